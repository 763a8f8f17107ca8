/** A trace → the loss as a function of its two trained numbers, and where these stand after each update; null where there is no such function. */
import { evaluate } from '../math/evaluate.ts';
import { EvaluationFault } from '../math/fault.ts';
import { metered, TooMuchWork } from '../math/metered.ts';
import { type Arithmetic, arithmetic } from '../math/real.ts';
import { referenceOf, type Tree } from '../math/tree.ts';
import { fill, type Shape, type Value } from '../math/value.ts';
import { type Id, nameOf, type Problem, partsOf } from '../problem/problem.ts';
import { type Step, type Trace, trueValues, valueFrom } from '../trace/solve.ts';
import { approximations, rationalNear } from './approximate.ts';
import { truth } from './seen.ts';

export type Point = readonly [number, number];

export interface Landscape {
  readonly problem: Pick<Problem, 'quantities'>;
  /** What is trained: `w`, or `w` and `b`. */
  readonly names: readonly string[];
  /** After each update, the ids that hold it: `w[0]`, `w[1]`, … */
  readonly stations: readonly (readonly Id[])[];
  readonly lossName: string;
  /** The mean loss at a point; not a number where it is not defined, or once too much has been asked of one survey. */
  readonly survey: () => (at: Point) => number;
  /** At how many points a survey may ask for it. */
  readonly most: number;
}

/** Digits of an enclosure on the way to a double. */
const DIGITS = 20;
/** What one survey may spend: less than half a second, whatever the formula. */
const MOST_WORK = 400_000;
/** Functions to so few digits cost less. */
const FUNCTION_COST = 50;
/** Different functions, one a batch, whose mean is the loss. */
const MOST_BATCHES = 8;

export function landscapeOf(trace: Trace): Landscape | null {
  const lossName = lossNameOf(trace);
  if (lossName === null) return null;
  const losses = trace.steps.filter(({ name }) => name === lossName);
  const trained = trainedIn(trace);
  const read = closureOf(trace, losses[0]!, NOWHERE);
  const names = [...trained].filter((name) => read.some((id) => nameOf(id) === name));
  const at = placeOfLoss(trace, losses[0]!, names, trained);
  const moving = names.filter((name) => movesFromItself(trace, name));
  if (!at || cellsOf(trace, at) !== 2 || cellsOf(trace, moving) !== 2) return null;
  const runs = distinctRuns(trace, losses, at, trained);
  if (!runs || runs.length > MOST_BATCHES) return null;
  const shapes = shapesOf(trace, at);
  const meter = metered(arithmetic(DIGITS), MOST_WORK, FUNCTION_COST);
  meanOf(runs, shapes, at, meter)(startOf(trace, at));
  return {
    problem: trace.problem,
    names: moving,
    stations: stationsOf(trace, moving),
    lossName,
    survey: () => meanOf(runs, shapes, at, metered(arithmetic(DIGITS), MOST_WORK, FUNCTION_COST)),
    most: Math.floor(MOST_WORK / Math.max(1, meter.spent())),
  };
}

/** The quantity that an author says falls, or what is called a loss. */
export function lossNameOf({ problem, steps }: Trace): string | null {
  const named = [...(problem.drawing?.hold.falls ?? []), 'loss', 'C'];
  return named.find((name) => steps.filter((step) => step.name === name).length > 1) ?? null;
}

/** What has a start value and is worked out anew: weights, velocities, memories. */
const trainedIn = ({ problem, steps }: Trace): ReadonlySet<string> =>
  new Set(
    [...problem.givens.keys()]
      .filter((id) => partsOf(id)?.index && steps.some(({ name }) => name === nameOf(id)))
      .map(nameOf),
  );

/** Whether a loss changes as something is trained. */
export function restsOnTrained(trace: Trace, loss: Step): boolean {
  const trained = trainedIn(trace);
  return closureOf(trace, loss, NOWHERE).some((id) => trained.has(nameOf(id)));
}

const NOWHERE: ReadonlySet<string> = new Set();

/** All that a step rests on, as far as the quantities at which it is cut. */
function closureOf(trace: Trace, from: Step, cut: ReadonlySet<string>): Id[] {
  const found = new Set<Id>();
  const visit = (step: Step): void => {
    for (const id of Object.values(step.inputs)) {
      if (found.has(id)) continue;
      found.add(id);
      const inside = trace.byId.get(id);
      if (inside && !cut.has(inside.name)) visit(inside);
    }
  };
  visit(from);
  return [...found];
}

/** Where the loss is taken: the trained numbers themselves, or, looking ahead, one step that is made of them. */
function placeOfLoss(
  trace: Trace,
  loss: Step,
  names: readonly string[],
  trained: ReadonlySet<string>,
): readonly string[] | null {
  if (names.length === 0) return null;
  if (names.every((name) => movesFromItself(trace, name))) return names;
  const inside = closureOf(trace, loss, NOWHERE).flatMap((id) => trace.byId.get(id) ?? []);
  const ahead = inside
    .sort((a, b) => a.position - b.position)
    .find((step) => closureOf(trace, loss, new Set([step.name])).every((id) => !trained.has(nameOf(id))));
  return ahead ? [ahead.name] : null;
}

