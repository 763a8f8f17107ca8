/** A side of a derivation against the one before it → its verdict, with the reason why it follows or how the two differ. */
import type { Misread } from '../answer/misread.ts';
import type { EvaluationProblem } from '../math/fault.ts';
import type { Tree } from '../math/tree.ts';
import { goesBeyond, isCircular, isRecurrence } from './claim.ts';
import type { Worlds } from './compare.ts';
import { type Difference, differenceOf } from './differ.ts';
import { isBig, type Reason, reasonFor } from './reason.ts';

interface Placed {
  /** Which of the lines it stands in, from 0. */
  readonly line: number;
}

export type JudgedLine = Placed &
  (
    | {
        readonly verdict: 'holds';
        readonly tree: Tree;
        readonly by: Reason;
        readonly big: boolean;
      }
    | {
        readonly verdict: 'fails';
        readonly tree: Tree;
        readonly before: Tree;
        readonly difference: Difference | null;
        /** The last line that it is equal to again, where that is not the one before. */
        readonly again: boolean;
      }
    | { readonly verdict: 'circular'; readonly tree: Tree }
    | { readonly verdict: 'unreadable'; readonly at: number; readonly why: Misread }
    /** It may follow from a line that could not be read. */
    | { readonly verdict: 'unreadable'; readonly lost: true; readonly tree: Tree }
    | { readonly verdict: 'unreadable'; readonly problem: EvaluationProblem; readonly tree: Tree }
  );

/** @param begin where the chain begins that it stands in */
export function judgeLine(worlds: Worlds, before: Tree, tree: Tree, line: number, begin: Tree): JudgedLine {
  const verdict = reasonFor(worlds, before, tree);
  if (verdict.kind === 'holds') {
    const leaps = verdict.uses.includes('definition') && (verdict.uses.length > 1 || isRecurrence(worlds));
    if (leaps && isCircular(worlds, { from: before, to: tree })) return { line, verdict: 'circular', tree };
    const assumes = verdict.uses.includes('hypothesis');
    if (assumes && [before, tree].some((side) => goesBeyond(worlds, side)))
      return { line, verdict: 'circular', tree };
    return { line, verdict: 'holds', tree, by: verdict.by, big: isBig(verdict.uses) };
  }
  if (verdict.kind === 'fault') return { line, verdict: 'unreadable', problem: verdict.problem, tree };
  const difference = differenceOf(worlds, before, tree, verdict.uses);
  const again = before !== begin && reasonFor(worlds, begin, tree).kind === 'holds';
  return { line, verdict: 'fails', tree, before, difference, again };
}
