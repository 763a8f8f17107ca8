/** How one written answer agrees with a value: as itself, rounded, cut off, or only so far as it goes. */
import { describe, expect, it } from 'vitest';
import { nearness, shortened } from '../../src/grade/judge.ts';
import { readDecimal } from '../../src/math/decimal.ts';
import { span } from '../../src/math/real.ts';
import { scalar, type Value } from '../../src/math/value.ts';
import { traceOf } from '../problem-here.ts';
import { rounding, valueIn, written } from './by-hand.ts';

/** A number that lies somewhere from one to another. */
const between = (low: string, high: string): Value => scalar(span(readDecimal(low)!, readDecimal(high)!));

/** A number that is worked out only so far. */
const valueOfRule = (rule: string): Value =>
  traceOf(`title: T\nstatement: S\nsource: S\nprogram: [{ step: y, rule: "${rule}" }]`).steps[0]!.value;

describe('nearness', () => {
  it.each([
    // answer, asked, value, as it is, where cutting off is accepted
    ['0.6177', '2 decimals', '0.6177', 'itself', 'itself'],
    ['0.62', '2 decimals', '0.6177', 'rounded', 'rounded'],
    ['0.61', '2 decimals', '0.6177', null, 'cut off'],
    ['0.60', '2 decimals', '0.6177', null, null],
    ['0.63', '2 decimals', '0.6177', null, null],
    ['0.618', '2 decimals', '0.6177', 'rounded', 'rounded'],
    ['0.617', '2 decimals', '0.6177', null, 'cut off'],
    ['-0.66', '2 decimals', '-2/3', null, 'cut off'],
    ['-0.67', '2 decimals', '-2/3', 'rounded', 'rounded'],
    ['2/3', '2 decimals', '2/3', 'itself', 'itself'],
    ['33/50', '2 decimals', '2/3', null, null],
    ['√2', '2 decimals', '√2', 'itself', 'itself'],
    ['1.41', '2 decimals', '√2', 'rounded', 'rounded'],
    ['10', '3 figures', '9.996', 'rounded', 'rounded'],
    ['0.1', '3 figures', '0.0996', null, null],
    ['1/3', 'exact', '1/3', 'itself', 'itself'],
    ['0.333', 'exact', '1/3', null, null],
    // Every entry counts.
    ['[0.67, 0.33]', '2 decimals', '[2/3, 1/3]', 'rounded', 'rounded'],
    ['[2/3, 0.33]', '2 decimals', '[2/3, 1/3]', 'rounded', 'rounded'],
    ['[0.67, 0.34]', '2 decimals', '[2/3, 1/3]', null, null],
    ['[0.66, 0.33]', '2 decimals', '[2/3, 1/3]', null, 'cut off'],
    // Both entries cut off.
    ['[0.67, 0.33]', '2 decimals', '[0.679, 0.339]', null, 'cut off'],
    ['0.67', '2 decimals', '[2/3, 1/3]', null, null],
  ])('%s, %s, for %s', (answer, rule, value, plain, cut) => {
    const [a, r, v] = [written(answer), rounding(rule), valueIn(value)];
    expect([nearness(a, r, false, v), nearness(a, r, true, v)]).toEqual([plain, cut]);
  });
  it.each([
    // What is only known to lie in a range is never the number itself.
    ['0.67', '2 decimals', between('0.66', '0.68'), 'rounded'],
    ['0.67', 'exact', between('0.66', '0.68'), 'rounded'],
    ['0.69', 'exact', between('0.66', '0.68'), null],
    ['2/3', 'exact', between('0.66', '0.68'), 'rounded'],
    ['0.69', '2 decimals', between('0.66', '0.68'), null],
    // Nor where fewer digits are asked than it has; one that has no more stands for its whole unit.
    ['0.69', '1 decimal', between('0.66', '0.68'), null],
    ['0.7', '1 decimal', between('0.66', '0.68'), 'rounded'],
  ])('%s, %s, for a number in a range', (answer, rule, value, near) => {
    expect(nearness(written(answer), rounding(rule), false, value)).toBe(near);
  });
  it.each([
    // They agree as far as they were worked out; so does the end of what a decimal stands for.
    ['2', '2 decimals', 'exp(log(2))', 'equal to 200 digits'],
    // One entry of several is enough.
    ['[2; 1]', '2 decimals', '[exp(log(2)); 1]', 'equal to 200 digits'],
    ['[1; 0.62]', '2 decimals', '[1; exp(log(0.625))]', 'equal to 200 digits'],
    ['0.62', '2 decimals', 'exp(log(0.625))', 'equal to 200 digits'],
    ['0.63', '2 decimals', 'exp(log(0.625))', 'equal to 200 digits'],
    ['0.62', '2 decimals', 'exp(log(0.624))', 'rounded'],
    ['0.61', '2 decimals', 'exp(log(0.625))', null],
  ])('%s, %s, for %s', (answer, rule, formula, near) => {
    expect(nearness(written(answer), rounding(rule), false, valueOfRule(formula))).toBe(near);
  });
});

