/** The trees of a symbolic problem → LaTeX, with its names as it prints them. */
import { toLatex } from '../math/latex.ts';
import type { NameTree, Tree } from '../math/tree.ts';
import { quantityTex } from '../problem/problem.ts';
import type { Proof } from '../problem/proof.ts';

export function proofTex(proof: Proof, tree: Tree): string {
  const symbol = ({ name, index }: NameTree): string => {
    const at = index ? proofTex(proof, index) : null;
    const { tex = '' } = proof.quantities.get(name) ?? {};
    // A term carries its index below, unless the problem says where.
    return at === null || tex.includes('@')
      ? quantityTex(proof, name, at)
      : `${quantityTex(proof, name, null)}_{${at}}`;
  };
  return toLatex(tree, { symbol, lookup: () => undefined, numbers: false });
}

/** `left = line = line`, an equals sign a line, with a reason behind each where there are any. */
export function alignedTex(
  left: string,
  lines: readonly { readonly tex: string; readonly reason?: string }[],
): string {
  const rows = lines.map(({ tex, reason }, i) => {
    const behind = reason ? ` && \\text{${reason}}` : '';
    return `${i === 0 ? left : ''} &= ${tex}${behind}`;
  });
  return `\\begin{aligned}${rows.join(' \\\\[0.3em] ')}\\end{aligned}`;
}
