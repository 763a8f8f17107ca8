/** What a name, a term, a sum, a mean and a limit are worth at a point, with some of what may be used. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/derive/compare.ts';
import { pointsOf } from '../../src/derive/points.ts';
import { type Meter, MOST_WORK } from '../../src/derive/work.ts';
import { type Setting, type Use, worldAt } from '../../src/derive/world.ts';
import { meetsAll } from '../../src/math/value.ts';
import type { Proof } from '../../src/problem/proof.ts';
import { settingOf, shownAs, smallProof, treeIn, written } from './small-proof.ts';

interface Known {
  readonly told?: Partial<Setting>;
  readonly wholes?: Readonly<Record<string, number>>;
  readonly also?: readonly string[];
  readonly meter?: Meter;
}

/** Values at one point of a problem, where the whole numbers are chosen. */
function valuesIn(proof: Proof, { told = {}, wholes = {}, also = [], meter }: Known = {}) {
  const point = { ...pointsOf(proof)[0]!, wholes: new Map(Object.entries(wholes)) };
  const worlds = new Map<string, ReturnType<typeof worldAt>>();
  const valueAt = (text: string, uses: readonly Use[] = []) => {
    const key = uses.join();
    const world = worlds.get(key) ?? worldAt(settingOf(proof, told), point, new Set(uses), undefined, meter);
    worlds.set(key, world);
    return run(treeIn(proof, text, also), world);
  };
  /** As text, or the fault. */
  const said = (text: string, uses: readonly Use[] = []): string => {
    const value = valueAt(text, uses);
    return 'problem' in value ? value.problem.code : written(value);
  };
  /** Whether what may be used makes a line another one, in which nothing is put in. */
  const makes = (text: string, uses: readonly Use[], other: string): boolean => {
    const [a, b] = [valueAt(text, uses), valueAt(other)];
    if ('problem' in a || 'problem' in b) throw new Error(`no value: ${text}, ${other}`);
    return meetsAll(a, b);
  };
  return { said, makes };
}

const all: readonly Use[] = ['given', 'definition', 'shown', 'hypothesis'];

const proof = smallProof(`
free: { r: between 0 and 1, c: number, u: sequence, k: whole from 1, n: whole from 1 }
define:
  - { define: 's[n]', rule: 'r*s[n-1] + u[n]', from: 1 }
  - { define: 'late[n]', rule: 'late[n-1] + k', from: 3 }
given: ['s[0] = 0', 'u[k] = c + k', 'late[2] = 5']
ask:
  - { ask: weight, about: the weight, lines: [c, r*c] }
  - { induction: 's[n] = c^n', from: 2, base: [c^2], step: [c^(n+1)] }`);

describe('a term', () => {
  const { said, makes } = valuesIn(proof, { wholes: { n: 4, k: 7 } });
  it.each<[string, readonly Use[], string, boolean, string]>([
    ['s[1]', [], 'r*s[0] + u[1]', false, 'is a number of its own'],
    ['s[1]', ['definition'], 'r*s[0] + u[1]', true, 'or what it is defined to be'],
    ['s[2]', ['definition'], 'r*(r*s[0] + u[1]) + u[2]', true, 'all the way down'],
    ['s[2]', ['definition'], 'r*s[1] + u[2]', false, 'which is not one step'],
    ['s[0]', ['definition'], 's[0]', true, 'from the first index on'],
    ['s[0]', ['given'], '0', true, 'or what is given of it'],
    ['s[0]', ['definition'], '0', false, 'where that may be used'],
    ['s[1]', ['given'], 's[1]', true, 'of this index and no other'],
    ['s[1]', ['definition', 'given'], 'c + 1', true, 'both together'],
    ['u[3]', ['given'], 'c + 3', true, 'or of every index'],
    ['u[3]', [], 'c + 3', false, 'where that may be used'],
    ['u[n]', ['given'], 'c + 4', true, 'whatever it is called'],
    ['late[3]', ['definition'], 'late[2] + 7', true, 'with the number that a name stands for'],
    ['late[2]', ['definition'], 'late[2]', true, 'not before it begins'],
    ['late[2]', ['given'], '5', true, 'where it may be given'],
    ['s[1] + s[1]', ['definition'], '2*(r*s[0] + u[1])', true, 'the same each time'],
    ['weight', [], 'r*c', false, 'an answer of its own is a number'],
    ['weight', ['definition'], 'r*c', true, 'or what it stands for, its last line'],
  ])('%s by %j = %s: %s, it %s', (text, uses, other, says) => {
    expect(makes(text, uses, other)).toBe(says);
  });
  it.each([
    ['s[0]', 'a value'],
    ['s[-1]', 'before-first'],
    ['late[2]', 'a value'],
    ['late[1]', 'before-first'],
    ['u[-5]', 'a value'],
    ['u[400]', 'a value'],
    ['u[401]', 'too-large'],
    ['u[-400]', 'a value'],
    ['u[-401]', 'too-large'],
    ['u[1/2]', 'index'],
    ['u[sqrt(2)]', 'index'],
    ['u[4/2]', 'a value'],
    ['u[10^13]', 'too-large'],
    ['u[-10^13]', 'too-large'],
    ['u[c]', 'index'],
  ])('%s: %s, whatever may be used', (text, says) => {
    for (const uses of [[], ['definition'], ['given']] as const)
      expect([uses, /^-?\d+(\/\d+)?$/.test(said(text, uses)) ? 'a value' : said(text, uses)]).toEqual([
        uses,
        says,
      ]);
  });
  it('a name that nobody knows', () => {
    expect(valuesIn(proof, { also: ['stranger'] }).said('stranger + 1')).toBe('unknown-name');
  });
});