describe('right but for its digits', () => {
  const NONE = null;
  const FEW = 'too few digits';
  const CUT = 'cut off, not rounded';
  const ROUNDED = 'rounded, not exact';
  it.each([
    // asked, answer, what would be right, what it is
    ['2 decimals', '0.6', ['0.6177'], FEW],
    ['2 decimals', '1', ['0.6177'], FEW],
    ['2 decimals', '0.7', ['0.6177'], NONE],
    ['2 decimals', '0.61', ['0.6177'], CUT],
    ['2 decimals', '0.617', ['0.6177'], CUT],
    ['2 decimals', '0.60', ['0.6177'], NONE],
    ['2 decimals', '-0.66', ['-2/3'], CUT],
    ['3 figures', '95', ['95.4'], FEW],
    ['3 figures', '9.99', ['9.996'], CUT],
    // A half may be rounded either way, with too few digits too.
    ['2 decimals', '0.6', ['0.65'], FEW],
    ['2 decimals', '0.7', ['0.65'], FEW],
    // From the true numbers or from one's own.
    ['2 decimals', '0.6', ['0.9', '0.6177'], FEW],
    ['2 decimals', '0.61', ['0.9', '0.6177'], CUT],
    ['2 decimals', '0.6', [null, '0.6177'], FEW],
    ['2 decimals', '0.61', [null, '0.6177'], CUT],
    ['2 decimals', '0.61', [null], NONE],
    ['2 decimals', '0.6', [], NONE],
    // One entry is enough, if the others are right.
    ['2 decimals', '[0.6, 0.33]', ['[0.6177, 1/3]'], FEW],
    ['2 decimals', '[0.61, 0.33]', ['[0.6177, 1/3]'], CUT],
    ['2 decimals', '[0.6, 0.35]', ['[0.6177, 1/3]'], NONE],
    // Where an exact answer is asked, one that would do for 3 figures is rounded; others are wrong.
    ['exact', '0.667', ['2/3'], ROUNDED],
    ['exact', '0.666667', ['2/3'], ROUNDED],
    ['exact', '0.666', ['2/3'], NONE],
    ['exact', '[6, 0.667]', ['[6, 2/3]'], ROUNDED],
    ['exact', '[5, 0.667]', ['[6, 2/3]'], NONE],
    ['exact', '143', ['143.0416'], ROUNDED],
    ['exact', '[59.5984, 143]', ['[59.5984, 143.0416]'], ROUNDED],
    ['exact', '[59.6, 144]', ['[59.5984, 143.0416]'], NONE],
    ['exact', '60', ['59.5984'], NONE],
    // Noughts may be left away.
    ['exact', '4', ['3.999'], ROUNDED],
    // Fractions have no digits.
    ['2 decimals', '3/5', ['0.6177'], NONE],
    ['exact', '0.6', ['0.6177'], NONE],
    ['exact', '0.61', ['0.6177'], NONE],
    ['exact', '2/3', ['0.6667'], NONE],
    ['exact', '0.0', ['0.01'], NONE],
  ] as const)('%s: %s for %j', (rule, answer, targets, expected) => {
    const values = targets.map((text) => (text === null ? null : valueIn(text)));
    expect(shortened(rounding(rule), written(answer), values)).toEqual(expected);
  });
});
