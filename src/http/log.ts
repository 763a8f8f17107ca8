/** Each request, once answered, as a line of JSON: what was asked, how it ended and how long it took. Never what was answered or typed. */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

const LONGEST_PATH = 200;

/** To standard output. A line that cannot be written (a full disk, a reader that is gone) is lost, and nothing else is. */
const OUT = {
  write: (line: string): void => {
    try {
      writeSync(1, line);
    } catch {}
  },
};

export const createLog = (level: string): Logger => pino({ level, base: { pid: process.pid } }, OUT);

/** Gives each request an id, its own `X-Request-Id` where that is a short plain word, and writes its line when it ends. */
export const logged =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const start = process.hrtime.bigint();
    const given = request.get('x-request-id') ?? '';
    const id = /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    response.setHeader('X-Request-Id', id);
    response.once('close', () => {
      const ms = Number((process.hrtime.bigint() - start) / 1000n) / 1000;
      const { method, path } = request;
      const { statusCode: status, writableFinished } = response;
      log.info({ id, method, path: path.slice(0, LONGEST_PATH), status, ms, cut: !writableFinished });
    });
    next();
  };
