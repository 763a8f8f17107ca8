/** The class, marked by Longhand: diagnosed and put into words too. */
import { createChecker } from '../../src/checker.ts';
import { rates } from '../measure.ts';
import { asSubmission, THREE_STEPS } from '../sheets.ts';
import type { Peer } from './peers.ts';

const LETTERS: Readonly<Record<string, string>> = { correct: 'r', carried: 'c', wrong: 'w' };

export const byLonghand: Peer = (sheets, effort) => {
  const checker = createChecker({ file: THREE_STEPS });
  const submissions = sheets.map(asSubmission);
  const verdicts = submissions.map((one) =>
    Object.values(checker.grade('three-steps', one).steps)
      .map(({ mark }) => LETTERS[mark] ?? '?')
      .join(''),
  );
  return [
    {
      name: 'Longhand',
      rates: rates(submissions, (one) => checker.grade('three-steps', one), effort),
      verdicts,
    },
  ];
};
