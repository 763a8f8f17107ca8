/** A calculation with numbers, solved → what the checker can do with it. */
import type { RawAnswers } from '../answer/submission.ts';
import { changesOf } from '../diagnose/changes.ts';
import { hiddenSlips } from '../diagnose/hidden.ts';
import { cardsOf } from '../explain/cards.ts';
import { describeMarks } from '../explain/marked-page.ts';
import { explainMarks } from '../explain/marks.ts';
import { roundingText, sayRoundingRule } from '../explain/rounding.ts';
import { showChoices } from '../explain/show.ts';
import { sayHidden } from '../explain/slips.ts';
import { answerToText } from '../explain/values.ts';
import { formulaTex, givensOf, work } from '../explain/worked.ts';
import { grade } from '../grade/grade.ts';
import { lazily, remember } from '../math/once.ts';
import { EXACT } from '../math/rounding.ts';
import { pathOf, pathsOver, picturesGiven, picturesSolved } from '../picture/pictures.ts';
import type { Fault } from '../problem/fault.ts';
import { type Id, symbolOf } from '../problem/problem.ts';
import { type MayShow, NONE_SHOWN, showable } from '../problem/show.ts';
import { firstSteps, type Trace } from '../trace/solve.ts';
import { matchCalculation } from '../writeup/match.ts';
import { type Definition, latexFault, type Opened, summaryOf, type Typesets } from './exercise.ts';
import { reopened, type Showing, shownAtFirst, withShown } from './fading.ts';
import { selfTest } from './self-test.ts';
import { testVariants } from './test-variants.ts';
import { isTrace, variantOf } from './variant.ts';
import { wrongSheet } from './wrong-sheet.ts';

/** Both depend on the trace alone. */
const defined = remember(define);
const worked = remember(work);

export const openCalculation = (trace: Trace): Opened =>
  openShowing(trace, shownAtFirst(trace.problem.show, mayShow(trace)));

function openShowing(trace: Trace, showing: Showing): Opened {
  const { drawing } = trace.problem;
  const { shown } = showing;
  const asked = trace.steps.filter((step) => step.asked).map((step) => step.id);
  const given = rightAnswers(trace, shown);
  /** The right answers to what is shown stand for whatever was sent. */
  const marks = (answers: RawAnswers) =>
    grade(trace, shown.size === 0 ? answers : { ...answers, ...given }, shown);
  return {
    summary: summaryOf(trace.problem, drawing !== null, asked.length - shown.size),
    takes: (step) => trace.byId.has(step),
    asked,
    define: lazily(() => withShown(defined(trace), showing, () => worked(trace))),
    work: () => worked(trace),
    path: () => pathOf(trace),
    pathsOver: (paths) => pathsOver(trace, paths),
    wrongSheet: () => wrongSheet(trace),
    pictures: (beside) => (beside === 'given' ? picturesGiven(trace, shown) : picturesSolved(trace)),
    cards: () => cardsOf(trace),
    grade: ({ answers, feedback }) => explainMarks(marks(answers), feedback ?? 'full'),
    mark: (typed) => describeMarks(marks(typed), typed),
    match: (equations) => matchCalculation(equations, trace, (value) => answerToText(value, EXACT)),
    preview: () => [],
    prepare: () => {
      for (const step of firstSteps(trace)) changesOf(trace, step);
    },
    lint: (typesets) => ({
      faults: [...latexFaults(trace, typesets), ...selfTest(trace), ...testVariants(trace)],
      warnings: hiddenSlips(trace).map((hidden) => sayHidden(trace.problem.numbersPlace, hidden)),
    }),
    showing: reopened(mayShow(trace), (other) => openShowing(trace, other)),
    variant:
      drawing &&
      ((number) => {
        const made = variantOf(trace, drawing, number);
        return isTrace(made) ? openCalculation(made) : made;
      }),
  };
}

const mayShow = ({ problem: { steps, solution } }: Trace): MayShow => ({
  steps: showable(steps),
  solution,
});

const rightAnswers = ({ byId }: Trace, ids: ReadonlySet<Id>): RawAnswers =>
  Object.fromEntries(
    [...ids].map((id) => [id, answerToText(byId.get(id)!.value, byId.get(id)!.rounding)] as const),
  );

function define(trace: Trace): Definition {
  const { id, variant, title, statement, source, drawing, solution } = trace.problem;
  const steps = trace.steps
    .filter((step) => step.asked)
    .map((step) => ({
      id: step.id,
      title: step.title,
      part: step.part,
      kind: 'numbers' as const,
      rounding: roundingText(step.rounding),
      tex: { symbol: symbolOf(trace.problem, step.id), formula: formulaTex(trace, step) },
    }));
  return {
    id,
    variant,
    title,
    statement,
    source,
    variants: drawing !== null,
    solution,
    answers: sayRoundingRule(trace),
    givens: givensOf(trace.problem),
    show: NONE_SHOWN,
    shows: showChoices(mayShow(trace)),
    steps,
    names: [],
  };
}

function latexFaults(trace: Trace, typesets: Typesets): Fault[] {
  const { problem } = trace;
  const names = [...problem.quantities].flatMap(([name, { place }]) =>
    latexFault(symbolOf(problem, name), place, typesets),
  );
  const statement = problem.formulas.flatMap(({ tex, place }) => latexFault(tex, place, typesets));
  // A rule prints alike at every pass, so its first one is enough.
  const rules = firstSteps(trace).flatMap((step) =>
    latexFault(`${symbolOf(problem, step.id)} = ${formulaTex(trace, step)}`, step.place, typesets),
  );
  // A faulty name makes every rule it stands in faulty: told once.
  return names.length > 0 ? [...names, ...statement] : [...statement, ...rules];
}
