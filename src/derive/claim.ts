/** What a proof by induction claims → which lines put it in for the very term it is to be shown of, and which equations amount to it. */
import { compare, reduced } from '../math/rational.ts';
import { binary, mapChildren, namesIn, number, substituted, type Tree } from '../math/tree.ts';
import type { Proof } from '../problem/proof.ts';
import { compareTrees, isSame, rationalIn, type Worlds } from './compare.ts';
import { freed } from './letter.ts';
import { holdsPart, sameTerms } from './terms.ts';
import type { Use } from './world.ts';

/** Two sides that were shown to be equal. */
export interface Equation {
  readonly from: Tree;
  readonly to: Tree;
}

const whole = (n: number | bigint): Tree => number(`${n}`);

/** The claim at n+1 in an equation with s[n+1], in whatever order and however multiplied out, with no recurrence between. */
export function isCircular(worlds: Worlds, equation: Equation): boolean {
  const { proof, target, alias } = worlds.setting;
  const [from, to] = [unfolded(proof, equation.from), unfolded(proof, equation.to)];
  const { induction } = proof;
  if (!induction || !target) return false;
  const { term, value } = induction;
  const next: Tree = { kind: 'name', name: term.name, index: target };
  if (![from, to].some((side) => holdsTerm(worlds, side, next))) return false;
  const claim = freed(value, alias);
  const claimAt = (index: Tree): Tree => substituted(claim, term.index.name, index);
  const previous = claimAt(binary('-', target, whole(1)));
  const wholes = new Set([...proof.vocabulary.wholes, ...alias.keys()]);
  const at = { worlds: [3, 8].map((i) => worlds.at(worlds.points[i % worlds.points.length]!, [])), wholes };
  const definition = proof.definitions.get(term.name);
  // The recurrence with the claim put in: what cancels there may stand in an honest line.
  const honest =
    definition && withClaim(substituted(definition.rule, definition.index, target), term.name, claimAt);
  const holds = (part: Tree): boolean => [from, to].some((side) => holdsPart(side, part, at));
  const solved = solvedFor(worlds, { from, to }, next);
  return sameTerms(claimAt(target), solved, honest ?? null, at) && !holds(previous);
}

/** Whether the rule of the term leads back to an earlier one: then all that it gives may be the claim itself, as u[n] = r^n*u[0] is. */
export function isRecurrence({ setting: { proof } }: Worlds): boolean {
  const name = proof.induction?.term.name ?? '';
  const definition = proof.definitions.get(name);
  return definition !== undefined && namesIn(definition.rule).some((other) => other.name === name);
}

/** What an equation makes of a term that stands in it in no power: 2*s = g makes it g/2. */
function solvedFor(worlds: Worlds, { from, to }: Equation, term: Tree): Tree {
  if (isSame(worlds, from, term)) return to;
  if (isSame(worlds, to, term)) return from;
  for (const [side, other] of [
    [from, to],
    [to, from],
  ] as const)
    if (side.kind === 'binary' && side.op === '/' && holdsTerm(worlds, side.left, term))
      return solvedFor(worlds, { from: side.left, to: binary('*', other, side.right) }, term);
  const sides = (n: number): readonly [Tree, Tree] => [
    putIn(worlds, from, term, whole(n)),
    putIn(worlds, to, term, whole(n)),
  ];
  const [[a, b], [c, d]] = [sides(0), sides(1)];
  const factor = binary('-', binary('-', c, a), binary('-', d, b));
  return binary('/', binary('-', b, a), asNumber(worlds, factor) ?? factor);
}

/** The number that an expression comes to wherever it is tried; null where it is none. */
function asNumber(worlds: Worlds, tree: Tree): Tree | null {
  const [point] = worlds.points;
  const number = point ? rationalIn(tree, worlds.at(point, [])) : null;
  if (!number) return null;
  const { n, d } = reduced(number);
  const [top, bottom] = [whole(n < 0n ? -n : n), whole(d)];
  const size = binary('/', top, bottom);
  const found: Tree = n < 0n ? { kind: 'negate', of: size } : size;
  return isSame(worlds, tree, found) ? found : null;
}

/** Whether an equation says that the term has that value, where only `uses` is known: g - s = g*rho says that s is g - g*rho. */
export function amountsTo(
  worlds: Worlds,
  { from, to }: Equation,
  term: Tree,
  value: Tree,
  uses: readonly Use[] = [],
): boolean {
  const isNought = (tree: Tree): boolean => compareTrees(worlds, tree, whole(0), uses).kind === 'equal';
  // What holds by the hypothesis alone says nothing of a later term.
  const saysNothing = compareTrees(worlds, from, to, ['hypothesis']).kind === 'equal';
  if (term.kind !== 'name' || saysNothing) return false;
  const at = (x: Tree): Tree => binary('-', putIn(worlds, from, term, x), putIn(worlds, to, term, x));
  const isStraight = isNought(
    binary('-', binary('+', at(whole(0)), at(whole(2))), binary('*', whole(2), at(whole(1)))),
  );
  return isStraight && isNought(at(value));
}

/** Names that are defined by other terms alone, written out: s[n]/(1-rho^n) for shat[n]. */
function unfolded(proof: Proof, tree: Tree): Tree {
  if (tree.kind !== 'name' || !tree.index) return mapChildren(tree, (part) => unfolded(proof, part));
  const { name, rule, index } = proof.definitions.get(tree.name) ?? {};
  const isOther = rule && index && !namesIn(rule).some((other) => other.name === name);
  return isOther && name !== proof.induction?.term.name ? substituted(rule, index, tree.index) : tree;
}

const isThatTerm = (worlds: Worlds, tree: Tree, term: Tree): boolean =>
  tree.kind === 'name' && term.kind === 'name' && tree.name === term.name && isSame(worlds, tree, term);

const holdsTerm = (worlds: Worlds, tree: Tree, term: Tree): boolean =>
  namesIn(tree).some((name) => isThatTerm(worlds, name, term));

/** An expression with a value in the place of a term. */
const putIn = (worlds: Worlds, tree: Tree, term: Tree, value: Tree): Tree =>
  isThatTerm(worlds, tree, term) ? value : mapChildren(tree, (part) => putIn(worlds, part, term, value));

/** Every term of the sequence replaced by what is claimed of it. */
function withClaim(tree: Tree, name: string, claimAt: (index: Tree) => Tree): Tree {
  if (tree.kind === 'name' && tree.name === name && tree.index) return claimAt(tree.index);
  return mapChildren(tree, (part) => withClaim(part, name, claimAt));
}

/** Whether a term stands in it that comes after the one to be shown, of which nothing may be assumed. */
export function goesBeyond({ setting, points, at }: Worlds, tree: Tree): boolean {
  const { target, proof } = setting;
  const [point] = points;
  if (!target || !point || !proof.induction) return false;
  const world = at(point, []);
  const most = rationalIn(target, world);
  return namesIn(tree).some(({ name, index }) => {
    const own = index && name === proof.induction!.term.name ? rationalIn(index, world) : null;
    return own !== null && most !== null && compare(own, most) > 0;
  });
}
