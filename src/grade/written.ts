/** An answer as written, and how answers are to be rounded → the numbers it may stand for. */
import type { Last } from '../answer/read.ts';
import { add, type Rational, sign, subtract, ZERO } from '../math/rational.ts';
import { endsOf, isRational, type Real, span } from '../math/real.ts';
import { lastDigit, leadingPower, powerOfTen, type Rounding } from '../math/rounding.ts';
import type { Value } from '../math/value.ts';

export interface Written {
  readonly value: Value;
  /** The power of ten of the last digit of each entry; null where it is no decimal. */
  readonly lasts: readonly Last[];
}

/** `rounded`: to the nearest, halves either way. `cut`: digits left off. `either` of both. */
export type Shortening = 'rounded' | 'cut' | 'either';

/**
 * Every number that may be written so: 0.62 to 2 decimals stands for 0.615 to 0.625.
 * Noughts at the end may be left away, so an answer of fewer digits than asked counts as if they stood there; of what number
 * they were asked, `near` says: 9.996 to 3 figures may be written 10, but 0.0996 not 0.1.
 * What is no decimal, and anything where `exact` is asked, stands for itself.
 */
export const standsFor = (
  written: Written,
  rounding: Rounding,
  shortening: Shortening = 'rounded',
  near: Value = written.value,
): Value =>
  spread(written, shortening, (x, written, i) => {
    const asked = lastDigit(x, rounding);
    if (asked === null) return null;
    const last = written();
    if (last <= asked) return last;
    return Math.min(asked, ...endsOf(near.cells[i]!).map((end) => lastDigit(end, rounding) ?? asked));
  });

/** What a wrong number may stand for where the right one is exact: a decimal may be rounded, a whole number is itself. */
export const standsForInstead = (written: Written, rounding: Rounding): Value =>
  spread(written, 'rounded', (x, written) => {
    const asked = lastDigit(x, rounding);
    const last = asked === null ? 0 : written();
    return last >= 0 || asked === null ? null : Math.min(last, asked);
  });

/** The same by the digits written alone, however many are asked: 0.6 stands for 0.55 to 0.65. */
export const standsForAsWritten = (written: Written): Value =>
  spread(written, 'rounded', (_, written) => written());

/** Digits that a machine prints past these are its own: pasted doubles are off in the last of them. */
const MOST_FIGURES = 12;

/** The last digit that was meant, of all that were written. */
const meant = (x: Rational, last: number): number =>
  sign(x) === 0 ? last : Math.max(last, leadingPower(x) - MOST_FIGURES + 1);

function spread(
  { value, lasts }: Written,
  shortening: Shortening,
  lastOf: (x: Rational, last: () => number, entry: number) => number | null,
): Value {
  const cells = value.cells.map((x, i): Real => {
    const written = lasts[i] ?? null;
    if (written === null || !isRational(x)) return x;
    const last = lastOf(x, () => meant(x, written), i);
    return last === null ? x : around(x, powerOfTen(last), shortening);
  });
  return { ...value, cells };
}

/** 4 is not 3 with digits cut off: the next digit itself does not count, though ends do. */
const JUST_BELOW: Rational = { n: 10n ** 40n - 1n, d: 10n ** 40n };

function around(x: Rational, unit: Rational, shortening: Shortening): Real {
  const half = { n: unit.n, d: 2n * unit.d };
  const next = { n: unit.n * JUST_BELOW.n, d: unit.d * JUST_BELOW.d };
  const [inwards, outwards] = { rounded: [half, half], cut: [ZERO, next], either: [half, next] }[shortening]!;
  const way = sign(x);
  const [below, above] = way > 0 ? [inwards, outwards] : way < 0 ? [outwards, inwards] : [outwards, outwards];
  return span(subtract(x, below!), add(x, above!));
}

/** Whether fewer digits stand there than are asked. */
export const isShortOfDigits = ({ value, lasts }: Written, rounding: Rounding): boolean =>
  value.cells.some((x, i) => {
    const [last, asked] = [lasts[i] ?? null, isRational(x) ? lastDigit(x, rounding) : null];
    return last !== null && (asked === null ? isRational(x) && sign(x) === 0 : last > asked);
  });

/**
 * The digits that were worked with, told by those written: the fewest of any entry, or the most, but never fewer than are asked.
 * `isRounded` says which entries are rounded at all.
 */
export function digitsIn(
  { value, lasts }: Written,
  rounding: Exclude<Rounding, { kind: 'exact' }>,
  isRounded: (entry: number) => boolean,
  ofAll: (...counts: number[]) => number = Math.min,
): number {
  const counts = value.cells.flatMap((x, i) => {
    const last = lasts[i] ?? null;
    const asked = isRational(x) ? lastDigit(x, rounding) : null;
    return last === null || asked === null || !isRounded(i)
      ? []
      : [rounding.digits + Math.max(0, asked - last)];
  });
  return ofAll(...counts);
}
