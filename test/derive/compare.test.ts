/** Two expressions compared: equal at all points, different at one, or not to be worked out; and at which points that is tried. */
import { describe, expect, it } from 'vitest';
import { compareTrees, run } from '../../src/derive/compare.ts';
import { pointsOf } from '../../src/derive/points.ts';
import type { Setting, Use } from '../../src/derive/world.ts';
import type { Tree } from '../../src/math/tree.ts';
import type { Proof } from '../../src/problem/proof.ts';
import { shownAs, smallProof, treeIn, worldsIn, written } from './small-proof.ts';

const LETTERS = [...'abcdefghlmopqrtuvwxyz'];
const proof = smallProof(`
free: { ${LETTERS.map((letter) => `${letter}: number`).join(', ')}, A: matrix, I: identity, n: whole from 1 }
define: [{ define: 's[n]', rule: 's[n-1] + a', from: 1 }]
given: ['s[0] = 0']`);

interface Known {
  readonly uses?: readonly Use[];
  readonly told?: Partial<Setting>;
  readonly also?: readonly string[];
  readonly of?: Proof;
}
/** equal, different, or the side and the fault. */
function found(
  left: string | Tree,
  right: string,
  { uses = [], told = {}, also = [], of = proof }: Known = {},
) {
  const first = typeof left === 'string' ? treeIn(of, left, also) : left;
  const comparison = compareTrees(worldsIn(of, told), first, treeIn(of, right, also), uses);
  return comparison.kind === 'fault'
    ? `${comparison.problem.code} in side ${comparison.side}`
    : comparison.kind;
}

describe('roots, powers of fractions and logarithms are tried at every point', () => {
  it.each(LETTERS)('the root of the square of %s is not it, on whichever side', (x) => {
    expect(found(`sqrt(${x}^2)`, x)).toBe('different');
    expect(found(x, `sqrt(${x}^2)`)).toBe('different');
    expect(found(`1 + 2*sqrt(${x}^2)`, `1 + 2*${x}`)).toBe('different');
    expect(found(`(${x}^2)^(1/2)`, x)).toBe('different');
    expect(found(`log(${x}^2)`, `2*log(-${x})`)).toBe('logarithm in side 1');
  });
  it('and where one side has a value wherever the other has', () => {
    expect(found('2*log(x)', 'log(x^2)')).toBe('equal');
    expect(found('sqrt(x^2)^2', 'x^2')).toBe('equal');
  });
});

describe('where nothing rests on a whole number', () => {
  it.each([
    ['(a + b)^2', 'a^2 + 2*a*b + b^2', 'equal'],
    ['(a + b)^2', 'a^2 + b^2', 'different'],
    ['a', 'b', 'different'],
    ['s[1]', 's[0] + a', 'different'],
  ])('%s and %s are %s', (left, right, says) => {
    expect(found(left, right)).toBe(says);
  });
});

/** Nought where t is 1 or 2, the first values tried. */
const LATER = '(t-1)*(t-2)';
const plain = smallProof(`
free: { a: number, t: whole from 1, u: sequence }
define: [{ define: 'y[k]', rule: 'y[k-1]*a', from: 1 }]`);
const shownLater: Known = {
  told: { shown: [shownAs(plain, 'y[1]', `y[0]*a^(${LATER})`)] },
  uses: ['shown'],
};

