/** A problem's numbers → the slips they hide: made at every update, such a slip changes no asked answer. */
import { roundedText } from '../math/decimal.ts';
import { EvaluationFault } from '../math/fault.ts';
import { arithmetic, type Real } from '../math/real.ts';
import type { Tree } from '../math/tree.ts';
import { isExact, meetsAll, type Value } from '../math/value.ts';
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

/** Digits enough to round to those that are asked, and to tell most numbers apart. */
const SKETCH = arithmetic(40);

export function leavesNoTrace(trace: Trace, change: Change, budget = { cells: MOST_CELLS }): boolean {
  /** What has become another value; all else is as it was. */
  const values = new Map<number, Value>();
  const earlier = (position: number): Value | undefined =>
    values.get(position) ?? trace.steps[position]?.value;
  let made = false;
  for (const step of trace.steps) {
    const slips = step.tree === change.rule;
    if (!slips && !step.before.some((position) => values.has(position))) continue;
    budget.cells -= step.value.cells.length * Math.max(step.value.rows, step.value.cols);
    if (budget.cells <= 0) return false;
    const changed = slips ? tryRun(() => runAt(trace, step, change.tree, earlier, SKETCH)) : null;
    made ||= changed !== null;
    const value = changed ?? tryRun(() => runAt(trace, step, step.tree, earlier, SKETCH));
    if (value === null || (step.asked && !looksTheSame(value, step))) return false;
    if (!(isExact(value) && isExact(step.value) && meetsAll(value, step.value)))
      values.set(step.position, value);
  }
  return made;
}
/** Whether the value rounds to the right answer. */
function looksTheSame(value: Value, { value: right, rounding }: Step): boolean {
  if (rounding.kind === 'exact') return meetsAll(value, right);
  const text = (x: Real): string => roundedText(x, rounding);
  return (
    value.cells.length === right.cells.length &&
    value.cells.every((x, i) => text(x) === text(right.cells[i]!))
  );
}

function tryRun(run: () => Value): Value | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationFault) return null;
    throw error;
  }
}
