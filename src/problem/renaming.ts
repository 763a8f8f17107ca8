/** A formula of a recipe → the same in the names of the problem that uses it. */
import { mapChildren, type Tree } from '../math/tree.ts';

/** What names are called elsewhere. */
export type Names = Readonly<Record<string, string>>;

/** What recipes call the index of a repetition, whatever the problem calls it. */
export const RECIPE_INDEX = 't';

export const renameOf = (name: string, names: Names): string =>
  Object.hasOwn(names, name) ? names[name]! : name;

/** The same tree with other names; an index is renamed too. */
export function rename(tree: Tree, names: Names): Tree {
  const inside = mapChildren(tree, (part) => rename(part, names));
  return inside.kind === 'name' ? { ...inside, name: renameOf(inside.name, names) } : inside;
}

/** The same tree without the index that recipes give to what is computed at each pass. */
export function withoutIndex(tree: Tree): Tree {
  if (tree.kind !== 'name') return mapChildren(tree, withoutIndex);
  const passing = tree.index?.kind === 'name' && tree.index.name === RECIPE_INDEX;
  return passing ? { kind: 'name', name: tree.name } : tree;
}