describe('a whole number counts, and is tried past its first values,', () => {
  it.each<[string, string, string, Known]>([
    ['where it stands in a side', `a^(${LATER})`, '1', {}],
    ['in the other side', '1', `a^(${LATER})`, {}],
    ['in an index', `u[${LATER}]`, 'u[0]', {}],
    ['in a bound', `sum(1, i, 0, ${LATER})`, '1', {}],
    [
      'under the letter of the student',
      'a^((j-1)*(j-2))',
      '1',
      { told: { alias: new Map([['j', 't']]) }, also: ['j'] },
    ],
    ['in an earlier answer', 'y[1]', 'y[0]', shownLater],
  ])('%s', (_, left, right, known) => {
    expect(found(left, right, { of: plain, ...known })).toBe('different');
  });
  it.each<[string, string, string, Use, string]>([
    [
      'in a definition',
      'y[1]',
      'y[0]',
      'definition',
      `define: [{ define: 'y[k]', rule: 'y[k-1]*a^(${LATER})', from: 1 }]`,
    ],
    ['in what is given', 'u[0]', '1', 'given', `given: ['u[0] = a^(${LATER})']`],
    [
      'in an answer of its own',
      'w',
      '1',
      'definition',
      `ask: [{ ask: w, about: w, lines: ['a^(${LATER})'] }]`,
    ],
  ])('%s', (_, left, right, use, part) => {
    const of = smallProof(`free: { a: number, t: whole from 1, u: sequence }\n${part}`);
    expect(found(left, right, { of, uses: [use] })).toBe('different');
  });
});

describe('points at which a side has no value are passed over', () => {
  it.each([
    ['(n-1)/(n-1)', '1', 'a division by nought'],
    ['s[n-2] - s[n-2]', '0', 'a term before the first'],
    ['sqrt(n-2)^2', 'n-2', 'a root of less than nought'],
    ['exp(log(n-1))', 'n-1', 'a logarithm of nought'],
    ['inverse((n-1)*A)*(n-1)', 'inverse(A)', 'a matrix without an inverse'],
    ['a^(60*n)/a^(60*n)', '1', 'a number too large'],
    ['s[20*n] - s[20*n]', '0', 'a term too far away'],
  ])('%s and %s: %s', (left, right) => {
    expect([found(left, right), found(right, left)]).toEqual(['equal', 'equal']);
  });
  it('but a difference at any other counts', () => {
    expect(found('(n-1)/(n-1)', '1 + (n-1)')).toBe('different');
    expect(found('1 + (n-1)', '(n-1)/(n-1)')).toBe('different');
  });
  const nought = (times: number): string => Array.from({ length: times }, (_, i) => `(n-${i + 1})`).join('*');
  it.each([
    [3, 'equal', 'equal'],
    [4, 'equal', 'division-by-zero in side 1'],
    [8, 'equal', 'division-by-zero in side 1'],
  ])(
    'at %i of fourteen points: %s where it is the first, %s where it is the second',
    (times, first, second) => {
      const one = `(${nought(times)})/(${nought(times)})`;
      expect([found(one, '1'), found('1', one)]).toEqual([first, second]);
    },
  );
  it.each([
    ['1/(a - a)', '1', 'division-by-zero in side 0'],
    ['1', '1/(a - a)', 'division-by-zero in side 1'],
    ['1/(a - a)', 'log(a - a)', 'division-by-zero in side 0'],
  ])('%s and %s: nowhere is there anything to compare', (left, right, says) => {
    expect(found(left, right)).toBe(says);
  });
});

describe('what cannot be worked out at one point is told at once', () => {
  it.each([
    ['s[n/2] - s[n/2]', '0', 'index in side 0'],
    ['0', 's[n/2] - s[n/2]', 'index in side 1'],
    ['lim(2^n, n)', '0', 'no-limit in side 0'],
    ['1', 'sum(1, k, 1, 1000*n)', 'too-many-terms in side 1'],
    ['a^sqrt(2)', '1', 'exponent in side 0'],
  ])('%s and %s: %s', (left, right, says) => {
    expect(found(left, right)).toBe(says);
  });
});

describe('numbers and matrices', () => {
  it.each([
    ['A*inverse(A)', '1', 'equal'],
    ['1', 'A*inverse(A)', 'equal'],
    ['2', '2*I', 'equal'],
    ['I', '2', 'different'],
    ['3', 'I', 'different'],
    ['A', 'a', 'different'],
    ['a', 'A', 'different'],
    ['A*I', 'A', 'equal'],
  ])('%s and %s are %s', (left, right, says) => {
    expect(found(left, right)).toBe(says);
  });
  it('two rows are not enough: the square of A*B - B*A may be exchanged with any matrix of two rows, and of no more', () => {
    const three = smallProof('free: { A: matrix, B: matrix, C: matrix, I: identity }');
    const [square, power] = ['(A*B - B*A)^2', '(A*B - B*A)'];
    expect(found(`${square}*C`, `C*${square}`, { of: three })).toBe('different');
    expect(found(`${power}*${square}`, `${square}*${power}`, { of: three })).toBe('equal');
  });
});

