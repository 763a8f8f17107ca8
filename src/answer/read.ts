/** What a student typed → an exact value, or *unreadable* with the place and the reason; nothing is ever guessed. */
import { decimalsOf, fromDecimal } from '../math/decimal.ts';
import { asWhole, type Rational, TooLarge, whole } from '../math/rational.ts';
import {
  type Arithmetic,
  arithmetic,
  DIGITS,
  isRational,
  isZero,
  negate,
  type Real,
  sign,
} from '../math/real.ts';
import { leadingPower, powerOfTen } from '../math/rounding.ts';
import { isScalar, map, scalar, transposed, type Value } from '../math/value.ts';
import {
  DIVIDE,
  LATEX_FONT,
  LATEX_FRACTION,
  LATEX_MATRIX,
  LATEX_SIZE,
  LATEX_SPACE,
  MINUS,
  RAISED,
  RAISED_MINUS,
  SPACE,
  TIMES,
  TRANSPOSE_MARK,
  VULGAR,
} from './characters.ts';
import { readPlain } from './read-plain.ts';

export type Unread =
  | { readonly code: 'too-long'; readonly limit: number }
  | { readonly code: 'too-deep'; readonly limit: number }
  | { readonly code: 'too-large' }
  | { readonly code: 'exponent' }
  | { readonly code: 'ends-early' }
  | { readonly code: 'unexpected'; readonly piece: string }
  | { readonly code: 'name'; readonly piece: string }
  | { readonly code: 'root' }
  | { readonly code: 'negative-root' }
  | { readonly code: 'equation' }
  /** A comma between digits: the decimal it may mean, or the number without its thousands separators. */
  | { readonly code: 'decimal-comma'; readonly instead: string }
  | { readonly code: 'thousands'; readonly instead: string }
  | { readonly code: 'unbracketed' }
  | { readonly code: 'power-lost' }
  | { readonly code: 'unclosed-math'; readonly piece: string }
  | { readonly code: 'two-numbers' }
  | { readonly code: 'dots' }
  | { readonly code: 'unsure-quotient' }
  | { readonly code: 'division-by-zero' }
  | { readonly code: 'ragged'; readonly first: number; readonly other: number }
  | { readonly code: 'unclosed'; readonly piece: string }
  | { readonly code: 'empty-matrix' }
  | { readonly code: 'matrix-arithmetic' }
  | { readonly code: 'matrix-entry' }
  | { readonly code: 'nested-list' };

export type Reading =
  | { readonly kind: 'blank' }
  /** `flat`: a plain list such as [1, 2], which may stand for a row or a column; its value is a row. */
  | {
      readonly kind: 'value';
      readonly value: Value;
      readonly flat: boolean;
      readonly lasts: readonly Last[];
    }
  /** `at`: offset of the place in what was typed, from 0. */
  | { readonly kind: 'unreadable'; readonly at: number; readonly why: Unread };

/**
 * The power of ten of the last digit written: 0.62 → −2, 2.5e-3 → −4; null where it is no decimal, such as 4/5 or √17.
 * Noughts at the end of a whole number may only hold its place: 12300 → 2. A calculation with decimals has the last digit
 * of its value: 0.1 + 0.0862 → −4.
 */
export type Last = number | null;

export const LONGEST_ANSWER = 4000;
export const DEEPEST_ANSWER = 20;
export const MOST_DIGITS = 400;
export const LARGEST_POWER = 400;
/** Operations that one answer may need; those on long fractions count for many. */
const MOST_WORK = 5000;
const LONG_WORK = 400;
const ROOT_WORK = 50;

class Stop extends Error {
  constructor(
    readonly at: number,
    readonly why: Unread,
  ) {
    super(why.code);
  }
}

/**
 * Reads one answer: a number (`-3.8`, `4/5`, `2.5e-3`, `½`, `√17`), a list, a matrix, or the same in LaTeX.
 * Roots are enclosed to so many digits.
 * @example readAnswer('[0, -1]') is the flat row of 0 and −1; readAnswer('[0, -') is unreadable at 5
 */
export function readAnswer(text: string, digits = DIGITS): Reading {
  if (text.length > LONGEST_ANSWER)
    return { kind: 'unreadable', at: LONGEST_ANSWER, why: { code: 'too-long', limit: LONGEST_ANSWER } };
  const plain = readPlain(text);
  if (plain) return { kind: 'value', ...plain };
  const reader = new Reader(text, arithmetic(digits));
  try {
    return reader.answer();
  } catch (error) {
    if (error instanceof Stop) return { kind: 'unreadable', at: error.at, why: error.why };
    if (error instanceof TooLarge) return { kind: 'unreadable', at: reader.at, why: { code: 'too-large' } };
    throw error;
  }
}

