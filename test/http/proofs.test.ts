/** Symbolic problems from outside: API, worksheet, preview and command line say the same of a derivation. */
import { spawnSync } from 'node:child_process';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';
import { definition, gradeResult, trace } from '../../src/http/schemas.ts';

const IDS = [
  'bias-correction',
  'momentum-weighted-sum',
  'heavy-ball-unrolled',
  'velocity-unrolled',
  'momentum-limit',
  'geometric-series',
  'nesterov-change-of-variables',
  'adam-bias-expectation',
];
const app = createApp(createChecker());
const grade = (id: string, body: unknown) =>
  request(app)
    .post(`/api/v1/problems/${id}/grade`)
    .send(body as object);

const STEP = ['rho*s[n] + (1-rho)*g', 'rho*g*(1-rho^n) + g', 'g*(1-rho^(n+1))'];

it.each([
  ['velocity', '\\varphi_{k - 1},\\ v_{k - 1},\\ \\mu,\\ \\varepsilon,\\ \\nabla f'],
  ['back', '\\varphi_{k},\\ v_{k},\\ \\mu'],
])('%s is asked for in names that are typeset', async (id, wanted) => {
  const { body } = await request(app).get('/api/v1/problems/nesterov-change-of-variables');
  expect(body.steps.find((step: { id: string }) => step.id === id).wanted).toBe(wanted);
});

describe.each(IDS)('%s', (id) => {
  it('is defined, solved and shown', async () => {
    const [defined, solved] = await Promise.all(
      [`/api/v1/problems/${id}`, `/api/v1/problems/${id}/trace`].map((path) => request(app).get(path)),
    );
    expect(definition.safeParse(defined!.body).error).toBeUndefined();
    expect(trace.safeParse(solved!.body).error).toBeUndefined();
    for (const step of solved!.body.steps) expect(step).toMatchObject({ exact: null, decimal: null });
    for (const path of [`/problems/${id}`, `/problems/${id}/solution`]) {
      const { text } = await request(app).get(path).expect(200);
      expect(text).toContain('class="katex');
      expect(text).not.toContain('class="untypeset"');
    }
  });
  it('the worked solution, sent back line by line, earns all', async () => {
    const solved = await request(app).get(`/api/v1/problems/${id}/trace`);
    const answers = Object.fromEntries(
      solved.body.steps.map((step: { id: string; lines: { text: string }[] }) => [
        step.id,
        step.lines.map(({ text }) => text),
      ]),
    );
    const { body } = await grade(id, { answers });
    expect(gradeResult.safeParse(body).error).toBeUndefined();
    expect(body.score.earned).toBe(body.score.total);
  });
});

describe('a derivation', () => {
  it('gets a verdict a line by API', async () => {
    const { body } = await grade('bias-correction', { answers: { step: STEP, range: 'n >= 1' } });
    expect(gradeResult.safeParse(body).error).toBeUndefined();
    expect(body.steps.step.mark).toBe('wrong');
    expect(body.steps.step.lines).toMatchObject([
      { verdict: 'holds', by: 'definition' },
      {
        verdict: 'fails',
        values: { n: expect.any(String) },
        left: expect.any(String),
        right: expect.any(String),
      },
      { verdict: 'fails' },
    ]);
  });
  it('that is circular is told so at every level', async () => {
    for (const feedback of ['where', 'hint', 'full']) {
      const { body } = await grade('bias-correction', { answers: { step: ['g*(1-rho^(n+1))'] }, feedback });
      expect(body.steps.step.lines).toMatchObject([{ verdict: 'circular' }]);
    }
  });
  it('of a step the problem does not have is 422, naming those it has', async () => {
    const { body } = await grade('bias-correction', { answers: { 's[9]': 'g' } }).expect(422);
    expect(body.detail).toContain('has no step "s[9]". It has: s[1], shat[1]');
  });
  it('a number for an expression is a number, and rows of numbers are not readable', async () => {
    const { body } = await grade('bias-correction', {
      answers: {
        's[1]': 5,
        's[2]': [
          [1, 2],
          [3, 4],
        ],
      },
    });
    expect(body.steps['s[1]'].mark).toBe('wrong');
    expect(body.steps['s[2]'].mark).toBe('unreadable');
  });
  it('is typed into a worksheet, a line each, and comes back with its verdicts and as it was typed', async () => {
    const { text } = await request(app)
      .post('/problems/bias-correction')
      .type('form')
      .send({ step: STEP.join('\r\n'), range: 'n >= 0' })
      .expect(200);
    expect(text).toContain('does not follow');
    expect(text).toContain('by definition');
    expect(text).toContain(`>${STEP[0]}`);
    expect(text).toContain('(<a href="#step-step">');
    expect(text).toContain('It is claimed from n = 1 on.');
  });
  it('what is typed is never markup', async () => {
    const typed = '<script>alert(1)</script>\n</textarea><b>';
    const { text } = await request(app).post('/problems/bias-correction').type('form').send({ step: typed });
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<b>');
    const { text: preview } = await request(app)
      .post('/problems/bias-correction/preview')
      .type('form')
      .send({ step: 'step', text: typed });
    expect(preview).not.toContain('<script>');
  });
  it('is previewed as it is read', async () => {
    const { text } = await request(app)
      .post('/problems/bias-correction/preview')
      .type('form')
      .send({ step: 's[1]', text: 'rho s_0\n= foo' })
      .expect(200);
    expect(text).toContain('class="katex');
    expect(text).toContain('&quot;foo&quot; is not a name of this problem');
  });
});

describe('the command line', () => {
  const longhand = (words: readonly string[], input = '') =>
    spawnSync(process.execPath, ['dist/src/cli.js', ...words], { input, encoding: 'utf8' });
  it('prints each line with its reason, and ends with 1 where something is wrong', () => {
    const { status, stdout } = longhand(
      ['grade', 'bias-correction', '-'],
      JSON.stringify({ answers: { step: STEP } }),
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/✗ step +wrong\n +line 1: holds, by definition\n +line 2: fails\n/);
  });
  it.each([
    ['text', /s\[2\] += rho\*s\[1\] \+ \(1 - rho\)\*g +by definition/],
    ['json', /"reason": "by the hypothesis"/],
    ['latex', /&& \\text\{by the hypothesis\}/],
    ['markdown', /&& \\text\{by algebra\}/],
    ['html', /<math[\s\S]*by the hypothesis/],
  ])('traces as %s', (format, says) => {
    const { status, stdout } = longhand(['trace', 'bias-correction', '--format', format]);
    expect(status).toBe(0);
    expect(stdout).toMatch(says);
  });
});
