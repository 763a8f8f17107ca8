/** A trace and a student's answers → a mark for every step, with errors carried forward. */
import { fitShape, otherwiseAt } from '../answer/fit.ts';
import type { Reading } from '../answer/read.ts';
import { type RawAnswers, readRaw } from '../answer/submission.ts';
import { diagnose, type Work } from '../diagnose/diagnose.ts';
import { observe } from '../diagnose/observe.ts';
import { lazily } from '../math/once.ts';
import type { Rounding } from '../math/rounding.ts';
import { isRight } from '../problem/marks.ts';
import type { Id } from '../problem/problem.ts';
import { type Earlier, type Step, sharper, type Trace } from '../trace/solve.ts';
import { type Follows, followsOf, rootsOf, roundingFor, type Settled, settle } from './follows.ts';
import { judgeOwn, type Nearness, nearness, shortened, UNDECIDED } from './judge.ts';
import {
  type Answered,
  type Common,
  isShortened,
  type Marks,
  type Note,
  type StepMark,
  type WrongMark,
} from './mark.ts';
import { standsFor, standsForInstead } from './written.ts';

/**
 * Marks every answer: against the true value, then against the step run on the student's own earlier numbers.
 * Where a decimal is so near that the enclosures do not tell, all is done again with more digits.
 * The steps in `shown` were given to the student: `answers` holds the right ones for them, which get no mark and are not counted.
 * Step ids that the trace does not have are ignored here; the front door refuses them.
 */
export function grade(trace: Trace, answers: RawAnswers, shown: ReadonlySet<Id> = NONE_SHOWN): Marks {
  const settled: Settled[] = [];
  const own: Earlier = (position) => settled[position]?.own();
  const range: Earlier = (position) => settled[position]?.range();
  const steps: StepMark[] = [];
  let [earned, total] = [0, 0];

  for (const step of trace.steps) {
    const raw = Object.hasOwn(answers, step.id) ? answers[step.id] : undefined;
    const reading = raw === undefined ? BLANK : readRaw(raw, trace.digits);
    const isShown = shown.has(step.id);
    // What is shown was not worked out by the student, and rests on nothing of theirs.
    const before = isShown ? [] : step.before.map((position) => settled[position]!);
    // Worked out only where an answer is not the true value.
    const follows = lazily(() => followsOf(trace, step, before, own, range));
    const marked = markStep(step, reading, typeof raw === 'string' ? raw : '', before, follows, trace);
    if ('notes' in marked && marked.notes.includes(UNDECIDED)) {
      const more = sharper(trace);
      if (more) return grade(more, answers, shown);
    }
    settled.push(settle(marked, before, follows));
    if (isShown || (!step.asked && reading.kind === 'blank')) continue;
    steps.push(marked);
    if (!step.asked) continue;
    total++;
    if (isRight(marked.mark)) earned++;
  }
  if (steps.every((step) => step.mark !== 'wrong'))
    return { trace, earned, total, steps, shown, slips: [], own };
  const work: Work = {
    trace,
    own,
    range,
    written: (position) => settled[position]!.written,
    isTrue: (position) => settled[position]!.true,
  };
  const judged = steps.map((step) => asSlip(work, step));
  const slips = diagnose(work, judged.filter(isWrong).filter(mayHoldSlip));
  const told = new Set(slips.flatMap((slip) => slip.steps));
  return {
    trace,
    earned,
    total,
    steps: judged.map((step) => (told.has(step.step.id) ? step : observed(step))),
    shown,
    slips,
    own,
  };
}

const NONE_SHOWN: ReadonlySet<Id> = new Set();
const BLANK: Reading = { kind: 'blank' };
const TOO_FEW = 'too few digits';
const ROUNDED = 'rounded, not exact';

const isWrong = (marked: StepMark): marked is WrongMark => marked.mark === 'wrong';

const mayHoldSlip = (marked: WrongMark): boolean =>
  !marked.shape && !marked.cannotRun && !isShortened(marked);