/** A value on its way, with what its writing says: a flat list has no orientation, a row was written as one. */
interface Part {
  readonly value: Value;
  readonly layout: 'scalar' | 'flat' | 'matrix';
  readonly lasts: readonly Last[];
}

const part = (cell: Real, last: Last = null): Part => ({
  value: scalar(cell),
  layout: 'scalar',
  lasts: [last],
});

/** How many noughts a whole number ends with; 0 itself is a digit. */
const noughtsBehind = (digits: string): number =>
  /[1-9]/.test(digits) ? digits.length - digits.replace(/0+$/, '').length : 0;

/** The last digit of a value as it would be written; null where its decimal does not end. */
function lastOf(x: Real): Last {
  const places = isRational(x) ? decimalsOf(x) : null;
  return isRational(x) && places === 0 ? noughtsBehind(String(x.n / x.d)) : places === null ? null : -places;
}

const hasPoint = (last: Last): boolean => last !== null && last < 0;
const isDecimal = (last: Last): boolean => last !== null;

/** The last digit of a sum, a difference, a product or a power. */
const lastOfResult = (x: Real, ...of: readonly Last[]): Last =>
  of.some(hasPoint) || of.every(isDecimal) ? lastOf(x) : null;

/** The last digit of a quotient; one of whole numbers is a fraction. */
const lastOfQuotient = (x: Real, ...of: readonly Last[]): Last => (of.some(hasPoint) ? lastOf(x) : null);

