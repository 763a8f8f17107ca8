/** What a worksheet is to show worked, `first update, v[2]` → the ids of those steps; the rest is asked. */

import type { Id, StepRule } from './problem.ts';
import type { Ask } from './proof.ts';

/** An asked step as far as showing goes; `pass` is the repetition it belongs to, null outside all. */
export interface Showable {
  readonly id: Id;
  readonly pass: string | null;
}

/** What may be shown of a problem. */
export interface MayShow {
  readonly steps: readonly Showable[];
  readonly solution: 'always' | 'never';
}

export type ShowProblem =
  /** The solution of an exam is not told in pieces either. */
  | { readonly code: 'kept' }
  | { readonly code: 'unknown-step'; readonly id: string; readonly known: readonly string[] }
  /** Nothing would be left to do. */
  | { readonly code: 'everything' };

export type Resolved = { readonly shown: ReadonlySet<Id> } | { readonly problem: ShowProblem };

type Units = readonly (readonly Showable[])[];

/** The words for what is shown, least first. */
const WORDS: Readonly<Record<string, (units: Units) => readonly Showable[]>> = {
  none: () => [],
  'first update': ([first = []]) => first,
  'all but last': (units) => units.slice(0, -1).flat(),
};
export const SHOW_WORDS: readonly string[] = Object.keys(WORDS);
export const NONE_SHOWN = 'none';

/**
 * Reads words and ids, separated by commas; what each of them names is shown.
 * @example `all but last` of three updates is the steps of the first two; `v[1], w[1]` these two
 */
export function resolveShow(show: string, { steps, solution }: MayShow): Resolved {
  const ids = new Set(steps.map(({ id }) => id));
  const units = unitsOf(steps);
  const named = new Set<Id>();
  for (const item of itemsIn(show)) {
    const word = Object.hasOwn(WORDS, item) ? WORDS[item] : undefined;
    if (solution === 'never' && item !== NONE_SHOWN) return { problem: { code: 'kept' } };
    if (!word && !ids.has(item))
      return { problem: { code: 'unknown-step', id: item, known: [...SHOW_WORDS, ...ids] } };
    for (const id of word ? word(units).map((step) => step.id) : [item]) named.add(id);
  }
  if (named.size === ids.size) return { problem: { code: 'everything' } };
  return { shown: new Set([...ids].filter((id) => named.has(id))) };
}

const itemsIn = (show: string): string[] =>
  show
    .split(',')
    .map((item) => item.trim().replace(/\s+/g, ' '))
    .filter((item) => item !== '');

/** What is shown already, and one step more. */
export const showAlso = (show: string, id: Id): string =>
  [...itemsIn(show).filter((item) => item !== NONE_SHOWN), id].join(',');

/** Updates, each with what follows it up to the next; single steps where there are no two updates. */
function unitsOf(steps: readonly Showable[]): Units {
  const firsts = firstsOfPasses(steps);
  const starts = firsts.length > 1 ? [0, ...firsts.slice(1)] : steps.map((_, i) => i);
  return starts.map((start, i) => steps.slice(start, starts[i + 1]));
}

const firstsOfPasses = (steps: readonly Showable[]): number[] =>
  steps.flatMap(({ pass }, i) => (pass !== null && pass !== steps[i - 1]?.pass ? [i] : []));

export const hasUpdates = ({ steps }: MayShow): boolean => firstsOfPasses(steps).length > 1;

export const stepsToShow = (steps: readonly StepRule[]): Showable[] =>
  steps
    .filter((step) => step.asked)
    .map(({ id, part, index }) => ({ id, pass: index && `${part} ${index.name}=${index.value}` }));

export const asksToShow = (asks: readonly Ask[]): Showable[] => asks.map(({ id }) => ({ id, pass: null }));
