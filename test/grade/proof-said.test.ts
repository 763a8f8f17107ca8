/** What is said of answers that are true but unfinished, of bases shown late, and of proofs without the hypothesis. */
import { describe, expect, it } from 'vitest';
import { gradeProof } from '../../src/grade/proof.ts';
import { SETTINGS } from '../derive/derivation-rows.ts';
import { proofOf } from '../problem-here.ts';
import { markOf } from './by-hand.ts';

type Answers = Readonly<Record<string, string | readonly string[]>>;

/** Momentum under a constant gradient c, for which u[k] stands too. */
const CONSTANT = proofOf(`
title: A constant gradient
source: here
statement: here
free: { rho: between 0 and 1, alpha: positive, c: number, u: sequence, k: whole from 1 }
define: [{ define: 's[k]', rule: 'rho*s[k-1] - alpha*u[k]', from: 1 }]
given: ['s[0] = 0', 'u[k] = c']
ask:
  - { ask: 's[1]', lines: ['-alpha*c'] }
  - { ask: 's[2]', in: [rho, alpha, c], lines: ['-alpha*c*(1+rho)'] }
  - { ask: 's[3]', in: [rho, alpha, c, 's[2]'], lines: ['-alpha*c*(1+rho+rho^2)'] }
  - { ask: closed, of: 's[k]', in: [rho, alpha, c, k], without: [sum], lines: ['-alpha*c*(1-rho^k)/(1-rho)'] }
  - { ask: part, about: the factor of c, in: [rho, alpha], lines: ['-alpha*(1+rho)'] }
  - { ask: decay, about: a number, in: [], lines: ['9/10'] }`);

const unfinished = (...names: readonly string[]) => [{ code: 'unfinished', names }];
const ELSEWHERE = [{ code: 'elsewhere' }];

describe('expressions', () => {
  it.each([
    // Any name may stand in the first, and what is given of it is known.
    ['s[1]', '-alpha*c', 'correct', []],
    ['s[1]', '-alpha*u[1]', 'correct', []],
    ['s[1]', 'rho*s[0] - alpha*u[1]', 'correct', []],
    // True by the rule of s[2], but no value of s[1].
    ['s[1]', '(s[2] + alpha*u[2])/rho', 'wrong', ELSEWHERE],
    ['s[1]', 's[1]', 'wrong', ELSEWHERE],
    ['s[1]', 'alpha*c', 'wrong', []],
    // Of the second it is said which names it may have.
    ['s[2]', '-alpha*c - rho*alpha*c', 'correct', []],
    ['s[2]', '-alpha*u[2]*(1+rho)', 'wrong', unfinished('u[2]')],
    ['s[2]', 'rho*s[1] - alpha*c', 'wrong', unfinished('s[1]')],
    ['s[2]', 'rho*s[1] - alpha*u[2]', 'wrong', unfinished('s[1]', 'u[2]')],
    ['s[2]', ['rho*s[1] - alpha*u[2]', '-alpha*c*(1+rho)'], 'correct', []],
    // A slip on the way: nothing is said of the end.
    ['s[2]', ['rho*s[1] + alpha*c', '-alpha*c*(1+rho)'], 'wrong', []],
    ['s[2]', ['rho*s[1] + alpha*c', 'rho*s[1] - alpha*c'], 'wrong', []],
    // Its own name for a term is known by its index.
    ['s[3]', 'rho*s[2] - alpha*c', 'wrong', ELSEWHERE],
    ['s[3]', 'rho^2*s[1] - alpha*c*(1+rho)', 'wrong', unfinished('s[1]')],
    // Without a sum.
    ['closed', '-alpha*c*(1-rho^k)/(1-rho)', 'correct', []],
    ['closed', '-alpha*c*sum(rho^j, j, 0, k-1)', 'wrong', unfinished('sum')],
    ['closed', '1 - 1 - (alpha*c*sum(rho^j, j, 0, k-1))', 'wrong', unfinished('sum')],
    ['closed', '-alpha*sum(rho^(k-j)*u[j], j, 1, k)', 'wrong', unfinished('u[j]', 'sum')],
    ['closed', 'rho*s[k-1] - alpha*c', 'wrong', unfinished('s[k - 1]')],
    ['closed', ['-alpha*c*sum(rho^j, j, 0, k-1)', '-alpha*c*(1-rho^k)/(1-rho)'], 'correct', []],
    // What is defined by its answer alone is true or it is not.
    ['part', '-alpha - alpha*rho', 'correct', []],
    ['part', '-alpha*(1+c)', 'wrong', []],
  ] as const)('%s = %s is %s', (id, answer, mark, remarks) => {
    const found = markOf(CONSTANT, { [id]: answer }, id);
    expect([found.mark, found.remarks]).toEqual([mark, remarks]);
  });
  it('what follows from one’s own is unfinished too where names stand in it that may not', () => {
    const found = markOf(CONSTANT, { 's[1]': 'alpha*c', 's[2]': 'rho*alpha*c - alpha*u[2]' }, 's[2]');
    expect([found.mark, found.remarks]).toEqual(['wrong', unfinished('u[2]')]);
    expect(markOf(CONSTANT, { 's[1]': 'alpha*c', 's[2]': 'rho*alpha*c - alpha*c' }, 's[2]').mark).toBe(
      'carried',
    );
  });
  it('a wrong answer comes with values at which it differs, and with the slip', () => {
    const { difference, changes } = markOf(CONSTANT, { part: '-alpha*(1-rho)' }, 'part');
    expect([...difference!.at.keys()].sort()).toEqual(['alpha', 'rho']);
    expect(changes[0]!.id).toBe('sign');
    const right = markOf(CONSTANT, { part: '-alpha*(1+rho)' }, 'part');
    expect([right.difference, right.changes]).toEqual([null, []]);
    const open = markOf(CONSTANT, { 's[2]': 'rho*s[1] - alpha*c' }, 's[2]');
    expect([open.difference, open.changes]).toEqual([null, []]);
  });
});

