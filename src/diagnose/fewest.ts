/** For each wrong step the changes that explain it → the smallest set of slips that explains every step. */
import type { Id } from '../problem/problem.ts';
import type { Change } from './changes.ts';

export interface Chosen {
  readonly change: Change;
  readonly steps: readonly Id[];
  readonly equals: readonly Change[];
}

interface Candidate {
  readonly change: Change;
  readonly steps: ReadonlySet<Id>;
}

export function fewest(explained: readonly (readonly [Id, readonly Change[]])[]): Chosen[] {
  const byKey = new Map<string, { readonly change: Change; readonly steps: Set<Id> }>();
  for (const [id, changes] of explained) {
    for (const change of changes) {
      const known = byKey.get(change.key);
      const steps = (known?.steps ?? new Set<Id>()).add(id);
      byKey.set(change.key, { change: known ? inBoth(known.change, change) : change, steps });
    }
  }
  const candidates = [...byKey.values()].sort((a, b) => a.change.order - b.change.order);
  return connected(
    explained.map(([id]) => id),
    candidates,
  ).flatMap(({ steps, having }) =>
    cover(steps, having).map((one) => ({ ...one, equals: equalsOf(one, having) })),
  );
}

/** The same slip, made in the same steps or in others. */
const inBoth = (one: Change, other: Change): Change =>
  one.in?.join() === other.in?.join() ? one : { ...one, in: [] };

/** Steps that share no candidate are explained apart. */
function connected(
  steps: readonly Id[],
  candidates: readonly Candidate[],
): { steps: Id[]; having: Candidate[] }[] {
  const groups: { steps: Id[]; having: Candidate[] }[] = [];
  const seen = new Set<Id>();
  for (const start of steps) {
    if (seen.has(start)) continue;
    const reached = new Set([start]);
    for (const id of reached)
      for (const candidate of candidates)
        if (candidate.steps.has(id)) for (const other of candidate.steps) reached.add(other);
    for (const id of reached) seen.add(id);
    const having = candidates.filter(
      (candidate) => candidate.steps.has(start) || [...candidate.steps].some((id) => reached.has(id)),
    );
    groups.push({ steps: steps.filter((id) => reached.has(id)), having });
  }
  return groups;
}

/** With more candidates than this, sets of three are not tried out; the greedy choice may then take one slip too many. */
const MOST_EXACT = 40;

interface Assigned {
  readonly change: Change;
  /** The steps it explains. */
  readonly steps: readonly Id[];
}

/** Candidates, the simplest first, that together explain all steps; as few as can be. */
function cover(steps: readonly Id[], candidates: readonly Candidate[]): Assigned[] {
  const chosen =
    exact(steps, candidates, candidates.length > MOST_EXACT ? 2 : 3) ?? greedy(steps, candidates);
  return chosen.map(({ change, steps: covered }) => ({
    change,
    steps: steps.filter((id) => covered.has(id)),
  }));
}

/** The first set of at most `most` candidates that covers all, tried by size and then by simplicity. */
function exact(
  steps: readonly Id[],
  candidates: readonly Candidate[],
  most: number,
): readonly Candidate[] | null {
  for (let size = 1; size <= most; size++) {
    const found = ofSize(steps, candidates, size);
    if (found) return found;
  }
  return null;
}

function ofSize(
  steps: readonly Id[],
  candidates: readonly Candidate[],
  size: number,
): readonly Candidate[] | null {
  const [first] = steps;
  if (first === undefined) return [];
  if (size === 0) return null;
  for (const candidate of candidates) {
    if (!candidate.steps.has(first)) continue;
    const rest = ofSize(
      steps.filter((id) => !candidate.steps.has(id)),
      candidates,
      size - 1,
    );
    if (rest) return [candidate, ...rest];
  }
  return null;
}

function greedy(steps: readonly Id[], candidates: readonly Candidate[]): readonly Candidate[] {
  let left = steps;
  const chosen: Candidate[] = [];
  while (left.length > 0) {
    const gain = (candidate: Candidate): number => left.filter((id) => candidate.steps.has(id)).length;
    const best = candidates.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    chosen.push(best);
    left = left.filter((id) => !best.steps.has(id));
  }
  return chosen;
}

const equalsOf = (chosen: Assigned, candidates: readonly Candidate[]): Change[] =>
  candidates
    .filter(
      ({ change, steps }) => change.key !== chosen.change.key && chosen.steps.every((id) => steps.has(id)),
    )
    .map(({ change }) => change);
