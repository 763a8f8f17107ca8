/** One side of a relation → a tree of numbers, names, sums and products; or the piece that is not understood. Nothing is guessed. */
import { readDecimal } from '../math/decimal.ts';
import { binary, call, childrenOf, type NameTree, number, substituted, type Tree } from '../math/tree.ts';
import { entriesOf } from './entries.ts';
import type { Item } from './items.ts';
import {
  APPLIED,
  BESIDE,
  DETERMINANT,
  GOES_ON,
  isOpaqueCall,
  LOG,
  MIXED,
  NORM,
  OPAQUE,
  PERCENT,
  POWER_OF_E,
  SERIES,
  SIGMA_OF,
} from './meanings.ts';
import {
  beforeTranspose,
  isDecoration,
  isDifferential,
  isMark,
  isOpening,
  isPrime,
  isTranspose,
  nameOf,
  POWERS,
  splitAt,
  trimmed,
  withoutBrackets,
} from './shapes.ts';
import { textOf } from './text.ts';
import type { Usage } from './usage.ts';

export type ReadSide =
  | { readonly kind: 'tree'; readonly tree: Tree }
  | { readonly kind: 'strange'; readonly at: number; readonly piece: string };

class Strange extends Error {
  constructor(
    readonly at: number,
    readonly piece: string,
  ) {
    super(piece);
  }
}

/** No one writes deeper; whoever looks through a tree goes down with it. */
export const MOST_IN_A_ROW = 400;
export const MOST_NESTED = 100;

export function readSide(items: readonly Item[], tex: string, usage: Usage): ReadSide {
  try {
    const tree = new Reader(items, tex, usage).whole();
    if (isDeeper(tree, MOST_IN_A_ROW))
      throw new Strange(items[0]!.at, `more than ${MOST_IN_A_ROW} operations in a row`);
    return { kind: 'tree', tree };
  } catch (error) {
    if (error instanceof Strange) return { kind: 'strange', at: error.at, piece: error.piece };
    throw error;
  }
}

const isDeeper = (tree: Tree, than: number): boolean =>
  than < 0 || childrenOf(tree).some((part) => isDeeper(part, than - 1));

const named = (name: string, index?: Tree): NameTree =>
  index ? { kind: 'name', name, index } : { kind: 'name', name };

/** Functions of numbers, by what they are called. */
const FUNCTIONS: ReadonlyMap<string, (x: Tree) => Tree> = new Map([
  ['exp', (x) => call('exp', x)],
  ['log', (x) => call(LOG, x)],
  ['ln', (x) => call('log', x)],
  ['tanh', (x) => call('tanh', x)],
  ['sigmoid', (x) => call('sigmoid', x)],
  ['sqrt', (x) => call('sqrt', x)],
  ['relu', (x) => call('relu', x)],
  ['abs', (x) => call('abs', x)],
  ['det', (x) => call(DETERMINANT, x)],
  ['sign', (x) => call('sign', x)],
  ['sgn', (x) => call('sign', x)],
  ['heaviside', (x) => call('heaviside', x)],
  ['h', (x) => call('heaviside', x)],
  ['zeros', () => number('0')],
  ['zeroslike', () => number('0')],
  ['zeros_like', () => number('0')],
] satisfies [string, (x: Tree) => Tree][]);

/** What may stand between the digits of one number, three by three. */
const THOUSANDS = new Set([',', '{,}', '\\,', '~', '\\ ', '{\\,}', '\\:', '\\;']);

const isWholeTree = (tree: Tree): boolean => tree.kind === 'number' && /^\d+$/.test(tree.text);

const isWholeNumber = (items: readonly Item[]): boolean =>
  items.length === 1 && items[0]!.kind === 'number' && /^\d+$/.test(items[0]!.text);

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '|': '|', '‖': '‖' };
/** Norms by what stands below them. */
const NORMS: ReadonlyMap<string, string> = new Map([
  ['1', `${NORM} 1`],
  ['2', NORM],
  ['F', NORM],
]);
const MOST_COMPARED = 20;
/** Behind these the next symbol belongs to the name: a gradient, a differential, a difference. */
const PREFIXES = new Set(['nabla', 'partial', 'Delta']);

