/** PROBLEMS and PROBLEMS_ONLY in the environment → the folders whose problems are served, ours among them or not. */
import { statSync } from 'node:fs';
import { delimiter } from 'node:path';
import { OUR_PROBLEMS } from '../checker.ts';
import { Unusable } from './unusable.ts';

/**
 * PROBLEMS names a folder, or several with the sign between them that PATH has here; PROBLEMS_ONLY=1 leaves ours out.
 * @throws Unusable for a folder that is not there, or PROBLEMS_ONLY without PROBLEMS
 */
export function foldersIn({
  PROBLEMS = '',
  PROBLEMS_ONLY = '',
}: Readonly<Record<string, string | undefined>>): readonly string[] {
  const own = PROBLEMS.split(delimiter).filter((folder) => folder !== '');
  const missing = own.find((folder) => !statSync(folder, { throwIfNoEntry: false })?.isDirectory());
  if (missing !== undefined) throw new Unusable(`PROBLEMS: there is no folder "${missing}"`);
  if (!['', '0', '1'].includes(PROBLEMS_ONLY))
    throw new Unusable(
      `PROBLEMS_ONLY should be 1 (only the folders of PROBLEMS) or 0 (ours too), not "${PROBLEMS_ONLY}"`,
    );
  if (PROBLEMS_ONLY !== '1') return [OUR_PROBLEMS, ...own];
  if (own.length === 0)
    throw new Unusable('PROBLEMS_ONLY=1 leaves no problems; name a folder of your own: PROBLEMS=folder');
  return own;
}
