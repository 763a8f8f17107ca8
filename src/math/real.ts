/** The two kinds of number a cell may hold, and arithmetic on both: rational as long as it can be, an enclosure where it cannot. */

import type { Interval } from './interval.ts';
import * as interval from './interval.ts';
import { remember, rememberEach } from './once.ts';
import type { Rational } from './rational.ts';
import * as rational from './rational.ts';
import { lastDigit, powerOfTen, type Rounding, roundTo } from './rounding.ts';
import {
  addExact,
  type Exact,
  inverseExact,
  isSurd,
  multiplyExact,
  negateExact,
  rootOf,
  type Surd,
} from './surd.ts';

/** An irrational number, or one known only to lie somewhere in between; where it is a root, exactly which. */
export interface Enclosed extends Interval {
  readonly surd?: Surd;
}

export type Real = Rational | Enclosed;

export const isRational = (x: Real): x is Rational => 'n' in x;

/** Digits that enclosures are worked out with, and to how many they are taken where those do not decide. */
export const DIGITS = 60;
export const MORE_DIGITS = [120, 240] as const;

/** What an operation cannot be done on; the formula's place is added where it is known. */
export class Undefined extends Error {
  constructor(
    readonly code: 'division-by-zero' | 'negative-root' | 'logarithm' | 'exponent' | 'undecided' | 'singular',
  ) {
    super(code);
  }
}

export interface Arithmetic {
  readonly digits: number;
  /** What an intermediate result becomes, where rounding inside a step is looked at; else itself. */
  readonly inner: (x: Real) => Real;
  readonly add: (a: Real, b: Real) => Real;
  readonly subtract: (a: Real, b: Real) => Real;
  readonly multiply: (a: Real, b: Real) => Real;
  readonly divide: (a: Real, b: Real) => Real;
  readonly power: (a: Real, exponent: Rational) => Real;
  readonly squareRoot: (a: Real) => Real;
  readonly exponential: (a: Real) => Real;
  readonly logarithm: (a: Real) => Real;
}

/** Exponents beyond this are refused before anything is multiplied. */
export const LARGEST_EXPONENT = 10_000;

/** Arithmetic with enclosures of so many digits. */
export const arithmetic = rememberEach(make);

/** The same, where each intermediate result may have been rounded as said, or to more digits, or not at all. */
export function roundingInside(digits: number, rounding: Rounding): Arithmetic {
  return { ...arithmetic(digits), inner: (x) => softened(x, rounding, digits) };
}

/** The same, where each of them was rounded as said; a half either way. */
export function roundingEach(digits: number, rounding: Rounding): Arithmetic {
  return { ...arithmetic(digits), inner: (x) => roundedEitherWay(x, rounding) };
}

/** A number that has to be positive, and is only known to be less than so much: all that it may be. */
const LEAST: Rational = { n: 1n, d: 10n ** 400n };

/** The same for numbers of which only a range is known: of one that reaches below zero, the part that has a logarithm. */
export const forRanges = remember(
  (how: Arithmetic): Arithmetic => ({
    ...how,
    logarithm: (x) => {
      const reaches = !isRational(x) && !x.lo.gt(0) && x.hi.gt(0);
      return how.logarithm(reaches ? span(LEAST, endsOf(x)[1]) : x);
    },
  }),
);

export const asItIs = (x: Real): Real => x;

const MOST_KEPT = 1000;

/** What takes long to work out is kept for each number: a rule and all that is made of it ask for the same ones. */
function kept(run: (a: Real) => Real): (a: Real) => Real {
  const known = new Map<string, Real>();
  return (a) => {
    if (isRational(a) && rational.isLong(a)) return run(a);
    const key = isRational(a) ? `${a.n}/${a.d}` : `${a.lo},${a.hi}`;
    const value = known.get(key) ?? run(a);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(key, value);
    return value;
  };
}

const exactOf = (x: Real): Exact | null => (isRational(x) ? x : (x.surd ?? null));

