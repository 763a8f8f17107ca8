/** A landscape in a frame → what paths are drawn over: the contours of the loss, the axes, and its lowest point. */
import { type Frame, isInside, place } from './frame.ts';
import type { Label } from './labels.ts';
import type { Landscape, Point } from './landscape.ts';
import { lowestNear, type Surface, surfaceIn } from './surface.ts';
import type { Named } from './track.ts';
import { writtenIn } from './writing.ts';

export interface Ground {
  /** What is trained, as it is written: `w`, or `w` and `b`. */
  readonly names: readonly string[];
  readonly surface: Surface;
  /** Null where there is none, or where it lies beyond the frame. */
  readonly lowest: { readonly numbers: Point; readonly at: Point; readonly label: Label | null } | null;
}

/** The lowest point by its name; none beyond the frame. */
export function lowestNamed(frame: Frame, lowest: Point | null): readonly Named[] {
  const at = lowest && place(frame, lowest);
  return at && isInside(at) ? [{ text: 'lowest', at }] : [];
}

/** @param label where the name of the lowest point is written; null where it has no room */
export function groundIn(
  landscape: Landscape,
  frame: Frame,
  lowest: Point | null,
  label: Label | null,
): Ground {
  const [named] = lowestNamed(frame, lowest);
  return {
    names: landscape.names.map((name) => writtenIn(landscape.problem, name)),
    surface: surfaceIn(landscape, frame),
    lowest: lowest && named ? { numbers: lowest, at: named.at, label } : null,
  };
}

const lowestKnown = new WeakMap<Landscape, Point | null>();

/** Where the loss is lowest near a start; worked out once. */
export function lowestOf(landscape: Landscape, start: Point): Point | null {
  const known = lowestKnown.get(landscape);
  if (known !== undefined) return known;
  const found = lowestNear(landscape, start);
  lowestKnown.set(landscape, found);
  return found;
}
