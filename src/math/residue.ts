/** Rational numbers modulo a prime, each a whole double below it: numbers whose residues differ are different. NaN where a number has none. */
import { isRational, type Real } from './real.ts';

export type Residue = number;

/** The largest prime below 2²⁶, so that every product of two residues is exact in a double. */
const PRIME = 67_108_859;
const WIDE_PRIME = BigInt(PRIME);
const INVERSE = 1 / PRIME;

/** An enclosure has none, and neither has a fraction whose lower half is a multiple of the prime. */
export function residueOf(x: Real): Residue {
  if (!isRational(x)) return Number.NaN;
  const n = Number(x.n % WIDE_PRIME);
  return dividedBy(n < 0 ? n + PRIME : n, Number(x.d % WIDE_PRIME));
}

/** `%` takes ten times as long on doubles past 2³¹. */
export const plus = (a: Residue, b: Residue): Residue => (a + b >= PRIME ? a + b - PRIME : a + b);
export const minus = (a: Residue, b: Residue): Residue => (a < b ? a - b + PRIME : a - b);
export const times = (a: Residue, b: Residue): Residue => {
  const whole = a * b;
  // The quotient may be one too large or too small.
  const rest = whole - Math.floor(whole * INVERSE) * PRIME;
  return rest < 0 ? rest + PRIME : rest >= PRIME ? rest - PRIME : rest;
};
export const dividedBy = (a: Residue, b: Residue): Residue => (b === 1 ? a : times(a, inverseOf(b)));

/** To a whole power of nought or more. */
export const raised = (a: Residue, power: number): Residue => {
  let result = 1;
  for (let [square, left] = [a, power]; left > 0; square = times(square, square), left = left >> 1)
    if (left % 2 === 1) result = times(result, square);
  return result;
};

/** Whether both are known and are not the same. */
export const differ = (a: Residue, b: Residue): boolean => a < b || a > b;

/** By Euclid's algorithm; NaN for nought. */
function inverseOf(a: Residue): Residue {
  let [rest, next] = [PRIME, a];
  let [x, y] = [0, 1];
  while (next > 0) {
    const quotient = Math.floor(rest / next);
    [rest, next] = [next, rest - quotient * next];
    [x, y] = [y, x - quotient * y];
  }
  if (rest !== 1) return Number.NaN;
  return x < 0 ? x + PRIME : x;
}
