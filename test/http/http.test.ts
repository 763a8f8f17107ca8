/** The API and the pages from outside: what the contract says, and what bad input gets. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';
import { OPENAPI } from '../../src/http/openapi.ts';
import { definition, gradeResult, problemJson, problemList, trace } from '../../src/http/schemas.ts';
import { flagshipText, submission003 } from '../problem-here.ts';

const app = createApp(createChecker());
const GRADE = '/api/v1/problems/momentum-regression/grade';
const post = (body: string, path = GRADE, type = 'application/json') =>
  request(app).post(path).set('Content-Type', type).send(body);
const grading = (answers: unknown) => post(JSON.stringify({ answers }));

describe('the API', () => {
  it.each([
    ['/api/v1/problems', problemList],
    ['/api/v1/problems/momentum-regression', definition],
    ['/api/v1/problems/momentum-regression/trace', trace],
  ])('GET %s fits its schema', async (path, schema) => {
    const { status, body, type } = await request(app).get(path);
    expect([status, type]).toEqual([200, 'application/json']);
    expect(schema.safeParse(body).error).toBeUndefined();
  });
  it('a definition tells no answer', async () => {
    const { body } = await request(app).get('/api/v1/problems/momentum-regression');
    expect(JSON.stringify(body.steps)).not.toMatch(/1\.04|8\.56|"value"|"exact":/);
  });
  it('marks the real submission', async () => {
    const { status, body } = await post(JSON.stringify({ answers: submission003.answers }));
    expect([status, body.score]).toEqual([200, { earned: 18, total: 21 }]);
    expect(gradeResult.safeParse(body).error).toBeUndefined();
  });
  it.each([
    ['where', /^This is the first step that goes wrong\.$/, undefined],
    ['hint', /Look at the signs in beta\*v - alpha\*g, the rule for v\.$/, undefined],
    ['full', /Expected: \[0, 1\]\.$/, '[0, 1]'],
  ])('feedback %s', async (feedback, says, expected) => {
    const { body } = await post(
      JSON.stringify({ answers: { 'g[0]': '[0, -5]', 'v[1]': '[0, -1]' }, feedback }),
    );
    expect(body.steps['v[1]'].feedback).toMatch(says);
    expect(body.steps['v[1]'].expected).toBe(expected);
  });
  it('reads JSON numbers and lists exactly', async () => {
    const { body } = await grading({
      'v[2]': [1, -0.2],
      'dw[0]': [
        [-4, 4],
        [2, -12],
      ],
      'w[3]': [['13/5'], ['26/25']],
    });
    expect(body.score.earned).toBe(3);
  });
  it('the OpenAPI description is 3.1 and served', async () => {
    const { body } = await request(app).get('/api/v1/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(body).toEqual(JSON.parse(JSON.stringify(OPENAPI)));
    for (const ref of JSON.stringify(body).matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(body.components.schemas[ref[1]!]).toBeDefined();
  });
});

describe('errors are application/problem+json with a detail', () => {
  it.each([
    [
      'an unknown problem',
      () => grading({}).then(() => post('{"answers":{}}', '/api/v1/problems/nope/grade')),
      404,
      /no problem "nope"\. Known here: .*momentum-regression/,
    ],
    [
      'an unknown problem, its trace',
      () => request(app).get('/api/v1/problems/nope/trace'),
      404,
      /no problem "nope"/,
    ],
    [
      'a path out of the folder',
      () => request(app).get('/api/v1/problems/..%2f..%2fetc%2fpasswd'),
      404,
      /no problem/,
    ],
    ['a path of a prototype', () => request(app).get('/api/v1/problems/__proto__'), 404, /no problem/],
    ['a path that is not encoded', () => request(app).get('/api/v1/problems/%E0%A4%A'), 400, /./],
    ['an unknown path', () => request(app).get('/api/v1/nothing'), 404, /nothing at \/api\/v1\/nothing/],
    ['a wrong method', () => request(app).get(GRADE), 405, /Only POST is answered here/],
    ['broken JSON', () => post('{"answers":'), 400, /The body is not JSON/],
    ['an empty body', () => post(''), 400, /The body is empty/],
    ['JSON nested too deep', () => post(`{"answers":${'['.repeat(60_000)}`), 400, /not JSON/],
    ['a body of another kind', () => post('{"answers":7}'), 422, /answers: should be an object/],
    ['an answer of another kind', () => grading({ 'v[1]': true }), 422, /answers\.v\[1\]: should be text/],
    [
      'a number of too many digits',
      () => post('{"answers":{"v[1]":[0, 0.30000000000000004]}}'),
      422,
      /answers\.v\[1\]\.1: a number of more than 15/,
    ],
    [
      'an unknown step',
      () => grading({ 'v[9]': '1' }),
      422,
      /no step "v\[9\]"\. It has: yhat\[0\], .*w\[3\]/,
    ],
    [
      'a step of the prototype itself',
      () => post('{"answers":{"__proto__":"1"}}'),
      422,
      /answers\.__proto__: is not a step/,
    ],
    [
      'JSON nested too deep behind a number',
      () => post(`{"answers":{"v[1]":1},"x":${'['.repeat(3000)}${']'.repeat(3000)}}`),
      422,
      /x\.0: is nested deeper than 20 lists and objects/,
    ],
    ['a step that is half a character', () => post('{"answers":{"\\ud800":"1"}}'), 422, /no step/],
    ['a step of a prototype', () => post('{"answers":{"constructor":"1"}}'), 422, /no step "constructor"/],
    ['an unknown field', () => post('{"answers":{},"feedbak":"full"}'), 422, /feedbak: is not a field/],
    ['an unknown level', () => post('{"answers":{},"feedback":"all"}'), 422, /feedback: should be one of/],
    [
      'a variant that is no number',
      () => request(app).get('/api/v1/problems/momentum-regression?variant=x'),
      422,
      /variant: should be a whole number/,
    ],
    [
      'a variant of a problem without',
      () => request(app).get('/api/v1/problems/bias-correction?variant=3'),
      422,
      /has no variants/,
    ],
    [
      'a body past 256 KB',
      () => post(`{"answers":{"v[1]":"${'1'.repeat(300_000)}"}}`),
      413,
      /larger than the 256 KB/,
    ],
    [
      'an unknown charset',
      () => post('{"answers":{}}', GRADE, 'application/json; charset=nonsense'),
      415,
      /./,
    ],
  ] as const)('%s', async (_, send, status, says) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(response.type).toBe('application/problem+json');
    const body = JSON.parse(response.text);
    expect(problemJson.safeParse(body).error).toBeUndefined();
    expect(body.detail).toMatch(says);
  });
  it('a misfit carries the path of the field', async () => {
    const { text } = await grading({ 'v[1]': true });
    expect(JSON.parse(text).errors).toEqual([{ pointer: '#/answers/v%5B1%5D', detail: expect.any(String) }]);
  });
  it('a long name is told no longer than elsewhere', async () => {
    const { text } = await grading({ ['v'.repeat(5000)]: '1' });
    expect(JSON.parse(text).errors[0].pointer).toBe(`#/answers/${'v'.repeat(80)}`);
  });
  it('a name given twice is refused, with its path', async () => {
    const { status, text } = await post('{"answers":{"v[1]":"1","v[1]":"[0, 1]"}}', GRADE);
    expect(status).toBe(422);
    expect(JSON.parse(text).errors).toEqual([
      { pointer: '#/answers/v%5B1%5D', detail: 'is given more than once' },
    ]);
  });
});

describe('unreadable answers come back as such', () => {
  it.each([
    '[0, -',
    '1/0',
    '[1,2;3]',
    'abc',
    'import("fs")',
    '9^9^9^9',
    'zeros(1e9,1e9)',
    'x'.repeat(5000),
    '['.repeat(10_000),
    'config({number:"number"})',
    '\u0000',
    '\ud800',
    '<b>1</b>',
  ])('%.30s', async (answer) => {
    const { status, body } = await grading({ 'v[1]': answer });
    expect(status).toBe(200);
    expect(body.steps['v[1]']).toMatchObject({
      mark: 'unreadable',
      at: expect.any(Number),
      feedback: expect.stringMatching(/\.$/),
    });
  });
});

const form = (fields: Readonly<Record<string, string>>) =>
  request(app)
    .post('/problems/momentum-regression')
    .type('form')
    .send(new URLSearchParams(fields).toString());

describe('pages', () => {
  it.each(['/', '/problems/momentum-regression', '/problems/momentum-regression/solution', '/api/v1/docs'])(
    'GET %s',
    async (path) => {
      const { status, type, headers } = await request(app).get(path);
      expect([status, type]).toEqual([200, 'text/html']);
      expect(headers['content-security-policy']).toContain(
        "default-src 'self';script-src 'self';style-src 'self'",
      );
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );
  it('none asks another host, and all they ask is served', async () => {
    for (const path of ['/', '/problems/momentum-regression', '/api/v1/docs']) {
      const { text } = await request(app).get(path);
      for (const [, url] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
        expect(url).toMatch(/^[/#]/);
        expect([url, (await request(app).get(url!)).status]).toEqual([url, 200]);
      }
    }
    const { text } = await request(app).get('/assets/katex/katex.min.css');
    for (const [, url] of text.matchAll(/url\((fonts\/[^)]+woff2)\)/g))
      expect((await request(app).get(`/assets/katex/${url}`)).status).toBe(200);
  });
  it('a worksheet has a labelled field for each step, and KaTeX with MathML', async () => {
    const { text } = await request(app).get('/problems/momentum-regression');
    expect(text.match(/<input id="answer-/g)).toHaveLength(21);
    expect(text.match(/<label for="answer-/g)).toHaveLength(21);
    expect(text).toContain('class="katex"');
    expect(text).toContain('<math');
    expect(scriptsIn(text)).toEqual([
      '<script type="module" src="/assets/worksheet.js">',
      '<script type="module" src="/assets/page.js">',
    ]);
  });
  it('a form is marked as the API marks it, and keeps what was typed', async () => {
    const { status, text } = await form(submission003.answers);
    expect(status).toBe(200);
    expect(text).toContain('18 of 21');
    const { body } = await post(JSON.stringify({ answers: submission003.answers }));
    const marks = [...text.matchAll(/<p class="mark (\w+)"/g)].map(([, mark]) => mark);
    expect(marks).toEqual(
      Object.values(body.steps as Record<string, { mark: string }>).map(({ mark }) => mark),
    );
    expect(text).toContain('value="[8.8, -16.4]"');
  });
  it("a carried step shows its formula with the student's own numbers", async () => {
    const { text } = await form({ 'v[1]': '[0, -1]', 'w[1]': '[1, -1]' });
    expect(text).toContain(
      'annotation encoding="application/x-tex">\\begin{aligned}\\mathbf w^{(1)} &amp;= \\begin{bmatrix}1 \\\\ 0\\end{bmatrix} + \\begin{bmatrix}0 \\\\ -1\\end{bmatrix}',
    );
  });
  it('a slip that explains several steps is told once, and beside each step with its numbers', async () => {
    const { text } = await form(submission003.answers);
    expect(text).toContain('One slip explains');
    expect(text.match(/<summary>The slip<\/summary>/g)).toHaveLength(4);
    expect(text).toContain(
      '\\mathbf v^{(2)} &amp;= \\beta \\cdot \\mathbf v^{(1)} \\underline{{} + \\alpha \\cdot \\mathbf g^{(1)}}',
    );
    expect(text).toContain(
      '\\mathbf v^{(2)} = \\beta \\cdot \\mathbf v^{(1)} \\underline{{} - \\alpha \\cdot \\mathbf g^{(1)}}',
    );
    expect(text).toContain(
      '&amp;= 0.8 \\cdot \\begin{bmatrix}0 \\\\ -1\\end{bmatrix} + 0.2 \\cdot \\begin{bmatrix}5 \\\\ -15\\end{bmatrix}',
    );
    expect(text).not.toContain('untypeset');
  });
  it('nothing typed is printed unescaped', async () => {
    const nasty = '"><script>alert(1)</script>';
    const { text } = await form({ 'v[1]': nasty });
    expect(scriptsIn(text)).toHaveLength(2);
    expect(text).toContain('&lt;script>');
  });
  it.each([
    ['an unknown page', () => request(app).get('/problems/nope'), 404],
    ['a path out of the folder', () => request(app).get('/problems/..%2f..%2fetc%2fpasswd'), 404],
    ['an asset out of the folder', () => request(app).get('/assets/..%2fpackage.json'), 404],
    ['an unknown field', () => form({ 'v[9]': '1' }), 422],
    [
      'a field sent twice',
      () => request(app).post('/problems/momentum-regression').type('form').send('v[1]=1&v[1]=2'),
      422,
    ],
    ['a form too large', () => form({ 'v[1]': '1'.repeat(300_000) }), 413],
    ['JSON for a form', () => request(app).post('/problems/momentum-regression').send({ 'v[1]': '1' }), 415],
    ['a wrong method', () => request(app).delete('/problems/momentum-regression'), 405],
  ] as const)('%s is %s', async (_, send, status) => {
    const [machine, person] = [
      await send(),
      await send().set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8'),
    ];
    expect([machine.status, machine.type]).toEqual([status, 'application/problem+json']);
    expect([person.status, person.type]).toEqual([status, 'text/html']);
    expect(person.text).toContain('<h1>');
  });
  it('is healthy', async () => expect((await request(app).get('/healthz')).status).toBe(200));
});

const scriptsIn = (html: string): string[] => [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);

describe('an exam', () => {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
  writeFileSync(join(folder, 'exam.yaml'), `${flagshipText}\nsolution: never\n`);
  cpSync('problems/recipes', join(folder, 'recipes'), { recursive: true });
  const exam = createApp(createChecker({ folder }));
  it.each(['/problems/exam/solution', '/api/v1/problems/exam/trace'])('GET %s is 403', async (path) => {
    const { status, type } = await request(exam).get(path);
    expect([status, type]).toEqual([403, 'application/problem+json']);
  });
  it('feedback stops at hint', async () => {
    const { text } = await request(exam)
      .post('/api/v1/problems/exam/grade')
      .send({ answers: submission003.answers, feedback: 'full' });
    const { score, slips } = JSON.parse(text);
    expect([score.earned, slips[0].wrote]).toEqual([18, undefined]);
    expect(text).not.toMatch(/Expected|true value|expected/);
  });
  it('the page tells no more', async () => {
    expect((await request(exam).get('/problems/exam')).text).not.toContain('Worked solution');
    const { text } = await request(exam)
      .post('/problems/exam')
      .type('form')
      .send(new URLSearchParams(submission003.answers).toString());
    expect(text).toContain('<summary>Hint</summary>');
    expect(text).not.toMatch(/Expected value|The slip/);
  });
});
