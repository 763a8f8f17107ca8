/** Long work beside the server: the same answers, refusals that keep their kind, and a limit in time. */
import { existsSync } from 'node:fs';
import request from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { TAKES_LONG } from '../../src/http/api.ts';
import { createApp } from '../../src/http/app.ts';
import { inThreads } from '../../src/http/aside.ts';

/** As `npm test` builds it. */
const WORKER = new URL('../../dist/src/worker.js', import.meta.url);
const checker = createChecker();
const aside = inThreads(WORKER);
const app = createApp(checker, { aside });
const here = createApp(checker);
const LONG = `${'Some words. '.repeat(800)}\n\n$1 + 1 = 3$`;

afterAll(() => aside.close());

describe('work in a thread', () => {
  it('is there once built', () => expect(existsSync(WORKER)).toBe(true));
  it.each([
    ['a write-up', '/api/v1/check', { text: LONG }],
    [
      'derivations',
      '/api/v1/problems/bias-correction/grade',
      { answers: { 's[1]': ['(1-rho)*g', 'g - rho*g'] } },
    ],
    ['a large submission', '/api/v1/problems/adam/grade', { answers: { 'g[0]': '1'.repeat(9000) } }],
    ['numbers of a variant', '/api/v1/problems/adam/grade?variant=7', { answers: { 'g[0]': '1' } }],
    ['an unknown problem', '/api/v1/check', { text: LONG, problem: 'nothing' }],
    ['an unknown step', '/api/v1/problems/bias-correction/grade', { answers: { nothing: '1' } }],
  ])('%s is answered as without', async (_, path, body) => {
    const [there, same] = await Promise.all([
      request(app).post(path).send(body),
      request(here).post(path).send(body),
    ]);
    expect([there.status, there.type, there.body]).toEqual([same.status, same.type, same.body]);
  });
  it.each([
    ['/problems/bias-correction', { 's[1]': '(1-rho)*g', step: 'rho*s[n]\nwrong(' }],
    ['/problems/adam?variant=7&next', { 'g[0]': '1' }],
    ['/problems/momentum-regression?step=v[2]', { 'v[2]': '[1, 2]' }],
    ['/problems/momentum-regression?step=v[9]', { 'v[2]': '[1, 2]' }],
    ['/problems/nothing', {}],
  ])('a form to %s gives the same page', async (path, fields) => {
    const page = (of: typeof app) =>
      request(of).post(path).set('Accept', 'text/html').type('form').send(fields);
    const [there, same] = await Promise.all([page(app), page(here)]);
    expect([there.status, there.text]).toEqual([same.status, same.text]);
  });
  it.each([
    '',
    '?variant=7',
    '/solution',
    '/print?key=1',
    '/export?format=anki',
    '/export?format=no',
    '/solution?page=9',
  ])('GET /problems/adam%s is the same, and again when it is kept', async (path) => {
    const [there, same] = [
      await request(app).get(`/problems/adam${path}`),
      await request(here).get(`/problems/adam${path}`),
    ];
    const again = await request(app).get(`/problems/adam${path}`);
    for (const each of [there, again])
      expect([each.status, each.type, each.text]).toEqual([same.status, same.type, same.text]);
  });
  it('a page too', async () => {
    const page = (of: typeof app) => request(of).post('/check').type('form').send({ text: LONG });
    const [there, same] = await Promise.all([page(app), page(here)]);
    expect(there.text).toBe(same.text);
  });
  it('a problem that takes long of late is left to the threads', async () => {
    const asked: string[] = [];
    const watched = createApp(
      {
        ...checker,
        grade: (...how) => {
          for (const end = performance.now() + 2 * TAKES_LONG; performance.now() < end; );
          return checker.grade(...how);
        },
      },
      {
        aside: {
          ...aside,
          run: (task) => {
            asked.push(task.name);
            return aside.run(task);
          },
        },
      },
    );
    const marked = () => request(watched).post('/api/v1/problems/adam/grade').send({ answers: {} });
    const first = await marked();
    expect(asked).toEqual([]);
    for (let more = 0; more < 10 && asked.length === 0; more++) await marked();
    const last = await marked();
    expect(asked).toEqual(['grade', 'grade']);
    expect(last.body).toEqual(first.body);
  });
  it('that waits is done before the threads end', async () => {
    const closing = inThreads(WORKER);
    const asked = Array.from({ length: 5 }, () =>
      closing.run({ name: 'definition', input: { id: 'adam', query: {} } }, 'one'),
    );
    await closing.close();
    for (const text of await Promise.all(asked)) expect(JSON.parse(text).id).toBe('adam');
  });
  it('is cut off with a word', async () => {
    const hasty = inThreads(WORKER, { most: { page: 1, writeUp: 1 } });
    const app = createApp(checker, { aside: hasty });
    const { status, body } = await request(app).post('/api/v1/check').send({ text: LONG });
    const asked = await request(app).get('/api/v1/problems/adam/trace');
    await hasty.close();
    expect([status, body.detail]).toEqual([
      422,
      'This takes longer than the 0.001 s that are given to it here; send it in parts.',
    ]);
    expect([asked.status, JSON.parse(asked.text).detail]).toEqual([
      503,
      'This takes longer than the 0.001 s that are given to it here; try again shortly.',
    ]);
  });
});
