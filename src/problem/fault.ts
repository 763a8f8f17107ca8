/** A fault in a problem file: what is wrong, and where; the sentence is written in explain/. */

import type { Misread } from '../answer/misread.ts';
import type { Unread } from '../answer/read.ts';
import type { EvaluationProblem } from '../math/fault.ts';
import type { FormulaProblem } from '../math/parse.ts';
import type { Shape } from '../math/value.ts';
import type { ShowProblem } from './show.ts';
import type { YamlMistake } from './yaml-errors.ts';

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly col: number;
  /** The line as it is written, where there is one. */
  readonly source?: string;
  /** How many of its columns are meant; 1 unless said. */
  readonly width?: number;
}

/** What has a name already. */
export type TakenBy = 'function' | 'index' | 'own-index' | 'computed' | 'given' | 'definition';

/** What a part of a file should be. */
export type Wanted =
  | { readonly code: 'mapping' | 'list' | 'text' | 'numbers' | 'something' | 'other' }
  | { readonly code: 'entry'; readonly kinds: readonly string[] }
  | { readonly code: 'choice'; readonly of: readonly string[] };

/** What a text in a proof's file should be; "one" where several equations stand in it. */
export type WantedText = 'expression' | 'term' | 'given' | 'one given' | 'claim' | 'one claim';

