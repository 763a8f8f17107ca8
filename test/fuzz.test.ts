/** A little of `npm run fuzz` in every run: the same targets, other inputs each time a seed is changed, no clock. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { targets } from '../fuzz/targets.ts';

const all = targets({ within: Number.POSITIVE_INFINITY });
const RUNS = 40;

afterAll(() => {
  for (const { close } of all) close?.();
});

describe('bad input', () => {
  it.each(all)('$name', async ({ property }) => {
    const { failed, errorInstance, counterexample } = await fc.check(property, { seed: 7, numRuns: RUNS });
    expect(failed ? `${String(errorInstance)} ${JSON.stringify(counterexample)}` : 'held').toBe('held');
  });
});
