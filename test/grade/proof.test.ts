/** Symbolic problems marked: the sources' own lines and slips, proofs by several routes, what is carried, and bad input. */
import { describe, expect, it } from 'vitest';
import { EXPRESSION_TABLE } from '../../src/diagnose/expressions.ts';
import type { StepResult } from '../../src/explain/marks.ts';
import { explainProof } from '../../src/explain/proof-marks.ts';
import { describeProof } from '../../src/explain/proof-page.ts';
import { gradeProof } from '../../src/grade/proof.ts';
import { isProof, loadProblem } from '../../src/problem/load.ts';
import type { Proof } from '../../src/problem/proof.ts';
import { proofOf } from '../problem-here.ts';

const proofNamed = (id: string): Proof => {
  const { problem } = loadProblem(`problems/${id}.yaml`, new Map());
  if (!problem || !isProof(problem)) throw new Error(`${id} is no proof`);
  return problem;
};
const bias = proofNamed('bias-correction');
const sum = proofNamed('momentum-weighted-sum');
const heavy = proofNamed('heavy-ball-unrolled');

type Answers = Readonly<Record<string, string | readonly string[]>>;
const marked = (proof: Proof, answers: Answers) => explainProof(gradeProof(proof, answers), 'full');
const step = (
  proof: Proof,
  id: string,
  answer: string | readonly string[],
  others: Answers = {},
): StepResult => marked(proof, { ...others, [id]: answer }).steps[id]!;
const verdicts = ({ lines = [] }: StepResult): string[] =>
  lines.map(({ verdict, by, big }) => `${by ?? verdict}${big ? ' big' : ''}`);

it('the page says where a wrong answer is worth something else, names or none', () => {
  const geometric = proofNamed('geometric-series');
  const observed = (proof: Proof, id: string, answer: string): unknown =>
    describeProof(gradeProof(proof, { [id]: answer })).steps[id]!.observed;
  expect(observed(geometric, 'negative', '7/13')).toBe('The right answer is 2/3, this one 7/13.');
  expect(observed(bias, 's[1]', 'rho*g')).toMatch(/^At g = .*: the right answer is .*, this one /);
});

describe('the four cases of the exercise sheet', () => {
  /** Equations (16a) to (19c), a chain each; source: the exercise sheet's proof part. */
  const CASES: Answers = {
    's[1]': ['\\rho \\cdot s_0 + (1-\\rho) \\cdot g', '0 + (1-\\rho)\\cdot g'],
    'shat[1]': ['\\frac{s_1}{1-\\rho^1}', '\\frac{(1-\\rho)\\cdot g}{(1-\\rho)}', 'g'],
    's[2]': [
      '\\rho \\cdot s_1 + (1-\\rho)\\cdot g',
      '\\rho\\cdot(1-\\rho)\\cdot g + (1-\\rho)\\cdot g',
      'g\\cdot(1-\\rho^2)',
    ],
    'shat[2]': ['\\frac{s_2}{1-\\rho^2}', '\\frac{(1-\\rho^2)\\cdot g}{(1-\\rho^2)}', 'g'],
    's[3]': [
      '\\rho\\cdot s_2 + (1-\\rho)\\cdot g',
      '\\rho\\cdot(1-\\rho^2)\\cdot g + (1-\\rho)\\cdot g',
      'g\\cdot(1-\\rho)\\cdot(1+\\rho+\\rho^2)',
      'g(1-\\rho^3)',
    ],
    'shat[3]': ['\\frac{s_3}{1-\\rho^3}', '\\frac{(1-\\rho^3)\\cdot g}{(1-\\rho^3)}', 'g'],
    's[4]': [
      '\\rho\\cdot s_3 + (1-\\rho)\\cdot g',
      '\\rho\\cdot g\\cdot(1-\\rho)\\cdot(1+\\rho+\\rho^2) + (1-\\rho)\\cdot g',
      'g\\cdot(1-\\rho)\\cdot(1+\\rho+\\rho^2+\\rho^3)',
      'g(1-\\rho^4)',
    ],
    'shat[4]': ['\\frac{s_4}{1-\\rho^4}', '\\frac{(1-\\rho^4)\\cdot g}{(1-\\rho^4)}', 'g'],
  };
  const { steps, score } = marked(bias, CASES);
  it.each([
    ['s[1]', ['definition', 'given']],
    ['shat[1]', ['definition', 'definition', 'algebra']],
    ['s[2]', ['definition', 'definition', 'algebra']],
    ['shat[2]', ['definition', 'definition', 'algebra']],
    ['s[3]', ['definition', 'definition', 'algebra', 'algebra']],
    ['shat[3]', ['definition', 'definition', 'algebra']],
    ['s[4]', ['definition', 'definition', 'algebra', 'algebra']],
    ['shat[4]', ['definition', 'definition', 'algebra']],
  ])('%s: every line holds, by %s', (id, by) => {
    expect(verdicts(steps[id]!)).toEqual(by);
    expect(steps[id]!.mark).toBe('correct');
  });
  it('are counted, and alone are no induction: what is missing is said kindly', () => {
    expect(score.earned).toBe(8);
    expect(steps.base!.mark).toBe('blank');
    expect(steps.step!.mark).toBe('blank');
    expect(steps.step!.feedback).toContain('The cases s[1], s[2], s[3], s[4] are right and counted.');
    expect(steps.step!.feedback).toContain('start from s[n + 1], write it by its recurrence');
  });
  it.each([
    ['a fifth case in the place of the step', ['s[5] = rho*s[4] + (1-rho)*g = g*(1-rho^5)']],
    ['words in its place', 'and so on, thus by induction it holds'],
  ])('%s is no step either', (_, answer) => {
    const { mark, feedback } = step(bias, 'step', answer, CASES);
    expect(['wrong', 'unreadable']).toContain(mark);
    expect(feedback).toMatch(/start from s\[n \+ 1\]|shown in a line/);
  });
});

