/** A token that cannot go on from what stands before it → what to say of it. */
import type { Misread } from './misread.ts';
import type { Token } from './tokens.ts';

/** Signs between two sides that are no equals sign, at the head of what was typed. */
const RELATION =
  /^(?:[<>!]=|[≈<>≤≥≠~≡→⇒⇔∈∝]|\\(?:leq?|geq?|neq?|sim|Rightarrow|implies|iff|rightarrow|to|in|lt|gt|equiv|propto)(?![A-Za-z]))/;

export function strangeness(token: Token, text: string): Misread {
  const piece = token.kind === 'command' ? `\\${token.text}` : token.text;
  const relation = RELATION.exec(text.slice(token.at, token.at + 16)) ?? RELATION.exec(piece);
  if (relation) return { code: 'relation', piece: relation[0] };
  if (token.kind === 'number') return { code: 'product-sign' };
  if (piece === ',') return { code: 'comma' };
  if (piece === '…') return { code: 'dots' };
  return { code: 'unexpected', piece };
}
