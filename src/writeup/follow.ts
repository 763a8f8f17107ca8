/** Two sides with names in them → whether they are equal once everything stated before is put in. */
import { childrenOf, type NameTree, type Tree } from '../math/tree.ts';
import { meetsAll, type Value } from '../math/value.ts';
import { CAPITAL, isLinear } from './identity.ts';
import type { Knowledge } from './knowledge.ts';
import { asName, free, isOpaqueName, type Relation } from './relation.ts';
import { countingIn, SAMPLES } from './sample.ts';
import { readingsOf, valueIn } from './value.ts';

/** Equal or not once everything stated before is put in; unknown where that cannot be worked out. */
export function followed(
  { left, right, section }: Relation,
  known: Knowledge,
): 'equal' | 'different' | 'unknown' {
  const counting = countingIn([left, right]);
  let compared = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const rules = known.following(sample, counting, section);
    const [a, b] = [valueIn(left, rules.names), valueIn(right, rules.names)];
    if (!a || !b) continue;
    if (!meetsAll(a, b)) return rules.isCircular ? 'unknown' : 'different';
    compared++;
  }
  return compared > 0 ? 'equal' : 'unknown';
}

/** What the rule above makes of a name, where it and all that goes into it has been stated as numbers; null where it leaves anything open. */
export function fixedValue({ left, section }: Relation, known: Knowledge): Value | null {
  const name = asName(left)!;
  if (!name.index || !known.isFixedByOne(name, section) || known.stated(name)) return null;
  const rules = known.following(0, new Set(), section);
  const value = valueIn(name, rules.names);
  return rules.leaves.size === 0 ? value : fixedByOneRule(name, section, known);
}

/** The same of vectors: by the rule alone, where it can be meant in one way only. */
function fixedByOneRule(name: NameTree, section: number, known: Knowledge): Value | null {
  const rule = known.ruleFor(name);
  const values = rule ? readingsOf(rule, known.certainIn(section)) : [];
  return values.length === 1 ? values[0]!.value : null;
}

/** Whether what was stated above fixes the left side in the very names of the right side. */
export function isFixed({ left, right, section }: Relation, known: Knowledge): boolean {
  const name = asName(left)!;
  if (!known.isFixedByOne(name, section)) return false;
  const [own, written] = leavesOf([left, right], known, section);
  const isLoose = (key: string): boolean => !written.has(key) && known.isWorkedOut(key.split('[')[0]!);
  if ([...own].some((key) => key.includes('[') && isLoose(key))) return false;
  const bases = (keys: ReadonlySet<string>): Set<string> =>
    new Set([...keys].map((key) => key.replace(/[[(][^[(]*$/, '')));
  const ofItself = [...own].filter((key) => key.startsWith(`${name.name}[`));
  const [ownBases, writtenBases] = [bases(own), bases(written)];
  // A letter without a value may have had its number put in.
  if (hasNumber(right) && ![...ownBases].every((base) => writtenBases.has(base))) return false;
  return ofItself.every((key) => written.has(key)) && [...writtenBases].every((base) => ownBases.has(base));
}

const hasNumber = (tree: Tree): boolean => tree.kind === 'number' || childrenOf(tree).some(hasNumber);

/** The free names that each tree comes down to. */
function leavesOf(
  trees: readonly [Tree, Tree],
  known: Knowledge,
  section: number,
): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const counting = countingIn(trees);
  const leaves = (tree: Tree): ReadonlySet<string> => {
    const rules = known.following(0, counting, section);
    valueIn(tree, rules.names);
    return rules.leaves;
  };
  return [leaves(trees[0]), leaves(trees[1])];
}

/** Two sides in the same names, with nothing opaque in them, that are no equation to be solved. */
export function isRefutable({ left, right, first, section, isUnknown }: Relation, known: Knowledge): boolean {
  const [a, b] = [new Set(free(left)), new Set(free(right))];
  const isOpaque = [...a, ...b].some((name) => isOpaqueName(name) || CAPITAL.test(name));
  if (isOpaque || a.size !== b.size || ![...a].every((name) => b.has(name))) return false;
  const [own, written] = leavesOf([left, right], known, section);
  if (own.size !== written.size || ![...own].every((key) => written.has(key))) return false;
  const key = [...own][0]!;
  return !first || own.size > 1 || !(isUnknown(key) || isLinear(left, right, key));
}
