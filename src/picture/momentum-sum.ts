/** A trace → its running sums of gradients, each written out: the weight of every gradient in the last of them, and what it adds. */
import { evaluate } from '../math/evaluate.ts';
import { unlessFault } from '../math/fault.ts';
import { whole } from '../math/rational.ts';
import { isScalar, scalar, type Value } from '../math/value.ts';
import { type Id, nameOf } from '../problem/problem.ts';
import type { Step, Trace } from '../trace/solve.ts';
import { approximate, approximations } from './approximate.ts';
import type { Seen } from './seen.ts';
import { writtenIn } from './writing.ts';

export interface Term {
  /** `g⁽⁰⁾`, or `v⁽⁰⁾` for the start. */
  readonly text: string;
  readonly weight: number;
  /** The weight times each entry. */
  readonly adds: readonly number[];
}

export interface MomentumSum {
  /** `v⁽³⁾`, and its entries. */
  readonly text: string;
  readonly comesTo: readonly number[];
  /** Oldest first. */
  readonly terms: readonly Term[];
  /** Older gradients that are not drawn. */
  readonly older: number;
}

const MOST_TERMS = 8;
const MOST_ENTRIES = 2;

export function momentumSumsOf(trace: Trace, seen: Seen): MomentumSum[] {
  const names = new Set(trace.steps.map(({ name }) => name));
  return [...names].flatMap(
    (name) =>
      sumOf(
        trace,
        seen,
        trace.steps.filter((step) => step.name === name),
      ) ?? [],
  );
}

/** `v = decay*v + gain*g`, at one update. */
interface Recurrence {
  readonly before: Id;
  readonly fresh: Id;
  readonly decay: number;
  readonly gain: number;
}

function sumOf(trace: Trace, seen: Seen, steps: readonly Step[]): MomentumSum | null {
  const recurrences = steps.map((step) => recurrenceOf(trace, step));
  if (steps.length < 2 || !recurrences.every((found) => found !== null)) return null;
  const fades = recurrences.every(({ decay }) => Math.abs(decay) > 0 && Math.abs(decay) < 1);
  const last = steps.at(-1)!;
  if (!fades || last.value.cells.length > MOST_ENTRIES) return null;
  /** How much is left of what was there before each update, at the end. */
  const left = recurrences.map((_, i) =>
    recurrences.slice(i + 1).reduce((product, { decay }) => product * decay, 1),
  );
  const weighted = [
    { id: recurrences[0]!.before, weight: left[0]! * recurrences[0]!.decay },
    ...recurrences.map(({ fresh, gain }, i) => ({ id: fresh, weight: left[i]! * gain })),
  ];
  const terms = weighted.map(({ id, weight }) => ({ id, weight, value: seen(id) }));
  const comesTo = seen(last.id);
  if (!comesTo || !terms.every(({ value }) => value)) return null;
  const counted = terms
    .map(({ id, weight, value }): Term => {
      const adds = approximations(value!).map((entry) => weight * entry);
      return { text: writtenIn(trace.problem, id), weight, adds };
    })
    .filter(({ adds }, i) => i > 0 || adds.some((entry) => entry !== 0));
  return {
    text: writtenIn(trace.problem, last.id),
    comesTo: approximations(comesTo),
    terms: counted.slice(-MOST_TERMS),
    older: Math.max(0, counted.length - MOST_TERMS),
  };
}

function recurrenceOf(trace: Trace, step: Step): Recurrence | null {
  const read = Object.entries(step.inputs);
  const own = read.filter(([, id]) => nameOf(id) === step.name && id !== step.id);
  const fresh = read.filter(([, id]) => nameOf(id) !== step.name && trace.byId.has(id));
  if (own.length !== 1 || fresh.length !== 1) return null;
  const [[itself, before], [other, id]] = [own[0]!, fresh[0]!];
  const rest = read.filter(([reference]) => reference !== itself && reference !== other);
  const values = new Map<string, Value>();
  for (const [reference] of rest) {
    const source = step.sources[reference]!;
    if (typeof source === 'number' || !isScalar(source)) return null;
    values.set(reference, source);
  }
  const run = (was: number, comes: number): number =>
    approximate(
      evaluate(step.tree, (reference) => {
        if (reference === itself) return scalar(whole(was));
        return reference === other ? scalar(whole(comes)) : values.get(reference);
      }).cells[0]!,
    );
  return unlessFault(() => {
    const [decay, gain] = [run(1, 0), run(0, 1)];
    const isLinear = run(0, 0) === 0 && Math.abs(run(2, 3) - 2 * decay - 3 * gain) < 1e-9;
    return isLinear ? { before, fresh: id, decay, gain } : null;
  });
}
