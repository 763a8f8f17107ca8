/** A checker → an express application: JSON API and pages, translation only. It never listens. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { ASSETS, KATEX, MATHLIVE, SCRIPTS } from '../../views/assets.ts';
import type { Checker } from '../checker.ts';
import { API, api, grading } from './api.ts';
import { type Aside, atOnce } from './aside.ts';
import { limited } from './limits.ts';
import { type Logger, logged } from './log.ts';
import { createMetrics } from './metrics.ts';
import { pages } from './pages.ts';
import { answerErrors, notFound, onlyFor } from './problem-json.ts';

const { resolve } = createRequire(import.meta.url);
const SWAGGER = dirname(resolve('swagger-ui-dist/package.json'));

const DAY = { maxAge: '1d', index: false, redirect: false } as const;

/** Everything comes from this server; only style attributes (KaTeX writes them) are let through. */
const HEADERS = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'style-src-attr': ["'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  // Whether a site is only served over TLS is for whoever runs it to say.
  strictTransportSecurity: false,
});

/** JSON is never a page: nothing in it may load or be framed, and it is what its type says. */
const API_HEADERS = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xPoweredBy: false,
  xXssProtection: false,
});

/** What looks after the server asks here, however much is asked by others. */
const WATCHED = ['/healthz', '/readyz', '/metrics'];

export interface AppOptions {
  /** Where a line about each request goes; none without it. */
  readonly log?: Logger;
  /** Requests a minute from one client; unlimited without it. */
  readonly limit?: number;
  /** Who does what may take long; whoever answers, unless said. */
  readonly aside?: Aside;
  /** How many proxies stand in front, whose word on the client's address is taken; 0 unless said. */
  readonly proxies?: number;
  /** What looks at each request before the pages do. */
  readonly before?: RequestHandler;
}

export function createApp(
  checker: Checker,
  { log, limit, proxies = 0, aside = atOnce(checker), before }: AppOptions = {},
): Express {
  const app = express();
  // What answers a fault may be at fault itself; express then tells where, unless told this.
  app.set('env', 'production');
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', proxies);
  const metrics = createMetrics();
  app.use(metrics.measured);
  if (log) app.use(logged(log));
  app.use(WATCHED, API_HEADERS);
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', ready(checker));
  app.get('/metrics', metrics.shown);
  for (const path of WATCHED) app.all(path, onlyFor('GET'));
  if (limit !== undefined) app.use(limited(limit));
  if (before) app.use(HEADERS, before);
  // Marking comes before all else: it is what is asked most, and its answers are too short to gain from compression.
  app.post(`${API}/problems/:id/grade`, API_HEADERS, ...grading(checker, aside));
  app.use(HEADERS);
  app.use(compression());
  app.use('/assets/katex', express.static(KATEX, DAY));
  app.use('/assets/mathlive.mjs', express.static(MATHLIVE, DAY));
  app.use('/assets/swagger', express.static(SWAGGER, DAY));
  app.use('/assets', express.static(ASSETS, DAY), express.static(SCRIPTS, DAY));
  app.use(pages(checker, aside));
  app.use(api(checker, aside));
  app.use(notFound);
  app.use(answerErrors);
  return app;
}

/** Whether there is anything to serve; problem files with faults are left out, and counted. */
const ready =
  (checker: Checker): RequestHandler =>
  (_request, response) => {
    const problems = checker.list().length;
    response.status(problems > 0 ? 200 : 503).json({ problems, faults: checker.faults.length });
  };
