/** A trace and what must hold of its values → the first rule they break, or null. */
import { decimalsOf } from '../math/decimal.ts';
import { absolute, arithmetic, isRational, type Real, sign } from '../math/real.ts';
import type { Value } from '../math/value.ts';
import type { Breach } from '../problem/fault.ts';
import type { Hold } from '../problem/problem.ts';
import type { Step, Trace } from './solve.ts';

type Rule = (trace: Trace, hold: Hold) => string | undefined;

/** Each rule gives what breaks it. */
const RULES: Readonly<Record<'decimals' | 'nonzero' | 'falls', Rule>> = {
  decimals: ({ steps }, { decimals }) =>
    decimals === null ? undefined : steps.find((step) => step.asked && !endsWithin(step.value, decimals))?.id,
  nonzero: ({ steps }, { nonzero }) =>
    steps.find((step) => nonzero.includes(step.name) && step.value.cells.some(maybeZero))?.id,
  falls: ({ steps }, { falls }) => falls.find((name) => !fallen(steps.filter((step) => step.name === name))),
};

export function breachOf(trace: Trace, hold: Hold): Breach | null {
  for (const [rule, broken] of Object.entries(RULES)) {
    const what = broken(trace, hold);
    if (what !== undefined) return { rule: rule as keyof typeof RULES, what };
  }
  return null;
}

function endsWithin(value: Value, most: number): boolean {
  return value.cells.every((x) => {
    const decimals = isRational(x) ? decimalsOf(x) : null;
    return decimals !== null && decimals <= most;
  });
}

const maybeZero = (x: Real): boolean => !sign(x);

/** Whether the sizes of its entries come to less the last time than the first. */
function fallen(steps: readonly Step[]): boolean {
  const [first, last] = [sizeOf(steps[0]!), sizeOf(steps.at(-1)!)];
  return sign(subtract(last, first)) === -1;
}

const { add, subtract } = arithmetic(40);
const sizeOf = ({ value }: Step): Real => value.cells.map(absolute).reduce(add);
