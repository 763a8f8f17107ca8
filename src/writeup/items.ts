/** LaTeX → its items, each with its place in the source: numbers, symbols, marks, fractions, matrices. The one file that knows KaTeX's tree. */
import katex from 'katex';
import { USUAL_MACROS } from './macros.ts';
import { MARKS, SYMBOLS } from './signs.ts';

interface At {
  /** Its first character in the source, and the one behind its last. */
  readonly at: number;
  readonly end: number;
}

export type Item = At &
  (
    | { readonly kind: 'number'; readonly text: string }
    /** A letter, Greek or not, in whatever font: w, beta, nabla. */
    | { readonly kind: 'symbol'; readonly name: string }
    /** Upright letters or text. */
    | { readonly kind: 'word'; readonly text: string }
    /** One sign: + - * / ( ) [ ] { } , ; | ! ' and what stands between statements. */
    | { readonly kind: 'mark'; readonly text: string }
    /** `breaks`: a line ends here. */
    | { readonly kind: 'space'; readonly wide: boolean; readonly breaks?: true }
    /** Belongs to the item before it. */
    | { readonly kind: 'script'; readonly sup: readonly Item[] | null; readonly sub: readonly Item[] | null }
    | { readonly kind: 'fraction'; readonly top: readonly Item[]; readonly bottom: readonly Item[] }
    | { readonly kind: 'root'; readonly body: readonly Item[]; readonly degree: readonly Item[] | null }
    | { readonly kind: 'accent'; readonly accent: string; readonly body: readonly Item[] }
    /** sum, prod, exp, log, max, lim, … */
    | { readonly kind: 'operator'; readonly name: string }
    | { readonly kind: 'matrix'; readonly open: string; readonly close: string; readonly rows: Rows }
    /** Lines of a display, set in columns. */
    | { readonly kind: 'lines'; readonly rows: Rows }
    | { readonly kind: 'tag'; readonly text: string }
    | { readonly kind: 'strange'; readonly what: string }
  );

export type Rows = readonly (readonly (readonly Item[])[])[];

export type Read = { readonly items: readonly Item[] } | { readonly at: number; readonly why: string };

const LONGEST_TEX = 20_000;
const DEEPEST = 60;

/** The tree's nodes, as far as they are looked into. */
interface Node {
  readonly type: string;
  readonly text?: string;
  readonly name?: string;
  readonly label?: string;
  readonly left?: string;
  readonly right?: string;
  readonly delim?: string;
  readonly hasBarLine?: boolean;
  readonly colSeparationType?: string;
  /** Given for what may be numbered, and so is a display of its own: equation, align, gather. */
  readonly tags?: unknown;
  readonly dimension?: { readonly number: number; readonly unit: string };
  readonly loc?: {
    readonly start: number;
    readonly end: number;
    readonly lexer?: { readonly input: string };
  };
  readonly base?: Node | null;
  readonly sup?: Node | null;
  readonly sub?: Node | null;
  readonly numer?: Node;
  readonly denom?: Node;
  readonly index?: Node | null;
  readonly mathml?: readonly Node[];
  readonly tag?: readonly Node[];
  readonly body?: Node | readonly Node[] | readonly (readonly Node[])[];
}

const parseTree = (katex as unknown as { __parse(tex: string, options: object): readonly Node[] }).__parse;

/**
 * Reads LaTeX into items.
 * @param macros commands of the document, by their name with its backslash
 * @example itemsOf('v^{(1)} = 2').items has a symbol, a script, a mark and a number
 */
export function itemsOf(tex: string, macros: ReadonlyMap<string, string> = new Map()): Read {
  if (tex.length > LONGEST_TEX) return { at: LONGEST_TEX, why: `longer than ${LONGEST_TEX} characters` };
  const deep = tooDeepAt(tex);
  if (deep !== null) return { at: deep, why: `braces nested more than ${DEEPEST} deep` };
  // Labels name a display and are no part of it; blanks keep every place where it was.
  // A percent sign would hide the rest of its line: comments are gone already.
  const bare = tex
    .replace(/(?<!\\)%/g, PERCENT)
    .replace(/\\label\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])/g, (all) => ' '.repeat(all.length));
  try {
    const tree = parseTree(bare, {
      throwOnError: true,
      strict: 'ignore',
      displayMode: true,
      maxExpand: 500,
      macros: Object.fromEntries([...USUAL_MACROS, ...macros]),
    });
    return { items: joined(new Reader(bare).all(tree), bare) };
  } catch (error) {
    const { position, rawMessage, message } = error as {
      position?: number;
      rawMessage?: string;
      message: string;
    };
    return { at: Math.min(position ?? 0, tex.length), why: (rawMessage ?? message).slice(0, 120) };
  }
}

