/** The worked solution: every step's formula, numbers put in, and value. */
import type { Options, Worked, WorkedStep } from '../src/checker.ts';
import { documentStep, headingOf, passesOf, titleOf } from '../src/explain/document.ts';
import type { Pictures } from '../src/picture/pictures.ts';
import { type Asked, solutionAddress, worksheetAddress } from './address.ts';
import { page } from './layout.tsx';
import { OtherNumbers } from './other-numbers.tsx';
import { pagesOf, pagesToName, titleOfPage } from './paging.ts';
import { paperFile } from './paper.tsx';
import { PicturesShown } from './pictures.tsx';
import { Lines } from './print.tsx';
import { Statement } from './statement.tsx';
import { TakeAlong } from './take-along.tsx';
import { Tex } from './tex.tsx';
import { WorkedLines } from './worked-step.tsx';

/** How many pages a worked solution has; they hold the same passes as those of the worksheet. */
export const solutionPages = ({ steps }: Worked): number => pagesOf(askedOf(steps)).length;

/** Pages are cut by what is asked, so that page 3 of worksheet and solution are the same updates. */
const askedOf = (steps: readonly WorkedStep[]): readonly WorkedStep[] => steps.filter((step) => step.asked);

function stepsOn(worked: Worked, page: number): readonly WorkedStep[] {
  const pages = pagesOf(askedOf(worked.steps));
  const after = (steps: readonly WorkedStep[] | undefined): number =>
    steps ? worked.steps.indexOf(steps.at(-1)!) + 1 : 0;
  return worked.steps.slice(
    after(pages[page - 2]),
    page === pages.length ? worked.steps.length : after(pages[page - 1]),
  );
}

export function solutionPage(worked: Worked, here = 1, options: Options = {}, pictures?: Pictures): string {
  const pages = solutionPages(worked);
  const steps = stepsOn(worked, here);
  const asked: Asked = pages > 1 ? { ...options, page: here } : options;
  return page(
    `Worked solution: ${titleOf(worked)}`,
    <>
      <Statement {...worked} />
      {worked.variant !== null && (
        <OtherNumbers
          variant={worked.variant}
          asked={asked}
          address={(other) => solutionAddress(worked.problem, other)}
        />
      )}
      <section class="solution" id="work">
        <h2>Worked solution</h2>
        <Pages worked={worked} here={here} pages={pages} options={options} />
        {passesOf(steps).map((pass, i) => (
          <>
            {headingOf(pass, i === 0) && <h3>{headingOf(pass, i === 0)}</h3>}
            {pass.map((step) => (
              <div class="worked" id={step.id}>
                <h4>{step.title}</h4>
                <WorkedLines step={step} />
                <Names names={step.names} />
              </div>
            ))}
          </>
        ))}
        <Pages worked={worked} here={here} pages={pages} options={options} />
        <PicturesShown pictures={pictures} />
        <p class="actions">
          <a href={worksheetAddress(worked.problem, asked)}>To the worksheet</a>
        </p>
        <Unfolding />
        <TakeAlong id={worked.problem} asked={options} worked shown />
        <script type="module" src="/assets/solution.js" />
      </section>
    </>,
  );
}

function Names({ names }: Pick<WorkedStep, 'names'>) {
  if (names.length === 0) return null;
  return (
    <details class="names">
      <summary>Names</summary>
      <dl>
        {names.map(({ tex, meaning }) => (
          <div>
            <dt>
              <Tex tex={tex} />
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Buttons for the script that unfolds; nothing without it. */
const Unfolding = () => (
  <p class="unfolding" hidden>
    <button type="button" name="start">
      Step by step
    </button>
    <button type="button" name="back" class="second" hidden>
      Back
    </button>
    <button type="button" name="next" hidden>
      Next
    </button>
    <button type="button" name="all" class="second" hidden>
      Show all
    </button>
    <output />
  </p>
);

interface PagesProps {
  readonly worked: Worked;
  readonly here: number;
  readonly pages: number;
  readonly options: Options;
}

function Pages({ worked, here, pages, options }: PagesProps) {
  if (pages === 1) return null;
  return (
    <nav class="pages" aria-label="Pages of this solution">
      <span>{titleOfPage(stepsOn(worked, here))}</span>
      {pagesToName(pages, here).map((page) =>
        page === 0 ? (
          <span>…</span>
        ) : page === here ? (
          <strong aria-current="page">{page}</strong>
        ) : (
          <a href={`${solutionAddress(worked.problem, { ...options, page })}#work`}>{page}</a>
        ),
      )}
    </nav>
  );
}

/** The worked solution as one file that needs no server. */
export const solutionFile = (worked: Worked): string =>
  paperFile({
    title: titleOf(worked),
    children: (
      <>
        <Statement {...worked} />
        {passesOf(worked.steps).map((pass, i) => (
          <section>
            {headingOf(pass, i === 0) && <h3>{headingOf(pass, i === 0)}</h3>}
            {pass.map((step) => (
              <Lines step={documentStep(step)} />
            ))}
          </section>
        ))}
      </>
    ),
  });
