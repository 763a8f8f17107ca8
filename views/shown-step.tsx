/** Steps shown worked on a worksheet: one in its place among the fields, and the choice of which are shown. */
import type { AskedStep, Definition } from '../src/checker.ts';
import { type Asked, worksheetAddress } from './address.ts';
import { About } from './step-field.tsx';
import { WorkedDisplay } from './worked-step.tsx';

interface ShownProps {
  readonly step: AskedStep & Required<Pick<AskedStep, 'shown'>>;
  /** What the student had written for it. */
  readonly typed: string;
  /** It has just been asked for: the page opens at it. */
  readonly isNew: boolean;
}

export function ShownStep({ step, typed, isNew }: ShownProps) {
  return (
    <div class="step shown" id={`shown-${step.id}`} {...(isNew ? { tabindex: -1, autofocus: true } : {})}>
      <p class="title">
        {step.title} <span class="rounding">shown, not counted</span>
      </p>
      <About step={step} />
      <WorkedDisplay step={step.shown} />
      {typed !== '' && (
        <p class="quiet wrote">
          You wrote <code>{typed}</code>
        </p>
      )}
    </div>
  );
}

/** Links to the same worksheet with more or less of it shown. */
export function ShowChoice({
  definition,
  asked,
}: {
  readonly definition: Definition;
  readonly asked: Asked;
}) {
  const { id, show: present, shows } = definition;
  if (shows.length === 0) return null;
  return (
    <nav class="shows" aria-label="Steps shown worked">
      <span>Show worked:</span>
      {shows.map(({ show, title }) =>
        show === present ? (
          <strong aria-current="true">{title}</strong>
        ) : (
          <a href={`${worksheetAddress(id, { ...asked, show })}#work`}>{title}</a>
        ),
      )}
    </nav>
  );
}
