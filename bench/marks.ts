/** Sheets marked in process, told why and all: the 21 steps of the flagship, a class on three steps, rounded answers, a proof. */
import { readFileSync } from 'node:fs';
import { createChecker, type Submission } from '../src/checker.ts';
import { type Effort, median, rates } from './measure.ts';
import {
  asSubmission,
  classOf,
  everyStepWrong,
  FLAGSHIP,
  KINDS,
  rightAnswers,
  root,
  THREE_STEPS,
} from './sheets.ts';
import type { Cell, Section } from './table.ts';

export function marks(effort: Effort): Section {
  const ours = createChecker();
  const row = (
    name: string,
    count: number,
    of: readonly Submission[],
    grade: (one: Submission) => unknown,
  ): Cell[] => {
    const found = rates(of, grade, effort);
    return [name, count, median(found), Math.min(...found), Math.max(...found)];
  };
  const right = rightAnswers(ours, FLAGSHIP);
  const real: Submission = JSON.parse(readFileSync(`${root}test/golden/submission-003.answers.json`, 'utf8'));
  const flagship = (name: string, submission: Submission): Cell[] =>
    row(`21 steps: ${name}`, 21, [submission], (one) => ours.grade(FLAGSHIP, one));
  const small = createChecker({ file: THREE_STEPS });
  const sheets = classOf(1000);
  const three = (name: string, of: typeof sheets): Cell[] =>
    row(`3 steps: ${name}`, 3, of.map(asSubmission), (one) => small.grade('three-steps', one));
  const proof = (name: string, step: string[]): Cell[] =>
    row(`a proof of ten lines: ${name}`, 10, [{ answers: { step } }], (one) =>
      ours.grade('bias-correction', one),
    );
  return {
    title: 'Sheets marked in a second, in process',
    about: `One checker, one thread, by processor time; answers read, marked, diagnosed and put into words. The sheets of three steps are those of a class of
1,000, a third of them each: all right; one slip (or one number of no reason) and the rest carried on from it; every step wrong for no reason.`,
    columns: ['sheet', 'answers', 'a second', 'lowest', 'highest'],
    rows: [
      flagship('all right', right),
      flagship('a real submission, 3 wrong by one slip', real),
      flagship('every step wrong for no reason', everyStepWrong(right)),
      ...KINDS.map((kind) =>
        three(
          kind,
          sheets.filter((sheet) => sheet.kind === kind),
        ),
      ),
      three('the class, all 1,000', sheets),
      row('adam: answers rounded as asked', 27, [rightAnswers(ours, 'adam')], (one) =>
        ours.grade('adam', one),
      ),
      proof('right', PROOF),
      proof(
        'a slip in its middle',
        PROOF.map((line, i) => (i === 4 ? line.replace('g - rho', 'g + rho') : line)),
      ),
    ],
  };
}

const PROOF = [
  'rho*s[n] + (1-rho)*g',
  'rho*g*(1-rho^n) + (1-rho)*g',
  'rho*g - rho*g*rho^n + (1-rho)*g',
  'rho*g - g*rho^(n+1) + (1-rho)*g',
  'rho*g - g*rho^(n+1) + g - rho*g',
  'g - g*rho^(n+1)',
  'g*(1-rho)*(1-rho^(n+1))/(1-rho)',
  'g*(1-rho)*sum(rho^k, k, 0, n)',
  'g*sum(rho^k - rho^(k+1), k, 0, n)',
  'g*(1-rho^(n+1))',
];
