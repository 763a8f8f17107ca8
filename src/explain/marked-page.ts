/** Marks and what was typed → what the marked worksheet shows beside each answer. */
import type { Change } from '../diagnose/changes.ts';
import type { Slip } from '../diagnose/diagnose.ts';
import { isShortened, type Marks, type StepMark } from '../grade/mark.ts';
import { valueToLatex } from '../math/latex.ts';
import { never } from '../math/tree.ts';
import { meetsAll, type Value } from '../math/value.ts';
import { type MarkedPictures, picturesMarked } from '../picture/pictures.ts';
import { type Id, symbolOf } from '../problem/problem.ts';
import type { FeedbackLevel } from '../problem/schema.ts';
import type { Trace } from '../trace/solve.ts';
import { differenceOf } from './difference.ts';
import { levelFor, sayNotes, sayWrong } from './marks.ts';
import { sayShown } from './show.ts';
import { type Phrase, sayHint, sayObservation, saySlip, slipsAt, spaced } from './slips.ts';
import { sayUnread } from './unread.ts';
import { anywhereTex, changedTex, dueToLatex, formulaTex, substitutedTex, underlinedTex } from './worked.ts';

/** A sentence with formulas in it, and words that lead to a step. */
export type TexPhrase = readonly (
  | string
  | { readonly tex: string }
  | { readonly words: string; readonly step: Id }
)[];

/** What stands beside one answer; all formulas are LaTeX. */
export interface PageFeedback {
  readonly mark: StepMark['mark'];
  /** Where it goes wrong, in words; never more than that. */
  readonly where: TexPhrase;
  /** The answer as it was read. */
  readonly answer?: string;
  /** The formula with the student's own numbers, for a carried step. */
  readonly carried?: string;
  /** What was typed, cut at the place that could not be read. */
  readonly unread?: { readonly before: string; readonly after: string };
  /** On asking: the rule to look at, and the expected value. */
  readonly hint?: string;
  readonly expected?: string;
  /** What follows from the student's own numbers, where that is another value. */
  readonly follows?: string;
  /** On asking: the part of the rule to look at, in words, and the slips that explain the answer. */
  readonly hintWords?: readonly TexPhrase[];
  readonly slips?: readonly PageSlip[];
  /** What can be seen of an answer that no slip explains. */
  readonly observed?: string;
  /** Of a derivation: each line with its verdict. */
  readonly lines?: readonly PageLine[];
}

/** A line of a derivation, typeset where it could be read. */
export interface PageLine {
  readonly verdict: 'holds' | 'fails' | 'circular' | 'unreadable';
  readonly tex?: string;
  readonly text?: string;
  readonly reason: string;
  readonly says: string;
}

export interface PageSlip {
  readonly words: TexPhrase;
  /** The rule, and what was run instead with the student's numbers put in. */
  readonly rule: string;
  readonly ran: string;
}

/** A slip that explains several steps: told once for all of them. */
export interface SharedSlip {
  readonly steps: readonly { readonly id: Id; readonly tex: string }[];
  readonly hint: TexPhrase;
  readonly words: TexPhrase;
}

export interface MarkedPage {
  readonly earned: number;
  readonly total: number;
  readonly summary: TexPhrase;
  readonly steps: Readonly<Record<string, PageFeedback>>;
  readonly shared: readonly SharedSlip[];
  /** Drawn only where they are shown. */
  readonly pictures?: () => MarkedPictures;
  /** Where one step is checked alone: its id. Nothing is told of the others. */
  readonly alone?: Id;
}