class Reader {
  private next = 0;
  private readonly items: readonly Item[];
  private readonly tex: string;
  private readonly usage: Usage;
  /** Within how many others this is read. */
  private nested: number;

  constructor(items: readonly Item[], tex: string, usage: Usage, nested = 0) {
    this.items = items;
    this.tex = tex;
    this.usage = usage;
    this.nested = nested;
  }

  whole(): Tree {
    const found = this.sum();
    this.skip();
    const left = this.items[this.next];
    if (left) this.strange(left);
    return found;
  }

  private inside(items: readonly Item[]): Tree {
    if (items.length === 0) throw new Strange(this.items[this.next]?.at ?? 0, 'nothing');
    return new Reader(items, this.tex, this.usage, this.nested).whole();
  }

  private sum(): Tree {
    const sign = this.takeSign();
    let left = this.product();
    if (sign === '-') left = { kind: 'negate', of: left };
    for (;;) {
      const op = this.takeSign();
      if (op === null) return left;
      left = binary(op, left, this.product());
    }
  }

  private takeSign(): '+' | '-' | null {
    this.skip();
    const item = this.here();
    if (item?.kind !== 'mark' || (item.text !== '+' && item.text !== '-')) return null;
    this.next++;
    return item.text;
  }

  private product(): Tree {
    let left = this.factor();
    for (;;) {
      this.skip();
      const item = this.here();
      if (item?.kind === 'mark' && (item.text === '*' || item.text === '.*' || item.text === '/')) {
        this.next++;
        left = binary(item.text === '.*' ? '.*' : item.text, left, this.factor());
      } else if (item && this.starts(item)) left = binary('*', left, this.adjacent());
      else return left;
    }
  }

  private factor(): Tree {
    const sign = this.takeSign();
    if (sign === null) return this.adjacent();
    const inside = this.deeper(() => this.factor());
    return sign === '-' ? { kind: 'negate', of: inside } : inside;
  }

  /** Matrices set side by side bind more tightly than any sign. */
  private adjacent(): Tree {
    let left = this.power();
    while (isMatrix(left)) {
      const from = this.next;
      this.skip();
      const item = this.here();
      if (item?.kind !== 'matrix' && !(item?.kind === 'mark' && item.text === '[')) {
        this.next = from;
        break;
      }
      const right = this.power();
      left = isMatrix(right) ? beside(left, right) : binary('*', left, right);
    }
    return left;
  }

  private starts(item: Item): boolean {
    if (item.kind === 'mark')
      return ['(', '[', '{', '|', '‖'].includes(item.text) && !this.isClosing(item.text);
    return !['space', 'script', 'strange', 'lines', 'tag'].includes(item.kind);
  }

  /** A bar that opens cannot be told from one that closes but by what was opened before. */
  private isClosing(text: string): boolean {
    return (
      (text === '|' || text === '‖') &&
      this.items.slice(0, this.next).some((item) => item.kind === 'mark' && item.text === text)
    );
  }

  private power(): Tree {
    this.skip();
    const from = this.next;
    let base = this.primary();
    for (;;) {
      const item = this.here();
      if (isMark(item, '%')) {
        this.next++;
        base = call(PERCENT, base);
      } else if (item?.kind === 'script') {
        this.next++;
        base = this.scripted(base, item, from);
      } else if (this.passesPlace() || this.passesBottom(from)) {
        return this.opaque(this.items.slice(from, this.next));
      } else return base;
    }
  }

  /** A bar with what stands below it says where something is taken, such as a derivative: \Big|_{w=w_0}. */
  private passesPlace(): boolean {
    const bar = this.items.findIndex((item, i) => i >= this.next && item.kind !== 'space');
    const [item, script] = [this.items[bar], this.items[bar + 1]];
    if (!isMark(item, '|') || script?.kind !== 'script' || !script.sub) return false;
    this.next = bar + 2;
    return true;
  }

