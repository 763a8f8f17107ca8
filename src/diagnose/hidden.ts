/** A problem's numbers → the slips they hide: made at every update, such a slip changes no asked answer. */
import { roundedText } from '../math/decimal.ts';
import { EvaluationFault } from '../math/fault.ts';
import type { Real } from '../math/real.ts';
import type { Tree } from '../math/tree.ts';
import { meetsAll, type Value } from '../math/value.ts';
import { firstSteps, type Step, type Trace } from '../trace/solve.ts';
import { type Change, changesOf, runAt } from './changes.ts';

export interface Hidden {
  /** The quantity, its rule, and the changes that leave no trace. */
  readonly of: string;
  readonly rule: Tree;
  readonly changes: readonly Change[];
}

export function hiddenSlips(trace: Trace): Hidden[] {
  const budget = { cells: MOST_CELLS };
  return firstSteps(trace).flatMap((step) => {
    if (budget.cells <= 0) return [];
    const changes = changesOf(trace, step).filter((change) => leavesNoTrace(trace, change, budget));
    return changes.length > 0 ? [{ of: step.name, rule: step.tree, changes }] : [];
  });
}

/** Entries worked out for one problem, products counted by their work; what is not looked at by then is not warned of. */
const MOST_CELLS = 200_000;

function leavesNoTrace(trace: Trace, change: Change, budget: { cells: number }): boolean {
  const values: Value[] = [];
  let made = false;
  for (const step of trace.steps) {
    budget.cells -= step.value.cells.length * Math.max(step.value.rows, step.value.cols);
    if (budget.cells <= 0) return false;
    const earlier = (position: number): Value | undefined => values[position];
    const changed = step.tree === change.rule ? tryRun(() => runAt(trace, step, change.tree, earlier)) : null;
    made ||= changed !== null;
    const value = changed ?? tryRun(() => runAt(trace, step, step.tree, earlier));
    if (value === null || (step.asked && !looksTheSame(value, step))) return false;
    values.push(value);
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
