/** An earlier answer taken over wrongly: its sign, the order of its digits, or its point; nothing looser. */
import { decimalsOf, endingDecimal } from '../math/decimal.ts';
import { remember } from '../math/once.ts';
import {
  absolute,
  equal,
  isZero,
  multiply,
  negate,
  type Rational,
  ratio,
  reduced,
} from '../math/rational.ts';
import { isRational } from '../math/real.ts';
import { type Residue, residueOf } from '../math/residue.ts';
import type { Value } from '../math/value.ts';

export interface Miscopy {
  readonly kind: string;
  /** Which entry, and what became of it. */
  readonly entry: number;
  readonly slipped: Rational;
  readonly residue: Residue;
}

const TEN = ratio(10n, 1n);
const TENTH = ratio(1n, 10n);

/** Every way in which one entry of a value, as written, may have been copied wrongly; worked out once for what is true, and so met again. */
export const miscopiesOf = remember((value: Value): readonly Miscopy[] =>
  value.cells.flatMap((cell, entry) =>
    isRational(cell)
      ? slipsOf(cell).map(([kind, slipped]) => ({ kind, entry, slipped, residue: residueOf(slipped) }))
      : [],
  ),
);

export const miscopied = (value: Value, { entry, slipped }: Miscopy): Value => ({
  ...value,
  cells: withEntry(value.cells, entry, slipped),
});

/** One entry of a list with something else in its place. */
export const withEntry = <T>(entries: readonly T[], at: number, instead: T): T[] =>
  entries.map((entry, i) => (i === at ? instead : entry));

type Slipped = readonly [kind: string, slipped: Rational];

/** −3.8 → 3.8, −8.3, −38, −0.38 */
const slipsOf = (cell: Rational): Slipped[] =>
  isZero(cell) ? [] : [...signOrPoint(cell), ...digitsSwapped(cell)];

const signOrPoint = (cell: Rational): Slipped[] => [
  [SIGN, negate(cell)],
  [POINT, multiply(cell, TEN)],
  [POINT, multiply(cell, TENTH)],
];

/** Which slip of the pen makes one number another, if one does. */
export function slipBetween(cell: Rational, written: Rational): string | null {
  if (isZero(cell)) return null;
  const gives = ([, slipped]: Slipped): boolean => equal(slipped, written);
  const found =
    signOrPoint(cell).find(gives) ?? (mayBeSwapped(cell, written) ? digitsSwapped(cell).find(gives) : null);
  return found ? found[0] : null;
}

/** Whether a number can be another with digits exchanged: of decimals, their difference is then a multiple of nine. */
const mayBeSwapped = (a: Rational, b: Rational): boolean =>
  decimalsOf(a) === null || (a.n * b.d - b.n * a.d) % 9n === 0n;

export const SIGN = 'the sign of an entry wrong';
export const DIGITS = 'two digits of an entry exchanged';
export const POINT = 'the point of an entry moved';

/** Neighbouring digits exchanged, in the decimal or in the halves of the fraction as written. */
function digitsSwapped(cell: Rational): Slipped[] {
  const sign = cell.n < 0n ? -1n : 1n;
  const places = decimalsOf(cell);
  // Digits on both sides of the point are neighbours too.
  if (places !== null) {
    const unit = 10n ** BigInt(places);
    return swapsOf(endingDecimal(absolute(cell))!.replace('.', '')).map((n) => [
      DIGITS,
      ratio(sign * n, unit),
    ]);
  }
  const { n, d } = reduced(absolute(cell));
  return [
    ...swapsOf(`${n}`).map((swapped): Slipped => [DIGITS, ratio(sign * swapped, d)]),
    ...swapsOf(`${d}`).flatMap((swapped): Slipped[] =>
      swapped === 0n ? [] : [[DIGITS, ratio(sign * n, swapped)]],
    ),
  ];
}

/** 380 → 830, 308 */
function swapsOf(digits: string): bigint[] {
  const found: bigint[] = [];
  for (let i = 0; i + 1 < digits.length; i++) {
    const [a, b] = [digits[i]!, digits[i + 1]!];
    if (a !== b) found.push(BigInt(`${digits.slice(0, i)}${b}${a}${digits.slice(i + 2)}`));
  }
  return found;
}
