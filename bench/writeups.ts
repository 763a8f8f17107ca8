/** Write-ups of more and more equations → how long checking them takes. */
import { readFileSync } from 'node:fs';
import { createChecker } from '../src/checker.ts';
import { type Effort, median, times } from './measure.ts';
import { FLAGSHIP, root } from './sheets.ts';
import type { Cell, Section } from './table.ts';

const EQUATIONS = [10, 100, 1000];

const made = (equations: number): string =>
  Array.from(
    { length: equations },
    (_, i) => `So $$w_{${i + 1}} = w_{${i}} - 0.2 \\cdot ${i}.5 = ${i}.5 - 0.2$$\n`,
  ).join('\n');

export const THREE_UPDATES = readFileSync(`${root}test/writeup/three-updates.md`, 'utf8');

export function writeUps({ short, runs }: Effort): Section {
  const checker = createChecker();
  const row = (name: string, text: string, problem?: string): Cell[] => {
    const equations = checker.check(text, problem).equations.length;
    const ms = median(times(() => checker.check(text, problem), runs));
    return [name, equations, ms, (1000 * ms) / equations];
  };
  return {
    title: 'Write-ups',
    about: 'Whole documents read, judged equation by equation and put into words, in process.',
    columns: ['write-up', 'equations', 'ms', 'µs an equation'],
    rows: [
      ...EQUATIONS.slice(0, short ? 1 : EQUATIONS.length).map((count) =>
        row(`made: ${count.toLocaleString('en')} equations`, made(count)),
      ),
      row('three updates worked on paper', THREE_UPDATES),
      row('the same, as a solution of the flagship', THREE_UPDATES, FLAGSHIP),
    ],
  };
}
