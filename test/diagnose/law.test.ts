/** Laws over every problem, step and slip: marks as they must be, and the slip named. Prints the table of how often. */
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../src/diagnose/changes.ts';
import { miscopiesOf } from '../../src/diagnose/copied.ts';
import { saysEnough } from '../../src/diagnose/diagnose.ts';
import { explainMarks } from '../../src/explain/marks.ts';
import { wroteOf } from '../../src/explain/slips.ts';
import { grade } from '../../src/grade/grade.ts';
import type { Marks } from '../../src/grade/mark.ts';
import { toText } from '../../src/math/tree.ts';
import { isExact } from '../../src/math/value.ts';
import { isShort } from '../../src/trace/short.ts';
import { calculations, traceOf } from '../problem-here.ts';
import { simulate, simulateCopy } from './simulated.ts';

interface Count {
  students: number;
  chosen: number;
  equal: number;
  missed: number;
  /** A single digit standing alone is had by chance from many changes, and is explained by a sign or not at all. */
  short: number;
}
const table = new Map<string, Count>();
const byProblem = new Map<string, Count>();

/** Adds a student to the table: was the slip made chosen, or among its equals, for all the steps that went wrong? */
function count(row: string, marks: Marks, wrong: readonly string[], wrote: string): void {
  countIn(table, row, marks, wrong, wrote);
  countIn(byProblem, marks.trace.problem.id, marks, wrong, wrote);
}

function countIn(
  table: Map<string, Count>,
  row: string,
  marks: Marks,
  wrong: readonly string[],
  wrote: string,
): void {
  const counts = table.get(row) ?? { students: 0, chosen: 0, equal: 0, missed: 0, short: 0 };
  table.set(row, counts);
  counts.students++;
  const covering = explainMarks(marks, 'full').slips.filter((slip) =>
    wrong.every((id) => slip.steps.includes(id)),
  );
  if (covering.some((slip) => slip.wrote === wrote)) counts.chosen++;
  else if (covering.some((slip) => slip.equals!.some((other) => other.wrote === wrote))) counts.equal++;
  else if (saysLittle(marks, wrong)) counts.short++;
  else counts.missed++;
}

function saysLittle({ steps }: Marks, wrong: readonly string[]): boolean {
  const [only] = wrong.map((id) => steps.find(({ step }) => step.id === id)!);
  return wrong.length === 1 && only!.mark === 'wrong' && !saysEnough(only!.answer);
}

describe.each(calculations)('$id', ({ id, text }) => {
  const trace = traceOf(text, id);
  const unspoilt = simulate(trace, null, () => false)!;

  const isRational = trace.steps.every((step) => isExact(step.value));

  it('the independent calculation agrees with the trace', () => {
    const marks = grade(trace, unspoilt.answers);
    expect([marks.earned, marks.slips]).toEqual([marks.total, []]);
  });

  const rules = [...new Map(trace.steps.map((step) => [step.tree, step])).values()];
  it.each(rules.map((step) => [step.name, step] as const))(
    '%s: every slip, once and at every update',
    (_, first) => {
      const steps = trace.steps.filter((step) => step.tree === first.tree);
      for (const change of changesOf(trace, first)) {
        const ends = steps.length > 2 ? [steps[0], steps.at(-1)] : steps;
        const times = [
          ...ends.map((one) => (step: unknown) => step === one),
          (step: unknown) => steps.includes(step as never),
        ];
        for (const at of times) {
          const student = simulate(trace, change, at);
          if (!student) continue;
          const marks = grade(trace, student.answers);
          const label = `${wroteOf(change)} at ${student.slipped}`;
          const wrong = student.slipped.filter(
            (id) => marks.steps.find((step) => step.step.id === id)!.mark !== 'correct',
          );
          for (const { step, mark } of marks.steps) {
            const expected =
              student.answers[step.id] === unspoilt.answers[step.id]
                ? 'correct'
                : wrong.includes(step.id)
                  ? 'wrong'
                  : 'carried';
            // A slip below the digits asked for leaves the step, and what follows from it, correct.
            const got = isRational || mark !== 'correct' || expected === 'wrong' ? mark : expected;
            expect([label, step.id, got]).toEqual([label, step.id, expected]);
          }
          if (wrong.length === 0) continue;
          count(`${change.id}: ${change.kind}`, marks, wrong, wroteOf(change));
        }
      }
    },
    120_000,
  );
});

describe.each(calculations)('$id, copied wrongly', ({ id, text }) => {
  const trace = traceOf(text, id);
  const unspoilt = simulate(trace, null, () => false)!;
  it.each(trace.steps.map((step) => [step.id, step] as const))('%s', (_, step) => {
    for (const [reference, source] of Object.entries(step.sources)) {
      if (typeof source !== 'number') continue;
      // What is long is written down rounded, and is not copied from its exact fraction.
      if (!isShort(trace.steps[source]!.value)) continue;
      for (const { kind, value } of miscopiesOf(trace.steps[source]!.value)) {
        const student = simulateCopy(trace, { step, reference, value });
        if (!student) continue;
        const marks = grade(trace, student.answers);
        const changed = student.answers[step.id] !== unspoilt.answers[step.id];
        expect([kind, marks.steps[step.position]!.mark]).toEqual([kind, changed ? 'wrong' : 'correct']);
        if (!changed) continue;
        count(
          `copied: ${kind}`,
          marks,
          [step.id],
          `${toText(step.tree)} with ${reference} copied with ${kind}`,
        );
      }
    }
  });
});

it('names nearly every slip', () => {
  const rows = [...table];
  const total = rows.reduce(
    (sum, [, row]) => ({
      students: sum.students + row.students,
      chosen: sum.chosen + row.chosen,
      equal: sum.equal + row.equal,
      missed: sum.missed + row.missed,
      short: sum.short + row.short,
    }),
    { students: 0, chosen: 0, equal: 0, missed: 0, short: 0 },
  );
  const line = (name: string, row: Count): string =>
    `| ${name.padEnd(72)} | ${[row.students, row.chosen, row.equal, row.missed, row.short].map((n) => `${n}`.padStart(8)).join(' | ')} |`;
  console.log(
    [
      `| ${'slip'.padEnd(72)} | students |   chosen |   equals |   missed |    short |`,
      ...rows.map(([name, row]) => line(name, row)),
      ...[...byProblem].map(([name, row]) => line(name, row)),
      line('all', total),
    ].join('\n'),
  );
  expect(total.students).toBeGreaterThan(200);
  const telling = total.students - total.short;
  expect(total.missed / telling).toBeLessThanOrEqual(0.02);
  expect(total.chosen / telling).toBeGreaterThanOrEqual(0.9);
});
