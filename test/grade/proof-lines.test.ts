/** What is typed into a field becomes lines, and what is no formula in them is left away. */
import { describe, expect, it } from 'vitest';
import { linesIn } from '../../src/grade/proof.ts';
import { wholeIn } from '../../src/math/evaluate.ts';
import { parse } from '../../src/math/parse.ts';
import { SETTINGS } from '../derive/derivation-rows.ts';
import { proofOf } from '../problem-here.ts';
import { markOf } from './by-hand.ts';

describe('lines of a text', () => {
  it.each([
    ['a', ['a']],
    ['', []],
    ['  \n ', []],
    ['a\nb', ['a', 'b']],
    ['a\r\nb', ['a', 'b']],
    ['  a  \n\n  b ', ['a', 'b']],
    // Lines of LaTeX.
    ['a \\\\ b', ['a', 'b']],
    ['a\\\\b\\\\', ['a', 'b']],
    ['a \\\\\n b', ['a', 'b']],
    // Room between them.
    ['a \\\\[2pt] b', ['a', 'b']],
    ['a \\\\[12pt] b', ['a', 'b']],
    ['a \\\\[0.5em] b', ['a', 'b']],
    ['a \\\\[-3mm] b', ['a', 'b']],
    ['a \\\\[ 2 pt ] b', ['a', 'b']],
    // Brackets that hold something else belong to the next line.
    ['a \\\\[b]', ['a', '[b]']],
    ['a \\\\[2] b', ['a', '[2] b']],
    ['a \\\\[2x] b', ['a', '[2x] b']],
    // An environment, or two.
    ['\\begin{aligned} a &= b \\\\ &= c \\end{aligned}', ['a &= b', '&= c']],
    ['\\begin{align*}a\\end{align*}\\begin{equation}b\\end{equation}', ['a', 'b']],
    // One backslash ends no line.
    ['\\rho a', ['\\rho a']],
  ])('%j', (text, lines) => {
    expect(linesIn(text)).toEqual(lines);
  });
});

describe('whole numbers in an index', () => {
  it.each([
    ['2', 2],
    ['2 - 1', 1],
    ['1 - 3', -2],
    ['6/3', 2],
    ['0', 0],
    ['2.0', 2],
    ['1/2', null],
    ['n', null],
    ['n - n', null],
    ['1/0', null],
    ['sqrt(2)', null],
  ])('%s is %s', (text, whole) => {
    expect(wholeIn(parse(text), () => undefined)).toBe(whole);
  });
});

const BIAS = proofOf(SETTINGS.bias!);
const markOfBias = (id: string, answer: string | readonly (string | readonly string[])[]) =>
  markOf(BIAS, { [id]: answer }, id);

describe('the lines of an answer', () => {
  it.each([
    ['s[1]', '(1-rho)*g', ['(1-rho)*g']],
    ['s[1]', 'rho*s[0] + (1-rho)*g \\\\ (1-rho)*g', ['rho*s[0] + (1-rho)*g', '(1-rho)*g']],
    ['s[1]', ['rho*s[0] + (1-rho)*g\n(1-rho)*g', 'g'], ['rho*s[0] + (1-rho)*g', '(1-rho)*g', 'g']],
    // A reason, an end, a comment, a number.
    [
      's[1]',
      ['= (1-rho)*g (by definition)', '(1-rho)*g % done', '(1-rho)*g // done'],
      ['= (1-rho)*g', '(1-rho)*g', '(1-rho)*g'],
    ],
    ['s[1]', '(1) (1-rho)*g ∎', ['(1-rho)*g']],
    // Lines that hold only what stands around formulas.
    ['s[1]', ['$', '(1-rho)*g', '$$', ' & ', '.', ''], ['(1-rho)*g']],
    ['s[1]', '$ & .', []],
    ['s[1]', '', []],
    // Lists within a list are no lines.
    ['s[1]', [['a', 'b']], ['[a,b]']],
  ] as const)('%s: %j', (id, answer, texts) => {
    expect(markOfBias(id, answer).texts).toEqual(texts);
  });
});

