/** The first page: what this is, a wrong solution to try it on, and the problems by topic and level. */
import type { ProblemSummary } from '../src/checker.ts';
import { inLearningOrder, TOPICS, type Topic } from '../src/problem/subject.ts';
import { methodsAddress, worksheetAddress } from './address.ts';
import { page } from './layout.tsx';

/** A problem, and a sheet of it with a mistake in it. */
export interface Example {
  readonly problem: ProblemSummary;
  readonly typed: Readonly<Record<string, string>>;
}

interface HomeProps {
  readonly problems: readonly ProblemSummary[];
  readonly example: Example | null;
}

const HEADINGS: Readonly<Record<Topic, string>> = {
  'gradient descent': 'Gradient descent',
  momentum: 'Momentum',
  'adaptive rates': 'Adaptive learning rates',
  networks: 'Networks, forward and backward',
};
const NO_TOPIC = 'More problems';

export function homePage({ problems, example }: HomeProps): string {
  return page(
    'Longhand: deep learning by hand, checked step by step',
    <>
      <h1>Deep learning by hand, checked step by step</h1>
      <p class="lead">
        Work a training step on paper, type in what you got, and see the first line that went wrong.
        Everything that follows rightly from it still counts.
      </p>
      {example && <TryIt {...example} />}
      <h2 id="problems">Problems</h2>
      {problems.length === 0 && <p>No problem could be loaded. Run the lint command to see why.</p>}
      <p>
        The same data, every optimiser: <a href={methodsAddress()}>the methods side by side</a>.
      </p>
      {[...TOPICS, null].map((topic) => (
        <Topical
          heading={topic === null ? NO_TOPIC : HEADINGS[topic]}
          problems={problems.filter((problem) => problem.topic === topic).toSorted(inLearningOrder)}
        />
      ))}
    </>,
  );
}

function TryIt({ problem, typed }: Example) {
  return (
    <form class="try-it" method="post" action={`${worksheetAddress(problem.id)}#work`}>
      {Object.entries(typed).map(([step, answer]) => (
        <input type="hidden" name={step} value={answer} />
      ))}
      <button type="submit">Mark a wrong solution</button>
      <span class="quiet">
        A student’s {Object.keys(typed).length} answers to “{problem.title}”, with one slip in them.
      </span>
    </form>
  );
}

function Topical({
  heading,
  problems,
}: {
  readonly heading: string;
  readonly problems: readonly ProblemSummary[];
}) {
  if (problems.length === 0) return null;
  return (
    <section>
      <h3>{heading}</h3>
      <ul class="problems">
        {problems.map((problem) => (
          <li>
            <a href={worksheetAddress(problem.id)}>{problem.title}</a>
            <span class="quiet">
              {problem.level && <span class={`level ${problem.level}`}>{problem.level}</span>}{' '}
              <span class="asked">{problem.asked === 1 ? '1 step' : `${problem.asked} steps`}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
