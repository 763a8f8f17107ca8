/** What can be seen of a wrong answer beside the right one, by hand. */
import { describe, expect, it } from 'vitest';
import { observe } from '../../src/diagnose/observe.ts';
import { standsFor } from '../../src/grade/written.ts';
import { rounding, valueIn, written } from '../grade/by-hand.ts';

const seen = (answer: string, right: string, rule: string) => {
  const asked = rounding(rule);
  const found = observe(valueIn(answer), standsFor(written(answer), asked), valueIn(right), asked);
  if (found?.code !== 'one-entry') return found?.code ?? null;
  return `entry ${found.row} ${found.col} ${found.as}`;
};

describe('of one number', () => {
  it.each([
    ['-7.25', '7.25', 'exact', 'signs'],
    ['-0.67', '2/3', '2 decimals', 'signs'],
    ['-2/3', '2/3', '2 decimals', 'signs'],
    ['72.5', '7.25', 'exact', 'point'],
    ['0.725', '7.25', 'exact', 'point'],
    // The point is moved in what was due: 0.67.
    ['6.7', '2/3', '2 decimals', 'point'],
    ['6.67', '2/3', '2 decimals', null],
    ['0.76', '2/3', '2 decimals', 'digits'],
    ['7.52', '7.25', 'exact', 'digits'],
    ['3/5', '5/3', 'exact', null],
    ['21/35', '12/35', 'exact', 'digits'],
    // Neither, nor two of them at once.
    ['7.26', '7.25', 'exact', null],
    ['-72.5', '7.25', 'exact', null],
    // What was due of a root is a decimal; a root that was written has no digits.
    ['1.14', '√2', '2 decimals', 'digits'],
    ['√3', '√2', '2 decimals', null],
    ['-√2', '√2', '2 decimals', 'signs'],
    // Nothing is off.
    ['0.67', '2/3', '2 decimals', null],
  ])('%s for %s, %s: %s', (answer, right, rule, code) => {
    expect(seen(answer, right, rule)).toBe(code);
  });
});

describe('of several', () => {
  it.each([
    ['[-1, -2]', '[1, 2]', 'signs'],
    ['[10, 20]', '[1, 2]', 'point'],
    ['[21, 43]', '[12, 34]', 'digits'],
    // All of them in the same way, or nothing is said.
    ['[-1, 20]', '[1, 2]', null],
    ['[21, -34]', '[12, 34]', null],
    ['[21, 50]', '[12, 34]', null],
    // Where one of several is off, it is named: row and column from 1.
    ['[1, -2]', '[1, 2]', 'entry 1 2 sign'],
    ['[10, 2]', '[1, 2]', 'entry 1 1 point'],
    ['[12, 43]', '[12, 34]', 'entry 1 2 digits'],
    ['[12, 44]', '[12, 34]', 'entry 1 2 null'],
    ['[1, 2, 3; 4, 5, -6]', '[1, 2, 3; 4, 5, 6]', 'entry 2 3 sign'],
    ['[1, 2; 3, 4; 50, 6]', '[1, 2; 3, 4; 5, 6]', 'entry 3 1 point'],
    ['[1, 2, 3; 7, 5, 6]', '[1, 2, 3; 4, 5, 6]', 'entry 2 1 null'],
    ['[1; 2; 4]', '[1; 2; 3]', 'entry 3 1 null'],
    // Entries that are right are not spoken of.
    ['[-1, -2, 3]', '[1, 2, 3]', 'signs'],
    ['[0, -2, -3]', '[0, 2, 3]', 'signs'],
    // Rows and columns exchanged.
    ['[1, 3; 2, 4]', '[1, 2; 3, 4]', 'transposed'],
    ['[1, 4; 2, 5; 3, 6]', '[1, 2, 3; 4, 5, 6]', 'transposed'],
    ['[1, 4; 2, 5; 3, 7]', '[1, 2, 3; 4, 5, 6]', null],
    ['[1, 2; 3, 4]', '[1, 2; 3, 4]', null],
    // A matrix that is its own transpose is none of that.
    ['[1, 2; 2, 5]', '[1, 2; 2, 4]', 'entry 2 2 null'],
  ])('%s for %s: %s', (answer, right, expected) => {
    expect(seen(answer, right, 'exact')).toBe(expected);
  });
  it('rounded entries count for all they stand for', () => {
    expect(seen('[0.33, 0.68]', '[1/3, 2/3]', '2 decimals')).toBe('entry 1 2 null');
    expect(seen('[-0.33, -0.67]', '[1/3, 2/3]', '2 decimals')).toBe('signs');
    expect(seen('[0.33, 0.14; 0.67, 0.86]', '[1/3, 2/3; 1/7, 6/7]', '2 decimals')).toBe('transposed');
  });
});
