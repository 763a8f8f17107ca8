/** What is fed with bad input, and what it promises all the same: an answer of its own kind, in bounded time. */

import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readAnswer } from '../src/answer/read.ts';
import { createChecker, readSubmission } from '../src/checker.ts';
import { createApp } from '../src/http/app.ts';
import { texToHtml } from '../views/katex.ts';
import { anyJson, spoilt } from './texts.ts';

export interface Target {
  readonly name: string;
  /** Gives what was tried, and does it. */
  readonly property: fc.IAsyncProperty<[unknown]>;
  readonly close?: () => void;
}

/** Longer than this no single input may take, ms; where time is looked at. */
interface Bounds {
  readonly within: number;
}

const MARKS = new Set(['correct', 'carried', 'wrong', 'blank', 'unreadable']);
const VERDICTS = new Set(['true', 'false', 'unproved', 'notUnderstood']);
const filesIn = (folder: string, ext: RegExp): string[] =>
  readdirSync(folder)
    .filter((name) => ext.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

const GOOD_ANSWERS = [
  '[0, -1]',
  '[[2],[-1]]',
  '-3.8',
  '2.5e-3',
  'sqrt(17)',
  '(1+sqrt(5))/2',
  '[2, -1; -1, 3]',
  '\\begin{bmatrix}0\\\\-1\\end{bmatrix}',
  '\\frac{1}{3}',
  '1 1/2',
];
const GOOD_LINES = [
  'rho*s[n] + (1-rho)*g',
  'g*(1-rho^(n+1))',
  's_{n+1} = \\rho s_n + (1-\\rho) g = g(1-\\rho^{n+1})',
  'sum(beta^(t-k)*g[k], k, 1, t)',
  'E(g)*(1-beta^t)',
  '(I-A)^(-1)*(I-A^(n+1))',
];

const GOOD_TEX = [
  '\\mathbf v^{(2)} = \\beta \\cdot \\mathbf v^{(1)}',
  '\\begin{bmatrix}0\\\\-1\\end{bmatrix}',
  '\\frac{\\sqrt{17}}{\\hat m + \\varepsilon}',
];
/** Twenty thousand characters make at most so much. */
const MOST_TYPESET = 30_000_000;

function told(ok: boolean, what: string): void {
  if (!ok) throw new Error(what);
}

/** @param within ms for a single input; Infinity where time is not looked at */
export function targets({ within }: Bounds): readonly Target[] {
  const checker = createChecker();
  const ids = checker.list().map(({ id }) => id);
  const steps = new Map(ids.map((id) => [id, checker.problem(id).steps] as const));
  const kindOf = (id: string) => steps.get(id)![0]!.kind;
  const timely =
    <T>(run: (input: T) => void | Promise<void>) =>
    async (input: T): Promise<void> => {
      const start = performance.now();
      await run(input);
      const ms = performance.now() - start;
      told(ms <= within, `took ${ms.toFixed(0)} ms`);
    };
  const target = <T>(
    name: string,
    inputs: fc.Arbitrary<T>,
    run: (input: T) => void | Promise<void>,
  ): Target => ({
    name,
    property: fc.asyncProperty(inputs, timely(run)) as fc.IAsyncProperty<[unknown]>,
  });
  const marked = (ofKind: (id: string) => boolean, good: readonly string[]) =>
    fc.constantFrom(...ids.filter(ofKind)).chain((id) =>
      fc.record({
        id: fc.constant(id),
        answers: fc.dictionary(
          fc.constantFrom(...steps.get(id)!.map((step) => step.id)),
          fc.oneof(spoilt(good), fc.array(spoilt(good), { maxLength: 6 })),
          { maxKeys: 6 },
        ),
      }),
    );
  const grade = ({ id, answers }: { id: string; answers: Record<string, string | string[]> }): void => {
    const { steps: marks } = checker.grade(id, { answers });
    for (const { mark } of Object.values(marks)) told(MARKS.has(mark), `the mark ${mark}`);
  };
  const folder = mkdtempSync(join(tmpdir(), 'longhand-fuzz-'));
  const file = join(folder, 'spoilt.yaml');

  return [
    target('answers', spoilt(GOOD_ANSWERS), (text) => {
      told(['value', 'blank', 'unreadable'].includes(readAnswer(text).kind), 'no kind of answer');
    }),
    target(
      'calculations',
      marked((id) => kindOf(id) === 'numbers', GOOD_ANSWERS),
      grade,
    ),
    target(
      'derivations',
      marked((id) => kindOf(id) !== 'numbers', GOOD_LINES),
      grade,
    ),
    target(
      'submissions',
      fc.oneof(
        anyJson.map((json) => JSON.stringify(json) ?? ''),
        spoilt(['{"answers":{"v[1]":"[0, 1]"}}']),
      ),
      (text) => {
        try {
          readSubmission(text);
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
        }
      },
    ),
    target('problem files', spoilt(filesIn('problems', /\.yaml$/)), (text) => {
      writeFileSync(file, text);
      const { faults, list } = createChecker({ file });
      told(faults.length > 0 || list().length > 0, 'neither a problem nor a fault');
    }),
    target('write-ups', spoilt(filesIn('test/writeup/corpus', /\.(?:md|tex)$/)), (text) => {
      const { equations } = checker.check(text);
      for (const { relations } of equations)
        for (const { verdict } of relations) told(VERDICTS.has(verdict), `the verdict ${verdict}`);
    }),
    target('typesetting', spoilt(GOOD_TEX), (tex) => {
      const html = texToHtml(tex);
      told(!/<(?:script|a|img|iframe)\b|javascript:[^<]*"/i.test(html), 'markup that is not of formulas');
      told(html.length <= MOST_TYPESET, `${html.length} characters of HTML`);
    }),
    overHttp(timely),
  ];
}

const PATHS = [
  '/',
  '/check',
  '/problems/momentum-regression',
  '/problems/momentum-regression/solution',
  '/problems/bias-correction',
  '/api/v1/problems',
  '/api/v1/problems/adam',
  '/api/v1/problems/adam/trace',
  '/api/v1/problems/adam/grade',
  '/api/v1/problems/bias-correction/grade',
  '/api/v1/check',
  '/api/v1/openapi.json',
  '/metrics',
];
const BODIES = [
  '{"answers":{"v[1]":"[0, 1]","g[0]":[1,2]}}',
  '{"answers":{"s[1]":["(1-rho)*g","g-rho*g"]},"feedback":"hint"}',
  '{"text":"$x = 1 + 1 = 3$","problem":"momentum-regression"}',
  'v%5B1%5D=0&text=%24x%3D1%24',
];
const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data',
  'a/b; c=ü',
];

/** Every request gets an answer that is no fault of the server. */
function overHttp(timely: <T>(run: (input: T) => Promise<void>) => (input: T) => Promise<void>): Target {
  const server = createServer(createApp(createChecker())).listen(0, '127.0.0.1');
  const ready = once(server, 'listening');
  const requests = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
    path: fc.oneof(fc.constantFrom(...PATHS), spoilt(PATHS)),
    query: fc.oneof(
      fc.constant(''),
      spoilt(['?variant=7', '?page=2', '?show=none', '?typed=1', '?problem=adam']),
    ),
    type: fc.constantFrom(...TYPES),
    body: fc.oneof(
      spoilt(BODIES),
      anyJson.map((json) => JSON.stringify(json) ?? ''),
    ),
  });
  const property = fc.asyncProperty(
    requests,
    timely(async ({ method, path, query, type, body }) => {
      await ready;
      const { port } = server.address() as AddressInfo;
      const address = `http://127.0.0.1:${port}/${encodeURI(Buffer.from(path.slice(1) + query).toString())}`;
      const hasBody = method !== 'GET' && method !== 'HEAD';
      const headers = { 'Content-Type': /^[ -~]+$/.test(type) ? type : 'a/b' };
      const response = await fetch(address, {
        method,
        headers,
        redirect: 'manual',
        ...(hasBody ? { body } : {}),
      });
      await response.text();
      told(response.status < 500, `status ${response.status} for ${method} ${address}`);
    }),
  );
  return {
    name: 'requests',
    property: property as unknown as fc.IAsyncProperty<[unknown]>,
    close: () => server.close(),
  };
}
