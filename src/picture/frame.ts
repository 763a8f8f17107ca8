/** Points in the numbers of a problem → the frame they are drawn in, and where they stand in it; what is far off meets the border. */
import type { Point } from './landscape.ts';

/** The drawing's own units: what a phone shows of it at one to one. */
export const WIDTH = 340;
/** The part inside the axes. */
export const PLOT = { left: 36, top: 8, width: 296, height: 240 } as const;

export interface Frame {
  readonly centre: Point;
  /** Of the numbers, for one unit of the drawing; the same both ways, so that the gradient stands upright on the contours. */
  readonly scale: number;
}

const MARGIN = 0.8;
const CLOSER = 1.3;
/** As far as a frame is widened for a point that may also be shown at its border. */
const WIDEST = 6;
/** As far as it is widened for a point that must be inside. */
const MOST = 80;

/** Half of what a frame must reach, in numbers for one unit of the drawing. */
const reach = (centre: Point, [x, y]: Point): number =>
  Math.max(Math.abs(x - centre[0]) / (PLOT.width / 2), Math.abs(y - centre[1]) / (PLOT.height / 2)) / MARGIN;

/**
 * The frame of points that must be inside, and of others that may be cut off.
 * It grows in steps, so that what is drawn behind the points can be kept.
 */
export function frameAround(
  base: readonly Point[],
  inside: readonly Point[],
  others: readonly Point[],
): Frame {
  const middle = (axis: 0 | 1): number => {
    const along = base.map((point) => point[axis]);
    return (Math.min(...along) + Math.max(...along)) / 2;
  };
  const centre: Point = [middle(0), middle(1)];
  const size = Math.max(1e-9, ...centre.map(Math.abs));
  const first = Math.max(...base.map((point) => reach(centre, point)), (size / PLOT.width) * 1e-3);
  const least =
    first * 1.25 > (size / PLOT.width) * 1e-2 ? first * 1.25 : (Math.max(1, size) * 2) / PLOT.width;
  const wanted = (points: readonly Point[], most: number): number =>
    points
      .map((point) => Math.ceil(Math.log(Math.max(1, reach(centre, point) / least)) / Math.log(CLOSER)))
      .filter((steps) => steps <= most)
      .reduce((a, b) => Math.max(a, b), 0);
  const needed = wanted(inside, MOST);
  const steps = Math.max(needed, wanted(others, Math.max(WIDEST, needed)));
  return { centre, scale: least * CLOSER ** steps };
}

/** Where a point stands in the drawing; y goes up in numbers and down on paper. */
export const place = ({ centre, scale }: Frame, [x, y]: Point): Point => [
  PLOT.left + PLOT.width / 2 + (x - centre[0]) / scale,
  PLOT.top + PLOT.height / 2 - (y - centre[1]) / scale,
];

/** The numbers at a place of the drawing. */
export const numbersAt = ({ centre, scale }: Frame, [x, y]: Point): Point => [
  centre[0] + (x - PLOT.left - PLOT.width / 2) * scale,
  centre[1] - (y - PLOT.top - PLOT.height / 2) * scale,
];

/** How near to the border a mark may stand. */
const RIM = 5;
const [LEFT, TOP] = [PLOT.left + RIM, PLOT.top + RIM];
const [RIGHT, BOTTOM] = [PLOT.left + PLOT.width - RIM, PLOT.top + PLOT.height - RIM];

export const isInside = ([x, y]: Point): boolean => x >= LEFT && x <= RIGHT && y >= TOP && y <= BOTTOM;

/** The part of a line that is inside the frame; null where none is. After Liang and Barsky. */
export function clipped([ax, ay]: Point, [bx, by]: Point): readonly [Point, Point] | null {
  const [dx, dy] = [bx - ax, by - ay];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, ax - LEFT],
    [dx, RIGHT - ax],
    [-dy, ay - TOP],
    [dy, BOTTOM - ay],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
      continue;
    }
    if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  const at = (share: number): Point => [ax + share * dx, ay + share * dy];
  return from > to ? null : [at(from), at(to)];
}
