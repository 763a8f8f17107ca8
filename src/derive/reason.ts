/** Two lines → the least that must be known for them to be equal: the reason of the step, which nobody had to write. */
import type { EvaluationProblem } from '../math/fault.ts';
import type { Tree } from '../math/tree.ts';
import { compareTrees, type Worlds } from './compare.ts';
import type { Use } from './world.ts';

export type Reason = 'algebra' | 'given' | 'definition' | 'hypothesis';

export type Verdict =
  | { readonly kind: 'holds'; readonly by: Reason; readonly uses: readonly Use[] }
  | { readonly kind: 'fails'; readonly uses: readonly Use[] }
  | { readonly kind: 'fault'; readonly side: 0 | 1; readonly problem: EvaluationProblem };

/** What is tried, in this order: the less is needed, the earlier. */
const LADDER: readonly { readonly uses: readonly Use[]; readonly by: Reason }[] = [
  { uses: [], by: 'algebra' },
  { uses: ['given'], by: 'given' },
  { uses: ['definition'], by: 'definition' },
  { uses: ['shown'], by: 'definition' },
  { uses: ['shown', 'definition'], by: 'definition' },
  { uses: ['hypothesis'], by: 'hypothesis' },
  { uses: ['definition', 'hypothesis'], by: 'hypothesis' },
  { uses: ['definition', 'given'], by: 'given' },
  { uses: ['shown', 'given'], by: 'given' },
  { uses: ['shown', 'definition', 'given'], by: 'given' },
  { uses: ['given', 'hypothesis'], by: 'hypothesis' },
  { uses: ['definition', 'given', 'hypothesis'], by: 'hypothesis' },
];

/** Whether a line that needs the recurrence and the hypothesis at once does two things in one. */
export const isBig = (uses: readonly Use[]): boolean =>
  uses.includes('definition') && uses.includes('hypothesis');

/** Why the second line follows from the first, or that it does not though all is known. */
export function reasonFor(worlds: Worlds, before: Tree, line: Tree): Verdict {
  const { shown, target, proof } = worlds.setting;
  const isKnown: Readonly<Record<Use, boolean>> = {
    given: proof.givens.length > 0 || [...proof.free.values()].some((domain) => domain.kind === 'random'),
    definition: true,
    shown: shown.length > 0,
    hypothesis: target !== null,
  };
  let last: Verdict | null = null;
  for (const { uses, by } of LADDER) {
    if (!uses.every((use) => isKnown[use])) continue;
    const found = compareTrees(worlds, before, line, uses);
    if (found.kind === 'equal') return { kind: 'holds', by, uses };
    last = found.kind === 'different' ? { kind: 'fails', uses } : found;
    if (found.kind === 'fault' && uses.length === 0) return found;
  }
  return last!;
}
