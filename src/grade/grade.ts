/** A trace and a student's answers → a mark for every step, with errors carried forward. */
import { decimalCommaAt, fitShape, spacedSignAt } from '../answer/fit.ts';
import type { Reading, Unread } from '../answer/read.ts';
import { type RawAnswers, readRaw } from '../answer/submission.ts';
import { diagnose, type Slip } from '../diagnose/diagnose.ts';
import { type Observation, observe } from '../diagnose/observe.ts';
import { EvaluationFault, type EvaluationProblem } from '../math/fault.ts';
import { equalValues, type Shape, type Value } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import { type Earlier, runStep, type Step, type Trace } from '../trace/solve.ts';

export type Mark = 'correct' | 'carried' | 'wrong' | 'blank' | 'unreadable';
export type Note = 'transposed';

interface Common {
  readonly step: Step;
  /** Whether the step counts in the score; a step that is not asked is marked only when answered. */
  readonly asked: boolean;
}

/** Why a step could not be run on the student's own numbers; `at` is the step whose rule failed. */
export interface CannotRun {
  readonly at: Id;
  readonly problem: EvaluationProblem;
}

export type StepMark = Common &
  (
    | { readonly mark: 'blank' }
    | { readonly mark: 'unreadable'; readonly at: number; readonly why: Unread }
    | { readonly mark: 'correct'; readonly answer: Value; readonly note?: Note }
    | { readonly mark: 'carried'; readonly answer: Value; readonly note?: Note; readonly from: readonly Id[] }
    | {
        readonly mark: 'wrong';
        readonly answer: Value;
        readonly note?: Note;
        /** What follows from the student's earlier numbers; null where the rule cannot be run on them. */
        readonly follows: Value | null;
        readonly cannotRun?: CannotRun;
        /** The answer's shape, where that alone is wrong. */
        readonly shape?: Shape;
        /** Earlier steps not (readably) given, whose values were worked out for the student. */
        readonly filled: readonly Id[];
        /** What can be seen of it, where no slip explains it. */
        readonly observed?: Observation;
      }
  );

export interface Marks {
  readonly trace: Trace;
  readonly earned: number;
  readonly total: number;
  readonly steps: readonly StepMark[];
  /** The fewest slips that explain the wrong steps. */
  readonly slips: readonly Slip[];
  /** The number the student works with at each step: the one written, or the one that follows from those before it. */
  readonly own: Earlier;
}

/** What is known of one step once it has been marked. */
interface Settled {
  readonly step: Step;
  readonly mark: Mark;
  /** The number the student works with; undefined where nothing was written and the rule cannot be run. */
  readonly own: Value | undefined;
  readonly cannotRun: CannotRun | undefined;
  /** Whether that number differs from the true one. */
  readonly off: boolean;
  /** Written by the student, in the right shape. */
  readonly written: boolean;
  /** The wrong steps it rests on: itself, or along every way back the first wrong one. Positions in the trace. */
  readonly roots: readonly number[];
}

/**
 * Marks every answer: against the true value, then against the step run on the student's own earlier numbers.
 * Step ids that the trace does not have are ignored here; the front door refuses them.
 */
export function grade(trace: Trace, answers: RawAnswers): Marks {
  const settled: Settled[] = [];
  const own: Earlier = (position) => settled[position]?.own;
  const steps: StepMark[] = [];
  let [earned, total] = [0, 0];

  for (const step of trace.steps) {
    const raw = Object.hasOwn(answers, step.id) ? answers[step.id] : undefined;
    const reading = raw === undefined ? BLANK : readRaw(raw);
    const before = step.before.map((position) => settled[position]!);
    const follows = followed(step, before, own);
    const marked = markStep(step, reading, typeof raw === 'string' ? raw : '', before, follows, trace);
    settled.push(settle(marked, before, follows));
    if (!step.asked && reading.kind === 'blank') continue;
    steps.push(marked);
    if (!step.asked) continue;
    total++;
    if (marked.mark === 'correct' || marked.mark === 'carried') earned++;
  }
  const wrong = steps.filter((step) => step.mark === 'wrong');
  if (wrong.length === 0) return { trace, earned, total, steps, slips: [], own };
  const slips = diagnose(
    { trace, own, written: (position) => settled[position]!.written },
    wrong.filter((step) => !step.shape && !step.cannotRun),
  );
  const told = new Set(slips.flatMap((slip) => slip.steps));
  return {
    trace,
    earned,
    total,
    steps: steps.map((step) => (told.has(step.step.id) ? step : observed(step))),
    slips,
    own,
  };
}

