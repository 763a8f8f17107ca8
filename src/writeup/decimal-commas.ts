/** A document that writes 0,5 for 0.5 → its numbers with points. */
import { type Item, withInside } from './items.ts';
import { isMark } from './shapes.ts';

type Digits = Extract<Item, { kind: 'number' }>;

/** Whether 0,5 stands outside of brackets and scripts somewhere, and 0.5 nowhere. */
export function usesDecimalCommas(displays: readonly (readonly Item[])[]): boolean {
  const found = { commas: 0, points: 0 };
  for (const items of displays) count(items, found);
  return found.commas > 0 && found.points === 0;
}

function count(items: readonly Item[], found: { commas: number; points: number }): void {
  let depth = 0;
  for (const [i, item] of items.entries()) {
    if (item.kind === 'mark') depth += '([{'.includes(item.text) ? 1 : ')]}'.includes(item.text) ? -1 : 0;
    if (item.kind === 'number' && item.text.includes('.') && !THOUSANDS.test(item.text)) found.points++;
    const decimal = decimalAt(items, i);
    if (depth === 0 && decimal?.text.startsWith('0.')) found.commas++;
    if (item.kind !== 'script')
      withInside(item, (inside) => {
        count(inside, found);
        return inside;
      });
  }
}

/** 0,5 and 0{,}5: digits, a comma and digits with nothing in between, and no comma or digits behind them. */
function decimalAt(items: readonly Item[], at: number): Digits | null {
  const [whole, comma, digits, more] = items.slice(at, at + 4);
  if (whole?.kind !== 'number' || !comma || !isMark(comma, ',') || digits?.kind !== 'number') return null;
  const isTight = comma.at - whole.end <= 1 && digits.at - comma.end === comma.at - whole.end;
  const goesOn = isMark(more, ',') && more!.at === digits.end;
  const before = items[at - 1];
  const isLast = isMark(before, ',') && before!.end === whole.at;
  if (!isTight || isLast || (goesOn && items[at + 4]?.kind === 'number' && items[at + 4]!.at === more!.end))
    return null;
  if (whole.text.includes('.') || digits.text.includes('.')) return null;
  return { kind: 'number', text: `${whole.text}.${digits.text}`, at: whole.at, end: digits.end };
}

export function withPoints(items: readonly Item[]): readonly Item[] {
  const found: Item[] = [];
  for (let at = 0; at < items.length; at++) {
    const decimal = decimalAt(items, at);
    found.push(decimal ?? pointed(items[at]!));
    if (decimal) at += 2;
  }
  return found;
}

/** In such a document a point separates thousands: 78.500. */
const THOUSANDS = /^[1-9]\d{0,2}\.\d{3}$/;

/** w_{1,2} has two indices. */
function pointed(item: Item): Item {
  if (item.kind === 'script') return { ...item, sup: item.sup && withPoints(item.sup) };
  if (item.kind === 'number' && THOUSANDS.test(item.text))
    return { ...item, text: item.text.replace('.', '') };
  return withInside(item, withPoints);
}
