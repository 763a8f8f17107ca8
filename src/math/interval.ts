/** Enclosures of irrational numbers: two decimals, one rounded down and one up, between which the number certainly lies. */
import { Decimal as Library } from 'decimal.js';
import { type Rational, TooLarge } from './rational.ts';

export type Decimal = Library;

export interface Interval {
  readonly lo: Decimal;
  readonly hi: Decimal;
}

/** One constructor for every decimal; how many digits and which way are set just before each operation. */
const D = Library.clone({ toExpNeg: -9e15, toExpPos: 9e15, maxE: 9e15, minE: -9e15 });

/** Powers of ten past this, up or down, are refused: their digits could not be written out. */
const LARGEST_EXPONENT = 20_000;
/** Arguments of exp past this are refused. */
const LARGEST_ARGUMENT = 20_000;

/** The library reads these at each operation; only its types call them read-only. */
const settings = D as { precision: number; rounding: Library.Rounding };

function set(digits: number, rounding: Library.Rounding): void {
  settings.precision = digits;
  settings.rounding = rounding;
}

const down = (digits: number): void => set(digits, D.ROUND_FLOOR);
const up = (digits: number): void => set(digits, D.ROUND_CEIL);

function between(lo: Decimal, hi: Decimal): Interval {
  if (Math.abs(lo.e) > LARGEST_EXPONENT || Math.abs(hi.e) > LARGEST_EXPONENT) throw new TooLarge();
  return { lo, hi };
}

const known = new WeakMap<Rational, Map<number, Interval>>();

/** The narrowest interval of so many digits around a rational; the same rationals come again, so it is kept. */
export function enclose(r: Rational, digits: number): Interval {
  const own = known.get(r) ?? new Map<number, Interval>();
  const found = own.get(digits);
  if (found) return found;
  const made = enclosed(r, digits);
  known.set(r, own.set(digits, made));
  return made;
}

function enclosed(r: Rational, digits: number): Interval {
  const places = TENS.get(r.d);
  if (places !== undefined && r.n < MOST_SAFE && r.n > -MOST_SAFE) {
    const exact = new D(places === 0 ? Number(r.n) : `${r.n}e-${places}`);
    return { lo: exact, hi: exact };
  }
  const [n, d] = [decimalOf(r.n), decimalOf(r.d)];
  down(digits);
  const lo = n.div(d);
  up(digits);
  return between(lo, n.div(d));
}

/** 10^k → k: decimals as written need no division. */
const TENS: ReadonlyMap<bigint, number> = new Map(
  Array.from({ length: 60 }, (_, k) => [10n ** BigInt(k), k]),
);

const decimalOf = (n: bigint): Decimal => new D(n <= MOST_SAFE && n >= -MOST_SAFE ? Number(n) : n.toString());
const MOST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

export function add(a: Interval, b: Interval, digits: number): Interval {
  down(digits);
  const lo = a.lo.plus(b.lo);
  up(digits);
  return between(lo, a.hi.plus(b.hi));
}

export const negate = (a: Interval): Interval => ({ lo: a.hi.neg(), hi: a.lo.neg() });

const positive = (a: Interval): boolean => a.lo.gte(0);
const negative = (a: Interval): boolean => a.hi.lte(0);

export function multiply(a: Interval, b: Interval, digits: number): Interval {
  if (!positive(a) && negative(a)) return negate(multiply(negate(a), b, digits));
  if (positive(a)) {
    const [least, most] = [b.lo.isNeg() ? a.hi : a.lo, b.hi.isNeg() ? a.lo : a.hi];
    down(digits);
    const lo = least.times(b.lo);
    up(digits);
    return between(lo, most.times(b.hi));
  }
  if (positive(b) || negative(b)) return multiply(b, a, digits);
  down(digits);
  const lo = D.min(a.lo.times(b.hi), a.hi.times(b.lo));
  up(digits);
  return between(lo, D.max(a.lo.times(b.lo), a.hi.times(b.hi)));
}

export const holdsZero = (a: Interval): boolean => !a.lo.gt(0) && !a.hi.lt(0);

/** The divisor must not hold zero. */
export function divide(a: Interval, b: Interval, digits: number): Interval {
  const one = new D(1);
  down(digits);
  const lo = one.div(b.hi);
  up(digits);
  return multiply(a, between(lo, one.div(b.lo)), digits);
}

/** a to a whole power of at least 0. */
export function power(a: Interval, exponent: number, digits: number): Interval {
  if (exponent % 2 === 0 && !positive(a)) return power(absolute(a), exponent, digits);
  if (!positive(a) && negative(a)) return negate(power(negate(a), exponent, digits));
  if (!positive(a))
    return {
      lo: power({ lo: a.lo, hi: new D(0) }, exponent, digits).lo,
      hi: power({ lo: new D(0), hi: a.hi }, exponent, digits).hi,
    };
  let result: Interval = { lo: new D(1), hi: new D(1) };
  for (let square = a, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, square, digits);
    if (left > 1) square = multiply(square, square, digits);
  }
  return result;
}

