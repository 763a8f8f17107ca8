/** The use of a recipe → the recipe, and the scope its steps are read in; or the faults of its use. */
import { FUNCTIONS } from '../math/functions.ts';
import { NAME } from '../math/tree.ts';
import { namesOf, type Recipe } from './recipe.ts';
import { type Names, RECIPE_INDEX, renameOf } from './renaming.ts';
import type { Scope, Writing } from './rule.ts';
import type { UseEntry } from './schema.ts';
import type { Path } from './yaml.ts';

const DEEPEST_RECIPE = 5;

export function usedRecipe(
  entry: UseEntry,
  path: Path,
  scope: Scope,
  writing: Writing,
): { readonly recipe: Recipe; readonly scope: Scope } | null {
  const { recipes, fault } = writing;
  const place = scope.file.place([...path, 'use']);
  const recipe = recipes.get(entry.use);
  if (!recipe) {
    fault(place, { code: 'unknown-recipe', name: entry.use, known: [...recipes.keys()] });
    return null;
  }
  if (scope.depth > DEEPEST_RECIPE) {
    fault(place, { code: 'recipe-in-itself', name: entry.use });
    return null;
  }
  tellNames(entry, recipe, path, scope, writing);
  return {
    recipe,
    scope: {
      file: recipe.yaml,
      names: namesInside(entry.with ?? {}, scope),
      index: scope.index,
      depth: scope.depth + 1,
      used: scope.used ?? { recipe: entry.use, place },
    },
  };
}

function tellNames(
  entry: UseEntry,
  { data }: Recipe,
  path: Path,
  { file }: Scope,
  { recipes, fault }: Writing,
): void {
  for (const [name, other] of Object.entries(entry.with ?? {})) {
    const at = [...path, 'with', name];
    if (!NAME.test(other)) fault(file.place(at), { code: 'bad-name', name: other });
    if (FUNCTIONS.has(other)) fault(file.place(at), { code: 'taken-name', name: other, by: 'function' });
    const known = namesOf(data, recipes);
    if (!known.includes(name))
      fault(file.placeOfKey(at), { code: 'unknown-rename', recipe: entry.use, name, known });
  }
}

/** What a use says of the recipe's names comes before what is said of those around it, and that before the index. */
function namesInside(given: Names, { names, index }: Scope): Names {
  const own = Object.entries(given).map(([name, other]) => [name, renameOf(other, names)]);
  const itself = index === null || index === RECIPE_INDEX;
  return { ...(itself ? {} : { [RECIPE_INDEX]: index }), ...names, ...Object.fromEntries(own) };
}
