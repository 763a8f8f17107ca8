/** What stands beside a marked answer: its mark, where it goes wrong, and on asking the hint, the slip and what was expected. */
import type { VNode } from 'preact';
import type { PageFeedback, PageLine, PageSlip } from '../src/explain/marked-page.ts';
import { Sign } from './sign.tsx';
import { Display, Tex, Words } from './tex.tsx';

const MARKS: Readonly<Record<PageFeedback['mark'], { readonly sign: string; readonly word: string }>> = {
  correct: { sign: '✓', word: 'correct' },
  carried: { sign: '↳', word: 'carried: right from your own numbers' },
  wrong: { sign: '✗', word: 'wrong' },
  blank: { sign: '○', word: 'blank' },
  unreadable: { sign: '?', word: 'not readable' },
};

export function Feedback({
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
    <div class="feedback" id={`mark-${id}`} tabindex={-1}>
      <p class={`mark ${feedback.mark}`}>
        <Sign sign={sign} /> <span class="word">{word}</span>
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
      {feedback.where.some((piece) => piece !== '') && <Words phrase={feedback.where} kind="where" />}
      {feedback.lines && <JudgedLines lines={feedback.lines} symbol={symbol} />}
      {feedback.carried !== undefined && <Display tex={feedback.carried} />}
      <Stages feedback={feedback} expected={expected} />
    </div>
  );
}

/** What is told on asking, each stage inside the one before it: the hint, the slip, what was expected. */
function Stages({ feedback, expected }: { readonly feedback: PageFeedback; readonly expected: string }) {
  const stages = [
    hintStage(feedback),
    ...(feedback.slips ?? []).map(slipStage),
    valueStage(feedback, expected),
  ];
  return stages
    .filter((stage) => stage !== null)
    .reduceRight<VNode | null>(
      (later, { title, told }) => (
        <details>
          <summary>{title}</summary>
          {told}
          {later}
        </details>
      ),
      null,
    );
}

interface Stage {
  readonly title: string;
  readonly told: VNode;
}

const hintStage = ({ hint, hintWords = [] }: PageFeedback): Stage | null =>
  hint === undefined && hintWords.length === 0
    ? null
    : {
        title: 'Hint',
        told: (
          <>
            {hintWords.map((words) => (
              <Words phrase={words} />
            ))}
            {hint !== undefined && <Display tex={hint} />}
          </>
        ),
      };

const slipStage = ({ words, rule, ran }: PageSlip): Stage => ({
  title: 'The slip',
  told: (
    <>
      <Words phrase={words} />
      {ran !== '' && (
        <>
          <p>The rule:</p>
          <Display tex={rule} />
          <p>What the answer fits:</p>
          <Display tex={ran} />
        </>
      )}
    </>
  ),
});

const valueStage = ({ expected, observed, follows }: PageFeedback, title: string): Stage | null =>
  expected === undefined
    ? null
    : {
        title,
        told: (
          <>
            {observed && <p>{observed}</p>}
            {follows !== undefined && (
              <>
                <p>From your own numbers:</p>
                <Display tex={follows} />
                <p>With the true ones:</p>
              </>
            )}
            <Display tex={expected} />
          </>
        ),
      };

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
              <Sign sign={sign} /> {line.verdict === 'holds' ? line.reason : word}
            </span>
            {line.says !== '' && <p class="says">{line.says}</p>}
          </li>
        );
      })}
    </ol>
  );
}
