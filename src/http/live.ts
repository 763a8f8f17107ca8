/** A problem file that is being written → the application on its problem as last saved, or on its faults; its pages come again by themselves. */
import express, { type Express, type RequestHandler, type Response } from 'express';
import { faultsPage } from '../../views/faults.tsx';
import type { Checker, Lint } from '../checker.ts';
import { createApp } from './app.ts';

/** A file as it was last read. */
export interface Saved {
  readonly checker: Checker;
  readonly linted: Lint;
}

export interface Live {
  readonly app: Express;
  /** Shows what was read now, and lets every open page come again. */
  readonly show: (saved: Saved) => void;
  /** Ends what is kept open, so that the server can close. */
  readonly end: () => void;
}

export function createLive(first: Saved): Live {
  let now = first;
  /** Told to each page, which comes again when it hears of another. */
  let edition = Date.now();
  const open = new Set<Response>();
  const tell = (response: Response): boolean => response.write(`data: ${edition}\n\n`);

  const router = express.Router();
  router.get('/saved', (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    open.add(response);
    response.once('close', () => open.delete(response));
    tell(response);
  });
  router.use('/assets', (_request, _response, next) => next('router'));
  router.use((request, response, next) => {
    const { faults } = now.linted;
    // Sent as text, so that the script can be put in.
    request.headers['accept-encoding'] = 'identity';
    const send = response.send.bind(response);
    response.send = (body) => {
      if (typeof body !== 'string' && !Buffer.isBuffer(body)) return send(body);
      // Its tag was of what it was before.
      response.removeHeader('ETag');
      return send(comingAgain(String(body), edition, request.method));
    };
    if (faults.length > 0) response.status(422).type('html').send(faultsPage(faults));
    else next();
  });
  router.get(
    '/',
    toProblem(() => now.checker),
  );

  // One app, whatever is saved: each would keep watch over the process for its figures.
  const served = new Proxy(first.checker, { get: (_, name) => Reflect.get(now.checker, name) });
  return {
    app: createApp(served, { before: router }),
    show: (saved) => {
      now = saved;
      edition = Math.max(Date.now(), edition + 1);
      open.forEach(tell);
    },
    end: () => {
      for (const response of open) response.end();
    },
  };
}

const toProblem =
  (checker: () => Checker): RequestHandler =>
  (_request, response) =>
    response.redirect(`/problems/${checker().list()[0]!.id}`);

/** A page, with the script that lets it come again; other bodies have no head. */
const comingAgain = (body: string, edition: number, method: string): string =>
  body.replace(
    '</head>',
    `<script src="/assets/reload.js" data-edition="${edition}" data-method="${method}" defer></script></head>`,
  );
