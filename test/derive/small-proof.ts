/** Small symbolic problems written inside tests, and what stands in them: their lines, their worlds, and values as short texts. */
import { readStatement } from '../../src/answer/expression.ts';
import { type Worlds, worldsOf } from '../../src/derive/compare.ts';
import type { Setting } from '../../src/derive/world.ts';
import { asFraction } from '../../src/math/decimal.ts';
import { isRational } from '../../src/math/real.ts';
import type { Tree } from '../../src/math/tree.ts';
import { rowsOf, type Value } from '../../src/math/value.ts';
import type { Proof } from '../../src/problem/proof.ts';
import { proofOf } from '../problem-here.ts';

/** Its names, definitions and asks; where nothing is asked, something is. */
export function smallProof(parts: string, id = 'small'): Proof {
  const asks = /^ask:/m.test(parts) ? '' : '\nask: [{ ask: nothing, of: 1, lines: [1] }]';
  return proofOf(`title: small\nsource: small\nstatement: small\n${parts.trim()}${asks}`, id);
}

/** An expression in the names of a problem, and in others beside. */
export function treeIn({ vocabulary }: Proof, text: string, also: readonly string[] = []): Tree {
  const [names, wholes] = [vocabulary.names, vocabulary.wholes].map((known) => new Set([...known, ...also]));
  const read = readStatement(text, { ...vocabulary, names: names!, wholes: wholes! });
  if (read.kind !== 'sides' || read.sides.length !== 1) throw new Error(`no expression: ${text}`);
  return read.sides[0]!;
}

/** Nothing but the problem is known, unless it is said. */
export const settingOf = (proof: Proof, told: Partial<Setting> = {}): Setting => ({
  proof,
  shown: [],
  target: null,
  alias: new Map(),
  ...told,
});

export const worldsIn = (proof: Proof, told: Partial<Setting> = {}): Worlds =>
  worldsOf(settingOf(proof, told));

/** An earlier answer: a term, and what it was shown to be. */
export function shownAs(proof: Proof, term: string, value: string): Setting['shown'][number] {
  const tree = treeIn(proof, term);
  if (tree.kind !== 'name' || !tree.index) throw new Error(`no term: ${term}`);
  return { term: { ...tree, index: tree.index }, value: treeIn(proof, value) };
}

/** 1/2, or row by row 1 2; 3 4. */
export const written = (value: Value): string =>
  rowsOf(value)
    .map((row) => row.map((cell) => (isRational(cell) ? asFraction(cell) : 'irrational')).join(' '))
    .join('; ');
