/** Folders and the files in which faults stand → the texts of all others, to be taken again should they go bad. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instead, RECIPES, shown, withoutOrderMark, yamlFilesIn } from './files.ts';

/** The text of every file in folders and their recipes that is named by no fault. */
export function goodTexts(folders: readonly string[], faults: ReadonlySet<string>): Instead {
  const paths = folders
    .flatMap((folder) => [folder, join(folder, RECIPES)])
    .flatMap((at) => yamlFilesIn(at, null));
  const good = paths.filter((path) => !isFaulty(path, faults));
  return new Map(good.flatMap((path) => textAt(path)));
}

/** None where the file has gone since. */
function textAt(path: string): [string, string][] {
  try {
    return [[path, withoutOrderMark(readFileSync(path, 'utf8'))]];
  } catch {
    return [];
  }
}

/** Whether a file or folder is one of those in which faults stand, as messages name them. */
export const isFaulty = (path: string, faults: ReadonlySet<string>): boolean => faults.has(shown(path));
