/** What the checker can do with an exercise of either kind, and what it tells of one. */
import type { Card } from '../explain/cards.ts';
import type { MarkedPage } from '../explain/marked-page.ts';
import type { GradeResult } from '../explain/marks.ts';
import type { ShowChoice } from '../explain/show.ts';
import type { Given, Worked, WorkedStep } from '../explain/worked.ts';
import type { WrittenName } from '../explain/written-names.ts';
import type { Point } from '../picture/landscape.ts';
import type { Pictures } from '../picture/pictures.ts';
import type { Ways } from '../picture/ways.ts';
import type { Fault, Place } from '../problem/fault.ts';
import type { ShowProblem } from '../problem/show.ts';
import type { Subject } from '../problem/subject.ts';
import type { Equation } from '../writeup/check.ts';
import type { Matched } from '../writeup/match.ts';
import type { Submission } from './submission.ts';
import type { Unmet } from './variant.ts';

export interface ProblemSummary extends Subject {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Whether it can be had with other numbers. */
  readonly variants: boolean;
  /** How many steps are asked, and not shown. */
  readonly asked: number;
}

/** What a list says of an exercise that asks so many steps. */
export const summaryOf = (
  { id, title, source, topic, level }: Omit<ProblemSummary, 'variants' | 'asked'>,
  variants: boolean,
  asked: number,
): ProblemSummary => ({ id, title, source, topic, level, variants, asked });

/** What a student is shown: no values of steps, but for those shown worked. */
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
  /** What is shown worked here, and what else may be: `none`, `first update`, `all but last`. */
  readonly show: string;
  readonly shows: readonly ShowChoice[];
  readonly steps: readonly AskedStep[];
  /** The names that an expression is written in, in LaTeX; none where numbers are asked. */
  readonly names: readonly WrittenName[];
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
  /** Where it is shown worked, and so not asked. */
  readonly shown?: ShownStep;
}

/** A step as the worked solution has it. */
export type ShownStep = Pick<WorkedStep, 'tex' | 'exact' | 'decimal' | 'lines'>;

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

/** An exercise ready to be shown and marked, with some of its steps shown worked. */
export interface Opened {
  readonly summary: ProblemSummary;
  /** Whether an answer may bear this id, and the ids that are asked. */
  readonly takes: (id: string) => boolean;
  readonly asked: readonly string[];
  readonly define: () => Definition;
  readonly work: () => Worked;
  /** What a student answers who makes the first mistake of its tests; null where there is none to show. */
  readonly wrongSheet: () => Readonly<Record<string, string>> | null;
  /** What is drawn beside what is given, or beside the worked solution. */
  readonly pictures: (beside: 'given' | 'solution') => Pictures;
  /** Where its method leads, and the paths of several drawn over its loss; none where not two numbers are trained. */
  readonly path: () => readonly Point[];
  readonly pathsOver: (paths: readonly (readonly Point[])[]) => Ways | null;
  /** What is to be learnt from it, as cards. */
  readonly cards: () => readonly Card[];
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
  /** The same exercise with other steps shown. */
  readonly showing: (show: string) => Opened | ShowProblem;
  /** The same with other numbers, or why there are none; null where the problem has no variants. */
  readonly variant: ((number: number) => Opened | Unmet) | null;
}

/** A formula that cannot be typeset is a fault of its file. */
export function latexFault(tex: string, place: Place, typesets: Typesets): Fault[] {
  const detail = typesets(tex);
  return detail === null ? [] : [{ ...place, reason: { code: 'latex', tex, detail } }];
}
