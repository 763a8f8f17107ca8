/** Where a derivation may start and end, and which earlier answers may be put in. */
import { describe, expect, it } from 'vitest';
import { mayBePutIn, shownBy, taskOf } from '../../src/derive/task.ts';
import { toText } from '../../src/math/tree.ts';
import type { Ask } from '../../src/problem/proof.ts';
import { smallProof, treeIn } from './small-proof.ts';

const induction = (first: number) =>
  smallProof(`
free: { g: number, n: whole from 0 }
define: [{ define: 's[n]', rule: 's[n-1] + g', from: ${first} }]
ask: [{ induction: 's[n] = n*g', from: ${first}, base: [g], step: ['s[n] + g', '(n+1)*g'] }]`);

const startsOf = (of: ReturnType<typeof induction>, ask: Ask): string[] =>
  taskOf(of, ask, []).starts.map(({ left, goal }) => `${toText(left)} = ${toText(goal)}`);

describe('a derivation starts', () => {
  it.each([
    [0, ['s[0] = 0*g', 's[1] = 1*g', 's[2] = 2*g', 's[3] = 3*g']],
    [1, ['s[1] = 1*g', 's[0] = 0*g', 's[2] = 2*g', 's[3] = 3*g', 's[4] = 4*g']],
    [2, ['s[2] = 2*g', 's[1] = 1*g', 's[3] = 3*g', 's[4] = 4*g', 's[5] = 5*g']],
  ])('for the base at %i: there, one before, or up to three after it', (first, starts) => {
    const proof = induction(first);
    expect(startsOf(proof, proof.asks[0]!)).toEqual(starts);
    expect(taskOf(proof, proof.asks[0]!, []).setting.target).toBe(null);
  });
  it('for the step from the next term, or from the general one', () => {
    const proof = induction(1);
    const task = taskOf(proof, proof.asks[1]!, []);
    expect(startsOf(proof, proof.asks[1]!)).toEqual(['s[n + 1] = (n + 1)*g', 's[n] = n*g']);
    expect(toText(task.setting.target!)).toBe('n + 1');
  });
  it('for an expression from its left side, and ends in its last line', () => {
    const proof = smallProof(`
free: { g: number }
ask: [{ ask: here, of: g + g, lines: [1*g + 1*g, 2*g] }]`);
    expect(startsOf(proof, proof.asks[0]!)).toEqual(['g + g = 2*g']);
    const { setting, vocabulary } = taskOf(proof, proof.asks[0]!, []);
    expect(setting).toEqual({ proof, shown: [], target: null, alias: new Map() });
    expect(vocabulary).toBe(proof.vocabulary);
  });
});

const proof = smallProof(`
free: { b: number, g: random sequence, t: whole from 1 }
define: [{ define: 'm[t]', rule: 'b*m[t-1] + g[t]', from: 1 }]
ask:
  - { ask: 'm[1]', lines: [b] }
  - { ask: 'm[2]', lines: [b] }
  - { ask: 'm[1+1]', lines: [b] }
  - { ask: 'm[t]', lines: [b] }
  - { ask: 'm[t+1]', lines: [b] }
  - { ask: 'm[2*t]', lines: [b] }
  - { ask: 'm[2+t]', lines: [b] }
  - { ask: weight, about: the weight, lines: [b] }
  - { ask: 'E(m[1])', lines: [b] }
  - { ask: 'E(m[t])', lines: [b] }
  - { ask: '-m[t]', lines: [b] }
  - { ask: '-m[1]', lines: [b] }
  - { ask: 'b + m[t]', lines: [b] }
  - { ask: 'm[t] + b', lines: [b] }
  - { ask: 'm[1] + m[2]', lines: [b] }
  - { induction: 'm[t] = t*b', base: [b], step: [b] }`);
const ask = (id: string): Ask => proof.asks.find((each) => each.id === id)!;

describe('an earlier answer may be put in', () => {
  it.each([
    ['m[1]', 'm[2]', true, 'a case into a case'],
    ['m[1]', 'm[1+1]', true, 'however its index is written'],
    ['m[1+1]', 'm[2]', true, 'whichever of them'],
    ['m[1]', 'm[1] + m[2]', true, 'into a sum of cases'],
    ['m[1]', 'E(m[1])', true, 'into what is made of one'],
    ['m[1]', '-m[1]', true, 'whatever its sign'],
    ['m[1]', 'weight', true, 'into a quantity of its own'],
    ['m[1]', 'base', true, 'into the base'],
    ['m[t]', 'm[t+1]', true, 'the general term into a general one'],
    ['m[2*t]', 'm[2+t]', true, 'wherever its name stands'],
    ['m[t]', 'E(m[t])', true, 'into what is made of one'],
    ['m[t]', '-m[t]', true, 'whatever its sign'],
    ['m[t]', 'b + m[t]', true, 'or what is added before it'],
    ['m[t]', 'm[t] + b', true, 'or behind it'],
    ['m[1]', 'm[t]', false, 'no case into what is shown for every t'],
    ['m[1]', 'm[2*t]', false, 'nor with a factor before the name'],
    ['m[1]', 'm[2+t]', false, 'nor with a number before it'],
    ['m[1]', 'E(m[t])', false, 'nor into what is made of a general term'],
    ['m[1]', '-m[t]', false, 'nor with a sign'],
    ['m[1]', 'b + m[t]', false, 'nor in a sum'],
    ['m[1]', 'm[t] + b', false, 'nor before it'],
    ['m[1]', 'step', false, 'nor into the step'],
    ['m[t]', 'm[1]', false, 'the general term into no case'],
    ['m[t]', 'step', false, 'and not into the step'],
    ['weight', 'm[1]', false, 'what is no term is not put in'],
    ['E(m[1])', 'm[1]', false, 'nor what is made of one'],
    ['-m[1]', 'm[1]', false, 'nor with a sign'],
    ['base', 'm[1]', false, 'nor a part of an induction'],
  ])('%s in %s: %s, %s', (earlier, later, may) => {
    expect(mayBePutIn(ask(earlier), ask(later))).toBe(may);
  });
});

describe('what it shows', () => {
  const value = treeIn(proof, 'b^2');
  const said = (earlier: string, later: string): string => {
    const shown = shownBy(ask(earlier), ask(later), value);
    return shown ? `${toText(shown.term)} = ${toText(shown.value)}` : 'nothing';
  };
  it.each([
    ['m[1]', 'm[2]', 'm[1] = b^2', 'what the student has for it'],
    ['m[1]', 'm[t]', 'nothing', 'where it may not be put in'],
    ['step', 'm[t]', 'm[t] = t*b', 'an induction its claim, whatever was written'],
    ['step', 'm[1]', 'm[t] = t*b', 'for cases too'],
    ['step', 'base', 'nothing', 'but not to a part of itself'],
    ['base', 'm[1]', 'nothing', 'the base alone'],
  ])('%s in %s: %s, %s', (earlier, later, says) => {
    expect(said(earlier, later)).toBe(says);
  });
});
