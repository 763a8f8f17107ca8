/** The table of slips: a row each, with an example and the change it makes to a rule's tree. Earlier rows are simpler. */
import {
  type BinaryTree,
  binary,
  type CallTree,
  call,
  childrenOf,
  mapChildren,
  type NameTree,
  number,
  type Operator,
  substituted,
  type Tree,
} from '../math/tree.ts';
import type { Shape } from '../math/value.ts';

/** What a teacher counts over a class; does not depend on the numbers of a variant. */
export const SLIP_IDS = [
  'sign',
  'factor',
  'aggregate',
  'time',
  'shape',
  'neighbour',
  'left-out',
  'copied',
] as const;
export type SlipId = (typeof SLIP_IDS)[number];

/** What a row may ask about the rule it changes. */
export interface Around {
  readonly root: Tree;
  /** Given numbers other than matrices: alpha, beta. */
  readonly constants: readonly NameTree[];
  /** Shape of a part of the rule; null where it cannot be run. */
  readonly shapeOf: (tree: Tree) => Shape | null;
  /** Other quantities of the same shape that are known when the rule is run. */
  readonly neighboursOf: (name: NameTree) => readonly NameTree[];
  /** The value of the same quantity one update before, one after (where it is known), and at the start. */
  readonly olderThan: (name: NameTree) => readonly NameTree[];
  readonly newerThan: (name: NameTree) => readonly NameTree[];
  readonly startOf: (name: NameTree) => readonly NameTree[];
  /** The index of the repetition, where a rule reads it as a number. */
  readonly isIndex: (tree: Tree) => boolean;
}

export interface SlipRow {
  readonly id: SlipId;
  /** What was done, as the end of "…": part of the slip's identity. */
  readonly kind: string;
  /** [the rule, what was written]: the first of these changes turns one into the other. */
  readonly example: readonly [rule: string, wrote: string];
  /** Whether it changes any part of the rule, or only the whole of it. */
  readonly at: 'part' | 'whole';
  /** What may stand in a part's place. */
  readonly change: (part: Tree, around: Around) => readonly Tree[];
}

const NONE: readonly Tree[] = [];
const negative = (of: Tree): Tree => ({ kind: 'negate', of });

/** Says that a tree is one of some, without saying that it is none of its kind where it is not. */
type One<T extends Tree> = T & { readonly matched?: never };

const isOp = (part: Tree, ...ops: readonly Operator[]): part is One<BinaryTree> =>
  part.kind === 'binary' && ops.includes(part.op);
const isCall = (part: Tree, name: string): part is One<CallTree> =>
  part.kind === 'call' && part.name === name;
const isNumber = (part: Tree, text: string): boolean => part.kind === 'number' && part.text === text;
const isConstant = (part: Tree, around: Around): part is NameTree =>
  part.kind === 'name' && !part.index && around.constants.some((constant) => constant.name === part.name);
const isScalar = (part: Tree, around: Around): boolean => {
  const shape = around.shapeOf(part);
  return shape !== null && shape.rows === 1 && shape.cols === 1;
};

/** m for mhat, wherever both are known. */
function uncorrected(tree: Tree, around: Around): Tree {
  if (tree.kind === 'name') {
    const plain = tree.name.replace(/_?hat$/, '');
    return around.neighboursOf(tree).find((other) => other.name === plain && plain !== tree.name) ?? tree;
  }
  let changed = false;
  const inside = mapChildren(tree, (part) => {
    const without = uncorrected(part, around);
    changed ||= without !== part;
    return without;
  });
  return changed ? inside : tree;
}

/** The rule with one constant for another wherever it stands, which is more than once. */
function throughout({ root, constants }: Around): readonly Tree[] {
  const times = (tree: Tree, name: string): number =>
    tree.kind === 'name' && tree.name === name
      ? 1
      : childrenOf(tree).reduce((sum, part) => sum + times(part, name), 0);
  return constants
    .filter(({ name }) => times(root, name) > 1)
    .flatMap(({ name }) =>
      constants.filter((other) => other.name !== name).map((other) => substituted(root, name, other)),
    );
}

