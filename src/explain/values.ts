/** Values as plain text and as JSON: exact fractions, and decimals whose every digit is certain. */
import { asFraction, certainDigits, endingDecimal, roundedText } from '../math/decimal.ts';
import { reduced } from '../math/rational.ts';
import { isRational, type Real } from '../math/real.ts';
import type { Rounding } from '../math/rounding.ts';
import { isScalar, rowsOf, type Shape, type Value } from '../math/value.ts';

/** A scalar alone, a matrix as a list of rows. */
export type Table<T> = T | readonly (readonly T[])[];

/** Significant digits of a decimal that does not end. */
const CERTAIN_DIGITS = 20;

const decimalText = (x: Real): string =>
  (isRational(x) ? endingDecimal(x) : null) ?? certainDigits(x, CERTAIN_DIGITS);
const table = <T>(value: Value, show: (x: Real) => T): Table<T> =>
  isScalar(value) ? show(value.cells[0]!) : rowsOf(value).map((row) => row.map(show));

/** 13/5 → `13/5`; a column → [["13/5"], ["26/25"]]; null in the place of an irrational entry. */
export const exactTable = (value: Value): Table<string | null> =>
  table(value, (x) => (isRational(x) ? asFraction(x) : null));
/** 13/5 → `2.6`; 1/3 → `0.33333333333333333333` */
export const decimalTable = (value: Value): Table<string> => table(value, decimalText);

const LONGEST_DECIMAL = 16;
/** Digits of a number that does not end, where it is shown rather than sent. */
const SHOWN_DIGITS = 12;

const shortText = (x: Real): string | null => {
  if (!isRational(x)) return null;
  const decimal = endingDecimal(x, LONGEST_DECIMAL);
  return decimal !== null && decimal.length <= LONGEST_DECIMAL ? decimal : asFraction(x);
};

/** A value as a person types it: `0.8` where the decimal is short, else `1/3`; `[0, 1]`, `[2, -1; -1, 3]`. */
export const valueToText = (value: Value): string =>
  typed(value, (x) => shortText(x) ?? certainDigits(x, CERTAIN_DIGITS));

/** The same to be read: what is long is cut off, `4.66904701197…`. */
export const shownText = (value: Value): string =>
  typed(value, (x) => {
    const text = isLong(x) ? null : shortText(x);
    return text !== null && text.length <= LONGEST_SHOWN ? text : `${certainDigits(x, SHOWN_DIGITS)}…`;
  });

const LONGEST_SHOWN = 17;
const LONGEST_HALF = 10n ** BigInt(LONGEST_SHOWN);

/** Told without writing all of it out. */
function isLong(x: Real): boolean {
  if (!isRational(x)) return true;
  const { n, d } = reduced(x);
  return n > LONGEST_HALF || n < -LONGEST_HALF || d > LONGEST_HALF;
}

/** A right answer: rounded as asked where rounding is allowed and the number is no short decimal. */
export const answerToText = (value: Value, rounding: Rounding): string =>
  typed(value, (x) => dueText(x, rounding));

/** Whether two values are the same once they are rounded as asked. */
export const looksSame = (a: Value, b: Value, rounding: Rounding): boolean =>
  typed(a, (x) => roundedText(x, rounding)) === typed(b, (x) => roundedText(x, rounding));

function dueText(x: Real, rounding: Rounding): string {
  if (rounding.kind === 'exact') return shortText(x) ?? certainDigits(x, CERTAIN_DIGITS);
  const near = roundedText(x, rounding);
  const decimal = isRational(x) ? endingDecimal(x, near.length) : null;
  return decimal !== null && decimal.length <= near.length ? decimal : near;
}

function typed(value: Value, show: (x: Real) => string): string {
  if (isScalar(value)) return show(value.cells[0]!);
  if (value.cols === 1) return `[${value.cells.map(show).join(', ')}]`;
  return `[${rowsOf(value)
    .map((row) => row.map(show).join(', '))
    .join('; ')}]`;
}

/** `a column of 2`, `a 2×3 matrix` */
export function sayShape(shape: Shape): string {
  if (shape.rows === 1 && shape.cols === 1) return 'a single number';
  if (shape.cols === 1) return `a column of ${shape.rows}`;
  if (shape.rows === 1) return `a row of ${shape.cols}`;
  return `a ${shape.rows}×${shape.cols} matrix`;
}
