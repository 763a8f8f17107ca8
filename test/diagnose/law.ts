/** The law of diagnosis: a student who makes one slip, at one update or at all, is marked as must be, and told that slip or one as good. */
import { expect } from 'vitest';
import { type Change, changesOf } from '../../src/diagnose/changes.ts';
import { saysEnough } from '../../src/diagnose/diagnose.ts';
import { explainMarks } from '../../src/explain/marks.ts';
import { wroteOf } from '../../src/explain/slips.ts';
import { grade } from '../../src/grade/grade.ts';
import type { Marks } from '../../src/grade/mark.ts';
import { isExact } from '../../src/math/value.ts';
import type { Step, Trace } from '../../src/trace/solve.ts';
import { type Simulated, simulate } from './simulated.ts';

interface Count {
  students: number;
  chosen: number;
  equal: number;
  missed: number;
  /** A single digit standing alone is had by chance from many changes, and is explained by a sign or not at all. */
  short: number;
}

const NONE: Count = { students: 0, chosen: 0, equal: 0, missed: 0, short: 0 };

/** How often slips are named, by the row of the table and by problem. */
export class Tally {
  readonly #rows = new Map<string, Count>();
  readonly #problems = new Map<string, Count>();

  /** Adds a student: was the slip made chosen, or among its equals, for all the steps that went wrong? */
  count(row: string, marks: Marks, wrong: readonly string[], wrote: string): void {
    const got = told(marks, wrong, wrote);
    for (const [table, key] of [
      [this.#rows, row],
      [this.#problems, marks.trace.problem.id],
    ] as const) {
      const counts = table.get(key) ?? { ...NONE };
      table.set(key, counts);
      counts.students++;
      counts[got]++;
    }
  }

  get total(): Count {
    const total = { ...NONE };
    for (const row of this.#rows.values())
      for (const key of Object.keys(total) as (keyof Count)[]) total[key] += row[key];
    return total;
  }

  /** Prints all of it, and expects nearly every slip to be named. */
  expectNearlyAll(): void {
    const { total } = this;
    const line = (name: string, row: Count): string =>
      `| ${name.padEnd(72)} | ${[row.students, row.chosen, row.equal, row.missed, row.short].map((n) => `${n}`.padStart(8)).join(' | ')} |`;
    console.log(
      [
        `| ${'slip'.padEnd(72)} | students |   chosen |   equals |   missed |    short |`,
        ...[...this.#rows, ...this.#problems].map(([name, row]) => line(name, row)),
        line('all', total),
      ].join('\n'),
    );
    expect(total.students).toBeGreaterThan(200);
    const telling = total.students - total.short;
    expect(total.missed / telling).toBeLessThanOrEqual(0.02);
    expect(total.chosen / telling).toBeGreaterThanOrEqual(0.9);
  }
}

function told(
  marks: Marks,
  wrong: readonly string[],
  wrote: string,
): 'chosen' | 'equal' | 'short' | 'missed' {
  const covering = explainMarks(marks, 'full').slips.filter((slip) =>
    wrong.every((id) => slip.steps.includes(id)),
  );
  if (covering.some((slip) => slip.wrote === wrote)) return 'chosen';
  if (covering.some((slip) => slip.equals!.some((other) => other.wrote === wrote))) return 'equal';
  return saysLittle(marks, wrong) ? 'short' : 'missed';
}

function saysLittle({ steps }: Marks, wrong: readonly string[]): boolean {
  const [only] = wrong.map((id) => steps.find(({ step }) => step.id === id)!);
  return wrong.length === 1 && only!.mark === 'wrong' && !saysEnough(only!.answer);
}

/** Every slip in a rule, made at its first update, at its last, and at all. */
export function holdLaw(
  trace: Trace,
  first: Step,
  unspoilt: Simulated,
  tally: Tally,
  isTried: (change: Change, place: number) => boolean = () => true,
): void {
  const steps = trace.steps.filter((step) => step.tree === first.tree);
  const isRational = trace.steps.every((step) => isExact(step.value));
  for (const change of changesOf(trace, first).filter(isTried)) {
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
      // A slip below the digits asked for leaves the step as it was: correct, or carried from an earlier one.
      const wrong = student.slipped.filter((id) => {
        const { mark } = marks.steps.find((step) => step.step.id === id)!;
        return mark !== 'correct' && !(mark === 'carried' && student.unseen.includes(id));
      });
      for (const { step, mark } of marks.steps) {
        const expected =
          student.answers[step.id] === unspoilt.answers[step.id]
            ? 'correct'
            : wrong.includes(step.id)
              ? 'wrong'
              : 'carried';
        // What follows from such a slip is as it was, too.
        const got = isRational || mark !== 'correct' || expected === 'wrong' ? mark : expected;
        expect([label, step.id, got]).toEqual([label, step.id, expected]);
      }
      if (wrong.length > 0) tally.count(`${change.id}: ${change.kind}`, marks, wrong, wroteOf(change));
    }
  }
}
