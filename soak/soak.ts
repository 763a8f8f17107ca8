/** `npm run soak -- --minutes 10`: a server under four fifths of what it can answer, a tenth of it hostile; a table, and status 1 where a promise of safety broke. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { Worker } from 'node:worker_threads';
import { askedOf, sayAsked } from '../fuzz/asked.ts';
import { HONEST, type Sending } from './honest.ts';
import type { Wanted } from './hostile.ts';
import { type Answered, brokenBy, table } from './verdict.ts';

const SHARE = 0.8;
const HOSTILE = 0.1;
const CONNECTIONS = 32;
/** Longer than any task may take, ms. */
const WITHIN = 90_000;
const TICK = 10;
const HOSTILE_KINDS = 2000;
const METRICS = '/metrics';

const asked = askedOf('soak', '10');
const { minutes, seed } = asked;

const server = spawn(process.execPath, ['dist/src/server.js'], {
  env: { ...process.env, PORT: '0', RATE_LIMIT: 'off', LOG_LEVEL: 'silent', WORKERS: '1' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let ended: string | null = null;
server.once('exit', (code, signal) => {
  ended = `${signal ?? `status ${code}`}`;
});
const port = await portOf(server);

const bad = await hostileRequests({ seed, many: HOSTILE_KINDS });
const nth = (n: number): readonly ['honest' | 'hostile', Sending] =>
  n % (1 / HOSTILE) === 0
    ? ['hostile', bad[(n * HOSTILE) % bad.length]!]
    : ['honest', HONEST[n % HONEST.length]!];

/**
 * Who means well and who does not are two clients, each with connections and, where the system has more than one, an address of its own.
 * However many connections it takes: one student's sheet does not wait for another's page.
 */
const ELSEWHERE = process.platform === 'linux' ? { localAddress: '127.0.0.2' } : {};
const kept = { keepAlive: true };
const agents = { honest: new Agent(kept), hostile: new Agent({ ...kept, ...ELSEWHERE }) };

type Answer = Omit<Answered, 'at'> & { readonly text: string };

function send(sending: Sending, agent: Agent): Promise<Answer> {
  const { name, method, path, type, body } = sending;
  const start = performance.now();
  return new Promise((resolve) => {
    const none = (error: NodeJS.ErrnoException): void => {
      // A connection that was kept may be closed in the moment it is used again: whoever kept it asks once more.
      if (asking.reusedSocket && error.code === 'ECONNRESET') resolve(send(sending, agent));
      else
        resolve({
          name,
          status: 0,
          ms: performance.now() - start,
          text: '',
          why: error.code ?? error.message,
        });
    };
    const headers = type === undefined ? {} : { 'Content-Type': type };
    const asking = request(
      { host: '127.0.0.1', port, method, path, agent, headers, timeout: WITHIN },
      (response) => {
        // What nobody reads here is not kept: to clean it up would take time that would be called the server's.
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => path === METRICS && pieces.push(piece));
        response.on('error', none);
        response.on('end', () =>
          resolve({
            name,
            status: response.statusCode ?? 0,
            ms: performance.now() - start,
            text: Buffer.concat(pieces).toString(),
          }),
        );
      },
    );
    asking.on('timeout', () => asking.destroy(new Error(`after ${WITHIN / 1000} s`))).on('error', none);
    asking.end(body);
  });
}

/** Requests a second of the same mixture, in its order, when each connection sends the next as soon as it is answered. */
async function capacityIn(seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let [next, answered] = [0, 0];
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (; performance.now() < until && ended === null; answered++) {
        const [kind, sending] = nth(next++);
        await send(sending, agents[kind]);
      }
    }),
  );
  return answered / seconds;
}

console.log(sayAsked(asked));
const seconds = minutes * 60;
await capacityIn(Math.min(5, seconds / 4));
// Long enough for every kind of hostile request, and for a machine that is now faster and now slower.
const capacity = await capacityIn(Math.min(60, seconds / 4));
const rate = SHARE * capacity;
const answered = { honest: [] as Answered[], hostile: [] as Answered[] };
const memory: number[] = [];
const underWay = new Set<Promise<void>>();

function fire(kind: keyof typeof answered, sending: Sending): void {
  const one = send(sending, agents[kind]).then(({ name, status, ms, why }) => {
    const at = (performance.now() - start) / 1000;
    answered[kind].push({ name, at, status, ms, ...(why === undefined ? {} : { why }) });
    underWay.delete(one);
  });
  underWay.add(one);
}

const watching = setInterval(() => {
  send({ name: 'metrics', method: 'GET', path: METRICS }, agents.honest).then(({ text }) => {
    const bytes = /^process_resident_memory_bytes (\S+)/m.exec(text)?.[1];
    if (bytes) memory.push(Number(bytes));
  });
}, 1000);
const start = performance.now();
for (let sent = 0, now = 0; now < seconds && ended === null; ) {
  await new Promise((resolve) => setTimeout(resolve, TICK));
  now = (performance.now() - start) / 1000;
  for (; sent < now * rate; sent++) fire(...nth(sent));
}
clearInterval(watching);
await Promise.all(underWay);

const measured = { seconds, capacity, rate, ...answered, memory, ended };
console.log(table(measured));
const broken = brokenBy(measured);
for (const one of broken) console.log(`BROKEN: ${one}`);
if (broken.length === 0) console.log('no promise of safety broke');
server.kill('SIGTERM');
process.exit(broken.length === 0 ? 0 : 1);

async function hostileRequests(wanted: Wanted): Promise<readonly Sending[]> {
  const [made] = await once(
    new Worker(new URL('./hostile.js', import.meta.url), { workerData: wanted }),
    'message',
  );
  return made;
}

async function portOf(child: ChildProcess): Promise<number> {
  const [said] = await Promise.race([once(child.stdout!.setEncoding('utf8'), 'data'), once(child, 'exit')]);
  const port = /localhost:(\d+)/.exec(String(said))?.[1];
  if (port === undefined) throw new Error(`the server did not start: ${said}`);
  child.stdout!.resume();
  return Number(port);
}
