/** One written answer, the true value and what follows from the student's own numbers → whether it is right, and how. */
import { isNear, isRational, isTight, touches } from '../math/real.ts';
import type { Rounding } from '../math/rounding.ts';
import { meetsAll, sameShape, type Value } from '../math/value.ts';
import { THREE_FIGURES } from '../trace/solve.ts';
import type { Follows, Result, Settled } from './follows.ts';
import type { Note } from './mark.ts';
import {
  digitsIn,
  isShortOfDigits,
  type Shortening,
  standsFor,
  standsForAsWritten,
  type Written,
} from './written.ts';

/** An irrational number agrees with the true one as far as it was worked out. */
export const UNDECIDED: Note = 'equal to 200 digits';

/** How an answer agrees with a value: as itself, or as a note says. */
export type Nearness = Note | 'itself';

interface Judged {
  readonly carried: boolean;
  readonly near: Nearness;
}

/** Whether an answer is right from the student's own numbers, in the order that docs/marking.md gives; null where it is not. */
export function judgeOwn(
  written: Written,
  rounding: Rounding,
  truncation: boolean,
  before: readonly Settled[],
  follows: Follows,
): Judged | null {
  const carried = before.some((input) => input.off);
  const near = (result: Result | null): Nearness | null =>
    result?.value ? nearness(written, rounding, truncation, result.value) : null;
  // The rule may not run on all that the numbers stand for, and run on the numbers as written.
  const toOwn = near(follows.ranges()) ?? near(follows.points()) ?? near(follows.held());
  if (toOwn) return { carried, near: toOwn };
  if (rounding.kind === 'exact') return null;
  const more = moreDigits(written, rounding, before);
  // With noughts left away at the end, fewer digits stand there than were worked with.
  const most = Math.max(more, digitsIn(written, rounding, () => true, Math.max) - rounding.digits);
  const aside = (digits: number): Nearness | null => near(follows.aside(digits));
  if (near(follows.inside(more)) ?? aside(more) ?? (most > more ? aside(most) : null))
    return { carried, near: 'rounded inside the step' };
  if (carried && near(follows.trueInside(more))) return { carried: false, near: 'rounded inside the step' };
  return null;
}

/** How many digits more than asked a student works with at a step: the fewest written in the answer and in what goes into it. */
function moreDigits(
  written: Written,
  rounding: Exclude<Rounding, { kind: 'exact' }>,
  before: readonly Settled[],
): number {
  const inputs = before.map(({ writing, range, own }) =>
    writing === null ? Infinity : digitsIn(writing, rounding, (i) => range()!.cells[i] !== own()!.cells[i]),
  );
  const fewest = Math.min(
    MOST_WORKED_WITH,
    digitsIn(written, rounding, () => true),
    ...inputs,
  );
  return Math.max(0, fewest - rounding.digits);
}

const MOST_WORKED_WITH = 40;

/** How an answer agrees with a value: as itself, rounded, or cut off where that is accepted; null where it does not. */
export function nearness(
  written: Written,
  rounding: Rounding,
  truncation: boolean,
  target: Value,
): Nearness | null {
  if (agrees(written.value, target)) return touching(written.value, target) ? UNDECIDED : 'itself';
  const ways: readonly Shortening[] = truncation ? ['rounded', 'cut'] : ['rounded'];
  for (const way of ways) {
    const stands = standsFor(written, rounding, way, target);
    if (!meetsAll(stands, target)) continue;
    if (touching(stands, target)) return UNDECIDED;
    return way === 'rounded' ? 'rounded' : 'cut off';
  }
  return null;
}

/** The number itself was written; what is only known to lie in a range is not agreed with by lying there too. */
const agrees = (answer: Value, target: Value): boolean =>
  target.cells.every(isTight) && meetsAll(answer, target);

const touching = (answer: Value, target: Value): boolean =>
  answer.cells.some((cell, i) => touches(cell, target.cells[i]!));

/** How a wrong answer is right but for its digits: too few of them, cut off instead of rounded, or rounded where the number itself is asked. */
export function shortened(
  asked: Rounding,
  written: Written,
  targets: readonly (Value | null)[],
): 'too few digits' | 'cut off, not rounded' | 'rounded, not exact' | null {
  const fits = (standing: (target: Value) => Value): boolean =>
    targets.some((target) => target !== null && meetsAll(standing(target), target));
  if (asked.kind === 'exact') {
    if (!targets.some((target) => target !== null && mayBeNear(written.value, target))) return null;
    return fits((target) => standsFor(written, THREE_FIGURES, 'rounded', target))
      ? 'rounded, not exact'
      : null;
  }
  if (isShortOfDigits(written, asked) && fits(() => standsForAsWritten(written))) return 'too few digits';
  return fits((target) => standsFor(written, asked, 'either', target)) ? 'cut off, not rounded' : null;
}

/** Whether one may be the other to three figures, told at a glance: those are off by half a hundredth at most. */
const mayBeNear = (a: Value, b: Value): boolean =>
  sameShape(a, b) &&
  a.cells.every((x, i) => {
    const y = b.cells[i]!;
    return !isRational(x) || !isRational(y) || isNear(x, y, 100);
  });
