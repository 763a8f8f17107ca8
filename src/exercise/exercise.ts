/** What the checker can do with an exercise of either kind, and what it tells of one. */
import type { MarkedPage } from '../explain/marked-page.ts';
import type { GradeResult } from '../explain/marks.ts';
import type { Given, Worked } from '../explain/worked.ts';
import type { Fault, Place } from '../problem/fault.ts';
import type { Equation } from '../writeup/check.ts';
import type { Matched } from '../writeup/match.ts';
import type { Submission } from './submission.ts';
import type { Unmet } from './variant.ts';

export interface ProblemSummary {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Whether it can be had with other numbers. */
  readonly variants: boolean;
  /** How many steps are asked. */
  readonly asked: number;
}

/** What a student is shown: no values of steps. */
export interface Definition {
  readonly id: string;
  readonly variant: number | null;
  readonly title: string;
  readonly statement: string;
  readonly source: string;
  /** Whether it can be had with other numbers. */
  readonly variants: boolean;
  /** never: an exam, whose worked solution is not served. */
  readonly solution: 'always' | 'never';
  /** How answers are to be written, in words. */
  readonly answers: string;
  readonly givens: readonly Given[];
  readonly steps: readonly AskedStep[];
}

export interface AskedStep {
  readonly id: string;
  readonly title: string;
  readonly part: string;
  /** What is asked: numbers, an expression in the problem's names, or a derivation line by line. */
  readonly kind: 'numbers' | 'expression' | 'derivation';
  /** What is asked of the answer: `exact`, `2 decimals`, `3 figures`. */
  readonly rounding: string;
  readonly tex: { readonly symbol: string; readonly formula: string };
  /** What is asked, in Markdown, where its symbol does not say it. */
  readonly about?: string;
  /** Of an expression: the names it may contain; of a derivation: where it is to end. In LaTeX. */
  readonly wanted?: string;
}

export interface Linted {
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
}

export type Typesets = (tex: string) => string | null;

/** A line as it was read, in LaTeX, or why it could not be. */
export interface PreviewLine {
  readonly tex?: string;
  readonly says?: string;
}

/** An exercise ready to be shown and marked. */
export interface Opened {
  readonly summary: ProblemSummary;
  /** Whether an answer may bear this id, and the ids that are asked. */
  readonly takes: (id: string) => boolean;
  readonly asked: readonly string[];
  readonly define: () => Definition;
  readonly work: () => Worked;
  readonly grade: (submission: Submission) => GradeResult;
  /** Marks as a page shows them beside what was typed. */
  readonly mark: (typed: Readonly<Record<string, string>>) => MarkedPage;
  /** What a write-up gives for its steps. */
  readonly match: (equations: readonly Equation[]) => Matched;
  /** What is being typed for a step, as it is read; nothing where numbers are asked. */
  readonly preview: (text: string) => readonly PreviewLine[];
  /** Works out ahead what marking the first wrong answer needs. */
  readonly prepare: () => void;
  readonly lint: (typesets: Typesets) => Linted;
  /** The same with other numbers, or why there are none; null where the problem has no variants. */
  readonly variant: ((number: number) => Opened | Unmet) | null;
}

/** A formula that cannot be typeset is a fault of its file. */
export function latexFault(tex: string, place: Place, typesets: Typesets): Fault[] {
  const detail = typesets(tex);
  return detail === null ? [] : [{ ...place, reason: { code: 'latex', tex, detail } }];
}

/** The formulas in a statement. */
export const formulasIn = (statement: string): string[] =>
  [...statement.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$\n]+?)\$/g)].map((found) => found[1] ?? found[2]!);
