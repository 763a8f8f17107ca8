/** A tree and the values of its names → its value, or an EvaluationFault that says what could not be done. */
import { readDecimal } from './decimal.ts';
import { EvaluationFault, unlessFault } from './fault.ts';
import { FUNCTIONS, type MathFunction } from './functions.ts';
import { inverse } from './inverse.ts';
import { asWhole, ONE, TooLarge, ZERO } from './rational.ts';
import {
  type Arithmetic,
  arithmetic,
  asItIs,
  DIGITS,
  hull,
  isRational,
  isZero,
  LARGEST_EXPONENT,
  negate,
  type Real,
  Undefined,
} from './real.ts';
import {
  type BinaryTree,
  binary,
  type CallTree,
  type NameTree,
  never,
  type Operator,
  referenceOf,
  type Tree,
  toText,
} from './tree.ts';
import { cell, fill, isScalar, map, sameShape, scalar, type Value } from './value.ts';

/** Digits × exponent × rows: about the work, and the size of what comes out. */
const LONGEST_MATRIX_POWER = 20_000;

/** The value of a name, and where a formula may hold more than the table of functions does, of a call. */
export type Lookup = (reference: string, tree: NameTree | CallTree) => Value | undefined;

/**
 * Runs a formula: exactly where it is rational, with enclosures where it is not.
 * @param how the arithmetic: how many digits enclosures have, and whether intermediate results may have been rounded
 * @example evaluate(parse('2*a'), (name) => scalar(whole(4))) is the scalar 8
 */
export function evaluate(tree: Tree, lookup: Lookup, how: Arithmetic = EXACTLY): Value {
  try {
    return run(tree, lookup, how);
  } catch (error) {
    if (error instanceof TooLarge) throw new EvaluationFault({ code: 'too-large', where: toText(tree) });
    throw error;
  }
}

const EXACTLY = arithmetic(DIGITS);

/** The whole number that a formula comes to, such as an index; null where it comes to none. */
export function wholeIn(tree: Tree, lookup: Lookup): number | null {
  const value = unlessFault(() => evaluate(tree, lookup));
  const [cell] = value && isScalar(value) ? value.cells : [];
  const whole = cell && isRational(cell) ? asWhole(cell) : null;
  return whole === null ? null : Number(whole);
}

function run(tree: Tree, lookup: Lookup, how: Arithmetic): Value {
  switch (tree.kind) {
    case 'number':
      return constant(tree.text);
    case 'name': {
      const value = lookup(referenceOf(tree), tree);
      if (!value) throw new EvaluationFault({ code: 'unknown-name', where: toText(tree) });
      return value;
    }
    case 'negate':
      return map(part(tree.of, lookup, how), negate);
    case 'binary': {
      const left = part(tree.left, lookup, how);
      const right = rightSide(tree, left, lookup, how);
      try {
        const value = combined(tree, left, right, how);
        return how.inner === asItIs ? value : orderedOtherwise(tree, value, lookup, how);
      } catch (error) {
        throw placed(error, tree);
      }
    }
    case 'call': {
      const row = FUNCTIONS.get(tree.name);
      if (!row) return called(tree, lookup);
      const args = tree.args.map((arg) => part(arg, lookup, how));
      return applied(tree, row, args, how);
    }
    case 'matrix':
      return matrix(tree, (entry) => run(entry, lookup, how));
    default:
      return never(tree);
  }
}

function applied(tree: CallTree, row: MathFunction, args: readonly Value[], how: Arithmetic): Value {
  try {
    return row.run(how, ...args);
  } catch (error) {
    throw placed(error, tree);
  }
}

/** The right side of an operation. 0·ln x counts as 0 whatever x is, as the cross-entropy of a target 0 leaves it out: there 1 is put for x. */
function rightSide(tree: BinaryTree, left: Value, lookup: Lookup, how: Arithmetic): Value {
  const { right } = tree;
  if (!isProduct(tree) || right.kind !== 'call' || right.name !== LOGARITHM.name)
    return part(right, lookup, how);
  const of = part(right.args[0]!, lookup, how);
  const put = sameShape(of, left)
    ? { ...of, cells: of.cells.map((x, i) => (isZero(left.cells[i]!) ? ONE : x)) }
    : of;
  return map(applied(right, LOGARITHM, [put], how), how.inner);
}

