/** A decimal with dots behind it, 0.1999…, → all that may be meant: cut off there, or rounded. */
import { readDecimal } from '../math/decimal.ts';
import { add, divide, subtract, whole } from '../math/rational.ts';
import { type Real, span } from '../math/real.ts';
import { powerOfTen } from '../math/rounding.ts';
import type { Tree } from '../math/tree.ts';
import { lastDigits } from './written.ts';

/** From half a unit of the last digit below what is written to a whole one above. */
export function thatGoesOn(number: Extract<Tree, { kind: 'number' }>): Real {
  const [last] = lastDigits(number);
  const [written, unit] = [readDecimal(number.text)!, powerOfTen(last!)];
  return span(subtract(written, divide(unit, whole(2))), add(written, unit));
}
