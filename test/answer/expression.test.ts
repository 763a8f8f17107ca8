/** Expressions as students type them: what every spelling is read as, and what is said of what cannot be read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_EXPRESSION, readStatement } from '../../src/answer/expression.ts';
import type { Misread } from '../../src/answer/misread.ts';
import type { Vocabulary } from '../../src/answer/vocabulary.ts';
import { sayMisread } from '../../src/explain/misread.ts';
import { toText } from '../../src/math/tree.ts';

/** g stands alone and carries an index; s, v, shat and what carry one always. */
const vocabulary: Vocabulary = {
  names: new Set(['beta', 'rho', 'rho2', 'lambda', 'g', 'n', 'k', 't', 'w', 'x']),
  sequences: new Set(['g', 's', 'v', 'shat', 'what']),
  wholes: new Set(['n', 'k', 't']),
  functions: new Set(['grad']),
};
const withNames = (...names: string[]): Vocabulary => ({
  ...vocabulary,
  names: new Set([...vocabulary.names, ...names]),
});
const withSequences = (...names: string[]): Vocabulary => ({
  ...vocabulary,
  sequences: new Set([...vocabulary.sequences, ...names]),
});

/** A statement in one line: its sides, or where it stops and why. */
function read(text: string, known: Vocabulary = vocabulary): string {
  const statement = readStatement(text, known);
  switch (statement.kind) {
    case 'blank':
      return 'blank';
    case 'misread':
      return `misread at ${statement.at}: ${statement.why.code}`;
    case 'sides':
      return `${statement.continues ? '= ' : ''}${statement.sides.map(toText).join(' = ')}`;
  }
}

type Rows = readonly (readonly [text: string, tree: string])[];

