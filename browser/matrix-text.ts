/** What is written for a matrix, in any of the usual ways ↔ the texts of its cells, row by row. */

export type Cells = readonly (readonly string[])[];

/** A larger one stays as text: a grid of it would be no help. */
const MOST_CELLS = 400;

const LATEX = /^\\begin\{([bpvBV]?matrix|smallmatrix|array)\}(?:\{[^}]*\})?([\s\S]*)\\end\{\1\}$/;
/** `array(…, dtype=float)`, `tensor(…)`, `Matrix(…)` of Python. */
const CALLED = /^(?:\w+\.)?(?:array|tensor|matrix|Matrix)\(([\s\S]*?)(?:,\s*\w+\s*=[\s\S]*)?\)$/;

/** The first way that knows the text decides; each gives rows, or null for a text that is not its own. */
const WAYS: readonly ((text: string) => Cells | null)[] = [latex, nested, bracketed, table];

/**
 * The cells of a matrix written in LaTeX, Python, MATLAB or as copied from a spreadsheet; null for anything else.
 * @example cellsIn('[1 2; 3 4]') is [['1', '2'], ['3', '4']]
 */
export function cellsIn(text: string): Cells | null {
  const bare = text.replace(/^[ \r\n]+|[ \r\n]+$/g, '').replace(/^\w+\s*=\s*/, '');
  const inside = CALLED.exec(bare)?.[1]?.trim() ?? bare;
  for (const way of WAYS) {
    const rows = way(inside);
    if (rows) return isMatrix(rows) ? rows : null;
  }
  return null;
}

/**
 * The cells as an answer is typed; rows and columns that are blank at the end are not part of it.
 * @example textOf([['1', '2'], ['3', '4']]) is '[1, 2; 3, 4]'
 */
export function textOf(cells: Cells): string {
  const rows = cells.map((row) => row.map((cell) => cell.trim()));
  const height = rows.findLastIndex((row) => row.some(isWritten)) + 1;
  const width = Math.max(...rows.map((row) => row.findLastIndex(isWritten))) + 1;
  const written = rows.slice(0, height).map((row) => row.slice(0, width));
  if (height * width <= 1) return written[0]?.[0] ?? '';
  // A comma inside a cell is not one between cells: kept apart, so that the checker can tell what is wrong with it.
  if (written.flat().some((cell) => /[,;]/.test(cell)))
    return `\\begin{bmatrix}${written.map((row) => row.join(' & ')).join(' \\\\ ')}\\end{bmatrix}`;
  return `[${written.map((row) => row.join(', ')).join('; ')}]`;
}

const isWritten = (cell: string): boolean => cell !== '';

const isMatrix = (rows: Cells): boolean =>
  rows.length > 0 &&
  rows.length * rows[0]!.length <= MOST_CELLS &&
  rows.every((row) => row.length > 0 && row.length === rows[0]!.length);

function latex(text: string): Cells | null {
  const body = LATEX.exec(text.replace(/^\$+|\$+$/g, '').trim())?.[2];
  if (body === undefined) return null;
  const rows = body.split(/\\\\(?:\[[^\]]*\])?/);
  if (rows.at(-1)!.trim() === '') rows.pop();
  return rows.map((row) => row.split('&').map((cell) => cell.trim()));
}

/** `[[1, 2], [3, 4]]`, and as numpy prints it: `[[1 2]\n [3 4]]`. */
function nested(text: string): Cells | null {
  if (!/^\[\s*\[[\s\S]*\][\s,]*\]$/.test(text)) return null;
  const inside = text.slice(1, -1);
  const rows = [...inside.matchAll(/\[([^[\]]*)\]/g)].map(([, row]) => cellsOfRow(row!));
  return inside.replace(/\[[^[\]]*\]/g, '').replace(/[\s,;]/g, '') === '' ? rows : null;
}

/** `[1 2; 3 4]`, `[0, -1]` */
function bracketed(text: string): Cells | null {
  const inside = /^\[([^[\]]*)\]$/.exec(text)?.[1];
  if (inside === undefined) return null;
  return inside
    .split(/[;\n]/)
    .filter((row) => row.trim() !== '')
    .map(cellsOfRow);
}

const cellsOfRow = (row: string): readonly string[] => {
  const text = row.trim().replace(/,$/, '');
  return text.includes(',') ? text.split(',').map((cell) => cell.trim()) : text.split(/\s+/);
};

/** As a spreadsheet copies it: a row a line, tabs between cells. */
function table(text: string): Cells | null {
  if (!/[\t\n]/.test(text)) return null;
  const rows = text.split(/\r?\n/).filter((row) => row.trim() !== '');
  return text.includes('\t')
    ? rows.map((row) => row.split('\t').map((cell) => cell.trim()))
    : rows.map(cellsOfRow);
}
