/** What is known of a step once it is marked, and what follows from it: own numbers, all they may stand for, and where they went wrong. */
import { describe, expect, it } from 'vitest';
import { followsOf, rootsOf, type Settled, settle } from '../../src/grade/follows.ts';
import { grade } from '../../src/grade/grade.ts';
import type { StepMark } from '../../src/grade/mark.ts';
import { standsFor } from '../../src/grade/written.ts';
import { lazily } from '../../src/math/once.ts';
import type { Value } from '../../src/math/value.ts';
import type { Mark } from '../../src/problem/marks.ts';
import type { Trace } from '../../src/trace/solve.ts';
import { traceOf } from '../problem-here.ts';
import { holds, valueIn, written } from './by-hand.ts';

const problem = (program: string, givens = ''): Trace =>
  traceOf(`title: T\nstatement: S\nsource: S\n${givens}program: [${program}]`);

const resting = (...roots: readonly number[]): Settled =>
  ({ off: true, roots }) as Partial<Settled> as Settled;

describe('the wrong steps that several rest on', () => {
  it.each([
    [[], []],
    [[resting(3)], [3]],
    [
      [resting(3), resting(1)],
      [1, 3],
    ],
    [
      [resting(1, 3), resting(3, 4)],
      [1, 3, 4],
    ],
    // By number, not by how they are written.
    [
      [resting(10), resting(9), resting(100)],
      [9, 10, 100],
    ],
    [[resting(2), { ...resting(1), off: false }], [2]],
    [[{ ...resting(1), off: false }], []],
  ])('%#', (before, roots) => {
    expect(rootsOf(before)).toEqual(roots);
  });
});

it('what is worked out when it is asked for is worked out once', () => {
  let runs = 0;
  const value = lazily(() => {
    runs++;
    return undefined;
  });
  expect(runs).toBe(0);
  expect([value(), value(), runs]).toEqual([undefined, undefined, 1]);
});

/** x is 1/2, y the half of it. */
const HALVES = problem(
  '{ step: x, rule: 2/4, rounding: 2 decimals }, { step: y, rule: x/2, rounding: 2 decimals }',
);
const [X, Y] = [HALVES.steps[0]!, HALVES.steps[1]!];

/** A mark of a step, as a marker makes it of what is written. */
function markedAs(step: typeof X, mark: Mark, text: string, also: object = {}): StepMark {
  const { value: answer, lasts } = written(text);
  const stands = () => standsFor({ value: answer, lasts }, step.rounding);
  return {
    step,
    asked: true,
    mark,
    answer,
    lasts,
    stands,
    notes: [],
    from: [],
    follows: null,
    filled: [],
    ...also,
  } as StepMark;
}

const settledFrom = (marked: StepMark, before: readonly Settled[] = []): Settled => {
  const own = (position: number): Value | undefined =>
    before.find(({ step }) => step.position === position)?.own();
  const range = (position: number): Value | undefined =>
    before.find(({ step }) => step.position === position)?.range();
  return settle(marked, before, () => followsOf(HALVES, marked.step, before, own, range));
};
const blank = (step: typeof X): StepMark => ({ step, asked: true, mark: 'blank' });

/** What is told of a step: true, off, written, and the wrong steps it rests on. */
const told = ({ true: isTrue, off, written, roots }: Settled) => [isTrue, off, written, [...roots]];

