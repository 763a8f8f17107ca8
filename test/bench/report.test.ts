/** The benchmark runs and prints its tables; how fast anything is, is never asserted. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disagreements } from '../../bench/peers/peers.ts';
import { classOf, KINDS } from '../../bench/sheets.ts';
import { sectionText } from '../../bench/table.ts';
import { createChecker } from '../../src/checker.ts';

const DOC = 'docs/benchmarks.md';
const kept = (): string => (existsSync(DOC) ? readFileSync(DOC, 'utf8') : '');
const bench = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/bench/report.js', ...args], { encoding: 'utf8' });

describe('the report, short', () => {
  it('prints a table a section, and keeps none of it', () => {
    const before = kept();
    const { stdout, stderr, status } = bench('--short');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const titles = [...stdout.matchAll(/^## (.+)\n\n[\s\S]+?\n\n\|(?:.+\|)+\n\| ---/gm)].map(
      ([, title]) => title,
    );
    expect(titles).toEqual([
      'Sheets marked in a second, in process',
      'Beside other programs',
      'Over HTTP',
      'Pages',
      'The worksheet on a slow phone',
      'Starting, and memory',
      'Diagnosing more and more wrong steps',
      'The exact trace',
      'Drawing a variant',
      'Write-ups',
    ]);
    expect(stdout).toMatch(/on \d{4}-\d\d-\d\d: Node v\d/);
    expect(stdout).not.toMatch(/NaN|undefined/);
    expect(kept()).toBe(before);
  }, 180_000);
  it('refuses a section that it does not have', () => {
    const { stderr, status } = bench('--short', 'mark');
    expect(status).toBe(2);
    expect(stderr).toContain('There is no section "mark"; there are marks, ');
  });
});

describe('the class that is marked', () => {
  const sheets = classOf(300);
  it('is the same every time, and has sheets of every kind', () => {
    expect(classOf(300)).toEqual(sheets);
    for (const kind of KINDS) expect(sheets.filter((sheet) => sheet.kind === kind)).toHaveLength(100);
  });
  it.each([
    ['right', /^(correct ){3}$/],
    ['carried', /^(wrong carried carried |correct wrong carried |correct correct wrong )$/],
    ['wrong', /^(wrong ){2,3}/],
  ] as const)('%s', (kind, marks) => {
    const checker = createChecker({ file: 'bench/three-steps.yaml' });
    const odd = sheets.filter(({ kind: other, texts: [g, v, w] }) => {
      const { steps } = checker.grade('three-steps', { answers: { 'g[0]': g, 'v[1]': v, 'w[1]': w } });
      const found = Object.values(steps).map(({ mark }) => `${mark} `);
      return other === kind && !marks.test(found.join(''));
    });
    // A number of no reason may be right by chance.
    expect(odd.length).toBeLessThan(3);
  });
});

describe('another program that does not agree', () => {
  const ours = { name: 'ours', rates: [1], verdicts: ['rrr', 'wcc'] };
  const [first, second] = classOf(2);
  it('is told, sheet by sheet', () => {
    const other = { name: 'other', rates: [1], verdicts: ['rrr', 'wwc'] };
    expect(disagreements([first!, second!], ours, ours)).toEqual([]);
    expect(disagreements([first!, second!], ours, other)).toEqual([
      `${second!.texts.join(', ')}: wcc by ours, wwc by other`,
    ]);
  });
  it('makes the section one not to be believed', () => {
    const section = { title: 'T', about: 'A.', columns: ['a', 'b'], rows: [['x', 12_345.6]] };
    expect(sectionText(section)).toBe('## T\n\nA.\n\n| a | b |\n| --- | ---: |\n| x | 12,300 |\n');
    expect(sectionText({ ...section, fault: '1 verdict differs.' })).toContain(
      '**Not to be believed:** 1 verdict differs.',
    );
  });
});
