/** One relation and what the document has stated → true, false, not proved; false only where no sensible reading holds. */

import * as rational from '../math/rational.ts';
import { endsOf, isRational, meets, type Real, absolute as sizeOf } from '../math/real.ts';
import { childrenOf, mapChildren, type NameTree, namesIn, type Tree, toText } from '../math/tree.ts';
import { meetsAll, scalar, type Value } from '../math/value.ts';
import type { Doubt } from './context.ts';
import { waysHeld } from './held.ts';
import type { Knowledge } from './knowledge.ts';
import { APPLIED, BESIDE, OPAQUE, PERCENT, SERIES } from './read.ts';
import { countAt, countingIn, randomAt, SAMPLES } from './sample.ts';
import type { RelationSign } from './statements.ts';
import { type Convention, isUsual, type Names, readingsOf, valueIn } from './value.ts';
import { isScientific, lastDigits, type Nearness, nearnessOf, sameLayout } from './written.ts';

export type Judgement =
  | {
      readonly verdict: 'true';
      readonly how: 'exact' | 'rounded' | 'identity' | 'definition';
      readonly note?: 'cut off' | 'convention' | 'held';
    }
  | {
      readonly verdict: 'false';
      readonly how: 'arithmetic' | 'substitution' | 'identity' | 'definition';
      readonly expected: Value | null;
      readonly written: Value | null;
    }
  | { readonly verdict: 'unproved'; readonly note?: 'unused index' };

export interface Relation {
  readonly left: Tree;
  readonly right: Tree;
  readonly sign: RelationSign;
  /** Whether it is the first of its statement, so that its left side may be what is being stated. */
  readonly first: boolean;
  /** Whether a name may be an unknown that an equation is solved for. */
  readonly isUnknown: (name: string) => boolean;
  /** What the words around say against it. */
  readonly doubt: Doubt;
  /** The section of the document in which it stands. */
  readonly section: number;
}

const NOTHING: Names = () => undefined;

export function judge(relation: Relation, known: Knowledge): Judgement {
  const judgement = judgedAsStated(relation, known);
  const isDoubtful = judgement.verdict === 'false' && isDoubted(relation);
  return isDoubtful ? { verdict: 'unproved' } : judgement;
}

/** Whether the words around take a relation out of what was stated before. */
function isDoubted({ left, right, first, doubt }: Relation): boolean {
  if (doubt.denied) return true;
  if (!first || isClosed(left)) return false;
  return (doubt.wanted && isLiteral(right)) || (doubt.anew && isPlain(left));
}

function judgedAsStated(relation: Relation, known: Knowledge): Judgement {
  const { left, right } = relation;
  const [closedLeft, closedRight] = [isClosed(left), isClosed(right)];
  if (closedLeft && closedRight) return judgeNumbers(relation, known);
  if (closedRight) return judgeAgainstNumbers(relation, known);
  if (closedLeft && right.kind === 'name')
    return stated(right, left, known, relation.section) ?? { verdict: 'true', how: 'definition' };
  if (closedLeft) return judgeAgainstNumbers({ ...relation, left: right, right: left, first: false }, known);
  return judgeSymbols(relation, known);
}

/** Without names, but for the indices of its own sums. */
function isClosed(tree: Tree): boolean {
  return free(tree).length === 0;
}

/** The names in a tree that no sum around binds, and what is opaque in it. */
function free(tree: Tree, bound: readonly string[] = []): string[] {
  if (tree.kind === 'name') {
    const inner = tree.index ? free(tree.index, bound) : [];
    return bound.includes(tree.name) && !tree.index ? [] : [...inner, tree.name];
  }
  if (tree.kind === 'call' && tree.name.startsWith(OPAQUE))
    return [tree.name, ...tree.args.flatMap((arg) => free(arg, bound))];
  if (tree.kind === 'call' && SERIES.has(tree.name)) {
    const [body, variable, ...bounds] = tree.args;
    const inside = [...bound, (variable as NameTree).name];
    return [...free(body!, inside), ...bounds.flatMap((each) => free(each, bound))];
  }
  return childrenOf(tree).flatMap((part) => free(part, bound));
}

