/** When a slip is told: how much an answer must say for it, what was copied, what was left unwritten, and two slips at once. */
import { describe, expect, it } from 'vitest';
import { wroteOf } from '../../src/explain/slips.ts';
import { grade } from '../../src/grade/grade.ts';
import type { Trace } from '../../src/trace/solve.ts';
import { traceOf } from '../problem-here.ts';

const problem = (givens: string, program: string, start = ''): Trace =>
  traceOf(
    `title: T\nstatement: S\nsource: S\ngivens: { ${givens} }\n${start === '' ? '' : `start: { ${start} }\n`}program: [${program}]`,
  );

/** `sign of x at y: a + b`, with a question mark where it is less certain. */
const slips = (trace: Trace, answers: Readonly<Record<string, string>>): string[] =>
  grade(trace, answers).slips.map(
    ({ change, steps, certain }) =>
      `${change.id} of ${change.of} at ${steps.join(' ')}: ${wroteOf(change)}${certain ? '' : '?'}`,
  );

it('a constant taken for another throughout a rule is one slip', () => {
  const trace = problem(
    'beta1: 0.9, beta2: 0.99, g: [4, 2]',
    '{ step: m, rule: (1 - beta1)*g }, { repeat: 2, steps: [{ step: "v[t+1]", rule: beta2*v + (1 - beta2)*g .^ 2 }] }',
    'v: [1, 2]',
  );
  expect(slips(trace, { 'v[1]': '[2.5, 2.2]', 'v[2]': '[3.85, 2.38]' })).toEqual([
    'factor of v at v[1] v[2]: beta1*v + (1 - beta1)*g .^ 2',
  ]);
});

describe('one number says enough, or it does not', () => {
  const difference = (a: number, b: number): Trace => problem(`a: ${a}, b: ${b}`, '{ step: y, rule: a - b }');
  it.each([
    // The first row of the table is always told.
    [5, 2, '7', ['sign of y at y: a + b']],
    [50, 20, '70', ['sign of y at y: a + b']],
    // A single digit is had by chance from many changes.
    [5, 2, '-3', []],
    [5, 2, '5', []],
    [30, 2, '30', []],
    [30, 2, '30.0', []],
    // Two digits are not.
    [15, 2, '15', ['left-out of y at y: a']],
    [15, 2, '-13', ['sign of y at y: b - a']],
    [0.15, 0.02, '0.15', ['left-out of y at y: a']],
    [15, 2, '17.3', []],
  ])('%s - %s = %s', (a, b, y, expected) => {
    expect(slips(difference(a, b), { y })).toEqual(expected);
  });
  it('a right number that is only rounded has no slip, though a changed rule gives it too', () => {
    const trace = problem('a: -2, b: 7', '{ step: x, rule: a + 1 }, { step: y, rule: x^2/b }');
    expect(slips(trace, { y: '0.142857' })).toEqual([]);
    expect(slips(trace, { x: '-1', y: '0.142857' })).toEqual([]);
    expect(grade(trace, { x: '-1', y: '0.142857' }).steps[1]).toMatchObject({
      mark: 'wrong',
      observed: { code: 'rounded, not exact' },
    });
  });
  it('what may be rounded and is exactly what comes of a slip has that slip', () => {
    const trace = difference(15, 0.01);
    expect(slips(trace, { y: '15' })).toEqual(['left-out of y at y: a']);
    expect(slips(trace, { y: '15.0' })).toEqual(['left-out of y at y: a']);
  });
  it('of several entries a single digit each is enough', () => {
    const trace = problem('a: [5, 3], b: [2, 4]', '{ step: y, rule: a - b }');
    expect(slips(trace, { y: '[5, 3]' })).toEqual(['left-out of y at y: a']);
  });
  it.each([
    // Half of 12.5 less 1.25 is 5; without the 1.25 it is 6.25, and with it added 7.5.
    ['the next one follows', '6.25', '1.875', ['left-out of v at v[1]: beta*v']],
    ['the next one is left out', '6.25', '', ['left-out of v at v[1]: beta*v']],
    ['the next one went wrong for no known reason', '6.25', '17.77', []],
    ['but a sign is told all the same', '7.5', '17.77', ['sign of v at v[1]: beta*v + alpha']],
    // Half of 6.25 is 3.125: the same slip again.
    ['the same slip twice', '6.25', '3.125', ['left-out of v at v[1] v[2]: beta*v']],
  ])('where the same rule went wrong elsewhere: %s', (_, first, second, expected) => {
    const trace = problem(
      'alpha: 1.25, beta: 0.5',
      '{ repeat: 2, steps: [{ step: "v[t+1]", rule: beta*v - alpha }] }',
      'v: 12.5',
    );
    expect(slips(trace, { 'v[1]': first, 'v[2]': second })).toEqual(expected);
  });
});

