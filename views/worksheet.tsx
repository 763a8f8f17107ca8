/** The worksheet: each step with a field or shown worked; once marked, each answer with its mark, feedback, and what was expected. */
import type { AskedStep, Definition, Options } from '../src/checker.ts';
import { passesOf, titleOf } from '../src/explain/document.ts';
import type { MarkedPage } from '../src/explain/marked-page.ts';
import type { Pictures } from '../src/picture/pictures.ts';
import { type Asked, solutionAddress, worksheetAddress } from './address.ts';
import { page } from './layout.tsx';
import { OtherNumbers } from './other-numbers.tsx';
import { pagesOf } from './paging.ts';
import { MarkedPicturesShown, PicturesOnAsking } from './pictures.tsx';
import { Score } from './score.tsx';
import { ShowChoice, ShownStep } from './shown-step.tsx';
import { Statement } from './statement.tsx';
import { RangeField, StepField } from './step-field.tsx';
import { TakeAlong } from './take-along.tsx';
import { KeptAnswers, Pages } from './worksheet-pages.tsx';

interface WorksheetProps {
  readonly definition: Definition;
  /** What it was asked for with; goes along wherever the page leads. */
  readonly options?: Options;
  readonly typed: Readonly<Record<string, string>>;
  readonly marked: MarkedPage | null;
  /** What is drawn where nothing is marked. */
  readonly pictures?: Pictures | undefined;
  /** Which page of a long worksheet, from 1. */
  readonly page?: number;
  /** The step that has just been asked to be shown. */
  readonly revealed?: string | null;
}

/** How many pages a worksheet has. */
export const worksheetPages = ({ steps }: Definition): number => pagesOf(steps).length;

/** The page of a worksheet that a step is on, from 1. */
export const worksheetPageOf = ({ steps }: Definition, id: string): number =>
  pagesOf(steps).findIndex((page) => page.some((step) => step.id === id)) + 1;

export function worksheetPage(props: WorksheetProps): string {
  const { definition, options = {}, typed, marked, pictures, page: here = 1, revealed = null } = props;
  const pages = pagesOf(definition.steps);
  const steps = pages[here - 1]!;
  const mixed = new Set(definition.steps.map((step) => step.rounding)).size > 1;
  const asked: Asked = { ...options, ...(pages.length > 1 ? { page: here } : {}) };
  const isFresh = !marked && Object.keys(typed).length === 0;
  const isScored = marked !== null && marked.alone === undefined;
  return page(
    `${isScored ? `${marked.earned} of ${marked.total}: ` : ''}${titleOf(definition)}`,
    <>
      <link rel="stylesheet" href="/assets/worksheet.css" />
      <Statement {...definition} />
      {definition.variants && (
        <OtherNumbers
          variant={definition.variant}
          asked={asked}
          address={(other) => worksheetAddress(definition.id, other)}
        />
      )}
      <section>
        <h2 id={isScored ? undefined : 'work'}>{isScored ? 'Your work, marked' : 'Your work'}</h2>
        {isScored && <Score marked={marked} here={fieldsOf(steps)} />}
        {marked?.pictures ? (
          <MarkedPicturesShown pictures={marked.pictures()} />
        ) : (
          <PicturesOnAsking pictures={pictures} />
        )}
        {isFresh && <ShowChoice definition={definition} asked={asked} />}
        <p class="digits">{definition.answers}</p>
        {!isScored && <Writing expressions={definition.steps.some((step) => step.kind !== 'numbers')} />}
        <form
          method="post"
          action={`${worksheetAddress(definition.id, asked)}#work`}
          data-work={[definition.id, definition.variant].filter((part) => part !== null).join(' ')}
          data-state={isScored ? 'marked' : isFresh ? 'fresh' : 'typed'}
          data-names={definition.names.length > 0 ? JSON.stringify(definition.names) : undefined}
        >
          {/* Enter marks the sheet: the first button of a form is the one it presses. */}
          <button type="submit" class="unseen" tabindex={-1}>
            Mark
          </button>
          {pages.length > 1 && <Pages definition={definition} asked={asked} marked={marked} here={here} />}
          <KeptAnswers typed={typed} fields={fieldsOf(steps)} />
          {passesOf(steps).map((pass) => (
            <fieldset>
              {pass[0]!.part !== '' && <legend>{pass[0]!.part}</legend>}
              {pass.map((step) =>
                isShown(step) ? (
                  <ShownStep step={step} typed={typed[step.id] ?? ''} isNew={step.id === revealed} />
                ) : (
                  <StepField
                    step={step}
                    typed={typed[step.id] ?? ''}
                    feedback={marked?.steps[step.id]}
                    rounding={mixed ? step.rounding : ''}
                    check={`${worksheetAddress(definition.id, { ...asked, step: step.id })}#mark-${step.id}`}
                  />
                ),
              )}
              {pass.some(hasRange) && (
                <RangeField first="n >= 1" typed={typed.range ?? ''} feedback={marked?.steps.range} />
              )}
            </fieldset>
          ))}
          {pages.length > 1 && <Pages definition={definition} asked={asked} marked={marked} here={here} />}
          <Actions definition={definition} asked={asked} isMarked={isScored} />
        </form>
        <TakeAlong id={definition.id} asked={options} shown={definition.solution === 'always'} />
        <script type="module" src="/assets/worksheet.js" />
      </section>
    </>,
  );
}