function judgeNumbers(relation: Relation, known: Knowledge): Judgement {
  const { left, right, sign } = relation;
  const found = compared(left, right, sign, NOTHING, NOTHING);
  if (found) return found;
  const held = comparedAsHeld(left, right, sign, known);
  if (held) return held;
  // Part of a sum may be worked out, and rounded, while the rest still stands.
  if (!isLiteral(right) && isSameRounded(left, right)) return { verdict: 'true', how: 'rounded' };
  const [values, written] = [readingsOf(left, NOTHING), readingsOf(right, NOTHING)];
  const fitting = values.find(({ value }) => written.some((other) => sameLayout(value, other.value)));
  if (!fitting) return { verdict: 'unproved' };
  const other = written.find(({ value }) => sameLayout(fitting.value, value))!;
  // The numbers of a stated formula may have been rounded.
  if (hasApplied(left) && isWithinRounding(fitting.value, other.value, left)) return { verdict: 'unproved' };
  // A result that still has something to be worked out may have been rounded in its parts.
  if (!isLiteral(right)) {
    if (isWithinRounding(fitting.value, other.value, right, { half: true, put: textsIn(left) }))
      return { verdict: 'true', how: 'rounded' };
    if (isWithinRounding(fitting.value, other.value, right) || isAbout(fitting.value, other.value, relation))
      return { verdict: 'unproved' };
  }
  return { verdict: 'false', how: 'arithmetic', expected: fitting.value, written: other.value };
}

/** 0.349 ≈ 1/3, 0.00065 ≈ 10^{-3}: what is no decimal may be about as much, as far as anyone can say. */
function isAbout({ cells }: Value, written: Value, { sign }: Relation): boolean {
  if (sign !== '≈') return false;
  return cells.every((cell, i) => {
    const gap = gapOf(cell, written.cells[i]!);
    return rational.compare(gap, rational.absolute(endsOf(cell)[0])) <= 0;
  });
}

/** The decimals in a tree, as they are written. */
const textsIn = (tree: Tree): ReadonlySet<string> =>
  new Set(isDecimal(tree) ? [tree.text] : childrenOf(tree).flatMap((part) => [...textsIn(part)]));

const hasApplied = (tree: Tree): boolean =>
  (tree.kind === 'call' && tree.name === APPLIED) || childrenOf(tree).some(hasApplied);

/** Whether what was written is the value of a tree, rounded or not. */
export const hasValue = (tree: Tree, written: Tree, known: Knowledge): boolean =>
  (compared(tree, written, '=', known.stated, NOTHING) ?? comparedAsHeld(tree, written, '=', known)) !== null;

