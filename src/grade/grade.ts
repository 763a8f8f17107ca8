/** A trace and a student's answers → a mark for every step, with errors carried forward. */
import { decimalCommaAt, fitShape, spacedSignAt } from '../answer/fit.ts';
import type { Last, Reading, Unread } from '../answer/read.ts';
import { type RawAnswers, readRaw } from '../answer/submission.ts';
import { diagnose, type Slip } from '../diagnose/diagnose.ts';
import { type Observation, observe } from '../diagnose/observe.ts';
import { EvaluationFault, type EvaluationProblem } from '../math/fault.ts';
import {
  type Arithmetic,
  arithmetic,
  hull,
  isRational,
  isTight,
  meets,
  type Real,
  roundingInside,
  touches,
} from '../math/real.ts';
import type { Rounding } from '../math/rounding.ts';
import { meetsAll, type Shape, type Value } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import { isShort } from '../trace/short.ts';
import { type Earlier, runStep, type Step, sharper, type Trace } from '../trace/solve.ts';
import {
  digitsIn,
  isShortOfDigits,
  type Shortening,
  standsFor,
  standsForAsWritten,
  type Written,
  wronglyStandsFor,
} from './written.ts';

export type Mark = 'correct' | 'carried' | 'wrong' | 'blank' | 'unreadable';
export type Note =
  | 'transposed'
  | 'rounded'
  | 'rounded inside the step'
  | 'cut off'
  | 'too few digits'
  /** An irrational number agrees with the true one as far as it was worked out. */
  | 'equal to 200 digits';

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

interface Answered {
  readonly answer: Value;
  readonly lasts: readonly Last[];
  /** The numbers it may stand for. */
  readonly stands: Value;
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
  readonly own: () => Value | undefined;
  /** Where it was written: how. */
  readonly writing: Written | null;
  /** Everything that number may stand for: what was written down, or what the calculator still held. */
  readonly range: () => Value | undefined;
  readonly cannotRun: () => CannotRun | undefined;
  /** Whether it is the true number, exactly. */
  readonly true: boolean;
  /** Whether it rests on something wrong. */
  readonly off: boolean;
  /** Written by the student, in the right shape. */
  readonly written: boolean;
  /** The wrong steps it rests on: itself, or along every way back the first wrong one. Positions in the trace. */
  readonly roots: readonly number[];
}

/**
 * Marks every answer: against the true value, then against the step run on the student's own earlier numbers.
 * Where a decimal is so near that the enclosures do not tell, all is done again with more digits.
 * Step ids that the trace does not have are ignored here; the front door refuses them.
 */
export function grade(trace: Trace, answers: RawAnswers): Marks {
  const settled: Settled[] = [];
  const own: Earlier = (position) => settled[position]?.own();
  const range: Earlier = (position) => settled[position]?.range();
  const steps: StepMark[] = [];
  let [earned, total] = [0, 0];

  for (const step of trace.steps) {
    const raw = Object.hasOwn(answers, step.id) ? answers[step.id] : undefined;
    const reading = raw === undefined ? BLANK : readRaw(raw, trace.digits);
    const before = step.before.map((position) => settled[position]!);
    const follows = followsOf(trace, step, before, own, range);
    const marked = markStep(step, reading, typeof raw === 'string' ? raw : '', before, follows, trace);
    if ('notes' in marked && marked.notes.includes(UNDECIDED)) {
      const more = sharper(trace);
      if (more) return grade(more, answers);
    }
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
    { trace, own, range, written: (position) => settled[position]!.written },
    wrong.filter((step) => !step.shape && !step.cannotRun && !isShortened(step)),
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

const UNDECIDED: Note = 'equal to 200 digits';

/** Right but for its digits: no slip is looked for. */
const isShortened = ({ notes, observed }: WrongMark): boolean =>
  notes.includes('too few digits') || observed?.code === 'cut off, not rounded';

/** A wrong step that no slip explains, with what can be seen of it. */
function observed(marked: StepMark): StepMark {
  if (marked.mark !== 'wrong' || isShortened(marked)) return marked;
  const seen = observe(
    marked.answer,
    marked.stands,
    marked.follows ?? marked.step.value,
    marked.step.rounding,
  );
  return seen ? { ...marked, observed: seen } : marked;
}

const BLANK: Reading = { kind: 'blank' };

/** What a step gives on the student's earlier numbers; null where the rule cannot be run on them. */
interface Result {
  readonly value: Value | null;
  readonly cannotRun?: CannotRun;
}

/** What follows from the student's earlier numbers, each worked out when it is first asked for. */
interface Follows {
  /** From the numbers as they were written. */
  readonly points: () => Result;
  /** From everything they may stand for. */
  readonly ranges: () => Result;
  /** The same, where results inside the step may have been rounded too. */
  readonly inside: (digits: Rounding) => Result;
  /** From the true numbers, rounding inside the step. */
  readonly trueInside: (digits: Rounding) => Result;
}

function lazily<T>(run: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: run() };
    return known.value;
  };
}

