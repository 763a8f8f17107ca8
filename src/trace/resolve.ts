/** A name as a rule might write it at some step → the value it would stand for there: the newest of a bare name, a certain one with an index. */

import { type Lookup, wholeIn } from '../math/evaluate.ts';
import { remember } from '../math/once.ts';
import { whole } from '../math/rational.ts';
import { type NameTree, namesIn, referenceOf, type Tree } from '../math/tree.ts';
import { scalar, type Value } from '../math/value.ts';
import { type Earlier, type Step, type Trace, valueFrom } from './solve.ts';

/** The place of an earlier step, a given value, or undefined where there is none yet. */
export function resolveName(trace: Trace, step: Step, name: NameTree): number | Value | undefined {
  const known = step.sources[referenceOf(name)];
  if (known !== undefined) return known;
  const { givens, indices } = trace.problem;
  if (!name.index) {
    if (name.name === step.index?.name) return indices.get(`${name.name}=${step.index.value}`);
    for (let position = step.position - 1; position >= 0; position--)
      if (trace.steps[position]!.name === name.name) return position;
    return (
      givens.get(name.name) ??
      givens.get(`${name.name}[${step.index?.value}]`) ??
      givens.get(startId(trace, name.name) ?? '')
    );
  }
  const at = wholeIn(name.index, (reference) =>
    reference === step.index?.name ? scalar(whole(step.index.value)) : undefined,
  );
  if (at === null) return undefined;
  const id = `${name.name}[${at}]`;
  const earlier = trace.byId.get(id);
  if (earlier) return earlier.position < step.position ? earlier.position : undefined;
  return givens.get(id);
}

/** `w[0]` of w, where it has a start value. */
export function startId(trace: Trace, name: string): string | undefined {
  for (const id of trace.problem.givens.keys()) if (id.startsWith(`${name}[`)) return id;
  return undefined;
}

/** The id of what a name would stand for at a step: `v[t]` → `v[1]`. */
export function resolvedId(trace: Trace, step: Step, name: NameTree): string | undefined {
  const known = step.inputs[referenceOf(name)];
  if (known !== undefined) return known;
  const source = resolveName(trace, step, name);
  if (typeof source === 'number') return trace.steps[source]!.id;
  for (const values of [trace.problem.givens, trace.problem.indices])
    for (const [id, value] of values) if (value === source) return id;
  return undefined;
}

const resolvedAt = remember((_: Step) => new Map<string, number | Value | undefined>());

/** What a name in a tree stands for at a step, whether the step's own rule reads it or not. */
export function sourceAt(
  trace: Trace,
  step: Step,
  tree: Tree,
  reference: string,
): number | Value | undefined {
  const own = step.sources[reference];
  if (own !== undefined) return own;
  const known = resolvedAt(step);
  if (known.has(reference)) return known.get(reference);
  const name = namesIn(tree).find((other) => referenceOf(other) === reference);
  const source = name && resolveName(trace, step, name);
  known.set(reference, source);
  return source;
}

/** The values of the names in a tree, as they would stand at a step. */
export const lookupAt =
  (trace: Trace, step: Step, tree: Tree, earlier: Earlier): Lookup =>
  (reference) =>
    valueFrom(sourceAt(trace, step, tree, reference), earlier);
