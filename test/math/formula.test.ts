import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/answer/read.ts';
import { sayFault } from '../../src/explain/faults.ts';
import { valueToText } from '../../src/explain/values.ts';
import { asFraction } from '../../src/math/decimal.ts';
import { evaluate } from '../../src/math/evaluate.ts';
import { EvaluationFault } from '../../src/math/fault.ts';
import { FUNCTIONS } from '../../src/math/functions.ts';
import { toLatex, valueToLatex } from '../../src/math/latex.ts';
import { FormulaFault, parse } from '../../src/math/parse.ts';
import { compare } from '../../src/math/rational.ts';
import { DIGITS, endsOf, isRational, roundingInside } from '../../src/math/real.ts';
import { type Tree, toText } from '../../src/math/tree.ts';
import { transposed, type Value } from '../../src/math/value.ts';
import { whyNot } from '../../views/katex.ts';

const value = (text: string): Value => {
  const reading = readAnswer(text);
  if (reading.kind !== 'value') throw new Error(text);
  return reading.flat ? transposed(reading.value) : reading.value;
};
const VALUES: Readonly<Record<string, Value>> = {
  a: value('2'),
  b: value('-3'),
  h: value('1/2'),
  q: value('1/3'),
  v: value('[1, 2]'),
  u: value('[3, -4]'),
  r: value('[[5, 6]]'),
  X: value('[2, -1; -1, 3]'),
  W: value('[1, 2, 3; 4, 5, 6]'),
};
const lookup = (name: string): Value | undefined => VALUES[name];
const printed = (tree: Tree, numbers: boolean): string =>
  toLatex(tree, { symbol: ({ name }) => name, lookup, numbers });

describe('a formula is read, printed and run', () => {
  it.each([
    // formula, as text, value
    ['2*a', '2*a', '4'],
    ['-a^2', '-a^2', '-4'],
    ['(-a)^2', '(-a)^2', '4'],
    ['a - (b - a)', 'a - (b - a)', '7'],
    ['a - b - a', 'a - b - a', '3'],
    ['a/b/a', 'a/b/a', '-1/3'],
    ['a/(b*a)', 'a/(b*a)', '-1/3'],
    ['2^3^2', '2^3^2', '512'],
    ['a^-1', 'a^-1', '0.5'],
    ["v'*u", "v'*u", '-5'],
    ["v*u'", "v*u'", '[3, -4; 6, -8]'],
    ['X*v', 'X*v', '[0, 5]'],
    ['X^2', 'X^2', '[5, -5; -5, 10]'],
    ['X^0', 'X^0', '[1, 0; 0, 1]'],
    ['X .^ 2', 'X .^ 2', '[4, 1; 1, 9]'],
    ['r .* X', 'r .* X', '[10, -6; -5, 18]'],
    ['v .* X', 'v .* X', '[2, -1; -2, 6]'],
    ['v ./ u', 'v ./ u', '[1/3, -0.5]'],
    ['v + 1', 'v + 1', '[2, 3]'],
    // What is weighted with 0 is left out of a cross-entropy.
    ['0*log(-3)', '0*log(-3)', '0'],
    ['0*log(0)', '0*log(0)', '0'],
    ['[0, 3] .* log([0, 1])', '[0; 3] .* log([0; 1])', '[0, 0]'],
    ['rowmeans(W)', 'rowmeans(W)', '[2, 5]'],
    ['rowsums(W)', 'rowsums(W)', '[6, 15]'],
    ['transpose(v)*u', "v'*u", '-5'],
    ['[a, 1; 0, b]*v', '[a, 1; 0, b]*v', '[4, -6]'],
    ['1e-3*a', '0.001*a', '0.002'],
  ])('%s', (formula, text, expected) => {
    const tree = parse(formula);
    expect(toText(tree)).toBe(text);
    expect(toText(parse(text))).toBe(text);
    expect(valueToText(evaluate(tree, lookup))).toBe(expected);
  });
});

