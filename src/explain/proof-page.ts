/** Marks of a symbolic problem → what the marked worksheet shows beside each answer, line by line. */
import type { JudgedLine } from '../derive/judged-line.ts';
import type { ProofMark, ProofMarks } from '../grade/proof.ts';
import { never } from '../math/tree.ts';
import { type Proof, RANGE } from '../problem/proof.ts';
import { REASONS, sayLine } from './lines.ts';
import { cutAt, type MarkedPage, type PageFeedback, type PageLine, type TexPhrase } from './marked-page.ts';
import { levelFor } from './marks.ts';
import { explainRange, sayAnswer, sayGap, slipOf } from './proof-marks.ts';
import { alignedTex, proofTex } from './proof-tex.ts';
import { workedLines } from './proof-worked.ts';
import { sayShown } from './show.ts';
import { type Phrase, sayExpressionHint, sayExpressionSlip } from './slips.ts';

export function describeProof(marks: ProofMarks): MarkedPage {
  const first = marks.steps.find(({ mark }) => mark === 'wrong') ?? null;
  const steps = marks.steps.map((step): [string, PageFeedback] => [
    step.ask.id,
    describe(marks, step, step === first),
  ]);
  const range = marks.range && explainRange(marks.range);
  return {
    earned: marks.earned,
    total: marks.total,
    summary: summarise(marks, first),
    steps: {
      ...Object.fromEntries(steps),
      ...(range ? { [RANGE]: { mark: range.mark, where: [range.feedback ?? ''] } } : {}),
    },
    shared: [],
  };
}

function describe(marks: ProofMarks, step: ProofMark, first: boolean): PageFeedback {
  const { proof } = marks;
  const { ask, mark, answer, lines, isDerivation } = step;
  const level = levelFor(proof, 'full');
  const symbol = proofTex(proof, ask.left);
  const where =
    (mark === 'wrong' || mark === 'unreadable') && isDerivation
      ? sentencesBesideLines(marks, step, first)
      : sayAnswer(marks, step, 'where', first);
  const shown = isDerivation
    ? { lines: lines.map((line) => pageLine(proof, step, line)) }
    : answer
      ? { answer: proofTex(proof, answer) }
      : {};
  const feedback: PageFeedback = { mark, where: [where.join(' ')], ...shown };
  if (mark === 'unreadable' && !isDerivation) return { ...feedback, ...unreadIn(step) };
  if (mark !== 'wrong' || level === 'where') return feedback;
  const slip = slipOf(step);
  const words = (phrase: Phrase): TexPhrase =>
    phrase.map((piece) =>
      typeof piece === 'string' ? piece : { tex: 'id' in piece ? symbol : proofTex(proof, piece.tree) },
    );
  const hint = slip ? { hintWords: [[sayExpressionHint(slip)]] } : {};
  if (level === 'hint') return { ...feedback, ...hint };
  const told = slip ? { slips: [{ words: words(sayExpressionSlip(slip)), rule: '', ran: '' }] } : {};
  const reasons = workedLines(proof, ask);
  const expected = alignedTex(
    symbol,
    ask.lines.map((tree, i) => {
      const line = reasons[i];
      return { tex: proofTex(proof, tree), reason: line?.verdict === 'holds' ? REASONS[line.by] : '' };
    }),
  );
  const seen = ask.kind === 'expression' ? sayGap(step) : null;
  return {
    ...feedback,
    ...hint,
    ...told,
    expected,
    ...(seen ? { observed: seen } : {}),
    hint: `${symbol} = ${proofTex(proof, ask.lines[0]!)}`,
  };
}

/** Lines say themselves what is wrong with them; above them stands only what concerns the whole. */
const sentencesBesideLines = (marks: ProofMarks, step: ProofMark, first: boolean): string[] =>
  step.mark === 'unreadable'
    ? []
    : sayAnswer(
        marks,
        { ...step, lines: step.lines.filter(({ verdict }) => verdict === 'holds') },
        'where',
        first,
      );

function unreadIn({ texts, lines }: ProofMark): Pick<PageFeedback, 'unread'> {
  const line = lines.find(({ verdict }) => verdict === 'unreadable');
  return line && 'at' in line ? { unread: cutAt(texts[line.line] ?? '', line.at) } : {};
}

function pageLine(proof: Proof, { texts }: ProofMark, line: JudgedLine): PageLine {
  const says = sayLine(line, 'full');
  const text = texts[line.line] ?? '';
  switch (line.verdict) {
    case 'holds':
      return { verdict: 'holds', tex: proofTex(proof, line.tree), reason: REASONS[line.by], says };
    case 'fails':
    case 'circular':
      return { verdict: line.verdict, tex: proofTex(proof, line.tree), reason: '', says };
    case 'unreadable':
      return { verdict: 'unreadable', text, reason: '', says };
    default:
      return never(line);
  }
}

function summarise({ proof, steps, shown }: ProofMarks, first: ProofMark | null): TexPhrase {
  const count = (mark: ProofMark['mark']): number => steps.filter((step) => step.mark === mark).length;
  const [carried, unreadable, blank] = [count('carried'), count('unreadable'), count('blank')];
  const sentences: string[] = [];
  if (carried > 0)
    sentences.push(
      `${carried === 1 ? '1 answer is' : `${carried} answers are`} right from what you had before, and ${carried === 1 ? 'counts' : 'count'} in full.`,
    );
  if (unreadable > 0)
    sentences.push(`${unreadable === 1 ? '1 answer' : `${unreadable} answers`} could not be read.`);
  if (blank > 0) sentences.push(`${blank === 1 ? '1 answer is' : `${blank} answers are`} still blank.`);
  if (!first && carried + unreadable + blank === 0) sentences.push('Every answer is right.');
  sentences.push(...sayShown(shown, 'answer'));
  const rest = sentences.join(' ');
  if (!first) return [rest];
  const { id, left, title } = first.ask;
  return [
    'The first answer that goes wrong is ',
    { tex: proofTex(proof, left) },
    ' (',
    { words: title, step: id },
    `). ${rest}`,
  ];
}
