/** A problem and the number of a variant → the variant, solved; or the rule that its numbers cannot be made to satisfy. */
import { type Change, changesThat, possibleChanges } from '../diagnose/changes.ts';
import { leavesNoTrace } from '../diagnose/hidden.ts';
import { toText } from '../math/tree.ts';
import { draw } from '../problem/draw.ts';
import type { Breach } from '../problem/fault.ts';
import type { Drawing, Problem } from '../problem/problem.ts';
import { breachOf } from '../trace/holds.ts';
import { firstSteps, SolveFault, solve, type Trace } from '../trace/solve.ts';

export interface Unmet {
  readonly tries: number;
  /** What most of those tried break. */
  readonly breach: Breach;
}

/** Sets of numbers that are drawn for one variant before it is given up. */
const MOST_TRIES = 1000;
/** The same for calculations that take long: operations for all tries together. Counted, not timed, so that it is the same for everyone. */
const MOST_WORK = 10_000_000;

/** The same for everyone: the first numbers drawn that satisfy the rules of a problem, given with its own numbers. */
export function variantOf(own: Trace, drawing: Drawing, variant: number): Trace | Unmet {
  const most = Math.max(1, Math.min(MOST_TRIES, Math.floor(MOST_WORK / Math.max(1, own.work))));
  const breaches: Breach[] = [];
  const allowed = allowedIn(own, drawing);
  const { problem } = own;
  const drawn = draw(problem.id, problem.givens, drawing, variant);
  while (breaches.length < most) {
    const trace = trySolving({ ...problem, variant, givens: drawn.next().value });
    const breach =
      'what' in trace ? trace : (breachOf(trace, drawing.hold) ?? hiddenIn(trace, drawing, allowed));
    if (!breach) return trace as Trace;
    breaches.push(breach);
  }
  return { tries: most, breach: mostFrequent(breaches) };
}

function trySolving(problem: Problem): Trace | Breach {
  try {
    return solve(problem);
  } catch (error) {
    if (!(error instanceof SolveFault)) throw error;
    return { rule: 'solved', what: error.step.id };
  }
}

export const isTrace = (made: Trace | Unmet): made is Trace => 'steps' in made;

/** What numbers hid before, other numbers mostly hide again: tried first. */
const suspected = new WeakMap<Drawing, Set<Change>>();

/** A slip that is hidden and may not be. */
function hiddenIn(trace: Trace, drawing: Drawing, allowed: ReadonlySet<Change>): Breach | null {
  const suspects = suspected.get(drawing) ?? new Set<Change>();
  suspected.set(drawing, suspects);
  const rules = firstSteps(trace);
  for (const among of [(change: Change) => suspects.has(change), () => true]) {
    for (const step of rules) {
      const hidden = new Set(
        possibleChanges(trace, step).filter(
          (change) => !allowed.has(change) && among(change) && leavesNoTrace(trace, change),
        ),
      );
      if (hidden.size === 0) continue;
      // One that is the same function as the rule, or as a slip that may be hidden, is none of its own.
      const own = (change: Change): boolean => allowed.has(change) || hidden.has(change);
      const found = changesThat(trace, step, own).find((change) => hidden.has(change));
      if (!found) continue;
      suspects.add(found);
      return { rule: 'hides', what: slipText(found) };
    }
  }
  return null;
}

const mayBeHidden = new WeakMap<Drawing, ReadonlySet<Change>>();

/** The slips that a problem names as exceptions. What a rule may be changed to is found on the problem's own numbers, for all its variants. */
function allowedIn(own: Trace, drawing: Drawing): ReadonlySet<Change> {
  const known = mayBeHidden.get(drawing);
  if (known) return known;
  const changes = firstSteps(own).flatMap((step) => possibleChanges(own, step));
  const allowed = new Set(changes.filter((change) => drawing.hold.hides.includes(slipText(change))));
  mayBeHidden.set(drawing, allowed);
  return allowed;
}

/** `w: w - alpha*dw` */
export const slipText = ({ of, tree }: Change): string => `${of}: ${toText(tree)}`;

/** Of those that break the rule that is broken most, the one that is met most. */
function mostFrequent(breaches: readonly Breach[]): Breach {
  return mostAlike(mostAlike(breaches, 'rule'), 'what')[0]!;
}

function mostAlike(breaches: readonly Breach[], inIts: keyof Breach): readonly Breach[] {
  const found = [...new Set(breaches.map((breach) => breach[inIts]))];
  const groups = found.map((each) => breaches.filter((breach) => breach[inIts] === each));
  return groups.reduce((most, group) => (group.length > most.length ? group : most));
}
