import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toMarkdown, workedDocument } from '../../src/explain/document.ts';
import { traceJson } from '../../src/explain/trace-json.ts';
import { traceText } from '../../src/explain/trace-text.ts';
import { decimalTable, exactTable } from '../../src/explain/values.ts';
import { linesOf, work } from '../../src/explain/worked.ts';
import { trace as traceSchema } from '../../src/http/schemas.ts';
import { readDecimal } from '../../src/math/decimal.ts';
import { absolute, compare, multiply, subtract } from '../../src/math/rational.ts';
import { whyNot } from '../../views/katex.ts';
import { toLatex } from '../../views/latex.ts';
import { stepTex } from '../../views/worked-step.tsx';
import { flagship, goldenFlagship, traceOf } from '../problem-here.ts';

const flat = (table: unknown): unknown[] => (Array.isArray(table) ? table.flatMap(flat) : [table]);

describe('the flagship equals values computed outside the project', () => {
  it('has the same steps in the same order', () => {
    expect(flagship.steps.map((step) => step.id)).toEqual(Object.keys(goldenFlagship.steps));
  });
  it.each(Object.entries(goldenFlagship.steps))('%s = %j', (id, value) => {
    expect(flat(exactTable(flagship.byId.get(id)!.value))).toEqual(flat(value));
  });
  it('ends at w = [13/5, 26/25]', () => {
    expect(exactTable(flagship.byId.get('w[3]')!.value)).toEqual([['13/5'], ['26/25']]);
  });
});

it('a thousand updates of the flagship fit into the bounds', () => {
  const text = readFileSync('problems/momentum-regression.yaml', 'utf8').replace(/tests:[\s\S]*/, '');
  const { steps } = traceOf(text.replace('repeat: 3', 'repeat: 1000'));
  expect(steps).toHaveLength(1000 * 7);
  const places = flat(decimalTable(steps.at(-1)!.value)).map((weight) => String(weight).slice(0, 42));
  expect(places, 'the least squares of X w = y are at w = [2, 1]').toEqual(
    ['2', '1'].map((weight) => `${weight}.${'0'.repeat(40)}`),
  );
});

/** What the golden file says, where ours agrees: exactly, or for an irrational number to twenty digits. */
function asGolden(wanted: unknown, exact: unknown, decimal: unknown): unknown {
  if (typeof wanted === 'string') return exact;
  const golden = wanted as { readonly decimal: string };
  const [right, ours] = [golden.decimal, decimal as string].map((text) => readDecimal(text)!);
  const off = absolute(subtract(right!, ours!));
  const allowed = multiply(absolute(right!), readDecimal('1e-19')!);
  return compare(off, allowed) <= 0 ? golden : decimal;
}

describe('every method equals values computed outside the project', () => {
  const golden: Readonly<Record<string, Readonly<Record<string, unknown>>>> = JSON.parse(
    readFileSync('test/golden/methods.json', 'utf8'),
  );
  it.each(Object.entries(golden))('%s', (id, steps) => {
    const trace = traceOf(readFileSync(`problems/${id}.yaml`, 'utf8'));
    for (const [step, value] of Object.entries(steps)) {
      const found = trace.byId.get(step)!.value;
      const [exact, decimal] = [flat(exactTable(found)), flat(decimalTable(found))];
      const agreeing = flat(value).map((wanted, i) => asGolden(wanted, exact[i], decimal[i]));
      expect([step, agreeing]).toEqual([step, flat(value)]);
    }
    expect(
      trace.steps
        .filter((step) => step.asked)
        .map((step) => step.id)
        .sort(),
    ).toEqual(Object.keys(steps).sort());
  });
});

