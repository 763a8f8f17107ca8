/** Points and their names → where each name is written, so that it covers no other: beside its point, further off with a line to it, or, where there is no room at all, nowhere. */
import { PLOT } from './frame.ts';
import type { Point } from './landscape.ts';

export interface Label {
  readonly text: string;
  /** On its base line: where it begins, ends or has its middle. */
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
  /** From the name to its point, where it stands further off. */
  readonly leader: readonly [Point, Point] | null;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a letter takes, and a line. */
const LETTER = 8;
const HEIGHT = 13;
/** From its point, the nearest first. */
const GAPS = [7, 26, 44, 62] as const;
/** Between a leader and what it leads to. */
const SPARE = 3;

const boxAround = ([x, y]: Point, half: number): Box => ({
  left: x - half,
  right: x + half,
  top: y - half,
  bottom: y + half,
});

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const inPlot = ({ left, right, top, bottom }: Box): boolean =>
  left >= PLOT.left + 2 &&
  right <= PLOT.left + PLOT.width - 2 &&
  top >= PLOT.top + 2 &&
  bottom <= PLOT.top + PLOT.height - 2;

/** Beside a point: right, left, above, below, and the corners between. */
const WAYS: readonly Point[] = [
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
];

function beside([x, y]: Point, width: number, gap: number, [across, down]: Point): Box {
  const left = across === 0 ? x - width / 2 : across > 0 ? x + gap : x - gap - width;
  const middle = y + down * (gap + HEIGHT / 2) * (across === 0 ? 1 : 0.75);
  return { left, right: left + width, top: middle - HEIGHT / 2, bottom: middle + HEIGHT / 2 };
}

/** Next to its point, however wide its letters turn out. */
function anchored({ left, right, bottom }: Box, [x]: Point): Pick<Label, 'at' | 'anchor'> {
  const line = bottom - 3;
  if (left > x) return { at: [left, line], anchor: 'start' };
  return right < x
    ? { at: [right, line], anchor: 'end' }
    : { at: [(left + right) / 2, line], anchor: 'middle' };
}

function leaderFrom({ left, right, top, bottom }: Box, [x, y]: Point): readonly [Point, Point] {
  const near: Point = [clamped(x, left - SPARE, right + SPARE), clamped(y, top - SPARE, bottom)];
  const share = SPARE / Math.hypot(near[0] - x, near[1] - y);
  return [near, [x + share * (near[0] - x), y + share * (near[1] - y)]];
}

const clamped = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

/** Marks and lines are kept free where that can be done; marks and other names always. */
export function labelled(
  points: readonly { readonly text: string; readonly at: Point }[],
  marks: readonly Point[],
  lines: readonly (readonly [Point, Point])[],
): (Label | null)[] {
  const taken: Box[] = marks.map((at) => boxAround(at, 5));
  const onLines = lines.flatMap(([from, to]) =>
    Array.from({ length: 12 }, (_, i): Box => {
      const share = (i + 0.5) / 12;
      return boxAround([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])], 1);
    }),
  );
  const crossings = (box: Box): number => onLines.filter((other) => overlap(box, other)).length;
  const place = ({ text, at }: (typeof points)[number], gap: number): Label | null => {
    const free = WAYS.map((way) => beside(at, text.length * LETTER, gap, way)).filter(
      (box) => inPlot(box) && !taken.some((other) => overlap(box, other)),
    );
    const [best] = free.sort((a, b) => crossings(a) - crossings(b));
    if (!best) return null;
    taken.push(best);
    return { text, ...anchored(best, at), leader: gap === GAPS[0] ? null : leaderFrom(best, at) };
  };
  const labels: (Label | null)[] = points.map(() => null);
  // All that find room beside their points do so before any goes further off.
  for (const gap of GAPS)
    points.forEach((point, i) => {
      labels[i] ??= place(point, gap);
    });
  return labels;
}