export type FaultReason =
  | { readonly code: 'unreadable-file'; readonly detail: string }
  | { readonly code: 'not-a-file'; readonly what: 'folder' | 'link outside' | 'no plain file' }
  | { readonly code: 'not-text' }
  | { readonly code: 'too-big'; readonly limit: number }
  | { readonly code: 'too-many-pieces'; readonly limit: number }
  | { readonly code: 'too-deep'; readonly limit: number }
  /** `detail` is the parser's word on it. */
  | { readonly code: 'yaml'; readonly mistake: YamlMistake; readonly detail: string }
  | { readonly code: 'alias' }
  | { readonly code: 'twice-key'; readonly key: string }
  | { readonly code: 'missing-field'; readonly field: string }
  | { readonly code: 'unknown-field'; readonly field: string; readonly known: readonly string[] }
  | { readonly code: 'nested-repeat' }
  | { readonly code: 'bad-id'; readonly id: string }
  | { readonly code: 'wrong-kind'; readonly field: string; readonly entry?: number; readonly wanted: Wanted }
  | { readonly code: 'bad-name'; readonly name: string }
  | { readonly code: 'taken-name'; readonly name: string; readonly by: TakenBy }
  | { readonly code: 'unknown-recipe'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'recipe-in-itself'; readonly name: string }
  | {
      readonly code: 'unknown-rename';
      readonly recipe: string;
      readonly name: string;
      readonly known: readonly string[];
    }
  | { readonly code: 'unknown-step'; readonly id: string; readonly known: readonly string[] }
  | { readonly code: 'unknown-slip'; readonly id: string; readonly known: readonly string[] }
  /** `by`: the recipe that reads the name, and where it does. */
  | {
      readonly code: 'unknown-name';
      readonly name: string;
      readonly known: readonly string[];
      readonly by?: InRecipe;
    }
  /** What has no index, read with one; `id` is how. */
  | { readonly code: 'no-index'; readonly name: string; readonly id: string; readonly by?: InRecipe }
  | { readonly code: 'no-start'; readonly name: string; readonly by?: InRecipe }
  | { readonly code: 'idle-start'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'idle-given'; readonly name: string }
  | { readonly code: 'idle-number'; readonly name: string }
  | { readonly code: 'twice'; readonly id: string; readonly as?: 'defined' | 'given' | 'defined and given' }
  | { readonly code: 'index'; readonly text: string }
  | { readonly code: 'number'; readonly text: string; readonly why: Unread }
  | { readonly code: 'not-a-matrix' }
  | { readonly code: 'rounding'; readonly text: string }
  | { readonly code: 'matrix-size'; readonly limit: number }
  | { readonly code: 'repeat'; readonly text: string; readonly limit: number }
  | { readonly code: 'steps'; readonly limit: number }
  | { readonly code: 'names'; readonly limit: number }
  | { readonly code: 'passes'; readonly times: number; readonly got: number }
  /** A name under `draw` or `hold` that the problem does not have. */
  | {
      readonly code: 'not-here';
      readonly name: string;
      readonly as: 'given' | 'computed' | 'slip';
      readonly known: readonly string[];
    }
  | { readonly code: 'draw'; readonly why: 'number' | 'ends' | 'order' | 'nothing' }
  | { readonly code: 'draw'; readonly why: 'many'; readonly limit: number }
  | { readonly code: 'draw'; readonly why: 'shape'; readonly shape: Shape }
  /** No numbers for a variant that satisfy its rules, and the rule that most of those tried break. */
  | {
      readonly code: 'unmet';
      readonly variant: number;
      readonly tries: number;
      readonly breach: Breach;
    }
  | { readonly code: 'test'; readonly what: string; readonly wanted: string; readonly got: string }
  | { readonly code: 'nothing-asked' }
  | { readonly code: 'show'; readonly why: ShowProblem }
  | { readonly code: 'latex'; readonly tex: string; readonly detail: string }
  | { readonly code: 'formula'; readonly formula: string; readonly why: FormulaProblem }
  | { readonly code: 'expression'; readonly text: string; readonly why: Misread }
  | { readonly code: 'domain'; readonly text: string; readonly why: 'unknown' | 'order' }
  /** Whole numbers, each of which goes up to the next, and the last to the first. */
  | { readonly code: 'bounds'; readonly names: readonly string[] }
  /** A definition that comes back to its own term, through others or at once. */
  | { readonly code: 'leads-back'; readonly term: string; readonly through: readonly string[] }
  | {
      readonly code: 'strange-names';
      readonly text: string;
      readonly strange: readonly string[];
      readonly allowed: readonly string[];
    }
  /** A line of a worked solution; `line` counts from 1. */
  | {
      readonly code: 'line';
      readonly ask: string;
      readonly line: number;
      readonly text: string;
      readonly why: LineProblem;
    }
  /** A worked solution whose lines hold, but that is not right; `last` is its last line. */
  | { readonly code: 'solution'; readonly ask: string; readonly last: string; readonly why: SolutionProblem }
  | { readonly code: 'not-a-term'; readonly text: string; readonly wanted: WantedText }
  | {
      readonly code: 'evaluation';
      readonly step: string;
      readonly why: EvaluationProblem;
      readonly by?: InRecipe;
      /** What the rule reads, and its shape; ids of indices among them. */
      readonly read?: readonly (Shape & { readonly id: string })[];
    };

/** A rule that stands in a recipe: the fault is told where the problem uses it. */
export interface InRecipe {
  readonly recipe: string;
  readonly place: Place;
}

/** A rule of its variants that a problem's numbers break, and the step, quantity or slip that breaks it. */
export interface Breach {
  readonly rule: 'solved' | 'decimals' | 'nonzero' | 'falls' | 'hides';
  readonly what: string;
}

export type LineProblem =
  /** `difference`: where the two differ, as a sentence. */
  | { readonly code: 'fails'; readonly before: string; readonly difference: string }
  | { readonly code: 'circular' }
  | { readonly code: 'misread'; readonly why: Misread }
  | { readonly code: 'evaluation'; readonly why: EvaluationProblem };

export type SolutionProblem =
  | { readonly code: 'elsewhere'; readonly goal: string }
  | { readonly code: 'no-answer' }
  | { readonly code: 'unfinished'; readonly without: readonly string[] }
  | { readonly code: 'marked'; readonly mark: string };

export interface Fault extends Place {
  readonly reason: FaultReason;
}

/** How faults are told while a file is read. */
export type Report = (place: Place, reason: FaultReason) => void;

/** Of one file; more of them help nobody. */
export const MOST_FAULTS = 50;