  /** The rest of a derivative on one line: \partial L/\partial w, dL/dw. */
  private passesBottom(from: number): boolean {
    const [slash, bottom] = this.items.slice(this.next).filter(({ kind }) => kind !== 'space');
    if (!isOfDerivative(this.items[from]) || !isMark(slash, '/') || !isOfDerivative(bottom)) return false;
    this.next = this.items.indexOf(slash!) + 1;
    this.power();
    return true;
  }

  /** A script behind something that is no symbol: a power, a transpose, a norm's kind, an entry's number. */
  private scripted(base: Tree, { sup, sub, at }: Extract<Item, { kind: 'script' }>, from: number): Tree {
    if (sub) {
      const whole = this.subscripted(base, sub);
      if (!whole) return this.opaque(this.items.slice(from, this.next));
      return this.scripted(whole, { kind: 'script', sup, sub: null, at, end: at }, from);
    }
    if (!sup) return base;
    const bracketed = withoutBrackets(sup);
    const index = bracketed && this.indexIn(bracketed);
    const whole = index && numbered(base, index);
    if (whole) return whole;
    if (isTranspose(sup)) {
      if (base.kind !== 'number') return call('transpose', base);
      if (!isCount(sup, this.usage)) throw new Strange(at, textOf(sup));
    }
    return binary('^', base, this.inside(sup));
  }

  private subscripted(base: Tree, sub: readonly Item[]): Tree | null {
    const kind = NORMS.get(textOf(sub).trim());
    if (kind && base.kind === 'call' && base.name === NORM) return call(kind, ...base.args);
    if (base.kind === 'number') throw new Strange(sub[0]!.at, textOf(sub));
    const index = this.indexIn(sub);
    if (!index) return null;
    return numbered(base, index) ?? call('entry', base, index);
  }

  private primary(): Tree {
    return this.deeper(() => this.operand());
  }

  private operand(): Tree {
    this.skip();
    const item = this.here();
    if (!item) throw new Strange(this.items.at(-1)?.end ?? 0, 'nothing');
    switch (item.kind) {
      case 'number':
        return this.number(item);
      case 'symbol':
      case 'accent':
        return this.named(item);
      case 'word':
        return this.word(item.text, item);
      case 'fraction':
        this.next++;
        return this.fraction(item);
      case 'root': {
        this.next++;
        const body = this.inside(item.body);
        return item.degree
          ? binary('^', body, binary('/', number('1'), this.inside(item.degree)))
          : call('sqrt', body);
      }
      case 'operator':
        return this.operator(item);
      case 'matrix':
        this.next++;
        return this.matrix(item);
      case 'mark':
        return this.bracketed(item);
      default:
        return this.strange(item);
    }
  }

  private number(item: Extract<Item, { kind: 'number' }>): Tree {
    this.next++;
    let { text, end } = item;
    // 1,000, 12,345.6 and 640\,000: a comma or a space with three digits directly behind it separates thousands.
    for (;;) {
      const [comma, group] = [this.items[this.next], this.items[this.next + 1]];
      const separates =
        comma !== undefined &&
        group?.kind === 'number' &&
        THOUSANDS.has(this.tex.slice(end, group.at)) &&
        /^\d{3}(?:\.\d+)?$/.test(group.text) &&
        /^[1-9]\d{0,2}(?:\d{3})*$/.test(text);
      if (!separates) break;
      text += group.text;
      end = group.end;
      this.next += 2;
    }
    if (text.length > 200 || !readDecimal(text, 400)) throw new Strange(item.at, text.slice(0, 20));
    const dots = this.here();
    if (text.includes('.') && isMark(dots, '…') && dots!.at - end <= 1) {
      this.next++;
      return call(GOES_ON, number(text));
    }
    return this.mixed(number(text), item);
  }

  /** 1\frac12 is one and a half, or half of one; two numbers side by side are neither. */
  private mixed(whole: Tree, item: Item): Tree {
    const at = this.items.findIndex((each, i) => i >= this.next && each.kind !== 'space');
    const next = this.items[at];
    if (next?.kind === 'number') throw new Strange(item.at, this.tex.slice(item.at, next.end));
    if (next?.kind !== 'fraction' || ![next.top, next.bottom].every(isWholeNumber)) return whole;
    if (!isWholeNumber([item]) || this.items[at + 1]?.kind === 'script') return whole;
    this.next = at + 1;
    return call(MIXED, whole, this.fraction(next));
  }

