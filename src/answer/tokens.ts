/** The text of a formula, plain, Unicode or LaTeX → its tokens, each with its place; spaces, sizes and fonts fall away. */
import {
  DIVIDE,
  LATEX_FONT,
  LATEX_SIZE,
  LATEX_SPACE,
  LOWERED,
  MINUS,
  RAISED,
  RAISED_MINUS,
  RAISED_SIGNS,
  SPACE,
  TIMES,
  VULGAR,
} from './characters.ts';

export interface Token {
  /** word: letters, with digits behind them; command: the name behind a backslash; mark: one sign. */
  readonly kind: 'number' | 'word' | 'command' | 'mark';
  readonly text: string;
  /** Its first character in the text, and the one behind its last. */
  readonly at: number;
  readonly end: number;
}

const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/;
const WORD = /^[A-Za-z]+\d*/;
/** A symbol, or words, in a font of its own. */
const TEXT = new RegExp(
  String.raw`^\\(?:${[...LATEX_FONT, 'operatorname'].join('|')})\s*\{\s*\\?([A-Za-z][A-Za-z0-9 ]*?)\s*\}`,
);
/** A letter with a circumflex, in one character or two. */
const HAT = /^(\p{L})\u0302/u;
/** Digits directly behind a letter of its own, ρ2 or ŝ1, that are no decimal. */
const DIGITS = /^\d+(?!\.?\d)/;
const DOTS = /^(?:\.\.\.+|…|⋯|\\(?:l|c|v)?dots[a-z]?(?![A-Za-z]))/;

/** Greek letters and their names; of several letters with one name the usual one first. */
export const GREEK: ReadonlyMap<string, string> = new Map(
  [
    ...'α alpha β beta γ gamma δ delta ε epsilon ϵ epsilon ζ zeta η eta θ theta ϑ theta ι iota κ kappa λ lambda μ mu µ mu'.matchAll(
      /(\S) (\S+)/gu,
    ),
    ...'ν nu ξ xi π pi ρ rho ϱ rho σ sigma τ tau υ upsilon φ phi ϕ phi χ chi ψ psi ω omega'.matchAll(
      /(\S) (\S+)/gu,
    ),
  ].map(([, letter, name]) => [letter!, name!]),
);
const VARIANTS: ReadonlyMap<string, string> = new Map(
  ['epsilon', 'theta', 'rho', 'phi'].map((name) => [`var${name}`, name]),
);
export const GREEK_NAMES: ReadonlySet<string> = new Set(GREEK.values());

