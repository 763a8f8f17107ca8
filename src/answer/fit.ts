/** A read answer and the shape asked for → the value laid out so, or the reason it cannot be. */
import { isScalar, isVector, type Shape, sameShape, transposed, type Value } from '../math/value.ts';
import { type Reading, readAnswer } from './read.ts';

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

/** The place of a comma that reads as a decimal comma: the answer fits the shape asked only when it is a point. */
export function decimalCommaAt(
  text: string,
  shape: Shape,
): { readonly at: number; readonly instead: string } | null {
  const comma = /(\d+),(\d+)/.exec(text);
  if (!comma) return null;
  const reading = readAnswer(text.replace(/(\d),(?=\d)/g, '$1.'));
  const fits = reading.kind === 'value' && fitShape(reading, shape).kind === 'value';
  return fits ? { at: comma.index + comma[1]!.length, instead: `${comma[1]}.${comma[2]}` } : null;
}

/** `0 -1` where several numbers are asked: read as a difference it would be one, and that is not what was meant. */
export function spacedSignAt(text: string, read: Shape, asked: Shape): number | null {
  if (!isScalar(read) || isScalar(asked)) return null;
  const sign = /[\d.%}½]\s+[-−–+]\s*[\d.\\({]/.exec(text);
  return sign ? sign.index + 1 : null;
}
