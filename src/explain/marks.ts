/** Marks → the result that page, API and command line share, with feedback in words at the level asked for. */

import type { Slip } from '../diagnose/diagnose.ts';
import type { Observation } from '../diagnose/observe.ts';
import type { SlipId } from '../diagnose/table.ts';
import { isShortened, type Marks, type Note, type StepMark, type WrongMark } from '../grade/mark.ts';
import { valueToLatex } from '../math/latex.ts';
import { remember } from '../math/once.ts';
import type { Rounding } from '../math/rounding.ts';
import { never } from '../math/tree.ts';
import type { Mark } from '../problem/marks.ts';
import type { Id } from '../problem/problem.ts';
import { FEEDBACK_LEVELS, type FeedbackLevel } from '../problem/schema.ts';
import type { Telling } from '../problem/telling.ts';
import type { Step } from '../trace/solve.ts';
import { sayEvaluation } from './faults.ts';
import type { LineResult } from './lines.ts';
import { sayRounding } from './rounding.ts';
import {
  ids,
  type Phrase,
  plain,
  sayHint,
  sayObservation,
  saySlip,
  slipsAt,
  spaced,
  textOf,
  wroteOf,
} from './slips.ts';
import { sayUnread } from './unread.ts';
import { answerToText, looksSame, sayShape } from './values.ts';
import { dueToLatex, ruleText } from './worked.ts';

export interface StepResult {
  readonly mark: Mark;
  /** The nearest wrong steps that a carried answer rests on. */
  readonly from?: readonly Id[];
  /** How the answer agrees, where it is not simply the value: rounded, transposed, too few digits, … */
  readonly note?: Note;
  /** All notes, where there are several. */
  readonly notes?: readonly Note[];
  /** Offset in the answer of what could not be read, from 0. */
  readonly at?: number;
  readonly feedback?: string;
  /** Of a derivation: each line with its verdict and the reason found for it. */
  readonly lines?: readonly LineResult[];
  /** From `hint` on: the slips that explain a wrong step, as in the result's `slips`. */
  readonly slips?: readonly SlipId[];
  /** From `hint` on: what can be seen of a wrong step that no slip explains. */
  readonly observed?: Observation['code'];
  /** At `full`, for a wrong step: the true value, and LaTeX of it and of the answer. */
  readonly expected?: string;
  readonly tex?: { readonly answer: string; readonly expected: string };
}

export interface GradeResult {
  readonly problem: string;
  readonly variant: number | null;
  readonly score: { readonly earned: number; readonly total: number };
  readonly steps: Readonly<Record<Id, StepResult>>;
  /** Where steps are shown worked: their ids. They are not in `steps`, and not counted. */
  readonly shown?: readonly Id[];
  /** The fewest slips that explain the wrong steps; none are told at `where`. */
  readonly slips: readonly SlipResult[];
}

export interface SlipResult {
  readonly id: SlipId;
  /** The quantity in whose rule it lies. */
  readonly of: string;
  readonly steps: readonly Id[];
  /** At `full`: what was run in place of the rule, and what would explain the same steps as well (`of`: in another quantity's rule). */
  readonly wrote?: string;
  readonly rule: string;
  readonly equals?: readonly { readonly id: SlipId; readonly of?: string; readonly wrote: string }[];
  /** False where two changes at once were needed. */
  readonly certain?: false;
  readonly feedback: string;
}

/** The level asked for, or the most that the problem lets be told. */
export const levelFor = ({ feedback }: Telling, asked: FeedbackLevel): FeedbackLevel =>
  FEEDBACK_LEVELS[Math.min(FEEDBACK_LEVELS.indexOf(asked), FEEDBACK_LEVELS.indexOf(feedback))]!;

export function explainMarks(marks: Marks, asked: FeedbackLevel): GradeResult {
  const level = levelFor(marks.trace.problem, asked);
  const firstWrong = marks.steps.find((step) => step.mark === 'wrong')?.step.id;
  const steps: Record<Id, StepResult> = {};
  for (const step of marks.steps)
    steps[step.step.id] = explainStep(
      step,
      level,
      step.step.id === firstWrong,
      step.mark === 'wrong' ? slipsAt(marks.slips, step.step.id) : [],
    );
  const { problem } = marks.trace;
  const score = { earned: marks.earned, total: marks.total };
  const slips = level === 'where' ? [] : marks.slips.map((slip) => explainSlip(slip, level));
  const told = { problem: problem.id, variant: problem.variant, score, steps, slips };
  return marks.shown.size > 0 ? { ...told, ...toldShown(marks.shown) } : told;
}

export const toldShown = (shown: ReadonlySet<Id>): Pick<GradeResult, 'shown'> =>
  shown.size > 0 ? { shown: [...shown] } : {};

export function explainSlip(slip: Slip, level: 'hint' | 'full'): SlipResult {
  const { change, steps, certain } = slip;
  const rule = textOf(change.rule);
  const common = { id: change.id, of: change.of, steps, rule };
  const doubted = (told: SlipResult): SlipResult => (certain ? told : { ...told, certain: false });
  if (level === 'hint') return doubted({ ...common, feedback: plain(sayHint(slip)) });
  const equals = slip.equals.map((other) => ({
    id: other.id,
    ...(other.of === change.of ? {} : { of: other.of }),
    wrote: wroteOf(other),
  }));
  return doubted({ ...common, wrote: wroteOf(change), equals, feedback: plain(saySlip(slip)) });
}