function make(digits: number): Arithmetic {
  const around = (x: Real): Interval => (isRational(x) ? interval.enclose(x, digits) : x);
  const both =
    (
      onRationals: (a: Rational, b: Rational) => Rational,
      onExact: (a: Exact, b: Exact) => Exact | null,
      onIntervals: (a: Interval, b: Interval, digits: number) => Interval,
    ) =>
    (a: Real, b: Real): Real => {
      if (isRational(a) && isRational(b)) return onRationals(a, b);
      const [x, y] = [exactOf(a), exactOf(b)];
      const exact = x && y && onExact(x, y);
      if (exact && !isSurd(exact)) return exact;
      return withSurd(onIntervals(around(a), around(b), digits), exact);
    };

  const add = both(rational.add, addExact, interval.add);
  const product = both(rational.multiply, multiplyExact, interval.multiply);
  const multiply = (a: Real, b: Real): Real => (isZero(a) || isZero(b) ? rational.ZERO : product(a, b));

  const inverse = (a: Enclosed): Real => {
    if (interval.holdsZero(a)) throw new Undefined('division-by-zero');
    const exact = a.surd ? inverseExact(a.surd) : null;
    if (exact && !isSurd(exact)) return exact;
    return withSurd(interval.divide(interval.enclose(rational.ONE, digits), a, digits), exact);
  };
  const divide = (a: Real, b: Real): Real => {
    if (isZero(b)) throw new Undefined('division-by-zero');
    if (isRational(a) && isRational(b)) return rational.divide(a, b);
    if (isRational(b)) return product(a, rational.divide(rational.ONE, b));
    return multiply(a, inverse(b));
  };

  const squareRoot = kept((a) => {
    if (sign(a) === -1) throw new Undefined('negative-root');
    const exact = isRational(a) ? rootOf(a) : null;
    if (exact && !isSurd(exact)) return exact;
    return withSurd(interval.squareRoot(around(a), digits), exact);
  });

  const wholePower = (a: Real, exponent: number): Real => {
    if (isRational(a)) {
      if (exponent < 0 && isZero(a)) throw new Undefined('division-by-zero');
      return rational.power(a, exponent);
    }
    if (exponent < 0) return divide(rational.ONE, wholePower(a, -exponent));
    if (exponent === 0) return rational.ONE;
    if (exponent === 1) return a;
    if (exponent === 2 && a.surd) return product(a, a);
    return interval.power(a, exponent, digits);
  };

  const power = (a: Real, exponent: Rational): Real => {
    const { n, d } = rational.reduced(exponent);
    if (n > LARGEST_EXPONENT || n < -LARGEST_EXPONENT || d > LARGEST_EXPONENT)
      throw new Undefined('exponent');
    let [base, left] = [a, d];
    for (; left % 2n === 0n; left /= 2n) base = squareRoot(base);
    if (left === 1n) return wholePower(base, Number(n));
    if (isZero(a) && n > 0n) return rational.ZERO;
    return exponential(product(exponent, logarithm(a)));
  };

  const exponential = kept((a) => (isZero(a) ? rational.ONE : interval.exponential(around(a), digits)));
  const logarithm = kept((a) => {
    if (isRational(a) && rational.equal(a, rational.ONE)) return rational.ZERO;
    if (isRational(a) ? a.n <= 0n : !a.lo.gt(0)) throw new Undefined('logarithm');
    return interval.logarithm(around(a), digits);
  });

  return {
    digits,
    inner: asItIs,
    add,
    subtract: (a, b) => (isRational(a) && isRational(b) ? rational.subtract(a, b) : add(a, negate(b))),
    multiply,
    divide,
    power,
    squareRoot,
    exponential,
    logarithm,
  };
}

const withSurd = (found: Interval, surd: Surd | null | false): Enclosed =>
  surd ? { ...found, surd } : found;

const asEnclosed = (x: Real, digits: number): Enclosed => (isRational(x) ? interval.enclose(x, digits) : x);

export function negate(x: Real): Real {
  if (isRational(x)) return rational.negate(x);
  return withSurd(interval.negate(x), x.surd ? negateExact(x.surd) : null);
}

export const isZero = (x: Real): boolean => isRational(x) && rational.isZero(x);

/** The sign where it is certain, null where the enclosure holds zero and more. */
export function sign(x: Real): -1 | 0 | 1 | null {
  if (isRational(x)) return rational.sign(x);
  if (x.lo.gt(0)) return 1;
  return x.hi.lt(0) ? -1 : null;
}

/** Applies an increasing step function to both ends: one value where they agree, else everything between. */
export function stepped(x: Real, at: (sign: -1 | 0 | 1) => number, digits: number): Real {
  const own = sign(x);
  if (own !== null) return rational.whole(at(own));
  return hull(rational.whole(at(-1)), rational.whole(at(1)), digits);
}

export function absolute(x: Real): Real {
  if (isRational(x)) return rational.absolute(x);
  const own = sign(x);
  return own === 1 ? x : own === -1 ? negate(x) : interval.absolute(x);
}

export function greater(a: Real, b: Real, digits: number): Real {
  if (isRational(a) && isRational(b)) return rational.compare(a, b) < 0 ? b : a;
  const [x, y] = [asEnclosed(a, digits), asEnclosed(b, digits)];
  if (x.lo.gte(y.hi)) return a;
  if (y.lo.gte(x.hi)) return b;
  return interval.greater(x, y);
}

export const hull = (a: Real, b: Real, digits: number): Real =>
  isRational(a) && isRational(b) && rational.equal(a, b)
    ? a
    : interval.hull(asEnclosed(a, digits), asEnclosed(b, digits));

/** Everything from one rational to another. */
export const span = (from: Rational, to: Rational): Real => hull(from, to, DIGITS);

