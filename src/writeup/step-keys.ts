/** The steps of a calculation → their ids, by all that a document may call them. */
import { lazily, remember } from '../math/once.ts';
import { type Tree, toText } from '../math/tree.ts';
import { quantityTex, symbolOf } from '../problem/problem.ts';
import type { Trace } from '../trace/solve.ts';
import { itemsOf } from './items.ts';
import { OPAQUE } from './meanings.ts';
import { readSide } from './read.ts';
import { NOTHING } from './relation.ts';
import { keyOf } from './sample.ts';
import { NO_USAGE } from './usage.ts';
import { opaqueName, wholeIn } from './value.ts';

type Steps = ReadonlyMap<string, string>;

/** The left sides of a calculation's steps, in every spelling, to their ids; `by` is added to each index. */
export function stepsByKey(trace: Trace, by: -1 | 0 | 1 = 0): Steps {
  return keyedAt(trace)[by]();
}

const keyedAt = remember((trace: Trace) => {
  const keyed = (by: number) => lazily(() => keyedBy(trace, by));
  return { [-1]: keyed(-1), 0: keyed(0), 1: keyed(1) };
});

function keyedBy(trace: Trace, by: number): Steps {
  const found = new Map<string, string>();
  for (const { id } of trace.steps) {
    const own = by === 0 ? id : id.replace(/-?\d+(?=\]$)/, (index) => `${Number(index) + by}`);
    if (by !== 0 && own === id) continue;
    for (const key of [...keysIn(symbolOf(trace.problem, own)), own]) if (!found.has(key)) found.set(key, id);
  }
  return found;
}

/** The ids of each quantity's steps, by what it is called without its index. */
export const stepsByName = remember(({ steps, problem }: Trace): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const name of new Set(steps.map((step) => step.name))) {
    const ids = steps.filter((step) => step.name === name).map(({ id }) => id);
    for (const key of [...keysIn(quantityTex(problem, name, null)), name])
      if (!found.has(key)) found.set(key, ids);
  }
  return found;
});

function keysIn(symbol: string): string[] {
  const read = itemsOf(symbol);
  const side = 'items' in read ? readSide(read.items, symbol, NO_USAGE) : null;
  return side?.kind === 'tree' ? keysOf(side.tree) : [];
}

/** How a quantity may be called: as it is written, and a loss of arguments by its letter and the index in them. */
export function keysOf(tree: Tree): string[] {
  if (tree.kind === 'name') return [keyOf(tree, NOTHING) ?? toText(tree)];
  if (tree.kind === 'call' && tree.name === 'transpose') return keysOf(tree.args[0]!);
  if (tree.kind !== 'call' || !tree.name.startsWith(OPAQUE)) return [];
  const indices = tree.args.map((arg) => wholeIn(arg, NOTHING));
  if (indices.includes(null)) return [];
  const text = tree.name.slice(OPAQUE.length);
  const letter = /^([A-Za-z]\w*)\(/.exec(text)?.[1];
  return [
    opaqueName(tree.name, indices),
    ...(letter ? [indices.length > 0 ? `${letter}[${indices[0]}]` : letter] : []),
    ...(isDerivative(text) ? [withOneIndex(text, indices)] : []),
  ];
}

const isDerivative = (text: string): boolean => /^\\(?:partial|nabla)\b|^d\w*\)?\//.test(text);

/** A derivative with its index said once, raised or not: \partial L_2/\partial w_2 and \partial L/\partial w^{(2)} are the same. */
function withOneIndex(text: string, indices: readonly (number | null)[]): string {
  const isSame = indices.every((index) => index === indices[0]);
  return `${text.replace(/[_^]\{#\}/g, '')}[${isSame ? indices[0] : indices.join()}]`;
}