describe('where a number is asked', () => {
  it.each([
    ['0.9', 'correct'],
    ['9/10', 'correct'],
    ['rho = 0.9', 'correct'],
    ['decay = 0.9', 'correct'],
    ['x = 1 - 1/10 = 0.9', 'correct'],
    ['rho = 0.8', 'wrong'],
    ['0.9 = 0.8', 'wrong'],
    // The way there counts where it can be read.
    ['0.8 = 0.9', 'wrong'],
    ['x = 1 - 2/10 = 0.9', 'wrong'],
    ['rho^2 = 1 - 1/10 = 0.9', 'correct'],
    ['\\sum_{i=1}^{\\infty} (9/19)^i = 0.9', 'correct'],
    ['\\sum_{i=1}^{\\infty} (1/2)^i = 0.9', 'wrong'],
    ['the larger one = 0.9', 'correct'],
    ['', 'blank'],
  ])('%s is %s', (decay, mark) => {
    expect(markOf(CONSTANT, { decay }, 'decay').mark).toBe(mark);
  });
  it('several lines are a derivation, and every one of them counts', () => {
    const { mark, texts } = markOf(CONSTANT, { decay: ['decay = 1 - 1/10', '= 0.9'] }, 'decay');
    expect([mark, texts]).toEqual(['correct', ['decay = 1 - 1/10', '= 0.9']]);
    expect(markOf(CONSTANT, { decay: ['decay = 1 - 2/10', '= 0.9'] }, 'decay').mark).toBe('wrong');
  });
  it('what stands for it in letters is its name, in the first line', () => {
    expect(markOf(CONSTANT, { decay: ['rho^2 = 1 - 1/10', '= 0.9'] }, 'decay').mark).toBe('correct');
    expect(markOf(CONSTANT, { decay: ['rho^2 = 1 - 2/10', '= 0.9'] }, 'decay').mark).toBe('wrong');
  });
  it.each([
    ['w_k = -alpha*(1+rho)', 'correct'],
    ["α' = -alpha*(1+rho)", 'correct'],
    ['S_\\infty = -alpha*(1+rho) = -alpha - alpha*rho', 'correct'],
    ['w_k = -alpha*(1-rho)', 'wrong'],
    // No name of one's own.
    ['rho = -alpha*(1+rho)', 'wrong'],
    ['w*x = -alpha*(1+rho)', 'unreadable'],
  ])('what has no name may be given one: %s is %s', (part, mark) => {
    expect(markOf(CONSTANT, { part }, 'part').mark).toBe(mark);
  });
  it('elsewhere an equation is what it says', () => {
    // The term is its own left side; a constant is not.
    expect(markOf(CONSTANT, { 's[1]': 's[1] = -alpha*c' }, 's[1]')).toMatchObject({
      mark: 'correct',
      texts: ['s[1] = -alpha*c'],
    });
    expect(markOf(CONSTANT, { part: 'rho = -alpha*(1+rho)' }, 'part').texts).toEqual([
      'rho = -alpha*(1+rho)',
    ]);
    expect(markOf(CONSTANT, { part: 'rho = -alpha*(1+rho)' }, 'part').mark).not.toBe('correct');
  });
});