function tooDeepAt(tex: string): number | null {
  let depth = 0;
  for (let at = 0; at < tex.length; at++) {
    if (tex[at] === '\\') at++;
    else if (tex[at] === '{') depth++;
    else if (tex[at] === '}') depth--;
    if (depth > DEEPEST) return at;
  }
  return null;
}

/** A quad and more; eighteen mu are one em. */
const isWide = ({ dimension }: Node): boolean =>
  dimension !== undefined && dimension.number / (dimension.unit === 'mu' ? 18 : 1) >= 1;

const isEquality = (item: Item): boolean => item.kind === 'mark' && /^[=≈←]$/.test(item.text);

const PERCENT = '％';
/** What sets something over or under the sign behind it. */
const OVER = /\\(?:overset|stackrel|underset)\s*\{(?:[^{}]|\{[^{}]*\})*\}\s*\{\s*$/;

const SIGN = /^[^\p{L}\p{N}\\]$/u;

class Reader {
  private last = 0;
  private readonly tex: string;

  constructor(tex: string) {
    this.tex = tex;
  }

  all(nodes: readonly Node[]): Item[] {
    return nodes.flatMap((node) => this.one(node));
  }

  private body(node: Node | null | undefined): Item[] {
    if (!node) return [];
    const { body } = node;
    if (Array.isArray(body)) return this.all(body.flat() as Node[]);
    return body ? this.one(body as Node) : [];
  }

  /** Where a node stands; what a macro brought stands where the last thing of the source did. */
  private at({ loc }: Node): At {
    if (!loc || (loc.lexer && loc.lexer.input !== this.tex)) return { at: this.last, end: this.last };
    this.last = loc.end;
    return { at: loc.start, end: loc.end };
  }

  private one(node: Node): Item[] {
    switch (node.type) {
      case 'mathord':
      case 'textord':
      case 'atom':
      case 'op-token':
        return [this.sign(node.text ?? '', this.at(node))];
      case 'ordgroup':
      case 'styling':
      case 'sizing':
      case 'color':
      case 'font':
      case 'mclass':
      case 'smash':
      case 'raisebox':
      case 'hbox':
      case 'pmb':
      case 'vcenter':
      case 'html':
      case 'lap':
        return this.font(node);
      case 'phantom':
        return [];
      case 'text': {
        const place = this.last;
        const text = this.body(node)
          .map((item) => ('text' in item ? item.text : item.kind === 'symbol' ? item.name : ' '))
          .join('');
        return [{ kind: 'word', text, at: place, end: this.last }];
      }
      case 'operatorname': {
        const place = this.last;
        const name = this.letters(this.body(node).filter(({ kind }) => kind !== 'space')) ?? '';
        return [{ kind: 'operator', name, at: place, end: this.last }];
      }
      case 'supsub':
        return this.script(node);
      case 'genfrac': {
        const start = this.last;
        const [top, bottom] = [this.one(node.numer!), this.one(node.denom!)];
        const place = { at: top[0]?.at ?? start, end: this.last };
        if (!node.hasBarLine) return [{ kind: 'strange', what: '\\binom', ...place }];
        return [{ kind: 'fraction', top, bottom, ...place }];
      }
      case 'sqrt': {
        const start = this.last;
        const degree = node.index ? this.one(node.index) : null;
        const body = this.body(node);
        return [{ kind: 'root', body, degree, at: body[0]?.at ?? start, end: this.last }];
      }
      case 'enclose': {
        const body = this.body(node);
        // What is crossed out is not said; a factor that is cancelled stays one.
        return /cancel|sout/.test(node.label ?? '') && body.some(isEquality) ? [] : together(body);
      }
      case 'underline':
        return together(this.body(node));
      case 'accent':
      case 'overline':
      case 'accentUnder': {
        const start = this.last;
        const body = node.base ? this.one(node.base) : this.body(node);
        const accent = (node.label ?? node.type).replace(/^\\(?:wide)?/, '');
        return [{ kind: 'accent', accent, body, at: body[0]?.at ?? start, end: this.last }];
      }
      case 'horizBrace':
        return node.base ? this.one(node.base) : [];
      case 'op': {
        const place = this.at(node);
        const name = (node.name ?? '').replace(/^\\/, '');
        if (name === '') return this.body(node);
        return [{ kind: 'operator', name, ...place }];
      }
      case 'leftright':
        return this.leftright(node);
      case 'delimsizing':
        return node.delim && node.delim !== '.' ? [this.sign(node.delim, this.at(node))] : [];
      case 'middle':
        return [this.sign(node.delim ?? '|', this.at(node))];
      case 'array':
        return [this.array(node, '', '')];
      case 'kern':
        return [{ kind: 'space', wide: isWide(node), ...this.at(node) }];
      case 'cr':
        return [{ kind: 'space', wide: true, breaks: true, ...this.at(node) }];
      case 'spacing':
        return [{ kind: 'space', wide: false, ...this.at(node) }];
      case 'htmlmathml':
        return this.all(node.mathml ?? []);
      case 'tag': {
        const items = this.body(node);
        const text = this.all(node.tag ?? [])
          .map((item) => ('text' in item ? item.text : item.kind === 'symbol' ? item.name : ''))
          .join('')
          .replace(/^\(|\)$/g, '');
        return [...items, { kind: 'tag', text, at: this.last, end: this.last }];
      }
      case 'xArrow':
        return [{ kind: 'mark', text: '→', ...this.at(node) }];
      default:
        return [{ kind: 'strange', what: node.type, ...this.at(node) }];
    }
  }

  private sign(text: string, place: At): Item {
    if (/^\d$/.test(text)) return { kind: 'number', text, ...place };
    const mark = MARKS.get(text);
    if (mark) return { kind: 'mark', text: mark, ...place };
    const symbol = SYMBOLS.get(text);
    if (symbol) return { kind: 'symbol', name: symbol, ...place };
    if (/^[A-Za-z]$/.test(text)) return { kind: 'symbol', name: text, ...place };
    if (/^\\[A-Za-z]+$/.test(text)) return { kind: 'symbol', name: text.slice(1), ...place };
    if (/^\p{L}$/u.test(text)) return { kind: 'symbol', name: text, ...place };
    return SIGN.test(text) ? { kind: 'mark', text, ...place } : { kind: 'strange', what: text, ...place };
  }

  /** Fonts change nothing; but several upright letters in a row are one name. */
  private font(node: Node): Item[] {
    const items = this.body(node);
    const isUpright = ['mathrm', 'mathit', 'mathsf', 'mathtt', 'mathbf', 'boldsymbol'].includes(
      (node as { readonly font?: string }).font ?? '',
    );
    const word = isUpright && items.length > 1 ? this.letters(items) : null;
    if (word === null) return items;
    return [{ kind: 'word', text: word, at: items[0]!.at, end: items.at(-1)!.end }];
  }

  /** The letters of a word; null where there is anything else. */
  private letters(items: readonly Item[]): string | null {
    const letters = items.map((item) =>
      item.kind === 'symbol' && /^[A-Za-z]$/.test(item.name) ? item.name : null,
    );
    return letters.includes(null) || letters.length === 0 ? null : letters.join('');
  }

  private script(node: Node): Item[] {
    const base = node.base ? this.one(node.base) : [];
    const label = node.base?.type === 'horizBrace';
    const [sub, sup] = [node.sub, node.sup].map((part) => (part ? this.one(part) : null));
    // What stands above or below a brace explains it.
    if (label) return base;
    const reason = this.reason(base, sup ?? sub ?? []);
    if (reason) return reason;
    const place = { at: base.at(-1)?.end ?? this.last, end: this.last };
    return [...base, { kind: 'script', sup: sup ?? null, sub: sub ?? null, ...place }];
  }

  /** \overset{\text{IH}}{=} says why; with ! or ? it is asked for, and not said. */
  private reason(base: readonly Item[], why: readonly Item[]): Item[] | null {
    const [sign, more] = base;
    const isAsked = why.some((item) => item.kind === 'mark' && /[!?]/.test(item.text));
    if (!sign || !isEquality(sign) || more || isAsked) return null;
    const over = OVER.exec(this.tex.slice(0, sign.at));
    return [over ? { ...sign, at: over.index, end: this.tex.indexOf('}', sign.end) + 1 } : sign];
  }

  private leftright(node: Node): Item[] {
    const body = (Array.isArray(node.body) ? node.body : []) as readonly Node[];
    const place = this.at(node);
    const [open, close] = [node.left, node.right].map((text) =>
      !text || text === '.' ? '' : (MARKS.get(text) ?? text),
    ) as [string, string];
    if (body.length === 1 && body[0]!.type === 'array') return [this.array(body[0]!, open, close)];
    const inside = this.all(body);
    const mark = (text: string, at: number): Item[] =>
      text === '' ? [] : [{ kind: 'mark', text, at, end: at }];
    return [
      ...mark(open, inside[0]?.at ?? place.at),
      ...inside,
      ...mark(close, inside.at(-1)?.end ?? this.last),
    ];
  }

  private array(node: Node, open: string, close: string): Item {
    const start = this.last;
    const rows = ((node.body ?? []) as readonly (readonly Node[])[]).map((row) =>
      row.map((cell) => this.one(cell)),
    );
    const place = { at: rows.flat(2)[0]?.at ?? start, end: this.last };
    const isDisplay =
      node.tags !== undefined || ['align', 'gather', 'alignat'].includes(node.colSeparationType ?? '');
    const isAligned = rows.flat().some((cell) => cell.some(isEquality));
    const isLines = open === '' && close === '' && (isDisplay || isAligned);
    return isLines ? { kind: 'lines', rows, ...place } : { kind: 'matrix', open, close, rows, ...place };
  }
}

/** What is underlined or boxed is read as if it were not, but a sum in a box stays one: a line below or around it brackets it. */
function together(items: readonly Item[]): Item[] {
  const isAny = (texts: string): boolean =>
    items.some((item) => item.kind === 'mark' && texts.includes(item.text));
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last || !isAny('+-') || isAny('=≈←,;')) return [...items];
  return [
    { kind: 'mark', text: '(', at: first.at, end: first.at },
    ...items,
    { kind: 'mark', text: ')', at: last.end, end: last.end },
  ];
}