  private word(text: string, item: Item): Tree {
    this.next++;
    const name = text.trim();
    const run = FUNCTIONS.get(name.toLowerCase().replace(/[\s_]/g, ''));
    if (run && this.next < this.items.length) return run(this.argument(item));
    if (!/^[\p{L}][\p{L}\p{N}_]*$/u.test(name)) throw new Strange(item.at, name || 'text');
    return this.withScripts(name, item, true);
  }

  /** What a function is taken of: a bracket, or the next factor. */
  private argument(item: Item): Tree {
    this.skip();
    const next = this.here();
    if (!next) throw new Strange(item.at, textOf([item]));
    // A power behind the bracket is one of the function's value: tanh(x)^2.
    return isOpening(next) ? this.primary() : this.power();
  }

  private named(item: Extract<Item, { kind: 'symbol' | 'accent' }>): Tree {
    const name = nameOf(item);
    this.next++;
    if (name === null) return this.opaque([item]);
    const next = this.here();
    if (name === 'e' && next?.kind === 'script' && this.isExponential(next)) {
      this.next++;
      const exponent = this.inside(next.sup!);
      const isEither = isWholeTree(exponent) && this.usage.plain.has('e');
      return isEither ? call(POWER_OF_E, named('e'), exponent) : call('exp', exponent);
    }
    if (name === 'sigma' && isMark(next, '(')) {
      const argument = this.primary();
      return this.usage.plain.has('sigma')
        ? call(SIGMA_OF, named(name), argument)
        : call('sigmoid', argument);
    }
    if (PREFIXES.has(name)) return this.prefixed(name, item);
    const of = next && next.at === item.end && !this.usage.plain.has('d') ? nameOf(next) : null;
    if (name === 'd' && of && of !== 'd') {
      this.next++;
      return this.withScripts(`d${of}`, item, false);
    }
    if (name === 'E' && isOpening(next)) return this.applied(name, item);
    return this.withScripts(name, item, false);
  }

  /** e^{(1)} is no power. */
  private isExponential({ sup, sub }: Extract<Item, { kind: 'script' }>): boolean {
    if (!sup || sub || isTranspose(sup)) return false;
    return !withoutBrackets(sup)?.every(({ kind }) => kind === 'number');
  }

  /** \nabla_w L(w), \Delta w: one name, whatever it is of. */
  private prefixed(name: string, item: Item): Tree {
    const from = this.next - 1;
    const script = this.here();
    if (script?.kind === 'script') this.next++;
    this.skip();
    const next = this.here();
    if (next?.kind === 'operator' && (next.name === 'sum' || next.name === 'prod')) this.operator(next);
    else if (next?.kind === 'symbol' || next?.kind === 'accent' || next?.kind === 'word') {
      this.next++;
      if (this.here()?.kind === 'script') this.next++;
      if (isOpening(this.here())) this.passGroup();
    } else if (next && isOpening(next)) this.passGroup();
    else if (name !== 'Delta' && !(script?.kind === 'script' && script.sub)) throw new Strange(item.at, name);
    return this.opaque(this.items.slice(from, this.next));
  }

  /** f(x): a value of an unknown function is a name of its own. */
  private applied(name: string, item: Item): Tree {
    const from = this.items.indexOf(item);
    this.passGroup();
    const definition = this.usage.defined.get(name);
    const put = definition && this.inside(this.items.slice(from + 2, this.next - 1));
    if (put && isNumeric(put)) return call(APPLIED, substituted(definition.tree, definition.letter, put));
    return this.opaque(this.items.slice(from + 1, this.next), name);
  }

  private passGroup(): void {
    const open = this.here();
    if (open?.kind !== 'mark') return;
    const end = this.closingOf(this.next);
    if (end < 0) throw new Strange(open.at, open.text);
    this.next = end + 1;
  }

