/** A problem file and the recipes → a Problem with every repetition written out, or all its faults. */
import { readAnswer } from '../answer/read.ts';
import { derivative } from '../math/derivative.ts';
import { evaluate } from '../math/evaluate.ts';
import { EvaluationFault } from '../math/fault.ts';
import { FUNCTIONS } from '../math/functions.ts';
import { FormulaFault, parse } from '../math/parse.ts';
import { asWhole, whole } from '../math/rational.ts';
import { isRational } from '../math/real.ts';
import type { Rounding } from '../math/rounding.ts';
import { mapChildren, type NameTree, namesIn, referenceOf, type Tree, toText } from '../math/tree.ts';
import { isScalar, scalar, transposed, type Value } from '../math/value.ts';
import type { Fault, FaultReason, Place } from './fault.ts';
import { type Id, nameOf, type Problem, type Quantity, type StepRule } from './problem.ts';
import type {
  ModelEntry,
  NameEntry,
  Numbers,
  ProblemFile,
  RecipeFile,
  RepeatEntry,
  StepEntry,
  UseEntry,
} from './schema.ts';
import type { Path, YamlFile } from './yaml.ts';

export interface Recipe {
  readonly yaml: YamlFile;
  readonly data: RecipeFile;
}
export type Recipes = ReadonlyMap<string, Recipe>;

export const MOST_REPEATS = 10_000;
export const MOST_STEPS = 100_000;
export const LONGEST_SIDE = 20;
const MOST_FAULTS = 50;
const MOST_NAMES = 200;
const LARGEST_INDEX = 1_000_000n;
const DEEPEST_RECIPE = 5;
const RECIPE_INDEX = 't';
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** A rule as written once, before repetitions are written out. */
interface Rule {
  readonly name: string;
  readonly index: Tree | null;
  readonly tree: Tree;
  readonly title: string;
  readonly asked: boolean;
  readonly rounding: Rounding | null;
  readonly place: Place;
  /** The place of a name in the formula, or of the whole. */
  readonly placeIn: (piece: string) => Place;
}

interface Pass {
  readonly rules: readonly Rule[];
  readonly part: string;
  readonly index: { readonly name: string; readonly value: number } | null;
  /** What changes from pass to pass: the id and value of each such name here. */
  readonly each: ReadonlyMap<string, { readonly id: Id; readonly value: Value }>;
}

type Names = Readonly<Record<string, string>>;

