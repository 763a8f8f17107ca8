/** A relation between two sides, what may be judged of it, and what kinds of sides there are. */
import { childrenOf, type NameTree, namesIn, type Tree } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import type { Doubt } from './context.ts';
import { BESIDE, GOES_ON, isOpaqueCall, PERCENT, SERIES } from './meanings.ts';
import type { RelationSign } from './statements.ts';
import type { Names } from './value.ts';

export type Judgement =
  | {
      readonly verdict: 'true';
      readonly how: 'exact' | 'rounded' | 'identity' | 'definition';
      readonly note?: 'cut off' | 'convention' | 'held';
    }
  | {
      readonly verdict: 'false';
      readonly how: 'arithmetic' | 'substitution' | 'identity' | 'definition';
      readonly expected: Value | null;
      readonly written: Value | null;
    }
  | { readonly verdict: 'unproved'; readonly note?: 'unused index' };

export interface Relation {
  readonly left: Tree;
  readonly right: Tree;
  readonly sign: RelationSign;
  /** Whether it is the first of its statement, so that its left side may be what is being stated. */
  readonly first: boolean;
  /** Whether a name may be an unknown that an equation is solved for. */
  readonly isUnknown: (name: string) => boolean;
  /** What the words around say against it. */
  readonly doubt: Doubt;
  /** The section of the document in which it stands. */
  readonly section: number;
}

export const NOTHING: Names = () => undefined;

/** Without names, but for the indices of its own sums. */
export function isClosed(tree: Tree): boolean {
  return free(tree).length === 0;
}

/** The names in a tree that no sum around binds, and what is opaque in it. */
export function free(tree: Tree): readonly string[] {
  const found: string[] = [];
  const gather = (part: Tree, bound: readonly string[]): void => {
    if (part.kind === 'name') {
      if (bound.includes(part.name) && !part.index) return;
      if (part.index) gather(part.index, bound);
      found.push(part.name);
    } else if (part.kind === 'call' && SERIES.has(part.name) && !isOpaqueCall(part)) {
      const [body, variable, ...bounds] = part.args;
      gather(body!, [...bound, (variable as NameTree).name]);
      for (const each of bounds) gather(each, bound);
    } else {
      if (isOpaqueCall(part)) found.push(part.name);
      for (const child of childrenOf(part)) gather(child, bound);
    }
  };
  gather(tree, []);
  return found;
}

/** What is not looked into, or a name with strange signs in it: both have what no plain name has. */
export const isOpaqueName = (name: string): boolean => /[^\p{L}\p{N}_]/u.test(name);
export const isOpaque = (tree: Tree): boolean => free(tree).some(isOpaqueName);

/** The name that a side is, perhaps transposed. */
export function asName(tree: Tree): NameTree | null {
  if (tree.kind === 'name') return tree;
  // Something opaque is a name too: L(yhat, y) = …
  if (isOpaqueCall(tree)) return { kind: 'name', name: tree.name };
  const [inside] = tree.kind === 'call' && tree.name === 'transpose' ? tree.args : [];
  return inside?.kind === 'name' ? inside : null;
}

/** Nothing to be worked out: a number, or a matrix of numbers. */
export function isLiteral(tree: Tree): boolean {
  if (tree.kind === 'number') return true;
  if (tree.kind === 'negate') return isLiteral(tree.of);
  if (tree.kind === 'matrix') return tree.rows.flat().every(isLiteral);
  return tree.kind === 'call' && LITERAL.has(tree.name) && tree.args.every(isLiteral);
}

const LITERAL: ReadonlySet<string> = new Set(['transpose', BESIDE, PERCENT, GOES_ON]);

export const isNought = (tree: Tree): boolean => tree.kind === 'number' && /^0(?:\.0*)?$/.test(tree.text);

/** -1/3 is a result. */
export function isFraction(tree: Tree): boolean {
  const inside = tree.kind === 'negate' ? tree.of : tree;
  return inside.kind === 'binary' && inside.op === '/' && isLiteral(inside.left) && isLiteral(inside.right);
}

export const isPlain = (tree: Tree): boolean => namesIn(tree).every(({ index }) => index === undefined);
