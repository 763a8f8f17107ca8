/** The tests that stand inside our problem files, on the numbers of the files; `lint` runs them on variants too. */
import { describe, expect, it } from 'vitest';
import { selfTest } from '../../src/exercise/self-test.ts';
import { testProof } from '../../src/exercise/test-proof.ts';
import { sayFault } from '../../src/explain/faults.ts';
import { isProof, loadFolder } from '../../src/problem/load.ts';
import { solve } from '../../src/trace/solve.ts';

const { problems } = loadFolder('problems');

describe('a problem passes its own tests', () => {
  it.each([...problems])('%s', (_, exercise) => {
    const faults = isProof(exercise) ? testProof(exercise) : selfTest(solve(exercise));
    expect(faults.map(sayFault)).toEqual([]);
  });
});
