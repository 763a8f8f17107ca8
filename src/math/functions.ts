/** The functions a formula may call: a row each, with what it does and how it is printed. */
import { asFraction } from './decimal.ts';
import { EvaluationFault } from './fault.ts';
import { absolute, add, asWhole, divide, type Rational, sign, whole } from './rational.ts';
import { cell, columnOf, fill, isScalar, map, transposed, type Value } from './value.ts';

export interface MathFunction {
  readonly name: string;
  readonly arity: number;
  /** For authors: what goes in and what comes out. */
  readonly about: string;
  readonly run: (...args: readonly Value[]) => Value;
  /** LaTeX from each argument's LaTeX and value. */
  readonly latex: (...args: readonly Printed[]) => string;
}

export interface Printed {
  readonly tex: string;
  readonly value: Value;
  /** LaTeX of any value. */
  readonly show: (value: Value) => string;
  /** True where numbers are put in for the names. */
  readonly numbers: boolean;
}

/** A matrix or a single symbol takes an index as it is; anything longer is put in brackets first. */
const grouped = (tex: string): string =>
  tex.startsWith('\\begin{bmatrix}') || /^(?:\\mathbf )?\w$/.test(tex) ? tex : `\\left(${tex}\\right)`;

/** A column counted from 1, as its place counted from 0. */
function columnAt(a: Value, counted: Rational): number {
  const col = asWhole(counted);
  if (col === null || col < 1n || col > BigInt(a.cols))
    throw new EvaluationFault({ code: 'no-column', where: `column ${asFraction(counted)}`, cols: a.cols });
  return Number(col) - 1;
}

function rowSum(a: Value, row: number): Rational {
  let sum = cell(a, row, 0);
  for (let col = 1; col < a.cols; col++) sum = add(sum, cell(a, row, col));
  return sum;
}

/** `\left(\begin{bmatrix}-4\\2\end{bmatrix} + …\right)` with numbers, `\sum_{i=1}^{2} A_{i}` with symbols. */
function columnsAdded({ tex, value, show, numbers }: Printed): string {
  if (!numbers) return `\\sum_{i=1}^{${value.cols}} \\left(${tex}\\right)_{i}`;
  if (value.cols === 1) return tex;
  const columns = Array.from({ length: value.cols }, (_, col) => columnOf(value, col));
  const terms = columns.map((column) => {
    const shown = show(column);
    return isScalar(column) && shown.startsWith('-') ? `(${shown})` : shown;
  });
  return `\\left(${terms.join(' + ')}\\right)`;
}

const ROWS: readonly MathFunction[] = [
  {
    name: 'transpose',
    arity: 1,
    about: "transpose(A), also written A': rows for columns",
    run: (a) => transposed(a!),
    latex: (a) => `${a!.tex}^{T}`,
  },
  {
    name: 'rowmeans',
    arity: 1,
    about:
      'rowmeans(A): the mean of each row, a column; with one example per column, the mean over the batch',
    run: (a) => {
      const count = whole(a!.cols);
      return fill(a!.rows, 1, (row) => divide(rowSum(a!, row), count));
    },
    latex: (a) => (a!.value.cols === 1 ? a!.tex : `\\frac{1}{${a!.value.cols}} ${columnsAdded(a!)}`),
  },
  {
    name: 'rowsums',
    arity: 1,
    about: 'rowsums(A): the sum of each row, a column; with one example per column, the sum over the batch',
    run: (a) => fill(a!.rows, 1, (row) => rowSum(a!, row)),
    latex: (a) => columnsAdded(a!),
  },
  {
    name: 'colsums',
    arity: 1,
    about: 'colsums(A): the sum of each column, a row',
    run: (a) => {
      const across = transposed(a!);
      return fill(1, a!.cols, (_, col) => rowSum(across, col));
    },
    latex: (a) => `\\mathbf 1^{T} ${a!.tex}`,
  },
  {
    name: 'column',
    arity: 2,
    about: 'column(A, i): the i-th column, counted from 1',
    run: (a, i) => columnOf(a!, columnAt(a!, i!.cells[0]!)),
    latex: (a, i) => `${grouped(a!.tex)}_{${i!.value.cells.map(asFraction).join(',')}}`,
  },
  {
    name: 'columns',
    arity: 2,
    about: 'columns(A, [1, 2]): the columns named, counted from 1, side by side',
    run: (a, list) => {
      const at = list!.cells.map((cell) => columnAt(a!, cell));
      return fill(a!.rows, at.length, (row, col) => cell(a!, row, at[col]!));
    },
    latex: (a, list) => `${grouped(a!.tex)}_{${list!.value.cells.map(asFraction).join(',')}}`,
  },
  {
    name: 'sign',
    arity: 1,
    about: 'sign(x): 1, 0 or -1, entry by entry',
    run: (a) => map(a!, (x) => whole(sign(x))),
    latex: (a) => `\\operatorname{sign}\\left(${a!.tex}\\right)`,
  },
  {
    name: 'abs',
    arity: 1,
    about: 'abs(x): the absolute value, entry by entry',
    run: (a) => map(a!, absolute),
    latex: (a) => `\\left|${a!.tex}\\right|`,
  },
  {
    name: 'reversed',
    arity: 1,
    about: 'reversed(v): the entries of a row or column in the opposite order',
    run: (a) => ({ ...a!, cells: [...a!.cells].reverse() }),
    latex: (a) => `\\operatorname{reversed}\\left(${a!.tex}\\right)`,
  },
];

export const FUNCTIONS: ReadonlyMap<string, MathFunction> = new Map(ROWS.map((row) => [row.name, row]));
