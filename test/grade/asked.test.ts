/** What is asked of an answer that rests on others, and what its mark carries along: note by note and field by field. */
import { describe, expect, it } from 'vitest';
import { describeMarks } from '../../src/explain/marked-page.ts';
import { explainMarks } from '../../src/explain/marks.ts';
import { grade } from '../../src/grade/grade.ts';
import type { StepMark, WrongMark } from '../../src/grade/mark.ts';
import type { Trace } from '../../src/trace/solve.ts';
import { traceOf } from '../problem-here.ts';
import { holds } from './by-hand.ts';

const problem = (program: string, head = ''): Trace =>
  traceOf(`title: T\nstatement: S\nsource: S\n${head}program: [${program}]`);

const marks = (trace: Trace, answers: Readonly<Record<string, string>>): string =>
  grade(trace, answers)
    .steps.map(({ mark }) => mark)
    .join(' ');

describe('where the problem does not say: a short number exactly, another to 3 figures', () => {
  // x is 1/8 and y three times that; both are short.
  const trace = problem('{ step: x, rule: a/8 }, { step: y, rule: 3*x }', 'givens: { a: 1 }\n');
  it.each([
    ['a short fraction is asked exactly', '1/7', '3/7', 'carried'],
    // 10001/80013 has ten digits, three times it has too: 0.374976…
    ['a long one is asked to 3 figures', '10001/80013', '0.375', 'correct'],
    ['a long one of another value', '20001/80013', '0.750', 'carried'],
    ['to no fewer', '20001/80013', '0.7', 'wrong'],
    ['a decimal may have been rounded', '0.14', '0.42', 'carried'],
    // 0.14 stands for 0.1395 to 0.1405, and three times that for 0.4185 to 0.4215.
    ['so that what follows may have more digits', '0.14', '0.421', 'carried'],
    ['but no more than it can', '0.14', '0.423', 'wrong'],
    ['a whole number was not', '5', '15', 'carried'],
    ['and nothing near it follows', '5', '15.1', 'wrong'],
    ['a fraction was not', '1/5', '0.6', 'carried'],
    ['and nothing near follows from it', '1/5', '0.601', 'wrong'],
    ['the true value is right', '1/7', '3/8', 'correct'],
    ['left out, it is worked out', '', '0.375', 'correct'],
    ['left out, a short one is asked exactly', '', '0.38', 'wrong'],
  ])('%s: x = %s, y = %s', (_, x, y, mark) => {
    expect(marks(trace, { x, y }).split(' ')[1]).toBe(mark);
  });
  it('what a wrong number stands for', () => {
    const stands = (x: string, text: string): boolean =>
      holds((grade(trace, { x }).steps[0] as WrongMark).stands(), text);
    expect(['0.1395', '0.1405', '0.139', '0.141'].map((text) => stands('0.14', text))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([stands('5', '5'), stands('5', '5.001')]).toEqual([true, false]);
  });
});

describe('the digits that were worked with: the fewest of those written', () => {
  // The third of x, rounded, ten times: √2 is 1.41421…, and its third 0.47140….
  const rounded = problem(
    '{ step: x, rule: sqrt(2), rounding: 2 decimals }, { step: y, rule: 10*(x/3), rounding: 2 decimals }',
  );
  const exact = problem(
    '{ step: x, rule: 13/10, rounding: exact }, { step: y, rule: 10*(x/3), rounding: 2 decimals }',
  );
  it.each([
    ['two and two', rounded, '1.31', '4.40', 'carried', 'rounded inside the step'],
    // 1.31/3 is 0.4366…, which is 0.44 to two decimals and 0.437 to three.
    ['two before, three in the answer: two', rounded, '1.31', '4.400', 'carried', 'rounded inside the step'],
    ['three before, three in the answer: three', rounded, '1.310', '4.400', 'wrong', undefined],
    [
      'three before, three in the answer: so',
      rounded,
      '1.310',
      '4.370',
      'carried',
      'rounded inside the step',
    ],
    ['three before, two in the answer: two', rounded, '1.310', '4.40', 'carried', 'rounded inside the step'],
    // A number that was not rounded says nothing of digits.
    ['an exact one before, three in the answer: three', exact, '1.31', '4.400', 'wrong', undefined],
    [
      'an exact one before, two in the answer: two',
      exact,
      '1.31',
      '4.40',
      'carried',
      'rounded inside the step',
    ],
    ['a fraction before, three in the answer: three', rounded, '262/200', '4.400', 'wrong', undefined],
    ['nothing before, three in the answer: three', rounded, '', '4.700', 'wrong', undefined],
    ['nothing before, two in the answer: two', rounded, '', '4.70', 'correct', 'rounded inside the step'],
  ] as const)('%s', (_, trace, x, y, mark, note) => {
    const step = grade(trace, { x, y }).steps[1] as StepMark & { readonly notes?: readonly string[] };
    expect([step.mark, step.notes?.at(-1)]).toEqual([mark, note]);
  });
});

describe('what is only read inside a step is no result that could be rounded', () => {
  // 2/3 was written with three decimals, or as a fraction; 0.67 was not what was gone on with.
  const after = (rule: string): Trace =>
    problem(
      `{ step: x, rule: "[2/3, 1]", rounding: 2 decimals }, { step: y, rule: "${rule}", rounding: 2 decimals }`,
    );
  it.each([
    ['100*entry(x, 1)', '66.67', '67.00'],
    ["x'*[100; 0]", '66.67', '67.00'],
    ['100*entry(reversed(column(abs(x), 1)), 2)', '66.67', '67.00'],
    // A matrix ends the step: 0.07497 is 0.07, though to three decimals it is 0.075 first.
    ['[0.112455*entry(x, 1); 0]', '[0.07, 0]', '[0.08, 0]'],
    ['100*[entry(x, 1); 0]', '[66.67, 0]', '[67.00, 0]'],
  ])('%s', (rule, right, wrong) => {
    const marked = (x: string, y: string): string => grade(after(rule), { x, y }).steps[1]!.mark;
    for (const x of ['[0.6667, 1]', '[2/3, 1]'])
      expect([marked(x, right), marked(x, wrong)]).toEqual(['correct', 'wrong']);
  });
});

describe('few digits that are exactly what comes of a slip', () => {
  const trace = problem(
    '{ step: v, rule: "[sqrt(0.04001); sqrt(0.00001)]", rounding: 3 figures }, { step: w, rule: u + v, rounding: 3 figures }',
    'givens: { u: [1, 0] }\n',
  );
  it.each([
    ['[1.2, 0.003]', 'too few digits', []],
    ['[1, 0.003]', 'too few digits', []],
    // u, to which nothing was added: no number of too few digits.
    ['[1, 0]', undefined, ['left-out']],
  ])('w = %s: %s, %j', (w, note, slips) => {
    const told = explainMarks(grade(trace, { v: '[0.200, 0.00316]', w }), 'full');
    expect([told.steps.w!.mark, told.steps.w!.note, told.slips.map(({ id }) => id)]).toEqual([
      'wrong',
      note,
      slips,
    ]);
  });
  it('how many digits are asked is said of the number that follows', () => {
    const trace = problem('{ step: x, rule: a/8 }, { step: y, rule: 3*x }', 'givens: { a: 1 }\n');
    const told = explainMarks(grade(trace, { x: '10001/80013', y: '0.4' }), 'full').steps.y!;
    expect(told.feedback).toContain('it has too few digits: round to 3 significant figures.');
  });
});

describe('of all that a number may stand for, that from which something follows', () => {
  // 1.00 stands for 0.995 to 1.005, and has a cross-entropy below 1.
  const trace = problem(
    '{ step: x, rule: sigmoid(2), rounding: 3 figures }, { step: y, rule: -(a*log(x) + (1 - a)*log(1 - x)), rounding: 3 figures }, { step: z, rule: -log(1 - x), rounding: 3 figures }',
    'givens: { a: 1 }\n',
  );
  it.each([
    ['y', '0.000335', 'carried'],
    ['y', '0.00498', 'carried'],
    ['y', '0.0121', 'wrong'],
    ['z', '8.00', 'carried'],
    ['z', '5.20', 'wrong'],
  ])('%s = %s after 1.00: %s', (id, answer, mark) => {
    const marked = grade(trace, { x: '1.00', [id]: answer });
    expect(marked.steps.find(({ step }) => step.id === id)!.mark).toBe(mark);
  });
});

describe('what a mark carries along', () => {
  const trace = problem(
    '{ step: x, rule: "[1/3, 2/3]", rounding: 2 decimals }, { step: k, rule: 5*x, ask: false }, { step: y, rule: 3*x - k/5, rounding: 2 decimals }',
  );
  const wrongAt = (answers: Readonly<Record<string, string>>, id: string): WrongMark =>
    grade(trace, answers).steps.find(({ step }) => step.id === id) as WrongMark;
  it.each([
    ['[[0.3, 0.67]]', ['transposed', 'too few digits']],
    ['[0.3, 0.67]', ['too few digits']],
    ['[[0.33, 0.68]]', ['transposed']],
    ['[0.33, 0.68]', []],
  ])('notes of a wrong %s', (x, notes) => {
    expect(wrongAt({ x }, 'x').notes).toEqual(notes);
  });
  it.each([
    [{ y: '[9, 9]' }, ['x']],
    [{ x: '[0.33', y: '[9, 9]' }, ['x']],
    [{ x: '[1, 2, 3]', y: '[9, 9]' }, ['x']],
    [{ x: '[0.33, 0.67]', y: '[9, 9]' }, []],
    [{ x: '[0.4, 0.67]', y: '[9, 9]' }, []],
  ])('%j: steps that were worked out for the student are named, if they were asked', (answers, filled) => {
    expect(wrongAt(answers, 'y').filled).toEqual(filled);
  });
  it('a wrong answer of the right shape has no shape to tell', () => {
    expect(wrongAt({ x: '[0.4, 0.67]' }, 'x')).not.toHaveProperty('shape');
    expect(wrongAt({ x: '[1, 2, 3]' }, 'x').shape).toMatchObject({ rows: 1, cols: 3 });
  });
  it('a step that was not asked is marked where it is answered, and not counted', () => {
    const { steps, earned, total } = grade(trace, { x: '[1/3, 2/3]', k: '[5/3, 10/3]', y: '[2/3, 4/3]' });
    expect(steps.map(({ step, mark, asked }) => [step.id, mark, asked])).toEqual([
      ['x', 'correct', true],
      ['k', 'correct', false],
      ['y', 'correct', true],
    ]);
    expect([earned, total]).toEqual([2, 2]);
    expect(grade(trace, { k: '[5/3' }).steps.map(({ step, mark }) => `${step.id} ${mark}`)).toEqual([
      'x blank',
      'k unreadable',
      'y blank',
    ]);
  });
  it('answers without a wrong one have no slips', () => {
    expect(grade(trace, { x: '[1/3, 2/3]' }).slips).toEqual([]);
  });
});

describe('what an answer stands for', () => {
  const half = problem(
    '{ step: x, rule: 1/2, rounding: 2 decimals }, { step: y, rule: 1/2 + 0*x, rounding: 2 decimals }',
  );
  const cut = problem('{ step: x, rule: 2/3, rounding: 2 decimals }', 'truncation: accepted\n');
  const third = problem('{ step: x, rule: 2/3, rounding: 2 decimals }');
  const exact = problem('{ step: x, rule: 1/2, rounding: exact }');
  it.each([
    ['the number itself, where nothing was rounded', half, { x: '0.5' }, 'x', '0.5', '0.501'],
    ['all that rounds to it', third, { x: '0.67' }, 'x', '0.666', '0.664'],
    ['all that is cut off to it, where that is accepted', cut, { x: '0.66' }, 'x', '0.669 0.656', '0.67'],
    ['a fraction: itself', third, { x: '2/3' }, 'x', '2/3', '0.667'],
    ['an exact answer: itself', exact, { x: '0.5' }, 'x', '0.5', '0.501'],
    ['a wrong one: all that rounds to it', third, { x: '0.57' }, 'x', '0.574', '0.576'],
    ['one of too few digits: itself', third, { x: '0.7' }, 'x', '0.7', '0.701 0.68'],
    ['an exact one that is wrong: itself', exact, { x: '0.4' }, 'x', '0.4', '0.401'],
    // After a wrong one the true one may have been rounded to it.
    ['the true one after a wrong one', half, { x: '0.6', y: '0.5' }, 'y', '0.5 0.501', '0.506'],
  ] as const)('%s', (_, trace, answers, id, inside, outside) => {
    const step = grade(trace, answers).steps.find((other) => other.step.id === id) as WrongMark;
    expect(inside.split(' ').filter((text) => !holds(step.stands(), text))).toEqual([]);
    expect(outside.split(' ').filter((text) => holds(step.stands(), text))).toEqual([]);
  });
});

describe('what is shown worked', () => {
  const trace = problem(
    '{ step: x, rule: a + 1 }, { step: y, rule: 2*x }, { step: z, rule: x + y }',
    'givens: { a: 2 }\n',
  );
  const told = (answers: Readonly<Record<string, string>>, ...shown: readonly string[]) => {
    const { steps, earned, total } = grade(trace, answers, new Set(shown));
    return [steps.map(({ step, mark }) => `${step.id} ${mark}`).join(', '), earned, total];
  };
  it.each([
    // x is 3, y 6 and z 9.
    ['is not marked', { x: '3', y: '6', z: '9' }, ['y'], 'x correct, z correct', 2, 2],
    ['rests on nothing of the student’s', { x: '5', y: '6', z: '11' }, ['y'], 'x wrong, z carried', 1, 2],
    ['so that nothing else follows', { x: '5', y: '6', z: '15' }, ['y'], 'x wrong, z wrong', 0, 2],
    ['the true value stays right', { x: '5', y: '6', z: '9' }, ['y'], 'x wrong, z correct', 1, 2],
    ['all of it', { x: '3', y: '6', z: '9' }, ['x', 'y', 'z'], '', 0, 0],
  ])('%s', (_, answers, shown, marks, earned, total) => {
    expect(told(answers, ...shown)).toEqual([marks, earned, total]);
  });
  it('is carried from the wrong one alone', () => {
    const { steps } = grade(trace, { x: '5', y: '6', z: '11' }, new Set(['y']));
    expect(steps.at(-1)).toMatchObject({ mark: 'carried', from: ['x'] });
  });
});

describe('one story for a wrong answer', () => {
  const trace = problem(
    '{ step: x, rule: a - b }, { step: y, rule: 2*x, rounding: 2 decimals }',
    'givens: { a: 12.5, b: 5.25 }\n',
  );
  it('where a slip is told, nothing else is observed', () => {
    const { steps, slips } = grade(trace, { x: '-7.25' });
    expect(slips.map(({ change, steps: at }) => [change.id, ...at])).toEqual([['sign', 'x']]);
    expect(steps[0]).not.toHaveProperty('observed');
  });
  it('where none is, it is', () => {
    // 7.25 with its point moved.
    const { steps, slips } = grade(trace, { x: '72.5' });
    expect(slips).toEqual([]);
    expect(steps[0]).toMatchObject({ mark: 'wrong', observed: { code: 'point' } });
  });
  it('what is right but for its digits has no slip', () => {
    const { steps, slips } = grade(trace, { x: '7.25', y: '14' });
    expect(slips).toEqual([]);
    expect(steps[1]).toMatchObject({ mark: 'wrong', notes: ['too few digits'] });
    expect(steps[1]).not.toHaveProperty('observed');
  });
  it('few digits of a number asked exactly are a slip’s like any', () => {
    const decaying = problem(
      '{ repeat: 2, steps: [{ step: "w[t+1]", rule: w - a*(u + b*w) }] }',
      'givens: { a: 0.1, b: 0.1, u: [1, -1] }\nstart: { w: [1, -2] }\n',
    );
    const { steps, slips } = grade(decaying, { 'w[1]': '[0.9, -1.9]', 'w[2]': '[0.8, -1.8]' });
    expect(slips.map(({ change, steps: at }) => [change.id, ...at])).toEqual([['left-out', 'w[1]', 'w[2]']]);
    expect(steps.map((step) => 'notes' in step && step.notes)).toEqual([[], []]);
  });
  it('a right one rounded where it is asked exactly has none, though a slip gives the same', () => {
    // Here m is as large as v.
    const alike = problem(
      '{ step: v, rule: a }, { step: m, rule: a }, { step: x, rule: v/b }',
      'givens: { a: [6, 8], b: 3 }\n',
    );
    const { steps, slips } = grade(alike, { v: '[6, 8]', m: '[6, 8]', x: '[2, 2.667]' });
    expect(slips).toEqual([]);
    expect(steps[2]).toMatchObject({ mark: 'wrong', observed: { code: 'rounded, not exact' } });
    const { summary } = describeMarks(grade(alike, { v: '[6, 8]', m: '[6, 8]', x: '[2, 2.667]' }), {});
    expect(summary[0]).toBe('The first step that is not as asked is ');
  });
});
