/** A line of plain text or Unicode mathematics, w₁ = 0.4 - 0.5 * 0.08, → the same items that LaTeX makes. */
import { GREEK_NAMES, type Token, tokensOf } from '../answer/tokens.ts';
import type { Item, Read } from './items.ts';
import { POWERS, withoutBrackets } from './shapes.ts';

const LONGEST_LINE = 2000;
const MOST_DEEP = 30;
const OPERATORS = new Set(['sum', 'exp', 'log', 'ln', 'max', 'min', 'tanh', 'sigmoid', 'relu', 'lim']);

export function plainItemsOf(text: string): Read {
  if (text.length > LONGEST_LINE) return { at: LONGEST_LINE, why: `longer than ${LONGEST_LINE} characters` };
  const reader = new Plain(withoutDots(tokensOf(text)));
  const items = reader.all(null, 0);
  return items ? { items } : { at: 0, why: `brackets nested more than ${MOST_DEEP} deep` };
}

/** a .* b, a ./ b and a .^ 2, as programs have them: quotients and powers of vectors are entry by entry without a dot too. */
const withoutDots = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    const [before, next] = [tokens[i - 1], tokens[i + 1]];
    if (isDot(token, next)) return [];
    return isDot(before, token) && token.text === '*' ? [{ ...token, text: '.*' }] : [token];
  });

const isDot = (token: Token | undefined, next: Token | undefined): boolean =>
  token?.text === '.' && next?.at === token.end && /^[*/^]$/.test(next.text);

class Plain {
  private next = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  all(close: string | null, depth: number): Item[] | null {
    if (depth > MOST_DEEP) return null;
    const items: Item[] = [];
    let open = 0;
    for (let token = this.tokens[this.next]; token; token = this.tokens[this.next]) {
      const before = this.tokens[this.next - 1];
      this.next++;
      if (token.kind === 'mark' && token.text === close && open-- === 0) return items;
      if (token.text === '(' && close === ')') open++;
      const binds = token.text === '^' || token.text === '_';
      if (before && token.at > before.end && items.length > 0 && !binds)
        items.push({ kind: 'space', wide: token.at - before.end > 3, at: before.end, end: token.at });
      const found = this.one(token, depth, items.at(-1));
      if (!found) return null;
      const both = joined(items.at(-1), found[0]);
      if (both) items.splice(-1, 1, both);
      else items.push(...found);
    }
    return items;
  }

  private one(token: Token, depth: number, before?: Item): Item[] | null {
    const place = { at: token.at, end: token.end };
    switch (token.kind) {
      case 'number':
        return [{ kind: 'number', text: token.text.replace(/^\./, '0.').replace(/\.$/, ''), ...place }];
      case 'command':
        return token.text === 'sqrt'
          ? this.root(place, depth)
          : [{ kind: 'operator', name: token.text, ...place }];
      case 'word':
        return this.word(token, place, depth);
      case 'mark': {
        if (token.text === "'")
          return [{ kind: 'script', sup: [{ ...place, kind: 'mark', text: "'" }], sub: null, ...place }];
        const sign = this.pair(token);
        if (sign) return [sign];
        if (SYMBOLS.has(token.text)) return [{ kind: 'symbol', name: SYMBOLS.get(token.text)!, ...place }];
        const index = before?.end === token.at ? this.index(token, before, depth) : null;
        if (index) return [index];
        if (token.text !== '^' && token.text !== '_') return [{ kind: 'mark', text: token.text, ...place }];
        const group = this.group(depth);
        if (!group) return null;
        // rho^(n+1) is a power.
        const isFactor = before?.kind === 'symbol' && POWERS.has(before.name);
        const inside = (isFactor && withoutBrackets(group)) || group;
        const [sup, sub] = token.text === '^' ? [inside, null] : [null, inside];
        return [{ kind: 'script', sup, sub, at: token.at, end: this.tokens[this.next - 1]!.end }];
      }
    }
  }

  /** v[1] and v[t-1], and the second index of z2[1] and z2_1, which is that of the update or the input. */
  private index(token: Token, before: Item, depth: number): Item | null {
    const isSecond = before.kind === 'script' && before.sub !== null;
    const isName = isSecond || ['symbol', 'word', 'accent'].includes(before.kind);
    let inside: readonly Item[] | null = null;
    if (token.text === '[' && isName && this.isIndexAhead()) inside = this.all(']', depth + 1);
    if (token.text === '_' && isSecond) inside = this.group(depth);
    return inside && indexOf(inside, isSecond, token.at, this.tokens[this.next - 1]!.end);
  }

  private isIndexAhead(): boolean {
    const ahead = this.tokens.slice(this.next, this.next + 4);
    return INDEX.test(ahead.map(({ text }) => text).join(''));
  }

