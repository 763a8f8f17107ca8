/** The points at which lines are compared: which whole numbers are tried, small and large and in what company, and what the other names get. */
import { describe, expect, it } from 'vitest';
import { type Point, pointsOf, wholeValue } from '../../src/derive/points.ts';
import { compare, type Rational, ratio, whole } from '../../src/math/rational.ts';
import { smallProof } from './small-proof.ts';

const pointsWith = (free: string, id = 'small'): readonly Point[] =>
  pointsOf(smallProof(`free: { ${free} }`, id));
const valuesOf = (points: readonly Point[], name: string): number[] =>
  points.map(({ wholes }) => wholes.get(name)!);
const upTo = (n: number, from = 0): number[] => Array.from({ length: n }, (_, i) => from + i);
const distinct = <T>(list: readonly T[]): number => new Set(list).size;

describe('one whole number', () => {
  it.each([0, 1, 3])('from %i: the first twelve, and two large ones', (from) => {
    const values = valuesOf(pointsWith(`n: whole from ${from}`), 'n');
    expect(values.slice(0, 12)).toEqual(upTo(12, from));
    const [large, larger] = values.slice(12).map((n) => n - from);
    expect(values.length).toBe(14);
    expect(large).toBeGreaterThanOrEqual(13);
    expect(large).toBeLessThanOrEqual(24);
    expect(larger).toBeGreaterThanOrEqual(26);
    expect(larger).toBeLessThanOrEqual(39);
  });
  it('is a value like any other', () => {
    expect([wholeValue(0), wholeValue(1), wholeValue(7)].map(({ cells }) => cells)).toEqual(
      [0, 1, 7].map((n) => [whole(n)]),
    );
  });
});

describe.each([
  [2, ['i', 'j']],
  [3, ['i', 'j', 'k']],
  [4, ['i', 'j', 'k', 'l']],
  [7, ['i', 'j', 'k', 'l', 'm', 'n', 'o']],
] as const)('%i whole numbers', (count, names) => {
  const points = pointsWith(names.map((name) => `${name}: whole from 1`).join(', '));
  const at = (point: Point): string =>
    names
      .slice(0, 3)
      .map((name) => point.wholes.get(name))
      .join();
  it('every combination of the first three values of the first three', () => {
    const small = [1, 2, 3];
    const pairs = small.flatMap((a) => small.map((b) => [a, b]));
    const wanted = count === 2 ? pairs : pairs.flatMap((pair) => small.map((c) => [...pair, c]));
    expect(points.map(at)).toEqual(expect.arrayContaining(wanted.map((each) => each.join())));
  });
  it('are tried at no more points than that takes, and twenty-eight others', () => {
    expect(points.length).toBe((count === 2 ? 9 : 27) + 28);
  });
  it.each(names)('%s takes the first twelve values and the same two large ones', (name) => {
    const values = new Set(valuesOf(points, name));
    expect(values.size).toBe(14);
    expect([...values]).toEqual(expect.arrayContaining(upTo(12, 1)));
    expect([...values].sort()).toEqual([...new Set(valuesOf(points, names[0]))].sort());
  });
  it('no two of the first three go together: each value of one is tried with two of the other at least', () => {
    for (const one of names.slice(0, 3))
      for (const other of names.slice(0, 3).filter((name) => name !== one))
        for (const value of new Set(valuesOf(points, one))) {
          const company = points.filter(({ wholes }) => wholes.get(one) === value);
          expect([one, other, value, distinct(valuesOf(company, other)) > 1]).toEqual([
            one,
            other,
            value,
            true,
          ]);
        }
  });
  it('the smallest come first', () => {
    const totals = points.map(({ wholes }) => [...wholes.values()].reduce((sum, n) => sum + n, 0));
    expect(totals).toEqual([...totals].sort((a, b) => a - b));
  });
});

describe('a whole number up to another', () => {
  it.each([
    ['said before it', 'k: whole from 1 to t, t: whole from 1'],
    ['said after it', 't: whole from 1, k: whole from 1 to t'],
  ])('%s: never exceeds it, reaches it, and takes all its values', (_, free) => {
    const points = pointsWith(free);
    for (const { wholes } of points) expect(wholes.get('k')!).toBeLessThanOrEqual(wholes.get('t')!);
    const gaps = new Set(points.map(({ wholes }) => wholes.get('t')! - wholes.get('k')!));
    expect([...gaps]).toEqual(expect.arrayContaining(upTo(12)));
    expect([...valuesOf(points, 'k')]).toEqual(expect.arrayContaining(upTo(12, 1)));
  });
  it('begins no lower than it begins by itself', () => {
    const points = pointsWith('k: whole from 1 to t, t: whole from 4');
    expect(Math.min(...valuesOf(points, 't'))).toBe(4);
    expect(Math.min(...valuesOf(points, 'k'))).toBe(1);
    expect(points.some(({ wholes }) => wholes.get('k') === 1 && wholes.get('t') === 4)).toBe(true);
  });
  it.each([
    'i: whole from 1 to j, j: whole from 1 to k, k: whole from 1',
    'k: whole from 1, j: whole from 1 to k, i: whole from 1 to j',
    'j: whole from 1 to k, k: whole from 1, i: whole from 1 to j',
  ])('that goes up to a third: %s', (free) => {
    for (const { wholes } of pointsWith(free)) {
      expect(wholes.get('i')!).toBeLessThanOrEqual(wholes.get('j')!);
      expect(wholes.get('j')!).toBeLessThanOrEqual(wholes.get('k')!);
    }
  });
  it('two up to one: it is the larger of both at least', () => {
    for (const { wholes } of pointsWith('i: whole from 1 to t, j: whole from 1 to t, t: whole from 1')) {
      expect(wholes.get('i')!).toBeLessThanOrEqual(wholes.get('t')!);
      expect(wholes.get('j')!).toBeLessThanOrEqual(wholes.get('t')!);
    }
  });
});

