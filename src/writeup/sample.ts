/** Names without a value → random numbers, the same for the same name; whole numbers for what counts. */
import { createHash, randomBytes } from 'node:crypto';
import { whole } from '../math/rational.ts';
import { childrenOf, type NameTree, type Tree } from '../math/tree.ts';
import { scalar, type Value } from '../math/value.ts';
import { isOpaqueCall, SERIES } from './meanings.ts';
import { type Names, wholeIn } from './value.ts';

const SECRET = randomBytes(16).toString('hex');
const UNIT = 1n << 32n;
export const SAMPLES = 5;

/** Letters that count, each beyond those that count inside it. */
const COUNTS: Readonly<Record<string, number>> = { i: 1, j: 1, k: 2, l: 2, m: 3, n: 3, t: 5, N: 6, T: 6 };

/** Which plain names stand in an index, an exponent or a bound, and so for whole numbers. */
export function countingIn(trees: readonly Tree[]): ReadonlySet<string> {
  const found = new Set<string>();
  const all = (tree: Tree): void => {
    if (tree.kind === 'name') {
      if (!tree.index) found.add(tree.name);
      else all(tree.index);
    } else childrenOf(tree).forEach(all);
  };
  const visit = (tree: Tree): void => {
    if (tree.kind === 'name' && tree.index) all(tree.index);
    if (tree.kind === 'binary' && tree.op === '^') all(tree.right);
    if (tree.kind === 'call' && SERIES.has(tree.name)) tree.args.slice(1).forEach(all);
    if (isOpaqueCall(tree)) tree.args.forEach(all);
    childrenOf(tree).forEach(visit);
  };
  trees.forEach(visit);
  return found;
}

/** A name with the number that its index comes to: v[2]; null where that is none. */
export function keyOf({ name, index }: NameTree, names: Names): string | null {
  if (!index) return name;
  const n = wholeIn(index, names);
  return n === null ? null : `${name}[${n}]`;
}

const drawn = new Map<string, readonly Value[]>();
const MOST_DRAWN = 20_000;

/** The random number of a key, positive and not far from 1. */
export function randomAt(key: string, sample: number): Value {
  const known = drawn.get(key);
  if (known) return known[sample]!;
  if (drawn.size >= MOST_DRAWN) drawn.clear();
  const all = draws(key);
  drawn.set(key, all);
  return all[sample]!;
}

/** A number for each sample, from four bytes of one digest each. */
function draws(key: string): Value[] {
  const digest = createHash('sha256').update(`${SECRET}|${key}`).digest();
  return Array.from({ length: SAMPLES }, (_, i) => {
    const n = BigInt(digest.readUInt32BE(4 * i)) | 1n;
    return scalar({ n: n * 4n + UNIT / 2n, d: UNIT });
  });
}

export const countAt = (name: string, sample: number): Value => scalar(whole((COUNTS[name] ?? 2) + sample));
