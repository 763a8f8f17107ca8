/** A wrong answer beside the value that would have been right → what can be seen of it. Plain arithmetic is observed, never a slip. */
import { endsOf, isRational, meets, negate } from '../math/real.ts';
import { type Rounding, rounded } from '../math/rounding.ts';
import { isExact, meetsAll, sameShape, transposed, type Value } from '../math/value.ts';
import { DIGITS, POINT, SIGN, slipBetween } from './copied.ts';

export type Observation =
  | { readonly code: 'signs' }
  | { readonly code: 'transposed' }
  | { readonly code: 'point' }
  | { readonly code: 'digits' }
  /** Right, but rounded where it is asked exactly. */
  | { readonly code: 'rounded, not exact' }
  /** Right but for its last digit, which was cut off where it should be rounded. */
  | { readonly code: 'cut off, not rounded' }
  /** One entry of several is off; row and column count from 1. */
  | {
      readonly code: 'one-entry';
      readonly row: number;
      readonly col: number;
      readonly as: 'sign' | 'point' | 'digits' | null;
    };

/** `stands`: what the answer may stand for, where it was rounded. */
export function observe(answer: Value, stands: Value, right: Value, rounding: Rounding): Observation | null {
  if (right.rows === right.cols && right.rows > 1 && meetsAll(transposed(stands), right))
    return { code: 'transposed' };
  if (!sameShape(answer, right)) return meetsAll(transposed(stands), right) ? { code: 'transposed' } : null;
  const off = right.cells.flatMap((cell, i) => (meets(cell, stands.cells[i]!) ? [] : [i]));
  const kinds = off.map((i) => kindOf(answer, stands, right, i, rounding));
  const [only] = off;
  if (off.length === 1 && right.cells.length > 1)
    return {
      code: 'one-entry',
      row: Math.floor(only! / right.cols) + 1,
      col: (only! % right.cols) + 1,
      as: kinds[0]!,
    };
  if (off.length === 0)
    return rounding.kind === 'exact' && !isExact(stands) ? { code: 'rounded, not exact' } : null;
  if (kinds.every((kind) => kind === 'sign')) return { code: 'signs' };
  if (kinds.every((kind) => kind === 'point')) return { code: 'point' };
  return kinds.every((kind) => kind === 'digits') ? { code: 'digits' } : null;
}

const AS = { [SIGN]: 'sign', [POINT]: 'point', [DIGITS]: 'digits' } as const;

function kindOf(
  answer: Value,
  stands: Value,
  right: Value,
  i: number,
  rounding: Rounding,
): 'sign' | 'point' | 'digits' | null {
  const [written, cell] = [answer.cells[i]!, right.cells[i]!];
  if (meets(stands.cells[i]!, negate(cell))) return 'sign';
  if (!isRational(written)) return null;
  const due = rounded(endsOf(cell)[0], rounding);
  const slip = slipBetween(due, written);
  return slip === null ? null : AS[slip as keyof typeof AS];
}
