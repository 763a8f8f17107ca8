/** A fault in a problem file: what is wrong, and where; the sentence is written in explain/. */

import type { Misread } from '../answer/expression.ts';
import type { Unread } from '../answer/read.ts';
import type { EvaluationProblem } from '../math/fault.ts';
import type { FormulaProblem } from '../math/parse.ts';

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly col: number;
}

export type FaultReason =
  | { readonly code: 'unreadable-file'; readonly detail: string }
  | { readonly code: 'too-big'; readonly limit: number }
  | { readonly code: 'yaml'; readonly detail: string }
  | { readonly code: 'alias' }
  | { readonly code: 'missing-field'; readonly field: string }
  | { readonly code: 'unknown-field'; readonly field: string; readonly known: readonly string[] }
  | { readonly code: 'wrong-kind'; readonly field: string; readonly wanted: string }
  | { readonly code: 'bad-name'; readonly name: string }
  | {
      readonly code: 'taken-name';
      readonly name: string;
      readonly by: 'function' | 'index' | 'given';
    }
  | { readonly code: 'unknown-recipe'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'unknown-name'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'no-start'; readonly name: string }
  | { readonly code: 'idle-start'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'idle-given'; readonly name: string }
  | { readonly code: 'twice'; readonly id: string }
  | { readonly code: 'index'; readonly text: string }
  | { readonly code: 'number'; readonly text: string; readonly why: Unread }
  | { readonly code: 'not-a-matrix' }
  | { readonly code: 'rounding'; readonly text: string }
  | { readonly code: 'matrix-size'; readonly limit: number }
  | { readonly code: 'repeat'; readonly text: string; readonly limit: number }
  | { readonly code: 'steps'; readonly limit: number }
  | { readonly code: 'names'; readonly limit: number }
  | { readonly code: 'passes'; readonly times: number; readonly got: number }
  | { readonly code: 'test'; readonly what: string; readonly wanted: string; readonly got: string }
  | { readonly code: 'nothing-asked' }
  | { readonly code: 'latex'; readonly tex: string; readonly detail: string }
  | { readonly code: 'formula'; readonly formula: string; readonly why: FormulaProblem }
  | { readonly code: 'expression'; readonly text: string; readonly why: Misread }
  | { readonly code: 'domain'; readonly text: string }
  | { readonly code: 'not-a-term'; readonly text: string; readonly wanted: string }
  | { readonly code: 'evaluation'; readonly step: string; readonly why: EvaluationProblem };

export interface Fault extends Place {
  readonly reason: FaultReason;
}

/** How faults are told while a file is read. */
export type Report = (place: Place, reason: FaultReason) => void;
