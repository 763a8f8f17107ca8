/** Exact numbers a + b√r, as far as a sheet on paper needs them: they print as roots, and their squares are rational again. */
import {
  add,
  divide,
  isZero,
  multiply,
  negate,
  ONE,
  type Rational,
  reduced,
  subtract,
  ZERO,
} from './rational.ts';

/** Neither b is zero nor r a square, so the number is irrational. */
export interface Surd {
  readonly a: Rational;
  readonly b: Rational;
  readonly r: bigint;
}

/** The whole part of the square root of n, which must not be negative. */
function wholeRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

/** Radicands past this are not kept as roots. */
const LARGEST_RADICAND = 10n ** 24n;
/** Nor are numbers whose rational parts grow past this. */
const LARGEST_PART = 10n ** 40n;
/** Squares of primes up to here are taken out of a radicand. */
const LARGEST_PRIME = 1000;
const PRIMES = Array.from({ length: LARGEST_PRIME - 1 }, (_, i) => i + 2)
  .filter((n, _, all) => !all.some((d) => d * d <= n && n % d === 0))
  .map(BigInt);

/** √r exactly, as a rational or a surd; null where it is neither in the bounds kept here. r must not be negative. */
export function rootOf(number: Rational): Rational | Surd | null {
  const { n, d } = reduced(number);
  const [top, bottom] = [wholeRoot(n), wholeRoot(d)];
  if (top * top === n && bottom * bottom === d) return { n: top, d: bottom };
  if (n * d > LARGEST_RADICAND) return null;
  const { outside, inside } = withoutSquares(n * d);
  return { a: ZERO, b: reduced({ n: outside, d }), r: inside };
}

/** 12 → 2²·3: 2 outside the root, 3 inside. */
function withoutSquares(n: bigint): { readonly outside: bigint; readonly inside: bigint } {
  let [outside, inside] = [1n, n];
  for (const prime of PRIMES) {
    if (prime * prime > inside) break;
    while (inside % (prime * prime) === 0n) {
      inside /= prime * prime;
      outside *= prime;
    }
  }
  const root = wholeRoot(inside);
  return root * root === inside && root > 1n ? { outside: outside * root, inside: 1n } : { outside, inside };
}

export type Exact = Rational | Surd;
export const isSurd = (x: Exact): x is Surd => 'r' in x;

const partsOf = (x: Exact): Surd => (isSurd(x) ? x : { a: x, b: ZERO, r: 1n });

function assembled(a: Rational, b: Rational, r: bigint): Exact | null {
  if (isZero(b) || r === 1n) return r === 1n ? add(a, b) : a;
  const [whole, factor] = [reduced(a), reduced(b)];
  const long = [whole.n, whole.d, factor.n, factor.d].some(
    (part) => part > LARGEST_PART || part < -LARGEST_PART,
  );
  return long || r > LARGEST_RADICAND ? null : { a: whole, b: factor, r };
}

/** Two numbers under the same root, or null where they have different ones. */
function together(x: Exact, y: Exact): readonly [Surd, Surd, bigint] | null {
  const [p, q] = [partsOf(x), partsOf(y)];
  const r = isZero(p.b) ? q.r : p.r;
  return isZero(p.b) || isZero(q.b) || p.r === q.r ? [p, q, r] : null;
}

/** Sums, products and quotients; null where the result is no number of this kind, or too long a one. */
export function addExact(x: Exact, y: Exact): Exact | null {
  const both = together(x, y);
  return both && assembled(add(both[0].a, both[1].a), add(both[0].b, both[1].b), both[2]);
}

export const negateExact = (x: Surd): Surd => ({ a: negate(x.a), b: negate(x.b), r: x.r });

export function multiplyExact(x: Exact, y: Exact): Exact | null {
  const both = together(x, y);
  if (both) {
    const [p, q, r] = both;
    const a = add(multiply(p.a, q.a), multiply(multiply(p.b, q.b), { n: r, d: 1n }));
    return assembled(a, add(multiply(p.a, q.b), multiply(p.b, q.a)), r);
  }
  const [p, q] = [partsOf(x), partsOf(y)];
  if (!isZero(p.a) || !isZero(q.a) || p.r * q.r > LARGEST_RADICAND) return null;
  const { outside, inside } = withoutSquares(p.r * q.r);
  return assembled(ZERO, multiply(multiply(p.b, q.b), { n: outside, d: 1n }), inside);
}

/** 1/y by the conjugate: (a − b√r)/(a² − b²r). */
export function inverseExact(y: Surd): Exact | null {
  const norm = subtract(multiply(y.a, y.a), multiply(multiply(y.b, y.b), { n: y.r, d: 1n }));
  const inverse = divide(ONE, norm);
  return assembled(multiply(y.a, inverse), multiply(negate(y.b), inverse), y.r);
}
