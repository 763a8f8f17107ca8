/** A result whose parts were printed rounded → how far from its value that may have led. */
import * as rational from '../math/rational.ts';
import { endsOf, isNear, type Real } from '../math/real.ts';
import { childrenOf, mapChildren, type Tree, toText } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import { isLiteral, NOTHING } from './relation.ts';
import { type Names, valueIn } from './value.ts';
import { lastDigits, nearnessOf, sameLayout } from './written.ts';

interface Rounding {
  /** Half a unit of each last digit, as rounding leaves; else a whole one. */
  readonly half?: boolean;
  /** Decimals that were put in, and so are not rounded. */
  readonly put?: ReadonlySet<string>;
}

/** Whether two values differ by no more than the rounding of the decimals in a tree can make. */
export function isWithinRounding(
  value: Value,
  written: Value,
  tree: Tree,
  { half = false, put = new Set() }: Rounding = {},
): boolean {
  const start = valueIn(tree, NOTHING);
  const places = decimalsIn(tree);
  if (!start || places.length > MOST_DECIMALS) return !half;
  let rooms = start.cells.map((): Room => ({ below: rational.ZERO, above: rational.ZERO }));
  for (const [at, { text }] of places.entries()) {
    if (put.has(text)) continue;
    // Of one figure too much would be cut: it was rounded, up or down.
    for (const by of half || !ONE_FIGURE.test(text) ? WHOLE : HALVES) {
      const moved = valueIn(withMoved(tree, at, by), NOTHING);
      if (!moved || !sameLayout(moved, start)) return !half;
      const ways = moved.cells.map((cell, i) => wayFrom(start.cells[i]!, cell));
      rooms = rooms.map((room, i) => widened(room, ways[i]!, by === '1'));
    }
  }
  const parts = rational.whole(half ? 2 : 1);
  return written.cells.every((cell, i) => {
    const way = rational.multiply(wayFrom(cell, value.cells[i]!), parts);
    const { below, above } = rooms[i]!;
    return rational.compare(way, above) <= 0 && rational.compare(rational.negate(way), below) <= 0;
  });
}

/** How far below and above what is written a value may be. */
interface Room {
  readonly below: rational.Rational;
  readonly above: rational.Rational;
}

/** In units of a decimal's last digit. */
const WHOLE = ['1'] as const;
const HALVES = ['0.5', '-0.5'] as const;
type Move = (typeof WHOLE | typeof HALVES)[number];
const ONE_FIGURE = /^0*\.?0*[1-9]$/;

function widened({ below, above }: Room, way: rational.Rational, both: boolean): Room {
  const size = rational.absolute(way);
  const isUp = rational.compare(way, rational.ZERO) > 0;
  return {
    below: both || !isUp ? rational.add(below, size) : below,
    above: both || isUp ? rational.add(above, size) : above,
  };
}

const MOST_DECIMALS = 40;

/** Equal in their first six figures, as where a small ε was left out. */
export const isNearly = (value: Value, written: Value): boolean =>
  written.cells.every((cell, i) => isNear(value.cells[i]!, cell, 1_000_000));

const wayFrom = (a: Real, b: Real): rational.Rational => rational.subtract(endsOf(b)[0], endsOf(a)[0]);

const isDecimal = (tree: Tree): tree is Extract<Tree, { kind: 'number' }> =>
  tree.kind === 'number' && tree.text.includes('.');

const decimalsIn = (tree: Tree): readonly Extract<Tree, { kind: 'number' }>[] =>
  isDecimal(tree) ? [tree] : childrenOf(tree).flatMap(decimalsIn);

/** The same tree with one of its decimals moved. */
function withMoved(tree: Tree, at: number, by: Move): Tree {
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
      right: { kind: 'binary', op: '/', left: { kind: 'number', text: by }, right: unit },
    };
  };
  return visit(tree);
}

/** The decimals in a tree, as they are written. */
export const textsIn = (tree: Tree): ReadonlySet<string> =>
  new Set(isDecimal(tree) ? [tree.text] : childrenOf(tree).flatMap((part) => [...textsIn(part)]));

interface Sameness {
  /** What is known of the names in the first. */
  readonly names?: Names;
  /** Whole numbers may be rounded too, as where not said otherwise. */
  readonly loose?: boolean;
}

/** The same formula but for numbers that are worked out and rounded: \frac{η}{\sqrt{0.05}} = \frac{η}{0.22}. */
export function isSameRounded(left: Tree, right: Tree, sameness: Sameness = {}): boolean {
  const { names = NOTHING, loose = true } = sameness;
  const value = isLiteral(right) ? valueIn(left, names) : null;
  if (value) {
    const written = valueIn(right, NOTHING);
    return written !== null && nearnessOf(value, written, lastDigits(right), loose) !== null;
  }
  if (left.kind === 'name' || right.kind === 'name') return toText(left) === toText(right);
  if (isLiteral(right)) return false;
  if (left.kind !== right.kind) return false;
  if (left.kind === 'binary' && right.kind === 'binary' && left.op !== right.op) return false;
  if (left.kind === 'call' && right.kind === 'call' && left.name !== right.name) return false;
  const [a, b] = [childrenOf(left), childrenOf(right)];
  return a.length === b.length && a.every((part, i) => isSameRounded(part, b[i]!, sameness));
}
