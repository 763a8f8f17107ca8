/** The top of a marked worksheet: the score, what it comes from, and slips that explain several steps. */
import type { MarkedPage } from '../src/explain/marked-page.ts';
import { Tex, Words } from './tex.tsx';

export function Score({ marked }: { readonly marked: MarkedPage }) {
  return (
    <div class="score" role="status">
      <p class="figure">
        <strong>
          {marked.earned} of {marked.total}
        </strong>{' '}
        steps earned
      </p>
      <p>{marked.summary}</p>
      {marked.shared.map((slip) => (
        <div class="shared">
          <p>
            One slip explains{' '}
            {slip.steps.map((step, i) => (
              <>
                {i > 0 && (i === slip.steps.length - 1 ? ' and ' : ', ')}
                <Tex tex={step} />
              </>
            ))}
            .
          </p>
          <details>
            <summary>Hint</summary>
            <Words phrase={slip.hint} />
          </details>
          {slip.words.length > 0 && (
            <details>
              <summary>The slip</summary>
              <Words phrase={slip.words} />
            </details>
          )}
        </div>
      ))}
    </div>
  );
}