export const SLIP_TABLE: readonly SlipRow[] = [
  {
    id: 'sign',
    kind: 'added where the rule subtracts, or subtracted where it adds',
    example: ['beta*v - alpha*g', 'beta*v + alpha*g'],
    at: 'part',
    change: (part) => (isOp(part, '+', '-') ? [{ ...part, op: part.op === '+' ? '-' : '+' }] : NONE),
  },
  {
    id: 'sign',
    kind: 'a difference the other way round',
    example: ['yhat - y', 'y - yhat'],
    at: 'part',
    change: (part) => (isOp(part, '-') ? [binary('-', part.right, part.left)] : NONE),
  },
  {
    id: 'sign',
    kind: 'a minus lost',
    example: ['-alpha*g', 'alpha*g'],
    at: 'part',
    change: (part) => (part.kind === 'negate' ? [part.of] : NONE),
  },
  {
    id: 'sign',
    kind: 'a minus too many',
    example: ['w + v', '-(w + v)'],
    at: 'part',
    change: (part, around) => (part === around.root || part.kind === 'name' ? [negative(part)] : NONE),
  },
  {
    id: 'factor',
    kind: 'a factor lost',
    example: ['2*(yhat - y)', 'yhat - y'],
    at: 'part',
    change: (part) =>
      isOp(part, '*', '.*') ? [part.right, part.left] : isOp(part, '/', './') ? [part.left] : NONE,
  },
  {
    id: 'aggregate',
    kind: 'the sum for the mean',
    example: ['rowmeans(dw)', 'rowsums(dw)'],
    at: 'part',
    change: (part) => (isCall(part, 'rowmeans') ? [{ ...part, name: 'rowsums' }] : NONE),
  },
  {
    id: 'aggregate',
    kind: 'the mean for the sum',
    example: ['rowsums(dw)', 'rowmeans(dw)'],
    at: 'part',
    change: (part) => (isCall(part, 'rowsums') ? [{ ...part, name: 'rowmeans' }] : NONE),
  },
  {
    id: 'left-out',
    kind: 'a term left out',
    example: ['w + v', 'w'],
    at: 'part',
    change: (part) =>
      isOp(part, '+') ? [part.left, part.right] : isOp(part, '-') ? [part.left, negative(part.right)] : NONE,
  },
  {
    id: 'left-out',
    kind: 'a function left out',
    example: ['abs(g)', 'g'],
    at: 'part',
    change: (part) =>
      part.kind === 'call' &&
      part.args.length === 1 &&
      !['transpose', 'rowmeans', 'rowsums', 'colsums'].includes(part.name)
        ? part.args
        : NONE,
  },
  {
    id: 'left-out',
    kind: 'the bias corrections left out',
    example: ['w - alpha*mhat ./ sqrt(vhat)', 'w - alpha*m ./ sqrt(v)'],
    at: 'whole',
    change: (part, around) => {
      const without = uncorrected(part, around);
      return without === part ? NONE : [without];
    },
  },
  {
    id: 'left-out',
    kind: 'a constant on the wrong side of the root',
    example: ['g ./ (sqrt(v) + epsilon)', 'g ./ sqrt(v + epsilon)'],
    at: 'part',
    change: (part, around) => {
      if (isOp(part, '+') && isCall(part.left, 'sqrt') && isConstant(part.right, around))
        return [call('sqrt', binary('+', part.left.args[0]!, part.right))];
      if (!isCall(part, 'sqrt')) return NONE;
      const [inside] = part.args;
      return isOp(inside!, '+') && isConstant(inside.right, around)
        ? [binary('+', call('sqrt', inside.left), inside.right)]
        : NONE;
    },
  },
  {
    id: 'factor',
    kind: 'a power lost',
    example: ['(yhat - y) .^ 2', 'yhat - y'],
    at: 'part',
    change: (part) => (isOp(part, '^', '.^') ? [part.left] : NONE),
  },
  {
    id: 'factor',
    kind: 'doubled instead of squared',
    example: ['(yhat - y) .^ 2', '2*(yhat - y)'],
    at: 'part',
    change: (part) =>
      isOp(part, '^', '.^') && isNumber(part.right, '2') ? [binary('*', number('2'), part.left)] : NONE,
  },
  {
    id: 'time',
    kind: 'the old value for the new one',
    example: ['w + v', 'w + v[t]'],
    at: 'part',
    change: (part, around) => (part.kind === 'name' ? around.olderThan(part) : NONE),
  },
  {
    id: 'time',
    kind: 'the new value for the old one',
    example: ['p + v[t]', 'p + v[t + 1]'],
    at: 'part',
    change: (part, around) => (part.kind === 'name' ? around.newerThan(part) : NONE),
  },
  {
    id: 'factor',
    kind: 'one minus the factor, or the factor itself for one minus it',
    example: ['beta*v - alpha*g', '(1 - beta)*v - alpha*g'],
    at: 'part',
    change: (part, around) => {
      if (isConstant(part, around)) return [binary('-', number('1'), part)];
      return isOp(part, '-') && isNumber(part.left, '1') && isScalar(part.right, around)
        ? [part.right]
        : NONE;
    },
  },
  {
    id: 'factor',
    kind: 'one constant for another',
    example: ['beta*v - alpha*g', 'alpha*v - alpha*g'],
    at: 'part',
    change: (part, around) =>
      isConstant(part, around)
        ? around.constants.filter((other) => other.name !== part.name)
        : part === around.root
          ? throughout(around)
          : NONE,
  },
  {
    id: 'factor',
    kind: 'one minus another constant',
    example: ['beta*v - alpha*g', 'beta*v - (1 - beta)*g'],
    at: 'part',
    change: (part, around) =>
      isConstant(part, around)
        ? around.constants
            .filter((other) => other.name !== part.name)
            .map((other) => binary('-', number('1'), other))
        : NONE,
  },
  {
    id: 'factor',
    kind: 'a factor of 2 or ½ put in',
    example: ['w + v', '2*(w + v)'],
    at: 'whole',
    change: (part) => [binary('*', number('2'), part), binary('/', part, number('2'))],
  },
  {
    id: 'aggregate',
    kind: 'summed over the wrong index',
    example: ['rowsums(dw)', "colsums(dw)'"],
    at: 'part',
    change: (part, around) => {
      if (!isCall(part, 'rowmeans') && !isCall(part, 'rowsums')) return NONE;
      const across = call('transpose', call('colsums', part.args[0]!));
      const rows = around.shapeOf(part.args[0]!)?.rows ?? 1;
      return [isCall(part, 'rowsums') ? across : binary('/', across, number(`${rows}`))];
    },
  },
  {
    id: 'aggregate',
    kind: "one input's part only",
    example: ['rowmeans(dw)', 'column(dw, 1)'],
    at: 'part',
    change: (part, around) => {
      if (!isCall(part, 'rowmeans') && !isCall(part, 'rowsums')) return NONE;
      const inside = part.args[0]!;
      const columns = Array.from({ length: around.shapeOf(inside)?.cols ?? 0 }, (_, col) =>
        call('column', inside, number(`${col + 1}`)),
      );
      return isCall(part, 'rowsums')
        ? columns
        : columns.flatMap((column) => [column, binary('/', column, number(`${columns.length}`))]);
    },
  },
  {
    id: 'shape',
    kind: 'a transpose missing',
    example: ["w'*X", 'w*X'],
    at: 'part',
    change: (part) => (isCall(part, 'transpose') ? part.args : NONE),
  },
  {
    id: 'shape',
    kind: 'a transpose too many',
    example: ['w + X*v', "w + X'*v"],
    at: 'part',
    change: (part) => (part.kind === 'name' ? [call('transpose', part)] : NONE),
  },
  {
    id: 'shape',
    kind: 'entry by entry for the matrix product, or the other way round',
    example: ['dyhat .* X', 'dyhat*X'],
    at: 'part',
    change: (part) =>
      isOp(part, '*') ? [{ ...part, op: '.*' }] : isOp(part, '.*') ? [{ ...part, op: '*' }] : NONE,
  },
  {
    id: 'shape',
    kind: 'the entries in the opposite order',
    example: ['w + v', 'reversed(w + v)'],
    at: 'whole',
    change: (part, around) => {
      const shape = around.shapeOf(part);
      return shape !== null && (shape.rows === 1) !== (shape.cols === 1) ? [call('reversed', part)] : NONE;
    },
  },
  {
    id: 'factor',
    kind: 'a power off by one',
    example: ['g .^ 2', 'g .^ 3'],
    at: 'part',
    change: (part) => {
      if (!isOp(part, '^', '.^') || part.right.kind !== 'number' || !/^\d{1,3}$/.test(part.right.text))
        return NONE;
      const power = Number(part.right.text);
      return [power + 1, power - 1]
        .filter((other) => other > 1)
        .map((other) => ({ ...part, right: number(`${other}`) }));
    },
  },
  {
    id: 'factor',
    kind: 'the inverse of a factor',
    example: ['alpha*g', 'g/alpha'],
    at: 'part',
    change: (part, around) => {
      if (isOp(part, '*') && isScalar(part.left, around)) return [binary('/', part.right, part.left)];
      if (isOp(part, './')) return [binary('.*', part.left, part.right)];
      return isOp(part, '/') ? [binary('*', part.right, part.left)] : NONE;
    },
  },
  {
    id: 'factor',
    kind: 'a factor twice',
    example: ['alpha*g', 'alpha*(alpha*g)'],
    at: 'part',
    change: (part, around) =>
      isOp(part, '*') && isScalar(part.left, around) ? [binary('*', part.left, part)] : NONE,
  },
  {
    id: 'time',
    kind: 'the index off by one',
    example: ['beta^t', 'beta^(t + 1)'],
    at: 'part',
    change: (part, around) =>
      around.isIndex(part) ? [binary('+', part, number('1')), binary('-', part, number('1'))] : NONE,
  },
  {
    id: 'time',
    kind: 'the start value throughout',
    example: ['w + v', 'w[0] + v'],
    at: 'part',
    change: (part, around) => (part.kind === 'name' ? around.startOf(part) : NONE),
  },
  {
    id: 'neighbour',
    kind: 'another quantity in its place',
    example: ['w + v', 'w + g'],
    at: 'part',
    change: (part, around) => (part.kind === 'name' ? around.neighboursOf(part) : NONE),
  },
];

/** An earlier answer taken over wrongly changes an input, not the rule; these come after the table. */
export const COPIED = { id: 'copied', order: SLIP_TABLE.length } as const;
/** Two names exchanged changes two places at once. */
export const EXCHANGED = {
  id: 'neighbour',
  kind: 'two quantities exchanged',
  order: SLIP_TABLE.length - 0.5,
} as const;
