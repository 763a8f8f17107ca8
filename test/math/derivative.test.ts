/** Derivatives have the values that Python's fractions and exact difference quotients give, or are refused by name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFraction } from '../../src/math/decimal.ts';
import { derivative } from '../../src/math/derivative.ts';
import { evaluate } from '../../src/math/evaluate.ts';
import { FormulaFault, parse } from '../../src/math/parse.ts';
import {
  absolute,
  add,
  compare,
  multiply,
  power,
  type Rational,
  ratio,
  whole,
} from '../../src/math/rational.ts';
import { arithmetic, endsOf, isRational, type Real } from '../../src/math/real.ts';
import { type Tree, toText } from '../../src/math/tree.ts';
import { scalar } from '../../src/math/value.ts';

type Point = Readonly<Record<string, string>>;

const DIGITS = 120;
const how = arithmetic(DIGITS);
const number = (text: string): Real => evaluate(parse(text), () => undefined, how).cells[0]!;
const valueAt = (tree: Tree, numbers: Readonly<Record<string, Real>>): Real =>
  evaluate(tree, (name) => numbers[name] && scalar(numbers[name]), how).cells[0]!;
const numbersOf = (point: Point): Record<string, Real> =>
  Object.fromEntries(Object.entries(point).map(([name, text]) => [name, number(text)]));

describe('exactly the value that Python’s fractions give', () => {
  it.each([
    ['w1^2/2 - w1', 'w1', { w1: '7/3' }, '4/3'],
    ['w1^2/2 + 2*w2^2 - w1', 'w2', { w1: '7/3', w2: '-5/7' }, '-20/7'],
    ['x^3', 'x', { x: '-2/3' }, '4/3'],
    ['(x - 1)^2*(x - 2)', 'x', { x: '22/7' }, '465/49'],
    ['x/(x^2 + 1)', 'x', { x: '3/4' }, '112/625'],
    ['(x*y - 3)^4', 'x', { x: '2/5', y: '-3' }, '111132/125'],
    ['(x*y - 3)^4', 'y', { x: '2/5', y: '-3' }, '-74088/625'],
    ['x^(-2)', 'x', { x: '-3/2' }, '16/27'],
    ['1/(1 + y/x)', 'x', { x: '5', y: '1/3' }, '3/256'],
    ['0.1*x^2 + 0.2*x', 'x', { x: '1/3' }, '4/15'],
    ['(x + 1)^12/7', 'x', { x: '-5/2' }, '-531441/3584'],
    ['-(2*x - y)^3', 'y', { x: '1', y: '9/2' }, '75/4'],
    ['(x + y)*(x - y)/(x*y)', 'x', { x: '3', y: '7' }, '58/63'],
    ['5', 'x', { x: '1' }, '0'],
    ['y^2', 'x', { x: '1', y: '3' }, '0'],
    ['((w*x + b) - y)^2', 'w', { w: '1/2', x: '3', b: '-1/4', y: '2' }, '-9/2'],
    ['((w*x + b) - y)^2', 'b', { w: '1/2', x: '3', b: '-1/4', y: '2' }, '-3/2'],
    ['1e-8*x^2', 'x', { x: '-1000' }, '-1/50000'],
    ['x*12345678901234567890', 'x', { x: '2' }, '12345678901234567890'],
    [
      '0.12345678901234567890123456789*x',
      'x',
      { x: '2' },
      `12345678901234567890123456789/1${'0'.repeat(29)}`,
    ],
    ['sqrt(x)^2', 'x', { x: '9' }, '1'],
    ['sqrt(x^2 + 16)', 'x', { x: '3' }, '3/5'],
    ['exp(2*x)', 'x', { x: '0' }, '2'],
    ['x*log(y)', 'x', { x: '3', y: '1' }, '0'],
    ['log(x)/x', 'x', { x: '1' }, '1'],
    ['exp(x/3)', 'x', { x: '0' }, '1/3'],
    ['sqrt(x)*exp(x/7 - 1/7)', 'x', { x: '1' }, '9/14'],
    ['(x^2)^0.5', 'x', { x: '-3' }, '-1'],
    ['(x^4)^0.25', 'x', { x: '-16' }, '-1'],
    ['0*x + y*x/x', 'x', { x: '3', y: '7' }, '0'],
    ['-(-x)/1', 'x', { x: '3' }, '1'],
    ['3 - x^2', 'x', { x: '3' }, '-6'],
    ['-(-(x^2))', 'x', { x: '3' }, '6'],
  ] as readonly (readonly [string, string, Point, string])[])(
    'd(%s)/d%s at %o is %s',
    (formula, name, point, due) => {
      const found = valueAt(derivative(parse(formula), name), numbersOf(point));
      expect(isRational(found) && asFraction(found)).toBe(due);
    },
  );
});

describe('as it is read', () => {
  it.each([
    ['w1^2/2 - w1', 'w1', 'w1 - 1'],
    ['x^2', 'x', '2*x'],
    ['3*x', 'x', '3'],
    ['x', 'x', '1'],
    ['sqrt(2)*x', 'x', 'sqrt(2)'],
    ['e*x', 'x', 'e'],
    ['pi*x', 'x', 'pi'],
    ['m*g', 'm', 'g'],
  ])('d(%s)/d%s is %s', (formula, name, text) => {
    expect(toText(derivative(parse(formula), name))).toBe(text);
  });
});

const STEP = power(whole(10), -15);
/** (8(f(x+h) − f(x−h)) − (f(x+2h) − f(x−2h)))/(12h): the derivative itself up to the fourth power, else to within h⁴. */
function quotient(tree: Tree, name: string, numbers: Readonly<Record<string, Real>>, h: Rational): Real {
  const shifted = (times: number): Real =>
    valueAt(tree, { ...numbers, [name]: how.add(numbers[name]!, multiply(whole(times), h)) });
  const near = how.subtract(shifted(1), shifted(-1));
  const far = how.subtract(shifted(2), shifted(-2));
  return how.divide(how.subtract(how.multiply(whole(8), near), far), multiply(whole(12), h));
}