/** A wrong step that no slip explains, with what can be seen of it. */
function observed(marked: StepMark): StepMark {
  if (marked.mark !== 'wrong') return marked;
  const seen = observe(marked.answer, marked.follows ?? marked.step.value);
  return seen ? { ...marked, observed: seen } : marked;
}

const BLANK: Reading = { kind: 'blank' };

/** What a step gives on the student's earlier numbers; its true value where none of them is off. */
interface Follows {
  readonly value: Value | null;
  readonly cannotRun?: CannotRun;
}

function followed(step: Step, before: readonly Settled[], own: Earlier): Follows {
  if (!before.some((input) => input.off)) return { value: step.value };
  const stuck = before.find((input) => input.own === undefined);
  if (stuck) return { value: null, cannotRun: stuck.cannotRun! };
  try {
    return { value: runStep(step, own) };
  } catch (error) {
    if (error instanceof EvaluationFault)
      return { value: null, cannotRun: { at: step.id, problem: error.problem } };
    throw error;
  }
}

function markStep(
  step: Step,
  reading: Reading,
  text: string,
  before: readonly Settled[],
  follows: Follows,
  trace: Trace,
): StepMark {
  const { asked } = step;
  if (reading.kind === 'blank') return { step, asked, mark: 'blank' };
  if (reading.kind === 'unreadable')
    return { step, asked, mark: 'unreadable', at: reading.at, why: reading.why };

  const fitted = fitShape(reading, step.value);
  if (fitted.kind === 'wrong-shape') {
    const spaced = spacedSignAt(text, reading.value, step.value);
    if (spaced !== null) return { step, asked, mark: 'unreadable', at: spaced, why: { code: 'unbracketed' } };
    const comma = decimalCommaAt(text, step.value);
    if (comma)
      return {
        step,
        asked,
        mark: 'unreadable',
        at: comma.at,
        why: { code: 'decimal-comma', instead: comma.instead },
      };
    return {
      step,
      asked,
      mark: 'wrong',
      answer: reading.value,
      ...wrongly(before, follows),
      shape: fitted.shape,
    };
  }

  const answer = fitted.value;
  const note = fitted.transposed ? TRANSPOSED : {};
  if (equalValues(answer, step.value)) return { step, asked, mark: 'correct', answer, ...note };
  if (follows.value && equalValues(answer, follows.value)) {
    const from = rootsOf(before).map((position) => trace.steps[position]!.id);
    return { step, asked, mark: 'carried', answer, from, ...note };
  }
  return { step, asked, mark: 'wrong', answer, ...wrongly(before, follows), ...note };
}

const TRANSPOSED = { note: 'transposed' } as const;

const wrongly = (before: readonly Settled[], follows: Follows) => ({
  follows: follows.value,
  ...(follows.cannotRun ? { cannotRun: follows.cannotRun } : {}),
  filled: before.filter((input) => !input.written && input.step.asked).map((input) => input.step.id),
});

function settle(marked: StepMark, before: readonly Settled[], follows: Follows): Settled {
  const { step, mark } = marked;
  const written = mark === 'correct' || mark === 'carried' || (mark === 'wrong' && !marked.shape);
  const own = written ? marked.answer : (follows.value ?? undefined);
  const off = written
    ? mark !== 'correct'
    : own !== step.value && (own === undefined || !equalValues(own, step.value));
  const roots = mark === 'wrong' ? [step.position] : off ? rootsOf(before) : [];
  return { step, mark, own, cannotRun: follows.cannotRun, off, written, roots };
}

/** Those of all inputs, in the order of the trace, each once. */
function rootsOf(before: readonly Settled[]): readonly number[] {
  let roots: readonly number[] = [];
  for (const input of before) {
    if (!input.off || input.roots === roots) continue;
    roots = roots.length === 0 ? input.roots : merged(roots, input.roots);
  }
  return roots;
}

const merged = (a: readonly number[], b: readonly number[]): number[] =>
  [...a, ...b.filter((position) => !a.includes(position))].sort((x, y) => x - y);
