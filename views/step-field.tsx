/** A step that is asked: its title, the field to answer it in, and once marked what is said of the answer. */
import type { AskedStep } from '../src/checker.ts';
import type { PageFeedback } from '../src/explain/marked-page.ts';
import { Feedback } from './feedback.tsx';
import { markdownToHtml } from './markdown.ts';
import { spokenName } from './spoken.ts';
import { Tex } from './tex.tsx';

interface StepFieldProps {
  readonly step: AskedStep;
  readonly typed: string;
  readonly feedback: PageFeedback | undefined;
  /** What is asked of this answer, where steps differ in it. */
  readonly rounding: string;
  /** Where it is checked alone. */
  readonly check: string;
}

export function StepField({ step, typed, feedback, rounding, check }: StepFieldProps) {
  const field = `answer-${step.id}`;
  const common = {
    id: field,
    name: step.id,
    autocomplete: 'off',
    autocapitalize: 'off' as const,
    spellcheck: false,
    'aria-label': spokenName(step),
    'aria-describedby': feedback ? `mark-${step.id}` : undefined,
    'aria-invalid':
      feedback?.mark === 'wrong' || feedback?.mark === 'unreadable' ? ('true' as const) : undefined,
  };
  return (
    <div class={`step ${step.kind} ${feedback?.mark ?? ''}`} id={`step-${step.id}`}>
      <label for={field}>
        <span class="title">
          {step.title}
          {rounding !== '' && <span class="rounding">{rounding}</span>}
        </span>
        <span class="lhs">
          <Tex tex={`\\displaystyle ${step.tex.symbol} =`} />
        </span>
      </label>
      <div class="answer">
        {step.kind === 'numbers' ? (
          <input {...common} value={typed} />
        ) : (
          <Lines step={step} typed={typed} {...common} />
        )}
        <button type="submit" class="check" formaction={check} aria-label={`Check ${spokenName(step)}`}>
          Check
        </button>
      </div>
      {feedback && (
        <Feedback
          id={step.id}
          feedback={feedback}
          symbol={step.tex.symbol}
          expected={step.kind === 'numbers' ? 'Expected value' : 'A right way'}
        />
      )}
    </div>
  );
}

interface LinesProps {
  readonly step: AskedStep;
  readonly typed: string;
  readonly name: string;
}

/** A field that takes a line of the derivation on each of its lines: added with Enter, removed as text is. */
function Lines({ step, typed, ...field }: LinesProps) {
  const lines = typed.split('\n').length;
  const rows = Math.max(step.kind === 'derivation' ? 4 : 1, Math.min(12, lines + (lines > 1 ? 1 : 0)));
  return (
    <div class="field">
      <About step={step} />
      {step.wanted !== undefined && (
        <p class="wanted">
          {step.kind === 'derivation' ? 'to end in ' : 'in '}
          <Tex tex={step.wanted} />
        </p>
      )}
      <textarea {...field} rows={rows} data-lines={step.id}>
        {typed}
      </textarea>
      <div class="preview" />
    </div>
  );
}

/** What is asked, where its symbol does not say it. */
export function About({ step: { about } }: { readonly step: AskedStep }) {
  return about === undefined ? null : (
    <div class="about" dangerouslySetInnerHTML={{ __html: markdownToHtml(about) }} />
  );
}

/** A proof by induction may say for which n it holds; that is marked, and not counted. */
export function RangeField({ first, typed, feedback }: RangeProps) {
  return (
    <div class={`step range ${feedback?.mark ?? ''}`}>
      <label for="answer-range">
        <span class="title">For which n this shows it (not counted)</span>
      </label>
      <input
        id="answer-range"
        name="range"
        value={typed}
        placeholder={first}
        autocomplete="off"
        aria-describedby={feedback ? 'mark-range' : undefined}
      />
      {feedback && feedback.mark !== 'blank' && (
        <Feedback id="range" feedback={feedback} symbol="" expected="" />
      )}
    </div>
  );
}

interface RangeProps {
  readonly first: string;
  readonly typed: string;
  readonly feedback: PageFeedback | undefined;
}
