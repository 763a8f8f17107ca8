/** Sheets to be marked: of the flagship's 21 steps, and a class of 1,000 on a problem of three; the same ones at every run. */
import { fileURLToPath } from 'node:url';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Checker, Submission } from '../src/checker.ts';
import { asFraction, endingDecimal } from '../src/math/decimal.ts';
import { add, multiply, type Rational, ratio, subtract } from '../src/math/rational.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const FLAGSHIP = 'momentum-regression';
export const THREE_STEPS = `${root}bench/three-steps.yaml`;

/** One sheet of the class: what was written for g, v and w. */
export interface Sheet {
  readonly kind: (typeof KINDS)[number];
  /** A decimal or a fraction, each. */
  readonly texts: readonly [g: string, v: string, w: string];
}

/** All right; one slip, and the steps after it worked from it; every step wrong. */
export const KINDS = ['right', 'carried', 'wrong'] as const;

const [TWO, X, Y] = [ratio(2n, 1n), ratio(3n, 1n), ratio(3n, 2n)];
const [ALPHA, BETA, W, V] = [ratio(1n, 20n), ratio(9n, 10n), ratio(6n, 5n), ratio(2n, 5n)];

const RULES = {
  g: () => multiply(multiply(TWO, subtract(multiply(W, X), Y)), X),
  v: (g: Rational) => subtract(multiply(BETA, V), multiply(ALPHA, g)),
  w: (v: Rational) => add(W, v),
};

type Rules = typeof RULES;

/** What is worked with in place of the rules. */
const SLIPS: readonly Partial<Rules>[] = [
  { v: (g) => add(multiply(BETA, V), multiply(ALPHA, g)) },
  { g: () => multiply(subtract(multiply(W, X), Y), X) },
  { v: (g) => subtract(multiply(ALPHA, V), multiply(BETA, g)) },
  { w: (v) => subtract(W, v) },
];

type Choose = (from: number, to: number) => number;

/** Off by some hundredths, up to five either way. */
const off = (value: Rational, choose: Choose): Rational =>
  add(value, ratio(BigInt(choose(1, 500) * (choose(0, 1) === 0 ? 1 : -1)), 100n));

/** The rules that a sheet is worked by; of the carried ones every fifth has a number of no reason in place of a slip. */
function rulesOf(kind: Sheet['kind'], choose: Choose): Rules {
  const stray = (value: Rational): Rational => off(value, choose);
  switch (kind) {
    case 'right':
      return RULES;
    case 'carried':
      return { ...RULES, ...(SLIPS[choose(0, SLIPS.length)] ?? { g: () => stray(RULES.g()) }) };
    case 'wrong':
      return { g: () => stray(RULES.g()), v: (g) => stray(RULES.v(g)), w: (v) => stray(RULES.w(v)) };
  }
}

function sheetOf(kind: Sheet['kind'], choose: Choose): Sheet {
  const rules = rulesOf(kind, choose);
  const g = rules.g();
  const v = rules.v(g);
  const w = rules.w(v);
  const written = (value: Rational): string =>
    choose(0, 1) === 0 ? endingDecimal(value)! : asFraction(value);
  return { kind, texts: [written(g), written(v), written(w)] };
}

/** The class: as many right, carried and wrong. */
export function classOf(size: number): Sheet[] {
  const random = xoroshiro128plus(20_011);
  const choose: Choose = (from, to) => uniformInt(random, from, to);
  return Array.from({ length: size }, (_, i) => sheetOf(KINDS[i % KINDS.length]!, choose));
}

export const asSubmission = ({ texts: [g, v, w] }: Sheet): Submission => ({
  answers: { 'g[0]': g, 'v[1]': v, 'w[1]': w },
});

export const rightAnswers = (checker: Checker, id: string): Submission => ({
  answers: Object.fromEntries(checker.solve(id).steps.map((step) => [step.id, step.answer])),
});

/** Numbers that follow from nothing: every change of every rule is tried on every step. */
export const everyStepWrong = (right: Submission): Submission => stepsWrong(right, () => true);

export const stepsWrong = ({ answers }: Submission, isWrong: (position: number) => boolean): Submission => ({
  answers: Object.fromEntries(
    Object.entries(answers).map(([id, answer], position) => [
      id,
      isWrong(position)
        ? String(answer).replace(/-?\d+(?:\.\d+)?/g, (n) => (Number(n) + 37.31).toFixed(4))
        : answer,
    ]),
  ),
});