export function compile(
  id: string,
  yaml: YamlFile,
  data: ProblemFile,
  recipes: Recipes,
): { readonly problem: Problem | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const told = new Set<string>();
  const fault: Report = (place, reason) => {
    const key = `${place.file}:${place.line}:${place.col}:${reason.code}`;
    if (told.has(key) || faults.length >= MOST_FAULTS) return;
    told.add(key);
    faults.push({ ...place, reason });
  };
  const quantities = new Map<string, Quantity>();

  const givens = readValues(yaml, 'givens', data.givens ?? {}, fault);
  const starts = readValues(yaml, 'start', data.start ?? {}, fault);
  describe(data.names ?? {}, {}, yaml); // for titles; once more below, so that the problem's own words win
  const rounding = data.rounding === undefined ? null : roundingOf(data.rounding, yaml, ['rounding'], fault);
  let room = MOST_STEPS;
  const passes = data.program.flatMap((entry, i) => passesOf(entry, ['program', i]));
  describe(data.names ?? {}, {}, yaml);

  function passesOf(entry: StepEntry | UseEntry | RepeatEntry | ModelEntry, path: Path): Pass[] {
    if (!('repeat' in entry))
      return [{ rules: rulesOf(entry, yaml, path, {}, null), part: '', index: null, each: new Map() }];
    const times = count(entry.repeat, [...path, 'repeat'], 1);
    const from = entry.from === undefined ? 0 : count(entry.from, [...path, 'from'], 0);
    const name = entry.index ?? 't';
    if (!NAME.test(name)) fault(yaml.place([...path, 'index']), { code: 'bad-name', name });
    const rules = entry.steps.flatMap((inner, i) => rulesOf(inner, yaml, [...path, 'steps', i], {}, name));
    room -= times * rules.length;
    if (room < 0) {
      fault(yaml.place([...path, 'repeat']), { code: 'steps', limit: MOST_STEPS });
      return [];
    }
    return Array.from({ length: times }, (_, pass) => {
      const each = eachOf(entry, path, pass, times);
      const part = (entry.title ?? '')
        .replaceAll('{pass}', `${pass + 1}`)
        .replaceAll(`{${name}}`, `${from + pass}`)
        .replaceAll(/\{(\w+)\}/g, (braced, other: string) => each.get(other)?.id.split('=')[1] ?? braced);
      return { rules, part, index: { name, value: from + pass }, each };
    });
  }

  function eachOf(entry: RepeatEntry, path: Path, pass: number, times: number): Pass['each'] {
    const found = new Map<string, { readonly id: Id; readonly value: Value }>();
    for (const [name, written] of Object.entries(entry.each ?? {})) {
      const at = [...path, 'each', name];
      if (!NAME.test(name) || FUNCTIONS.has(name)) fault(yaml.placeOfKey(at), { code: 'bad-name', name });
      if (written.length !== times) fault(yaml.place(at), { code: 'passes', times, got: written.length });
      const here = written[pass];
      const value = here === undefined ? null : readValue(yaml, [...at, pass], here, fault);
      if (value) found.set(name, { id: `${name}=${[here].flat(2).join(',')}`, value });
    }
    return found;
  }

  function count(written: string | number, path: Path, least: number): number {
    const text = String(written);
    const n = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (n >= least && n <= MOST_REPEATS) return n;
    fault(yaml.place(path), { code: 'repeat', text, limit: MOST_REPEATS });
    return least;
  }

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
    const placeIn = (piece: string): Place => {
      const word = new RegExp(`(?<![A-Za-z0-9_])${piece}(?![A-Za-z0-9_])`);
      return from.place([...path, 'rule'], piece === '' ? 0 : (word.exec(written)?.index ?? 0));
    };
    return [
      {
        name,
        index: target.index ?? null,
        tree,
        title: title ?? quantities.get(name)?.meaning ?? name,
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
    const weights = starts.get(entry.of) ?? givens.get(entry.of);
    if (!weights) {
      const known = [...starts.keys(), ...givens.keys()];
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
      fault(from.place([...path, 'rule'], error.at), { code: 'formula', formula: entry.rule, why: error.problem });
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

  function formula(
    text: string,
    from: YamlFile,
    path: Path,
    renamed: Names,
    single = false,
  ): Tree | null {
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

  const written = writeOut(passes, givens, starts, fault);
  if (faults.length === 0) {
    for (const name of written.idleStarts)
      fault(yaml.placeOfKey(['start', name]), { code: 'idle-start', name, known: written.updated });
  }
  if (faults.length === 0) {
    for (const name of givens.keys())
      if (!written.read.has(name)) fault(yaml.placeOfKey(['givens', name]), { code: 'idle-given', name });
  }
  if (faults.length === 0 && !written.steps.some((step) => step.asked))
    fault(yaml.place(['program']), { code: 'nothing-asked' });
  if (faults.length > 0) return { problem: null, faults };
  const problem: Problem = {
    id,
    title: data.title,
    statement: data.statement,
    source: data.source,
    solution: data.solution ?? 'always',
    feedback:
      data.solution === 'never' && (data.feedback ?? 'full') === 'full' ? 'hint' : (data.feedback ?? 'full'),
    truncation: data.truncation === 'accepted',
    quantities,
    givens: new Map([...givens, ...inWrittenOrder(written.starts, [...starts.keys()])]),
    indices: written.indices,
    steps: written.steps,
    tests: (data.tests ?? []).map(({ answers = {}, rule, marks = {}, slip }, i) => ({
      answers,
      rule,
      marks,
      slip,
      place: yaml.place(['tests', i]),
    })),
    place: yaml.place(['statement']),
    numbersPlace: yaml.placeOfKey([data.givens ? 'givens' : data.start ? 'start' : 'program']),
  };
  return { problem, faults };
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

/** Start values as the file lists them, not as the program comes to them. */
const inWrittenOrder = (starts: ReadonlyMap<Id, Value>, names: readonly string[]): [Id, Value][] =>
  [...starts].sort(([a], [b]) => names.indexOf(nameOf(a)) - names.indexOf(nameOf(b)));

type Report = (place: Place, reason: FaultReason) => void;

interface WrittenOut {
  readonly steps: StepRule[];
  readonly starts: Map<Id, Value>;
  readonly indices: Map<Id, Value>;
  readonly idleStarts: readonly string[];
  readonly updated: readonly string[];
  readonly read: ReadonlySet<Id>;
}

/** Follows the program pass by pass: gives each step its id, and each name in its formula the value it stands for. */
function writeOut(
  passes: readonly Pass[],
  givens: ReadonlyMap<string, Value>,
  startValues: ReadonlyMap<string, Value>,
  fault: Report,
): WrittenOut {
  const steps: StepRule[] = [];
  const starts = new Map<Id, Value>();
  const indices = new Map<Id, Value>();
  const read = new Set<Id>();
  const exists = new Set<Id>(givens.keys());
  /** The newest value of each name. */
  const newest = new Map<string, Id>([...givens.keys()].map((name) => [name, name]));

  const indexIn = (tree: Tree, pass: Pass): number | null => {
    try {
      const value = evaluate(tree, (name) =>
        name === pass.index?.name ? scalar(whole(pass.index.value)) : undefined,
      );
      const [cell] = value.cells;
      const index = value.cells.length === 1 && isRational(cell!) ? asWhole(cell) : null;
      const small = index !== null && index <= LARGEST_INDEX && index >= -LARGEST_INDEX;
      return small ? Number(index) : null;
    } catch (error) {
      if (error instanceof EvaluationFault) return null;
      throw error;
    }
  };
  const idOf = (name: string, index: Tree | null | undefined, pass: Pass): Id | null => {
    if (!index) return name;
    const at = indexIn(index, pass);
    return at === null ? null : `${name}[${at}]`;
  };

  // A start value has the index before the first one computed.
  const updated = new Set<string>();
  for (const pass of passes) {
    for (const rule of pass.rules) {
      if (updated.has(rule.name)) continue;
      updated.add(rule.name);
      const start = startValues.get(rule.name);
      const first = rule.index ? indexIn(rule.index, pass) : null;
      if (!start || first === null) continue;
      const id = `${rule.name}[${first - 1}]`;
      starts.set(id, start);
      exists.add(id);
      newest.set(rule.name, id);
    }
  }

  const inputOf = (name: NameTree, pass: Pass, rule: Rule): Id | null => {
    const reference = referenceOf(name);
    if (name.name === pass.index?.name && !name.index) return `${name.name}=${pass.index.value}`;
    const each = name.index ? undefined : pass.each.get(name.name);
    if (each) return each.id;
    const id = name.index
      ? idOf(name.name, name.index, pass)
      : (newest.get(name.name) ?? (pass.index ? `${name.name}[${pass.index.value}]` : null));
    if (id !== null && exists.has(id)) return id;
    if (updated.has(name.name) && !newest.has(name.name))
      fault(rule.placeIn(name.name), { code: 'no-start', name: name.name });
    else
      fault(rule.placeIn(name.name), {
        code: 'unknown-name',
        name: name.index && id ? id : reference,
        known: [...newest.keys()].sort(),
      });
    return null;
  };

  for (const pass of passes) {
    if (pass.index) {
      const { name, value } = pass.index;
      if (newest.has(name) || FUNCTIONS.has(name)) {
        const place = pass.rules[0]?.place;
        if (place) fault(place, { code: 'taken-name', name, by: 'index' });
        break;
      }
      indices.set(`${name}=${value}`, scalar(whole(value)));
    }
    for (const { id, value } of pass.each.values()) indices.set(id, value);
    for (const rule of pass.rules) {
      const id = idOf(rule.name, rule.index, pass);
      if (id === null) {
        fault(rule.place, { code: 'index', text: rule.name });
        continue;
      }
      if (exists.has(id))
        fault(
          rule.place,
          givens.has(id) ? { code: 'taken-name', name: id, by: 'given' } : { code: 'twice', id },
        );
      const inputs: Record<string, Id> = {};
      for (const name of namesIn(rule.tree)) {
        const input = inputOf(name, pass, rule);
        if (input === null) continue;
        inputs[referenceOf(name)] = input;
        read.add(input);
      }
      exists.add(id);
      newest.set(rule.name, id);
      steps.push({
        id,
        name: rule.name,
        title: rule.title,
        part: pass.part,
        tree: rule.tree,
        inputs,
        asked: rule.asked,
        rounding: rule.rounding,
        index: pass.index,
        place: rule.placeIn(''),
      });
    }
  }
  const idleStarts = [...startValues.keys()].filter(
    (name) => ![...starts.keys()].some((id) => nameOf(id) === name),
  );
  return { steps, starts, indices, idleStarts, updated: [...updated], read };
}

const MOST_DIGITS = 30;

/** `2 decimals`, `3 figures` or `exact`. */
function roundingOf(text: string, from: YamlFile, path: Path, fault: Report): Rounding | null {
  if (text === 'exact') return { kind: 'exact' };
  const found = /^(\d{1,2}) (?:significant )?(decimal|figure)s?$/.exec(text);
  const digits = Number(found?.[1]);
  const kind = found?.[2] === 'decimal' ? 'decimals' : 'figures';
  if (found && digits <= MOST_DIGITS && (kind === 'decimals' || digits > 0)) return { kind, digits };
  fault(from.place(path), { code: 'rounding', text });
  return null;
}

/** Givens or start values, read as exact numbers; a plain list is a column. */
function readValues(
  yaml: YamlFile,
  section: 'givens' | 'start',
  entries: Readonly<Record<string, Numbers>>,
  fault: Report,
): Map<string, Value> {
  const values = new Map<string, Value>();
  if (Object.keys(entries).length > MOST_NAMES)
    fault(yaml.placeOfKey([section]), { code: 'names', limit: MOST_NAMES });
  for (const [name, written] of Object.entries(entries).slice(0, MOST_NAMES)) {
    const path = [section, name];
    const known = section === 'givens' ? /^[A-Za-z][A-Za-z0-9_]*(\[-?\d+\])?$/ : NAME;
    if (!known.test(name)) fault(yaml.placeOfKey(path), { code: 'bad-name', name });
    else if (FUNCTIONS.has(name)) fault(yaml.placeOfKey(path), { code: 'taken-name', name, by: 'function' });
    const value = readValue(yaml, path, written, fault);
    if (value) values.set(name, value);
  }
  return values;
}

function readValue(yaml: YamlFile, path: Path, written: Numbers, fault: Report): Value | null {
  if (!Array.isArray(written)) return readScalarOrMatrix(String(written), () => yaml.place(path), fault);
  const rows = written.map((row) => (Array.isArray(row) ? row : [row]));
  const width = rows[0]?.length ?? 0;
  const mixed = written.some((row) => Array.isArray(row) !== Array.isArray(written[0]));
  if (width === 0 || mixed || rows.some((row) => row.length !== width)) {
    fault(yaml.place(path), { code: 'not-a-matrix' });
    return null;
  }
  if (rows.length > LONGEST_SIDE || width > LONGEST_SIDE) {
    fault(yaml.place(path), { code: 'matrix-size', limit: LONGEST_SIDE });
    return null;
  }
  const cells = rows.flatMap((row, r) =>
    row.map((entry, c) =>
      readScalarOrMatrix(
        String(entry),
        () => yaml.place(Array.isArray(written[0]) ? [...path, r, c] : [...path, r]),
        fault,
      ),
    ),
  );
  if (cells.some((cell) => cell === null)) return null;
  return { rows: rows.length, cols: width, cells: cells.map((cell) => cell!.cells[0]!) };
}

function readScalarOrMatrix(text: string, placed: () => Place, fault: Report): Value | null {
  const reading = readAnswer(text);
  switch (reading.kind) {
    case 'value':
      if (reading.value.rows <= LONGEST_SIDE && reading.value.cols <= LONGEST_SIDE)
        return reading.flat ? transposed(reading.value) : reading.value;
      fault(placed(), { code: 'matrix-size', limit: LONGEST_SIDE });
      return null;
    case 'blank':
      fault(placed(), { code: 'number', text, why: { code: 'ends-early' } });
      return null;
    case 'unreadable': {
      const place = placed();
      fault({ ...place, col: place.col + reading.at }, { code: 'number', text, why: reading.why });
      return null;
    }
  }
}

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
  const [vector, place] = [{ kind: 'name', name: of }, { kind: 'number', text: `${at + 1}` }] as const;
  return { kind: 'call', name: 'entry', args: [vector, place] };
}

/** The same tree with other names; an index is renamed too. */
function rename(tree: Tree, names: Names): Tree {
  const inside = mapChildren(tree, (part) => rename(part, names));
  return inside.kind === 'name' ? { ...inside, name: renameOf(inside.name, names) } : inside;
}

const renameOf = (name: string, names: Names): string => (Object.hasOwn(names, name) ? names[name]! : name);
