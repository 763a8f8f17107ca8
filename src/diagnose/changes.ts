/** A step's rule → everything the table of slips can make of it, each different function once, the simplest first. */
import { asFraction, certainDigits } from '../math/decimal.ts';
import { evaluate } from '../math/evaluate.ts';
import { unlessFault } from '../math/fault.ts';
import { remember } from '../math/once.ts';
import { type Arithmetic, absolute, arithmetic, endsOf, isRational, type Real, sign } from '../math/real.ts';
import {
  childrenOf,
  mapChildren,
  type NameTree,
  namesIn,
  referenceOf,
  type Tree,
  toText,
} from '../math/tree.ts';
import { isScalar, map, type Shape, sameShape, type Value } from '../math/value.ts';
import { type Id, nameOf } from '../problem/problem.ts';
import { lookupAt, resolveName, sourceAt, startId } from '../trace/resolve.ts';
import { type Earlier, type Step, type Trace, trueValues, valueFrom } from '../trace/solve.ts';
import { type Around, EXCHANGED, SLIP_TABLE, type SlipId } from './table.ts';

/** One thing changed in a rule. */
export interface Change {
  readonly id: SlipId;
  readonly kind: string;
  /** The quantity whose rule it is. */
  readonly of: string;
  /** Where it was made in steps that were not written down: those; none where in others for each step it explains. */
  readonly in?: readonly Id[];
  /** The rule, and what was run instead. */
  readonly rule: Tree;
  readonly tree: Tree;
  /** The part of the rule that was changed. */
  readonly part: Tree;
  /** Its row in the table: less is simpler. */
  readonly order: number;
  /** Row, quantity and place: two changes with the same key are the same slip. */
  readonly key: string;
}

/** A rule longer than any worked by hand makes more; guards against rules that take long to tell apart. */
const MOST_CHANGES = 400;

const changesIn = remember((_: Trace) => new Map<Tree, readonly Change[]>());

/** All changes of the rule of a step; worked out once for a rule, at its last step, where most is known. */
export function changesOf(trace: Trace, step: Step): readonly Change[] {
  const rules = changesIn(trace);
  const known = rules.get(step.tree);
  if (known) return known;
  const changes = changesThat(trace, step, () => true);
  rules.set(step.tree, changes);
  return changes;
}

/** Those of all changes of a step's rule for which a test holds that is had by all that are the same function. */
export const changesThat = (
  trace: Trace,
  step: Step,
  holds: (change: Change) => boolean,
): readonly Change[] => different(trace, lastOf(trace, step), possibleChanges(trace, step).filter(holds));

const lastOf = (trace: Trace, step: Step): Step => trace.steps.findLast((other) => other.tree === step.tree)!;

/** A rule's changes do not depend on the numbers, and are the same for all variants of a problem. */
const possible = new WeakMap<Tree, readonly Change[]>();

/** All changes of a step's rule, those among them that are the same function. */
export function possibleChanges(trace: Trace, step: Step): readonly Change[] {
  const known = possible.get(step.tree);
  if (known) return known;
  const last = lastOf(trace, step);
  const changes = [...single(trace, last), ...exchanged(trace, last)].slice(0, MOST_CHANGES);
  possible.set(step.tree, changes);
  return changes;
}

/** Runs a rule, or what was made of it, at a step. @throws EvaluationFault where a name is not known there yet */
export const runAt = (trace: Trace, step: Step, tree: Tree, earlier: Earlier, how?: Arithmetic): Value =>
  evaluate(tree, lookupAt(trace, step, tree, earlier), how);

function single(trace: Trace, step: Step): Change[] {
  const around = aroundOf(trace, step);
  const changes: Change[] = [];
  const rule = toText(step.tree);
  for (const [order, row] of SLIP_TABLE.entries()) {
    for (const { part, place, rebuild } of partsOf(step.tree)) {
      if (row.at === 'whole' && part !== step.tree) continue;
      for (const instead of row.change(part, around)) {
        const tree = rebuild(instead);
        const key = `${row.kind}|${step.name}|${rule}|${place}|${toText(instead)}`;
        changes.push({ id: row.id, kind: row.kind, of: step.name, rule: step.tree, tree, part, order, key });
      }
    }
  }
  return changes;
}

/** Two names of the same shape, each in the other's place. */
function exchanged(trace: Trace, step: Step): Change[] {
  const { shapeOf } = aroundOf(trace, step);
  const names = namesIn(step.tree);
  return names.flatMap((a, i) =>
    names.slice(i + 1).flatMap((b): Change[] => {
      const [left, right] = [shapeOf(a), shapeOf(b)];
      if (!left || !right || !sameShape(left, right)) return [];
      const tree = swapped(step.tree, a, b);
      const key = `${EXCHANGED.kind}|${step.name}|${toText(step.tree)}|${referenceOf(a)}|${referenceOf(b)}`;
      return [{ ...EXCHANGED, of: step.name, rule: step.tree, tree, part: step.tree, key }];
    }),
  );
}

