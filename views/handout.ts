/** What is printed for a class: the worksheet of each variant, and the key where it is wanted. */
import {
  type Checker,
  type Definition,
  type Options,
  Refusal,
  shownSolution,
  type Worked,
} from '../src/checker.ts';

export interface Handout {
  readonly sheets: readonly Definition[];
  /** The worked solutions of the same variants; none where no key is wanted. */
  readonly key: readonly Worked[];
}

/** Answers on all sheets together: each takes its time to be typeset. */
const MOST_ANSWERS = 10_000;

/** @throws Refusal for an unknown problem or variant, a key that is not shown, or more than can be printed at once */
export function handoutOf(
  checker: Checker,
  id: string,
  variants: readonly Options[],
  withKey: boolean,
): Handout {
  const asked = checker.problem(id, variants[0]).steps.length;
  if (asked * variants.length > MOST_ANSWERS)
    throw new Refusal(
      'too-long',
      `${variants.length === 1 ? 'One sheet' : `${variants.length} sheets`} of ${id} with ${asked} answers each cannot be printed at once; at most ${MOST_ANSWERS} answers can.`,
    );
  return {
    sheets: variants.map((variant) => checker.problem(id, variant)),
    key: withKey ? variants.map((variant) => shownSolution(checker, id, variant)) : [],
  };
}
