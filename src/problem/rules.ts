/** Entries of a program → rules: formulas parsed, recipes put in place of their names, gradients derived. */
import { rulesOfModel } from './model-rules.ts';
import type { Quantity } from './problem.ts';
import { usedRecipe } from './recipe-use.ts';
import { renameOf } from './renaming.ts';
import type { Rule, Scope, Writing } from './rule.ts';
import type { ModelEntry, NameEntry, StepEntry, UseEntry } from './schema.ts';
import { ruleOfStep } from './step-rule.ts';
import type { Path, YamlFile } from './yaml.ts';

/** Recipes that use recipes multiply: no program of ours has 60 rules. */
const MOST_RULES = 1000;

type Entry = StepEntry | UseEntry | ModelEntry;
type NameEntries = Readonly<Record<string, NameEntry>>;

export interface RuleWriter {
  /** The rules of an entry; `index` is the name of its repetition's index, null outside any. */
  readonly rulesOf: (entry: Entry, path: Path, index: string | null) => Rule[];
  /** Takes over how the problem's own names print. */
  readonly describeOwn: (entries: NameEntries) => void;
}

/** Writes rules of one problem file; what it learns of names goes into `quantities`. */
export function ruleWriter(file: YamlFile, writing: Writing): RuleWriter {
  let room = MOST_RULES;
  const own = (index: string | null): Scope => ({ file, names: {}, index, depth: 0 });
  const rulesOf = (entry: Entry, path: Path, scope: Scope): Rule[] => {
    if (--room < 0) {
      const place = scope.used?.place ?? scope.file.place(path);
      writing.fault(place, { code: 'steps', limit: MOST_RULES });
      return [];
    }
    if ('step' in entry) return ruleOfStep(entry, path, scope, writing);
    if ('function' in entry) return rulesOfModel(entry, path, scope, writing);
    const used = usedRecipe(entry, path, scope, writing);
    if (!used) return [];
    describe(used.recipe.data.names ?? {}, used.scope, writing.quantities);
    return used.recipe.data.steps.flatMap((step, i) => rulesOf(step, ['steps', i], used.scope));
  };
  return {
    rulesOf: (entry, path, index) => rulesOf(entry, path, own(index)),
    describeOwn: (entries) => describe(entries, own(null), writing.quantities),
  };
}

/** Takes over how names print; the first to speak of a part wins, but a problem's own words come last and win. */
function describe(entries: NameEntries, { file, names }: Scope, quantities: Map<string, Quantity>): void {
  for (const [name, entry] of Object.entries(entries)) {
    const renamed = renameOf(name, names);
    const known = quantities.get(renamed);
    const tex = (renamed === name ? entry.tex : undefined) ?? known?.tex;
    const meaning = entry.meaning ?? known?.meaning;
    if (tex === undefined && meaning === undefined) continue;
    const place = file.place(['names', name, 'tex']);
    quantities.set(renamed, { tex: tex ?? '', place, ...(meaning === undefined ? {} : { meaning }) });
  }
}