/** True where any reading of one side agrees with any of the other; null where none does. */
function compared(
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
function comparedAsHeld(
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

/** Symbols on the left, numbers on the right: stated values, numbers put in, or the result of both. */
function judgeAgainstNumbers(relation: Relation, known: Knowledge): Judgement {
  const { left, right, first, sign, isUnknown } = relation;
  const name = asName(left);
  if (name && first) {
    const fixed = fixedValue(relation, known);
    const agrees = fixed && compared(left, right, sign, () => fixed, NOTHING);
    stated(name.name, right, known, relation.section);
    const [written] = readingsOf(right, NOTHING);
    if (fixed && !agrees && written && sameLayout(fixed, written.value))
      return { verdict: 'false', how: 'definition', expected: fixed, written: written.value };
    return agrees?.how === 'rounded' ? agrees : { verdict: 'true', how: 'definition' };
  }
  const whole =
    compared(left, right, sign, known.stated, NOTHING) ??
    comparedAsHeld(left, right, sign, known) ??
    comparedWithEarlier(left, right, sign, known);
  if (whole) return { ...whole, how: whole.how === 'exact' ? 'definition' : whole.how };
  const put = unified(left, right, known);
  if (put.kind === 'fits' || put.kind === 'anew') {
    for (const [each, value] of put.learnt) known.state(each, value, relation.section);
    return put.kind === 'fits' ? { verdict: 'true', how: 'definition' } : { verdict: 'unproved' };
  }
  const values = readingsOf(left, known.stated);
  const written = readingsOf(right, NOTHING);
  if (put.kind === 'differs') {
    // Only a number of the same kind can be the wrong one: a row repeated, or one entry of a vector, is another way of writing.
    return { verdict: 'false', how: 'substitution', expected: put.stated, written: put.written };
  }
  // 2w - 4 = 0 is solved for w, whatever w was before.
  const names = new Set(namesIn(left).map(toText));
  const [only] = names.size === 1 ? names : [];
  if (first && only && (isLinear(left, right, only) || (isNought(right) && isUnknown(only))))
    return { verdict: 'unproved' };
  const own = first ? readingsOf(left, known.statedIn(relation.section)) : values;
  const fitting = own.find(({ value }) => written.some((other) => sameLayout(value, other.value)));
  if (!fitting) return { verdict: 'unproved' };
  const other = written.find(({ value }) => sameLayout(fitting.value, value))!;
  if (
    !isLiteral(right) &&
    (isOfAnother(left, right, known) || isWithinRounding(fitting.value, other.value, right))
  )
    return { verdict: 'unproved' };
  if (first && comparedWithLater(relation, known)) return { verdict: 'unproved' };
  return { verdict: 'false', how: 'arithmetic', expected: fitting.value, written: other.value };
}

interface Rounding {
  /** Half a unit of each last digit, as rounding leaves; else a whole one. */
  readonly half?: boolean;
  /** Decimals that were put in, and so are not rounded. */
  readonly put?: ReadonlySet<string>;
}

/** Whether two values differ by no more than the rounding of the decimals in a tree can make. */
function isWithinRounding(
  value: Value,
  written: Value,
  tree: Tree,
  { half = false, put = new Set() }: Rounding = {},
): boolean {
  const start = valueIn(tree, NOTHING);
  const places = decimalsIn(tree);
  if (!start || places.length > MOST_DECIMALS) return !half;
  let room = start.cells.map(() => rational.ZERO);
  for (const [at, { text }] of places.entries()) {
    if (put.has(text)) continue;
    const moved = valueIn(withMoved(tree, at), NOTHING);
    if (!moved || !sameLayout(moved, start)) return !half;
    room = room.map((sum, i) => rational.add(sum, gapOf(moved.cells[i]!, start.cells[i]!)));
  }
  const parts = rational.whole(half ? 2 : 1);
  return written.cells.every(
    (cell, i) => rational.compare(rational.multiply(gapOf(value.cells[i]!, cell), parts), room[i]!) <= 0,
  );
}

const MOST_DECIMALS = 40;

/** The distance of two numbers, from their lower ends. */
function gapOf(a: Real, b: Real): rational.Rational {
  return rational.absolute(rational.subtract(endsOf(a)[0], endsOf(b)[0]));
}

const isDecimal = (tree: Tree): tree is Extract<Tree, { kind: 'number' }> =>
  tree.kind === 'number' && tree.text.includes('.');
const decimalsIn = (tree: Tree): readonly Extract<Tree, { kind: 'number' }>[] =>
  isDecimal(tree) ? [tree] : childrenOf(tree).flatMap(decimalsIn);

/** The same tree with one of its decimals moved up by a unit of its last digit. */
function withMoved(tree: Tree, at: number): Tree {
  let seen = -1;
  const visit = (part: Tree): Tree => {
    if (!isDecimal(part)) return mapChildren(part, visit);
    seen++;
    if (seen !== at) return part;
    const [last] = lastDigits(part);
    const unit: Tree = {
      kind: 'binary',
      op: '^',
      left: { kind: 'number', text: '10' },
      right: { kind: 'number', text: `${-(last ?? 0)}` },
    };
    return {
      kind: 'binary',
      op: '+',
      left: part,
      right: { kind: 'binary', op: '/', left: { kind: 'number', text: '1' }, right: unit },
    };
  };
  return visit(tree);
}

/** A name, perhaps transposed. */
function asName(tree: Tree): { readonly name: NameTree; readonly transposed: boolean } | null {
  if (tree.kind === 'name') return { name: tree, transposed: false };
  // Something opaque is a name too: L(yhat, y) = …
  if (tree.kind === 'call' && tree.name.startsWith(OPAQUE))
    return { name: { kind: 'name', name: tree.name }, transposed: false };
  const [inside] = tree.kind === 'call' && tree.name === 'transpose' ? tree.args : [];
  return inside?.kind === 'name' ? { name: inside, transposed: true } : null;
}

/** Takes over a value that is stated. */
function stated(name: NameTree, tree: Tree, known: Knowledge, section: number): null {
  const [reading] = readingsOf(tree, NOTHING);
  if (reading) known.state(name, reading.value, section);
  return null;
}

const isNought = (tree: Tree): boolean => tree.kind === 'number' && /^0(?:\.0*)?$/.test(tree.text);

/** Nothing to be worked out: a number, or a matrix of numbers. */
function isLiteral(tree: Tree): boolean {
  if (tree.kind === 'number') return true;
  if (tree.kind === 'negate') return isLiteral(tree.of);
  if (tree.kind === 'call' && tree.name === PERCENT) return isLiteral(tree.args[0]!);
  if (tree.kind === 'matrix') return tree.rows.flat().every(isLiteral);
  return (
    tree.kind === 'call' && (tree.name === 'transpose' || tree.name === BESIDE) && tree.args.every(isLiteral)
  );
}

type Unified =
  | { readonly kind: 'fits'; readonly learnt: readonly (readonly [NameTree, Value])[] }
  | { readonly kind: 'differs'; readonly stated: Value; readonly written: Value }
  | { readonly kind: 'anew'; readonly learnt: readonly (readonly [NameTree, Value])[] }
  | { readonly kind: 'other' };

/** Numbers put in for plain letters, and some worked out at once, may be those of another case: none of them is one that was stated. */
function isOfAnother(left: Tree, right: Tree, known: Knowledge): boolean {
  if (!isPlain(left) || isFraction(right)) return false;
  const put = numbersIn(right).map((text) => valueIn({ kind: 'number', text }, NOTHING)!);
  return !namesIn(left).some((name) => {
    const value = known.stated(name);
    return value && put.some((other) => meetsAll(other, absolute(value)));
  });
}

/** The numbers in a tree, but for nought and one, which stand in any formula. */
const numbersIn = (tree: Tree): readonly string[] =>
  tree.kind === 'number'
    ? /^[01](?:\.0*)?$/.test(tree.text)
      ? []
      : [tree.text]
    : childrenOf(tree).flatMap(numbersIn);

/** -1/3 is a result. */
function isFraction(tree: Tree): boolean {
  const inside = tree.kind === 'negate' ? tree.of : tree;
  return inside.kind === 'binary' && inside.op === '/' && isLiteral(inside.left) && isLiteral(inside.right);
}

const absolute = (value: Value): Value => ({ ...value, cells: value.cells.map(sizeOf) });

/** Whether it holds with what is stated for its names next: e^{-w} = 0.5, so w = 0.693. */
function comparedWithLater({ left, right, sign }: Relation, known: Knowledge): boolean {
  const names: Names = (name) => known.later(name) ?? known.stated(name);
  return namesIn(left).some(known.later) && compared(left, right, sign, names, NOTHING) !== null;
}

const isPlain = (tree: Tree): boolean => namesIn(tree).every(({ index }) => index === undefined);

/** With one of its names standing for a value that was stated for it before its last. */
function comparedWithEarlier(
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

/** Numbers put in for the names of a formula: the same formula, with a number in the place of each name. */
function unified(formula: Tree, numbers: Tree, known: Knowledge): Unified {
  const pairs: [NameTree, Tree][] = [];
  if (!matches(formula, numbers, pairs)) return { kind: 'other' };
  const learnt: [NameTree, Value][] = [];
  const differing: { readonly name: NameTree; readonly stated: Value; readonly written: Value }[] = [];
  for (const [name, tree] of pairs) {
    const written = readingsOf(tree, NOTHING);
    if (written.length === 0) return { kind: 'other' };
    const before = known.stated(name) ?? learnt.find(([other]) => toText(other) === toText(name))?.[1];
    if (!before) {
      learnt.push([name, rowOf(written[0]!.value)]);
      continue;
    }
    const lasts = lastDigits(tree);
    if (
      [before, known.held(name) ?? before, ...known.earlierFor(name)].some((own) =>
        written.some(({ value }) => nearnessOf(own, value, lasts, true)),
      )
    )
      continue;
    const other = written.find(({ value }) => sameLayout(before, value));
    if (!other) return { kind: 'other' };
    differing.push({ name, stated: before, written: other.value });
  }
  const [wrong] = differing;
  if (!wrong) return { kind: 'fits', learnt };
  // One number may be put in wrongly; several plain letters with other numbers are those of another case.
  const names = new Set(differing.map(({ name }) => toText(name)));
  if (names.size < 2 || differing.some(({ name }) => name.index)) return { kind: 'differs', ...wrong };
  return {
    kind: 'anew',
    learnt: [...learnt, ...differing.map(({ name, written }) => [name, written] as const)],
  };
}

/** A vector written out once for every input is that vector. */
function rowOf(value: Value): Value {
  const row = value.cells.slice(0, value.cols);
  const repeats =
    value.rows > 1 && value.cols > 1 && value.cells.every((cell, i) => meets(cell, row[i % value.cols]!));
  return repeats ? { rows: 1, cols: value.cols, cells: row } : value;
}

function matches(formula: Tree, numbers: Tree, pairs: [NameTree, Tree][]): boolean {
  if (formula.kind === 'name') {
    if (!isClosed(numbers)) return false;
    pairs.push([formula, numbers]);
    return true;
  }
  if (formula.kind === 'number')
    return (
      isClosed(numbers) &&
      valueIn(numbers, NOTHING) !== null &&
      meetsAll(valueIn(formula, NOTHING)!, valueIn(numbers, NOTHING)!)
    );
  if (
    formula.kind === 'call' &&
    formula.name === 'transpose' &&
    !(numbers.kind === 'call' && numbers.name === 'transpose')
  )
    return matches(formula.args[0]!, numbers, pairs);
  if (formula.kind !== numbers.kind) return false;
  if (formula.kind === 'negate' && numbers.kind === 'negate') return matches(formula.of, numbers.of, pairs);
  if (formula.kind === 'binary' && numbers.kind === 'binary')
    return (
      formula.op.replace('.', '') === numbers.op.replace('.', '') &&
      matches(formula.left, numbers.left, pairs) &&
      matches(formula.right, numbers.right, pairs)
    );
  if (formula.kind === 'call' && numbers.kind === 'call')
    return (
      formula.name === numbers.name &&
      formula.args.length === numbers.args.length &&
      formula.args.every((arg, i) => matches(arg, numbers.args[i]!, pairs))
    );
  return false;
}

/** Names on both sides. */
function judgeSymbols(relation: Relation, known: Knowledge): Judgement {
  const { left, right, first, sign } = relation;
  if (hasUnusedIndex(left) || hasUnusedIndex(right)) {
    return isIdentity(left, right)
      ? { verdict: 'true', how: 'identity' }
      : { verdict: 'unproved', note: 'unused index' };
  }
  if (isIdentity(left, right)) return { verdict: 'true', how: 'identity' };
  const under = followed(relation, known);
  if (under === 'equal') {
    remember(relation, known);
    return { verdict: 'true', how: 'definition' };
  }
  const name = asName(left);
  if (first && name) {
    if (under === 'different' && sign !== '≈' && isFixed(relation, known))
      return { verdict: 'false', how: 'definition', expected: null, written: null };
    remember(relation, known);
    return { verdict: 'true', how: 'definition' };
  }
  if (isSameRounded(left, right)) return { verdict: 'true', how: 'rounded' };
  const wrong = under === 'different' ? wronglyWorked(left, right, relation, known) : null;
  if (wrong) return wrong;
  // What holds nearly is no identity.
  if (under === 'different' && sign !== '≈' && isRefutable(relation, known))
    return { verdict: 'false', how: 'identity', expected: null, written: null };
  return { verdict: 'unproved' };
}

function remember({ left, right, section, first }: Relation, known: Knowledge): void {
  const name = asName(left);
  if (!name || !first || speaksOf(right, name.name)) return;
  known.addRule({ name: name.name.name, index: name.name.index ?? null, tree: right, section });
}

/** w = w - m sets a name anew; as a rule it would go round for ever. */
const speaksOf = (tree: Tree, name: NameTree): boolean =>
  namesIn(tree).some((other) => toText(other) === toText(name));

/** A_0 + … with an index that its body never reads. */
function hasUnusedIndex(tree: Tree): boolean {
  if (tree.kind === 'call' && SERIES.has(tree.name)) {
    const [body, variable] = tree.args;
    if (!mentions(body!, (variable as NameTree).name)) return true;
  }
  return childrenOf(tree).some(hasUnusedIndex);
}

const mentions = (tree: Tree, name: string): boolean =>
  tree.kind === 'name'
    ? (tree.name === name && !tree.index) || (tree.index !== undefined && mentions(tree.index, name))
    : childrenOf(tree).some((part) => mentions(part, name));

/** Capitals may be matrices, whose products may not be turned round. */
const CAPITAL = /^[A-Z]$/;

/** Equal whatever the names stand for. */
function isIdentity(left: Tree, right: Tree): boolean {
  const counting = countingIn([left, right]);
  const names = (sample: number): Names => {
    const own: Names = (name) => {
      if (!name.index && counting.has(name.name)) return countAt(name.name, sample);
      if (name.name === 'I' && !name.index) return countAt('one', -1);
      const index = name.index ? valueIn(name.index, own) : null;
      if (name.index && !index) return undefined;
      return randomAt(
        index
          ? `${name.name}[${index.cells.map((x) => ('n' in x ? `${x.n}/${x.d}` : '')).join()}]`
          : name.name,
        sample,
      );
    };
    return own;
  };
  return agreesAt(left, right, names) && !(hasCapitalProduct(left) || hasCapitalProduct(right));
}

function agreesAt(left: Tree, right: Tree, names: (sample: number) => Names): boolean {
  let compared = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const [a, b] = [valueIn(left, names(sample)), valueIn(right, names(sample))];
    if (!a || !b) continue;
    if (!meetsAll(a, b)) return false;
    compared++;
  }
  return compared > 0;
}

/** Whether two capitals are multiplied, so that their order may matter. */
function hasCapitalProduct(tree: Tree): boolean {
  if (tree.kind === 'binary' && tree.op === '*') {
    const capitals = (part: Tree): Set<string> =>
      new Set(
        namesIn(part)
          .map(({ name }) => name)
          .filter((name) => CAPITAL.test(name) && name !== 'I' && name !== 'L' && name !== 'E'),
      );
    const [left, right] = [capitals(tree.left), capitals(tree.right)];
    if ([...left].some((name) => [...right].some((other) => other !== name))) return true;
  }
  return childrenOf(tree).some(hasCapitalProduct);
}

/** Equal or not once everything stated before is put in; unknown where that cannot be worked out. */
function followed({ left, right, section }: Relation, known: Knowledge): 'equal' | 'different' | 'unknown' {
  const counting = countingIn([left, right]);
  let compared = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const rules = known.following(sample, counting, section);
    const [a, b] = [valueIn(left, rules.names), valueIn(right, rules.names)];
    if (!a || !b) continue;
    if (!meetsAll(a, b)) return rules.isCircular ? 'unknown' : 'different';
    compared++;
  }
  return compared > 0 ? 'equal' : 'unknown';
}

/** What the rule above makes of a name, where it and all that goes into it has been stated as numbers; null where it leaves anything open. */
function fixedValue({ left, section }: Relation, known: Knowledge): Value | null {
  const name = asName(left)!.name;
  if (!name.index || !known.isFixedByOne(name, section) || known.stated(name)) return null;
  const rules = known.following(0, new Set(), section);
  const value = valueIn(name, rules.names);
  return rules.leaves.size === 0 ? value : null;
}

/** Whether what was stated above fixes the left side in the very names of the right side. */
function isFixed({ left, right, section }: Relation, known: Knowledge): boolean {
  const name = asName(left)!.name;
  if (!known.isFixedByOne(name, section)) return false;
  const [own, written] = leavesOf([left, right], known, section);
  const bases = (keys: ReadonlySet<string>): Set<string> =>
    new Set([...keys].map((key) => key.replace(/[[(][^[(]*$/, '')));
  const ofItself = [...own].filter((key) => key.startsWith(`${name.name}[`));
  const [ownBases, writtenBases] = [bases(own), bases(written)];
  return ofItself.every((key) => written.has(key)) && [...writtenBases].every((base) => ownBases.has(base));
}

/** The free names that each tree comes down to. */
function leavesOf(
  trees: readonly [Tree, Tree],
  known: Knowledge,
  section: number,
): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const counting = countingIn(trees);
  const leaves = (tree: Tree): ReadonlySet<string> => {
    const rules = known.following(0, counting, section);
    valueIn(tree, rules.names);
    return rules.leaves;
  };
  return [leaves(trees[0]), leaves(trees[1])];
}

/** Two sides in the same names, with nothing opaque in them, that are no equation to be solved. */
function isRefutable({ left, right, first, section, isUnknown }: Relation, known: Knowledge): boolean {
  const [a, b] = [new Set(free(left)), new Set(free(right))];
  const isOpaque = [...a, ...b].some(
    (name) => name.startsWith(OPAQUE) || /[^\p{L}\p{N}_]/u.test(name) || CAPITAL.test(name),
  );
  if (isOpaque || a.size !== b.size || ![...a].every((name) => b.has(name))) return false;
  const [own, written] = leavesOf([left, right], known, section);
  if (own.size !== written.size || ![...own].every((key) => written.has(key))) return false;
  const key = [...own][0]!;
  return !first || own.size > 1 || !(isUnknown(key) || isLinear(left, right, key));
}

/** x + 1 = 2x is solved, not refuted. */
function isLinear(left: Tree, right: Tree, key: string): boolean {
  const counting = countingIn([left, right]);
  const gap = (n: bigint): Value | null =>
    valueIn({ kind: 'binary', op: '-', left, right }, (name) => {
      if (toText(name) === key || name.name === key) return scalar({ n, d: 1n });
      return counting.has(name.name) && !name.index ? countAt(name.name, 0) : undefined;
    });
  const [a, b, c] = [gap(2n), gap(3n), gap(4n)].map((value) => value?.cells[0]);
  if (!a || !b || !c || !isRational(a) || !isRational(b) || !isRational(c)) return a === undefined;
  return rational.equal(rational.add(a, c), rational.add(b, b));
}

/** The same formula but for one part in numbers, which is worked out wrongly: \frac{κ}{\sqrt{3^2 + 4^2}} = \frac{κ}{7}. */
function wronglyWorked(left: Tree, right: Tree, relation: Relation, known: Knowledge): Judgement | null {
  if (isClosed(left) && isClosed(right)) {
    if (isLiteral(left) || !isLiteral(right)) return null;
    const judgement = judgeNumbers({ ...relation, left, right, sign: '≈' }, known);
    return judgement.verdict === 'false' ? { ...judgement, how: 'identity' } : null;
  }
  const [a, b] = [childrenOf(left), childrenOf(right)];
  if (headOf(left) !== headOf(right) || a.length !== b.length) return null;
  const others = a.flatMap((part, i) => (toText(part) === toText(b[i]!) ? [] : [[part, b[i]!] as const]));
  const [only] = others;
  return only && others.length === 1 ? wronglyWorked(only[0], only[1], relation, known) : null;
}

/** What a tree is, its parts aside. */
function headOf(tree: Tree): string {
  if (tree.kind === 'binary') return tree.op;
  return tree.kind === 'call' || tree.kind === 'name' ? `${tree.kind} ${tree.name}` : tree.kind;
}

/** The same formula but for numbers that are worked out and rounded: \frac{η}{\sqrt{0.05}} = \frac{η}{0.22}. */
function isSameRounded(left: Tree, right: Tree): boolean {
  if (isClosed(left) && isLiteral(right)) {
    const [a, b] = [valueIn(left, NOTHING), valueIn(right, NOTHING)];
    return a !== null && b !== null && nearnessOf(a, b, lastDigits(right), true) !== null;
  }
  if (left.kind === 'name' || right.kind === 'name') return toText(left) === toText(right);
  if (isLiteral(right)) return false;
  if (left.kind !== right.kind) return false;
  if (left.kind === 'binary' && right.kind === 'binary' && left.op !== right.op) return false;
  if (left.kind === 'call' && right.kind === 'call' && left.name !== right.name) return false;
  const [a, b] = [childrenOf(left), childrenOf(right)];
  return a.length === b.length && a.every((part, i) => isSameRounded(part, b[i]!));
}