describe('the difference quotient', () => {
  const small = fc
    .tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 12 }))
    .map(([n, d]) => ratio(BigInt(n), BigInt(d)));
  const term = fc
    .tuple(small, fc.nat(4), fc.nat(2))
    .map(([factor, p, q]) => `(${asFraction(factor)})*x^${p}*y^${q}`);
  it('of a polynomial up to the fourth power is exactly its derivative', () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 5 }), small, small, (terms, x, y) => {
        const tree = parse(terms.join(' + '));
        const found = valueAt(derivative(tree, 'x'), { x, y });
        const due = quotient(tree, 'x', { x, y }, ratio(1n, 3n));
        expect(isRational(found) && asFraction(found)).toBe(asFraction(due as Rational));
      }),
      { numRuns: 60 },
    );
  });
  it.each([
    ['exp(x)', 'x', { x: '1/2' }],
    ['exp(-x^2/2)', 'x', { x: '-3/2' }],
    ['exp(x)/(exp(x) + exp(y))', 'x', { x: '1', y: '-2' }],
    ['1/(1 + exp(-w*x))', 'w', { w: '2/3', x: '-2' }],
    ['log(x)', 'x', { x: '7' }],
    ['log(1 + exp(x))', 'x', { x: '-3' }],
    ['-y*log(x) - (1 - y)*log(1 - x)', 'x', { x: '1/3', y: '0.9' }],
    ['sqrt(x)', 'x', { x: '2' }],
    ['sqrt(x^2 + y^2)', 'y', { x: '1', y: '-3' }],
    ['x/sqrt(x + 1e-8)', 'x', { x: '2' }],
    ['x^1.5', 'x', { x: '3' }],
    ['(x^2 + 1)^5', 'x', { x: '-7/5' }],
    ['1/(x^2 + y)', 'x', { x: '4/3', y: '1' }],
  ] as readonly (readonly [string, string, Point])[])('d(%s)/d%s at %o', (formula, name, point) => {
    const [tree, numbers] = [parse(formula), numbersOf(point)];
    const off = how.subtract(valueAt(derivative(tree, name), numbers), quotient(tree, name, numbers, STEP));
    const within = power(whole(10), -50);
    for (const end of endsOf(off)) expect(compare(absolute(end), within)).toBe(-1);
  });
  it('tells a wrong derivative from the right one', () => {
    const off = how.subtract(
      number('exp(1/2)'),
      quotient(parse('exp(x) + 1e-40*x'), 'x', { x: ratio(1n, 2n) }, STEP),
    );
    expect(compare(absolute(add(...endsOf(off))), power(whole(10), -41))).toBe(1);
  });
});

/** Why it is refused; null where it is derived. */
function refusalOf(formula: string, name: string): FormulaFault['problem'] | null {
  try {
    derivative(parse(formula), name);
    return null;
  } catch (error) {
    if (error instanceof FormulaFault) return error.problem;
    throw error;
  }
}

describe('what is not derived is refused by name', () => {
  it.each([
    ['relu(x)', 'relu'],
    ['abs(x)', 'abs'],
    ['x^2 + sign(x)', 'sign'],
    ['sigmoid(x)', 'sigmoid'],
    ['heaviside(x)', 'heaviside'],
    ['largest(x)', 'largest'],
    ['norm(x)', 'norm'],
    ['total(x)', 'total'],
    ["x'*x", 'transpose'],
    ['[x; 1]', '['],
    ['x*[1, 2]', '['],
    ['tanh(x)', 'tanh'],
    ['w[1] + x', 'w[1]'],
    ['x .^ 2', '.^'],
    ['x .* x', '.*'],
    ['x ./ 2', './'],
    ['exp(relu(x))', 'relu'],
  ])('%s: %s', (formula, piece) => {
    expect(refusalOf(formula, 'x')).toEqual({ code: 'no-derivative', piece });
  });
});

describe('where mathjs simplifies by decimals, the derivative stays exact', () => {
  it.each([
    ['x*log(3)', 'log(3)'],
    ['2^x', 'log(2)'],
    ['x*exp(1)', 'exp(1)'],
    ['exp(x/3)', '/3'],
  ])('of %s, with %s still in it', (formula, piece) => {
    expect(toText(derivative(parse(formula), 'x'))).toContain(piece);
  });
});
