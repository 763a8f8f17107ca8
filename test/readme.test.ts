/** What the README shows is what the program does. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../src/checker.ts';
import { settingsOf } from '../src/settings.ts';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  it('opens with a command that prints what it says', () => {
    const [, command, shown] = /\$ npm run --silent longhand -- (.+)\n([\s\S]+?)…\n```/.exec(readme)!;
    const { stdout } = spawnSync(process.execPath, ['dist/src/cli.js', ...command!.split(' ')], {
      encoding: 'utf8',
    });
    expect(stdout.startsWith(shown!)).toBe(true);
    expect(shown!.split('\n').length).toBeGreaterThan(8);
  });
  it('shows an import that works', () => {
    expect(readme).toContain(
      "createChecker().grade('momentum-regression', { answers: { 'v[1]': '[0, 1]' } }).score; // { earned: 1, total: 21 }",
    );
    expect(createChecker().grade('momentum-regression', { answers: { 'v[1]': '[0, 1]' } }).score).toEqual({
      earned: 1,
      total: 21,
    });
  });
  it('lists every variable that the server reads, and no other', () => {
    const [, table] = /## The server's environment\n\n([\s\S]*?)\n\n/.exec(readme)!;
    const read = new Set<string>();
    settingsOf(new Proxy({}, { get: (_, name) => void read.add(String(name)) }));
    const listed = [...table!.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name!);
    expect(listed.sort()).toEqual([...read].sort());
    const { port, limit, logLevel, proxies, workers } = settingsOf({});
    for (const [name, usual] of Object.entries({
      PORT: port,
      RATE_LIMIT: limit,
      LOG_LEVEL: logLevel,
      PROXIES: proxies,
      WORKERS: workers,
    }))
      expect(table).toContain(`| \`${name}\` | ${usual} |`);
  });
  it('quotes three figures of the benchmark as docs/benchmarks.md has them', () => {
    const rows = readFileSync('docs/benchmarks.md', 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const cell = (column: number, ...named: string[]): string | undefined =>
      rows.find((row) => named.every((name, i) => row[i + 1] === name))?.[column];
    const [sentence] = /[^\n]*docs\/benchmarks\.md[\s\S]*?\n\n/.exec(readme)!;
    const quoted = [...sentence.matchAll(/\*\*([\d,.]+(?: %)?)\*\*/g)].map(([, figure]) => figure);
    expect(quoted).toEqual([
      cell(3, '21 steps: all right', '21'),
      cell(7, 'grade: 21 right answers', '10'),
      cell(2, 'first answer, ms'),
    ]);
  });
  it('names only commands and files that are there', () => {
    const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
    for (const [, name] of readme.matchAll(/`?npm run (?!--)(\w+)/g))
      expect(Object.keys(scripts)).toContain(name);
    for (const [, path] of readme.matchAll(/`((?:src|test|problems|docs)\/[\w./-]+)`/g))
      expect(() => readFileSync(path!)).not.toThrow(/ENOENT/);
  });
});
