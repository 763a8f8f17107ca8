/** Which expressions are another one rearranged or multiplied out, and what stands inside another: at numbers chosen so that some values meet. */
import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/answer/expression.ts';
import { holdsPart, type Places, sameTerms } from '../../src/derive/terms.ts';
import type { World } from '../../src/derive/world.ts';
import { ratio, whole } from '../../src/math/rational.ts';
import { arithmetic, DIGITS } from '../../src/math/real.ts';
import type { Tree } from '../../src/math/tree.ts';
import { scalar } from '../../src/math/value.ts';

const LETTERS = [...'abcdeghnmxy'];
const vocabulary = {
  names: new Set(LETTERS),
  sequences: new Set(['s']),
  wholes: new Set(['n', 'm', 'k']),
  functions: new Set(['f']),
};

/** A place by its numbers: every call has the value 101. */
const worldOf = (numbers: Readonly<Record<string, readonly [bigint, bigint]>>): World => ({
  lookup: (name, tree) => {
    if (tree.kind === 'call') return scalar(whole(101));
    const found = numbers[name];
    return found && scalar(ratio(...found));
  },
  how: arithmetic(DIGITS),
  begin: () => {},
});

/** At both places m is n times n, x is n to the n-th, and e is d times d; only at the first is h the product of a and b. */
const at: Places = {
  worlds: [
    worldOf({ a: [3n, 7n], b: [5n, 11n], c: [13n, 17n], d: [4n, 1n], e: [16n, 1n], g: [29n, 6n] }),
    worldOf({ a: [19n, 23n], b: [29n, 31n], c: [37n, 41n], d: [9n, 1n], e: [81n, 1n], g: [31n, 6n] }),
  ].map((world, i) => {
    const more = worldOf(
      i === 0
        ? {
            n: [2n, 1n],
            m: [4n, 1n],
            x: [4n, 1n],
            h: [15n, 77n],
            y: [8n, 9n],
            's[1]': [41n, 3n],
            's[2 - 1]': [41n, 3n],
          }
        : {
            n: [3n, 1n],
            m: [9n, 1n],
            x: [27n, 1n],
            h: [2n, 1n],
            y: [9n, 8n],
            's[1]': [43n, 3n],
            's[2 - 1]': [43n, 3n],
          },
    );
    return { ...world, lookup: (name, tree) => world.lookup(name, tree) ?? more.lookup(name, tree) };
  }),
  wholes: vocabulary.wholes,
};

function tree(text: string): Tree {
  const read = readStatement(text, vocabulary);
  if (read.kind !== 'sides') throw new Error(`no expression: ${text}`);
  return read.sides[0]!;
}
/** The same thing so many times, with a sign between. */
const times = (n: number, part: string, sign = '+'): string =>
  Array.from({ length: n }, () => part).join(sign);

const areSame = (a: string, b: string, honest?: string): boolean =>
  sameTerms(tree(a), tree(b), honest === undefined ? null : tree(honest), at);

