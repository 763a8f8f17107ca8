/** What a student typed where an expression is asked → trees, one for each side of an equals sign, or the place that could not be read. */
import { readDecimal } from '../math/decimal.ts';
import { mapChildren, type NameTree, type Operator, type Tree } from '../math/tree.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The names that an expression may use. */
export interface Vocabulary {
  /** Names that stand alone: beta, n. */
  readonly names: ReadonlySet<string>;
  /** Names that carry an index: g[0], s[n-1]; one may be both. */
  readonly sequences: ReadonlySet<string>;
  /** Names among them that stand for whole numbers. */
  readonly wholes: ReadonlySet<string>;
  /** Unknown functions, which are called by name: grad(x). */
  readonly functions: ReadonlySet<string>;
}

export type Misread =
  | { readonly code: 'too-long'; readonly limit: number }
  | { readonly code: 'too-many-lines'; readonly limit: number }
  | { readonly code: 'too-deep'; readonly limit: number }
  | { readonly code: 'nothing' }
  | { readonly code: 'ends-early' }
  | { readonly code: 'unexpected'; readonly piece: string }
  | { readonly code: 'unclosed'; readonly piece: string }
  | { readonly code: 'unknown-name'; readonly piece: string; readonly known: readonly string[] }
  | { readonly code: 'needs-index'; readonly piece: string }
  | { readonly code: 'no-index'; readonly piece: string }
  | { readonly code: 'unsure-index'; readonly piece: string }
  | { readonly code: 'unsure-quotient' }
  | { readonly code: 'unsure-exponent'; readonly piece: string }
  | { readonly code: 'product-sign' }
  | { readonly code: 'arguments'; readonly piece: string; readonly form: string }
  | { readonly code: 'comma' }
  | { readonly code: 'dots' }
  | { readonly code: 'relation'; readonly piece: string }
  | { readonly code: 'words'; readonly piece: string }
  | { readonly code: 'zero-power' }
  | { readonly code: 'too-large' };

export type Statement =
  /** The sides of `a = b = c`, in order; `continues` where an equals sign stands before the first. */
  | { readonly kind: 'sides'; readonly sides: readonly Tree[]; readonly continues: boolean }
  | { readonly kind: 'blank' }
  /** `at`: offset of the place in what was typed, from 0. */
  | { readonly kind: 'misread'; readonly at: number; readonly why: Misread };

export const LONGEST_EXPRESSION = 2000;
const DEEPEST_EXPRESSION = 40;
const MOST_TOKENS = 800;
const MOST_KNOWN = 20;

/** How each function of the language is written; an unknown function takes one argument. */
const FORMS: ReadonlyMap<string, { readonly arity: number; readonly form: string; readonly call: string }> =
  new Map(
    [
      ['sum', 4, 'sum(beta^k, k, 0, n)', 'sum'],
      ['lim', 2, 'lim(rho^n, n)', 'lim'],
      ['E', 1, 'E(g)', 'E'],
      ['sqrt', 1, 'sqrt(2)', 'sqrt'],
      ['exp', 1, 'exp(x)', 'exp'],
      ['log', 1, 'log(x)', 'log'],
      ['ln', 1, 'ln(x)', 'log'],
      ['inverse', 1, 'inverse(A)', 'inverse'],
      ['inv', 1, 'inverse(A)', 'inverse'],
    ].map(([name, arity, form, call]) => [name as string, { arity, form, call } as never]),
  );
/** What a function of the language is called in LaTeX, where its name is a command. */
const CALLED: ReadonlySet<string> = new Set(['sqrt', 'exp', 'log', 'ln', 'lim', 'sum']);

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
      throw new Stop(LONGEST_EXPRESSION, { code: 'too-long', limit: LONGEST_EXPRESSION });
    const tokens = tokensOf(text);
    if (tokens.length > MOST_TOKENS)
      throw new Stop(tokens[MOST_TOKENS]!.at, { code: 'too-long', limit: MOST_TOKENS });
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

/** Two unknown words in a row are a sentence, not a product. */
function guardWords(
  text: string,
  tokens: readonly Token[],
  { names, sequences, functions }: Vocabulary,
): void {
  const isStrange = (token: Token | undefined): boolean =>
    token?.kind === 'word' &&
    token.text.length > 1 &&
    ![names, sequences, functions, FORMS].some((known) => known.has(token.text));
  const at = tokens.findIndex((token, i) => isStrange(token) && isStrange(tokens[i + 1]));
  if (at >= 0) throw new Stop(tokens[at]!.at, { code: 'words', piece: text.trim().slice(0, 40) });
}

