/** Listens: the checker over http, as the environment says; with WORKERS, in as many processes that share the port. */
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Checker } from './checker.ts';
import { Unusable } from './cli/unusable.ts';
import { watchFolder } from './cli/watch.ts';
import { createApp } from './http/app.ts';
import { CLIENTS } from './http/limits.ts';
import { createLog } from './http/log.ts';
import { refuseUnread } from './http/unread.ts';
import { createServing, type Serving } from './serving.ts';
import { type Settings, settingsOf } from './settings.ts';

/** Once told to stop, ms: whoever is answered slower than that is cut off. */
const LEAVE_WITHIN = 25_000;
/** Once the first requests have been answered, ms. */
const PREPARE_AFTER = 1000;

function settings(): Settings {
  try {
    return settingsOf(process.env);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(`longhand: ${error.message}`);
    process.exit(2);
  }
}

/** One problem at a time, so that requests are answered in between. */
function prepare(checker: Checker, [id, ...rest]: readonly string[]): void {
  if (id === undefined) return;
  // It may be gone since.
  if (idsOf(checker).includes(id)) checker.prepare(id);
  setImmediate(() => prepare(checker, rest));
}

/** Whoever is first among several says what there is to say. */
const isFirst = cluster.isPrimary || cluster.worker!.id === 1;

function tellFaults(checker: Checker): void {
  if (!isFirst) return;
  for (const fault of checker.faults) console.error(`left out: ${fault}`);
  for (const line of checker.replaced) console.error(line);
}

/** Reads the folders again when what is in them changes, and on SIGHUP. */
function follow(folders: readonly string[], { checker, reload }: Serving): void {
  const again = (): void => {
    reload();
    tellFaults(checker);
    prepare(checker, idsOf(checker));
  };
  process.on('SIGHUP', again);
  for (const folder of folders) {
    try {
      watchFolder(folder, again, (name) => /\.ya?ml$/.test(name));
    } catch (error) {
      console.error(`${folder} cannot be watched (${(error as Error).message}); SIGHUP reads it again`);
    }
  }
}

const idsOf = (checker: Checker): string[] => checker.list().map(({ id }) => id);

function serve({ port, host, limit, logLevel, proxies, workers, folders }: Settings): void {
  const serving = createServing(folders, workers);
  const { checker, aside } = serving;
  tellFaults(checker);
  const app = createApp(checker, {
    aside,
    log: createLog(logLevel),
    proxies,
    ...(limit === undefined ? {} : { limit }),
  });
  const server = createServer({ ...CLIENTS }, app);
  server.on('clientError', refuseUnread);
  server.listen({ port, ...(host ? { host } : {}) });
  server.once('error', (error) => {
    console.error(
      `longhand cannot listen on ${host ? `${host}, ` : ''}port ${port}: ${error.message}. Set PORT to a free one.`,
    );
    process.exit(2);
  });
  server.once('listening', () => {
    const ids = idsOf(checker);
    const count = ids.length === 1 ? '1 problem' : `${ids.length} problems`;
    if (isFirst)
      console.log(`longhand: ${count} on http://localhost:${(server.address() as AddressInfo).port}`);
    setTimeout(() => prepare(checker, ids), PREPARE_AFTER).unref();
    follow(folders, serving);
  });
  // What is under way is finished; nothing new is taken.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      server.close(() => void aside.close().finally(() => process.exit(0)));
      server.closeIdleConnections();
      setTimeout(() => process.exit(0), LEAVE_WITHIN).unref();
    });
}

/** Keeps as many processes as asked; one that dies is replaced, unless it could not start. */
function share(workers: number): void {
  for (let i = 0; i < workers; i++) cluster.fork();
  let stopping = false;
  cluster.on('exit', (_worker, code) => {
    if (code === 2) process.exitCode = 2;
    if (!stopping && code !== 2) cluster.fork();
  });
  process.on('SIGHUP', () => {
    for (const worker of Object.values(cluster.workers ?? {})) worker!.process.kill('SIGHUP');
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      stopping = true;
      for (const worker of Object.values(cluster.workers ?? {})) worker!.process.kill(signal);
    });
}

// What cannot be written (a full disk, a reader that is gone) is lost; nothing else is.
for (const out of [process.stdout, process.stderr]) out.on('error', () => {});

const asked = settings();
if (asked.workers > 1 && cluster.isPrimary) share(asked.workers);
else serve(asked);
