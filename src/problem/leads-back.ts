/** Definitions → those that lead back to themselves: s[n] = s[n] + g, or s[n] = 2*u[n] with u[n] = 2*s[n]. */
import { wholeIn } from '../math/evaluate.ts';
import { whole } from '../math/rational.ts';
import { childrenOf, type Tree } from '../math/tree.ts';
import { scalar } from '../math/value.ts';
import type { Definition } from './proof.ts';

/** A rule speaks of a term so far on from its own: s[n] = u[n-1] is a step from s to u, by -1. */
interface Step {
  readonly from: string;
  readonly to: string;
  readonly by: number;
}

/** Where the indices of rules are worked out. */
const AT = 100;
const MOST_CIRCLES = 50;
/** Sums inside sums double what their indices may be; more than this is not looked at. */
const MOST_CASES = 16;

/** The names of each circle, beginning with the one that is defined first. */
export function circlesOf(definitions: ReadonlyMap<string, Definition>): string[][] {
  let names = [...definitions.keys()];
  const steps = [...definitions.values()].flatMap((definition) => stepsOf(definition, definitions));
  const circles: string[][] = [];
  while (circles.length < MOST_CIRCLES) {
    const left = new Set(names);
    const circle = circleIn(
      names,
      steps.filter(({ from, to }) => left.has(from) && left.has(to)),
    );
    if (!circle) break;
    const first = circle.indexOf(names.find((name) => circle.includes(name))!);
    circles.push([...circle.slice(first), ...circle.slice(0, first)]);
    names = names.filter((name) => !circle.includes(name));
  }
  return circles;
}

type Case = ReadonlyMap<string, number>;

function stepsOf(
  { name, index, rule }: Definition,
  definitions: ReadonlyMap<string, Definition>,
): readonly Step[] {
  const found = new Map<string, number>();
  const visit = (tree: Tree, cases: readonly Case[]): void => {
    if (tree.kind === 'name' && tree.index) {
      if (definitions.has(tree.name))
        for (const at of cases) {
          const by = (valueAt(tree.index, at) ?? Number.NEGATIVE_INFINITY) - AT;
          found.set(tree.name, Math.max(by, found.get(tree.name) ?? Number.NEGATIVE_INFINITY));
        }
      visit(tree.index, cases);
    } else if (tree.kind === 'call' && tree.name === 'sum') visit(tree.args[0]!, summed(tree.args, cases));
    else for (const part of childrenOf(tree)) visit(part, cases);
  };
  visit(rule, [new Map([[index, AT]])]);
  return [...found].filter(([, by]) => Number.isFinite(by)).map(([to, by]): Step => ({ from: name, to, by }));
}

/** The index of a sum at both of its ends; no case where it sums nothing. */
function summed(args: readonly Tree[], cases: readonly Case[]): Case[] {
  const [, variable, ...bounds] = args;
  return cases
    .flatMap((at) => {
      const [from, to] = bounds.map((bound) => valueAt(bound, at));
      if (from == null || to == null || variable?.kind !== 'name' || from > to) return [];
      return [...new Set([to, from])].map((k) => new Map([...at, [variable.name, k]]));
    })
    .slice(0, MOST_CASES);
}

const valueAt = (tree: Tree, at: Case): number | null =>
  wholeIn(tree, (_, part) => {
    const known = part.kind === 'name' && !part.index ? at.get(part.name) : undefined;
    return known === undefined ? undefined : scalar(whole(known));
  });

/** A way from a name to itself that goes no lower, by Bellman and Ford: a circle is what can be gone round without end. */
function circleIn(names: readonly string[], steps: readonly Step[]): string[] | null {
  const farthest = new Map(names.map((name) => [name, 0]));
  const before = new Map<string, string>();
  let at: string | null = null;
  for (let round = 0; round <= names.length; round++) {
    at = null;
    for (const { from, to, by } of steps) {
      // A circle that comes back to the same index gains a little as well, one that comes back lower does not.
      const far = farthest.get(from)! + by * (names.length + 1) + 1;
      if (far <= farthest.get(to)!) continue;
      farthest.set(to, far);
      before.set(to, from);
      at = to;
    }
    if (at === null) return null;
  }
  // As many steps back as there are names end on the circle, wherever they start.
  for (const _ of names) at = before.get(at!)!;
  const circle = [at!];
  for (let back = before.get(at!)!; back !== at; back = before.get(back)!) circle.unshift(back);
  return circle;
}
