/** A checker → an express application: JSON API and pages, translation only. It never listens. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { ASSETS, KATEX } from '../../views/assets.ts';
import type { Checker } from '../checker.ts';
import { api, grading } from './api.ts';
import { pages } from './pages.ts';
import { answerErrors, notFound } from './problem-json.ts';

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

export function createApp(checker: Checker): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // Marking comes before all else: it is what is asked most, and its answers are too short to gain from compression.
  app.post('/api/v1/problems/:id/grade', API_HEADERS, ...grading(checker));
  app.use(HEADERS);
  app.use(compression());
  app.use('/assets/katex', express.static(KATEX, DAY));
  app.use('/assets/swagger', express.static(SWAGGER, DAY));
  app.use('/assets', express.static(ASSETS, DAY));
  app.use(pages(checker));
  app.use('/api/v1', api(checker));
  app.use(notFound);
  app.use(answerErrors);
  return app;
}