/** k where a number is 10^k, so that a product with it moves the point and nothing else. */
function tensIn(x: Real): number | null {
  if (!isRational(x) || x.n <= 0n) return null;
  const power = leadingPower(x);
  const { n, d } = powerOfTen(power);
  return x.n * d === n * x.d ? power : null;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (character: string): boolean => /^\p{L}$/u.test(character);

/** A reader holds one answer's text and how far it has come. */
class Reader {
  at = 0;
  private depth = 0;
  private inList = false;
  /** Inside [ ] without commas a space separates entries, so `2 -1` is two of them. */
  private spaced = false;
  private work = 0;
  private readonly text: string;
  private readonly how: Arithmetic;

  constructor(text: string, how: Arithmetic) {
    this.text = text;
    this.how = how;
  }

  answer(): Reading {
    const close = this.openMathMode();
    this.skipSpace();
    if (this.at === this.text.length && close === '') return { kind: 'blank' };
    const found = this.sum();
    this.skipSpace();
    if (close !== '') {
      if (!this.text.startsWith(close, this.at)) this.stop({ code: 'unclosed-math', piece: close });
      this.at += close.length;
      this.skipSpace();
    }
    // A sentence may end here, or a line of a program.
    if (/^[.,;]\s*$/.test(this.text.slice(this.at))) this.at = this.text.length;
    if (this.at < this.text.length) this.leftOver(found);
    return { kind: 'value', value: found.value, flat: found.layout === 'flat', lasts: found.lasts };
  }

  /** `$…$`, `$$…$$` and `\(…\)` around the whole answer; returns what must close it. */
  private openMathMode(): string {
    this.skipSpace();
    for (const [open, close] of [
      ['$$', '$$'],
      ['$', '$'],
      ['\\(', '\\)'],
      ['\\[', '\\]'],
    ] as const) {
      if (this.text.startsWith(open, this.at)) {
        this.at += open.length;
        return close;
      }
    }
    return '';
  }

  /** Something stands behind a complete value: say what it looks like. */
  private leftOver(found: Part): never {
    const next = this.here();
    const rest = this.text.slice(this.at, this.at + 8);
    this.guardThousands();
    if (found.layout === 'scalar') this.commaAfter();
    if (/^(?:\.\.|…|\\[lc]?dots)/.test(rest)) this.stop({ code: 'dots' });
    if (next === '=' || next === '≈') this.stop({ code: 'equation' });
    if (found.layout === 'scalar' && /^(?:[,;&\n]|\\\\)/.test(rest)) this.stop({ code: 'unbracketed' });
    if (/^(?:[\d.([{]|\\[dtc]?frac)/.test(rest) || VULGAR.has(next)) this.stop({ code: 'two-numbers' });
    if (isLetter(next)) this.stop({ code: 'name', piece: this.word() });
    this.stop({ code: 'unexpected', piece: this.piece() });
  }

  /** `0,8`, `1,000` and `12.345,678`: says what to write, with the point that the digits suggest. */
  private commaAfter(): void {
    const comma = /^(?:,|\{,\})(?=\d)/.exec(this.text.slice(this.at, this.at + 4));
    if (!comma) return;
    const before = /[-−]?[\d.]*$/.exec(this.text.slice(0, this.at))![0].replace('−', '-');
    const rest = this.text.slice(this.at + comma[0].length);
    const after = /^[\d.,]*/.exec(rest)![0];
    if (before.includes('.')) {
      if (!/^-?\d{1,3}(?:\.\d{3})+$/.test(before) || !/^\d+$/.test(after)) this.stop({ code: 'unbracketed' });
      this.stop({ code: 'thousands', instead: `${before.replaceAll('.', '')}.${after}` });
    }
    if (/^\d{3}(?:,\d{3})*\.\d/.test(after))
      this.stop({ code: 'thousands', instead: before + after.replaceAll(',', '') });
    this.stop({ code: 'decimal-comma', instead: `${before}.${DIGITS_AND_POWER.exec(rest)![0]}` });
  }

  /** `1 234.5`, `1'234.5`, `1.234.567`: digits in groups of three around the place where a number ended. */
  private guardThousands(): void {
    const number = [...this.text.matchAll(THOUSANDS)].find(
      ({ 0: found, index }) => index < this.at && this.at < index + found.length,
    );
    if (!number) return;
    const [, whole, fraction] = number;
    const digits = whole!.replace(/\D/g, '');
    this.stop({ code: 'thousands', instead: fraction === undefined ? digits : `${digits}.${fraction}` });
  }

  private sum(): Part {
    let left = this.product();
    for (;;) {
      const before = this.at;
      this.skipSpace();
      const character = this.here();
      const minus = MINUS.has(character);
      if (!minus && character !== '+') return this.back(before, left);
      if (this.isNewRow(before)) return this.back(before, left);
      if (this.spaced && this.at > before && !SPACE.has(this.text[this.at + 1] ?? ' '))
        return this.back(before, left);
      const operator = this.at;
      this.at++;
      const right = this.product();
      const run = minus ? this.how.subtract : this.how.add;
      left = this.scalars(left, right, operator, run);
    }
  }

  private product(): Part {
    let left = this.unary();
    // After a quotient written with /, a root without a sign may belong to either part.
    let divided = false;
    for (;;) {
      const before = this.at;
      this.skipSpace();
      const character = this.here();
      const operator = this.at;
      if (TIMES.has(character)) {
        this.at++;
        if (character !== '*') this.guardPower();
        left = this.times(left, this.unary(), operator);
        divided = false;
      } else if (
        (character === 'x' || character === 'X') &&
        TIMES_TEN.test(this.text.slice(this.at, this.at + 12))
      ) {
        this.at++;
        this.guardPower();
        left = this.times(left, this.unary(), operator);
        divided = false;
      } else if (DIVIDE.has(character)) {
        this.at++;
        left = this.over(left, this.unary(), operator);
        divided = true;
      } else if (character === '\\' && this.takeCommand('cdot', 'times', 'ast')) {
        this.guardPower();
        left = this.times(left, this.unary(), operator);
        divided = false;
      } else if (character === '\\' && this.takeCommand('div')) {
        left = this.over(left, this.unary(), operator);
        divided = true;
      } else if (left.layout === 'scalar' && this.rootAhead() && !this.isApart(before)) {
        if (divided) this.stop({ code: 'unsure-quotient' });
        left = this.times(left, this.unary(), operator);
      } else if (left.layout === 'scalar' && this.matrixAhead()) {
        left = this.times(left, this.unary(), operator);
      } else return this.back(before, left);
    }
  }

  /** Whether what follows after a gap is another entry: where spaces separate, and on a new line of a list. */
  private isApart(before: number): boolean {
    return this.at > before && (this.spaced || this.isNewRow(before));
  }

  private isNewRow(before: number): boolean {
    return this.inList && this.text.slice(before, this.at).includes('\n');
  }

  /** `2.5 × 10−3` has lost the raising of its power; read as it stands it would be 22. */
  private guardPower(): void {
    if (/^\s*10[-−–]\d/.test(this.text.slice(this.at, this.at + 10))) this.stop({ code: 'power-lost' });
  }

  /** A number directly before a matrix scales it: \frac{1}{5}\begin{bmatrix}…. */
  private matrixAhead(): boolean {
    return (
      !this.inList &&
      (this.here() === '[' ||
        this.text.startsWith('\\begin', this.at) ||
        this.text.startsWith('\\left[', this.at))
    );
  }

  /** A number directly before a root multiplies it: 3√34. */
  private rootAhead(): boolean {
    const character = this.here();
    return (
      character === '√' ||
      ((character === 's' || character === '\\') && ROOT.test(this.text.slice(this.at, this.at + 6)))
    );
  }

  private unary(): Part {
    this.skipSpace();
    const character = this.here();
    if (!MINUS.has(character) && character !== '+') return this.raised();
    this.at++;
    this.enter();
    const inside = this.unary();
    this.depth--;
    return character === '+' ? inside : { ...inside, value: map(inside.value, negate) };
  }

  private raised(): Part {
    let base = this.primary();
    for (;;) {
      this.skipSpaceBeforeMark();
      const character = this.here();
      const transposes = this.transposeMark();
      if (transposes > 0) {
        this.at += transposes;
        base = this.transpose(base);
      } else if (RAISED.has(character) || character === RAISED_MINUS) {
        base = this.toPower(base, this.raisedDigits(), this.at);
      } else if (character === '%' || (character === '\\' && this.text[this.at + 1] === '%')) {
        this.at += character === '%' ? 1 : 2;
        base = this.over(base, part(whole(100)), this.at);
      } else if (character === '^') {
        return this.powerBehind(base, 1);
      } else if (character === '*' && this.text[this.at + 1] === '*') {
        return this.powerBehind(base, 2);
      } else return base;
    }
  }

  /** Spaces before `^`, `**` and `%` mean nothing. */
  private skipSpaceBeforeMark(): void {
    if (!SPACE.has(this.here())) return;
    const spaces = /^\s+(?=\^|\*\*|\\?%)/.exec(this.text.slice(this.at, this.at + 20));
    if (spaces) this.at += spaces[0].length;
  }

  /** How many characters a transpose takes here: `'`, `.'`, `ᵀ`, `.T`, `^T`, `^{\top}`; 0 where there is none. */
  private transposeMark(): number {
    const character = this.here();
    if ("'’ᵀ⊤".includes(character) && character !== '') return 1;
    if (character === '.')
      return /^\.(?:T(?![A-Za-z])|['’])/.test(this.text.slice(this.at, this.at + 3)) ? 2 : 0;
    if (character !== '^') return 0;
    return TRANSPOSE_MARK.exec(this.text.slice(this.at, this.at + 40))?.[0].length ?? 0;
  }

  private powerBehind(base: Part, mark: number): Part {
    const operator = this.at;
    this.at += mark;
    return this.toPower(base, this.exponent(), operator);
  }

  /** Powers bind to the right: 2^3^2 is 2^9. */
  private exponent(): Rational {
    this.enter();
    const { value, layout } = this.unary();
    this.depth--;
    const [cell] = value.cells;
    return layout === 'scalar' && isRational(cell!) ? cell : this.stop({ code: 'exponent' });
  }

  private raisedDigits(): Rational {
    const minus = this.here() === RAISED_MINUS;
    if (minus) this.at++;
    let digits = '';
    for (let digit = RAISED.get(this.here()); digit !== undefined; digit = RAISED.get(this.here())) {
      digits += digit;
      this.at++;
    }
    if (digits === '' || digits.length > 4) this.stop({ code: 'exponent' });
    return whole(BigInt(minus ? -Number(digits) : Number(digits)));
  }

  private toPower(base: Part, exponent: Rational, at: number): Part {
    if (exponent.d !== 1n && exponent.n * 2n === exponent.d) return this.rootOf(base, at);
    const times = asWhole(exponent);
    if (base.layout !== 'scalar') throw new Stop(at, { code: 'matrix-arithmetic' });
    if (times === null || times > BigInt(LARGEST_POWER) || times < BigInt(-LARGEST_POWER))
      throw new Stop(at, { code: 'exponent' });
    const cell = base.value.cells[0]!;
    if (times < 0n && isZero(cell)) throw new Stop(at, { code: 'division-by-zero' });
    const value = this.held(this.how.power(cell, whole(times)), at);
    return part(value, times > 0n ? lastOfResult(value, base.lasts[0]!) : null);
  }

  private primary(): Part {
    this.skipSpace();
    const code = this.text.charCodeAt(this.at);
    if (isDigit(code) || code === 46) return this.number();
    const character = this.here();
    switch (character) {
      case '':
        return this.stop({ code: 'ends-early' });
      case '[':
        return this.list(']');
      case '(':
        return this.list(')');
      case '{':
        return this.group();
      case '\\':
        return this.command();
      case '√':
        return this.root(1);
    }
    const vulgar = VULGAR.get(character);
    if (vulgar) {
      this.at++;
      return part({ n: BigInt(vulgar[0]), d: BigInt(vulgar[1]) });
    }
    if (character === '=' || character === '≈' || character === '~') this.stop({ code: 'equation' });
    if (isLetter(character)) {
      if (ROOT.test(this.text.slice(this.at, this.at + 6))) return this.root('sqrt'.length);
      this.stop(this.equationAhead() ? { code: 'equation' } : { code: 'name', piece: this.word() });
    }
    return this.stop({ code: 'unexpected', piece: this.piece() });
  }

  private equationAhead(): boolean {
    return /^[^=]{0,60}=/.test(this.text.slice(this.at, this.at + 62));
  }

  private number(): Part {
    const start = this.at;
    this.skipDigits();
    const point = this.at;
    if (this.text.charCodeAt(this.at) === 46) {
      this.at++;
      this.skipDigits();
    }
    const end = this.at;
    const digits = this.text.slice(start, point);
    const fraction = this.text.slice(point + 1, end);
    if (end - start > MOST_DIGITS) throw new Stop(start, { code: 'too-large' });
    if (digits === '' && fraction === '') this.stop({ code: 'unexpected', piece: '.' });
    const exponent = this.powerOfTen();
    const cell = fromDecimal(digits, fraction, exponent);
    const mixed = this.inList
      ? 0
      : /^[ \u00a0\u2009\u202f]*/.exec(this.text.slice(this.at, this.at + 5))![0].length;
    const vulgar =
      point === end && this.at === end ? VULGAR.get(this.text[this.at + mixed] ?? '') : undefined;
    if (!vulgar) return part(cell, exponent + (point === end ? noughtsBehind(digits) : -fraction.length));
    this.at += mixed;
    this.at++;
    return part(this.how.add(cell, { n: BigInt(vulgar[0]), d: BigInt(vulgar[1]) }));
  }

  /** The `e-3` of 2.5e-3; 0 where there is none. */
  private powerOfTen(): number {
    const code = this.text.charCodeAt(this.at);
    if (code !== 101 && code !== 69) return 0;
    const found = /^[eE]([+\-−–]?)(\d+)(?![A-Za-z0-9]|\.\d)/u.exec(this.text.slice(this.at, this.at + 12));
    if (!found) return 0;
    const size = Number(found[2]);
    if (size > LARGEST_POWER) throw new Stop(this.at, { code: 'too-large' });
    this.at += found[0].length;
    return MINUS.has(found[1]!) ? -size : size;
  }

  private skipDigits(): void {
    while (isDigit(this.text.charCodeAt(this.at))) this.at++;
  }

  /** `{ … }`, which in LaTeX only groups. */
  private group(): Part {
    const open = this.at;
    this.at++;
    this.enter();
    const listing = this.inList;
    this.inList = false;
    const inside = this.sum();
    this.inList = listing;
    this.depth--;
    this.expect('}', open);
    return inside;
  }

  private command(): Part {
    const name = this.commandName();
    if (LATEX_FRACTION.has(name)) return this.fraction(name);
    if (
      LATEX_FONT.has(name) &&
      !/^\\[a-z]+(?![a-z])\s*\{?\s*[A-Za-z]/.test(this.text.slice(this.at, this.at + 30))
    ) {
      this.at += name.length + 1;
      return this.primary();
    }
    if (name === 'begin') return this.environment();
    if (name === 'sqrt') return this.root('\\sqrt'.length);
    return this.stop(
      this.equationAhead() ? { code: 'equation' } : { code: 'unexpected', piece: `\\${name}` },
    );
  }

  /** `\frac{4}{5}`, and `\frac45`. */
  private fraction(name: string): Part {
    const start = this.at;
    this.at += name.length + 1;
    this.enter();
    const top = this.fractionPart();
    const bottom = this.fractionPart();
    this.depth--;
    return this.over(top, bottom, start);
  }

  /** `sqrt(17)`, `√17`, `\\sqrt{17}`; a higher root is not read. */
  private root(mark: number): Part {
    const start = this.at;
    const latex = this.here() === '\\';
    this.at += mark;
    this.enter();
    this.skipSpace();
    if (latex && this.here() === '[') this.stop({ code: 'root' });
    const inside = latex ? this.fractionPart() : this.primary();
    this.depth--;
    return this.rootOf(inside, start);
  }

  private rootOf({ value, layout }: Part, at: number): Part {
    if (layout !== 'scalar') throw new Stop(at, { code: 'matrix-arithmetic' });
    if (sign(value.cells[0]!) === -1) throw new Stop(at, { code: 'negative-root' });
    this.charge(ROOT_WORK, at);
    return part(this.how.squareRoot(value.cells[0]!));
  }

  private fractionPart(): Part {
    this.skipSpace();
    if (isDigit(this.text.charCodeAt(this.at))) return part(whole(BigInt(this.text[this.at++]!)), 0);
    return this.primary();
  }

  /** `[1, 2]`, `[1 2; 3 4]`, `[[1, 2], [3, 4]]`, `(1, 2)`; brackets around a single number only group. */
  private list(close: ']' | ')'): Part {
    const open = this.at;
    this.at++;
    const [listing, spaced] = [this.inList, this.spaced];
    this.inList = close === ']';
    this.spaced = close === ']' && !this.hasCommas();
    const rows = this.rows((text, at) => text[at] === close || text.startsWith(`\\right${close}`, at), open);
    [this.inList, this.spaced] = [listing, spaced];
    this.skipSpace();
    this.at++;
    const [first] = rows;
    if (rows.length === 1 && first!.length === 1 && (close === ')' || first![0]!.layout === 'matrix'))
      return first![0]!;
    return this.assemble(rows, open);
  }

  /** Whether entries of the list that starts here are separated by commas or &, rather than by spaces. */
  private hasCommas(): boolean {
    let depth = 0;
    for (let at = this.at; at < this.text.length && depth >= 0; at++) {
      const character = this.text[at]!;
      if ('[({'.includes(character)) depth++;
      else if ('])}'.includes(character)) depth--;
      else if (depth === 0 && (character === ',' || character === '&') && this.text[at - 1] !== '\\')
        return true;
    }
    return false;
  }

  /** `\begin{bmatrix} … & … \\ … \end{bmatrix}` */
  private environment(): Part {
    const open = this.at;
    const begin = BEGIN.exec(this.text.slice(this.at, this.at + 120));
    const kind = begin?.[1] ?? begin?.[2] ?? '';
    if (!begin || !LATEX_MATRIX.has(kind.replace('*', '')))
      return this.stop({ code: 'unexpected', piece: begin?.[0] ?? '\\begin' });
    this.at += begin[0].length;
    const [listing, spaced] = [this.inList, this.spaced];
    [this.inList, this.spaced] = [true, false];
    const rows = this.rows((text, at) => text.startsWith('\\end', at), open);
    [this.inList, this.spaced] = [listing, spaced];
    this.skipSpace();
    const end = /^\\end\s*\{([A-Za-z]+\*?)\}/.exec(this.text.slice(this.at, this.at + 60));
    if (end?.[1] !== kind) return this.stop({ code: 'unclosed', piece: begin[0] });
    this.at += end[0].length;
    return { ...this.assemble(rows, open), layout: 'matrix' };
  }

  /** Entries between separators, up to the closing mark (which stays). A written row separator makes rows. */
  private rows(closes: (text: string, at: number) => boolean, open: number): Part[][] {
    this.enter();
    const rows: Part[][] = [[]];
    let separated = true;
    for (;;) {
      const before = this.at;
      this.skipSpace();
      if (this.at >= this.text.length) throw this.unclosed(open);
      if (closes(this.text, this.at)) break;
      const row = rows.at(-1)!;
      const end = /^(?:;|\\\\|\\cr(?![A-Za-z]))/.exec(this.text.slice(this.at, this.at + 4))?.[0];
      if (end !== undefined) {
        if (row.length === 0) this.stop({ code: 'empty-matrix' });
        this.at += end.length;
        this.skipRowStretch();
        rows.push([]);
        separated = true;
      } else if (this.here() === ',' || this.here() === '&') {
        if (separated) this.stop({ code: 'unexpected', piece: this.here() });
        this.at++;
        separated = true;
      } else {
        if (!separated && !this.opens(rows, this.text.slice(before, this.at))) this.leftOver(row.at(-1)!);
        rows.at(-1)!.push(this.sum());
        separated = false;
      }
    }
    this.depth--;
    if (rows.length > 1 && rows.at(-1)!.length === 0) rows.pop();
    return rows;
  }

  /**
   * Whether an entry may start here though no comma stands before it: a new line opens a row,
   * a space separates where no commas are used, and a bracket may follow a bracket.
   */
  private opens(rows: Part[][], gap: string): boolean {
    const bracket = this.here() === '[' && rows.at(-1)!.at(-1)!.layout !== 'scalar';
    if (this.inList && gap.includes('\n') && !bracket) rows.push([]);
    return this.inList && (bracket || gap.includes('\n') || (this.spaced && gap !== ''));
  }

  /** The `[2pt]` that may follow `\\` in LaTeX. */
  private skipRowStretch(): void {
    const stretch = /^\s*\[-?[\d.]+\s*(?:pt|em|ex|mm|cm|in)\]/.exec(this.text.slice(this.at, this.at + 20));
    if (stretch) this.at += stretch[0].length;
  }

  /** An answer that stops inside brackets: after an operator or comma it "ends early", else the bracket is unclosed. */
  private unclosed(open: number): Stop {
    return new Stop(this.text.length, {
      code: 'unclosed',
      piece: this.text[open] === '\\' ? '\\begin' : this.text[open]!,
    });
  }

  private assemble(rows: Part[][], open: number): Part {
    const [first] = rows;
    if (first!.length === 0) throw new Stop(open, { code: 'empty-matrix' });
    const lists = rows.length === 1 ? first! : rows.flatMap((row) => (row.length === 1 ? row : []));
    const nested = lists.length >= rows.length && lists.every((entry) => entry.layout !== 'scalar');
    const lines = nested
      ? lists.map((entry) => this.nestedRow(entry, open))
      : rows.map((row) => row.map((entry) => this.entry(entry, open)));
    const width = lines[0]!.length;
    const odd = lines.find((line) => line.length !== width);
    if (odd) throw new Stop(open, { code: 'ragged', first: width, other: odd.length });
    const value: Value = { rows: lines.length, cols: width, cells: lines.flat() };
    const lasts = (nested ? lists : rows.flat()).flatMap((entry) => entry.lasts);
    return { value, layout: nested || rows.length > 1 ? 'matrix' : 'flat', lasts };
  }

  private nestedRow(entry: Part, open: number): readonly Real[] {
    if (entry.layout !== 'flat') throw new Stop(open, { code: 'nested-list' });
    return entry.value.cells;
  }

  private entry(entry: Part, open: number): Real {
    if (!isScalar(entry.value)) throw new Stop(open, { code: 'matrix-entry' });
    return entry.value.cells[0]!;
  }

  private scalars(a: Part, b: Part, at: number, run: (x: Real, y: Real) => Real): Part {
    if (a.layout !== 'scalar' || b.layout !== 'scalar') throw new Stop(at, { code: 'matrix-arithmetic' });
    const cell = this.held(run(a.value.cells[0]!, b.value.cells[0]!), at);
    return part(cell, lastOfResult(cell, a.lasts[0]!, b.lasts[0]!));
  }

  private times(a: Part, b: Part, at: number): Part {
    if (a.layout !== 'scalar' && b.layout !== 'scalar') throw new Stop(at, { code: 'matrix-arithmetic' });
    const turned = a.layout !== 'scalar' || (b.layout === 'scalar' && tensIn(b.value.cells[0]!) !== null);
    const [one, other] = turned ? [b, a] : [a, b];
    const factor = one.value.cells[0]!;
    const tens = tensIn(factor);
    const value = map(other.value, (cell) => this.held(this.how.multiply(cell, factor), at));
    const moved = (last: Last, i: number): Last =>
      last === null || tens === null ? lastOfResult(value.cells[i]!, last, one.lasts[0]!) : last + tens;
    return { value, layout: other.layout, lasts: other.lasts.map(moved) };
  }

  private over(a: Part, b: Part, at: number): Part {
    if (b.layout !== 'scalar') throw new Stop(at, { code: 'matrix-arithmetic' });
    const divisor = b.value.cells[0]!;
    if (isZero(divisor)) throw new Stop(at, { code: 'division-by-zero' });
    const tens = tensIn(divisor);
    const value = map(a.value, (cell) => this.held(this.how.divide(cell, divisor), at));
    const moved = (last: Last, i: number): Last =>
      last === null || tens === null ? lastOfQuotient(value.cells[i]!, last, b.lasts[0]!) : last - tens;
    return { value, layout: a.layout, lasts: a.lasts.map(moved) };
  }

  /** Refuses a result past the digits allowed, before more is done with it; and work without end. */
  private held(cell: Real, at: number): Real {
    if (!isRational(cell)) {
      this.charge(ROOT_WORK, at);
      return cell;
    }
    this.charge(cell.d > LONG ? LONG_WORK : 1, at);
    if (cell.d > BOUND || cell.n > BOUND || cell.n < -BOUND) throw new Stop(at, { code: 'too-large' });
    return cell;
  }

  private charge(work: number, at: number): void {
    this.work += work;
    if (this.work > MOST_WORK) throw new Stop(at, { code: 'too-large' });
  }

  private transpose(base: Part): Part {
    this.charge(base.value.cells.length, this.at);
    const { rows, cols } = base.value;
    const lasts = base.lasts.map((_, i) => base.lasts[(i % rows) * cols + Math.floor(i / rows)]!);
    return { value: transposed(base.value), layout: base.layout === 'scalar' ? 'scalar' : 'matrix', lasts };
  }

  private enter(): void {
    if (++this.depth > DEEPEST_ANSWER) this.stop({ code: 'too-deep', limit: DEEPEST_ANSWER });
  }

  private expect(close: string, open = this.at): void {
    this.skipSpace();
    if (this.here() === '') throw this.unclosed(open);
    if (this.here() !== close) this.stop({ code: 'unexpected', piece: this.piece() });
    this.at++;
  }

  private skipSpace(): void {
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) return;
      if (SPACE.has(character)) this.at++;
      else if (character === '\\') {
        const name = this.commandName();
        if (!LATEX_SPACE.has(name) && !LATEX_SIZE.has(name)) return;
        this.at += name.length + 1;
      } else return;
    }
  }

  private takeCommand(...names: string[]): boolean {
    const name = this.commandName();
    if (!names.includes(name)) return false;
    this.at += name.length + 1;
    return true;
  }

  /** The name behind the backslash at the present place: letters, or one other character. */
  private commandName(): string {
    let end = this.at + 1;
    while (/[A-Za-z]/.test(this.text[end] ?? '')) end++;
    return this.text.slice(this.at + 1, Math.max(end, this.at + 2));
  }

  private here = (): string => this.text[this.at] ?? '';

  private word(): string {
    return /^[\p{L}\p{N}_]{1,40}/u.exec(this.text.slice(this.at, this.at + 40))![0];
  }

  /** The piece to name in a message: a command, or one character. */
  private piece(): string {
    const character = this.here();
    return character === '\\'
      ? `\\${this.commandName()}`
      : String.fromCodePoint(this.text.codePointAt(this.at) ?? 32);
  }

  private back(at: number, found: Part): Part {
    this.at = at;
    return found;
  }

  private stop(why: Unread): never {
    throw new Stop(this.at, why);
  }
}

const DIGITS_AND_POWER = /^\d+(?:[eE][+\-−–]?\d+)?/;

/** `x 10^-3`, `x 10²`, and `x 10-3` where the power has lost its place. */
const TIMES_TEN = /^[xX]\s*10(?:\s*(?:\^|\*\*)|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]|[-−–]\d)/;

/** A whole number in groups of three, and its fraction; with a comma or a point between, two groups at least. */
const THOUSANDS =
  /(?<![\d.,])([1-9]\d{0,2}(?:(?:['’_ \u00a0\u2009\u202f]\d{3})+|(?:,\d{3}){2,}|(?:\.\d{3}){2,}))(?:[.,](\d+))?(?![.,]?\d)/g;

const ROOT = /^\\?sqrt(?![A-Za-z])/;

/** Products of two such numbers stay below the size from which pairs are reduced, which costs. */
const BOUND = 1n << 1400n;
const LONG = 1n << 64n;

/** Only `array` has columns said behind it. */
const BEGIN =
  /^\\begin\s*\{(?:(array)\}(?:\s*\[[tbc]\])?\s*\{[^{}]{0,60}\}|([A-Za-z]+\*?)\}(?:\s*\[[lcr]\])?)/;
