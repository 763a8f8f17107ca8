/** What can be made of a rule: its parts, what stands around them at an update, and which changes are the same function. */
import { describe, expect, it } from 'vitest';
import { changesOf, isPartial, partsOf, possibleChanges } from '../../src/diagnose/changes.ts';
import { hiddenSlips, leavesNoTrace } from '../../src/diagnose/hidden.ts';
import { wroteOf } from '../../src/explain/slips.ts';
import { parse } from '../../src/math/parse.ts';
import { toText } from '../../src/math/tree.ts';
import type { Trace } from '../../src/trace/solve.ts';
import { traceOf } from '../problem-here.ts';

const problem = (givens: string, program: string, start = ''): Trace =>
  traceOf(
    `title: T\nstatement: S\nsource: S\ngivens: { ${givens} }\n${start === '' ? '' : `start: { ${start} }\n`}program: [${program}]`,
  );

describe('the parts of a rule', () => {
  it.each([
    ['a', [['', 'a', 'x']]],
    [
      'a + b*c',
      [
        ['', 'a + b*c', 'x'],
        ['.0', 'a', 'x + b*c'],
        ['.1', 'b*c', 'a + x'],
        ['.1.0', 'b', 'a + x*c'],
        ['.1.1', 'c', 'a + b*x'],
      ],
    ],
    [
      '-abs(w[t])',
      [
        ['', '-abs(w[t])', 'x'],
        ['.0', 'abs(w[t])', '-x'],
        ['.0.0', 'w[t]', '-abs(x)'],
      ],
    ],
    // The same name twice is two parts.
    [
      'a*a',
      [
        ['', 'a*a', 'x'],
        ['.0', 'a', 'x*a'],
        ['.1', 'a', 'a*x'],
      ],
    ],
  ])('%s', (rule, expected) => {
    const parts = partsOf(parse(rule)).map(({ part, place, rebuild }) => [
      place,
      toText(part),
      toText(rebuild(parse('x'))),
    ]);
    expect(parts).toEqual(expected);
  });
});

describe('what is defined only in places', () => {
  it.each([
    ['sqrt(a)', true],
    ['b + 2*log(a)', true],
    ['relu(a)*b', true],
    ['norm(a)', true],
    ['a + b', false],
    ['abs(a)', false],
    ['a^2', false],
  ])('%s: %s', (rule, is) => {
    expect(isPartial(parse(rule))).toBe(is);
  });
});

/** Two updates of v and w from u; alpha and beta are numbers, and there is one matrix and one list more. */
const UPDATES = problem(
  'alpha: 0.2, beta: 0.7, A: [[1, 2], [3, 5]], c: [4, 9]',
  [
    '{ repeat: 3, steps: [{ step: "u[t]", rule: 3*w - v }',
    '{ step: "v[t+1]", rule: beta*v - alpha*u }',
    '{ step: "w[t+1]", rule: w + v + beta^t*u }] }',
    '{ step: z, rule: A*c }',
  ].join(', '),
  'v: [1.25, 2], w: [1, 0.5]',
);

const ofKind = (trace: Trace, id: string, kind: string): string[] =>
  possibleChanges(trace, trace.byId.get(id)!)
    .filter((change) => change.kind === kind)
    .map(wroteOf);

