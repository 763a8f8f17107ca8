/** What whoever runs the server sees of it: health, metrics, logs; and how much one client may ask for. */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import request from 'supertest';
import { describe, expect, it, vi } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';

const checker = createChecker();
const GRADE = '/api/v1/problems/momentum-regression/grade';
const SECRET = '[123.456, 7]';

describe('health', () => {
  const app = createApp(checker);
  it('tells that it lives, and what it can serve', async () => {
    expect((await request(app).get('/healthz')).body).toEqual({ status: 'ok' });
    const { status, body } = await request(app).get('/readyz');
    expect([status, body.faults]).toEqual([200, 0]);
    expect(body.problems).toBeGreaterThan(40);
  });
  it('is not ready without a problem', async () => {
    const empty = createApp({ ...checker, list: () => [], faults: ['a.yaml:1:1: nothing'] });
    const { status, body } = await request(empty).get('/readyz');
    expect([status, body]).toEqual([503, { problems: 0, faults: 1 }]);
  });
  it('counts requests by route, not by what was asked', async () => {
    await request(app).get('/problems/momentum-regression');
    await request(app).get('/nothing/at/all-4711');
    await request(app).post('/api/v1/check').type('json').send('{');
    // An answer is counted once it is sent, which may be after it has come.
    const { text, type } = await vi.waitFor(async () => {
      const answer = await request(app).get('/metrics');
      expect(answer.text).toMatch(/_count\{method="GET",route="\/problems\/:id",status="200"\} 1/);
      expect(answer.text).toMatch(/_count\{method="GET",route="none",status="404"\} 1/);
      expect(answer.text).toMatch(/_count\{method="POST",route="\/api\/v1\/check",status="400"\} 1/);
      return answer;
    });
    expect(type).toBe('text/plain');
    expect(text).toMatch(/^process_resident_memory_bytes /m);
    expect(text).not.toContain('4711');
  });
});

describe('the log', () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const app = createApp(checker, { log: pino({}, sink) });
  it('has a line a request, with an id that the client is told, and no answers', async () => {
    const { headers } = await request(app)
      .post(GRADE)
      .send({ answers: { 'v[1]': SECRET } });
    await request(app)
      .post('/check')
      .type('form')
      .send({ text: `$x = ${SECRET}$` });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [first, second] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({ method: 'POST', path: GRADE, status: 200, id: headers['x-request-id'] });
    expect(first.ms).toBeGreaterThan(0);
    expect(second).toMatchObject({ path: '/check', status: 200 });
    expect(lines.join('')).not.toContain('123.456');
  });
  it.each([
    ['one-of_mine.7', true],
    ['x'.repeat(65), false],
    ['a b', false],
  ])('an id that comes along is kept where it is a short word: %s', async (id, isKept) => {
    const { headers } = await request(app).get('/healthz').set('X-Request-Id', id);
    expect(headers['x-request-id'] === id).toBe(isKept);
  });
});

describe('a limit', () => {
  it('is told, and what is beyond it is refused with the time to wait', async () => {
    const app = createApp(checker, { limit: 2 });
    const first = await request(app).get('/api/v1/problems');
    expect(first.status).toBe(200);
    expect(first.headers['ratelimit-policy']).toMatch(/q=2; w=60/);
    await request(app).get('/');
    const { status, type, headers, body } = await request(app).post(GRADE).send({ answers: {} });
    expect([status, type]).toEqual([429, 'application/problem+json']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(body.detail).toMatch(/^More than 2 requests in a minute/);
    // Whoever watches over the server is not a client.
    expect((await request(app).get('/healthz')).status).toBe(200);
  });
  it('counts each client by its own address, as the proxy in front tells it', async () => {
    const app = createApp(checker, { limit: 1, proxies: 1 });
    const from = (address: string) => request(app).get('/').set('X-Forwarded-For', address);
    expect((await from('192.0.2.1')).status).toBe(200);
    expect((await from('192.0.2.2')).status).toBe(200);
    expect((await from('192.0.2.1')).status).toBe(429);
  });
  it('is not there unless asked for', async () => {
    const { headers } = await request(createApp(checker)).get('/');
    expect(headers['ratelimit-policy']).toBeUndefined();
  });
});
