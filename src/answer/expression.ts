/** What a student typed where an expression is asked → trees, one for each side of an equals sign, or the place that could not be read. */
import { readDecimal } from '../math/decimal.ts';
import { binary, type CallTree, type NameTree, number, type Tree, toText } from '../math/tree.ts';
import { LATEX_FRACTION, VULGAR } from './characters.ts';
import { BARE, BINDS, CALLED, FORMS, GRADIENT, HATS, OPENING } from './forms.ts';
import type { Misread } from './misread.ts';
import { nameAt, spelled, strangeIn } from './names.ts';
import { isCount, isIndexAt, lowerFirst } from './scripts.ts';
import { strangeness } from './strangeness.ts';
import { split, type Token, tokensOf } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Statement =
  /** The sides of `a = b = c`, in order; `continues` where an equals sign stands before the first. */
  | { readonly kind: 'sides'; readonly sides: readonly Tree[]; readonly continues: boolean }
  | { readonly kind: 'blank' }
  /** `at`: offset of the place in what was typed, from 0. */
  | { readonly kind: 'misread'; readonly at: number; readonly why: Misread };

export const LONGEST_EXPRESSION = 2000;
export const DEEPEST_EXPRESSION = 40;
export const MOST_TOKENS = 800;
const MOST_KNOWN = 20;

class Stop extends Error {
  constructor(
    readonly at: number,
    readonly why: Misread,
  ) {
    super(why.code);
  }
}

/**
 * Reads a line: an expression, or several with equals signs between them.
 * @example readStatement('s_1 = (1-rho)g', vocabulary) has the sides s[1] and (1-rho)*g
 */
export function readStatement(text: string, vocabulary: Vocabulary): Statement {
  try {
    if (text.length > LONGEST_EXPRESSION)
      throw new Stop(LONGEST_EXPRESSION, { code: 'too-long', limit: LONGEST_EXPRESSION, unit: 'characters' });
    const tokens = tokensOf(text);
    if (tokens.length > MOST_TOKENS)
      throw new Stop(tokens[MOST_TOKENS]!.at, {
        code: 'too-long',
        limit: MOST_TOKENS,
        unit: 'names and signs',
      });
    while (tokens.length > 0 && ['.', ',', ';'].includes(tokens.at(-1)!.text)) tokens.pop();
    if (tokens.length === 0) return { kind: 'blank' };
    guardWords(text, tokens, vocabulary);
    const parser = new Parser(tokens, text, vocabulary);
    return { kind: 'sides', ...parser.statement() };
  } catch (error) {
    if (error instanceof Stop) return { kind: 'misread', at: error.at, why: error.why };
    throw error;
  }
}

/** Words that a sentence with a formula in it begins with: where 0 < rho < 1. */
const SPEECH: ReadonlySet<string> = new Set(
  'if when whenever then where with let for since because as by using suppose assume assuming given provided put set setting note recall hence thus so wenn dann falls sei seien mit für da weil wegen also setze gelte nach angenommen expand simplify simplifying factor factoring take multiply substitute substituting insert inserting true wahr ok done fertig ausmultiplizieren ausklammern einsetzen vereinfachen'.split(
    ' ',
  ),
);

/** Two unknown words in a row are a sentence, not a product, and so is what begins with such a word. */
function guardWords(text: string, tokens: readonly Token[], known: Vocabulary): void {
  const isStrange = (token: Token | undefined, i: number): boolean =>
    token?.kind === 'word' &&
    token.text.length > 1 &&
    tokens[i - 1]?.text !== '_' &&
    !known.functions.has(token.text) &&
    !FORMS.has(token.text) &&
    spelled(token.text, known) === null;
  const strange = tokens.findIndex((token, i) => isStrange(token, i) && isStrange(tokens[i + 1], i + 1));
  const [first] = tokens;
  const isSpoken =
    isStrange(first, 0) &&
    SPEECH.has(first!.text.toLowerCase()) &&
    ![...first!.text].every((letter) => known.names.has(letter));
  const at = strange < 0 && isSpoken ? 0 : strange;
  if (at >= 0) throw new Stop(tokens[at]!.at, { code: 'words', piece: text.trim().slice(0, 40) });
}

/** Reads one line's tokens; holds how far it has come, and where each name stands. */
class Parser {
  private next = 0;
  private depth = 0;
  private readonly places = new Map<Tree, number>();
  private readonly tokens: Token[];
  private readonly text: string;
  private readonly known: Vocabulary;