function swapped(tree: Tree, a: NameTree, b: NameTree): Tree {
  if (tree.kind !== 'name') return mapChildren(tree, (part) => swapped(part, a, b));
  if (referenceOf(tree) === referenceOf(a)) return b;
  return referenceOf(tree) === referenceOf(b) ? a : tree;
}

export interface Part {
  readonly part: Tree;
  /** `0.1`: the second part of the first. */
  readonly place: string;
  /** The whole rule with something else in this part's place. */
  readonly rebuild: (instead: Tree) => Tree;
}

/** Every part of a tree, the whole first. */
export function partsOf(tree: Tree): Part[] {
  const visit = (part: Tree, place: string, rebuild: Part['rebuild']): Part[] => [
    { part, place, rebuild },
    ...childrenOf(part).flatMap((child, i) => {
      const around = (instead: Tree): Tree =>
        rebuild(mapChildren(part, (other) => (other === child ? instead : other)));
      return visit(child, `${place}.${i}`, around);
    }),
  ];
  return visit(tree, '', (instead) => instead);
}

function aroundOf(trace: Trace, step: Step): Around {
  const { problem } = trace;
  const name = (text: string): NameTree => ({ kind: 'name', name: text });
  const at = (quantity: string, offset: number): NameTree => {
    if (!step.index) return { kind: 'name', name: quantity, index: { kind: 'number', text: `${offset}` } };
    const index = name(step.index.name);
    const text = { kind: 'number', text: `${Math.abs(offset)}` } as const;
    const shifted: Tree =
      offset === 0 ? index : { kind: 'binary', op: offset > 0 ? '+' : '-', left: index, right: text };
    return { kind: 'name', name: quantity, index: shifted };
  };
  const standsFor = (tree: NameTree): Value | undefined =>
    valueFrom(resolveName(trace, step, tree), trueValues(trace));
  const there = (tree: NameTree): NameTree[] => (standsFor(tree) ? [tree] : []);
  /** How far the index of what a name stands for is from the index of the pass. */
  const offsetOf = (tree: NameTree): number | null => {
    const found = /\[(-?\d+)\]$/.exec(step.inputs[referenceOf(tree)] ?? '');
    return found ? Number(found[1]) - (step.index?.value ?? 0) : null;
  };
  const shifted = (tree: NameTree, by: number): NameTree[] => {
    const offset = offsetOf(tree);
    return offset === null ? [] : there(at(tree.name, offset + by));
  };
  const quantities = [
    ...new Set([...[...problem.givens.keys()].map(nameOf), ...trace.steps.map((other) => other.name)]),
  ].map(name);
  const changing = namesIn(step.tree).filter((tree) => {
    const source = step.sources[referenceOf(tree)];
    return (
      typeof source === 'object' &&
      isScalar(source) &&
      isIndexValue(trace, source) &&
      tree.name !== step.index?.name
    );
  });
  const constants = [
    ...[...problem.givens]
      .filter(([id, value]) => /^\w+$/.test(id) && isScalar(value))
      .map(([id]) => name(id)),
    ...changing,
  ];
  const isConstant = (tree: NameTree): boolean => constants.some((constant) => constant.name === tree.name);

  return {
    root: step.tree,
    constants,
    shapeOf: (tree) => shapeOf(trace, step, tree),
    neighboursOf: (tree) => {
      const value = standsFor(tree);
      if (!value || isConstant(tree)) return [];
      // A quantity that the rule has already is rarely put in a second time, and would explain much by chance.
      const present = namesIn(step.tree).map((read) => read.name);
      return quantities.filter((other) => {
        const others = present.includes(other.name) || isConstant(other) ? undefined : standsFor(other);
        return others !== undefined && sameShape(others, value);
      });
    },
    olderThan: (tree) => shifted(tree, -1),
    newerThan: (tree) => shifted(tree, 1),
    startOf: (tree) => {
      const start = startId(trace, tree.name);
      const index = start && /\[(-?\d+)\]$/.exec(start)?.[1];
      return index ? there({ kind: 'name', name: tree.name, index: { kind: 'number', text: index } }) : [];
    },
    isIndex: (tree) => tree.kind === 'name' && !tree.index && tree.name === step.index?.name,
  };
}

const shapeOf = (trace: Trace, step: Step, tree: Tree): Shape | null =>
  unlessFault(() => runAt(trace, step, tree, trueValues(trace)));

