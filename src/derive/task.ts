/** What is asked → where its derivation may start, what it is to end in, and what may be put in. */
import { childrenOf, isTerm, type NameTree, namesIn, substituted, type Tree } from '../math/tree.ts';
import { type Ask, goalOf, type InductionAsk, type Proof } from '../problem/proof.ts';
import type { Start, Task } from './lines.ts';
import type { Shown } from './world.ts';

export function taskOf(proof: Proof, ask: Ask, shown: readonly Shown[]): Task {
  const target = ask.kind === 'step' && ask.left.kind === 'name' ? (ask.left.index ?? null) : null;
  return {
    setting: { proof, shown, target, alias: new Map() },
    starts: startsOf(ask),
    vocabulary: proof.vocabulary,
  };
}

/** The first is the one the problem names. */
function startsOf(ask: Ask): readonly Start[] {
  if (ask.kind === 'expression') return [{ left: ask.left, goal: goalOf(ask) }];
  const { term, first } = ask.induction;
  const usual = claimAt(ask, (ask.left as NameTree).index!);
  if (ask.kind === 'step') return [usual, claimAt(ask, term.index)];
  const others = [first - 1, first + 1, first + 2, first + 3].filter((n) => n >= 0);
  return [usual, ...others.map((n) => claimAt(ask, { kind: 'number', text: `${n}` }))];
}

/** The claim at an index. */
const claimAt = ({ induction: { term, value } }: InductionAsk, index: Tree): Start => ({
  left: { kind: 'name', name: term.name, index },
  goal: substituted(value, term.index.name, index),
});

/** What an earlier answer shows: the term and its value; of a proof, its claim. Null where a later one may not use it. */
export function shownBy(earlier: Ask, later: Ask, value: Tree): Shown | null {
  if (earlier.kind === 'step')
    return later.kind === 'expression'
      ? { term: earlier.induction.term, value: earlier.induction.value }
      : null;
  return mayBePutIn(earlier, later) ? { term: earlier.left, value } : null;
}

/**
 * Whether an earlier answer may be put into a later one: the case n = 1 into the case n = 2, the general m[t+1] into m[t+2],
 * but no case into what is to be shown for every n.
 */
export const mayBePutIn = (
  earlier: Ask,
  later: Ask,
): earlier is Ask & { readonly left: NameTree & { readonly index: Tree } } =>
  earlier.kind === 'expression' &&
  later.kind !== 'step' &&
  isTerm(earlier.left) &&
  speaksInGeneral(earlier.left) === speaksInGeneral(later.left);

/** Whether an index in it is a name: s[n+1] is general, s[2] and E(m[1]) are not. */
function speaksInGeneral(tree: Tree): boolean {
  if (tree.kind === 'name') return tree.index !== undefined && namesIn(tree.index).length > 0;
  return childrenOf(tree).some(speaksInGeneral);
}
