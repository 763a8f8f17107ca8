/** A trace and whose numbers may be seen → the loss against the updates; a loss that is far off meets the border. */
import { ticks } from 'd3-array';
import type { Trace } from '../trace/solve.ts';
import { approximations } from './approximate.ts';
import { PLOT } from './frame.ts';
import { lossNameOf, mean, type Point, restsOnTrained } from './landscape.ts';
import type { Tick } from './surface.ts';
import { type Sight, type Track, tracksOf } from './track.ts';
import { indexIn } from './writing.ts';

export interface LossCurve {
  /** Where it is the mean of several inputs' losses. */
  readonly isMean: boolean;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
  readonly tracks: readonly Track[];
}

/** Room beside the first and the last point, and above the highest. */
const ROOM = { left: 22, right: 48, above: 24, below: 14 } as const;
/** As many times the first loss as a student's may be for the scale to hold it. */
const MOST_TIMES = 8;
const MOST_TICKS = 8;

export function lossCurveOf(trace: Trace, sights: readonly Sight[]): LossCurve | null {
  const name = lossNameOf(trace);
  const losses = trace.steps.filter((step) => step.name === name);
  if (losses.length < 2 || !restsOnTrained(trace, losses[0]!)) return null;
  const trodden = sights.map(({ whose, seen }) => {
    const heights = losses.map(({ id }) => {
      const value = seen(id);
      return value ? mean(approximations(value)) : null;
    });
    return {
      whose,
      heights,
      points: heights.map((height, i): Point | null => (height === null ? null : [i, height])),
    };
  });
  const known = trodden.flatMap(({ whose, heights }) =>
    heights.flatMap((height) => (height === null ? [] : [{ whose, height }])),
  );
  if (known.length === 0) return null;
  const limit =
    MOST_TIMES *
    Math.max(
      ...known.filter(({ whose }, i) => whose === 'true' || i === 0).map(({ height }) => Math.abs(height)),
    );
  const inside = known.filter(({ height }) => Math.abs(height) <= limit).map(({ height }) => height);
  const [low, high] = [Math.min(0, ...inside), Math.max(...inside, Number.MIN_VALUE)];
  const place = ([update, height]: Point): Point => [
    PLOT.left + ROOM.left + (update * (PLOT.width - ROOM.left - ROOM.right)) / (losses.length - 1),
    bounded(
      PLOT.top + ROOM.above + ((high - height) / (high - low)) * (PLOT.height - ROOM.above - ROOM.below),
    ),
  ];
  const every = Math.ceil(losses.length / MOST_TICKS);
  return {
    isMean: losses[0]!.value.cells.length > 1,
    across: losses.flatMap(({ id }, i) =>
      i % every === 0 ? [{ number: Number(indexIn(id)), at: place([i, 0])[0] }] : [],
    ),
    up: ticks(low, high, 4).map((number) => ({ number, at: place([0, number])[1] })),
    tracks: tracksOf(
      trodden,
      losses.map(({ id }) => indexIn(id)),
      place,
    ).tracks.map((track) => ({
      ...track,
      labels: track.labels.filter(({ text }) => text.startsWith('to ')),
    })),
  };
}

const FAR_OFF = 1e6;
const bounded = (x: number): number => Math.min(FAR_OFF, Math.max(-FAR_OFF, x));
