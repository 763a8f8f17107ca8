/** YAML text → the first place where it is more than a problem may be: pieces without end, nesting past any stack. */
import { Lexer } from 'yaml';
import type { FaultReason } from './fault.ts';

/** Numbers, words, brackets, spaces: the longest problem of ours has some 2500. */
export const MOST_PIECES = 10_000;
export const DEEPEST = 50;

/** Looked at before anything is built of it; offsets count from 0. */
export function pastBounds(text: string): { readonly at: number; readonly reason: FaultReason } | null {
  let at = 0;
  let pieces = 0;
  let brackets = 0;
  let signs = 0;
  for (const piece of new Lexer().lex(text)) {
    if (INVISIBLE.has(piece)) continue;
    if (OPENING.has(piece)) brackets++;
    else if (CLOSING.has(piece)) brackets = Math.max(0, brackets - 1);
    else if (/[\r\n]/.test(piece)) signs = 0;
    else if (brackets === 0 && INDICATORS.has(piece)) signs++;
    if (brackets > DEEPEST || signs > DEEPEST) return { at, reason: { code: 'too-deep', limit: DEEPEST } };
    if (++pieces > MOST_PIECES) return { at, reason: { code: 'too-many-pieces', limit: MOST_PIECES } };
    at += piece.length;
  }
  return null;
}

const OPENING: ReadonlySet<string> = new Set(['[', '{']);
const CLOSING: ReadonlySet<string> = new Set([']', '}']);
/** What nests a block inside a block on one line: - - - a */
const INDICATORS: ReadonlySet<string> = new Set(['-', '?', ':']);
/** Where the lexer says that a document, a scalar or an unclosed list begins, and nothing is written. */
const INVISIBLE: ReadonlySet<string> = new Set(['\u{2}', '\u{18}', '\u{1f}']);
