/** What a soak sends that students send. */
import { readFileSync } from 'node:fs';

export interface Sending {
  /** What it is, in the table. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly type?: string;
  readonly body?: string;
}

export const JSON_TYPE = 'application/json';
export const FORM = 'application/x-www-form-urlencoded';
const sheet = JSON.parse(readFileSync('test/golden/submission-003.answers.json', 'utf8')) as {
  readonly answers: Readonly<Record<string, string>>;
};
export const WRITE_UP = '$$v_1 = 0.8 \\cdot 0 - 0.2 \\cdot (-5) = 1$$\n\nand so $w_1 = 1 + 1 = 2$.';
export const post = (name: string, path: string, type: string, body: string): Sending => ({
  name,
  method: 'POST',
  path,
  type,
  body,
});
export const get = (name: string, path: string): Sending => ({ name, method: 'GET', path });

export const MARKED = post(
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
  post('a write-up checked', '/api/v1/check', JSON_TYPE, JSON.stringify({ text: WRITE_UP })),
  get('a page', '/problems/adam'),
  get('a page', '/problems/momentum-regression/solution'),
  get('a page', '/problems/adam?variant=7'),
];
