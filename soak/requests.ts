/** What a soak sends: what students do, and what no one means well with. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { anyJson, spoilt } from '../fuzz/texts.ts';

export interface Sending {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly type?: string;
  readonly body?: string;
}

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const sheet = JSON.parse(readFileSync('test/golden/submission-003.answers.json', 'utf8')) as {
  readonly answers: Readonly<Record<string, string>>;
};
const writeUp = '$$v_1 = 0.8 \\cdot 0 - 0.2 \\cdot (-5) = 1$$\n\nand so $w_1 = 1 + 1 = 2$.';
const post = (path: string, type: string, body: string): Sending => ({ method: 'POST', path, type, body });
const get = (path: string): Sending => ({ method: 'GET', path });

const MARKED = post('/api/v1/problems/momentum-regression/grade', JSON_TYPE, JSON.stringify(sheet));
/** Mostly marking, as it is in a class. */
export const HONEST: readonly Sending[] = [
  ...Array.from({ length: 14 }, () => MARKED),
  post('/api/v1/problems/bias-correction/grade', JSON_TYPE, '{"answers":{"s[1]":["(1-rho)*g","g - rho*g"]}}'),
  post('/problems/momentum-regression', FORM, new URLSearchParams(sheet.answers).toString()),
  post('/api/v1/check', JSON_TYPE, JSON.stringify({ text: writeUp })),
  get('/problems/adam'),
  get('/problems/momentum-regression/solution'),
  get('/problems/adam?variant=7'),
];

const text = spoilt(['[0, -1]', 'rho*s[n] + (1-rho)*g', writeUp, '\\frac{1}{3}']);
const hostile = fc.oneof(
  text.map((answer) => post(MARKED.path, JSON_TYPE, JSON.stringify({ answers: { 'v[1]': answer } }))),
  text.map((line) =>
    post(
      '/api/v1/problems/bias-correction/grade',
      JSON_TYPE,
      JSON.stringify({ answers: { step: [line, line] } }),
    ),
  ),
  text.map((whole) => post('/api/v1/check', JSON_TYPE, JSON.stringify({ text: whole }))),
  text.map((typed) => post('/check', FORM, new URLSearchParams({ text: typed }).toString())),
  text.map((typed) =>
    post('/problems/bias-correction', FORM, new URLSearchParams({ step: typed }).toString()),
  ),
  text.map((typed) =>
    post('/problems/bias-correction/preview', FORM, new URLSearchParams({ text: typed }).toString()),
  ),
  anyJson.map((json) => post(MARKED.path, JSON_TYPE, JSON.stringify(json) ?? '')),
  fc.nat(999_999).map((variant) => get(`/problems/sigmoid-network?variant=${variant}`)),
  text.map((path) => get(`/problems/${encodeURIComponent(Buffer.from(path).toString().slice(0, 3000))}`)),
);

/** Others each time the seed is. */
export const hostileRequests = (seed: number, many: number): readonly Sending[] =>
  fc.sample(hostile, { seed, numRuns: many });
