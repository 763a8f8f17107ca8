/** A loss and a frame → its contours, the numbers at the axes, and its lowest point; kept for each frame. */
import { extent, ticks } from 'd3-array';
import { contours } from 'd3-contour';
import { type Frame, frameAround, numbersAt, PLOT, place } from './frame.ts';
import type { Landscape, Point } from './landscape.ts';

export interface Surface {
  /** Each ring of each level as a path, lowest first; what is inside is at least so high. */
  readonly bands: readonly string[];
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
}

export interface Tick {
  readonly at: number;
  readonly number: number;
}

/** Points at which the loss is worked out, across and down: as many as may be asked for. */
const GRIDS: readonly Grid[] = [
  { columns: 34, rows: 28 },
  { columns: 26, rows: 21 },
  { columns: 20, rows: 16 },
  { columns: 14, rows: 11 },
];

interface Grid {
  readonly columns: number;
  readonly rows: number;
}

const LEVELS = 9;
/** Frames that are kept of one loss. */
const MOST_KEPT = 16;

const kept = new WeakMap<Landscape, Map<string, Surface>>();

export function surfaceIn(landscape: Landscape, frame: Frame): Surface {
  const own = kept.get(landscape) ?? new Map<string, Surface>();
  kept.set(landscape, own);
  const key = `${frame.centre} ${frame.scale}`;
  const made = own.get(key) ?? drawn(landscape, frame);
  if (own.size < MOST_KEPT) own.set(key, made);
  return made;
}

/** One cell of the grid lies beyond each border. The library has its first value in the middle of its first cell. */
const onPaper = ({ columns, rows }: Grid, [column, row]: Point): Point => [
  PLOT.left + ((column - 1) * PLOT.width) / (columns - 2),
  PLOT.top + ((row - 1) * PLOT.height) / (rows - 2),
];

/** What is beyond the border runs along it, under the frame. */
const held = ([x, y]: Point): Point => [
  Math.min(PLOT.left + PLOT.width, Math.max(PLOT.left, x)),
  Math.min(PLOT.top + PLOT.height, Math.max(PLOT.top, y)),
];

function drawn(landscape: Landscape, frame: Frame): Surface {
  const [left, bottom] = numbersAt(frame, [PLOT.left, PLOT.top + PLOT.height]);
  const [right, top] = numbersAt(frame, [PLOT.left + PLOT.width, PLOT.top]);
  const grid = GRIDS.find(({ columns, rows }) => columns * rows <= landscape.most);
  return {
    bands: grid ? bandsOf(landscape, frame, grid) : [],
    across: ticks(left, right, 5).map((number) => ({ number, at: place(frame, [number, bottom])[0] })),
    up: ticks(bottom, top, 5).map((number) => ({ number, at: place(frame, [left, number])[1] })),
  };
}

/** Levels by squares: the rings of a bowl lie evenly. */
function bandsOf(landscape: Landscape, frame: Frame, grid: Grid): string[] {
  const { columns, rows } = grid;
  const loss = landscape.survey();
  const heights = Array.from({ length: columns * rows }, (_, i) =>
    loss(numbersAt(frame, onPaper(grid, [(i % columns) + 0.5, Math.floor(i / columns) + 0.5]))),
  );
  const [low, high] = extent(heights.filter(Number.isFinite));
  if (low === undefined || high === undefined || !(high > low)) return [];
  const levels = Array.from({ length: LEVELS }, (_, i) => low + (high - low) * ((i + 1) / (LEVELS + 1)) ** 2);
  const filled = heights.map((height) => (Number.isFinite(height) ? height : high));
  const corner = (at: readonly number[]): string =>
    held(onPaper(grid, at as unknown as Point))
      .map(tenths)
      .join(' ');
  const ringPath = (ring: readonly (readonly number[])[]): string => `M${ring.map(corner).join('L')}Z`;
  return contours()
    .size([columns, rows])
    .thresholds(levels)(filled)
    .map(({ coordinates }) => coordinates.flat().map(ringPath).join(''));
}

const tenths = (x: number): number => Math.round(x * 10) / 10;

/** The lowest point near the start, found by Newton's method; null where the loss is no bowl there. */
export function lowestNear(landscape: Landscape, start: Point): Point | null {
  const loss = landscape.survey();
  const step = 1e-3 * Math.max(1, ...start.map(Math.abs));
  let at: Point = start;
  for (let i = 0; i < MOST_STEPS; i++) {
    const [x, y] = at;
    const here = loss(at);
    const [east, west, north, south] = [
      loss([x + step, y]),
      loss([x - step, y]),
      loss([x, y + step]),
      loss([x, y - step]),
    ];
    const slope = [(east - west) / 2, (north - south) / 2] as const;
    const [a, c] = [east - 2 * here + west, north - 2 * here + south];
    const b =
      (loss([x + step, y + step]) -
        loss([x - step, y + step]) -
        loss([x + step, y - step]) +
        loss([x - step, y - step])) /
      4;
    const determinant = a * c - b * b;
    if (!(a > 0 && determinant > 1e-9 * a * c)) return null;
    const move = [
      (c * slope[0] - b * slope[1]) / determinant,
      (a * slope[1] - b * slope[0]) / determinant,
    ] as const;
    at = [x - step * move[0], y - step * move[1]];
    if (Math.hypot(...move) < 1e-4) return loss(at) <= loss(start) ? at : null;
  }
  return null;
}

const MOST_STEPS = 12;

/** The frame of a start and what may be seen beside it, with the lowest point where it is not far. */
export function frameOf(
  start: Point,
  lowest: Point | null,
  inside: readonly Point[],
  others: readonly Point[],
): Frame {
  return lowest ? frameAround([start, lowest], inside, others) : frameAround([start], inside, others);
}
