/** The server as it is started → when it answers, and the memory it takes; a bare Express beside it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createChecker } from '../src/checker.ts';
import { type Effort, median } from './measure.ts';
import { FLAGSHIP, rightAnswers, root } from './sheets.ts';
import type { Cell, Section } from './table.ts';

const SHEETS = 2000;
const GIVE_UP_AFTER = 30_000;

interface Started {
  readonly ms: number;
  readonly ready: number;
  readonly used: number;
}

export async function start({ runs, short }: Effort): Promise<Section> {
  const body = JSON.stringify(rightAnswers(createChecker(), FLAGSHIP));
  const bare: Started[] = [];
  const ours: Started[] = [];
  for (let run = 0; run < runs; run++) {
    bare.push(await startedOf(['-e', BARE]));
    ours.push(await startedOf([`${root}dist/src/server.js`], { body, sheets: short ? 1 : SHEETS }));
  }
  const row = (name: string, of: (one: Started) => number): Cell[] => {
    const [plain, found] = [median(bare.map(of)), median(ours.map(of))];
    return [name, found, plain, found / plain];
  };
  return {
    title: 'Starting, and memory',
    about: `From the command to the first answer, every problem loaded, solved and ready; resident memory then, and after marking
${SHEETS.toLocaleString('en')} sheets of 21 answers over HTTP. Beside it Express alone.`,
    columns: ['', 'Longhand', 'bare Express', 'ratio'],
    rows: [
      row('first answer, ms', ({ ms }) => ms),
      row('memory when ready, MB', ({ ready }) => ready),
      row('memory after the sheets, MB', ({ used }) => used),
    ],
  };
}

const BARE = `require('express')().get('/healthz', (_, response) => response.json({ status: 'ok' })).listen(process.env.PORT)`;

async function startedOf(
  args: readonly string[],
  { body, sheets }: { readonly body: string; readonly sheets: number } = { body: '', sheets: 0 },
): Promise<Started> {
  const port = await freePort();
  const at = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, PORT: `${port}`, RATE_LIMIT: 'off', LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
  while (!(await answers(`${at}/healthz`))) {
    if (performance.now() - began > GIVE_UP_AFTER) throw new Error('the server did not start');
    await new Promise((later) => setTimeout(later, 5));
  }
  const ms = performance.now() - began;
  const ready = megabytes(child);
  for (let i = 0; i < sheets; i++)
    await fetch(`${at}/api/v1/problems/${FLAGSHIP}/grade`, { method: 'POST', body }).then((one) =>
      one.text(),
    );
  const used = megabytes(child);
  child.kill();
  await once(child, 'exit');
  return { ms, ready, used };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** NaN where the system does not tell. */
function megabytes({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
