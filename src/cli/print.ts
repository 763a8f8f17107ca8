/** A problem and the variants wanted → one file to print, with or without its key. */
import { writeFileSync } from 'node:fs';
import { handoutOf } from '../../views/handout.ts';
import { printFile } from '../../views/print.tsx';
import type { Checker } from '../checker.ts';
import { Unusable } from './unusable.ts';

const MOST_SHEETS = 200;

interface Printing {
  readonly variants?: string;
  readonly key?: boolean;
  readonly out?: string;
  readonly show?: string;
}

/** The text of the file; nothing where it was written to `out`. */
export function print(checker: Checker, id: string, { variants, key = false, out, show }: Printing): string {
  const shown = show === undefined ? {} : { show };
  const wanted =
    variants === undefined ? [shown] : variantsIn(variants).map((variant) => ({ variant, ...shown }));
  const text = printFile(handoutOf(checker, id, wanted, key));
  if (out === undefined) return text;
  try {
    writeFileSync(out, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Unusable(`${out}: cannot be written: ${UNWRITTEN[code ?? ''] ?? message}`);
  }
  return '';
}

const UNWRITTEN: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'writing it is not allowed',
};

/** `1-3,7` → 1, 2, 3, 7 */
function variantsIn(text: string): number[] {
  const ranges = text.split(',').map((part) => {
    const [, from, to = from] = /^\s*(\d{1,9})(?:-(\d{1,9}))?\s*$/.exec(part) ?? [];
    if (from === undefined || Number(from) > Number(to))
      throw new Unusable(`--variants takes numbers such as 1-30 or 3,5,7, not "${text}"`);
    return [Number(from), Number(to)] as const;
  });
  const sheets = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  if (sheets > MOST_SHEETS)
    throw new Unusable(`--variants asks for ${sheets} sheets; at most ${MOST_SHEETS} are printed at once`);
  const all = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  return [...new Set(all)];
}