export function describeMarks(marks: Marks, typed: Readonly<Record<string, string>>): MarkedPage {
  const firstWrong = marks.steps.find((step) => step.mark === 'wrong')?.step.id ?? null;
  const level = levelFor(marks.trace.problem, 'full');
  const steps = marks.steps.map(
    (step) =>
      [step.step.id, atLevel(level, describeStep(marks, step, step.step.id === firstWrong, typed))] as const,
  );
  return {
    earned: marks.earned,
    total: marks.total,
    summary: summarise(marks, firstWrong),
    steps: Object.fromEntries(steps),
    shared: level === 'where' ? [] : sharedSlips(marks, level),
    pictures: () => picturesMarked(marks, level === 'full' && marks.trace.problem.solution === 'always'),
  };
}

/** What is told where only one step is to be checked: how to go on from it, and nothing of the others. */
export function markedAlone({ earned, total, steps }: MarkedPage, id: Id): MarkedPage {
  const feedback = steps[id]!;
  const where = feedback.mark === 'wrong' ? [...feedback.where, ` ${GO_ON}`] : feedback.where;
  return { earned, total, summary: [], steps: { [id]: { ...feedback, where } }, shared: [], alone: id };
}

const GO_ON = 'You may go on from a wrong step: what follows rightly from your own numbers counts in full.';

const UNTOLD: Readonly<Record<FeedbackLevel, readonly string[]>> = {
  full: [],
  hint: ['expected', 'follows', 'slips'],
  where: ['expected', 'follows', 'slips', 'hint', 'hintWords', 'observed'],
};

/** Leaves out what the problem does not let be told. */
const atLevel = (level: FeedbackLevel, feedback: PageFeedback): PageFeedback =>
  Object.fromEntries(
    Object.entries(feedback).filter(([part]) => !UNTOLD[level].includes(part)),
  ) as unknown as PageFeedback;

function sharedSlips({ slips, trace }: Marks, level: FeedbackLevel): SharedSlip[] {
  return slips
    .filter((slip) => slip.steps.length > 1)
    .map((slip) => ({
      steps: slip.steps.map((id) => ({ id, tex: symbolOf(trace.problem, id) })),
      hint: typeset(trace, sayHint(slip)),
      words: level === 'full' ? typeset(trace, saySlip(slip)) : [],
    }));
}

/** Formulas as the problem prints them, for any update. */
const typeset = (trace: Trace, phrase: Phrase): TexPhrase =>
  phrase.map((piece) => {
    if (typeof piece === 'string') return piece;
    return { tex: 'id' in piece ? symbolOf(trace.problem, piece.id) : anywhereTex(trace, piece.tree) };
  });

/** What is told of a wrong step beside where it is. */
function slipsOf(marks: Marks, marked: Extract<StepMark, { mark: 'wrong' }>): Partial<PageFeedback> {
  const { step, answer, observed } = marked;
  const { trace, own } = marks;
  if (observed)
    return { observed: sayObservation(observed, trace.problem.feedback === 'full' ? 'full' : 'hint') };
  const slips = slipsAt(marks.slips, step.id);
  if (slips.length === 0) return {};
  const symbol = symbolOf(trace.problem, step.id);
  // A slip in a step that was not written down, or in copying, changes another rule than this step's, or none.
  const isHere = ({ rule, tree }: Change): boolean => rule === step.tree && tree !== step.tree;
  const [{ change: first }] = slips as [Slip];
  const points = slips.length === 1 && isHere(first) && first.part !== first.rule;
  const place = { tree: step.tree, underlined: { part: first.part, signed: false } };
  return {
    hintWords: slips.map((slip) => typeset(trace, sayHint(slip))),
    ...(points ? { hint: `${symbol} = ${underlinedTex(trace, step, place)}` } : {}),
    slips: slips.map((slip): PageSlip => {
      const words = typeset(trace, saySlip(slip));
      const { change } = slip;
      if (!isHere(change)) return { words, rule: '', ran: '' };
      const { rule, ran } = differenceOf(change.rule, change.tree);
      const lines = [
        underlinedTex(trace, step, ran),
        changedTex(trace, step, change.tree, own),
        valueToLatex(answer),
      ];
      return {
        words,
        rule: `${symbol} = ${underlinedTex(trace, step, rule)}`,
        ran: aligned(`${symbol} &= ${lines.join(' \\\\[0.3em] &= ')}`),
      };
    }),
  };
}

