/** Indices and exponents among the tokens of an expression: where one ends, and what may be one. */

import { FORMS } from './forms.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Whether a word is a whole number of the problem, or a letter that a sum may bind. */
export function isCount(word: string, { names, sequences, wholes, functions }: Vocabulary): boolean {
  if (wholes.has(word)) return true;
  return word.length === 1 && ![names, sequences, functions, FORMS].some((known) => known.has(word));
}

/** Whether the square bracket that opens here holds whole numbers and counts only: [1], [n-1]. */
export function isIndexAt(tokens: readonly Token[], open: number, known: Vocabulary): boolean {
  let at = open + 1;
  while (isInIndex(tokens[at], known)) at++;
  return tokens[at]?.text === ']';
}

function isInIndex(token: Token | undefined, known: Vocabulary): boolean {
  if (token?.kind === 'number') return /^\d+$/.test(token.text);
  if (token?.kind === 'mark') return ['+', '-', '*', '(', ')'].includes(token.text);
  return token?.kind === 'word' && isCount(token.text, known);
}

/** g^2_t is g_t^2: the index is put before the exponent, where it is clear where both end. */
export function lowerFirst(tokens: Token[], next: number): void {
  if (tokens[next]?.text !== '^' || tokens[next + 2]?.text === '(') return;
  const between = scriptEnd(tokens, next);
  if (tokens[between]?.text !== '_') return;
  const end = scriptEnd(tokens, between);
  const [last, behind] = [tokens[end - 1]!, tokens[end]];
  const isGlued = behind?.at === last.end && (behind.kind !== 'mark' || /^[-+]$/.test(behind.text));
  if (last.text !== '}' && isGlued) return;
  const [above, below] = [tokens.slice(next, between), tokens.slice(between, end)];
  tokens.splice(next, end - next, ...below, ...above);
}

/** The token behind a script, which is one token or a group in braces. */
function scriptEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  for (let depth = 0; end < tokens.length; end++) {
    const { text } = tokens[end]!;
    depth += text === '{' ? 1 : text === '}' ? -1 : 0;
    if (depth <= 0) break;
  }
  return Math.min(end + 1, tokens.length);
}
