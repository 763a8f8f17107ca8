/** Write-ups from outside: API, page and command line. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';
import { checkResult, problemJson } from '../../src/http/schemas.ts';

const app = createApp(createChecker());
const text = readFileSync('test/writeup/three-updates.md', 'utf8');
const check = (body: string) =>
  request(app).post('/api/v1/check').set('Content-Type', 'application/json').send(body);

describe('the API', () => {
  it('answers with verdicts, and grades for a problem', async () => {
    const { status, body } = await check(JSON.stringify({ text, problem: 'momentum-regression' }));
    expect(status).toBe(200);
    expect(checkResult.safeParse(body).error).toBeUndefined();
    expect(body.summary.false).toBe(3);
    expect(body.grade.score).toEqual({ earned: 18, total: 21 });
  });
  it('judges a document by itself', async () => {
    const { body } = await check(JSON.stringify({ text: 'So $2 \\cdot 3 = 5$ and $2 + 3 = 5$.' }));
    expect(
      body.equations.map(({ relations }: { relations: { verdict: string }[] }) => relations[0]!.verdict),
    ).toEqual(['false', 'true']);
    expect(body.grade).toBeUndefined();
  });
  it('follows a derivation of a symbolic problem', async () => {
    const proof =
      'Let $s_n = g(1-\\rho^n)$. Then $$s_{n+1} = \\rho s_n + (1-\\rho) g = \\rho g (1-\\rho^n) + (1-\\rho) g = g(1-\\rho^{n+1}).$$';
    const { body } = await check(JSON.stringify({ text: proof, problem: 'bias-correction' }));
    expect(body.grade.steps.step.mark).toBe('correct');
    expect(body.grade.steps.step.lines.map(({ by }: { by: string }) => by)).toEqual([
      'definition',
      'hypothesis',
      'algebra',
    ]);
  });
  it.each([
    ['', 400, 'The body is empty'],
    ['{', 400, 'not JSON'],
    ['[]', 422, 'should be an object'],
    ['{"text": 5}', 422, 'text: should be the text'],
    ['{"text": "", "problems": "x"}', 422, 'problems is not known here'],
    ['{"text": "", "problem": "nope"}', 404, 'There is no problem "nope"'],
    [JSON.stringify({ text: 'x'.repeat(3_000_000) }), 413, 'larger than the 2048 KB'],
  ])('%.30s gets %i', async (body, status, says) => {
    const response = await check(body);
    expect(response.status).toBe(status);
    expect(problemJson.safeParse(response.body).error).toBeUndefined();
    expect(response.body.detail).toContain(says);
  });
  it('a name given twice is refused, with its path', async () => {
    const { status, body } = await check('{"text":"$1 = 2$","text":"$1 = 1$"}');
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ pointer: '#/text', detail: 'is given more than once' }]);
  });
  it('takes only POST', async () => {
    await request(app).get('/api/v1/check').expect(405);
  });
});

describe('the page', () => {
  it('takes a write-up and shows it back with its marks, the first false one on top', async () => {
    await request(app).get('/check').expect(200);
    await request(app)
      .get('/check?problem=adam')
      .expect(200, /selected[^>]*>[^<]*Adam/);
    await request(app).get('/check?problem=nope').expect(404);
    const { text: html } = await request(app)
      .post('/check')
      .type('form')
      .send({ text, problem: 'momentum-regression' })
      .expect(200);
    expect(html).toContain('18 of 21 steps earned');
    expect(html).toMatch(/The first that goes wrong is <a href="#equation-\d+">\(4\), line \d+/);
    expect(html).toContain('next wrong one');
    expect(html).not.toContain('class="untypeset"');
  });
  it('tells an answer that is wrong though its equation is a definition, and what it takes for none', async () => {
    const { text: html } = await request(app)
      .post('/check')
      .type('form')
      .send({ text: 'We get $v^{(1)} = [5, 5]$.', problem: 'momentum-regression' });
    expect(html).toContain('1 wrong equation');
    expect(html).toMatch(/v\[1\]: wrong\. This is the first step that goes wrong\..*Expected: \[0, 1\]\./);
    expect(html).not.toContain('Nothing false was found');
    const { text: empty } = await request(app).post('/check').type('form').send({ text: 'Some words.' });
    expect(empty).toContain('No equation was found in it.');
  });
  it('what is pasted is never markup', async () => {
    const { text: html } = await request(app).post('/check').type('form').send({
      text: '<script>alert(1)</script> $1 = 2$ <img src=x onerror=alert(1)> $$\\href{javascript:alert(1)}{x} = 1$$',
    });
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('href="javascript');
  });
});

describe('the command line', () => {
  const longhand = (words: readonly string[], input = '') =>
    spawnSync(process.execPath, ['dist/src/cli.js', ...words], { input, encoding: 'utf8' });
  it.each([
    [
      'something false',
      '$1 + 1 = 3$',
      1,
      /✗ line 1: false, arithmetic\n {4}1 \+ 1 = 3\n {4}The left side is 2, not 3\./,
    ],
    ['nothing false', '$1 + 1 = 2$', 0, /^1 true, 0 false/],
    ['nothing at all', '', 0, /^0 true, 0 false.*\nNo equation was found in it\.\n$/],
    ['what is not understood', '$\\foo{x} = 2$', 1, /\? line 1: not understood/],
    ['what is no text', '\0\u0001\u0002\0\0', 1, /! line 1: This is not a text/],
    [
      'a wrong answer that is stated as a definition',
      'v^(1) = [5, 5]',
      1,
      /✗ line 1 \[v\[1\]\]: wrong\n {4}v\^\(1\) = \[5, 5\]\n {4}This is the first step .*Expected: \[0, 1\]\./,
      ['--problem', 'momentum-regression'],
    ],
  ] as const)('%s', (_, document, status, says, options: readonly string[] = []) => {
    const run = longhand(['check', '-', ...options], document);
    expect(run.status).toBe(status);
    expect(run.stdout).toMatch(says);
  });
  it('several files, as JSON', () => {
    const { status, stdout } = longhand([
      'check',
      'test/writeup/three-updates.md',
      'test/writeup/corpus/adam-one-weight.md',
      '--json',
    ]);
    expect(status).toBe(1);
    expect(
      JSON.parse(stdout).map(({ file, summary }: { file: string; summary: { false: number } }) => [
        file,
        summary.false,
      ]),
    ).toEqual([
      ['test/writeup/three-updates.md', 3],
      ['test/writeup/corpus/adam-one-weight.md', 0],
    ]);
  });
  it('a file that is not there is 2', () => {
    const { status, stderr } = longhand(['check', 'nowhere.md']);
    expect([status, stderr]).toEqual([2, 'longhand: nowhere.md: cannot be read: there is no such file\n']);
  });
});
