/** Marks → the result that page, API and command line share, with feedback in words at the level asked for. */

import type { Slip } from '../diagnose/diagnose.ts';
import type { Observation } from '../diagnose/observe.ts';
import type { SlipId } from '../diagnose/table.ts';
import type { Mark, Marks, Note, StepMark } from '../grade/grade.ts';
import { valueToLatex } from '../math/latex.ts';
import { never, toText } from '../math/tree.ts';
import { equalValues } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import { FEEDBACK_LEVELS, type FeedbackLevel } from '../problem/schema.ts';
import type { Step } from '../trace/solve.ts';
import { sayEvaluation } from './faults.ts';
import { remember } from './remember.ts';
import { plain, sayHint, sayObservation, saySlip, slipsAt, wroteOf } from './slips.ts';
import { sayUnread } from './unread.ts';
import { sayShape, valueToText } from './values.ts';
import { ruleText } from './worked.ts';

export interface StepResult {
  readonly mark: Mark;
  /** The nearest wrong steps that a carried answer rests on. */
  readonly from?: readonly Id[];
  readonly note?: Note;
  /** Offset in the answer of what could not be read, from 0. */
  readonly at?: number;
  readonly feedback?: string;
  /** From `hint` on: the slips that explain a wrong step, as in the result's `slips`. */
  readonly slips?: readonly SlipId[];
  /** From `hint` on: what can be seen of a wrong step that no slip explains. */
  readonly observed?: Observation['code'];
  /** At `full`, for a wrong step: the true value, and LaTeX of it and of the answer. */
  readonly expected?: string;
  readonly tex?: { readonly answer: string; readonly expected: string };
}

export interface GradeResult {
  readonly problem: string;
  readonly variant: number | null;
  readonly score: { readonly earned: number; readonly total: number };
  readonly steps: Readonly<Record<Id, StepResult>>;
  /** The fewest slips that explain the wrong steps; none are told at `where`. */
  readonly slips: readonly SlipResult[];
}

export interface SlipResult {
  readonly id: SlipId;
  /** The quantity in whose rule it lies. */
  readonly of: string;
  readonly steps: readonly Id[];
  /** At `full`: what was run in place of the rule, and what would explain the same steps as well (`of`: in another quantity's rule). */
  readonly wrote?: string;
  readonly rule: string;
  readonly equals?: readonly { readonly id: SlipId; readonly of?: string; readonly wrote: string }[];
  /** False where two changes at once were needed. */
  readonly certain?: false;
  readonly feedback: string;
}

/** The level asked for, or the most that the problem lets be told. */
export const levelFor = (marks: Marks, asked: FeedbackLevel): FeedbackLevel =>
  FEEDBACK_LEVELS[
    Math.min(FEEDBACK_LEVELS.indexOf(asked), FEEDBACK_LEVELS.indexOf(marks.trace.problem.feedback))
  ]!;

export function explainMarks(marks: Marks, asked: FeedbackLevel): GradeResult {
  const level = levelFor(marks, asked);
  const firstWrong = marks.steps.find((step) => step.mark === 'wrong')?.step.id;
  const steps: Record<Id, StepResult> = {};
  for (const step of marks.steps)
    steps[step.step.id] = explainStep(
      step,
      level,
      step.step.id === firstWrong,
      step.mark === 'wrong' ? slipsAt(marks.slips, step.step.id) : [],
    );
  return {
    problem: marks.trace.problem.id,
    variant: null,
    score: { earned: marks.earned, total: marks.total },
    steps,
    slips: level === 'where' ? [] : marks.slips.map((slip) => explainSlip(slip, level)),
  };
}

function explainSlip(slip: Slip, level: 'hint' | 'full'): SlipResult {
  const { change, steps, certain } = slip;
  const common = { id: change.id, of: change.of, steps };
  const doubt = certain ? {} : { certain: false as const };
  const rule = toText(change.rule);
  if (level === 'hint') return { ...common, rule, ...doubt, feedback: plain(sayHint(slip)) };
  const equals = slip.equals.map((other) => ({
    id: other.id,
    ...(other.of === change.of ? {} : { of: other.of }),
    wrote: wroteOf(other),
  }));
  return { ...common, wrote: wroteOf(change), rule, equals, ...doubt, feedback: plain(saySlip(slip)) };
}

