/** What stands around the formula of a line: headings, reasons, signs of the end, and what is only said to be the aim. */
import { describe, expect, it } from 'vitest';
import { lineOf } from '../../src/answer/line.ts';
import { isAim, isSubstitution, withoutRemarks } from '../../src/answer/remarks.ts';
import type { Vocabulary } from '../../src/answer/vocabulary.ts';

const BIAS: Vocabulary = {
  names: new Set(['rho', 'g', 'n', 'd', 'a']),
  sequences: new Set(['s', 'shat']),
  wholes: new Set(['n']),
  functions: new Set(['grad']),
};

describe('a remark falls away', () => {
  it.each([
    ['s_1 = g by the recurrence', 's_1 = g'],
    ['s_1 = g, by IH', 's_1 = g'],
    ['s_1 = g since s_0 = 0', 's_1 = g'],
    ['= rho g (by definition)', '= rho g'],
    ['= rho g (with s[0] = 0)', '= rho g'],
    ['= rho g [by f(1) = 0]', '= rho g'],
    ['= rho g | definition', '= rho g'],
    ['= rho g -- definition', '= rho g'],
    ['= rho g, as was to be shown.', '= rho g'],
    ['s_n = g for every n', 's_n = g'],
    ['Hence s_1 = g', 's_1 = g'],
    ['Then, by definition, s_1 = g', 's_1 = g'],
    ['Assume s_n = g for some n', 's_n = g'],
    ['(IH) s_n = g', 's_n = g'],
    ['Base case: s_1 = g', 's_1 = g'],
    ['P(1): s_1 = g', 's_1 = g'],
    ['weil s_n = g gilt, folgt', 's_n = g'],
    ['s_n = g, n ≥ 1', 's_n = g'],
    ['s_n = g, 0 < rho < 1', 's_n = g'],
    ['s_n = g falls rho ≠ 1', 's_n = g'],
    ['Hence P(n+1) holds.', ''],
    ['⇒ P(n+1)', ''],
    ['Induktionsschritt n → n+1:', ''],
    ['since s_0 = 0, we get', 's_0 = 0'],
    ['If s_n = g:', 's_n = g'],
    ['By the induction hypothesis, s_n = g:', 's_n = g'],
    ['Base case n=1:', 'n=1'],
    // No heading before a definition.
    ['Let k := n + 1', 'k := n + 1'],
    ['n = 1: s_1 = g', 's_1 = g'],
    ['n → n+1: s_1 = g', 's_1 = g'],
    ['n -> n + 1', ''],
    ['IS: n \\to n+1:', ''],
    ['s_1 = g, i.e. P(1) holds.', 's_1 = g'],
    ['Step:', ''],
    ['LHS = s_1 = g', 's_1 = g'],
    ['L.H.S.: g', 'g'],
    ['R.H.S.: g (by algebra)', 'g'],
    ['right-hand side = g', 'g'],
    ['LHS = RHS', ''],
    ['= g = RHS', '= g'],
    ['= RHS', ''],
    ['= s_1 = left-hand side', '= s_1'],
    ['\\iff s_1 = g', 's_1 = g'],
    ['\\stackrel{IH}{=} rho g', '= rho g'],
    ['\\overset{\\text{def}}{=} rho g', '= rho g'],
    ['= g q.e.d.', '= g'],
    ['= g ✓.', '= g'],
    ['= (IH) rho g', '=  rho g'],
    ['= (rho) g', '= (rho) g'],
  ])('%s → %s', (line, formula) => {
    expect(withoutRemarks(line, BIAS)).toBe(formula);
  });
});

describe('a formula stays as it is', () => {
  it.each([
    'rho s_n + (1-rho) g',
    // Names of the problem, and products of them.
    's_1 = g da',
    'alpha beta = g',
    'sum(rho^k, k, 0, n)',
    's_1 = g | s_2',
    's_1 – rho g',
    'Not: s_1 = 0',
    'E(g)',
    '= g\\left(\\sum_{i=1}^{n} rho^i + rho\\right)',
    '= g(rho + sum(rho^k, k, 1, n))',
    // What is set for a name is no formula with words before it.
    'Let rho = 1/2',
    'Base case (n=1):',
    'By the same argument with g^2 for g: s_n = g',
    // More words than can be told from the formula.
    'for n = 1 we get s_1 = g',
    'as the start is nought',
    'we put it in and are done',
    'Assume the claim holds for n, i.e. s_n = g',
    'for all n >= 1',
    'n = 1',
  ])('%s', (line) => {
    expect(withoutRemarks(line, BIAS)).toBe(line);
  });
});

