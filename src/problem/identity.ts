/** In a formula with matrices, a number plus or minus a square matrix is that number times the identity: 1 - A means I - A. */
import { mapChildren, type Tree } from '../math/tree.ts';

export interface Matrices {
  readonly identity: string;
  /** Names that stand for square matrices, the identity among them. */
  readonly names: ReadonlySet<string>;
}

export function withIdentity(tree: Tree, matrices: Matrices | null): Tree {
  if (!matrices) return tree;
  const scaled = (left: Tree): Tree => ({
    kind: 'binary',
    op: '*',
    left,
    right: { kind: 'name', name: matrices.identity },
  });
  const fitted = (part: Tree): Tree => {
    const inside = mapChildren(part, fitted);
    if (inside.kind !== 'binary' || (inside.op !== '+' && inside.op !== '-')) return inside;
    const [left, right] = [isMatrix(inside.left, matrices), isMatrix(inside.right, matrices)];
    if (left === right) return inside;
    return left ? { ...inside, right: scaled(inside.right) } : { ...inside, left: scaled(inside.left) };
  };
  return fitted(tree);
}

function isMatrix(tree: Tree, matrices: Matrices): boolean {
  switch (tree.kind) {
    case 'number':
      return false;
    case 'name':
      return matrices.names.has(tree.name);
    case 'negate':
      return isMatrix(tree.of, matrices);
    case 'binary':
      return isMatrix(tree.left, matrices) || (tree.op !== '^' && isMatrix(tree.right, matrices));
    case 'call':
      return tree.name === 'inverse' || isMatrix(tree.args[0]!, matrices);
    case 'matrix':
      return true;
  }
}