describe('the claim of an induction', () => {
  const target = treeIn(proof, 'n+1');
  const { makes } = valuesIn(proof, { told: { target }, wholes: { n: 4, k: 7 } });
  it.each<[string, readonly Use[], string, boolean, string]>([
    ['s[4]', ['hypothesis'], 'c^4', true, 'may be used for the term before'],
    ['s[n]', ['hypothesis'], 'c^n', true, 'by its name too'],
    ['s[3]', ['hypothesis'], 'c^3', true, 'and for those before it'],
    ['s[2]', ['hypothesis'], 'c^2', true, 'down to the first'],
    ['s[1]', ['hypothesis'], 's[1]', true, 'and no further'],
    ['s[5]', ['hypothesis'], 's[5]', true, 'not for the one to be shown'],
    ['s[6]', ['hypothesis'], 's[6]', true, 'nor for those after it'],
    ['u[4]', ['hypothesis'], 'u[4]', true, 'nor for another sequence'],
    ['s[4]', ['definition'], 'c^4', false, 'not where it may not be used'],
    ['s[5]', ['definition', 'hypothesis'], 'r*c^4 + u[5]', true, 'before the recurrence'],
    ['s[5]', all, 'r*c^4 + c + 5', true, 'and what is given'],
  ])('%s by %j = %s: %s, %s', (text, uses, other, says) => {
    expect(makes(text, uses, other)).toBe(says);
  });
  it('is none outside an induction step', () => {
    const outside = valuesIn(proof, { wholes: { n: 4, k: 7 } });
    expect(outside.makes('s[4]', ['hypothesis'], 's[4]')).toBe(true);
    const without = smallProof('free: { n: whole from 1, u: sequence }');
    const there = valuesIn(without, { told: { target: treeIn(without, 'n+1') }, wholes: { n: 4 } });
    expect(there.makes('u[4]', ['hypothesis'], 'u[4]')).toBe(true);
  });
});

describe('an earlier answer', () => {
  const values = (...shown: readonly [string, string][]) =>
    valuesIn(proof, {
      told: {
        shown: shown.map(([term, value]) => shownAs(proof, term, value)),
        target: treeIn(proof, 'n+1'),
      },
      wholes: { n: 4, k: 7 },
    });
  const first = values(['s[3]', 'c*r'], ['s[2]', 'u[9]']);
  it.each<[string, readonly Use[], string, string]>([
    ['s[3]', ['shown'], 'c*r', 'is put in'],
    ['s[2]', ['shown'], 'u[9]', 'each in its place'],
    ['s[n-1]', ['shown'], 'c*r', 'however the index is written'],
    ['s[4]', ['shown'], 's[4]', 'at its index only'],
    ['u[3]', ['shown'], 'u[3]', 'in its sequence only'],
    ['s[3]', ['definition'], 'r*(r*(r*s[0] + u[1]) + u[2]) + u[3]', 'where it may be'],
    ['s[3]', ['shown', 'definition'], 'c*r', 'before the recurrence'],
    ['s[4]', ['shown', 'definition'], 'r*c*r + u[4]', 'and inside it'],
    ['s[3]', ['shown', 'hypothesis'], 'c*r', 'before the claim'],
    ['s[2]', ['shown', 'given'], 'c + 9', 'with what is given inside it'],
  ])('%s by %j = %s: %s', (text, uses, other) => {
    expect(first.makes(text, uses, other)).toBe(true);
  });
  it('that leads back to its own term leaves that free there', () => {
    expect(values(['s[3]', 's[3] + 1']).makes('s[3]', ['shown'], 's[3] + 1')).toBe(true);
    expect(values(['s[3]', 's[4]']).makes('s[3]', ['shown', 'definition'], 'r*s[3] + u[4]')).toBe(true);
    expect(values(['s[3]', 's[3] + 1']).makes('s[3] + s[3]', ['shown'], '2*s[3] + 2')).toBe(true);
    expect(values(['s[2]', 's[3]']).makes('s[2]', ['shown', 'definition'], 'r*s[2] + u[3]')).toBe(true);
  });
  it('that fails inside is open again afterwards', () => {
    const { said, makes } = values(['s[3]', '1/(s[2] - s[2])']);
    expect(said('s[3]', ['shown'])).toBe('division-by-zero');
    expect(said('s[3]', ['shown'])).toBe('division-by-zero');
    expect(makes('s[3]', [], 's[3]')).toBe(true);
  });
});

