/** A step's rule → what two slips of the simple rows make of it at once, where they change different parts. */
import { remember } from '../math/once.ts';
import { binary, type Tree } from '../math/tree.ts';
import type { Step, Trace } from '../trace/solve.ts';
import { type Change, changesOf } from './changes.ts';
import { EXCHANGED, type SlipId } from './table.ts';

export interface Pair {
  readonly both: readonly [Change, Change];
  /** The rule with both. */
  readonly tree: Tree;
}

export const SIMPLE_ROWS: ReadonlySet<SlipId> = new Set(['sign', 'factor', 'aggregate', 'left-out']);

/** Guards against rules that are longer than any worked by hand. */
const MOST_PAIRS = 1500;

const pairsIn = remember((_: Trace) => new Map<Tree, readonly Pair[]>());

/** The simplest first; put together once for a rule. */
export function pairsOf(trace: Trace, step: Step): readonly Pair[] {
  const rules = pairsIn(trace);
  const pairs = rules.get(step.tree) ?? pairsAmong(changesOf(trace, step));
  rules.set(step.tree, pairs);
  return pairs;
}

function pairsAmong(changes: readonly Change[]): Pair[] {
  const simple = changes.filter((change) => SIMPLE_ROWS.has(change.id) && change.order < EXCHANGED.order);
  const pairs = simple.flatMap((first, i) =>
    simple.slice(i + 1).flatMap((second): Pair[] => {
      const tree = merged(first.rule, first.tree, second.tree);
      return tree ? [{ both: [first, second], tree }] : [];
    }),
  );
  return pairs.slice(0, MOST_PAIRS);
}

/** Three-way merge of trees: what either side changed, or null where both changed the same part. */
function merged(base: Tree, ours: Tree, theirs: Tree): Tree | null {
  if (ours === base) return theirs;
  if (theirs === base) return ours;
  if (base.kind !== 'binary' || ours.kind !== 'binary' || theirs.kind !== 'binary') return null;
  if (ours.op !== base.op && theirs.op !== base.op) return null;
  const left = merged(base.left, ours.left, theirs.left);
  const right = merged(base.right, ours.right, theirs.right);
  const op = ours.op === base.op ? theirs.op : ours.op;
  return left && right ? binary(op, left, right) : null;
}
