/** The characters that mean the same in an answer, as tables: minus signs, products, spaces, fractions, powers. */

export const MINUS = new Set('-−–—‒‐‑﹣－');
export const TIMES = new Set('*×·⋅∙✕');
export const DIVIDE = new Set('/÷⁄∕');
export const SPACE = new Set(
  ' \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\u2060\ufeff',
);

/** ½ → [1, 2] */
export const VULGAR: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['½', [1, 2]],
  ['⅓', [1, 3]],
  ['⅔', [2, 3]],
  ['¼', [1, 4]],
  ['¾', [3, 4]],
  ['⅕', [1, 5]],
  ['⅖', [2, 5]],
  ['⅗', [3, 5]],
  ['⅘', [4, 5]],
  ['⅙', [1, 6]],
  ['⅚', [5, 6]],
  ['⅐', [1, 7]],
  ['⅛', [1, 8]],
  ['⅜', [3, 8]],
  ['⅝', [5, 8]],
  ['⅞', [7, 8]],
  ['⅑', [1, 9]],
  ['⅒', [1, 10]],
]);

/** Raised digits, as in 10⁻³. */
export const RAISED: ReadonlyMap<string, string> = new Map(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((raised, digit) => [raised, String(digit)]),
);
export const RAISED_MINUS = '⁻';

/** Raised letters and signs in exponents, as in ρⁿ⁺¹, and lowered ones in indices, as in sₙ₋₁. */
export const RAISED_SIGNS: ReadonlyMap<string, string> = new Map(
  ['ⁿn', 'ⁱi', 'ʲj', 'ᵏk', 'ᵗt', 'ᵐm', 'ᵀT', '⁺+', '⁽(', '⁾)'].map((pair) => [pair[0]!, pair[1]!]),
);
export const LOWERED: ReadonlyMap<string, string> = new Map([
  ...[...'₀₁₂₃₄₅₆₇₈₉'].map((lowered, digit): [string, string] => [lowered, String(digit)]),
  ...['ₙn', 'ₜt', 'ₖk', 'ᵢi', 'ⱼj', 'ₘm', '₊+', '₋-', '₍(', '₎)'].map((pair): [string, string] => [
    pair[0]!,
    pair[1]!,
  ]),
]);

/** LaTeX commands that are only space, or only size, and so mean nothing here. */
export const LATEX_SPACE = new Set([
  ',',
  ';',
  ':',
  '!',
  ' ',
  'quad',
  'qquad',
  'thinspace',
  'enspace',
  'space',
  'hline',
]);
export const LATEX_SIZE = new Set([
  'left',
  'right',
  'big',
  'Big',
  'bigl',
  'bigr',
  'Bigl',
  'Bigr',
  'bigg',
  'biggl',
  'biggr',
  'Bigg',
  'Biggl',
  'Biggr',
  'displaystyle',
  'textstyle',
  'limits',
  'nolimits',
]);
export const LATEX_FONT = new Set([
  'mathbf',
  'boldsymbol',
  'mathrm',
  'mathit',
  'bm',
  'text',
  'textbf',
  'boxed',
  'mathsf',
  'mathnormal',
]);
export const LATEX_FRACTION = new Set(['frac', 'dfrac', 'tfrac', 'cfrac']);
export const LATEX_MATRIX = new Set(['matrix', 'bmatrix', 'pmatrix', 'Bmatrix', 'smallmatrix', 'array']);

/** `^T` in its many spellings, from the caret on. */
const T = String.raw`(?:T|t|⊤|\\top|\\intercal|\\prime|\\(?:mathsf|mathrm|mathbf|mathit|rm|sf|bf|text|textsf)\s*(?:\{\s*T\s*\}|T))`;
export const TRANSPOSE_MARK = new RegExp(
  String.raw`^\^\s*(?:\{\s*(?:\\[!,;:]\s*)*${T}\s*\}|${T})(?![A-Za-z])`,
);
