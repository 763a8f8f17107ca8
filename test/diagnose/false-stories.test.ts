/** Right submissions with one whole answer replaced by random numbers of the same size and denominators: few may get a story. */
import { expect, it } from 'vitest';
import { explainMarks } from '../../src/explain/marks.ts';
import { answerToText } from '../../src/explain/values.ts';
import { grade } from '../../src/grade/grade.ts';
import { type Rational, reduced } from '../../src/math/rational.ts';
import { isExact, type Value } from '../../src/math/value.ts';
import type { Trace } from '../../src/trace/solve.ts';
import { calculations, traceOf } from '../problem-here.ts';
import { congruential32, uniformInt } from './random.ts';
import { trueAnswers } from './simulated.ts';

const traces = calculations.map(({ id, text }) => traceOf(text, id));
const isRational = (trace: Trace): boolean => trace.steps.every((step) => isExact(step.value));

/** As many digits as the largest numerator has, over the same denominators. */
function replaced(value: Value, next: (from: number, to: number) => number): string {
  const cells = (value.cells as readonly Rational[]).map(reduced);
  const most = 10 ** Math.max(...cells.map(({ n }) => `${n}`.replace('-', '').length)) - 1;
  const shown = cells.map(({ d }) => `${next(-most, most)}/${d}`);
  return `[${Array.from({ length: value.rows }, (_, r) => shown.slice(r * value.cols, (r + 1) * value.cols).join(', ')).join('; ')}]`;
}

/** A rounded answer with every digit of it drawn anew. */
const redrawn = (text: string, next: (from: number, to: number) => number): string =>
  text.replace(/\d/g, (digit, at: number) => `${next(digit === '0' && text[at + 1] !== '.' ? 0 : 1, 9)}`);

it.each([
  ['exact numbers', traces.filter(isRational), 10_000],
  ['rounded numbers', traces.filter((trace) => !isRational(trace)), 1500],
] as const)(
  'random numbers seldom get a story: %s',
  (_, traces, submissions) => {
    const next = uniformInt(congruential32(7));
    const byRow = new Map<string, number>();
    const byStep = new Map<string, number>();
    let [wrong, told] = [0, 0];
    while (wrong < submissions) {
      const trace = traces[next(0, traces.length - 1)]!;
      const step = trace.steps[next(0, trace.steps.length - 1)]!;
      const answers = trueAnswers(trace);
      answers[step.id] = isExact(step.value)
        ? replaced(step.value, next)
        : redrawn(answerToText(step.value, step.rounding), next);
      const marks = grade(trace, answers);
      const result = explainMarks(marks, 'full');
      if (result.steps[step.id]!.mark !== 'wrong') continue;
      wrong++;
      // What follows from the replaced answer is true, so it is wrong from the student's numbers only where it is not correct.
      if (!result.slips.some((slip) => slip.steps.includes(step.id))) continue;
      told++;
      const [slip] = marks.slips;
      const row = `${slip!.change.id}: ${slip!.change.kind}`;
      byRow.set(row, (byRow.get(row) ?? 0) + 1);
      const where = `${trace.problem.id} ${step.id}`;
      byStep.set(where, (byStep.get(where) ?? 0) + 1);
    }
    const lines = [...byRow]
      .sort((a, b) => b[1] - a[1])
      .map(([row, count]) => `| ${row.padEnd(72)} | ${`${count}`.padStart(5)} |`);
    console.log(
      [
        `${told} of ${wrong} random answers got a story`,
        ...lines,
        [...byStep]
          .sort((a, b) => b[1] - a[1])
          .slice(0, 40)
          .map(([id, count]) => `${id} ${count}`)
          .join(', '),
      ].join('\n'),
    );
    expect(told / wrong).toBeLessThanOrEqual(0.02);
  },
  120_000,
);
