/** The tests inside a problem file, and those every problem must pass → a fault for each that fails. Written answers are for the problem's own numbers. */
import { explainMarks } from '../explain/marks.ts';
import { grade } from '../grade/grade.ts';
import type { Fault, FaultReason } from '../problem/fault.ts';
import type { ProblemTest } from '../problem/problem.ts';
import type { Trace } from '../trace/solve.ts';
import { differences, type Failure, placed, unknownId } from './test-failures.ts';
import { type Answers, answersOf, ruleAnswers } from './wrong-sheet.ts';

export function selfTest(trace: Trace): Fault[] {
  const { problem } = trace;
  const right = answersOf(trace, (step) => step.value);
  const marks = grade(trace, right);
  const empty = grade(trace, {});
  const always = [
    ...(marks.earned === marks.total && marks.slips.length === 0
      ? []
      : [{ what: 'the model answers', wanted: 'full marks', got: `${marks.earned} of ${marks.total}` }]),
    ...(empty.earned === 0 ? [] : [{ what: 'an empty sheet', wanted: 'no marks', got: `${empty.earned}` }]),
  ].map((failed): Fault => ({ ...problem.place, reason: { code: 'test', ...failed } }));
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
