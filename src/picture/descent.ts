/** A landscape and whose numbers may be seen → the contours of the loss with the paths over them, update by update. */
import { partsOf } from '../problem/problem.ts';
import { approximations } from './approximate.ts';
import { clipped, isInside, place } from './frame.ts';
import { type Label, labelled } from './labels.ts';
import type { Landscape, Point } from './landscape.ts';
import type { Seen } from './seen.ts';
import { frameOf, lowestNear, type Surface, surfaceIn } from './surface.ts';

/** The true numbers, or the student's own. */
export type Whose = 'true' | 'own';

export interface Station {
  /** Updates done so far. */
  readonly update: number;
  readonly text: string;
  /** What it is in numbers; null where there is none to be seen. */
  readonly numbers: Point | null;
  /** Where it is drawn; null beyond the frame. */
  readonly at: Point | null;
}

export interface Line {
  readonly from: Point;
  readonly to: Point;
  /** The tip of an arrow halfway, or at the border where the line leaves the frame; null on a line too short for one. */
  readonly arrow: readonly Point[] | null;
  readonly leaves: boolean;
}

export interface Path {
  readonly whose: Whose;
  readonly stations: readonly Station[];
  readonly lines: readonly Line[];
  readonly labels: readonly Label[];
  /** The updates that lead to a higher loss. */
  readonly climbs: readonly number[];
}

export interface Descent {
  readonly names: readonly string[];
  readonly surface: Surface;
  readonly lowest: { readonly numbers: Point; readonly at: Point; readonly label: Label | null } | null;
  readonly paths: readonly Path[];
}

export interface Sight {
  readonly whose: Whose;
  readonly seen: Seen;
}

export function descentOf(landscape: Landscape, sights: readonly Sight[]): Descent | null {
  const found = sights.map(({ whose, seen }) => ({ whose, points: pointsOf(landscape, seen) }));
  const start = found[0]?.points[0];
  if (!start) return null;
  const pointsOfThe = (wanted: Whose): Point[] =>
    found.flatMap(({ whose, points }) => (whose === wanted ? points.filter((point) => point !== null) : []));
  const lowest = lowestOf(landscape, start);
  const frame = frameOf(start, lowest, pointsOfThe('true'), pointsOfThe('own'));
  const drawn = found.map(({ whose, points }) => {
    const stations = points.map((numbers, update): Station => {
      const at = numbers && place(frame, numbers);
      return { update, text: nameAt(landscape, update), numbers, at: at && isInside(at) ? at : null };
    });
    const lines = linesBetween(points.flatMap((point) => (point ? [place(frame, point)] : [])));
    return { whose, stations, lines, climbs: climbsOf(landscape, points) };
  });
  const bottom = lowest && place(frame, lowest);
  const shown = bottom && isInside(bottom) ? bottom : null;
  const labels = namesOn(drawn, shown);
  return {
    names: landscape.names,
    surface: surfaceIn(landscape, frame),
    lowest: lowest && shown && { numbers: lowest, at: shown, label: labels.lowest },
    paths: drawn.map((path, i) => ({ ...path, labels: labels.paths[i]! })),
  };
}

/** The weights after each update, where they are seen. */
function pointsOf({ stations }: Landscape, seen: Seen): (Point | null)[] {
  return stations.map((ids) => {
    const values = ids.map((id) => seen(id));
    const cells = values.flatMap((value) => (value ? approximations(value) : []));
    return cells.length === 2 ? (cells as unknown as Point) : null;
  });
}

const GREEK: Readonly<Record<string, string>> = { theta: 'θ', phi: 'φ' };

/** `w2`; where two quantities are trained, the number of the update alone. */
function nameAt({ names, stations }: Landscape, update: number): string {
  const index = partsOf(stations[update]![0]!)?.index ?? String(update);
  return names.length > 1 ? index : `${GREEK[names[0]!] ?? names[0]}${index}`;
}

const lowestKnown = new WeakMap<Landscape, Point | null>();

function lowestOf(landscape: Landscape, start: Point): Point | null {
  const known = lowestKnown.get(landscape);
  if (known !== undefined) return known;
  const found = lowestNear(landscape, start);
  lowestKnown.set(landscape, found);
  return found;
}

/** Lines shorter than this bear no arrow. */
const SHORTEST = 22;
const TIP = { length: 8, half: 4 } as const;

function linesBetween(points: readonly Point[]): Line[] {
  return points.slice(1).flatMap((to, i): Line[] => {
    const whole = clipped(points[i]!, to);
    if (!whole) return [];
    const [from, end] = whole;
    const length = Math.hypot(end[0] - from[0], end[1] - from[1]);
    const leaves = !isInside(to);
    const arrow = length < (leaves ? TIP.length : SHORTEST) ? null : tip(from, end, leaves ? 1 : 0.6);
    return [{ from, to: end, arrow, leaves }];
  });
}

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

/** Two losses nearer than this are the same in a drawing. */
const SAME = 1e-6;

function climbsOf(landscape: Landscape, points: readonly (Point | null)[]): number[] {
  const loss = landscape.survey();
  const losses = points.map((point) => (point ? loss(point) : null));
  return losses.flatMap((after, update) => {
    const before = losses.slice(0, update).findLast((known) => known !== null);
    if (after === null || before === undefined || before === null) return [];
    return after - before > SAME * Math.max(Math.abs(before), Math.abs(after)) ? [update] : [];
  });
}

/** How near two points with the same name may be for one name to do. */
const NEAR = 8;

function namesOn(paths: readonly Omit<Path, 'labels'>[], lowest: Point | null) {
  const all = paths.flatMap(({ stations }, path) =>
    stations.flatMap(({ at, text }) => (at ? [{ path, at, text }] : [])),
  );
  const named = all.filter(
    ({ at, text }, i) =>
      !all
        .slice(0, i)
        .some((other) => other.text === text && Math.hypot(other.at[0] - at[0], other.at[1] - at[1]) < NEAR),
  );
  const bottom = lowest ? [{ text: 'lowest', at: lowest }] : [];
  const marks = [...all.map(({ at }) => at), ...(lowest ? [lowest] : [])];
  const lines = paths.flatMap((path) => path.lines.map(({ from, to }) => [from, to] as const));
  const labels = labelled([...named, ...bottom], marks, lines);
  return {
    paths: paths.map((_, path) =>
      labels.slice(0, named.length).filter((label, i) => label !== null && named[i]!.path === path),
    ) as Label[][],
    lowest: lowest ? labels.at(-1)! : null,
  };
}
