/** A trace and a student's answers → a mark for every step, with errors carried forward. */
import { decimalCommaAt, fit } from '../answer/fit.ts';
import type { Reading, Unread } from '../answer/read.ts';
import { type RawAnswers, readRaw } from '../answer/submission.ts';
import { EvaluationFault, type EvaluationProblem } from '../math/evaluate.ts';
import { equalValues, type Shape, type Value } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import { runStep, type Step, type Trace } from '../trace/solve.ts';

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
      }
  );

export interface Marks {
  readonly trace: Trace;
  readonly earned: number;
  readonly total: number;
  readonly steps: readonly StepMark[];
  /** The number the student works with at each step: the one written, or the one that follows from those before it. */
  readonly own: (id: Id) => Value | undefined;
}

/** What is known of one step once it has been marked. */
interface Settled {
  readonly mark: Mark;
  readonly asked: boolean;
  /** Undefined where nothing was written and the rule cannot be run. */
  readonly own: Value | undefined;
  readonly cannotRun: CannotRun | undefined;
  /** Whether the student's number differs from the true one. */
  readonly off: boolean;
  /** Written by the student, in the right shape. */
  readonly written: boolean;
}

/**
 * Marks every answer: against the true value, then against the step run on the student's own earlier numbers.
 * Step ids that the trace does not have are ignored here; the front door refuses them.
 */
export function grade(trace: Trace, answers: RawAnswers): Marks {
  const settled = new Map<Id, Settled>();
  const own = (id: Id): Value | undefined => settled.get(id)?.own;
  const steps: StepMark[] = [];
  let [earned, total] = [0, 0];

  for (const step of trace.steps) {
    const raw = answers.get(step.id);
    const reading = raw === undefined ? BLANK : readRaw(raw);
    const found = markStep(trace, step, reading, typeof raw === 'string' ? raw : '', settled, own);
    settled.set(step.id, found.settled);
    if (!step.asked && reading.kind === 'blank') continue;
    steps.push(found.mark);
    if (!step.asked) continue;
    total++;
    if (found.mark.mark === 'correct' || found.mark.mark === 'carried') earned++;
  }
  return { trace, earned, total, steps, own };
}

const BLANK: Reading = { kind: 'blank' };

type SettledSteps = ReadonlyMap<Id, Settled>;

function markStep(trace: Trace, step: Step, reading: Reading, text: string, settled: SettledSteps, own: (id: Id) => Value | undefined) {
  const common = { step, asked: step.asked };
  const follows = followed(trace, step, settled, own);
  const unwritten = (mark: Mark): Settled => ({
    mark,
    asked: step.asked,
    own: follows.value ?? undefined,
    cannotRun: follows.cannotRun,
    off: follows.value === null || !equalValues(follows.value, step.value),
    written: false,
  });
  const written = (mark: Mark, answer: Value): Settled => ({ mark, asked: step.asked, own: answer, cannotRun: undefined, off: mark !== 'correct', written: true });

  if (reading.kind === 'blank') return { mark: { ...common, mark: 'blank' } satisfies StepMark, settled: unwritten('blank') };
  if (reading.kind === 'unreadable') {
    const { at, why } = reading;
    return { mark: { ...common, mark: 'unreadable', at, why } satisfies StepMark, settled: unwritten('unreadable') };
  }

  const cannotRun = follows.cannotRun ? { cannotRun: follows.cannotRun } : {};
  const filled = filledBefore(step, settled);
  const fitted = fit(reading, step.value);
  if (fitted.kind === 'wrong-shape') {
    const comma = decimalCommaAt(text, step.value);
    if (comma) {
      const why: Unread = { code: 'decimal-comma', instead: comma.instead };
      return { mark: { ...common, mark: 'unreadable', at: comma.at, why } satisfies StepMark, settled: unwritten('unreadable') };
    }
    const mark = { ...common, mark: 'wrong', answer: reading.value, follows: follows.value, ...cannotRun, shape: fitted.shape, filled } satisfies StepMark;
    return { mark, settled: unwritten('wrong') };
  }

  const answer = fitted.value;
  const given = { ...common, answer, ...(fitted.transposed ? { note: 'transposed' as const } : {}) };
  if (equalValues(answer, step.value)) return { mark: { ...given, mark: 'correct' } satisfies StepMark, settled: written('correct', answer) };
  if (follows.value && equalValues(answer, follows.value)) {
    const from = wrongBefore(step, settled, trace);
    return { mark: { ...given, mark: 'carried', from } satisfies StepMark, settled: written('carried', answer) };
  }
  return { mark: { ...given, mark: 'wrong', follows: follows.value, ...cannotRun, filled } satisfies StepMark, settled: written('wrong', answer) };
}

/** What a step gives on the student's earlier numbers; its true value where none of them is off. */
function followed(trace: Trace, step: Step, settled: SettledSteps, own: (id: Id) => Value | undefined): { readonly value: Value | null; readonly cannotRun: CannotRun | undefined } {
  let off = false;
  for (const reference in step.inputs) {
    const input = settled.get(step.inputs[reference]!);
    if (!input?.off) continue;
    if (!input.own) return { value: null, cannotRun: input.cannotRun };
    off = true;
  }
  if (!off) return { value: step.value, cannotRun: undefined };
  try {
    return { value: runStep(trace.problem, step, own), cannotRun: undefined };
  } catch (error) {
    if (error instanceof EvaluationFault) return { value: null, cannotRun: { at: step.id, problem: error.problem } };
    throw error;
  }
}

/** The nearest wrong steps that a carried answer rests on: along every way back, the first wrong one. */
function wrongBefore(step: Step, settled: SettledSteps, trace: Trace): Id[] {
  const wrong = new Set<Id>();
  const seen = new Set<Id>();
  const waiting = Object.values(step.inputs);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const input = settled.get(id);
    if (!input?.off || seen.has(id)) continue;
    seen.add(id);
    if (input.mark === 'wrong') wrong.add(id);
    else waiting.push(...Object.values(trace.byId.get(id)!.inputs));
  }
  return trace.steps.filter((s) => wrong.has(s.id)).map((s) => s.id);
}

/** The inputs that were asked for but not (readably) given, and so were filled in for the student. */
function filledBefore(step: Step, settled: SettledSteps): Id[] {
  return Object.values(step.inputs).filter((id) => {
    const input = settled.get(id);
    return input !== undefined && !input.written && input.asked;
  });
}
