/** A read answer and the shape asked for → the value laid out so, or the reason it cannot be. */
import { isScalar, isVector, type Shape, sameShape, transposed, type Value } from '../math/value.ts';
import { VULGAR } from './characters.ts';
import { LONGEST_ANSWER, type Reading, readAnswer, type Unread } from './read.ts';

export type Fitted =
  | { readonly kind: 'value'; readonly value: Value; readonly transposed: boolean }
  | { readonly kind: 'wrong-shape'; readonly shape: Shape };

/**
 * A plain list takes the orientation asked for; a row written for a column, or a column for a row, is turned and noted.
 * A matrix is never turned: its transpose is another matrix.
 */
export function fitShape(reading: Extract<Reading, { kind: 'value' }>, shape: Shape): Fitted {
  const { value, flat } = reading;
  if (sameShape(value, shape)) return { kind: 'value', value, transposed: false };
  const turnable =
    isVector(value) && isVector(shape) && value.rows === shape.cols && value.cols === shape.rows;
  if (turnable) return { kind: 'value', value: transposed(value), transposed: !flat };
  return { kind: 'wrong-shape', shape: value };
}

/** What may have been meant otherwise: commas and spaces between numbers, each with how it would have been written. */
const OTHERWISE: readonly {
  readonly found: RegExp;
  readonly written: string;
  readonly why: (found: RegExpExecArray) => Unread;
  /** How far into what was found the place is. */
  readonly at: (found: RegExpExecArray) => number;
}[] = [
  {
    found: /(?<!\d)((?:(?<![\d.)\]}])[-−–])?\d+),(?=(\d+))/g,
    written: '$1.',
    why: ([, whole, fraction]) => ({
      code: 'decimal-comma',
      instead: `${whole!.replace(/[−–]/, '-')}.${fraction}`,
    }),
    at: ([, whole]) => whole!.length,
  },
  {
    found: /([\d.%})½])\s+([-−–+])\s+(?=[\d.\\({])/g,
    written: '$1 $2',
    why: () => ({ code: 'unbracketed' }),
    at: () => 1,
  },
  {
    found: new RegExp(String.raw`(\d)\s+(?=[${[...VULGAR.keys()].join('')}]|\d+\s*[/⁄]\s*\d)`, 'g'),
    written: '$1+',
    why: () => ({ code: 'two-numbers' }),
    at: ([found]) => found.length,
  },
];

/** The place where an answer of another shape, or of none, may have been meant otherwise: so read, it fits the shape asked. */
export function otherwiseAt(
  text: string,
  read: Shape | null,
  asked: Shape,
): { readonly at: number; readonly why: Unread } | null {
  if (text.length > LONGEST_ANSWER) return null;
  const sign = read && isScalar(read) && !isScalar(asked) ? SPACED_SIGN.exec(text) : null;
  if (sign) return { at: sign.index + 1, why: { code: 'unbracketed' } };
  for (const { found, written, why, at } of OTHERWISE) {
    const [first] = text.matchAll(found);
    if (!first) continue;
    const reading = readAnswer(text.replace(found, written));
    if (reading.kind !== 'value' || fitShape(reading, asked).kind !== 'value') continue;
    return { at: first.index + at(first), why: why(first) };
  }
  return null;
}

/** `0 -1` where several numbers are asked: read as a difference it would be one, and that is not what was meant. */
const SPACED_SIGN = /[\d.%}½]\s+[-−–+]\s*[\d.\\({]/;
