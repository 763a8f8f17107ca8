/** Points and their names → where each name is written, so that it covers no other; a name without room is left out. */
import { PLOT } from './frame.ts';
import type { Point } from './landscape.ts';

export interface Label {
  readonly text: string;
  /** On its base line: where it begins, ends or has its middle. */
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
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
const GAP = 7;

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

function beside([x, y]: Point, width: number, [across, down]: Point): Box {
  const left = across === 0 ? x - width / 2 : across > 0 ? x + GAP : x - GAP - width;
  const middle = y + down * (GAP + HEIGHT / 2) * (across === 0 ? 1 : 0.75);
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
  return points.map(({ text, at }) => {
    const free = WAYS.map((way) => beside(at, text.length * LETTER, way)).filter(
      (box) => inPlot(box) && !taken.some((other) => overlap(box, other)),
    );
    const crossings = (box: Box): number => onLines.filter((other) => overlap(box, other)).length;
    const [best] = free.sort((a, b) => crossings(a) - crossings(b));
    if (!best) return null;
    taken.push(best);
    return { text, ...anchored(best, at) };
  });
}
