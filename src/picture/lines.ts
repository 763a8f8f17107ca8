/** Points of a path, inside the frame or beyond → the lines that are drawn between them, with the tips of their arrows. */
import { clipped, isInside } from './frame.ts';
import type { Point } from './landscape.ts';

export interface Line {
  readonly from: Point;
  readonly to: Point;
  /** The tip of an arrow halfway, or at the border where the line leaves the frame; null on a line too short for one. */
  readonly arrow: readonly Point[] | null;
  readonly leaves: boolean;
}

/** Lines shorter than this bear no arrow. */
const SHORTEST = 22;
const TIP = { length: 8, half: 4 } as const;

/** One between each two; null where both lie beyond the frame. */
export const linesBetween = (points: readonly Point[]): (Line | null)[] =>
  points.slice(1).map((to, i) => {
    const inside = clipped(points[i]!, to);
    if (!inside) return null;
    const [from, end] = inside;
    const length = Math.hypot(end[0] - from[0], end[1] - from[1]);
    const leaves = !isInside(to);
    const arrow = length < (leaves ? TIP.length : SHORTEST) ? null : tip(from, end, leaves ? 1 : 0.6);
    return { from, to: end, arrow, leaves };
  });

function tip(from: Point, to: Point, share: number): readonly Point[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [x, y] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const [atX, atY] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  const [backX, backY] = [atX - x * TIP.length, atY - y * TIP.length];
  return [
    [atX, atY],
    [backX - y * TIP.half, backY + x * TIP.half],
    [backX + y * TIP.half, backY - x * TIP.half],
  ];
}