/** `w - alpha*g` begins from where it was; `beta*v - alpha*g` does not. */
function movesFromItself(trace: Trace, name: string): boolean {
  const step = trace.steps.find((other) => other.name === name);
  return (
    step !== undefined && termsOf(step.tree).some((term) => term.kind === 'name' && readsItself(step, term))
  );
}

const readsItself = (step: Step, term: Tree & { kind: 'name' }): boolean => {
  const id = step.inputs[referenceOf(term)];
  return id !== undefined && id !== step.id && nameOf(id) === step.name;
};

const termsOf = (tree: Tree): readonly Tree[] =>
  tree.kind === 'binary' && (tree.op === '+' || tree.op === '-')
    ? [...termsOf(tree.left), ...(tree.op === '+' ? termsOf(tree.right) : [])]
    : [tree];

/** The ids under which a quantity stands, from its start value on. */
const idsOf = ({ problem, steps }: Trace, name: string): Id[] => [
  ...[...problem.givens.keys()].filter((id) => nameOf(id) === name).slice(0, 1),
  ...steps.filter((step) => step.name === name).map(({ id }) => id),
];

const shapesOf = (trace: Trace, names: readonly string[]): Shape[] =>
  names.map((name) => truth(trace)(idsOf(trace, name)[0]!)!);

const startOf = (trace: Trace, names: readonly string[]): Point =>
  names.flatMap((name) => approximations(truth(trace)(idsOf(trace, name)[0]!)!)) as unknown as Point;

const cellsOf = (trace: Trace, names: readonly string[]): number =>
  shapesOf(trace, names).reduce((sum, { rows, cols }) => sum + rows * cols, 0);

function stationsOf(trace: Trace, names: readonly string[]): Id[][] {
  const lists = names.map((name) => idsOf(trace, name));
  const count = Math.min(...lists.map((ids) => ids.length));
  return Array.from({ length: count }, (_, i) => lists.map((ids) => ids[i]!));
}

/** The steps from the place of the loss to the loss, with all else that they read. */
interface Run {
  readonly steps: readonly Step[];
  readonly known: ReadonlyMap<Id, Value>;
}

/** One for each batch; null where a loss rests on more of what is trained than its place. */
function distinctRuns(
  trace: Trace,
  losses: readonly Step[],
  at: readonly string[],
  trained: ReadonlySet<string>,
): Run[] | null {
  const places = new Set(at);
  const found = new Map<string, Run>();
  for (const loss of losses) {
    const read = closureOf(trace, loss, places);
    if (read.some((id) => trained.has(nameOf(id)) && !places.has(nameOf(id)))) return null;
    const run = runFrom(trace, loss, read, places);
    const key = [...run.known].map(([id, value]) => `${nameOf(id)} ${approximations(value)}`).sort();
    found.set(key.join('; '), found.get(key.join('; ')) ?? run);
  }
  return [...found.values()];
}

function runFrom(trace: Trace, loss: Step, read: readonly Id[], places: ReadonlySet<string>): Run {
  const depends = (step: Step): boolean =>
    Object.values(step.inputs).some((id) => {
      const inside = trace.byId.get(id);
      return places.has(nameOf(id)) || (inside !== undefined && depends(inside));
    });
  const steps = [...read.flatMap((id) => trace.byId.get(id) ?? []), loss]
    .filter((step) => !places.has(step.name) && depends(step))
    .sort((a, b) => a.position - b.position);
  const run = new Set(steps.map(({ id }) => id));
  const known = new Map<Id, Value>();
  for (const step of steps)
    for (const [reference, id] of Object.entries(step.inputs)) {
      if (run.has(id) || places.has(nameOf(id))) continue;
      known.set(id, valueFrom(step.sources[reference], trueValues(trace))!);
    }
  return { steps, known };
}

function meanOf(
  runs: readonly Run[],
  shapes: readonly Shape[],
  at: readonly string[],
  how: Arithmetic,
): (at: Point) => number {
  const lossAt = ({ steps, known }: Run, places: ReadonlyMap<string, Value>): Value => {
    const made = new Map<Id, Value>();
    const find = (id: Id): Value | undefined => made.get(id) ?? known.get(id) ?? places.get(nameOf(id));
    for (const step of steps)
      made.set(
        step.id,
        evaluate(step.tree, (reference) => find(step.inputs[reference]!), how),
      );
    return made.get(steps.at(-1)!.id)!;
  };
  return (point) => {
    const cells = point.map(rationalNear);
    const places = new Map<string, Value>();
    let from = 0;
    for (const [i, { rows, cols }] of shapes.entries()) {
      const first = from;
      places.set(
        at[i]!,
        fill(rows, cols, (row, col) => cells[first + row * cols + col]!),
      );
      from += rows * cols;
    }
    try {
      return mean(runs.map((run) => mean(approximations(lossAt(run, places)))));
    } catch (error) {
      if (error instanceof EvaluationFault || error instanceof TooMuchWork) return Number.NaN;
      throw error;
    }
  };
}

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
