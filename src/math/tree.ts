/** The closed tree that every formula becomes; plain data, printed and evaluated by its neighbours. */

export type Operator = '+' | '-' | '*' | '.*' | '/' | './' | '^' | '.^';

export type Tree =
  | { readonly kind: 'number'; readonly text: string }
  /** `v`, or with an index `v[t+1]`. */
  | { readonly kind: 'name'; readonly name: string; readonly index?: Tree }
  | { readonly kind: 'negate'; readonly of: Tree }
  | { readonly kind: 'binary'; readonly op: Operator; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Tree[] }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Tree[])[] };

export type NameTree = Extract<Tree, { kind: 'name' }>;
export type CallTree = Extract<Tree, { kind: 'call' }>;
export type BinaryTree = Extract<Tree, { kind: 'binary' }>;

export const number = (text: string): Tree => ({ kind: 'number', text });
export const binary = (op: Operator, left: Tree, right: Tree): BinaryTree => ({
  kind: 'binary',
  op,
  left,
  right,
});
export const call = (name: string, ...args: readonly Tree[]): Tree => ({ kind: 'call', name, args });

/** What a quantity may be called; not what every JavaScript object has, so that looking a name up finds only our own. */
export const NAME =
  /^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$/;

/** How many numbers, names and operations a tree has. */
export const sizeOf = (tree: Tree): number => childrenOf(tree).reduce((size, part) => size + sizeOf(part), 1);

/** For the end of a switch over a union: the compiler refuses a case that was forgotten. */
export function never(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}

/** The trees directly inside this one; an index is not among them, it belongs to the name. */
export function childrenOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
      return [tree.of];
    case 'binary':
      return [tree.left, tree.right];
    case 'call':
      return tree.args;
    case 'matrix':
      return tree.rows.flat();
    default:
      return never(tree);
  }
}

/** The same tree with each of its direct parts changed; an index is a part of its name. */
export function mapChildren(tree: Tree, change: (part: Tree) => Tree): Tree {
  switch (tree.kind) {
    case 'number':
      return tree;
    case 'name':
      return tree.index ? { ...tree, index: change(tree.index) } : tree;
    case 'negate':
      return { ...tree, of: change(tree.of) };
    case 'binary':
      return { ...tree, left: change(tree.left), right: change(tree.right) };
    case 'call':
      return { ...tree, args: tree.args.map(change) };
    case 'matrix':
      return { ...tree, rows: tree.rows.map((row) => row.map(change)) };
    default:
      return never(tree);
  }
}

/** The same tree with a plain name replaced wherever it stands, in indices too. */
export function substituted(tree: Tree, name: string, instead: Tree): Tree {
  if (tree.kind === 'name' && tree.name === name && !tree.index) return instead;
  return mapChildren(tree, (part) => substituted(part, name, instead));
}

/** Whether a plain name stands in the tree, in indices too. */
export const mentions = (tree: Tree, name: string): boolean =>
  tree.kind === 'name'
    ? tree.index !== undefined
      ? mentions(tree.index, name)
      : tree.name === name
    : childrenOf(tree).some((part) => mentions(part, name));

/** Every name read in the tree, once each, in reading order; `v` and `v[t]` are two. */
export function namesIn(tree: Tree): NameTree[] {
  const found = new Map<string, NameTree>();
  const visit = (t: Tree): void => {
    if (t.kind === 'name') found.set(referenceOf(t), found.get(referenceOf(t)) ?? t);
    else childrenOf(t).forEach(visit);
  };
  visit(tree);
  return [...found.values()];
}

const BINDING: Record<Operator, number> = {
  '+': 1,
  '-': 1,
  '*': 2,
  '.*': 2,
  '/': 2,
  './': 2,
  '^': 4,
  '.^': 4,
};
export const bindingOf = (op: Operator): number => BINDING[op];
export const UNARY = 3;
export const ATOM = 6;

/** How tightly the printed form of a tree holds together. */
function bindingOfTree(tree: Tree): number {
  if (tree.kind === 'binary') return bindingOf(tree.op);
  return tree.kind === 'negate' ? UNARY : ATOM;
}

/** A tree as a problem file writes it: `beta*v - alpha*g`. */
export function toText(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
      return tree.text;
    case 'name':
      return tree.index ? `${tree.name}[${toText(tree.index)}]` : tree.name;
    case 'negate':
      return `-${inside(tree.of, UNARY)}`;
    case 'binary': {
      const own = bindingOf(tree.op);
      const tight = own === 4;
      const gap = own === 1 || tree.op.startsWith('.') ? ' ' : '';
      return `${inside(tree.left, tight ? own + 1 : own)}${gap}${tree.op}${gap}${tight ? exponentText(tree.right) : inside(tree.right, own + 1)}`;
    }
    case 'call':
      if (tree.name === 'transpose') return `${inside(tree.args[0]!, ATOM)}'`;
      return `${tree.name}(${tree.args.map(toText).join(', ')})`;
    case 'matrix':
      return `[${tree.rows.map((row) => row.map(toText).join(', ')).join('; ')}]`;
    default:
      return never(tree);
  }
}

const inside = (tree: Tree, needed: number): string =>
  bindingOfTree(tree) < needed ? `(${toText(tree)})` : toText(tree);

/** An exponent may begin with one minus sign, not with two. */
const exponentText = (tree: Tree): string =>
  tree.kind === 'negate' && tree.of.kind === 'negate' ? `(${toText(tree)})` : inside(tree, UNARY);

/** `v[1]`, not `v`. */
export const isTerm = (tree: Tree): boolean => tree.kind === 'name' && tree.index !== undefined;

/** How a formula refers to a quantity, and the key of its value among a step's inputs. */
export const referenceOf = (name: NameTree): string => (name.index ? toText(name) : name.name);
