/** Whether an expression is another one rearranged or multiplied out, and whether one stands inside another: how it is written, not what it comes to. */
import { readDecimal } from '../math/decimal.ts';
import {
  add,
  divide,
  isZero,
  multiply,
  negate,
  ONE,
  type Rational,
  reduced,
  sign,
  subtract,
  ZERO,
} from '../math/rational.ts';
import { binary, childrenOf, number, type Tree, toText } from '../math/tree.ts';
import { rationalIn } from './compare.ts';
import type { World } from './world.ts';

const MOST_TERMS = 200;
const LARGEST_POWER = 6;
const MOST_TOGETHER = 6;
const UNIT = number('1');

/** One product of a sum multiplied out: its number, and what else is in it. */
interface Term {
  readonly number: Rational;
  readonly factors: readonly Tree[];
}

/** Where expressions are told apart: at random points, and which names stand for whole numbers there. */
export interface Places {
  readonly worlds: readonly World[];
  readonly wholes: ReadonlySet<string>;
}

/** The terms of an expression once every bracket is multiplied out; null where there are too many. */
function termsOf(tree: Tree): readonly Term[] | null {
  if (tree.kind === 'number') return [{ number: readDecimal(tree.text)!, factors: [] }];
  if (tree.kind === 'negate') return times([{ number: { n: -1n, d: 1n }, factors: [] }], termsOf(tree.of));
  if (tree.kind !== 'binary') return [{ number: ONE, factors: [tree] }];
  const { op, left, right } = tree;
  if (op === '+' || op === '-') {
    const [a, b] = [termsOf(left), termsOf(op === '-' ? { kind: 'negate', of: right } : right)];
    return a && b && a.length + b.length <= MOST_TERMS ? [...a, ...b] : null;
  }
  if (op === '*') return times(termsOf(left), termsOf(right));
  if (op === '/') {
    const [below, ...more] = termsOf(right) ?? [];
    const isNumber = below && more.length === 0 && below.factors.length === 0 && !isZero(below.number);
    const over: Term = isNumber
      ? { number: divide(ONE, below.number), factors: [] }
      : { number: ONE, factors: [{ ...tree, left: UNIT }] };
    return times(termsOf(left), [over]);
  }
  const power = right.kind === 'number' && /^\d$/.test(right.text) ? Number(right.text) : 0;
  if (op !== '^' || power < 2 || power > LARGEST_POWER) return [{ number: ONE, factors: [tree] }];
  return Array.from({ length: power }, () => termsOf(left)).reduce(times);
}

function times(a: readonly Term[] | null, b: readonly Term[] | null): readonly Term[] | null {
  if (!a || !b || a.length * b.length > MOST_TERMS) return null;
  return a.flatMap((x) =>
    b.map((y) => ({ number: multiply(x.number, y.number), factors: [...x.factors, ...y.factors] })),
  );
}

interface Sum {
  readonly plus: Rational;
  readonly minus: Rational;
}

const ZERO_SUM: Sum = { plus: ZERO, minus: ZERO };

/** Like terms added, those with a plus and those with a minus apart. */
function collected(tree: Tree, at: Places): ReadonlyMap<string, Sum> | null {
  const found = new Map<string, Sum>();
  for (const { number, factors } of termsOf(tree) ?? []) {
    if (isZero(number)) continue;
    const product = factors.reduce((left, right) => binary('*', left, right), UNIT);
    const value = valueIn(product, at);
    if (value === null) return null;
    const key = `${wholesIn(factors, at.wholes)}|${value}`;
    const before = found.get(key) ?? ZERO_SUM;
    found.set(
      key,
      sign(number) < 0
        ? { ...before, minus: add(before.minus, negate(number)) }
        : { ...before, plus: add(before.plus, number) },
    );
  }
  return found;
}

