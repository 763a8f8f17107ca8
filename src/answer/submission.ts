/** JSON text → a submission whose numbers are still the text that was sent, never doubles. */
import { isLosslessNumber, parse as parseLossless } from 'lossless-json';
import { DIGITS, type Real } from '../math/real.ts';
import { fill, isScalar } from '../math/value.ts';
import { type Last, type Reading, readAnswer, type Unread } from './read.ts';
import { repeatedName } from './repeated.ts';

/** An answer as sent: text, or rows of text. */
export type RawAnswer = string | readonly RawAnswer[];
export type RawAnswers = Readonly<Record<string, RawAnswer>>;

export const MOST_ENTRIES = 2500;

/** A number of more digits than a double holds may have lost some on the way; it must be sent as text. */
export const MOST_JSON_DIGITS = 15;

export class NumberAsText {
  constructor(readonly text: string) {}
  /** Digits between the first and the last that is not zero. */
  get significant(): number {
    const digits = this.text.replace(/[eE].*$/, '').replace(/[^\d]/g, '');
    return digits.replace(/^0+/, '').replace(/0+$/, '').length;
  }
}

/** JSON that is not taken: `path` leads to what is wrong with it. */
export class NotTaken extends SyntaxError {
  constructor(
    readonly path: readonly string[],
    readonly detail: string,
  ) {
    super(`"${path.at(-1)!.slice(0, 80)}" ${detail}`);
  }
}

/**
 * Parses JSON; every number in it becomes a NumberAsText.
 * @throws SyntaxError where the text is not JSON; NotTaken where it gives a name twice, or is nested too deep
 */
export function parseJson(json: string): unknown {
  // Some editors put a byte order mark in front.
  const text = json.replace(/^\uFEFF/, '');
  const plain: unknown = JSON.parse(text);
  const repeated = repeatedName(text);
  if (repeated) throw new NotTaken(repeated, 'is given more than once');
  if (!hasNumber(plain)) return plain;
  return withNumbers(parseLossless(text));
}

/** Guards the recursion here and in whatever reads the data after. */
export const DEEPEST_JSON = 20;

/** Looks at every part, so that what is nested too deep is found wherever it stands. */
function hasNumber(data: unknown, path: readonly string[] = []): boolean {
  if (typeof data === 'number') return true;
  if (typeof data !== 'object' || data === null) return false;
  if (path.length > DEEPEST_JSON)
    throw new NotTaken(path.slice(0, 2), `is nested deeper than ${DEEPEST_JSON} lists and objects`);
  let found = false;
  for (const [key, inside] of Object.entries(data)) found = hasNumber(inside, [...path, key]) || found;
  return found;
}

function withNumbers(data: unknown): unknown {
  if (isLosslessNumber(data)) return new NumberAsText(data.value);
  if (Array.isArray(data)) return data.map(withNumbers);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withNumbers(value)]));
}

/** Reads an answer as sent; of a list, each entry is one number, and `at` is the offset in the entry at fault. */
export function readRaw(raw: RawAnswer, digits = DIGITS): Reading {
  if (typeof raw === 'string') return readAnswer(raw, digits);
  if (raw.length === 0) return { kind: 'blank' };
  const nested = raw.every((row) => Array.isArray(row));
  const rows = (nested ? raw : [raw]) as readonly (readonly RawAnswer[])[];
  const width = rows[0]!.length;
  const fail = (why: Unread, at = 0): Reading => ({ kind: 'unreadable', at, why });
  if (width === 0) return fail({ code: 'empty-matrix' });
  const odd = rows.find((row) => row.length !== width);
  if (odd) return fail({ code: 'ragged', first: width, other: odd.length });
  if (rows.length * width > MOST_ENTRIES) return fail({ code: 'too-long', limit: MOST_ENTRIES });

  const cells: Real[] = [];
  const lasts: Last[] = [];
  for (const entry of rows.flat()) {
    if (typeof entry !== 'string') return fail({ code: 'nested-list' });
    const reading = readAnswer(entry, digits);
    if (reading.kind === 'unreadable') return reading;
    if (reading.kind === 'blank') return fail({ code: 'ends-early' });
    if (!isScalar(reading.value)) return fail({ code: 'matrix-entry' });
    cells.push(reading.value.cells[0]!);
    lasts.push(reading.lasts[0]!);
  }
  return {
    kind: 'value',
    value: fill(rows.length, width, (row, col) => cells[row * width + col]!),
    flat: !nested,
    lasts,
  };
}
