/** A plain function in place of a model → two rules, its value and its gradient, derived by each weight. */
import { derivative } from '../math/derivative.ts';
import { FormulaFault } from '../math/parse.ts';
import { mapChildren, type Tree } from '../math/tree.ts';
import { isScalar } from '../math/value.ts';
import {
  isTrue,
  type Rule,
  readFormula,
  ruleOf,
  type Scope,
  tellFormula,
  UNREAD,
  type Writing,
} from './rule.ts';
import type { ModelEntry } from './schema.ts';
import type { Path } from './yaml.ts';

export function rulesOfModel(entry: ModelEntry, path: Path, scope: Scope, writing: Writing): Rule[] {
  const { values, rounding, fault } = writing;
  const [inValue, inGradient, inRule] = [
    [...path, 'function'],
    [...path, 'gradient'],
    [...path, 'rule'],
  ] as const;
  const value = readFormula(entry.function, inValue, scope, fault);
  const gradient = readFormula(entry.gradient, inGradient, scope, fault);
  const rule = readFormula(entry.rule, inRule, scope, fault) ?? UNREAD;
  const weights = values.get(entry.of);
  if (!weights) {
    const known = [...values.keys()];
    fault(scope.file.place([...path, 'of']), { code: 'unknown-name', name: entry.of, known });
  }
  if (!value || !gradient || !weights) return [];
  const names = isScalar(weights) ? [entry.of] : weights.cells.map((_, i) => `${entry.of}${i + 1}`);
  const asEntries = (tree: Tree): Tree => (isScalar(weights) ? tree : entriesOf(tree, entry.of, names));
  const slopes = slopesOf(rule, names, (error) => tellFormula(error, entry.rule, inRule, scope, fault));
  const ofValue = { at: inValue, title: entry.title, asked: isTrue(entry.ask), rounding };
  const ofGradient = { at: inGradient, title: undefined, asked: true, rounding };
  return [
    ...ruleOf(value, asEntries(rule), ofValue, scope, writing),
    ...ruleOf(gradient, asColumn(slopes.map(asEntries)), ofGradient, scope, writing),
  ];
}

function slopesOf(rule: Tree, names: readonly string[], tell: (error: FormulaFault) => void): Tree[] {
  try {
    return names.map((name) => derivative(rule, name));
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    tell(error);
    return [UNREAD];
  }
}

const asColumn = (entries: readonly Tree[]): Tree =>
  entries.length === 1 ? entries[0]! : { kind: 'matrix', rows: entries.map((entry) => [entry]) };

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
