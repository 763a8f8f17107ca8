/** Numbers put in for the names of a formula → whether they are those that were stated. */
import { meets, absolute as sizeOf } from '../math/real.ts';
import { childrenOf, type NameTree, namesIn, type Tree, toText } from '../math/tree.ts';
import { meetsAll, type Value } from '../math/value.ts';
import type { Knowledge } from './knowledge.ts';
import { isClosed, isFraction, isPlain, NOTHING } from './relation.ts';
import { readingsOf, valueIn } from './value.ts';
import { nearnessOfPrinted, sameLayout } from './written.ts';

type Unified =
  | { readonly kind: 'fits'; readonly learnt: readonly (readonly [NameTree, Value])[] }
  | { readonly kind: 'differs'; readonly stated: Value; readonly written: Value }
  | { readonly kind: 'anew'; readonly learnt: readonly (readonly [NameTree, Value])[] }
  | { readonly kind: 'other' };

/** Numbers put in for the names of a formula: the same formula, with a number in the place of each name. */
export function unified(formula: Tree, numbers: Tree, known: Knowledge): Unified {
  const pairs: [NameTree, Tree][] = [];
  if (!matches(formula, numbers, pairs)) return { kind: 'other' };
  const learnt: [NameTree, Value][] = [];
  const renewed: [NameTree, Value][] = [];
  const differing: { readonly name: NameTree; readonly stated: Value; readonly written: Value }[] = [];
  for (const [name, tree] of pairs) {
    const written = readingsOf(tree, NOTHING);
    if (written.length === 0) return { kind: 'other' };
    const before = known.stated(name) ?? learnt.find(([other]) => toText(other) === toText(name))?.[1];
    if (!before) {
      learnt.push([name, rowOf(written[0]!.value)]);
      continue;
    }
    if (
      [before, known.held(name) ?? before, ...known.earlierFor(name)].some((own) =>
        written.some(({ value }) => nearnessOfPrinted(own, value, tree)),
      )
    )
      continue;
    // Only a number of the same kind can be the wrong one: a row repeated, or one entry of a vector, is another way of writing.
    const other = written.find(({ value }) => sameLayout(before, value));
    if (!other) return { kind: 'other' };
    if (known.isPutInAnew(name, formula)) renewed.push([name, other.value]);
    else differing.push({ name, stated: before, written: other.value });
  }
  const [wrong] = differing;
  if (!wrong) return { kind: renewed.length > 0 ? 'anew' : 'fits', learnt: [...learnt, ...renewed] };
  // One number may be put in wrongly; one that the name has under another heading, and several plain letters with other numbers are those of another case.
  const names = new Set(differing.map(({ name }) => toText(name)));
  const isElsewhere = differing.every(({ name, written }) => known.wasStated(name, written));
  if (!isElsewhere && (names.size < 2 || differing.some(({ name }) => name.index)))
    return { kind: 'differs', ...wrong };
  return {
    kind: 'anew',
    learnt: [...learnt, ...renewed, ...differing.map(({ name, written }) => [name, written] as const)],
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

/** Numbers put in for plain letters, and some worked out at once, may be those of another case: none of them is one that was stated. */
export function isOfAnother(left: Tree, right: Tree, known: Knowledge): boolean {
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

const absolute = (value: Value): Value => ({ ...value, cells: value.cells.map(sizeOf) });
