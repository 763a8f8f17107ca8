/** The tests that mutants are held against: those of the rooms that are mutated and of what is built on them, without the laws that take long. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/{math,answer,trace,derive,diagnose,grade,explain}/**/*.test.ts',
      'test/exercise/{own-tests,fading,pinned,proof-variant}.test.ts',
      'test/problem/{mistakes,proof-faults}.test.ts',
      'test/bounds.test.ts',
    ],
    exclude: ['test/diagnose/{law,law-variants,false-stories}.test.ts', 'test/grade/rounding-law.test.ts'],
    env: { REWRITINGS: '10' },
    isolate: false,
    testTimeout: 60_000,
  },
});