const KEYS = upTo(100).map((i) => `x${i}`);
/** A number drawn before is drawn no more, so each kind has points of its own. */
const numbers = (domain: 'number' | 'positive' | 'matrix'): Rational[] => {
  const points = pointsWith('a: number');
  return KEYS.flatMap((key) => points.map((point) => point.draw(key, domain)));
};

describe('the other names', () => {
  const points = pointsWith('a: number');
  const isNegative = (x: Rational): boolean => x.n < 0n;
  const size = ({ n, d }: Rational): Rational => ({ n: n < 0n ? -n : n, d });

  it('have eight points where there is no whole number', () => expect(points.length).toBe(8));
  it.each(KEYS.slice(0, 20))('%s is below nought at some of any six and above at others', (key) => {
    const signs = points.map((point) => isNegative(point.draw(key, 'number')));
    expect(distinct(signs.slice(0, 6))).toBe(2);
    expect(distinct(signs.slice(2))).toBe(2);
  });
  it('do not all change their sign together', () => {
    const signs = KEYS.map((key) => points.map((point) => isNegative(point.draw(key, 'number'))).join());
    expect(distinct(signs)).toBe(8);
  });
  it('are never below nought where they are positive, and are all between a half and four and a half in size', () => {
    for (const x of numbers('positive')) expect(isNegative(x)).toBe(false);
    for (const x of [...numbers('positive'), ...numbers('number')]) {
      expect(compare(size(x), ratio(1n, 2n))).toBe(1);
      expect(compare(size(x), ratio(9n, 2n))).toBe(-1);
    }
  });
  it('lie on both sides of one', () => {
    const above = numbers('positive').filter((x) => compare(x, whole(1)) > 0).length;
    expect(above).toBeGreaterThan(0);
    expect(above).toBeLessThan(800);
  });
  it.each([
    [0, 1],
    [-1, 1],
    [2, 7],
  ])('lie between %i and %i where that is said', (low, high) => {
    const bounds = [whole(low), whole(high)] as const;
    const fresh = pointsWith('a: number');
    const drawn = KEYS.flatMap((key) => fresh.map((point) => point.draw(key, 'between', bounds)));
    for (const x of drawn) {
      expect(compare(x, whole(low))).toBe(1);
      expect(compare(x, whole(high))).toBe(-1);
    }
    const middle = ratio(BigInt(low + high), 2n);
    expect(distinct(drawn.map((x) => compare(x, middle)))).toBe(2);
  });
  it('are the same for the same name at the same point, and for nothing else', () => {
    for (const point of points) expect(point.draw('a', 'number')).toEqual(point.draw('a', 'number'));
    expect(distinct(numbers('positive').map(({ n, d }) => `${n}/${d}`))).toBe(800);
    const [one, same, other] = ['one', 'one', 'other'].map((id) => pointsWith('a: number', id)[0]!);
    expect(same!.draw('a', 'positive')).toEqual(one!.draw('a', 'positive'));
    expect(other!.draw('a', 'positive')).not.toEqual(one!.draw('a', 'positive'));
  });
  it('have one denominator, so that sums of them need no common one; those of matrices are short', () => {
    expect(new Set(numbers('number').map(({ d }) => d))).toEqual(new Set([1n << 80n]));
    expect(new Set(numbers('matrix').map(({ d }) => d))).toEqual(new Set([1n << 32n]));
  });
});

describe('matrices', () => {
  it('have three rows at every other point where no power is past six, else two', () => {
    const rows = pointsWith('n: whole from 1').map((point) => point.rows);
    expect(rows).toEqual([2, 3, 2, 3, 2, 3, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(pointsWith('a: number').map((point) => point.rows)).toEqual([2, 3, 2, 3, 2, 3, 2, 3]);
    for (const { wholes, rows: high } of pointsWith('n: whole from 1, m: whole from 1'))
      if (Math.max(...wholes.values()) > 6) expect(high).toBe(2);
  });
});

it('the points of a problem are drawn once', () => {
  const proof = smallProof('free: { n: whole from 1 }');
  expect(pointsOf(proof)).toBe(pointsOf(proof));
});
