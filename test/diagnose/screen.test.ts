/** A screen lets pass whatever gives the answer: its residue is that of what the formula gives when it is run, or is not known. */
import { describe, expect, it } from 'vitest';
import { changesOf, runAt } from '../../src/diagnose/changes.ts';
import { pairsOf } from '../../src/diagnose/pairs.ts';
import { residueFrom, residuesOf, screenOf } from '../../src/diagnose/screen.ts';
import { EvaluationFault } from '../../src/math/fault.ts';
import { parse } from '../../src/math/parse.ts';
import { whole } from '../../src/math/rational.ts';
import { residueOf } from '../../src/math/residue.ts';
import { map, type Value } from '../../src/math/value.ts';
import type { Earlier, Step, Trace } from '../../src/trace/solve.ts';
import { calculations, traceOf } from '../problem-here.ts';
import { congruential32, uniformInt } from './random.ts';

const trace = traceOf(`
title: T
statement: S
source: S
givens: { a: 3, b: 4, u: '[1, 2]', M: '[1, 2; 3, 4]', N: '[5, 6; 7, 8]' }
program:
  - { step: c, rule: a + b }
  - { step: w, rule: M*u }
  - { step: last, rule: c*w + N*u }
`);
const last = trace.steps[2]!;
/** The student has c = 10 and w = (20, 30). */
const own: Earlier = (position) =>
  position === 0
    ? { rows: 1, cols: 1, cells: [whole(10)] }
    : { rows: 2, cols: 1, cells: [whole(20), whole(30)] };

describe('the first entry of what a formula gives', () => {
  it.each([
    ['2', 2],
    ['c', 10],
    ['-a + c', 7],
    ['c - a', 7],
    ['c*a', 30],
    ['c/5', 2],
    ['a/2*2', 3],
    ['c^2', 100],
    ['c^0', 1],
    ['w', 20],
    ['c*w', 200],
    ['w*c', 200],
    ['w .* u', 20],
    ['w ./ u', 20],
    ['w .^ 2', 400],
    ['M*w', 80],
    ["w'*M", 110],
    ["w'*w", 1300],
    ['M*N', 19],
    ['M .* N', 5],
    ["M'*w", 110],
    ['rowsums(M)', 3],
    ['rowmeans(M)*2', 3],
    ['colsums(M)', 4],
    ['colsums(w)', 50],
    ['reversed(w)', 30],
    ["reversed(w')", 30],
    ['M .* w', 20],
    ["M .* w'", 20],
    ["(M .* w')*u", 20 + 120],
    ['(M + N)*w', 6 * 20 + 8 * 30],
  ])('%s', (formula, residue) => {
    const tree = parse(formula);
    expect(residueOf(runAt(trace, last, tree, own).cells[0]!)).toBe(residue);
    expect(residueFrom(screenOf(trace, last, tree), residuesOf(own))).toBe(residue);
  });
  it.each([
    'sqrt(c)',
    'exp(c)',
    'abs(c)',
    'largest(w)',
    'c^a',
    'c^0.5',
    'M^2',
    '[c, c]',
    'c/(a - a)',
    'nobody',
  ])('%s: not known', (formula) => {
    expect(residueFrom(screenOf(trace, last, parse(formula)), residuesOf(own))).toBeNaN();
  });
  it('is not known on numbers that are not', () => {
    expect(
      residueFrom(
        screenOf(trace, last, parse('c + 1')),
        residuesOf(() => undefined),
      ),
    ).toBeNaN();
  });
});

const next = uniformInt(congruential32(7));
const anyNumbers = (value: Value): Value =>
  map(value, () => ({ n: BigInt(next(-999, 999)), d: BigInt(next(1, 99)) }));

/** What a changed rule gives when it is run; null where it cannot be. */
function run(of: Trace, step: Step, tree: Step['tree'], earlier: Earlier): Value | null {
  try {
    return runAt(of, step, tree, earlier);
  } catch (error) {
    if (error instanceof EvaluationFault) return null;
    throw error;
  }
}

describe('every change of every rule, on a student of any numbers', () => {
  it.each(calculations)('$id', ({ id, text }) => {
    const problem = traceOf(text, id);
    const numbers = problem.steps.map(({ value }) => anyNumbers(value));
    const earlier: Earlier = (position) => numbers[position];
    let known = 0;
    for (const step of problem.steps) {
      const pairs = pairsOf(problem, step).slice(0, 40);
      for (const { tree } of [step, ...changesOf(problem, step), ...pairs]) {
        const residue = residueFrom(screenOf(problem, step, tree), residuesOf(earlier));
        const value = Number.isNaN(residue) ? null : run(problem, step, tree, earlier);
        if (!value) continue;
        expect(residue).toBe(residueOf(value.cells[0]!));
        known++;
      }
    }
    expect(known).toBeGreaterThan(problem.steps.length / 10);
  });
});
