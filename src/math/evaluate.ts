/** A tree and the values of its names → its exact value, or an EvaluationFault that says what could not be done. */

import { readDecimal } from './decimal.ts';
import { EvaluationFault } from './fault.ts';
import { FUNCTIONS } from './functions.ts';
import {
  add,
  asWhole,
  divide,
  isZero,
  multiply,
  negate,
  ONE,
  power,
  type Rational,
  subtract,
  TooLarge,
  ZERO,
} from './rational.ts';
import { never, type Operator, referenceOf, type Tree, toText } from './tree.ts';
import { cell, fill, isScalar, map, scalar, type Value } from './value.ts';

/** Exponents beyond this are refused before anything is multiplied. */
export const LARGEST_EXPONENT = 10_000;

/** Digits × exponent × rows: about the work, and the size of what comes out. */
const LONGEST_MATRIX_POWER = 20_000;

export type Lookup = (reference: string) => Value | undefined;

/**
 * Runs a formula exactly.
 * @example evaluate(parse('2*a'), (name) => scalar(whole(4))) is the scalar 8
 */
export function evaluate(tree: Tree, lookup: Lookup): Value {
  try {
    return run(tree, lookup);
  } catch (error) {
    if (error instanceof TooLarge) throw new EvaluationFault({ code: 'too-large', where: toText(tree) });
    throw error;
  }
}

function run(tree: Tree, lookup: Lookup): Value {
  switch (tree.kind) {
    case 'number':
      return constant(tree.text);
    case 'name': {
      const value = lookup(referenceOf(tree));
      if (!value) throw new EvaluationFault({ code: 'unknown-name', where: toText(tree) });
      return value;
    }
    case 'negate':
      return map(run(tree.of, lookup), negate);
    case 'binary':
      return binary(tree, run(tree.left, lookup), run(tree.right, lookup));
    case 'call':
      return call(
        tree.name,
        tree.args.map((arg) => run(arg, lookup)),
      );
    case 'matrix': {
      const rows = tree.rows.map((row) => row.map((entry) => run(entry, lookup)));
      return fill(rows.length, rows[0]!.length, (row, col) => oneCell(rows[row]![col]!, tree));
    }
    default:
      return never(tree);
  }
}

const constants = new Map<string, Value>();

/** Numbers in formulas recur at every step, so each text is read once; formulas are few and never a client's. */
function constant(text: string): Value {
  const known = constants.get(text);
  if (known) return known;
  const value = scalar(readDecimal(text)!);
  if (constants.size < 10_000) constants.set(text, value);
  return value;
}

function oneCell(value: Value, tree: Tree): Rational {
  if (!isScalar(value))
    throw new EvaluationFault({
      code: 'shapes',
      where: toText(tree),
      left: value,
      right: { rows: 1, cols: 1 },
    });
  return value.cells[0]!;
}

type BinaryTree = Extract<Tree, { kind: 'binary' }>;

function binary(tree: BinaryTree, left: Value, right: Value): Value {
  switch (tree.op) {
    case '+':
      return entrywise(tree, left, right, add);
    case '-':
      return entrywise(tree, left, right, subtract);
    case '*':
      return isScalar(left) || isScalar(right)
        ? entrywise(tree, left, right, multiply)
        : product(tree, left, right);
    case '.*':
      return entrywise(tree, left, right, multiply);
    case '/':
      if (!isScalar(right)) throw new EvaluationFault({ code: 'shapes', where: toText(tree), left, right });
      return entrywise(tree, left, right, quotient(tree));
    case './':
      return entrywise(tree, left, right, quotient(tree));
    case '.^':
      return entrywise(tree, left, right, raise(tree));
    case '^':
      if (!isScalar(right)) throw new EvaluationFault({ code: 'shapes', where: toText(tree), left, right });
      return isScalar(left) ? entrywise(tree, left, right, raise(tree)) : matrixPower(tree, left, right);
    default:
      return never(tree.op);
  }
}

