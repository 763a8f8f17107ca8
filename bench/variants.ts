/** Every problem that draws → how long one variant nobody asked for before takes: numbers drawn, solved and tried until its rules hold. */
import { OUR_PROBLEMS } from '../src/checker.ts';
import { variantOf } from '../src/exercise/variant.ts';
import { isProof, loadFolder } from '../src/problem/load.ts';
import { solve } from '../src/trace/solve.ts';
import { type Effort, median, sorted, timed } from './measure.ts';
import type { Section } from './table.ts';

const DRAWN = 40;

export function variants({ short }: Effort): Section {
  const problems = [...loadFolder(OUR_PROBLEMS).problems.values()];
  const found = problems.slice(0, short ? 8 : problems.length).flatMap((problem) => {
    if (isProof(problem) || !problem.drawing) return [];
    const { id, drawing } = problem;
    const own = solve(problem);
    const drawn = Array.from({ length: short ? 1 : DRAWN }, (_, i) =>
      timed(() => variantOf(own, drawing, i + 1)),
    );
    return [{ id, ms: median(drawn) }];
  });
  const medians = sorted(found.map(({ ms }) => ms));
  const slowest = found.reduce((a, b) => (b.ms > a.ms ? b : a));
  return {
    title: 'Drawing a variant',
    about: `Of each of ${found.length} problems ${DRAWN} variants, each drawn once; the median of each problem.`,
    columns: ['problem', 'ms a variant'],
    rows: [
      ['median of the problems', median(medians)],
      [`the slowest: ${slowest.id}`, slowest.ms],
    ],
  };
}
