/** Entries of a program → rules: formulas parsed, recipes put in place of their names, gradients derived. */
import { derivative } from '../math/derivative.ts';
import { FUNCTIONS } from '../math/functions.ts';
import { FormulaFault, parse } from '../math/parse.ts';
import type { Rounding } from '../math/rounding.ts';
import { mapChildren, NAME, type Tree, toText } from '../math/tree.ts';
import { isScalar, type Value } from '../math/value.ts';
import type { InRecipe, Place, Report } from './fault.ts';
import { roundingOf } from './numbers.ts';
import type { Quantity } from './problem.ts';
import type { ModelEntry, NameEntry, RecipeFile, StepEntry, UseEntry } from './schema.ts';
import type { Path, YamlFile } from './yaml.ts';

export interface Recipe {
  readonly yaml: YamlFile;
  readonly data: RecipeFile;
}
export type Recipes = ReadonlyMap<string, Recipe>;

/** A rule as written once, before repetitions are written out. */
export interface Rule {
  readonly name: string;
  readonly index: Tree | null;
  readonly tree: Tree;
  readonly title: string;
  /** What it is a rule of: the title of its recipe, or of the problem that writes it itself. */
  readonly method: string;
  readonly asked: boolean;
  readonly rounding: Rounding | null;
  /** Where the problem's author wrote it, or the use of the recipe that it comes from. */
  readonly place: Place;
  /** The place of a name in the formula, or of the whole; the use of the recipe again. */
  readonly placeIn: (piece: string) => Place;
  /** The recipe that it comes from, and the place of a name in its formula. */
  readonly by?: (piece: string) => InRecipe;
}

/** The outermost recipe that a rule comes from, and where the problem uses it. */
interface Used {
  readonly recipe: string;
  readonly place: Place;
}

type Names = Readonly<Record<string, string>>;

/** In the place of a rule that cannot be read, which is told: what it computes is known all the same. */
const UNREAD: Tree = { kind: 'number', text: '0' };

const DEEPEST_RECIPE = 5;
/** Recipes that use recipes multiply: no program of ours has 60 rules. */
const MOST_RULES = 1000;
const RECIPE_INDEX = 't';

export interface RuleWriter {
  /** The rules of an entry; `index` is the name of its repetition's index, null outside any. */
  readonly rulesOf: (entry: StepEntry | UseEntry | ModelEntry, path: Path, index: string | null) => Rule[];
  /** Takes over how the problem's own names print. */
  readonly describeOwn: (entries: Readonly<Record<string, NameEntry>>) => void;
}

interface Made {
  readonly title: string | undefined;
  readonly asked: boolean;
  readonly rounding: Rounding | null;
  readonly used?: Used | undefined;
}