describe('the step of the induction', () => {
  it.each([
    [
      'expand, then factor',
      [
        'rho*s[n] + (1-rho)*g',
        'rho*g*(1-rho^n) + (1-rho)*g',
        'rho*g - g*rho^(n+1) + g - rho*g',
        'g*(1-rho^(n+1))',
      ],
      ['definition', 'hypothesis', 'algebra', 'algebra'],
    ],
    [
      'the geometric sum',
      [
        'rho*s[n] + (1-rho)*g',
        'rho*g*(1-rho)*sum(rho^k, k, 0, n-1) + (1-rho)*g',
        'g*(1-rho)*(rho*sum(rho^k, k, 0, n-1) + 1)',
        'g*(1-rho)*sum(rho^k, k, 0, n)',
        'g*(1-rho^(n+1))',
      ],
      ['definition', 'hypothesis', 'algebra', 'algebra', 'algebra'],
    ],
    ['put in at once', ['rho*g*(1-rho^n) + (1-rho)*g', 'g*(1-rho^(n+1))'], ['hypothesis big', 'algebra']],
    ['two lines', ['rho*s[n] + (1-rho)*g', 'g*(1-rho^(n+1))'], ['definition', 'hypothesis']],
    [
      'one line with several equals signs',
      ['s[n+1] = rho*s[n] + (1-rho)*g = rho*g*(1-rho^n) + (1-rho)*g = g*(1-rho^(n+1))'],
      ['definition', 'hypothesis', 'algebra'],
    ],
    [
      'the left side alone first',
      ['s[n+1]', '= rho*s[n] + (1-rho)*g', '= g*(1-rho^(n+1))'],
      ['algebra', 'definition', 'hypothesis'],
    ],
    [
      'the left side on every line',
      [
        's_{n+1} = \\rho s_n + (1-\\rho) g',
        's_{n+1} = \\rho g (1-\\rho^n) + (1-\\rho) g',
        's_{n+1} = g (1-\\rho^{n+1})',
      ],
      ['definition', 'hypothesis', 'algebra'],
    ],
    [
      'from n - 1 to n',
      ['s[n] = rho*s[n-1] + (1-rho)*g', 'rho*g*(1-rho^(n-1)) + (1-rho)*g', 'g*(1-rho^n)'],
      ['definition', 'hypothesis', 'algebra'],
    ],
    [
      'from n - 1 to n, unsaid',
      ['rho*s[n-1] + (1-rho)*g', 'rho*g*(1-rho^(n-1)) + (1-rho)*g', 'g*(1-rho^n)'],
      ['definition', 'hypothesis', 'algebra'],
    ],
    [
      'with a letter of one’s own',
      ['s[k+1] = rho*s[k] + (1-rho)*g', 'rho*g*(1-rho^k) + (1-rho)*g', 'g*(1-rho^(k+1))'],
      ['definition', 'hypothesis', 'algebra'],
    ],
    [
      'the hypothesis on a line of its own',
      [
        's[n] = g*(1-rho^n)',
        's[n+1] = rho*s[n] + (1-rho)*g',
        '= rho*g*(1-rho^n) + (1-rho)*g',
        '= g*(1-rho^(n+1))',
      ],
      ['hypothesis', 'definition', 'hypothesis', 'algebra'],
    ],
    [
      'back to the start',
      ['rho^(n+1)*s[0] + (1-rho)*g*sum(rho^k, k, 0, n)', '(1-rho)*g*sum(rho^k, k, 0, n)', 'g*(1-rho^(n+1))'],
      ['definition', 'given', 'algebra'],
    ],
  ] as const)('%s', (_, lines, by) => {
    const found = step(bias, 'step', lines);
    expect(verdicts(found)).toEqual(by);
    expect(found.mark).toBe('correct');
  });
  it.each([
    ['the claim for the term itself', ['g*(1-rho^(n+1))'], ['circular']],
    ['the claim multiplied out', ['g - rho^(n+1)*g', 'g*(1-rho^(n+1))'], ['circular', 'algebra']],
    [
      'a slip, and what follows from it',
      ['rho*s[n] + g', 'rho*g*(1-rho^n) + g', 'g*(1 + rho - rho^(n+1))'],
      ['fails', 'hypothesis', 'algebra'],
    ],
    [
      'a right last line after a false one',
      ['rho*s[n] + (1-rho)*g', 'rho*g*(1-rho^n) + g', 'g*(1-rho^(n+1))'],
      ['definition', 'fails', 'fails'],
    ],
    [
      'the hypothesis one off',
      ['rho*s[n] + (1-rho)*g', 'rho*g*(1-rho^(n+1)) + (1-rho)*g'],
      ['definition', 'fails'],
    ],
    ['it stops before the end', ['rho*s[n] + (1-rho)*g'], ['definition']],
    ['a case for the step', ['s[2] = rho*s[1] + (1-rho)*g = g*(1-rho^2)'], ['definition', 'hypothesis']],
  ] as const)('%s is wrong', (_, lines, by) => {
    const found = step(bias, 'step', lines);
    expect(verdicts(found)).toEqual(by);
    expect(found.mark).toBe('wrong');
  });
});