function followsOf(
  trace: Trace,
  step: Step,
  before: readonly Settled[],
  own: Earlier,
  range: Earlier,
): Follows {
  const from = (earlier: Earlier, how: Arithmetic): Result => {
    const stuck = before.find((input) => earlier(input.step.position) === undefined);
    if (stuck) return { value: null, cannotRun: stuck.cannotRun()! };
    try {
      return { value: runStep(step, earlier, how) };
    } catch (error) {
      if (error instanceof EvaluationFault)
        return { value: null, cannotRun: { at: step.id, problem: error.problem } };
      throw error;
    }
  };
  const known: Result = { value: step.value };
  const isTrue = before.every((input) => input.true);
  const plain = arithmetic(trace.digits);
  const points = isTrue ? () => known : lazily(() => from(own, plain));
  const sameRanges = (): boolean => isTrue || before.every((input) => input.range() === input.own());
  const inside = (earlier: Earlier, rounding: Rounding): Result =>
    from(earlier, roundingInside(trace.digits, rounding));
  return {
    points,
    ranges: lazily(() => (sameRanges() ? points() : from(range, plain))),
    inside: (rounding) => inside(range, rounding),
    trueInside: (rounding) => inside((position) => trace.steps[position]!.value, rounding),
  };
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
    const answer = reading.value;
    const wrong = {
      answer,
      lasts: reading.lasts,
      stands: answer,
      notes: [],
      ...wrongly(before, follows),
      shape: fitted.shape,
    };
    return { step, asked, mark: 'wrong', ...wrong };
  }

  const answer = fitted.value;
  const { lasts } = reading;
  const written = { value: answer, lasts };
  const { truncation } = trace.problem;
  const turned: readonly Note[] = fitted.transposed ? ['transposed'] : [];
  const standing = (rounding: Rounding) => standsFor(written, rounding, truncation ? 'either' : 'rounded');

  const toTrue = nearness(written, step.rounding, truncation, step.value);
  if (toTrue) {
    const stands = standing(step.rounding);
    return { step, asked, mark: 'correct', answer, lasts, stands, notes: noted(turned, toTrue) };
  }
  const rounding = roundingFor(step, before, follows);
  const common = { step, asked, answer, lasts, stands: standing(rounding) };
  const judged = judgeOwn(written, rounding, truncation, before, follows);
  if (judged === null) {
    const seen = shortened(rounding, written, [step.value, follows.ranges().value]);
    const notes = [...turned, ...(seen.tooFew ? (['too few digits'] as const) : [])];
    const cut = seen.cut ? { observed: { code: 'cut off, not rounded' } as const } : {};
    // A wrong number need not be short where the right one is: what was written may be rounded all the same.
    const stands = seen.cut ? common.stands : wronglyStandsFor(written, step.roundingIfLong);
    return { ...common, stands, mark: 'wrong', notes, ...wrongly(before, follows), ...cut };
  }
  const notes = noted(turned, judged.near);
  if (!judged.carried) return { ...common, mark: 'correct', notes };
  const from = rootsOf(before).map((position) => trace.steps[position]!.id);
  return { ...common, mark: 'carried', notes, from };
}

/** How an answer agrees with a value: as itself, or as a note says. */
type Nearness = Note | 'itself';

const noted = (notes: readonly Note[], near: Nearness): readonly Note[] =>
  near === 'itself' ? notes : [...notes, near];

/** What is asked of an answer that need not be the true one: short values exactly, and long ones rounded where the problem leaves it open. */
function roundingFor(step: Step, before: readonly Settled[], follows: Follows): Rounding {
  if (step.rounding === step.roundingIfLong || before.every((input) => input.true)) return step.rounding;
  const own = follows.points().value;
  return own === null || isShort(own) ? step.rounding : step.roundingIfLong;
}

interface Judged {
  readonly carried: boolean;
  readonly near: Nearness;
}

/** Whether an answer is right from the student's own numbers, in the order that docs/marking.md gives; null where it is not. */
function judgeOwn(
  written: Written,
  rounding: Rounding,
  truncation: boolean,
  before: readonly Settled[],
  follows: Follows,
): Judged | null {
  const carried = before.some((input) => input.off);
  const near = ({ value }: Result): Nearness | null =>
    value && nearness(written, rounding, truncation, value);
  const toOwn = near(follows.ranges());
  if (toOwn) return { carried, near: toOwn };
  if (rounding.kind === 'exact') return null;
  const digits = { ...rounding, digits: workedWith(written, rounding, before) };
  if (near(follows.inside(digits))) return { carried, near: 'rounded inside the step' };
  if (carried && near(follows.trueInside(digits))) return { carried: false, near: 'rounded inside the step' };
  return null;
}