function explainStep(
  step: StepMark,
  level: FeedbackLevel,
  first: boolean,
  slips: readonly Slip[],
): StepResult {
  switch (step.mark) {
    case 'blank':
      return { mark: 'blank' };
    case 'unreadable':
      return { mark: 'unreadable', at: step.at, feedback: sayUnread(step.why) };
    case 'correct':
      return step.note ? { mark: 'correct', note: step.note } : { mark: 'correct' };
    case 'carried':
      return { mark: 'carried', from: step.from, ...(step.note ? { note: step.note } : {}) };
    case 'wrong': {
      const note = step.note ? { note: step.note } : {};
      const feedback = sayWrong(step, level, first, slips).join(' ');
      if (level === 'where') return { mark: 'wrong', ...note, feedback };
      const story = {
        ...(slips.length > 0 ? { slips: slips.map((slip) => slip.change.id) } : {}),
        ...(step.observed && sayObservation(step.observed, level) !== ''
          ? { observed: step.observed.code }
          : {}),
      };
      if (level === 'hint') return { mark: 'wrong', ...note, ...story, feedback };
      const expected = {
        expected: trueText(step.step),
        tex: { answer: valueToLatex(step.answer), expected: trueLatex(step.step) },
      };
      return { mark: 'wrong', ...note, ...story, feedback, ...expected };
    }
    default:
      return never(step);
  }
}

type WrongMark = Extract<StepMark, { mark: 'wrong' }>;

/** The sentences about a wrong step, the least telling first. */
export function sayWrong(
  step: WrongMark,
  level: FeedbackLevel,
  first: boolean,
  slips: readonly Slip[] = [],
): string[] {
  const sentences = [
    first ? 'This is the first step that goes wrong.' : 'This does not follow from the numbers before it.',
  ];
  if (step.shape)
    sentences.push(`The answer is ${sayShape(step.shape)}; something of another shape is asked.`);
  if (step.filled.length > 0 && !step.cannotRun) sentences.push(sayFilled(step.filled));
  if (step.cannotRun)
    sentences.push(
      `Nothing follows from the numbers before it, because ${step.cannotRun.at} cannot be computed from them: ${sayEvaluation(step.cannotRun.problem)}.`,
    );
  if (level === 'where') return sentences;
  sentences.push(
    ...(slips.length > 0
      ? slips.map((slip) => plain(level === 'hint' ? sayHint(slip) : saySlip(slip)))
      : [sayRule(step.step)]),
  );
  const seen = step.observed ? sayObservation(step.observed, level) : '';
  if (seen !== '') sentences.push(seen);
  if (level === 'hint') return sentences;
  if (step.shape) sentences.push(`The answer should be ${sayShape(step.step.value)}.`);
  const expected = trueText(step.step);
  const follows =
    step.follows && !equalValues(step.follows, step.step.value) ? valueToText(step.follows) : null;
  sentences.push(
    follows
      ? `From the numbers before it follows ${follows}; the true value is ${expected}.`
      : `Expected: ${expected}.`,
  );
  return sentences;
}

/** What stands beside a mark: a row was written for a column, or a column for a row. */
export const sayNote = (note: Note | undefined): string =>
  note === 'transposed' ? 'Written as a row where a column is asked, or the other way round; accepted.' : '';

const sayFilled = (ids: readonly Id[]): string =>
  `${ids.join(' and ')} ${ids.length === 1 ? 'is' : 'are'} blank, unreadable or of another shape, so what follows from the answers before was used.`;

/** `Check it against the rule v[1] = beta*v[0] - alpha*g[0].` */
const sayRule = remember((step: Step): string => `Check it against the rule ${step.id} = ${ruleText(step)}.`);

const trueText = remember((step: Step): string => valueToText(step.value));
const trueLatex = remember((step: Step): string => valueToLatex(step.value));
