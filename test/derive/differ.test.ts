/** The smallest values at which two lines that are not equal differ: 2 first, then 3, 5, -1 and 1, one name at a time. */
import { describe, expect, it } from 'vitest';
import { type Difference, differenceOf } from '../../src/derive/differ.ts';
import type { Setting, Use } from '../../src/derive/world.ts';
import { smallProof, treeIn, worldsIn, written } from './small-proof.ts';

const proof = smallProof(`
free: { x: number, y: number, p: positive, q: between 0 and 1, h: between 1 and 3, u: sequence, g: random sequence, f: function, A: matrix, B: matrix, n: whole from 1 }
define: [{ define: 's[n]', rule: 's[n-1] + x', from: 1 }]
given: ['s[0] = 0']`);

interface Known {
  readonly uses?: readonly Use[];
  readonly told?: Partial<Setting>;
  readonly also?: readonly string[];
}
function between(left: string, right: string, { uses = [], told = {}, also = [] }: Known = {}) {
  const [a, b] = [treeIn(proof, left, also), treeIn(proof, right, also)];
  return differenceOf(worldsIn(proof, told), a, b, uses);
}
/** x 2, n 1: 4 and 2; or nothing. */
function said(found: Difference | null): string {
  if (!found) return 'nothing';
  const names = [...found.at].map(([name, value]) => `${name} ${written(value)}`);
  return `${names.join(', ')}: ${written(found.left)} and ${written(found.right)}`;
}

describe('the values tried', () => {
  it.each([
    ['x', '2*x', 'x 2: 2 and 4', 'two'],
    ['x', 'x^2/2', 'x 3: 3 and 9/2', 'three where two shows nothing'],
    ['(x-2)*(x-3)', '0', 'x 5: 6 and 0', 'five where three shows nothing either'],
    ['(x-2)*(x-3)*(x-5)', '0', 'x -1: -72 and 0', 'then one less than nought'],
    ['(x-2)*(x-3)*(x-5)*(x+1)', '0', 'x 1: -16 and 0', 'then one'],
    ['(x-2)*(x-3)*(x-5)*(x+1)*(x-1)', '0', 'nothing', 'and no more'],
    ['(p-2)*(p-3)*(p-5)', '0', 'p 4: -2 and 0', 'what is positive is four in place of a number below nought'],
    ['(p-2)*(p-3)*(p-5)*(p-4)', '0', 'p 1: 24 and 0', 'then one'],
    ['q', 'q^2', 'q 1/2: 1/2 and 1/4', 'a half of what lies between nought and one'],
    ['2*q', '1', 'q 1/3: 2/3 and 1', 'a third where a half shows nothing'],
    ['(2*q-1)*(3*q-1)', '0', 'q 2/3: 1/3 and 0', 'then two thirds'],
    ['(2*q-1)*(3*q-1)*(3*q-2)', '0', 'q 1/4: -5/32 and 0', 'then a quarter'],
    ['(2*q-1)*(3*q-1)*(3*q-2)*(4*q-1)', '0', 'q 9/10: 1547/625 and 0', 'then nine tenths'],
    ['h', '2*h', 'h 2: 2 and 4', 'half the way from one to three'],
    ['h', '2', 'h 5/3: 5/3 and 2', 'a third of the way'],
    ['x + y', 'x - y', 'x 2, y 2: 4 and 0', 'names that stand alone are two each'],
    ['x', 'y', 'x 3, y 2: 3 and 2', 'the first is changed where that shows nothing'],
    ['x*y', 'x + y', 'x 3, y 2: 6 and 5', 'one at a time'],
    ['x*(y-2)', '0', 'x 2, y 3: 2 and 0', 'the second where the first shows nothing'],
  ])('%s and %s: %s, %s', (left, right, says) => {
    expect(said(between(left, right))).toBe(says);
  });
});

describe('terms of sequences and entries of matrices', () => {
  it.each([
    ['u[1]', 'u[2]', 'u[1] 2, u[2] 3: 2 and 3', 'get different numbers'],
    ['x*u[7]', 'x*u[4]', 'x 2, u[7] 2, u[4] 3: 4 and 6', 'counted apart from names that stand alone'],
    [
      'u[1] + u[2] + u[3] + u[4] + u[5]',
      '0',
      'u[1] 2, u[2] 3, u[3] 5, u[4] -1, u[5] 1: 10 and 0',
      'in the order in which they are read',
    ],
    ['u[1] + 1', 'u[2]', 'u[1] 3, u[2] 3: 4 and 3', 'and the next number where these show nothing'],
    ['g[1]', 'g[2]', 'g[1] 2, g[2] 3: 2 and 3', 'random ones too'],
    ['A', '2*A', 'A 2 3; 5 -1: 2 3; 5 -1 and 4 6; 10 -2', 'two rows, all different'],
    ['A*B', 'B*A', 'A 2 3; 5 -1, B 1 2; 3 5: 11 19; 2 5 and 12 1; 31 4', 'so that the order counts'],
    ['f(u[1])', 'f(u[2])', 'u[1] 2, u[2] 3: 3 and 2', 'a function is changed at one of two places'],
    ['A', 'x', 'nothing', 'a matrix is no number, which needs no values'],
  ])('%s and %s: %s, %s', (left, right, says) => {
    expect(said(between(left, right))).toBe(says);
  });
});