describe('a sum', () => {
  const { said, makes } = valuesIn(proof, { wholes: { n: 4, k: 7 } });
  it.each([
    ['sum(i, i, 1, 3)', '6'],
    ['sum(i, i, 3, 3)', '3'],
    ['sum(i, i, 3, 2)', '0'],
    ['sum(i, i, -1, 2)', '2'],
    ['sum(i, i, n, n+1)', '9'],
    ['sum(sum(i*j, j, 1, i), i, 1, 2)', '7'],
    ['k + sum(k, k, 1, 2)', '10'],
    ['sum(i, i, 1, 1/2)', 'index'],
    ['sum(1, i, 1, 500)', '500'],
    ['sum(1, i, 1, 501)', 'too-many-terms'],
    ['sum(1, i, 0, 499)', '500'],
    ['sum(sum(1, j, 1, 99), i, 1, 40)', '3960'],
    ['sum(sum(1, j, 1, 99), i, 1, 40) + sum(1, i, 1, 1)', 'too-many-terms-in-all'],
    ['sum(sum(1, j, 1, 99), i, 1, 40) + sum(1, i, 1, 0) + sum(1, i, 5, 1)', '3960'],
  ])('%s is %s', (text, says) => {
    expect([said(text), said(text)]).toEqual([says, says]);
  });
  it('is of terms, whose definitions do not see its index', () => {
    expect(makes('sum(u[i], i, 1, 3)', [], 'u[1] + u[2] + u[3]')).toBe(true);
    expect(makes('sum(late[3], k, 1, 2)', ['definition'], '2*late[2] + 14')).toBe(true);
    expect(makes('sum(u[k], k, 1, 2)', ['given'], '2*c + 3')).toBe(true);
  });
  it('is charged for every term', () => {
    // Ten terms, and nine additions of two numbers each.
    const left = (work: number): string =>
      valuesIn(proof, { meter: { spent: MOST_WORK - work } }).said('sum(1, i, 1, 10)');
    expect([left(10 + 9 * 2), left(10 + 9 * 2 - 1)]).toEqual(['10', 'too-much-work']);
  });
});

describe('matrices', () => {
  const square = smallProof('free: { A: matrix, B: matrix, I: identity, c: number, n: whole from 1 }');
  const { said, makes } = valuesIn(square, { wholes: { n: 2 } });
  it.each<[string, string, boolean]>([
    ['I', 'I', true],
    ['A*I', 'A', true],
    ['I*A', 'A', true],
    ['A', 'B', false],
    ['A*B', 'B*A', false],
    ['sum(A^i, i, 0, n)', 'I + A + A*A', true],
    ['sum(A, i, 1, 3)', '3*A', true],
  ])('%s = %s: %s', (one, other, says) => {
    expect(makes(one, [], other)).toBe(says);
  });
  it('the identity has ones from corner to corner, a matrix four numbers', () => {
    expect(said('I')).toBe('1 0; 0 1');
    expect(new Set(said('A').split(/;? /)).size).toBe(4);
  });
});