describe('an aim', () => {
  it.each([
    ['To show: s_1 = g', true],
    ['We need to show that s_1 = g', true],
    ['It remains to show s_1 = g', true],
    ['Claim for n+1: s_1 = g', true],
    ['WTS s_1 = g', true],
    ['Zu zeigen: s_1 = g', true],
    ['s_1 = g (to show)', true],
    ['s_1 = g ?', true],
    ['s_1 =? g', true],
    ['s_1 ≟ g', true],
    ['P(n): s_n = g', true],
    ['A(n+1): s_{n+1} = g', true],
    ['s_1 \\stackrel{!}{=} g', true],
    // What shows something is none.
    ['To show: s_1 = rho s_0 = g', false],
    ['Claim holds: s_1 = g', false],
    ['We have shown s_1 = g', false],
    ['Proof: s_1 = g', false],
    ['s_1 = g, as was to be shown', false],
    ['Then s_1 = g', false],
    ['to be shown', false],
    ['= g ?', false],
    ['P(1): s_1 = g', false],
    ['P(n): s_n = rho s_n = g', false],
  ])('%s: %s', (line, is) => {
    expect(isAim(line)).toBe(is);
    if (is) expect(withoutRemarks(line, BIAS)).toBe(line);
  });
});

describe('what is said beside a formula', () => {
  it.each([
    ['To show: s_1 = g', 'aim', 's_1 = g'],
    ['We need to show that s_1 = g', 'aim', 's_1 = g'],
    ['s_1 = g (to show)', 'aim', 's_1 = g'],
    ['s_1 ≟ g', 'aim', 's_1 = g'],
    ['P(n): s_n = g', 'aim', 's_n = g'],
    ['P(n+1) ⇔ s_{n+1} = g', 'aim', 's_{n+1} = g'],
    ['= rho g since s_0 = 0', 'claim', 's_0 = 0'],
    ['= rho g, by the hypothesis s_0 = 0', 'claim', 's_0 = 0'],
    ['= rho g = LHS, as s_0 = 0', 'claim', 's_0 = 0'],
    ['= rho g // s_0 = 0', 'claim', 's_0 = 0'],
    ['= rho g % s_0 = 0', 'claim', 's_0 = 0'],
    ['= rho g (because s_0 = f(1))', 'claim', 's_0 = f(1)'],
    // In words around it.
    ['using s_n = g we get', 'claim', 's_n = g'],
    // A reason for the line, or what is wanted.
    ['since s_n = g we get', 'claim', 's_n = g'],
    ['so by the rule we want s_n = g here', 'condition', 's_n = g'],
    // Bounds without a formula.
    ['where 0 < rho < 1', 'condition', '0 < rho < 1'],
    ['0 < rho < 1', 'condition', '0 < rho < 1'],
    ['Let n >= 1', 'condition', 'n >= 1'],
    ['= g for even n', 'denial', '= g for even n'],
    ['= g, if n is large', 'denial', '= g, if n is large'],
    ['= g (n even)', 'denial', '= g (n even)'],
    ['mit der IV s_n = sum(g, i, 0, n) folgt', 'claim', 's_n = sum(g, i, 0, n)'],
    ['= g (using s_0 = (1-rho)*0)', 'claim', 's_0 = (1-rho)*0'],
    ['Suppose it holds for n, i.e. s_n = g.', 'condition', 's_n = g'],
    ['prove for n = k+1: s_{k+1} = g', 'aim', 's_{k+1} = g'],
    ['= g for n = 1, 2, 3, ...', 'condition', 'n = 1, 2, 3'],
    ['one might think s_n = g there', 'condition', 's_n = g'],
    ['= g for rho = 0', 'condition', 'rho = 0'],
    ['= g, if n > 5', 'condition', 'n > 5'],
    ['= g für rho ≠ 1', 'condition', 'rho ≠ 1'],
    ['s_1 = g is false', 'denial', 's_1 = g is false'],
    ['s_1 = g does not hold', 'denial', 's_1 = g does not hold'],
    ['s_1 = g gilt nicht', 'denial', 's_1 = g gilt nicht'],
    ['s_1 = g (wrong)', 'denial', 's_1 = g (wrong)'],
    ['= g nur für n = 1', 'denial', '= g nur für n = 1'],
    ['We do not assume s_n = 0.', 'condition', 's_n = 0'],
    ['= rho g [s_0 = 0]', 'claim', 's_0 = 0'],
  ])('%s: %s %s', (line, how, said) => {
    expect(lineOf(line, BIAS).said).toEqual([{ text: said, how }]);
  });
  it.each([
    '= rho g by definition',
    's_1 = g',
    'Hence s_1 = g',
    'this is not true',
    `using ${'s_n = g we get '.repeat(50)}`,
  ])('nothing: %s', (line) => {
    expect(lineOf(line, BIAS).said).toEqual([]);
  });
});

