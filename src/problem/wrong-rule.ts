/** `v: beta*v + alpha*g`, a wrong rule for a quantity → the quantity and the tree; or why it is none. */
import { FormulaFault, parse } from '../math/parse.ts';
import type { Tree } from '../math/tree.ts';
import type { FaultReason } from './fault.ts';

export function readWrongRule(
  written: string,
  known: readonly string[],
): { readonly of: string; readonly tree: Tree } | FaultReason {
  const [, of = written, rule = ''] = /^\s*(\w+)\s*:\s*(.+)$/s.exec(written) ?? [];
  if (!known.includes(of)) return { code: 'unknown-step', id: of, known };
  try {
    return { of, tree: parse(rule) };
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    return { code: 'formula', formula: rule, why: error.problem };
  }
}
