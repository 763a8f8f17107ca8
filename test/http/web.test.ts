/** What a client may send, and what it is told: kinds of bodies, methods, turns; and nothing of the inside. */
import request from 'supertest';
import { describe, expect, it, vi } from 'vitest';
import { createChecker, Refusal } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';
import { LARGEST_BODY, LARGEST_WRITEUP, MOST_FIELDS } from '../../src/http/read.ts';
import { done, LONGEST_ANSWER } from '../../src/http/tasks.ts';
import { Turns } from '../../src/http/turns.ts';

const checker = createChecker();
const app = createApp(checker);
const GRADE = '/api/v1/problems/momentum-regression/grade';

describe('kinds of bodies', () => {
  it.each([
    [GRADE, 'application/x-www-form-urlencoded', 415],
    [GRADE, 'multipart/form-data; boundary=x', 415],
    [GRADE, 'text/html', 415],
    [GRADE, 'application/json-but-not', 415],
    ['/api/v1/check', 'text/plain', 415],
    [GRADE, 'application/json; charset=utf-8', 200],
    [GRADE, 'application/problem+json', 200],
    ['/problems/momentum-regression', 'application/json', 415],
    ['/problems/bias-correction/preview', 'text/plain', 415],
    ['/check', 'multipart/form-data; boundary=x', 415],
  ])('%s, %s: %i', async (path, type, status) => {
    const response = await request(app).post(path).set('Content-Type', type).send('{"answers":{}}');
    expect(response.status).toBe(status);
  });
  it.each([
    ['a submission', GRADE, 'application/json', `{"answers":{"v[1]":"${'1'.repeat(LARGEST_BODY)}"}}`],
    ['a write-up', '/api/v1/check', 'application/json', `{"text":"${'a'.repeat(LARGEST_WRITEUP)}"}`],
    [
      'a form',
      '/problems/momentum-regression',
      'application/x-www-form-urlencoded',
      `a=${'1'.repeat(LARGEST_BODY)}`,
    ],
    [
      'fields',
      '/problems/momentum-regression',
      'application/x-www-form-urlencoded',
      'a=&'.repeat(MOST_FIELDS),
    ],
  ])('%s past its bound is 413', async (_, path, type, body) => {
    const { status } = await request(app).post(path).set('Content-Type', type).send(body);
    expect(status).toBe(413);
  });
  it('an answer past its bound is 413', () => {
    const long = {
      ...checker,
      cards: () => [],
      problem: () => ({ ...checker.problem('adam'), title: 'a'.repeat(LONGEST_ANSWER) }),
    };
    expect(() => done(long, { name: 'definition', input: { id: 'adam', query: {} } })).toThrow(
      expect.objectContaining({ status: 413 }),
    );
  });
});

describe('methods', () => {
  it.each(['/', '/problems/adam', '/api/v1/problems', '/healthz'])(
    'HEAD %s is its GET without a body',
    async (path) => {
      const { status, text } = await request(app).head(path);
      expect([status, text ?? '']).toEqual([200, '']);
    },
  );
  it.each([
    ['/problems/adam', 'GET, HEAD, POST, OPTIONS'],
    [GRADE, 'POST, OPTIONS'],
    ['/api/v1/problems', 'GET, HEAD, OPTIONS'],
    ['/healthz', 'GET, HEAD, OPTIONS'],
    ['/readyz', 'GET, HEAD, OPTIONS'],
    ['/metrics', 'GET, HEAD, OPTIONS'],
  ])('OPTIONS %s tells which there are', async (path, allow) => {
    const { status, headers } = await request(app).options(path);
    expect([status, headers.allow]).toEqual([204, allow]);
    expect((await request(app).delete(path)).status).toBe(405);
  });
});

describe('a fault of the server', () => {
  it('tells a client nothing of the inside', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const broken = createApp({
      ...checker,
      problem: () => {
        throw new Error('secret /etc/place');
      },
    });
    for (const path of ['/problems/adam', '/api/v1/problems/adam']) {
      const { status, text } = await request(broken).get(path);
      expect(status).toBe(500);
      expect(text).not.toMatch(/secret|\/etc|\.ts|node_modules| at /);
    }
    expect(told).toHaveBeenCalledTimes(2);
    told.mockRestore();
  });
  it('nor where what answers the fault is at fault itself', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const broken = createApp({
      ...checker,
      problem: () => {
        throw new Refusal('unknown-step', 'No.', [Object.create(null)]);
      },
    });
    const { status, text } = await request(broken).get('/api/v1/problems/adam');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/TypeError|\.[jt]s|node_modules| at /);
    told.mockRestore();
  });
});

describe('turns', () => {
  const NEVER = new AbortController().signal;
  /** Asks for a place for each, in this order; whoever has one gives it back when told. */
  function asking(turns: Turns, names: readonly string[], signal = NEVER) {
    const begun: string[] = [];
    const leave = new Map<string, () => void>();
    for (const name of names)
      turns.place(name[0]!, signal).then(
        (done) => {
          begun.push(name);
          leave.set(name, done);
        },
        () => begun.push(`${name} gave up`),
      );
    return { begun, leave };
  }
  const soon = () => new Promise(setImmediate);
  it('come to each client, however much one of them asks', async () => {
    const turns = new Turns(1);
    const { begun, leave } = asking(turns, ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2']);
    expect([turns.size, turns.of('a'), turns.of('b'), turns.of('d')]).toEqual([6, 3, 2, 0]);
    for (let i = 0; i < 7; i++) {
      await soon();
      leave.get(begun[i]!)!();
    }
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
    expect(turns.size).toBe(0);
  });
  it('leave a place to the others: no client has them all', async () => {
    const turns = new Turns(3);
    const { begun, leave } = asking(turns, ['a1', 'a2', 'a3', 'b1', 'b2']);
    await soon();
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    leave.get('b1')!();
    await soon();
    expect(begun.at(-1)).toBe('b2');
    leave.get('b2')!();
    await soon();
    expect([begun.length, turns.size]).toEqual([4, 1]);
    leave.get('a2')!();
    await soon();
    expect(begun.at(-1)).toBe('a3');
  });
  it('pass over what was given up', async () => {
    const turns = new Turns(1);
    const hasty = new AbortController();
    const patient = asking(turns, ['a1', 'a2']);
    const { begun } = asking(turns, ['a3', 'b1'], hasty.signal);
    hasty.abort();
    await soon();
    expect(begun).toEqual(['a3 gave up', 'b1 gave up']);
    expect(turns.size).toBe(1);
    patient.leave.get('a1')!();
    await soon();
    expect(patient.begun).toEqual(['a1', 'a2']);
  });
});
