/** A wrong answer beside the value that would have been right → what can be seen of it. Plain arithmetic is observed, never a slip. */
import { equal, negate } from '../math/rational.ts';
import { equalValues, sameShape, transposed, type Value } from '../math/value.ts';
import { DIGITS, POINT, SIGN, slipsOf } from './copied.ts';

export type Observation =
  | { readonly code: 'signs' }
  | { readonly code: 'transposed' }
  | { readonly code: 'point' }
  | { readonly code: 'digits' }
  /** One entry of several is off; row and column count from 1. */
  | {
      readonly code: 'one-entry';
      readonly row: number;
      readonly col: number;
      readonly as: 'sign' | 'point' | 'digits' | null;
    };

export function observe(answer: Value, right: Value): Observation | null {
  if (right.rows === right.cols && right.rows > 1 && equalValues(transposed(answer), right))
    return { code: 'transposed' };
  if (!sameShape(answer, right))
    return equalValues(transposed(answer), right) ? { code: 'transposed' } : null;
  const off = right.cells.flatMap((cell, i) => (equal(cell, answer.cells[i]!) ? [] : [i]));
  const kinds = off.map((i) => kindOf(answer, right, i));
  const [only] = off;
  if (off.length === 1 && right.cells.length > 1)
    return {
      code: 'one-entry',
      row: Math.floor(only! / right.cols) + 1,
      col: (only! % right.cols) + 1,
      as: kinds[0]!,
    };
  if (kinds.every((kind) => kind === 'sign')) return { code: 'signs' };
  if (kinds.every((kind) => kind === 'point')) return { code: 'point' };
  return kinds.every((kind) => kind === 'digits') ? { code: 'digits' } : null;
}

const AS = { [SIGN]: 'sign', [POINT]: 'point', [DIGITS]: 'digits' } as const;

function kindOf(answer: Value, right: Value, i: number): 'sign' | 'point' | 'digits' | null {
  const [written, cell] = [answer.cells[i]!, right.cells[i]!];
  if (equal(written, negate(cell))) return 'sign';
  const slip = slipsOf(cell).find(([, slipped]) => equal(slipped, written));
  return slip ? AS[slip[0] as keyof typeof AS] : null;
}