function summarise(marks: Marks, firstWrong: string | null): TexPhrase {
  const count = (mark: StepMark['mark']): number => marks.steps.filter((step) => step.mark === mark).length;
  const [carried, wrong, blank, unreadable] = [
    count('carried'),
    count('wrong'),
    count('blank'),
    count('unreadable'),
  ];
  const first = marks.steps.find(({ step }) => step.id === firstWrong);
  const sentences: string[] = [];
  if (carried > 0)
    sentences.push(
      carried === 1
        ? '1 step is right from your own numbers and counts in full.'
        : `${carried} steps are right from your own numbers and count in full.`,
    );
  if (unreadable > 0)
    sentences.push(`${unreadable === 1 ? '1 answer' : `${unreadable} answers`} could not be read.`);
  if (blank > 0) sentences.push(`${blank === 1 ? '1 step is' : `${blank} steps are`} still blank.`);
  if (wrong > 0 && blank > 0) sentences.push(GO_ON);
  if (wrong + carried + unreadable + blank === 0) sentences.push('Every step is right.');
  sentences.push(...sayShown(marks.shown));
  const rest = sentences.join(' ');
  if (!first) return [rest];
  const { id, part, title } = first.step;
  return [
    `The first step that ${first.mark === 'wrong' && isShortened(first) ? 'is not as asked' : 'goes wrong'} is `,
    { tex: symbolOf(marks.trace.problem, id) },
    ' (',
    { words: `${part ? `${part}, ` : ''}${title}`, step: id },
    `). ${rest}`,
  ];
}

function describeStep(
  marks: Marks,
  marked: StepMark,
  first: boolean,
  typed: Readonly<Record<string, string>>,
): PageFeedback {
  const { step } = marked;
  const { trace } = marks;
  const symbol = symbolOf(trace.problem, step.id);
  const worked = (earlier: Marks['own'] | undefined, value: Value): string =>
    `${symbol} &= ${substitutedTex(trace, step, earlier)} \\\\[0.3em] &= ${valueToLatex(value)}`;
  const expected = aligned(`${symbol} &= ${substitutedTex(trace, step)} \\\\[0.3em] &= ${dueToLatex(step)}`);
  switch (marked.mark) {
    case 'blank':
      return { mark: 'blank', where: [] };
    case 'unreadable':
      return {
        mark: 'unreadable',
        where: [sayUnread(marked.why)],
        unread: cutAt(typed[step.id] ?? '', marked.at),
      };
    case 'correct':
      return { mark: 'correct', where: [sayNotes(marked.notes)], answer: valueToLatex(marked.answer) };
    case 'carried':
      return {
        mark: 'carried',
        where: [sayNotes(marked.notes)],
        carried: aligned(worked(marks.own, marked.answer)),
        expected,
      };
    case 'wrong': {
      const hint = `${symbol} = ${formulaTex(trace, step)}`;
      const differs = marked.follows && !meetsAll(marked.follows, step.value);
      return {
        mark: 'wrong',
        where: typeset(trace, spaced(sayWrong(marked, 'where', first))),
        answer: valueToLatex(marked.answer),
        hint,
        expected,
        ...slipsOf(marks, marked),
        ...(differs ? { follows: aligned(worked(marks.own, marked.follows!)) } : {}),
      };
    }
    default:
      return never(marked);
  }
}

/** What stands before a place and after it, as far as it helps to find it. */
export function cutAt(text: string, at: number): NonNullable<PageFeedback['unread']> {
  const from = Math.max(0, at - 30);
  return { before: `${from > 0 ? '…' : ''}${text.slice(from, at)}`, after: text.slice(at, at + 30) };
}

const aligned = (lines: string): string => `\\begin{aligned}${lines}\\end{aligned}`;
