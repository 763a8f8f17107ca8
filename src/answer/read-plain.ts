/** The everyday answer, `-3.8`, `[0, -1]` or `[2, -1; -1, 3]`, read in one pass; null for all else, which the full reader takes. */
import type { Rational } from '../math/rational.ts';
import type { Value } from '../math/value.ts';

const [SPACE, COMMA, MINUS, POINT, ZERO, NINE, SEMICOLON, OPEN, CLOSE] = [32, 44, 45, 46, 48, 57, 59, 91, 93];

/** Fewer digits than a whole double holds exactly, so that they may be gathered in one. */
const MOST_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: MOST_DIGITS + 1 }, (_, k) => 10n ** BigInt(k));

export interface Plain {
  readonly value: Value;
  readonly flat: boolean;
  /** The power of ten of the last digit of each entry. */
  readonly lasts: readonly number[];
}

/** How many noughts a whole number ends with, which may only hold its place. */
function noughtsBehind(size: number): number {
  let count = 0;
  for (let rest = size; rest !== 0 && rest % 10 === 0; rest /= 10) count++;
  return count;
}

export function readPlain(text: string): Plain | null {
  const end = text.length;
  const listed = text.charCodeAt(0) === OPEN;
  if (listed && text.charCodeAt(end - 1) !== CLOSE) return null;
  const cells: Rational[] = [];
  const lasts: number[] = [];
  let at = listed ? 1 : 0;
  const stop = listed ? end - 1 : end;
  let [rows, inRow, cols] = [1, 0, 0];

  for (;;) {
    while (text.charCodeAt(at) === SPACE) at++;
    const negative = text.charCodeAt(at) === MINUS;
    if (negative) at++;
    const start = at;
    let size = 0;
    let point = -1;
    for (; at < stop; at++) {
      const code = text.charCodeAt(at);
      if (code >= ZERO && code <= NINE) size = size * 10 + (code - ZERO);
      else if (code === POINT && point < 0) point = at;
      else break;
    }
    const digits = at - start - (point < 0 ? 0 : 1);
    if (digits === 0 || digits > MOST_DIGITS) return null;
    const places = point < 0 ? 0 : at - point - 1;
    cells.push({ n: BigInt(negative ? -size : size), d: POWERS_OF_TEN[places]! });
    lasts.push(point < 0 ? noughtsBehind(size) : -places);
    inRow++;
    while (at < stop && text.charCodeAt(at) === SPACE) at++;
    if (at === stop) break;
    if (!listed) return null;
    const code = text.charCodeAt(at++);
    if (code === SEMICOLON) {
      if (cols !== 0 && inRow !== cols) return null;
      cols = inRow;
      inRow = 0;
      rows++;
    } else if (code !== COMMA) return null;
  }
  if (rows > 1 && inRow !== cols) return null;
  return { value: { rows, cols: inRow, cells }, flat: listed && rows === 1, lasts };
}
