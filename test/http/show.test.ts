/** Worked-example fading from outside: the API, the pages without JavaScript, and what is refused. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';
import { definition, gradeResult } from '../../src/http/schemas.ts';
import { flagshipText } from '../problem-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
cpSync('problems/recipes', join(folder, 'recipes'), { recursive: true });
const untested = flagshipText.replace(/tests:[\s\S]*/, '');
writeFileSync(join(folder, 'long.yaml'), untested.replace('repeat: 3', 'repeat: 30'));
writeFileSync(join(folder, 'exam.yaml'), `${untested}solution: never\n`);
writeFileSync(join(folder, 'faded.yaml'), `${untested}show: first update\n`);
writeFileSync(
  join(folder, 'single.yaml'),
  'title: One\nstatement: One.\nsource: Here\nprogram: [{ step: y, rule: 1 + 1 }]\n',
);
const checker = createChecker({ folder });
const app = createApp(checker);
const ours = createApp(createChecker());
afterAll(() => rmSync(folder, { recursive: true }));

const FLAGSHIP = '/problems/momentum-regression';
const page = async (path: string, fields?: Readonly<Record<string, string>>, from = ours) => {
  const { text, status } = await (fields
    ? request(from).post(path).type('form').send(fields)
    : request(from).get(path));
  expect(status).toBe(200);
  return text;
};
const fields = (html: string): string[] =>
  [...html.matchAll(/<(?:input|textarea) id="answer-([^"]+)"/g)].map((m) => m[1]!);
const shown = (html: string): string[] => [...html.matchAll(/id="shown-([^"]+)"/g)].map((m) => m[1]!);
const formaction = (html: string, flag: string): string =>
  [...html.matchAll(/formaction="([^"]+)"/g)]
    .map((m) => m[1]!.replaceAll('&amp;', '&'))
    .find((to) => to.includes(flag)) ?? '';

describe('the API', () => {
  it('a definition marks what is shown, with its solution', async () => {
    const { body } = await request(ours).get(`/api/v1${FLAGSHIP}?show=first+update`).expect(200);
    expect(definition.safeParse(body).error).toBeUndefined();
    expect(body.show).toBe('first update');
    const [first, , , , , velocity] = body.steps;
    expect(first.shown.exact).toEqual([['2', '-1']]);
    expect(velocity.shown.tex.substituted).toMatch(/0\.8.*0\.2/);
    expect(body.steps.filter((step: { shown?: unknown }) => step.shown).length).toBe(7);
    expect(JSON.stringify(body.steps.slice(7))).not.toMatch(/"value"|"exact":/);
  });
  it('a part of a proof is shown line by line', async () => {
    const { body } = await request(ours).get('/api/v1/problems/bias-correction?show=base');
    expect(definition.safeParse(body).error).toBeUndefined();
    const [base] = body.steps.filter((step: { shown?: unknown }) => step.shown);
    expect(base.shown.lines.map(({ reason }: { reason: string }) => reason)).toEqual([
      'by definition',
      'as given',
      'by algebra',
    ]);
  });
  it('a step that is shown is neither marked nor counted', async () => {
    const { body } = await request(ours)
      .post(`/api/v1${FLAGSHIP}/grade?show=g[0],v[1]`)
      .send({ answers: { 'v[1]': '[0, -1]', 'w[1]': '[1, 1]' } });
    expect(gradeResult.safeParse(body).error).toBeUndefined();
    expect([body.score, body.shown, body.steps['v[1]'], body.steps['w[1]']]).toEqual([
      { earned: 1, total: 19 },
      ['g[0]', 'v[1]'],
      undefined,
      { mark: 'correct' },
    ]);
  });
  it.each([
    ['what the problem says', '', 14],
    ['none', '?show=none', 21],
    ['nothing', '?show=', 21],
    ['another word', '?show=all+but+last', 7],
  ])('%s of a problem that fades by default', async (_, query, total) => {
    const { body } = await request(app).post(`/api/v1/problems/faded/grade${query}`).send({ answers: {} });
    expect(body.score.total).toBe(total);
  });
});

