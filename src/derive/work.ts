/** Arithmetic that counts what it costs, so that one answer cannot keep everybody waiting. */
import { EvaluationFault } from '../math/fault.ts';
import type { Rational } from '../math/rational.ts';
import { type Arithmetic, isRational, type Real } from '../math/real.ts';

/** Less than a microsecond each; one derivation may take about a second, however it is written. */
export const MOST_WORK = 4_000_000;

/** Whether a derivation was cut off, so that nothing may be said of what is left. */
export const isSpent = ({ spent }: Meter): boolean => spent > MOST_WORK;

export interface Meter {
  spent: number;
}

const SHORT = 1n << 512n;
const LONG = 1n << 2048n;
const VERY_LONG = 1n << 8192n;
const ENCLOSED = 160;
const TRANSCENDENT = 2400;

const costOf = (x: Real): number => (isRational(x) ? lengthOf(x) : ENCLOSED);
const lengthOf = ({ n, d }: Rational): number => {
  if (d < SHORT && n < SHORT && n > -SHORT) return 1;
  if (d < LONG && n < LONG && n > -LONG) return 3;
  return d < VERY_LONG && n < VERY_LONG && n > -VERY_LONG ? 40 : 1500;
};

/** @throws EvaluationFault where more is spent than one derivation may */
export function spend(meter: Meter, work: number): void {
  meter.spent += work;
  if (meter.spent > MOST_WORK) throw new EvaluationFault({ code: 'too-much-work', where: '' });
}

/** The same arithmetic, each operation charged to the meter. */
export function metered(how: Arithmetic, meter: Meter): Arithmetic {
  const charged =
    <Rest extends Real | Rational>(run: (a: Real, b: Rest) => Real, times = 1) =>
    (a: Real, b: Rest): Real => {
      spend(meter, times * (costOf(a) + costOf(b)));
      return run(a, b);
    };
  const alone =
    (run: (a: Real) => Real) =>
    (a: Real): Real => {
      spend(meter, TRANSCENDENT);
      return run(a);
    };
  return {
    ...how,
    add: charged(how.add),
    subtract: charged(how.subtract),
    multiply: charged(how.multiply),
    divide: charged(how.divide),
    power: charged(how.power, 4),
    squareRoot: alone(how.squareRoot),
    exponential: alone(how.exponential),
    logarithm: alone(how.logarithm),
  };
}