describe('a function that nobody knows', () => {
  const unknown = smallProof('free: { f: function, h: function, x: number, y: number, u: sequence }');
  const { said, makes } = valuesIn(unknown);
  it.each<[string, string, boolean, string]>([
    ['f(x)', 'f(x)', true, 'has one value at one place'],
    ['f(x + y)', 'f(y + x)', true, 'however that is written'],
    ['f(2)', 'f(6/3)', true, 'in whatever terms'],
    ['f(x)', 'f(y)', false, 'and another elsewhere'],
    ['f(x + y)', 'f(x) + f(y)', false, 'nothing is added up'],
    ['f(x)', 'h(x)', false, 'and is no other function'],
    ['f(-x)', 'f(x)', false, 'a sign counts'],
  ])('%s = %s: %s, %s', (one, other, says) => {
    expect(makes(one, [], other)).toBe(says);
  });
  it('has none where the place is not known exactly', () => {
    expect(said('f(sqrt(2))')).toBe('undecided');
  });
});

describe('a mean', () => {
  const random = smallProof(`
free: { b: number, g: random sequence, z: random sequence, u: sequence, t: whole from 1 }
define:
  - { define: 'w[t]', rule: 'm[t]/2', from: 1 }
  - { define: 'm[t]', rule: 'b*m[t-1] + g[t]', from: 1 }
  - { define: 'v[t]', rule: 'b*v[t-1] + u[t]', from: 1 }
given: ['m[0] = 0']`);
  const { makes } = valuesIn(random, { wholes: { t: 2 } });
  const given: readonly Use[] = ['given'];
  it.each<[string, readonly Use[], string, boolean, string]>([
    ['E(b)', [], 'b', true, 'of a number is that number'],
    ['E(u[1])', [], 'u[1]', true, 'of a term that is not random too'],
    ['E(v[1])', [], 'v[1]', true, 'nor made of random ones'],
    ['E(g[1])', [], 'g[1]', false, 'of a random one is another number'],
    ['E(m[1])', [], 'm[1]', false, 'and of what is made of them'],
    ['E(w[1])', [], 'w[1]', false, 'through another definition, even a later one'],
    ['E(g[1] + b*g[2])', [], 'E(g[1]) + b*E(g[2])', true, 'of a sum'],
    ['E(g[1]*g[2])', [], 'E(g[1])*E(g[2])', false, 'of a product is no product'],
    ['E(g[1]^2)', [], 'E(g[1])^2', false, 'nor of a square the square'],
    ['E(sum(i*g[i], i, 1, 2))', [], 'E(g[1]) + 2*E(g[2])', true, 'around a sum'],
    ['sum(E(i*g[i]), i, 1, 2)', [], 'E(g[1]) + 2*E(g[2])', true, 'and inside one'],
    ['E(E(g[1]))', [], 'E(g[1])', true, 'twice'],
    ['E(g[1])', [], 'E(g[2])', false, 'differs from term to term'],
    ['E(m[1])', ['definition'], 'b*E(m[0]) + E(g[1])', true, 'by the recurrence'],
  ])('%s by %j = %s: %s, %s', (text, uses, other, says) => {
    expect(makes(text, uses, other)).toBe(says);
  });
  it.each<[string, string, boolean, string]>([
    ['E(g[1]) - E(g[2])', '0', true, 'is the same for all of a sequence'],
    ['E(g[1]) - E(g)', '0', true, 'and has the name of the sequence'],
    ['E(g[1]) - E(z[1])', '0', false, 'but not for two sequences'],
    ['g[1] - g[2]', '0', false, 'whose terms differ'],
    ['E(g[1]*g[2]) - E(g)^2', '0', false, 'and may depend on each other'],
    ['E(g[1]^2) - E(g[2]^2)', '0', false, 'their squares have means of their own'],
  ])('where it is given: %s = %s: %s, it %s', (text, other, says) => {
    expect(makes(text, given, other)).toBe(says);
  });
});

