/** Entries of a program → rules: formulas parsed, recipes put in place of their names, gradients derived. */
import { derivative } from '../math/derivative.ts';
import { FUNCTIONS } from '../math/functions.ts';
import { FormulaFault, parse } from '../math/parse.ts';
import type { Rounding } from '../math/rounding.ts';
import { mapChildren, type Tree, toText } from '../math/tree.ts';
import { isScalar, type Value } from '../math/value.ts';
import type { Place, Report } from './fault.ts';
import { roundingOf } from './numbers.ts';
import { NAME, type Quantity } from './problem.ts';
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
  readonly place: Place;
  /** The place of a name in the formula, or of the whole. */
  readonly placeIn: (piece: string) => Place;
}

type Names = Readonly<Record<string, string>>;

const DEEPEST_RECIPE = 5;
const RECIPE_INDEX = 't';

export interface RuleWriter {
  /** The rules of an entry; `index` is the name of its repetition's index, null outside any. */
  readonly rulesOf: (entry: StepEntry | UseEntry | ModelEntry, path: Path, index: string | null) => Rule[];
  /** Takes over how the problem's own names print. */
  readonly describeOwn: (entries: Readonly<Record<string, NameEntry>>) => void;
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
  ): Rule[] {
    const single = depth > 0 && index === null;
    if ('step' in entry) return ruleOf(entry, from, path, renamed, single);
    if ('function' in entry) return modelOf(entry, from, path);
    const recipe = recipes.get(entry.use);
    if (!recipe || depth > DEEPEST_RECIPE) {
      fault(from.place([...path, 'use']), {
        code: 'unknown-recipe',
        name: entry.use,
        known: [...recipes.keys()],
      });
      return [];
    }
    const own = entry.with ?? {};
    for (const [name, other] of Object.entries(own)) {
      const at = [...path, 'with', name];
      if (!NAME.test(other) || FUNCTIONS.has(other)) fault(from.place(at), { code: 'bad-name', name: other });
      const known = namesOf(recipe.data, recipes);
      if (!known.includes(name)) fault(from.placeOfKey(at), { code: 'unknown-name', name, known });
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
      rulesOf(step, recipe.yaml, ['steps', i], inner, index, depth + 1),
    );
  }

  function ruleOf(entry: StepEntry, from: YamlFile, path: Path, renamed: Names, single: boolean): Rule[] {
    const target = formula(entry.step, from, [...path, 'step'], renamed, single);
    const tree = formula(entry.rule, from, [...path, 'rule'], renamed, single);
    if (!target || !tree) return [];
    const own =
      entry.rounding === undefined
        ? rounding
        : roundingOf(entry.rounding, from, [...path, 'rounding'], fault);
    return made(target, tree, from, path, 'step', {
      title: entry.title,
      asked: isTrue(entry.ask),
      rounding: own,
    });
  }

  /** One rule; `field` is where its target is written. */
  function made(
    target: Tree,
    tree: Tree,
    from: YamlFile,
    path: Path,
    field: string,
    { title, asked, rounding }: { title: string | undefined; asked: boolean; rounding: Rounding | null },
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
    const placeIn = (piece: string): Place => {
      if (piece === '') return whole;
      const word = new RegExp(`(?<![A-Za-z0-9_])${piece}(?![A-Za-z0-9_])`);
      return from.place([...path, 'rule'], word.exec(written)?.index ?? 0);
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
        place,
        placeIn,
      },
    ];
  }

  /** Two rules, a function's value and its gradient, derived by each weight. */
  function modelOf(entry: ModelEntry, from: YamlFile, path: Path): Rule[] {
    const [value, gradient] = [entry.function, entry.gradient].map((text, i) =>
      formula(text, from, [...path, i === 0 ? 'function' : 'gradient'], {}),
    );
    const rule = formula(entry.rule, from, [...path, 'rule'], {});
    const weights = values.get(entry.of);
    if (!weights) {
      const known = [...values.keys()];
      fault(from.place([...path, 'of']), { code: 'unknown-name', name: entry.of, known });
    }
    if (!value || !gradient || !rule || !weights) return [];
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
      return [];
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
function namesOf(recipe: RecipeFile, recipes: Recipes, depth = 0): string[] {
  const words = recipe.steps.flatMap((entry): readonly string[] => {
    if ('step' in entry) return `${entry.step} ${entry.rule}`.match(/[A-Za-z]\w*/g) ?? [];
    const inner = recipes.get(entry.use);
    const own = entry.with ?? {};
    const left = inner && depth < DEEPEST_RECIPE ? namesOf(inner.data, recipes, depth + 1) : [];
    return [...Object.values(own), ...left.filter((name) => !Object.hasOwn(own, name))];
  });
  return [...new Set(words)];
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
