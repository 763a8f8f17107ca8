/** Worked steps are not counted, and what follows is judged from their right values; for every problem. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { faultsOf, flagshipText, submission003 } from '../problem-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(id: string, text: string): string {
  const file = join(folder, `${id}.yaml`);
  writeFileSync(file, text);
  return file;
}

const checker = createChecker();
const FLAGSHIP = 'momentum-regression';
const marks = (answers: Readonly<Record<string, string>>, show: string, id = FLAGSHIP) =>
  checker.grade(id, { answers }, { show });
const rightAnswers = (id: string): Record<string, string> =>
  Object.fromEntries(
    checker
      .solve(id)
      .steps.filter(({ asked }) => asked)
      .map((step) => [step.id, step.answer]),
  );

describe('a step that is shown', () => {
  it('has no mark, is not counted, and is told', () => {
    const { score, steps, shown } = marks({ 'v[1]': '[0, 1]', 'w[1]': '[1, 1]' }, 'g[0],v[1]');
    expect(score).toEqual({ earned: 1, total: 19 });
    expect(steps['v[1]']).toBeUndefined();
    expect(shown).toEqual(['g[0]', 'v[1]']);
  });
  it('none shown says nothing of it', () => {
    expect(marks({}, 'none')).not.toHaveProperty('shown');
    expect(marks({}, 'none')).toEqual(checker.grade(FLAGSHIP, { answers: {} }));
  });
  it('is what later steps are carried from, whatever was sent for it', () => {
    const answers = { 'v[1]': '[0, -1]', 'w[1]': '[1, -1]' };
    expect(marks(answers, 'none').steps['w[1]']).toMatchObject({ mark: 'carried', from: ['v[1]'] });
    const { steps, slips } = marks(answers, 'v[1]');
    expect(steps['w[1]']!.mark).toBe('wrong');
    expect(slips.flatMap((slip) => slip.steps)).not.toContain('v[1]');
  });
  it('stops what was wrong before it', () => {
    const { steps } = marks({ 'v[1]': '[0, -1]', 'w[1]': '[1, -1]', 'yhat[1]': '[1, 2]' }, 'w[1]');
    expect(steps['v[1]']!.mark).toBe('wrong');
    expect(steps['yhat[1]']!.mark).toBe('correct');
  });
  it('after it, errors are carried as ever', () => {
    const { score, steps } = marks({ 'v[2]': '[7, 0.2]', 'w[2]': '[8, 1.2]' }, 'first update');
    expect(steps['v[2]']!.mark).toBe('wrong');
    expect(steps['w[2]']).toMatchObject({ mark: 'carried', from: ['v[2]'] });
    expect(score).toEqual({ earned: 1, total: 14 });
  });
  it('after it, slips are found in what it says: 4/5 [0, 1] + 1/5 [-5, 5]', () => {
    const { slips } = marks({ 'v[2]': '[-1, 1.8]' }, 'first update, g[1]');
    expect(slips.map(({ id, steps }) => [id, steps])).toEqual([['sign', ['v[2]']]]);
  });
  it('costs one step more where others rest on what was wrong in its place', () => {
    const { steps } = marks(submission003.answers, 'v[1]');
    const wrong = Object.keys(steps).filter((id) => steps[id]!.mark === 'wrong');
    expect(wrong).toEqual(['w[1]', 'v[2]', 'v[3]']);
  });
  it.each([
    ['none', '0.0183', 'correct'],
    ['none', '0.0200', 'correct'],
    ['none', '0.0300', 'wrong'],
    ['a', '0.0183', 'correct'],
    ['a', '0.0200', 'correct'],
    ['a', '0.0300', 'wrong'],
  ])('showing %s, e to three figures less 2.7 is %s: %s', (show, answer, mark) => {
    const file = written(
      'rounded',
      'title: e\nstatement: e.\nsource: Here\nrounding: 3 figures\nprogram:\n  - { step: a, rule: exp(1) }\n  - { step: b, rule: a - 2.7 }\n',
    );
    const { steps } = createChecker({ file }).grade('rounded', { answers: { b: answer } }, { show });
    expect(steps.b!.mark).toBe(mark);
  });
  it('is exact where it is shown exactly, whatever was wrong before it', () => {
    const file = written(
      'short',
      'title: Short\nstatement: Short.\nsource: Here\nprogram:\n  - { step: a, rule: 5/8 }\n  - { step: b, rule: a/5 }\n  - { step: c, rule: 8*b }\n',
    );
    const graded = (c: string) =>
      createChecker({ file }).grade('short', { answers: { a: '1/3', c } }, { show: 'b' }).steps.c!.mark;
    expect([graded('1'), graded('0.999')]).toEqual(['correct', 'wrong']);
  });
});

describe('a shown part of a proof', () => {
  const id = 'bias-correction';
  it('stands in for what was wrong before it', () => {
    const answers = { 's[1]': 'g', 's[2]': 'rho*g + (1-rho)*g' };
    expect(marks(answers, 'none', id).steps['s[2]']!.mark).toBe('carried');
    expect(marks(answers, 's[1]', id).steps['s[2]']!.mark).toBe('wrong');
    expect(marks({ 's[1]': 'g', 's[3]': 'g' }, 's[2]', id).steps['s[3]']!.mark).toBe('wrong');
  });
  it('covers the cases before a later base', () => {
    const base = { base: 's[2] = rho*s[1] + (1-rho)*g = rho*g*(1-rho) + (1-rho)*g = g*(1-rho^2)' };
    expect(marks(base, 'none', id).steps.base!.mark).toBe('wrong');
    expect(marks(base, 's[1]', id).steps.base!.mark).toBe('correct');
  });
  it('is not counted', () => {
    const { score, steps, shown } = marks({ step: 'nonsense' }, 'base,step', id);
    expect([score.total, steps.step, shown]).toEqual([10, undefined, ['base', 'step']]);
  });
});

describe.each(checker.list().map(({ id }) => id))('%s', (id) => {
  const right = rightAnswers(id);
  it.each(checker.problem(id).shows.map(({ show }) => show))(
    'showing %s, the rest right earns all of the rest',
    (show) => {
      const { steps } = checker.problem(id, { show });
      const asked = steps.filter(({ shown }) => !shown).map((step) => step.id);
      const answers = Object.fromEntries(asked.map((step) => [step, right[step]!]));
      const result = checker.grade(id, { answers }, { show });
      expect(result.score).toEqual({ earned: asked.length, total: asked.length });
      expect([Object.keys(result.steps), result.slips]).toEqual([asked, []]);
      expect(asked.length + (result.shown?.length ?? 0)).toBe(steps.length);
    },
  );
  it('shows what the worked solution says', () => {
    const { steps } = checker.problem(id, { show: 'all but last' });
    const solved = new Map(checker.solve(id).steps.map((step) => [step.id, step]));
    for (const step of steps) if (step.shown) expect(step.shown.tex).toEqual(solved.get(step.id)!.tex);
    expect(steps.at(-1)!.shown).toBeUndefined();
    expect(steps.filter(({ shown }) => shown).length).toBe(
      steps.length > 1 ? checker.grade(id, { answers: {} }, { show: 'all but last' }).shown!.length : 0,
    );
  });
  it('an empty sheet earns nothing, whatever is shown', () => {
    expect(checker.grade(id, { answers: {} }, { show: 'all but last' }).score.earned).toBe(0);
  });
});

describe('a problem that fades by default', () => {
  const file = written('faded', `show: first update\n${flagshipText}`);
  const faded = createChecker({ file });
  it('asks the rest, and says so', () => {
    expect(faded.faults).toEqual([]);
    expect(faded.list()[0]!.asked).toBe(14);
    expect(faded.grade('faded', { answers: {} }).score.total).toBe(14);
    expect(faded.problem('faded').show).toBe('first update');
  });
  it('asks all where none is to be shown', () => {
    expect(faded.grade('faded', { answers: {} }, { show: 'none' }).score.total).toBe(21);
  });
  it('takes a write-up as a whole', () => {
    expect(faded.check('$1 + 1 = 2$', 'faded').grade!.score.total).toBe(21);
  });
  it('passes its own tests', () => expect(faded.lint([file]).faults).toEqual([]));
});

describe('a problem file', () => {
  it.each([
    [
      'show: v[9]',
      'here.yaml:1:7: there is no step "v[9]" to be shown; known here: none, first update, all but last, yhat[0], ',
    ],
    [
      'show: first update, all but last, yhat[2], loss[2], dyhat[2], dw[2], g[2], v[3], w[3]',
      'here.yaml:1:7: every step would be shown',
    ],
    ['show: first update\nsolution: never', 'here.yaml:1:7: this problem does not show its solution'],
    ['show: [g[0]]', 'here.yaml:1:'],
  ])('%s is a fault', (line, says) => {
    const [fault, ...others] = faultsOf(`${line}\n${flagshipText}`);
    expect(fault).toContain(says);
    expect(others).toEqual([]);
  });
});