describe('the base and the range', () => {
  it.each([
    [['rho*s[0] + (1-rho)*g', '(1-rho)*g'], 'correct'],
    [['s[1] = (1-rho)*g'], 'correct'],
    [['s[0] = 0 = g*(1-rho^0)'], 'correct'],
    [['rho*s[0] + (1-rho)*g'], 'wrong'],
    [['rho*s[0] + g', 'g'], 'wrong'],
    [['s[2] = rho*s[1] + (1-rho)*g', 'g*(1-rho^2)'], 'wrong'],
  ] as const)('%j: %s', (lines, mark) => {
    expect(step(bias, 'base', lines).mark).toBe(mark);
  });
  it('may start later where the cases before are shown', () => {
    const late = ['s[2] = rho*s[1] + (1-rho)*g', 'g*(1-rho^2)'];
    expect(step(bias, 'base', late, { 's[1]': 'g(1-rho)' }).mark).toBe('correct');
  });
  it.each([
    ['n >= 1', 'correct'],
    ['n > 0', 'correct'],
    ['for all n ≥ 1', 'correct'],
    ['n = 1, 2, 3, ...', 'correct'],
    ['n \\in \\mathbb{N}', 'correct'],
    ['n >= 2', 'wrong'],
    ['n >= 0', 'wrong'],
    ['yes', 'unreadable'],
  ])('range %s: %s, and it is not counted', (range, mark) => {
    const found = marked(bias, { base: ['rho*s[0] + (1-rho)*g', '(1-rho)*g'], range });
    expect(found.steps.range!.mark).toBe(mark);
    expect(found.score).toEqual({ earned: 1, total: bias.asks.length });
  });
});

