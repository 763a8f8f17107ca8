/** The server as a process: stopped while it works, its folder changed under it, its disk full, its clients slow. */
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENTS } from '../src/http/limits.ts';
import { problemJson } from '../src/http/schemas.ts';
import { flagshipText } from './problem-here.ts';
import { type Served, serveIn, until } from './served.ts';

const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
cpSync('problems/recipes', join(folder, 'recipes'), { recursive: true });
const untested = flagshipText.replace(/tests:[\s\S]*/, '');
const titled = (title: string): string => untested.replace(/^title: .*/m, `title: ${title}`);
const put = (id: string, text: string): void => writeFileSync(join(folder, `${id}.yaml`), text);
put('kept', titled('First edition'));
const OWN = { PROBLEMS: folder, PROBLEMS_ONLY: '1' };
const LONG = `$${'1+1='.repeat(20_000)}2$`;

const running: Served[] = [];
const started = async (...how: Parameters<typeof serveIn>): Promise<Served> => {
  const served = await serveIn(...how);
  running.push(served);
  return served;
};
afterAll(async () => {
  await Promise.all(running.map((served) => served.stop('SIGKILL')));
  rmSync(folder, { recursive: true });
});

const check = (url: string, text: string): Promise<Response> =>
  fetch(`${url}/api/v1/check`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text }),
  });
const grade = async (url: string): Promise<unknown> => {
  const response = await fetch(`${url}/api/v1/problems/kept/grade`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"answers":{"v[1]":"[0, 1]"}}',
  });
  return ((await response.json()) as { score?: unknown }).score;
};
/** Titles as the thread that answers has them, and as the threads beside have them. */
const titles = async (url: string, id = 'kept'): Promise<unknown[]> => {
  const list = (await (await fetch(`${url}/api/v1/problems`)).json()) as {
    problems: { id: string; title: string }[];
  };
  const one = (await (await fetch(`${url}/api/v1/problems/${id}`)).json()) as { title: string };
  return [list.problems.find((problem) => problem.id === id)?.title, one.title];
};
const faults = async (url: string): Promise<number> =>
  ((await (await fetch(`${url}/readyz`)).json()) as { faults: number }).faults;

describe('stopping', () => {
  it('SIGTERM lets what is under way finish, and takes nothing new', async () => {
    const served = await started(OWN);
    const under = check(served.url, LONG);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const ended = served.stop();
    const response = await under;
    expect(response.status).toBe(200);
    expect(((await response.json()) as { equations: unknown[] }).equations.length).toBe(1);
    expect(await ended).toBe(0);
    await expect(fetch(served.url)).rejects.toThrow();
  });
});

describe.each([['1'], ['2']])('a folder that changes under a server of WORKERS=%s', (WORKERS) => {
  let served: Served;
  beforeAll(async () => {
    put('kept', titled('First edition'));
    served = await started({ ...OWN, WORKERS });
  });
  afterAll(() => served.stop('SIGKILL'));
  /** Whoever of several processes is asked. */
  const always = (isSo: () => Promise<boolean>) =>
    until(async () => (await Promise.all(Array.from({ length: 8 }, isSo))).every(Boolean));

  it('a file that goes bad is told, and its last good text serves on', async () => {
    expect(await titles(served.url)).toEqual(['First edition', 'First edition']);
    put('kept', titled('Second edition').replace('repeat: 3', 'repeat: many'));
    await always(async () => (await faults(served.url)) > 0);
    expect(await titles(served.url)).toEqual(['First edition', 'First edition']);
    expect(await grade(served.url)).toEqual({ earned: 1, total: 21 });
    expect(served.said()).toMatch(/left out: .*kept\.yaml:\d+:\d+: /);
  });
  it('once mended, it is served', async () => {
    put('kept', titled('Third edition'));
    await always(async () => (await faults(served.url)) === 0);
    await always(async () => (await titles(served.url)).every((title) => title === 'Third edition'));
  });
  it('a new file that is bad leaves the others alone; a good one is served', async () => {
    put('new', 'title: [');
    await always(async () => (await faults(served.url)) > 0);
    expect(await grade(served.url)).toEqual({ earned: 1, total: 21 });
    put('new', titled('Another'));
    await always(async () => (await titles(served.url, 'new')).every((title) => title === 'Another'));
    rmSync(join(folder, 'new.yaml'));
    await always(async () => (await titles(served.url, 'new'))[0] === undefined);
  });
  it('SIGHUP reads it again', async () => {
    const before = served.said().length;
    put('kept', 'title: [');
    await always(async () => (await faults(served.url)) > 0);
    served.process.kill('SIGHUP');
    await until(async () => served.said().slice(before).split('left out:').length > 2);
    expect(await titles(served.url)).toEqual(['Third edition', 'Third edition']);
  });
});

