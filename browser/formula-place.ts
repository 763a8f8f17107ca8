/** A text and a place in it → the piece that a formula is written for, by the offsets where it begins and ends. */

export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** The line around a place, without the blanks at its ends. */
export function lineAt(text: string, at: number): Piece {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = endOfLine(text, at);
  const line = text.slice(start, end);
  const from = start + line.length - line.trimStart().length;
  return { from, to: Math.max(from, start + line.trimEnd().length) };
}

/** Where the line around a place ends. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Which line a place is on, from 1, and how many there are. */
export const countLines = (
  text: string,
  at: number,
): { readonly number: number; readonly count: number } => ({
  number: text.slice(0, at).split('\n').length,
  count: text.split('\n').length,
});
