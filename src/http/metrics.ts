/** Counts and times of requests by route, and the process's own figures, in Prometheus's text form. */
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

export interface Metrics {
  readonly measured: RequestHandler;
  readonly shown: RequestHandler;
}

/** A registry of its own for each app, so that two of them in one process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route as it is written in the app, method and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  return {
    measured: (request, response, next) => {
      const end = durations.startTimer();
      response.once('close', () => {
        // An address that fits no route is counted as one, whatever it says.
        const route = request.route ? `${request.baseUrl}${String(request.route.path)}` : 'none';
        end({ method: request.method, route, status: response.statusCode });
      });
      next();
    },
    shown: (_request, response, next) => {
      registry.metrics().then((text) => response.type(registry.contentType).send(text), next);
    },
  };
}
