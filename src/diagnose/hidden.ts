/** A problem's numbers → the slips they hide: made at every update, such a slip changes no asked answer. */
import { unlessFault } from '../math/fault.ts';
import { remember } from '../math/once.ts';
import { add, subtract } from '../math/rational.ts';
import { type Arithmetic, arithmetic, endsOf, type Real, span } from '../math/real.ts';
import { lastDigit, powerOfTen, type Rounding, roundTo } from '../math/rounding.ts';
import type { Tree } from '../math/tree.ts';
import { map, meetsAll, type Value } from '../math/value.ts';
import { firstSteps, type Step, type Trace } from '../trace/solve.ts';
import { type Change, changesThat, runAt } from './changes.ts';

export interface Hidden {
  /** The quantity, its rule, and the changes that leave no trace. */
  readonly of: string;
  readonly rule: Tree;
  readonly changes: readonly Change[];
}

export function hiddenSlips(trace: Trace): Hidden[] {
  const budget = { cells: MOST_CELLS };
  return firstSteps(trace).flatMap((step) => {
    const changes = changesThat(trace, step, (change) => leavesNoTrace(trace, change, budget));
    return changes.length > 0 ? [{ of: step.name, rule: step.tree, changes }] : [];
  });
}

/** Entries worked out for one problem, products counted by their work; what is not looked at by then is not warned of. */
const MOST_CELLS = 200_000;

/** Digits that are worked out beyond those that are asked, to tell numbers apart. */
const MORE_DIGITS = 10;

/** Enclosures no narrower than it takes to tell answers apart: they are worked out for every slip. */
const sketched = ({ steps }: Trace): Arithmetic =>
  arithmetic(
    MORE_DIGITS +
      Math.max(...steps.map(({ rounding }) => (rounding.kind === 'exact' ? 10 : rounding.digits))),
  );

export function leavesNoTrace(trace: Trace, change: Change, budget = { cells: MOST_CELLS }): boolean {
  /** What has become another value; all else is as it was. */
  const values = new Map<number, Value>();
  const earlier = (position: number): Value | undefined =>
    values.get(position) ?? trace.steps[position]?.value;
  const sketch = sketched(trace);
  let made = false;
  for (const step of trace.steps) {
    const slips = step.tree === change.rule;
    if (!slips && !step.before.some((position) => values.has(position))) continue;
    budget.cells -= step.value.cells.length * Math.max(step.value.rows, step.value.cols);
    if (budget.cells <= 0) return false;
    const changed = slips ? unlessFault(() => runAt(trace, step, change.tree, earlier, sketch)) : null;
    made ||= changed !== null;
    const value = changed ?? unlessFault(() => runAt(trace, step, step.tree, earlier, sketch));
    if (value === null || (step.asked && !looksTheSame(value, step))) return false;
    if (!meetsAll(value, step.value)) values.set(step.position, value);
  }
  return made;
}

/** Whether the value, honestly rounded, may be the right answer. */
const looksTheSame = (value: Value, step: Step): boolean => meetsAll(value, acceptedFor(step));

const acceptedFor = remember(({ value, rounding }: Step): Value => map(value, (x) => roundsTo(x, rounding)));

/** Everything that rounds to what a number does. */
function roundsTo(x: Real, rounding: Rounding): Real {
  const [low, high] = endsOf(x);
  const last = lastDigit(high, rounding);
  if (last === null) return x;
  const { n, d } = powerOfTen(last);
  const half = { n, d: 2n * d };
  return span(subtract(roundTo(low, last), half), add(roundTo(high, last), half));
}
