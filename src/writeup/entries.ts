/** What stands in brackets → its entries: [2, -1], [2 -1], [2 \ -1]; a sum with spaces in it is one. */
import type { Item } from './items.ts';
import { isMark, splitAt } from './shapes.ts';

/** The entries of a list: behind commas, or in square brackets behind spaces. */
export function entriesOf(items: readonly Item[], tex: string, spaced: boolean): Item[][] {
  const commas = splitAt(items, (item) => isMark(item, ',') || isMark(item, ';'));
  const isThousands =
    commas.length > 1 &&
    commas
      .slice(1)
      .every(
        (part) =>
          part.length === 1 &&
          part[0]!.kind === 'number' &&
          /^\d{3}$/.test(part[0]!.text) &&
          part[0]!.at === commas[0]!.at(-1)!.end + 1,
      );
  if (commas.length > 1 && !(isThousands && commas.length === 2)) return commas.map((part) => [...part]);
  if (!spaced) return [[...items]];
  const entries: Item[][] = [[]];
  for (const [i, item] of items.entries()) {
    const before = entries.at(-1)!;
    const next = items[i + 1];
    const isGap =
      item.kind === 'space' &&
      before.length > 0 &&
      next !== undefined &&
      !joinsOn(before.at(-1)!, items, i + 1, tex);
    const touches = before.length > 0 && standsApart(before.at(-1)!, item, next, tex);
    if (isGap || touches) entries.push(item.kind === 'space' ? [] : [item]);
    else if (item.kind !== 'space') before.push(item);
  }
  return entries.filter((entry) => entry.length > 0);
}

/** Whether a space stands inside a sum: before an operator with a space behind it, or behind one. */
function joinsOn(before: Item, items: readonly Item[], at: number, tex: string): boolean {
  const next = items[at]!;
  if (before.kind === 'mark' && ['+', '-', '*', '/'].includes(before.text)) return true;
  if (next.kind !== 'mark' || !['+', '-', '*', '/'].includes(next.text)) return next.kind === 'space';
  if (next.text === '*' || next.text === '/') return true;
  const behind = items[at + 1];
  return behind !== undefined && (behind.kind === 'space' || isSpaceBetween(next, behind, tex));
}

/** Two numbers with nothing but a blank between them, or a number and a minus that leans on the next: [2 -1]. */
function standsApart(before: Item, item: Item, next: Item | undefined, tex: string): boolean {
  if (!isSpaceBetween(before, item, tex)) return false;
  if (before.kind === 'number' && item.kind === 'number') return true;
  return (
    isMark(item, '-') && before.kind !== 'mark' && next !== undefined && !isSpaceBetween(item, next, tex)
  );
}

const isSpaceBetween = (a: Item, b: Item, tex: string): boolean => /\s/.test(tex.slice(a.end, b.at));
