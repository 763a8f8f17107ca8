/** The law of diagnosis over variants: with other numbers too the slip is named. VARIANTS=20 tries all slips on twenty of each problem; else a share of them on one. */
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diagnose/changes.ts';
import { isTrace, slipText, variantOf } from '../../src/exercise/variant.ts';
import { grade } from '../../src/grade/grade.ts';
import { firstSteps } from '../../src/trace/solve.ts';
import { calculations, traceOf } from '../problem-here.ts';
import { holdLaw, Tally } from './law.ts';
import { simulate } from './simulated.ts';

const { VARIANTS } = process.env;
/** One slip of so many is tried. */
const SHARE = VARIANTS === undefined ? 8 : 1;

const tally = new Tally();

describe.each(calculations)('$id', ({ id, text }) => {
  const own = traceOf(text, id);
  const { hold } = own.problem.drawing!;
  /** What the numbers may hide is now and then below the digits that are asked, and so may be right. */
  const mayBeHidden = (change: Change): boolean => hold.hides.includes(slipText(change));
  it.each(Array.from({ length: Number(VARIANTS ?? 1) }, (_, i) => i + 1))(
    'variant %i',
    (variant) => {
      const trace = variantOf(own, own.problem.drawing!, variant);
      if (!isTrace(trace)) throw new Error('there is no such variant');
      const unspoilt = simulate(trace, null, () => false)!;
      const marks = grade(trace, unspoilt.answers);
      expect([marks.earned, marks.slips]).toEqual([marks.total, []]);
      for (const first of firstSteps(trace))
        holdLaw(
          trace,
          first,
          unspoilt,
          tally,
          (change, place) => (place + variant) % SHARE === 0 && !mayBeHidden(change),
        );
    },
    600_000,
  );
});

it('names nearly every slip', () => tally.expectNearlyAll());
