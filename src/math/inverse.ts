/** A square matrix → its inverse, exactly, by elimination; one without an inverse is refused. */
import { TooLarge } from './rational.ts';
import { type Arithmetic, isZero, type Real, sign, Undefined } from './real.ts';
import { fill, type Value } from './value.ts';

const MOST_ROWS = 12;

/** @throws Undefined where the matrix is not square or has no inverse, or where that cannot be decided */
export function inverse(a: Value, how: Arithmetic): Value {
  if (a.rows !== a.cols) throw new Undefined('singular');
  const n = a.rows;
  if (n > MOST_ROWS) throw new TooLarge();
  const rows = Array.from({ length: n }, (_, row) => [
    ...a.cells.slice(row * n, (row + 1) * n),
    ...fill(1, n, (__, col) => ({ n: row === col ? 1n : 0n, d: 1n })).cells,
  ]);
  for (let col = 0; col < n; col++) {
    const pivot = rows.findIndex((row, at) => at >= col && !isZero(row[col]!));
    if (pivot < 0) throw new Undefined('singular');
    if (sign(rows[pivot]![col]!) === null) throw new Undefined('undecided');
    [rows[col], rows[pivot]] = [rows[pivot]!, rows[col]!];
    const first = rows[col]![col]!;
    rows[col] = rows[col]!.map((x) => how.divide(x, first));
    for (const [at, row] of rows.entries()) {
      const times = row[col]!;
      if (at === col || isZero(times)) continue;
      rows[at] = row.map((x, i): Real => how.subtract(x, how.multiply(times, rows[col]![i]!)));
    }
  }
  return fill(n, n, (row, col) => rows[row]![n + col]!);
}
