/** What items are, by how they look: a transpose, a prime, an index in brackets; and the name of a symbol. */
import type { Item } from './items.ts';

const TRANSPOSES = new Set(['T', 'top', 'intercal', "'"]);
const DECORATIONS = new Set(['*', 'star', 'dagger', '+', '-']);

export const isMark = (item: Item | undefined, text: string): boolean =>
  item?.kind === 'mark' && item.text === text;

export const isOpening = (item: Item | undefined): boolean => isMark(item, '(') || isMark(item, '[');

export function isTranspose(sup: readonly Item[]): boolean {
  const plain = sup.filter((item) => item.kind !== 'space');
  const [only] = plain;
  if (plain.length !== 1 || !only) return false;
  return (
    (only.kind === 'symbol' && TRANSPOSES.has(only.name)) ||
    (only.kind === 'mark' && TRANSPOSES.has(only.text)) ||
    (only.kind === 'word' && only.text.trim() === 'T')
  );
}

/** Letters of factors that are raised to powers; none of them is ever numbered above. */
export const POWERS: ReadonlySet<string> = new Set('alpha beta gamma rho lambda mu e q r epsilon'.split(' '));

export const isPrime = (sup: readonly Item[] | null): boolean =>
  sup?.every((item) => isMark(item, "'")) ?? false;

export const isDecoration = (item: Item): boolean =>
  (item.kind === 'mark' && DECORATIONS.has(item.text)) ||
  (item.kind === 'symbol' && DECORATIONS.has(item.name));

export const isDifferential = (item: Item | undefined): boolean =>
  item?.kind === 'symbol' && (item.name === 'partial' || item.name === 'd');

/** What stands inside the brackets of a raised index: v^{(2)}. */
export function withoutBrackets(sup: readonly Item[]): readonly Item[] | null {
  const plain = sup.filter((item) => item.kind !== 'space');
  const [first, last] = [plain[0], plain.at(-1)];
  const isBracketed = plain.length > 2 && isMark(first, '(') && isMark(last, ')');
  return isBracketed ? plain.slice(1, -1) : null;
}

/** The same where a transpose follows: w^{(2)T}. */
export function beforeTranspose(sup: readonly Item[]): readonly Item[] | null {
  const plain = sup.filter((item) => item.kind !== 'space');
  return isTranspose(plain.slice(-1)) ? withoutBrackets(plain.slice(0, -1)) : null;
}

export const trimmed = (items: readonly Item[]): readonly Item[] =>
  items.slice(
    items.findIndex(({ kind }) => kind !== 'space'),
    items.findLastIndex(({ kind }) => kind !== 'space') + 1,
  );

export function splitAt(items: readonly Item[], is: (item: Item) => boolean): Item[][] {
  const parts: Item[][] = [[]];
  let depth = 0;
  for (const item of items) {
    if (item.kind === 'mark' && '([{'.includes(item.text)) depth++;
    if (item.kind === 'mark' && ')]}'.includes(item.text)) depth--;
    if (depth === 0 && is(item)) parts.push([]);
    else parts.at(-1)!.push(item);
  }
  return parts;
}

/** The name of a symbol with what stands above it: \hat{\mathbf y} is yhat; null for more than one symbol. */
export function nameOf(item: Item): string | null {
  if (item.kind === 'symbol') return item.name;
  if (item.kind !== 'accent') return null;
  const inside = item.body.filter((part) => part.kind !== 'space');
  const base = inside.length === 1 ? nameOf(inside[0]!) : null;
  if (base === null) return null;
  return item.accent === 'vec' || item.accent === 'underline' ? base : `${base}${item.accent}`;
}
