/** What is known of the steps before one → what follows from the student's own numbers: as written, as all they may stand for, rounding inside. */
import { EvaluationFault } from '../math/fault.ts';
import { lazily, rememberEach } from '../math/once.ts';
import {
  type Arithmetic,
  arithmetic,
  forRanges,
  hull,
  isRational,
  meets,
  type Real,
  roundedEitherWay,
  roundingEach,
  roundingInside,
} from '../math/real.ts';
import { finer, type Rounding } from '../math/rounding.ts';
import { map, meetsAll, type Value } from '../math/value.ts';
import type { Mark } from '../problem/marks.ts';
import { isShort } from '../trace/short.ts';
import { type Earlier, runStep, type Step, type Trace, trueValues } from '../trace/solve.ts';
import { type Answered, type CannotRun, isShortened, type StepMark } from './mark.ts';
import { standsFor, type Written } from './written.ts';

/** What is known of one step once it has been marked. */
export interface Settled {
  readonly step: Step;
  readonly mark: Mark;
  /** The number the student works with; undefined where nothing was written and the rule cannot be run. */
  readonly own: () => Value | undefined;
  /** Where it was written: how. */
  readonly writing: Written | null;
  /** Everything that number may stand for: what was written down, or what the calculator still held. */
  readonly range: () => Value | undefined;
  /** The same; where nothing was written down, what was had on the side and rounded there: to the digits asked, and so many more. */
  readonly aside: (more: number) => Value | undefined;
  /** The same as the range; where nothing was written down, everything from what was held there to what it is when rounded there, and inside it too. */
  readonly had: (more: number) => Value | undefined;
  /** What the calculator may have held instead: where less was written down than is asked, or where it rounds to the true number. */
  readonly held: () => Value | undefined;
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

/** What a step gives on the student's earlier numbers; null where the rule cannot be run on them. */
export interface Result {
  readonly value: Value | null;
  readonly cannotRun?: CannotRun;
}

/** What follows from the student's earlier numbers, each worked out when it is first asked for. */
export interface Follows {
  /** From the numbers as they were written. */
  readonly points: () => Result;
  /** From everything they may stand for. */
  readonly ranges: () => Result;
  /** The same, with what the calculator held in the place of what was written too short; null where nothing was. */
  readonly held: () => Result | null;
  /** The same, where results inside the step may have been rounded too, and what was left out right before it: to the digits asked, and so many more. */
  readonly inside: (more: number) => Result;
  /** From everything they may stand for, and what was rounded on the side where nothing was written; null where all was. */
  readonly aside: (more: number) => Result | null;
  /** What it may be on the side where it is not written down: itself, rounded, or rounded throughout. */
  readonly had: (more: number) => Value | undefined;
  /** From the true numbers, rounding inside the step. */
  readonly trueInside: (more: number) => Result;
}

export function followsOf(
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
  const wide = forRanges(plain);
  const points = isTrue ? () => known : lazily(() => from(own, plain));
  const at = (position: number): Settled => before.find((input) => input.step.position === position)!;
  const heldAt: Earlier = (position) => at(position).held() ?? at(position).range();
  const sameRanges = (): boolean => isTrue || before.every((input) => input.range() === input.own());
  const inside = (earlier: Earlier, more: number): Result =>
    from(earlier, forRanges(roundingInside(trace.digits, finer(step.roundingIfLong, more))));
  const follows: Follows = {
    points,
    ranges: lazily(() => (sameRanges() ? points() : from(range, wide))),
    held: lazily(() => (before.some((input) => input.held() !== undefined) ? from(heldAt, wide) : null)),
    inside: (more) => {
      const found = inside((position) => at(position).had(more), more);
      // Between several numbers the rule may not run, and run on the one held.
      return found.value ? found : inside(range, more);
    },
    aside: (more) =>
      before.every((input) => input.written) ? null : from((position) => at(position).aside(more), wide),
    had: (more) => {
      const held = follows.ranges().value ?? undefined;
      const rounding = finer(roundingFor(step, before, follows), more);
      if (rounding.kind === 'exact' || !held) return held;
      const throughout = from(range, forRanges(roundingEach(trace.digits, rounding))).value;
      const rounded = [held, throughout ?? held].map((value) => eitherWay(value, rounding));
      return between([held, ...rounded], trace.digits);
    },
    trueInside: (more) => inside(trueValues(trace), more),
  };
  return follows;
}

const eitherWay = (value: Value, rounding: Rounding): Value =>
  map(value, (x) => roundedEitherWay(x, rounding));

/** Everything between several values of one shape. */
function between(values: readonly [Value, ...Value[]], digits: number): Value {
  const [first, ...others] = values;
  const cells = first.cells.map((x, i) => others.reduce((all, { cells }) => hull(all, cells[i]!, digits), x));
  return { ...first, cells };
}

/** What is asked of an answer that need not be the true one: short values exactly, and where the problem leaves it open, long or rounded ones rounded. */
export function roundingFor(step: Step, before: readonly Settled[], follows: Follows): Rounding {
  if (step.rounding === step.roundingIfLong || before.every((input) => input.true)) return step.rounding;
  const own = follows.points().value;
  const isExact = before.every((input) => input.true || input.range() === input.own());
  return own === null || (isExact && isShort(own)) ? step.rounding : step.roundingIfLong;
}

export function settle(marked: StepMark, before: readonly Settled[], follows: () => Follows): Settled {
  const { step, mark } = marked;
  if (mark === 'correct' || mark === 'carried' || (mark === 'wrong' && !marked.shape)) {
    const own = (): Value => marked.answer;
    const unsure = before.some((input) => input.off);
    if (mark === 'correct' && !unsure && isSame(marked.answer, step.value)) return settledTrue(step, own);
    const range = lazily(() => rangeOf(marked, follows));
    const off = mark !== 'correct';
    const roots = mark === 'wrong' ? [step.position] : off ? rootsOf(before) : NOTHING;
    const writing = { value: marked.answer, lasts: marked.lasts };
    const held = lazily(() => {
      if (mark === 'wrong') return isShortened(marked) ? (follows().ranges().value ?? undefined) : undefined;
      const other = mark === 'correct' && unsure ? follows().ranges().value : null;
      return other && meetsAll(standsFor(writing, step.roundingIfLong), other) ? other : undefined;
    });
    return {
      step,
      mark,
      own,
      writing,
      range,
      aside: range,
      had: range,
      held,
      cannotRun: NONE,
      true: false,
      off,
      written: true,
      roots,
    };
  }
  const isTrue = before.every((input) => input.true);
  const own = (): Value | undefined => follows().points().value ?? undefined;
  const range = (): Value | undefined => follows().ranges().value ?? undefined;
  const aside = rememberEach((more) => roundedAside(step, before, follows(), more));
  const had = rememberEach((more) => follows().had(more));
  const off = before.some((input) => input.off) && !isSame(own(), step.value);
  const roots = mark === 'wrong' ? [step.position] : off ? rootsOf(before) : NOTHING;
  const cannotRun = (): CannotRun | undefined => follows().points().cannotRun;
  return {
    step,
    mark,
    own,
    writing: null,
    range,
    aside,
    had,
    held: NONE,
    cannotRun,
    true: isTrue,
    off,
    written: false,
    roots,
  };
}

/** What a step that was not written down was on the side: rounded, unless it is asked exactly. */
function roundedAside(
  step: Step,
  before: readonly Settled[],
  follows: Follows,
  more: number,
): Value | undefined {
  const { value } = follows.aside(more) ?? follows.ranges();
  if (value === null) return undefined;
  if (roundingFor(step, before, follows).kind === 'exact') return value;
  return eitherWay(value, finer(step.roundingIfLong, more));
}

const NOTHING: readonly number[] = [];
const NONE = (): undefined => undefined;

/** A step answered with the true number, exactly: most steps of most sheets. */
const settledTrue = (step: Step, own: () => Value): Settled => ({
  step,
  mark: 'correct',
  own,
  writing: null,
  range: own,
  aside: own,
  had: own,
  held: NONE,
  cannotRun: NONE,
  true: true,
  off: false,
  written: true,
  roots: NOTHING,
});

const isSame = (a: Value | undefined, b: Value): boolean =>
  a === b ||
  (a?.cells.every((cell, i) => isRational(cell) && isRational(b.cells[i]!) && meets(cell, b.cells[i]!)) ??
    false);

/** What a written number stands for in the steps after it; the exact number for itself. */
function rangeOf({ answer, ...marked }: Extract<StepMark, Answered>, follows: () => Follows): Value {
  const stands = marked.stands();
  if (stands === answer) return answer;
  const exact = follows().ranges().value;
  const isExactly = (cell: Real, i: number): boolean =>
    exact !== null && isRational(cell) && isRational(exact.cells[i]!) && meets(cell, exact.cells[i]!);
  return { ...answer, cells: answer.cells.map((cell, i) => (isExactly(cell, i) ? cell : stands.cells[i]!)) };
}

/** Those of all inputs, in the order of the trace, each once. */
export function rootsOf(before: readonly Settled[]): readonly number[] {
  let roots: readonly number[] = [];
  for (const input of before) {
    if (!input.off || input.roots === roots) continue;
    roots = roots.length === 0 ? input.roots : merged(roots, input.roots);
  }
  return roots;
}

const merged = (a: readonly number[], b: readonly number[]): number[] =>
  [...a, ...b.filter((position) => !a.includes(position))].sort((x, y) => x - y);
