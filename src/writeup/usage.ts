/** How a document as a whole uses its symbols: set with a raised index or a prime, always called, or set by themselves. */
import type { Item } from './items.ts';
import { isPrime, nameOf, POWERS, type Usage } from './read.ts';
import type { Display } from './statements.ts';

const NONE: ReadonlySet<string> = new Set();
export const NO_USAGE: Usage = {
  raised: NONE,
  functions: NONE,
  primed: NONE,
  plain: NONE,
  defined: new Map(),
};

export function usageOf(displays: readonly Display[]): Omit<Usage, 'defined'> {
  const called = new Map<string, boolean>();
  const plain = new Set<string>();
  const look = (items: readonly Item[]): void => {
    for (const [i, item] of items.entries()) {
      const name = nameOf(item);
      if (name !== null) called.set(name, (called.get(name) ?? true) && isCalled(items.slice(i + 1, i + 3)));
      if (name === 'T') plain.add(name);
      for (const inside of partsOf(item)) look(inside);
    }
  };
  const raised = new Set<string>();
  const primed = new Set<string>();
  for (const display of displays) {
    for (const { sides, continues } of display.statements) {
      for (const side of sides) look(side.items);
      const [first, script, more] = sides[0]?.items ?? [];
      const name = first && nameOf(first);
      if (name && !script) plain.add(name);
      if (continues || !name || script?.kind !== 'script' || more) continue;
      if (isPrime(script.sup)) primed.add(name);
      else if (script.sup && !isTransposed(script.sup) && !POWERS.has(name)) raised.add(name);
    }
  }
  const functions = new Set([...called].filter(([, always]) => always).map(([name]) => name));
  return { raised, functions, primed, plain };
}

/** f(x), and f'(x) too. */
function isCalled([next, behind]: readonly Item[]): boolean {
  const open = next?.kind === 'script' && !next.sub && isPrime(next.sup) ? behind : next;
  return open?.kind === 'mark' && open.text === '(';
}

const isTransposed = (sup: readonly Item[]): boolean =>
  sup.length === 1 &&
  ((sup[0]!.kind === 'symbol' && ['T', 'top', 'intercal'].includes(sup[0]!.name)) || sup[0]!.kind === 'mark');

function partsOf(item: Item): readonly (readonly Item[])[] {
  switch (item.kind) {
    case 'fraction':
      return [item.top, item.bottom];
    case 'root':
      return [item.body];
    case 'script':
      return [isTransposed(item.sup ?? []) ? [] : (item.sup ?? []), item.sub ?? []];
    case 'matrix':
    case 'lines':
      return item.rows.flat();
    default:
      return [];
  }
}
