/** A condition said beside a line → whether it shuts out what the line is to hold for. */
import { readStatement } from '../answer/expression.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { compare } from '../math/rational.ts';
import { isRational, type Real } from '../math/real.ts';
import { isTerm, namesIn, type Tree } from '../math/tree.ts';
import { run, type Worlds } from './compare.ts';
import type { Point } from './points.ts';

const SIGN = /(<=|>=|=<|=>|!=|\\(?:leq?|geq?|neq?|lt|gt)(?![A-Za-z])|[<>=≤≥≠⩽⩾])/;

/** What the order of two numbers, -1 to 1, has to be. */
const HOLDS: readonly { readonly sign: RegExp; readonly orders: readonly number[] }[] = [
  { sign: /^=$/, orders: [0] },
  { sign: /^(?:!=|\\neq?|≠)$/, orders: [-1, 1] },
  { sign: /^(?:<=|=<|\\leq?|[≤⩽])$/, orders: [-1, 0] },
  { sign: /^(?:>=|=>|\\geq?|[≥⩾])$/, orders: [1, 0] },
  { sign: /^(?:<|\\lt)$/, orders: [-1] },
  { sign: /^(?:>|\\gt)$/, orders: [1] },
];

/**
 * Whether an equation of free names is none, as rho = 0 where rho is between 0 and 1, an order of them holds nowhere,
 * or a line for every n is said to hold for one, n = 1. Another letter for n, terms, and what cannot be read, restrict nothing.
 */
export function restricts(worlds: Worlds, text: string, known: Vocabulary, isGeneral: boolean): boolean {
  const [parts, signs] = [0, 1].map((odd) => text.split(SIGN).filter((_, i) => i % 2 === odd));
  const sides = parts!.map((part) => sideOf(part, known));
  const trees = sides.flatMap((side) => side ?? []);
  if (signs!.length === 0 || trees.length < sides.length || trees.flatMap(namesIn).some(isTerm)) return false;
  const isOrder = signs!.some((sign) => sign !== '=');
  if (isOrder && !trees.flatMap(namesIn).every(({ name }) => isBounded(worlds, name))) return false;
  const truths = worlds.points.map((point) => isTrueAt(worlds, point, trees, signs!));
  if (isOrder) return !truths.includes(true);
  const isIndex = trees.some((tree) => isWhole(tree, known));
  const isOne = isIndex && trees.some((tree) => namesIn(tree).length === 0);
  return truths.includes(false) && (isOne ? isGeneral : !isIndex);
}

function sideOf(text: string, known: Vocabulary): Tree | null {
  const statement = readStatement(text, known);
  return statement.kind === 'sides' && !statement.continues && statement.sides.length === 1
    ? statement.sides[0]!
    : null;
}

const isWhole = (tree: Tree, { wholes }: Vocabulary): boolean =>
  tree.kind === 'name' && wholes.has(tree.name);

/** Names drawn from all that they may be; other numbers are drawn from a part. */
const isBounded = ({ setting }: Worlds, name: string): boolean =>
  ['between', 'whole'].includes(setting.proof.free.get(name)?.kind ?? 'whole');

/** What has no value, or no exact one, is taken for true. */
function isTrueAt({ at }: Worlds, point: Point, trees: readonly Tree[], signs: readonly string[]): boolean {
  const numbers = trees.map((tree): Real | null => {
    const value = run(tree, at(point, []));
    return 'problem' in value || value.cells.length !== 1 ? null : value.cells[0]!;
  });
  return signs.every((sign, i) => {
    const [a, b] = [numbers[i]!, numbers[i + 1]!];
    if (a === null || b === null || !isRational(a) || !isRational(b)) return true;
    return HOLDS.find((row) => row.sign.test(sign))!.orders.includes(Math.sign(compare(a, b)));
  });
}
