/** Each bound of what is read: what reaches it is taken, and what goes one past it is not. */
import { describe, expect, it } from 'vitest';
import * as typed from '../src/answer/read.ts';
import { readAnswer } from '../src/answer/read.ts';
import { DEEPEST_JSON, MOST_ENTRIES, parseJson, readRaw } from '../src/answer/submission.ts';
import { createChecker } from '../src/checker.ts';
import { MOST_LINES } from '../src/derive/chain.ts';
import { checkSubmission, MOST_ANSWERS } from '../src/exercise/submission.ts';
import { DEEPEST_FORMULA, LONGEST_FORMULA, parse } from '../src/math/parse.ts';
import { whole } from '../src/math/rational.ts';
import { arithmetic, DIGITS, LARGEST_EXPONENT } from '../src/math/real.ts';
import { LONGEST_DOCUMENT, MOST_RELATIONS } from '../src/writeup/check.ts';
import { LONGEST_TEX, MOST_EXPANDED, texToHtml, whyNot } from '../views/katex.ts';

const checker = createChecker();
const takes = (run: () => unknown): boolean => {
  try {
    run();
    return true;
  } catch {
    return false;
  }
};
const isRead = (text: string): boolean => readAnswer(text).kind === 'value';
const nested = (deep: number): string => `{"answers":{"v":1},"x":${'['.repeat(deep)}1${']'.repeat(deep)}}`;
const macros = (times: number): string => `\\def\\a{x}${'\\a'.repeat(times)}`;
const power = arithmetic(DIGITS).power;

describe('a bound', () => {
  it.each<[string, number, (size: number) => boolean]>([
    [
      'answers',
      MOST_ANSWERS,
      (n) =>
        'submission' in
        checkSubmission({ answers: Object.fromEntries(Array.from({ length: n }, (_, i) => [`x${i}`, '1'])) }),
    ],
    ['entries', MOST_ENTRIES, (n) => readRaw(Array.from({ length: n }, () => '1')).kind === 'value'],
    ['JSON', DEEPEST_JSON, (n) => takes(() => parseJson(nested(n)))],
    ['characters typed', typed.LONGEST_ANSWER, (n) => isRead(`${' '.repeat(n - 1)}1`)],
    ['digits typed', typed.MOST_DIGITS, (n) => isRead('7'.repeat(n))],
    ['powers of ten typed', typed.LARGEST_POWER, (n) => isRead(`1e${n}`)],
    ['a formula', LONGEST_FORMULA, (n) => takes(() => parse(`${' '.repeat(n - 1)}x`))],
    [
      'brackets of a formula',
      DEEPEST_FORMULA,
      (n) => takes(() => parse(`${'('.repeat(n)}x${')'.repeat(n)}`)),
    ],
    ['exponents', LARGEST_EXPONENT, (n) => takes(() => power(whole(1n), whole(BigInt(n))))],
    ['a write-up', LONGEST_DOCUMENT, (n) => checker.check('a'.repeat(n)).unread.length === 0],
    [
      'a formula typeset',
      LONGEST_TEX,
      (n) => whyNot('x'.repeat(n)) === null && !texToHtml('x'.repeat(n)).includes('untypeset'),
    ],
    ['macros put in', MOST_EXPANDED, (n) => whyNot(macros(n)) === null],
  ])('on %s: %i', (_, most, isTaken) => {
    expect([isTaken(most), isTaken(most + 1)]).toEqual([true, false]);
  });
  it('on the lines of a derivation', () => {
    const lines = (n: number) =>
      checker.grade('bias-correction', {
        answers: { step: Array.from({ length: n }, () => 'rho*s[n] + (1-rho)*g') },
      }).steps.step!.lines!.length;
    expect([lines(MOST_LINES), lines(MOST_LINES + 1)]).toEqual([MOST_LINES, MOST_LINES]);
  });
  it('on the relations of a write-up is said', () => {
    const { summary, unread } = checker.check(
      '$x$='.length > 0 ? `$${'1='.repeat(MOST_RELATIONS + 50)}1$` : '',
    );
    expect(Object.values(summary).reduce((a, b) => a + b)).toBeLessThanOrEqual(MOST_RELATIONS);
    expect(unread.length).toBeGreaterThan(0);
  });
});
