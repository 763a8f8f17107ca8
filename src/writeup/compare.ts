/** Two sides in numbers, the names in them known → whether any reading of one agrees with any of the other. */
import { isNear } from '../math/real.ts';
import { namesIn, type Tree, toText } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import { type Convention, isUsual } from './conventions.ts';
import { waysHeld } from './held.ts';
import type { Knowledge } from './knowledge.ts';
import { type Judgement, NOTHING, type Relation } from './relation.ts';
import type { RelationSign } from './statements.ts';
import { type Names, readingsOf } from './value.ts';
import { isScientific, lastDigits, type Nearness, nearnessOf } from './written.ts';

/** True where any reading of one side agrees with any of the other; null where none does. */
export function compared(
  left: Tree,
  right: Tree,
  sign: RelationSign,
  leftNames: Names,
  rightNames: Names,
): Extract<Judgement, { verdict: 'true' }> | null {
  const lasts = lastDigits(right);
  const loose = sign === '≈' || isScientific(right);
  let best: { readonly near: Nearness; readonly convention: Convention } | null = null;
  const rank: Readonly<Record<Nearness, number>> = { exact: 0, rounded: 1, 'cut off': 2 };
  const written = readingsOf(right, rightNames);
  for (const a of written.length > 0 ? readingsOf(left, leftNames) : []) {
    for (const b of written) {
      // A result is rounded, a value put in is not; either side may be the result: 0.333 = 1/3.
      const near =
        nearnessOf(a.value, b.value, lasts, loose) ?? nearnessOf(b.value, a.value, lastDigits(left), loose);
      if (near && (!best || rank[near] < rank[best.near])) best = { near, convention: a.convention };
    }
  }
  if (!best) return null;
  if (best.near === 'exact')
    return {
      verdict: 'true',
      how: 'exact',
      ...(isUsual(best.convention) ? {} : { note: 'convention' as const }),
    };
  return {
    verdict: 'true',
    how: 'rounded',
    ...(best.near === 'cut off' ? { note: 'cut off' as const } : {}),
  };
}

/** The same with printed roundings standing for what the calculator held. */
export function comparedAsHeld(
  left: Tree,
  right: Tree,
  sign: RelationSign,
  known: Knowledge,
): Extract<Judgement, { verdict: 'true' }> | null {
  for (const { tree, names } of waysHeld(left, known)) {
    const found = compared(tree, right, sign, names, NOTHING);
    if (found) return { verdict: 'true', how: 'rounded', note: 'held' };
  }
  return null;
}

/** With one of its names standing for a value that was stated for it before its last. */
export function comparedWithEarlier(
  left: Tree,
  right: Tree,
  sign: RelationSign,
  known: Knowledge,
): Extract<Judgement, { verdict: 'true' }> | null {
  for (const name of namesIn(left))
    for (const value of known.earlierFor(name)) {
      const key = toText(name);
      const names: Names = (other) => (toText(other) === key ? value : known.stated(other));
      const found = compared(left, right, sign, names, NOTHING);
      if (found) return found;
    }
  return null;
}

/** Whether it holds with what is stated for its names next: e^{-w} = 0.5, so w = 0.693. */
export function comparedWithLater({ left, right, sign }: Relation, known: Knowledge): boolean {
  const names: Names = (name) => known.later(name) ?? known.stated(name);
  return namesIn(left).some(known.later) && compared(left, right, sign, names, NOTHING) !== null;
}

/** Whether what was written is the value of a tree, rounded or not. */
export const hasValue = (tree: Tree, written: Tree, known: Knowledge): boolean =>
  (compared(tree, written, '=', known.stated, NOTHING) ?? comparedAsHeld(tree, written, '=', known)) !== null;

/** 0.349 ≈ 1/3, 0.00065 ≈ 10^{-3}: what is no decimal may be about as much, as far as anyone can say. */
export const isAbout = ({ cells }: Value, written: Value, { sign }: Relation): boolean =>
  sign === '≈' && cells.every((cell, i) => isNear(written.cells[i]!, cell, 1));
