/** One server of the benchmark: `longhand`, as it is served; or `bare`, Express routes that answer with what they are sent beforehand. */
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import express, { type Express } from 'express';
import { createChecker } from '../src/checker.ts';
import { createApp } from '../src/http/app.ts';
import { inThreads } from '../src/http/aside.ts';

/** What a bare route answers with: a page as it is, JSON written out anew each time. */
export interface Reply {
  readonly path: string;
  readonly page?: string;
  readonly json?: unknown;
  readonly compressed?: boolean;
}

const longhand = (): Express =>
  createApp(createChecker(), { aside: inThreads(new URL('../src/worker.js', import.meta.url)) });

function bare(): Express {
  const app = express();
  process.on('message', (replies: readonly Reply[]) => {
    for (const { path, page, json, compressed } of replies) {
      const before = compressed ? [compression()] : [];
      if (page !== undefined)
        app.get(path, ...before, (_request, response) => void response.type('html').send(page));
      else app.post(path, express.json({ limit: '1mb' }), (_request, response) => void response.json(json));
    }
    process.send?.('ready');
  });
  return app;
}

const app = process.argv[2] === 'bare' ? bare() : longhand();
const server = app.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
