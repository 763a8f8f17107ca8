/** A tree and the values of its names → its value, in each of the ways in which products of rows and columns are written. */
import { evaluate } from '../math/evaluate.ts';
import { EvaluationFault } from '../math/fault.ts';
import { FUNCTIONS } from '../math/functions.ts';
import { asWhole, whole } from '../math/rational.ts';
import { arithmetic, DIGITS, isRational, type Real } from '../math/real.ts';
import { type NameTree, type Operator, substituted, type Tree } from '../math/tree.ts';
import { cell, fill, isScalar, isVector, sameShape, scalar, transposed, type Value } from '../math/value.ts';
import { BESIDE, NORM } from './read.ts';

/** How a product of two matrices, and matrices set side by side, are meant. */
export interface Convention {
  readonly product: 'matrix' | 'columns' | 'diagonal' | 'entries' | 'dot';
  readonly beside: 'columns' | 'product';
}

const PRODUCTS = ['matrix', 'columns', 'diagonal', 'entries', 'dot'] as const;
/** The usual one first. */
export const CONVENTIONS: readonly Convention[] = PRODUCTS.flatMap((product) =>
  (['columns', 'product'] as const).map((beside) => ({ product, beside })),
);

export type Names = (name: NameTree) => Value | undefined;

/** Where a name has no value, or an operation cannot be done. */
class NoValue extends Error {}

const HOW = arithmetic(DIGITS);
const MOST_TERMS = 300;
const MOST_ROWS = 60;

/** @returns null where a name is unknown or something cannot be worked out */
export function valueIn(tree: Tree, names: Names, convention: Convention = CONVENTIONS[0]!): Value | null {
  try {
    return run(tree, names, convention);
  } catch (error) {
    if (error instanceof NoValue || error instanceof EvaluationFault) return null;
    throw error;
  }
}

/** The different values a tree has in the ways it may be meant. */
export function readingsOf(
  tree: Tree,
  names: Names,
): { readonly value: Value; readonly convention: Convention }[] {
  const found: { readonly value: Value; readonly convention: Convention }[] = [];
  for (const convention of hasMatrix(tree, names) ? CONVENTIONS : CONVENTIONS.slice(0, 1)) {
    const value = valueIn(tree, names, convention);
    if (value && !found.some((other) => isSameValue(other.value, value))) found.push({ value, convention });
  }
  return found;
}

const isSameValue = (a: Value, b: Value): boolean =>
  sameShape(a, b) && a.cells.every((x, i) => x === b.cells[i]);

function hasMatrix(tree: Tree, names: Names): boolean {
  if (tree.kind === 'matrix') return true;
  if (tree.kind === 'name') {
    const value = names(tree);
    return value !== undefined && !isScalar(value);
  }
  if (tree.kind === 'negate') return hasMatrix(tree.of, names);
  if (tree.kind === 'binary') return hasMatrix(tree.left, names) || hasMatrix(tree.right, names);
  return tree.kind === 'call' && tree.args.some((arg) => hasMatrix(arg, names));
}

function run(tree: Tree, names: Names, how: Convention): Value {
  switch (tree.kind) {
    case 'number':
      return evaluate(tree, () => undefined);
    case 'name': {
      const value = names(tree);
      if (!value) throw new NoValue();
      return value;
    }
    case 'negate':
      return done('-', scalar(whole(0)), run(tree.of, names, how));
    case 'binary':
      return combined(tree.op, run(tree.left, names, how), run(tree.right, names, how), how);
    case 'matrix':
      return matrixOf(tree.rows.map((row) => row.map((entry) => run(entry, names, how))));
    case 'call':
      return called(tree, names, how);
  }
}

function called({ name, args }: Extract<Tree, { kind: 'call' }>, names: Names, how: Convention): Value {
  if (name === 'sum') return summed(args, names, how);
  const values = args.map((arg) => run(arg, names, how));
  if (name === BESIDE) return values.reduce((left, right) => sideBySide(left, right, how));
  if (name === NORM) {
    const [v] = values;
    const column = v!.cols === 1 ? v! : transposed(v!);
    return FUNCTIONS.get('norm')!.run(HOW, column);
  }
  const row = FUNCTIONS.get(name);
  if (!row) {
    // Something opaque is a name for each of its indices.
    const own = names({ kind: 'name', name: opaqueName(name, values.map(wholeOf)) });
    if (!own) throw new NoValue();
    return own;
  }
  return guarded(() => row.run(HOW, ...values));
}

export function opaqueName(template: string, indices: readonly (number | null)[]): string {
  if (indices.includes(null)) throw new NoValue();
  return `${template}(${indices.join()})`;
}

