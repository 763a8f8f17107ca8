/** A place in a file → its line as it is written, with a mark under what is meant. */
import type { Place } from '../problem/fault.ts';

/** Columns shown of a long line, and how many of them stand before the mark. */
const WIDEST = 100;
const BEFORE = 50;

/**
 * Two lines, the second with the mark; nothing where there is no text to show.
 * @example excerpt({ file, line: 7, col: 20, source: '  - step: y, rule: a*bb', width: 2 }) ends in two ^ under bb
 */
export function excerpt({ line, col, source, width = 1 }: Place): string {
  if (source === undefined) return '';
  const text = [...source].map(printed);
  const before = [...source.slice(0, col - 1)].length;
  const from = text.length > WIDEST ? Math.max(0, before - BEFORE) : 0;
  const shown = text.slice(from, from + WIDEST);
  const left = from > 0 ? '…' : '';
  const right = from + WIDEST < text.length ? '…' : '';
  const room = Math.max(1, shown.length - (before - from));
  const mark = '^'.repeat(Math.max(1, Math.min(width, room)));
  const margin = ' '.repeat(`${line}`.length);
  return [
    `  ${line} | ${left}${shown.join('')}${right}`,
    `  ${margin} | ${' '.repeat(left.length + before - from)}${mark}`,
  ].join('\n');
}

/** A tab would push the mark aside, and a control character might do anything. */
const printed = (character: string): string =>
  character === '\t' ? ' ' : /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) ? '�' : character;
