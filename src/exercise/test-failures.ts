/** What both kinds of test inside a problem file say must be told, against what is told → a failure for each difference, at its place. */
import { SLIP_IDS } from '../diagnose/table.ts';
import type { Fault, FaultReason, Place } from '../problem/fault.ts';
import type { TestPlaces } from '../problem/test-places.ts';

export interface Failure {
  readonly reason: FaultReason;
  /** The part of the test that it is about, as `places` calls it. */
  readonly at: string;
}

interface Expectations {
  readonly marks: Readonly<Record<string, string>>;
  readonly slip: string | undefined;
  readonly place: Place;
  readonly places: TestPlaces;
}

export const placed = (failures: readonly Failure[], { place, places }: Expectations): Fault[] =>
  failures.map(({ reason, at }) => ({ ...(places.get(at) ?? place), reason }));

/** The first id that no step has, in the given parts of a test. */
export function unknownId(parts: readonly object[], known: readonly string[]): Failure | null {
  const id = parts.flatMap((part) => Object.keys(part)).find((each) => !known.includes(each));
  return id === undefined ? null : { reason: { code: 'unknown-step', id, known }, at: id };
}

export function differences(
  test: Expectations,
  steps: Readonly<Record<string, { readonly mark: string }>>,
  slips: readonly { readonly id: string }[],
): Failure[] {
  const marks = Object.entries(test.marks).flatMap(([id, wanted]) =>
    difference(id, wanted, steps[id]?.mark ?? 'blank', `marks ${id}`),
  );
  return [...marks, ...slipDifference(test.slip, [...new Set(slips.map(({ id }) => id))])];
}

export const difference = (what: string, wanted: string, got: string, at: string): Failure[] =>
  got === wanted ? [] : [{ reason: { code: 'test', what, wanted, got }, at }];

function slipDifference(wanted: string | undefined, told: readonly string[]): Failure[] {
  if (wanted === undefined) return [];
  const known: readonly string[] = [...SLIP_IDS, 'none'];
  if (!known.includes(wanted)) return [{ reason: { code: 'unknown-slip', id: wanted, known }, at: 'slip' }];
  const got = told.includes(wanted) ? wanted : told.join(', ') || 'none';
  return difference('the slip', wanted, got, 'slip');
}