/** Writes rules of one problem file; what it learns of names goes into `quantities`. */
export function ruleWriter(
  yaml: YamlFile,
  recipes: Recipes,
  quantities: Map<string, Quantity>,
  /** Values of the weights that a function may be of, and what is asked where a step says nothing. */
  values: ReadonlyMap<string, Value>,
  rounding: Rounding | null,
  fault: Report,
): RuleWriter {
  let room = MOST_RULES;
  /**
   * `index` is the name of the repetition's index: recipes call it t, whatever the problem calls it.
   * Outside any repetition it is null, and what a recipe calls z[t] is plainly z.
   */
  function rulesOf(
    entry: StepEntry | UseEntry | ModelEntry,
    from: YamlFile,
    path: Path,
    renamed: Names,
    index: string | null,
    depth = 0,
    used?: Used,
  ): Rule[] {
    const single = depth > 0 && index === null;
    if (--room < 0) {
      fault(used?.place ?? from.place(path), { code: 'steps', limit: MOST_RULES });
      return [];
    }
    if ('step' in entry) return ruleOf(entry, from, path, renamed, single, used);
    if ('function' in entry) return modelOf(entry, from, path);
    const place = from.place([...path, 'use']);
    const recipe = recipes.get(entry.use);
    if (!recipe) {
      fault(place, { code: 'unknown-recipe', name: entry.use, known: [...recipes.keys()] });
      return [];
    }
    if (depth > DEEPEST_RECIPE) {
      fault(place, { code: 'recipe-in-itself', name: entry.use });
      return [];
    }
    const own = entry.with ?? {};
    for (const [name, other] of Object.entries(own)) {
      const at = [...path, 'with', name];
      if (!NAME.test(other)) fault(from.place(at), { code: 'bad-name', name: other });
      if (FUNCTIONS.has(other)) fault(from.place(at), { code: 'taken-name', name: other, by: 'function' });
      const known = namesOf(recipe.data, recipes);
      if (!known.includes(name))
        fault(from.placeOfKey(at), { code: 'unknown-rename', recipe: entry.use, name, known });
    }
    const itself = index === RECIPE_INDEX || index === null;
    const given = Object.entries(own).map(([name, other]) => [name, renameOf(other, renamed)]);
    const inner: Names = {
      ...(itself ? {} : { [RECIPE_INDEX]: index }),
      ...renamed,
      ...Object.fromEntries(given),
    };
    describe(recipe.data.names ?? {}, inner, recipe.yaml);
    return recipe.data.steps.flatMap((step, i) =>
      rulesOf(step, recipe.yaml, ['steps', i], inner, index, depth + 1, used ?? { recipe: entry.use, place }),
    );
  }

  function ruleOf(
    entry: StepEntry,
    from: YamlFile,
    path: Path,
    renamed: Names,
    single: boolean,
    used: Used | undefined,
  ): Rule[] {
    const target = formula(entry.step, from, [...path, 'step'], renamed, single);
    const tree = formula(entry.rule, from, [...path, 'rule'], renamed, single) ?? UNREAD;
    if (!target) return [];
    const own =
      entry.rounding === undefined
        ? rounding
        : roundingOf(entry.rounding, from, [...path, 'rounding'], fault);
    return made(target, tree, from, path, 'step', {
      title: entry.title,
      asked: isTrue(entry.ask),
      rounding: own,
      used,
    });
  }

  /** One rule; `field` is where its target is written. */
  function made(
    target: Tree,
    tree: Tree,
    from: YamlFile,
    path: Path,
    field: string,
    { title, asked, rounding, used }: Made,
  ): Rule[] {
    const place = from.place([...path, field]);
    if (target.kind !== 'name') {
      fault(place, { code: 'bad-name', name: toText(target) });
      return [];
    }
    const { name } = target;
    if (FUNCTIONS.has(name)) fault(place, { code: 'taken-name', name, by: 'function' });
    const written = from.textAt([...path, 'rule']);
    const whole = from.place([...path, 'rule']);
    const inFormula = (piece: string): Place => {
      if (piece === '') return whole;
      const at = new RegExp(`(?<![A-Za-z0-9_])${piece}(?![A-Za-z0-9_])`).exec(written)?.index;
      return at === undefined ? whole : from.place([...path, 'rule'], at, piece.length);
    };
    return [
      {
        name,
        index: target.index ?? null,
        tree,
        title: title ?? capitalised(quantities.get(name)?.meaning) ?? name,
        method: from.textAt(['title']),
        asked,
        rounding,
        ...(used
          ? {
              place: used.place,
              placeIn: () => used.place,
              by: (piece: string) => ({ recipe: used.recipe, place: inFormula(piece) }),
            }
          : { place, placeIn: inFormula }),
      },
    ];
  }

  /** Two rules, a function's value and its gradient, derived by each weight. */
  function modelOf(entry: ModelEntry, from: YamlFile, path: Path): Rule[] {
    const [value, gradient] = [entry.function, entry.gradient].map((text, i) =>
      formula(text, from, [...path, i === 0 ? 'function' : 'gradient'], {}),
    );
    const rule = formula(entry.rule, from, [...path, 'rule'], {}) ?? UNREAD;
    const weights = values.get(entry.of);
    if (!weights) {
      const known = [...values.keys()];
      fault(from.place([...path, 'of']), { code: 'unknown-name', name: entry.of, known });
    }
    if (!value || !gradient || !weights) return [];
    const entries = weights.cells.map((_, i) => (isScalar(weights) ? entry.of : `${entry.of}${i + 1}`));
    const asEntries = (tree: Tree): Tree => (isScalar(weights) ? tree : entriesOf(tree, entry.of, entries));
    let slopes: Tree[];
    try {
      slopes = entries.map((name) => asEntries(derivative(rule, name)));
    } catch (error) {
      if (!(error instanceof FormulaFault)) throw error;
      fault(from.place([...path, 'rule'], error.at), {
        code: 'formula',
        formula: entry.rule,
        why: error.problem,
      });
      slopes = [UNREAD];
    }
    const slope: Tree =
      slopes.length === 1 ? slopes[0]! : { kind: 'matrix', rows: slopes.map((each) => [each]) };
    const asked = isTrue(entry.ask);
    return [
      ...made(value, asEntries(rule), from, path, 'function', { title: entry.title, asked, rounding }),
      ...made(gradient, slope, from, path, 'gradient', { title: undefined, asked: true, rounding }),
    ];
  }

  function formula(text: string, from: YamlFile, path: Path, renamed: Names, single = false): Tree | null {
    try {
      const tree = rename(parse(text), renamed);
      return single ? withoutIndex(tree) : tree;
    } catch (error) {
      if (!(error instanceof FormulaFault)) throw error;
      fault(from.place(path, error.at), { code: 'formula', formula: text, why: error.problem });
      return null;
    }
  }

  /** Takes over how names print; the first to speak of a part wins, but a problem's own words come last and win. */
  function describe(entries: Readonly<Record<string, NameEntry>>, renamed: Names, from: YamlFile): void {
    for (const [name, entry] of Object.entries(entries)) {
      const known = quantities.get(renameOf(name, renamed));
      const own = renameOf(name, renamed) === name ? entry.tex : undefined;
      const tex = own ?? known?.tex;
      const meaning = entry.meaning ?? known?.meaning;
      if (tex === undefined && meaning === undefined) continue;
      const place = from.place(['names', name, 'tex']);
      quantities.set(renameOf(name, renamed), {
        tex: tex ?? '',
        place,
        ...(meaning === undefined ? {} : { meaning }),
      });
    }
  }

  return {
    rulesOf: (entry, path, index) => rulesOf(entry, yaml, path, {}, index),
    describeOwn: (entries) => describe(entries, {}, yaml),
  };
}

