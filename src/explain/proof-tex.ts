/** The trees of a symbolic problem → LaTeX, with its names as it prints them. */
import { toLatex } from '../math/latex.ts';
import type { NameTree, Tree } from '../math/tree.ts';
import { quantityTex } from '../problem/problem.ts';
import type { Proof } from '../problem/proof.ts';

export function proofTex(proof: Proof, tree: Tree): string {
  const symbol = ({ name, index }: NameTree): string =>
    nameTex(proof, name, index ? proofTex(proof, index) : null);
  return toLatex(tree, { symbol, lookup: () => undefined, numbers: false });
}

/** A term carries its index below, unless the problem says where. */
export function nameTex(proof: Proof, name: string, index: string | null): string {
  const { tex = '' } = proof.quantities.get(name) ?? {};
  return index === null || tex.includes('@')
    ? quantityTex(proof, name, index)
    : `${quantityTex(proof, name, null)}_{${index}}`;
}

export interface Line {
  readonly tex: string;
  readonly reason?: string;
}

/** `left &= line`, `&= line`, …: an equals sign a row, with a reason behind each where there are any. */
export const alignedRows = (left: string, lines: readonly Line[]): string[] =>
  lines.map(
    ({ tex, reason }, i) => `${i === 0 ? left : ' '} &= ${tex}${reason ? ` && \\text{${reason}}` : ''}`,
  );

/** The rows as one formula. */
export const alignedTex = (left: string, lines: readonly Line[]): string =>
  `\\begin{aligned}${alignedRows(left, lines).join(' \\\\[0.3em] ')}\\end{aligned}`;
