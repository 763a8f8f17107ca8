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
import { differences, type Failure, placed, unknownId } from './test-failures.ts';

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
  const tests = problem.tests.filter(({ rule }) => rule !== undefined || problem.variant === null);
  return [...always, ...tests.flatMap((test) => placed(failuresOf(trace, test, right), test))];
}

function failuresOf(trace: Trace, test: ProblemTest, right: Answers): readonly Failure[] {
  const answers = test.rule === undefined ? { ...right, ...test.answers } : ruleAnswers(trace, test.rule);
  if ('code' in answers) return [{ reason: answers as FaultReason, at: 'rule' }];
  const unknown = unknownId([test.answers, test.marks], [...trace.byId.keys()]);
  if (unknown) return [unknown];
  const { steps, slips } = explainMarks(grade(trace, answers as Answers), 'full');
  return differences(test, steps, slips);
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
