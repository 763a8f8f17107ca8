/** The tests inside a problem file, and those every problem must pass → a fault for each that fails. Written answers are for the problem's own numbers. */
import { runAt } from '../diagnose/changes.ts';
import { explainMarks } from '../explain/marks.ts';
import { answerToText } from '../explain/values.ts';
import { grade } from '../grade/grade.ts';
import { EvaluationFault } from '../math/fault.ts';
import type { Value } from '../math/value.ts';
import type { Fault, FaultReason } from '../problem/fault.ts';
import type { ProblemTest } from '../problem/problem.ts';
import { readWrongRule } from '../problem/wrong-rule.ts';
import type { Step, Trace } from '../trace/solve.ts';

type Answers = Readonly<Record<string, string>>;

export function selfTest(trace: Trace): Fault[] {
  const { problem } = trace;
  const fault = (place: ProblemTest['place'], reason: FaultReason): Fault => ({ ...place, reason });
  const right = answersOf(trace, (step) => step.value);
  const marks = grade(trace, right);
  const empty = grade(trace, {});
  const always = [
    ...(marks.earned === marks.total && marks.slips.length === 0
      ? []
      : [{ what: 'the model answers', wanted: 'full marks', got: `${marks.earned} of ${marks.total}` }]),
    ...(empty.earned === 0 ? [] : [{ what: 'an empty sheet', wanted: 'no marks', got: `${empty.earned}` }]),
  ].map((failed) => fault(problem.place, { code: 'test', ...failed }));
  return [
    ...always,
    ...problem.tests
      .filter(({ rule }) => rule !== undefined || problem.variant === null)
      .flatMap((test) => failuresOf(trace, test, right).map((reason) => fault(test.place, reason))),
  ];
}

function failuresOf(trace: Trace, test: ProblemTest, right: Answers): FaultReason[] {
  const answers = test.rule === undefined ? { ...right, ...test.answers } : ruleAnswers(trace, test.rule);
  if ('code' in answers) return [answers as FaultReason];
  const unknown = Object.keys({ ...test.answers, ...test.marks }).find((id) => !trace.byId.has(id));
  if (unknown !== undefined)
    return [{ code: 'unknown-name', name: unknown, known: trace.steps.map((step) => step.id) }];
  const { steps, slips } = explainMarks(grade(trace, answers as Answers), 'full');
  const failures: FaultReason[] = [];
  for (const [id, wanted] of Object.entries(test.marks)) {
    const got = steps[id]?.mark ?? 'blank';
    if (got !== wanted) failures.push({ code: 'test', what: id, wanted, got });
  }
  const ids = [...new Set(slips.map((slip) => slip.id))];
  if (
    test.slip === 'none'
      ? ids.length > 0
      : test.slip !== undefined && !ids.includes(test.slip as (typeof ids)[number])
  )
    failures.push({ code: 'test', what: 'the slip', wanted: test.slip!, got: ids.join(', ') || 'none' });
  return failures;
}

/** What a student answers who runs another rule for a quantity at every update: `v: beta*v + alpha*g`. */
function ruleAnswers(trace: Trace, written: string): Answers | FaultReason {
  const read = readWrongRule(written, [...new Set(trace.steps.map((step) => step.name))]);
  if ('code' in read) return read;
  const values: Value[] = [];
  try {
    return answersOf(trace, (step) => {
      const value = runAt(
        trace,
        step,
        step.name === read.of ? read.tree : step.tree,
        (position) => values[position],
      );
      values.push(value);
      return value;
    });
  } catch (error) {
    if (!(error instanceof EvaluationFault)) throw error;
    return { code: 'evaluation', step: written, why: error.problem };
  }
}

const answersOf = (trace: Trace, numberAt: (step: Step) => Value): Answers =>
  Object.fromEntries(trace.steps.map((step) => [step.id, answerToText(numberAt(step), step.rounding)]));
