/** Recipes by name, and the names in each that a problem may give others to. */
import type { RecipeFile } from './schema.ts';
import type { YamlFile } from './yaml.ts';

export interface Recipe {
  readonly yaml: YamlFile;
  readonly data: RecipeFile;
}
export type Recipes = ReadonlyMap<string, Recipe>;

/** Every word in a recipe's steps, its quantities among them, and what it leaves to be named of the recipes it uses. */
export function namesOf(
  recipe: RecipeFile,
  recipes: Recipes,
  known = new Map<RecipeFile, readonly string[]>(),
): readonly string[] {
  const found = known.get(recipe);
  if (found) return found;
  known.set(recipe, []); // for a recipe that uses itself: a fault of its own
  const words = recipe.steps.flatMap((entry): readonly string[] => {
    if ('step' in entry) return `${entry.step} ${entry.rule}`.match(/[A-Za-z]\w*/g) ?? [];
    const inner = recipes.get(entry.use)?.data;
    const own = entry.with ?? {};
    const left = inner ? namesOf(inner, recipes, known) : [];
    return [...Object.values(own), ...left.filter((name) => !Object.hasOwn(own, name))];
  });
  const names = [...new Set(words)];
  known.set(recipe, names);
  return names;
}
