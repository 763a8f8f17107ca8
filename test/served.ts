/** A real server in a process of its own, on a free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';

export interface Served {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** What it has said of faults so far. */
  readonly said: () => string;
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** @param log where its standard output goes, once it has said that it listens; a pipe unless said */
export async function serveIn(
  environment: Readonly<Record<string, string>>,
  log: string | null = null,
): Promise<Served> {
  const port = log === null ? 0 : 20_000 + (process.pid % 20_000);
  const child = spawn(process.execPath, ['dist/src/server.js'], {
    env: { ...process.env, LOG_LEVEL: 'silent', PORT: `${port}`, ...environment },
    stdio: ['ignore', log === null ? 'pipe' : openSync(log, 'w'), 'pipe'],
  });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const listens = log === null ? portSaid(child) : answering(port);
  const found = await Promise.race([listens, once(child, 'exit').then(() => 0)]);
  if (found === 0) throw new Error(`it did not start: ${said}`);
  return {
    url: `http://127.0.0.1:${found}`,
    port: found,
    process: child,
    said: () => said,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

async function portSaid(child: ChildProcess): Promise<number> {
  let text = '';
  for await (const piece of child.stdout!.setEncoding('utf8')) {
    text += piece;
    const [, port] = /http:\/\/localhost:(\d+)/.exec(text) ?? [];
    if (port !== undefined) {
      child.stdout!.resume();
      return Number(port);
    }
  }
  return 0;
}

async function answering(port: number): Promise<number> {
  await until(async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok);
  return port;
}

/** Asks again until it is so; a refusal to answer counts as no. */
export async function until(isSo: () => Promise<boolean>, ms = 55_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    if (await isSo().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it has not come to be so');
}
