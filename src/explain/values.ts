/** Values as plain text and as JSON: exact fractions, and decimals whose every digit is certain. */
import { asFraction, certainDigits, endingDecimal } from '../math/decimal.ts';
import type { Rational } from '../math/rational.ts';
import { isScalar, rowsOf, type Shape, type Value } from '../math/value.ts';

/** A scalar alone, a matrix as a list of rows. */
export type Table<T> = T | readonly (readonly T[])[];

/** Significant digits of a decimal that does not end. */
export const CERTAIN_DIGITS = 20;

const decimalText = (r: Rational): string => endingDecimal(r) ?? certainDigits(r, CERTAIN_DIGITS);
const table = (value: Value, show: (r: Rational) => string): Table<string> =>
  isScalar(value) ? show(value.cells[0]!) : rowsOf(value).map((row) => row.map(show));

/** 13/5 → `13/5`; a column → [["13/5"], ["26/25"]] */
export const exactTable = (value: Value): Table<string> => table(value, asFraction);
/** 13/5 → `2.6`; 1/3 → `0.33333333333333333333` */
export const decimalTable = (value: Value): Table<string> => table(value, decimalText);

/** As a person types it: `0.8` where the decimal is short, else `1/3`; `[0, 1]`, `[2, -1; -1, 3]`. */
export function valueToText(value: Value): string {
  const show = (r: Rational): string => {
    const decimal = endingDecimal(r);
    return decimal !== null && decimal.length <= 16 ? decimal : asFraction(r);
  };
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