const BIAS = proofOf(SETTINGS.bias!);
const LATE = ['s[2] = rho*s[1] + (1-rho)*g', 'g*(1-rho^2)'];
const LATER = ['s[3] = rho*s[2] + (1-rho)*g', 'g*(1-rho^3)'];
const lateBase = (at: number) => [{ code: 'late-base', at, first: 1 }];

describe('the base', () => {
  it.each([
    ['as it is', {}, ['rho*s[0] + (1-rho)*g', 'g*(1-rho)'], 'correct', []],
    ['at 0, one earlier', {}, ['s[0] = 0', '= g*(1-rho^0)'], 'correct', []],
    ['no more than its left side', {}, ['s[1]'], 'wrong', ELSEWHERE],
    ['it stops before the end', {}, ['rho*s[0] + (1-rho)*g'], 'wrong', ELSEWHERE],
    ['a false line, and no end', {}, ['rho*s[0] + g'], 'wrong', []],
    ['a false line, and the end', {}, ['rho*s[0] + g', 'g*(1-rho)'], 'wrong', []],
    // Every case before it must be there, and right.
    ['at 2', {}, LATE, 'wrong', lateBase(2)],
    ['at 2, after a wrong case', { 's[1]': 'g' }, LATE, 'wrong', lateBase(2)],
    ['at 2, after the case', { 's[1]': 'g - rho*g' }, LATE, 'correct', []],
    ['at 2, after another case', { 's[2]': 'g*(1-rho^2)' }, LATE, 'wrong', lateBase(2)],
    ['at 3', {}, LATER, 'wrong', lateBase(3)],
    ['at 3, after one case', { 's[1]': 'g - rho*g' }, LATER, 'wrong', lateBase(3)],
    ['at 3, after the other', { 's[2]': 'g*(1-rho^2)' }, LATER, 'wrong', lateBase(3)],
    ['at 3, after both', { 's[1]': 'g - rho*g', 's[2]': 'g*(1-rho^2)' }, LATER, 'correct', []],
  ] as const)('%s', (_, others, base, mark, remarks) => {
    const found = markOf(BIAS, { ...others, base }, 'base');
    expect([found.mark, found.remarks]).toEqual([mark, remarks]);
  });
});

describe('the step', () => {
  it.each([
    ['no more than its left side', ['s[n+1]'], 'wrong', [{ code: 'cases' }]],
    ['a case', ['s[2] = rho*s[1] + (1-rho)*g = g*(1-rho^2)'], 'wrong', [{ code: 'cases' }]],
    ['it stops before the end', ['rho*s[n] + (1-rho)*g'], 'wrong', ELSEWHERE],
    ['a false line, and no end', ['rho*s[n] + g'], 'wrong', []],
    ['a false line, and the end', ['rho*s[n] + g', 'g*(1-rho^(n+1))'], 'wrong', []],
    ['by the hypothesis', ['rho*s[n] + (1-rho)*g', 'g*(1-rho^(n+1))'], 'correct', []],
    [
      'without it',
      ['rho^(n+1)*s[0] + (1-rho)*g*sum(rho^k, k, 0, n)', '(1-rho)*g*sum(rho^k, k, 0, n)', 'g*(1-rho^(n+1))'],
      'correct',
      [{ code: 'direct' }],
    ],
  ] as const)('%s', (_, step, mark, remarks) => {
    const found = markOf(BIAS, { step }, 'step');
    expect([found.mark, found.remarks]).toEqual([mark, remarks]);
  });
});

