/** Two expressions and what may be used → equal at every point, different at one, or not to be worked out. */
import { evaluate } from '../math/evaluate.ts';
import { EvaluationFault, type EvaluationProblem } from '../math/fault.ts';
import { remember } from '../math/once.ts';
import { compare, type Rational, whole, ZERO } from '../math/rational.ts';
import { isRational, MORE_DIGITS, type Real, touches } from '../math/real.ts';
import { childrenOf, type Tree } from '../math/tree.ts';
import { fill, isScalar, meetsAll, sameShape, type Value } from '../math/value.ts';
import { isNamed } from '../problem/proof.ts';
import { type Point, pointsOf } from './points.ts';
import type { Meter } from './work.ts';
import { type Setting, type Use, type World, worldAt } from './world.ts';

export type Comparison =
  | { readonly kind: 'equal' }
  | { readonly kind: 'different'; readonly point: Point }
  /** `side`: 0 for the first expression. */
  | { readonly kind: 'fault'; readonly side: 0 | 1; readonly problem: EvaluationProblem };

/** What may happen at some points and not at others; these are passed over. */
const HERE_ONLY: ReadonlySet<EvaluationProblem['code']> = new Set([
  'division-by-zero',
  'negative-root',
  'logarithm',
  'singular',
  'before-first',
  'too-large',
]);

/** The worlds of one derivation, each made when it is first looked at. */
export interface Worlds {
  readonly setting: Setting;
  /** Where sides are compared: in an induction step, only beyond the first case. */
  readonly points: readonly Point[];
  readonly at: (point: Point, uses: readonly Use[], digits?: number) => World;
  /** What working it all out has cost so far. */
  readonly meter: Meter;
}

export function worldsOf(setting: Setting): Worlds {
  const made = new Map<string, Map<Point, World>>();
  const meter = { spent: 0 };
  const { proof, target } = setting;
  const isBeyond = (point: Point): boolean => {
    if (!target || !proof.induction) return true;
    const index = rationalIn(target, worldAt(setting, point, new Set()));
    return index !== null && compare(index, whole(proof.induction.first)) > 0;
  };
  return {
    setting,
    points: pointsOf(proof).filter(isBeyond),
    meter,
    at: (point, uses, digits) => {
      const key = `${uses.join()}|${digits ?? ''}`;
      const known = made.get(key) ?? new Map<Point, World>();
      made.set(key, known);
      const world = known.get(point) ?? worldAt(setting, point, new Set(uses), digits, meter);
      known.set(point, world);
      return world;
    },
  };
}

/** Whether two expressions are equal wherever both are defined, when only `uses` is known. */
export function compareTrees(worlds: Worlds, left: Tree, right: Tree, uses: readonly Use[]): Comparison {
  let fault: Comparison | null = null;
  let compared = 0;
  let lacking = 0;
  const all = worlds.points;
  // Where nothing rests on a whole number, points are alike but for their random numbers.
  const isPlain = ![left, right].some((tree) => restsOnWholes(tree, worlds.setting));
  const enough = hasRoot(left) || hasRoot(right) ? all.length : 2;
  const points = isPlain ? all.slice(0, enough) : all;
  for (const point of points) {
    const world = worlds.at(point, uses);
    const [a, b] = [run(left, world), run(right, world)];
    const wrong =
      'problem' in a ? ({ side: 0, ...a } as const) : 'problem' in b ? ({ side: 1, ...b } as const) : null;
    if (wrong) {
      if (!HERE_ONLY.has(wrong.problem.code)) return { kind: 'fault', ...wrong };
      fault = { kind: 'fault', ...wrong };
      // Where the first side has a value and the second has none, the second is not the same everywhere.
      if (wrong.side === 1) lacking++;
      continue;
    }
    compared++;
    if (!agree(worlds, point, uses, compared <= SHARPENED, [left, right], [a as Value, b as Value]))
      return { kind: 'different', point };
  }
  return fault && (compared === 0 || lacking * 3 > compared) ? fault : { kind: 'equal' };
}

