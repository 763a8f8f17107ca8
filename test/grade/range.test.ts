/** For which n a proof is said to hold: every way to say it, and every way to say less. */
import { describe, expect, it } from 'vitest';
import { judgeRange } from '../../src/grade/range.ts';
import type { Proof } from '../../src/problem/proof.ts';

/** A problem whose claim is made from a first n on; null where it has no proof by induction. */
const from = (first: number | null): Proof =>
  ({ induction: first === null ? null : { first } }) as Partial<Proof> as Proof;

const start = (text: string): number | null => judgeRange(from(1), text, 1).from;

describe('where it is said to start', () => {
  it.each([
    ['n >= 1', 1],
    ['n>=1', 1],
    ['n  >=  12', 12],
    ['n => 2', 2],
    ['n ≥ 0', 0],
    ['n ⩾ 3', 3],
    ['n \\geq 1', 1],
    ['n \\ge 2', 2],
    ['k >= 4', 4],
    ['N >= 4', 4],
    ['\\k \\geq 4', 4],
    ['for n >= 1.', 1],
    ['$n \\geq 1$', 1],
    ['it holds for all n ≥ 2', 2],
    ['(n>=5)', 5],
    ['n >= 100000', 100_000],
    // Above a number is from the next one on.
    ['n > 0', 1],
    ['n>9', 10],
    ['n > 10', 11],
    // From the other side.
    ['1 <= n', 1],
    ['12 <= n', 12],
    ['0 ≤ n', 0],
    ['2 =< n', 2],
    ['3 \\le n', 3],
    ['4 \\leq n', 4],
    ['5≤n', 5],
    ['for 1 ≤ n', 1],
    ['1 ≤ \\n', 1],
    ['100000 <= k', 100_000],
    // A list that goes on.
    ['n = 1, 2, 3, ...', 1],
    ['n=2,3,4,…', 2],
    ['n = 1 , 2 , \\dots', 1],
    ['n = 3, 4, 5, \\ldots', 3],
    ['n = 10, 11, 12, ...; never an end', 10],
    ['k = 0, 1, ...', 0],
    ['n = 1, 2, 3, ... .', 1],
    // The first that is asked, by what all numbers are called.
    ['n ∈ N', 1],
    ['n ∈ ℕ', 1],
    ['n in N', 1],
    ['n in ℕ', 1],
    ['n ∈ ℤ⁺', 1],
    ['n \\in N', 1],
    ['n \\in \\mathbb{N}', 1],
    ['n \\in \\mathbb N', 1],
    ['n\\in\\mathbb{Z}^+', 1],
    ['n \\in\\mathbb { N }', 1],
    ['n in {1, 2, ...}', 1],
    ['n ∈ { 1 , 2 , 3 , … }', 1],
    ['n \\in \\{1, 2, \\dots\\}', 1],
    ['for all n', 1],
    ['every n', 1],
    ['any n', 1],
    ['for each n', 1],
    ['All positive integers', 1],
    ['every positive integer', 1],
    ['all integers n', 1],
    ['all whole numbers', 1],
    ['every whole number', 1],
    ['every positive whole number', 1],
    ['any natural number', 1],
    ['all natural  numbers', 1],
  ])('%s: from %s', (text, first) => {
    expect(start(text)).toBe(first);
  });
});

describe('what says less, or nothing', () => {
  it.each([
    'yes',
    '',
    '1',
    'n',
    'n >=',
    'n >= k',
    '>= 1',
    'the sum >= 1',
    '5 >= 1',
    // Taken back, or to an end.
    'not all n',
    'all n except 3',
    'all n without 1',
    'all n but 2',
    'only some n, every n of them',
    'n >= 1 until 5',
    'n >= 1 to 5',
    'n >= 1 and odd',
    'n >= 1 or n = 0',
    'n >= 1, n < 5',
    'n < 5',
    'n ≤ 5',
    'n >= 1, n ≠ 3',
    'n >= 1, n != 3',
    'n \\leq 5, n >= 1',
    'n \\le 5, n >= 1',
    'n >= 1, n \\neq 3',
    'n >= 1, n \\ne 3',
    'n >= 1, n \\lt 9',
    '1 <= n <= 5',
    '1 ≤ n ≤ 5',
    '1 \\leq n \\leq 5',
    '1 <= n, not 3',
    // Whole numbers are meant.
    'n >= 1.5',
    'n >= 1e3',
    '0.5 <= n',
    '2.1 <= n',
    // A list with an end.
    'n = 1, 2, ..., 10',
    'n = 1, 2, \\ldots, 10',
    'n = 1, 2, …, N',
    'n = 1, 2, ... 10',
    // Of other numbers.
    'n ∈ ℕ₀',
    'n \\in \\mathbb{N}_0',
    'n \\in \\mathbb{N}_{0}',
    'n \\in \\mathbb{N}_{\\geq 0}',
    'n in N0',
    'n \\in \\mathbb{R}',
    'n ∈ {2, 3, 4}',
    'n ∈ {1, 2}',
    'n ∈ {1, 2, ..., 9}',
    'n ∈ {1, 20, ...}',
    'n ∈ ℕ_0',
    'N',
    'call n',
    'all numbers',
    'all nodes',
    'all positive reals',
  ])('%s', (text) => {
    expect(start(text)).toBeNull();
    expect(judgeRange(from(1), text, 1)).toMatchObject({ mark: 'unreadable', text, from: null });
  });
  it.each(['n = 1', 'n=1, 2, 3', 'n = 1 , 2 and 3', 'n = 1 and 2.', '∀ n = 1, 2', 'k = 0,1 .'])(
    '%s names a few cases',
    (text) => {
      expect(judgeRange(from(1), text, 1)).toMatchObject({ mark: 'wrong', cases: true });
    },
  );
  it.each(['n >= 1', 'n = 1, 2, ...', 'n = 1, 2, k', 'an = 1', 'n = 1 for ever', 'yes'])(
    '%s names no few cases',
    (text) => {
      expect(judgeRange(from(1), text, 1).cases).toBeUndefined();
    },
  );
});

describe('right where it is as much as is asked, and no more than is shown', () => {
  it.each([
    // first asked, first shown, text, mark
    [1, 1, 'n >= 1', 'correct'],
    [1, 1, 'n >= 0', 'wrong'],
    [1, 1, 'n >= 2', 'wrong'],
    [1, 0, 'n >= 0', 'correct'],
    [1, 0, 'n >= 1', 'correct'],
    [1, 0, 'n >= 2', 'wrong'],
    // Where no base is shown, it is held against what is asked.
    [1, null, 'n >= 1', 'correct'],
    [1, null, 'n >= 0', 'wrong'],
    [1, null, 'n >= 2', 'wrong'],
    [2, 2, 'n > 1', 'correct'],
    [2, 2, 'n > 2', 'wrong'],
    [2, 2, 'n >= 1', 'wrong'],
    [2, 1, 'n >= 1', 'correct'],
    [0, 0, 'n >= 0', 'correct'],
    [0, 0, 'n > 0', 'wrong'],
    [0, 0, 'for all n', 'correct'],
    [3, 3, 'for all n', 'correct'],
    // Of a problem without an induction the first is 1.
    [null, null, 'n >= 1', 'correct'],
    [null, null, 'n >= 2', 'wrong'],
  ] as const)('asked from %s, shown from %s: %s is %s', (first, shown, text, mark) => {
    expect(judgeRange(from(first), text, shown)).toMatchObject({ mark, text, first: first ?? 1, shown });
  });
});
