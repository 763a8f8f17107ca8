/** Marks of a symbolic problem → the result that page, API and command line share, in words at the level asked for. */
import type { Slip } from '../diagnose/diagnose.ts';
import type { ProofMark, ProofMarks, Remark } from '../grade/proof.ts';
import type { RangeMark } from '../grade/range.ts';
import { never, toText } from '../math/tree.ts';
import { goalOf, RANGE } from '../problem/proof.ts';
import type { FeedbackLevel } from '../problem/schema.ts';
import { lineResult, sayDifference, sayLine } from './lines.ts';
import {
  explainSlip,
  type GradeResult,
  levelFor,
  type SlipResult,
  type StepResult,
  toldShown,
} from './marks.ts';
import { proofTex } from './proof-tex.ts';
import { plain, sayExpressionHint, sayExpressionSlip } from './slips.ts';

/** The slip that explains a wrong answer, with those that would explain it as well. */
export function slipOf({ ask, changes }: ProofMark): Slip | null {
  const [change, ...equals] = changes;
  return change ? { change, steps: [ask.id], equals, certain: true } : null;
}

export function explainProof(marks: ProofMarks, asked: FeedbackLevel): GradeResult {
  const level = levelFor(marks.proof, asked);
  const first = marks.steps.find(({ mark }) => mark === 'wrong');
  const steps: Record<string, StepResult> = {};
  for (const step of marks.steps) steps[step.ask.id] = explainAnswer(marks, step, level, step === first);
  if (marks.range) steps[RANGE] = explainRange(marks.range);
  const slips = marks.steps.flatMap((step) => slipOf(step) ?? []);
  return {
    problem: marks.proof.id,
    variant: marks.proof.variant,
    score: { earned: marks.earned, total: marks.total },
    steps,
    ...toldShown(marks.shown),
    // The rule of an expression is its answer, and not told by a hint.
    slips: level === 'where' ? [] : slips.map((slip) => explainExpressionSlip(slip, level)),
  };
}

function explainExpressionSlip(slip: Slip, level: 'hint' | 'full'): SlipResult {
  const told = explainSlip(slip, level);
  return level === 'hint'
    ? { ...told, rule: slip.steps.join(', '), feedback: sayExpressionHint(slip) }
    : { ...told, feedback: plain(sayExpressionSlip(slip)) };
}

function explainAnswer(marks: ProofMarks, step: ProofMark, level: FeedbackLevel, first: boolean): StepResult {
  const { ask, mark, lines, isDerivation, from } = step;
  const told = sayAnswer(marks, step, level, first).join(' ');
  const feedback = told === '' ? {} : { feedback: told };
  const judged =
    isDerivation && lines.length > 0 ? { lines: lines.map((line) => lineResult(line, level)) } : {};
  switch (mark) {
    case 'blank':
      return { mark, ...feedback };
    case 'correct':
      return { mark, ...judged, ...feedback };
    case 'carried':
      return { mark, from, ...judged, ...feedback };
    case 'unreadable': {
      const unread = lines.find((line) => line.verdict === 'unreadable');
      return { mark, at: unread && 'at' in unread ? unread.at : 0, ...judged, ...feedback };
    }
    case 'wrong': {
      const slip = level === 'where' ? null : slipOf(step);
      const slips = slip ? { slips: [slip.change.id] } : {};
      if (level !== 'full' || ask.kind !== 'expression') return { mark, ...judged, ...slips, ...feedback };
      const { proof } = marks;
      const goal = goalOf(ask);
      const tex = step.answer
        ? { tex: { answer: proofTex(proof, step.answer), expected: proofTex(proof, goal) } }
        : {};
      return { mark, ...judged, ...slips, ...feedback, expected: toText(goal), ...tex };
    }
    default:
      return never(mark);
  }
}

