/** A condition said beside a line → whether it shuts out what the line is to hold for. */
import { LONGEST_EXPRESSION, readStatement } from '../answer/expression.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { compare } from '../math/rational.ts';
import { isRational, type Real } from '../math/real.ts';
import { isTerm, mentions, namesIn, type Tree } from '../math/tree.ts';
import { run, type Worlds } from './compare.ts';
import type { Point } from './points.ts';

const SIGN = /(<=|>=|=<|=>|!=|\\(?:leq?|geq?|neq?|lt|gt)(?![A-Za-z])|[<>=≤≥≠⩽⩾])/;

/** rho ∈ (0, 1); looked for from the beginning of a word, or from behind another interval, and not from each of its letters. */
const IN_INTERVAL =
  /(?<![^\s<>=∈)\]])([^\s<>=∈]+)\s*(?:∈|\\in(?![A-Za-z]))\s*[([]([^,()[\]]+),([^,()[\]]+)[)\]]/g;

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
 * Whether an equation of free names is none, as rho = 0 where rho is between 0 and 1, an order of the names in what is to be
 * shown leaves some of them out, n > 5, or a line for every n is said to hold for one, n = 1. Another letter for n, terms, and
 * what cannot be read, restrict nothing.
 */
export function restricts(
  worlds: Worlds,
  text: string,
  known: Vocabulary,
  claim: readonly Tree[],
  isGeneral: boolean,
): boolean {
  const relation = relationOf(text, known);
  if (!relation) return false;
  const { trees, signs } = relation;
  const isEqual = signs.every(isEquals);
  if (!isEqual && !trees.flatMap(namesIn).every(({ name }) => claim.some((side) => mentions(side, name))))
    return false;
  const isFalse = !worlds.points.every((point) => isTrueAt(worlds, point, trees, signs));
  if (!isEqual) return isFalse;
  const isIndex = trees.some((tree) => isWhole(tree, known));
  const isOne = isIndex && trees.some((tree) => namesIn(tree).length === 0);
  return isFalse && (isOne ? isGeneral : !isIndex);
}

/** Whether a line says no more than between which bounds names are: 0 < rho < 1. */
export function isBound(text: string, known: Vocabulary): boolean {
  const relation = relationOf(text, known);
  return relation !== null && !relation.signs.some(isEquals);
}

const isEquals = (sign: string): boolean => sign === '=';

/** A relation of free names and numbers, side by side; null where it holds anything else. */
function relationOf(
  text: string,
  known: Vocabulary,
): { readonly trees: readonly Tree[]; readonly signs: readonly string[] } | null {
  if (text.length > LONGEST_EXPRESSION) return null;
  const pieces = text.replace(IN_INTERVAL, ' $2 < $1 < $3 ').split(SIGN);
  const [parts, signs] = [0, 1].map((odd) => pieces.filter((_, i) => i % 2 === odd));
  const trees = parts!.flatMap((part) => sideOf(part, known) ?? []);
  const isRead = trees.length === parts!.length && !trees.flatMap(namesIn).some(isTerm);
  return isRead && signs!.length > 0 ? { trees, signs: signs! } : null;
}

function sideOf(text: string, known: Vocabulary): Tree | null {
  const statement = readStatement(text, known);
  return statement.kind === 'sides' && !statement.continues && statement.sides.length === 1
    ? statement.sides[0]!
    : null;
}

const isWhole = (tree: Tree, { wholes }: Vocabulary): boolean =>
  tree.kind === 'name' && wholes.has(tree.name);

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
