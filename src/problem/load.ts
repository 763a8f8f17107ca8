/** A folder of YAML files → problems and recipes, with the faults of those that cannot be used. */
import { basename, join } from 'node:path';
import { checkShape } from './check-shape.ts';
import { compile } from './compile.ts';
import { compileDrawn } from './compile-drawn.ts';
import type { Fault } from './fault.ts';
import { type Instead, RECIPES, readFile, startOf, yamlFilesIn } from './files.ts';
import type { Problem } from './problem.ts';
import type { Proof } from './proof.ts';
import { proofFile } from './proof-schema.ts';
import type { Recipe, Recipes } from './recipe.ts';
import { problemFile, recipeFile } from './schema.ts';
import type { YamlFile } from './yaml.ts';

/** What a problem file makes: a calculation with numbers, or expressions and proofs. */
export type Exercise = Problem | Proof;
export const isProof = (exercise: Exercise): exercise is Proof => 'asks' in exercise;

export interface Loaded {
  readonly problems: ReadonlyMap<string, Exercise>;
  readonly faults: readonly Fault[];
  /** How many files were read, recipes among them. */
  readonly files: number;
}

/** Two files of one id: the one that is served, and the one that is not. */
export interface Replaced {
  readonly by: string;
  readonly was: string;
}

/** Several folders, each with its own recipes and those of `library`, a folder of problems too; of two problems with one id the later folder's is taken. */
export function loadFolders(
  library: string,
  folders: readonly string[],
  instead?: Instead,
): Loaded & { readonly replaced: readonly Replaced[] } {
  const problems = new Map<string, Exercise>();
  const replaced: Replaced[] = [];
  const recipes = new Map(
    [...new Set([library, ...folders])].map((folder) => [
      folder,
      loadRecipes(join(folder, RECIPES), instead),
    ]),
  );
  const others = recipes.get(library)!.recipes;
  const loaded = folders.map((folder) => problemsIn(folder, recipes.get(folder)!, others, instead));
  for (const [id, problem] of loaded.flatMap((each) => [...each.problems])) {
    const before = problems.get(id);
    if (before) replaced.push({ by: problem.place.file, was: before.place.file });
    problems.set(id, problem);
  }
  return {
    problems,
    replaced,
    faults: loaded.flatMap(({ faults }) => faults),
    files: loaded.reduce((sum, { files }) => sum + files, 0),
  };
}

/** A folder of problems with the recipes in it. */
export const loadFolder = (folder: string): Loaded =>
  problemsIn(folder, loadRecipes(join(folder, RECIPES)), new Map());

function problemsIn(
  folder: string,
  { recipes, faults: recipeFaults, files }: LoadedRecipes,
  others: Recipes,
  instead?: Instead,
): Loaded {
  const all: Recipes = new Map([...others, ...recipes]);
  const problems = new Map<string, Exercise>();
  const faults: Fault[] = [...recipeFaults];
  const paths = yamlFilesIn(folder, faults);
  for (const path of paths) {
    const loaded = loadProblem(path, all, folder, instead);
    faults.push(...loaded.faults);
    if (loaded.problem) problems.set(loaded.problem.id, loaded.problem);
  }
  return { problems, faults, files: files + paths.length };
}

export function loadProblem(
  path: string,
  recipes: Recipes,
  within?: string,
  instead?: Instead,
): { readonly problem: Exercise | null; readonly faults: readonly Fault[] } {
  const id = idOf(path);
  if (!ID.test(id)) return { problem: null, faults: [{ ...startOf(path), reason: { code: 'bad-id', id } }] };
  return compileFile(id, readFile(path, within, instead), recipes);
}

/** A problem file that is read already. */
export function compileFile(
  id: string,
  yaml: YamlFile,
  recipes: Recipes,
): { readonly problem: Exercise | null; readonly faults: readonly Fault[] } {
  if (asksForExpressions(yaml.data)) {
    const { data, faults } = checkShape(proofFile, yaml);
    if (!data) return { problem: null, faults };
    const compiled = compileDrawn(id, yaml, data);
    return { problem: compiled.proof, faults: compiled.faults };
  }
  const { data, faults } = checkShape(problemFile, yaml);
  return data ? compile(id, yaml, data, recipes) : { problem: null, faults };
}

/** A file says what it is by what it holds: `ask` in place of `program`, or what only goes with `ask`. */
const asksForExpressions = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  !('program' in data) &&
  ['ask', 'free', 'define', 'given'].some((key) => key in data);

interface LoadedRecipes {
  readonly recipes: Recipes;
  readonly faults: readonly Fault[];
  readonly files: number;
}

export function loadRecipes(folder: string, instead?: Instead): LoadedRecipes {
  const recipes = new Map<string, Recipe>();
  const faults: Fault[] = [];
  const paths = yamlFilesIn(folder, null);
  for (const path of paths) {
    const { recipe, faults: found } = loadRecipe(path, folder, instead);
    faults.push(...found);
    if (recipe) recipes.set(idOf(path), recipe);
  }
  return { recipes, faults, files: paths.length };
}

export function loadRecipe(
  path: string,
  within?: string,
  instead?: Instead,
): {
  readonly recipe: Recipe | null;
  readonly faults: readonly Fault[];
} {
  const yaml = readFile(path, within, instead);
  const { data, faults } = checkShape(recipeFile, yaml);
  return { recipe: data ? { yaml, data } : null, faults };
}

/** What a problem may be called: it stands in addresses. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;

/** A problem or recipe is called after its file. */
const idOf = (path: string): string => basename(path).replace(/\.ya?ml$/, '');
