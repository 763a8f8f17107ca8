/** A trace, and marks where there are some → all pictures that may be shown on a page, as plain data. */

import type { Marks } from '../grade/mark.ts';
import { remember } from '../math/once.ts';
import type { Id } from '../problem/problem.ts';
import type { Trace } from '../trace/solve.ts';
import { type Descent, descentOf, pointsOf } from './descent.ts';
import { landscapeOf, type Point } from './landscape.ts';
import { type LossCurve, lossCurveOf } from './loss-curve.ts';
import { type MomentumSum, momentumSumsOf } from './momentum-sum.ts';
import { type Network, networksOf } from './network.ts';
import { onlyGiven, trueWhereAnswered, truth, written } from './seen.ts';
import type { Sight } from './track.ts';
import { type Ways, waysOver } from './ways.ts';

export interface Pictures {
  readonly descent: Descent | null;
  readonly loss: LossCurve | null;
  readonly sums: readonly MomentumSum[];
  readonly networks: readonly Network[];
}

export const NO_PICTURES: Pictures = { descent: null, loss: null, sums: [], networks: [] };

/** On a marked worksheet: the student's own numbers, and on asking the true ones of the steps that were answered. */
export interface MarkedPictures {
  readonly own: Pictures;
  readonly compared: Pictures | null;
}

const landscapeKept = remember(landscapeOf);

function picturesOf(trace: Trace, sights: readonly Sight[]): Pictures {
  const landscape = landscapeKept(trace);
  return {
    descent: landscape && descentOf(landscape, sights),
    loss: lossCurveOf(trace, sights),
    sums: sights[0]!.whose === 'true' ? momentumSumsOf(trace, sights[0]!.seen) : [],
    networks: networksOf(trace, sights[0]!),
  };
}

/** Before anything is marked: what is given, and what is shown worked. */
export const picturesGiven = (trace: Trace, shown: ReadonlySet<Id>): Pictures =>
  picturesOf(trace, [{ whose: 'true', seen: onlyGiven(trace, shown) }]);

/** Beside the worked solution. */
export const picturesSolved = (trace: Trace): Pictures =>
  picturesOf(trace, [{ whose: 'true', seen: truth(trace) }]);

/** The true weights before the first update and after each; none where not two numbers are trained. */
export function pathOf(trace: Trace): readonly Point[] {
  const landscape = landscapeKept(trace);
  return landscape ? pointsOf(landscape, truth(trace)).filter((point) => point !== null) : [];
}

/** The paths of several problems over the loss of one. */
export function pathsOver(trace: Trace, paths: readonly (readonly Point[])[]): Ways | null {
  const landscape = landscapeKept(trace);
  return landscape && waysOver(landscape, paths);
}

/** @param tells whether what is true may be told of an answer; no picture tells it of a step without one */
export function picturesMarked(marks: Marks, tells: boolean): MarkedPictures {
  const { trace } = marks;
  const wrong = new Set(marks.steps.flatMap(({ mark, step }) => (mark === 'wrong' ? [step.id] : [])));
  const own: Sight = {
    whose: 'own',
    seen: written(marks),
    isWrong: (id) => wrong.has(id),
  };
  const differs = marks.steps.some(({ mark }) => mark === 'wrong' || mark === 'carried');
  return {
    own: picturesOf(trace, [own]),
    compared:
      tells && differs ? picturesOf(trace, [{ whose: 'true', seen: trueWhereAnswered(marks) }, own]) : null,
  };
}
