/** A landscape and where several methods lead from one start → the contours of the loss with a path each, and their letters. */
import { isInside, place } from './frame.ts';
import { type Ground, groundIn, lowestNamed, lowestOf } from './ground.ts';
import { type Label, labelled } from './labels.ts';
import type { Landscape, Point } from './landscape.ts';
import { type Line, linesBetween } from './lines.ts';
import { frameOf } from './surface.ts';

export interface Ways extends Ground {
  readonly start: Point;
  readonly ways: readonly Way[];
  /** Letters of ways that are the same throughout. */
  readonly same: readonly (readonly string[])[];
}

export interface Way {
  /** A, B, …: as many as there are paths, in their order. */
  readonly letter: string;
  readonly lines: readonly Line[];
  /** Where it stands after each update, inside the frame. */
  readonly points: readonly Point[];
  /** Its letter at its end; null where there is no room for it. */
  readonly label: Label | null;
}

/** @example letterAt(1) is B */
export const letterAt = (order: number): string =>
  order < 26
    ? String.fromCharCode(65 + order)
    : `${letterAt(Math.floor(order / 26) - 1)}${letterAt(order % 26)}`;

/** @param paths the two weights before the first update and after each; a path of no points is not drawn */
export function waysOver(landscape: Landscape, paths: readonly (readonly Point[])[]): Ways | null {
  const start = paths.find((path) => path.length > 0)?.[0];
  if (!start) return null;
  const lowest = lowestOf(landscape, start);
  const frame = frameOf(start, lowest, [], paths.flat());
  const drawn = paths.flatMap((path, order) => {
    if (path.length === 0) return [];
    const at = path.map((point) => place(frame, point));
    const lines = linesBetween(at).filter((line) => line !== null);
    const end = lines.at(-1)?.to ?? at[0]!;
    return [{ letter: letterAt(order), lines, points: at.filter(isInside), end, key: path.join(' ') }];
  });
  const others = lowestNamed(frame, lowest);
  const groups = [...new Set(drawn.map(({ key }) => key))].map((key) =>
    drawn.filter((way) => way.key === key),
  );
  const named = groups.map((group) => ({
    text: group.map(({ letter }) => letter).join(', '),
    at: group[0]!.end,
    letter: group[0]!.letter,
  }));
  const labels = labelled(
    [...named, ...others],
    [...drawn.flatMap(({ points }) => points), ...others.map(({ at }) => at)],
    drawn.flatMap(({ lines }) => lines.map(({ from, to }) => [from, to] as const)),
  );
  return {
    ...groundIn(landscape, frame, lowest, labels[named.length] ?? null),
    start: place(frame, start),
    ways: drawn.map(({ letter, lines, points }) => ({
      letter,
      lines,
      points,
      label: labels[named.findIndex((name) => name.letter === letter)] ?? null,
    })),
    same: groups.filter((group) => group.length > 1).map((group) => group.map(({ letter }) => letter)),
  };
}
