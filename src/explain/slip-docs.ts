/** The table of slips → docs/slips.md. */
import { EXPRESSION_TABLE } from '../diagnose/expressions.ts';
import { COPIED, EXCHANGED, SLIP_TABLE, type SlipRow } from '../diagnose/table.ts';

const rowOf = ({ id, kind, example: [rule, wrote] }: SlipRow): string =>
  `| \`${id}\` | ${kind} | \`${rule}\` | \`${wrote}\` |`;

export function slipDocs(): string {
  const rows = SLIP_TABLE.map(rowOf);
  return [
    '# The slips that are looked for',
    '',
    'A wrong answer is explained by running its step on the student’s own numbers with one thing changed; a change that gives',
    'exactly what was written is a slip. Rows are tried from the simplest on, and of equally few slips the earlier row is chosen;',
    'the others stand in its `equals`. Written from the code by `npm run generate`.',
    '',
    '| id | what was done | the rule | what was run |',
    '|---|---|---|---|',
    ...rows,
    `| \`${EXCHANGED.id}\` | ${EXCHANGED.kind} | \`beta*v - alpha*g\` | \`alpha*v - beta*g\` |`,
    `| \`${COPIED.id}\` | an earlier answer of the student’s own taken over with the sign of an entry, two of its digits, or its point wrong | \`w + v\` | \`w + v\` with another \`v\` |`,
    '',
    'Changes that are the same function are one: they are compared at random numbers. Plain arithmetic (one entry of four off, right',
    'sizes with wrong signs, rows and columns exchanged, the point moved, two digits exchanged) is observed, never a slip.',
    'Two changes at once are tried only where one does not do, and are marked as less certain.',
    '',
    'Expressions are compared with what one change makes of the right one, or of a line on the way to it: any of the changes above, or',
    '',
    '| id | what was done | what is right | what was written |',
    '|---|---|---|---|',
    ...EXPRESSION_TABLE.map(rowOf),
    '',
  ].join('\n');
}
