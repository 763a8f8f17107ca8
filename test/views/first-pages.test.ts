/** The first page and the methods side by side: what a visitor is offered, and the numbers in the table. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { compareMethods } from '../../src/explain/methods.ts';
import { createApp } from '../../src/http/app.ts';
import { flagshipText } from '../problem-here.ts';

const checker = createChecker();
const app = createApp(checker);
const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
afterAll(() => rmSync(folder, { recursive: true }));

function appWith(text: string) {
  const file = join(folder, 'own.yaml');
  writeFileSync(file, text);
  return createApp(createChecker({ file }));
}

const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );

describe('the first page', () => {
  it('offers a wrong solution, and marking it tells the slip', async () => {
    const { text } = await request(app).get('/').expect(200);
    const typed = hidden(text);
    // The velocity of a student who adds alpha*g: 0.8*[0, 0] + 0.2*[0, -5].
    expect(typed['v[1]']).toBe('[0, -1]');
    const marked = await request(app)
      .post('/problems/momentum-regression')
      .type('form')
      .send(typed)
      .expect(200);
    expect(marked.text).toContain('18 of 21');
    expect(marked.text).toContain('One slip explains all three');
  });
  it.each([
    ['an exam keeps its answers', flagshipText.replace('title:', 'solution: never\ntitle:')],
    ['without a wrong student there is none', flagshipText.replace(/tests:[\s\S]*/, '')],
  ])('%s', async (_, text) => {
    const { text: html } = await request(appWith(text)).get('/').expect(200);
    expect(html).toContain('Three momentum updates');
    expect(hidden(html)).toEqual({});
  });
  it('lists every problem once, under its topic, the first before the advanced', async () => {
    const { text } = await request(app).get('/');
    const listed = [...text.matchAll(/<li><a href="\/problems\/([^"]+)"/g)].map(([, id]) => id!);
    expect(listed.toSorted()).toEqual(
      checker
        .list()
        .map(({ id }) => id)
        .toSorted(),
    );
    const at = (id: string) => listed.indexOf(id);
    expect(at('heavy-ball')).toBeLessThan(at('momentum-limit'));
    expect(text.indexOf('Adaptive learning rates')).toBeLessThan(text.indexOf('/problems/adam"'));
  });
  it('a problem that says no topic is listed with those of its kind', async () => {
    const { text } = await request(appWith(flagshipText.replace(/topic: .*\nlevel: .*\n/, ''))).get('/');
    expect(text).toMatch(/More problems[\s\S]*Three momentum updates/);
  });
});

describe('the methods side by side', () => {
  const comparisons = compareMethods(checker.list().map(({ id }) => checker.solve(id)));
  const weightsOf = (id: string): string[] =>
    comparisons.flatMap(({ methods }) =>
      methods.flatMap(({ problem, weights }) => (problem === id ? weights.map(({ answer }) => answer) : [])),
    );
  // By hand: w - 0.2*g with g = [0, -5], [-5, 5], [5, -10]; and with the velocity 0.8*v - 0.2*g.
  it.each([
    ['gradient-descent', ['[1, 1]', '[2, 0]', '[1, 2]']],
    ['momentum-regression', ['[1, 1]', '[2, 0.8]', '[2.6, 1.04]']],
  ] as const)('%s', (id, weights) => {
    expect(weightsOf(id)).toEqual(weights);
  });
  it('all of a table begin with the same numbers, and differ in what is their own', () => {
    expect(comparisons.map(({ methods }) => methods.length > 1)).not.toContain(false);
    for (const { data, methods } of comparisons) {
      expect(data.map(({ id }) => id)).toEqual(['X', 'y', 'w[0]']);
      for (const { givens } of methods) expect(givens.map(({ id }) => id)).not.toContain('X');
    }
  });
  it('the page holds them', async () => {
    const { text } = await request(app).get('/methods').expect(200);
    expect(text.match(/<th scope="row">/g)!.length).toBe(
      comparisons.reduce((count, { methods }) => count + methods.length, 0),
    );
  });
  it('in the order in which they are learnt', async () => {
    const { text } = await request(app).get('/methods');
    const ids = ['gradient-descent', 'momentum-regression', 'adadelta'];
    const rows = ids.map((id) => text.indexOf(`"/problems/${id}"`));
    expect(rows).not.toContain(-1);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  });
  it('says so where there is nothing to compare', async () => {
    const { text } = await request(appWith(flagshipText)).get('/methods').expect(200);
    expect(text).toContain('No two problems here');
  });
});