describe('a disk that takes nothing', () => {
  it.runIf(existsSync('/dev/full'))(
    'does not stop marking: full for the log, read-only for problems',
    async () => {
      const own = mkdtempSync(join(tmpdir(), 'longhand-'));
      cpSync('problems/recipes', join(own, 'recipes'), { recursive: true });
      writeFileSync(join(own, 'kept.yaml'), untested);
      chmodSync(own, 0o555);
      const served = await started({ PROBLEMS: own, PROBLEMS_ONLY: '1', LOG_LEVEL: 'info' }, '/dev/full');
      for (let i = 0; i < 50; i++) expect(await grade(served.url)).toEqual({ earned: 1, total: 21 });
      expect((await fetch(`${served.url}/problems/kept`)).status).toBe(200);
      expect(served.process.exitCode).toBeNull();
      expect(await served.stop()).toBe(0);
      chmodSync(own, 0o755);
      rmSync(own, { recursive: true });
    },
  );
});

describe('clients', () => {
  let served: Served;
  beforeAll(async () => {
    put('kept', untested);
    served = await started(OWN);
  });
  /** What comes back over a bare connection until the server ends it. */
  const said = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(served.port, '127.0.0.1', () => socket.write(text));
      let back = '';
      socket.setEncoding('utf8').on('data', (piece: string) => {
        back += piece;
      });
      socket.on('close', () => resolve(back)).on('error', reject);
    });

  it('that are slow, with their headers or their body, are dropped, and nobody else waits for them', async () => {
    const start = Date.now();
    const head = 'GET / HTTP/1.1\r\nHost: a\r\nX: ';
    const body = 'POST /api/v1/check HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n{';
    const heads = Promise.all(Array.from({ length: 200 }, () => said(head))).then((all) => {
      for (const back of all) expect(back).toMatch(/^HTTP\/1\.1 408[\s\S]*"detail":"/);
      expect(Date.now() - start).toBeGreaterThan(CLIENTS.headersTimeout - 100);
    });
    const slow = said(body);
    expect(await grade(served.url)).toEqual({ earned: 1, total: 21 });
    await heads;
    expect(await slow).toMatch(/^(?:HTTP\/1\.1 408|$)/);
    expect(Date.now() - start).toBeGreaterThan(CLIENTS.requestTimeout - 100);
  });
  it.each([
    ['a header', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(CLIENTS.maxHeaderSize)}\r\n\r\n`, 431],
    ['an address', `GET /${'x'.repeat(CLIENTS.maxHeaderSize)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ['no HTTP at all', '\0\u0001\u0002 nothing\r\n\r\n', 400],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
  ])('%s that is not taken is refused', async (_, text, status) => {
    const back = await said(text);
    const [head, body] = back.split('\r\n\r\n') as [string, string];
    expect(head.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    expect(head).toMatch(/^content-type: application\/problem\+json/im);
    expect(problemJson.parse(JSON.parse(body))).toMatchObject({
      status,
      detail: expect.stringMatching(/\.$/),
    });
    expect(back).not.toMatch(/ at .*\.js:|node_modules/);
  });
});
