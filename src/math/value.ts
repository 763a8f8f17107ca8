/** Values: rectangles of exact numbers. A scalar is 1×1, a column n×1, a row 1×n. */
import { equal, type Rational } from './rational.ts';

export interface Value {
  readonly rows: number;
  readonly cols: number;
  /** Row by row; always rows × cols of them. */
  readonly cells: readonly Rational[];
}

export interface Shape {
  readonly rows: number;
  readonly cols: number;
}

export const scalar = (cell: Rational): Value => ({ rows: 1, cols: 1, cells: [cell] });
export const isScalar = (v: Shape): boolean => v.rows === 1 && v.cols === 1;
export const isVector = (v: Shape): boolean => v.rows === 1 || v.cols === 1;
export const sameShape = (a: Shape, b: Shape): boolean => a.rows === b.rows && a.cols === b.cols;
export const cell = (v: Value, row: number, col: number): Rational => v.cells[row * v.cols + col] as Rational;

/** Builds a value cell by cell. */
export function fill(rows: number, cols: number, make: (row: number, col: number) => Rational): Value {
  const cells: Rational[] = [];
  for (let row = 0; row < rows; row++) for (let col = 0; col < cols; col++) cells.push(make(row, col));
  return { rows, cols, cells };
}

export const map = (v: Value, change: (cell: Rational) => Rational): Value => ({
  rows: v.rows,
  cols: v.cols,
  cells: v.cells.map(change),
});

export const transposed = (v: Value): Value => fill(v.cols, v.rows, (row, col) => cell(v, col, row));
export const columnOf = (v: Value, col: number): Value => fill(v.rows, 1, (row) => cell(v, row, col));
export const rowsOf = (v: Value): Rational[][] =>
  Array.from({ length: v.rows }, (_, row) => v.cells.slice(row * v.cols, (row + 1) * v.cols));

export function equalValues(a: Value, b: Value): boolean {
  if (!sameShape(a, b)) return false;
  for (let i = 0; i < a.cells.length; i++) if (!equal(a.cells[i]!, b.cells[i]!)) return false;
  return true;
}