const number = (text: string): Tree => ({ kind: 'number', text });
const binary = (op: Operator, left: Tree, right: Tree): Tree => ({ kind: 'binary', op, left, right });

/** Reads one line's tokens; holds how far it has come, and where each name stands. */
class Parser {
  private next = 0;
  private depth = 0;
  private readonly places = new Map<Tree, number>();
  private readonly tokens: readonly Token[];
  private readonly text: string;
  private readonly known: Vocabulary;

  constructor(tokens: readonly Token[], text: string, known: Vocabulary) {
    this.tokens = tokens;
    this.text = text;
    this.known = known;
  }

  statement(): { readonly sides: readonly Tree[]; readonly continues: boolean } {
    const continues = this.take('=');
    const sides: Tree[] = [];
    do {
      const side = this.sum();
      this.checkNames(side, new Set());
      sides.push(side);
    } while (this.take('='));
    const left = this.here();
    if (left) this.stopAt(left, this.strangeness(left));
    return { sides, continues };
  }

  /** What to say of a token that cannot go on from here. */
  private strangeness(token: Token): Misread {
    const piece = token.kind === 'command' ? `\\${token.text}` : token.text;
    if (/^[≈<>≤≥≠~]$/.test(piece) || /^\\(?:leq?|geq?|neq?|sim|Rightarrow|to|lt|gt|equiv)$/.test(piece))
      return { code: 'relation', piece };
    if (token.kind === 'number') return { code: 'product-sign' };
    if (piece === ',') return { code: 'comma' };
    if (piece === '…') return { code: 'dots' };
    return { code: 'unexpected', piece };
  }

  private sum(): Tree {
    this.enter();
    const negative = this.take('-');
    if (!negative) this.take('+');
    let left = this.product();
    if (negative) left = { kind: 'negate', of: left };
    for (;;) {
      const op = this.isMark('+') ? '+' : this.isMark('-') ? '-' : null;
      if (op === null) break;
      this.next++;
      left = binary(op, left, this.product());
    }
    this.depth--;
    return left;
  }

  private product(): Tree {
    let left = this.factor();
    // After a quotient written with /, a product without a sign may belong to either part.
    let divided = false;
    for (;;) {
      if (this.take('*')) {
        left = binary('*', left, this.factor());
        divided = false;
      } else if (this.take('/')) {
        left = binary('/', left, this.factor());
        divided = true;
      } else if (this.startsFactor()) {
        if (divided) this.stop({ code: 'unsure-quotient' });
        left = binary('*', left, this.power());
      } else return left;
    }
  }

  private factor(): Tree {
    if (!this.isMark('-') && !this.isMark('+')) return this.power();
    this.enter();
    const negative = this.take('-');
    if (!negative) this.take('+');
    const inside = this.factor();
    this.depth--;
    return negative ? { kind: 'negate', of: inside } : inside;
  }

  private power(): Tree {
    const base = this.primary();
    const caret = this.here();
    if (!this.take('^')) return base;
    const exponent = this.exponent();
    if (isZeroNumber(base) && isZeroNumber(exponent)) this.stopAt(caret!, { code: 'zero-power' });
    return binary('^', base, exponent);
  }

  /** Powers bind to the right; a name directly behind a number in an exponent may belong to it or not. */
  private exponent(): Tree {
    this.enter();
    const negative = this.take('-');
    const from = this.here();
    const inside = this.power();
    const [before, behind] = [this.tokens[this.next - 1], this.here()];
    if (
      from === before &&
      from?.kind === 'number' &&
      behind?.kind === 'word' &&
      behind.at === from.end &&
      this.known.wholes.has(behind.text)
    )
      this.stopAt(behind, { code: 'unsure-exponent', piece: `${from.text}*${behind.text}` });
    this.depth--;
    return negative ? { kind: 'negate', of: inside } : inside;
  }

  private startsFactor(): boolean {
    const token = this.here();
    if (!token) return false;
    if (token.kind === 'word') return true;
    if (token.kind === 'command')
      return ['frac', 'dfrac', 'tfrac', 'hat', 'widehat', ...CALLED].includes(token.text);
    return token.kind === 'mark' && (token.text === '(' || token.text === '{' || token.text === '[');
  }

