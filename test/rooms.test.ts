/** Rooms face one way: no import upward, no circle, no package outside its room. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** From left to right; a room may ask those before it and itself. */
const ORDER = [
  'math',
  'answer',
  'problem',
  'trace',
  'derive',
  'diagnose',
  'grade',
  'picture',
  'writeup',
  'explain',
  'exercise',
  'checker',
  'views',
  'http',
  'cli',
  'outside',
];

const HOMES: Readonly<Record<string, readonly string[]>> = {
  mathjs: ['math'],
  'bigint-gcd': ['math'],
  'decimal.js': ['math'],
  'lossless-json': ['answer'],
  yaml: ['problem'],
  leven: ['problem'],
  zod: ['problem', 'exercise', 'http'],
  katex: ['views', 'writeup'],
  'd3-array': ['picture'],
  'd3-contour': ['picture'],
  'lru-cache': ['checker', 'views', 'http'],
  'pure-rand': ['problem'],
  'markdown-it': ['views'],
  '@mdit/plugin-tex': ['views'],
  preact: ['views'],
  'preact-render-to-string': ['views'],
  express: ['http'],
  helmet: ['http'],
  compression: ['http'],
  pino: ['http'],
  piscina: ['http'],
  'prom-client': ['http'],
  'express-rate-limit': ['http'],
};

/** Folders are rooms; of the files beside them, the front door is one and those that face outside another. */
function roomOf(file: string): string {
  const [top, ...rest] = file.split('/');
  if (top === 'views') return 'views';
  if (rest.length > 1) return rest[0]!;
  return rest[0] === 'checker.ts' ? 'checker' : 'outside';
}

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsIn(file: string, text: string): Import[] {
  const found = text.matchAll(
    /^(?:import|export)\b[^'";]*?from '([^']+)'|^import '([^']+)'|require\w*\([^)]*\)\('([^']+)'\)/gm,
  );
  return [...found].map((match) => ({ file, target: match[1] ?? match[2] ?? match[3]! }));
}

function violations(imports: readonly Import[]): string[] {
  const arrows = imports.flatMap(({ file, target }): string[] => {
    const room = roomOf(file);
    if (!target.startsWith('.')) {
      if (target.startsWith('node:')) return [];
      const name = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : target.split('/')[0]!;
      if (!HOMES[name]) return [`${file}: ${name} has no room`];
      return HOMES[name].includes(room) ? [] : [`${file}: ${name} is at home in ${HOMES[name].join(', ')}`];
    }
    const other = roomOf(normalize(join(dirname(file), target)));
    return ORDER.indexOf(other) > ORDER.indexOf(room)
      ? [`${file}: ${room} asks ${other}, which comes after it`]
      : [];
  });
  return [...arrows, ...circles(imports)];
}

function circles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { file, target } of imports) {
    if (target.startsWith('.'))
      next.set(file, [...(next.get(file) ?? []), normalize(join(dirname(file), target))]);
  }
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push(`circle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    if (done.has(file) || path.includes(file)) return;
    for (const other of next.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

const files = ['src', 'views'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);

describe('rooms', () => {
  it('are all known', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((file) => !ORDER.includes(roomOf(file)))).toEqual([]);
  });
  it('face one way, without circles, each package at home', () => {
    const imports = files.flatMap((file) => importsIn(file, readFileSync(file, 'utf8')));
    expect(imports.length).toBeGreaterThan(100);
    expect(violations(imports)).toEqual([]);
  });
});

describe('the rule itself notices', () => {
  it.each([
    [
      'an upward arrow',
      'src/trace/solve.ts',
      "import { grade } from '../grade/grade.ts';",
      'trace asks grade',
    ],
    ['a package outside its room', 'src/grade/grade.ts', "import katex from 'katex';", 'at home in views'],
    ['a package of no room', 'src/grade/grade.ts', "import x from 'left-pad';", 'has no room'],
    ['a circle', 'src/math/a.ts', "import { a } from './a.ts';", 'circle'],
    ['an export from above', 'src/math/a.ts', "export { x } from '../http/app.ts';", 'math asks http'],
  ])('%s', (_, file, line, says) => {
    expect(violations(importsIn(file, line)).join()).toContain(says);
  });
});
