/** The class, marked by Maxima in one batch: answers evaluated from text, and read by its own reader into compiled functions. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sheet } from '../sheets.ts';
import type { Marked, Peer } from './peers.ts';
import { GIVENS, RULES } from './rules.ts';

export const byMaxima: Peer = (sheets, { runs, short }) => {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
  const file = join(folder, 'class.mac');
  const lines = join(folder, 'sheets.mac');
  writeFileSync(lines, linesOf(sheets));
  writeFileSync(file, batchOf(sheets, short ? 1 : Math.min(runs, 3), lines));
  const { stdout, error, status } = spawnSync(
    'maxima',
    ['--very-quiet', '--batch-string', `load("${file}")$`],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  rmSync(folder, { recursive: true });
  if (error) return [{ name: 'Maxima', missing: 'not installed' }];
  const found = [...stdout.matchAll(/^@ ([^@]+) @ ([\d.eE+-]+) @ ([rcw ]+)$/gm)];
  if (status !== 0 || found.length === 0) throw new Error(`Maxima: ${stdout.slice(-2000)}`);
  const byName = new Map<string, Marked>();
  for (const [, name, seconds, verdicts] of found) {
    const rates = [...(byName.get(name!)?.rates ?? []), sheets.length / Number(seconds)];
    byName.set(name!, { name: name!, rates, verdicts: verdicts!.trim().split(' ') });
  }
  return [...byName.values()];
};

/** Maxima reads `0.27` as a double: decimals are written as quotients for it, which is work it is spared. */
const asQuotient = (text: string): string =>
  text.replace(/(\d+)\.(\d+)/, (_, whole, part) => `${BigInt(whole + part)}/${10n ** BigInt(part.length)}`);

const batchOf = (sheets: readonly Sheet[], runs: number, lines: string): string => `
${Object.entries(GIVENS)
  .map(([name, text]) => `${name}: ${asQuotient(text)}$`)
  .join('\n')}
${RULES.map(({ name, rule }, i) => `f${i + 1}(g, v) := ${rule}$ /* ${name} */`).join('\n')}
t1: f1(0, 0)$ t2: f2(t1, 0)$ t3: f3(t1, t2)$
letter(a, t, f) := if a = t then "r" elseif a = f then "c" else "w"$
mark(a, b, c) := sconcat(letter(a, t1, f1(0, 0)), letter(b, t2, f2(a, 0)), letter(c, t3, f3(a, b)))$
texts: [${sheets.map(({ texts }) => `[${texts.map((text) => `"${asQuotient(text)}"`).join(',')}]`).join(',\n')}]$
byText() := found: map(lambda([s], apply(mark, map(eval_string, s))), texts)$
byBatch() := (found: [], load("${lines}"), found: reverse(found))$
measured(name, how) := block([start: elapsed_run_time()],
  apply(how, []),
  start: elapsed_run_time() - start,
  printf(true, "@ ~a @ ~a @ ~a~%", name, start, simplode(found, " ")))$
${repeat(runs, 'measured("Maxima, answers read from text", byText)$')}
compile(f1, f2, f3, letter, mark)$
${repeat(runs, 'measured("Maxima, a compiled batch", byBatch)$')}
`;

/** A line a sheet, as Maxima's own reader takes them. */
const linesOf = (sheets: readonly Sheet[]): string =>
  sheets.map(({ texts }) => `push(mark(${texts.map(asQuotient).join(', ')}), found)$`).join('\n');

const repeat = (times: number, line: string): string => Array.from({ length: times }, () => line).join('\n');