/** Every word in a recipe's steps, its quantities among them, and what it leaves to be named of the recipes it uses. */
function namesOf(
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

const capitalised = (text: string | undefined): string | undefined =>
  text && text.charAt(0).toUpperCase() + text.slice(1);

const isTrue = (asked: string | boolean | undefined): boolean => String(asked ?? 'true') === 'true';

/** The same tree without the index that recipes give to what is computed at each pass. */
function withoutIndex(tree: Tree): Tree {
  if (tree.kind !== 'name') return mapChildren(tree, withoutIndex);
  const passing = tree.index?.kind === 'name' && tree.index.name === RECIPE_INDEX;
  return passing ? { kind: 'name', name: tree.name } : tree;
}

/** w1, w2 → entry(w, 1), entry(w, 2) */
function entriesOf(tree: Tree, of: string, entries: readonly string[]): Tree {
  if (tree.kind !== 'name') return mapChildren(tree, (part) => entriesOf(part, of, entries));
  const at = entries.indexOf(tree.name);
  if (at < 0 || tree.index) return tree;
  const [vector, place] = [
    { kind: 'name', name: of },
    { kind: 'number', text: `${at + 1}` },
  ] as const;
  return { kind: 'call', name: 'entry', args: [vector, place] };
}

/** The same tree with other names; an index is renamed too. */
function rename(tree: Tree, names: Names): Tree {
  const inside = mapChildren(tree, (part) => rename(part, names));
  return inside.kind === 'name' ? { ...inside, name: renameOf(inside.name, names) } : inside;
}

const renameOf = (name: string, names: Names): string => (Object.hasOwn(names, name) ? names[name]! : name);