/** Equal whatever the terms are. */
export const isSame = (worlds: Worlds, a: Tree, b: Tree): boolean =>
  compareTrees(worlds, a, b, []).kind === 'equal';

/** At so many points; at the others sixty digits are enough. */
const SHARPENED = 2;

/** Enclosures that touch are taken to more digits; numbers that agree to all of them are the same. */
function agree(
  worlds: Worlds,
  point: Point,
  uses: readonly Use[],
  sharper: boolean,
  sides: readonly [Tree, Tree],
  [a, b]: readonly [Value, Value],
): boolean {
  if (!same(a, b)) return false;
  if (!sharper || !a.cells.some((cell, i) => touches(cell, b.cells[i] ?? ZERO))) return true;
  return MORE_DIGITS.every((digits) => {
    const world = worlds.at(point, uses, digits);
    const [x, y] = [run(sides[0], world), run(sides[1], world)];
    return 'problem' in x || 'problem' in y || same(x, y);
  });
}

/** A number is the same as that number times the identity. */
function same(a: Value, b: Value): boolean {
  if (sameShape(a, b)) return meetsAll(a, b);
  if (isScalar(a) && b.rows === b.cols) return meetsAll(timesIdentity(a.cells[0]!, b.rows), b);
  return isScalar(b) && a.rows === a.cols && meetsAll(a, timesIdentity(b.cells[0]!, a.rows));
}

const timesIdentity = (x: Real, rows: number): Value =>
  fill(rows, rows, (row, col) => (row === col ? x : ZERO));

type Outcome = Value | { readonly problem: EvaluationProblem };

/** The value of an expression in a world, or why it has none there. Worked out once: a line is compared with the one before, the one after, and what is to be shown. */
export const run = (tree: Tree, world: World): Outcome => runsIn(world)(tree);

const runsIn = remember((world: World) => remember((tree: Tree) => ranIn(world, tree)));

function ranIn({ lookup, how, begin }: World, tree: Tree): Outcome {
  begin();
  try {
    return evaluate(tree, lookup, how);
  } catch (error) {
    if (error instanceof EvaluationFault) return { problem: error.problem };
    throw error;
  }
}

/** The rational number that an expression is in a world, of a matrix its first; null where that is irrational, or it has no value. */
export function rationalIn(tree: Tree, world: World): Rational | null {
  const value = run(tree, world);
  const [cell] = 'problem' in value ? [] : value.cells;
  return cell && isRational(cell) ? cell : null;
}

/** Roots, logarithms and powers of broken exponents are no rational functions: one point says less of them. */
const hasRoot = (tree: Tree): boolean =>
  (tree.kind === 'call' && ['sqrt', 'exp', 'log'].includes(tree.name)) ||
  (tree.kind === 'binary' && tree.op === '^' && tree.right.kind === 'binary' && tree.right.op === '/') ||
  childrenOf(tree).some(hasRoot);

/** Whether a whole number stands in an expression, or in anything that its names may come to. */
function restsOnWholes(tree: Tree, { proof, alias, shown }: Setting): boolean {
  const wholes = new Set([...proof.vocabulary.wholes, ...alias.keys()]);
  const rules = [...proof.definitions.values()].flatMap(({ rule, index }) =>
    namesOf(rule).filter((name) => name !== index),
  );
  const named = proof.asks.filter(isNamed).map(({ id }) => id);
  const reach = [
    ...namesOf(tree),
    ...rules,
    ...[...proof.givens, ...shown].flatMap(({ value }) => namesOf(value)),
  ];
  return reach.some((name) => wholes.has(name) || named.includes(name));
}

/** Every name in an expression, those in indices too. */
function namesOf(tree: Tree): string[] {
  const inside =
    tree.kind === 'name' ? (tree.index ? namesOf(tree.index) : []) : childrenOf(tree).flatMap(namesOf);
  return tree.kind === 'name' ? [tree.name, ...inside] : inside;
}