  private withScripts(base: string, item: Item, isWord: boolean): Tree {
    let name = base;
    let index: Tree | undefined;
    let found: ((tree: Tree) => Tree) | null = null;
    while (this.here()?.kind === 'script') {
      const { sup, sub } = this.here() as Extract<Item, { kind: 'script' }>;
      this.next++;
      if (sub) {
        const inner = this.indexIn(sub);
        if (inner === null || index) name += `_${textOf(sub)}`;
        else index = inner;
      }
      if (!sup) continue;
      const isFactor = POWERS.has(base) && !this.usage.numbered.has(base);
      const turned = isFactor ? null : beforeTranspose(sup);
      const bracketed = isFactor ? null : (turned ?? withoutBrackets(sup));
      const isRaised = this.usage.raised.has(base);
      const isPrimed = isPrime(sup);
      if (isPrimed && (this.usage.primed.has(base) || isOpening(this.here()))) name += "'";
      else if (isTranspose(sup) && !(POWERS.has(base) && isCount(sup, this.usage)))
        found = (tree) => call('transpose', tree);
      else if (sup.length === 1 && isDecoration(sup[0]!)) name += `^${textOf(sup)}`;
      else if (bracketed || isRaised) {
        const inner = this.indexIn(bracketed ?? sup);
        if (index) name += `_${textOf(sub ?? [])}`;
        if (inner === null) throw new Strange(sup[0]?.at ?? item.at, textOf(sup));
        index = inner;
        if (turned) found = (tree) => call('transpose', tree);
      } else {
        const exponent = this.inside(sup);
        found = (tree) => binary('^', tree, exponent);
      }
      if (found) break;
    }
    if (
      !found &&
      isMark(this.here(), '(') &&
      (isWord || name.endsWith("'") || this.usage.functions.has(base) || this.listAhead() || this.isAlone())
    )
      return this.applied(index ? `${name}_${JSON.stringify(index)}` : name, this.items[this.next - 1]!);
    const tree = named(name, index);
    return found ? found(tree) : tree;
  }

  /** A name for what is not looked into: the same text with the same indices is the same thing, B_{t+1} another than B_t. */
  private opaque(items: readonly Item[], name = ''): Tree {
    const args: Tree[] = [];
    const script = (part: readonly Item[]): string => {
      const index = this.indexIn(withoutBrackets(part) ?? part);
      if (!index) return template(part);
      args.push(index);
      return '#';
    };
    const template = (parts: readonly Item[]): string =>
      parts
        .map((item) =>
          item.kind === 'script'
            ? `${item.sub ? `_{${script(item.sub)}}` : ''}${item.sup ? `^{${script(item.sup)}}` : ''}`
            : item.kind === 'fraction'
              ? `(${template(item.top)})/(${template(item.bottom)})`
              : textOf([item]),
        )
        .join('');
    const text = `${name}${template(items)}`;
    return args.length === 0 ? named(text) : call(`${OPAQUE}${text}`, ...args);
  }

  /** An index is a whole number or a sum of letters and numbers; anything else decorates the name. */
  private indexIn(items: readonly Item[]): Tree | null {
    const plain = items.filter((item) => item.kind !== 'space');
    const isIndex = plain.every(
      (item) =>
        (item.kind === 'number' && /^\d+$/.test(item.text)) ||
        (item.kind === 'symbol' && item.name.length === 1) ||
        (item.kind === 'mark' && (item.text === '+' || item.text === '-')),
    );
    return isIndex && plain.length > 0 ? this.inside(plain) : null;
  }

  /** A bracket with a comma at its top is a list of arguments. */
  private listAhead(): boolean {
    const end = this.closingOf(this.next);
    return end > 0 && this.items.slice(this.next + 1, end).some((item) => isMark(item, ','));
  }

  /** y(1) as a whole side is more likely y at 1 than a product. */
  private isAlone(): boolean {
    const [open, inside, close, more] = this.items.slice(this.next);
    const isOne = inside?.kind === 'number' || inside?.kind === 'symbol';
    const isFirst = this.items.slice(0, this.next).every((item, i) => i === 0 || item.kind === 'script');
    return isFirst && isOne && open?.kind === 'mark' && close?.kind === 'mark' && !more;
  }