describe('a derivation', () => {
  it.each([
    ['s[1]', '(1-rho)*g', false],
    ['s[1]', ['(1-rho)*g'], true],
    ['s[1]', 's[1] = (1-rho)*g', false],
    ['s[1]', 's[1] = rho*s[0] + (1-rho)*g = (1-rho)*g', true],
    ['s[1]', 'rho*s[0] + (1-rho)*g\n(1-rho)*g', true],
    ['s[1]', '', false],
    // A proof is one, whatever is written.
    ['base', '', true],
    ['base', '(1-rho)*g', true],
    ['step', 'g', true],
  ])('%s: %j is one: %s', (id, answer, isOne) => {
    expect(markOfBias(id, answer).isDerivation).toBe(isOne);
  });
});

describe('marks', () => {
  it('blank: nothing is said of it', () => {
    expect(markOfBias('s[1]', ' ')).toMatchObject({
      mark: 'blank',
      texts: [],
      lines: [],
      remarks: [],
      answer: null,
      from: [],
      difference: null,
      changes: [],
    });
  });
  it.each([
    [
      'a line that cannot be read, and else nothing wrong',
      ['rho*s[0] + (1-rho)*g', '(1-rho)*('],
      'unreadable',
    ],
    ['a line that cannot be read, and a false one', ['rho*s[0] + g', '(1-rho)*('], 'wrong'],
    ['a false line, and then the right one', ['rho*s[0] + g', '(1-rho)*g'], 'wrong'],
    ['every line right', ['rho*s[0] + (1-rho)*g', '(1-rho)*g'], 'correct'],
  ])('%s: %j is %s', (_, lines, mark) => {
    expect(markOfBias('s[1]', lines).mark).toBe(mark);
  });
  it.each([
    ['to show: s[n+1] = g*(1-rho^(n+1))', ' since s[n] = g*(1-rho^n)', 'correct'],
    ['to show: s[n+1] = g*(1-rho^n)', '', 'wrong'],
    ['s[n+1] = rho*s[n] (to show)', '', 'wrong'],
    ['', ' since s[n] = g*rho^n', 'wrong'],
    ['', ' where s[n] = 0', 'wrong'],
    // What speaks of no term, or of what the problem does not have, is let be.
    ['with j = i + 1', ' as k = n', 'correct'],
    ['to show: u[n] = g', '', 'correct'],
  ])('what is said beside a formula counts where it is false of a term: %s …%s', (aim, reason, mark) => {
    const step = [aim, 's[n+1] = rho*s[n] + (1-rho)*g', `= g*(1-rho^(n+1))${reason}`];
    const { lines, ...found } = markOfBias('step', step);
    expect(found.mark).toBe(mark);
    expect(lines.filter(({ verdict }) => verdict === 'fails')).toHaveLength(mark === 'wrong' ? 1 : 0);
  });
  it.each([
    // Both lead to the same.
    ['LHS = s[n+1] = A = B', 'RHS = C = g - g*rho^(n+1) = B', 'correct'],
    ['RHS = C = B = A', 'LHS = s[n+1] = A', 'correct'],
    ['RHS: C = B', '= A = s[n+1] = LHS', 'correct'],
    ['LHS = s[n+1] = A = B', '= C = RHS', 'correct'],
    // What is written on the right is not led to, or is not the right side.
    ['LHS = s[n+1] = A', 'RHS = C', 'wrong'],
    ['LHS = s[n+1] = A', 'RHS = A', 'wrong'],
    ['LHS = s[n+1] = A = B', 'RHS = g*(1-rho^n)', 'wrong'],
    ['LHS = s[n+1]', 'RHS = C = s[n+1]', 'wrong'],
  ])('both sides of a claim: %s, %s is %s', (left, right, mark) => {
    const [A, B, C] = ['rho*s[n] + (1-rho)*g', 'rho*g*(1-rho^n) + (1-rho)*g', 'g*(1-rho^(n+1))'] as const;
    const written = [left, right].map((line) =>
      line.replace(/\b[ABC]\b/g, (name) => ({ A, B, C })[name as 'A']),
    );
    expect(markOfBias('step', written).mark).toBe(mark);
  });
  it('a circle is wrong, though a line beside it cannot be read', () => {
    expect(markOfBias('step', ['g*(1-rho^(n+1))', 'g*(']).mark).toBe('wrong');
  });
});
