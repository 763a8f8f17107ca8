/** Numbers to and from the doubles that a drawing is made of; nothing that is marked ever passes here. */
import { readDecimal } from '../math/decimal.ts';
import type { Rational } from '../math/rational.ts';
import { endsOf, isRational, type Real } from '../math/real.ts';
import type { Value } from '../math/value.ts';

/** Further off than anything that is drawn. */
const FAR = 1e200;

/** Always finite: 1/3 → 0.333…, 10^400 → 10^200. */
export function approximate(x: Real): number {
  if (isRational(x)) return quotient(x);
  const [low, high] = endsOf(x);
  return (quotient(low) + quotient(high)) / 2;
}

export const approximations = ({ cells }: Value): number[] => cells.map(approximate);

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

const bitsOf = (n: bigint): number => (n < 0n ? -n : n).toString(16).length * 4;

/** Cut to what a double holds before dividing: both may be far longer. */
function quotient({ n, d }: Rational): number {
  if (d <= SAFE && n <= SAFE && n >= -SAFE) return Number(n) / Number(d);
  const [above, below] = [Math.max(0, bitsOf(n) - 64), Math.max(0, bitsOf(d) - 64)];
  const size = (Number(n >> BigInt(above)) / Number(d >> BigInt(below))) * 2 ** (above - below);
  return Math.min(FAR, Math.max(-FAR, size));
}

const DIGITS_DRAWN = 9;

/** A short rational near a double, to run a formula on. */
export const rationalNear = (x: number): Rational => readDecimal(x.toPrecision(DIGITS_DRAWN))!;
