/** What a step computes and its formula, as trees → a rule, and where faults of it are told. */
import { FUNCTIONS } from '../math/functions.ts';
import { FormulaFault, parse } from '../math/parse.ts';
import type { Rounding } from '../math/rounding.ts';
import { type Tree, toText } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import type { InRecipe, Place, Report } from './fault.ts';
import type { Quantity } from './problem.ts';
import type { Recipes } from './recipe.ts';
import { type Names, rename, withoutIndex } from './renaming.ts';
import type { Path, YamlFile } from './yaml.ts';

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

/** What all rules of one problem are written with. */
export interface Writing {
  readonly recipes: Recipes;
  /** Grows by what recipes say of their names. */
  readonly quantities: Map<string, Quantity>;
  /** Values of the weights that a function may be of. */
  readonly values: ReadonlyMap<string, Value>;
  /** What is asked where a step says nothing. */
  readonly rounding: Rounding | null;
  readonly fault: Report;
}

/** Where entries stand: in which file, in which repetition, and by which recipes the problem comes to them. */
export interface Scope {
  readonly file: YamlFile;
  /** What the problem calls the names of a recipe. */
  readonly names: Names;
  /** The name of the repetition's index; null outside any, where what a recipe calls z[t] is plainly z. */
  readonly index: string | null;
  /** How many recipes they stand in. */
  readonly depth: number;
  /** The outermost of those, and where the problem uses it. */
  readonly used?: { readonly recipe: string; readonly place: Place };
}

/** In the place of a rule that cannot be read, which is told: what it computes is known all the same. */
export const UNREAD: Tree = { kind: 'number', text: '0' };

export function readFormula(text: string, path: Path, scope: Scope, fault: Report): Tree | null {
  try {
    const tree = rename(parse(text), scope.names);
    return scope.depth > 0 && scope.index === null ? withoutIndex(tree) : tree;
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    tellFormula(error, text, path, scope, fault);
    return null;
  }
}

export const tellFormula = (
  { at, problem }: FormulaFault,
  formula: string,
  path: Path,
  { file }: Scope,
  fault: Report,
): void => fault(file.place(path, at), { code: 'formula', formula, why: problem });

/** What an entry says of a rule beside its formula. */
interface Said {
  /** The path of what is computed; its rule stands beside it. */
  readonly at: Path;
  readonly title: string | undefined;
  readonly asked: boolean;
  readonly rounding: Rounding | null;
}

/** None where what is computed is no name. */
export function ruleOf(target: Tree, tree: Tree, said: Said, scope: Scope, writing: Writing): Rule[] {
  const place = scope.file.place(said.at);
  if (target.kind !== 'name') {
    writing.fault(place, { code: 'bad-name', name: toText(target) });
    return [];
  }
  const { name, index = null } = target;
  if (FUNCTIONS.has(name)) writing.fault(place, { code: 'taken-name', name, by: 'function' });
  return [
    {
      name,
      index,
      tree,
      title: said.title ?? capitalised(writing.quantities.get(name)?.meaning) ?? name,
      method: scope.file.textAt(['title']),
      asked: said.asked,
      rounding: said.rounding,
      ...placesOf(place, [...said.at.slice(0, -1), 'rule'], scope),
    },
  ];
}

function placesOf(place: Place, path: Path, { file, used }: Scope): Pick<Rule, 'place' | 'placeIn' | 'by'> {
  const written = file.textAt(path);
  const whole = file.place(path);
  const inFormula = (piece: string): Place => {
    if (piece === '') return whole;
    const at = new RegExp(`(?<![A-Za-z0-9_])${piece}(?![A-Za-z0-9_])`).exec(written)?.index;
    return at === undefined ? whole : file.place(path, at, piece.length);
  };
  if (!used) return { place, placeIn: inFormula };
  return {
    place: used.place,
    placeIn: () => used.place,
    by: (piece) => ({ recipe: used.recipe, place: inFormula(piece) }),
  };
}

export const isTrue = (asked: string | boolean | undefined): boolean => String(asked ?? 'true') === 'true';

const capitalised = (text: string | undefined): string | undefined =>
  text && text.charAt(0).toUpperCase() + text.slice(1);
