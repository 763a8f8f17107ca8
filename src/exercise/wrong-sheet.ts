/** A wrong rule, run at every update in place of the right one → the answers of a student who works by it. */
import { runAt } from '../diagnose/changes.ts';
import { answerToText } from '../explain/values.ts';
import { EvaluationFault } from '../math/fault.ts';
import type { Value } from '../math/value.ts';
import type { FaultReason } from '../problem/fault.ts';
import { readWrongRule } from '../problem/wrong-rule.ts';
import type { Step, Trace } from '../trace/solve.ts';

export type Answers = Readonly<Record<string, string>>;

/** What is answered by a student whose rule for a quantity is as `written`: `v: beta*v + alpha*g`. */
export function ruleAnswers(trace: Trace, written: string): Answers | FaultReason {
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

export const answersOf = (trace: Trace, numberAt: (step: Step) => Value): Answers =>
  Object.fromEntries(trace.steps.map((step) => [step.id, answerToText(numberAt(step), step.rounding)]));

/** The sheet of the first wrong student in the problem's own tests; null where there is none, or where it would tell an exam's answers. */
export function wrongSheet(trace: Trace): Answers | null {
  const { tests, solution } = trace.problem;
  const rule = tests.find((test) => test.rule !== undefined)?.rule;
  if (rule === undefined || solution === 'never') return null;
  const answers = ruleAnswers(trace, rule);
  if ('code' in answers) return null;
  const asked = trace.steps.filter((step) => step.asked);
  return Object.fromEntries(asked.map(({ id }) => [id, (answers as Answers)[id]!]));
}
