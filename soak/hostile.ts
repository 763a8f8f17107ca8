/** What a soak sends that no one means well with: a thread that makes it, says it and ends. What it takes to make would weigh on whoever measures. */
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { anyJson, spoilt } from '../fuzz/texts.ts';
import { FORM, get, JSON_TYPE, MARKED, post, WRITE_UP } from './honest.ts';

export interface Wanted {
  readonly seed: number;
  readonly many: number;
}

const HOSTILE = 'hostile';
const text = spoilt(['[0, -1]', 'rho*s[n] + (1-rho)*g', WRITE_UP, '\\frac{1}{3}']);
const hostile = fc.oneof(
  text.map((answer) =>
    post(HOSTILE, MARKED.path, JSON_TYPE, JSON.stringify({ answers: { 'v[1]': answer } })),
  ),
  text.map((line) =>
    post(
      HOSTILE,
      '/api/v1/problems/bias-correction/grade',
      JSON_TYPE,
      JSON.stringify({ answers: { step: [line, line] } }),
    ),
  ),
  text.map((whole) => post(HOSTILE, '/api/v1/check', JSON_TYPE, JSON.stringify({ text: whole }))),
  text.map((typed) => post(HOSTILE, '/check', FORM, new URLSearchParams({ text: typed }).toString())),
  text.map((typed) =>
    post(HOSTILE, '/problems/bias-correction', FORM, new URLSearchParams({ step: typed }).toString()),
  ),
  text.map((typed) =>
    post(HOSTILE, '/problems/bias-correction/preview', FORM, new URLSearchParams({ text: typed }).toString()),
  ),
  anyJson.map((json) => post(HOSTILE, MARKED.path, JSON_TYPE, JSON.stringify(json) ?? '')),
  fc.nat(999_999).map((variant) => get(HOSTILE, `/problems/sigmoid-network?variant=${variant}`)),
  text.map((path) =>
    get(HOSTILE, `/problems/${encodeURIComponent(Buffer.from(path).toString().slice(0, 3000))}`),
  ),
);

const { seed, many } = workerData as Wanted;
// Others each time the seed is.
parentPort!.postMessage(fc.sample(hostile, { seed, numRuns: many }));
