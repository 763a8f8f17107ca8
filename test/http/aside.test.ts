/** Long work beside the server: the same answers, refusals that keep their kind, and a limit in time. */
import { existsSync } from 'node:fs';
import request from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
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
    ['an unknown problem', '/api/v1/check', { text: LONG, problem: 'nothing' }],
    ['an unknown step', '/api/v1/problems/bias-correction/grade', { answers: { nothing: '1' } }],
  ])('%s is answered as without', async (_, path, body) => {
    const [there, same] = await Promise.all([
      request(app).post(path).send(body),
      request(here).post(path).send(body),
    ]);
    expect([there.status, there.type, there.body]).toEqual([same.status, same.type, same.body]);
  });
  it('a page too', async () => {
    const page = (of: typeof app) => request(of).post('/check').type('form').send({ text: LONG });
    const [there, same] = await Promise.all([page(app), page(here)]);
    expect(there.text).toBe(same.text);
  });
  it('is cut off with a word', async () => {
    const hasty = inThreads(WORKER, { most: { page: 1, writeUp: 1 } });
    const { status, body } = await request(createApp(checker, { aside: hasty }))
      .post('/api/v1/check')
      .send({ text: LONG });
    await hasty.close();
    expect([status, body.detail]).toEqual([
      422,
      'This takes longer than the 0.001 s that are given to it here; send it in parts.',
    ]);
  });
});