  private fraction({ top, bottom, at }: Extract<Item, { kind: 'fraction' }>): Tree {
    const isDerivative = [top, bottom].every((part) => isDifferential(part[0]));
    if (isDerivative) {
      const from = this.next;
      if (this.here()?.kind === 'script') this.next++;
      return this.opaque([...withoutArguments(top), SLASH, ...bottom, ...this.items.slice(from, this.next)]);
    }
    if (isDifferential(top[0]) || top.length === 0 || bottom.length === 0) throw new Strange(at, textOf(top));
    return binary('/', this.inside(top), this.inside(bottom));
  }

  private operator(item: Extract<Item, { kind: 'operator' }>): Tree {
    const from = this.next;
    this.next++;
    const run = FUNCTIONS.get(item.name.toLowerCase().replaceAll('_', ''));
    if (run) {
      const script = this.here();
      if (script?.kind === 'script' && script.sup && !script.sub) {
        // An inverse function is no reciprocal.
        if (textOf(script.sup) === '-1') throw new Strange(script.at, textOf(script.sup));
        this.next++;
        return binary('^', run(this.argument(item)), this.inside(script.sup));
      }
      // log_2 x = log x / log 2
      if (script?.kind === 'script' && script.sub && !script.sup && item.name === 'log') {
        this.next++;
        const base = this.inside(script.sub);
        return binary('/', run(this.argument(item)), run(base));
      }
      return run(this.argument(item));
    }
    if (item.name === 'max' || item.name === 'min') return this.extreme(item);
    const script = this.here();
    if (script?.kind === 'script') this.next++;
    if (SERIES.has(item.name) && script?.kind === 'script') {
      const { sub, sup } = script;
      const equals = sub?.findIndex((part) => isMark(part, '=')) ?? -1;
      const variable = sub?.filter((part) => part.kind !== 'space')[0];
      if (sub && sup && equals === 1 && variable?.kind === 'symbol') {
        const [first, last] = [this.inside(sub.slice(equals + 1)), this.inside(sup)];
        return call(item.name, this.product(), named(variable.name), first, last);
      }
    }
    // A sum over a set, a product, a limit: one name, whatever it comes to.
    if (!['sum', 'prod', 'lim', 'arg', 'argmax', 'argmin', 'int'].includes(item.name))
      return this.strange(item);
    this.product();
    return this.opaque(this.items.slice(from, this.next));
  }

  /** max(0, x) = relu(x - 0) + 0 */
  private extreme(item: Extract<Item, { kind: 'operator' }>): Tree {
    const open = this.here();
    if (open?.kind !== 'mark' || !CLOSING[open.text]) return this.strange(item);
    const end = this.closingOf(this.next);
    const parts = splitAt(this.items.slice(this.next + 1, end), (part) => isMark(part, ','));
    if (end < 0 || parts.length < 2 || parts.length > MOST_COMPARED) return this.strange(item);
    this.next = end + 1;
    const greater = (x: Tree, y: Tree): Tree => binary('+', call('relu', binary('-', x, y)), y);
    const minus = (of: Tree): Tree => ({ kind: 'negate', of });
    const numbers = parts.map((part) => this.inside(part));
    return item.name === 'max' ? numbers.reduce(greater) : minus(numbers.map(minus).reduce(greater));
  }

  private matrix({ open, rows, at }: Extract<Item, { kind: 'matrix' }>): Tree {
    if (open === '{') throw new Strange(at, 'cases');
    const cells = rows.filter((row) => row.some((cell) => cell.some((item) => item.kind !== 'space')));
    const width = cells[0]?.length ?? 0;
    if (width === 0 || cells.some((row) => row.length !== width))
      throw new Strange(at, 'a matrix with rows of different length');
    const tree: Tree = { kind: 'matrix', rows: cells.map((row) => row.map((cell) => this.inside(cell))) };
    if (open === '|') return call(DETERMINANT, tree);
    return open === '‖' ? call(NORM, tree) : tree;
  }