  constructor(tokens: readonly Token[], text: string, known: Vocabulary) {
    this.tokens = [...tokens];
    this.text = text;
    this.known = known;
  }

  statement(): { readonly sides: readonly Tree[]; readonly continues: boolean } {
    const continues = this.take('=');
    const sides: Tree[] = [];
    do {
      const side = this.sum();
      const strange = strangeIn(side, this.known);
      if (strange) throw new Stop(this.places.get(strange) ?? 0, this.unknown(strange.name));
      sides.push(side);
    } while (this.take('='));
    const left = this.here();
    if (left) this.stopAt(left, strangeness(left, this.text));
    return { sides, continues };
  }

  private sum(): Tree {
    return this.nested(() => {
      let left = this.signed(() => this.product());
      for (;;) {
        const op = this.isMark('+') ? '+' : this.isMark('-') ? '-' : null;
        if (op === null) return left;
        this.next++;
        left = binary(op, left, this.product());
      }
    });
  }

  /** What a sign may stand before; a plus says nothing. */
  private signed(read: () => Tree): Tree {
    const isNegative = this.take('-');
    if (!isNegative) this.take('+');
    const of = read();
    return isNegative ? { kind: 'negate', of } : of;
  }

  private product(): Tree {
    let last = this.factor();
    let left = last;
    // After a quotient written with /, a product without a sign may belong to either part.
    let divided = false;
    for (;;) {
      if (this.take('*')) {
        last = this.factor();
        left = binary('*', left, last);
        divided = false;
      } else if (this.take('/')) {
        last = this.factor();
        left = binary('/', left, last);
        divided = true;
      } else if (this.startsFactor()) {
        if (divided) this.stop({ code: 'unsure-quotient' });
        const start = this.here()!;
        const factor = this.power();
        // 2 ½ is a product or two and a half.
        if (last.kind === 'number' && this.isFraction(start, factor))
          this.stopAt(start, { code: 'product-sign' });
        last = factor;
        left = binary('*', left, last);
      } else return left;
    }
  }

  private factor(): Tree {
    if (!this.isMark('-') && !this.isMark('+')) return this.power();
    return this.nested(() => this.signed(() => this.factor()));
  }

  /** A fraction as it stands in a mixed number: ½, \frac{1}{2}. */
  private isFraction(start: Token, tree: Tree): boolean {
    if (tree.kind !== 'binary' || tree.op !== '/') return false;
    const { left, right } = tree;
    if (left.kind !== 'number' || right.kind !== 'number') return false;
    const isCommand = start.kind === 'command' && LATEX_FRACTION.has(start.text);
    return VULGAR.has(this.text[start.at]!) || (isCommand && Number(left.text) < Number(right.text));
  }

  private power(base = this.primary()): Tree {
    const caret = this.here();
    if (!this.take('^')) return base;
    const exponent = this.exponent();
    if (isZeroNumber(base) && isZeroNumber(exponent)) this.stopAt(caret!, { code: 'zero-power' });
    return binary('^', base, exponent);
  }

  /** Powers bind to the right; a name directly behind a number in an exponent may belong to it or not. */
  private exponent(): Tree {
    return this.nested(() =>
      this.signed(() => {
        const from = this.here();
        const inside = this.isMark('{') ? this.power(this.braces()) : this.power();
        this.guardExponent(from);
        return inside;
      }),
    );
  }

  private guardExponent(from: Token | undefined): void {
    const piece = this.glued(from);
    if (piece !== null) this.stop({ code: 'unsure-exponent', piece });
  }

  /** A number just read, and the count directly behind it, as in rho^2n. */
  private glued(from: Token | undefined): string | null {
    const behind = this.here();
    if (from?.kind !== 'number' || from !== this.tokens[this.next - 1]) return null;
    if (behind?.kind !== 'word' || behind.at !== from.end) return null;
    return this.known.wholes.has(behind.text) ? `${from.text}*${behind.text}` : null;
  }

  private startsFactor(): boolean {
    const token = this.here();
    if (!token) return false;
    if (token.kind === 'word') return true;
    if (token.kind === 'command')
      return [LATEX_FRACTION, HATS, CALLED].some((commands) => commands.has(token.text));
    return token.kind === 'mark' && OPENING.has(token.text);
  }

  private primary(): Tree {
    const token = this.here();
    if (!token) throw new Stop(this.text.length, { code: 'ends-early' });
    return this.nested(() => this.primaryAt(token));
  }