/**
 * Keeps the first of all changes that are the same function, and none that changes nothing or gives another shape.
 * Decided by running them at random numbers: two different ones agree there with a chance below one in a million.
 */
function different(trace: Trace, step: Step, changes: readonly Change[]): Change[] {
  if (changes.length === 0) return [];
  const random = randomValues(trace, step);
  const turned = hasCorner(step.tree) ? randomValues(trace, step, -1n) : null;
  const signature = (tree: Tree): string | null => {
    const value = unlessFault(() => random(tree));
    if (!value || !sameShape(value, step.value)) return null;
    const other = turned && unlessFault(() => turned(tree));
    return [...value.cells, ...(other?.cells ?? [])].map(signed).join();
  };
  const seen = new Set([signature(step.tree)]);
  return changes.filter((change) => {
    const found = signature(change.tree);
    if (found === null || seen.has(found)) return false;
    seen.add(found);
    return true;
  });
}

/** Digits that tell two functions apart, and those that enclosures are worked out with for it. */
const TOLD = 12;
const SKETCH = arithmetic(18);

const signed = (x: Real): string => (isRational(x) ? asFraction(x) : certainDigits(x, TOLD));

/** Functions that are other functions below zero than above it: looked at on both sides. */
const WITH_CORNER: ReadonlySet<string> = new Set(['relu', 'heaviside']);

/** Functions that are not defined, or no different, everywhere. */
const PARTIAL: ReadonlySet<string> = new Set([
  'sqrt',
  'log',
  'norm',
  'exp',
  'sigmoid',
  'tanh',
  ...WITH_CORNER,
]);

/** What says which column or entry is taken keeps its own value too. */
const TAKES_A_PLACE: ReadonlySet<string> = new Set(['column', 'columns', 'entry']);

const placesIn = (tree: Tree): ReadonlySet<string> =>
  new Set(
    tree.kind === 'call' && TAKES_A_PLACE.has(tree.name)
      ? [...placesIn(tree.args[0]!), ...namesIn(tree.args[1]!).map(referenceOf)]
      : childrenOf(tree).flatMap((part) => [...placesIn(part)]),
  );

const calls = (tree: Tree, among: ReadonlySet<string>): boolean =>
  (tree.kind === 'call' && among.has(tree.name)) || childrenOf(tree).some((part) => calls(part, among));

export const isPartial = (tree: Tree): boolean => calls(tree, PARTIAL);
const hasCorner = (tree: Tree): boolean => calls(tree, WITH_CORNER);

/**
 * Runs trees with a random number for every entry of every value, givens too; only an index keeps its own.
 * Under a root, an exponential and their like the numbers keep the signs and the size of the true ones, so that they stay defined; or all have the other sign.
 */
function randomValues(trace: Trace, step: Step, turn: 1n | -1n = 1n): (tree: Tree) => Value {
  const values = new Map<string, Value>();
  const partial = isPartial(step.tree);
  const places = placesIn(step.tree);
  let seed = 20_011;
  const next = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed;
  };
  // Entries take turns in sign, so that an absolute value is told from the number itself.
  let way = 1n;
  const anywhere = (): Real => {
    way = -way;
    return { n: way * (2n * BigInt(next() % 9_999) + 1n), d: BigInt((next() % 97) + 11) };
  };
  const near = (x: Real): Real => {
    const size = BigInt((next() % 89_999) + 10_000);
    const n = isBelowOne(x) ? size : 3n * size;
    return { n: (sign(x) === -1 ? -n : n) * turn, d: 100_003n };
  };
  const draw = (like: Value): Value => map(like, partial ? near : anywhere);
  return (tree) =>
    evaluate(
      tree,
      (reference) => {
        const source = sourceAt(trace, step, tree, reference);
        if (source === undefined) return undefined;
        if (typeof source !== 'number' && isIndexValue(trace, source)) return source;
        const own = valueFrom(source, trueValues(trace))!;
        if (places.has(reference)) return own;
        const key = typeof source === 'number' ? `step ${source}` : givenKey(trace, source);
        const known = values.get(key) ?? draw(own);
        values.set(key, known);
        return known;
      },
      SKETCH,
    );
}

/** Whether a number lies between −1 and 1, as a momentum or a probability does. */
const isBelowOne = (x: Real): boolean => endsOf(absolute(x)).every((end) => end.n < end.d);

const isIndexValue = (trace: Trace, value: Value): boolean =>
  [...trace.problem.indices.values()].includes(value);

function givenKey(trace: Trace, value: Value): string {
  for (const [id, given] of trace.problem.givens) if (given === value) return `given ${id}`;
  return 'none';
}
