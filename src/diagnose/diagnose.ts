/** Wrong steps and the student's own numbers → the fewest slips that explain them all, and those that explain them equally well. */

import { unlessFault } from '../math/fault.ts';
import { type Arithmetic, arithmetic, isRational, isZero, type Real } from '../math/real.ts';
import { differ, type Residue, residueOf } from '../math/residue.ts';
import { namesIn, referenceOf, type Tree } from '../math/tree.ts';
import { isExact, meetsAll, type Value } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import { isShort } from '../trace/short.ts';
import type { Earlier, Step, Trace } from '../trace/solve.ts';
import { type Change, changesOf, isPartial, runAt } from './changes.ts';
import { miscopied, miscopiesOf, withEntry } from './copied.ts';
import { fewest } from './fewest.ts';
import { type Outcomes, outcomesOf } from './outcomes.ts';
import { pairsOf, SIMPLE_ROWS } from './pairs.ts';
import { type Residues, residueFrom, residuesOf, screenOf } from './screen.ts';
import { COPIED } from './table.ts';

/** A wrong step, and what the student works with. */
export interface Wrong {
  readonly step: Step;
  readonly answer: Value;
  /** The numbers that the answer may stand for, where it was rounded. */
  readonly stands: () => Value;
}

export interface Work {
  readonly trace: Trace;
  /** The numbers the student works with, as written and as all that they may stand for. */
  readonly own: Earlier;
  readonly range: Earlier;
  /** Whether the student wrote the step's value down; one that was not is run again with what is changed. */
  readonly written: (position: number) => boolean;
  /** Whether what the student works with there is the true number, exactly. */
  readonly isTrue: (position: number) => boolean;
}

export interface Slip {
  readonly change: Change;
  readonly steps: readonly Id[];
  /** Other changes that explain the same steps as well. */
  readonly equals: readonly Change[];
  /** False where two changes at once had to be made to explain a step. */
  readonly certain: boolean;
}

/** The same, with the residues of their numbers. */
interface Working extends Work {
  readonly residues: Residues;
}

/** Runs of a rule that one diagnosis may make; guards against sheets that are wrong throughout. */
const MOST_RUNS = 6000;
const MOST_PAIRS = 1000;
/** A run with enclosures takes as long as so many with fractions. */
const COST_OF_ENCLOSURES = 8;

