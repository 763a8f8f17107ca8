/** What we write ourselves is read: every worked solution, checked as a write-up of its own problem; and steps called by their ids, as text. */
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { exportFormat } from '../../views/exports.ts';

const checker = createChecker();
const checked = checker.list().map(({ id }) => {
  const text = exportFormat('markdown').write(checker, id, { worked: true });
  return [id, checker.check(text, id)] as const;
});

describe('our own worked solutions', () => {
  it.each(checked)('%s: nothing false, and what is answered is right', (_, { summary, grade }) => {
    expect(summary.false).toBe(0);
    expect(grade!.score.earned).toBeGreaterThan(0);
  });
  it('nearly all is understood, and nearly every answer found', () => {
    const sum = (of: (each: (typeof checked)[number][1]) => number): number =>
      checked.reduce((total, [, each]) => total + of(each), 0);
    console.log(
      `exports: ${sum(({ summary }) => summary.notUnderstood)} relations not understood, ` +
        `${sum(({ grade }) => grade!.score.earned)} of ${sum(({ grade }) => grade!.score.total)} answers found`,
    );
    expect(sum(({ summary }) => summary.notUnderstood)).toBeLessThanOrEqual(5);
    expect(sum(({ grade }) => grade!.score.total - grade!.score.earned)).toBeLessThanOrEqual(4);
  });
});

const worked = checker
  .list()
  .filter(({ id }) => checker.problem(id).steps.every(({ kind }) => kind === 'numbers'))
  .map(({ id }) => checker.solve(id));

describe('steps by their ids, with their rules', () => {
  const typed = ({ steps }: (typeof worked)[number], answerOf: (answer: string, id: string) => string) =>
    steps.map(({ id, rule, answer }) => `${id} = ${rule} = ${answerOf(answer, id)}`).join('\n');
  it.each(worked.map((each) => [each.problem, each] as const))('%s', (id, each) => {
    const right = checker.check(
      typed(each, (answer) => answer),
      id,
    );
    expect(right.summary.false).toBe(0);
    expect(right.grade!.score.earned).toBe(right.grade!.score.total);
    const spoilt = each.steps[Math.floor(each.steps.length / 2)]!;
    const wrong = checker.check(
      typed(each, (answer, step) =>
        step === spoilt.id ? answer.replace(/\d/, (digit) => `${9 - Number(digit)}`) : answer,
      ),
      id,
    );
    expect(wrong.grade!.steps[spoilt.id]!.mark).toBe('wrong');
    expect(wrong.summary.notUnderstood).toBe(right.summary.notUnderstood);
  });
});
