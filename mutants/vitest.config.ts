/** The tests that mutants are held against: those of the rooms that are mutated, without the laws that take long. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{math,answer,trace,derive,diagnose,grade}/**/*.test.ts'],
    exclude: ['test/diagnose/{law,law-variants,false-stories}.test.ts', 'test/grade/rounding-law.test.ts'],
    env: { REWRITINGS: '10' },
    isolate: false,
    testTimeout: 60_000,
  },
});
