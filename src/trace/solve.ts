/** A Problem → its exact trace: every step with its value, in order. */
import { evaluate, type Lookup } from '../math/evaluate.ts';
import { EvaluationFault, type EvaluationProblem } from '../math/fault.ts';
import type { Value } from '../math/value.ts';
import type { Id, Problem, StepRule } from '../problem/problem.ts';

export interface Step extends StepRule {
  /** The true value. */
  readonly value: Value;
  /** Its place in the trace, and those of the steps its rule reads. */
  readonly position: number;
  readonly before: readonly number[];
  /** What each name in its rule stands for: an earlier step by its place, or a value that is given. */
  readonly sources: Sources;
}

export type Sources = Readonly<Record<string, number | Value>>;

/** The value of an earlier step, by its place: the true one, or the one a student works with. */
export type Earlier = (position: number) => Value | undefined;

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
  const steps: Step[] = [];
  for (const rule of problem.steps) {
    const sources: Record<string, number | Value> = {};
    for (const [reference, id] of Object.entries(rule.inputs))
      sources[reference] = byId.get(id)?.position ?? problem.givens.get(id) ?? problem.indices.get(id)!;
    const before = [...new Set(Object.values(sources).filter((source) => typeof source === 'number'))];
    const value = trueValue(rule, sources, steps);
    const step: Step = { ...rule, value, position: steps.length, before, sources };
    byId.set(rule.id, step);
    steps.push(step);
  }
  return { problem, steps, byId };
}

function trueValue(rule: StepRule, sources: Sources, steps: readonly Step[]): Value {
  try {
    return runStep({ tree: rule.tree, sources }, (position) => steps[position]?.value);
  } catch (error) {
    if (error instanceof EvaluationFault) throw new SolveFault(rule, error.problem);
    throw error;
  }
}

/**
 * Runs one step on the values that `earlier` gives for the steps before it: the true ones, or a student's.
 * @throws EvaluationFault
 */
export const runStep = (step: Pick<Step, 'tree' | 'sources'>, earlier: Earlier): Value =>
  evaluate(step.tree, inputLookup(step.sources, earlier));

/** How a step's formula finds its inputs: a name in it → the value it stands for. */
export const inputLookup =
  (sources: Sources, earlier: Earlier): Lookup =>
  (reference) => {
    const source = sources[reference];
    return typeof source === 'number' ? earlier(source) : source;
  };

/** The first step of each rule: a rule written once is run at every pass. */
export const firstSteps = (trace: Trace): Step[] => {
  const firsts = new Map<Step['tree'], Step>();
  for (const step of trace.steps) if (!firsts.has(step.tree)) firsts.set(step.tree, step);
  return [...firsts.values()];
};