/**
 * Whether two numbers, each known to lie in its enclosure, can be the same; ends count.
 * Rationals and roots are told apart exactly; a rational is never an irrational root.
 */
export function meets(a: Real, b: Real): boolean {
  if (isRational(a) && isRational(b)) return rational.equal(a, b);
  const [x, y] = [exactOf(a), exactOf(b)];
  if (x && y) {
    if (isSurd(x) !== isSurd(y)) return false;
    if (isSurd(x) && isSurd(y) && x.r === y.r) return rational.equal(x.a, y.a) && rational.equal(x.b, y.b);
  }
  if (!interval.overlap(asEnclosed(a, GLANCE), asEnclosed(b, GLANCE))) return false;
  if (!isRational(a) && !isRational(b)) return true;
  const [low, high] = endsOf(a);
  const [least, most] = endsOf(b);
  return rational.compare(low, most) <= 0 && rational.compare(least, high) <= 0;
}

/** Most numbers are told apart by their first digits. */
const GLANCE = 25;

/** Digits of a rational that is compared with an enclosure: more than any enclosure has. */
const COMPARED = 2 * MORE_DIGITS[1];

/** Whether `meets` was decided by touching ends alone, so that more digits might still tell two numbers apart. */
export function touches(a: Real, b: Real): boolean {
  if ((isRational(a) && isRational(b)) || !meets(a, b)) return false;
  const [x, y] = [exactOf(a), exactOf(b)];
  if (x && y && isSurd(x) === isSurd(y)) return false;
  if (!isTight(a) && !isTight(b)) return false;
  if (isTight(a) && isTight(b)) return true;
  const [p, q] = [asEnclosed(a, COMPARED), asEnclosed(b, COMPARED)];
  return !(interval.within(p, q) || interval.within(q, p));
}

const TIGHT = 30;
/** Whether a number is known to some thirty digits or exactly, rather than only to lie in a range. */
export const isTight = (x: Real): boolean => isRational(x) || interval.isTight(x, TIGHT);

/** What a number may have become in the middle of a step: itself, rounded as asked, or rounded to more digits. */
function softened(x: Real, rounding: Rounding, digits: number): Real {
  if (rounding.kind === 'exact') return x;
  const [low, high] = endsOf(x);
  return hull(softenedEnd(low, rounding, -1n), softenedEnd(high, rounding, 1n), digits);
}

/** Digits more than asked that are tried one by one; past them a rounding may be anything within half a unit. */
const MOST_FINER = 20;

/** The furthest that one end may have moved down (−1) or up (1): rounded as asked, or to more digits. */
function softenedEnd(end: Rational, rounding: Rounding, way: 1n | -1n): Rational {
  const first = lastDigit(end, rounding);
  if (first === null) return end;
  const isFurther = (a: Rational, b: Rational): boolean => rational.compare(a, b) * Number(way) > 0;
  let furthest = end;
  for (let last = first; last > first - MOST_FINER; last--) {
    if (!isFurther(halfAUnitOff(end, last, way), furthest)) return furthest;
    const near = roundedTowards(end, last, way);
    if (isFurther(near, furthest)) furthest = near;
    if (rational.equal(near, end)) return furthest;
  }
  const beyond = halfAUnitOff(end, first - MOST_FINER, way);
  return isFurther(beyond, furthest) ? beyond : furthest;
}

/** A number rounded as said; where that is a half, everything between its two roundings. */
export function roundedEitherWay(x: Real, rounding: Rounding): Real {
  const [low, high] = endsOf(x);
  const [from, to] = [lastDigit(low, rounding), lastDigit(high, rounding)];
  return from === null || to === null
    ? x
    : span(roundedTowards(low, from, -1n), roundedTowards(high, to, 1n));
}

const WAYS = [1n, -1n] as const;

function halfAUnitOff(end: Rational, last: number, way: 1n | -1n): Rational {
  const unit = powerOfTen(last);
  return rational.add(end, { n: way * unit.n, d: 2n * unit.d });
}

/** To the nearest; a half goes the way that is asked. */
function roundedTowards(end: Rational, last: number, way: 1n | -1n): Rational {
  const near = roundTo(end, last);
  const isHalf = WAYS.some((side) => rational.equal(near, halfAUnitOff(end, last, side)));
  return isHalf ? halfAUnitOff(end, last, way) : near;
}

/** The ends between which a number lies; the same twice for a rational. */
export const endsOf = (x: Real): readonly [Rational, Rational] =>
  isRational(x) ? [x, x] : interval.endsOf(x);

/** Whether a number is off another, both taken at their lower ends, by no more than that divided by `parts`. */
export function isNear(x: Real, y: Real, parts: number): boolean {
  const [[a], [b]] = [endsOf(x), endsOf(y)];
  const gap = rational.absolute(rational.subtract(a, b));
  return rational.compare(rational.multiply(gap, rational.whole(parts)), rational.absolute(b)) <= 0;
}
