/** The forms in which a problem can be taken along, each with its writer. */
import { type Checker, type Options, Refusal, shownSolution } from '../src/checker.ts';
import { toAnki } from '../src/explain/cards.ts';
import { type Document, emptyDocument, toMarkdown, workedDocument } from '../src/explain/document.ts';
import { toLatex } from './latex.ts';

export interface Wanted extends Options {
  /** With its solution; otherwise its steps are left empty. */
  readonly worked: boolean;
}

export interface ExportFormat {
  readonly label: string;
  readonly extension: string;
  readonly type: string;
  /** Whether even without the solution it tells what an exam keeps to itself. */
  readonly tells: boolean;
  /** @throws Refusal for an unknown problem or variant, or a solution that is not shown */
  readonly write: (checker: Checker, id: string, wanted: Wanted) => string;
}

const documentOf = (checker: Checker, id: string, { worked, ...options }: Wanted): Document =>
  worked ? workedDocument(shownSolution(checker, id, options)) : emptyDocument(checker.problem(id, options));

export const EXPORTS: Readonly<Record<string, ExportFormat>> = {
  markdown: {
    label: 'Markdown',
    extension: 'md',
    type: 'text/markdown',
    tells: false,
    write: (...asked) => toMarkdown(documentOf(...asked)),
  },
  latex: {
    label: 'LaTeX',
    extension: 'tex',
    type: 'application/x-tex',
    tells: false,
    write: (...asked) => toLatex(documentOf(...asked)),
  },
  anki: {
    label: 'Anki cards',
    extension: 'txt',
    type: 'text/plain',
    tells: true,
    write: (checker, id, { worked: _, ...options }) => {
      shownSolution(checker, id, options);
      return toAnki(id, checker.cards(id, options));
    },
  },
};

/** @throws Refusal for a format that is not there */
export function exportFormat(name: string): ExportFormat {
  const format = Object.hasOwn(EXPORTS, name) ? EXPORTS[name] : undefined;
  if (!format)
    throw new Refusal(
      'unknown-format',
      `There is no format "${name.slice(0, 80)}"; there are ${Object.keys(EXPORTS).join(', ')}.`,
    );
  return format;
}
