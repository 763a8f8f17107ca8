/** The marker's truth table → docs/marking.md, for teachers. */
import type { Earlier, Group, Row } from './marking-rows.ts';

const INTRO = `# How an answer is marked

A step is asked exactly, or to so many decimals or significant figures. These ways are tried in turn, and the first that
fits gives the mark:

1. **The value itself.** A fraction, a root, a decimal that ends, a list, LaTeX: however it is written, it is right. There is
   no note, but \`transposed\` where a row is written for a column (in 2 to 4 as well), and \`equal to 200 digits\` where
   numbers could be compared only so far.
2. **The value, rounded.** A decimal is right when the true value rounds to it: at the digits asked, or at more digits. A half
   may be rounded either way. The note is \`rounded\`. Where a problem says \`truncation: accepted\`, digits that are cut off
   are right too, with the note \`cut off\`.
3. **What follows from the student’s own numbers.** The step is run on the earlier answers, and the outcome is compared as in
   1 and 2. A decimal of at least the digits asked stands for every number that rounds to it, because the calculator may have
   held more than was written. Where an earlier number was wrong, the mark is \`carried\`, and counts in full.
4. **Rounded on the way.** As 2 and 3, with the results inside the step rounded too, to the digits asked or to more, and so
   what an earlier step that was not written down led to. The note is \`rounded inside the step\`.

Anything else is \`wrong\`. Three kinds are told apart, because they are right but for their digits: \`too few digits\`,
\`cut off, not rounded\`, and, where a step is asked exactly, \`rounded, not exact\` to 3 figures or more. Of others the note says what can be seen, such as \`point\` for a point in the wrong place; a slip
in the rule, where one explains the answer, is told apart from this table. What cannot be read is \`unreadable\`, and never
wrong.

Each step starts afresh from what is written, so that small differences do not add up until anything would pass. Where a step
is asked exactly, every number stands for itself alone.

The tables below are tests: each row is marked whenever the project is tested. \`x\` is the step before. Written by
\`npx vitest run test/grade/marking.test.ts -u\`.`;

export const markingDocs = (groups: readonly Group[]): string =>
  `${[INTRO, ...groups.map(section)].join('\n\n')}\n`;

/** Rows with and without an earlier step have tables of their own. */
function section({ heading, about, rows }: Group): string {
  const settled = rows.filter((row) => row.open === undefined);
  const [single, double] = [
    settled.filter((row) => !row.earlier),
    settled.filter((row) => row.earlier !== undefined),
  ];
  const tables = [
    table(
      ['answer', 'expected', 'rule', 'mark', 'note', 'why'],
      single.map((row) => [code(row.answer), ...asked(row), ...marked(row)]),
    ),
    table(
      ['x', 'written for x', 'answer', 'expected', 'rule', 'mark', 'note', 'why'],
      double.map((row) => [...first(row.earlier!), code(row.answer), ...asked(row), ...marked(row)]),
    ),
  ];
  return [`## ${heading}`, about, ...tables.filter((lines) => lines !== '')].join('\n\n');
}

const first = ({ expected, rule, answer, mark }: Earlier): string[] => [
  `\`${expected}\`, ${rule}`,
  `${code(answer)}${mark === 'blank' ? '' : `, ${mark}`}`,
];

const asked = ({ expected, is, rule, truncation }: Row): string[] => [
  `\`${expected}\`${is === undefined ? '' : ` = ${is}…`}`,
  `${rule ?? 'none said'}${truncation ? ', truncation accepted' : ''}`,
];

const marked = ({ mark, note = [], observed, why }: Row): string[] => [
  `**${mark}**`,
  [note, observed ?? []].flat().join(', '),
  why,
];

const code = (text: string): string => (text.trim() === '' ? 'nothing' : `\`${text}\``);

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
