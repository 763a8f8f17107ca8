/** The fewest slips that explain all wrong steps, tried on sets of letters by hand. */
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diagnose/changes.ts';
import { fewest } from '../../src/diagnose/fewest.ts';

/** A change is a letter here; the earlier in the alphabet, the simpler. */
const change = (letter: string): Change =>
  ({ key: letter, order: letter.codePointAt(0)! - 97 }) as Partial<Change> as Change;

/** `v1: ab` says that the changes a and b explain the step v1 each. */
const chosen = (text: string): string[] =>
  fewest(
    text.split(', ').map((step) => {
      const [id, letters] = step.split(': ');
      return [id!, [...letters!].map(change)] as const;
    }),
  ).map(
    ({ change: { key }, steps, equals }) =>
      `${key} ${steps.join(' ')}${equals.length > 0 ? ` or ${equals.map((other) => other.key).join('')}` : ''}`,
  );

describe('the fewest slips', () => {
  it.each([
    ['v1: a', ['a v1']],
    ['v1: b, v2: b, v3: b', ['b v1 v2 v3']],
    // One slip for all is better than simpler ones for each.
    ['v1: ad, v2: bd, v3: cd', ['d v1 v2 v3']],
    // Among equals the simplest is told, and the others beside it.
    ['v1: cab', ['a v1 or bc']],
    ['v1: ab, v2: ab', ['a v1 v2 or b']],
    // A step that two explain is told with both.
    ['v1: ab, v2: b, v3: a', ['a v1 v3', 'b v1 v2']],
    // Two are needed, and no pair of simpler ones does.
    ['v1: ac, v2: ad, v3: bc, v4: bd', ['a v1 v2', 'b v3 v4']],
    ['v1: ax, v2: bx, v3: cy, v4: y', ['x v1 v2', 'y v3 v4']],
    // Steps that share nothing are explained apart.
    ['v1: b, w1: a', ['b v1', 'a w1']],
    ['v1: b, w1: a, v2: bc, w2: a', ['b v1 v2', 'a w1 w2']],
    // Through a third step all hang together.
    ['v1: a, v2: b, v3: ab', ['a v1 v3', 'b v2 v3']],
  ])('%s', (text, expected) => {
    expect(chosen(text)).toEqual(expected);
  });

  it('of three where two do not suffice', () => {
    expect(chosen('v1: ad, v2: a, v3: be, v4: b, v5: cf, v6: c, v7: abc')).toHaveLength(3);
  });

  it('of many, the one that explains most is taken first', () => {
    // A letter for each of fifty steps, one of all of them, and no set of two or three that is tried.
    const letter = (i: number): string => String.fromCodePoint(1000 + i);
    const steps = Array.from({ length: 50 }, (_, i) => `v${i}: ${letter(i)}${i < 46 ? 'z' : ''}`);
    const [first, ...others] = chosen(
      `${steps.join(', ')}, w: z${letter(46)}${letter(47)}${letter(48)}${letter(49)}`,
    );
    expect(first!.split(' ')).toHaveLength(1 + 47);
    expect(others).toHaveLength(4);
  });
});

describe('the same slip, made in steps that were not written', () => {
  const at = (...steps: string[]): Change => ({ ...change('a'), in: steps }) as Change;
  it.each([
    ['in one of them for both', at('v1'), at('v1'), ['v1']],
    ['in another for each', at('v1'), at('v2'), []],
    ['in one, and in the step itself', at('v1'), change('a'), []],
    ['in the steps themselves', change('a'), change('a'), undefined],
  ])('%s', (_, one, other, where) => {
    const [slip] = fewest([
      ['w1', [one]],
      ['w2', [other]],
    ]);
    expect(slip!.steps).toEqual(['w1', 'w2']);
    expect(slip!.change.in).toEqual(where);
  });
});
