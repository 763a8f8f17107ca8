/** Every row of the marker's truth table is marked as it says, and docs/marking.md is that table. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayUnread } from '../../src/explain/unread.ts';
import { grade } from '../../src/grade/grade.ts';
import type { StepMark } from '../../src/grade/mark.ts';
import { certainDigits, roundedText } from '../../src/math/decimal.ts';
import type { Trace } from '../../src/trace/solve.ts';
import { traceOf } from '../problem-here.ts';
import { markingDocs } from './marking-docs.ts';
import { GROUPS, type Row } from './marking-rows.ts';

type Asked = Pick<Row, 'expected' | 'rule'>;

/** A problem of the steps x and y, or of y alone. */
function problemOf(steps: Readonly<Record<string, Asked>>, truncation = false): Trace {
  const program = Object.entries(steps).map(
    ([id, { expected, rule }]) =>
      `  - { step: ${id}, rule: "${expected}"${rule === null ? '' : `, rounding: ${rule}`} }`,
  );
  const head = ['title: T', 'statement: S', 'source: S', ...(truncation ? ['truncation: accepted'] : [])];
  return traceOf([...head, 'program:', ...program].join('\n'));
}

function marksOf({ expected, rule, answer, truncation, earlier }: Row): readonly StepMark[] {
  const y = { expected, rule };
  const trace = problemOf(earlier ? { x: earlier, y } : { y }, truncation);
  return grade(trace, { y: answer, ...(earlier ? { x: earlier.answer } : {}) }).steps;
}

const titleOf = ({ expected, rule, answer, mark, truncation, earlier }: Row): string => {
  const asked = `${expected} (${rule ?? 'none said'}${truncation ? ', truncation accepted' : ''})`;
  const first = earlier ? `x = ${earlier.expected} written "${earlier.answer}": ` : '';
  return `${first}"${answer}" for ${asked} is ${mark}`;
};

for (const { heading, rows } of GROUPS)
  describe(heading, () => {
    for (const row of rows)
      (row.open === undefined ? it : it.fails)(titleOf(row), () => {
        const steps = marksOf(row);
        const y = steps.at(-1)!;
        expect({
          mark: y.mark,
          notes: 'notes' in y ? y.notes : [],
          observed: 'observed' in y ? y.observed?.code : undefined,
          earlier: row.earlier && steps[0]!.mark,
        }).toEqual({
          mark: row.mark,
          notes: [row.note ?? []].flat(),
          observed: row.observed,
          earlier: row.earlier?.mark,
        });
      });
  });

describe('the rows themselves', () => {
  const rows = GROUPS.flatMap((group) => group.rows);
  it('are said once each', () => {
    expect(rows.map(titleOf).filter((title, i, all) => all.indexOf(title) !== i)).toEqual([]);
  });
  const digits = rows.flatMap(({ expected, is }) =>
    is === undefined ? [] : [`${expected} begins with ${is}`],
  );
  it.each([...new Set(digits)])('%s', (title) => {
    const [expected, is] = title.split(' begins with ') as [string, string];
    const [value] = problemOf({ y: { expected, rule: 'exact' } }).steps[0]!.value.cells;
    expect(certainDigits(value!, 20).slice(0, is.length)).toBe(is);
  });
  it('every unreadable answer has a sentence', () => {
    const unreadable = rows.filter((row) => row.mark === 'unreadable').map((row) => marksOf(row).at(-1)!);
    for (const step of unreadable)
      expect(step.mark === 'unreadable' && sayUnread(step.why)).toMatch(/^[A-Z"].*\.$/);
  });
});

describe('laws', () => {
  // A function of a written number has nothing inside that could be rounded first.
  const formula = fc
    .tuple(
      fc.integer({ min: 1, max: 9_999_999 }),
      fc.integer({ min: 0, max: 7 }),
      fc.constantFrom('#', '-#', 'sqrt(#)', 'log(#)'),
    )
    .map(([n, places, shape]) => shape.replace('#', `${n}e-${places}`));
  const digits = fc.integer({ min: 1, max: 6 });
  it('what the worked solution shows is right, and another last digit is not', () => {
    fc.assert(
      fc.property(formula, digits, fc.constantFrom('decimals', 'figures'), (expected, count, kind) => {
        const trace = problemOf({ y: { expected, rule: `${count} ${kind}` } });
        const step = trace.steps[0]!;
        const shown = roundedText(step.value.cells[0]!, step.rounding);
        const off = shown.replace(/\d(?=0*$)/, (last) => `${last === '9' ? 7 : Number(last) + 1}`);
        const marks = [shown, off].map((y) => grade(trace, { y }).steps[0]!.mark);
        expect([expected, shown, off, ...marks]).toEqual([expected, shown, off, 'correct', 'wrong']);
      }),
      { numRuns: 300 },
    );
  });
});

it('docs/marking.md is this table; npx vitest run test/grade/marking.test.ts -u rewrites it', async () => {
  await expect(markingDocs(GROUPS)).toMatchFileSnapshot('../../docs/marking.md');
});
