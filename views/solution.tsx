/** The worked solution: every step's formula, numbers put in, and value. */

import { renderToString } from 'preact-render-to-string';
import type { Worked, WorkedStep } from '../src/checker.ts';
import { texToHtml } from './katex.ts';
import { page } from './layout.tsx';
import { markdownToHtml } from './markdown.ts';
import { Statement } from './statement.tsx';
import { Display } from './tex.tsx';

/** `v = βv − αg = … = …`, an equals sign a line. */
export const stepTex = ({ tex }: WorkedStep): string =>
  `\\begin{aligned}${tex.symbol} &= ${tex.formula} \\\\[0.3em] &= ${tex.substituted} \\\\[0.3em] &= ${tex.value}\\end{aligned}`;

export function solutionPage(worked: Worked): string {
  return page(
    `Worked solution: ${worked.title}`,
    <>
      <Statement {...worked} />
      <section class="solution">
        <h2>Worked solution</h2>
        {worked.steps.map((step, i) => (
          <>
            {step.part !== '' && step.part !== worked.steps[i - 1]?.part && <h3>{step.part}</h3>}
            <div class="worked" id={step.id}>
              <h4>{step.title}</h4>
              <Display tex={stepTex(step)} />
            </div>
          </>
        ))}
        <p class="actions">
          <a href={`/problems/${worked.problem}`}>To the worksheet</a>
        </p>
      </section>
    </>,
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
            {step.part !== '' && step.part !== worked.steps[i - 1]?.part && <h2>{step.part}</h2>}
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
