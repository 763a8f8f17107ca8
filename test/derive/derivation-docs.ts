/** The truth table of derivations → docs/derivations.md, for teachers. */
import {
  DERIVATION_SECTIONS,
  type DerivationRow,
  type DerivationSection,
  SETTINGS,
} from './derivation-rows.ts';

const INTRO = `# How a line of a derivation is judged

Every line is compared with the one before it, the first with the left side. Both are run at random exact points, with more and
more of what is known, and the first that makes them equal is the reason:

1. **algebra**: with every term of every sequence a free number;
2. **given**: with what is assumed, such as \`s[0] = 0\`;
3. **definition**: with the recurrence, from whatever start; or with an earlier answer put in;
4. **hypothesis**: in an induction step, with the claim for the terms before the one to be shown. A line that needs the
   recurrence as well is right, and *big*;
5. **given** again: with the recurrence and what is assumed.

Where nothing makes them equal, the line *fails*, and the smallest values that show it are told. A line is *circular* where it
puts the claim at n + 1 for the term itself, with no recurrence between. What cannot be read is *unreadable*, and never wrong.
One slip costs one line: the next is judged against the line as it stands.

The tables below are tests: each row is judged whenever the project is tested. The line that a row is about is its last. Written
by \`npx vitest run test/derive/derivations.test.ts -u\`.`;

export const renderDerivations = (): string =>
  `${[INTRO, settings(), ...DERIVATION_SECTIONS.map(section)].join('\n\n')}\n`;

/** What each setting defines and assumes, as its file says. */
function settings(): string {
  const told = Object.entries(SETTINGS).map(([name, text]) => {
    const title = /^title: (.*)$/m.exec(text)![1]!;
    const rules = [...text.matchAll(/define: '?([^',]+)'?, rule: '?([^']*?)'?(?:, from: (\d+))? \}/g)].map(
      ([, term, rule]) => `\`${term} = ${rule}\``,
    );
    const given = [...(/^given: \[(.*)\]$/m.exec(text)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
      ([, each]) => `\`${each}\``,
    );
    return `- **${name}**: ${title}${rules.length > 0 ? `; ${rules.join(', ')}` : ''}${given.length > 0 ? `; given ${given.join(', ')}` : ''}`;
  });
  return ['The problems they belong to:', told.join('\n')].join('\n\n');
}

function section({ title, about, rows }: DerivationSection): string {
  return [`## ${title}`, about, table(rows)].join('\n\n');
}

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const table = (rows: readonly DerivationRow[]): string =>
  [
    line(['problem', 'lines before', 'line', 'verdict', 'by', 'why']),
    line(Array.from({ length: 6 }, () => '---')),
    ...rows.map((row) =>
      line([
        `${row.setting} ${row.step}${answered(row)}`,
        row.lines.slice(0, -1).map(code).join('<br>'),
        code(row.lines.at(-1)!),
        `**${row.verdict}**`,
        `${row.by ?? ''}${row.big ? ', big' : ''}`,
        row.why,
      ]),
    ),
  ].join('\n');

const answered = ({ answers = {} }: DerivationRow): string =>
  Object.entries(answers)
    .map(([id, text]) => `<br>with ${id}: ${code(text)}`)
    .join('');

const code = (text: string): string => `\`${text.replaceAll('\n', ' ')}\``;