describe('LaTeX, with symbols and with numbers put in', () => {
  it.each([
    ['a*b', 'a \\cdot b', '2 \\cdot \\left(-3\\right)'],
    ['b*a', 'b \\cdot a', '\\left(-3\\right) \\cdot 2'],
    ['b + a', 'b + a', '-3 + 2'],
    ['a - b', 'a - b', '2 - \\left(-3\\right)'],
    ['b^2', 'b^{2}', '\\left(-3\\right)^{2}'],
    ['q^2', 'q^{2}', '\\left(\\frac{1}{3}\\right)^{2}'],
    ['h*a', 'h \\cdot a', '0.5 \\cdot 2'],
    ['a/(b+1)', '\\frac{a}{b + 1}', '\\frac{2}{-3 + 1}'],
    ['(a+b)*a', '\\left(a + b\\right) \\cdot a', '\\left(2 + \\left(-3\\right)\\right) \\cdot 2'],
    ['-b', '-b', '-\\left(-3\\right)'],
    ["v'", 'v^{T}', '\\begin{bmatrix}1 \\\\ 2\\end{bmatrix}^{T}'],
    [
      'rowmeans(X)',
      '\\frac{1}{2} \\sum_{i=1}^{2} \\left(X\\right)_{i}',
      '\\frac{1}{2} \\left(\\begin{bmatrix}2 \\\\ -1\\end{bmatrix} + \\begin{bmatrix}-1 \\\\ 3\\end{bmatrix}\\right)',
    ],
    ['rowsums(r)', '\\sum_{i=1}^{2} \\left(r\\right)_{i}', '\\left(5 + 6\\right)'],
  ])('%s', (formula, symbols, numbers) => {
    const tree = parse(formula);
    expect(printed(tree, false)).toBe(symbols);
    expect(printed(tree, true)).toBe(numbers);
    expect([whyNot(symbols), whyNot(numbers)]).toEqual([null, null]);
  });
});

/** The value of each function worked out by hand, and how it is written with symbols and with numbers. */
const CALLS: readonly (readonly [formula: string, value: string, symbols: string, numbers: string])[] = [
  ['transpose(r)', '[5, 6]', 'r^{T}', '\\begin{bmatrix}5 & 6\\end{bmatrix}^{T}'],
  ['transpose(a)', '2', 'a', '2'],
  ['rowmeans(v)', '[1, 2]', 'v', '\\begin{bmatrix}1 \\\\ 2\\end{bmatrix}'],
  [
    'rowmeans(r)',
    '11/2',
    '\\frac{1}{2} \\sum_{i=1}^{2} \\left(r\\right)_{i}',
    '\\frac{1}{2} \\left(5 + 6\\right)',
  ],
  ['rowsums(v)', '[1, 2]', 'v', '\\begin{bmatrix}1 \\\\ 2\\end{bmatrix}'],
  ["rowsums([1, -2]')", '-1', '', '\\left(1 + (-2)\\right)'],
  ['colsums(W)', '[5, 7, 9]', '\\mathbf 1^{T} W', ''],
  ['column(W, 3)', '[3, 6]', 'W_{3}', ''],
  ['column(X + X, 1)', '[4, -2]', '\\left(X + X\\right)_{1}', ''],
  ['columns(W, [3, 1])', '[3, 1; 6, 4]', 'W_{3,1}', ''],
  [
    "columns(columns(W, [3, 1])', [2, 1])",
    '[6, 3; 4, 1]',
    '\\left(W_{3,1}^{T}\\right)_{2,1}',
    '\\left(\\begin{bmatrix}1 & 2 & 3 \\\\ 4 & 5 & 6\\end{bmatrix}_{3,1}^{T}\\right)_{2,1}',
  ],
  [
    'column(X*W, 1)',
    '[-2, 11]',
    '\\left(X \\cdot W\\right)_{1}',
    '\\left(\\begin{bmatrix}2 & -1 \\\\ -1 & 3\\end{bmatrix} \\cdot \\begin{bmatrix}1 & 2 & 3 \\\\ 4 & 5 & 6\\end{bmatrix}\\right)_{1}',
  ],
  ['sign(u)', '[1, -1]', '\\operatorname{sign}\\left(u\\right)', ''],
  ['sign(a - 2)', '0', '\\operatorname{sign}\\left(a - 2\\right)', ''],
  ['abs(u)', '[3, 4]', '\\left|u\\right|', ''],
  ['abs(b)', '3', '\\left|b\\right|', '\\left|-3\\right|'],
  ['reversed(u)', '[-4, 3]', '\\operatorname{reversed}\\left(u\\right)', ''],
  ['entry(u, 2)', '-4', 'u_{2}', '-4'],
  ['entry(r, 2)', '6', 'r_{2}', '6'],
  ['a*entry(u, 2)', '-8', 'a \\cdot u_{2}', '2 \\cdot \\left(-4\\right)'],
  ['total(X)', '3', '\\sum_{i} X_{i}', '2 + (-1) + (-1) + 3'],
  ['total(u + u)', '-2', '\\sum_{i} \\left(u + u\\right)_{i}', ''],
  ['norm(u)', '5', '\\left\\lVert u \\right\\rVert', ''],
  ['largest(u)', '3', '\\max\\left(u\\right)', ''],
  ['largest(r)', '6', '\\max\\left(r\\right)', ''],
  ['argmax(u)', '1', '\\operatorname{arg\\,max}\\left(u\\right)', ''],
  ['argmax(r)', '2', '\\operatorname{arg\\,max}\\left(r\\right)', ''],
  ['argmax([5, 5])', '1', '', ''],
  ['sqrt(a + 7)', '3', '\\sqrt{a + 7}', '\\sqrt{2 + 7}'],
  ['exp(a - 2)', '1', 'e^{a - 2}', 'e^{2 - 2}'],
  ['log(a - 1)', '0', '\\ln\\left(a - 1\\right)', '\\ln\\left(2 - 1\\right)'],
  ['sigmoid(a - 2)', '1/2', '\\sigma\\left(a - 2\\right)', ''],
  ['tanh(a - 2)', '0', '\\tanh\\left(a - 2\\right)', ''],
  ['relu(u)', '[3, 0]', '\\operatorname{ReLU}\\left(u\\right)', ''],
  ['heaviside(u)', '[1, 0]', '\\operatorname{H}\\left(u\\right)', ''],
  ['heaviside(a - 2)', '0', '\\operatorname{H}\\left(a - 2\\right)', ''],
  ['inverse(X)', '[3/5, 1/5; 1/5, 2/5]', 'X^{-1}', ''],
  ['X^-1', '[3/5, 1/5; 1/5, 2/5]', 'X^{-1}', ''],
  ['X^-2', '[2/5, 1/5; 1/5, 1/5]', 'X^{-2}', ''],
  ['[a, b]', '[2, -3]', '\\begin{bmatrix}a \\\\ b\\end{bmatrix}', '\\begin{bmatrix}2 \\\\ -3\\end{bmatrix}'],
];