describe('the sides that a line says it begins and ends with', () => {
  it.each([
    ['RHS = g', 'right', null],
    ['LHS: s_1 = g', 'left', null],
    ['= g = RHS', null, 'right'],
    ['= g = LHS, as s_0 = 0', null, 'left'],
    ['= linke Seite', null, 'left'],
    ['(3) R.H.S. = g = L.H.S.', 'right', 'left'],
    ['LHS = RHS', null, null],
    ['To show: g = RHS', null, null],
    ['s_1 = g', null, null],
  ])('%s: %s, %s', (line, begins, ends) => {
    expect(lineOf(line, BIAS)).toMatchObject({ begins, ends });
  });
});

describe('a line of several statements', () => {
  it.each([
    ['If s_n = g, then s_{n+1} = rho g', ['s_n = g', 's_{n+1} = rho g']],
    ['Since s_n = g, we get s_{n+1} = rho g = g', ['s_n = g', 's_{n+1} = rho g = g']],
    ['Assume true for n = k, i.e. s_k = g.', ['n = k', 's_k = g.']],
    ['s_1 = g, s_2 = g; also s_3 = g', ['s_1 = g', 's_2 = g', 's_3 = g']],
    ['Für n = 1 gilt s_1 = g, also stimmt es.', ['n = 1', 's_1 = g']],
    ['From s_n - g = 0 we get s_n = g', ['s_n - g = 0', 's_n = g']],
    ['2 s_n = 2 g => s_n = g', ['2 s_n = 2 g', 's_n = g']],
    ['If s_n = g then s_{n+1} = g', ['s_n = g', 's_{n+1} = g']],
  ])('%s', (line, formulas) => {
    expect(lineOf(line, BIAS)).toMatchObject({ formulas, text: formulas.join(', ') });
  });
  it.each([
    // Reasons, conditions, the commas of a call, and what is set for a name.
    's_1 = g, since s_0 = 0',
    's_1 = g, if s_0 = 0',
    's_1 = g, n = 1',
    's_1 = sum(rho^k, k, 0, n) = g',
    's_1 = sum(s_k, k, 0, s_n) = g',
    'To show: s_1 = g',
  ])('%s is one', (line) => {
    expect(lineOf(line, BIAS).formulas).toBeUndefined();
  });
});

describe('what LaTeX puts around a formula falls away', () => {
  it.each([
    ['\\[ s_1 = g \\]', 's_1 = g'],
    ['\\( = g \\)', '= g'],
    ['= \\rho \\underbrace{s_1}_{\\text{IH}} + g', '= \\rho {s_1} + g'],
    ['= \\overbrace{rho^{n}}^{a} g', '= {rho^{n}} g'],
    ['= g \\quad \\forall n \\in N', '= g \\quad'],
    ['\\text{For } n=1:\\quad s_1 = g', '\\quad s_1 = g'],
  ])('%s', (line, formula) => {
    expect(lineOf(line, BIAS).text).toBe(formula);
  });
});

describe('another index', () => {
  it.each([
    ['j = i + 1', true],
    ['substituting j = i+1', true],
    ['let i := t - j.', true],
    ['k = 0', true],
    // Names of the problem, and what is more than an index.
    ['n = i + 1', true],
    ['Let k := j + 1, so j = k - 1.', true],
    ['n = n + 1', false],
    ['g = i + 1', false],
    ['j = i + 1, s_1 = g', false],
    ['j = rho', false],
    ['j = i*g', false],
    ['s_1 = g', false],
    ['= i + 1', false],
  ])('%s: %s', (line, is) => {
    expect(isSubstitution(line, BIAS)).toBe(is);
  });
});

describe('a long line', () => {
  it.each([
    ['words', 'we '],
    ['dashes', '-'],
    ['commas', ', '],
    ['brackets', '( '],
    ['question marks', '= ? '],
    ['bars', '| '],
    ['openings of text', '\\text{since '],
    ['wide spaces', '\\quad '],
    ['letters', 'a '],
    ['an index', 'j = a '],
  ])('of %s is looked through in no time', (_, piece) => {
    const start = performance.now();
    withoutRemarks(`${piece.repeat(20_000)}=`, BIAS);
    isSubstitution(`${piece.repeat(20_000)}=`, BIAS);
    lineOf(`= g since ${piece.repeat(20_000)}=`, BIAS);
    lineOf(piece.repeat(20_000), BIAS);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
