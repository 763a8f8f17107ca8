/** How much one client may ask for: generous for a class behind one address, so that no single one starves the others. */
import type { ServerOptions } from 'node:http';
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { HttpError } from './problem-json.ts';

/** Requests a minute from one client, unless the environment says otherwise; 1,000 a second. */
export const REQUESTS_A_MINUTE = 60_000;

const MINUTE = 60_000;

/**
 * Counts by address (an IPv6 address by its /56), in this process; `RateLimit` and `RateLimit-Policy` headers tell what is left
 * (draft-ietf-httpapi-ratelimit-headers-08), 429 and `Retry-After` that there is nothing left.
 * @param limit requests a minute, from 1
 */
export const limited = (limit: number): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new HttpError(
        429,
        `More than ${limit} requests in a minute came from this address; try again shortly.`,
      );
    },
  });

/** ms, and bytes: a request, and before that its headers, must be in by then; who says nothing for a while is let go. Slow clients are dropped. */
export const CLIENTS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16_384,
} as const satisfies ServerOptions;
