/** The worksheet: a field for each step; once marked, each answer with its mark, feedback, and what was expected. */
import type { Definition } from '../src/checker.ts';
import type { MarkedPage, PageFeedback, PageLine, TexPhrase } from '../src/explain/marked-page.ts';
import { page } from './layout.tsx';
import { markdownToHtml } from './markdown.ts';
import { pagesOf, pagesToName, passesOf, titleOfPage } from './paging.ts';
import { Statement } from './statement.tsx';
import { TakeAlong } from './take-along.tsx';
import { Display, Tex } from './tex.tsx';

const MARKS: Readonly<Record<PageFeedback['mark'], { readonly sign: string; readonly word: string }>> = {
  correct: { sign: '✓', word: 'correct' },
  carried: { sign: '↳', word: 'carried: right from your own numbers' },
  wrong: { sign: '✗', word: 'wrong' },
  blank: { sign: '○', word: 'blank' },
  unreadable: { sign: '?', word: 'not readable' },
};

interface WorksheetProps {
  readonly definition: Definition;
  readonly typed: Readonly<Record<string, string>>;
  readonly marked: MarkedPage | null;
  /** Which page of a long worksheet, from 1. */
  readonly page?: number;
}

/** How many pages a worksheet has. */
export const worksheetPages = ({ steps }: Definition): number => pagesOf(steps).length;

export function worksheetPage(props: WorksheetProps): string {
  const { definition, typed, marked, page: here = 1 } = props;
  const pages = pagesOf(definition.steps);
  const shown = pages[here - 1]!;
  const mixed = new Set(definition.steps.map((step) => step.rounding)).size > 1;
  const action =
    pages.length > 1 ? `/problems/${definition.id}?page=${here}#work` : `/problems/${definition.id}#work`;
  return page(
    marked ? `${marked.earned} of ${marked.total}: ${definition.title}` : definition.title,
    <>
      <Statement {...definition} />
      <section>
        <h2 id="work">{marked ? 'Your work, marked' : 'Your work'}</h2>
        {marked && <Score marked={marked} />}
        <p class="digits">{definition.answers}</p>
        {!marked && <Writing expressions={definition.steps.some((step) => step.kind !== 'numbers')} />}
        <form method="post" action={action}>
          {pages.length > 1 && (
            <>
              {/* Enter marks the sheet: the first button of a form is the one it presses. */}
              <button type="submit" class="unseen" tabindex={-1}>
                Mark
              </button>
              <KeptAnswers typed={typed} shown={shown} />
              <Pages definition={definition} marked={marked} here={here} />
            </>
          )}
          {passesOf(shown).map((steps) => (
            <fieldset>
              {steps[0]!.part !== '' && <legend>{steps[0]!.part}</legend>}
              {steps.map((step) => (
                <StepField
                  step={step}
                  typed={typed[step.id] ?? ''}
                  feedback={marked?.steps[step.id]}
                  rounding={mixed ? step.rounding : ''}
                />
              ))}
              {steps.some((step) => step.id === 'step' && step.kind === 'derivation') && (
                <RangeField first="n >= 1" typed={typed.range ?? ''} feedback={marked?.steps.range} />
              )}
            </fieldset>
          ))}
          {pages.length > 1 && <Pages definition={definition} marked={marked} here={here} />}
          <p class="actions">
            <button type="submit">{marked ? 'Mark again' : 'Mark my work'}</button>
            {definition.solution === 'always' && (
              <a href={`/problems/${definition.id}/solution${here > 1 ? `?page=${here}` : ''}`}>
                Worked solution
              </a>
            )}
          </p>
        </form>
        <TakeAlong id={definition.id} variant={definition.variant} shown={definition.solution === 'always'} />
        {definition.steps.some((step) => step.kind !== 'numbers') && <script src="/assets/lines.js" defer />}
      </section>
    </>,
  );
}

function Writing({ expressions }: { readonly expressions: boolean }) {
  if (expressions)
    return (
      <p class="quiet">
        Write a product as <code>beta*g[0]</code> or <code>g(1-rho)</code>, a power as <code>rho^n</code>, a
        term as <code>s[n-1]</code> or <code>s_{'{n-1}'}</code>, a sum as <code>sum(rho^k, k, 0, n)</code>.
        LaTeX and Greek letters are read too. In a derivation every line stands on a line of its own and
        equals the one above it; the reasons are found for you. Leave blank what you have not done.
      </p>
    );
  return (
    <p class="quiet">
      Write a number as <code>0.8</code>, <code>-3</code> or <code>4/5</code>, a vector as{' '}
      <code>[0, -1]</code>, a matrix row by row as <code>[2, -1; -1, 3]</code>, a root as{' '}
      <code>sqrt(17)</code>. LaTeX is read too. Leave blank what you have not done.
    </p>
  );
}

