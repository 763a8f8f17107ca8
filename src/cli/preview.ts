/** A problem file → a server of it alone, which reads it again whenever it, or a recipe beside it, is saved. */
import { once } from 'node:events';
import { type FSWatcher, statSync, watch } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join, resolve } from 'node:path';
import { whyNot } from '../../views/katex.ts';
import { createChecker } from '../checker.ts';
import { createLive, type Saved } from '../http/live.ts';
import { RECIPES } from '../problem/load.ts';
import { Unusable } from './unusable.ts';

/** Editors write in several strokes; what they do within so many ms is one. */
const STROKE = 60;

/**
 * Serves until it is told to stop; to this machine only.
 * @param port 0 takes any free one
 * @throws Unusable for a file that is not there or is a recipe, or a port that is taken
 */
export async function preview(file: string, port: number): Promise<number> {
  refuseOthers(file);
  const first = read(file);
  const live = createLive(first);
  const server = live.app.listen(port, 'localhost');
  await once(server, 'listening').catch((error: Error) => {
    throw new Unusable(`cannot listen on port ${port}: ${error.message}; set PORT to a free one`);
  });
  const watching = watchAround(file, () => {
    const saved = read(file);
    live.show(saved);
    tell(saved);
  });
  console.log(`${file}: on http://localhost:${(server.address() as AddressInfo).port}; each save is shown`);
  tell(first);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  watching.close();
  live.end();
  server.close();
  server.closeAllConnections();
  return 0;
}

function refuseOthers(file: string): void {
  const about = statSync(file, { throwIfNoEntry: false });
  if (!about) throw new Unusable(`${file}: there is no such file; longhand new writes one`);
  if (about.isDirectory()) throw new Unusable(`${file}: it is a folder; name the file of one problem`);
  if (basename(dirname(resolve(file))) === RECIPES)
    throw new Unusable(`${file}: it is a recipe; name the file of a problem that uses it`);
}

function read(file: string): Saved {
  const checker = createChecker({ file, typesets: whyNot });
  return { checker, linted: checker.lint() };
}

function tell({ linted: { faults, warnings } }: Saved): void {
  for (const line of [...faults, ...warnings]) console.log(line);
  console.log(faults.length === 0 ? 'no faults' : 'the page shows what to mend');
}

/** Folders are watched, not the file: many editors save by putting another in its place. */
function watchAround(file: string, changed: () => void): { readonly close: () => void } {
  const folder = dirname(file);
  const recipes = join(folder, RECIPES);
  let timer: NodeJS.Timeout | undefined;
  let beside: FSWatcher | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, STROKE);
  };
  const watchRecipes = (): void => {
    beside?.close();
    beside = undefined;
    if (!statSync(recipes, { throwIfNoEntry: false })?.isDirectory()) return;
    beside = watch(recipes, soon).on('error', watchRecipes);
  };
  const own = watch(folder, (_event, name) => {
    if (name === RECIPES) watchRecipes();
    if (name === null || name === RECIPES || name === basename(file)) soon();
  }).on('error', soon);
  watchRecipes();
  return {
    close: () => {
      clearTimeout(timer);
      own.close();
      beside?.close();
    },
  };
}
