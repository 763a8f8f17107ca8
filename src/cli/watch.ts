/** A folder of problems → word of every change in it or in the recipes beside, once the writing has paused. */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { RECIPES } from '../problem/files.ts';

/** Editors write in several strokes; what they do within so many ms is one. */
const STROKE = 60;

/**
 * Folders are watched, not files: many editors save by putting another in its place.
 * @param isMeant which names in the folder matter; recipes always do
 * @throws where the system cannot watch
 */
export function watchFolder(
  folder: string,
  changed: () => void,
  isMeant: (name: string) => boolean,
): { readonly close: () => void } {
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
    if (name === null || name === RECIPES || isMeant(name)) soon();
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
