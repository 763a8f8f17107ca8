/** What a marker says of each answer: plain data, put into words in explain/. */
import type { Last, Unread } from '../answer/read.ts';
import type { Slip } from '../diagnose/diagnose.ts';
import type { Observation } from '../diagnose/observe.ts';
import type { EvaluationProblem } from '../math/fault.ts';
import type { Shape, Value } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import type { Earlier, Step, Trace } from '../trace/solve.ts';

export type Note =
  | 'transposed'
  | 'rounded'
  | 'rounded inside the step'
  | 'cut off'
  | 'too few digits'
  /** An irrational number agrees with the true one as far as it was worked out. */
  | 'equal to 200 digits';

export interface Common {
  readonly step: Step;
  /** Whether the step counts in the score; a step that is not asked is marked only when answered. */
  readonly asked: boolean;
}

/** Why a step could not be run on the student's own numbers; `at` is the step whose rule failed. */
export interface CannotRun {
  readonly at: Id;
  readonly problem: EvaluationProblem;
}

export interface Answered {
  readonly answer: Value;
  readonly lasts: readonly Last[];
  /** The numbers it may stand for; asked for where another answer rests on it, or it is wrong. */
  readonly stands: () => Value;
  readonly notes: readonly Note[];
}

export type WrongMark = Common &
  Answered & {
    readonly mark: 'wrong';
    /** What follows from the student's earlier numbers; null where the rule cannot be run on them. */
    readonly follows: Value | null;
    readonly cannotRun?: CannotRun;
    /** The answer's shape, where that alone is wrong. */
    readonly shape?: Shape;
    /** Earlier steps not (readably) given, whose values were worked out for the student. */
    readonly filled: readonly Id[];
    /** What can be seen of it, where no slip explains it. */
    readonly observed?: Observation;
  };

export type StepMark =
  | (Common & { readonly mark: 'blank' })
  | (Common & { readonly mark: 'unreadable'; readonly at: number; readonly why: Unread })
  | (Common & Answered & { readonly mark: 'correct' })
  | (Common & Answered & { readonly mark: 'carried'; readonly from: readonly Id[] })
  | WrongMark;

export interface Marks {
  readonly trace: Trace;
  readonly earned: number;
  readonly total: number;
  /** A mark for each asked step that was not shown, and for those answered without being asked. */
  readonly steps: readonly StepMark[];
  /** The steps shown worked, which are not counted. */
  readonly shown: ReadonlySet<Id>;
  /** The fewest slips that explain the wrong steps. */
  readonly slips: readonly Slip[];
  /** The number the student works with at each step: the one written, or the one that follows from those before it. */
  readonly own: Earlier;
}

/** Right but for its digits: no slip is looked for. */
export const isShortened = ({ notes, observed }: WrongMark): boolean =>
  notes.includes('too few digits') ||
  observed?.code === 'cut off, not rounded' ||
  observed?.code === 'rounded, not exact';
