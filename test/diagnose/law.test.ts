/** Laws over every problem, step and slip: marks as they must be, and the slip named. Prints the table of how often. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../src/diagnose/changes.ts';
import { explainMarks } from '../../src/explain/marks.ts';
import { wroteOf } from '../../src/explain/slips.ts';
import { grade } from '../../src/grade/grade.ts';
import { traceOf } from '../problem-here.ts';
import { simulate } from './simulated.ts';

const problems = readdirSync('problems').filter((name) => name.endsWith('.yaml'));

interface Count {
  students: number;
  chosen: number;
  equal: number;
  missed: number;
}
const table = new Map<string, Count>();

describe.each(problems)('%s', (file) => {
  const trace = traceOf(readFileSync(`problems/${file}`, 'utf8'));
  const unspoilt = simulate(trace, null, () => false);

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
        const times = [
          ...steps.map((one) => (step: unknown) => step === one),
          (step: unknown) => steps.includes(step as never),
        ];
        for (const at of times) {
          const student = simulate(trace, change, at);
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
            expect([label, step.id, mark]).toEqual([label, step.id, expected]);
          }
          if (wrong.length === 0) continue;
          const row = `${change.id}: ${change.kind}`;
          const count = table.get(row) ?? { students: 0, chosen: 0, equal: 0, missed: 0 };
          table.set(row, count);
          count.students++;
          const { slips } = explainMarks(marks, 'full');
          const covering = slips.filter((slip) => wrong.every((id) => slip.steps.includes(id)));
          if (covering.some((slip) => slip.wrote === wroteOf(change))) count.chosen++;
          else if (covering.some((slip) => slip.equals!.some((other) => other.wrote === wroteOf(change))))
            count.equal++;
          else count.missed++;
        }
      }
    },
    120_000,
  );
});

it('names nearly every slip', () => {
  const rows = [...table];
  const total = rows.reduce(
    (sum, [, row]) => ({
      students: sum.students + row.students,
      chosen: sum.chosen + row.chosen,
      equal: sum.equal + row.equal,
      missed: sum.missed + row.missed,
    }),
    { students: 0, chosen: 0, equal: 0, missed: 0 },
  );
  const line = (name: string, row: Count): string =>
    `| ${name.padEnd(72)} | ${[row.students, row.chosen, row.equal, row.missed].map((n) => `${n}`.padStart(8)).join(' | ')} |`;
  console.log(
    [
      `| ${'slip'.padEnd(72)} | students |   chosen |   equals |   missed |`,
      ...rows.map(([name, row]) => line(name, row)),
      line('all', total),
    ].join('\n'),
  );
  expect(total.students).toBeGreaterThan(200);
  expect(total.missed / total.students).toBeLessThanOrEqual(0.02);
  expect(total.chosen / total.students).toBeGreaterThanOrEqual(0.9);
});
