/** Slips in sums, powers and indices: all that each row makes of an expression, and which of them is told. */
import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/answer/expression.ts';
import { partsOf } from '../../src/diagnose/changes.ts';
import { EXPRESSION_TABLE, nameOf } from '../../src/diagnose/expressions.ts';
import type { Around } from '../../src/diagnose/table.ts';
import { gradeProof } from '../../src/grade/proof.ts';
import { type Tree, toText } from '../../src/math/tree.ts';
import { proofOf } from '../problem-here.ts';

const problem = (ask: string) =>
  proofOf(`
title: here
source: here
statement: here
free: { beta: between 0 and 1, rho: between 0 and 1, a: number, b: number, g: sequence, n: whole from 1, t: whole from 3, k: whole from 1 to t }
define:
  - { define: 's[n]', rule: 'rho*s[n-1] + a', from: 1 }
  - { define: 'r[n]', rule: 's[n] + b', from: 1 }
given: ['s[0] = 0']
ask: [${ask}]`);

const { vocabulary } = problem('{ ask: answer, about: here, lines: [a] }');
function treeOf(text: string): Tree {
  const statement = readStatement(text, vocabulary);
  if (statement.kind !== 'sides') throw new Error(`${text} is ${statement.kind}`);
  return statement.sides[0]!;
}

/** All that the row of a kind makes of an expression, part by part, in order. */
function made(kind: string, text: string): string[] {
  const tree = treeOf(text);
  const row = EXPRESSION_TABLE.find((other) => other.kind === kind)!;
  return partsOf(tree).flatMap(({ part, rebuild }) =>
    row.change(part, {} as Around).map((instead) => toText(rebuild(instead))),
  );
}

const ROWS: Readonly<Record<string, readonly (readonly [text: string, ...made: string[]])[]>> = {
  'the exponent counted from the other end': [
    ['beta^(t - k)', 'beta^k', 'beta^t', 'beta^(k - t)'],
    ['beta^(t + k)', 'beta^k', 'beta^t'],
    ['a*beta^(t - 1)', 'a*beta^1', 'a*beta^t', 'a*beta^(1 - t)'],
    ['beta^t'],
    ['beta^(2*t)'],
    ['beta*(t - k)'],
  ],
  'an exponent off by one': [
    ['rho^n', 'rho^(n + 1)', 'rho^(n - 1)'],
    ['rho^2', 'rho^3', 'rho^1'],
    ['a*rho^(n - 1)', 'a*rho^(n - 1 + 1)', 'a*rho^(n - 1 - 1)'],
    ['rho*n'],
    ['rho'],
  ],
  'a sum that begins or ends one off': [
    [
      'sum(beta^k, k, 0, n)',
      'sum(beta^k, k, 1, n)',
      'sum(beta^k, k, -1, n)',
      'sum(beta^k, k, 0, n + 1)',
      'sum(beta^k, k, 0, n - 1)',
      'sum(beta^k, k, 1, n + 1)',
      'sum(beta^k, k, -1, n - 1)',
    ],
    ['exp(beta)'],
    ['beta + n'],
  ],
  'an index off by one': [
    ['g[k]', 'g[k + 1]', 'g[k - 1]'],
    ['a + g[3]', 'a + g[4]', 'a + g[2]'],
    ['g[k - 1]', 'g[k - 1 + 1]', 'g[k - 1 - 1]'],
    ['a'],
  ],
  'a factor of one term taken for the whole sum': [
    ['beta*a + b', 'beta*(a + b)', 'a*(beta + b)'],
    ['b - beta*a', 'beta*(b - a)', 'a*(b - beta)'],
    ['beta*a - rho*b', 'beta*(a - rho*b)', 'a*(beta - rho*b)', 'rho*(beta*a - b)', 'b*(beta*a - rho)'],
    ['a + b'],
    ['a/b + rho'],
    ['beta*a*b'],
  ],
};

