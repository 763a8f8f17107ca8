/** A folder of YAML files → problems and recipes, with the faults of those that cannot be used. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { checkShape } from './check-shape.ts';
import { compile } from './compile.ts';
import { compileProof } from './compile-proof.ts';
import type { Fault } from './fault.ts';
import type { Problem } from './problem.ts';
import type { Proof } from './proof.ts';
import { proofFile } from './proof-schema.ts';
import type { Recipe, Recipes } from './rules.ts';
import { problemFile, recipeFile } from './schema.ts';
import { LARGEST_FILE, readYaml, type YamlFile } from './yaml.ts';

/** What a problem file makes: a calculation with numbers, or expressions and proofs. */
export type Exercise = Problem | Proof;
export const isProof = (exercise: Exercise): exercise is Proof => 'asks' in exercise;

export interface Loaded {
  readonly problems: ReadonlyMap<string, Exercise>;
  readonly faults: readonly Fault[];
  /** How many files were read, recipes among them. */
  readonly files: number;
}

/** The folder of recipes inside a folder of problems. */
export const RECIPES = 'recipes';

export function loadFolder(folder: string): Loaded {
  const { recipes, faults: recipeFaults, files } = loadRecipes(join(folder, RECIPES));
  const problems = new Map<string, Exercise>();
  const faults: Fault[] = [...recipeFaults];
  const paths = yamlFilesIn(folder, faults);
  for (const path of paths) {
    const loaded = loadProblem(path, recipes);
    faults.push(...loaded.faults);
    if (loaded.problem) problems.set(loaded.problem.id, loaded.problem);
  }
  return { problems, faults, files: files + paths.length };
}

export function loadProblem(
  path: string,
  recipes: Recipes,
): { readonly problem: Exercise | null; readonly faults: readonly Fault[] } {
  const yaml = readFile(path);
  if (asksForExpressions(yaml.data)) {
    const { data, faults } = checkShape(proofFile, yaml);
    if (!data) return { problem: null, faults };
    const compiled = compileProof(idOf(path), yaml, data);
    return { problem: compiled.proof, faults: compiled.faults };
  }
  const { data, faults } = checkShape(problemFile, yaml);
  return data ? compile(idOf(path), yaml, data, recipes) : { problem: null, faults };
}

/** A file says what it is by what it holds: `ask` in place of `program`, or what only goes with `ask`. */
const asksForExpressions = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  !('program' in data) &&
  ['ask', 'free', 'define', 'given'].some((key) => key in data);

export function loadRecipes(folder: string): {
  readonly recipes: Recipes;
  readonly faults: readonly Fault[];
  readonly files: number;
} {
  const recipes = new Map<string, Recipe>();
  const faults: Fault[] = [];
  const paths = yamlFilesIn(folder, null);
  for (const path of paths) {
    const { recipe, faults: found } = loadRecipe(path);
    faults.push(...found);
    if (recipe) recipes.set(idOf(path), recipe);
  }
  return { recipes, faults, files: paths.length };
}

export function loadRecipe(path: string): {
  readonly recipe: Recipe | null;
  readonly faults: readonly Fault[];
} {
  const yaml = readFile(path);
  const { data, faults } = checkShape(recipeFile, yaml);
  return { recipe: data ? { yaml, data } : null, faults };
}

/** A problem or recipe is called after its file. */
const idOf = (path: string): string => basename(path).replace(/\.ya?ml$/, '');

function yamlFilesIn(folder: string, faults: Fault[] | null): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(folder, entry.name))
      .sort();
  } catch (error) {
    faults?.push({
      file: shown(folder),
      line: 1,
      col: 1,
      reason: { code: 'unreadable-file', detail: (error as Error).message },
    });
    return [];
  }
}

function readFile(path: string): YamlFile {
  const file = shown(path);
  const start = { file, line: 1, col: 1 };
  const fail = (reason: Fault['reason']): YamlFile => ({
    file,
    data: undefined,
    faults: [{ ...start, reason }],
    place: () => start,
    textAt: () => '',
    placeOfKey: () => start,
  });
  try {
    if (lstatSync(path).size > 4 * LARGEST_FILE) return fail({ code: 'too-big', limit: LARGEST_FILE });
    return readYaml(file, readFileSync(path, 'utf8'));
  } catch (error) {
    return fail({ code: 'unreadable-file', detail: (error as Error).message });
  }
}

/** A path as messages show it: relative to where we stand, if it lies below. */
function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}
