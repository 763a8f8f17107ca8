/** The functions a formula may call: a row each, with what it does and how it is printed. */
import { asFraction } from './decimal.ts';
import { EvaluationFault } from './fault.ts';
import { inverse } from './inverse.ts';
import { asWhole, ONE, whole, ZERO } from './rational.ts';
import {
  type Arithmetic,
  absolute,
  greater,
  isRational,
  negate,
  type Real,
  sign,
  stepped,
  Undefined,
} from './real.ts';
import { cell, columnOf, fill, isScalar, map, scalar, transposed, type Value } from './value.ts';

export interface MathFunction {
  readonly name: string;
  readonly arity: number;
  /** For authors: what goes in and what comes out. */
  readonly about: string;
  /** It takes numbers as they are and works none out, so that nothing in it could be rounded. */
  readonly takes?: true;
  readonly run: (how: Arithmetic, ...args: readonly Value[]) => Value;
  /** LaTeX from each argument's LaTeX and, where it is asked for, value. */
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

/** A matrix or a symbol, with its raised index, takes an index as it is; anything longer is put in brackets first. */
const grouped = (tex: string): string =>
  /^\\begin\{bmatrix\}(?:(?!\\begin).)*\\end\{bmatrix\}$/.test(tex) ||
  /^(?:\\mathbf )?\\?\w+(?:\^\{[^{}]*\})?$/.test(tex)
    ? tex
    : `\\left(${tex}\\right)`;

/** A column counted from 1, as its place counted from 0. */
function columnAt(a: Value, counted: Real, called = 'column'): number {
  const col = isRational(counted) ? asWhole(counted) : null;
  if (col === null || col < 1n || col > BigInt(a.cols))
    throw new EvaluationFault({
      code: 'no-column',
      where: `${called} ${countedText(counted)}`,
      cols: a.cols,
    });
  return Number(col) - 1;
}

const countedText = (x: Real): string => (isRational(x) ? asFraction(x) : '?');
const places = (list: Value): string => list.cells.map(countedText).join(',');

/** The sum of some numbers; all but the last addition are intermediate results. */
const added = (cells: readonly Real[], how: Arithmetic): Real =>
  cells.slice(1).reduce((sum, x, i) => how.add(i > 0 ? how.inner(sum) : sum, x), cells[0]!);

const rowAt = (a: Value, row: number): readonly Real[] => a.cells.slice(row * a.cols, (row + 1) * a.cols);

/** 1/(1 + e^(-x)), the exponential and the sum being intermediate results. */
function sigmoid(x: Real, how: Arithmetic): Real {
  const power = how.inner(how.exponential(negate(x)));
  return how.divide(ONE, how.inner(how.add(ONE, power)));
}

/** 1 − 2/(e^(2x) + 1), which is increasing in x, so that an enclosure stays narrow. */
function tanh(x: Real, how: Arithmetic): Real {
  const power = how.exponential(how.multiply(TWO, x));
  return how.subtract(ONE, how.divide(TWO, how.add(power, ONE)));
}

const TWO = whole(2);

/** A function of one number, entry by entry. */
const each =
  (run: (x: Real, how: Arithmetic) => Real) =>
  (how: Arithmetic, a?: Value): Value =>
    map(a!, (x) => run(x, how));

function shownEntry({ value, show }: Printed, at: Value): string {
  const list = value.rows === 1 ? value : transposed(value);
  return show(columnOf(list, columnAt(list, at.cells[0]!)));
}

/** `3 + (-2) + 5`, the entries of a matrix row by row. */
const addedUp = ({ value, show }: Printed): string =>
  value.cells
    .map((x) => show(scalar(x)))
    .map((tex, i) => (i > 0 && tex.startsWith('-') ? `(${tex})` : tex))
    .join(' + ');

/** What is summed over, with the index i. */
const indexed = (tex: string): string => `${grouped(tex)}_{i}`;

/** `\left(\begin{bmatrix}-4\\2\end{bmatrix} + …\right)` with numbers, `\sum_{i=1}^{2} A_{i}` with symbols. */
function columnsAdded({ tex, value, show, numbers }: Printed): string {
  if (value.cols === 1) return tex;
  if (!numbers) return `\\sum_{i=1}^{${value.cols}} \\left(${tex}\\right)_{i}`;
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
    takes: true,
    about: "transpose(A), also written A': rows for columns",
    run: (_, a) => transposed(a!),
    latex: (a) => (isScalar(a!.value) ? a!.tex : `${a!.tex}^{T}`),
  },
  {
    name: 'rowmeans',
    arity: 1,
    about:
      'rowmeans(A): the mean of each row, a column; with one example per column, the mean over the batch',
    run: (how, a) => {
      const count = whole(a!.cols);
      const sum = (row: number): Real => added(rowAt(a!, row), how);
      return fill(a!.rows, 1, (row) => (a!.cols > 1 ? how.divide(how.inner(sum(row)), count) : sum(row)));
    },
    latex: (a) => (a!.value.cols === 1 ? a!.tex : `\\frac{1}{${a!.value.cols}} ${columnsAdded(a!)}`),
  },
  {
    name: 'rowsums',
    arity: 1,
    about: 'rowsums(A): the sum of each row, a column; with one example per column, the sum over the batch',
    run: (how, a) => fill(a!.rows, 1, (row) => added(rowAt(a!, row), how)),
    latex: (a) => columnsAdded(a!),
  },
  {
    name: 'colsums',
    arity: 1,
    about: 'colsums(A): the sum of each column, a row',
    run: (how, a) => {
      const across = transposed(a!);
      return fill(1, a!.cols, (_, col) => added(rowAt(across, col), how));
    },
    latex: (a) => `\\mathbf 1^{T} ${a!.tex}`,
  },
  {
    name: 'column',
    arity: 2,
    takes: true,
    about: 'column(A, i): the i-th column, counted from 1',
    run: (_, a, i) => columnOf(a!, columnAt(a!, i!.cells[0]!)),
    latex: (a, i) => `${grouped(a!.tex)}_{${places(i!.value)}}`,
  },
  {
    name: 'columns',
    arity: 2,
    takes: true,
    about: 'columns(A, [1, 2]): the columns named, counted from 1, side by side',
    run: (_, a, list) => {
      const at = list!.cells.map((cell) => columnAt(a!, cell));
      return fill(a!.rows, at.length, (row, col) => cell(a!, row, at[col]!));
    },
    latex: (a, list) => `${grouped(a!.tex)}_{${places(list!.value)}}`,
  },
  {
    name: 'sign',
    arity: 1,
    takes: true,
    about: 'sign(x): 1, 0 or -1, entry by entry',
    run: each((x, how) => stepped(x, (sign) => sign, how.digits)),
    latex: (a) => `\\operatorname{sign}\\left(${a!.tex}\\right)`,
  },
  {
    name: 'abs',
    arity: 1,
    takes: true,
    about: 'abs(x): the absolute value, entry by entry',
    run: each(absolute),
    latex: (a) => `\\left|${a!.tex}\\right|`,
  },
  {
    name: 'reversed',
    arity: 1,
    takes: true,
    about: 'reversed(v): the entries of a row or column in the opposite order',
    run: (_, a) => ({ ...a!, cells: [...a!.cells].reverse() }),
    latex: (a) => `\\operatorname{reversed}\\left(${a!.tex}\\right)`,
  },
  {
    name: 'entry',
    arity: 2,
    takes: true,
    about: 'entry(v, i): the i-th entry of a row or column, counted from 1',
    run: (_, v, i) => {
      const list = v!.rows === 1 ? v! : transposed(v!);
      if (list.rows !== 1) throw new EvaluationFault({ code: 'no-entry', where: 'entry', shape: v! });
      return columnOf(list, columnAt(list, i!.cells[0]!, 'entry'));
    },
    latex: (v, i) => (v!.numbers ? shownEntry(v!, i!.value) : `${grouped(v!.tex)}_{${places(i!.value)}}`),
  },
  {
    name: 'total',
    arity: 1,
    about: 'total(A): the sum of all entries',
    run: (how, a) => scalar(added(a!.cells, how)),
    latex: (a) => (a!.numbers ? addedUp(a!) : `\\sum_{i} ${indexed(a!.tex)}`),
  },
  {
    name: 'norm',
    arity: 1,
    about: 'norm(v): the Euclidean length, the root of the sum of squares',
    run: (how, a) => {
      const squares = a!.cells.map((x) => how.inner(how.multiply(x, x)));
      return scalar(how.squareRoot(how.inner(added(squares, how))));
    },
    latex: (a) => `\\left\\lVert ${a!.tex} \\right\\rVert`,
  },
  {
    name: 'largest',
    arity: 1,
    takes: true,
    about: 'largest(v): the greatest of all entries',
    run: (how, a) => scalar(a!.cells.reduce((most, x) => greater(most, x, how.digits))),
    latex: (a) => `\\max\\left(${a!.tex}\\right)`,
  },
  {
    name: 'argmax',
    arity: 1,
    takes: true,
    about: 'argmax(v): which entry is the greatest, counted from 1; the first of equals',
    run: (how, a) => scalar(whole(placeOfGreatest(a!.cells, how))),
    latex: (a) => `\\operatorname{arg\\,max}\\left(${a!.tex}\\right)`,
  },
  {
    name: 'sqrt',
    arity: 1,
    about: 'sqrt(x): the square root, entry by entry; x must not be negative',
    run: each((x, how) => how.squareRoot(x)),
    latex: (a) => `\\sqrt{${a!.tex}}`,
  },
  {
    name: 'exp',
    arity: 1,
    about: 'exp(x): e to the power x, entry by entry',
    run: each((x, how) => how.exponential(x)),
    latex: (a) => (a!.tex.length < 24 ? `e^{${a!.tex}}` : `\\exp\\left(${a!.tex}\\right)`),
  },
  {
    name: 'log',
    arity: 1,
    about: 'log(x): the natural logarithm, entry by entry; x must be positive',
    run: each((x, how) => how.logarithm(x)),
    latex: (a) => `\\ln\\left(${a!.tex}\\right)`,
  },
  {
    name: 'sigmoid',
    arity: 1,
    about: 'sigmoid(x): 1/(1 + e^(-x)), entry by entry',
    run: each(sigmoid),
    latex: (a) => `\\sigma\\left(${a!.tex}\\right)`,
  },
  {
    name: 'tanh',
    arity: 1,
    about: 'tanh(x): the hyperbolic tangent, entry by entry',
    run: each(tanh),
    latex: (a) => `\\tanh\\left(${a!.tex}\\right)`,
  },
  {
    name: 'relu',
    arity: 1,
    takes: true,
    about: 'relu(x): x where it is positive, else 0, entry by entry',
    run: each((x, how) => greater(x, ZERO, how.digits)),
    latex: (a) => `\\operatorname{ReLU}\\left(${a!.tex}\\right)`,
  },
  {
    name: 'heaviside',
    arity: 1,
    takes: true,
    about: 'heaviside(x): 1 where x is positive, else 0: the derivative of relu, entry by entry',
    run: each((x, how) => stepped(x, (sign) => (sign > 0 ? 1 : 0), how.digits)),
    latex: (a) => `\\operatorname{H}\\left(${a!.tex}\\right)`,
  },
  {
    name: 'inverse',
    arity: 1,
    about: 'inverse(A), also written A^-1: the inverse of a square matrix',
    run: (how, a) => inverse(a!, how),
    latex: (a) => `${grouped(a!.tex)}^{-1}`,
  },
];

/** The place of the greatest number, where the enclosures tell. */
function placeOfGreatest(cells: readonly Real[], how: Arithmetic): number {
  let best = 0;
  for (let at = 1; at < cells.length; at++) {
    const order = sign(how.subtract(cells[at]!, cells[best]!));
    if (order === null) throw new Undefined('undecided');
    if (order > 0) best = at;
  }
  return best + 1;
}

export const FUNCTIONS: ReadonlyMap<string, MathFunction> = new Map(ROWS.map((row) => [row.name, row]));
