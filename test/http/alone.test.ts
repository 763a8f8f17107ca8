/** One step checked alone, without JavaScript: its mark and nothing of the others; and what is told in stages. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';
import { spokenName } from '../../views/spoken.ts';
import submission003 from '../golden/submission-003.answers.json' with { type: 'json' };
import { flagshipText } from '../problem-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
cpSync('problems/recipes', join(folder, 'recipes'), { recursive: true });
const untested = flagshipText.replace(/tests:[\s\S]*/, '');
writeFileSync(join(folder, 'exam.yaml'), `${untested}solution: never\n`);
writeFileSync(join(folder, 'terse.yaml'), `${untested}feedback: where\n`);
const checker = createChecker();
const [ours, others] = [createApp(checker), createApp(createChecker({ folder }))];
afterAll(() => rmSync(folder, { recursive: true }));

const { answers } = submission003;
const marked = async (path: string, app = ours): Promise<string> => {
  const { text, status } = await request(app).post(path).type('form').send(answers);
  expect(status).toBe(200);
  return text;
};
const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map((m) => m[1]!);
const marks = (html: string): string[] => all(html, /id="mark-([^"]+)"/g);

describe('a step checked alone', () => {
  it('has its mark, and the others have none', async () => {
    const text = await marked('/problems/momentum-regression?step=v[2]');
    expect(marks(text)).toEqual(['v[2]']);
    expect(text).not.toContain('steps earned');
    expect(text).toContain('<title>Three momentum updates of a linear regression</title>');
    expect(text).toContain('value="[8.8, -16.4]"');
    expect(text).toContain('You may go on from a wrong step');
  });
  it('has a button that leads there, and to the page it is on', async () => {
    const { text } = await request(ours).get('/problems/momentum-regression?show=first+update');
    expect(text).toContain(
      'formaction="/problems/momentum-regression?show=first+update&amp;step=v%5B2%5D#mark-v[2]"',
    );
  });
  it.each(['v[9]', '', '__proto__', 'v[1]&step=v[2]', 'v[1]&show=v[1]'])('%s is none', async (step) => {
    const { body } = await request(ours)
      .post(`/problems/momentum-regression?step=${step}`)
      .type('form')
      .send({})
      .expect(422);
    expect(body.detail).toMatch(/^step: should be one step that is asked here/);
  });
});

/** The part of a page that holds the answers and what is told of each. */
const answersOn = (text: string): string => text.slice(text.indexOf('<form method="post"'));

describe('what is told', () => {
  it('comes in stages, each inside the one before', async () => {
    const text = await marked('/problems/momentum-regression?step=v[2]');
    const step = text.slice(text.indexOf('id="mark-v[2]"'));
    expect(step).toMatch(
      /<details><summary>Hint<\/summary>(?:(?!<\/details>).)*<details><summary>The slip<\/summary>(?:(?!<\/details>).)*<details><summary>Expected value/,
    );
  });
  it('of an exam stops at the hint', async () => {
    const text = await marked('/problems/exam', others);
    expect([...new Set(all(answersOn(text), /<summary>([^<]+)/g))]).toEqual(['Hint']);
    expect(text).not.toContain('Your numbers beside the true ones');
    expect(text).not.toContain('underline{');
  });
  it('is only where, if the problem says so', async () => {
    const text = await marked('/problems/terse', others);
    expect(text).toContain('This is the first step that goes wrong.');
    expect(answersOn(text)).not.toContain('<summary>');
    expect(text).not.toContain('Your numbers beside the true ones');
  });
  it('says once that one slip explains several steps, and leads to them', async () => {
    const text = await marked('/problems/momentum-regression');
    expect(text.match(/One slip explains all three: /g)).toHaveLength(1);
    for (const id of ['v[1]', 'v[2]', 'v[3]']) {
      expect(text).toContain(`<a href="#step-${id}" aria-label="${id}">`);
      expect(text).toContain(`id="step-${id}"`);
    }
  });
  it('encourages to go on where something is wrong and something still blank', async () => {
    const send = (fields: object) =>
      request(ours).post('/problems/momentum-regression').type('form').send(fields);
    const [some, right] = await Promise.all([send({ 'v[1]': '[0, -1]' }), send({ 'v[1]': '[0, 1]' })]);
    expect(some.text).toContain('You may go on from a wrong step');
    expect(right.text).not.toContain('You may go on');
  });
});

it.each(checker.list().map(({ id }) => [id]))('each field of %s has a name of its own', (id) => {
  const names = checker.problem(id).steps.map(spokenName);
  expect(new Set(names).size).toBe(names.length);
});
