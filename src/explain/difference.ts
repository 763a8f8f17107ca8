/** A rule and what was run in its place → the smallest part of each in which they differ. */
import type { Underlined } from '../math/latex.ts';
import { type BinaryTree, childrenOf, mapChildren, type Tree, toText } from '../math/tree.ts';

export interface Difference {
  /** Both trees anew, each with the part to underline in it; null where they have nothing in common. */
  readonly rule: Marked;
  readonly ran: Marked;
}

export interface Marked {
  readonly tree: Tree;
  readonly underlined?: Underlined;
}

/** @example between beta*v - alpha*g and beta*v + alpha*g it is the sign, and what it stands before */
export function differenceOf(rule: Tree, ran: Tree): Difference {
  // A part that stands in two places must be underlined in one: no two parts of a copy are the same object.
  const [left, right] = [copyOf(rule), copyOf(ran)];
  const [a, b] = smallest(left, right);
  const signed = isSum(a) && isSum(b) && a.op !== b.op && differing(a, b).length === 0;
  if (a === left && !signed) return { rule: { tree: left }, ran: { tree: right } };
  return {
    rule: { tree: left, underlined: { part: a, signed } },
    ran: { tree: right, underlined: { part: b, signed } },
  };
}

const copyOf = (tree: Tree): Tree => mapChildren({ ...tree }, copyOf);

function smallest(a: Tree, b: Tree): readonly [Tree, Tree] {
  const [first, ...more] = differing(a, b);
  return first && more.length === 0 && rootOf(a) === rootOf(b) ? smallest(...first) : [a, b];
}

/** The direct parts of two trees, side by side, that are not the same. */
function differing(a: Tree, b: Tree): readonly (readonly [Tree, Tree])[] {
  const others = childrenOf(b);
  return childrenOf(a)
    .map((part, i) => [part, others[i]!] as const)
    .filter(([part, other]) => other === undefined || toText(part) !== toText(other));
}

/** What a tree is, apart from what is in it. */
const rootOf = (tree: Tree): string =>
  `${tree.kind} ${tree.kind === 'binary' ? tree.op : tree.kind === 'call' ? tree.name : ''} ${childrenOf(tree).length}`;

const isSum = (tree: Tree): tree is BinaryTree =>
  tree.kind === 'binary' && (tree.op === '+' || tree.op === '-');
