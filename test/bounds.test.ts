/** Each bound of what is read: what reaches it is taken, and what goes one past it is not. */
import { describe, expect, it } from 'vitest';
import * as typed from '../src/answer/read.ts';
import { readAnswer } from '../src/answer/read.ts';
import { DEEPEST_JSON, MOST_ENTRIES, parseJson, readRaw } from '../src/answer/submission.ts';
import { createChecker } from '../src/checker.ts';
import { MOST_LINES } from '../src/derive/lines.ts';
import { checkSubmission, MOST_ANSWERS } from '../src/exercise/submission.ts';
import { readCheckRequest } from '../src/exercise/writeup-request.ts';
import { DEEPEST_FORMULA, LONGEST_FORMULA, parse } from '../src/math/parse.ts';
import { whole } from '../src/math/rational.ts';
import { arithmetic, DIGITS, LARGEST_EXPONENT } from '../src/math/real.ts';
import { LONGEST_DOCUMENT, MOST_RELATIONS } from '../src/writeup/check.ts';
import { MOST_IN_A_ROW, MOST_NESTED } from '../src/writeup/read.ts';
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

const isUnderstood = (side: string): boolean =>
  checker.check(`$w = ${side}$`).equations[0]!.relations[0]!.verdict !== 'notUnderstood';

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
    [
      'a write-up',
      LONGEST_DOCUMENT,
      (n) => 'request' in readCheckRequest(JSON.stringify({ text: 'a'.repeat(n) })),
    ],
    [
      'a formula typeset',
      LONGEST_TEX,
      (n) => whyNot('x'.repeat(n)) === null && !texToHtml('x'.repeat(n)).includes('untypeset'),
    ],
    ['operations in a row', MOST_IN_A_ROW, (n) => isUnderstood(`1${'+1'.repeat(n)}`)],
    ['brackets in each other', MOST_NESTED, (n) => isUnderstood(`${'('.repeat(n)}1${')'.repeat(n)}`)],
    ['signs in each other', MOST_NESTED, (n) => isUnderstood(`1${'-'.repeat(n + 1)}1`)],
    ['macros put in', MOST_EXPANDED, (n) => whyNot(macros(n)) === null],
  ])('on %s: %i', (_, most, isTaken) => {
    expect([isTaken(most), isTaken(most + 1)]).toEqual([true, false]);
  });
  it('on the lines of a derivation: those past it are one line that says so', () => {
    const lines = (n: number) => {
      const step = Array.from({ length: n }, () => 'rho*s[n] + (1-rho)*g');
      return checker.grade('bias-correction', { answers: { step } }).steps.step!.lines!;
    };
    expect(lines(MOST_LINES).map(({ verdict }) => verdict)).not.toContain('unreadable');
    expect(lines(MOST_LINES + 50)).toHaveLength(MOST_LINES + 1);
    expect(lines(MOST_LINES + 50).at(-1)!.verdict).toBe('unreadable');
  });
  it('on the relations of a write-up: what is left out is said', () => {
    const chain = `$${'1='.repeat(1000)}1$\n\n`;
    const checked = (chains: number) => checker.check(chain.repeat(chains));
    expect(checked(MOST_RELATIONS / 1000).unread).toEqual([]);
    const { summary, unread } = checked(MOST_RELATIONS / 1000 + 3);
    expect(summary.true).toBe(MOST_RELATIONS + 1000);
    expect(unread).toHaveLength(1);
  });
});

describe('a write-up that no one wrote is read or not understood, and never more', () => {
  const row = (text: string) => (n: number) => text.repeat(n / text.length);
  const around = (open: string, close: string) => (n: number) =>
    `${open.repeat(n / (open.length + close.length))}1${close.repeat(n / (open.length + close.length))}`;
  it.each<[string, (n: number) => string]>([
    ['letters', row('a')],
    ['signs', row('-')],
    ['a sum', row('1+')],
    ['a fraction', row('1/')],
    ['lines', row('1 = 1\\\\')],
    ['functions', row('\\exp ')],
    ['per cent', row('\\%')],
    ['gradients', row('\\nabla ')],
    ['sums of sums', row('\\sum_{i=1}^{2} ')],
    ['brackets', around('(', ')')],
    ['lists', around('[', ']')],
    ['fractions', around('\\frac{1}{', '}')],
  ])('%s', (_, make) => {
    for (const n of [300, 2000, 18_000]) {
      const { equations, unread, summary } = checker.check(`$$1 = ${make(n)} 1$$`);
      expect(equations.length + unread.length).toBeGreaterThan(0);
      expect(summary.false + summary.notUnderstood + summary.true + summary.unproved).toBeGreaterThan(0);
    }
  });
});

describe('a text that no one wrote is done with', () => {
  /** ms; each of them took twenty seconds and more. */
  const LONG = 15_000;
  it.each<[string, string]>([
    ['spaces', ' '],
    ['labels', '\\tag{'],
    ['an interval', '\uffff\\left('],
  ])(
    'a line of a proof: %s',
    (_, unit) => {
      const line = `= (${unit.repeat(150_000 / unit.length)}) g`;
      const { lines } = checker.grade('bias-correction', { answers: { step: [line, line] } }).steps.step!;
      expect(lines![0]!.verdict).toBe('unreadable');
    },
    LONG,
  );
  it.each<[string, readonly string[]]>([
    ['of letters with gaps between', ['= g', `i = j${`${' '.repeat(19)}a`.repeat(100)}!`]],
    ['of brackets of LaTeX', Array.from({ length: 60 }, () => '\\('.repeat(1990))],
  ])(
    'a proof %s',
    (_, step) => {
      expect(checker.grade('bias-correction', { answers: { step } }).steps.step!.mark).not.toBe('correct');
    },
    LONG,
  );
  it(
    'a range of many pieces',
    () => {
      const range = Array.from({ length: 60 }, () => 'n=1,2 '.repeat(660)).join('\n');
      expect(checker.grade('bias-correction', { answers: { range } }).score.earned).toBe(0);
    },
    LONG,
  );
  it(
    'a chain of thousands of lines',
    () => {
      const { summary } = checker.check(`s${'= 1 = 1\n'.repeat(12_500)}`);
      expect(summary.true).toBe(25_000);
    },
    LONG,
  );
});

it('a character that the fonts lack is typeset, and the log hears nothing of it', () => {
  const { warn } = console;
  const said: unknown[] = [];
  console.warn = (...words) => void said.push(words);
  const html = texToHtml('\\text{\u{f0001}}');
  console.warn = warn;
  expect([html.includes('untypeset'), said]).toEqual([false, []]);
});