  private primaryAt(token: Token): Tree {
    if (token.kind === 'number') return this.number(token);
    if (token.kind === 'word') return this.named(token);
    if (token.kind === 'command') return this.command(token);
    if (this.isLoneName()) {
      this.next += 3;
      return this.indexed(this.tokens[this.next - 2]!);
    }
    if (OPENING.has(token.text)) return this.group();
    return this.stopAt(token, strangeness(token, this.text));
  }

  private number(token: Token): Tree {
    this.next++;
    const value = readDecimal(token.text.replace(/\.$/, ''), 400);
    if (!value || token.text.length > 100) return this.stopAt(token, { code: 'too-large' });
    return number(
      token.text
        .replace(/\.$/, '')
        .replace(/^\./, '0.')
        .replace(/^0+(?=\d)/, ''),
    );
  }

  /** Whether a name stands alone in braces with its index behind them: {s}_1. */
  private isLoneName(): boolean {
    const [open, word, close, behind] = this.tokens.slice(this.next, this.next + 4);
    if (open?.text !== '{' || word?.kind !== 'word' || close?.text !== '}') return false;
    return (behind?.text === '_' || behind?.text === '[') && spelled(word.text, this.known) !== null;
  }

  private braces(): Tree {
    return this.nested(() => this.group());
  }

  /** Something in brackets of any kind. */
  private group(): Tree {
    const open = this.here()!;
    this.next++;
    const inside = this.sum();
    this.close(open);
    return inside;
  }

  private close(open: Token): void {
    const wanted = open.text === '(' ? ')' : open.text === '[' ? ']' : '}';
    if (this.take(wanted)) return;
    const token = this.here();
    if (!token || token.text === '=') this.stopAt(open, { code: 'unclosed', piece: open.text });
    this.stopAt(token!, strangeness(token!, this.text));
  }

  private command(token: Token): Tree {
    this.next++;
    if (LATEX_FRACTION.has(token.text)) {
      const top = this.braced(token);
      return binary('/', top, this.braced(token));
    }
    if (HATS.has(token.text)) return this.hatted(token);
    if (token.text === GRADIENT && this.known.functions.has('grad')) {
      if (this.here()?.kind === 'word') this.next++;
      return this.call({ ...token, text: 'grad' });
    }
    switch (token.text) {
      case 'sum':
        return this.isMark('(') ? this.call(token) : this.bigSum(token);
      case 'lim':
        return this.limit(token);
      case 'sqrt':
        return this.root(token);
    }
    if (BARE.has(token.text) && /^(?:word|number)$/.test(this.here()?.kind ?? '')) return this.bare(token);
    if (FORMS.has(token.text)) return this.call(token);
    return this.stopAt(token, strangeness(token, this.text));
  }

  /** \hat s_1, \hat{s}_1 and \hat{s_1} */
  private hatted(token: Token): Tree {
    const braces = this.take('{');
    const base = this.here();
    if (base?.kind !== 'word') return this.stopAt(token, { code: 'unexpected', piece: `\\${token.text}` });
    this.next++;
    const name = { ...base, text: base.text.replace(/\d*$/, 'hat$&'), at: token.at };
    const open = { ...base, text: '{' };
    if (!braces || this.take('}')) return this.indexed(name);
    if (!this.isMark('_') && !this.isMark('[')) this.close(open);
    const found = this.indexed(name);
    this.close(open);
    return found;
  }

  /** √2, \sqrt{2}, and \sqrt[3]{2} as a power. */
  private root(token: Token): Tree {
    if (!this.isMark('[')) return { kind: 'call', name: 'sqrt', args: [this.braced(token)] };
    if (!this.isCommand(token)) return this.call(token);
    const degree = this.group();
    return binary('^', this.braced(token), binary('/', number('1'), degree));
  }

  /** \log x, where nothing behind x may belong to it. */
  private bare(token: Token): Tree {
    const { form, call } = FORMS.get(token.text)!;
    const of = this.primary();
    const behind = this.here();
    const isUnsure = behind?.kind === 'number' || ['^', '*', '/', '_'].includes(behind?.text ?? '');
    if (isUnsure || this.startsFactor()) this.stopAt(token, { code: 'arguments', piece: token.text, form });
    return { kind: 'call', name: call, args: [of] };
  }