describe('a limit', () => {
  const proof = smallProof(`
free: { p: between 0 and 1, w: between -1 and 0, q: between 1 and 2, c: number, u: sequence, A: matrix, I: identity, n: whole from 1, m: whole from 1 }`);
  const { said, makes } = valuesIn(proof, { wholes: { n: 2, m: 3 } });
  it.each<[string, string, string]>([
    ['lim(p^n, n)', '0', 'a power of what is below one vanishes'],
    ['lim(w^n, n)', '0', 'below nought too'],
    ['lim(c*p^(2*n+1) + c, n)', 'c', 'and all that it is a factor of'],
    ['lim((1-p^n)/(1-p), n)', '1/(1-p)', 'inside a fraction'],
    ['lim((p/2)^n + 2*p, n)', '2*p', 'of whatever is below one'],
    ['lim((1/2)^n, n)', '0', 'a number too'],
    ['lim(c + p^m, n)', 'c + p^m', 'what does not grow stays'],
    ['lim(u[m], n)', 'u[m]', 'a term too'],
    ['sum(lim(p^(n+i) + i, n), i, 1, 2)', '3', 'inside a sum'],
    ['lim(sum(p^n*i, i, 1, 3), n)', '0', 'around one'],
    ['lim(-(p^n) + c, n)', 'c', 'behind a sign'],
    ['lim(A*p^n, n)', '0*A', 'of a matrix'],
    ['lim(sum(p^i, i, 0, n), n)', '1/(1-p)', 'a geometric sum'],
    ['lim(sum(c*w^(2*i+1), i, 3, n-1), n)', 'c*w^7/(1-w^2)', 'from wherever it starts'],
    ['lim(1 - sum((1-p)*p^i, i, 0, n), n)', '0', 'with whatever is added'],
  ])('%s = %s: %s', (text, other) => {
    expect(makes(text, [], other)).toBe(true);
  });
  it.each([
    ['lim(q^n, n)', 'above one it grows'],
    ['lim((-q)^n, n)', 'and below minus one'],
    ['lim((-1)^n, n)', 'at minus one it goes to and fro'],
    ['lim(p^(-n), n)', 'where the exponent falls it grows'],
    ['lim(p^(m-n), n)', 'however it falls'],
    ['lim(p^(n*(-1)^n), n)', 'where it falls every other time'],
    ['lim(p^(1-1/n), n)', 'where it rises, but not without end'],
    ['lim(n, n)', 'the number itself'],
    ['lim(c*n, n)', 'a multiple of it'],
    ['lim(n*p^n + c, n)', 'any other trace of it'],
    ['lim(n^2, n)', 'a power of it'],
    ['lim(n^n, n)', 'to itself'],
    ['lim(u[n], n)', 'a term that nobody knows'],
    ['lim(u[2*n+1], n)', 'however far'],
    ['lim(A^n, n)', 'a power of a matrix'],
    ['lim(sum(q^i, i, 0, n), n)', 'a sum that grows'],
    ['lim(sum(i*p^i, i, 1, n), n)', 'a sum that is not geometric'],
    ['lim(sum(p^(n-i), i, 1, n), n)', 'one whose terms change with it'],
    ['lim(sum(p^i, i, n, 2*n), n)', 'one whose start does'],
    ['lim(sum(p^i, i, 0, m-n), n)', 'one that ends ever earlier'],
    ['lim(sum(u[i], i, 0, n), n)', 'a sum of what nobody knows'],
  ])('%s has none: %s', (text) => {
    expect(said(text)).toBe('no-limit');
  });
});

describe('the limit of a term', () => {
  const asked = smallProof(`
free: { p: between 0 and 1, c: number, u: sequence, n: whole from 1, k: whole from 1 }
define: [{ define: 's[n]', rule: 'p*s[n-1] + c', from: 1 }, { define: 'v[n]', rule: 'p*v[n-1] + u[n]', from: 1 }]
given: ['s[0] = 0']
ask:
  - { ask: next, of: 's[n]', lines: ['p*s[n-1] + c'] }
  - { ask: closed, of: 's[n]', lines: ['c*(1-p^n)/(1-p)'] }
  - { ask: back, of: 'v[n]', lines: ['p*v[n-1] + u[n]'] }`);
  const { said, makes } = valuesIn(asked, { wholes: { n: 2, k: 3 } });
  it('is that of what is asked of it for every n', () => {
    expect(makes('lim(s[n], n)', [], 'c/(1-p)')).toBe(true);
    expect(makes('lim(p*s[k-1] + c, k)', [], 'lim(s[k], k)')).toBe(true);
  });
  it('is not there where only an earlier term is', () => {
    expect(said('lim(v[n], n)')).toBe('no-limit');
  });
});

describe('another letter', () => {
  const alias = new Map([
    ['j', 'n'],
    ['x', 'c'],
  ]);
  const { makes, said } = valuesIn(proof, { told: { alias }, wholes: { n: 4, k: 7 }, also: ['j', 'x'] });
  it('stands for the name that it is put for', () => {
    expect(said('j + 1')).toBe('5');
    expect(makes('x', [], 'c')).toBe(true);
    expect(makes('s[j]', ['definition'], 's[j]')).toBe(false);
    expect(makes('u[j]', [], 'u[4]')).toBe(true);
    expect(said('sum(j, j, 1, 3)')).toBe('6');
  });
});
