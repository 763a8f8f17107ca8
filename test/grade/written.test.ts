/** What a written number stands for: decided by hand from what rounding and cutting off mean. */
import { describe, expect, it } from 'vitest';
import {
  digitsIn,
  isShortOfDigits,
  standsFor,
  standsForAsWritten,
  standsForInstead,
} from '../../src/grade/written.ts';
import type { Rounding } from '../../src/math/rounding.ts';
import { holds, rounding, valueIn, written } from './by-hand.ts';

type Asked = Exclude<Rounding, { kind: 'exact' }>;
const asked = (text: string): Asked => rounding(text) as Asked;

/** Those of some numbers that are held. */
const held = (stands: ReturnType<typeof standsFor>, numbers: string, entry = 0): string =>
  numbers
    .split(' ')
    .filter((text) => holds(stands, text, entry))
    .join(' ');

describe('rounded: half a unit of the last digit to both sides, ends included', () => {
  it.each([
    // written, asked, what it stands for, what it does not
    ['0.62', '2 decimals', '0.615 0.62 0.625', '0.6149 0.6251'],
    ['0.623', '2 decimals', '0.6225 0.6235', '0.6224 0.6236 0.62'],
    ['-0.62', '2 decimals', '-0.615 -0.625', '-0.6149 -0.6251 0.62'],
    ['0.62', '2 figures', '0.615 0.625', '0.6149 0.6251'],
    ['0.062', '2 figures', '0.0615 0.0625', '0.0614 0.0626'],
    ['1230', '3 figures', '1225 1235', '1224 1236'],
    ['1234.5', '3 figures', '1234.45 1234.55', '1234.44 1234.56'],
    ['-1230', '3 figures', '-1225 -1235', '-1224 -1236'],
    // Noughts at the end left away: they count as written.
    ['0.6', '2 decimals', '0.595 0.605', '0.594 0.606'],
    ['6', '2 decimals', '5.995 6.005', '5.994 6.006'],
    ['1200', '3 figures', '1195 1205', '1194 1206'],
    ['1000', '3 figures', '995 1005', '994 1006'],
    ['1.2e3', '3 figures', '1195 1205', '1194 1206'],
    // Zero to so many decimals; it has no figures.
    ['0', '2 decimals', '-0.005 0 0.005', '-0.0051 0.0051'],
    ['0.00', '2 decimals', '-0.005 0.005', '-0.0051 0.0051'],
    ['0.000', '2 decimals', '-0.0005 0.0005', '-0.0006 0.0006'],
    ['0.00', '2 figures', '0', '0.001 -0.001'],
    // Percent moves the point.
    ['62%', '2 decimals', '0.615 0.625', '0.614 0.626'],
    // Fractions, roots and what is asked exactly stand for themselves.
    ['2/3', '2 decimals', '2/3', '0.67 0.667'],
    ['√2', '2 decimals', '√2', '1.41 1.414'],
    ['0.62', 'exact', '0.62', '0.621 0.6199'],
  ])('%s to %s', (text, rule, inside, outside) => {
    const stands = standsFor(written(text), rounding(rule));
    expect(held(stands, inside)).toBe(inside);
    expect(held(stands, outside)).toBe('');
  });
  it('each entry by its own digits', () => {
    const stands = standsFor(written('[0.6, 0.623, 2/3, -0.62]'), rounding('2 decimals'));
    expect([0, 1, 2, 3].map((i) => held(stands, '0.605 0.6235 2/3 -0.625', i))).toEqual([
      '0.605',
      '0.6235',
      '2/3',
      '-0.625',
    ]);
    expect([stands.rows, stands.cols]).toEqual([1, 4]);
  });
  it('what is not known to be a decimal stands for itself', () => {
    const stands = standsFor({ value: valueIn('0.62'), lasts: [] }, rounding('2 decimals'));
    expect(held(stands, '0.615 0.62 0.625')).toBe('0.62');
  });
});

