/** Words against symbols: where a text becomes prose. */

/** Words that stand in formulas. */
const MATHEMATICAL = new Set(
  (
    'sin cos tan cot sinh cosh tanh exp log ln sqrt abs max min argmax argmin sum prod mean avg var std cov det ' +
    'trace tr diag norm dot sigmoid relu softmax softplus sign sgn round floor ceil mod lim inf Pr ' +
    'alpha beta gamma delta Delta epsilon eps zeta eta theta Theta iota kappa lambda Lambda mu nu xi pi rho ' +
    'sigma Sigma tau phi Phi chi psi omega Omega nabla'
  ).split(' '),
);
const WORD = /[A-Za-zÀ-ɏЀ-ӿ]{2,}/g;
const COMMANDS = /\\[A-Za-z]+\*?(?:[ \t]*\{[^{}]*\})?/g;
const NEAR = /[\w\\^']/;

export const isMathematical = (word: string): boolean => MATHEMATICAL.has(word);

/** Where two words stand side by side, from `from` on; −1 when nowhere. `x_max`, `dx1` and `\alpha` are no words. */
export function proseAt(text: string, from = 0): number {
  let [start, end] = [-1, -1];
  WORD.lastIndex = from;
  for (let found = WORD.exec(text); found; found = WORD.exec(text)) {
    const behind = found.index + found[0].length;
    const alone = !NEAR.test(text[found.index - 1] ?? ' ') && !NEAR.test(text[behind] ?? ' ');
    if (!alone || MATHEMATICAL.has(found[0])) continue;
    if (
      start >= 0 &&
      found.index > end &&
      found.index - end < 4 &&
      text.slice(end, found.index).trim() === ''
    )
      return start;
    [start, end] = [found.index, behind];
  }
  return -1;
}

/** Prose, when what LaTeX commands hold is left out. */
export function isProse(tex: string): boolean {
  return proseAt(tex.replace(COMMANDS, ';')) >= 0;
}
