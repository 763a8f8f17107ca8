/** Wrong steps and the student's own numbers → the fewest slips that explain them all, and those that explain them equally well. */

import { EvaluationFault } from '../math/fault.ts';
import { type Arithmetic, arithmetic, isRational, isZero, type Real } from '../math/real.ts';
import { namesIn, referenceOf, type Tree } from '../math/tree.ts';
import { isExact, meetsAll, type Value } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import { isShort } from '../trace/short.ts';
import type { Earlier, Step, Trace } from '../trace/solve.ts';
import { type Change, changesOf, isPartial, runAt } from './changes.ts';
import { miscopiesOf } from './copied.ts';
import { fewest } from './fewest.ts';
import { COPIED, EXCHANGED } from './table.ts';

/** A wrong step, and what the student works with. */
export interface Wrong {
  readonly step: Step;
  readonly answer: Value;
  /** The numbers that the answer may stand for, where it was rounded. */
  readonly stands: Value;
}

export interface Work {
  readonly trace: Trace;
  /** The numbers the student works with, as written and as all that they may stand for. */
  readonly own: Earlier;
  readonly range: Earlier;
  /** Whether the student wrote the step's value down; one that was not is run again with what is changed. */
  readonly written: (position: number) => boolean;
}

export interface Slip {
  readonly change: Change;
  readonly steps: readonly Id[];
  /** Other changes that explain the same steps as well. */
  readonly equals: readonly Change[];
  /** False where two changes at once had to be made to explain a step. */
  readonly certain: boolean;
}

/** Runs of a rule that one diagnosis may make; guards against sheets that are wrong throughout. */
const MOST_RUNS = 6000;
const MOST_PAIRS = 1500;
/** A run with enclosures takes as long as so many with fractions. */
const COST_OF_ENCLOSURES = 8;

export function diagnose(work: Work, wrong: readonly Wrong[]): Slip[] {
  if (wrong.length === 0) return [];
  const weight = weightOf(wrong);
  const budget = { runs: MOST_RUNS / weight, pairs: MOST_PAIRS / weight };
  const explained = new Map<Id, readonly Change[]>();
  for (const one of wrong) explained.set(one.step.id, explanationsOf(work, one, budget));
  const byId = new Map(wrong.map((one) => [one.step.id, one]));
  const single = fewest([...explained].filter(([, changes]) => changes.length > 0))
    .filter(({ change, steps }) => steps.length > 1 || isTold(change, byId.get(steps[0]!)!, explained, wrong))
    .map((slip) => ({ ...slip, certain: true }));
  const left = wrong.filter((one) => explained.get(one.step.id)!.length === 0);
  return [...single, ...left.flatMap((one) => pairOf(work, one, budget))];
}

/**
 * Whether a change that explains one step alone is worth telling. A number by itself, and more so a rounded one, is had by chance
 * from many changes; and where the same rule went wrong elsewhere for no known reason, one fit among several is chance.
 */
function isTold(
  change: Change,
  { step, answer, stands }: Wrong,
  explained: ReadonlyMap<Id, readonly Change[]>,
  wrong: readonly Wrong[],
): boolean {
  if (change.order === FIRST_ROW) return true;
  if (answer.cells.length > 1) return true;
  const alike = wrong.filter((other) => other.step.tree === step.tree);
  if (alike.some((other) => explained.get(other.step.id)!.length === 0)) return false;
  const exact = isExact(stands) || (step.rounding.kind === 'exact' && isShort(answer));
  const many = digitsIn(answer) >= ENOUGH_DIGITS_ROUNDED;
  return saysEnough(answer) && (exact || many || SIMPLE_ROWS.has(change.id));
}

/** How much longer than a short number the answers are: long ones take longer to work with. */
const weightOf = (wrong: readonly Wrong[]): number =>
  1 + Math.max(...wrong.flatMap(({ answer }) => answer.cells.map(lengthOf)));