const isShown = (step: AskedStep): step is AskedStep & Required<Pick<AskedStep, 'shown'>> =>
  step.shown !== undefined;

/** The step of a proof by induction, beside which may be said for which n it holds. */
const hasRange = ({ id, kind, shown }: AskedStep): boolean =>
  id === 'step' && kind === 'derivation' && !shown;

const fieldsOf = (steps: readonly AskedStep[]): ReadonlySet<string> =>
  new Set([
    ...steps.filter((step) => !isShown(step)).map(({ id }) => id),
    ...(steps.some(hasRange) ? ['range'] : []),
  ]);

interface ActionsProps {
  readonly definition: Definition;
  readonly asked: Asked;
  readonly isMarked: boolean;
}

function Actions({ definition, asked, isMarked }: ActionsProps) {
  const { id, solution, steps } = definition;
  const left = steps.filter((step) => !isShown(step)).length;
  const next = worksheetAddress(id, asked, isMarked ? ['next'] : ['next', 'typed']);
  return (
    <p class="actions">
      <button type="submit">{isMarked ? 'Mark again' : 'Mark my work'}</button>
      {solution === 'always' && left > 1 && (
        <button type="submit" class="second" formaction={next} title="It is worked for you, and not counted">
          Show the next step
        </button>
      )}
      {solution === 'always' && <a href={solutionAddress(id, asked)}>Worked solution</a>}
    </p>
  );
}

function Writing({ expressions }: { readonly expressions: boolean }) {
  if (expressions)
    return (
      <p class="quiet writing">
        Write a product as <code>beta*g[0]</code> or <code>g(1-rho)</code>, a power as <code>rho^n</code>, a
        term as <code>s[n-1]</code> or <code>s_{'{n-1}'}</code>, a sum as <code>sum(rho^k, k, 0, n)</code>.
        LaTeX and Greek letters are read too. In a derivation every line stands on a line of its own and
        equals the one above it; the reasons are found for you. Leave blank what you have not done.
      </p>
    );
  return (
    <p class="quiet writing">
      Write a number as <code>0.8</code>, <code>-3</code> or <code>4/5</code>, a vector as{' '}
      <code>[0, -1]</code>, a matrix row by row as <code>[2, -1; -1, 3]</code>, a root as{' '}
      <code>sqrt(17)</code>. LaTeX is read too. Leave blank what you have not done.
    </p>
  );
}
