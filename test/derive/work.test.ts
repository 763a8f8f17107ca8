/** What a derivation may cost: each operation is charged, long numbers more than short ones, up to a bound. */
import { describe, expect, it } from 'vitest';
import { chargedTo, isSpent, type Meter, MOST_WORK, spend } from '../../src/derive/work.ts';
import { EvaluationFault } from '../../src/math/fault.ts';
import { ONE, type Rational, ratio, whole } from '../../src/math/rational.ts';
import { type Arithmetic, arithmetic, DIGITS, type Real } from '../../src/math/real.ts';

const exactly = arithmetic(DIGITS);
const [two, nine] = [whole(2), whole(9)];
const root = exactly.squareRoot(two);

function cost(run: (how: Arithmetic) => Real): number {
  const meter: Meter = { spent: 0 };
  run(chargedTo(meter, exactly));
  return meter.spent;
}
const codeOf = (run: () => void): string => {
  try {
    run();
    return 'nothing';
  } catch (error) {
    if (error instanceof EvaluationFault) return error.problem.code;
    throw error;
  }
};

describe('an operation', () => {
  const OPERATIONS: readonly (readonly [string, (how: Arithmetic) => Real])[] = [
    ['add', (how) => how.add(two, nine)],
    ['subtract', (how) => how.subtract(two, nine)],
    ['multiply', (how) => how.multiply(two, nine)],
    ['divide', (how) => how.divide(two, nine)],
    ['power', (how) => how.power(two, nine)],
    ['squareRoot', (how) => how.squareRoot(two)],
    ['exponential', (how) => how.exponential(two)],
    ['logarithm', (how) => how.logarithm(two)],
  ];
  it.each(OPERATIONS)('%s is charged, and gives what it gives', (_, run) => {
    expect(cost(run)).toBeGreaterThan(0);
    expect(run(chargedTo({ spent: 0 }, exactly))).toEqual(run(exactly));
  });
  it.each(OPERATIONS)('%s adds to what was spent, and is refused past the bound', (_, run) => {
    const meter = { spent: 100 };
    run(chargedTo(meter, exactly));
    expect(meter.spent).toBe(100 + cost(run));
    expect(codeOf(() => run(chargedTo({ spent: MOST_WORK }, exactly)))).toBe('too-much-work');
  });
  it('both numbers count, a power for four times as much, a function for more than all', () => {
    const sum = cost((how) => how.add(two, nine));
    expect(sum).toBe(2);
    expect(cost((how) => how.power(two, nine))).toBe(4 * sum);
    expect(cost((how) => how.squareRoot(two))).toBeGreaterThan(cost((how) => how.add(root, root)));
    expect(cost((how) => how.add(root, root))).toBe(2 * cost((how) => how.add(root, two)) - 2);
    expect(cost((how) => how.add(root, two))).toBeGreaterThan(sum);
  });
});

describe('long numbers', () => {
  const costOf = (x: Rational): number => cost((how) => how.multiply(x, ONE)) - 1;
  it.each([
    [512n, 1, 3],
    [2048n, 3, 40],
    [8192n, 40, 1500],
  ])('past %i bits, above the line, below it, or less than nought', (bits, before, after) => {
    const bound = 1n << bits;
    const below = [whole(bound - 1n), whole(1n - bound), ratio(1n, bound - 1n)];
    const past = [whole(bound), whole(-bound), ratio(1n, bound)];
    expect(below.map(costOf)).toEqual([before, before, before]);
    expect(past.map(costOf)).toEqual([after, after, after]);
  });
});

describe('the bound', () => {
  it('may be reached and not passed', () => {
    const meter = { spent: 0 };
    expect(codeOf(() => spend(meter, MOST_WORK))).toBe('nothing');
    expect([meter.spent, isSpent(meter)]).toEqual([MOST_WORK, false]);
    expect(codeOf(() => spend(meter, 1))).toBe('too-much-work');
    expect([meter.spent, isSpent(meter)]).toEqual([MOST_WORK + 1, true]);
  });
});