describe('functions, as they are worked out and written', () => {
  it.each(CALLS)('%s = %s', (formula, expected, symbols, numbers) => {
    const tree = parse(formula);
    const fractions = evaluate(tree, lookup).cells.map((x) => (isRational(x) ? asFraction(x) : 'irrational'));
    expect(fractions).toEqual(expected.replace(/[[\]]/g, '').split(/[,;] /));
    if (symbols !== '') expect(printed(tree, false)).toBe(symbols);
    if (numbers !== '') expect(printed(tree, true)).toBe(numbers);
    expect([whyNot(printed(tree, false)), whyNot(printed(tree, true))]).toEqual([null, null]);
  });
  it('each of them', () => {
    const called = CALLS.flatMap(([formula]) => /^(\w+)\(/.exec(formula)?.[1] ?? []);
    expect(new Set(called)).toEqual(new Set(FUNCTIONS.keys()));
  });
});

describe('numbers in LaTeX', () => {
  it.each([
    ['2/-3', '-\\frac{2}{3}'],
    ['6/3', '2'],
    ['-6/3', '-2'],
    ['1/4', '0.25'],
    ['sqrt(2)', '\\sqrt{2}'],
    ['-sqrt(2)', '-\\sqrt{2}'],
    ['3*sqrt(2)/2', '\\frac{3\\sqrt{2}}{2}'],
    ['1 - sqrt(2)', '1 - \\sqrt{2}'],
    ['1/3 + sqrt(2)', '\\frac{1}{3} + \\sqrt{2}'],
    ['exp(1)', '2.71828182845\\ldots'],
    ['-exp(1)', '-2.71828182845\\ldots'],
    ["[1/3, 2]'", '\\begin{bmatrix}\\frac{1}{3} & 2\\end{bmatrix}'],
    ['[1/3, 2]', '\\begin{bmatrix}\\frac{1}{3} \\\\[0.4em] 2\\end{bmatrix}'],
  ])('%s is %s', (formula, tex) => {
    expect(valueToLatex(evaluate(parse(formula), lookup))).toBe(tex);
  });
});

describe('where results inside are rounded', () => {
  const inside = roundingInside(DIGITS, { kind: 'decimals', digits: 2 });
  it.each([
    // 1/7 is 0.14, and 3/7 is itself.
    ['1*3/7', '0.42'],
    ['1*3 ./ 7', '0.42'],
    ['3*(1/7)', '0.42'],
    // 1/3 is 0.33, and its tenth 0.033; 10/30 is itself.
    ['(10/3)*(1/10)', '0.333'],
  ])('%s may also be %s', (formula, other) => {
    const [low, high] = endsOf(evaluate(parse(formula), lookup, inside).cells[0]!);
    const [asWorked] = value(other).cells;
    expect(isRational(asWorked!) && compare(low, asWorked) <= 0 && compare(asWorked, high) <= 0).toBe(true);
  });
});

it('an expectation is written with its sign', () => {
  const expected = { kind: 'call', name: 'E', args: [{ kind: 'name', name: 'a' }] } as const;
  expect(printed(expected, false)).toBe('\\mathbb{E}\\left[a\\right]');
});

describe('what is not on the short list is refused by name and place', () => {
  it.each([
    ['2 a', 2, 'a product is written with *'],
    ['a + ', 4, 'unexpected end'],
    ['a; b', 0, 'is not allowed'],
    ['f(x) = x', 0, 'is not allowed'],
    ['import("fs")', 0, 'no function "import"'],
    ['a + config({})', 4, 'no function "config"'],
    ['sqrt(a, b)', 0, '"sqrt" takes 1 argument, not 2'],
    ['cbrt(a)', 0, 'no function "cbrt"'],
    ['rowmeans(a, b)', 0, 'takes 1 argument, not 2'],
    ['a ? b : a', 0, 'is not allowed'],
    ['"text"', 0, 'is not allowed'],
    ['a == b', 2, '"==" is not allowed'],
    ['a and b', 2, '"and" is not allowed'],
    ['a!', 1, '"!" is not allowed'],
    ['5%', 1, '"%" is not allowed'],
    ['1:10', 0, 'is not allowed'],
    ['{x: 1}', 0, 'is not allowed'],
    ['a.b', 0, 'is not allowed'],
    ['A[1,2]', 0, 'is not allowed'],
    ['1e999999999', 0, 'is not allowed'],
    ['[1, 2; 3]', 0, 'not equally long'],
    ['_x', 0, 'is not allowed'],
    ['x'.repeat(1001), 1000, 'at most 1000 characters'],
    ['('.repeat(200), 100, 'is not allowed'],
  ])('%s', (formula, at, says) => {
    const fault = (() => {
      try {
        parse(formula);
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toBeInstanceOf(FormulaFault);
    const { problem, at: place } = fault as FormulaFault;
    const sentence = sayFault({
      file: 'f',
      line: 1,
      col: 1,
      reason: { code: 'formula', formula, why: problem },
    });
    expect(sentence.toLowerCase()).toContain(says.toLowerCase());
    expect(place).toBe(at);
  });
});

describe('what cannot be run says so', () => {
  it.each([
    ['a/(b+3)', 'division-by-zero'],
    ['0^-1', 'division-by-zero'],
    ['v*u', 'shapes'],
    ['v + r', 'shapes'],
    ['v .* r', 'shapes'],
    ['W^2', 'not-square'],
    ['a^sqrt(2)', 'exponent'],
    ['a^1e9', 'exponent'],
    ['sqrt(-h)', 'negative-root'],
    ['log(0)', 'logarithm'],
    ['3*log(0)', 'logarithm'],
    ['[0, 3] .* log([0, 0])', 'logarithm'],
    ['exp(1e6)', 'too-large'],
    ['entry(W, 1)', 'no-entry'],
    ['argmax([sqrt(2)*sqrt(3 + sqrt(5)), sqrt(5) + 1])', 'undecided'],
    ['9^9^9', 'exponent'],
    ['(9^9000)^9000', 'too-large'],
    ['nowhere + 1', 'unknown-name'],
    ['[v, v]', 'shapes'],
    ['X^20000', 'exponent'],
    ['X^-20000', 'exponent'],
    ['X^h', 'exponent'],
    ['inverse(W)', 'singular'],
    ['inverse([1, 2; 2, 4])', 'singular'],
    ['column(W, 0)', 'no-column'],
    ['column(W, 4)', 'no-column'],
    ['column(W, h)', 'no-column'],
    ['a^-10001', 'exponent'],
    ['a^(1/10001)', 'exponent'],
  ])('%s: %s', (formula, code) => {
    const run = () => evaluate(parse(formula), lookup);
    expect(run).toThrow(EvaluationFault);
    expect(run).toThrow(code);
  });
});
