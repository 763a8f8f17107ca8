/** Slips of the pen, by hand: signs, points and neighbouring digits. */
import { describe, expect, it } from 'vitest';
import { miscopied, miscopiesOf, slipBetween } from '../../src/diagnose/copied.ts';
import { asFraction, readDecimal } from '../../src/math/decimal.ts';
import { divide, type Rational } from '../../src/math/rational.ts';
import type { Real } from '../../src/math/real.ts';
import { scalar } from '../../src/math/value.ts';

/** A decimal or a fraction as it is written. */
function number(text: string): Rational {
  const [n, d = '1'] = text.split('/').map((part) => part.trim());
  return divide(readDecimal(n!)!, readDecimal(d)!);
}
const texts = (cells: readonly Real[]): string[] => cells.map((cell) => asFraction(cell as Rational));

describe('every way to copy a number wrongly', () => {
  it.each([
    ['-3.8', ['19/5', '-38', '-19/50', '-83/10']],
    ['3.8', ['-19/5', '38', '19/50', '83/10']],
    // 120 for 12 is a point moved; equal digits are not exchanged.
    ['12', ['-12', '120', '6/5', '21']],
    ['11', ['-11', '110', '11/10']],
    ['380', ['-380', '3800', '38', '830', '308']],
    ['12/35', ['-12/35', '24/7', '6/175', '3/5', '12/53']],
    ['0', []],
  ])('%s', (text, expected) => {
    const value = scalar(number(text));
    const slips = miscopiesOf(value).flatMap((slip) => texts(miscopied(value, slip).cells));
    expect(slips).toEqual(expected);
  });
  it('in one entry of several', () => {
    const value = { rows: 1, cols: 2, cells: [number('1'), number('2')] };
    expect(miscopiesOf(value).map((slip) => texts(miscopied(value, slip).cells))).toEqual([
      ['-1', '2'],
      ['10', '2'],
      ['1/10', '2'],
      ['1', '-2'],
      ['1', '20'],
      ['1', '1/5'],
    ]);
  });
});

describe('what makes one number another', () => {
  it.each([
    ['3.8', '-3.8', 'the sign of an entry wrong'],
    ['3.8', '0.38', 'the point of an entry moved'],
    ['3.8', '38', 'the point of an entry moved'],
    ['3.8', '8.3', 'two digits of an entry exchanged'],
    ['-3.81', '-3.18', 'two digits of an entry exchanged'],
    ['12/35', '21/35', 'two digits of an entry exchanged'],
    ['12/35', '12/53', 'two digits of an entry exchanged'],
    ['-12/35', '-12/53', 'two digits of an entry exchanged'],
    ['3.8', '3.9', null],
    ['3.8', '380', null],
    ['12/35', '12/36', null],
    ['0', '5', null],
    ['0', '0', null],
  ])('%s written as %s: %s', (right, wrote, kind) => {
    expect(slipBetween(number(right), number(wrote))).toBe(kind);
  });
});
