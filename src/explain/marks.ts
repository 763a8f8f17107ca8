/** Marks → the result that page, API and command line share, with feedback in words at the level asked for. */

import type { Mark, Marks, Note, StepMark } from '../grade/grade.ts';
import { valueToLatex } from '../math/latex.ts';
import { never } from '../math/tree.ts';
import { equalValues } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import type { Step } from '../trace/solve.ts';
import { sayEvaluation } from './faults.ts';
import { remember } from './remember.ts';
import { sayUnread } from './unread.ts';
import { sayShape, valueToText } from './values.ts';
import { ruleText } from './worked.ts';

/** Which step; which rule to look at; the expected value too. */
export const FEEDBACK_LEVELS = ['where', 'hint', 'full'] as const;
export type FeedbackLevel = (typeof FEEDBACK_LEVELS)[number];

export interface StepResult {
  readonly mark: Mark;
  /** The nearest wrong steps that a carried answer rests on. */
  readonly from?: readonly Id[];
  readonly note?: Note;
  /** Offset in the answer of what could not be read, from 0. */
  readonly at?: number;
  readonly feedback?: string;
  /** At `full`, for a wrong step: the true value, and LaTeX of it and of the answer. */
  readonly expected?: string;
  readonly tex?: { readonly answer: string; readonly expected: string };
}

export interface GradeResult {
  readonly problem: string;
  readonly variant: number | null;
  readonly score: { readonly earned: number; readonly total: number };
  readonly steps: Readonly<Record<Id, StepResult>>;
  readonly slips: readonly never[];
}

export function explainMarks(marks: Marks, level: FeedbackLevel): GradeResult {
  const firstWrong = marks.steps.find((step) => step.mark === 'wrong')?.step.id;
  const steps: Record<Id, StepResult> = {};
  for (const step of marks.steps) steps[step.step.id] = explainStep(step, level, step.step.id === firstWrong);
  return {
    problem: marks.trace.problem.id,
    variant: null,
    score: { earned: marks.earned, total: marks.total },
    steps,
    slips: [],
  };
}

function explainStep(step: StepMark, level: FeedbackLevel, first: boolean): StepResult {
  switch (step.mark) {
    case 'blank':
      return { mark: 'blank' };
    case 'unreadable':
      return { mark: 'unreadable', at: step.at, feedback: sayUnread(step.why) };
    case 'correct':
      return step.note ? { mark: 'correct', note: step.note } : { mark: 'correct' };
    case 'carried':
      return { mark: 'carried', from: step.from, ...(step.note ? { note: step.note } : {}) };
    case 'wrong': {
      const note = step.note ? { note: step.note } : {};
      const feedback = sayWrong(step, level, first).join(' ');
      if (level !== 'full') return { mark: 'wrong', ...note, feedback };
      const expected = {
        expected: trueText(step.step),
        tex: { answer: valueToLatex(step.answer), expected: trueLatex(step.step) },
      };
      return { mark: 'wrong', ...note, feedback, ...expected };
    }
    default:
      return never(step);
  }
}

type WrongMark = Extract<StepMark, { mark: 'wrong' }>;

/** The sentences about a wrong step, the least telling first. */
export function sayWrong(step: WrongMark, level: FeedbackLevel, first: boolean): string[] {
  const sentences = [
    first ? 'This is the first step that goes wrong.' : 'This does not follow from the numbers before it.',
  ];
  if (step.shape)
    sentences.push(`The answer is ${sayShape(step.shape)}; something of another shape is asked.`);
  if (step.filled.length > 0) sentences.push(sayFilled(step.filled));
  if (step.cannotRun)
    sentences.push(
      `Nothing follows from the numbers before it, because ${step.cannotRun.at} cannot be computed from them: ${sayEvaluation(step.cannotRun.problem)}.`,
    );
  if (level === 'where') return sentences;
  sentences.push(sayRule(step.step));
  if (level === 'hint') return sentences;
  if (step.shape) sentences.push(`The answer should be ${sayShape(step.step.value)}.`);
  const expected = trueText(step.step);
  const follows =
    step.follows && !equalValues(step.follows, step.step.value) ? valueToText(step.follows) : null;
  sentences.push(
    follows
      ? `From the numbers before it follows ${follows}; the true value is ${expected}.`
      : `Expected: ${expected}.`,
  );
  return sentences;
}

/** What stands beside a mark: a row was written for a column, or a column for a row. */
export const sayNote = (note: Note | undefined): string =>
  note === 'transposed' ? 'Written as a row where a column is asked, or the other way round; accepted.' : '';

const sayFilled = (ids: readonly Id[]): string =>
  `${ids.join(' and ')} ${ids.length === 1 ? 'is' : 'are'} blank or unreadable, so what follows from the answers before was used.`;

/** `Check it against the rule v[1] = beta*v[0] - alpha*g[0].` */
const sayRule = remember((step: Step): string => `Check it against the rule ${step.id} = ${ruleText(step)}.`);

const trueText = remember((step: Step): string => valueToText(step.value));
const trueLatex = remember((step: Step): string => valueToLatex(step.value));
