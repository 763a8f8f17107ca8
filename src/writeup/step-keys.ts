/** The steps of a calculation → their ids, by all that a document may call them. */
import { lazily, remember } from '../math/once.ts';
import { type CallTree, type Tree, toText } from '../math/tree.ts';
import { quantityTex, symbolOf } from '../problem/problem.ts';
import type { Trace } from '../trace/solve.ts';
import { itemsOf, type Read } from './items.ts';
import { isOpaqueCall, OPAQUE } from './meanings.ts';
import { plainItemsOf } from './plain-items.ts';
import { readSide } from './read.ts';
import { NOTHING } from './relation.ts';
import { keyOf } from './sample.ts';
import { NO_USAGE, type Usage } from './usage.ts';
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
    for (const key of [...keysIn(symbolOf(trace.problem, own)), ...keysTyped(own)])
      if (!found.has(key)) found.set(key, id);
  }
  return found;
}

/** The ids of each quantity's steps, by what it is called without its index. */
export const stepsByName = remember(({ steps, problem }: Trace): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const name of new Set(steps.map((step) => step.name))) {
    const ids = steps.filter((step) => step.name === name).map(({ id }) => id);
    for (const key of [...keysIn(quantityTex(problem, name, null)), ...keysTyped(name)])
      if (!found.has(key)) found.set(key, ids);
  }
  return found;
});

/** No problem turns round what it names: y' has its prime. */
const OF_PROBLEMS: Usage = { ...NO_USAGE, primed: { has: () => true } };

/** The same of a name as a problem prints it. */
export const keysIn = (symbol: string): string[] => keysRead(itemsOf(symbol), symbol);

/** And as its file calls it: dz2, z1[0]. */
const keysTyped = (id: string): string[] => [id, ...keysRead(plainItemsOf(id), id)];

function keysRead(read: Read, text: string): string[] {
  const side = 'items' in read ? readSide(read.items, text, OF_PROBLEMS) : null;
  return side?.kind === 'tree' ? keysOf(side.tree) : [];
}

/** How a quantity may be called: as it is written, and a loss of arguments by its letter and the index in them. */
export function keysOf(tree: Tree): string[] {
  if (tree.kind === 'name') return [keyOf(tree, NOTHING) ?? toText(tree)];
  if (tree.kind === 'call' && tree.name === 'transpose') return keysOf(tree.args[0]!);
  if (tree.kind === 'number') return [];
  // A power, a norm, a sum over entries: whatever the problem calls so.
  if (!isOpaqueCall(tree)) return [toText(tree)];
  const { text, indices } = withLetters(tree);
  const letter = /^([A-Za-z]\w*)\(/.exec(text)?.[1];
  return [
    opaqueName(`${OPAQUE}${text}`, indices),
    ...(letter ? [indices.length > 0 ? `${letter}[${indices[0]}]` : letter] : []),
    ...(isDerivative(text) ? [withOneIndex(text, indices)] : []),
  ];
}

/** What is opaque with its whole indices apart; of \nabla_b^{(1)} the letter belongs to the name. */
function withLetters({ name, args }: CallTree): {
  readonly text: string;
  readonly indices: readonly number[];
} {
  const indices = args.map((arg) => wholeIn(arg, NOTHING));
  let next = 0;
  const text = name.slice(OPAQUE.length).replace(/#/g, () => {
    const [arg, index] = [args[next], indices[next++]];
    return index === null && arg ? toText(arg) : '#';
  });
  return { text, indices: indices.filter((index) => index !== null) };
}

const isDerivative = (text: string): boolean => /^\\(?:partial|nabla)\b|^d\w*\)?\//.test(text);

/** A derivative with its index said once, raised or not: \partial L_2/\partial w_2 and \partial L/\partial w^{(2)} are the same. */
function withOneIndex(text: string, indices: readonly number[]): string {
  const isSame = indices.every((index) => index === indices[0]);
  return `${text.replace(/[_^]\{#\}/g, '')}[${isSame ? indices[0] : indices.join()}]`;
}
