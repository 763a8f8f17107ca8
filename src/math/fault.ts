/** Why a formula could not be run. */
import type { Shape } from './value.ts';

export type EvaluationProblem =
  | { readonly code: 'division-by-zero'; readonly where: string }
  | { readonly code: 'shapes'; readonly where: string; readonly left: Shape; readonly right: Shape }
  | { readonly code: 'not-square'; readonly where: string; readonly shape: Shape }
  | { readonly code: 'no-column'; readonly where: string; readonly cols: number }
  | { readonly code: 'no-entry'; readonly where: string; readonly shape: Shape }
  | { readonly code: 'exponent'; readonly where: string }
  | { readonly code: 'negative-root'; readonly where: string }
  | { readonly code: 'logarithm'; readonly where: string }
  | { readonly code: 'singular'; readonly where: string }
  | { readonly code: 'undecided'; readonly where: string }
  | { readonly code: 'too-large'; readonly where: string }
  | { readonly code: 'too-much-work'; readonly where: string }
  | { readonly code: 'too-many-operations'; readonly where: string }
  | { readonly code: 'too-many-terms'; readonly where: string; readonly limit: number }
  | { readonly code: 'too-many-terms-in-all'; readonly where: string; readonly limit: number }
  | { readonly code: 'no-limit'; readonly where: string }
  | { readonly code: 'index'; readonly where: string }
  | { readonly code: 'before-first'; readonly where: string }
  | { readonly code: 'unknown-name'; readonly where: string };

export class EvaluationFault extends Error {
  constructor(readonly problem: EvaluationProblem) {
    super(`${problem.code}: ${problem.where}`);
  }
}

/** Null where it cannot be run. */
export function unlessFault<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationFault) return null;
    throw error;
  }
}
