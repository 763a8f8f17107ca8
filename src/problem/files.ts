/** A folder or a path → the files in it, and what each holds; whatever is no plain file of text is a fault. */
import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import type { Fault, FaultReason, Place } from './fault.ts';
import { LARGEST_FILE, readYaml, unreadable, type YamlFile } from './yaml.ts';

/** The folder of recipes inside a folder of problems. */
export const RECIPES = 'recipes';

/** Texts that are taken in the place of what files hold, by path. */
export type Instead = ReadonlyMap<string, string>;
const NOTHING_INSTEAD: Instead = new Map();

/** Everything named like a problem file, whatever it is; a folder that is not there has none. */
export function yamlFilesIn(folder: string, faults: Fault[] | null): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => join(folder, name))
      .sort();
  } catch (error) {
    faults?.push({
      ...startOf(folder),
      reason: { code: 'unreadable-file', detail: (error as Error).message },
    });
    return [];
  }
}

/** Not to wait for a writer, should it be a pipe. */
const HOW = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Reads a file, wherever it lies or only within a folder; what is no plain file of text is a fault. */
export function readFile(path: string, within?: string, instead: Instead = NOTHING_INSTEAD): YamlFile {
  const other = instead.get(path);
  if (other !== undefined) return readYaml(shown(path), other);
  const fail = (reason: FaultReason): YamlFile => unreadable(startOf(path), reason);
  let opened: number | undefined;
  try {
    if (within !== undefined && leadsOutside(path, within))
      return fail({ code: 'not-a-file', what: 'link outside' });
    opened = openSync(path, HOW);
    const about = fstatSync(opened);
    if (about.isDirectory()) return fail({ code: 'not-a-file', what: 'folder' });
    if (!about.isFile()) return fail({ code: 'not-a-file', what: 'no plain file' });
    if (about.size > 4 * LARGEST_FILE) return fail({ code: 'too-big', limit: LARGEST_FILE });
    const bytes = readFileSync(opened);
    if (bytes.includes(0) || !isUtf8(bytes)) return fail({ code: 'not-text' });
    return readYaml(shown(path), withoutOrderMark(bytes.toString('utf8')));
  } catch (error) {
    return fail({ code: 'unreadable-file', detail: (error as Error).message });
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

function leadsOutside(path: string, folder: string): boolean {
  const way = relative(
    realpathSync(basename(folder) === RECIPES ? dirname(folder) : folder),
    realpathSync(path),
  );
  return way.startsWith('..') || isAbsolute(way);
}

/** Some editors begin a file with a byte order mark. */
export const withoutOrderMark = (text: string): string => text.replace(/^\uFEFF/, '');

export const startOf = (path: string): Place => ({ file: shown(path), line: 1, col: 1 });

/** A path as messages show it: relative to where we stand, if it lies below. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}
