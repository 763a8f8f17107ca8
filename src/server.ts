/** Listens: the checker over http, as the environment says; with WORKERS, in as many processes that share the port. */
import cluster from 'node:cluster';
import { type Checker, createChecker } from './checker.ts';
import { Unusable } from './cli/unusable.ts';
import { createApp } from './http/app.ts';
import { inThreads } from './http/aside.ts';
import { createLog } from './http/log.ts';
import { type Settings, settingsOf } from './settings.ts';

/** A request, and its headers, must be in by then, ms: slow clients are dropped. */
const REQUEST_WITHIN = 30_000;
const HEADERS_WITHIN = 10_000;
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
  checker.prepare(id);
  setImmediate(() => prepare(checker, rest));
}

function serve({ port, limit, logLevel, proxies, workers, folders }: Settings): void {
  const checker = createChecker({ folder: folders });
  const isFirst = cluster.isPrimary || cluster.worker!.id === 1;
  if (isFirst) {
    for (const fault of checker.faults) console.error(`left out: ${fault}`);
    for (const line of checker.replaced) console.error(line);
  }
  const aside = inThreads(new URL('./worker.js', import.meta.url), { processes: workers });
  const app = createApp(checker, {
    aside,
    log: createLog(logLevel),
    proxies,
    ...(limit === undefined ? {} : { limit }),
  });
  const server = app.listen(port, (error?: Error) => {
    if (error) {
      console.error(`longhand cannot listen on port ${port}: ${error.message}. Set PORT to a free one.`);
      process.exit(2);
    }
    const ids = checker.list().map((problem) => problem.id);
    const count = ids.length === 1 ? '1 problem' : `${ids.length} problems`;
    if (isFirst) console.log(`longhand: ${count} on http://localhost:${port}`);
    setTimeout(() => prepare(checker, ids), PREPARE_AFTER).unref();
  });
  server.requestTimeout = REQUEST_WITHIN;
  server.headersTimeout = HEADERS_WITHIN;
  // What is under way is finished; nothing new is taken.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      server.close(() => void aside.close().finally(() => process.exit(0)));
      server.closeIdleConnections();
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
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      stopping = true;
      for (const worker of Object.values(cluster.workers ?? {})) worker!.process.kill(signal);
    });
}

const asked = settings();
if (asked.workers > 1 && cluster.isPrimary) share(asked.workers);
else serve(asked);