  private bracketed(item: Extract<Item, { kind: 'mark' }>): Tree {
    const close = CLOSING[item.text];
    const end = close ? this.closingOf(this.next) : -1;
    if (end < 0) return this.strange(item);
    const inside = this.items.slice(this.next + 1, end);
    this.next = end + 1;
    if (item.text === '|') return call('abs', this.inside(inside));
    if (item.text === '‖') return call(NORM, this.inside(inside));
    if (item.text === '{' && !this.isFactor(inside, end)) throw new Strange(item.at, 'a set');
    const rows = splitAt(inside, (part) => isMark(part, ';'));
    if (item.text === '[' && rows.length > 1 && rows.every((row) => row.some(({ kind }) => kind !== 'space')))
      return this.matrix({
        ...item,
        kind: 'matrix',
        open: '[',
        close: ']',
        rows: rows.map((row) => entriesOf(trimmed(row), this.tex, true)),
      });
    const entries = entriesOf(inside, this.tex, item.text === '[');
    if (entries.length === 1) return this.inside(entries[0]!);
    return { kind: 'matrix', rows: [entries.map((entry) => this.inside(entry))] };
  }

  /** Curly brackets with a sum in them hold a factor, where anything stands beside them; else a set. */
  private isFactor(inside: readonly Item[], end: number): boolean {
    const isAny = (texts: string): boolean =>
      inside.some((item) => item.kind === 'mark' && texts.includes(item.text));
    return isAny('+-') && !isAny(',;:|…') && end - inside.length > 1;
  }

  private closingOf(open: number): number {
    const first = this.items[open] as Extract<Item, { kind: 'mark' }>;
    const bar = first.text === '|' || first.text === '‖';
    let depth = 0;
    for (let at = open + 1; at < this.items.length; at++) {
      const item = this.items[at]!;
      if (item.kind !== 'mark') continue;
      if (bar ? item.text === first.text : depth === 0 && item.text === CLOSING[first.text]) return at;
      if ('([{'.includes(item.text)) depth++;
      if (')]}'.includes(item.text)) depth--;
    }
    return -1;
  }

  private deeper(read: () => Tree): Tree {
    if (this.nested > MOST_NESTED)
      throw new Strange(this.here()?.at ?? 0, `more than ${MOST_NESTED} in each other`);
    this.nested++;
    const tree = read();
    this.nested--;
    return tree;
  }

  private skip(): void {
    while (this.here()?.kind === 'space') this.next++;
  }

  private here = (): Item | undefined => this.items[this.next];

  private strange(item: Item): never {
    throw new Strange(item.at, textOf([item]) || item.kind);
  }
}

const SLASH: Item = { kind: 'mark', text: '/', at: 0, end: 0 };

/** Numbers alone, without any name. */
const isNumeric = (tree: Tree): boolean =>
  tree.kind !== 'name' && !isOpaqueCall(tree) && childrenOf(tree).every(isNumeric);

/** \partial L(w, x) is \partial L: what a derivative is of does not say where it is taken. */
function withoutArguments(items: readonly Item[]): Item[] {
  const open = items.findIndex((item) => isOpening(item));
  return open > 0 ? items.slice(0, open) : [...items];
}

/** A name in brackets, or of what is not looked into, with its index, which may stand below or above: E[g^2]_1. */
function numbered(base: Tree, index: Tree): Tree | null {
  if (base.kind === 'name' && !base.index) return named(base.name, index);
  return isOpaqueCall(base) ? call(`${base.name}_{#}`, ...base.args, index) : null;
}

/** What begins a derivative: ∂ or d, or a word such as dL. */
const isOfDerivative = (item: Item | undefined): boolean =>
  isDifferential(item) || (item?.kind === 'word' && /^d[A-Za-z]/.test(item.text));

const isMatrix = (tree: Tree): boolean =>
  tree.kind === 'matrix' ||
  (tree.kind === 'call' && ((tree.name === 'transpose' && isMatrix(tree.args[0]!)) || tree.name === BESIDE));

function beside(left: Tree, right: Tree): Tree {
  const args = left.kind === 'call' && left.name === BESIDE ? left.args : [left];
  return call(BESIDE, ...args, right);
}

/** A raised T that stands for a number of updates, since the document uses it for something. */
const isCount = (sup: readonly Item[], { plain }: Usage): boolean =>
  sup.length === 1 && sup[0]!.kind === 'symbol' && sup[0]!.name === 'T' && plain.has('T');