const LOGARITHM = FUNCTIONS.get('log')!;

/** A call that the table does not have, such as a sum over an index: whoever gives the names gives its value. */
function called(tree: CallTree, lookup: Lookup): Value {
  const value = lookup(tree.name, tree);
  if (!value) throw new EvaluationFault({ code: 'unknown-name', where: toText(tree) });
  return value;
}

/** Where intermediate results are rounded, η·g/σ and (η/σ)·g may differ: everything between the orders in which it may be worked out. */
function orderedOtherwise(tree: BinaryTree, value: Value, lookup: Lookup, how: Arithmetic): Value {
  const isEntrywise = (product: BinaryTree): boolean =>
    product.op !== '*' || [product.left, product.right].some((side) => isScalar(run(side, lookup, how)));
  let cells = value.cells;
  for (const other of otherOrders(tree, isEntrywise)) {
    const [left, right] = [part(other.left, lookup, how), part(other.right, lookup, how)];
    const found = combined(other, left, right, how);
    if (sameShape(found, value)) cells = cells.map((x, i) => hull(x, found.cells[i]!, how.digits));
  }
  return { ...value, cells };
}

/** a·b/c as (a/c)·b and a·(b/c), and (a/c)·b as a·b/c; of three factors any two first; where the products are of entries or by a number. */
function otherOrders(tree: BinaryTree, isEntrywise: (product: BinaryTree) => boolean): readonly BinaryTree[] {
  const { left, right } = tree;
  if (isQuotient(tree) && isProduct(left) && isEntrywise(left))
    return [
      binary('.*', binary('./', left.left, right), left.right),
      binary('.*', left.left, binary('./', left.right, right)),
    ];
  if (!isProduct(tree)) return [];
  if (isQuotient(left) && isEntrywise(tree))
    return [binary('./', binary('.*', left.left, right), left.right)];
  if (isQuotient(right) && isEntrywise(tree))
    return [binary('./', binary('.*', left, right.left), right.right)];
  const [inner, third] = isProduct(left) ? [left, right] : [right, left];
  // Of more factors than three there are too many orders.
  if (!isProduct(inner) || [inner.left, inner.right, third].some(isProduct)) return [];
  if (!isEntrywise(tree) || !isEntrywise(inner)) return [];
  return [
    binary('.*', binary('.*', inner.left, third), inner.right),
    binary('.*', binary('.*', inner.right, third), inner.left),
  ];
}

const isProduct = (tree: Tree): tree is BinaryTree =>
  tree.kind === 'binary' && (tree.op === '.*' || tree.op === '*');
const isQuotient = (tree: Tree): tree is BinaryTree =>
  tree.kind === 'binary' && (tree.op === './' || tree.op === '/');

/** An intermediate result; what is only read or written down is none, and of a matrix its entries are. */
function part(tree: Tree, lookup: Lookup, how: Arithmetic): Value {
  if (how.inner === asItIs) return run(tree, lookup, how);
  if (tree.kind === 'matrix') return matrix(tree, (entry) => part(entry, lookup, how));
  const value = run(tree, lookup, how);
  return isWorkedOut(tree) ? map(value, how.inner) : value;
}

const isWorkedOut = (tree: Tree): boolean =>
  tree.kind === 'binary' || (tree.kind === 'call' && !FUNCTIONS.get(tree.name)?.takes);

function matrix(tree: MatrixTree, of: (entry: Tree) => Value): Value {
  const rows = tree.rows.map((row) => row.map(of));
  return fill(rows.length, rows[0]!.length, (row, col) => oneCell(rows[row]![col]!, tree));
}

/** Says where in the formula an operation could not be done. */
const placed = (error: unknown, tree: Tree): unknown =>
  error instanceof Undefined ? new EvaluationFault({ code: error.code, where: toText(tree) }) : error;

const constants = new Map<string, Value>();

/** Numbers in formulas recur at every step, so each text is read once; formulas are few and never a client's. */
function constant(text: string): Value {
  const known = constants.get(text);
  if (known) return known;
  const value = scalar(readDecimal(text)!);
  if (constants.size < 10_000) constants.set(text, value);
  return value;
}

