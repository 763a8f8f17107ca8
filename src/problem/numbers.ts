/** Numbers and ways of rounding as a problem file writes them → exact values and data, or a fault at their place. */
import { readAnswer } from '../answer/read.ts';
import { FUNCTIONS } from '../math/functions.ts';
import type { Real } from '../math/real.ts';
import type { Rounding } from '../math/rounding.ts';
import { NAME } from '../math/tree.ts';
import { isScalar, transposed, type Value } from '../math/value.ts';
import type { Place, Report } from './fault.ts';
import { nameOf } from './problem.ts';
import type { Numbers } from './schema.ts';
import type { Path, YamlFile } from './yaml.ts';

export const LONGEST_SIDE = 20;
const MOST_NAMES = 200;

const MOST_DIGITS = 30;

/** `2 decimals`, `3 figures` or `exact`. */
export function roundingOf(text: string, from: YamlFile, path: Path, fault: Report): Rounding | null {
  if (text === 'exact') return { kind: 'exact' };
  const found = /^(\d{1,2}) (?:significant )?(decimal|figure)s?$/.exec(text);
  const digits = Number(found?.[1]);
  const kind = found?.[2] === 'decimal' ? 'decimals' : 'figures';
  if (found && digits <= MOST_DIGITS && (kind === 'decimals' || digits > 0)) return { kind, digits };
  fault(from.place(path), { code: 'rounding', text });
  return null;
}

/** Givens or start values, read as exact numbers; a plain list is a column. */
export function readValues(
  yaml: YamlFile,
  section: 'givens' | 'start' | 'numbers',
  entries: Readonly<Record<string, Numbers>>,
  fault: Report,
): Map<string, Value> {
  const values = new Map<string, Value>();
  if (Object.keys(entries).length > MOST_NAMES)
    fault(yaml.placeOfKey([section]), { code: 'names', limit: MOST_NAMES });
  for (const [name, written] of Object.entries(entries).slice(0, MOST_NAMES)) {
    const path = [section, name];
    const isTerm = section === 'givens' && /^\w+\[-?\d+\]$/.test(name);
    if (!NAME.test(isTerm ? nameOf(name) : name)) fault(yaml.placeOfKey(path), { code: 'bad-name', name });
    else if (FUNCTIONS.has(name)) fault(yaml.placeOfKey(path), { code: 'taken-name', name, by: 'function' });
    const value = readValue(yaml, path, written, fault);
    if (value) values.set(name, value);
  }
  return values;
}

export function readValue(yaml: YamlFile, path: Path, written: Numbers, fault: Report): Value | null {
  if (!Array.isArray(written))
    return readScalarOrMatrix(String(written), (at) => yaml.place(path, at), fault);
  const rows = written.map((row) => (Array.isArray(row) ? row : [row]));
  const width = rows[0]?.length ?? 0;
  const mixed = written.some((row) => Array.isArray(row) !== Array.isArray(written[0]));
  if (width === 0 || mixed || rows.some((row) => row.length !== width)) {
    fault(yaml.place(path), { code: 'not-a-matrix' });
    return null;
  }
  if (rows.length > LONGEST_SIDE || width > LONGEST_SIDE) {
    fault(yaml.place(path), { code: 'matrix-size', limit: LONGEST_SIDE });
    return null;
  }
  const cells = rows.flatMap((row, r) =>
    row.map((entry, c) =>
      readEntry(
        String(entry),
        (at) => yaml.place(Array.isArray(written[0]) ? [...path, r, c] : [...path, r], at),
        fault,
      ),
    ),
  );
  return cells.every((cell) => cell !== null) ? { rows: rows.length, cols: width, cells } : null;
}

function readEntry(text: string, placed: (at?: number) => Place, fault: Report): Real | null {
  const value = readScalarOrMatrix(text, placed, fault);
  if (!value) return null;
  if (isScalar(value)) return value.cells[0]!;
  fault(placed(), { code: 'number', text, why: { code: 'matrix-entry' } });
  return null;
}

function readScalarOrMatrix(text: string, placed: (at?: number) => Place, fault: Report): Value | null {
  const reading = readAnswer(text);
  switch (reading.kind) {
    case 'value':
      if (reading.value.rows <= LONGEST_SIDE && reading.value.cols <= LONGEST_SIDE)
        return reading.flat ? transposed(reading.value) : reading.value;
      fault(placed(), { code: 'matrix-size', limit: LONGEST_SIDE });
      return null;
    case 'blank':
      fault(placed(), { code: 'number', text, why: { code: 'ends-early' } });
      return null;
    case 'unreadable':
      fault(placed(reading.at), { code: 'number', text, why: reading.why });
      return null;
  }
}