const quotient =
  (tree: BinaryTree) =>
  (a: Rational, b: Rational): Rational => {
    if (isZero(b)) throw new EvaluationFault({ code: 'division-by-zero', where: toText(tree) });
    return divide(a, b);
  };

const raise =
  (tree: BinaryTree) =>
  (a: Rational, b: Rational): Rational => {
    const exponent = exponentOf(tree, b);
    if (exponent < 0 && isZero(a))
      throw new EvaluationFault({ code: 'division-by-zero', where: toText(tree) });
    return power(a, exponent);
  };

function exponentOf(tree: BinaryTree, b: Rational): number {
  const exponent = asWhole(b);
  if (exponent === null || exponent > LARGEST_EXPONENT || exponent < -LARGEST_EXPONENT)
    throw new EvaluationFault({ code: 'exponent', where: toText(tree) });
  return Number(exponent);
}

/** Entry by entry; a scalar, a row or a column is repeated to fit the other side. */
function entrywise(tree: BinaryTree, a: Value, b: Value, run: (x: Rational, y: Rational) => Rational): Value {
  if (a.rows === b.rows && a.cols === b.cols) {
    const cells: Rational[] = [];
    for (let i = 0; i < a.cells.length; i++) cells.push(run(a.cells[i]!, b.cells[i]!));
    return { rows: a.rows, cols: a.cols, cells };
  }
  if (isScalar(a)) return map(b, (y) => run(a.cells[0]!, y));
  if (isScalar(b)) return map(a, (x) => run(x, b.cells[0]!));
  const rows = fitted(a.rows, b.rows);
  const cols = fitted(a.cols, b.cols);
  // A row against a column would silently make a table of all pairs: refused, as on paper.
  const pairs = a.rows !== b.rows && a.cols !== b.cols;
  if (!mayRepeat(tree.op) || rows === null || cols === null || pairs)
    throw new EvaluationFault({ code: 'shapes', where: toText(tree), left: a, right: b });
  const at = (v: Value, row: number, col: number) => cell(v, v.rows === 1 ? 0 : row, v.cols === 1 ? 0 : col);
  return fill(rows, cols, (row, col) => run(at(a, row, col), at(b, row, col)));
}

const mayRepeat = (op: Operator): boolean => op === '.*' || op === './';
const fitted = (a: number, b: number): number | null => (a === b || b === 1 ? a : a === 1 ? b : null);

function product(tree: BinaryTree, a: Value, b: Value): Value {
  if (a.cols !== b.rows)
    throw new EvaluationFault({ code: 'shapes', where: toText(tree), left: a, right: b });
  return multiplied(a, b);
}

const multiplied = (a: Value, b: Value): Value =>
  fill(a.rows, b.cols, (row, col) => {
    let sum = ZERO;
    for (let k = 0; k < a.cols; k++) sum = add(sum, multiply(cell(a, row, k), cell(b, k, col)));
    return sum;
  });

function matrixPower(tree: BinaryTree, a: Value, b: Value): Value {
  if (a.rows !== a.cols) throw new EvaluationFault({ code: 'not-square', where: toText(tree), shape: a });
  const exponent = exponentOf(tree, b.cells[0]!);
  if (exponent < 0) throw new EvaluationFault({ code: 'exponent', where: toText(tree) });
  const longest = a.cells.reduce((most, { n, d }) => Math.max(most, `${n}`.length, `${d}`.length), 1);
  if (longest * exponent * a.rows > LONGEST_MATRIX_POWER) throw new TooLarge();
  let result = fill(a.rows, a.rows, (row, col) => (row === col ? ONE : ZERO));
  for (let square = a, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiplied(result, square);
    if (left > 1) square = multiplied(square, square);
  }
  return result;
}

/** Calls a function of the table; parsing has already checked its name and number of arguments. */
const call = (name: string, args: readonly Value[]): Value => FUNCTIONS.get(name)!.run(...args);
