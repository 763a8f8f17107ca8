/** Numbers to and from written decimals; every digit written is certain. */
import { remember } from './once.ts';
import {
  absolute,
  add,
  divide,
  equal,
  isZero,
  type Rational,
  ratio,
  reduced,
  stripped,
  whole,
} from './rational.ts';
import { endsOf, isRational, type Real } from './real.ts';
import { lastDigit, leadingPower, type Rounding, roundTo } from './rounding.ts';

/** `12.5` → 25/2, from digits before and after the point and a power of ten; no double in between. */
export function fromDecimal(digits: string, fraction: string, exponent: number): Rational {
  const n = BigInt(digits + fraction || '0');
  const shift = exponent - fraction.length;
  return shift >= 0 ? { n: n * 10n ** BigInt(shift), d: 1n } : { n, d: 10n ** BigInt(-shift) };
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?$/;

/** Reads a plain decimal such as `-3.80` or `2.5e-3`; null for anything else, or an exponent past ±limit. */
export function readDecimal(text: string, limit = 1000): Rational | null {
  const found = DECIMAL.exec(text);
  if (!found) return null;
  const [, sign, digits = '', fraction = '', power = '0'] = found;
  if (digits === '' && fraction === '') return null;
  if (Math.abs(Number(power)) > limit) return null;
  const size = fromDecimal(digits, fraction, Number(power));
  return sign === '-' ? ratio(-size.n, size.d) : size;
}

/** How many decimals r needs, or null if its decimal does not end: 3/8 → 3, 1/3 → null. */
export function decimalsOf(r: Rational): number | null {
  const asRead = POWERS_OF_TEN.get(r.d);
  return asRead !== undefined && (asRead === 0 || r.n % 10n !== 0n) ? asRead : placesOf(r);
}

/** 10ᵏ → k: what the lower halves of decimals are when they are read. */
const POWERS_OF_TEN: ReadonlyMap<bigint, number> = new Map(
  Array.from({ length: 20 }, (_, k) => [10n ** BigInt(k), k]),
);

/** A value is printed in several ways. */
const placesOf = remember((r: Rational): number | null => {
  const [twos, odd] = stripped(reduced(r).d, 2n);
  const [fives, rest] = stripped(odd, 5n);
  return rest === 1n ? Math.max(twos, fives) : null;
});

/** |r| cut off after `places` decimals: (2/3, 2) → `0.66`. */
function cutOff(r: Rational, places: number): string {
  const size = absolute(r);
  const digits = ((size.n * 10n ** BigInt(places)) / size.d).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  return places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

const withSign = (r: Rational, digits: string): string => (r.n < 0n ? `-${digits}` : digits);

/** The whole decimal where it ends (0.8), null where it does not (1/3) or has more than so many decimals. */
export function endingDecimal(r: Rational, most = Number.POSITIVE_INFINITY): string | null {
  const places = decimalsOf(r);
  return places === null || places > most ? null : withSign(r, cutOff(r, places));
}

/**
 * The first `figures` significant digits of a number that is not zero, cut off, so that each is certain: (1/3, 4) → `0.3333`.
 * Where an enclosure holds a number with fewer digits than that, such as 2 itself, its digits are written: `2.000`.
 */
export function certainDigits(x: Real, figures: number): string {
  const [low, high] = endsOf(x);
  const found = firstDigits(low, figures);
  if (isRational(x) || found === firstDigits(high, figures)) return found;
  const middle = divide(add(low, high), whole(2));
  return isZero(middle) ? '0' : fixed(middle, leadingPower(middle) - figures + 1);
}

function firstDigits(r: Rational, figures: number): string {
  if (isZero(r)) return '0';
  const size = absolute(r);
  return withSign(r, cutOff(size, Math.max(0, figures - 1 - leadingPower(size))));
}

/** A rational rounded to a power of ten and written out: (2/3, −2) → `0.67`. */
function fixed(r: Rational, last: number): string {
  const near = roundTo(r, last);
  return withSign(near, cutOff(near, Math.max(0, -last)));
}

/** Written as asked, rounded: √2 to 3 figures → `1.41`; 2 decimals of 3.1 → `3.10`. Where all is asked, the whole decimal or a fraction. */
export function roundedText(x: Real, rounding: Rounding): string {
  const [low, high] = endsOf(x);
  const last = lastDigit(high, rounding) ?? lastDigit(low, rounding);
  if (last === null) return isRational(x) ? (endingDecimal(x) ?? asFraction(x)) : certainDigits(x, 20);
  const near = roundTo(equal(roundTo(low, last), roundTo(high, last)) ? low : high, last);
  // 9.996 to 3 figures has become 10.0, one digit fewer behind the point.
  return fixed(near, Math.max(last, lastDigit(near, rounding) ?? last));
}

/** `p/q` in lowest terms, or the whole number: 4/10 → `2/5`. */
export function asFraction(r: Rational): string {
  const { n, d } = reduced(r);
  return d === 1n ? `${n}` : `${n}/${d}`;
}
