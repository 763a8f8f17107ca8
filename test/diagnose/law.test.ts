/** Laws over every problem, step and slip: marks as they must be, and the slip named. Prints the table of how often. */
import { describe, expect, it } from 'vitest';
import { miscopied, miscopiesOf } from '../../src/diagnose/copied.ts';
import { grade } from '../../src/grade/grade.ts';
import { toText } from '../../src/math/tree.ts';
import { isShort } from '../../src/trace/short.ts';
import { firstSteps } from '../../src/trace/solve.ts';
import { calculations, traceOf } from '../problem-here.ts';
import { holdLaw, Tally } from './law.ts';
import { simulate, simulateCopy } from './simulated.ts';

const tally = new Tally();

describe.each(calculations)('$id', ({ id, text }) => {
  const trace = traceOf(text, id);
  const unspoilt = simulate(trace, null, () => false)!;

  it('the independent calculation agrees with the trace', () => {
    const marks = grade(trace, unspoilt.answers);
    expect([marks.earned, marks.slips]).toEqual([marks.total, []]);
  });

  it.each(firstSteps(trace).map((step) => [step.name, step] as const))(
    '%s: every slip, once and at every update',
    (_, first) => holdLaw(trace, first, unspoilt, tally),
    120_000,
  );
});

describe.each(calculations)('$id, copied wrongly', ({ id, text }) => {
  const trace = traceOf(text, id);
  const unspoilt = simulate(trace, null, () => false)!;
  it.each(trace.steps.map((step) => [step.id, step] as const))('%s', (_, step) => {
    for (const [reference, source] of Object.entries(step.sources)) {
      if (typeof source !== 'number') continue;
      const { value } = trace.steps[source]!;
      // What is long is written down rounded, and is not copied from its exact fraction.
      if (!isShort(value)) continue;
      for (const slip of miscopiesOf(value)) {
        const { kind } = slip;
        const student = simulateCopy(trace, { step, reference, value: miscopied(value, slip) });
        if (!student) continue;
        const marks = grade(trace, student.answers);
        const changed = student.answers[step.id] !== unspoilt.answers[step.id];
        expect([kind, marks.steps[step.position]!.mark]).toEqual([kind, changed ? 'wrong' : 'correct']);
        if (!changed) continue;
        tally.count(
          `copied: ${kind}`,
          marks,
          [step.id],
          `${toText(step.tree)} with ${reference} copied with ${kind}`,
        );
      }
    }
  });
});

it('names nearly every slip', () => tally.expectNearlyAll());