  /** A sign of two characters: -> · => · || · <- before a space; and ~ in front of a number. */
  private pair(token: Token): Item | null {
    const [next, behind] = this.tokens.slice(this.next, this.next + 2);
    const pair = next && next.at === token.end ? `${token.text}${next.text}` : '';
    // a <-3 compares.
    const sign = pair === '<-' && behind?.at === next!.end ? undefined : PAIRS.get(pair);
    if (sign) this.next++;
    else if (token.text !== '~' || (next?.kind !== 'number' && next?.text !== '-')) return null;
    return { kind: 'mark', text: sign ?? '≈', at: token.at, end: sign ? next!.end : token.end };
  }

  /** 0.9 x 2 */
  private isTimes({ text }: Token): boolean {
    const [before, behind] = [this.tokens[this.next - 2], this.tokens[this.next]];
    return /^[xX]$/.test(text) && before?.kind === 'number' && behind?.kind === 'number';
  }

  /** w1 is w with an index; sqrt is a root; other words of several letters are names. */
  private word(token: Token, place: { at: number; end: number }, depth: number): Item[] | null {
    if (this.isTimes(token)) return [{ kind: 'mark', text: '*', ...place }];
    const [, stem = token.text, digits = ''] = /^(.*?)(\d*)$/.exec(token.text)!;
    if (stem === 'sqrt') return this.root(place, depth);
    // sum = 22.9 sets a name.
    const isSet = /^[=≈≔:]$/.test(this.tokens[this.next]?.text ?? '');
    if (OPERATORS.has(stem) && !isSet) return [{ kind: 'operator', name: stem, ...place }];
    const isLetter = stem.length === 1 || GREEK_NAMES.has(stem);
    const hat = /^(.+)hat$/.exec(stem);
    const base: Item = hat
      ? { kind: 'accent', accent: 'hat', body: [{ kind: 'symbol', name: hat[1]!, ...place }], ...place }
      : isLetter
        ? { kind: 'symbol', name: stem, ...place }
        : { kind: 'word', text: stem, ...place };
    if (digits === '') return [base];
    return [base, { kind: 'script', sup: null, sub: [{ kind: 'number', text: digits, ...place }], ...place }];
  }

  /** A root is of a group, or of one thing with its scripts: √v₂. */
  private root(place: { at: number; end: number }, depth: number): Item[] | null {
    const body = this.group(depth);
    while (body && /^[_^]$/.test(this.tokens[this.next]?.text ?? '')) {
      const script = this.one(this.tokens[this.next++]!, depth, body.at(-1));
      if (!script) return null;
      body.push(...script);
    }
    return body && [{ kind: 'root', body, degree: null, ...place, end: this.tokens[this.next - 1]!.end }];
  }

  /** What a script or a root takes: a bracketed group, a sign and a number, or one thing. */
  private group(depth: number): Item[] | null {
    const token = this.tokens[this.next];
    if (!token) return null;
    this.next++;
    if (token.text === '{') return this.all('}', depth + 1);
    if (token.text === '(') {
      const inside = this.all(')', depth + 1);
      return (
        inside && [
          { kind: 'mark', text: '(', at: token.at, end: token.end },
          ...inside,
          { kind: 'mark', text: ')', at: token.end, end: token.end },
        ]
      );
    }
    if (token.text === '-' || token.text === '+') {
      const inside = this.group(depth + 1);
      return inside && [{ kind: 'mark', text: token.text, at: token.at, end: token.end }, ...inside];
    }
    return this.one(token, depth + 1);
  }
}

/** What stands above and below one thing is one script, as in LaTeX. */
function joined(a: Item | undefined, b: Item | undefined): Item | null {
  if (a?.kind !== 'script' || b?.kind !== 'script' || a.end !== b.at) return null;
  if ((a.sub && b.sub) || (a.sup && b.sup)) return null;
  return { kind: 'script', sup: a.sup ?? b.sup, sub: a.sub ?? b.sub, at: a.at, end: b.end };
}

/** One whole number, or a letter and how far from it. */
const INDEX = /^(?:-?\d{1,5}|[a-z](?:[+-]\d{1,5})?)\]/;

/** The first index stands below, a second one in raised brackets. */
function indexOf(inside: readonly Item[], isSecond: boolean, at: number, end: number): Item {
  if (!isSecond) return { kind: 'script', sup: null, sub: inside, at, end };
  const mark = (text: string): Item => ({ kind: 'mark', text, at, end });
  return { kind: 'script', sup: [mark('('), ...inside, mark(')')], sub: null, at, end };
}

const PAIRS: ReadonlyMap<string, string> = new Map([
  ['->', '→'],
  ['=>', '⇒'],
  ['||', '‖'],
  ['<-', '←'],
]);

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['Δ', 'Delta'],
  ['∇', 'nabla'],
  ['∂', 'partial'],
]);
