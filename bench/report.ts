/** `npm run bench [-- section…] [--short]`: measures, prints the report; whole, it is kept in docs/benchmarks.md. */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { onASlowPhone } from './browser.ts';
import { diagnosing } from './diagnosing.ts';
import { http } from './http.ts';
import { marks } from './marks.ts';
import { FULL, type Measure, SHORT } from './measure.ts';
import { peers } from './peers/peers.ts';
import { root } from './sheets.ts';
import { start } from './start.ts';
import { headText, type Section, sectionText } from './table.ts';
import { traces } from './trace.ts';
import { variants } from './variants.ts';
import { weight } from './weight.ts';
import { writeUps } from './writeups.ts';

/** In the order of the report. */
const SECTIONS: Readonly<Record<string, Measure>> = {
  marks,
  peers,
  http,
  pages: weight,
  browser: onASlowPhone,
  start,
  diagnosing,
  traces,
  variants,
  writeups: writeUps,
};

const asked = process.argv.slice(2).filter((word) => word !== '--short');
const effort = process.argv.includes('--short') ? SHORT : FULL;
const unknown = asked.find((name) => !Object.hasOwn(SECTIONS, name));
if (unknown !== undefined) {
  console.error(`There is no section "${unknown}"; there are ${Object.keys(SECTIONS).join(', ')}.`);
  process.exit(2);
}

const load = loadavg()[0]!;
const done: Section[] = [];
for (const [name, measure] of Object.entries(SECTIONS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const section = await measure(effort);
  done.push(section);
  console.log(sectionText(section));
}
const head = headText(load);
console.log(head);
const faulty = done.some(({ fault }) => fault !== undefined);
if (asked.length === 0 && !effort.short && !faulty)
  writeFileSync(`${root}docs/benchmarks.md`, [head, ...done.map(sectionText)].join('\n'));
process.exit(faulty ? 1 : 0);
