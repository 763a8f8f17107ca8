/** A problem → the same as Markdown, LaTeX, or notes for Anki. */
import { exportFormat } from '../../views/exports.ts';
import type { Checker, Options } from '../checker.ts';

interface Exporting {
  readonly format?: string;
  readonly worked?: boolean;
}

export const exported = (
  checker: Checker,
  id: string,
  { format = 'markdown', worked = false }: Exporting,
  options: Options,
): string => exportFormat(format).write(checker, id, { ...options, worked });
