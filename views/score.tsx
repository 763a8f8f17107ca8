/** The top of a marked worksheet: the score, what it comes from, and slips that explain several steps. */
import type { MarkedPage } from '../src/explain/marked-page.ts';
import { Tex, Words } from './tex.tsx';

/** How many steps one slip explains, as people say it. */
const ALL: Readonly<Record<number, string>> = { 2: 'both', 3: 'all three', 4: 'all four', 5: 'all five' };

interface ScoreProps {
  readonly marked: MarkedPage;
  /** The steps on this page: what is said of another leads nowhere. */
  readonly here: ReadonlySet<string>;
}

export function Score({ marked, here }: ScoreProps) {
  const isHere = (step: string): boolean => here.has(step);
  return (
    <div class="score" id="work" role="status" tabindex={-1}>
      <p class="figure">
        <strong>
          {marked.earned} of {marked.total}
        </strong>{' '}
        steps earned
      </p>
      <Words phrase={marked.summary} isHere={isHere} />
      {marked.shared.map((slip) => (
        <div class="shared">
          <p class="figure">
            One slip explains {ALL[slip.steps.length] ?? `all ${slip.steps.length}`}:{' '}
            {slip.steps.map(({ id, tex }, i) => (
              <>
                {i > 0 && ', '}
                {isHere(id) ? (
                  <a href={`#step-${id}`} aria-label={id}>
                    <Tex tex={tex} />
                  </a>
                ) : (
                  <Tex tex={tex} />
                )}
              </>
            ))}
          </p>
          <details>
            <summary>Hint</summary>
            <Words phrase={slip.hint} />
            {slip.words.length > 0 && (
              <details>
                <summary>The slip</summary>
                <Words phrase={slip.words} />
              </details>
            )}
          </details>
        </div>
      ))}
    </div>
  );
}