/** Signs that are written in several ways. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['Σ', '\\sum'],
  ['∑', '\\sum'],
  ['√', '\\sqrt'],
  ['𝔼', 'E'],
  ['∞', 'inf'],
  ['∇', '\\nabla'],
  ['←', '='],
  ['≔', '='],
  ['’', "'"],
]);
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['cdot', '*'],
  ['times', '*'],
  ['ast', '*'],
  ['div', '/'],
  ['leftarrow', '='],
  ['gets', '='],
  ['coloneqq', '='],
  ['approx', '≈'],
  ['lbrace', '{'],
  ['rbrace', '}'],
  ['{', '{'],
  ['}', '}'],
  ['lbrack', '['],
  ['rbrack', ']'],
]);

/** The tokens of a text, in order. Nothing is refused here: what means nothing becomes a mark of its own. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const push = (kind: Token['kind'], written: string, length: number): number => {
    tokens.push({ kind, text: written, at, end: at + length });
    return length;
  };
  /** Raised or lowered characters in a row: ⁿ⁻¹ → ^ { n - 1 } */
  const script = (mark: '^' | '_', letters: ReadonlyMap<string, string>): void => {
    let inside = '';
    const start = at;
    for (let letter = letters.get(text[at]!); letter !== undefined; letter = letters.get(text[at]!)) {
      inside += letter;
      at++;
    }
    const place = { at: start, end: at };
    tokens.push({ kind: 'mark', text: mark, ...place }, { kind: 'mark', text: '{', ...place });
    for (const token of tokensOf(inside)) tokens.push({ ...token, ...place });
    tokens.push({ kind: 'mark', text: '}', ...place });
  };

  /** A letter, and the digits directly behind it. */
  const letter = (name: string, length: number): number => {
    const digits = DIGITS.exec(text.slice(at + length, at + length + 64))?.[0] ?? '';
    return push('word', name + digits, length + digits.length);
  };
  /** ½ is (1/2), and 2½ is (2+1/2). */
  const fraction = ([top, bottom]: readonly [number, number], length: number): void => {
    const before = tokens.at(-1);
    const isMixed = before?.kind === 'number' && before.end === at && /^\d+$/.test(before.text);
    if (isMixed) tokens.pop();
    const place = { at: isMixed ? before.at : at, end: at + length };
    for (const part of ['(', ...(isMixed ? [before.text, '+'] : []), `${top}`, '/', `${bottom}`, ')'])
      tokens.push({ kind: /\d/.test(part) ? 'number' : 'mark', text: part, ...place });
  };
  /** \text{by definition} is two words. */
  const words = (written: string, inside: string): void => {
    const start = at + written.lastIndexOf(inside);
    const found = [...inside.matchAll(/\S+/g)];
    for (const [i, { 0: word, index }] of found.entries())
      tokens.push({
        kind: /^\d/.test(word) ? 'number' : 'word',
        text: VARIANTS.get(word) ?? word,
        at: i === 0 ? at : start + index,
        end: i === found.length - 1 ? at + written.length : start + index + word.length,
      });
  };

  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const rest = text.slice(at, at + 64);
    if (SPACE.has(character)) {
      at++;
      continue;
    }
    if (RAISING.has(character)) {
      script('^', RAISING);
      continue;
    }
    if (LOWERED.has(character)) {
      script('_', LOWERED);
      continue;
    }
    const hatted = HAT.exec(
      character.normalize('NFD') + text.slice(at + character.length, at + character.length + 1),
    );
    if (hatted) {
      const length = character === hatted[1] ? character.length + 1 : character.length;
      const base = GREEK.get(hatted[1]!) ?? hatted[1]!;
      at += letter(`${base}hat`, length);
      continue;
    }
    const dots = DOTS.exec(rest);
    const number = dots ? null : NUMBER.exec(rest);
    const word = WORD.exec(rest);
    const greek = GREEK.get(character);
    const vulgar = VULGAR.get(character);
    let length = character.length;
    if (dots) length = push('mark', '…', dots[0].length);
    else if (number) {
      // A long row of digits is one number, however long.
      const whole = length64(text, at, number[0].length);
      length = push('number', text.slice(at, at + whole), whole);
    } else if (word) length = push('word', word[0], word[0].length);
    else if (greek) length = letter(greek, length);
    else if (vulgar) fraction(vulgar, length);
    else if (character === '\\') length = command(rest);
    else if (SIGNS.has(character)) {
      const sign = SIGNS.get(character)!;
      if (sign.startsWith('\\')) push('command', sign.slice(1), length);
      else push(/^[A-Za-z]/.test(sign) ? 'word' : 'mark', sign, length);
    } else if (rest.startsWith(':=')) length = push('mark', '=', 2);
    else if (rest.startsWith('**')) length = push('mark', '^', 2);
    else if (rest.startsWith('==')) length = push('mark', '=', 2);
    else if (MINUS.has(character)) push('mark', '-', length);
    else if (TIMES.has(character)) push('mark', '*', length);
    else if (DIVIDE.has(character)) push('mark', '/', length);
    else if (character !== '$' && character !== '&') push('mark', character, length);
    at += length;
  }
  return tokens;

  function command(rest: string): number {
    const upright = TEXT.exec(rest);
    if (upright) {
      words(upright[0], upright[1]!);
      return upright[0].length;
    }
    const [whole, name] = /^\\([A-Za-z]+|.|$)/s.exec(rest)! as unknown as [string, string];
    // \\ ends a line of LaTeX, \( and \[ open mathematics.
    if (['\\', '(', ')', '[', ']', ''].includes(name)) return whole.length;
    if (name === 'mathbb' && /^\\mathbb\s*\{?\s*E\s*\}?/.test(rest)) {
      const length = /^\\mathbb\s*(?:\{\s*E\s*\}|E)/.exec(rest)?.[0].length ?? whole.length;
      push('word', 'E', length);
      return length;
    }
    if (LATEX_SPACE.has(name) || LATEX_SIZE.has(name) || LATEX_FONT.has(name)) {
      // \left. and \right. are brackets that are not printed.
      const unseen = /^\\(?:left|right)\s*\./.exec(rest);
      return unseen?.[0].length ?? whole.length;
    }
    const plain = VARIANTS.get(name) ?? name;
    const sign = COMMANDS.get(name);
    if (sign) push('mark', sign, whole.length);
    else if (GREEK_NAMES.has(plain)) push('word', plain, whole.length);
    else if (name === 'infty') push('word', 'inf', whole.length);
    else push('command', name, whole.length);
    return whole.length;
  }
}

/** The first sign of a token, and what is left of it: 12 → 1 and 2, g2 → g and 2; null where it is one sign. */
export function split(token: Token): readonly [Token, Token] | null {
  const [, word = '', digits = ''] = /^(\D+)(\d+)$/.exec(token.text) ?? [];
  const isLetter = token.kind === 'word' && token.end - token.at - digits.length === 1;
  const [first, rest] =
    token.kind === 'number' ? [token.text.slice(0, 1), token.text.slice(1)] : [word, digits];
  if (rest === '' || !(isLetter || /^\d\d/.test(token.text))) return null;
  return [
    { ...token, text: first, end: token.at + 1 },
    { kind: 'number', text: rest, at: token.at + 1, end: token.end },
  ];
}

/** Numbers are looked for in a short piece; one that fills it is followed to its end. */
const length64 = (text: string, at: number, found: number): number =>
  found < 60 ? found : (NUMBER.exec(text.slice(at))?.[0].length ?? found);

const RAISING: ReadonlyMap<string, string> = new Map([...RAISED, [RAISED_MINUS, '-'], ...RAISED_SIGNS]);
