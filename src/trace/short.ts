/** Whether a value is short enough to be worked out and written exactly on paper. */
import { asFraction, endingDecimal } from '../math/decimal.ts';
import { isRational, type Real } from '../math/real.ts';
import type { Value } from '../math/value.ts';

const MOST_DIGITS = 8;

/** Every entry is a decimal or a fraction of at most eight digits: −14.64, 13/5; not 550000001/500000001, nor √2. */
export const isShort = (value: Value): boolean => value.cells.every(shortNumber);

/** Fractions not yet in lowest terms may be long and still stand for a short number; past this it is not looked for. */
const LONGEST = 1n << 1500n;

function shortNumber(x: Real): boolean {
  if (!isRational(x) || x.d > LONGEST || x.n > LONGEST || x.n < -LONGEST) return false;
  return [endingDecimal(x), asFraction(x)].some(
    (text) => text !== null && text.replace(/\D/g, '').length <= MOST_DIGITS,
  );
}