describe('what cannot be shown', () => {
  const KEPT = /^show: this problem does not show its solution, so no step of it is shown either\.$/;
  it.each([
    [
      'an unknown step',
      'faded',
      'v[9]',
      422,
      /^show: there is no step "v\[9\]" to be shown; known here: none, first update, all but last, yhat\[0\], .*w\[3\]\.$/,
    ],
    ['a prototype', 'faded', '__proto__', 422, /no step "__proto__"/],
    ['a long text', 'faded', 'v'.repeat(9000), 422, /no step "v{60}"/],
    ['every step', 'single', 'y', 422, /^show: every step would be shown and nothing left to do/],
    ['an exam', 'exam', 'first update', 403, KEPT],
    ['a step of an exam', 'exam', 'v[1]', 403, KEPT],
  ] as const)('%s', async (_, id, show, status, says) => {
    const query = `?show=${encodeURIComponent(show)}`;
    const responses = await Promise.all([
      request(app).get(`/api/v1/problems/${id}${query}`),
      request(app).post(`/api/v1/problems/${id}/grade${query}`).send({ answers: {} }),
    ]);
    for (const { body, status: got } of responses) {
      expect([got, body.status]).toEqual([status, status]);
      expect(body.detail).toMatch(says);
    }
    const { text } = await request(app)
      .get(`/problems/${id}${query}`)
      .set('accept', 'text/html')
      .expect(status);
    expect(text).toContain('show: ');
  });
  it('said twice', async () => {
    const { body } = await request(app).get('/api/v1/problems/faded?show=v[1]&show=w[1]').expect(422);
    expect(body.detail).toMatch(/^show: should be said once/);
  });
  it('none of an exam is as it is', async () => {
    await request(app).get('/api/v1/problems/exam?show=none').expect(200);
  });
  it('the next step of an exam: no button, and refused', async () => {
    const html = await page('/problems/exam', undefined, app);
    expect(html).not.toContain('Show the next step');
    expect(html).not.toContain('Show worked');
    await request(app).post('/problems/exam?next').type('form').send({}).expect(403);
  });
  it('the only step left to do', async () => {
    expect(await page('/problems/single', undefined, app)).not.toContain('Show the next step');
    await request(app).post('/problems/single?next').type('form').send({}).expect(422);
  });
});

describe('a worksheet', () => {
  it('shows steps in their places, without a field', async () => {
    const html = await page(`${FLAGSHIP}?show=v[1],w[1]`);
    expect(shown(html)).toEqual(['v[1]', 'w[1]']);
    expect(fields(html)).toHaveLength(19);
    expect(fields(html)).not.toContain('v[1]');
    expect(html.indexOf('answer-g[0]')).toBeLessThan(html.indexOf('shown-v[1]'));
    expect(html.indexOf('shown-w[1]')).toBeLessThan(html.indexOf('answer-yhat[1]'));
  });
  it('links to the other ways, and keeps what is chosen in its form', async () => {
    const html = await page(`${FLAGSHIP}?show=all+but+last`);
    expect(html).toContain(`<a href="${FLAGSHIP}?show=first+update#work">the first update</a>`);
    expect(html).toContain('<strong aria-current="true">all but the last update</strong>');
    expect(html).toContain(`<form method="post" action="${FLAGSHIP}?show=all+but+last#work"`);
    expect(html).toContain(`href="${FLAGSHIP}/solution?show=all+but+last"`);
    expect(await page(`${FLAGSHIP}/solution?show=all+but+last`)).toContain(
      `<a href="${FLAGSHIP}?show=all+but+last">To the worksheet`,
    );
  });
  it('is marked without what is shown', async () => {
    const html = await page(`${FLAGSHIP}?show=first+update`, { 'yhat[1]': '[1, 2]' });
    expect(html).toContain('<strong>1 of 14</strong>');
    expect(html).toContain('13 steps are still blank. 7 steps are shown worked, and not counted.');
  });
  it('a page once drawn is not shown to whoever asks for another', async () => {
    const [plain, faded, again] = [
      await page(FLAGSHIP),
      await page(`${FLAGSHIP}?show=v[1]`),
      await page(FLAGSHIP),
    ];
    expect([shown(plain), shown(faded)]).toEqual([[], ['v[1]']]);
    expect(again).toBe(plain);
    await page(`${FLAGSHIP}/solution?show=v[1]`);
    expect(await page(`${FLAGSHIP}/solution`)).toContain(`<a href="${FLAGSHIP}">To the worksheet`);
  });
});

