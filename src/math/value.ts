/** Values: rectangles of numbers, each exact or enclosed. A scalar is 1×1, a column n×1, a row 1×n. */
import { isRational, meets, type Real } from './real.ts';

export interface Value {
  readonly rows: number;
  readonly cols: number;
  /** Row by row; always rows × cols of them. */
  readonly cells: readonly Real[];
}

export interface Shape {
  readonly rows: number;
  readonly cols: number;
}

export const scalar = (cell: Real): Value => ({ rows: 1, cols: 1, cells: [cell] });
export const isScalar = (v: Shape): boolean => v.rows === 1 && v.cols === 1;
export const isVector = (v: Shape): boolean => v.rows === 1 || v.cols === 1;
export const sameShape = (a: Shape, b: Shape): boolean => a.rows === b.rows && a.cols === b.cols;
export const cell = (v: Value, row: number, col: number): Real => v.cells[row * v.cols + col] as Real;

/** Builds a value cell by cell. */
export function fill(rows: number, cols: number, make: (row: number, col: number) => Real): Value {
  const cells: Real[] = [];
  for (let row = 0; row < rows; row++) for (let col = 0; col < cols; col++) cells.push(make(row, col));
  return { rows, cols, cells };
}

export const map = (v: Value, change: (cell: Real) => Real): Value => ({
  rows: v.rows,
  cols: v.cols,
  cells: v.cells.map(change),
});

export const transposed = (v: Value): Value => fill(v.cols, v.rows, (row, col) => cell(v, col, row));
export const columnOf = (v: Value, col: number): Value => fill(v.rows, 1, (row) => cell(v, row, col));
export const rowsOf = (v: Value): Real[][] =>
  Array.from({ length: v.rows }, (_, row) => v.cells.slice(row * v.cols, (row + 1) * v.cols));

/** Whether every entry can be the same number in both; exact numbers are the same or not. */
export function meetsAll(a: Value, b: Value): boolean {
  if (!sameShape(a, b)) return false;
  for (let i = 0; i < a.cells.length; i++) if (!meets(a.cells[i]!, b.cells[i]!)) return false;
  return true;
}

/** Whether every entry is rational. */
export const isExact = (v: Value): boolean => v.cells.every(isRational);
