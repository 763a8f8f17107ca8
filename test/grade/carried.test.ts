/** From which earlier answer an expression is carried: the nearest wrong one that it rests on, in problems where two of them differ. */
import { describe, expect, it } from 'vitest';
import { gradeProof } from '../../src/grade/proof.ts';
import type { Proof } from '../../src/problem/proof.ts';
import { proofOf } from '../problem-here.ts';
import { markOf } from './by-hand.ts';

type Answers = Readonly<Record<string, string | readonly string[]>>;

const told = (proof: Proof, answers: Answers, id: string, shown: readonly string[] = []): string => {
  const { mark, from } = markOf(proof, answers, id, shown);
  return [mark, ...from].join(' ');
};

/** Two running averages, and how far they are apart: q[n] rests on s[n] and r[n], which rest on those before. */
const APART = proofOf(`
title: Two averages
source: here
statement: here
free: { rho: between 0 and 1, g: number, h: number }
define:
  - { define: 's[n]', rule: 'rho*s[n-1] + (1-rho)*g', from: 1 }
  - { define: 'r[n]', rule: 'rho*r[n-1] + (1-rho)*h', from: 1 }
  - { define: 'q[n]', rule: 'r[n] - s[n]', from: 1 }
given: ['s[0] = 0', 'r[0] = 0']
ask:
  - { ask: first, of: 's[1]', lines: ['(1-rho)*g'] }
  - { ask: 'r[1]', lines: ['(1-rho)*h'] }
  - { ask: 'q[1]', lines: ['(1-rho)*(h - g)'] }
  - { ask: 's[2]', lines: ['(1-rho^2)*g'] }
  - { ask: 'r[2]', lines: ['(1-rho^2)*h'] }
  - { ask: 'q[2]', lines: ['(1-rho^2)*(h - g)'] }`);

describe('along the definitions of its terms', () => {
  const RIGHT = {
    first: '(1-rho)*g',
    'r[1]': '(1-rho)*h',
    'q[1]': '(1-rho)*(h-g)',
    's[2]': '(1-rho^2)*g',
    'r[2]': '(1-rho^2)*h',
  };
  it.each([
    // What is right rests on nothing.
    ['all before is right', {}, 'q[2]', '(1-rho^2)*(h - g)', 'correct'],
    ['the right one after a wrong one', { 's[2]': 'g' }, 'q[2]', '(1-rho^2)*(h - g)', 'correct'],
    // s[2] = g, or r[2] = h, put in.
    ['the one before is wrong', { 's[2]': 'g' }, 'q[2]', '(1-rho^2)*h - g', 'carried s[2]'],
    ['the other one is wrong', { 'r[2]': 'h' }, 'q[2]', 'h - (1-rho^2)*g', 'carried r[2]'],
    ['both are wrong', { 's[2]': 'g', 'r[2]': 'h' }, 'q[2]', 'h - g', 'carried s[2] r[2]'],
    // At the first index of a definition too; the answer has a name of its own.
    ['at its first index', { first: 'g' }, 'q[1]', '(1-rho)*h - g', 'carried first'],
    ['both, at its first index', { first: 'g', 'r[1]': 'h' }, 'q[1]', 'h - g', 'carried first r[1]'],
    // s[1] = g gives s[2] = rho*g + (1-rho)*g = g.
    ['from the one before that', { first: 'g' }, 's[2]', 'g', 'carried first'],
    ['through one that is carried', { first: 'g', 's[2]': 'g' }, 'q[2]', '(1-rho^2)*h - g', 'carried first'],
    ['through one left blank', { first: 'g', 's[2]': '' }, 'q[2]', '(1-rho^2)*h - g', 'carried first'],
    ['through one unreadable', { first: 'g', 's[2]': 'g (' }, 'q[2]', '(1-rho^2)*h - g', 'carried first'],
    // s[2] = 2g follows from nothing: it is the nearest.
    ['the nearest of two', { first: 'g', 's[2]': '2*g' }, 'q[2]', '(1-rho^2)*h - 2*g', 'carried s[2]'],
    [
      'each by its own way',
      { first: 'g', 's[2]': 'g', 'r[2]': '2*h' },
      'q[2]',
      '2*h - g',
      'carried first r[2]',
    ],
    // A wrong answer that this one does not rest on is none to be carried from.
    ['another is wrong', { 'q[1]': 'h' }, 'q[2]', '(1-rho^2)*h - g', 'wrong'],
    ['neither the right one nor one’s own', { 's[2]': 'g' }, 'q[2]', 'h - g', 'wrong'],
  ])('%s', (_, others, id, answer, expected) => {
    expect(told(APART, { ...RIGHT, ...others, [id]: answer }, id)).toBe(expected);
  });
  it('what is shown worked counts as right, whatever was typed for it', () => {
    const answers = { ...RIGHT, 's[2]': 'g', 'q[2]': '(1-rho^2)*h - g' };
    expect(told(APART, answers, 'q[2]', ['s[2]'])).toBe('wrong');
    expect(told(APART, { ...answers, 'q[2]': '(1-rho^2)*(h - g)' }, 'q[2]', ['s[2]'])).toBe('correct');
    expect(told(APART, { 'q[2]': '(1-rho^2)*(h - g)' }, 'q[2]', ['s[2]', 'r[2]'])).toBe('correct');
  });
  it('shown worked are neither told nor counted', () => {
    const { steps, earned, total, shown } = gradeProof(APART, RIGHT, new Set(['s[2]', 'r[1]']));
    expect(steps.map(({ ask }) => ask.id)).toEqual(['first', 'q[1]', 'r[2]', 'q[2]']);
    expect([earned, total, [...shown]]).toEqual([3, 4, ['s[2]', 'r[1]']]);
  });
  it('carried answers count, wrong ones do not', () => {
    const { earned, total } = gradeProof(APART, { ...RIGHT, 's[2]': 'g', 'q[2]': '(1-rho^2)*h - g' });
    expect([earned, total]).toEqual([5, 6]);
  });
});

