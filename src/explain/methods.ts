/** Worked solutions → those that set several methods to the same task, side by side: the weights after each update. */
import { passesOf } from './document.ts';
import type { Given, Worked, WorkedStep } from './worked.ts';

export interface Comparison {
  /** What all its methods are given: inputs, targets, and the weights they begin with. */
  readonly data: readonly Given[];
  readonly methods: readonly Method[];
}

export interface Method {
  readonly problem: string;
  readonly title: string;
  /** What is its own: rates, decays. */
  readonly givens: readonly Given[];
  /** The weights after each update. */
  readonly weights: readonly WorkedStep[];
}

/** Of every problem: inputs, targets, and the weights before the first update. */
const DATA = ['X', 'y', 'w[0]'];
const WEIGHTS = /^w\[\d+\]$/;

/**
 * Problems with the same inputs, targets and first weights, at least two together; the largest group first.
 * @example gradient-descent and momentum-regression both begin at w = [1, 0] with the same two inputs
 */
export function compareMethods(solutions: readonly Worked[]): readonly Comparison[] {
  const groups = new Map<string, Worked[]>();
  for (const worked of solutions) {
    const data = dataOf(worked);
    if (data.length < DATA.length || weightsOf(worked).length === 0) continue;
    const key = data.map(({ text }) => text).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), worked]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .map((group) => ({ data: dataOf(group[0]!), methods: group.map(methodOf) }));
}

const dataOf = ({ givens }: Worked): readonly Given[] => givens.filter(({ id }) => DATA.includes(id));

const weightsOf = ({ steps }: Worked): readonly WorkedStep[] =>
  passesOf(steps).flatMap((pass) => pass.filter(({ id }) => WEIGHTS.test(id)).slice(-1));

const methodOf = (worked: Worked): Method => ({
  problem: worked.problem,
  title: worked.title,
  givens: worked.givens.filter(({ id }) => !DATA.includes(id)),
  weights: weightsOf(worked),
});