const lengthOf = (x: Real): number => (isRational(x) ? (x.n + x.d).toString(16).length >> 4 : 1);

interface Budget {
  runs: number;
  pairs: number;
}

/** All single changes that give exactly what was written, the simplest first. */
function explanationsOf(
  work: Work,
  { step, answer: written, stands: answer }: Wrong,
  budget: Budget,
): Change[] {
  // What was not written down may hold the slip: its rules are put into this one, and are likelier than this one's own.
  // A rounded answer of few digits fits too many changes far back.
  const saysMuch = isExact(answer) || digitsIn(written) >= ENOUGH_DIGITS_ROUNDED;
  const unwritten = saysMuch ? unwrittenBefore(work, step) : [];
  const before = unwritten.flatMap((other) => changedBefore(work, step, other, answer, budget));
  const own = [...changedRules(work, step, answer, budget), ...copiedInputs(work, step, answer, budget)];
  return unwritten.length === 0
    ? own
    : [...before, ...own.map((change) => ({ ...change, order: change.order + 0.5 }))];
}

function changedRules(work: Work, step: Step, answer: Value, budget: Budget): Change[] {
  return changesOf(work.trace, step).filter(
    (change) =>
      gives(answer, budget, (how) => runAt(work.trace, step, change.tree, work.range, how)) &&
      !(change.id === 'neighbour' && readsOnlyZeros(work, step, change)),
  );
}

/** Few digits rule out nearly every change at little cost; what is left is run again with more than anyone writes. */
const [ROUGHLY, CLOSELY] = [arithmetic(12), arithmetic(40)];

/** Another quantity that is zero here explains any answer in which a product vanished: no story. */
function readsOnlyZeros(work: Work, step: Step, change: Change): boolean {
  const others = namesIn(change.tree).filter((name) => step.sources[referenceOf(name)] === undefined);
  return others.some((name) => runAt(work.trace, step, name, work.own).cells.every(isZero));
}

function gives(answer: Value, budget: Budget, run: (how: Arithmetic) => Value): boolean {
  if (budget.runs-- <= 0) return false;
  try {
    const rough = run(ROUGHLY);
    return meetsAll(rough, answer) && (isExact(rough) || meetsAll(run(CLOSELY), answer));
  } catch (error) {
    if (error instanceof EvaluationFault) return false;
    throw error;
  }
}

/** An earlier answer of the student's, taken over with a slip of the pen. */
function copiedInputs(work: Work, step: Step, answer: Value, budget: Budget): Change[] {
  const found: Change[] = [];
  for (const [reference, source] of Object.entries(step.sources)) {
    const value = typeof source === 'number' && work.written(source) ? work.own(source) : undefined;
    if (!value) continue;
    for (const miscopy of miscopiesOf(value)) {
      const earlier: Earlier = (position) => (position === source ? miscopy.value : work.range(position));
      if (!gives(answer, budget, (how) => runAt(work.trace, step, step.tree, earlier, how))) continue;
      const kind = `${reference} copied with ${miscopy.kind}`;
      const part = { kind: 'name', name: reference } as const;
      found.push({
        ...COPIED,
        kind,
        of: step.name,
        rule: step.tree,
        tree: step.tree,
        part,
        key: `copied|${step.name}|${kind}`,
      });
    }
  }
  return found;
}

/** Steps that the student did not write down, from which this one was worked out without a written one between; nearest first. */
function unwrittenBefore(work: Work, step: Step): Step[] {
  const found = new Set<number>();
  const waiting = [...step.before];
  for (let position = waiting.shift(); position !== undefined; position = waiting.shift()) {
    if (work.written(position) || found.has(position)) continue;
    found.add(position);
    waiting.push(...work.trace.steps[position]!.before);
  }
  return [...found].sort((a, b) => b - a).map((position) => work.trace.steps[position]!);
}

