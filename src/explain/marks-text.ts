/** Grade results → what the command line prints: one student in full, or a table of many. */
import { type LineResult, REASONS } from './lines.ts';
import type { GradeResult } from './marks.ts';

/** The sign that stands before a mark. */
export const SIGNS = { correct: '✓', carried: '↳', wrong: '✗', blank: '○', unreadable: '?' } as const;

export function marksText(result: GradeResult): string {
  const ids = Object.keys(result.steps);
  const width = Math.max(...ids.map((id) => id.length));
  const lines = ids.map((id) => {
    const step = result.steps[id]!;
    const from = step.from ? ` from ${step.from.join(', ')}` : '';
    const at = step.at === undefined ? '' : ` at character ${step.at + 1}`;
    const note = step.note ? ` (${step.note})` : '';
    const said = step.feedback ? `\n${' '.repeat(width + 4)}${step.feedback}` : '';
    const lines = (step.lines ?? [])
      .map((line, i) => `\n${' '.repeat(width + 4)}${lineText(line, i)}`)
      .join('');
    return `${SIGNS[step.mark]} ${id.padEnd(width)}  ${step.mark}${from}${at}${note}${lines}${said}`;
  });
  const shown = result.shown ? ` (${result.shown.length} shown worked, and not counted)` : '';
  return [
    `${result.problem}: ${result.score.earned} of ${result.score.total}${shown}`,
    '',
    ...lines,
    '',
  ].join('\n');
}

/** `line 2: holds, by definition` */
function lineText({ verdict, by, big }: LineResult, i: number): string {
  const reason = by ? `, ${REASONS[by]}` : '';
  return `line ${i + 1}: ${verdict}${reason}${big ? ' (the recurrence and the hypothesis at once)' : ''}`;
}

export function marksTable(results: readonly (GradeResult & { readonly file: string })[]): string {
  const width = Math.max(4, ...results.map((result) => result.file.length));
  const rows = results.map((result) => {
    const first = Object.entries(result.steps).find(([, step]) => step.mark === 'wrong')?.[0] ?? '';
    return `${result.file.padEnd(width)}  ${`${result.score.earned} of ${result.score.total}`.padEnd(9)}  ${first}`.trimEnd();
  });
  return [`${'file'.padEnd(width)}  score      first wrong`, ...rows, ...slipCounts(results), ''].join('\n');
}

/** How many students made each slip: what a teacher goes over in class. */
function slipCounts(results: readonly GradeResult[]): string[] {
  const counts = new Map<string, number>();
  for (const { slips } of results) {
    const own = new Set(
      slips.map((slip) => `${slip.id.padEnd(SLIP_WIDTH)}  ${slip.of}: ${slip.wrote ?? slip.rule}`),
    );
    for (const slip of own) counts.set(slip, (counts.get(slip) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const rows = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([slip, count]) => `${`${count}`.padStart(8)}  ${slip}`);
  return ['', `students  ${'slip'.padEnd(SLIP_WIDTH)}  what was written for the rule`, ...rows];
}

const SLIP_WIDTH = 9;