describe('the next step', () => {
  it('is shown in place of the first that is blank, and nothing typed is lost', async () => {
    const button = formaction(await page(FLAGSHIP), 'next');
    expect(button).toBe(`${FLAGSHIP}?next&typed`);
    const html = await page(button, { 'yhat[0]': '[2, -1]', 'w[3]': '[2.6' });
    expect(shown(html)).toEqual(['loss[0]']);
    expect(html).toMatch(/id="answer-yhat\[0\]"[^>]* value="\[2, -1\]"/);
    expect(html).toMatch(/id="answer-w\[3\]"[^>]* value="\[2\.6"/);
    expect(html).toMatch(/id="shown-loss\[0\]" tabindex="-1" autofocus/);
    expect(html).not.toContain('Your work, marked');
  });
  it('goes on from what is shown already, again and again', async () => {
    let html = await page(FLAGSHIP);
    for (const wanted of [['yhat[0]'], ['yhat[0]', 'loss[0]'], ['yhat[0]', 'loss[0]', 'dyhat[0]']]) {
      html = await page(formaction(html, 'next'), {});
      expect(shown(html)).toEqual(wanted);
    }
    const action = /<form method="post" action="([^"#]+)/.exec(html)![1]!;
    expect(action).toBe(`${FLAGSHIP}?show=yhat%5B0%5D,loss%5B0%5D,dyhat%5B0%5D`);
    expect(shown(await page(action))).toHaveLength(3);
  });
  it('of a marked sheet is the first that is wrong; it earns nothing and the rest goes on', async () => {
    const typed = { 'yhat[0]': '[2, -1]', 'loss[0]': '[1, 5]', 'dyhat[0]': '[-2, -4]' };
    const marked = await page(FLAGSHIP, typed);
    expect(marked).toContain('<strong>2 of 21</strong>');
    const html = await page(formaction(marked, 'next'), typed);
    expect(shown(html)).toEqual(['loss[0]']);
    expect(html).toContain('<strong>2 of 20</strong>');
    expect(html).toContain('You wrote <code>[1, 5]</code>');
    expect(html).toContain('<input type="hidden" name="loss[0]" value="[1, 5]"');
    expect(shown(await page(formaction(html, 'next'), typed))).toEqual(['loss[0]', 'dw[0]']);
  });
  it('adds to what a problem shows by itself', async () => {
    const html = await page('/problems/faded?next&typed', {}, app);
    expect(shown(html).at(-1)).toBe('yhat[1]');
    expect(html).toContain('action="/problems/faded?show=first+update,yhat%5B1%5D#work"');
  });
  it('where every answer is right there is none', async () => {
    const answers = Object.fromEntries(
      createChecker()
        .solve('momentum-regression')
        .steps.map((step) => [step.id, step.answer]),
    );
    const html = await page(`${FLAGSHIP}?next`, answers);
    expect(shown(html)).toEqual([]);
    expect(html).toContain('Every step is right.');
  });
  it('of a proof is its derivation; what is said of the range goes with the step', async () => {
    const html = await page('/problems/bias-correction?show=all+but+last&typed', { range: 'n >= 1' });
    expect(fields(html)).toEqual(['second']);
    expect(html).toContain('by the hypothesis');
    expect(html).toContain('<input type="hidden" name="range" value="n >= 1"');
  });
});

describe('a long worksheet', () => {
  it('opens at the page of the step that is shown', async () => {
    const html = await page('/problems/long?page=2&next&typed', { 'yhat[10]': '[1, 1]' }, app);
    expect(shown(html)).toEqual(['yhat[0]']);
    expect(html).toContain('<input type="hidden" name="yhat[10]" value="[1, 1]"');
    expect(html).toContain('action="/problems/long?show=yhat%5B0%5D&amp;page=1#work"');
  });
  it('keeps what is shown from page to page', async () => {
    const html = await page('/problems/long?show=all+but+last', undefined, app);
    const third = formaction(html, 'page=3');
    expect(third).toBe('/problems/long?show=all+but+last&page=3&typed#work');
    const last = await page(third.replace('#work', ''), {}, app);
    expect(fields(last)[0]).toBe('yhat[29]');
    expect(fields(last)).toHaveLength(7);
    expect(shown(last)).toHaveLength(63);
  });
});