describe('noughts left away: those of the number that was asked', () => {
  it.each([
    // 9.996 to 3 figures is 10.0, and so 10 stands for 9.995 to 10.005, not for 9.95 to 10.05.
    ['10', '9.996', '9.995 10.005', '9.994 10.006'],
    ['10', '10', '9.95 10.05', '9.94 10.06'],
    ['100', '99.96', '99.95 100.05', '99.94 100.06'],
    // 0.0996 has its 3 figures already.
    ['0.1', '0.0996', '0.09995 0.10005', '0.0996 0.1004'],
    // √(99.99) is 9.9995 and something.
    ['10', '√(99.99)', '9.995 10.005', '9.994 10.006'],
    // Digits that stand there count, whatever number is near.
    ['10.0', '9.996', '9.95 10.05', '9.94 10.06'],
  ])('%s for %s, to 3 figures', (text, near, inside, outside) => {
    const stands = standsFor(written(text), rounding('3 figures'), 'rounded', valueIn(near));
    expect(held(stands, inside)).toBe(inside);
    expect(held(stands, outside)).toBe('');
  });
});

describe('cut off: what follows the last digit is left away', () => {
  it.each([
    ['0.61', 'cut', '0.61 0.615 0.61999999', '0.6099 0.62'],
    ['-0.66', 'cut', '-0.66 -0.665 -0.66999999', '-0.6599 -0.67'],
    ['0.6', 'cut', '0.6 0.60999', '0.599 0.61 0.65'],
    ['0.00', 'cut', '-0.00999 0 0.00999', '-0.01 0.01'],
    ['61', 'cut', '61 61.00999', '60.99 61.01'],
    ['0.61', 'either', '0.605 0.61 0.61999999', '0.6049 0.62'],
    ['-0.66', 'either', '-0.655 -0.66 -0.66999999', '-0.6549 -0.67'],
    ['0.00', 'either', '-0.00999 0 0.00999', '-0.01 0.01'],
  ] as const)('%s %s to 2 decimals', (text, shortening, inside, outside) => {
    const stands = standsFor(written(text), rounding('2 decimals'), shortening);
    expect(held(stands, inside)).toBe(inside);
    expect(held(stands, outside)).toBe('');
  });
});

describe('digits that a machine prints past the twelfth are its own', () => {
  it.each([
    // A unit of the twelfth figure is 10^-12 for 0.3 and 10^-11 for √2; half of it either way.
    ['0.30000000000000004', '0.3 0.3000000000004', '0.300000000001 0.299999999999'],
    ['1.4142135623730951', '√2 1.414213562377', '1.41421356238 1.41421356236'],
    ['-0.30000000000000004', '-0.3', '0.3 -0.300000000001'],
    // The twelfth figure of 1.23456789012 is its last.
    ['1.23456789012', '1.234567890115 1.234567890125', '1.234567890114 1.234567890126'],
    // Zero has no first figure to count from.
    ['0.0000000000000000', '0 4e-17', '1e-16 1e-13'],
  ])('%s', (text, inside, outside) => {
    for (const stands of [
      standsFor(written(text), rounding('2 decimals')),
      standsForAsWritten(written(text)),
    ]) {
      expect(held(stands, inside)).toBe(inside);
      expect(held(stands, outside)).toBe('');
    }
  });
});

describe('a wrong number where an exact one is asked, long ones to 3 figures', () => {
  it.each([
    ['0.62', '3 figures', '0.6195 0.6205', '0.619 0.621'],
    ['0.6234', '3 figures', '0.62335 0.62345', '0.6233 0.6235'],
    ['-0.62', '3 figures', '-0.6195 -0.6205', '-0.619 -0.621'],
    ['5.0', '3 figures', '4.995 5.005', '4.99 5.01'],
    // A whole number is itself, and so is a fraction.
    ['5', '3 figures', '5', '4.999 5.001'],
    ['1230', '3 figures', '1230', '1229.9 1230.1'],
    ['5', '2 decimals', '5', '4.999 5.001'],
    ['2/3', '3 figures', '2/3', '0.667'],
    ['0.0', '3 figures', '0', '0.001 -0.001'],
    ['0.62', 'exact', '0.62', '0.6195 0.6205'],
  ])('%s, %s', (text, rule, inside, outside) => {
    const stands = standsForInstead(written(text), rounding(rule));
    expect(held(stands, inside)).toBe(inside);
    expect(held(stands, outside)).toBe('');
  });
});