/** Digits that stand together are one number: 20, 25.0, 1e-8; a letter between digits is a letter. */
function joined(items: readonly Item[], tex: string): Item[] {
  const found: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const isPoint = item.kind === 'mark' && item.text === '.';
    const next = items[i + 1];
    if (item.kind === 'number' || (isPoint && next?.kind === 'number' && next.at === item.end)) {
      const from = item.at;
      let end = item.end;
      let text = isPoint ? '.' : (item as { readonly text: string }).text;
      while (items[i + 1]?.at === end) {
        const more = items[i + 1]!;
        const piece =
          more.kind === 'number' ? more.text : more.kind === 'mark' && more.text === '.' ? '.' : null;
        if (piece === null || (piece === '.' && (text.includes('.') || items[i + 2]?.kind !== 'number')))
          break;
        text += piece;
        end = more.end;
        i++;
      }
      const power = /^[eE][+-]?\d+/.exec(tex.slice(end, end + 12));
      if (power && items[i + 1]?.kind === 'symbol' && !/^[eE]\^/.test(tex.slice(end))) {
        text += power[0];
        end += power[0].length;
        while (items[i + 1] && items[i + 1]!.at < end) i++;
      }
      found.push({ kind: 'number', text: text.replace(/^\./, '0.'), at: from, end });
      continue;
    }
    found.push(withInside(item, (items) => joined(items, tex)));
  }
  return found;
}

/** The same change inside whatever holds items. */
export function withInside(item: Item, inside: (items: readonly Item[]) => readonly Item[]): Item {
  switch (item.kind) {
    case 'script':
      return { ...item, sup: item.sup && inside(item.sup), sub: item.sub && inside(item.sub) };
    case 'fraction':
      return { ...item, top: inside(item.top), bottom: inside(item.bottom) };
    case 'root':
      return { ...item, body: inside(item.body), degree: item.degree && inside(item.degree) };
    case 'accent':
      return { ...item, body: inside(item.body) };
    case 'matrix':
    case 'lines':
      return { ...item, rows: item.rows.map((row) => row.map(inside)) };
    default:
      return item;
  }
}
