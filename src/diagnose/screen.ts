/** A formula at a step → the first entry of what it gives, modulo a prime: where that is not what was written, the formula does not give it, as is known in a tenth of the time that running it takes. */
import { readDecimal } from '../math/decimal.ts';
import { remember } from '../math/once.ts';
import { dividedBy, minus, plus, type Residue, raised, residueOf, times } from '../math/residue.ts';
import { type BinaryTree, never, referenceOf, type Tree } from '../math/tree.ts';
import { isScalar, type Shape, scalar, type Value } from '../math/value.ts';
import { sourceAt } from '../trace/resolve.ts';
import type { Earlier, Step, Trace } from '../trace/solve.ts';

/** The entries that a student works with at a place in the trace; none where nothing is known there. */
export type Residues = (position: number) => readonly Residue[];

/** Those of the values of earlier steps, each worked out when it is first asked for. */
export function residuesOf(earlier: Earlier): Residues {
  const known: (readonly Residue[])[] = [];
  return (position) => {
    known[position] ??= earlier(position)?.cells.map(residueOf) ?? [];
    return known[position];
  };
}

/** The residue where it is the same for all students, else how it is had. NaN where it cannot be said. */
export type Screen = Residue | ((own: Residues) => Residue);

export const residueFrom = (screen: Screen, own: Residues): Residue =>
  typeof screen === 'number' ? screen : screen(own);

/** A part of a formula: what shape it has, and how each entry is had. */
interface Sketch extends Shape {
  readonly entry: (row: number, col: number) => Screen;
}

const screensAt = remember((_: Step) => new Map<Tree, Screen>());

/** The screen of a formula at a step; made once for both. */
export function screenOf(trace: Trace, step: Step, tree: Tree): Screen {
  const screens = screensAt(step);
  const screen = screens.get(tree) ?? sketchOf(trace, step, tree)?.entry(0, 0) ?? Number.NaN;
  screens.set(tree, screen);
  return screen;
}

/** Null for what it has no row for: roots, exponentials, what asks for an order of numbers. Shapes are not looked at twice: where they do not fit, no run of the formula gives anything. */
function sketchOf(trace: Trace, step: Step, rule: Tree): Sketch | null {
  const sketch = (tree: Tree): Sketch | null => {
    switch (tree.kind) {
      case 'number':
        return constant(scalar(readDecimal(tree.text)!));
      case 'name': {
        const source = sourceAt(trace, step, rule, referenceOf(tree));
        if (typeof source !== 'number') return source ? constant(source) : null;
        const { rows, cols } = trace.steps[source]!.value;
        const entry = (row: number, col: number): Screen => {
          const at = row * cols + col;
          return (own) => own(source)[at]!;
        };
        return { rows, cols, entry };
      }
      case 'negate': {
        const of = sketch(tree.of);
        return of && each(of, (a) => minus(0, a));
      }
      case 'binary': {
        const left = sketch(tree.left);
        if (tree.op === '^' || tree.op === '.^') return left && raisedTo(left, tree);
        const right = left && sketch(tree.right);
        return right && OPERATORS[tree.op](left, right);
      }
      case 'call': {
        const [of, ...more] = tree.args;
        const inside = of && more.length === 0 ? sketch(of) : null;
        return inside && (FUNCTIONS.get(tree.name)?.(inside) ?? null);
      }
      case 'matrix':
        return null;
      default:
        return never(tree);
    }
  };
  return sketch(rule);
}

function constant({ rows, cols, cells }: Value): Sketch {
  const residues = cells.map(residueOf);
  return { rows, cols, entry: (row, col) => residues[row * cols + col]! };
}

const each = ({ rows, cols, entry }: Sketch, run: (a: Residue) => Residue): Sketch => ({
  rows,
  cols,
  entry: (row, col) => {
    const of = entry(row, col);
    return typeof of === 'number' ? run(of) : (own) => run(of(own));
  },
});

function joined(a: Screen, b: Screen, run: (a: Residue, b: Residue) => Residue): Screen {
  if (typeof a === 'number') return typeof b === 'number' ? run(a, b) : (own) => run(a, b(own));
  return typeof b === 'number' ? (own) => run(a(own), b) : (own) => run(a(own), b(own));
}

/** Entry by entry; a number, a row or a column is repeated to fit the other side. */
const both =
  (run: (a: Residue, b: Residue) => Residue) =>
  (left: Sketch, right: Sketch): Sketch => ({
    rows: Math.max(left.rows, right.rows),
    cols: Math.max(left.cols, right.cols),
    entry: (row, col) => {
      const at = ({ rows, cols, entry }: Sketch): Screen => entry(rows === 1 ? 0 : row, cols === 1 ? 0 : col);
      return joined(at(left), at(right), run);
    },
  });

const entrywise = both(times);

const sumOf = (terms: readonly Screen[]): Screen => terms.reduce((sum, term) => joined(sum, term, plus));

const product = (left: Sketch, right: Sketch): Sketch =>
  isScalar(left) || isScalar(right)
    ? entrywise(left, right)
    : {
        rows: left.rows,
        cols: right.cols,
        entry: (row, col) =>
          sumOf(range(left.cols).map((k) => joined(left.entry(row, k), right.entry(k, col), times))),
      };

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

const OPERATORS = {
  '+': both(plus),
  '-': both(minus),
  '*': product,
  '.*': entrywise,
  '/': both(dividedBy),
  './': both(dividedBy),
} as const;

/** To a power written as a whole number; a matrix is multiplied by itself in a way of its own. */
function raisedTo(base: Sketch, { op, right }: BinaryTree): Sketch | null {
  if (right.kind !== 'number' || !/^\d{1,3}$/.test(right.text)) return null;
  if (op === '^' && !isScalar(base)) return null;
  const power = Number(right.text);
  return each(base, (a) => raised(a, power));
}

const sumOfRow = ({ cols, entry }: Sketch, row: number): Screen =>
  sumOf(range(cols).map((col) => entry(row, col)));

const rowsums = (a: Sketch): Sketch => ({ rows: a.rows, cols: 1, entry: (row) => sumOfRow(a, row) });

const transpose = ({ rows, cols, entry }: Sketch): Sketch => ({
  rows: cols,
  cols: rows,
  entry: (row, col) => entry(col, row),
});

const reversed = ({ rows, cols, entry }: Sketch): Sketch => ({
  rows,
  cols,
  entry: (row, col) => entry(rows - 1 - row, cols - 1 - col),
});

const FUNCTIONS: ReadonlyMap<string, (a: Sketch) => Sketch> = new Map([
  ['transpose', transpose],
  ['rowsums', rowsums],
  ['rowmeans', (a: Sketch) => each(rowsums(a), (sum) => dividedBy(sum, a.cols))],
  ['colsums', (a: Sketch) => transpose(rowsums(transpose(a)))],
  ['reversed', reversed],
]);