function Score({ marked }: { readonly marked: MarkedPage }) {
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

function Words({ phrase }: { readonly phrase: TexPhrase }) {
  return <p>{phrase.map((piece) => (typeof piece === 'string' ? piece : <Tex tex={piece.tex} />))}</p>;
}

/** Answers on other pages go with the form, so that nothing typed is lost and errors are carried across pages. */
function KeptAnswers({
  typed,
  shown,
}: {
  readonly typed: Readonly<Record<string, string>>;
  readonly shown: Definition['steps'];
}) {
  const here = new Set(shown.map((step) => step.id));
  return (
    <>
      {Object.entries(typed)
        .filter(([id, answer]) => answer !== '' && !here.has(id))
        .map(([id, answer]) => (
          <input type="hidden" name={id} value={answer} />
        ))}
    </>
  );
}

/** Buttons to the other pages: they send what was typed along, and mark only where the sheet is marked already. */
function Pages({
  definition,
  marked,
  here,
}: {
  readonly definition: Definition;
  readonly marked: MarkedPage | null;
  readonly here: number;
}) {
  const pages = pagesOf(definition.steps);
  const wrongOn = (page: number): boolean =>
    pages[page - 1]!.some((step) => marked?.steps[step.id]?.mark === 'wrong');
  return (
    <nav class="pages" aria-label="Pages of this worksheet">
      <span>{titleOfPage(pages[here - 1]!)}</span>
      {pagesToName(pages.length, here).map((page) =>
        page === 0 ? (
          <span>…</span>
        ) : page === here ? (
          <strong aria-current="page">{page}</strong>
        ) : (
          <button
            type="submit"
            formaction={`/problems/${definition.id}?page=${page}${marked ? '' : '&typed'}#work`}
            title={titleOfPage(pages[page - 1]!)}
          >
            {page}
            {wrongOn(page) && <span class="sign"> ✗</span>}
          </button>
        ),
      )}
    </nav>
  );
}

interface StepFieldProps {
  readonly step: Definition['steps'][number];
  readonly typed: string;
  readonly feedback: PageFeedback | undefined;
  /** What is asked of this answer, where steps differ in it. */
  readonly rounding: string;
}

function StepField({ step, typed, feedback, rounding }: StepFieldProps) {
  const field = `answer-${step.id}`;
  const common = {
    id: field,
    name: step.id,
    autocomplete: 'off',
    autocapitalize: 'off' as const,
    spellcheck: false,
    'aria-label': `${step.title}: ${step.id}`,
    'aria-describedby': feedback ? `mark-${step.id}` : undefined,
    'aria-invalid':
      feedback?.mark === 'wrong' || feedback?.mark === 'unreadable' ? ('true' as const) : undefined,
  };
  return (
    <div class={`step ${step.kind} ${feedback?.mark ?? ''}`}>
      <label for={field}>
        <span class="title">
          {step.title}
          {rounding !== '' && <span class="rounding">{rounding}</span>}
        </span>
        <span class="lhs">
          <Tex tex={`\\displaystyle ${step.tex.symbol} =`} />
        </span>
      </label>
      {step.kind === 'numbers' ? (
        <input {...common} value={typed} />
      ) : (
        <Lines step={step} typed={typed} {...common} />
      )}
      {feedback && (
        <Feedback
          id={step.id}
          feedback={feedback}
          symbol={step.tex.symbol}
          expected={step.kind === 'numbers' ? 'Expected value' : 'A right way'}
        />
      )}
    </div>
  );
}

interface LinesProps {
  readonly step: Definition['steps'][number];
  readonly typed: string;
  readonly name: string;
}

/** A field that takes a line of the derivation on each of its lines: added with Enter, removed as text is. */
function Lines({ step, typed, ...field }: LinesProps) {
  const lines = typed.split('\n').length;
  const rows = Math.max(step.kind === 'derivation' ? 4 : 1, Math.min(12, lines + (lines > 1 ? 1 : 0)));
  return (
    <div class="field">
      {step.about !== undefined && (
        <div class="about" dangerouslySetInnerHTML={{ __html: markdownToHtml(step.about) }} />
      )}
      {step.wanted !== undefined && (
        <p class="wanted">
          {step.kind === 'derivation' ? 'to end in ' : 'in '}
          <Tex tex={step.wanted} />
        </p>
      )}
      <textarea {...field} rows={rows} data-lines={step.id}>
        {typed}
      </textarea>
      <div class="preview" />
    </div>
  );
}

/** A proof by induction may say for which n it holds; that is marked, and not counted. */
function RangeField({ first, typed, feedback }: RangeProps) {
  return (
    <div class={`step range ${feedback?.mark ?? ''}`}>
      <label for="answer-range">
        <span class="title">For which n this shows it (not counted)</span>
      </label>
      <input
        id="answer-range"
        name="range"
        value={typed}
        placeholder={first}
        autocomplete="off"
        aria-describedby={feedback ? 'mark-range' : undefined}
      />
      {feedback && feedback.mark !== 'blank' && (
        <Feedback id="range" feedback={feedback} symbol="" expected="" />
      )}
    </div>
  );
}

interface RangeProps {
  readonly first: string;
  readonly typed: string;
  readonly feedback: PageFeedback | undefined;
}

function Feedback({
  id,
  feedback,
  symbol,
  expected,
}: {
  readonly id: string;
  readonly feedback: PageFeedback;
  readonly symbol: string;
  /** Heads what would have been right. */
  readonly expected: string;
}) {
  const { sign, word } = MARKS[feedback.mark];
  return (
    <div class="feedback" id={`mark-${id}`}>
      <p class={`mark ${feedback.mark}`}>
        <span class="sign" aria-hidden="true">
          {sign}
        </span>{' '}
        {word}
        {feedback.answer !== undefined && (
          <span class="read">
            {' '}
            <Tex tex={`${symbol} = ${feedback.answer}`} />
          </span>
        )}
      </p>
      {feedback.unread && (
        <p class="unread">
          <code>
            {feedback.unread.before}
            <mark>{feedback.unread.after || '␣'}</mark>
          </code>
        </p>
      )}
      {feedback.where !== '' && <p>{feedback.where}</p>}
      {feedback.lines && <JudgedLines lines={feedback.lines} symbol={symbol} />}
      {feedback.carried !== undefined && <Display tex={feedback.carried} />}
      {feedback.hint !== undefined && (
        <details>
          <summary>Hint</summary>
          {feedback.hintWords?.map((words) => (
            <Words phrase={words} />
          ))}
          <Display tex={feedback.hint} />
        </details>
      )}
      {feedback.slips?.map((slip) => (
        <details>
          <summary>The slip</summary>
          <Words phrase={slip.words} />
          {slip.ran !== '' && (
            <>
              <p>The rule:</p>
              <Display tex={slip.rule} />
              <p>What the answer fits:</p>
              <Display tex={slip.ran} />
            </>
          )}
        </details>
      ))}
      {feedback.expected !== undefined && (
        <details>
          <summary>{expected}</summary>
          {feedback.observed && <p>{feedback.observed}</p>}
          {feedback.follows !== undefined && (
            <>
              <p>From your own numbers:</p>
              <Display tex={feedback.follows} />
              <p>With the true ones:</p>
            </>
          )}
          <Display tex={feedback.expected} />
        </details>
      )}
    </div>
  );
}

const VERDICTS: Readonly<Record<PageLine['verdict'], { readonly sign: string; readonly word: string }>> = {
  holds: { sign: '✓', word: 'holds' },
  fails: { sign: '✗', word: 'does not follow' },
  circular: { sign: '↻', word: 'circular' },
  unreadable: { sign: '?', word: 'not readable' },
};

/** Each line of a derivation with its verdict, and the reason why it follows. */
function JudgedLines({ lines, symbol }: { readonly lines: readonly PageLine[]; readonly symbol: string }) {
  return (
    <ol class="lines">
      {lines.map((line, i) => {
        const { sign, word } = VERDICTS[line.verdict];
        return (
          <li class={line.verdict}>
            <span class="line-tex">
              {line.tex === undefined ? (
                <code>{line.text}</code>
              ) : (
                <Tex tex={`\\displaystyle ${i === 0 ? symbol : ''} = ${line.tex}`} />
              )}
            </span>
            <span class="verdict">
              <span class="sign" aria-hidden="true">
                {sign}
              </span>{' '}
              {line.verdict === 'holds' ? line.reason : word}
            </span>
            {line.says !== '' && <p class="says">{line.says}</p>}
          </li>
        );
      })}
    </ol>
  );
}