export function absolute(a: Interval): Interval {
  if (positive(a)) return a;
  if (negative(a)) return negate(a);
  return { lo: new D(0), hi: D.max(a.lo.neg(), a.hi) };
}

/** Digits worked out beyond those kept; what the library may be off by in the last of them is taken off and put on. */
const GUARD = 8;

/** A function that increases. */
interface Increasing {
  readonly run: (x: Decimal) => Decimal;
  /** By what share of its value at x, of size y, it would rise over a width if it went on as it does at x; rounded up. */
  readonly share: (width: Decimal, x: Decimal, y: Decimal) => Decimal;
}

/** Worked out at its ends to the nearest and then widened by two units of the last place. */
function increasing(a: Interval, digits: number, { run, share }: Increasing): Interval {
  const at = (x: Decimal): Decimal => {
    set(digits + GUARD, D.ROUND_HALF_EVEN);
    return run(x);
  };
  const unit = (y: Decimal): Decimal => new D(`2e${y.e - digits - GUARD + 1}`);
  const low = at(a.lo);
  down(digits);
  const lo = low.minus(unit(low));
  up(digits);
  if (a.hi.eq(a.lo)) return between(lo, low.plus(unit(low)));
  const rise = share(a.hi.minus(a.lo), a.lo, low.abs());
  const most = low.abs().plus(unit(low));
  // So narrow that the square of the share is no digit: the upper end follows from the lower one, in half the time.
  if (rise.e < -digits / 2 - 3)
    return between(lo, low.plus(unit(low).plus(most.times(rise).times(rise.plus(1)))));
  const high = at(a.hi);
  up(digits);
  return between(lo, high.plus(unit(high)));
}

/** sqrt(x + w) - sqrt(x) <= sqrt(x) w/(2x). */
const ROOT: Increasing = { run: (x) => x.sqrt(), share: (width, x) => width.div(x).div(2) };
/** e^(x + w) - e^x <= e^x w (1 + w), where w <= 1. */
const EXP: Increasing = { run: (x) => x.exp(), share: (width) => width };
/** ln(x + w) - ln(x) <= w/x. */
const LOG: Increasing = { run: (x) => x.ln(), share: (width, x, y) => width.div(x).div(y) };

/** What lies below zero, by rounding, counts as zero; the whole must not. */
export function squareRoot(a: Interval, digits: number): Interval {
  const from = a.lo.lt(0) ? new D(0) : a.lo;
  const root = increasing({ lo: from, hi: a.hi }, digits, ROOT);
  return from.isZero() ? { lo: from, hi: root.hi } : root;
}

export function exponential(a: Interval, digits: number): Interval {
  if (a.hi.abs().gt(LARGEST_ARGUMENT) || a.lo.abs().gt(LARGEST_ARGUMENT)) throw new TooLarge();
  return increasing(a, digits, EXP);
}

/** The natural logarithm; the whole of a must be positive. */
export const logarithm = (a: Interval, digits: number): Interval => increasing(a, digits, LOG);

export const overlap = (a: Interval, b: Interval): boolean => a.lo.lte(b.hi) && b.lo.lte(a.hi);
export const within = (a: Interval, b: Interval): boolean => b.lo.lte(a.lo) && a.hi.lte(b.hi);
export const hull = (a: Interval, b: Interval): Interval => ({
  lo: D.min(a.lo, b.lo),
  hi: D.max(a.hi, b.hi),
});
/** The greater of two numbers, each known to lie in its interval. */
export const greater = (a: Interval, b: Interval): Interval => ({
  lo: D.max(a.lo, b.lo),
  hi: D.max(a.hi, b.hi),
});

/** Whether the ends agree in so many significant digits, so that the interval stands for one number. */
export function isTight(a: Interval, digits: number): boolean {
  if (a.lo.eq(a.hi)) return true;
  if (holdsZero(a)) return false;
  up(10);
  return a.hi
    .minus(a.lo)
    .abs()
    .lte(a.lo.abs().times(`1e-${digits}`));
}

/** The ends of an interval as rationals. */
export const endsOf = (a: Interval): readonly [Rational, Rational] => [rationalOf(a.lo), rationalOf(a.hi)];

function rationalOf(x: Decimal): Rational {
  const places = x.decimalPlaces();
  const digits = BigInt(x.toFixed(places).replace('.', ''));
  return { n: digits, d: 10n ** BigInt(places) };
}
