/** A write-up to paste, and the same shown back with a mark at every equation. */
import type { CheckedPage, GradeResult, ProblemSummary } from '../src/checker.ts';
import { SIGNS } from '../src/explain/marks-text.ts';
import { isFlawed, NO_EQUATION, VERDICTS, wrongAnswers } from '../src/explain/writeup.ts';
import type { Piece, Placed } from '../src/explain/writeup-page.ts';
import { LARGEST_VARIANT } from './address.ts';
import { page } from './layout.tsx';
import { markdownToHtml } from './markdown.ts';
import { Sign } from './sign.tsx';
import { Display, Tex } from './tex.tsx';

interface CheckProps {
  readonly problems: readonly ProblemSummary[];
  readonly text: string;
  readonly problem: string;
  /** Which variant of it; its own numbers unless said. */
  readonly variant?: number | undefined;
  readonly checked: CheckedPage | null;
}

export function checkPage({ problems, text, problem, variant, checked }: CheckProps): string {
  const title = checked ? sayTitle(checked) : 'Check a write-up';
  return page(
    title,
    <>
      <h1>{checked ? 'Your write-up, marked' : 'Check a write-up'}</h1>
      {checked ? (
        <Found checked={checked} />
      ) : (
        <p class="lead">
          See which equations of a solution are true, which are false, and where the first goes wrong.
        </p>
      )}
      {checked && (
        <section class="writeup" id="writeup">
          {checked.pieces.map((piece) => (
            <Shown piece={piece} next={(number) => nextAfter(checked, number)} grade={checked.result.grade} />
          ))}
        </section>
      )}
      <form method="post" action="/check" class="paste">
        <label for="text">
          {checked ? 'Mend it and check again' : 'Your solution: Markdown with TeX, LaTeX, or plain text'}
        </label>
        <textarea id="text" name="text" rows={checked ? 10 : 18} spellcheck={false}>
          {text}
        </textarea>
        <p class="solves">
          <label>
            It solves{' '}
            <select name="problem">
              <option value="">no problem of this site</option>
              {problems.map(({ id, title: name }) => (
                <option value={id} selected={id === problem}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            variant, if any{' '}
            <input name="variant" type="number" min={0} max={LARGEST_VARIANT} value={variant} />
          </label>
        </p>
        <p class="actions">
          <button type="submit">Check every equation</button>
        </p>
      </form>
    </>,
  );
}

const sayTitle = ({ flawed: { length } }: CheckedPage): string =>
  length === 0 ? 'Nothing false was found' : length === 1 ? '1 wrong equation' : `${length} wrong equations`;

/** What was found, the first false equation first. */
function Found({ checked }: { readonly checked: CheckedPage }) {
  const { result, flawed } = checked;
  const { summary, unread, grade } = result;
  const [first] = flawed;
  const equation = first === undefined ? undefined : result.equations[first - 1];
  return (
    <div class="score" role="status">
      <p class="figure">
        <strong>{summary.true} true</strong>, {summary.false} false, {summary.unproved} not proved,{' '}
        {summary.notUnderstood} not understood
        {grade && `; ${grade.score.earned} of ${grade.score.total} steps earned`}
      </p>
      {equation ? (
        <p>
          The first that goes wrong is <a href={`#equation-${first}`}>{nameOf(equation)}</a>.
        </p>
      ) : result.equations.length === 0 ? (
        <p>{NO_EQUATION}</p>
      ) : (
        <p>Nothing false was found. What is not proved was read, and is neither shown nor refuted.</p>
      )}
      {grade?.slips.map((slip) => (
        <p>{slip.feedback}</p>
      ))}
      {unread.map(({ line, feedback }) => (
        <p class="says">
          Line {line}: {feedback}
        </p>
      ))}
    </div>
  );
}

const nameOf = ({ tag, line }: { readonly tag: string | null; readonly line: number }): string =>
  tag ? `(${tag}), line ${line}` : `the one in line ${line}`;

const nextAfter = ({ flawed }: CheckedPage, number: number): number | undefined =>
  flawed.find((other) => other > number);

interface ShownProps {
  readonly piece: Piece;
  readonly next: (number: number) => number | undefined;
  readonly grade: GradeResult | undefined;
}

function Shown({ piece, ...around }: ShownProps) {
  if (piece.kind === 'display') return <Equation equation={piece.equation} {...around} typeset />;
  const telling = piece.equations.filter(
    (equation) =>
      isFlawed(equation) ||
      equation.relations.some(({ verdict, feedback }) => verdict !== 'true' || feedback),
  );
  return (
    <>
      <div class="prose" dangerouslySetInnerHTML={{ __html: markdownToHtml(piece.text) }} />
      {telling.map((equation) => (
        <Equation equation={equation} {...around} typeset={false} />
      ))}
    </>
  );
}

/** One equation: typeset where it is a display, each relation with its verdict. */
function Equation({
  equation,
  next,
  grade,
  typeset,
}: Omit<ShownProps, 'piece'> & {
  readonly equation: Placed;
  readonly typeset: boolean;
}) {
  const { number, tex, tag, line, relations, answers } = equation;
  const flawed = isFlawed(equation);
  const following = flawed ? next(number) : undefined;
  return (
    <div class={`equation ${flawed ? 'false' : ''}`} id={`equation-${number}`}>
      {typeset && <Display tex={withoutLabels(tex)} />}
      <ol class="relations">
        {relations.map(({ left, right, line: own, verdict, how, feedback }) => {
          const { sign, word } = VERDICTS[verdict];
          return (
            <li class={verdict}>
              <span class="judged">
                <Sign sign={sign} /> {word}
                {how && <span class="how">, {how}</span>}
                {own !== line && <span class="how">, line {own}</span>}
              </span>
              {(!typeset || relations.length > 1) && <Tex tex={`${left} = ${right}`} />}
              {feedback && <p class="says">{feedback}</p>}
            </li>
          );
        })}
      </ol>
      {wrongAnswers(equation, grade).map(({ id, mark, feedback }) => (
        <p class="says">
          <Sign sign={SIGNS[mark]} /> {id}: {mark}. {feedback}
        </p>
      ))}
      <p class="quiet place">
        {tag ? `(${tag}), ` : ''}line {line}
        {answers &&
          `; ${Object.entries(answers)
            .map(([id, { mark }]) => `${id}: ${mark}`)
            .join(', ')}`}
        {following !== undefined && (
          <>
            {' · '}
            <a href={`#equation-${following}`}>next wrong one</a>
          </>
        )}
      </p>
    </div>
  );
}

const withoutLabels = (tex: string): string => tex.replace(/\\label\s*\{[^{}]*\}/g, '');
