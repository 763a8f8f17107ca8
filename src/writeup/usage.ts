/** How a document as a whole uses its symbols: set with a raised index or a prime, always called, or set by themselves. */
import type { Tree } from '../math/tree.ts';
import type { Item } from './items.ts';
import { isMark, isPrime, isTranspose, nameOf, POWERS, withoutBrackets } from './shapes.ts';
import type { Display } from './statements.ts';

export interface Usage {
  /** Symbols whose raised number or letter is an index: \theta^{1} is set somewhere. */
  readonly raised: ReadonlySet<string>;
  /** Symbols with one number or letter in raised brackets: \beta^{(1)}. */
  readonly numbered: ReadonlySet<string>;
  /** Symbols with an index below in one place and above in another, as the parts and the steps of one thing have them. */
  readonly mixed: ReadonlySet<string>;
  /** Symbols that are never without brackets behind them, or are set with a letter in brackets: f(x). */
  readonly functions: ReadonlySet<string>;
  /** Symbols that are stated with a prime, which then turns nothing round: x' = 3. */
  readonly primed: Pick<ReadonlySet<string>, 'has'>;
  /** Symbols that stand for something of their own somewhere: set as a whole left side, or used other than as a raised T. */
  readonly plain: ReadonlySet<string>;
  /** Functions stated above by a formula in one letter and numbers: r(t) = 0.6/(1 + t). */
  readonly defined: ReadonlyMap<string, Definition>;
}

export interface Definition {
  readonly letter: string;
  readonly tree: Tree;
}

const NONE: ReadonlySet<string> = new Set();
export const NO_USAGE: Usage = {
  raised: NONE,
  numbered: NONE,
  mixed: NONE,
  functions: NONE,
  primed: NONE,
  plain: NONE,
  defined: new Map(),
};

export function usageOf(displays: readonly Display[]): Omit<Usage, 'defined'> {
  const called = new Map<string, boolean>();
  const plain = new Set<string>();
  const below = new Set<string>();
  const above = new Set<string>();
  const numbered = new Set<string>();
  const look = (items: readonly Item[]): void => {
    for (const [i, item] of items.entries()) {
      const name = nameOf(item);
      if (name !== null) called.set(name, (called.get(name) ?? true) && isCalled(items.slice(i + 1, i + 3)));
      if (name === 'T') plain.add(name);
      const script = items[i + 1];
      if (name !== null && script?.kind === 'script') {
        if (script.sub) below.add(name);
        else if (script.sup && isMark(script.sup[0], '(')) above.add(name);
        if (script.sup && withoutBrackets(script.sup)?.length === 1) numbered.add(name);
      }
      for (const inside of partsOf(item)) look(inside);
    }
  };
  const set = new Set<string>();
  const raised = new Set<string>();
  const primed = new Set<string>();
  for (const display of displays) {
    for (const { sides, continues } of display.statements) {
      for (const side of sides) look(side.items);
      const [first, script, more] = sides[0]?.items ?? [];
      const name = first && nameOf(first);
      if (name && isOfLetter(sides[0]!.items)) set.add(name);
      if (name && !script) plain.add(name);
      if (continues || !name || script?.kind !== 'script' || more) continue;
      if (isPrime(script.sup)) primed.add(name);
      else if (script.sup && !isTransposed(script.sup) && !POWERS.has(name)) raised.add(name);
    }
  }
  const functions = new Set([...set, ...[...called].filter(([, always]) => always).map(([name]) => name)]);
  const mixed = new Set([...below].filter((name) => above.has(name)));
  return { raised, numbered, mixed, functions, primed, plain };
}

/** f(x) and nothing else. */
const isOfLetter = ([, open, letter, close, more]: readonly Item[]): boolean =>
  isMark(open, '(') && letter?.kind === 'symbol' && isMark(close, ')') && more === undefined;

/** f(x), and f'(x) too. */
function isCalled([next, behind]: readonly Item[]): boolean {
  const open = next?.kind === 'script' && !next.sub && isPrime(next.sup) ? behind : next;
  return isMark(open, '(');
}

/** A transpose, or a star, a plus or another lone sign: no number that is raised. */
const isTransposed = (sup: readonly Item[]): boolean =>
  isTranspose(sup) || (sup.length === 1 && sup[0]!.kind === 'mark');

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