/** The same slip at every unwritten step of a quantity, or at the nearest alone. */
function changedBefore(work: Work, step: Step, before: Step, answer: Value, budget: Budget): Change[] {
  return changesOf(work.trace, before).filter((change) => {
    const everywhere = (other: Step): boolean => other.tree === before.tree;
    const once = (other: Step): boolean => other === before;
    return [everywhere, once].some((at) =>
      gives(answer, budget, (how) => runThrough(work, step, change, at, budget, how)),
    );
  });
}

/** Runs a step with unwritten steps worked out anew, some of them by a changed rule. */
function runThrough(
  work: Work,
  step: Step,
  change: Change,
  changed: (other: Step) => boolean,
  budget: Budget,
  how: Arithmetic,
): Value {
  const anew = new Map<number, Value | undefined>();
  const earlier: Earlier = (position) => {
    if (work.written(position)) return work.range(position);
    if (!anew.has(position)) {
      budget.runs--;
      const other = work.trace.steps[position]!;
      const tree = changed(other) ? change.tree : other.tree;
      anew.set(position, runAt(work.trace, other, tree, earlier, how));
    }
    return anew.get(position);
  };
  return runAt(work.trace, step, step.tree, earlier, how);
}

/** A single digit explained on its own: only by the first row of the table; a mere change of its sign is seen without a story. */
const FIRST_ROW = 0;

/** A single digit is had by chance from many changes: it is explained by the first row, or together with another step, or not at all. */
export const saysEnough = (answer: Value): boolean => answer.cells.length > 1 || digitsIn(answer) > 1;

/** A rounded number with fewer digits fits too much by chance. */
const ENOUGH_DIGITS_ROUNDED = 5;

/** Two changes at once could give most short numbers. */
const ENOUGH_DIGITS_FOR_TWO = 6;

/** How many digits an answer was written with, leading and trailing noughts apart. */
const digitsIn = (answer: Value): number => answer.cells.reduce((sum, cell) => sum + figuresOf(cell), 0);

const MANY = 12;
const figuresOf = (x: Real): number => (isRational(x) ? `${x.n}`.replace(/^-?0*|0+$/g, '').length : MANY);

const SIMPLE_ROWS: ReadonlySet<string> = new Set(['sign', 'factor', 'aggregate', 'left-out']);

/** Two changes at once, where one does not do: less certain. */
function pairOf(work: Work, { step, answer, stands }: Wrong, budget: Budget): Slip[] {
  if (digitsIn(answer) < ENOUGH_DIGITS_FOR_TWO) return [];
  const simple = changesOf(work.trace, step).filter(
    (change) => SIMPLE_ROWS.has(change.id) && change.order < EXCHANGED.order,
  );
  const cost = isExact(stands) && !isPartial(step.tree) ? 1 : COST_OF_ENCLOSURES;
  for (const [i, first] of simple.entries()) {
    for (const second of simple.slice(i + 1)) {
      budget.pairs -= cost;
      if (budget.pairs < 0) return [];
      const tree = merge(first.rule, first.tree, second.tree);
      if (!tree || !gives(stands, budget, (how) => runAt(work.trace, step, tree, work.range, how))) continue;
      return [first, second].map((change) => ({
        change: { ...change, tree },
        steps: [step.id],
        equals: [],
        certain: false,
      }));
    }
  }
  return [];
}

/** Three-way merge of trees: what either side changed, or null where both changed the same part. */
function merge(base: Tree, ours: Tree, theirs: Tree): Tree | null {
  if (ours === base) return theirs;
  if (theirs === base) return ours;
  if (base.kind !== 'binary' || ours.kind !== 'binary' || theirs.kind !== 'binary') return null;
  if (ours.op !== base.op && theirs.op !== base.op) return null;
  const left = merge(base.left, ours.left, theirs.left);
  const right = merge(base.right, ours.right, theirs.right);
  const op = ours.op === base.op ? theirs.op : ours.op;
  return left && right ? { kind: 'binary', op, left, right } : null;
}