describe('the weights of momentum', () => {
  it.each([
    '(1-beta)*beta^(t-k)',
    'beta^(t-k) - beta^(t-k+1)',
    '(1-β)β^{t−k}',
    '\\beta^{t-k}\\cdot(1-\\beta)',
    '(1-beta)*beta^t/beta^k',
    '-(beta-1)*beta^(t-k)',
    '(1-beta)*beta*beta^(t-k-1)',
    '(1-beta^2)*beta^(t-k)/(1+beta)',
  ])('%s is right', (weight) => {
    expect(step(sum, 'weight', weight).mark).toBe('correct');
  });
  it.each([
    ['beta^k*(1-beta)', 'factor'],
    ['beta^(t-k)', 'factor'],
    ['(1+beta)*beta^(t-k)', 'sign'],
    ['(1-beta)*beta^(t-k-1)', 'factor'],
    ['(1-beta)*beta^t', 'factor'],
  ])('%s is wrong, a slip of %s', (weight, slip) => {
    const found = step(sum, 'weight', weight);
    expect(found.mark).toBe('wrong');
    expect(found.slips).toEqual([slip]);
    expect(found.feedback).toMatch(/At t = \d, k = \d, beta = \S+ the right answer is/);
  });
  it('the sources’ own lines: β·β·(m + (1−β)g) fails, what follows from it is carried, and the sum of βʲ is wrong', () => {
    const found = marked(sum, {
      two: ['beta*m[t+1] + (1-beta)*g[t+2]', 'beta*beta*(m[t] + (1-beta)*g[t+1]) + (1-beta)*g[t+2]'],
      three: 'beta*(beta*beta*(m[t] + (1-beta)*g[t+1]) + (1-beta)*g[t+2]) + (1-beta)*g[t+3]',
      unrolled: 'beta^n*m[t] + sum(beta^j*(1-beta)*g[t+j], j, 1, n)',
    });
    expect(verdicts(found.steps.two!)).toEqual(['definition', 'fails']);
    expect(found.steps.two!.mark).toBe('wrong');
    expect(found.steps.three).toMatchObject({ mark: 'carried', from: ['two'] });
    expect(found.steps.unrolled!.mark).toBe('wrong');
  });
});

describe('heavy ball', () => {
  it('the second gradient taken at the first weights is wrong, and what follows is carried', () => {
    const { steps } = marked(heavy, {
      'm[2]': 'eta*(beta*g[0] + g[0])',
      'm[3]': 'beta*eta*(beta+1)*g[0] + eta*g[2]',
    });
    expect(steps['m[2]']!.mark).toBe('wrong');
    expect(steps['m[3]']).toMatchObject({ mark: 'carried', from: ['m[2]'] });
  });
  it('true, but not in the names that are asked', () => {
    const found = step(heavy, 'm[2]', 'beta*m[1] + eta*g[1]');
    expect(found.mark).toBe('wrong');
    expect(found.feedback).toContain('not finished: m[1] should not stand in it');
  });
});

describe('what is said of an answer that is true, or shown in another way', () => {
  const geometric = proofNamed('geometric-series');
  const remarks = (proof: Proof, answers: Answers, id: string) =>
    gradeProof(proof, answers).steps.find(({ ask }) => ask.id === id)!.remarks;
  it.each([
    ['S[3]', 'S[2] + q^2', { code: 'unfinished', names: ['S[2]'] }],
    ['closed', '(S[n] - q*S[n])/(1-q)', { code: 'elsewhere' }],
    ['product', 'sum(A^i, i, 0, n-1) - A*sum(A^i, i, 0, n-1)', { code: 'unfinished', names: ['sum'] }],
    ['S[2]', 'S[2]', { code: 'elsewhere' }],
  ])('%s = %s', (id, answer, remark) => {
    expect(remarks(geometric, { [id]: answer }, id)).toEqual([remark]);
  });
  it('with the hypothesis nothing is said, without it that it is as good', () => {
    const withIt = ['rho*s[n] + (1-rho)*g', 'rho*g*(1-rho^n) + (1-rho)*g', 'g*(1-rho^(n+1))'];
    expect(remarks(bias, { step: withIt }, 'step')).toEqual([]);
    const without = [
      'rho*s[n] + (1-rho)*g',
      'rho*(rho*s[n-1] + (1-rho)*g) + (1-rho)*g',
      'rho^(n+1)*s[0] + (1-rho)*g*sum(rho^k, k, 0, n)',
      '(1-rho)*g*sum(rho^k, k, 0, n)',
      'g*(1-rho^(n+1))',
    ];
    expect(remarks(bias, { step: without }, 'step')).toEqual([{ code: 'direct' }]);
  });
});

