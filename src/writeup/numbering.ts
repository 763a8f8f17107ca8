/** The numbers of a document, and a calculation → its steps by what the document calls them, counted from where it counts. */
import { partsOf } from '../problem/problem.ts';
import type { Trace } from '../trace/solve.ts';
import type { Equation } from './check.ts';
import { keysOf, stepsByKey } from './step-keys.ts';
import { nearnessOfPrinted } from './written.ts';

type Steps = ReadonlyMap<string, string>;

/** So many right values show that one counts otherwise; one may be chance. */
const FEWEST = 2;

/** A quantity is counted from another number where more of its values are right so, or of all that the problem begins to count alike. */
export function numbered(equations: readonly Equation[], trace: Trace): Steps {
  const usual = stepsByKey(trace);
  const before = rightIn(equations, trace, usual);
  if (before.wrong === 0) return usual;
  const steps = new Map(usual);
  for (const by of [1, -1] as const) {
    const moved = stepsByKey(trace, by);
    const { right } = rightIn(equations, trace, moved);
    // One right value that it has no place for speaks against a count: weights of the pass before are no other numbers.
    const lost = new Set([...before.keys].filter(([key]) => !moved.has(key)).flatMap(([, groups]) => groups));
    const gain = (group: string): number => {
      const [now, own] = [right.get(group) ?? 0, before.right.get(group) ?? 0];
      if (lost.has(group)) return Math.min(0, now - own);
      return now >= FEWEST || now <= own ? now - own : 0;
    };
    const isMoved = ([, id]: readonly [string, string]): boolean => {
      const [name, family] = groupsOf(id, trace) as [string, string];
      return gain(name) > 0 || (gain(name) === 0 && gain(family) > 0);
    };
    for (const [key] of [...steps].filter(isMoved)) steps.delete(key);
    for (const [key, id] of [...moved].filter(isMoved)) steps.set(key, id);
  }
  return steps;
}

/** A step's quantity, and all quantities that begin with its index. */
function groupsOf(id: string, { steps, byId }: Trace): readonly string[] {
  const { name } = byId.get(id)!;
  return [name, `from ${partsOf(steps.find((step) => step.name === name)!.id)?.index}`];
}

/** How many values of each group are right, the keys of those with their groups, and how many are wrong in all. */
function rightIn(equations: readonly Equation[], trace: Trace, steps: Steps) {
  const right = new Map<string, number>();
  const keys = new Map<string, readonly string[]>();
  let wrong = 0;
  for (const { left, value, lines } of equations.flatMap(({ chains }) => chains)) {
    const key = keysOf(left).find((each) => steps.has(each));
    if (key === undefined || !value) continue;
    const id = steps.get(key)!;
    const near = nearnessOfPrinted(trace.byId.get(id)!.value, value, lines.at(-1)!);
    if (!near) {
      wrong++;
      continue;
    }
    keys.set(key, groupsOf(id, trace));
    for (const group of groupsOf(id, trace)) right.set(group, (right.get(group) ?? 0) + 1);
  }
  return { right, keys, wrong };
}
