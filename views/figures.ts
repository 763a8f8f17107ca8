/** Doubles → the few digits that a drawing shows. */

const LARGEST = 1e5;
const SMALLEST = 1e-4;

/** Four digits, a true minus, no tail of zeros: 2.6, −0.3333, 1e9. */
export function figures(x: number, digits = 4): string {
  if (x === 0) return '0';
  const size = Math.abs(x);
  const plain = size < LARGEST && size >= SMALLEST;
  const text = plain
    ? String(Number(x.toPrecision(digits)))
    : Number(x.toPrecision(digits)).toExponential().replace('e+', 'e');
  return text.replaceAll('-', '−');
}

/** `[1, −0.5]` */
export const pairText = ([x, y]: readonly [number, number]): string => `[${figures(x)}, ${figures(y)}]`;

/** Coordinates need no more than tenths. */
export const tenths = (x: number): number => Math.round(x * 10) / 10;
