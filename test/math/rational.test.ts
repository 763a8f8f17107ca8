import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFraction, certainDigits, decimalsOf, endingDecimal, readDecimal } from '../../src/math/decimal.ts';
import {
  add,
  compare,
  divide,
  equal,
  multiply,
  power,
  type Rational,
  ratio,
  reduced,
  subtract,
  TooLarge,
  whole,
} from '../../src/math/rational.ts';

/** An independent oracle: the Fraction that mathjs brings. */
const Fraction = createRequire(createRequire(import.meta.url).resolve('mathjs'))('fraction.js').Fraction;
const big = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const rational = fc
  .tuple(
    big,
    big.filter((d) => d !== 0n),
  )
  .map(([n, d]) => ratio(n, d));
const oracle = (r: Rational) => new Fraction(r.n, r.d);
const same = (ours: Rational, theirs: { s: bigint; n: bigint; d: bigint }) =>
  void expect(asFraction(ours)).toBe(asFraction(ratio(theirs.s * theirs.n, theirs.d)));

describe('rationals agree with an independent library', () => {
  it.each([
    ['add', add, 'add'],
    ['subtract', subtract, 'sub'],
    ['multiply', multiply, 'mul'],
  ] as const)('%s', (_, ours, theirs) => {
    fc.assert(fc.property(rational, rational, (a, b) => same(ours(a, b), oracle(a)[theirs](oracle(b)))));
  });
  it('divide', () => {
    fc.assert(
      fc.property(
        rational,
        rational.filter((b) => b.n !== 0n),
        (a, b) => same(divide(a, b), oracle(a).div(oracle(b))),
      ),
    );
  });
  it('power', () => {
    fc.assert(
      fc.property(
        rational.filter((a) => a.n !== 0n),
        fc.integer({ min: -9, max: 9 }),
        (a, k) => same(power(a, k), oracle(a).pow(k)),
      ),
    );
  });
  it('compare', () => {
    fc.assert(
      fc.property(
        rational,
        rational,
        (a, b) => void expect(compare(a, b)).toBe(Number(oracle(a).compare(oracle(b)))),
      ),
    );
  });
});

/** Long numbers go to a library, which is held to Euclid's rule of remainders. */
describe('long numbers in lowest terms', () => {
  const euclid = (a: bigint, b: bigint): bigint => (b === 0n ? a : euclid(b, a % b));
  const long = (bits: number) => fc.bigInt({ min: 1n, max: 1n << BigInt(bits) });
  it.each([60, 120, 400, 3000])('of up to %i bits', (bits) => {
    fc.assert(
      fc.property(long(bits), long(bits), long(bits), (a, b, common) => {
        const [n, d] = [-a * common, b * common];
        const { n: numerator, d: denominator } = reduced({ n, d });
        const factor = euclid(a, b);
        expect([numerator, denominator]).toEqual([-a / factor, b / factor]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('bounds', () => {
  it('stops squaring without end', () => {
    let r = ratio(3n, 7n);
    expect(() => {
      for (let i = 0; i < 40; i++) r = multiply(r, r);
    }).toThrow(TooLarge);
  });
  it('refuses a tower before working it out', () => {
    expect(() => power(whole(9), 387_420_489)).toThrow(TooLarge);
  });
  it('keeps equality through unreduced pairs', () => {
    expect(equal({ n: 2n, d: 4n }, { n: 1n, d: 2n })).toBe(true);
    expect(equal({ n: 2n, d: 4n }, { n: 1n, d: 3n })).toBe(false);
  });
});

describe('decimals', () => {
  it('tells how many decimals even a long number needs', () => {
    expect([
      decimalsOf(ratio(1n, 2n ** 30000n)),
      decimalsOf(ratio(3n, 5n ** 9001n * 2n)),
      decimalsOf(ratio(1n, 3n * 10n ** 4000n)),
    ]).toEqual([30000, 9001, null]);
  });
  it.each([
    ['0.1', '1/10'],
    ['-3.80', '-19/5'],
    ['2.5e-3', '1/400'],
    ['1e-8', '1/100000000'],
    ['.5', '1/2'],
    ['5.', '5'],
    ['0.12345678901234567890123', '12345678901234567890123/100000000000000000000000'],
  ])('%s is %s', (text, fraction) => {
    expect(asFraction(readDecimal(text)!)).toBe(fraction);
  });
  it.each(['', '.', 'e5', '1e', '1e99999', '0x10', '1,5', ' 1'])('"%s" is not one', (text) => {
    expect(readDecimal(text)).toBeNull();
  });
  it.each([
    ['4/5', ratio(4n, 5n), '0.8'],
    ['-1/8', ratio(-1n, 8n), '-0.125'],
    ['3/30', ratio(3n, 30n), '0.1'],
    ['1/3', ratio(1n, 3n), null],
    ['12', whole(12), '12'],
  ])('%s ends as %s', (_, r, decimal) => {
    expect(endingDecimal(r)).toBe(decimal);
  });
  it.each([
    [ratio(1n, 3n), '0.33333333333333333333'],
    [ratio(2n, 3n), '0.66666666666666666666'],
    [ratio(-200n, 3n), '-66.666666666666666666'],
    [ratio(1n, 3000n), '0.00033333333333333333333'],
    [ratio(10n ** 25n, 3n), '3333333333333333333333333'],
    [ratio(99n, 100n), '0.99000000000000000000'],
    [ratio(1n, 10n ** 30n), '0.0000000000000000000000000000010000000000000000000'],
    [ratio(7n, 7n * 10n ** 3n), '0.0010000000000000000000'],
  ])('%o has the certain digits %s', (r, digits) => {
    expect(certainDigits(r, 20)).toBe(digits);
  });
});