function explainStep(
  step: StepMark,
  level: FeedbackLevel,
  first: boolean,
  slips: readonly Slip[],
): StepResult {
  switch (step.mark) {
    case 'blank':
      return { mark: 'blank' };
    case 'unreadable':
      return { mark: 'unreadable', at: step.at, feedback: sayUnread(step.why) };
    case 'correct':
      return noted({ mark: 'correct' }, step.notes);
    case 'carried':
      return noted({ mark: 'carried', from: step.from }, step.notes);
    case 'wrong': {
      const feedback = plain(spaced(sayWrong(step, level, first, slips)));
      const marked = noted({ mark: 'wrong' }, step.notes);
      if (level === 'where') return { ...marked, feedback };
      const story = seen(step, level, slips.length > 0 ? { ...marked, slips: slips.map(idOf) } : marked);
      if (level === 'hint') return { ...story, feedback };
      return {
        ...story,
        feedback,
        expected: trueText(step.step),
        tex: { answer: valueToLatex(step.answer), expected: trueLatex(step.step) },
      };
    }
    default:
      return never(step);
  }
}

/** The note that says most is the last. */
function noted(result: StepResult, notes: readonly Note[]): StepResult {
  if (notes.length === 0) return result;
  const told = { ...result, note: notes.at(-1)! };
  return notes.length > 1 ? { ...told, notes } : told;
}

const idOf = ({ change }: Slip): SlipId => change.id;

const seen = ({ observed }: WrongMark, level: 'hint' | 'full', result: StepResult): StepResult =>
  observed && sayObservation(observed, level) !== '' ? { ...result, observed: observed.code } : result;

/** The sentences about a wrong step, the least telling first. */
export function sayWrong(
  step: WrongMark,
  level: FeedbackLevel,
  first: boolean,
  slips: readonly Slip[] = [],
): Phrase[] {
  const sentences: Phrase[] = sayPlace(step, first);
  if (step.notes.includes('too few digits')) sentences.push([sayTooFew(step.step.roundingIfLong)]);
  else if (step.observed?.code === 'rounded, not exact') sentences.push([ROUNDED]);
  else if (isShortened(step)) sentences.push([sayCutOff(step.step.roundingIfLong)]);
  if (step.shape)
    sentences.push([`The answer is ${sayShape(step.shape)}; something of another shape is asked.`]);
  if (step.filled.length > 0 && !step.cannotRun) sentences.push(sayFilled(step.filled));
  if (step.cannotRun)
    sentences.push([
      'Nothing follows from the numbers before it, because ',
      { id: step.cannotRun.at },
      ` cannot be computed from them: ${sayEvaluation(step.cannotRun.problem)}.`,
    ]);
  if (level === 'where') return sentences;
  sentences.push(
    ...(slips.length > 0 || isShortened(step)
      ? slips.map((slip) => (level === 'hint' ? sayHint(slip) : saySlip(slip)))
      : [[sayRule(step.step)]]),
  );
  const seen = step.observed && !isShortened(step) ? sayObservation(step.observed, level) : '';
  if (seen !== '') sentences.push([seen]);
  if (level === 'hint') return sentences;
  if (step.shape) sentences.push([`The answer should be ${sayShape(step.step.value)}.`]);
  const { value, rounding } = step.step;
  const expected = trueText(step.step);
  sentences.push([
    step.follows && !looksSame(step.follows, value, rounding)
      ? `From the numbers before it follows ${answerToText(step.follows, rounding)}; the true value is ${expected}.`
      : `Expected: ${expected}.`,
  ]);
  return sentences;
}

function sayPlace(step: WrongMark, first: boolean): Phrase[] {
  if (isShortened(step)) return first ? [['This is the first step that is not as asked.']] : [];
  if (first) return [['This is the first step that goes wrong.']];
  return step.cannotRun ? [] : [['This does not follow from the numbers before it.']];
}

/** What stands beside a mark, in words. */
const NOTES: Readonly<Record<Note, string>> = {
  transposed: 'Written as a row where a column is asked, or the other way round; accepted.',
  rounded: 'Rightly rounded.',
  'rounded inside the step': 'Right, with results rounded inside the step.',
  'cut off': 'The last digit is cut off rather than rounded; accepted here.',
  'too few digits': '',
  'equal to 200 digits': 'Equal to the true value as far as it was worked out: to 200 digits.',
};

export const sayNotes = (notes: readonly Note[]): string =>
  notes
    .map((note) => NOTES[note])
    .filter((words) => words !== '')
    .join(' ');

const sayTooFew = (rounding: Rounding): string =>
  `As far as it goes the number is right, but it has too few digits: round ${sayRounding(rounding)}.`;

const ROUNDED = 'As far as it goes the number is right, but it is rounded, and asked exactly.';

const sayCutOff = (rounding: Rounding): string =>
  `The digits are cut off: round to the nearest, ${sayRounding(rounding)}.`;

const sayFilled = (filled: readonly Id[]): Phrase => [
  ...ids(filled),
  ` ${filled.length === 1 ? 'is' : 'are'} blank, unreadable or of another shape, so what follows from the answers before was used.`,
];

/** `Check it against the rule v[1] = beta*v[0] - alpha*g[0].` */
const sayRule = remember((step: Step): string => `Check it against the rule ${step.id} = ${ruleText(step)}.`);

const trueText = remember((step: Step): string => answerToText(step.value, step.rounding));
const trueLatex = remember(dueToLatex);