describe('what may stand in the place of a name at an update', () => {
  it.each([
    // Of the rule for v: v is v[t], u is u[t].
    ['v[2]', 'the old value for the new one', ['beta*v[t - 1] - alpha*u', 'beta*v - alpha*u[t - 1]']],
    // There is no u[t+1] yet, and v[t+1] is what is worked out.
    ['v[2]', 'the new value for the old one', []],
    ['v[2]', 'the start value throughout', ['beta*v[0] - alpha*u']],
    ['v[2]', 'one constant for another', ['alpha*v - alpha*u', 'beta*v - beta*u']],
    ['v[2]', 'one minus another constant', ['(1 - alpha)*v - alpha*u', 'beta*v - (1 - beta)*u']],
    ['v[2]', 'two quantities exchanged', ['alpha*v - beta*u', 'beta*u - alpha*v']],
    // A quantity of the same shape that the rule has not: w and the list, no number and no matrix.
    [
      'v[2]',
      'another quantity in its place',
      ['beta*c - alpha*u', 'beta*w - alpha*u', 'beta*v - alpha*c', 'beta*v - alpha*w'],
    ],
    ['v[2]', 'the index off by one', []],
    // Of the rule for w: w is w[t], v the new v[t+1], u is u[t].
    [
      'w[2]',
      'the old value for the new one',
      ['w[t - 1] + v + beta^t*u', 'w + v[t] + beta^t*u', 'w + v + beta^t*u[t - 1]'],
    ],
    ['w[2]', 'the new value for the old one', []],
    ['w[2]', 'the start value throughout', ['w[0] + v + beta^t*u', 'w + v[0] + beta^t*u']],
    ['w[2]', 'the index off by one', ['w + v + beta^(t + 1)*u', 'w + v + beta^(t - 1)*u']],
    // Of the rule for u: nothing of this update is there but the old values.
    ['u[1]', 'the old value for the new one', ['3*w[t - 1] - v', '3*w - v[t - 1]']],
    ['u[1]', 'two quantities exchanged', ['3*v - w']],
  ])('%s, %s', (id, kind, expected) => {
    expect(ofKind(UPDATES, id, kind)).toEqual(expected);
  });
  it('the new value where it is there', () => {
    const trace = problem(
      'a: 2',
      '{ repeat: 3, steps: [{ step: "v[t+1]", rule: 3*v }, { step: "p[t]", rule: "a*v[t]" }] }',
      'v: [1.25, 2]',
    );
    expect(ofKind(trace, 'p[1]', 'the new value for the old one')).toEqual(['a*v[t + 1]']);
    expect(ofKind(trace, 'p[1]', 'the old value for the new one')).toEqual(['a*v[t - 1]']);
  });
  it('outside updates an index is a number', () => {
    const trace = problem(
      'a: 2',
      '{ repeat: 2, steps: [{ step: "x[t+1]", rule: a*x }] }, { step: z, rule: x - a }',
      'x: 1',
    );
    expect(ofKind(trace, 'z', 'the old value for the new one')).toEqual(['x[1] - a']);
    expect(ofKind(trace, 'z', 'the new value for the old one')).toEqual([]);
    expect(ofKind(trace, 'z', 'the start value throughout')).toEqual(['x[0] - a']);
  });
  it('the rule and its change are told with the part that was changed', () => {
    const [first] = possibleChanges(UPDATES, UPDATES.byId.get('v[2]')!);
    expect([first!.id, first!.of, toText(first!.rule), toText(first!.tree), toText(first!.part)]).toEqual([
      'sign',
      'v',
      'beta*v - alpha*u',
      'beta*v + alpha*u',
      'beta*v - alpha*u',
    ]);
  });
  it('all updates of a rule share their changes, and every one has a key of its own', () => {
    const at = (id: string) => changesOf(UPDATES, UPDATES.byId.get(id)!);
    expect(at('v[1]')).toBe(at('v[3]'));
    const keys = [...at('v[1]'), ...at('w[1]'), ...at('u[0]')].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('changes that are the same function are told once, the simplest of them', () => {
  const wrote = (rule: string, givens = /b/.test(rule) ? 'a: 12.5, b: 5.25' : 'a: 12.5'): string[] => {
    const trace = problem(givens, `{ step: y, rule: "${rule}" }`);
    return changesOf(trace, trace.steps[0]!).map(wroteOf);
  };
  it.each([
    // rule, some that are there, some that are not
    ['a - b', ['a + b', 'b - a'], ['-(a - b)', 'a - -b']],
    ['a*b', ['b', 'a', '-(a*b)'], ['b*a', "a'*b", 'a .* b', '-a*b', 'a*b']],
    ['a + b', ['a - b', 'a', 'b'], ['b + a', 'a + -b']],
    ['a/b', ['a', 'b*a', 'b/a'], ['a*b']],
    // Where it is not defined it is no other rule: the root of -a.
    ['sqrt(a)', ['-sqrt(a)', 'a', '2*sqrt(a)'], ['sqrt(-a)']],
    // Squares of a number and of minus it are the same.
    ['a^2', ['a', '2*a', 'a^3', '-a^2'], ['(-a)^2', 'a^2', 'a^1']],
  ])('%s', (rule, there, missing) => {
    const texts = wrote(rule);
    expect(there.filter((text) => !texts.includes(text))).toEqual([]);
    expect(missing.filter((text) => texts.includes(text))).toEqual([]);
  });
  it('of another shape there is none', () => {
    const texts = wrote("w'*X", 'w: [1, 2], X: [[1, 2], [3, 5]]');
    expect(texts).not.toContain('w*X');
    expect(texts).toContain("w'*X'");
  });
  it('a list of absolute values is another list', () => {
    expect(wrote('abs(a)', 'a: [12.5, 3]')).toContain('a');
  });
});

describe('slips that leave no trace', () => {
  const hidden = (givens: string, program: string): string[] =>
    hiddenSlips(problem(givens, program)).flatMap(({ of, changes }) =>
      changes.map((change) => `${of}: ${wroteOf(change)}`),
    );
  it.each([
    // 2*1 is 2 without the 1, and 2/1 is 2 with another sign of division.
    ['a factor that is 1', 'a: 5, b: 1', '{ step: y, rule: a*b }', ['y: a']],
    ['a divisor that is 1', 'a: 5, b: 1', '{ step: y, rule: a/b }', ['y: a', 'y: b*a']],
    ['none', 'a: 5, b: 3', '{ step: y, rule: a*b }', []],
    // 2.001 and 1.999 are both 2.0.
    [
      'what rounding hides',
      'a: 2, b: 0.001',
      '{ step: y, rule: a + b, rounding: 1 decimal }',
      ['y: a - b', 'y: a'],
    ],
    ['what more digits show', 'a: 2, b: 0.001', '{ step: y, rule: a + b, rounding: 3 decimals }', []],
    // -1 and 1 have the same square, and y is not asked.
    [
      'a sign before a square',
      'a: 5, b: 6',
      '{ step: y, rule: a - b, ask: false }, { step: z, rule: y^2 }',
      ['y: b - a'],
    ],
    ['but not where it is asked', 'a: 5, b: 6', '{ step: y, rule: a - b }, { step: z, rule: y^2 }', []],
  ])('%s', (_, givens, program, expected) => {
    expect(hidden(givens, program)).toEqual(expected);
  });
  it('what is not looked at any more is not warned of', () => {
    const trace = problem('a: 5, b: 1', '{ step: y, rule: a*b }');
    const [lost] = hiddenSlips(trace)[0]!.changes;
    expect(leavesNoTrace(trace, lost!)).toBe(true);
    expect(leavesNoTrace(trace, lost!, { cells: 2 })).toBe(true);
    expect(leavesNoTrace(trace, lost!, { cells: 1 })).toBe(false);
  });
});