/** What looks like a rounded number, or one of too few digits, as itself where it is exactly what comes of a slip: 1 for 1.2 where nothing was added to it. */
function asSlip(work: Work, marked: StepMark): StepMark {
  if (!isWrong(marked)) return marked;
  if (!marked.notes.includes(TOO_FEW) && marked.observed?.code !== ROUNDED) return marked;
  const { observed: _, ...seen } = marked;
  const notes = marked.notes.filter((note) => note !== TOO_FEW);
  const itself: WrongMark = { ...seen, stands: () => marked.answer, notes };
  const isSlip =
    mayHoldSlip(itself) && diagnose({ ...work, range: work.own }, [itself]).some(({ certain }) => certain);
  return isSlip ? itself : marked;
}

/** A wrong step that no slip explains, with what can be seen of it. */
function observed(marked: StepMark): StepMark {
  if (marked.mark !== 'wrong' || isShortened(marked)) return marked;
  const seen = observe(
    marked.answer,
    marked.stands(),
    marked.follows ?? marked.step.value,
    marked.step.rounding,
  );
  return seen ? { ...marked, observed: seen } : marked;
}

function markStep(
  step: Step,
  reading: Reading,
  text: string,
  before: readonly Settled[],
  follows: () => Follows,
  trace: Trace,
): StepMark {
  const { asked } = step;
  if (reading.kind === 'blank') return { step, asked, mark: 'blank' };
  if (reading.kind === 'unreadable') {
    const { at, why } = otherwiseAt(text, null, step.value) ?? reading;
    return { step, asked, mark: 'unreadable', at, why };
  }

  const fitted = fitShape(reading, step.value);
  if (fitted.kind === 'wrong-shape') {
    const otherwise = otherwiseAt(text, reading.value, step.value);
    if (otherwise) return { step, asked, mark: 'unreadable', ...otherwise };
    const { value: answer, lasts } = reading;
    const read = { step, asked, answer, lasts, stands: () => answer, notes: [] };
    return { ...wrongly(read, before, follows()), shape: fitted.shape };
  }

  const answer = fitted.value;
  const { lasts } = reading;
  const written = { value: answer, lasts };
  const { truncation } = trace.problem;
  const turned: readonly Note[] = fitted.transposed ? ['transposed'] : [];
  const itself = () => answer;
  const standing = (rounding: Rounding) =>
    lazily(() => standsFor(written, rounding, truncation ? 'either' : 'rounded'));

  const toTrue = nearness(written, step.rounding, truncation, step.value);
  if (toTrue) {
    const isSure = before.every((input) => input.true);
    const rounding = isSure ? step.rounding : roundingFor(step, before, follows());
    const stands = rounding.kind === 'exact' || (isSure && toTrue === 'itself') ? itself : standing(rounding);
    return { step, asked, mark: 'correct', answer, lasts, stands, notes: noted(turned, toTrue) };
  }
  const rounding = roundingFor(step, before, follows());
  const common = { step, asked, answer, lasts, stands: standing(rounding) };
  const judged = judgeOwn(written, rounding, truncation, before, follows());
  if (judged === null) {
    const seen = shortened(rounding, written, [step.value, follows().ranges().value]);
    const tooFew = seen === TOO_FEW;
    const notes = tooFew ? [...turned, seen] : turned;
    // With too few digits a number stands for itself alone.
    const instead =
      step.rounding === step.roundingIfLong
        ? standing(step.rounding)
        : lazily(() => standsForInstead(written, step.roundingIfLong));
    const stands = tooFew ? itself : instead;
    const marked = wrongly({ ...common, stands, notes }, before, follows());
    return seen === null || tooFew ? marked : { ...marked, observed: { code: seen } };
  }
  const notes = noted(turned, judged.near);
  if (!judged.carried) return { ...common, mark: 'correct', notes };
  const from = rootsOf(before).map((position) => trace.steps[position]!.id);
  return { ...common, mark: 'carried', notes, from };
}

const noted = (notes: readonly Note[], near: Nearness): readonly Note[] =>
  near === 'itself' ? notes : [...notes, near];

function wrongly(read: Common & Answered, before: readonly Settled[], follows: Follows): WrongMark {
  const { value, cannotRun } = follows.points();
  const filled = before.filter((input) => !input.written && input.step.asked).map((input) => input.step.id);
  const marked = { ...read, mark: 'wrong', follows: value, filled } as const;
  return cannotRun ? { ...marked, cannotRun } : marked;
}