  /** What stands behind a command: a group, or one sign, as TeX takes it. */
  private braced(command: Token): Tree {
    const token = this.here();
    if (!token) throw new Stop(command.end, { code: 'ends-early' });
    if (token.text === '{') return this.braces();
    if (this.isCommand(command)) {
      const parts = split(token);
      if (parts) this.tokens.splice(this.next, 1, ...parts);
      else if (token.kind === 'number' && !/^\d\.?$/.test(token.text))
        this.stopAt(token, { code: 'unexpected', piece: token.text });
    }
    return this.primary();
  }

  /** Whether it was typed with a backslash, as √ was not. */
  private isCommand = (token: Token): boolean => this.text[token.at] === '\\';

  private named(token: Token): Tree {
    const { names, sequences, functions } = this.known;
    const word = token.text;
    if (word === 'e' && !names.has('e') && this.tokens[this.next + 1]?.text === '^') {
      this.next += 2;
      return { kind: 'call', name: 'exp', args: [this.exponent()] };
    }
    const isKnown = names.has(word) || sequences.has(word);
    if (!isKnown && (FORMS.has(word) || functions.has(word))) {
      this.next++;
      if (word === 'sum' && this.isMark('_')) return this.bigSum(token);
      if (word === 'lim' && this.isMark('_')) return this.limit(token);
      return this.call(token);
    }
    this.next++;
    return this.indexed(token);
  }

  /** A name, with the index that stands behind it: g[0], g_0, g_{n-1}, g0, and for what has no value without one, v^{(2)}. */
  private indexed(token: Token): Tree {
    const { names, sequences } = this.known;
    const { name, digits, next } = nameAt(token.text, this.tokens, this.next, this.known);
    this.next = next;
    let index: Tree | undefined = digits === '' ? undefined : number(digits.replace(/^0+(?=\d)/, ''));
    const isSequence = sequences.has(name);
    if (index === undefined && isSequence) lowerFirst(this.tokens, this.next);
    if (index === undefined && isSequence && this.isMark('[')) index = this.group();
    else if (index === undefined && this.isMark('_'))
      index = this.subscript({ ...token, text: name }, isSequence);
    if (index === undefined && isSequence && !names.has(name)) {
      if (this.isMark('^') && this.bracketed(this.next + 1)) {
        this.next++;
        index = this.primary();
      } else this.stopAt(token, { code: 'needs-index', piece: name });
    }
    const found: NameTree = index ? { kind: 'name', name, index } : { kind: 'name', name };
    this.places.set(found, token.at);
    this.guardIndex(token, found);
    return found;
  }

  /** rho[1] and s[n][1] are no products: an index in square brackets directly behind what takes none is refused. */
  private guardIndex(token: Token, found: NameTree): void {
    const [before, open] = [this.tokens[this.next - 1]!, this.here()];
    if (!this.isMark('[') || /\s/.test(this.text.slice(before.end, open!.at))) return;
    if (!isIndexAt(this.tokens, this.next, this.known)) return;
    if (!found.index && !this.known.names.has(found.name)) this.stopAt(token, this.unknown(found.name));
    this.stopAt(open!, { code: 'no-index', piece: toText(found) });
  }

  /** Whether an exponent is a bracketed or a bare number, which over a name that has no value without an index is its index. */
  private bracketed(at: number): boolean {
    const token = this.tokens[at];
    if (token?.kind === 'number') return true;
    return token?.text === '(' || token?.text === '{';
  }

  private subscript(name: Token, isSequence: boolean): Tree {
    const mark = this.here()!;
    this.next++;
    if (!isSequence && !this.known.names.has(name.text)) this.stopAt(name, this.unknown(name.text));
    if (!isSequence) this.stopAt(mark, { code: 'no-index', piece: name.text });
    const token = this.here();
    if (!token) throw new Stop(this.text.length, { code: 'ends-early' });
    if (OPENING.has(token.text)) return this.group();
    const inside = this.primary();
    const behind = this.here();
    const after = this.tokens[this.next + 1];
    const isSign = behind && behind.at === token.end && (behind.text === '+' || behind.text === '-');
    const isUnsure = after?.kind === 'number' || (after?.kind === 'word' && isCount(after.text, this.known));
    const longer =
      isSign && token.kind === 'word' && isUnsure
        ? `${token.text}${behind.text}${after.text}`
        : this.glued(token);
    if (longer !== null) this.stopAt(mark, { code: 'unsure-index', piece: `${name.text}[${longer}]` });
    return inside;
  }

