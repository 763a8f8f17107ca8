/** A Problem → its exact trace: every step with its value, in order. */
import { EvaluationFault, type EvaluationProblem, evaluate } from '../math/evaluate.ts';
import type { Value } from '../math/value.ts';
import type { Id, Problem, StepRule } from '../problem/problem.ts';

export interface Step extends StepRule {
  /** The true value. */
  readonly value: Value;
  /** Its place in the trace, and those of the steps its rule reads. */
  readonly position: number;
  readonly before: readonly number[];
}

export interface Trace {
  readonly problem: Problem;
  readonly steps: readonly Step[];
  readonly byId: ReadonlyMap<Id, Step>;
}

/** The step of a problem whose rule cannot be run on the problem's own numbers. */
export class SolveFault extends Error {
  constructor(
    readonly step: StepRule,
    readonly problem: EvaluationProblem,
  ) {
    super(`${step.id}: ${problem.code}`);
  }
}

/**
 * Runs a problem's program on its givens.
 * @throws SolveFault where a step cannot be run: shapes that do not fit, a division by zero
 */
export function solve(problem: Problem): Trace {
  const byId = new Map<Id, Step>();
  const steps = problem.steps.map((rule, position): Step => {
    const value = trueValue(problem, rule, (id) => byId.get(id)?.value);
    const before = [...new Set(Object.values(rule.inputs))].flatMap((id) => byId.get(id)?.position ?? []);
    const step = { ...rule, value, position, before };
    byId.set(rule.id, step);
    return step;
  });
  return { problem, steps, byId };
}

function trueValue(problem: Problem, rule: StepRule, earlier: (id: Id) => Value | undefined): Value {
  try {
    return runStep(problem, rule, earlier);
  } catch (error) {
    if (error instanceof EvaluationFault) throw new SolveFault(rule, error.problem);
    throw error;
  }
}

/**
 * Runs one step on the values that `earlier` gives for the steps before it: the true ones, or a student's.
 * @throws EvaluationFault
 */
export function runStep(problem: Problem, rule: StepRule, earlier: (id: Id) => Value | undefined): Value {
  return evaluate(rule.tree, inputLookup(problem, rule, earlier));
}

/** How a step's formula finds its inputs: a name in it → the value it stands for. */
export function inputLookup(
  problem: Problem,
  rule: StepRule,
  earlier: (id: Id) => Value | undefined,
): (reference: string) => Value | undefined {
  return (reference) => {
    const id = rule.inputs[reference];
    return id === undefined ? undefined : (earlier(id) ?? problem.givens.get(id) ?? problem.indices.get(id));
  };
}