describe('a derivation goes on from what the student has, or from what is right', () => {
  const verdicts = (lines: readonly string[], first = 'g'): string[] =>
    markOf(APART, { first, 's[2]': lines }, 's[2]').lines.map(({ verdict }) => verdict);
  const START = 'rho*s[1] + (1-rho)*g';
  it.each([
    ['one’s own', ['rho*g + (1-rho)*g', 'g'], 'carried first'],
    ['the right one', ['rho*(1-rho)*g + (1-rho)*g', '(1-rho^2)*g'], 'correct'],
  ])('%s', (_, lines, expected) => {
    expect(verdicts([START, ...lines])).toEqual(['holds', 'holds', 'holds']);
    expect(told(APART, { first: 'g', 's[2]': [START, ...lines] }, 's[2]')).toBe(expected);
  });
  it('a line that neither gives fails, and those before it are held against one’s own', () => {
    expect(verdicts([START, 'rho*g + (1-rho)*g', 'rho*g + g'])).toEqual(['holds', 'holds', 'fails']);
  });
  it('a line that the right one gives holds, though a later one fails', () => {
    expect(verdicts(['rho*(1-rho)*g + (1-rho)*g', 'rho*g'])).toEqual(['holds', 'fails']);
  });
  it('what is wrong before does not make a false line right', () => {
    expect(verdicts([START, 'rho*h + (1-rho)*g'])).toEqual(['holds', 'fails']);
  });
  it('an answer that speaks of its own term is not put in', () => {
    // With s[1] = s[1] + g put in, rho*s[1] would be rho*s[1] + rho*g, and again, for ever.
    expect(verdicts([START, 'rho*(s[1] + g) + (1-rho)*g'], 's[1] + g')).toEqual(['holds', 'fails']);
    expect(told(APART, { first: 's[1] + g', 's[2]': [START, '(1-rho^2)*g'] }, 's[2]')).toBe('correct');
  });
});

/** Terms far along a sequence, each from the one before, for every t. */
const LATER = proofOf(`
title: Later terms
source: here
statement: here
free: { beta: between 0 and 1, g: sequence, t: whole from 1 }
define: [{ define: 'm[t]', rule: 'beta*m[t-1] + g[t]', from: 1 }]
given: ['m[0] = 0']
ask:
  - { ask: 'm[1]', lines: ['g[1]'] }
  - { ask: 'm[2]', lines: ['beta*g[1] + g[2]'] }
  - { ask: two, of: 'm[t+2]', lines: ['beta*(beta*m[t] + g[t+1]) + g[t+2]'] }
  - { ask: three, of: 'm[t+3]', lines: ['beta*m[t+2] + g[t+3]'] }
  - { ask: four, of: 'm[t+4]', lines: ['beta*m[t+3] + g[t+4]'] }`);

describe('by what may be put in, where no definition leads from number to number', () => {
  const TWO = 'beta*(beta*m[t] + g[t+1]) + g[t+2]';
  it.each([
    // two lost a gradient: m[t+2] = beta*m[t] + g[t+2].
    [
      'from the one before',
      { two: 'beta*m[t] + g[t+2]' },
      'three',
      'beta*(beta*m[t] + g[t+2]) + g[t+3]',
      'two',
    ],
    [
      'through one that is carried',
      { two: 'beta*m[t] + g[t+2]', three: 'beta*(beta*m[t] + g[t+2]) + g[t+3]' },
      'four',
      'beta*(beta*(beta*m[t] + g[t+2]) + g[t+3]) + g[t+4]',
      'two',
    ],
    ['a later one', { two: TWO, three: 'beta*m[t+2]' }, 'four', 'beta*beta*m[t+2] + g[t+4]', 'three'],
    [
      'the nearest of two',
      { two: 'beta*m[t] + g[t+2]', three: 'beta*m[t]' },
      'four',
      'beta*beta*m[t] + g[t+4]',
      'three',
    ],
    [
      'past one that is right',
      { two: 'beta*m[t] + g[t+2]', three: 'beta*m[t+2] + g[t+3]' },
      'four',
      'beta*(beta*(beta*m[t] + g[t+2]) + g[t+3]) + g[t+4]',
      'two',
    ],
    // A case is not put into what is shown for every t.
    ['past a case', { 'm[2]': 'g[2]', two: 'g[t+2]' }, 'three', 'beta*g[t+2] + g[t+3]', 'two'],
  ])('%s', (_, others, id, answer, from) => {
    expect(told(LATER, { ...others, [id]: answer }, id)).toBe(`carried ${from}`);
  });
  it('a case is carried from the cases before it alone', () => {
    expect(told(LATER, { 'm[1]': '2*g[1]', 'm[2]': '2*beta*g[1] + g[2]' }, 'm[2]')).toBe('carried m[1]');
  });
  it('and nothing general from a case', () => {
    expect(told(LATER, { 'm[2]': 'g[2]', two: 'g[t+2]' }, 'two')).toBe('wrong');
  });
});