describe('by the digits written alone', () => {
  it.each([
    ['0.6', '0.55 0.65', '0.54 0.66'],
    ['0.60', '0.595 0.605', '0.594 0.606'],
    ['1', '0.5 1.5', '0.4 1.6'],
    ['1200', '1150 1250', '1149 1251'],
    ['-0.6', '-0.55 -0.65', '-0.54 -0.66'],
    ['0', '-0.5 0.5', '-0.6 0.6'],
    ['2/3', '2/3', '0.667 0.66 1'],
    ['√2', '√2', '1.41 1.4'],
  ])('%s', (text, inside, outside) => {
    const stands = standsForAsWritten(written(text));
    expect(held(stands, inside)).toBe(inside);
    expect(held(stands, outside)).toBe('');
  });
});

describe('fewer digits than asked', () => {
  it.each([
    ['0.6', '2 decimals', true],
    ['0.62', '2 decimals', false],
    ['0.623', '2 decimals', false],
    ['1', '2 decimals', true],
    ['0', '2 decimals', true],
    ['0.00', '2 decimals', false],
    ['10', '3 figures', true],
    ['10.0', '3 figures', false],
    ['1230', '3 figures', false],
    ['1200', '3 figures', true],
    // Not one figure of zero is written, however many noughts.
    ['0.000', '3 figures', true],
    ['2/3', '2 decimals', false],
    ['√2', '2 decimals', false],
    ['0.6', 'exact', false],
    // One entry is enough.
    ['[0.62, 0.6]', '2 decimals', true],
    ['[0.6, 0.62]', '2 decimals', true],
    ['[0.62, 2/3, √2]', '2 decimals', false],
  ])('%s for %s: %s', (text, rule, isShort) => {
    expect(isShortOfDigits(written(text), rounding(rule))).toBe(isShort);
  });
  it('what is not known to be a decimal is not short', () => {
    expect(isShortOfDigits({ value: valueIn('0.6'), lasts: [] }, rounding('2 decimals'))).toBe(false);
  });
});

describe('how many digits were worked with', () => {
  it.each([
    ['0.62', '2 decimals', 2],
    ['0.6234', '2 decimals', 4],
    // Never fewer than are asked.
    ['0.6', '2 decimals', 2],
    ['12', '2 decimals', 2],
    ['12.345', '3 figures', 5],
    ['12.3', '3 figures', 3],
    ['1234.5', '3 figures', 5],
    ['-0.6234', '2 decimals', 4],
    ['0.000', '2 decimals', 3],
    // The fewest of all entries.
    ['[0.6234, 0.623]', '2 decimals', 3],
    ['[0.623, 0.6234]', '2 decimals', 3],
    // What is no decimal says nothing of digits, nor does zero of figures.
    ['2/3', '2 decimals', Infinity],
    ['√2', '2 decimals', Infinity],
    ['0.00', '3 figures', Infinity],
    ['[2/3, 0.623]', '2 decimals', 3],
  ])('%s, %s asked: %s', (text, rule, digits) => {
    expect(digitsIn(written(text), asked(rule), () => true)).toBe(digits);
  });
  it('entries that are not rounded say nothing', () => {
    const two = written('[0.62, 0.6234]');
    expect(digitsIn(two, asked('2 decimals'), (entry) => entry === 1)).toBe(4);
    expect(digitsIn(two, asked('2 decimals'), (entry) => entry === 0)).toBe(2);
    expect(digitsIn(two, asked('2 decimals'), () => false)).toBe(Infinity);
  });
});
