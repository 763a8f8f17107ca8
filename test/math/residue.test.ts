/** Arithmetic modulo the prime follows arithmetic on the rationals: what differs there differs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as rational from '../../src/math/rational.ts';
import { arithmetic } from '../../src/math/real.ts';
import { differ, dividedBy, minus, plus, raised, residueOf, times } from '../../src/math/residue.ts';

const PRIME = 2n ** 26n - 5n;

const size = fc.oneof(fc.bigInt(-1000n, 1000n), fc.bigInt(-(10n ** 30n), 10n ** 30n));
const number = fc
  .tuple(
    size,
    size.filter((d) => d % PRIME !== 0n),
  )
  .map(([n, d]) => rational.ratio(n, d));

describe('residues', () => {
  it.each([
    ['0', 0n, 1n, 0],
    ['7', 7n, 1n, 7],
    ['−1', -1n, 1n, 67_108_858],
    ['the prime', PRIME, 1n, 0],
    ['the prime and one', PRIME + 1n, 1n, 1],
    ['the prime below nought', -PRIME, 1n, 0],
    // 2 · 33 554 430 is one more than the prime.
    ['1/2', 1n, 2n, 33_554_430],
    ['6/2', 6n, 2n, 3],
  ])('%s', (_, n, d, residue) => {
    expect(residueOf({ n, d })).toBe(residue);
  });
  it('are none of an enclosure, nor of a fraction over a multiple of the prime', () => {
    expect(residueOf(arithmetic(20).squareRoot(rational.whole(2)))).toBeNaN();
    expect(residueOf({ n: 1n, d: 3n * PRIME })).toBeNaN();
    expect(dividedBy(5, 0)).toBeNaN();
    expect(dividedBy(5, Number.NaN)).toBeNaN();
  });
  it('know the primes: nothing from 2 to 8191 divides theirs', () => {
    for (let n = 2n; n * n <= PRIME; n++) expect(PRIME % n).not.toBe(0n);
  });
});

describe('operations', () => {
  it.each([
    ['add', rational.add, plus],
    ['subtract', rational.subtract, minus],
    ['multiply', rational.multiply, times],
  ] as const)('%s', (_, onNumbers, onResidues) => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(onResidues(residueOf(a), residueOf(b))).toBe(residueOf(onNumbers(a, b)));
      }),
    );
  });
  it('divide', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(residueOf(b) !== 0);
        expect(dividedBy(residueOf(a), residueOf(b))).toBe(residueOf(rational.divide(a, b)));
      }),
    );
  });
  it('raise to a power', () => {
    fc.assert(
      fc.property(number, fc.nat(40), (a, power) => {
        expect(raised(residueOf(a), power)).toBe(residueOf(rational.power(a, power)));
      }),
    );
  });
});

it('two differ where both are known and unequal', () => {
  expect([differ(1, 2), differ(2, 1), differ(2, 2)]).toEqual([true, true, false]);
  expect([differ(Number.NaN, 2), differ(2, Number.NaN), differ(Number.NaN, Number.NaN)]).toEqual([
    false,
    false,
    false,
  ]);
});