/** What cannot be done with these numbers has no value. */
function guarded(run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && !(error instanceof RangeError)) throw new NoValue();
    throw error;
  }
}

function summed([body, variable, from, to]: readonly Tree[], names: Names, how: Convention): Value {
  const [first, last] = [from!, to!].map((bound) => wholeOf(run(bound, names, how)));
  if (first === null || last === null || last! - first! > MOST_TERMS) throw new NoValue();
  let sum: Value = scalar(whole(0));
  for (let k = first!; k <= last!; k++) {
    const term = substituted(body!, (variable as NameTree).name, { kind: 'number', text: `${k}` });
    const value = run(term, names, how);
    sum = k === first ? value : done('+', sum, value);
  }
  return sum;
}

export function wholeOf(value: Value): number | null {
  const [only] = value.cells;
  const n = isScalar(value) && isRational(only!) ? asWhole(only) : null;
  return n === null || n > 100_000n || n < -100_000n ? null : Number(n);
}

/** A matrix of numbers, or of columns or rows put together. */
function matrixOf(rows: readonly (readonly Value[])[]): Value {
  if (rows.length > MOST_ROWS || rows[0]!.length > MOST_ROWS) throw new NoValue();
  if (rows.every((row) => row.every(isScalar)))
    return fill(rows.length, rows[0]!.length, (row, col) => rows[row]![col]!.cells[0]!);
  if (rows.length === 1) return rows[0]!.reduce((left, right) => columnsOf(left, right));
  throw new NoValue();
}

function sideBySide(a: Value, b: Value, how: Convention): Value {
  if (how.beside === 'product') return product(a, b, how);
  return columnsOf(a, b);
}

/** Columns beside columns; rows beside rows are columns written flat where they are longer than one. */
function columnsOf(a: Value, b: Value): Value {
  const upright = (v: Value): Value => (v.rows === 1 && v.cols > 1 ? transposed(v) : v);
  const [left, right] = a.rows === b.rows && a.rows > 1 ? [a, b] : [upright(a), upright(b)];
  if (left.rows !== right.rows) throw new NoValue();
  return fill(left.rows, left.cols + right.cols, (row, col) =>
    col < left.cols ? cell(left, row, col) : cell(right, row, col - left.cols),
  );
}

function combined(op: Operator, a: Value, b: Value, how: Convention): Value {
  if (op === '*' && !isScalar(a) && !isScalar(b)) return product(a, b, how);
  if (op === '/' && !isScalar(b)) return done('./', a, b);
  if ((op === '^' || op === '.^') && !isScalar(a)) {
    const isPower = op === '^' && a.rows === a.cols && how.product === 'matrix';
    return done(isPower ? '^' : '.^', a, b);
  }
  // A row and a column of the same length are the same vector where they are added.
  if ((op === '+' || op === '-') && !sameShape(a, b) && a.rows === b.cols && a.cols === b.rows)
    return done(op, a, transposed(b));
  // A number is not added to a matrix entry by entry, unless it is one that was left out of its brackets.
  if ((op === '+' || op === '-') && isScalar(a) !== isScalar(b) && !isZero(a) && !isZero(b))
    throw new NoValue();
  return done(op, a, b);
}

const isZero = (v: Value): boolean => v.cells.every((x) => isRational(x) && x.n === 0n);

function product(a: Value, b: Value, how: Convention): Value {
  if (isScalar(a) || isScalar(b)) return done('*', a, b);
  switch (how.product) {
    case 'matrix':
      if (a.cols === b.rows) return done('*', a, b);
      throw new NoValue();
    case 'columns':
      if (a.rows === 1 && a.cols === b.cols && b.rows > 1) return done('.*', a, b);
      throw new NoValue();
    case 'diagonal': {
      const all = a.cols === b.rows && a.rows === b.cols && a.rows > 1 ? done('*', a, b) : null;
      if (!all) throw new NoValue();
      return fill(1, all.rows, (_, i) => cell(all, i, i));
    }
    case 'entries':
      if (sameShape(a, b)) return done('.*', a, b);
      throw new NoValue();
    case 'dot': {
      if (!isVector(a) || !isVector(b) || a.cells.length !== b.cells.length) throw new NoValue();
      const sum = a.cells.reduce<Real>(
        (total, x, i) => HOW.add(total, HOW.multiply(x, b.cells[i]!)),
        whole(0),
      );
      return scalar(sum);
    }
  }
}

/** One operation on two values. */
const done = (op: Operator, a: Value, b: Value): Value =>
  evaluate({ kind: 'binary', op, left: LEFT, right: RIGHT }, (name) => (name === 'a' ? a : b));

const LEFT: Tree = { kind: 'name', name: 'a' };
const RIGHT: Tree = { kind: 'name', name: 'b' };