describe('the same terms', () => {
  it.each([
    ['a + b', 'b + a', 'in another order'],
    ['a*b', 'b*a', 'factors in another order'],
    ['a*(b + c)', 'c*a + a*b', 'a bracket multiplied out'],
    ['(a + b)*(c + d)', 'a*c + a*d + b*c + b*d', 'two brackets'],
    ['a - (b - c)', 'a - b + c', 'a minus before a bracket'],
    ['a - (b + c)', 'a - b - c', 'a minus before a sum'],
    ['-(a - b)', 'b - a', 'a sign before all of it'],
    ['-(-a)', 'a', 'two signs'],
    ['-(a*(-b))', 'b*a', 'two signs in a product'],
    ['a + a', '2*a', 'like terms added'],
    ['3*a - 2*a', 'a', 'like terms taken away'],
    ['0.5*a + 0.5*a', 'a', 'two halves'],
    ['2*3*a', '6*a', 'numbers multiplied'],
    ['0*a + b', 'b', 'nought times something'],
    ['a/b', 'a*(1/b)', 'a quotient as a product'],
    ['(a + b)/c', 'b/c + a/c', 'a sum over a denominator'],
    ['-(a/c)', '(-a)/c', 'a sign over a denominator'],
    ['a^1', 'a', 'the first power'],
    ['a^0', '1', 'the power of nought'],
    ['(a + b)^2', 'a*a + 2*a*b + b*b', 'a square'],
    ['(a - b)^3', 'a*a*a - 3*a*a*b + 3*a*b*b - b*b*b', 'a cube'],
    ['(a + b)^6', '(a + b)^3*(a + b)^3', 'the sixth power'],
    ['a^n*a', 'a*a^n', 'a power with a name in it'],
    ['a^n*a', 'a^(n + 1)', 'one factor more of it'],
    ['a^(n + 1)', 'a^(1 + n)', 'an exponent in another order'],
    ['n*m', 'm*n', 'whole numbers in another order'],
    ['n*(n + 1)', 'n*n + n', 'whole numbers multiplied out'],
    ['n^2', 'n*n', 'the square of a whole number'],
    ['s[1] + a', 'a + s[2 - 1]', 'an index written otherwise'],
    ['a + b - b', 'a', 'what cancels'],
  ])('%s and %s: %s', (a, b) => {
    expect([areSame(a, b), areSame(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['a', 'b', 'other names'],
    ['a + b', 'a - b', 'a sign'],
    ['-a', 'a', 'a sign alone'],
    ['a + b', 'a + b + c', 'one term more'],
    ['a + b', 'a + 2*b', 'another number of them'],
    ['a*b', 'a + b', 'a product for a sum'],
    ['(a*a - b*b)/(a + b)', 'a - b', 'of one value, but a quotient that is not divided out'],
    ['(a + b)^3', 'a*a*a + b*b*b', 'the mixed terms lost'],
    ['d^2.5', 'd*d', 'a power that is not whole'],
    ['(a + b)^-2', '(a + b)^2', 'a negative power'],
    ['(a + b)^n', 'a^n + b^n', 'a power of a sum with a name'],
    ['h', 'a*b', 'of one value at the first place only'],
    ['n*n', 'm', 'whole numbers of one value'],
    ['n*n', '2*n', 'n times n is not twice n'],
    ['n*n', 'n^n', 'of one value where n is 2'],
    ['n*n', 'n + n', 'a product of whole numbers for their sum'],
  ])('%s and %s have not: %s', (a, b) => {
    expect([areSame(a, b), areSame(b, a)]).toEqual([false, false]);
  });

  it('numbers of one value are told apart only where they are whole, for those are small', () => {
    expect(areSame('d*d', 'e')).toBe(true);
    expect(areSame('n^n', 'x')).toBe(true);
  });

  it('what has no term, no value or no rational value is like nothing, not even itself', () => {
    for (const text of ['0', '0*a', '1/(a - a)', 'sqrt(a)', 'sqrt(a)*b + c'])
      expect([text, areSame(text, text)]).toEqual([text, false]);
    expect([areSame('0*a', '0*b'), areSame('a', 'sqrt(a)'), areSame('0', 'a')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('what cancels', () => {
  it.each([
    ['a + b - b', 'a', 'b - b', false, 'counts where it cancels in the honest line too'],
    ['a + b - b', 'b + a - b', 'b - b', true, 'and is the same in both'],
    ['a + 2*b - b', 'a + b', 'b - b', false, 'two taken less one are not one'],
    ['a + 2*b - b', 'a + 3*b - 2*b', 'b - b', false, 'nor three less two'],
    ['a + 2*b - b', '2*b + a - b', 'b - b', true, 'but two less one'],
    ['a + 2*b - b', 'a + 2*b - 0.5*b - 0.5*b', 'b - b', true, 'however many it is written in'],
    ['a + 2*b - b', 'a + b', 'c - c', true, 'not where something else cancels'],
    ['a + b - b', 'a', 'a + b', true, 'not where it only stands with a plus'],
    ['a + b - b', 'a', 'a - b', true, 'not where it only stands with a minus'],
    ['a + b - b', 'a', 'sqrt(a)', true, 'not where the honest line cannot be told'],
    ['a + b', 'a + b', 'b - b', true, 'what does not cancel is left as it is'],
    ['a - b', 'a - b', 'b - b', true, 'with its sign'],
    ['a - b', 'a + b', 'b - b', false, 'which counts'],
  ])('%s and %s, where the honest line has %s: %s, %s', (a, b, honest, isSame) => {
    expect([areSame(a, b, honest), areSame(b, a, honest)]).toEqual([isSame, isSame]);
  });
});

describe('bounds', () => {
  it('two hundred terms are collected, one more are not', () => {
    expect([areSame(times(200, 'a'), '200*a'), areSame(times(201, 'a'), '201*a')]).toEqual([true, false]);
    const product = (one: number, other: number): string => `(${times(one, 'a')})*(${times(other, 'b')})`;
    expect([areSame(product(8, 25), '200*a*b'), areSame(product(3, 67), '201*a*b')]).toEqual([true, false]);
  });
  it('the sixth power is multiplied out, the seventh stands as it is', () => {
    const sixth = 'a*a*a*a*a*a + 6*a*a*a*a*a*b + 15*a*a*a*a*b*b + 20*a*a*a*b*b*b';
    const rest = '15*a*a*b*b*b*b + 6*a*b*b*b*b*b + b*b*b*b*b*b';
    expect(areSame('(a + b)^6', `${sixth} + ${rest}`)).toBe(true);
    expect(areSame('(a + b)^7', '(a + b)^6*(a + b)')).toBe(false);
  });
});

const holds = (whole: string, part: string): boolean => holdsPart(tree(whole), tree(part), at);

describe('what stands in an expression', () => {
  it.each([
    ['a*b', 'a*b', 'all of it'],
    ['a*b', 'b*a', 'all of it, written otherwise'],
    ['a + b', 'b', 'one of a sum'],
    ['a*b', 'a', 'one of a product'],
    ['-a', 'a', 'what stands behind a sign'],
    ['a + b + c', 'a + b', 'two of a sum, side by side'],
    ['a + b + c', 'a + c', 'two of a sum, apart'],
    ['a + b + c + d', 'b + d', 'the second and the fourth'],
    ['a + b - c', 'a - c', 'with its minus'],
    ['a - (b + c)', 'a - c', 'out of a bracket with a minus before it'],
    ['a - (b - c)', 'a + c', 'out of one where the minus turns'],
    ['c - (a + b)', 'c - a', 'the first out of it'],
    ['-(a + b) + c', 'c - b', 'out of one behind a sign'],
    ['-(a + b + c)', 'a + c', 'two of a sum behind a sign'],
    ['a*b*c', 'a*c', 'two of a product, apart'],
    ['a*(b*c)', 'a*c', 'out of a bracket'],
    ['a/b*c', 'c/b', 'two of a quotient'],
    ['(a/b)*(c/d)', 'c/b', 'out of two quotients'],
    ['a*b/c', 'a*b', 'above the line'],
    ['a/(b + c + d)', 'b + d', 'below the line'],
    ['a*(b + c + d) + e', 'b + d', 'inside a product'],
    ['(a + b + c)^n', 'a + c', 'a base'],
    ['a^(n + b + 1)', 'n + 1', 'an exponent'],
    ['f(a*b*c)', 'a*c', 'what a function is of'],
    ['sum(a*b*c, k, 1, n)', 'a*c', 'what is summed'],
    ['1 + sqrt(a + b + c)', 'c + a', 'what a root is of, where the root has no rational value'],
  ])('%s holds %s: %s', (whole, part) => {
    expect(holds(whole, part)).toBe(true);
  });

  it.each([
    ['a*b', 'a + b', 'a sum in a product'],
    ['a + b', 'a*b', 'a product in a sum'],
    ['a + b', 'a - b', 'another sign'],
    ['a - (b + c)', 'a + c', 'a sign that the bracket turns'],
    ['a*b/c', 'b*c', 'what is divided by, multiplied'],
    ['a*b + c', 'a + c', 'a factor'],
    ['a^b', 'a*b', 'a base and an exponent together'],
    ['h', 'a*b', 'of one value at the first place only'],
    ['sum(a, k, 1, n + d)', 'n + d', 'the bound of a sum'],
    ['s[1] + a', '1', 'an index'],
    ['1/(a - a)', '1/(a - a)', 'what has no value'],
    ['sqrt(a)', 'sqrt(a)', 'what has no rational value'],
  ])('%s does not hold %s: %s', (whole, part) => {
    expect(holds(whole, part)).toBe(false);
  });

  it.each([
    ['a*b*c/d', 'a*c/d', 'the denominator is a factor of a product that ends with it'],
    ['a*b/c', 'b/c', 'the shortest of these'],
    ['a*b*c/2', 'b*c/2', 'with a number below the line'],
    ['-a*b*c', '-a*c', 'the sign is a factor of a product that begins with it'],
    ['-(a*b*c)', '-(b*c)', 'around the product'],
    ['-a*b*c/d', '-b*c/d', 'both'],
  ])('%s holds %s: %s', (whole, part) => {
    expect(holds(whole, part)).toBe(true);
  });

  it('a long sum is looked through in no time', () => {
    const [sum, product] = [times(31, 'a'), times(31, 'a', '*')];
    expect([holds(sum, 'a + b'), holds(product, 'a*b')]).toEqual([false, false]);
  });
});
