/** How an answer is to be rounded, and what a written decimal stands for. */
import { absolute, isZero, type Rational, ratio } from './rational.ts';

export type Rounding =
  | { readonly kind: 'exact' }
  /** So many digits behind the point. */
  | { readonly kind: 'decimals'; readonly digits: number }
  /** So many significant figures. */
  | { readonly kind: 'figures'; readonly digits: number };

export const EXACT: Rounding = { kind: 'exact' };

/** To so many digits more. */
export const finer = (rounding: Rounding, more: number): Rounding =>
  rounding.kind === 'exact' ? rounding : { ...rounding, digits: rounding.digits + more };

export const powerOfTen = (exponent: number): Rational =>
  exponent >= 0 ? { n: 10n ** BigInt(exponent), d: 1n } : { n: 1n, d: 10n ** BigInt(-exponent) };

/** The power of ten of the first significant digit: 0.062 → −2, 620 → 2; zero has none, and gets 0. */
export function leadingPower(r: Rational): number {
  if (isZero(r)) return 0;
  const size = absolute(r);
  const reaches = (power: number): boolean => size.n * powerOfTen(power).d >= powerOfTen(power).n * size.d;
  // From the lengths of both halves; written out in hexadecimal, which costs little however long they are.
  const bits = 4 * (size.n.toString(16).length - size.d.toString(16).length);
  let power = Math.floor(bits * Math.LOG10E * Math.LN2);
  while (reaches(power + 1)) power++;
  while (!reaches(power)) power--;
  return power;
}

/**
 * The power of ten of the last digit asked for: −2 for 2 decimals.
 * null where every digit is asked for: `exact`, and zero to so many figures.
 */
export function lastDigit(r: Rational, rounding: Rounding): number | null {
  switch (rounding.kind) {
    case 'exact':
      return null;
    case 'decimals':
      return -rounding.digits;
    case 'figures':
      return isZero(r) ? null : leadingPower(r) - rounding.digits + 1;
  }
}

/** To the nearest multiple of a power of ten; halves away from zero, as on paper. */
export function roundTo(r: Rational, last: number): Rational {
  const unit = powerOfTen(last);
  const [n, d] = [r.n * unit.d, r.d * unit.n];
  const steps = (2n * (n < 0n ? -n : n) + d) / (2n * d);
  return ratio((n < 0n ? -steps : steps) * unit.n, unit.d);
}

/** Rounded as asked: 0.6177 to 2 decimals → 0.62; 9.996 to 3 figures → 10. */
export function rounded(r: Rational, rounding: Rounding): Rational {
  const last = lastDigit(r, rounding);
  return last === null ? r : roundTo(r, last);
}