/** The sentences about one answer, the least telling first. */
export function sayAnswer(
  marks: ProofMarks,
  step: ProofMark,
  level: FeedbackLevel,
  first: boolean,
): string[] {
  const { ask, mark, lines, remarks } = step;
  if (mark === 'blank') return sayBlank(marks, step);
  if (mark === 'unreadable') {
    const at = lines.findIndex((line) => line.verdict === 'unreadable');
    const where = lines.length > 1 ? `Line ${lines[at]!.line + 1}: ` : '';
    return [`${where}${sayLine(lines[at]!, level)}`];
  }
  const sentences = remarks.map((remark) => sayRemark(marks, step, remark));
  if (mark !== 'wrong') return sentences;
  const flawed = lines.findIndex(({ verdict }) => verdict === 'fails' || verdict === 'circular');
  if (first) sentences.unshift('This is the first answer that goes wrong.');
  if (flawed >= 0 && step.isDerivation)
    sentences.push(`Line ${lines[flawed]!.line + 1}: ${sayLine(lines[flawed]!, level)}`);
  if (level === 'where' || ask.kind !== 'expression') return sentences;
  const slip = slipOf(step);
  if (slip) sentences.push(level === 'hint' ? sayExpressionHint(slip) : plain(sayExpressionSlip(slip)));
  if (level === 'hint') return sentences;
  const gap = sayGap(step);
  if (gap) sentences.push(gap);
  sentences.push(`Expected: ${toText(goalOf(ask))}.`);
  return sentences;
}

/** Where an answer is worth something else than the right one: numbers for which it is. */
export const sayGap = ({ difference }: ProofMark): string | null =>
  difference && sayDifference(difference, 'the right answer', 'this one');

/** Cases are worth what they are; a proof that stops there is told where it would go on. */
function sayBlank({ steps, proof }: ProofMarks, { ask }: ProofMark): string[] {
  if (ask.kind !== 'step' || !proof.induction) return [];
  const { term } = proof.induction;
  const cases = steps.filter(
    (other) =>
      other.mark === 'correct' &&
      other.ask.kind === 'expression' &&
      other.ask.left.kind === 'name' &&
      other.ask.left.name === term.name,
  );
  return cases.length === 0
    ? []
    : [
        sayWhereStepGoes(
          cases.map((other) => other.ask.id),
          toText(ask.left),
          toText(term),
        ),
      ];
}

const sayWhereStepGoes = (cases: readonly string[], next: string, term: string): string =>
  `${cases.length > 0 ? `${cases.length === 1 ? `The case ${cases[0]} is` : `The cases ${cases.join(', ')} are`} right and counted. ` : ''}Cases alone do not show it for every n: start from ${next}, write it by its recurrence, put the claim in for ${term}, and end in the claim for ${next}.`;

function sayRemark({ proof }: ProofMarks, { ask }: ProofMark, remark: Remark): string {
  switch (remark.code) {
    case 'unfinished':
      return `This is not finished: ${remark.names.join(', ')} should not stand in it any more.`;
    case 'elsewhere':
      return ask.kind === 'expression'
        ? 'This is not yet what was asked for.'
        : `The last line should be what was to be shown: ${toText(ask.left)} = ${toText(goalOf(ask))}.`;
    case 'cases':
      return sayWhereStepGoes([], toText(ask.left), toText(proof.induction!.term));
    case 'late-base':
      return `The base is shown for n = ${remark.at}, but the claim starts at n = ${remark.first}.`;
    case 'direct':
      return 'Shown without the hypothesis, which is as good.';
    default:
      return never(remark);
  }
}

export function explainRange({ mark, from, first, shown, cases }: RangeMark): StepResult {
  if (mark === 'correct') return { mark };
  if (cases) return { mark, feedback: `These are cases; it is to be shown for every n from ${first} on.` };
  if (mark === 'unreadable')
    return { mark, at: 0, feedback: `Say for which n it holds, such as n >= ${first}.` };
  const feedback =
    from! > first
      ? `It is to be shown from n = ${first} on.`
      : shown === null
        ? `It is claimed from n = ${first} on.`
        : `The base shows it from n = ${shown} on, not from ${from}.`;
  return { mark, feedback };
}