describe('the worked solution', () => {
  const worked = work(flagship);
  it('prints symbols as the source does', () => {
    const tex = Object.fromEntries(worked.steps.map((step) => [step.id, step.tex]));
    expect(tex['yhat[0]']!.symbol).toBe('\\hat{\\mathbf y}^{(0)}');
    expect(tex['w[1]']!.symbol).toBe('\\mathbf w^{(1)}');
    expect(tex['v[2]']!.formula).toBe('\\beta \\cdot \\mathbf v^{(1)} - \\alpha \\cdot \\mathbf g^{(1)}');
    expect(tex['v[2]']!.substituted).toBe(
      '0.8 \\cdot \\begin{bmatrix}0 \\\\ 1\\end{bmatrix} - 0.2 \\cdot \\begin{bmatrix}-5 \\\\ 5\\end{bmatrix}',
    );
    expect(tex['v[2]']!.value).toBe('\\begin{bmatrix}1 \\\\ -0.2\\end{bmatrix}');
    expect(tex['w[1]']!.formula).toBe('\\mathbf w^{(0)} + \\mathbf v^{(1)}');
  });
  it('typesets, every string of it', () => {
    const strings = worked.steps
      .flatMap((step) => [...Object.values(step.tex), stepTex(step)])
      .concat(worked.givens.flatMap((given) => [given.tex, given.value]));
    expect(strings.length).toBeGreaterThan(100);
    expect(strings.map(whyNot).filter((why) => why !== null)).toEqual([]);
  });
  it('fits the published schema', () => {
    expect(traceSchema.safeParse(traceJson(worked)).error).toBeUndefined();
  });
  it('is text, LaTeX and Markdown', () => {
    expect(traceText(worked)).toContain('v[1]     = beta*v[0] - alpha*g[0] = [0, 1]');
    expect(toLatex(workedDocument(worked))).toMatch(
      /^\\documentclass[\s\S]*\\subsection\*\{Update 3\}[\s\S]*\\end\{document\}\n$/,
    );
    expect(toMarkdown(workedDocument(worked))).toMatch(
      /^# Three momentum updates[\s\S]*## Update 3\n[\s\S]*\$\$\\begin\{aligned\}/,
    );
  });
});