function oneCell(value: Value, tree: Tree): Real {
  if (!isScalar(value))
    throw new EvaluationFault({
      code: 'shapes',
      where: toText(tree),
      left: value,
      right: { rows: 1, cols: 1 },
    });
  return value.cells[0]!;
}

type MatrixTree = Extract<Tree, { kind: 'matrix' }>;

function combined(tree: BinaryTree, left: Value, right: Value, how: Arithmetic): Value {
  switch (tree.op) {
    case '+':
      return entrywise(tree, left, right, how.add);
    case '-':
      return entrywise(tree, left, right, how.subtract);
    case '*':
      return isScalar(left) || isScalar(right)
        ? entrywise(tree, left, right, how.multiply)
        : product(tree, left, right, how);
    case '.*':
      return entrywise(tree, left, right, how.multiply);
    case '/':
      if (!isScalar(right)) throw new EvaluationFault({ code: 'shapes', where: toText(tree), left, right });
      return entrywise(tree, left, right, how.divide);
    case './':
      return entrywise(tree, left, right, how.divide);
    case '.^':
      return entrywise(tree, left, right, raise(how));
    case '^':
      if (!isScalar(right)) throw new EvaluationFault({ code: 'shapes', where: toText(tree), left, right });
      return isScalar(left) ? entrywise(tree, left, right, raise(how)) : matrixPower(tree, left, right, how);
    default:
      return never(tree.op);
  }
}

/** An exponent is exact: in e^x the unknown one is written exp(x). */
const raise =
  (how: Arithmetic) =>
  (a: Real, b: Real): Real => {
    if (!isRational(b)) throw new Undefined('exponent');
    return how.power(a, b);
  };

/** Entry by entry; a scalar, a row or a column is repeated to fit the other side. */
function entrywise(tree: BinaryTree, a: Value, b: Value, run: (x: Real, y: Real) => Real): Value {
  if (isScalar(a) && isScalar(b)) return scalar(run(a.cells[0]!, b.cells[0]!));
  if (a.rows === b.rows && a.cols === b.cols) {
    const cells: Real[] = [];
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

function product(tree: BinaryTree, a: Value, b: Value, how: Arithmetic): Value {
  if (a.cols !== b.rows)
    throw new EvaluationFault({ code: 'shapes', where: toText(tree), left: a, right: b });
  return multiplied(a, b, how);
}

const multiplied = (a: Value, b: Value, how: Arithmetic): Value =>
  fill(a.rows, b.cols, (row, col) => {
    let sum = how.multiply(cell(a, row, 0), cell(b, 0, col));
    if (a.cols > 1) sum = how.inner(sum);
    for (let k = 1; k < a.cols; k++) {
      const term = how.inner(how.multiply(cell(a, row, k), cell(b, k, col)));
      sum = how.add(k > 1 ? how.inner(sum) : sum, term);
    }
    return sum;
  });

function matrixPower(tree: BinaryTree, a: Value, b: Value, how: Arithmetic): Value {
  if (a.rows !== a.cols) throw new EvaluationFault({ code: 'not-square', where: toText(tree), shape: a });
  const [power] = b.cells;
  const whole = isRational(power!) ? asWhole(power) : null;
  if (whole === null || whole > BigInt(LARGEST_EXPONENT) || -whole > BigInt(LARGEST_EXPONENT))
    throw new Undefined('exponent');
  if (whole < 0n) return matrixPower(tree, inverse(a, how), scalar(negate(power!)), how);
  const exponent = Number(whole);
  if (longestIn(a) * exponent * a.rows > LONGEST_MATRIX_POWER) throw new TooLarge();
  let result = fill(a.rows, a.rows, (row, col) => (row === col ? ONE : ZERO));
  for (let square = a, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiplied(result, square, how);
    if (left > 1) square = multiplied(square, square, how);
  }
  return result;
}

/** The digits of the longest entry. */
const longestIn = (a: Value): number =>
  Math.max(...a.cells.map((x) => (isRational(x) ? Math.max(`${x.n}`.length, `${x.d}`.length) : DIGITS)));
