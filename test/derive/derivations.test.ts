/** The published truth table of derivations: every row is judged as it says, and docs/derivations.md is rendered from the rows. */
import { describe, expect, it } from 'vitest';
import { gradeProof } from '../../src/grade/proof.ts';
import type { Proof } from '../../src/problem/proof.ts';
import { proofOf } from '../problem-here.ts';
import { renderDerivations } from './derivation-docs.ts';
import { DERIVATION_SECTIONS, type DerivationRow, SETTINGS } from './derivation-rows.ts';

const proofs = new Map<string, Proof>(
  Object.entries(SETTINGS).map(([name, text]) => [name, proofOf(text, name)]),
);

function verdictOf({ setting, step, lines, answers = {} }: DerivationRow): string {
  const marks = gradeProof(proofs.get(setting)!, { ...answers, [step]: lines });
  const last = marks.steps.find(({ ask }) => ask.id === step)!.lines.at(-1)!;
  return last.verdict === 'holds' ? `holds by ${last.by}${last.big ? ', big' : ''}` : last.verdict;
}

const wanted = ({ verdict, by, big }: DerivationRow): string =>
  verdict === 'holds' ? `holds by ${by}${big ? ', big' : ''}` : verdict;

const rows = DERIVATION_SECTIONS.flatMap((section) => section.rows);

describe.each(DERIVATION_SECTIONS)('$title', ({ rows: inSection }) => {
  it.each(
    inSection.map(
      (row) => [`${row.setting} ${row.step}: ${row.lines.join('  |  ')}`, wanted(row), row] as const,
    ),
  )('%s → %s', (_, verdict, row) => {
    expect(verdictOf(row)).toBe(verdict);
  });
});

describe('the table', () => {
  it('is long enough, a third of it wrong', () => {
    expect(rows.length).toBeGreaterThanOrEqual(200);
    expect(rows.filter(({ verdict }) => verdict !== 'holds').length).toBeGreaterThanOrEqual(rows.length / 3);
    expect(rows.filter(({ verdict }) => verdict === 'circular').length).toBeGreaterThanOrEqual(8);
  });
  it('is what docs/derivations.md says', async () => {
    await expect(renderDerivations()).toMatchFileSnapshot('../../docs/derivations.md');
  });
});
