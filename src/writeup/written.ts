/** A result as it was written, and the value it should have → exactly that, rightly rounded, cut off, or another number. */
import {
  compare,
  multiply,
  type Rational,
  absolute as sizeOf,
  subtract,
  whole,
  ZERO,
} from '../math/rational.ts';
import { absolute, arithmetic, endsOf, isRational, isTight, meets, type Real, sign } from '../math/real.ts';
import { powerOfTen } from '../math/rounding.ts';
import { type BinaryTree, childrenOf, type Tree } from '../math/tree.ts';
import { isVector, sameShape, transposed, type Value } from '../math/value.ts';
import { BESIDE, PERCENT } from './meanings.ts';

/** The power of ten of the last digit of each number in it, row by row; null for one that is no plain decimal. */
export function lastDigits(tree: Tree): (number | null)[] {
  switch (tree.kind) {
    case 'number': {
      const [, fraction = '', power = '0'] = /^\d*(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(tree.text) ?? [];
      return [Number(power) - fraction.length];
    }
    case 'negate':
      return lastDigits(tree.of);
    case 'matrix':
      return tree.rows.flat().map((entry) => lastDigits(entry)[0] ?? null);
    case 'call':
      if (tree.name === PERCENT)
        return lastDigits(tree.args[0]!).map((last) => (last === null ? null : last - 2));
      // A transposed vector has its entries in the same order.
      return tree.name === 'transpose' || tree.name === BESIDE ? tree.args.flatMap(lastDigits) : [null];
    case 'binary': {
      // 2.5 * 10^-3
      const power = powerIn(tree);
      const [last] = power === null ? [] : lastDigits(tree.left);
      return [last === undefined || last === null || power === null ? null : last + power];
    }
    default:
      return [null];
  }
}

function powerIn({ op, right }: BinaryTree): number | null {
  if (op !== '*' || right.kind !== 'binary' || right.op !== '^') return null;
  const { left: base, right: exponent } = right;
  if (base.kind !== 'number' || base.text !== '10') return null;
  const negative = exponent.kind === 'negate';
  const inside = exponent.kind === 'negate' ? exponent.of : exponent;
  if (inside.kind !== 'number' || !/^\d{1,3}$/.test(inside.text)) return null;
  return negative ? -Number(inside.text) : Number(inside.text);
}

/** 4.29 * 10^9: written in powers of ten, a whole number may be rounded too. */
export function isScientific(tree: Tree): boolean {
  if (tree.kind === 'number') return /[eE]/.test(tree.text);
  return (
    (tree.kind === 'binary' && powerIn(tree) !== null && tree.op === '*') ||
    childrenOf(tree).some(isScientific)
  );
}

export type Nearness = 'exact' | 'rounded' | 'cut off';

const HOW = arithmetic(60);

/** How what is printed agrees with a value; a whole number may be rounded too. */
export const nearnessOfPrinted = (value: Value, written: Value, printed: Tree): Nearness | null =>
  nearnessOf(value, written, lastDigits(printed), true);

/** How a written result agrees with a value; `loose` where a whole number may be rounded too. Null where it does not. */
export function nearnessOf(
  value: Value,
  written: Value,
  lasts: readonly (number | null)[],
  loose: boolean,
): Nearness | null {
  const layouts = sameShape(value, written)
    ? [value]
    : isVector(value) && isVector(written)
      ? [transposed(value)]
      : [];
  for (const laid of layouts) {
    if (!sameShape(laid, written)) continue;
    const each = laid.cells.map((x, i) => nearnessOfNumber(x, written.cells[i]!, lasts[i] ?? null, loose));
    if (each.includes(null)) continue;
    return each.includes('cut off') ? 'cut off' : each.includes('rounded') ? 'rounded' : 'exact';
  }
  return null;
}

export const sameLayout = (a: Value, b: Value): boolean =>
  sameShape(a, b) || (isVector(a) && isVector(b) && a.cells.length === b.cells.length);

/** 2^10 ≈ 1000: how many noughts a whole number ends in. */
const endingZeros = ({ n, d }: Rational): number =>
  d === 1n && n !== 0n ? (/0*$/.exec(`${n}`)?.[0].length ?? 0) : 0;

/** Digits behind the twelfth figure are the machine's: 0.30000000000000004. */
const FIGURES = powerOfTen(12);
/** What an epsilon in a denominator changes is less than this share of a unit: 0.5/(0.5 + 1e-8) = 1. */
const SHARE = powerOfTen(4);

function nearnessOfNumber(x: Real, written: Real, last: number | null, loose: boolean): Nearness | null {
  if (meets(x, written) && (isTight(x) || !isRational(written))) return 'exact';
  if (last === null || !isRational(written)) return null;
  const gap = gapTo(x, written);
  const unit = powerOfTen(loose && last === 0 ? endingZeros(written) : last);
  if (compare(multiply(gap, FIGURES), sizeOf(written)) <= 0) return 'rounded';
  if (compare(multiply(gap, SHARE), unit) <= 0) return 'rounded';
  // A whole number is a rounding of an irrational only, or after ≈.
  if (last >= 0 && isRational(x) && !loose) return null;
  if (compare(multiply(gap, whole(2)), unit) <= 0) return 'rounded';
  const isShorter = sign(HOW.subtract(absolute(x), absolute(written))) === 1;
  const sameSide = sign(x) === sign(written) || sign(written) === 0;
  // Of one figure too much would be cut: 0.19 is not 0.1.
  const isLong = written.n === 0n || compare(sizeOf(written), multiply(whole(10), unit)) >= 0;
  return isShorter && sameSide && isLong && compare(gap, unit) < 0 ? 'cut off' : null;
}

/** The distance of a written number from an enclosure: from its farther end, or from all that a range of numbers may mean. */
function gapTo(x: Real, written: Rational): Rational {
  const [low, high] = endsOf(x).map((end) => sizeOf(subtract(end, written))) as [Rational, Rational];
  if (!isTight(x)) return meets(x, written) ? ZERO : compare(low, high) < 0 ? low : high;
  return compare(low, high) > 0 ? low : high;
}
