/** Arithmetic that counts what it costs, so that one answer cannot keep everybody waiting. */
import { EvaluationFault } from '../math/fault.ts';
import { charged, type Fees } from '../math/metered.ts';
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

const fees: Fees = {
  ofTwo: (a, b) => costOf(a) + costOf(b),
  ofPower: (a, exponent) => 4 * (costOf(a) + costOf(exponent)),
  ofFunction: TRANSCENDENT,
};

/** The same arithmetic, each operation charged to the meter. */
export const chargedTo = (meter: Meter, how: Arithmetic): Arithmetic =>
  charged(how, fees, (fee) => spend(meter, fee));
