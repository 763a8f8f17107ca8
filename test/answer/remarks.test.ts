/** What stands around the formula of a line: headings, reasons, signs of the end, and what is only said to be the aim. */
import { describe, expect, it } from 'vitest';
import { isAim, isSubstitution, lineOf, saidBeside, withoutRemarks } from '../../src/answer/remarks.ts';
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
    ['n = 1: s_1 = g', 's_1 = g'],
    ['n → n+1: s_1 = g', 's_1 = g'],
    ['n -> n + 1', ''],
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
    // What is set for a name is no formula with words before it.
    'Let rho = 1/2',
    // More words than can be told from the formula.
    'for n = 1 we get s_1 = g',
    'as the start is nought',
    'we put it in and are done',
    'Base case n=1:',
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
    ['s_1 \\stackrel{!}{=} g', true],
    // What shows something is none.
    ['To show: s_1 = rho s_0 = g', false],
    ['Claim holds: s_1 = g', false],
    ['We have shown s_1 = g', false],
    ['Proof: s_1 = g', false],
    ['s_1 = g, as was to be shown', false],
    ['Then s_1 = g', false],
    ['to be shown', false],
  ])('%s: %s', (line, is) => {
    expect(isAim(line)).toBe(is);
    if (is) expect(withoutRemarks(line, BIAS)).toBe(line);
  });
});

describe('what is said beside a formula', () => {
  it.each([
    ['To show: s_1 = g', 's_1 = g'],
    ['We need to show that s_1 = g', 's_1 = g'],
    ['s_1 = g (to show)', 's_1 = g'],
    ['s_1 ≟ g', 's_1 = g'],
    ['= rho g since s_0 = 0', 's_0 = 0'],
    ['= rho g, by the hypothesis s_0 = 0', 's_0 = 0'],
    ['= rho g by definition', ''],
    ['= rho g = LHS, as s_0 = 0', 's_0 = 0'],
    ['s_1 = g', ''],
    ['Hence s_1 = g', ''],
  ])('%s: %s', (line, said) => {
    expect(saidBeside(line, BIAS)).toBe(said);
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

describe('another index', () => {
  it.each([
    ['j = i + 1', true],
    ['substituting j = i+1', true],
    ['let i := t - j.', true],
    ['k = 0', true],
    // A name of the problem, and what is more than an index.
    ['n = i + 1', false],
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
    ['letters', 'a '],
    ['an index', 'j = a '],
  ])('of %s is looked through in no time', (_, piece) => {
    const start = performance.now();
    withoutRemarks(`${piece.repeat(20_000)}=`, BIAS);
    isSubstitution(`${piece.repeat(20_000)}=`, BIAS);
    saidBeside(`= g since ${piece.repeat(20_000)}=`, BIAS);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