describe('feedback levels', () => {
  it('where tells no values and no slips; hint no right answer', () => {
    const marks = gradeProof(sum, { weight: 'beta^k*(1-beta)' });
    const where = explainProof(marks, 'where');
    expect(where.slips).toEqual([]);
    expect(JSON.stringify(where)).not.toContain('t - k');
    const hint = explainProof(marks, 'hint').steps.weight!;
    expect(hint.expected).toBeUndefined();
    expect(hint.feedback).toContain('Look at the factors and powers in it.');
  });
});

describe('the table of slips in expressions', () => {
  it.each(EXPRESSION_TABLE.map((row) => [row.kind, row] as const))(
    '%s',
    (kind, { id, example: [rule, wrote] }) => {
      const proof = proofOf(`
title: here
source: here
statement: here
free: { beta: between 0 and 1, rho: between 0 and 1, m: number, g: sequence, t: whole from 3, k: whole from 1 to t, n: whole from 2 }
ask: [{ ask: answer, about: here, lines: ['${rule.replace('g[k', 'g[k').replace(/\bg\b(?!\[)/g, 'g[1]')}'] }]`);
      const { changes } = gradeProof(proof, { answer: wrote.replace(/\bg\b(?!\[)/g, 'g[1]') }).steps[0]!;
      expect(changes.map((change) => `${change.id}: ${change.kind}`)).toContain(`${id}: ${kind}`);
    },
  );
});

it('an index taken for a constant is wrong, and no slip that is known', () => {
  const proof = proofOf(`
title: here
source: here
statement: here
free: { beta: between 0 and 1, rho: between 0 and 1, m: number, t: whole from 3 }
ask: [{ ask: answer, about: here, lines: ['beta*m'] }]`);
  const told = (answer: string) => gradeProof(proof, { answer }).steps[0]!.changes.map(({ kind }) => kind);
  expect([told('rho*m'), told('t*m')]).toEqual([['one constant for another'], []]);
});

describe('bad input gets a clear word', () => {
  it.each([
    ['g*(1-rho^1e9)', 'unreadable', 'exponent'],
    ['0^0', 'unreadable', '0^0 has no agreed value'],
    ['g/(1-1)', 'unreadable', 'divides by zero'],
    ['sum(rho^k, k, 1, 10^9)', 'unreadable', 'terms'],
    ['meter*g', 'unreadable', '"meter" is not a name of this problem'],
    ['m', 'unreadable', '"m" is not a name of this problem'],
    ['import("fs")', 'unreadable', 'not a name of this problem'],
    ['((((((g', 'unreadable', 'opened but not closed'],
    [`${'('.repeat(5000)}g`, 'unreadable', 'longer than'],
    ['g <= 1', 'unreadable', 'only equalities'],
    ['__proto__', 'unreadable', 'cannot be read'],
    ['constructor', 'unreadable', 'not a name of this problem'],
  ])('%s', (answer, mark, says) => {
    const found = step(bias, 's[1]', answer);
    expect(found.mark).toBe(mark);
    expect(found.feedback).toContain(says);
  });
  it('a thousand lines: the first hundred are judged, and it is said', () => {
    const found = step(
      bias,
      'step',
      Array.from({ length: 1000 }, () => 'rho*s[n] + (1-rho)*g'),
    );
    expect(found.lines!.length).toBe(101);
    expect(found.lines!.at(-1)).toMatchObject({
      verdict: 'unreadable',
      feedback: expect.stringContaining('at most 100 lines'),
    });
  });
});

describe('whole numbers that stand in no side', () => {
  it('still count where a given or a named answer speaks of them', () => {
    const proof = proofOf(`
title: here
source: here
statement: here
free: { a: number, n: whole from 1, t: whole from 1 }
define: [{ define: 'x[n]', rule: 'a*x[n-1]', from: 1 }]
given: ['x[0] = a^t']
ask: [{ ask: 'x[1]', lines: ['a*x[0]', 'a^(t+1)'] }]`);
    expect(step(proof, 'x[1]', 'a^2').mark).toBe('wrong');
    expect(step(proof, 'x[1]', 'a*a^t').mark).toBe('correct');
    expect(verdicts(step(sum, 'total', ['1 - beta']))).toEqual(['fails']);
  });
});