describe('the language', () => {
  const problem = (rest: string): string => `title: T\nstatement: S\nsource: S\n${rest}`;
  const values = (text: string): Record<string, unknown> =>
    Object.fromEntries(traceOf(problem(text)).steps.map((step) => [step.id, exactTable(step.value)]));

  it.each([
    [
      'a quantity outside any repetition is its bare name',
      'givens: { a: 2 }\nprogram: [{ step: y, rule: a^3 }]',
      { y: '8' },
    ],
    [
      'an index may start where the source starts',
      'givens: { b: 0.9 }\nstart: { m: 1 }\nprogram: [{ repeat: 2, from: 1, steps: [{ step: "m[t]", rule: b*m }, { step: "h[t]", rule: m/(1-b^t) }] }]',
      { 'm[1]': '9/10', 'h[1]': '9', 'm[2]': '81/100', 'h[2]': '81/19' },
    ],
    [
      'a start value may have the index before 0',
      'givens: { b: 0.5 }\nstart: { v: 1 }\nprogram: [{ repeat: 2, steps: [{ step: "v[t]", rule: b*v }] }]',
      { 'v[0]': '1/2', 'v[1]': '1/4' },
    ],
    [
      'an older value is read by its index',
      'start: { v: 1, p: 1 }\nprogram: [{ repeat: 2, steps: [{ step: "v[t+1]", rule: 2*v }, { step: "p[t+1]", rule: "p + v - v[t]" }] }]',
      { 'v[1]': '2', 'p[1]': '2', 'v[2]': '4', 'p[2]': '4' },
    ],
    [
      'givens may have an index',
      'givens: { "x[1]": [1, 2], "x[2]": [3, 4] }\nprogram: [{ repeat: 2, index: i, from: 1, steps: [{ step: "z[i]", rule: "2*x[i]" }] }, { step: z, rule: "z[1] + z[2]" }]',
      { 'z[1]': [['2'], ['4']], 'z[2]': [['6'], ['8']], z: [['8'], ['12']] },
    ],
    [
      'what changes from pass to pass may change its shape',
      'program: [{ repeat: 2, each: { x: [[1, 2], [[1, 2]]] }, steps: [{ step: "y[t]", rule: x }] }]',
      { 'y[0]': [['1'], ['2']], 'y[1]': [['1', '2']] },
    ],
    [
      'a recipe may be used under other letters',
      'givens: { mu: 0.5, eta: 0.1, g: 2 }\nstart: { v: 0, w: 1 }\nprogram: [{ repeat: 1, steps: [{ use: momentum, with: { alpha: eta, beta: mu } }] }]',
      { 'v[1]': '-1/5', 'w[1]': '4/5' },
    ],
    [
      'a recipe follows the name of the index',
      'givens: { alpha: 0.1, beta: 0.5, g: 2 }\nstart: { v: 0, w: 1 }\nprogram: [{ repeat: 1, index: k, steps: [{ use: momentum }] }]',
      { 'v[1]': '-1/5', 'w[1]': '4/5' },
    ],
    [
      'a bare name is the given of this pass',
      'givens: { "x[1]": [1, 2], "x[2]": [3, 4] }\nprogram: [{ repeat: 2, index: i, from: 1, steps: [{ step: "z[i]", rule: 2*x }] }]',
      { 'z[1]': [['2'], ['4']], 'z[2]': [['6'], ['8']] },
    ],
    [
      'outside a repetition a recipe has no index',
      'givens: { W: [[1, 2]], b: 3, x: [4, 5] }\nprogram: [{ use: linear-layer }]',
      { z: '17' },
    ],
    [
      'a function of the weights brings its gradient',
      'start: { w: [3, -1] }\nprogram: [{ repeat: 1, steps: [{ function: "f[t]", rule: w1^2/3 + w1*w2, of: w, gradient: "g[t]" }, { step: "w[t+1]", rule: w - g }] }]',
      { 'f[0]': '0', 'g[0]': [['1'], ['3']], 'w[1]': [['2'], ['-4']] },
    ],
    [
      'a function of one number too',
      'start: { theta: 2 }\nprogram: [{ repeat: 1, steps: [{ function: "f[t]", rule: 3*theta^2, of: theta, gradient: "g[t]" }, { step: "theta[t+1]", rule: theta - g/12 }] }]',
      { 'f[0]': '12', 'g[0]': '12', 'theta[1]': '1' },
    ],
  ])('%s', (_, text, expected) => {
    expect(values(text)).toEqual(expected);
  });
  it.each([
    ['program: [{ step: y, rule: 8/5 }]', 'exact'],
    ['program: [{ step: y, rule: 123456789/1000 }]', '3 figures'],
    ['program: [{ step: y, rule: sqrt(2) }]', '3 figures'],
    ['rounding: 2 decimals\nprogram: [{ step: y, rule: 8/5 }]', '2 decimals'],
    ['program: [{ step: y, rule: sqrt(2), rounding: 4 significant figures }]', '4 figures'],
    ['program: [{ step: z, rule: sqrt(2) }, { step: y, rule: 0*z + 1 }]', '3 figures'],
  ])('what is asked of y in %s: %s', (text, asked) => {
    expect(work(traceOf(problem(text))).steps.at(-1)!.rounding).toBe(asked);
  });
  it('a line that is the one before it again is written once', () => {
    const trace = traceOf(
      problem('givens: { a: 2 }\nprogram: [{ step: x, rule: 8/5 }, { step: y, rule: "[x, a]" }]'),
    );
    expect(work(trace).steps.map((step) => linesOf(step).map(({ tex }) => tex))).toEqual([
      ['\\frac{8}{5}', '1.6'],
      ['\\begin{bmatrix}x \\\\ a\\end{bmatrix}', '\\begin{bmatrix}1.6 \\\\ 2\\end{bmatrix}'],
    ]);
  });
  it('a renamed letter prints as its new name', () => {
    const trace = traceOf(
      problem(
        'givens: { mu: 0.5, eta: 0.1, g: 2 }\nstart: { v: 0, w: 1 }\nprogram: [{ repeat: 1, steps: [{ use: momentum, with: { alpha: eta, beta: mu } }] }]',
      ),
    );
    expect(work(trace).steps[0]!.tex.formula).toBe('\\mu \\cdot \\mathbf v^{(0)} - \\eta \\cdot g');
  });
  it.each([
    ['1/2', 'z/x', 'z/0.5', '\\frac{z}{0.5}'],
    ['-1', 'z*x', 'z*(-1)', 'z \\cdot \\left(-1\\right)'],
    ['2/3', 'x^2', '(2/3)^2', '\\left(\\frac{2}{3}\\right)^{2}'],
    ['sqrt(2)', 'z*x', 'z*1.41421356237…', 'z \\cdot 1.41421\\ldots'],
    ['[2, -4]', 'x.^2', '[2, -4] .^ 2', '\\begin{bmatrix}2 \\\\ -4\\end{bmatrix}^{2}'],
  ])('what changes from pass to pass, here to %s, prints in %s as its value', (x, rule, text, tex) => {
    const trace = traceOf(
      problem(
        `givens: { z: 3 }\nprogram: [{ step: b, rule: z }, { repeat: 1, each: { x: [${x}] }, steps: [{ step: "y[t]", rule: "${rule}" }] }]`,
      ),
    );
    const [, step] = work(trace).steps;
    expect([step!.rule, step!.tex.formula]).toEqual([text, tex]);
  });
});