  private primary(): Tree {
    const token = this.here();
    if (!token) throw new Stop(this.text.length, { code: 'ends-early' });
    this.enter();
    const found = this.primaryAt(token);
    this.depth--;
    return found;
  }

  private primaryAt(token: Token): Tree {
    if (token.kind === 'number') return this.number(token);
    if (token.kind === 'word') return this.named(token);
    if (token.kind === 'command') return this.command(token);
    if (token.text === '(' || token.text === '{' || token.text === '[') return this.group();
    return this.stopAt(token, this.strangeness(token));
  }

  private number(token: Token): Tree {
    this.next++;
    const value = readDecimal(token.text.replace(/\.$/, ''), 400);
    if (!value || token.text.length > 100) return this.stopAt(token, { code: 'too-large' });
    return number(token.text.replace(/\.$/, '').replace(/^\./, '0.'));
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
    this.stopAt(token!, this.strangeness(token!));
  }

  private command(token: Token): Tree {
    this.next++;
    switch (token.text) {
      case 'frac':
      case 'dfrac':
      case 'tfrac': {
        const top = this.braced(token);
        return binary('/', top, this.braced(token));
      }
      case 'hat':
      case 'widehat': {
        const braces = this.take('{');
        const base = this.here();
        if (base?.kind !== 'word')
          return this.stopAt(token, { code: 'unexpected', piece: `\\${token.text}` });
        this.next++;
        if (braces && !this.take('}')) return this.stopAt(base, { code: 'unclosed', piece: '{' });
        return this.indexed({ ...base, text: `${base.text}hat`, at: token.at });
      }
      case 'sum':
        return this.bigSum(token);
      case 'lim':
        return this.limit(token);
      case 'sqrt':
        return { kind: 'call', name: 'sqrt', args: [this.braced(token)] };
    }
    if (FORMS.has(token.text)) return this.call(token);
    return this.stopAt(token, this.strangeness(token));
  }

