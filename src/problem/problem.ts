/** What a problem is once read: plain data, every repetition written out, every name resolved. */
import { GREEK_NAMES } from '../answer/tokens.ts';
import type { Real } from '../math/real.ts';
import type { Rounding } from '../math/rounding.ts';
import type { Tree } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import type { InRecipe, Place } from './fault.ts';
import type { StatedFormula } from './statement.ts';
import type { Subject } from './subject.ts';
import type { Telling } from './telling.ts';
import type { TestPlaces } from './test-places.ts';

/** A value's name in the whole calculation: `v[1]`, `X`, `t=0`. */
export type Id = string;

export interface Quantity {
  /** LaTeX, with @ where its index goes; empty where nothing is said. */
  readonly tex: string;
  readonly meaning?: string;
  /** Where the problem or recipe speaks of it. */
  readonly place: Place;
}

export interface StepRule {
  readonly id: Id;
  /** The quantity computed: `v` of `v[1]`. */
  readonly name: string;
  readonly title: string;
  /** What it is a rule of: the title of its recipe, or of the problem that writes it itself. */
  readonly method: string;
  /** Heading of the pass it belongs to, such as `Update 1`; empty outside repetitions. */
  readonly part: string;
  readonly tree: Tree;
  /** For every name in the formula, the value it stands for here. */
  readonly inputs: Readonly<Record<string, Id>>;
  readonly asked: boolean;
  /** What is asked of its answer; null where the value decides. */
  readonly rounding: Rounding | null;
  /** The index of its pass, such as t = 2; null outside repetitions. */
  readonly index: { readonly name: string; readonly value: number } | null;
  /** Where the rule is written, or where the recipe is used that it stands in. */
  readonly place: Place;
  readonly by?: InRecipe;
}

/** What a given is drawn from: the numbers that each entry may be, or its own entries in any order. */
export type Source = readonly (readonly Real[])[] | 'shuffled';

/** What must hold of a variant's values, beside that no slip is hidden but those named. */
export interface Hold {
  /** The most decimals of an asked value; null where it may be of any length. */
  readonly decimals: number | null;
  readonly nonzero: readonly string[];
  readonly falls: readonly string[];
  /** Slips that may be hidden: `w: w - alpha*dw`. */
  readonly hides: readonly string[];
}

export interface Drawing {
  /** Another edition has other numbers in all its variants. */
  readonly edition: number;
  readonly sources: ReadonlyMap<Id, Source>;
  readonly hold: Hold;
  readonly place: Place;
  /** Where a rule is written that its numbers must satisfy; `place` for what no file need write. */
  readonly placeOf: (rule: string) => Place;
}

/** A student written into the problem file, and what must be told. */
export interface ProblemTest {
  readonly answers: Readonly<Record<Id, string>>;
  readonly rule: string | undefined;
  readonly marks: Readonly<Record<Id, string>>;
  readonly slip: string | undefined;
  readonly place: Place;
  readonly places: TestPlaces;
}

export interface Problem extends Telling, Subject {
  readonly id: string;
  readonly title: string;
  /** Markdown with TeX. */
  readonly statement: string;
  readonly source: string;
  /** Whether digits cut off instead of rounded are accepted. */
  readonly truncation: boolean;
  readonly quantities: ReadonlyMap<string, Quantity>;
  /** What the student is given: givens under their names, start values under their ids. */
  readonly givens: ReadonlyMap<Id, Value>;
  /** Values of the indices, under ids such as `t=0`. */
  readonly indices: ReadonlyMap<Id, Value>;
  readonly steps: readonly StepRule[];
  /** From what its variants draw their numbers; null where it has none. */
  readonly drawing: Drawing | null;
  /** Which variant it is; null with its own numbers. */
  readonly variant: number | null;
  readonly tests: readonly ProblemTest[];
  /** The formulas in its statement. */
  readonly formulas: readonly StatedFormula[];
  /** Where its statement is written, and its numbers. */
  readonly place: Place;
  readonly numbersPlace: Place;
}

const ID = /^([A-Za-z][A-Za-z0-9_]*)(?:\[(-?\d+)\])?$/;

/** `v[1]` → name v, index 1; an index value `t=0` has no quantity. */
export function partsOf(id: Id): { readonly name: string; readonly index: string | null } | null {
  const found = ID.exec(id);
  return found ? { name: found[1]!, index: found[2] ?? null } : null;
}

/** `v[1]` → v */
export const nameOf = (id: Id): string => id.replace(/\[.*/, '');

/** An index, `t=0`, or what changes from pass to pass, `g=4,2`: printed as its value, by no name. */
export const isOfPass = (id: Id): boolean => id.includes('=');

/** LaTeX of a value's name: `v[1]` → `\mathbf v^{(1)}` */
export function symbolOf(problem: Pick<Problem, 'quantities'>, id: Id): string {
  const { name, index } = partsOf(id) ?? { name: id, index: null };
  return quantityTex(problem, name, index);
}

/** LaTeX of a quantity with an index, or without one where it is meant at any update. */
export function quantityTex(
  problem: Pick<Problem, 'quantities'>,
  name: string,
  index: string | null,
): string {
  const tex = problem.quantities.get(name)?.tex || plainSymbol(name);
  if (index === null) return tex.replaceAll(/\^\{\(@\)\}|_\{@\}|@/g, '');
  if (tex.includes('@')) return tex.replaceAll('@', index);
  // A second raised index would not typeset: what has one already is grouped.
  return `${tex.includes('^') ? `{${tex}}` : tex}^{(${index})}`;
}

/** LaTeX of a name that the problem says nothing about: Greek letters as themselves, words upright. */
function plainSymbol(name: string): string {
  const [, stem = name, digits = ''] = /^([A-Za-z]+)_?(\d*)$/.exec(name) ?? [];
  const letter = GREEK_NAMES.has(stem)
    ? `\\${stem}`
    : stem.length === 1
      ? stem
      : `\\mathrm{${stem.replaceAll('_', '\\_')}}`;
  return digits ? `${letter}_{${digits}}` : letter;
}
