/** A calculation with numbers, solved → what the checker can do with it. */
import { changesOf } from '../diagnose/changes.ts';
import { hiddenSlips } from '../diagnose/hidden.ts';
import { describeMarks } from '../explain/marked-page.ts';
import { explainMarks } from '../explain/marks.ts';
import { remember } from '../explain/remember.ts';
import { roundingText, sayRoundingRule } from '../explain/rounding.ts';
import { sayHidden } from '../explain/slips.ts';
import { answerToText } from '../explain/values.ts';
import { formulaTex, givensOf, work } from '../explain/worked.ts';
import { grade } from '../grade/grade.ts';
import { EXACT } from '../math/rounding.ts';
import type { Fault } from '../problem/fault.ts';
import { symbolOf } from '../problem/problem.ts';
import { firstSteps, type Trace } from '../trace/solve.ts';
import { matchCalculation } from '../writeup/match.ts';
import { type Definition, formulasIn, latexFault, type Opened, type Typesets } from './exercise.ts';
import { selfTest } from './self-test.ts';
import { testVariants } from './test-variants.ts';
import { isTrace, variantOf } from './variant.ts';

/** Both depend on the trace alone. */
const defined = remember(define);
const worked = remember(work);

export function openCalculation(trace: Trace): Opened {
  const { id, title, source, drawing } = trace.problem;
  const asked = trace.steps.filter((step) => step.asked).map((step) => step.id);
  return {
    summary: { id, title, source, variants: drawing !== null, asked: asked.length },
    takes: (step) => trace.byId.has(step),
    asked,
    define: () => defined(trace),
    work: () => worked(trace),
    grade: ({ answers, feedback }) => explainMarks(grade(trace, answers), feedback ?? 'full'),
    mark: (typed) => describeMarks(grade(trace, typed), typed),
    match: (equations) => matchCalculation(equations, trace, (value) => answerToText(value, EXACT)),
    preview: () => [],
    prepare: () => {
      for (const step of firstSteps(trace)) changesOf(trace, step);
    },
    lint: (typesets) => ({
      faults: [...latexFaults(trace, typesets), ...selfTest(trace), ...testVariants(trace)],
      warnings: hiddenSlips(trace).map((hidden) => sayHidden(trace.problem.numbersPlace, hidden)),
    }),
    variant:
      drawing &&
      ((number) => {
        const made = variantOf(trace.problem, drawing, number);
        return isTrace(made) ? openCalculation(made) : made;
      }),
  };
}

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
    steps,
  };
}

function latexFaults(trace: Trace, typesets: Typesets): Fault[] {
  const { problem } = trace;
  const names = [...problem.quantities].flatMap(([name, { place }]) =>
    latexFault(symbolOf(problem, name), place, typesets),
  );
  const statement = formulasIn(problem.statement).flatMap((tex) => latexFault(tex, problem.place, typesets));
  // A rule prints alike at every pass, so its first one is enough.
  const rules = firstSteps(trace).flatMap((step) =>
    latexFault(`${symbolOf(problem, step.id)} = ${formulaTex(trace, step)}`, step.place, typesets),
  );
  // A faulty name makes every rule it stands in faulty: told once.
  return names.length > 0 ? [...names, ...statement] : [...statement, ...rules];
}