const NEXT = ['s[n+1] = rho*s[n] + (1-rho)*g', '= rho*g*(1-rho^n) + (1-rho)*g', '= g*(1-rho^(n+1))'];
const BACK = ['g*(1-rho^(n+1))', '= (1-rho)*g + rho*g*(1-rho^n)', '= (1-rho)*g + rho*s[n]', '= s[n+1]'];

describe('a proof as it is written', () => {
  it.each([
    ['with its aim', ['To show: s[n+1] = g*(1-rho^(n+1))', ...NEXT], 'correct'],
    ['with its aim as an equation', ['s[n+1] = g*(1-rho^(n+1))', ...NEXT], 'correct'],
    ['the aim after the hypothesis', ['s[n] = g*(1-rho^n)', 's[n+1] = g*(1-rho^(n+1))', ...NEXT], 'correct'],
    ['the aim alone', ['s[n+1] = g*(1-rho^(n+1))', 's[n+1] = g - g*rho^(n+1)'], 'wrong'],
    ['the aim alone, in words', ['To show: s[n+1] = g*(1-rho^(n+1))'], 'unreadable'],
    [
      'with reasons in words',
      [`${NEXT[0]} by the recurrence`, `${NEXT[1]}, by the induction hypothesis`, NEXT[2]!],
      'correct',
    ],
    ['with a conclusion', [...NEXT, 'Hence s[n] = g*(1-rho^n) for every n'], 'correct'],
    [
      'with words in its formulas',
      ['what s[n+1] = rho*s[n] + (1-rho)*g gives us is', NEXT[2]!],
      'unreadable',
    ],
    [
      'with two statements in a line',
      ['If s[n] = g*(1-rho^n), then s[n+1] = rho*s[n] + (1-rho)*g', ...NEXT.slice(1)],
      'correct',
    ],
    [
      'with a false one of two',
      ['If s[n] = g*rho^n, then s[n+1] = rho*s[n] + (1-rho)*g', ...NEXT.slice(1)],
      'wrong',
    ],
    ['for every number up to n', ['assume s_j = g*(1-rho^j) for all 1 <= j <= n', ...NEXT], 'correct'],
    ['for every number up to n, falsely', ['assume s_j = g*rho^j for all 1 <= j <= n', ...NEXT], 'wrong'],
    [
      'in a letter of its own, which is said',
      [
        'Assume true for n = k, i.e. s_k = g*(1-rho^k).',
        'Then for n = k+1:',
        's_{k+1} = rho*s_k + (1-rho)*g',
        '= g*(1-rho^(k+1))',
      ],
      'correct',
    ],
    [
      'as equivalences',
      [
        's[n+1] = g*(1-rho^(n+1))',
        '<=> rho*s[n] + (1-rho)*g = g*(1-rho^(n+1))',
        '<=> rho*g*(1-rho^n) + (1-rho)*g = g*(1-rho^(n+1))',
      ],
      'correct',
    ],
    ['as equivalences, the claim alone', ['s[n+1] = g*(1-rho^(n+1))', '<=> 0*s[n+1] = 0*g'], 'wrong'],
    [
      'as what follows from the claim',
      ['s[n+1] = g*(1-rho^(n+1))', '=> rho*s[n] + (1-rho)*g = g*(1-rho^(n+1))'],
      'wrong',
    ],
    ['from the right', BACK, 'correct'],
    ['from the right, in one line', [BACK.join(' ')], 'correct'],
    ['from the right, with nothing between', [BACK[0]!, BACK[3]!], 'wrong'],
    ['from the right, with a slip', [BACK[0]!, '= (1-rho)*g + g*(1-rho^n)', ...BACK.slice(2)], 'wrong'],
    ['from the right, which is named', [`RHS = ${BACK[0]}`, BACK[1]!, `${BACK[2]} = LHS`], 'correct'],
    ['from the right in one line', [`RHS = ${BACK.slice(0, 3).join(' ')} = linke Seite`], 'correct'],
    ['from the right to what is the left', [`RHS = ${BACK[0]}`, ...BACK.slice(1, 3)], 'correct'],
    [
      'from the right, the left on its own line',
      [`RHS = ${BACK[0]}`, ...BACK.slice(1, 3), '= LHS'],
      'correct',
    ],
    ['from the right to the left at once', [`RHS = ${BACK[0]} = LHS`], 'wrong'],
    ['the right alone', [`RHS = ${BACK[0]}`], 'wrong'],
    [
      'from the right, which is named, with a slip',
      [`RHS = ${BACK[0]}`, '= (1-rho)*g + g*(1-rho^n)', `${BACK[2]} = LHS`],
      'wrong',
    ],
    ['from the right, after the hypothesis', ['s[n] = g*(1-rho^n)', ...BACK], 'correct'],
    ['from the right, with a conclusion', [...BACK, 'Hence s[n] = g*(1-rho^n) for all n'], 'correct'],
    ['from the right, with the claim again', [...BACK, 'so s[n+1] = g*(1-rho^(n+1))'], 'correct'],
    [
      'from the right, after a false hypothesis',
      ['s[n] = g*rho^n', ...BACK, 'so s[n+1] = g*(1-rho^(n+1))'],
      'wrong',
    ],
    ['the claim between what is the same', [BACK[0]!, BACK[3]!, 'so s[n+1] = g*(1-rho^(n+1))'], 'wrong'],
    ['to the right by its name', [`LHS = ${NEXT[0]} = RHS`], 'correct'],
    ['once round', [`${NEXT.join(' ').slice('s[n+1] = '.length)} = s[n+1]`], 'correct'],
    ['once round, a line each', ['rho*s[n] + (1-rho)*g', NEXT[1]!, NEXT[2]!, '= s[n+1]'], 'correct'],
    ['once round, with a slip', ['rho*s[n] + (1-rho)*g', '= g*(1-rho^n)', '= s[n+1]'], 'wrong'],
    ['as a difference', ['g - s[n+1] = rho*(g - s[n])', '= rho*g*rho^n = g*rho^(n+1)'], 'correct'],
    [
      'as a difference that is nought',
      ['s[n+1] - g*(1-rho^(n+1)) = rho*s[n] + (1-rho)*g - g*(1-rho^(n+1)) = 0'],
      'correct',
    ],
    ['as the same difference, with nothing between', ['s[n+1] - g*(1-rho^(n+1)) = 0'], 'wrong'],
    ['as a difference of another term', ['g - s[n] = g*rho^n'], 'wrong'],
    ['as a product with nought', ['0*s[n+1] = 0*g', 's[n+1] = g*(1-rho^(n+1))'], 'wrong'],
    [
      'as a product with what is nought',
      ['s[n+1]*(s[n] - g*(1-rho^n)) = g*(1-rho^(n+1))*(s[n] - g*(1-rho^n))', 's[n+1] = g*(1-rho^(n+1))'],
      'wrong',
    ],
    [
      'as a quotient of two terms',
      ['s[n+1]/s[n] = (1-rho^(n+1))/(1-rho^n)', 's[n+1] = g*(1-rho^(n+1))'],
      'wrong',
    ],
    [
      'as a sum of two terms',
      ['s[n+1] + s[n] = g*(1-rho^(n+1)) + g*(1-rho^n)', 's[n+1] = g*(1-rho^(n+1))'],
      'wrong',
    ],
    ['as a square', ['s[n+1]^2 = g^2*(1-rho^(n+1))^2', 's[n+1] = g*(1-rho^(n+1))'], 'wrong'],
  ] as const)('%s', (_, step, mark) => {
    expect(markOf(BIAS, { step }, 'step').mark).toBe(mark);
  });
  it.each([
    // A reason on a line of its own.
    ['using s[n] = rho^n*g we get', '', 'wrong'],
    ['because s[n] = rho^n*g we have', '', 'wrong'],
    ['weil s[n] = rho^n*g gilt, folgt', '', 'wrong'],
    ['Using the induction hypothesis, s[n] = rho^n*g:', '', 'wrong'],
    ['using s[n] = g*(1-rho^n) we get', '', 'correct'],
    ['since s[n] = g*(1-rho^n), we get', '', 'correct'],
    ['one might try s[n] = rho^n*g but we do not', '', 'unreadable'],
    // What holds on a condition only, is denied or asked.
    ['', ' for rho = 0', 'unreadable'],
    ['', ' if n = 1', 'unreadable'],
    ['', ' if rho > 1', 'unreadable'],
    ['', ' if n > 5', 'unreadable'],
    ['', ', n >= 3', 'unreadable'],
    ['', ' for rho < 1/2', 'unreadable'],
    ['', ' for rho ∈ (0, 1/2)', 'unreadable'],
    ['', ' for even n', 'unreadable'],
    ['', ' for rho ∈ (0, 1)', 'correct'],
    // Bounds on a line of their own.
    ['where 0 < rho < 1', '', 'correct'],
    ['0 < rho < 1', '', 'correct'],
    ['Let n >= 1', '', 'correct'],
    [`${'rho*'.repeat(20)}rho ∈ (0, 1)`, '', 'correct'],
    ['where rho > 1/2', '', 'unreadable'],
    ['s[n] > 0', '', 'unreadable'],
    // What is still to be shown is no reason, and may be said once it is.
    ['since s[n+1] = g*(1-rho^(n+1)) we get', '', 'unreadable'],
    ['since s[n+2] = g*(1-rho^(n+2)) we get', '', 'unreadable'],
    ['now we want s[n+1] = g*(1-rho^(n+1)), and by algebra', '', 'correct'],
    ['', ' since s[n+1] = g*(1-rho^(n+1))', 'correct'],
    ['If s[n] = g*(1-rho^n):', '', 'correct'],
    ['If s[n] = g*(1-rho^n) then', '', 'correct'],
    ['If s[n] = g*rho^n:', '', 'wrong'],
    ['with k = n + 1:', '', 'correct'],
    ['Assume it for all k <= n', '', 'correct'],
    ['', ' since rho*rho^n = rho^(2*n)', 'unreadable'],
    ['', ' is false', 'unreadable'],
    ['', ' ?', 'unreadable'],
    ['', ' % s[n] = 0', 'wrong'],
    ['', ' // s[n] = 0', 'wrong'],
    ['', ' for n = 0, 1, 2, ...', 'correct'],
    ['', ' for 0 < rho < 1', 'correct'],
    ['', ', n >= 0', 'correct'],
    ['', ' (n ≥ 0)', 'correct'],
    ['', ' (n = 1)', 'unreadable'],
    ['', ' (as rho*rho^n = rho^(n+1))', 'correct'],
    ['', ' (IH: s[n] = g*(1-rho^n))', 'correct'],
    // The claim by its name.
    ['P(n): s_n = g*(1-rho^n)', '', 'correct'],
    ['P(n+1): s_{n+1} = g*(1-rho^(n+1))', '', 'correct'],
    ['P(n): s_n = g*rho^n', '', 'wrong'],
    ['Prove for n+1 (P(n+1)): s_{n+1} = g*(1-rho^(n+1))', '', 'correct'],
  ])('%s …%s', (before, behind, mark) => {
    const step = [NEXT[0]!, before, `${NEXT[2]}${behind}`];
    expect(markOf(BIAS, { step }, 'step').mark).toBe(mark);
  });
  it('a value that a condition gives is not false without it', () => {
    const base = (end: string) => markOf(BIAS, { base: `s[1] = g*(1-rho) = ${end}` }, 'base').mark;
    expect(base('g*(1-rho^n) for n = 1')).toBe('unreadable');
    expect(base('g*(1-rho) for n = 1')).toBe('correct');
    expect(base('g*(1-rho^n)')).toBe('wrong');
    expect(markOf(BIAS, { base: ['P(1): s_1 = rho*s_0 + (1-rho)*g', '= (1-rho)*g'] }, 'base').mark).toBe(
      'correct',
    );
  });
  it('an answer for one number only is none for all', () => {
    const closed = (behind: string) =>
      markOf(CONSTANT, { closed: `-alpha*c*(1-rho^k)/(1-rho)${behind}` }, 'closed').mark;
    expect(closed(' if k = 1')).toBe('unreadable');
    expect(closed(' for k >= 1')).toBe('correct');
    expect(closed(' for k >= 4')).toBe('unreadable');
  });
  it('where a number is asked, a value of a name is no condition', () => {
    expect(markOf(CONSTANT, { decay: '9/10 for rho = 0.9' }, 'decay').mark).toBe('correct');
    expect(markOf(CONSTANT, { part: '-alpha*(1+rho) for rho = 0' }, 'part').mark).toBe('unreadable');
  });
  it('an expression may be led back to what it is', () => {
    const lines = (first: string) => [
      first,
      '= rho*(1-rho)*g + (1-rho)*g',
      '= rho*s[1] + (1-rho)*g',
      '= s[2]',
    ];
    expect(markOf(BIAS, { 's[2]': lines('g*(1-rho^2)') }, 's[2]').mark).toBe('correct');
    expect(markOf(BIAS, { 's[2]': lines('g*(1+rho^2)') }, 's[2]').mark).toBe('wrong');
  });
  it('an expression may go once round', () => {
    const round = (end: string) => `rho*s[1] + (1-rho)*g = rho*(1-rho)*g + (1-rho)*g = ${end} = s[2]`;
    expect(markOf(BIAS, { 's[2]': round('g*(1-rho^2)') }, 's[2]').mark).toBe('correct');
    expect(markOf(BIAS, { 's[2]': round('g*(1+rho^2)') }, 's[2]').mark).toBe('wrong');
    expect(markOf(BIAS, { base: 'rho*s[0] + (1-rho)*g = (1-rho)*g = s[1]' }, 'base').mark).toBe('correct');
    expect(markOf(BIAS, { 's[2]': 's[2] = RHS' }, 's[2]').mark).toBe('wrong');
  });
});