describe('whole numbers', () => {
  it.each([
    ['n + 1', 'n', 'n 1: 2 and 1', 'the smallest'],
    ['x*n', 'x', 'n 2, x 2: 4 and 2', 'the smallest that shows it, however the others are chosen'],
    ['x*u[n]', 'u[n]', 'n 1, x 2, u[n] 2: 4 and 2', 'come first'],
    ['1/(n-1)', '2', 'n 2: 1 and 2', 'not where a side has no value'],
    ['2', '1/(n-1)', 'n 2: 2 and 1', 'whichever side it is'],
    ['(n-1)*(n-2)*(n-3)*(n-4)*(n-5)', '0', 'n 6: 120 and 0', 'up to the sixth'],
    ['(n-1)*(n-2)*(n-3)*(n-4)*(n-5)*(n-6)', '0', 'nothing', 'and no further'],
    ['(n-1)*(x-2)', '0', 'n 2, x 3: 1 and 0', 'each with all the values of the others'],
  ])('%s and %s: %s, %s', (left, right, says) => {
    expect(said(between(left, right))).toBe(says);
  });
  it('are named by the letter of the student', () => {
    const told = { alias: new Map([['k', 'n']]) };
    expect(said(between('x*k', 'x', { told, also: ['k'] }))).toBe('k 2, x 2: 4 and 2');
  });
  it('begin beyond the first case in an induction step', () => {
    const step = smallProof(`
free: { x: number, n: whole from 1 }
define: [{ define: 's[n]', rule: 's[n-1] + x', from: 1 }]
given: ['s[0] = 0']
ask: [{ induction: 's[n] = n*x', base: [x], step: ['s[n] + x', '(n+1)*x'] }]`);
    const worlds = worldsIn(step, { target: treeIn(step, 'n') });
    expect(said(differenceOf(worlds, treeIn(step, 'n'), treeIn(step, '1'), []))).toBe('n 2: 2 and 1');
  });
});

describe('the names told', () => {
  it.each([
    ['sum(x^k, k, 1, n)', '0', 'n 1, x 2: 2 and 0', 'not the index of a sum, but its bound'],
    ['sum(u[k], k, 1, 2)', 'u[1]', 'u[1] 2: 5 and 2', 'nor a term that changes within it'],
    ['sum(u[k+1], k, 1, 1)', '0', 'nothing told: 2 and 0', 'however its index is made'],
    ['sum(u[2], k, 1, 2)', 'u[2]', 'u[2] 2: 4 and 2', 'but one that stays the same'],
    ['lim(q^n*x, n) + x', '0', 'q 1/2, x 2: 2 and 0', 'not what grows without end'],
    ['n*sum(x*n, n, 1, 2)', '0', 'n 1, x 2: 6 and 0', 'what is an index inside may be a name outside'],
    ['u[n+1]', 'u[2] + 1', 'n 1, u[n + 1] 2, u[2] 2: 2 and 3', 'an index, and its term'],
    ['x + sum(s[-3], k, 1, 0)', '0', 'x 2: 2 and 0', 'nor what has no value, where none is needed'],
    ['-x + sqrt(y^2)', '1', 'x 2, y 2: 0 and 1', 'whatever stands around them'],
  ])('%s and %s: %s, %s', (left, right, says) => {
    expect(said(between(left, right)).replace(/^:/, 'nothing told:')).toBe(says);
  });
});

describe('what may be used', () => {
  it('makes a term what it is', () => {
    expect(said(between('s[0]', '0'))).toBe('s[0] 2: 2 and 0');
    expect(said(between('s[0]', '0', { uses: ['given'] }))).toBe('nothing');
    expect(said(between('s[1]', 's[0]', { uses: ['definition'] }))).toBe('s[1] 4, s[0] 2: 4 and 2');
  });
  it('is charged to the one meter', () => {
    const worlds = worldsIn(proof);
    differenceOf(worlds, treeIn(proof, 'x*y'), treeIn(proof, 'x + y'), []);
    expect(worlds.meter.spent).toBeGreaterThan(0);
  });
});
