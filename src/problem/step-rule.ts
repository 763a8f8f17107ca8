/** A step as a problem or a recipe writes it → its rule, or its faults. */
import { roundingOf } from './numbers.ts';
import { isTrue, type Rule, readFormula, ruleOf, type Scope, UNREAD, type Writing } from './rule.ts';
import type { StepEntry } from './schema.ts';
import type { Path } from './yaml.ts';

export function ruleOfStep(entry: StepEntry, path: Path, scope: Scope, writing: Writing): Rule[] {
  const { fault } = writing;
  const at = [...path, 'step'];
  const target = readFormula(entry.step, at, scope, fault);
  const tree = readFormula(entry.rule, [...path, 'rule'], scope, fault) ?? UNREAD;
  if (!target) return [];
  const rounding =
    entry.rounding === undefined
      ? writing.rounding
      : roundingOf(entry.rounding, scope.file, [...path, 'rounding'], fault);
  const said = { at, title: entry.title, asked: isTrue(entry.ask), rounding };
  return ruleOf(target, tree, said, scope, writing);
}
