/** Problem files that mean harm, all in one folder: each is a fault with its place, soon, and the good one beside them is served. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';

const file = (givens: string, steps: string, more = ''): string =>
  `title: T\nstatement: S\nsource: S\n${givens}\nprogram:\n${steps}\n${more}`;
const step = (rule: string, name = 'y'): string => `  - { step: ${name}, rule: "${rule}" }`;
const updates = (times: number, rule: string): string =>
  `  - { repeat: ${times}, steps: [{ step: "x[t+1]", rule: "${rule}" }] }`;
const matrix = (rows: number, cols: number, entry: string): string =>
  `[${Array(rows)
    .fill(`[${Array(cols).fill(entry).join(', ')}]`)
    .join(', ')}]`;
const A = 'givens: { a: 2 }';

const HOSTILE: Readonly<Record<string, readonly [text: string, fault: RegExp]>> = {
  bomb: [
    `title: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n`,
    /^bomb\.yaml:2:8: anchors and aliases/,
  ],
  million: [
    file('start: { x: 1 }', updates(1_000_000, 'x + 1')),
    /^million\.yaml:6:15: "1000000" should be .* at most 10000$/,
  ],
  steps: [
    file('start: { x: 1 }', Array(3).fill(updates(10_000, '2')).join('\n')),
    /^steps\.yaml:8:15: this makes more than 20000 steps$/,
  ],
  growing: [
    file('start: { x: 3 }', updates(10_000, 'x*0.99 + 1/7')),
    /^growing\.yaml:6:\d+: x\[\d+\] cannot/,
  ],
  squares: [file('start: { x: 1.1 }', updates(100, 'x^2')), /^squares\.yaml:6:\d+: .*grow too large$/],
  roots: [file('start: { x: 1.1 }', updates(1000, 'exp(x)/exp(x) + sqrt(2)*x')), /^roots\.yaml:6:\d+: x\[/],
  large: [
    file(`givens: { B: ${matrix(1000, 1000, '1')} }`, step('B*B')),
    /^large\.yaml:1:1: the file is larger/,
  ],
  pieces: [
    file(`givens: { B: ${matrix(1000, 20, '1')} }`, step('B*B')),
    /^pieces\.yaml:4:\d+: there are more than the 10000 words/,
  ],
  rows: [file(`givens: { B: ${matrix(100, 20, '1')} }`, step('B*B')), /^rows\.yaml:4:14: .* at most 20 rows/],
  products: [
    file(
      `givens: { B: ${matrix(20, 20, '1.37')} }\nstart: { x: ${matrix(20, 20, '1.37')} }`,
      updates(1000, 'B*x'),
    ),
    /^products\.yaml:7:\d+: x\[\d+\] cannot be computed: the calculation takes too long/,
  ],
  power: [
    file(`givens: { B: ${matrix(20, 20, '1.37')} }`, step('B^9999')),
    /^power\.yaml:6:\d+: .*too large$/,
  ],
  tower: [file(A, step('a^9^9^9')), /^tower\.yaml:6:22: y cannot be computed: in 9\^9\^9, the exponent/],
  exponent: [file('givens: { a: 1e999999999 }', step('a')), /^exponent\.yaml:4:15: .*too many digits/],
  digits: [file(`givens: { a: ${'9'.repeat(50_000)} }`, step('a*a')), /^digits\.yaml:4:\d+: "9+…" is not/],
  nested: [`title: ${'['.repeat(20_000)}`, /^nested\.yaml:1:58: this is nested more than 50 deep$/],
  brackets: [file(A, step(`${'('.repeat(400)}a${')'.repeat(400)}`)), /^brackets\.yaml:6:\d+: /],
  rule: [file(A, step(Array(9000).fill('a').join('+'))), /^rule\.yaml:6:\d+: .* at most 1000 characters$/],
  itself: [file(A, step('y + a')), /^itself\.yaml:6:23: "y" is read before it is first computed/],
  twice: [file(A, `${step('a')}\n${step('2*a')}`), /^twice\.yaml:7:13: "y" is computed twice/],
  hides: [file(A, step('a', 'exp')), /^hides\.yaml:6:13: "exp" is already a function/],
  prototype: [
    file('givens: { __proto__: 2 }', step('a')),
    /^prototype\.yaml:4:11: "__proto__" cannot be used/,
  ],
  outside: [file(A, '  - use: ../../../etc/passwd'), /^outside\.yaml:6:10: there is no recipe "\.\.\/\.\.\//],
  doubling: [file(A, '  - use: r0'), /^doubling\.yaml:6:10: this makes more than 1000 steps$/],
  drawn: [
    file(A, step('a*a'), 'draw: { a: { from: 0, to: 1e9, by: 1e-9 } }\n'),
    /^drawn\.yaml:7:12: these are more than 1000 numbers/,
  ],
  circle: [
    'title: T\nstatement: S\nsource: S\nfree: { n: whole from 1 }\ndefine: [{ define: "s[n]", rule: "s[n] + 1" }]\nask:\n  - { ask: y, of: "s[n]", lines: ["s[n]"] }\n',
    /^circle\.yaml:5:\d+: the definition of s\[n\] leads back to itself/,
  ],
  binary: ['title: \u0000', /^binary\.yaml:1:1: this is not text in UTF-8/],
};

const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
const recipes = join(folder, 'recipes');
mkdirSync(recipes);
for (const [name, [text]] of Object.entries(HOSTILE)) writeFileSync(join(folder, `${name}.yaml`), text);
for (let i = 0; i < 30; i++)
  writeFileSync(
    join(recipes, `r${i}.yaml`),
    `title: T\nabout: A\nsteps: [{ use: r${i + 1} }, { use: r${i + 1} }, { use: r${i + 1} }, { use: r${i + 1} }]\n`,
  );
mkdirSync(join(folder, 'folder.yaml'));
for (const [link, target] of [
  ['outward', '/etc/passwd'],
  ['endless', '/dev/zero'],
  ['loop', 'loop.yaml'],
] as const)
  symlinkSync(target, join(folder, `${link}.yaml`));
writeFileSync(join(folder, 'good.yaml'), file(A, step('2*a')));

const began = performance.now();
const checker = createChecker({ folder });
const took = performance.now() - began;
const faults = checker.faults.map((fault) => fault.replaceAll(`${folder}/`, ''));

describe('a hostile file is a fault with its place', () => {
  const rows = Object.entries(HOSTILE).map(([name, [, fault]]) => [name, fault] as const);
  it.each([
    ...rows,
    ['folder', /^folder\.yaml:1:1: this is a folder/],
    ['outward', /^outward\.yaml:1:1: this is a link that leads outside of its folder/],
    ['endless', /^endless\.yaml:1:1: this is a link that leads outside of its folder/],
    ['loop', /^loop\.yaml:1:1: the file cannot be read/],
  ] as const)('%s', (name, says) => {
    expect(faults.filter((fault) => fault.startsWith(`${name}.yaml`))[0]).toMatch(says);
  });
});

describe('whatever stands beside it', () => {
  it('the good problem is served', async () => {
    expect(checker.list().map(({ id }) => id)).toEqual(['good']);
    const app = createApp(checker);
    await request(app).get('/problems/good').expect(200);
    await request(app).get('/problems/bomb').expect(404);
    await request(app).get('/readyz').expect(200, { problems: 1, faults: checker.faults.length });
  });
  it('all of them together take seconds at most', () => {
    // Each takes less than 100 ms where it is measured; the guard is for what would never end.
    expect(took).toBeLessThan(20_000);
  });
});
