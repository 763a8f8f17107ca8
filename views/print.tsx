/** A worksheet for paper, once for each variant, with room for every answer; and the key to all of them. */
import type { Definition, Worked, WorkedStep } from '../src/checker.ts';
import {
  type DocumentStep,
  documentStep,
  emptyDocument,
  headingOf,
  passesOf,
} from '../src/explain/document.ts';
import type { Handout } from './handout.ts';
import { markdownToHtml } from './markdown.ts';
import { paperFile, paperPage } from './paper.tsx';
import { Statement } from './statement.tsx';
import { Tex } from './tex.tsx';

export const printFile = (handout: Handout): string => paperFile(papers(handout));
export const printPage = (handout: Handout): string => paperPage(papers(handout));

const papers = ({ sheets, key }: Handout) => ({
  title: sheets[0]!.title,
  children: (
    <>
      {sheets.map((definition) => (
        <Sheet definition={definition} />
      ))}
      {key.length > 0 && <Key solutions={key} />}
    </>
  ),
});

const named = (variant: number | null): string => (variant === null ? '' : `Variant ${variant}`);

function Sheet({ definition }: { readonly definition: Definition }) {
  const { says, steps } = emptyDocument(definition);
  const kindOf = new Map(definition.steps.map(({ id, kind }) => [id, kind]));
  return (
    <article class="sheet">
      <header>
        <span class="blank">Name</span>
        <span class="blank date">Date</span>
        {definition.variant !== null && <span>{named(definition.variant)}</span>}
      </header>
      <Statement {...definition} />
      <p>{says}</p>
      {passesOf(steps).map((pass, i) => (
        <section>
          {headingOf(pass, i === 0) && <h3>{headingOf(pass, i === 0)}</h3>}
          {pass.map((step) =>
            step.lines.length > 0 ? (
              <Lines step={step} />
            ) : (
              <div class={`step ${kindOf.get(step.id)}`} data-step={step.id}>
                <p class="title">{step.title}</p>
                {step.says && (
                  <div class="says" dangerouslySetInnerHTML={{ __html: markdownToHtml(step.says) }} />
                )}
                <p class="lhs">
                  <Tex tex={`\\displaystyle ${step.symbol} =`} />
                </p>
                <Room lines={LINES[kindOf.get(step.id)!]} />
              </div>
            ),
          )}
        </section>
      ))}
    </article>
  );
}

/** Ruled lines to write on; none where a box serves. */
const LINES: Readonly<Record<Definition['steps'][number]['kind'], number>> = {
  numbers: 0,
  expression: 3,
  derivation: 8,
};

const Room = ({ lines }: { readonly lines: number }) => (
  <div class="room">
    {Array.from({ length: lines }, () => (
      <div class="ruled" />
    ))}
  </div>
);

function Key({ solutions }: { readonly solutions: readonly Worked[] }) {
  return (
    <article class="key">
      <h1>Answer key: {solutions[0]!.title}</h1>
      {solutions.map((worked) => (
        <section>
          {worked.variant !== null && <h2>{named(worked.variant)}</h2>}
          <div class="values">
            {worked.steps
              .filter(({ asked }) => asked)
              .map((step) => (
                <Answer step={step} />
              ))}
          </div>
        </section>
      ))}
    </article>
  );
}

/** A value, or where there is a derivation all its lines. */
const Answer = ({ step }: { readonly step: WorkedStep }) =>
  step.lines ? (
    <Lines step={documentStep(step)} />
  ) : (
    <p data-step={step.id}>
      <Tex tex={`\\displaystyle ${step.tex.symbol} = ${step.due}`} />
    </p>
  );

/** A step line by line, each of which may be broken where the paper ends. */
export function Lines({ step }: { readonly step: DocumentStep }) {
  return (
    <div class="worked" data-step={step.id}>
      <h4>{step.title}</h4>
      {step.lines.map(({ tex, reason }, i) => (
        <p class="line">
          {i === 0 && <Tex tex={`\\displaystyle ${step.symbol}`} />}
          <Tex tex={`\\displaystyle {} = ${tex}`} />
          {reason && <span class="reason">{reason}</span>}
        </p>
      ))}
    </div>
  );
}