/** What is left of each term: what cancels is gone, but where an honest line has both signs too. */
function netted(sums: ReadonlyMap<string, Sum>, kept: ReadonlySet<string>): ReadonlyMap<string, string> {
  const left = new Map<string, string>();
  for (const [key, { plus, minus }] of sums) {
    const both = kept.has(key) && !isZero(plus) && !isZero(minus);
    const net = subtract(plus, minus);
    const text = both ? `${textOf(reduced(plus))} - ${textOf(reduced(minus))}` : textOf(reduced(net));
    if (both || !isZero(net)) left.set(key, text);
  }
  return left;
}

const textOf = ({ n, d }: Rational): string => `${n}/${d}`;

/** Whole numbers are small, so that their products are told apart by how they are written: n*n from 2*n. */
const wholesIn = (factors: readonly Tree[], wholes: ReadonlySet<string>): string =>
  factors
    .filter((factor) => factor.kind === 'name' && !factor.index && wholes.has(factor.name))
    .map(toText)
    .sort()
    .join();

/** Whether two expressions have the same terms in some order; what cancels counts only where it does in `honest` too. */
export function sameTerms(a: Tree, b: Tree, honest: Tree | null, at: Places): boolean {
  const [left, right] = [collected(a, at), collected(b, at)];
  const own = honest && collected(honest, at);
  if (!left || !right || left.size === 0) return false;
  const kept = new Set(
    [...(own ?? [])].filter(([, { plus, minus }]) => !isZero(plus) && !isZero(minus)).map(([key]) => key),
  );
  const [x, y] = [netted(left, kept), netted(right, kept)];
  return x.size === y.size && [...x].every(([key, text]) => y.get(key) === text);
}

/** Whether a sum, a product or any part of one inside the tree is equal to what is looked for. */
export function holdsPart(tree: Tree, wanted: Tree, at: Places): boolean {
  const target = valueIn(wanted, at);
  if (target === null) return false;
  const isWanted = (part: Tree): boolean => valueIn(part, at) === target;
  const visit = (part: Tree): boolean => {
    if (isWanted(part)) return true;
    if (part.kind === 'call') return part.args.slice(0, 1).some(visit);
    if (part.kind !== 'binary' && part.kind !== 'negate') return false;
    const op = isProduct(part) ? '*' : '+';
    const members = membersOf(part, op).slice(0, MOST_TOGETHER);
    for (let choice = 1; choice < 1 << members.length; choice++) {
      const chosen = members.filter((_, i) => choice & (1 << i));
      if (chosen.length > 1 && isWanted(chosen.reduce((left, right) => binary(op, left, right)))) return true;
    }
    return childrenOf(part).some(visit);
  };
  return visit(tree);
}

/** A quotient is a product, and so is one with a sign before it. */
const isProduct = (tree: Tree): boolean =>
  tree.kind === 'negate'
    ? isProduct(tree.of)
    : tree.kind === 'binary' && (tree.op === '*' || tree.op === '/');

const MINUS: Tree = { kind: 'negate', of: UNIT };

/** What a sum or a product is made of; a sign in a product is a factor of its own. */
function membersOf(tree: Tree, op: '+' | '*'): Tree[] {
  if (tree.kind === 'negate')
    return op === '+'
      ? membersOf(tree.of, op).map((of) => ({ kind: 'negate', of }))
      : [MINUS, ...membersOf(tree.of, op)];
  if (tree.kind !== 'binary') return [tree];
  if (tree.op === op) return [...membersOf(tree.left, op), ...membersOf(tree.right, op)];
  if (op === '+' && tree.op === '-')
    return [...membersOf(tree.left, op), ...membersOf({ kind: 'negate', of: tree.right }, op)];
  if (op === '*' && tree.op === '/') return [...membersOf(tree.left, op), { ...tree, left: UNIT }];
  return [tree];
}

/** The exact values at every place, as one text; null where one is not rational or not there. */
function valueIn(tree: Tree, { worlds }: Places): string | null {
  const values = worlds.map((world) => {
    const value = rationalIn(tree, world);
    return value && textOf(reduced(value));
  });
  return values.includes(null) ? null : values.join();
}
