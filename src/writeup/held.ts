/** Numbers that were printed rounded → the ways in which some of them stand for what the calculator held. */
import { absolute, type Real } from '../math/real.ts';
import { childrenOf, mapChildren, namesIn, type Tree, toText } from '../math/tree.ts';
import { scalar, type Value } from '../math/value.ts';
import type { Knowledge } from './knowledge.ts';
import { NOTHING } from './relation.ts';
import { type Names, readingsOf, valueIn } from './value.ts';
import { nearnessOfPrinted } from './written.ts';

export interface Way {
  readonly tree: Tree;
  readonly names: Names;
}

/** Of so many roundings every choice is tried, of more only all of them at once. */
const MOST_CHOSEN = 4;

/** Printed numbers and names in a tree that were rounded, by what is written for them. */
function roundingsIn(tree: Tree, known: Knowledge): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  const visit = (part: Tree): Tree => {
    const held = part.kind === 'number' ? (known.heldFor(part.text) ?? missedFor(part, known)) : undefined;
    if (part.kind === 'number' && held) found.set(part.text, scalar(held));
    return mapChildren(part, visit);
  };
  visit(tree);
  for (const name of namesIn(tree)) {
    const held = known.held(name);
    if (held) found.set(toText(name), held);
  }
  return found;
}

/** A number put in may be what should have come out above, where another was written. */
const missedFor = (number: Extract<Tree, { kind: 'number' }>, known: Knowledge): Real | undefined =>
  SEVERAL_FIGURES.test(number.text)
    ? known.missed.find((value) => isRoundingOf(number, scalar(value)))
    : undefined;

/** Those of a small whole number stand in any formula. */
const SEVERAL_FIGURES = /[1-9]\d*\.\d|\.0*[1-9]\d|\d{3}/;

/** Every way but the one in which all of them are what is printed, that in which none of them is first. */
export function waysHeld(tree: Tree, known: Knowledge): readonly Way[] {
  const roundings = [...roundingsIn(tree, known)];
  if (roundings.length === 0) return [];
  const all = 2 ** Math.min(roundings.length, MOST_CHOSEN) - 1;
  const choices = roundings.length > MOST_CHOSEN ? [all] : Array.from({ length: all }, (_, i) => all - i);
  return choices.map((choice) => {
    const chosen = roundings.filter((_, i) => roundings.length > MOST_CHOSEN || choice & (1 << i));
    return wayWith(tree, new Map(chosen), known);
  });
}

function wayWith(tree: Tree, held: ReadonlyMap<string, Value>, known: Knowledge): Way {
  const change = (part: Tree): Tree =>
    part.kind === 'number' && held.has(part.text)
      ? { kind: 'name', name: part.text }
      : mapChildren(part, change);
  return { tree: change(tree), names: (name) => held.get(toText(name)) ?? known.stated(name) };
}

/** The values that a tree may have with all that was rounded taken in full. */
function heldValues(tree: Tree, known: Knowledge): readonly Value[] {
  const [full = { tree, names: known.stated }] = waysHeld(tree, known);
  return readingsOf(full.tree, full.names).map(({ value }) => value);
}

/** Takes over what the plain decimals of a result were rounded from; those with a minus count as their size. */
export function rememberRounding(left: Tree, right: Tree, known: Knowledge): void {
  const value = heldValues(left, known).find((each) => isRoundingOf(right, each));
  const numbers = numbersIn(right);
  if (!value || numbers.length !== value.cells.length) return;
  for (const [i, number] of numbers.entries())
    if (/\.|\d{3}/.test(number.text)) known.roundedFrom(number.text, absolute(value.cells[i]!));
}

/** Takes over what should have come out where another number was written. */
export function rememberMissed(left: Tree, known: Knowledge): void {
  const [value] = heldValues(left, known);
  if (value) known.miss(value);
}

/** The value of the first side that can be worked out, where the last one is a rounding of it. */
export function valueInFull(sides: readonly Tree[], known: Knowledge): Value | null {
  const values = sides.slice(0, -1).flatMap((side) => heldValues(side, known));
  return values.find((value) => isRoundingOf(sides.at(-1)!, value)) ?? null;
}

function isRoundingOf(printed: Tree, value: Value): boolean {
  const written = valueIn(printed, NOTHING);
  const near = written && nearnessOfPrinted(value, written, printed);
  return near === 'rounded' || near === 'cut off';
}

/** The plain numbers of a result, in order. */
function numbersIn(tree: Tree): Extract<Tree, { kind: 'number' }>[] {
  if (tree.kind === 'number') return [tree];
  const isResult = tree.kind === 'negate' || tree.kind === 'matrix' || tree.kind === 'call';
  return isResult ? childrenOf(tree).flatMap(numbersIn) : [];
}