const READ = {
  names: [
    ['beta', 'beta'],
    ['\\beta', 'beta'],
    ['β', 'beta'],
    ['ρ', 'rho'],
    ['ϱ', 'rho'],
    ['\\varrho', 'rho'],
    ['\\lambda', 'lambda'],
    ['rho2', 'rho2'],
    ['\u200bbeta\ufeff', 'beta'],
    ['\tbeta\n', 'beta'],
    ['((beta))', 'beta'],
    ['rho_2', 'rho2'],
    ['rho_{2}', 'rho2'],
    ['\\rho_2', 'rho2'],
    ['ρ₂', 'rho2'],
    ['ρ2', 'rho2'],
    ['\\mathbf{\\rho}_2', 'rho2'],
    ['ρ2g', 'rho2*g'],
    ['\\rho_2^2', 'rho2^2'],
    [' \\displaystyle \\beta', 'beta'],
  ],
  indices: [
    ['g[0]', 'g[0]'],
    ['g [0]', 'g[0]'],
    ['g[n-1]', 'g[n - 1]'],
    ['g[(n)]', 'g[n]'],
    ['g[-1]', 'g[-1]'],
    ['g_0', 'g[0]'],
    ['g_12', 'g[12]'],
    ['g_n', 'g[n]'],
    ['g_{0}', 'g[0]'],
    ['g_{-1}', 'g[-1]'],
    ['g_{n-1}', 'g[n - 1]'],
    ['g_(n-1)', 'g[n - 1]'],
    ['g_[n-1]', 'g[n - 1]'],
    ['g_{2n}', 'g[2*n]'],
    ['g0', 'g[0]'],
    ['g12', 'g[12]'],
    ['g₁₂', 'g[12]'],
    ['s₁', 's[1]'],
    ['sₙ', 's[n]'],
    ['sₙ₋₁', 's[n - 1]'],
    ['sₖ₊₁', 's[k + 1]'],
    ['g₍ₜ₋₁₎', 'g[t - 1]'],
    ['s_n - 1', 's[n] - 1'],
    ['s_n -1', 's[n] - 1'],
    ['s_2-1', 's[2] - 1'],
    ['s_{n}-1', 's[n] - 1'],
    ['g_1/2', 'g[1]/2'],
    ['g_0g_1', 'g[0]*g[1]'],
    ['g_ρ', 'g[rho]'],
    ['g01', 'g[1]'],
    ['g_{01}', 'g[1]'],
    ['{s}_1', 's[1]'],
    ['2{s}_{n}', '2*s[n]'],
    ['{s}[1]', 's[1]'],
    ['s_n-rho', 's[n] - rho'],
    ['s_n-s_k', 's[n] - s[k]'],
    ['s_2 n', 's[2]*n'],
    ['g_½', 'g[1/2]'],
    ['g[g[0]]', 'g[g[0]]'],
  ],
  'indices over a name that has no value without one': [
    ['v^{(2)}', 'v[2]'],
    ['v^(2)', 'v[2]'],
    ['v^{2}', 'v[2]'],
    ['v^2', 'v[2]'],
    ['v²', 'v[2]'],
    ['vⁿ', 'v[n]'],
    ['v^{n+1}', 'v[n + 1]'],
    ['v^{(n-1)}(1-rho)', 'v[n - 1]*(1 - rho)'],
    ['v^{(n)}^2', 'v[n]^2'],
    ['\\mathbf{v}^{(1)}', 'v[1]'],
    ['s_n^{(2)}', 's[n]^2'],
    ['g^{(2)}', 'g^2'],
    ['v^2_t', 'v[t]^2'],
  ],
  hats: [
    ['shat[1]', 'shat[1]'],
    ['shat1', 'shat[1]'],
    ['shat_1', 'shat[1]'],
    ['s_hat[1]', 'shat[1]'],
    ['s_hat_1', 'shat[1]'],
    ['\\hat s_1', 'shat[1]'],
    ['\\hat{s}_1', 'shat[1]'],
    ['\\hat{s}_{n-1}', 'shat[n - 1]'],
    ['\\hat{s}[1]', 'shat[1]'],
    ['\\widehat{s}_{n}', 'shat[n]'],
    ['\\widehat s_n', 'shat[n]'],
    ['\\hat{\\mathbf{s}}_1', 'shat[1]'],
    ['\\hat{\\mathbf s}_1', 'shat[1]'],
    ['ŝ_1', 'shat[1]'],
    ['ŝ[1]', 'shat[1]'],
    ['ŝ₁', 'shat[1]'],
    ['s\u0302_1', 'shat[1]'],
    ['s\u0302ₙ', 'shat[n]'],
    ['ŵ[1]', 'what[1]'],
    ['\\hat w_1', 'what[1]'],
    ['\\hat{s}^{(2)}', 'shat[2]'],
    ['\\hat{s_1}', 'shat[1]'],
    ['\\hat{s_{n-1}}', 'shat[n - 1]'],
    ['\\hat{s1}', 'shat[1]'],
    ['\\hat{s[1]}', 'shat[1]'],
    ['s_hat1', 'shat[1]'],
    ['ŝ1', 'shat[1]'],
    ['s\u03021', 'shat[1]'],
  ],
  powers: [
    ['rho^2', 'rho^2'],
    ['rho**2', 'rho^2'],
    ['rho ^ 2', 'rho^2'],
    ['rho^n', 'rho^n'],
    ['rho^{n+1}', 'rho^(n + 1)'],
    ['rho^(n+1)', 'rho^(n + 1)'],
    ['rho^[n+1]', 'rho^(n + 1)'],
    ['rho^{2n}', 'rho^(2*n)'],
    ['rho^2 n', 'rho^2*n'],
    ['rho^{2}n', 'rho^2*n'],
    ['rho^2x', 'rho^2*x'],
    ['rho^n k', 'rho^n*k'],
    ['rho^k+1', 'rho^k + 1'],
    ['rho^-1', 'rho^-1'],
    ['rho^-n', 'rho^-n'],
    ['rho^{-1}', 'rho^-1'],
    ['rho^{-n k}', 'rho^-(n*k)'],
    ['rho^n^2', 'rho^n^2'],
    ['(rho^n)^2', '(rho^n)^2'],
    ['(-rho)^2', '(-rho)^2'],
    ['-rho^2', '-rho^2'],
    ['-2^-2', '-2^-2'],
    ['(1-rho)^-1', '(1 - rho)^-1'],
    ['s_n^2', 's[n]^2'],
    ['g_{0}^{n+1}', 'g[0]^(n + 1)'],
    ['rho^s_1', 'rho^s[1]'],
    ['rho^0', 'rho^0'],
    ['0^n', '0^n'],
    ['2^+2', '2^2'],
    ['g^2_t', 'g[t]^2'],
    ['g^{2}_{t-1}', 'g[t - 1]^2'],
    ['g^{2} x', 'g^2*x'],
    ['e^{g}[1-rho]', 'exp(g)*(1 - rho)'],
    ['rho^(-(-n))', 'rho^(--n)'],
    ['rho^(--n)', 'rho^(--n)'],
  ],
  'powers in Unicode': [
    ['ρ²', 'rho^2'],
    ['ρ¹²', 'rho^12'],
    ['ρⁿ', 'rho^n'],
    ['ρⁿ⁺¹', 'rho^(n + 1)'],
    ['ρⁿ⁻¹', 'rho^(n - 1)'],
    ['ρ⁽ⁿ⁺¹⁾', 'rho^(n + 1)'],
    ['x⁻¹', 'x^-1'],
    ['x⁻ⁿ', 'x^-n'],
    ['βᵗ⁻ᵏ', 'beta^(t - k)'],
    ['ρ²g', 'rho^2*g'],
    ['x²n', 'x^2*n'],
    ['s₁²', 's[1]^2'],
    ['s²₁', 's[1]^2'],
    ['½²', '(1/2)^2'],
  ],
  sums: [
    ['rho + g', 'rho + g'],
    ['rho − g', 'rho - g'],
    ['rho–g', 'rho - g'],
    ['+rho', 'rho'],
    ['-rho', '-rho'],
    ['--rho', '--rho'],
    ['-rho g', '-(rho*g)'],
    ['-rho + g', '-rho + g'],
    ['rho--g', 'rho - -g'],
    ['rho+-g', 'rho + -g'],
    ['rho++g', 'rho + g'],
    ['rho - g - x', 'rho - g - x'],
    ['rho - (g - x)', 'rho - (g - x)'],
  ],
  products: [
    ['2 g', '2*g'],
    ['2g', '2*g'],
    ['rho g', 'rho*g'],
    ['rho beta n', 'rho*beta*n'],
    ['n n', 'n*n'],
    ['g[0] g[1]', 'g[0]*g[1]'],
    ['s_1 s_2', 's[1]*s[2]'],
    ['g0 g1', 'g[0]*g[1]'],
    ['2 s1 s2', '2*s[1]*s[2]'],
    ['shat1 shat2', 'shat[1]*shat[2]'],
    ['x[(1+beta)g_0 + g_1]', 'x*((1 + beta)*g[0] + g[1])'],
    ['x [n+1]', 'x*(n + 1)'],
    ['g[0][1-rho]', 'g[0]*(1 - rho)'],
    ['rho g0', 'rho*g[0]'],
    ['g(1-rho)', 'g*(1 - rho)'],
    ['x(2)', 'x*2'],
    ['n(n+1)/2', 'n*(n + 1)/2'],
    ['(1-rho)(1+rho)', '(1 - rho)*(1 + rho)'],
    ['(1-rho)g', '(1 - rho)*g'],
    ['rho*-g', 'rho*-g'],
    ['rho*+g', 'rho*g'],
    ['rho·g', 'rho*g'],
    ['rho×g', 'rho*g'],
    ['rho ∙ g', 'rho*g'],
    ['\\rho \\cdot g', 'rho*g'],
    ['\\rho\\cdot\\beta', 'rho*beta'],
    ['\\rho \\times g', 'rho*g'],
    ['\\rho \\ast g', 'rho*g'],
    ['\\rho\\,g', 'rho*g'],
    ['\\rho \\; \\beta \\quad g', 'rho*beta*g'],
    ['rho*(g*x)', 'rho*(g*x)'],
  ],
  quotients: [
    ['rho/2', 'rho/2'],
    ['rho ÷ 2', 'rho/2'],
    ['rho⁄2', 'rho/2'],
    ['\\rho \\div 2', 'rho/2'],
    ['1/2*g', '1/2*g'],
    ['1/(2g)', '1/(2*g)'],
    ['(1/2) g', '1/2*g'],
    ['rho/beta/x', 'rho/beta/x'],
    ['rho/(beta/x)', 'rho/(beta/x)'],
    ['x/2 + g n', 'x/2 + g*n'],
    ['x/2*g n', 'x/2*g*n'],
    ['x/-2', 'x/-2'],
    ['\\frac{1}{2}', '1/2'],
    ['\\frac{1}{2} g', '1/2*g'],
    ['\\frac{1-\\rho}{1-\\rho^n}', '(1 - rho)/(1 - rho^n)'],
    ['\\frac{\\frac{1}{2}}{g}', '1/2/g'],
    ['\\dfrac{1}{2}', '1/2'],
    ['\\tfrac{1}{2}', '1/2'],
    ['\\frac{g_1}{2}', 'g[1]/2'],
    ['\\frac1{2}', '1/2'],
    ['\\frac{1}2', '1/2'],
    ['\\frac 1 2', '1/2'],
    ['\\frac1g', '1/g'],
    ['\\frac12', '1/2'],
    ['\\frac12 g', '1/2*g'],
    ['\\frac12g', '1/2*g'],
    ['\\frac12^n', '(1/2)^n'],
    ['\\frac g2', 'g/2'],
    ['\\frac ρ2', 'rho/2'],
    ['\\frac{1}2g', '1/2*g'],
    ['\\frac{x}{g}[n]', 'x/g*n'],
    ['\\cfrac{1}{2}', '1/2'],
    ['\\frac\\rho\\beta', 'rho/beta'],
    ['g\\frac{1}{2}', 'g*(1/2)'],
  ],
  numbers: [
    ['0.5', '0.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0.50', '0.50'],
    ['0.8*g', '0.8*g'],
    ['0.8g', '0.8*g'],
    ['2.5e-3', '2.5e-3'],
    ['2.5E3 g', '2.5E3*g'],
    ['10^{-3}', '10^-3'],
    ['1e400', '1e400'],
    ['½', '1/2'],
    ['½ g', '1/2*g'],
    ['½g', '1/2*g'],
    ['⅔ rho', '2/3*rho'],
    ['rho^½', 'rho^(1/2)'],
    ['1 - ¾', '1 - 3/4'],
    ['2½', '2 + 1/2'],
    ['2½g', '(2 + 1/2)*g'],
    ['x^2 ½', 'x^2*(1/2)'],
    ['2 \\frac{g}{2}', '2*(g/2)'],
    ['007', '7'],
    [`${'1'.repeat(100)}x`, `${'1'.repeat(100)}*x`],
  ],
  brackets: [
    ['(1-rho)', '1 - rho'],
    ['[1-rho] g', '(1 - rho)*g'],
    ['{1-rho} g', '(1 - rho)*g'],
    ['{[(x)]}', 'x'],
    ['\\left(1-\\rho\\right) g', '(1 - rho)*g'],
    ['\\left[1-\\rho\\right] g', '(1 - rho)*g'],
    ['\\left\\{1-\\rho\\right\\} g', '(1 - rho)*g'],
    ['\\lbrace 1-\\rho \\rbrace', '1 - rho'],
    ['\\left\\lbrack 1-\\rho \\right\\rbrack', '1 - rho'],
    ['\\bigl(1-\\rho\\bigr)', '1 - rho'],
    ['\\Big(x\\Big)', 'x'],
    ['s\\left[n\\right]', 's[n]'],
    ['{\\rho}^2', 'rho^2'],
  ],
  fonts: [
    ['\\mathbf{g}_1', 'g[1]'],
    ['\\mathbf g_1', 'g[1]'],
    ['\\mathbf{g_1}', 'g[1]'],
    ['\\boldsymbol{g}_{0}', 'g[0]'],
    ['\\bm{g}_0', 'g[0]'],
    ['\\boldsymbol{\\beta}', 'beta'],
    ['\\mathrm{rho}', 'rho'],
    ['\\text{beta}', 'beta'],
    ['\\operatorname{grad}(x)', 'grad(x)'],
  ],
  'big sums': [
    ['\\sum_{k=1}^{n} \\beta^k', 'sum(beta^k, k, 1, n)'],
    ['\\sum_{k=1}^n \\beta^k g_k', 'sum(beta^k*g[k], k, 1, n)'],
    ['\\sum^{n}_{k=1} \\beta^k', 'sum(beta^k, k, 1, n)'],
    ['\\sum_{i = 0}^{n - 1} \\rho^{i}', 'sum(rho^i, i, 0, n - 1)'],
    ['\\sum^n_{k=1} \\beta^k', 'sum(beta^k, k, 1, n)'],
    ['\\sum\\limits_{k=1}^n \\beta^k', 'sum(beta^k, k, 1, n)'],
    ['\\sum(beta^k, k, 0, n)', 'sum(beta^k, k, 0, n)'],
    ['\\sum_{k=1}^{n}{\\beta^k}', 'sum(beta^k, k, 1, n)'],
    ['\\sum_{k=1}^{n} \\beta^k + 1', 'sum(beta^k, k, 1, n) + 1'],
    ['\\sum_{k=1}^{n} (\\beta^k + 1)', 'sum(beta^k + 1, k, 1, n)'],
    ['\\sum_{k=1}^{n} -g_k', 'sum(-g[k], k, 1, n)'],
    ['\\sum_{k=1}^{n} g_k / 2', 'sum(g[k]/2, k, 1, n)'],
    ['2 \\sum_{k=1}^n \\beta^k', '2*sum(beta^k, k, 1, n)'],
    ['\\sum_{k=1}^n \\sum_{i=1}^k g_i', 'sum(sum(g[i], i, 1, k), k, 1, n)'],
    ['∑_{k=1}^n β^k', 'sum(beta^k, k, 1, n)'],
    ['Σ_{k=1}ⁿ βᵏ', 'sum(beta^k, k, 1, n)'],
    ['sum_{k=1}^n beta^k', 'sum(beta^k, k, 1, n)'],
    ['sum_(k=1)^(n) beta^k', 'sum(beta^k, k, 1, n)'],
    ['sum(beta^k, k, 0, n)', 'sum(beta^k, k, 0, n)'],
    ['sum[beta^k, k, 0, n]', 'sum(beta^k, k, 0, n)'],
    ['sum (beta^i,i,0,n-1) g', 'sum(beta^i, i, 0, n - 1)*g'],
    ['sum(sum(g[i], i, 0, k), k, 0, n)', 'sum(sum(g[i], i, 0, k), k, 0, n)'],
    ['\\operatorname{sum}(x, k, 1, 2)', 'sum(x, k, 1, 2)'],
  ],
  limits: [
    ['\\lim_{n \\to \\infty} \\rho^n', 'lim(rho^n, n)'],
    ['\\lim\\limits_{n \\to \\infty} \\rho^n', 'lim(rho^n, n)'],
    ['\\lim_{n\\rightarrow\\infty} \\rho^n', 'lim(rho^n, n)'],
    ['\\lim_(n \\to \\infty) \\rho^n', 'lim(rho^n, n)'],
    ['\\lim_{i\\to\\infty} s_i', 'lim(s[i], i)'],
    ['lim_{n→∞} ρ^n', 'lim(rho^n, n)'],
    ['\\sum_{k=0}^{\\infty} \\rho^k', 'lim(sum(rho^k, k, 0, inf), inf)'],
    ['sum(rho^k, k, 0, ∞)', 'lim(sum(rho^k, k, 0, inf), inf)'],
    ['\\nabla f(x)', 'grad(x)'],
    ['x ∇f(x) + \\nabla(g)', 'x*grad(x) + grad(g)'],
    ['\\lim_{n \\to \\infty}(1-\\rho^n) g + 1', 'lim((1 - rho^n)*g, n) + 1'],
    ['lim(rho^n, n)', 'lim(rho^n, n)'],
    ['\\lim(rho^n, n)*2', 'lim(rho^n, n)*2'],
  ],
  expectations: [
    ['E(g[0])', 'E(g[0])'],
    ['E[g_0]', 'E(g[0])'],
    ['E {g_0}', 'E(g[0])'],
    ['𝔼[g_0]', 'E(g[0])'],
    ['\\mathbb{E}[g_0]', 'E(g[0])'],
    ['\\mathbb E[g_0]', 'E(g[0])'],
    ['\\mathbb{E}\\left[g_0\\right]', 'E(g[0])'],
    ['\\mathbb{E}(g)', 'E(g)'],
    ['\\mathrm{E}[g_0]', 'E(g[0])'],
    ['\\operatorname{E}(g)', 'E(g)'],
    ['2 E(g)(1-rho)', '2*E(g)*(1 - rho)'],
    ['2E(g)', '2*E(g)'],
    ['E(g)^2', 'E(g)^2'],
  ],
  functions: [
    ['sqrt(2)', 'sqrt(2)'],
    ['sqrt{2}', 'sqrt(2)'],
    ['\\sqrt{1-\\rho}', 'sqrt(1 - rho)'],
    ['\\sqrt2', 'sqrt(2)'],
    ['\\sqrt[3]{2}', '2^(1/3)'],
    ['\\sqrt[n]{x} g', 'x^(1/n)*g'],
    ['√[1-ρ]', 'sqrt(1 - rho)'],
    ['√12', 'sqrt(12)'],
    ['\\sqrt x g', 'sqrt(x)*g'],
    ['√(1-ρ)', 'sqrt(1 - rho)'],
    ['√2 g', 'sqrt(2)*g'],
    ['exp(x)', 'exp(x)'],
    ['\\exp\\left(x\\right)', 'exp(x)'],
    ['e^{x}', 'exp(x)'],
    ['e^x', 'exp(x)'],
    ['e^-x', 'exp(-x)'],
    ['e^{-x} g', 'exp(-x)*g'],
    ['e**x', 'exp(x)'],
    ['e²', 'exp(2)'],
    ['3e^x', '3*exp(x)'],
    ['\\mathrm{e}^{x}', 'exp(x)'],
    ['log(x)', 'log(x)'],
    ['ln(x)', 'log(x)'],
    ['\\ln(x)', 'log(x)'],
    ['\\log x', 'log(x)'],
    ['1 - \\exp x + g', '1 - exp(x) + g'],
    ['\\ln 2', 'log(2)'],
    ['inverse(1-x)', 'inverse(1 - x)'],
    ['inv(x)', 'inverse(x)'],
    ['grad(x)', 'grad(x)'],
    ['grad(x - rho g)(1-rho)', 'grad(x - rho*g)*(1 - rho)'],
  ],
  'several sides': [
    ['s[1] = rho*g', 's[1] = rho*g'],
    ['s_1 = \\rho g = g \\rho', 's[1] = rho*g = g*rho'],
    ['= rho*g', '= rho*g'],
    ['= rho*g = g', '= rho*g = g'],
    ['s[1] == g', 's[1] = g'],
    ['s[1] := g', 's[1] = g'],
    ['s[1] ≔ g', 's[1] = g'],
    ['s[1] ← g', 's[1] = g'],
    ['s_1 \\leftarrow g', 's[1] = g'],
    ['s_1 \\gets g', 's[1] = g'],
    ['s_1 \\coloneqq g', 's[1] = g'],
    ['s_1 &= \\rho g \\\\', 's[1] = rho*g'],
    ['&= \\rho g', '= rho*g'],
    ['& = & g', '= g'],
    ['s[1]\n= g', 's[1] = g'],
  ],
  'what stands around': [
    ['$\\rho g$', 'rho*g'],
    ['$$\\rho g$$', 'rho*g'],
    ['\\(\\rho g\\)', 'rho*g'],
    ['\\[\\rho g\\]', 'rho*g'],
    ['$s_1 = g$.', 's[1] = g'],
    ['rho*g.', 'rho*g'],
    ['rho*g,', 'rho*g'],
    ['rho*g;', 'rho*g'],
    ['rho*g .,;', 'rho*g'],
    ['rho*g \\,.', 'rho*g'],
    ['g[0].', 'g[0]'],
    ['2.', '2'],
    ['', 'blank'],
    [' \t\u00a0', 'blank'],
    ['$$', 'blank'],
    ['&', 'blank'],
    ['.', 'blank'],
    ['\\\\', 'blank'],
    ['\\quad', 'blank'],
  ],
} satisfies Record<string, Rows>;

