/** A tree and the values of its names → its value, in each of the ways in which products of rows and columns are written. */
import { evaluate } from '../math/evaluate.ts';
import { EvaluationFault } from '../math/fault.ts';
import { FUNCTIONS } from '../math/functions.ts';
import { asWhole, TooLarge, whole } from '../math/rational.ts';
import { absolute, arithmetic, DIGITS, isRational, negate, type Real, Undefined } from '../math/real.ts';
import { type CallTree, type NameTree, type Operator, substituted, type Tree } from '../math/tree.ts';
import { cell, fill, isScalar, isVector, sameShape, scalar, transposed, type Value } from '../math/value.ts';
import { ASPECTS, type Aspect, CONVENTIONS, type Convention, USUAL } from './conventions.ts';
import { thatGoesOn } from './goes-on.ts';
import {
  APPLIED,
  BESIDE,
  DETERMINANT,
  GOES_ON,
  LOG,
  MIXED,
  NORM,
  PERCENT,
  POWER_OF_E,
  SERIES,
  SIGMA_OF,
} from './meanings.ts';

export type Names = (name: NameTree) => Value | undefined;

/** Where a name has no value, or an operation cannot be done. It is thrown often: one for all, without a trace. */
class NoValue extends Error {}
const NO_VALUE = new NoValue();

/** A convention while a tree is worked out by it: it is told what of it mattered. */
interface Meant {
  readonly by: Convention;
  readonly mattered: Set<Aspect>;
  /** How many terms of sums and products may still be worked out. */
  terms: number;
}

/** What mattered where nobody asks. */
const UNASKED = new Set<Aspect>();

const HOW = arithmetic(DIGITS);
const MOST_TERMS = 300;
/** In sums of sums. */
const MOST_TERMS_IN_ALL = 10_000;
const MOST_ROWS = 60;

/** @returns null where a name is unknown or something cannot be worked out */
export function valueIn(tree: Tree, names: Names, convention: Convention = USUAL): Value | null {
  return worked(tree, names, { by: convention, mattered: UNASKED, terms: MOST_TERMS_IN_ALL });
}

/** What is thrown where a name is unknown, or something cannot be done with these numbers. */
const UNWORKABLE = [NoValue, EvaluationFault, Undefined, TooLarge];

function worked(tree: Tree, names: Names, how: Meant): Value | null {
  try {
    return run(tree, names, how);
  } catch (error) {
    if (UNWORKABLE.some((kind) => error instanceof kind)) return null;
    throw error;
  }
}

/** A value that a tree may have, and the way in which it is meant then. */
export interface Reading {
  readonly value: Value;
  readonly convention: Convention;
}

/** The different values a tree has in the ways it may be meant. */
export function readingsOf(tree: Tree, names: Names): Reading[] {
  const found: Reading[] = [];
  const mattered = new Set<Aspect>();
  for (const convention of CONVENTIONS) {
    if (!ASPECTS.every((aspect) => mattered.has(aspect) || convention[aspect] === USUAL[aspect])) continue;
    const value = worked(tree, names, { by: convention, mattered, terms: MOST_TERMS_IN_ALL });
    if (value && !found.some((other) => isSameValue(other.value, value))) found.push({ value, convention });
    // As it is with most: no other way can make a difference.
    if (mattered.size === 0) break;
  }
  return found;
}

const isSameValue = (a: Value, b: Value): boolean =>
  sameShape(a, b) && a.cells.every((x, i) => x === b.cells[i]);