describe.each(Object.entries(ROWS))('%s', (kind, texts) => {
  it.each(texts.map(([text, ...changed]) => [text, changed] as const))('%s: %j', (text, changed) => {
    expect(made(kind, text)).toEqual(changed);
  });
});

it('every row is here', () => {
  expect(Object.keys(ROWS)).toEqual(EXPRESSION_TABLE.map(({ kind }) => kind));
});

describe('the changes that explain an answer', () => {
  const explained = (lines: readonly string[], answer: string) =>
    gradeProof(problem(`{ ask: answer, about: here, lines: ${JSON.stringify(lines)} }`), { answer }).steps[0]!
      .changes;
  it.each([
    // The simplest first: a sign, then a lost factor, then exponents, and what is left.
    [['a - b'], 'a + b', 'sign', 'a + b'],
    [['a - b'], 'b - a', 'sign', 'b - a'],
    [['rho*a'], 'a', 'factor', 'a'],
    [['beta^(t - k)'], 'beta^k', 'factor', 'beta^k'],
    [['rho^n'], 'rho^(n-1)', 'factor', 'rho^(n - 1)'],
    [['a*g[k]'], 'a*g[k+1]', 'time', 'a*g[k + 1]'],
    [['rho*a + b'], 'rho*(a + b)', 'factor', 'rho*(a + b)'],
    [['rho*a + b'], 'rho*a', 'left-out', 'rho*a'],
    [['rho*a + b'], 'beta*a + b', 'factor', 'beta*a + b'],
    [['rho*a + b'], '(1-rho)*a + b', 'factor', '(1 - rho)*a + b'],
    [['sum(rho^n, n, 0, t)'], 'sum(rho^n, n, 1, t)', 'aggregate', 'sum(rho^n, n, 1, t)'],
    [['r[2] + a'], 's[2] + a', 'neighbour', 's[2] + a'],
    [['rho^t'], 'rho^(t+1)', 'factor', 'rho^(t + 1)'],
  ])('%j written as %s', (lines, answer, id, tree) => {
    const [first] = explained(lines, answer);
    expect([first?.id, first && toText(first.tree)]).toEqual([id, tree]);
  });
  it('are looked for in what is asked first, and only then in the lines before it, from the last back', () => {
    const lines = ['(a + b)*(a - b)', 'a*(a - b) + b*(a - b)', 'a^2 - b^2'];
    const ruleOf = (answer: string): string[] => [
      ...new Set(explained(lines, answer).map(({ rule }) => toText(rule))),
    ];
    expect(ruleOf('a^2 + b^2')).toEqual(['a^2 - b^2']);
    // a(a + b) + b(a - b): one sign in the second line, and no change of the last or the first.
    expect(ruleOf('a^2 + 2*a*b - b^2')).toEqual(['a*(a - b) + b*(a - b)']);
    expect(ruleOf('(a + b)^2')).toEqual(['(a + b)*(a - b)']);
    expect(ruleOf('a^7 - 3*b')).toEqual([]);
  });
  it('are told in the order of the table', () => {
    const orders = explained(['a + b'], 'a').map(({ order }) => order);
    expect(orders.length).toBeGreaterThan(0);
    expect(orders).toEqual(orders.toSorted((x, y) => x - y));
  });
  it('no two of them have the same key', () => {
    const keys = explained(['a - b'], 'a + b').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).toContain('answer');
  });
});

describe('the quantity that an answer is a value of', () => {
  it.each([
    ["{ ask: 's[1]', lines: [a] }", 's'],
    ["{ ask: closed, of: 's[n]', lines: [a] }", 's'],
    ['{ ask: answer, about: here, lines: [a] }', 'answer'],
    ["{ ask: total, of: 's[n] + a', lines: [a] }", 'total'],
    ["{ ask: 'r[2]', of: 'a + b', lines: [a] }", 'r'],
  ])('%s: %s', (ask, name) => {
    expect(nameOf(problem(ask).asks[0]!)).toBe(name);
  });
});
