/** Why a line follows: the least of what is known that makes two lines equal, each in its turn. */
import { describe, expect, it } from 'vitest';
import { isBig, reasonFor } from '../../src/derive/reason.ts';
import type { Setting, Use } from '../../src/derive/world.ts';
import { shownAs, smallProof, treeIn, worldsIn } from './small-proof.ts';

/** The claim is not true of the sequence, so that what rests on it rests on nothing else. */
const proof = smallProof(`
free: { r: between 0 and 1, c: number, h: number, u: sequence, n: whole from 1 }
define: [{ define: 's[n]', rule: 'r*s[n-1] + u[n]', from: 1 }]
given: ['s[0] = 0', 'u[k] = c']
ask: [{ induction: 's[n] = h^n', base: [h], step: ['h^(n+1)'] }]`);
const bare = smallProof(`
free: { r: between 0 and 1, c: number, h: number, u: sequence, n: whole from 1 }
define: [{ define: 's[n]', rule: 'r*s[n-1] + u[n]', from: 1 }]`);
const random = smallProof('free: { c: number, h: number, g: random sequence }');

const shown = [shownAs(proof, 's[2]', 'h'), shownAs(proof, 's[5]', 'h*u[1]')];
const target = treeIn(proof, 'n+1');

function reason(of: typeof proof, told: Partial<Setting>, before: string, line: string): string {
  const verdict = reasonFor(worldsIn(of, told), treeIn(of, before), treeIn(of, line));
  if (verdict.kind === 'holds') return `${verdict.by}: ${verdict.uses.join(', ')}`;
  if (verdict.kind === 'fails') return `fails with ${verdict.uses.join(', ')}`;
  return `${verdict.problem.code} in side ${verdict.side}`;
}

describe('a line follows by', () => {
  it.each<[string, string, Partial<Setting>, string]>([
    ['c + h', 'h + c', { shown, target }, 'algebra: '],
    ['u[1]', 'c', { shown, target }, 'given: given'],
    ['s[0]', '0', { shown, target }, 'given: given'],
    ['s[n+1]', 'r*s[n] + u[n+1]', { shown, target }, 'definition: definition'],
    ['s[2]', 'h', { shown }, 'definition: shown'],
    ['s[3]', 'r*h + u[3]', { shown }, 'definition: shown, definition'],
    ['s[n]', 'h^n', { target }, 'hypothesis: hypothesis'],
    ['s[n+1]', 'r*h^n + u[n+1]', { target }, 'hypothesis: definition, hypothesis'],
    ['s[1]', 'c', {}, 'given: definition, given'],
    ['s[5]', 'h*c', { shown }, 'given: shown, given'],
    ['s[3]', 'r*h + c', { shown }, 'given: shown, definition, given'],
    ['s[n] + u[1]', 'h^n + c', { target }, 'hypothesis: given, hypothesis'],
    ['s[n+1]', 'r*h^n + c', { target }, 'hypothesis: definition, given, hypothesis'],
  ])('%s = %s', (before, line, told, says) => {
    expect(reason(proof, told, before, line)).toBe(says);
  });
});

describe('what is not known is not used', () => {
  it.each<[string, typeof proof, Partial<Setting>, string]>([
    ['all is known', proof, { shown, target }, 'fails with definition, given, hypothesis'],
    ['no step of an induction', proof, { shown }, 'fails with shown, definition, given'],
    ['no earlier answer', proof, {}, 'fails with definition, given'],
    ['nothing but a definition', bare, {}, 'fails with definition'],
    ['and an earlier answer', bare, { shown: [shownAs(bare, 's[2]', 'h')] }, 'fails with shown, definition'],
    ['random numbers, of which one mean is given', random, {}, 'fails with definition, given'],
  ])('%s', (_, of, told, says) => {
    expect(reason(of, told, 'c', 'h')).toBe(says);
  });
});

describe('what cannot be worked out', () => {
  it('is told at once, where it has no value whatever is known', () => {
    expect(reason(proof, {}, 'c', '1/(c-c)')).toBe('division-by-zero in side 1');
    expect(reason(proof, {}, '1/(c-c)', 'c')).toBe('division-by-zero in side 0');
  });
  it('or at last, where all that is known leaves it no value', () => {
    expect(reason(bare, {}, 'c', '1/(s[1] - r*s[0] - u[1])')).toBe('division-by-zero in side 1');
  });
});

it.each<[readonly Use[], boolean]>([
  [[], false],
  [['definition'], false],
  [['hypothesis'], false],
  [['given', 'hypothesis'], false],
  [['definition', 'given'], false],
  [['definition', 'hypothesis'], true],
  [['definition', 'given', 'hypothesis'], true],
])('a line by %j is big: %s', (uses, says) => {
  expect(isBig(uses)).toBe(says);
});
