/** Exact rational numbers: a pair of whole numbers, reduced only where that pays (see docs/decisions/001). */
import gcdOfLong from 'bigint-gcd';
import { remember } from './once.ts';

export interface Rational {
  readonly n: bigint;
  /** Always positive. */
  readonly d: bigint;
}

/** Numbers past this are long. */
const LONG = 1n << 256n;

/** By how many bits the longer half of a number has at most: how much work it makes, that of two being the product. */
const WEIGHTS: readonly (readonly [longest: bigint, weight: number])[] = [
  [LONG, 1],
  [1n << 1024n, 3],
  [1n << 2048n, 6],
  [1n << 4096n, 12],
  [1n << 8192n, 20],
  [1n << 16_384n, 70],
];
const MOST_WEIGHT = 160;

/** What a number may not exceed; guards against towers of powers and squarings without end. */
export class TooLarge extends Error {
  constructor() {
    super('a number grew past the bound');
  }
}

/** Sizes in bits at which a pair is reduced when it first grows past them; past the last it is refused. */
const MOST_BITS = 65_536;
const SIZES = [16_384, MOST_BITS].map((bits) => 1n << BigInt(bits));
const [FIRST, LIMIT] = [SIZES[0]!, SIZES.at(-1)!];
const BELOW_FIRST = -FIRST;

export const whole = (n: bigint | number): Rational => ({ n: BigInt(n), d: 1n });
/** Whether an operation on it costs much more than on a short one. */
export const isLong = (r: Rational): boolean => passes(r, LONG);
const passes = ({ n, d }: Rational, bound: bigint): boolean => d > bound || n > bound || n < -bound;

/** An operation on two numbers takes about as long as so many on short ones, their weights multiplied. */
export function weightOf(r: Rational): number {
  for (const [longest, weight] of WEIGHTS) if (!passes(r, longest)) return weight;
  return MOST_WEIGHT;
}

export const ZERO = whole(0);
export const ONE = whole(1);

export function ratio(n: bigint, d: bigint): Rational {
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function gcd(a: bigint, b: bigint): bigint {
  const [x, y] = [magnitude(a), magnitude(b)];
  return x > SAFE || y > SAFE ? gcdOfLong(x, y) : BigInt(gcdOfSmall(Number(x), Number(y)));
}

/** Whole numbers up to 2⁵³ are exact as doubles, and their remainders too; most numbers on paper are that small. */
function gcdOfSmall(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/** Lowest terms: 4/10 → 2/5. */
export function reduced(r: Rational): Rational {
  if (r.d === 1n) return r;
  return r.d < LONG ? inLowestTerms(r) : longReduced(r);
}

/** Long numbers are printed in several ways, and their greatest common divisor costs more than all else: kept. */
const longReduced = remember(inLowestTerms);

function inLowestTerms(r: Rational): Rational {
  const common = (r.d > LONG ? commonTens(r) : null) ?? gcd(r.n, r.d);
  return common === 1n ? r : { n: r.n / common, d: r.d / common };
}

/** What both halves share where the lower one is made of 2s and 5s only, as it is in most long traces; null where it is not. */
function commonTens({ n, d }: Rational): bigint | null {
  const [twos, odd] = stripped(d, 2n);
  const [fives, rest] = stripped(odd, 5n);
  if (rest !== 1n) return null;
  if (n === 0n) return d;
  const least = (a: number, b: number): bigint => BigInt(Math.min(a, b));
  return 2n ** least(twos, stripped(n, 2n)[0]) * 5n ** least(fives, stripped(n, 5n)[0]);
}

/** How often a prime divides n, and what is left: (40, 2) → 3 times, 5. Squares of the prime make long runs short. */
export function stripped(n: bigint, prime: bigint): readonly [number, bigint] {
  if (n % prime !== 0n) return [0, n];
  const [pairs, rest] = stripped(n, prime * prime);
  return rest % prime === 0n ? [2 * pairs + 1, rest / prime] : [2 * pairs, rest];
}

/** How many of the sizes a pair has grown past. */
function sizeOf(n: bigint, d: bigint): number {
  const longest = magnitude(n) > d ? magnitude(n) : d;
  return SIZES.findLastIndex((size) => longest > size) + 1;
}

/** Keeps sizes in hand: what grew past a size that neither a nor b had is reduced, and what is still past the limit refused. */
function bounded(n: bigint, d: bigint, a: Rational, b: Rational): Rational {
  if (d < FIRST && n < FIRST && n > BELOW_FIRST) return { n, d };
  if (sizeOf(n, d) <= Math.max(sizeOf(a.n, a.d), sizeOf(b.n, b.d))) return { n, d };
  const r = reduced({ n, d });
  if (r.d > LIMIT || magnitude(r.n) > LIMIT) throw new TooLarge();
  return r;
}

/** Nested denominators (5 and 25) need no gcd; only strangers (3 and 7) do. */
export function add(a: Rational, b: Rational): Rational {
  if (a.d === b.d) return bounded(a.n + b.n, a.d, a, b);
  if (a.d === 1n) return bounded(a.n * b.d + b.n, b.d, a, b);
  if (b.d === 1n) return bounded(a.n + b.n * a.d, a.d, a, b);
  if (b.d % a.d === 0n) return bounded(a.n * (b.d / a.d) + b.n, b.d, a, b);
  if (a.d % b.d === 0n) return bounded(a.n + b.n * (a.d / b.d), a.d, a, b);
  const common = gcd(a.d, b.d);
  return bounded(a.n * (b.d / common) + b.n * (a.d / common), a.d * (b.d / common), a, b);
}

export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const subtract = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? bounded(a.n - b.n, a.d, a, b) : add(a, negate(b));
export const multiply = (a: Rational, b: Rational): Rational => bounded(a.n * b.n, a.d * b.d, a, b);

/** The divisor must not be zero. */
export function divide(a: Rational, b: Rational): Rational {
  return b.n < 0n ? bounded(-a.n * b.d, a.d * -b.n, a, b) : bounded(a.n * b.d, a.d * b.n, a, b);
}

/** So often a number that is not long may be multiplied with itself, unmeasured. */
const FEW_TIMES = 64;

/** a to a whole power; a must not be zero where the power is negative. */
export function power(a: Rational, exponent: number): Rational {
  const base = exponent < 0 ? divide(ONE, a) : a;
  const times = Math.abs(exponent);
  const small = times <= FEW_TIMES && !isLong(base);
  if (!small && bitsOf(base) * times > MOST_BITS && magnitude(base.n) !== base.d) throw new TooLarge();
  return bounded(base.n ** BigInt(times), base.d ** BigInt(times), a, a);
}

/** About how many bits the longer half has, a few too few. */
const bitsOf = (a: Rational): number =>
  4 * Math.max(magnitude(a.n).toString(16).length, a.d.toString(16).length) - 3;

export function equal(a: Rational, b: Rational): boolean {
  return a.d === b.d ? a.n === b.n : a.n * b.d === b.n * a.d;
}

export const sign = (a: Rational): -1 | 0 | 1 => (a.n === 0n ? 0 : a.n < 0n ? -1 : 1);
export const isZero = (a: Rational): boolean => a.n === 0n;
export const absolute = (a: Rational): Rational => (a.n < 0n ? negate(a) : a);
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => sign(subtract(a, b));

/** The whole number that r is, or null: 6/3 → 2n, 1/2 → null. */
export function asWhole(r: Rational): bigint | null {
  return r.n % r.d === 0n ? r.n / r.d : null;
}