/** Source: OEIS A001113, to 80 places. */
const E = '2.71828182845904523536028747135266249775724709369995957496696762772407663035354759';
describe('numbers that are not rational', () => {
  it.each([
    ['exp(1)', E, 'different'],
    [E, 'exp(1)', 'different'],
    ['exp(1)*exp(1)', 'exp(2)', 'equal'],
    ['log(exp(3))', '3', 'equal'],
    ['sqrt(2)*sqrt(3)', 'sqrt(6)', 'equal'],
    ['sqrt(2)', '1.41421356237309504880168872420969807856967187537694807317667973799', 'different'],
  ])('%s and %s are %s, however many digits they share', (left, right, says) => {
    expect(found(left, right)).toBe(says);
  });
});

describe('the worlds of a derivation', () => {
  const induction = smallProof(`
free: { x: number, n: whole from 1 }
define: [{ define: 's[n]', rule: 's[n-1] + x', from: 3 }]
given: ['s[2] = 0']
ask: [{ induction: 's[n] = (n-2)*x', from: 3, base: [x], step: ['s[n] + x', '(n-1)*x'] }]`);
  const least = (told: Partial<Setting>, of = induction): number =>
    Math.min(...worldsIn(of, told).points.map(({ wholes }) => wholes.get('n')!));
  it.each([
    ['n', 4],
    ['n+1', 3],
    ['n+2', 2],
    ['n+3', 1],
    ['2*n', 2],
  ])('of the step to %s begin beyond the first case, where n is %i', (target, n) => {
    expect(least({ target: treeIn(induction, target) })).toBe(n);
  });
  it('are all its points where nothing is shown by induction', () => {
    expect(least({})).toBe(1);
    expect(worldsIn(induction).points.length).toBe(pointsOf(induction).length);
    expect(least({ target: treeIn(proof, 'n') }, proof)).toBe(1);
  });
  it('have none where the index of the step has no value', () => {
    expect(worldsIn(induction, { target: treeIn(induction, '1/(x-x)') }).points).toEqual([]);
  });
  it('are made once for each point, what may be used, and the digits', () => {
    const worlds = worldsIn(induction);
    const [one, other] = worlds.points as [(typeof worlds.points)[0], (typeof worlds.points)[0]];
    const made = [
      worlds.at(one, []),
      worlds.at(other, []),
      worlds.at(one, ['given']),
      worlds.at(one, ['given', 'definition']),
      worlds.at(one, [], 120),
    ];
    expect(new Set(made).size).toBe(5);
    expect(worlds.at(one, [])).toBe(made[0]);
    expect(worlds.at(one, ['given'])).toBe(made[2]);
    expect(worlds.at(one, [], 120)).toBe(made[4]);
  });
  it('know what is said that they know', () => {
    const worlds = worldsIn(induction);
    const value = (text: string, ...uses: readonly Use[]): string => {
      const found = run(treeIn(induction, text), worlds.at(worlds.points[0]!, uses));
      return 'problem' in found ? found.problem.code : written(found);
    };
    expect(value('s[2]', 'given')).toBe('0');
    expect(value('s[3] - x', 'definition')).toBe(value('s[2]'));
    expect(value('s[3] - x', 'definition', 'given')).toBe('0');
    expect(value('s[1/2]')).toBe('index');
  });
  it('have one meter for all of them', () => {
    const worlds = worldsIn(proof);
    expect(worlds.meter.spent).toBe(0);
    compareTrees(worlds, treeIn(proof, 'a*b'), treeIn(proof, 'b*a'), []);
    const once = worlds.meter.spent;
    expect(once).toBeGreaterThan(0);
    compareTrees(worlds, treeIn(proof, 'a*b'), treeIn(proof, 'b*a'), []);
    expect(worlds.meter.spent).toBe(2 * once);
  });
});