  private call(token: Token): Tree {
    const row = FORMS.get(token.text);
    const { arity, form, call } = row ?? { arity: 1, form: `${token.text}(x)`, call: token.text };
    const open = this.here();
    if (!open || !OPENING.has(open.text))
      return this.stopAt(token, { code: 'arguments', piece: token.text, form });
    this.next++;
    const args = [this.sum()];
    while (this.take(',')) args.push(this.sum());
    this.close(open);
    const found = endless({ kind: 'call', name: call, args });
    const variable = BINDS.has(call) ? args[1] : undefined;
    const isVariable = variable?.kind === 'name' && !variable.index;
    // sqrt[3]{2} has a degree.
    const isRoot = call === 'sqrt' && open.text === '[' && (this.isMark('{') || this.isMark('('));
    if (args.length !== arity || isRoot || (BINDS.has(call) && !isVariable))
      this.stopAt(token, { code: 'arguments', piece: token.text, form });
    return found;
  }

  /** \sum_{k=1}^{t} and the product behind it. */
  private bigSum(token: Token): Tree {
    const refuse = (at = token): never =>
      this.stopAt(at, { code: 'arguments', piece: 'sum', form: '\\sum_{k=1}^{n}' });
    let [variable, from, to]: (Tree | undefined)[] = [];
    for (let round = 0; round < 2; round++) {
      if (this.take('_')) {
        const open = this.here();
        if (!this.take('{') && !this.take('(')) return refuse();
        const name = this.here();
        if (name?.kind !== 'word') return refuse();
        this.next++;
        variable = { kind: 'name', name: name.text };
        if (!this.take('=')) return refuse(name);
        from = this.sum();
        this.close(open!);
      } else if (this.take('^')) to = this.upper();
    }
    if (!variable || !from || !to) return refuse();
    return endless({ kind: 'call', name: 'sum', args: [this.product(), variable, from, to] });
  }

  /** Where a sum ends: \sum^n_{k=1} has no index on its n. */
  private upper(): Tree {
    const token = this.here();
    if (token?.kind !== 'word') {
      const inside = this.isMark('{') ? this.braces() : this.primary();
      this.guardExponent(token);
      return inside;
    }
    this.next++;
    const name: NameTree = { kind: 'name', name: token.text };
    this.places.set(name, token.at);
    return name;
  }

  /** \lim_{n \to \infty} and the product behind it. */
  private limit(token: Token): Tree {
    const refuse = (): never =>
      this.stopAt(token, { code: 'arguments', piece: 'lim', form: '\\lim_{n \\to \\infty}' });
    if (!this.take('_')) return this.call(token);
    const open = this.here();
    if (!this.take('{') && !this.take('(')) return refuse();
    const variable = this.here();
    this.next++;
    const arrow = this.here();
    this.next++;
    const end = this.here();
    this.next++;
    if (variable?.kind !== 'word' || !/^(?:to|rightarrow|→)$/.test(arrow?.text ?? '') || end?.text !== 'inf')
      return refuse();
    this.close(open!);
    return { kind: 'call', name: 'lim', args: [this.product(), { kind: 'name', name: variable.text }] };
  }

  private unknown(name: string): Misread {
    const { names, sequences } = this.known;
    const terms = [...sequences].filter((known) => !names.has(known)).map((known) => `${known}[n]`);
    const known = [...names, ...terms].slice(0, MOST_KNOWN);
    return { code: 'unknown-name', piece: name === 'inf' ? '∞' : name, known };
  }

  /** Guards the recursion. */
  private nested(read: () => Tree): Tree {
    if (++this.depth > DEEPEST_EXPRESSION) this.stop({ code: 'too-deep' });
    const found = read();
    this.depth--;
    return found;
  }

  private here = (): Token | undefined => this.tokens[this.next];
  private isMark(text: string): boolean {
    const token = this.here();
    return token?.kind === 'mark' && token.text === text;
  }
  private take(text: string): boolean {
    if (!this.isMark(text)) return false;
    this.next++;
    return true;
  }
  private stop(why: Misread): never {
    throw new Stop(this.here()?.at ?? this.text.length, why);
  }
  private stopAt(token: Token, why: Misread): never {
    throw new Stop(token.at, why);
  }
}

/** A sum up to ∞ is the limit of sums. */
function endless(call: CallTree): CallTree {
  const to = call.args[3];
  const isEndless = call.name === 'sum' && to?.kind === 'name' && to.name === 'inf';
  return isEndless ? { kind: 'call', name: 'lim', args: [call, to] } : call;
}

const isZeroNumber = (tree: Tree): boolean => tree.kind === 'number' && /^[0.]+$/.test(tree.text);
