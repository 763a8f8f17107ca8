/** A wrong expression → the single changes that turn the right one, or a line on the way to it, into what was written. */
import { compareTrees, type Worlds } from '../derive/compare.ts';
import { ZERO } from '../math/rational.ts';
import { binary, type NameTree, number, type Tree, toText } from '../math/tree.ts';
import { scalar } from '../math/value.ts';
import { type Ask, isNamed, type Proof } from '../problem/proof.ts';
import { type Change, partsOf } from './changes.ts';
import { type Around, SLIP_TABLE, type SlipRow } from './table.ts';

const NONE: readonly Tree[] = [];
const one = number('1');
const shifted = (tree: Tree): Tree[] =>
  tree.kind === 'number' && /^\d{1,6}$/.test(tree.text)
    ? [Number(tree.text) + 1, Number(tree.text) - 1].map((n) => number(`${n}`))
    : [binary('+', tree, one), binary('-', tree, one)];

/** Slips in the sums, powers and indices that only expressions have; they come after the table that all rules share. */
export const EXPRESSION_TABLE: readonly SlipRow[] = [
  {
    id: 'factor',
    kind: 'the exponent counted from the other end',
    example: ['beta^(t - k)', 'beta^k'],
    at: 'part',
    change: (part) => {
      if (part.kind !== 'binary' || part.op !== '^') return NONE;
      const { right } = part;
      if (right.kind !== 'binary' || (right.op !== '-' && right.op !== '+')) return NONE;
      const turned = right.op === '-' ? [binary('-', right.right, right.left)] : [];
      return [right.right, right.left, ...turned].map((exponent) => ({ ...part, right: exponent }));
    },
  },
  {
    id: 'factor',
    kind: 'an exponent off by one',
    example: ['rho^n', 'rho^(n - 1)'],
    at: 'part',
    change: (part) => {
      if (part.kind !== 'binary' || part.op !== '^') return NONE;
      return shifted(part.right).map((exponent) => ({ ...part, right: exponent }));
    },
  },
  {
    id: 'aggregate',
    kind: 'a sum that begins or ends one off',
    example: ['sum(beta^k, k, 0, n)', 'sum(beta^k, k, 1, n)'],
    at: 'part',
    change: (part) => {
      if (part.kind !== 'call' || part.name !== 'sum') return NONE;
      const [body, variable, from, to] = part.args as readonly [Tree, Tree, Tree, Tree];
      const bounded = (a: Tree, b: Tree): Tree => ({ ...part, args: [body, variable, a, b] });
      return [
        ...shifted(from).map((other) => bounded(other, to)),
        ...shifted(to).map((other) => bounded(from, other)),
        ...shifted(from).flatMap((a, i) => [bounded(a, shifted(to)[i]!)]),
      ];
    },
  },
  {
    id: 'time',
    kind: 'an index off by one',
    example: ['g[k - 1]', 'g[k]'],
    at: 'part',
    change: (part) =>
      part.kind === 'name' && part.index ? shifted(part.index).map((index) => ({ ...part, index })) : NONE,
  },
  {
    id: 'factor',
    kind: 'a factor of one term taken for the whole sum',
    example: ['beta*m + g', 'beta*(m + g)'],
    at: 'part',
    change: (part) => {
      if (part.kind !== 'binary' || (part.op !== '+' && part.op !== '-')) return NONE;
      const { op, left, right } = part;
      const taken = (product: Tree, rebuild: (rest: Tree) => Tree): Tree[] =>
        product.kind === 'binary' && product.op === '*'
          ? [
              binary('*', product.left, rebuild(product.right)),
              binary('*', product.right, rebuild(product.left)),
            ]
          : [];
      return [
        ...taken(left, (rest) => binary(op, rest, right)),
        ...taken(right, (rest) => binary(op, left, rest)),
      ];
    },
  },
];

/** A sign or a lost factor is the simplest; an exponent is spoken of as one before anything is said of what stands in it. */
const isSimplest = ({ id, kind }: SlipRow): boolean => id === 'sign' || kind === 'a factor lost';
const ROWS = [
  ...SLIP_TABLE.filter(isSimplest),
  ...EXPRESSION_TABLE,
  ...SLIP_TABLE.filter((row) => !isSimplest(row)),
];
const MOST_TRIES = 600;

/** The changes that explain an answer, the simplest first; none where none does. */
export function explainExpression(worlds: Worlds, ask: Ask, answer: Tree): Change[] {
  const { proof } = worlds.setting;
  const around = aroundOf(proof);
  const found: Change[] = [];
  let tries = 0;
  const fits = (tree: Tree): boolean =>
    tries++ < MOST_TRIES && compareTrees(worlds, tree, answer, []).kind === 'equal';
  // What is asked for comes first, then the lines on the way to it, from the last back.
  for (const rule of [...ask.lines].reverse()) {
    for (const [order, row] of ROWS.entries()) {
      for (const { part, place, rebuild } of partsOf(rule)) {
        if (row.at === 'whole' && part !== rule) continue;
        for (const instead of row.change(part, { ...around, root: rule })) {
          const tree = rebuild(instead);
          if (!fits(tree)) continue;
          const key = `${row.kind}|${nameOf(ask)}|${toText(rule)}|${place}|${toText(instead)}`;
          found.push({ id: row.id, kind: row.kind, of: nameOf(ask), rule, tree, part, order, key });
        }
      }
    }
    if (found.length > 0) break;
  }
  return found.sort((a, b) => a.order - b.order);
}

/** The quantity that an answer is a value of: s of s[1]. */
export const nameOf = (ask: Ask): string =>
  !isNamed(ask) && ask.left.kind === 'name' ? ask.left.name : ask.id.replace(/\[.*/, '');

/** What the rows of the table may ask of a rule whose names are free: every one of them is a number. */
function aroundOf(proof: Proof): Omit<Around, 'root'> {
  const constants: NameTree[] = [...proof.free]
    .filter(([, { kind }]) => kind === 'number' || kind === 'positive' || kind === 'between')
    .map(([name]) => ({ kind: 'name', name }));
  const sequences = new Set(proof.definitions.keys());
  return {
    constants,
    shapeOf: () => scalar(ZERO),
    neighboursOf: (name) =>
      [...sequences]
        .filter((other) => name.index !== undefined && other !== name.name)
        .map((other) => ({ ...name, name: other })),
    olderThan: () => [],
    newerThan: () => [],
    startOf: () => [],
    isIndex: (tree) => tree.kind === 'name' && proof.vocabulary.wholes.has(tree.name),
  };
}