describe('rounded answers of few digits fit much by chance', () => {
  const trace = problem(
    'a: 2',
    '{ step: x, rule: sqrt(a), rounding: 2 decimals }, { step: y, rule: 3*x + 1, rounding: 2 decimals }',
  );
  it.each([
    // 3*1.4142 is 4.24: the 1 left out, a likely slip.
    ['1.41', '4.24', ['left-out of y at y: 3*x']],
    // 3*4.11 + 1 is 13.33, and 3*4.1142 + 1 is 13.3426.
    ['1.41', '13.33', []],
    ['1.4142', '13.3426', ['copied of y at y: 3*x + 1 with x copied with two digits of an entry exchanged']],
  ])('x = %s, y = %s', (x, y, expected) => {
    expect(slips(trace, { x, y })).toEqual(expected);
  });
});

describe('an earlier answer taken over wrongly', () => {
  // x is 3.8 and y 12.4.
  const trace = problem('a: 1.3, b: 2.5', '{ step: x, rule: a + b }, { step: y, rule: 3*x + 1 }');
  it.each([
    ['8.3 for 3.8', '3.8', '25.9', 'two digits of an entry exchanged'],
    ['38 for 3.8', '3.8', '115', 'the point of an entry moved'],
    ['0.38 for 3.8', '3.8', '2.14', 'the point of an entry moved'],
    // One's own number, wrong as it is: 7.2 as 2.7.
    ['2.7 for 7.2', '7.2', '9.1', 'two digits of an entry exchanged'],
  ])('%s', (_, x, y, kind) => {
    const found = slips(trace, { x, y }).filter((slip) => slip.includes(' at y'));
    expect(found).toEqual([`copied of y at y: 3*x + 1 with x copied with ${kind}`]);
  });
  it('what was not written was not copied', () => {
    expect(slips(trace, { y: '25.9' })).toEqual([]);
  });
});

describe('what was not written down', () => {
  // x is 7.25 and y 17.5.
  const trace = problem(
    'a: 12.5, b: 5.25, c: 3',
    '{ step: x, rule: a - b }, { step: y, rule: 2*x + c, rounding: exact }',
  );
  it.each([
    ['its slip is its own', { y: '38.5' }, ['sign of x at y: a + b']],
    ['and that of the step is the step’s', { y: '11.5' }, ['sign of y at y: 2*x - c']],
    ['where it is written, it is not looked for there', { x: '7.25', y: '38.5' }, []],
    ['written with its slip, what follows is carried', { x: '17.75', y: '38.5' }, ['sign of x at x: a + b']],
  ])('%s', (_, answers, expected) => {
    expect(slips(trace, answers)).toEqual(expected);
  });
  it('the same slip at every update, or at the nearest alone', () => {
    const updates = problem(
      'alpha: 0.25, g: 3.7',
      '{ repeat: 3, steps: [{ step: "v[t+1]", rule: v - alpha*g }] }, { step: z, rule: 2*v + g, rounding: exact }',
      'v: 1.3',
    );
    // 0.25*3.7 is 0.925: v goes to 0.375, -0.55 and -1.475, and with the sign wrong throughout to 4.075.
    expect(slips(updates, { z: '11.85' })).toEqual(['sign of v at z: v + alpha*g']);
    // With it wrong in the last update alone: -0.55 + 0.925 = 0.375, and twice that and 3.7 is 4.45.
    expect(slips(updates, { z: '4.45' })).toEqual(['sign of v at z: v + alpha*g']);
  });
});

describe('another quantity in the place of one', () => {
  const trace = problem(
    'p: [2, 9], q: [0, 0], r: [1.5, 4]',
    '{ step: y, rule: p + q }, { step: z, rule: p + r }',
  );
  it('is told where it says something, though one that stays is zero', () => {
    expect(slips(trace, { y: '[1.5, 4]' })).toEqual(['neighbour of y at y: r + q']);
  });
  it('is not where it is zero itself', () => {
    // p + q for p + r is p, and so is r left out.
    expect(slips(trace, { z: '[2, 9]' })).toEqual(['left-out of z at z: p']);
    expect(grade(trace, { z: '[2, 9]' }).slips[0]!.equals.map(wroteOf)).not.toContain('p + q');
  });
});

describe('two slips at once', () => {
  const trace = problem('a: 1.37512, b: 2.62503, c: 3.12507, d: 7.75011', '{ step: y, rule: "a*b - c*d" }');
  it.each([
    // b - d, each with its factor lost.
    ['-5.12508', ['factor of y at y: b - d?', 'factor of y at y: b - d?']],
    // a + c, with the sign too, would be three.
    ['4.50019', []],
    // Fewer than six digits could be had from two changes by chance.
    ['-5.13', []],
    ['17.3217', []],
  ])('%s', (y, expected) => {
    expect(slips(trace, { y })).toEqual(expected);
  });
  it('where one slip does, it is one', () => {
    const short = problem('a: 1.375, b: 2.625, c: 3.125, d: 7.75', '{ step: y, rule: "a*b - c*d" }');
    // 2.625 - 24.21875
    expect(slips(short, { y: '-21.59375' })).toEqual(['factor of y at y: b - c*d']);
  });
});
