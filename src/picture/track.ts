/** What a path is made of, wherever it is drawn: its stations, the lines between them, and their names. */
import type { Id } from '../problem/problem.ts';
import { isInside } from './frame.ts';
import { type Label, labelled } from './labels.ts';
import type { Point } from './landscape.ts';
import { type Line, linesBetween } from './lines.ts';
import type { Seen } from './seen.ts';

/** The true numbers, or the student's own. */
export type Whose = 'true' | 'own';

export interface Sight {
  readonly whose: Whose;
  readonly seen: Seen;
  /** Which of the numbers seen are marked wrong. */
  readonly isWrong?: (id: Id) => boolean;
}

export interface Station {
  /** Counted from the first that is drawn. */
  readonly order: number;
  /** `w⁽²⁾` */
  readonly text: string;
  /** What it is in numbers; null where there is none to be seen. */
  readonly numbers: Point | null;
  /** Where it is drawn; null beyond the frame. */
  readonly at: Point | null;
}

export interface Track {
  readonly whose: Whose;
  readonly stations: readonly Station[];
  readonly lines: readonly Line[];
  readonly labels: readonly Label[];
  /** The stations that lie higher than the one before. */
  readonly climbs: readonly number[];
}

export interface Trodden {
  readonly whose: Whose;
  readonly points: readonly (Point | null)[];
  /** How high each point lies, as far as that is known. */
  readonly heights: readonly (number | null)[];
}

export interface Named {
  readonly text: string;
  readonly at: Point;
}

/** The paths with all names placed, and those of other things that are marked. */
export function tracksOf(
  trodden: readonly Trodden[],
  texts: readonly string[],
  place: (point: Point) => Point,
  others: readonly Named[] = [],
): { readonly tracks: readonly Track[]; readonly labels: readonly (Label | null)[] } {
  const drawn = trodden.map(({ whose, points, heights }) => {
    const stations = points.map((numbers, order): Station => {
      const at = numbers && place(numbers);
      return { order, text: texts[order]!, numbers, at: at && isInside(at) ? at : null };
    });
    const known = stations.filter(({ numbers }) => numbers !== null);
    const between = linesBetween(known.map(({ numbers }) => place(numbers!)));
    const leaving = between.flatMap((line, i) =>
      line?.leaves && line.arrow ? [{ text: `to ${known[i + 1]!.text}`, at: line.to }] : [],
    );
    const lines = between.filter((line) => line !== null);
    return { whose, stations, lines, leaving, climbs: climbsOf(heights) };
  });
  const all = drawn.flatMap(({ stations, leaving }, track) =>
    [...stations, ...leaving].flatMap(({ at, text }) => (at ? [{ track, at, text }] : [])),
  );
  const named = all.filter((point, i) => !all.slice(0, i).some((other) => sayTheSame(point, other)));
  const marks = [...all, ...others].map(({ at }) => at);
  const lines = drawn.flatMap((track) => track.lines.map(({ from, to }) => [from, to] as const));
  const labels = labelled([...named, ...others], marks, lines);
  return {
    tracks: drawn.map(({ leaving: _, ...track }, i) => ({
      ...track,
      labels: labels
        .slice(0, named.length)
        .flatMap((label, j) => (label && named[j]!.track === i ? [label] : [])),
    })),
    labels: labels.slice(named.length),
  };
}

/** How near two points with the same name may be for one name to do. */
const NEAR = 8;

const sayTheSame = (one: Named, other: Named): boolean =>
  one.text === other.text && Math.hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]) < NEAR;

/** Two heights nearer than this are the same in a drawing. */
const SAME = 1e-6;

function climbsOf(heights: readonly (number | null)[]): number[] {
  return heights.flatMap((after, order) => {
    const before = heights.slice(0, order).findLast((known) => known !== null);
    if (after === null || before === undefined || before === null) return [];
    return after - before > SAME * Math.max(Math.abs(before), Math.abs(after)) ? [order] : [];
  });
}
