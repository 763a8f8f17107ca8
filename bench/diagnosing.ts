/** The flagship's sheet with more and more wrong steps → how long marking and diagnosing it takes. */
import { createChecker } from '../src/checker.ts';
import { type Effort, median, times } from './measure.ts';
import { FLAGSHIP, rightAnswers, stepsWrong } from './sheets.ts';
import type { Section } from './table.ts';

const WRONG = [0, 1, 2, 3, 5, 10, 21];

export function diagnosing({ short }: Effort): Section {
  const checker = createChecker();
  const right = rightAnswers(checker, FLAGSHIP);
  const steps = Object.keys(right.answers).length;
  const rows = WRONG.map((count) => {
    const places = new Set(Array.from({ length: count }, (_, i) => Math.floor((i * steps) / count)));
    const sheet = stepsWrong(right, (position) => places.has(position));
    const found = checker.grade(FLAGSHIP, sheet);
    const wrong = Object.values(found.steps).filter(({ mark }) => mark === 'wrong').length;
    return { count, wrong, ms: median(times(() => checker.grade(FLAGSHIP, sheet), short ? 1 : 300)) };
  });
  return {
    title: 'Diagnosing more and more wrong steps',
    about: `The flagship's 21 answers, so many of them, evenly spread, replaced by numbers of no reason; the others stay as they were.
No slip explains such a number, so every change of its rule is tried, and pairs of changes, until a bound.`,
    columns: ['replaced', 'marked wrong', 'µs a sheet', 'times none'],
    rows: rows.map(({ count, wrong, ms }) => [count, wrong, 1000 * ms, ms / rows[0]!.ms]),
  };
}
