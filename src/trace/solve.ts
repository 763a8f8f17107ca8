/** A Problem → its trace: every step with its value, exact or enclosed, in order. */
import { evaluate } from '../math/evaluate.ts';
import { EvaluationFault, type EvaluationProblem } from '../math/fault.ts';
import { metered, TooMuchWork } from '../math/metered.ts';
import { remember } from '../math/once.ts';
import { type Arithmetic, arithmetic, DIGITS, isTight, MORE_DIGITS } from '../math/real.ts';
import { EXACT, type Rounding } from '../math/rounding.ts';
import type { Shape, Value } from '../math/value.ts';
import type { Id, Problem, StepRule } from '../problem/problem.ts';
import { isShort } from './short.ts';

export interface Step extends StepRule {
  /** What is asked of its answer. */
  readonly rounding: Rounding;
  /** What is asked where the student's own numbers lead to a long value; the same unless the problem leaves it to the value. */
  readonly roundingIfLong: Rounding;
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
  /** How many digits its enclosures have. */
  readonly digits: number;
  readonly steps: readonly Step[];
  readonly byId: ReadonlyMap<Id, Step>;
  /** About how many operations on short numbers it took. */
  readonly work: number;
}

/** What a source stands for. */
export const valueFrom = (source: number | Value | undefined, earlier: Earlier): Value | undefined =>
  typeof source === 'number' ? earlier(source) : source;

export const trueValues =
  ({ steps }: Pick<Trace, 'steps'>): Earlier =>
  (position) =>
    steps[position]?.value;

/** An earlier step or a given, and its shape. */
export interface ShapeOf extends Shape {
  readonly id: Id;
}

/** The step of a problem whose rule cannot be run on the problem's own numbers. */
export class SolveFault extends Error {
  constructor(
    readonly step: StepRule,
    readonly problem: EvaluationProblem,
    /** What its rule reads, by id. */
    readonly read: readonly ShapeOf[] = [],
  ) {
    super(`${step.id}: ${problem.code}`);
  }
}

/**
 * Runs a problem's program on its givens. Enclosures that do not settle a value to thirty digits are taken to more.
 * @throws SolveFault where a step cannot be run: shapes that do not fit, a division by zero, a value that stays undecided
 */
export function solve(problem: Problem, digits = DIGITS): Trace {
  const byId = new Map<Id, Step>();
  const steps: Step[] = [];
  const how = metered(arithmetic(digits));
  for (const rule of problem.steps) {
    const sources: Record<string, number | Value> = {};
    for (const [reference, id] of Object.entries(rule.inputs))
      sources[reference] = byId.get(id)?.position ?? problem.givens.get(id) ?? problem.indices.get(id)!;
    const before = [...new Set(Object.values(sources).filter((source) => typeof source === 'number'))];
    const value = trueValue(rule, sources, steps, how);
    if (!value.cells.every(isTight)) {
      const more = MORE_DIGITS.find((count) => count > digits);
      if (more !== undefined) return solve(problem, more);
      throw new SolveFault(rule, { code: 'undecided', where: rule.id });
    }
    const rounding = rule.rounding ?? (isExactSoFar(value, before, steps) ? EXACT : THREE_FIGURES);
    const roundingIfLong = rule.rounding ?? THREE_FIGURES;
    const step: Step = { ...rule, rounding, roundingIfLong, value, position: steps.length, before, sources };
    byId.set(rule.id, step);
    steps.push(step);
  }
  return { problem, digits, steps, byId, work: how.spent() };
}

export const THREE_FIGURES: Rounding = { kind: 'figures', digits: 3 };

/** Short, and worked out from nothing that was rounded. */
const isExactSoFar = (value: Value, before: readonly number[], steps: readonly Step[]): boolean =>
  before.every((position) => steps[position]!.rounding.kind === 'exact') && isShort(value);

/** The same trace with narrower enclosures; null where they are as narrow as they get. */
export const sharper = remember((trace: Trace): Trace | null => {
  const more = MORE_DIGITS.find((digits) => digits > trace.digits);
  return more === undefined ? null : solve(trace.problem, more);
});

function trueValue(rule: StepRule, sources: Sources, steps: readonly Step[], how: Arithmetic): Value {
  try {
    return runStep({ tree: rule.tree, sources }, trueValues({ steps }), how);
  } catch (error) {
    if (error instanceof EvaluationFault)
      throw new SolveFault(rule, error.problem, shapesRead(rule, sources, steps));
    if (error instanceof TooMuchWork)
      throw new SolveFault(rule, { code: 'too-many-operations', where: rule.id });
    throw error;
  }
}

const shapesRead = (rule: StepRule, sources: Sources, steps: readonly Step[]): ShapeOf[] =>
  Object.entries(rule.inputs).flatMap(([reference, id]) => {
    const value = valueFrom(sources[reference], trueValues({ steps }));
    return value ? [{ id, rows: value.rows, cols: value.cols }] : [];
  });

/**
 * Runs one step on the values that `earlier` gives for the steps before it: the true ones, or a student's.
 * @throws EvaluationFault
 */
export function runStep(
  { tree, sources }: Pick<Step, 'tree' | 'sources'>,
  earlier: Earlier,
  how?: Arithmetic,
): Value {
  return evaluate(tree, (reference) => valueFrom(sources[reference], earlier), how);
}

/** The first step of each rule: a rule written once is run at every pass. */
export const firstSteps = (trace: Trace): Step[] => {
  const firsts = new Map<Step['tree'], Step>();
  for (const step of trace.steps) if (!firsts.has(step.tree)) firsts.set(step.tree, step);
  return [...firsts.values()];
};
