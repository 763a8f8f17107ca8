/** What changed rules give where all they read is true: the same for every student, and so run once for a trace. */
import { remember } from '../math/once.ts';
import type { Value } from '../math/value.ts';
import type { Trace } from '../trace/solve.ts';

export interface Outcome {
  /** Null where the changed rule cannot be run. */
  readonly value: Value | null;
  /** Positions of the steps whose values went into it. */
  readonly reads: readonly number[];
}

/** By the change, and where it was made. */
export type Outcomes = Map<string, Outcome>;

/** Sheets leave out different steps; guards against keeping what each of them would give. */
const MOST_KEPT = 300;

const outcomesIn = remember((_: Trace) => new Map<string, Outcomes>());

/**
 * @param written which steps were written down, those that were not being worked out anew
 * @returns null where too much is kept already
 */
export function outcomesOf(
  trace: Trace,
  step: string,
  written: (position: number) => boolean,
): Outcomes | null {
  const all = outcomesIn(trace);
  const key = `${step} ${trace.steps.map(({ position }) => (written(position) ? 1 : 0)).join('')}`;
  const known = all.get(key);
  if (known || all.size >= MOST_KEPT) return known ?? null;
  const outcomes: Outcomes = new Map();
  all.set(key, outcomes);
  return outcomes;
}
