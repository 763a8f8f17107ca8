/** What a symbolic problem is once read: free names, definitions, assumptions, and what is asked of them; plain data. */
import type { Vocabulary } from '../answer/vocabulary.ts';
import type { Rational } from '../math/rational.ts';
import type { NameTree, Tree } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import type { Place } from './fault.ts';
import type { Matrices } from './identity.ts';
import type { Drawing, Quantity } from './problem.ts';
import type { StatedFormula } from './statement.ts';
import type { Subject } from './subject.ts';
import type { Telling } from './telling.ts';
import type { TestPlaces } from './test-places.ts';

/** What a free name may be. */
export type Domain =
  | { readonly kind: 'number' }
  | { readonly kind: 'positive' }
  | { readonly kind: 'between'; readonly low: Rational; readonly high: Rational }
  /** `to`: the name of another whole number that it does not exceed. */
  | { readonly kind: 'whole'; readonly from: number; readonly to: string | null }
  | { readonly kind: 'sequence' }
  | { readonly kind: 'random' }
  | { readonly kind: 'matrix' }
  | { readonly kind: 'identity' }
  | { readonly kind: 'function' };

/** s[n] = rho*s[n-1] + (1-rho)*g for every n from the first on. */
export interface Definition {
  readonly name: string;
  readonly index: string;
  readonly from: number;
  readonly rule: Tree;
}

/** s[0] = 0, or with any index g[k] = g. */
export interface Given {
  readonly name: string;
  readonly index: number | string;
  readonly value: Tree;
  /** Both sides, as they are printed. */
  readonly sides: readonly [Tree, Tree];
}

interface Common {
  readonly id: string;
  readonly title: string;
  readonly part: string;
  /** The left side of its first line. */
  readonly left: Tree;
  /** The worked solution; the last line is what is to be shown. */
  readonly lines: readonly Tree[];
  /** Where each line stands in its file. */
  readonly places: readonly Place[];
  readonly place: Place;
}

/** An expression that is asked for. */
export interface ExpressionAsk extends Common {
  readonly kind: 'expression';
  /** What a name of its own stands for; empty for a term. */
  readonly about: string;
  /** The names that a finished answer may contain; null: any. */
  readonly names: ReadonlySet<string> | null;
  /** The functions that it may not: a closed form has no sum. */
  readonly without: ReadonlySet<string>;
}

/** A part of a proof by induction. */
export interface InductionAsk extends Common {
  readonly kind: 'base' | 'step';
  readonly induction: Induction;
}

export type Ask = ExpressionAsk | InductionAsk;

export interface Induction {
  /** s[n], and what is claimed of it. */
  readonly term: NameTree & { readonly index: NameTree };
  readonly value: Tree;
  readonly first: number;
}

/** A student written into the file, and what must be told. */
export interface ProofTest {
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  readonly marks: Readonly<Record<string, string>>;
  readonly lines: Readonly<Record<string, readonly string[]>>;
  readonly slip: string | undefined;
  readonly place: Place;
  readonly places: TestPlaces;
}

/** Where its numbers are drawn: from what, which they are here, and the same with others. */
export interface Drawn {
  readonly drawing: Drawing;
  readonly own: ReadonlyMap<string, Value>;
  readonly withNumbers: (numbers: ReadonlyMap<string, Value>) => Proof | null;
}

export interface Proof extends Telling, Subject {
  readonly id: string;
  readonly title: string;
  /** Markdown with TeX. */
  readonly statement: string;
  readonly source: string;
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly vocabulary: Vocabulary;
  /** Where it has matrices: their names, and that of the identity. */
  readonly matrices: Matrices | null;
  readonly free: ReadonlyMap<string, Domain>;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly givens: readonly Given[];
  readonly asks: readonly Ask[];
  readonly induction: Induction | null;
  /** Null where it has no variants. */
  readonly drawn: Drawn | null;
  /** Which variant it is; null with its own numbers. */
  readonly variant: number | null;
  readonly tests: readonly ProofTest[];
  /** The formulas in what is told in words. */
  readonly formulas: readonly StatedFormula[];
  readonly place: Place;
}

/** The id under which a proof by induction may say for which n it holds. */
export const RANGE = 'range';

/** What an ask must end in. */
export const goalOf = (ask: Ask): Tree => ask.lines.at(-1)!;

/** Whether what is asked for is a new quantity, defined by its answer alone. */
export const isNamed = (ask: Ask): ask is ExpressionAsk =>
  ask.kind === 'expression' && ask.left.kind === 'name' && ask.left.name === ask.id && !ask.left.index;