describe.each(Object.entries<Rows>(READ))('%s', (_, rows) => {
  it.each(rows)('%s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });
});

describe('what a problem calls its names decides', () => {
  it.each([
    ['e^x', withNames('e'), 'e^x'],
    ['g0', withNames('g0'), 'g0'],
    ['E(x)', withNames('E'), 'E*x'],
    ['m_hat[1]', withSequences('m_hat'), 'm_hat[1]'],
    ['m_hat_1', withSequences('m_hat'), 'm_hat[1]'],
    ['m_hat', withNames('m_hat'), 'm_hat'],
    ['m_hat1', withSequences('m_hat'), 'm_hat[1]'],
    ['mhat[1]', withSequences('m_hat'), 'm_hat[1]'],
    ['\\hat m_1', withSequences('m_hat'), 'm_hat[1]'],
    ['\\hat{m_1}', withSequences('m_hat'), 'm_hat[1]'],
    ['m\u0302₁', withSequences('m_hat'), 'm_hat[1]'],
    ['x + m_bar', withNames('m_bar'), 'x + m_bar'],
    ['m_bar m_bar', withNames('m_bar'), 'm_bar*m_bar'],
    ['b_1', withNames('b_1'), 'b_1'],
    ['b_{1} b₁', withNames('b_1'), 'b_1*b_1'],
    ['W_out_2', withSequences('W_out'), 'W_out[2]'],
    ['W_out_2', withNames('W_out_2'), 'W_out_2'],
    ['\\beta_1 β₂ beta1', withNames('beta1', 'beta2'), 'beta1*beta2*beta1'],
    ['\\beta_1^t', withNames('beta1'), 'beta1^t'],
    ['rho^2x', { ...vocabulary, wholes: new Set(['x']) }, 'misread at 5: unsure-exponent'],
    ['g', { ...vocabulary, names: new Set<string>() }, 'misread at 0: needs-index'],
  ] as const)('%s', (text, known, expected) => {
    expect(read(text, known)).toBe(expected);
  });
});

/** What cannot be read, the place it is told at, and a piece of the sentence. */
const MISREAD = [
  ['x'.repeat(2001), 2000, 'too-long', 'the 2000 characters'],
  [`x${'+x'.repeat(400)}`, 800, 'too-long', 'the 800 names and signs'],
  ['('.repeat(300), 20, 'too-deep', 'nested too deep'],
  ['-'.repeat(300), 40, 'too-deep', 'nested too deep'],
  ['rho +', 5, 'ends-early', 'something should follow'],
  ['rho *  ', 7, 'ends-early', ''],
  ['rho^', 4, 'ends-early', ''],
  ['g_', 2, 'ends-early', ''],
  ['s[1] =', 6, 'ends-early', ''],
  ['=', 1, 'ends-early', ''],
  ['\\frac{1}', 5, 'ends-early', ''],
  ['\\sqrt', 5, 'ends-early', ''],
  ['√', 1, 'ends-early', ''],
  ['\\sum_{k=1}^n', 12, 'ends-early', ''],
  ['e^', 2, 'ends-early', ''],
  ['\\sqrt[2] + 1', 9, 'unexpected', ''],
  ['\\frac0.5 2', 5, 'unexpected', '"0.5"'],
  ['\\hat{s^2}', 6, 'unexpected', '"^"'],
  ['g^2_n-1', 3, 'unexpected', ''],
  ['g0_1', 2, 'unexpected', ''],
  ['\\frac{x}{g}_0', 11, 'unexpected', ''],
  ['1-rho)', 5, 'unexpected', '")" cannot be read here'],
  ['(1-rho]', 6, 'unexpected', '"]"'],
  ['()', 1, 'unexpected', '")"'],
  ['*rho', 0, 'unexpected', '"*"'],
  ['rho^^2', 4, 'unexpected', '"^"'],
  ['s[1] = = g', 7, 'unexpected', '"="'],
  ['rho!', 3, 'unexpected', '"!"'],
  ["s_n'", 3, 'unexpected', '"\'"'],
  ['50%', 2, 'unexpected', '"%"'],
  ['|rho|', 0, 'unexpected', '"|"'],
  ['\\foo', 0, 'unexpected', '"\\foo"'],
  ['\\prod_{k=1}^n g_k', 0, 'unexpected', '"\\prod"'],
  ['\\begin{aligned} x', 0, 'unexpected', '"\\begin"'],
  ['\\hat 2', 0, 'unexpected', '"\\hat"'],
  ['日', 0, 'unexpected', '"日"'],
  ['\u0000', 0, 'unexpected', ''],
  ['\ud835', 0, 'unexpected', ''],
  ['(1-rho', 0, 'unclosed', '"(" is opened but not closed'],
  ['g*(1-rho = g', 2, 'unclosed', '"("'],
  ['g[n-1', 1, 'unclosed', '"["'],
  ['\\frac{1}{2', 8, 'unclosed', '"{"'],
  ['\\sum_{k=1', 5, 'unclosed', '"{"'],
  ['\\hat{s', 5, 'unclosed', '"{"'],
  ['E(g', 1, 'unclosed', '"("'],
  ['\\hat{s_1', 5, 'unclosed', '"{"'],
  ['x + gamma', 4, 'unknown-name', '"gamma" is not a name of this problem. It has beta, rho, '],
  ['γ', 0, 'unknown-name', '"gamma"'],
  ['gamma_1', 0, 'unknown-name', '"gamma"'],
  ['\\beta^kg_k', 6, 'unknown-name', '"kg"'],
  ['1 - \\infty', 4, 'unknown-name', '"∞"'],
  ['rhog', 0, 'unknown-name', 'A product of names is written with a sign or a space'],
  ['s[m]', 2, 'unknown-name', '"m"'],
  ['z[1]', 0, 'unknown-name', '"z"'],
  ['sum(i, k, 0, n)', 4, 'unknown-name', '"i"'],
  ['sum(x^i, i, 0, i)', 15, 'unknown-name', '"i"'],
  ['lim(x^i, i) + i', 14, 'unknown-name', '"i"'],
  ['2e', 1, 'unknown-name', '"e"'],
  ['\\hat x', 0, 'unknown-name', '"xhat"'],
  ['constructor', 0, 'unknown-name', '"constructor"'],
  ['s + 1', 0, 'needs-index', 's[1] or s[n-1]'],
  ['2v', 1, 'needs-index', '"v" stands for a whole sequence'],
  ['v^n', 0, 'needs-index', ''],
  ['\\hat s', 0, 'needs-index', 'shat[1]'],
  ['ŝ', 0, 'needs-index', ''],
  ['sum(s, k, 0, n)', 4, 'needs-index', ''],
  ['x_1', 1, 'no-index', '"x" is written without an index here'],
  ['xₙ', 1, 'no-index', ''],
  ['rho[1]', 3, 'no-index', '"rho"'],
  ['x[n]', 1, 'no-index', ''],
  ['x[2*k-1]', 1, 'no-index', ''],
  ['sum(x[i], i, 0, n)', 5, 'no-index', ''],
  ['\\rho\\left[n\\right]', 9, 'no-index', ''],
  ['{rho}[1]', 5, 'no-index', ''],
  ['g0[1]', 2, 'no-index', '"g[0]"'],
  ['s[n][1]', 4, 'no-index', '"s[n]"'],
  ['2 rho_{n-1}', 5, 'no-index', '"rho"'],
  ['s_n-1', 1, 'unsure-index', 'write s[n-1], or put a space'],
  ['s_n−1', 1, 'unsure-index', 's[n-1]'],
  ['rho s_k+2', 5, 'unsure-index', 's[k+2]'],
  ['s_n-k', 1, 'unsure-index', 's[n-k]'],
  ['sum(s_n-i, i, 0, n)', 5, 'unsure-index', 's[n-i]'],
  ['s_2n', 1, 'unsure-index', 's[2*n]'],
  ['1/2 g', 4, 'unsure-quotient', 'a/(b*c) or (a/b)*c'],
  ['1/rho(1-rho)', 5, 'unsure-quotient', ''],
  ['n(n+1)/2 g', 9, 'unsure-quotient', ''],
  ['1/2 \\sqrt2', 4, 'unsure-quotient', ''],
  ['rho^2n', 5, 'unsure-exponent', 'write ^(2*n)'],
  ['rho^-2n', 6, 'unsure-exponent', ''],
  ['e^2n', 3, 'unsure-exponent', ''],
  ['\\sum_{k=1}^2n g_k', 12, 'unsure-exponent', ''],
  ['2 3', 2, 'product-sign', 'write * for a product'],
  ['g 2', 2, 'product-sign', ''],
  ['(1-rho) 2', 8, 'product-sign', ''],
  ['1.2.3', 3, 'product-sign', ''],
  ['1/2 3', 4, 'product-sign', ''],
  ['2 ½', 2, 'product-sign', ''],
  ['0.5½', 3, 'product-sign', ''],
  ['2\\frac{1}{2}', 1, 'product-sign', ''],
  ['2\\frac12 g', 1, 'product-sign', ''],
  ['\\sqrt12', 6, 'product-sign', ''],
  ['\\frac{1}g0', 9, 'product-sign', ''],
  ['1 + sum(beta^k, k, 0)', 4, 'arguments', '"sum" is written sum(beta^k, k, 0, n).'],
  ['sum(beta^k, 2, 0, n)', 0, 'arguments', ''],
  ['sum(beta^k, g[0], 0, n)', 0, 'arguments', ''],
  ['lim(rho^n)', 0, 'arguments', '"lim" is written lim(rho^n, n).'],
  ['E g', 0, 'arguments', '"E" is written E(g).'],
  ['E(g, x)', 0, 'arguments', ''],
  ['sqrt 2', 0, 'arguments', '"sqrt" is written sqrt(2).'],
  ['exp x', 0, 'arguments', '"exp" is written exp(x).'],
  ['\\log x y', 0, 'arguments', ''],
  ['\\log 2x', 0, 'arguments', ''],
  ['\\log x/2', 0, 'arguments', ''],
  ['\\exp x^2', 0, 'arguments', '"exp" is written exp(x).'],
  ['sqrt[3]{2}', 0, 'arguments', ''],
  ['√[3](2)', 0, 'arguments', ''],
  ['ln x', 0, 'arguments', '"ln" is written ln(x).'],
  ['\\log_2(x)', 0, 'arguments', '"log" is written log(x).'],
  ['inv', 0, 'arguments', '"inv" is written inverse(A).'],
  ['grad x', 0, 'arguments', '"grad" is written grad(x).'],
  ['grad(x, x)', 0, 'arguments', ''],
  ['\\sum \\beta^k', 0, 'arguments', '"sum" is written \\sum_{k=1}^{n}.'],
  ['\\sum_k \\beta^k', 0, 'arguments', ''],
  ['\\sum_{k=1} \\beta^k', 0, 'arguments', ''],
  ['\\sum_{k} \\beta^k', 6, 'arguments', ''],
  ['\\lim_{n \\to 0} \\rho', 0, 'arguments', '"lim" is written \\lim_{n \\to \\infty}.'],
  ['\\lim_{n', 0, 'arguments', ''],
  ['0,8', 1, 'comma', 'a decimal is written with a point, 0.8'],
  ['rho, g', 3, 'comma', ''],
  ['(rho, g)', 4, 'comma', ''],
  ['1 + rho + ... + rho^n', 10, 'dots', 'sum(rho^k, k, 0, n)'],
  ['1 + … + rho', 4, 'dots', ''],
  ['1 + \\dots + \\rho', 4, 'dots', ''],
  ['1 + \\cdots', 4, 'dots', ''],
  ['rho < 1', 4, 'relation', '"<" cannot be judged here: only equalities'],
  ['rho ≤ 1', 4, 'relation', '"≤"'],
  ['rho ≈ 1', 4, 'relation', '"≈"'],
  ['rho \\approx 1', 4, 'relation', '"≈"'],
  ['\\rho \\neq 1', 5, 'relation', '"\\neq"'],
  ['rho <= 1', 4, 'relation', '"<="'],
  ['rho != 1', 4, 'relation', '"!="'],
  ['rho → 1', 4, 'relation', '"→"'],
  ['⇒ rho', 0, 'relation', ''],
  ['\\implies \\rho', 0, 'relation', '"\\implies"'],
  ['n ∈ x', 2, 'relation', '"∈"'],
  ['\\Rightarrow \\rho', 0, 'relation', '"\\Rightarrow"'],
  ['rho = g > 1', 8, 'relation', '">"'],
  ['by the induction hypothesis', 0, 'words', 'Only formulas are read here'],
  ['because s is zero', 10, 'words', ''],
  ['= by definition', 2, 'words', ''],
  ['x \\quad \\text{by the hypothesis}', 8, 'words', ''],
  ['rho (by definition)', 5, 'words', ''],
  ['0^0', 1, 'zero-power', '0^0 has no agreed value'],
  ['rho + 0.0^{0}', 9, 'zero-power', ''],
  ['0⁰', 1, 'zero-power', ''],
  ['1e401', 0, 'too-large', 'too many digits'],
  ['rho + 1e-401', 6, 'too-large', ''],
  ['9'.repeat(101), 0, 'too-large', ''],
] as const satisfies readonly (readonly [string, number, Misread['code'], string])[];

/** Told of a whole derivation, or of a problem file, not of a line. */
const ELSEWHERE: ReadonlySet<string> = new Set<Misread['code']>(['condition', 'nothing', 'too-many-lines']);

describe('misread, with the place and a sentence', () => {
  it.each(MISREAD.map((row) => [row[0].slice(0, 60), ...row] as const))('%s', (_, text, at, code, says) => {
    const statement = readStatement(text, vocabulary);
    expect(read(text)).toBe(`misread at ${at}: ${code}`);
    expect(statement.kind === 'misread' && sayMisread(statement.why)).toContain(says);
  });
  it('every reason has a row', () => {
    const told = new Set(MISREAD.map(([, , code]) => code as string));
    expect(new Set(Object.keys(SENTENCES).filter((code) => !told.has(code)))).toEqual(ELSEWHERE);
  });
});

/** Every reason there is; the compiler refuses one that was forgotten. */
const SENTENCES: { readonly [Code in Misread['code']]: readonly [Extract<Misread, { code: Code }>, string] } =
  {
    'too-long': [
      { code: 'too-long', limit: 2000, unit: 'characters' },
      'This is longer than the 2000 characters that can be read in one line.',
    ],
    'too-many-lines': [
      { code: 'too-many-lines', limit: 100 },
      'A derivation may have at most 100 lines; what comes after is not read.',
    ],
    'too-deep': [{ code: 'too-deep' }, 'Brackets, powers and fractions are nested too deep here to be read.'],
    nothing: [{ code: 'nothing' }, 'There is no expression here.'],
    'ends-early': [{ code: 'ends-early' }, 'The line stops here, but something should follow.'],
    unexpected: [{ code: 'unexpected', piece: ')' }, '")" cannot be read here.'],
    unclosed: [{ code: 'unclosed', piece: '(' }, '"(" is opened but not closed.'],
    'unknown-name': [
      { code: 'unknown-name', piece: 'roh', known: ['rho', 's[n]'] },
      '"roh" is not a name of this problem. It has rho, s[n]. A product of names is written with a sign or a space: a*b.',
    ],
    'needs-index': [
      { code: 'needs-index', piece: 's' },
      '"s" stands for a whole sequence: say which term, s[1] or s[n-1].',
    ],
    'no-index': [{ code: 'no-index', piece: 'rho' }, '"rho" is written without an index here.'],
    'unsure-index': [
      { code: 'unsure-index', piece: 's[n-1]' },
      'It is not clear where the index ends: write s[n-1], or put a space before what follows it.',
    ],
    'unsure-quotient': [
      { code: 'unsure-quotient' },
      'It is not clear whether this still belongs below the fraction bar: write a/(b*c) or (a/b)*c.',
    ],
    'unsure-exponent': [
      { code: 'unsure-exponent', piece: '2*n' },
      'It is not clear whether this still belongs to the exponent: write ^(2*n), or a * before it.',
    ],
    'product-sign': [
      { code: 'product-sign' },
      'A number starts here, and nothing says how it belongs to what stands before: write * for a product.',
    ],
    arguments: [
      { code: 'arguments', piece: 'lim', form: 'lim(rho^n, n)' },
      '"lim" is written lim(rho^n, n).',
    ],
    comma: [
      { code: 'comma' },
      'A comma means nothing here: a decimal is written with a point, 0.8, and two lines are two lines.',
    ],
    dots: [
      { code: 'dots' },
      'What the dots stand for cannot be read: write the sum as sum(rho^k, k, 0, n), or all of its terms.',
    ],
    relation: [{ code: 'relation', piece: '≤' }, '"≤" cannot be judged here: only equalities, with =, are.'],
    words: [
      { code: 'words', piece: 'by definition' },
      'Only formulas are read here. What is said in words has to be shown in a line of its own.',
    ],
    condition: [
      { code: 'condition', piece: 'rho = 0' },
      '"rho = 0" is not so wherever this has to hold: show it without.',
    ],
    'zero-power': [{ code: 'zero-power' }, '0^0 has no agreed value: write the term without it.'],
    'too-large': [{ code: 'too-large' }, 'This number has too many digits to be worked with.'],
  };

describe('the sentence of each reason', () => {
  it.each(Object.entries(SENTENCES))('%s', (_, [why, sentence]) => {
    expect(sayMisread(why)).toBe(sentence);
  });
  it('of a name where the problem has none', () => {
    expect(sayMisread({ code: 'unknown-name', piece: 'q', known: [] })).toContain('It has none.');
  });
  it('names at most twenty', () => {
    const many = withNames(...Array.from({ length: 30 }, (_, i) => `q${i}`));
    expect(readStatement('z', many)).toMatchObject({ why: { known: { length: 20 } } });
  });
});

/** What is printed reads back as another tree of the same value. */
describe('known faults', () => {
  it.fails.each(['(-rho)*g', '(-rho)/g', '\\sum_{k=1}^n -g_k x'])('%s, printed and read again', (text) => {
    const printed = read(text);
    expect(read(printed)).toBe(printed);
  });
});

describe('work is bounded', () => {
  const nested = (open: string, close: string, times: number): string =>
    `${open.repeat(times)}x${close.repeat(times)}`;
  it.each([
    ['round', '(', ')', 19],
    ['square', '[', ']', 19],
    ['braces', '{', '}', 19],
    ['indices', 's[', ']', 19],
    ['calls', 'E(', ')', 19],
    ['fractions', '\\frac{', '}{2}', 12],
    ['exponents', 'x^{', '}', 12],
    ['exponents of exponents', 'x^', '', 38],
    ['roots', '√', '', 38],
    ['big sums', '\\sum_{k=1}^2 ', '', 37],
    ['minus signs', '-', '', 39],
  ])('%s nest so deep and no deeper', (_, open, close, deepest) => {
    expect(read(nested(open, close, deepest))).not.toContain('misread');
    expect(read(nested(open, close, deepest + 1))).toMatch(/too-deep$/);
  });
  it.each([
    ['5000 brackets', '('.repeat(5000), 'misread at 2000: too-long'],
    ['5000 brackets that close', nested('(', ')', 5000), 'misread at 2000: too-long'],
    ['a thousand', '('.repeat(1000), 'misread at 800: too-long'],
    ['as many as are looked at', '('.repeat(800), 'misread at 20: too-deep'],
    ['brackets one after the other', '(x)'.repeat(266), Array(266).fill('x').join('*')],
    ['a million letters', 'x'.repeat(1_000_000), 'misread at 2000: too-long'],
    ['all that may be read', ' '.repeat(LONGEST_EXPRESSION - 1).concat('x'), 'x'],
    ['one character more', ' '.repeat(LONGEST_EXPRESSION).concat('x'), 'misread at 2000: too-long'],
    ['as many tokens as may be', `${'x+'.repeat(399)}-x`, Array(399).fill('x').concat('-x').join(' + ')],
    ['one token more', `${'x+'.repeat(400)}x`, 'misread at 800: too-long'],
    ['2000 digits', '1'.repeat(2000), 'misread at 0: too-large'],
    ['an exponent of 2000 digits', `1e${'9'.repeat(1998)}`, 'misread at 0: too-large'],
    ['a tower', `2${'^9'.repeat(300)}`, 'misread at 78: too-deep'],
    ['raised signs', `x${'²ₙ'.repeat(900)}`, 'misread at 200: too-long'],
    ['fonts that never close', '\\mathbf{'.repeat(250), 'misread at 167: too-deep'],
    ['points', 'x'.concat('.'.repeat(1999)), 'misread at 1: dots'],
    ['a power that no one can work out', 'g*(1-rho^1e9)', 'g*(1 - rho^1e9)'],
    ['a sum of as many terms', 'sum(x, k, 1, 10^9)', 'sum(x, k, 1, 10^9)'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('laws', () => {
  const good: readonly string[] = Object.values<Rows>(READ)
    .flat()
    .map(([text]) => text)
    .filter((text) => text.length <= 80);
  /** Reads without an error, with the place inside the text and a sentence to it; what was read can be printed. */
  const isAnswered = (text: string): void => {
    const statement = readStatement(text, vocabulary);
    if (statement.kind === 'misread') {
      expect(statement.at >= 0 && statement.at <= text.length).toBe(true);
      expect(sayMisread(statement.why)).toMatch(/\.$/);
    }
    if (statement.kind === 'sides') for (const side of statement.sides) toText(side);
  };

  it('any text is read, blank or misread', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), isAnswered), { numRuns: 2000 });
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), isAnswered), { numRuns: 2000 });
  });
  it('so are pieces of formulas in any order', () => {
    const pieces =
      "rho|g|s|n|e|E|q|sum|lim|grad|exp|shat|_hat|[|]|(|)|{|}|^|_|**|*|/|+|-|=|,| |0|1|2.5|.|½|²|ⁿ|⁻|ₙ|₋|ŝ|\u0302|𝔼|√|Σ|→|∞|…|≤|'|$|&|:=|\\|\\\\|\\frac|\\hat|\\sqrt|\\sum|\\lim|\\to|\\infty|_{k=1}|^{n}|\\left|\\mathbf{|\\mathbb{E}".split(
        '|',
      );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) =>
        isAnswered(parts.join('')),
      ),
      { numRuns: 4000 },
    );
  });
  it('and good expressions with pieces of others put in, or cut out', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(3),
      donor: fc.constantFrom(...good),
      from: fc.nat(20),
      length: fc.nat(4),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...good),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (text, changes) => {
          let changed = text;
          for (const { at, cut, donor, from, length } of changes) {
            const place = Math.round(at * changed.length);
            const piece = donor.slice(from, from + length);
            changed = changed.slice(0, place) + piece + changed.slice(place + cut);
          }
          isAnswered(changed);
        },
      ),
      { numRuns: 5000 },
    );
  });

  const leaf = fc.constantFrom(
    ...'rho|\\beta|λ|g|n|x|g[0]|g_1|g_{n-1}|s₁|sₙ₋₁|s[n+1]|v^{(2)}|\\hat{s}_n|ŝ[1]|\\mathbf{g}_k'.split('|'),
  );
  const figure = fc.constantFrom('2', '0.5', '.25', '3.', '2.5e-3', '10');
  const { sum } = fc.letrec<{ sum: string; long: string; product: string; factor: string; atom: string }>(
    (tie) => ({
      sum: fc.oneof({ maxDepth: 3 }, tie('product'), tie('long')),
      // A minus that stands alone in brackets at the head of a product is printed without them: see the known faults.
      long: fc
        .tuple(
          fc.constantFrom('', '-', '+ '),
          tie('product'),
          fc.array(fc.tuple(fc.constantFrom(' + ', ' - ', ' − '), tie('product')), {
            minLength: 1,
            maxLength: 2,
          }),
        )
        .map(([first, head, rest]) => `${first}${head}${rest.flat().join('')}`),
      product: fc.oneof(
        { maxDepth: 3 },
        figure,
        tie('factor'),
        fc
          .tuple(
            tie('factor'),
            fc.array(fc.tuple(fc.constantFrom('*', ' ', '·', '\\cdot '), tie('factor')), { maxLength: 2 }),
          )
          .map(([head, rest]) => `${head}${rest.flat().join('')}`),
        fc.tuple(figure, tie('factor')).map((parts) => parts.join(parts[1].startsWith('\\frac') ? '*' : ' ')),
        fc
          .tuple(tie('factor'), fc.constantFrom('/', ' ÷ ', '*', '*-'), figure)
          .map((parts) => parts.join('')),
        fc.tuple(tie('factor'), tie('factor')).map((parts) => parts.join('/')),
      ),
      factor: fc.oneof(
        { maxDepth: 3 },
        tie('atom'),
        fc
          .tuple(tie('atom'), fc.constantFrom('²', 'ⁿ⁺¹', '^2', '^n', '^-1', '^{-n}', '**2', '^(2n)'))
          .map((parts) => parts.join('')),
        fc.tuple(tie('atom'), tie('sum')).map(([base, power]) => `(${base})^{${power}}`),
      ),
      atom: fc.oneof(
        { maxDepth: 3 },
        leaf,
        tie('long').map((inside) => `(${inside})`),
        tie('long').map((inside) => `\\left[${inside}\\right]`),
        fc.tuple(tie('sum'), tie('sum')).map(([top, below]) => `\\frac{${top}}{${below}}`),
        tie('sum').map((inside) => `\\sqrt{${inside}}`),
        tie('sum').map((inside) => `e^{${inside}}`),
        tie('sum').map((inside) => `grad(${inside})`),
        tie('sum').map((inside) => `\\mathbb{E}[${inside}]`),
        tie('sum').map((inside) => `sum(${inside}, k, 0, n-1)`),
        tie('product').map((inside) => `(\\sum_{k=1}^{n} ${inside})`),
        tie('product').map((inside) => `(\\lim_{n \\to \\infty} ${inside})`),
      ),
    }),
  );
  it('what was read, printed and read again, is the same', () => {
    let count = 0;
    fc.assert(
      fc.property(sum, (text) => {
        const printed = read(text);
        if (/too-(?:deep|long)$/.test(printed)) return;
        expect(printed).not.toContain('misread');
        expect(read(printed)).toBe(printed);
        count++;
      }),
      { numRuns: 3000 },
    );
    expect(count).toBeGreaterThan(2000);
  });
  it('spaces and sizes do not matter around signs', () => {
    fc.assert(
      fc.property(sum, fc.constantFrom('  ', '\\,', '\\;', '\u00a0', '\\quad '), (text, gap) => {
        const wide = text
          .replaceAll(/(\*\*|[*·+/()[\]])/g, `${gap}$1${gap}`)
          .replaceAll(`\\left${gap}`, '\\left')
          .replaceAll(`\\right${gap}`, '\\right');
        if (wide.length <= LONGEST_EXPRESSION)
          expect(read(wide).replace(/\d+(?=: )/, '')).toBe(read(text).replace(/\d+(?=: )/, ''));
      }),
      { numRuns: 500 },
    );
  });
});