describe('the range is held against where the base starts', () => {
  const shown = (base: readonly string[], others: Answers = {}) =>
    gradeProof(BIAS, { ...others, base, range: 'n >= 0' }).range;
  it.each([
    ['s[0] = 0', 0],
    [' s[ 0 ] = 0', 0],
    ['s_0 = 0', 0],
    ['s_{0} = 0', 0],
    ['s _{ 0 } = 0', 0],
  ])('%s: from 0 on', (line, start) => {
    expect(shown([line, '= g*(1-rho^0)'])).toMatchObject({ mark: 'correct', shown: start, first: 1 });
  });
  it.each([
    ['the usual one', ['s[1] = (1-rho)*g'], {}, 1],
    ['one without its left side', ['(1-rho)*g'], {}, 1],
    ['a late one after its cases', LATE, { 's[1]': 'g - rho*g' }, 1],
    ['a late one without', LATE, {}, null],
    ['a wrong one', ['s[0] = 0', '= g'], {}, null],
    ['a blank one', [], {}, null],
  ] as const)('%s', (_, base, others, start) => {
    expect(shown(base, others)).toMatchObject({ mark: 'wrong', shown: start });
  });
  it('of a problem that starts at 2: from 1 on where the base does', () => {
    const proof = proofOf(SETTINGS.bias!.replace('from: 1\n    base', 'from: 2\n    base'));
    const range = (base: readonly string[]) => gradeProof(proof, { base, range: 'n >= 1' }).range;
    expect(range(['s[1] = (1-rho)*g'])).toMatchObject({ mark: 'correct', shown: 1, first: 2 });
    expect(range(['s[2] = rho*s[1] + (1-rho)*g', '= g*(1-rho^2)'])).toMatchObject({
      mark: 'wrong',
      shown: 2,
    });
  });
  it('is not there where it is not said', () => {
    expect(gradeProof(BIAS, {}).range).toBeNull();
    expect(gradeProof(BIAS, { range: ' ' }).range).toBeNull();
    expect(gradeProof(BIAS, { range: ['for all', 'n >= 1'] }).range).toMatchObject({
      text: 'for all n >= 1',
      mark: 'correct',
      shown: null,
    });
  });
});
