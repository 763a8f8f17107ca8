/** Requests a second and how long each takes, beside a bare Express route that answers with as much. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import autocannon, { type Result } from 'autocannon';
import { createChecker } from '../src/checker.ts';
import { type Effort, median, share } from './measure.ts';
import type { Reply } from './serve.ts';
import { FLAGSHIP, rightAnswers, root } from './sheets.ts';
import { type Cell, percent, type Section } from './table.ts';
import { THREE_UPDATES } from './writeups.ts';

const CONNECTIONS = [1, 10, 100];
/** Of each connection, where they are counted. */
const REQUESTS = 3;

interface Route {
  readonly name: string;
  readonly path: string;
  /** What is posted; a page is fetched. */
  readonly body?: string;
  readonly compressed?: boolean;
  /** Takes so long that requests are counted, not seconds. */
  readonly slow?: boolean;
}

const routes = (): readonly Route[] => [
  {
    name: 'grade: 21 right answers',
    path: `/api/v1/problems/${FLAGSHIP}/grade`,
    body: JSON.stringify(rightAnswers(createChecker(), FLAGSHIP)),
  },
  {
    name: 'grade: a real submission, 3 wrong by one slip',
    path: `/api/v1/problems/${FLAGSHIP}/grade`,
    body: readFileSync(`${root}test/golden/submission-003.answers.json`, 'utf8'),
  },
  { name: 'worked solution', path: `/problems/${FLAGSHIP}/solution` },
  { name: 'worked solution, compressed', path: `/problems/${FLAGSHIP}/solution`, compressed: true },
  { name: 'worksheet', path: `/problems/${FLAGSHIP}` },
  { name: 'worksheet, compressed', path: `/problems/${FLAGSHIP}`, compressed: true },
  {
    name: 'write-up check: three updates on paper',
    path: '/api/v1/check',
    body: JSON.stringify({ text: THREE_UPDATES, problem: FLAGSHIP }),
    slow: true,
  },
];

export async function http(effort: Effort): Promise<Section> {
  const [bare, longhand] = [await serve('bare'), await serve('longhand')];
  const all = routes().slice(0, effort.short ? 3 : Number.POSITIVE_INFINITY);
  const replies = await Promise.all(all.map((route, i) => replyOf(longhand.port, route, i)));
  bare.child.send(replies);
  await once(bare.child, 'message');
  const rows: Cell[][] = [];
  for (const [i, route] of all.entries()) {
    const other = { ...route, path: replies[i]!.path };
    for (const connections of effort.short ? [1] : CONNECTIONS) {
      const pairs: [Load, Load][] = [];
      if (!effort.short && connections === CONNECTIONS[0]) {
        await load(bare.port, other, connections, effort);
        await load(longhand.port, route, connections, effort);
      }
      for (let run = 0; run < Math.min(effort.runs, 3); run++)
        pairs.push([
          await load(bare.port, other, connections, effort),
          await load(longhand.port, route, connections, effort),
        ]);
      const ours = (of: (found: Load) => number): number => median(pairs.map(([, found]) => of(found)));
      rows.push([
        route.name,
        connections,
        ours(({ perSecond }) => perSecond),
        ours(({ taken }) => share(taken, 0.5)),
        ours(({ taken }) => share(taken, 0.99)),
        median(pairs.map(([found]) => found.perSecond)),
        percent(median(pairs.map(([plain, found]) => found.perSecond / plain.perSecond))),
      ]);
    }
  }
  bare.child.kill();
  longhand.child.kill();
  return {
    title: 'Over HTTP',
    about: `One process that serves, and the load from another on the same machine. A bare route is Express alone: it reads the same JSON and
writes out the answer that Longhand gave, or sends the page that Longhand sent (with Express's compression, where compressed).`,
    columns: ['request', 'connections', 'a second', 'p50 ms', 'p99 ms', 'bare Express', 'share of bare'],
    rows,
  };
}

async function serve(
  kind: 'bare' | 'longhand',
): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = fork(fileURLToPath(new URL('./serve.js', import.meta.url)), [kind]);
  // Whatever happens, none is left behind.
  process.once('exit', () => child.kill());
  const [port] = await once(child, 'message');
  return { child, port };
}

/** Longhand's own answer, for the bare route to give. */
async function replyOf(port: number, { path, body, compressed }: Route, i: number): Promise<Reply> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body, headers: JSON_BODY }),
  });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  const at = `/bare/${i}`;
  return body === undefined
    ? { path: at, page: await response.text(), compressed: compressed ?? false }
    : { path: at, json: await response.json() };
}

const JSON_BODY = { 'content-type': 'application/json' };

interface Load {
  readonly perSecond: number;
  /** Milliseconds of every request. */
  readonly taken: readonly number[];
}

/** Seconds that an answer is waited for: every answer counts, however slow the machine. */
const PATIENCE = 60;

/** All connections busy for a run. */
async function load(port: number, route: Route, connections: number, { short }: Effort): Promise<Load> {
  const taken: number[] = [];
  const options = {
    url: `http://127.0.0.1:${port}${route.path}`,
    headers: { ...JSON_BODY, ...(route.compressed ? { 'accept-encoding': 'gzip' } : {}) },
    ...(route.body === undefined ? {} : { method: 'POST' as const, body: route.body }),
    connections,
    timeout: PATIENCE,
    ...(short || route.slow ? { amount: REQUESTS * connections } : { duration: 1 }),
  };
  const start = performance.now();
  let last = start;
  const { non2xx, errors } = await new Promise<Result>((resolve, reject) => {
    const cannon = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    cannon.on('response', (_client, _status, _bytes, time) => {
      taken.push(time);
      last = performance.now();
    });
  });
  if (non2xx > 0 || errors > 0)
    throw new Error(`${route.name}: ${non2xx} answers were no success, ${errors} failed`);
  return { perSecond: (1000 * taken.length) / (last - start), taken };
}