function run(tree: Tree, names: Names, how: Meant): Value {
  switch (tree.kind) {
    case 'number':
      return evaluate(tree, () => undefined);
    case 'name': {
      const value = names(tree);
      if (!value) throw NO_VALUE;
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

function called({ name, args }: CallTree, names: Names, how: Meant): Value {
  if (SERIES.has(name)) return series(name === 'sum' ? '+' : '*', args, names, how);
  if (name === POWER_OF_E) {
    how.mattered.add('e');
    const [base, exponent] = args as [Tree, Tree];
    return how.by.e === 'name'
      ? done('^', run(base, names, how), run(exponent, names, how))
      : FUNCTIONS.get('exp')!.run(HOW, run(exponent, names, how));
  }
  if (name === SIGMA_OF) {
    how.mattered.add('sigma');
    const [factor, of] = args as [Tree, Tree];
    return how.by.sigma === 'function'
      ? FUNCTIONS.get('sigmoid')!.run(HOW, run(of, names, how))
      : done('*', run(factor, names, how), run(of, names, how));
  }
  const [first] = args;
  if (name === GOES_ON && first?.kind === 'number') return scalar(thatGoesOn(first));
  const values = args.map((arg) => run(arg, names, how));
  if (name === LOG) return logarithm(values[0]!, how);
  if (name === PERCENT) {
    how.mattered.add('percent');
    return how.by.percent === 'share' ? done('/', values[0]!, scalar(whole(100))) : values[0]!;
  }
  if (name === MIXED) {
    how.mattered.add('mixed');
    return done(how.by.mixed === 'sum' ? '+' : '*', values[0]!, values[1]!);
  }
  if (name === BESIDE) return values.reduce((left, right) => sideBySide(left, right, how));
  const own = OWN.get(name);
  if (own) return own(values[0]!);
  const row = FUNCTIONS.get(name);
  if (!row) {
    // Something opaque is a name for each of its indices.
    const value = names({ kind: 'name', name: opaqueName(name, values.map(wholeOf)) });
    if (!value) throw NO_VALUE;
    return value;
  }
  return row.run(HOW, ...values);
}

function logarithm(of: Value, how: Meant): Value {
  const natural = (x: Value): Value => FUNCTIONS.get('log')!.run(HOW, x);
  how.mattered.add('log');
  return how.by.log === 'e'
    ? natural(of)
    : done('/', natural(of), natural(scalar(whole(Number(how.by.log)))));
}

/** Functions that problems do not have. */
const OWN: ReadonlyMap<string, (v: Value) => Value> = new Map([
  [NORM, (v) => FUNCTIONS.get('norm')!.run(HOW, v.cols === 1 ? v : transposed(v))],
  [`${NORM} 1`, (v) => scalar(sizesOf(v).reduce((sum, x) => HOW.add(sum, x)))],
  [APPLIED, (v) => v],
  [GOES_ON, (v) => v],
  [DETERMINANT, (v) => scalar(determinant(v))],
]);

/** The entries of a vector without their signs; what these norms are of a matrix is another thing. */
function sizesOf(v: Value): Real[] {
  if (!isVector(v)) throw NO_VALUE;
  return v.cells.map(absolute);
}

const MOST_EXPANDED = 5;

/** By the first row; of one number alone none, since bars around it mean its size. */
function determinant(v: Value): Real {
  if (v.rows !== v.cols || v.rows < 2 || v.rows > MOST_EXPANDED) throw NO_VALUE;
  const expanded = (rows: readonly number[], cols: readonly number[]): Real => {
    const [row, ...below] = rows;
    if (row === undefined) return whole(1);
    return cols
      .map((col, i) => {
        const rest = expanded(
          below,
          cols.filter((other) => other !== col),
        );
        const term = HOW.multiply(cell(v, row, col), rest);
        return i % 2 === 0 ? term : negate(term);
      })
      .reduce((sum, term) => HOW.add(sum, term));
  };
  const all = Array.from({ length: v.rows }, (_, i) => i);
  return expanded(all, all);
}

export function opaqueName(template: string, indices: readonly (number | null)[]): string {
  if (indices.includes(null)) throw NO_VALUE;
  return `${template}(${indices.join()})`;
}

function series(op: '+' | '*', [body, variable, from, to]: readonly Tree[], names: Names, how: Meant): Value {
  const [first, last] = [from!, to!].map((bound) => wholeOf(run(bound, names, how)));
  if (first === null || last === null || last! - first! > MOST_TERMS) throw NO_VALUE;
  let all: Value = scalar(whole(op === '+' ? 0 : 1));
  for (let k = first!; k <= last!; k++) {
    const term = substituted(body!, (variable as NameTree).name, { kind: 'number', text: `${k}` });
    if (how.terms-- <= 0) throw NO_VALUE;
    const value = run(term, names, how);
    all = k === first ? value : done(op, all, value);
  }
  return all;
}

function wholeOf(value: Value): number | null {
  const [only] = value.cells;
  const n = isScalar(value) && isRational(only!) ? asWhole(only) : null;
  return n === null || n > 100_000n || n < -100_000n ? null : Number(n);
}

/** The whole number that a tree comes to; null where it comes to none. */
export function wholeIn(tree: Tree, names: Names): number | null {
  // As most indices are.
  if (tree.kind === 'number' && /^\d{1,5}$/.test(tree.text)) return Number(tree.text);
  const value = valueIn(tree, names);
  return value && wholeOf(value);
}

/** A matrix of numbers, or of columns or rows put together. */
function matrixOf(rows: readonly (readonly Value[])[]): Value {
  if (rows.length > MOST_ROWS || rows[0]!.length > MOST_ROWS) throw NO_VALUE;
  if (rows.every((row) => row.every(isScalar)))
    return fill(rows.length, rows[0]!.length, (row, col) => rows[row]![col]!.cells[0]!);
  if (rows.length === 1) return rows[0]!.reduce((left, right) => columnsOf(left, right));
  throw NO_VALUE;
}

function sideBySide(a: Value, b: Value, how: Meant): Value {
  how.mattered.add('beside');
  if (how.by.beside === 'product') return product(a, b, how);
  return columnsOf(a, b);
}

/** Columns beside columns; rows beside rows are columns written flat where they are longer than one. */
function columnsOf(a: Value, b: Value): Value {
  const upright = (v: Value): Value => (v.rows === 1 && v.cols > 1 ? transposed(v) : v);
  const [left, right] = a.rows === b.rows && a.rows > 1 ? [a, b] : [upright(a), upright(b)];
  if (left.rows !== right.rows) throw NO_VALUE;
  return fill(left.rows, left.cols + right.cols, (row, col) =>
    col < left.cols ? cell(left, row, col) : cell(right, row, col - left.cols),
  );
}

function combined(op: Operator, a: Value, b: Value, how: Meant): Value {
  if (op === '*' && !isScalar(a) && !isScalar(b)) return product(a, b, how);
  if (op === '/' && !isScalar(b)) return done('./', a, b);
  if ((op === '^' || op === '.^') && !isScalar(a)) {
    how.mattered.add('product');
    const isPower = op === '^' && a.rows === a.cols && how.by.product === 'matrix';
    return done(isPower ? '^' : '.^', a, b);
  }
  // A row and a column of the same length are the same vector where they are added.
  if ((op === '+' || op === '-') && !sameShape(a, b) && a.rows === b.cols && a.cols === b.rows)
    return done(op, a, transposed(b));
  // 1 - A may speak of the identity.
  if ((op === '+' || op === '-') && [a, b].some(isSquare) && [a, b].some(isScalar) && ![a, b].some(isZero))
    throw NO_VALUE;
  return done(op, a, b);
}

const isSquare = (v: Value): boolean => v.rows === v.cols && v.rows > 1;
const isZero = (v: Value): boolean => v.cells.every((x) => isRational(x) && x.n === 0n);

function product(a: Value, b: Value, how: Meant): Value {
  if (isScalar(a) || isScalar(b)) return done('*', a, b);
  how.mattered.add('product');
  switch (how.by.product) {
    case 'matrix':
      if (a.cols === b.rows) return done('*', a, b);
      throw NO_VALUE;
    case 'columns':
      if (a.rows === 1 && a.cols === b.cols && b.rows > 1) return done('.*', a, b);
      throw NO_VALUE;
    case 'diagonal': {
      const all = a.cols === b.rows && a.rows === b.cols && a.rows > 1 ? done('*', a, b) : null;
      if (!all) throw NO_VALUE;
      return fill(1, all.rows, (_, i) => cell(all, i, i));
    }
    case 'entries':
      if (sameShape(a, b)) return done('.*', a, b);
      throw NO_VALUE;
    case 'dot': {
      if (!isVector(a) || !isVector(b) || a.cells.length !== b.cells.length) throw NO_VALUE;
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
