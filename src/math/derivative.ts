/** A formula and a name → the formula's derivative by it: mathjs derives, and what its rules leave behind is tidied here, exactly. */
import { endingDecimal, readDecimal } from './decimal.ts';
import { derive } from './parse.ts';
import { add, divide, isZero, multiply, negate, type Rational, sign, subtract, ZERO } from './rational.ts';
import { binary, mapChildren, type Operator, type Tree } from './tree.ts';

/**
 * The derivative by a name that stands for a number; other names are constants.
 * mathjs's own simplifying is not used: it works constants out as decimals.
 * @throws FormulaFault for what has no derivative here (relu, abs, matrices, operations entry by entry)
 * @example toText(derivative(parse('w1^2/2 - w1'), 'w1')) is "w1 - 1"
 */
export const derivative = (tree: Tree, name: string): Tree => tidied(derive(tree, name));

/** Without the 1·x, 0·y, x¹ and 2·x/2 that deriving by rules leaves behind; every form equals the one before. */
function tidied(tree: Tree): Tree {
  const inside = mapChildren(tree, tidied);
  if (inside.kind === 'negate') return negated(inside.of);
  return inside.kind === 'binary' ? (TIDY[inside.op]?.(inside.left, inside.right) ?? inside) : inside;
}

/** The number that a tree is, with its sign; null where it is none. */
function numberIn(tree: Tree): Rational | null {
  if (tree.kind === 'number') return readDecimal(tree.text);
  const inside = tree.kind === 'negate' ? numberIn(tree.of) : null;
  return inside && negate(inside);
}

/** A number as a tree, where its decimal ends. */
function numberTree(r: Rational): Tree | null {
  const text = endingDecimal(sign(r) < 0 ? negate(r) : r);
  if (text === null) return null;
  const size: Tree = { kind: 'number', text };
  return sign(r) < 0 ? { kind: 'negate', of: size } : size;
}

function negated(tree: Tree): Tree {
  const number = numberIn(tree);
  if (number) return numberTree(negate(number))!;
  return tree.kind === 'negate' ? tree.of : { kind: 'negate', of: tree };
}

/** `2*x` as 2 and x; anything else has the factor 1. */
function factorOf(tree: Tree): { readonly factor: Rational; readonly rest: Tree } | null {
  if (tree.kind !== 'binary' || tree.op !== '*') return null;
  const factor = numberIn(tree.left);
  return factor && { factor, rest: tree.right };
}

const scaled = (factor: Rational, rest: Tree): Tree | null => {
  const number = numberTree(factor);
  return number && product(number, rest);
};

function product(left: Tree, right: Tree): Tree {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a && b) return numberTree(multiply(a, b))!;
  if (b) return product(right, left);
  if (!a) return binary('*', left, right);
  if (isZero(a)) return left;
  if (a.n === a.d) return right;
  if (a.n === -a.d) return negated(right);
  const inner = factorOf(right);
  return (inner && scaled(multiply(a, inner.factor), inner.rest)) ?? binary('*', left, right);
}

function quotient(left: Tree, right: Tree): Tree | null {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a && isZero(a)) return left;
  if (!b || isZero(b)) return null;
  if (b.n === b.d) return left;
  const inner = factorOf(left);
  if (inner) return scaled(divide(inner.factor, b), inner.rest);
  return a && numberTree(divide(a, b));
}

function sum(left: Tree, right: Tree, run: typeof add): Tree | null {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a && b) return numberTree(run(a, b));
  if (b && isZero(b)) return left;
  if (a && isZero(a)) return run(ZERO, { n: 1n, d: 1n }).n < 0n ? negated(right) : right;
  return null;
}

function power(left: Tree, right: Tree): Tree | null {
  const exponent = numberIn(right);
  return exponent && exponent.n === exponent.d ? left : null;
}

const TIDY: Partial<Record<Operator, (left: Tree, right: Tree) => Tree | null>> = {
  '+': (left, right) => sum(left, right, add),
  '-': (left, right) => sum(left, right, subtract),
  '*': product,
  '/': quotient,
  '^': power,
};
