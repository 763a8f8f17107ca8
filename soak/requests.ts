/** What a soak sends: what students do, and what no one means well with. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { anyJson, spoilt } from '../fuzz/texts.ts';

export interface Sending {
  /** What it is, in the table. */
  readonly name: string;
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
const post = (name: string, path: string, type: string, body: string): Sending => ({
  name,
  method: 'POST',
  path,
  type,
  body,
});
const get = (name: string, path: string): Sending => ({ name, method: 'GET', path });

const MARKED = post(
  'a sheet marked',
  '/api/v1/problems/momentum-regression/grade',
  JSON_TYPE,
  JSON.stringify(sheet),
);
/** Mostly marking, as it is in a class. */
export const HONEST: readonly Sending[] = [
  ...Array.from({ length: 14 }, () => MARKED),
  post(
    'a proof marked',
    '/api/v1/problems/bias-correction/grade',
    JSON_TYPE,
    '{"answers":{"s[1]":["(1-rho)*g","g - rho*g"]}}',
  ),
  post('a marked page', '/problems/momentum-regression', FORM, new URLSearchParams(sheet.answers).toString()),
  post('a write-up checked', '/api/v1/check', JSON_TYPE, JSON.stringify({ text: writeUp })),
  get('a page', '/problems/adam'),
  get('a page', '/problems/momentum-regression/solution'),
  get('a page', '/problems/adam?variant=7'),
];

const HOSTILE = 'hostile';
const text = spoilt(['[0, -1]', 'rho*s[n] + (1-rho)*g', writeUp, '\\frac{1}{3}']);
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

/** Others each time the seed is. */
export const hostileRequests = (seed: number, many: number): readonly Sending[] =>
  fc.sample(hostile, { seed, numRuns: many });
