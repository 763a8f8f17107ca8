/** A formula and a name → the formula's derivative by it. mathjs derives and simplifies; what it gives is held against itself exactly. */
import { evaluate } from './evaluate.ts';
import { EvaluationFault } from './fault.ts';
import { derive } from './parse.ts';
import { meets } from './real.ts';
import { mapChildren, namesIn, referenceOf, type Tree } from './tree.ts';
import { scalar, type Value } from './value.ts';

/**
 * The derivative by a name that stands for a number; other names are constants.
 * A simplified form is only taken where it equals the plain one at every point tried.
 * @throws FormulaFault for what has no derivative here (relu, abs, matrices)
 * @example toText(derivative(parse('w1^2/2 - w1'), 'w1')) is "w1 - 1"
 */
export function derivative(tree: Tree, name: string): Tree {
  const plain = tidied(derive(tree, name, false));
  const simple = derive(tree, name, true);
  return POINTS.every((point) => agreeAt(plain, simple, point)) ? simple : plain;
}

/** Without the 1·x, x¹ and 2 − 1 that deriving by rules leaves behind. */
function tidied(tree: Tree): Tree {
  const inside = mapChildren(tree, tidied);
  if (inside.kind !== 'binary') return inside;
  const { op, left, right } = inside;
  const [a, b] = [left, right].map((side) => (side.kind === 'number' ? side.text : null));
  if (op === '-' && a !== null && b !== null && WHOLE.test(a!) && WHOLE.test(b!) && Number(a) >= Number(b))
    return { kind: 'number', text: `${Number(a) - Number(b)}` };
  if (op === '*') return a === '1' ? right : b === '1' ? left : inside;
  return (op === '^' || op === '/') && b === '1' ? left : inside;
}

const WHOLE = /^\d{1,9}$/;

const POINTS = [1, 2, 3, 4, 5, 6].map((k) => 7919 * k);

/** Both at the same rational numbers; where the plain form is undefined nothing is said. */
function agreeAt(plain: Tree, simple: Tree, seed: number): boolean {
  const values = new Map<string, Value>();
  for (const [i, name] of namesIn(plain).entries())
    values.set(referenceOf(name), scalar({ n: BigInt(((seed * (i + 3)) % 997) + 1), d: BigInt(101 + i) }));
  const at = (tree: Tree): Value => evaluate(tree, (reference) => values.get(reference));
  try {
    return meets(at(plain).cells[0]!, at(simple).cells[0]!);
  } catch (error) {
    if (error instanceof EvaluationFault) return error.problem.code !== 'unknown-name';
    throw error;
  }
}