export function diagnose(given: Work, wrong: readonly Wrong[]): Slip[] {
  if (wrong.length === 0) return [];
  const work: Working = { ...given, residues: residuesOf(given.range) };
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
  const exact = isExact(stands()) || (step.rounding.kind === 'exact' && isShort(answer));
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

/** An answer that something is to give, and what is known already of what can. */
interface Sought {
  readonly answer: Value;
  readonly budget: Budget;
  readonly outcomes: Outcomes | null;
  /** Of the answer's first entry. */
  readonly residue: Residue;
}

/** All single changes that give exactly what was written, the simplest first. */
function explanationsOf(work: Working, { step, answer: written, stands }: Wrong, budget: Budget): Change[] {
  const answer = stands();
  // What was not written down may hold the slip: its rules are put into this one, and are likelier than this one's own.
  // A rounded answer of few digits fits too many changes far back.
  const saysMuch = isExact(answer) || digitsIn(written) >= ENOUGH_DIGITS_ROUNDED;
  const unwritten = saysMuch ? unwrittenBefore(work, step) : [];
  const outcomes = outcomesOf(work.trace, step.id, work.written);
  const sought: Sought = { answer, budget, outcomes, residue: residueOf(answer.cells[0]!) };
  const before = unwritten.flatMap((other) => changedBefore(work, step, other, unwritten, sought));
  const own = [...changedRules(work, step, sought), ...copiedInputs(work, step, sought)];
  return unwritten.length === 0
    ? own
    : [...before, ...own.map((change) => ({ ...change, order: change.order + 0.5 }))];
}

function changedRules(work: Working, step: Step, sought: Sought): Change[] {
  return changesOf(work.trace, step).filter(
    (change) =>
      mayGive(work, step, change.tree, sought) &&
      gives(work, sought, (how, range) => runAt(work.trace, step, change.tree, range, how), change.key) &&
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

/** Whether a formula's screen lets it pass: of those that do not give the answer, nearly all are held back. */
const mayGive = (
  { trace, residues }: Pick<Working, 'trace' | 'residues'>,
  step: Step,
  tree: Tree,
  { residue }: Sought,
): boolean => Number.isNaN(residue) || !differ(residueFrom(screenOf(trace, step, tree), residues), residue);

type Run = (how: Arithmetic, range: Earlier) => Value;

/** @param key what the run is called among the outcomes */
function gives(work: Work, sought: Sought, run: Run, key?: string): boolean {
  const kept = key === undefined ? undefined : sought.outcomes?.get(key);
  const rough = kept?.reads.every(work.isTrue) ? kept.value : roughly(work, sought, run, key);
  if (!rough || !meetsAll(rough, sought.answer)) return false;
  return isExact(rough) || meetsAll(run(CLOSELY, work.range), sought.answer);
}

/** Null where it cannot be run, or too much was run already; what reads only true numbers is kept. */
function roughly(work: Work, { budget, outcomes }: Sought, run: Run, key?: string): Value | null {
  if (budget.runs-- <= 0) return null;
  const reads: number[] = [];
  const range: Earlier = (position) => {
    reads.push(position);
    return work.range(position);
  };
  const value = unlessFault(() => run(ROUGHLY, range));
  if (key !== undefined && reads.every(work.isTrue)) outcomes?.set(key, { value, reads });
  return value;
}

/** An earlier answer of the student's, taken over with a slip of the pen. */
function copiedInputs(work: Working, step: Step, sought: Sought): Change[] {
  const found: Change[] = [];
  for (const [reference, source] of Object.entries(step.sources)) {
    if (typeof source !== 'number' || !work.written(source)) continue;
    // What is true is the same for all students, and so are its miscopies.
    const value = work.isTrue(source) ? work.trace.steps[source]!.value : work.own(source)!;
    for (const [i, slip] of miscopiesOf(value).entries()) {
      const entries = withEntry(work.residues(source), slip.entry, slip.residue);
      const residues: Residues = (at) => (at === source ? entries : work.residues(at));
      if (!mayGive({ trace: work.trace, residues }, step, step.tree, sought)) continue;
      const miscopy = miscopied(value, slip);
      const run: Run = (how, range) => {
        // What was copied is read too, though not used.
        const earlier: Earlier = (at) => (range(at) && at === source ? miscopy : range(at));
        return runAt(work.trace, step, step.tree, earlier, how);
      };
      if (!gives(work, sought, run, `${reference} ${i}`)) continue;
      const kind = `${reference} copied with ${slip.kind}`;
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

/** A slip at the nearest unwritten step of a quantity, at all of them, or at those and the step itself. */
function changedBefore(
  work: Work,
  step: Step,
  before: Step,
  unwritten: readonly Step[],
  sought: Sought,
): Change[] {
  const alike = unwritten.filter((other) => other.tree === before.tree);
  const places = [
    [before],
    ...(alike.length > 1 ? [alike] : []),
    ...(step.tree === before.tree ? [[...alike, step]] : []),
  ];
  return changesOf(work.trace, before).flatMap((change) => {
    const found = places.find((changed) =>
      gives(
        work,
        sought,
        (how, range) => runThrough({ ...work, range }, step, change, changed, sought.budget, how),
        `${changed.map(({ id }) => id).join()} ${change.key}`,
      ),
    );
    if (!found) return [];
    return [found.includes(step) ? change : { ...change, in: found.map(({ id }) => id).reverse() }];
  });
}

/** Runs a step with unwritten steps worked out anew, some of them by a changed rule. */
function runThrough(
  work: Work,
  step: Step,
  change: Change,
  changed: readonly Step[],
  budget: Budget,
  how: Arithmetic,
): Value {
  const anew = new Map<number, Value | undefined>();
  const run = (other: Step): Value =>
    runAt(work.trace, other, changed.includes(other) ? change.tree : other.tree, earlier, how);
  const earlier: Earlier = (position) => {
    if (work.written(position)) return work.range(position);
    if (!anew.has(position)) {
      budget.runs--;
      anew.set(position, run(work.trace.steps[position]!));
    }
    return anew.get(position);
  };
  return run(step);
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

/** Two changes at once, where one does not do: less certain. */
function pairOf(work: Working, { step, answer, stands }: Wrong, budget: Budget): Slip[] {
  if (digitsIn(answer) < ENOUGH_DIGITS_FOR_TWO) return [];
  const value = stands();
  const cost = isExact(value) && !isPartial(step.tree) ? 1 : COST_OF_ENCLOSURES;
  const sought: Sought = { answer: value, budget, outcomes: null, residue: residueOf(value.cells[0]!) };
  for (const { both, tree } of pairsOf(work.trace, step)) {
    if (!mayGive(work, step, tree, sought)) continue;
    budget.pairs -= cost;
    if (budget.pairs < 0) return [];
    if (!gives(work, sought, (how, range) => runAt(work.trace, step, tree, range, how))) continue;
    return both.map((change) => ({
      change: { ...change, tree },
      steps: [step.id],
      equals: [],
      certain: false,
    }));
  }
  return [];
}
