/** The first page: what this is, and the problems. */
import type { ProblemSummary } from '../src/checker.ts';
import { worksheetAddress } from './address.ts';
import { page } from './layout.tsx';

export function homePage(problems: readonly ProblemSummary[]): string {
  return page(
    'Longhand: deep learning by hand, checked step by step',
    <>
      <h1>Deep learning by hand, checked step by step</h1>
      <p class="lead">
        Work a training step on paper, type in what you got, and see the first line that went wrong.
        Everything that follows rightly from it still counts.
      </p>
      <h2>Problems</h2>
      {problems.length === 0 && <p>No problem could be loaded. Run the lint command to see why.</p>}
      <ul class="problems">
        {problems.map((problem) => (
          <li>
            <a href={worksheetAddress(problem.id)}>{problem.title}</a>
            <span class="quiet">{problem.asked === 1 ? '1 step' : `${problem.asked} steps`}</span>
          </li>
        ))}
      </ul>
    </>,
  );
}