  /** What stands behind a command: a group, or one token. */
  private braced(command: Token): Tree {
    if (!this.here()) throw new Stop(command.end, { code: 'ends-early' });
    return this.primary();
  }

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
    const [, stem = token.text, digits = ''] = /^(.*?)(\d+)$/.exec(token.text) ?? [];
    let name = token.text;
    let index: Tree | undefined;
    if (!names.has(name) && !sequences.has(name) && digits !== '' && sequences.has(stem)) {
      name = stem;
      index = number(digits);
    }
    // m_hat is a name of its own.
    const hat = this.tokens[this.next + 1];
    if (this.isMark('_') && hat?.kind === 'word' && hat.text === 'hat') {
      this.next += 2;
      name = sequences.has(`${name}_hat`) || names.has(`${name}_hat`) ? `${name}_hat` : `${name}hat`;
    }
    const isSequence = sequences.has(name);
    if (index === undefined && isSequence && this.isMark('[')) index = this.group();
    else if (index === undefined && this.isMark('_')) index = this.subscript(token, isSequence);
    if (index === undefined && isSequence && !names.has(name)) {
      if (this.isMark('^') && this.bracketed(this.next + 1)) {
        this.next++;
        index = this.primary();
      } else this.stopAt(token, { code: 'needs-index', piece: name });
    }
    const found: NameTree = index ? { kind: 'name', name, index } : { kind: 'name', name };
    this.places.set(found, token.at);
    return found;
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
    if (!isSequence) {
      // A letter with a fixed index, such as \rho_1, is a name of its own where the problem has it.
      const digits = this.isMark('{') ? this.tokens[this.next + 1] : this.here();
      const joined = `${name.text}${digits?.text ?? ''}`;
      if (this.known.names.has(joined) || this.known.names.has(`${name.text}_${digits?.text}`)) {
        this.stopAt(mark, { code: 'no-index', piece: joined });
      }
      this.stopAt(mark, { code: 'no-index', piece: name.text });
    }
    const token = this.here();
    if (!token) throw new Stop(this.text.length, { code: 'ends-early' });
    if (token.text === '{' || token.text === '(' || token.text === '[') return this.group();
    const inside = this.primary();
    const behind = this.here();
    const isTight = behind && behind.at === token.end && (behind.text === '+' || behind.text === '-');
    if (isTight && token.kind === 'word' && this.tokens[this.next + 1]?.kind === 'number')
      this.stopAt(mark, {
        code: 'unsure-index',
        piece: `${name.text}[${token.text}${behind.text}${this.tokens[this.next + 1]!.text}]`,
      });
    return inside;
  }

  private call(token: Token): Tree {
    const row = FORMS.get(token.text);
    const { arity, form, call } = row ?? { arity: 1, form: `${token.text}(x)`, call: token.text };
    const open = this.here();
    if (!open || !['(', '[', '{'].includes(open.text))
      return this.stopAt(token, { code: 'arguments', piece: token.text, form });
    this.next++;
    const args = [this.sum()];
    while (this.take(',')) args.push(this.sum());
    this.close(open);
    const found: Tree = { kind: 'call', name: call, args };
    const variable = BINDS.has(call) ? args[1] : undefined;
    const isVariable = variable?.kind === 'name' && !variable.index;
    if (args.length !== arity || (BINDS.has(call) && !isVariable))
      this.stopAt(token, { code: 'arguments', piece: token.text, form });
    return found;
  }

  /** \sum_{k=1}^{t} and the product behind it. */
  private bigSum(token: Token): Tree {
    const form = '\\sum_{k=1}^{n}';
    let [variable, from, to]: (Tree | undefined)[] = [];
    for (let round = 0; round < 2; round++) {
      if (this.take('_')) {
        const open = this.here();
        if (!this.take('{') && !this.take('('))
          return this.stopAt(token, { code: 'arguments', piece: 'sum', form });
        const name = this.here();
        if (name?.kind !== 'word') return this.stopAt(token, { code: 'arguments', piece: 'sum', form });
        this.next++;
        variable = { kind: 'name', name: name.text };
        if (!this.take('=')) return this.stopAt(name, { code: 'arguments', piece: 'sum', form });
        from = this.sum();
        this.close(open!);
      } else if (this.take('^')) to = this.primary();
    }
    if (!variable || !from || !to) return this.stopAt(token, { code: 'arguments', piece: 'sum', form });
    return { kind: 'call', name: 'sum', args: [this.product(), variable, from, to] };
  }

  /** \lim_{n \to \infty} and the product behind it. */
  private limit(token: Token): Tree {
    const form = '\\lim_{n \\to \\infty}';
    if (!this.take('_')) return this.call(token);
    const open = this.here();
    if (!this.take('{') && !this.take('('))
      return this.stopAt(token, { code: 'arguments', piece: 'lim', form });
    const variable = this.here();
    this.next++;
    const arrow = this.here();
    this.next++;
    const end = this.here();
    this.next++;
    if (variable?.kind !== 'word' || !/^(?:to|rightarrow|→)$/.test(arrow?.text ?? '') || end?.text !== 'inf')
      return this.stopAt(token, { code: 'arguments', piece: 'lim', form });
    this.close(open!);
    return { kind: 'call', name: 'lim', args: [this.product(), { kind: 'name', name: variable.text }] };
  }

  /** Every name must be one of the problem's, or bound by a sum or a limit around it. */
  private checkNames(tree: Tree, bound: ReadonlySet<string>): void {
    if (tree.kind === 'name') {
      const { names, sequences } = this.known;
      const isKnown = tree.index ? sequences.has(tree.name) : names.has(tree.name) || bound.has(tree.name);
      if (!isKnown) {
        const known = [
          ...names,
          ...[...sequences].filter((name) => !names.has(name)).map((name) => `${name}[n]`),
        ];
        throw new Stop(this.places.get(tree) ?? 0, {
          code: 'unknown-name',
          piece: tree.name,
          known: known.slice(0, MOST_KNOWN),
        });
      }
      if (tree.index) this.checkNames(tree.index, bound);
      return;
    }
    if (tree.kind === 'call' && BINDS.has(tree.name)) {
      const [body, variable, ...bounds] = tree.args;
      for (const each of bounds) this.checkNames(each, bound);
      this.checkNames(body!, new Set([...bound, (variable as NameTree).name]));
      return;
    }
    mapChildren(tree, (part) => {
      this.checkNames(part, bound);
      return part;
    });
  }

  private enter(): void {
    if (++this.depth > DEEPEST_EXPRESSION) this.stop({ code: 'too-deep', limit: DEEPEST_EXPRESSION });
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

/** Calls whose second argument is a name that has a meaning only inside the first. */
export const BINDS: ReadonlySet<string> = new Set(['sum', 'lim']);

const isZeroNumber = (tree: Tree): boolean => tree.kind === 'number' && /^[0.]+$/.test(tree.text);
