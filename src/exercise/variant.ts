/** A problem and the number of a variant → the variant, solved; or the rule that its numbers cannot be made to satisfy. */
import { type Change, changesThat } from '../diagnose/changes.ts';
import { leavesNoTrace } from '../diagnose/hidden.ts';
import { toText } from '../math/tree.ts';
import { draw } from '../problem/draw.ts';
import type { Breach } from '../problem/fault.ts';
import type { Drawing, Problem } from '../problem/problem.ts';
import { breachOf } from '../trace/holds.ts';
import { firstSteps, SolveFault, type Step, solve, type Trace } from '../trace/solve.ts';

export interface Unmet {
  readonly tries: number;
  /** What most of those tried break. */
  readonly breach: Breach;
}

/** Sets of numbers that are drawn for one variant before it is given up. */
const MOST_TRIES = 400;

/** The same for everyone: the first numbers drawn that satisfy the problem's rules. */
export function variantOf(problem: Problem, drawing: Drawing, variant: number): Trace | Unmet {
  const breaches: Breach[] = [];
  const suspects = new Set<Change>();
  const drawn = draw(problem, drawing, variant);
  while (breaches.length < MOST_TRIES) {
    const trace = trySolving(drawn.next().value);
    const breach =
      'what' in trace
        ? trace
        : (breachOf(trace, drawing.hold) ?? hiddenIn(trace, drawing.hold.hides, suspects));
    if (!breach) return trace as Trace;
    breaches.push(breach);
  }
  return { tries: MOST_TRIES, breach: mostFrequent(breaches) };
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

/** A slip that is hidden and may not be. What was hidden by the numbers before is tried first: it mostly is again. */
function hiddenIn(trace: Trace, may: readonly string[], suspects: Set<Change>): Breach | null {
  const hidden = (step: Step, among: (change: Change) => boolean): Change | undefined =>
    changesThat(trace, step, (change) => among(change) && leavesNoTrace(trace, change)).find(
      (change) => !may.includes(slipText(change)),
    );
  const rules = firstSteps(trace);
  for (const among of [(change: Change) => suspects.has(change), () => true]) {
    for (const step of rules) {
      const found = hidden(step, among);
      if (!found) continue;
      suspects.add(found);
      return { rule: 'hides', what: slipText(found) };
    }
  }
  return null;
}

/** `w: w - alpha*dw` */
export const slipText = ({ of, tree }: Change): string => `${of}: ${toText(tree)}`;

function mostFrequent(breaches: readonly Breach[]): Breach {
  const times = new Map<string, number>();
  for (const { rule, what } of breaches)
    times.set(`${rule} ${what}`, (times.get(`${rule} ${what}`) ?? 0) + 1);
  return breaches.toSorted(
    (a, b) => times.get(`${b.rule} ${b.what}`)! - times.get(`${a.rule} ${a.what}`)!,
  )[0]!;
}