/** The digits that a student works with at a step: the fewest of those written in the answer and in what goes into it. */
function workedWith(
  written: Written,
  rounding: Exclude<Rounding, { kind: 'exact' }>,
  before: readonly Settled[],
): number {
  const inputs = before.map(({ writing, range, own }) =>
    writing === null ? Infinity : digitsIn(writing, rounding, (i) => range()!.cells[i] !== own()!.cells[i]),
  );
  const fewest = Math.min(
    MOST_WORKED_WITH,
    digitsIn(written, rounding, () => true),
    ...inputs,
  );
  return Math.max(rounding.digits, fewest);
}

const MOST_WORKED_WITH = 40;

/** How an answer agrees with a value: as itself, rounded, or cut off where that is accepted; null where it does not. */
function nearness(written: Written, rounding: Rounding, truncation: boolean, target: Value): Nearness | null {
  if (agrees(written.value, target)) return touching(written.value, target) ? UNDECIDED : 'itself';
  const ways: readonly Shortening[] = truncation ? ['rounded', 'cut'] : ['rounded'];
  for (const way of ways) {
    const stands = standsFor(written, rounding, way);
    if (!meetsAll(stands, target)) continue;
    if (touching(stands, target)) return UNDECIDED;
    return way === 'rounded' ? 'rounded' : 'cut off';
  }
  return null;
}

/** The number itself was written; what is only known to lie in a range is not agreed with by lying there too. */
const agrees = (answer: Value, target: Value): boolean =>
  target.cells.every(isTight) && meetsAll(answer, target);

const touching = (answer: Value, target: Value): boolean =>
  answer.cells.some((cell, i) => touches(cell, target.cells[i]!));

/** Whether a wrong answer is right but for its digits: too few of them, or cut off instead of rounded. */
function shortened(
  rounding: Rounding,
  written: Written,
  targets: readonly (Value | null)[],
): { readonly tooFew: boolean; readonly cut: boolean } {
  if (rounding.kind === 'exact') return { tooFew: false, cut: false };
  const fits = (stands: Value): boolean =>
    targets.some((target) => target !== null && meetsAll(stands, target));
  if (isShortOfDigits(written, rounding) && fits(standsForAsWritten(written)))
    return { tooFew: true, cut: false };
  return { tooFew: false, cut: fits(standsFor(written, rounding, 'either')) };
}

const wrongly = (before: readonly Settled[], follows: Follows) => {
  const { value, cannotRun } = follows.points();
  return {
    follows: value,
    ...(cannotRun ? { cannotRun } : {}),
    filled: before.filter((input) => !input.written && input.step.asked).map((input) => input.step.id),
  };
};

function settle(marked: StepMark, before: readonly Settled[], follows: Follows): Settled {
  const { step, mark } = marked;
  if (mark === 'correct' || mark === 'carried' || (mark === 'wrong' && !marked.shape)) {
    const own = (): Value => marked.answer;
    const isTrue = mark === 'correct' && isSame(marked.answer, step.value);
    const range = isTrue || marked.stands === marked.answer ? own : lazily(() => rangeOf(marked, follows));
    const off = mark !== 'correct';
    const roots = mark === 'wrong' ? [step.position] : off ? rootsOf(before) : NOTHING;
    const writing = { value: marked.answer, lasts: marked.lasts };
    return {
      step,
      mark,
      own,
      writing,
      range,
      cannotRun: () => undefined,
      true: isTrue,
      off,
      written: true,
      roots,
    };
  }
  const isTrue = before.every((input) => input.true);
  const own = (): Value | undefined => follows.points().value ?? undefined;
  const range = (): Value | undefined => follows.ranges().value ?? undefined;
  const off = before.some((input) => input.off) && !isSame(own(), step.value);
  const roots = mark === 'wrong' ? [step.position] : off ? rootsOf(before) : NOTHING;
  const cannotRun = (): CannotRun | undefined => follows.points().cannotRun;
  return { step, mark, own, writing: null, range, cannotRun, true: isTrue, off, written: false, roots };
}

const NOTHING: readonly number[] = [];

const isSame = (a: Value | undefined, b: Value): boolean =>
  a === b ||
  (a?.cells.every((cell, i) => isRational(cell) && isRational(b.cells[i]!) && meets(cell, b.cells[i]!)) ??
    false);

/** What a written number stands for in the steps after it. One short of digits stands for itself, or for what was held. */
function rangeOf(marked: Extract<StepMark, Answered>, follows: Follows): Value {
  const { answer, stands, step } = marked;
  const exact = [step.value, follows.ranges().value];
  const isExactly = (cell: Real, i: number): boolean =>
    isRational(cell) &&
    exact.some((value) => value && isRational(value.cells[i]!) && meets(cell, value.cells[i]!));
  const held = marked.mark === 'wrong' && isShortened(marked) ? follows.ranges().value : null;
  const cells = answer.cells.map((cell, i) => {
    if (isExactly(cell, i)) return cell;
    if (!held) return stands.cells[i]!;
    const from = marked.notes.includes('too few digits') ? cell : stands.cells[i]!;
    return hull(from, held.cells[i]!, REACH);
  });
  return { ...answer, cells };
}

/** Digits of the ends of a range. */
const REACH = 60;

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
