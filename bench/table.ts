/** Rows of figures → the report in Markdown, as it is printed and as docs/benchmarks.md keeps it. */
import { cpus, loadavg } from 'node:os';

export type Cell = string | number;

export interface Section {
  readonly title: string;
  /** What was done, in a few sentences. */
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Why the figures are not to be believed; the report then fails. */
  readonly fault?: string;
}

/** Three figures are all that such measurements bear: 8,760, 12.3, 0.457. */
function figure(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return 'not known';
  const rounded = Number(cell.toPrecision(3));
  return rounded.toLocaleString('en', { maximumFractionDigits: 6 });
}

export const percent = (part: number): string => `${figure(100 * part)} %`;

export function sectionText({ title, about, columns, rows, fault }: Section): string {
  const lines = [
    columns,
    columns.map((_, i) => (i === 0 ? '---' : '---:')),
    ...rows.map((row) => row.map(figure)),
  ];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `## ${title}\n\n${about}\n\n${table}\n${fault ? `\n**Not to be believed:** ${fault}\n` : ''}`;
}

/** The machine and the day. */
export function headText(loadBefore: number): string {
  const day = new Date().toISOString().slice(0, 10);
  const [cpu] = cpus();
  const load = `${loadBefore.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after`;
  return `# How fast it is

Written by \`npm run bench\` on ${day}: Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}; load ${load}.
Every figure is a median of several runs. Times change from machine to machine, and with what else runs there; the shares and
the ratios, both sides measured in the same run, change less.
`;
}
