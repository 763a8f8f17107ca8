/** Variants stay what they were: some of every problem are pinned in a golden file. It holds our own output on purpose, for nothing outside says what is drawn. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Pins, pinOf, repinned } from '../../src/exercise/pinned.ts';
import { loadFolder } from '../../src/problem/load.ts';

const pins: Pins = JSON.parse(readFileSync('test/golden/variants.json', 'utf8'));
const { problems } = loadFolder('problems');
const drawn = [...problems.values()].filter((exercise) => repinned({}, [exercise])[exercise.id]);

describe('the numbers of variants', () => {
  it('are pinned for every problem that draws, and for no other', () => {
    const says = '`npm run generate` pins what is new';
    expect(Object.keys(pins).sort(), says).toEqual(drawn.map(({ id }) => id).sort());
  });
  it.each(drawn.map((exercise) => [exercise.id, exercise] as const))('of %s are as they were', (id, own) => {
    const now = pinOf(own)!;
    const then = pins[id]!;
    const says =
      now.variants === then.variants
        ? `a change alters the variants of ${id}, which may be handed out: undo it, or write "variants: ${then.variants + 1}" in problems/${id}.yaml and run \`npm run generate\``
        : `problems/${id}.yaml says "variants: ${now.variants}": \`npm run generate\` pins them`;
    expect(now, says).toEqual(then);
  });
});

describe('what is pinned anew', () => {
  const [first, second] = drawn;
  const other = (variants: number) => ({ variants, numbers: { 1: 'as they were' } });
  it.each([
    ['a problem without a pin', {}, pinOf(first!)],
    ['one whose edition rose', { [first!.id]: other(0) }, pinOf(first!)],
    ['not one whose edition stands', { [first!.id]: other(1) }, other(1)],
  ] as const)('%s', (_, before, wanted) => {
    expect(repinned(before, [first!])).toEqual({ [first!.id]: wanted });
  });
  it('a problem that is gone, or draws no more, is dropped', () => {
    const before = { [first!.id]: other(1), [second!.id]: other(1) };
    expect(repinned(before, [first!])).toEqual({ [first!.id]: other(1) });
  });
});