describe('what is known of one step', () => {
  const right = settledFrom(markedAs(X, 'correct', '0.5'));
  const rounded = settledFrom(markedAs(X, 'correct', '0.50'));
  const wrong = settledFrom(markedAs(X, 'wrong', '0.62'));
  it('the true number', () => {
    expect(told(right)).toEqual([true, false, true, []]);
    expect(right.range()).toBe(right.own());
    expect(right.held()).toBeUndefined();
    expect(right.cannotRun()).toBeUndefined();
    expect(told(rounded)).toEqual([true, false, true, []]);
  });
  it('a rounded one is right, and not the true number', () => {
    const near = problem('{ step: x, rule: 2/3, rounding: 2 decimals }').steps[0]!;
    const settled = settledFrom(markedAs(near, 'correct', '0.67'));
    expect(told(settled)).toEqual([false, false, true, []]);
    expect(['0.665', '0.67', '0.675', '0.664'].map((text) => holds(settled.range()!, text))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(settled.writing).toEqual({ value: valueIn('0.67'), lasts: [-2] });
  });
  it('a wrong one goes wrong itself', () => {
    expect(told(wrong)).toEqual([false, true, true, [0]]);
    expect(holds(wrong.own()!, '0.62')).toBe(true);
    expect(holds(wrong.own()!, '0.621')).toBe(false);
    expect(holds(wrong.range()!, '0.621')).toBe(true);
    expect(wrong.held()).toBeUndefined();
  });
  it('one of too few digits, or cut off, may have been held in full', () => {
    for (const also of [{ notes: ['too few digits'] }, { observed: { code: 'cut off, not rounded' } }]) {
      const settled = settledFrom(markedAs(X, 'wrong', '0.4', also));
      expect(told(settled)).toEqual([false, true, true, [0]]);
      expect(settled.held()).toEqual(X.value);
    }
  });
  it('one of another shape is not gone on with: what follows stands for it', () => {
    const settled = settledFrom(markedAs(X, 'wrong', '[1, 2]', { shape: { rows: 1, cols: 2 } }));
    expect(told(settled)).toEqual([true, false, false, [0]]);
    expect(settled.own()).toEqual(X.value);
    expect(settled.writing).toBeNull();
  });
  it('a carried one rests on the wrong one', () => {
    expect(told(settledFrom(markedAs(Y, 'carried', '0.31'), [wrong]))).toEqual([false, true, true, [0]]);
  });
  it('exactly what follows from an exact number stands for itself', () => {
    // 6/20 is exact, and its half is 0.15: no digits were left off.
    const before = settledFrom(markedAs(X, 'wrong', '6/20'));
    const half = settledFrom(markedAs(Y, 'carried', '0.15'), [before]);
    expect(holds(half.range()!, '0.15')).toBe(true);
    expect(holds(half.range()!, '0.151')).toBe(false);
    // Half of 1/3 is 0.1666…, and was rounded.
    const third = settledFrom(markedAs(X, 'wrong', '1/3'));
    const sixth = settledFrom(markedAs(Y, 'carried', '0.17'), [third]);
    expect([holds(sixth.range()!, '1/6'), holds(sixth.range()!, '0.164')]).toEqual([true, false]);
  });
  it('the true one after a wrong one is right, but not sure', () => {
    const settled = settledFrom(markedAs(Y, 'correct', '0.25'), [wrong]);
    expect(told(settled)).toEqual([false, false, true, []]);
    // 0.31 is not what 0.25 may stand for, so that nothing else was held.
    expect(settled.held()).toBeUndefined();
    expect(told(settledFrom(markedAs(Y, 'correct', '0.25'), [right]))).toEqual([true, false, true, []]);
  });
  it('a blank one is what follows', () => {
    expect(told(settledFrom(blank(Y), [right]))).toEqual([true, false, false, []]);
    const filled = settledFrom(blank(Y), [wrong]);
    expect(told(filled)).toEqual([false, true, false, [0]]);
    expect(holds(filled.own()!, '0.31')).toBe(true);
    // From 0.615 to 0.625 follows 0.3075 to 0.3125.
    expect(['0.307', '0.308', '0.312', '0.313'].map((text) => holds(filled.range()!, text))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([filled.held(), filled.writing, filled.cannotRun()]).toEqual([undefined, null, undefined]);
    expect(told(settledFrom({ ...blank(Y), mark: 'unreadable' } as StepMark, [wrong]))).toEqual([
      false,
      true,
      false,
      [0],
    ]);
  });
  it.each([
    // 1/7 is 0.142857, on the side 0.14; their squares are 0.0204 and 0.0196.
    ['0.0196', '', 'correct'],
    ['0.0204', '', 'correct'],
    ['0.0225', '', 'wrong'],
    // Through two of them: ten times 0.0204 or 0.0196.
    ['', '0.204', 'correct'],
    ['', '0.196', 'correct'],
    ['', '0.200', 'wrong'],
    // What is written was not rounded otherwise.
    ['0.0204', '0.200', 'wrong'],
  ])('a blank one may have been rounded on the side: %s, %s', (square, tenfold, mark) => {
    const trace = problem(
      '{ step: x, rule: 1/7, rounding: 2 decimals }, { step: square, rule: x^2, rounding: 4 decimals }, { step: tenfold, rule: 10*square, rounding: 3 decimals }',
    );
    const { steps } = grade(trace, { square, tenfold });
    expect(steps.find((step) => step.mark !== 'blank')!.mark).toBe(square === '' ? mark : steps[1]!.mark);
    expect(steps.findLast((step) => step.mark !== 'blank')!.mark).toBe(mark);
  });
  it.each([
    // √2 to 1.41, 7 times that and one more; 9.90 is what 9.8995 rounds to, and 9.85 comes of nothing.
    ['{ step: x, rule: 7*sqrt(2) }, { step: y, rule: x + 1 }', '10.87', 'correct'],
    ['{ step: x, rule: 7*sqrt(2) }, { step: y, rule: x + 1 }', '10.90', 'correct'],
    ['{ step: x, rule: 7*sqrt(2) }, { step: y, rule: x + 1 }', '10.85', 'wrong'],
    // 0.125 is 0.13 or 0.12.
    ['{ step: x, rule: 1/8 }, { step: y, rule: 100*x }', '13', 'correct'],
    ['{ step: x, rule: 1/8 }, { step: y, rule: 100*x }', '12', 'correct'],
    ['{ step: x, rule: 1/8 }, { step: y, rule: 100*x }', '14', 'wrong'],
    // 1.645 held, 4.935 rounded; or 1.65 and 4.95.
    ['{ step: w, rule: 329/200 }, { step: x, rule: 3*w }, { step: y, rule: 100*x }', '494.00', 'correct'],
    ['{ step: w, rule: 329/200 }, { step: x, rule: 3*w }, { step: y, rule: 100*x }', '495.00', 'correct'],
    ['{ step: w, rule: 329/200 }, { step: x, rule: 3*w }, { step: y, rule: 100*x }', '497.00', 'wrong'],
    // Two of three factors first: 0.23·0.11 to 0.03, 0.03·0.89.
    ['{ step: y, rule: 0.23*(0.11*(1 - 0.11)) }', '0.03', 'correct'],
    ['{ step: y, rule: 0.23*(0.11*(1 - 0.11)) }', '0.04', 'wrong'],
    // 0.45·0.37 to 0.17.
    ['{ step: y, rule: 30*0.45*0.37 }', '5.10', 'correct'],
    ['{ step: y, rule: 30*0.45*0.37 }', '5.20', 'wrong'],
  ])('to 2 decimals, of %s with y alone written: %s is %s', (steps, y, mark) => {
    const { steps: marked } = grade(problem(steps, 'rounding: 2 decimals\n'), { y });
    expect(marked.at(-1)!.mark).toBe(mark);
  });
  it('a blank one that the wrong one does not change rests on nothing', () => {
    const none = problem('{ step: x, rule: 2/4 }, { step: y, rule: 0*x + 1/4 }').steps[1]!;
    expect(told(settledFrom(blank(none), [wrong]))).toEqual([false, false, false, []]);
  });
});

describe('a step that cannot be run on what stands before it', () => {
  const trace = problem(
    '{ step: y, rule: a - 1 }, { step: z, rule: a/y }, { step: u, rule: z + y }, { step: s, rule: u + 1 }',
    'givens: { a: 2 }\n',
  );
  it('names the first step whose rule fails, there and further on', () => {
    const { steps, own } = grade(trace, { y: '0', u: '6', s: '8' });
    expect(steps.map(({ mark }) => mark)).toEqual(['wrong', 'blank', 'wrong', 'wrong']);
    const [, , u, s] = steps;
    expect(u).toMatchObject({
      follows: null,
      cannotRun: { at: 'z', problem: { code: 'division-by-zero' } },
      filled: ['z'],
    });
    // From 6, which was written, s follows again.
    expect(s).toMatchObject({ follows: valueIn('7'), filled: [] });
    expect(s).not.toHaveProperty('cannotRun');
    expect([own(0), own(1), own(2)]).toEqual([valueIn('0'), undefined, valueIn('6')]);
  });
  it('is told at the step itself too', () => {
    expect(grade(trace, { y: '0', z: '5' }).steps[1]).toMatchObject({
      mark: 'wrong',
      follows: null,
      cannotRun: { at: 'z' },
      filled: [],
    });
  });
});

describe('on from what the calculator held', () => {
  // x is 2/3 and y the hundredth of it: 0.01 to 2 decimals, from 4/7 as well as from 2/3.
  const trace = problem(
    '{ step: x, rule: 2/3, rounding: 2 decimals }, { step: y, rule: x/100, rounding: 2 decimals }, { step: z, rule: 1/(y - 0.005), rounding: 2 decimals }',
  );
  it.each([
    // 1/(0.01 - 0.005), 1/(2/300 - 0.005) and 1/(4/700 - 0.005); 0.01 also stands for 0.005, where nothing follows.
    ['the number written', '200', true],
    ['the true number', '600', true],
    ['one’s own', '1400', true],
    ['none of them', '300', false],
  ])('%s: %s', (_, z, counts) => {
    const { steps } = grade(trace, { x: '4/7', y: '0.01', z });
    expect(steps.map(({ mark }) => mark).slice(0, 2)).toEqual(['wrong', 'correct']);
    expect(['correct', 'carried'].includes(steps[2]!.mark)).toBe(counts);
  });
  it('not where what was written cannot stand for it', () => {
    const { steps } = grade(trace, { x: '2', y: '0.01', z: '66.67' });
    // From 2 follows y = 0.02, and 1/0.015 = 66.67 from that.
    expect(steps.map(({ mark }) => mark)).toEqual(['wrong', 'correct', 'wrong']);
  });
});
