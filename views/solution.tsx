/** The worked solution: every step's formula, numbers put in, and value. */

import { renderToString } from 'preact-render-to-string';
import type { Options, Worked, WorkedStep } from '../src/checker.ts';
import { AFTER_ALL } from '../src/explain/trace-text.ts';
import { type Asked, solutionAddress, worksheetAddress } from './address.ts';
import { texToHtml } from './katex.ts';
import { page } from './layout.tsx';
import { markdownToHtml } from './markdown.ts';
import { pagesOf, pagesToName, titleOfPage } from './paging.ts';
import { Statement } from './statement.tsx';
import { stepTex, WorkedDisplay } from './worked-step.tsx';

/** The heading before a step, where a new pass begins or all are done. */
function headingAt(steps: readonly WorkedStep[], i: number): string {
  const [part, before] = [steps[i]!.part, steps[i - 1]?.part ?? ''];
  return part === before ? '' : part || AFTER_ALL;
}

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

export function solutionPage(worked: Worked, here = 1, options: Options = {}): string {
  const pages = solutionPages(worked);
  const steps = stepsOn(worked, here);
  const asked: Asked = pages > 1 ? { ...options, page: here } : options;
  return page(
    `Worked solution: ${worked.title}`,
    <>
      <Statement {...worked} />
      <section class="solution" id="work">
        <h2>Worked solution</h2>
        <Pages worked={worked} here={here} pages={pages} options={options} />
        {steps.map((step, i) => (
          <>
            {headingAt(steps, i) && <h3>{headingAt(steps, i)}</h3>}
            <div class="worked" id={step.id}>
              <h4>{step.title}</h4>
              <WorkedDisplay step={step} />
            </div>
          </>
        ))}
        <Pages worked={worked} here={here} pages={pages} options={options} />
        <p class="actions">
          <a href={worksheetAddress(worked.problem, asked)}>To the worksheet</a>
        </p>
      </section>
    </>,
  );
}

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

/** The worked solution as one file that needs no server: MathML alone, which browsers draw without fonts of ours. */
export function solutionFile(worked: Worked): string {
  const formula = (tex: string) => ({ __html: texToHtml(tex, true, 'mathml') });
  const body = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{worked.title}</title>
      </head>
      <body>
        <h1>{worked.title}</h1>
        <div dangerouslySetInnerHTML={{ __html: markdownToHtml(worked.statement, 'mathml') }} />
        {worked.givens.map((given) => (
          <p dangerouslySetInnerHTML={formula(`${given.tex} = ${given.value}`)} />
        ))}
        {worked.steps.map((step, i) => (
          <>
            {headingAt(worked.steps, i) && <h2>{headingAt(worked.steps, i)}</h2>}
            <h3>{step.title}</h3>
            <div dangerouslySetInnerHTML={formula(stepTex(step))} />
          </>
        ))}
        <p>{worked.source}</p>
      </body>
    </html>,
  );
  return `<!doctype html>\n${body}\n`;
}
