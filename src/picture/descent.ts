/** A landscape and whose numbers may be seen → the contours of the loss with the paths over them, update by update. */
import { approximations } from './approximate.ts';
import { place } from './frame.ts';
import { type Ground, groundIn, lowestNamed, lowestOf } from './ground.ts';
import type { Landscape, Point } from './landscape.ts';
import type { Seen } from './seen.ts';
import { frameOf } from './surface.ts';
import { type Sight, type Track, tracksOf, type Whose } from './track.ts';
import { indexIn, writtenIn } from './writing.ts';

export interface Descent extends Ground {
  readonly tracks: readonly Track[];
}

export function descentOf(landscape: Landscape, sights: readonly Sight[]): Descent | null {
  const loss = landscape.survey();
  const trodden = sights.map(({ whose, seen }) => {
    const points = pointsOf(landscape, seen);
    return { whose, points, heights: points.map((point) => point && loss(point)) };
  });
  const start = trodden[0]?.points[0];
  if (!start) return null;
  const pointsOfThe = (wanted: Whose): Point[] =>
    trodden.flatMap(({ whose, points }) =>
      whose === wanted ? points.filter((point) => point !== null) : [],
    );
  const lowest = lowestOf(landscape, start);
  const frame = frameOf(start, lowest, pointsOfThe('true'), pointsOfThe('own'));
  const { tracks, labels } = tracksOf(
    trodden,
    textsOf(landscape),
    (point) => place(frame, point),
    lowestNamed(frame, lowest),
  );
  return { ...groundIn(landscape, frame, lowest, labels[0] ?? null), tracks };
}

/** The weights after each update, where they are seen. */
export function pointsOf({ stations }: Landscape, seen: Seen): (Point | null)[] {
  return stations.map((ids) => {
    const values = ids.map((id) => seen(id));
    const cells = values.flatMap((value) => (value ? approximations(value) : []));
    return cells.length === 2 ? (cells as unknown as Point) : null;
  });
}

/** `w⁽²⁾`; where two quantities are trained, the number of the update alone. */
const textsOf = ({ problem, names, stations }: Landscape): string[] =>
  stations.map(([first]) => (names.length > 1 ? indexIn(first!) : writtenIn(problem, first!)));
