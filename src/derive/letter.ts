/** The letter in which an induction is written → the problem's own: s[k+1] for s[n+1]. */
import { BINDS } from '../answer/forms.ts';
import type { Line } from '../answer/line.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { mapChildren, type NameTree, substituted, type Tree } from '../math/tree.ts';
import type { Setting } from './world.ts';

/** An induction may be written with a letter of one's own, s[k+1] for s[n+1], even where the problem has it for something else. */
export function withLetter(
  vocabulary: Vocabulary,
  setting: Setting,
  written: readonly Line[],
): { readonly vocabulary: Vocabulary; readonly alias: ReadonlyMap<string, string> } {
  const none = { vocabulary, alias: setting.alias };
  const term = setting.target && setting.proof.induction?.term;
  if (!term) return none;
  const own = term.index.name;
  const letters = [...new Set(written.flatMap(({ text }) => indicesIn(text, term.name)))];
  const isTaken = (name: string): boolean =>
    vocabulary.sequences.has(name) || (vocabulary.names.has(name) && !vocabulary.wholes.has(name));
  // Only a letter that another one bounds may stand beside it: s_j = g for all j <= n.
  const bounded = letters.filter(
    (letter) => !vocabulary.names.has(letter) && isBelowAnother(letter, written),
  );
  const rest = letters.filter((letter) => !bounded.includes(letter));
  const [letter] = rest.filter((one) => one !== own && !isTaken(one));
  const others = rest.length === 1 && letter !== undefined ? [...bounded, letter] : bounded;
  if (others.length === 0) return none;
  const names = new Set([...vocabulary.names, ...others]);
  const wholes = new Set([...vocabulary.wholes, ...others]);
  const alias = new Map([...setting.alias, ...others.map((letter) => [letter, own] as const)]);
  return { vocabulary: { ...vocabulary, names, wholes }, alias };
}

const isBelowAnother = (letter: string, written: readonly Line[]): boolean =>
  written.some(({ said = [] }) =>
    said.some(({ text }) => new RegExp(String.raw`\b${letter}\s*(?:≤|<=?|\\leq?)\s*\\?[a-z]`).test(text)),
  );

/** The letters in the indices of a sequence: s[k+1], s_{k+1} and s_k have k. */
const indicesIn = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(String.raw`(?<![A-Za-z])${name}\}?\s*(?:\[|_\{?)\s*\\?([A-Za-z]+)`, 'g'))].map(
    ([, letter]) => letter!,
  );

/** A tree with the student's letter for the problem's. */
export function renamed(tree: Tree, alias: ReadonlyMap<string, string>): Tree {
  let changed = freed(tree, alias);
  for (const [letter, own] of alias) {
    const instead: NameTree = { kind: 'name', name: letter };
    changed = substituted(changed, own, instead);
  }
  return changed;
}

/** The index of a sum that is the student's letter gets another name, so that the letter means one thing in it: i for n in the sum over i. */
export function freed(tree: Tree, alias: ReadonlyMap<string, string>): Tree {
  const inside = mapChildren(tree, (part) => freed(part, alias));
  const [body, index, ...bounds] = inside.kind === 'call' && BINDS.has(inside.name) ? inside.args : [];
  if (inside.kind !== 'call' || !body || index?.kind !== 'name' || !alias.has(index.name)) return inside;
  const other: NameTree = { kind: 'name', name: `${index.name}'` };
  return { ...inside, args: [substituted(body, index.name, other), other, ...bounds] };
}
