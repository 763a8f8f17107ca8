/** An earlier answer taken over wrongly: its sign, the order of its digits, or its point; nothing looser. */
import { asFraction, endingDecimal, readDecimal } from '../math/decimal.ts';
import { equal, isZero, multiply, negate, type Rational, ratio } from '../math/rational.ts';
import { isRational } from '../math/real.ts';
import type { Value } from '../math/value.ts';

export interface Miscopy {
  readonly kind: string;
  readonly value: Value;
}

const TEN = ratio(10n, 1n);
const TENTH = ratio(1n, 10n);

/** Every way in which one entry of a value, as written, may have been copied wrongly. */
export function miscopiesOf(value: Value): Miscopy[] {
  return value.cells.flatMap((cell, i) =>
    (isRational(cell) ? slipsOf(cell) : []).map(([kind, slipped]) => ({
      kind,
      value: { ...value, cells: value.cells.map((other, j) => (i === j ? slipped : other)) },
    })),
  );
}

/** −3.8 → 3.8, −8.3, −38, −0.38 */
export function slipsOf(cell: Rational): (readonly [kind: string, slipped: Rational])[] {
  if (isZero(cell)) return [];
  const moved = [multiply(cell, TEN), multiply(cell, TENTH)].map((slipped) => [POINT, slipped] as const);
  return [
    [SIGN, negate(cell)] as const,
    ...moved,
    ...digitsSwapped(cell).map((slipped) => [DIGITS, slipped] as const),
  ];
}

export const SIGN = 'the sign of an entry wrong';
export const DIGITS = 'two digits of an entry exchanged';
export const POINT = 'the point of an entry moved';

/** Neighbouring digits exchanged, in the decimal or in the halves of the fraction as written. */
function digitsSwapped(cell: Rational): Rational[] {
  const text = endingDecimal(cell) ?? asFraction(cell);
  const found: Rational[] = [];
  for (let i = 0; i + 1 < text.length; i++) {
    const [a, b] = [text[i]!, text[i + 1]!];
    // Digits on both sides of the point are neighbours too.
    const far = b === '.' ? text[i + 2] : undefined;
    const swapped = far
      ? `${text.slice(0, i)}${far}.${a}${text.slice(i + 3)}`
      : `${text.slice(0, i)}${b}${a}${text.slice(i + 2)}`;
    if (!/\d/.test(a) || !/\d/.test(far ?? b) || a === (far ?? b)) continue;
    const [n, d] = swapped.split('/');
    const read =
      d === undefined
        ? readDecimal(n!)
        : readDecimal(d) && !isZero(readDecimal(d)!)
          ? ratio(BigInt(n!), BigInt(d))
          : null;
    if (read && !equal(read, cell)) found.push(read);
  }
  return found;
}
