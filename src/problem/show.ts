/** What a worksheet is to show worked, `first update, v[2]` → the ids of those steps; the rest is asked. */

/** An asked step as far as showing goes: the pass of a repetition that it belongs to, if any, and what heads it. */
export interface Showable {
  readonly id: string;
  readonly pass: string | null;
  readonly heading: string;
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

export type Resolved = { readonly shown: ReadonlySet<string> } | { readonly problem: ShowProblem };

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
  const named = new Set<string>();
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
export const showAlso = (show: string, id: string): string =>
  [...itemsIn(show).filter((item) => item !== NONE_SHOWN), id].join(',');

/** Updates, each with what follows it up to the next; single steps where there are no two updates. */
function unitsOf(steps: readonly Showable[]): Units {
  const firsts = firstsOfPasses(steps);
  const starts = firsts.length > 1 ? [0, ...firsts.slice(1)] : steps.map((_, i) => i);
  return starts.map((start, i) => steps.slice(start, starts[i + 1]));
}

const firstsOfPasses = (steps: readonly Showable[]): number[] =>
  steps.flatMap(({ pass }, i) => (pass !== null && pass !== steps[i - 1]?.pass ? [i] : []));

/** What heads the first of several updates; null where there are no two. */
export function firstHeading({ steps }: MayShow): string | null {
  const [first, second] = firstsOfPasses(steps);
  return second === undefined ? null : steps[first!]!.heading;
}

/** Steps of a calculation, or asks of a proof. */
interface Asked {
  readonly id: string;
  readonly part: string;
  readonly asked?: boolean;
  readonly index?: { readonly name: string; readonly value: number } | null;
}

export const showable = (steps: readonly Asked[]): Showable[] =>
  steps
    .filter(({ asked = true }) => asked)
    .map(({ id, part, index }) => ({
      id,
      pass: index ? `${part} ${index.name}=${index.value}` : null,
      heading: part,
    }));
