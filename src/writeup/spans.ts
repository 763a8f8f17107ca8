/** The blocks of a document → the stretches in them that are mathematics, code, or unseen (comments, tags, definitions). */
import type { Block, Heading, Unclosed } from './blocks.ts';
import {
  CLOSING,
  type Close,
  closing,
  closingDollar,
  closingEnvironment,
  find,
  isInline,
  isMathematics,
} from './delimiters.ts';
import { behindGroup, type Definition, definitionAt, isDefining } from './macros.ts';
import { isProse } from './prose.ts';
import type { Source } from './source.ts';

export interface Span {
  /** `hidden` parts the text around it, `opaque` is a piece of it that is not looked into. */
  readonly kind: 'display' | 'inline' | 'code' | 'hidden' | 'opaque';
  /** With its delimiters. */
  readonly from: number;
  readonly to: number;
  /** What its delimiters hold; a bare environment holds itself. */
  readonly inside: readonly [number, number];
}

export interface Spans {
  /** In order. */
  readonly spans: readonly Span[];
  readonly headings: readonly Heading[];
  readonly unclosed: readonly Unclosed[];
  readonly definitions: readonly Definition[];
}

const HEADING = /^(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\*?$/;
const MARK = {
  markdown: /\\(?:\\[[(]|[A-Za-z]+\*?|.)|\$\$?|`+|~~(?=\S)|<|\]\(|!?\[\[(?=[^[])/gs,
  latex: /\\(?:[A-Za-z]+\*?|.)|\$\$?|%/gs,
};
const NAME = /[ \t]*\{([A-Za-z]+\*?)\}/y;
const ADDRESS = /[ \t]*\{[^{}]*\}/y;
const TARGET = /\]\([^\s()]*\)?/y;
const WIKI = /!?\[\[[^[\],=\r\n]{1,300}\]\]/y;
const TAG = /<\/?([A-Za-z][A-Za-z\d]{0,15})(?![A-Za-z\d])[^<>]{0,1000}>/y;
const COMMENT = /%[^\r\n]*/y;
const BACKTICKS = /`+/g;
const LONGEST_VERB = 500;
/** What is struck out is not read. */
const STRUCK = { tag: /^(?:s|del|strike)$/i, command: /^(?:sout|xout|st)$/ };
const LONGEST_STRUCK = 2000;

/** How far a display may reach over blank lines, in blocks. */
const FARTHEST = 12;

/** At most so many formulas are looked for; `end` is how far the document was read. */
export function spansOf(
  source: Source,
  blocks: readonly Block[],
  most: number,
): Spans & { readonly end: number } {
  const { text, latex } = source;
  const grammar = latex ? 'latex' : 'markdown';
  const spans: Span[] = [];
  const headings: Heading[] = [];
  const unclosed: Unclosed[] = [];
  const definitions: Definition[] = [];
  const body = latex ? text.indexOf('\\begin{document}') : -1;
  let [formulas, commentsEnd] = [0, true];
  /** What is being read: its text, where it starts, and the block it is in. */
  let [piece, base, index] = ['', 0, 0];
  /** Where the last run of backticks of each length is in it. */
  let lastRuns: ReadonlyMap<number, number> | null = null;

  let done = 0;
  for (; index < blocks.length && formulas < most; index++) {
    const { kind, from, to, opened } = blocks[index]!;
    if (to <= done) continue;
    base = Math.max(done, from);
    done = to;
    if (kind === 'math') add('display', opened, to, [base, to]);
    if (kind !== 'text' && kind !== 'heading') continue;
    piece = text.slice(base, to);
    lastRuns = null;
    let at = 0;
    for (let found = find(MARK[grammar], piece, at); found; found = find(MARK[grammar], piece, at)) {
      at = behind(found[0], found.index);
    }
    done = Math.max(done, base + at);
  }
  return { spans, headings, unclosed, definitions, end: index < blocks.length ? done : text.length };

  function add(kind: Span['kind'], from: number, to: number, inside: Span['inside'] = [from, to]): void {
    if (inside[0] === inside[1]) return;
    if (kind === 'display' || kind === 'inline') formulas++;
    spans.push({ kind, from, to, inside });
  }

  /** Notes what a mark opens; the place to read on from. */
  function behind(mark: string, start: number): number {
    const end = start + mark.length;
    if (/^\\[A-Za-z]/.test(mark)) return command(mark.slice(1), start, end);
    if (mark === '%') return unseen('hidden', COMMENT, start);
    // Of a preamble only the definitions count.
    if (base + start < body) return end;
    if (CLOSING.has(mark)) return delimited(mark, start);
    if (mark === '$') return dollar(start);
    if (mark[0] === '`') return codeSpan(start, mark.length);
    if (mark === '<') return tag(start);
    if (mark === '~~') return struck(start, end, '~~') ?? end;
    if (mark === '](') return unseen('opaque', TARGET, start);
    if (mark.endsWith('[[')) return unseen('opaque', WIKI, start);
    return end;
  }

  function unseen(kind: 'hidden' | 'opaque', pattern: RegExp, start: number): number {
    const found = find(pattern, piece, start);
    if (!found) return start + 1;
    add(kind, base + start, base + start + found[0].length);
    return start + found[0].length;
  }

  function broken(what: Unclosed['what'], start: number, on: number): number {
    if (base + start >= body) unclosed.push({ at: base + start, what });
    add('opaque', base + start, base + on);
    return on;
  }

  function command(name: string, start: number, end: number): number {
    if (isDefining(name)) return defining(name, start, end);
    if (base + start < body) return end;
    if (HEADING.test(name)) headings.push({ at: base + start, seen: base + start });
    if (STRUCK.command.test(name)) return struckGroup(start, end);
    if (name === 'verb' || name === 'verb*' || name === 'lstinline') return verb(start, end);
    if (name === 'url' || name === 'href') return find(ADDRESS, piece, end) ? ADDRESS.lastIndex : end;
    if (name !== 'begin' && name !== 'end') return end;
    const named = find(NAME, piece, end)?.[1] ?? '';
    if (name === 'end') return latex && named === 'document' ? text.length - base : end;
    return isMathematics(named) ? environment(named, start, NAME.lastIndex) : end;
  }

  function defining(name: string, start: number, end: number): number {
    const definition = definitionAt(piece, name, end);
    if (definition === null) return end;
    if (definition === 'unclosed') return broken('unclosed-math', start, piece.length);
    definitions.push(definition);
    add('hidden', base + start, base + definition.end);
    return definition.end;
  }

  function verb(start: number, end: number): number {
    const length = piece.slice(end + 1, end + LONGEST_VERB).indexOf(piece[end] ?? ' ');
    if (length < 0) return end;
    add('opaque', base + start, base + end + length + 2);
    return end + length + 2;
  }

  /** Passes over what is struck out, up to what closes it. */
  function struck(start: number, end: number, close: string): number | null {
    const length = piece.slice(end, end + LONGEST_STRUCK).indexOf(close);
    if (length < 0) return null;
    const behind = end + length + close.length;
    add('hidden', base + start, base + behind);
    return behind;
  }

  function struckGroup(start: number, end: number): number {
    const length = piece[end] === '{' ? behindGroup(piece.slice(end, end + LONGEST_STRUCK), 0) : -1;
    if (length < 0) return end;
    add('hidden', base + start, base + end + length);
    return end + length;
  }

  function delimited(open: string, start: number): number {
    const inside = start + open.length;
    const kind = open.endsWith('(') ? 'inline' : 'display';
    const close = closing(open, piece, inside, grammar);
    if ('at' in close) {
      add(kind, base + start, base + close.end, [base + inside, base + close.at]);
      return close.end;
    }
    if (open.startsWith('\\\\')) return inside;
    const far =
      kind === 'display' && close.stop === null
        ? beyond(inside, (next, at) => closing(open, next, at, grammar))
        : null;
    if (far) {
      add(kind, base + start, far.end, [base + inside, far.at]);
      return far.end - base;
    }
    // `\(` may be no more than a bracket in Markdown.
    return broken(
      'unclosed-math',
      start,
      close.stop ?? (kind === 'inline' && !latex ? inside : piece.length),
    );
  }

  function environment(name: string, start: number, inside: number): number {
    const kind = /^math\*?$/.test(name) ? 'inline' : 'display';
    const close = closingEnvironment(name, piece, inside, grammar);
    if ('at' in close) {
      add(kind, base + start, base + close.end);
      return close.end;
    }
    const far =
      close.stop === null ? beyond(inside, (next, at) => closingEnvironment(name, next, at, grammar)) : null;
    if (!far) return broken('unclosed-environment', start, close.stop ?? piece.length);
    add(kind, base + start, far.end);
    return far.end - base;
  }

  /** Over blank lines, while what stands between is no prose; a later block that closes what it opens closes nothing here. */
  function beyond(
    inside: number,
    close: (text: string, at: number) => Close,
  ): { readonly at: number; readonly end: number } | null {
    if (isProse(piece.slice(inside))) return null;
    for (const { kind, from, to } of blocks.slice(index + 1, index + 1 + FARTHEST)) {
      if (kind !== 'text' && kind !== 'indented') return null;
      const next = text.slice(from, to);
      const found = close(next, 0);
      if ('at' in found) {
        let count = 0;
        for (let each: Close = found; 'at' in each; each = close(next, each.end)) count++;
        return count % 2 === 0 || isProse(next.slice(0, found.at))
          ? null
          : { at: from + found.at, end: from + found.end };
      }
      if (found.stop !== null || isProse(next)) return null;
    }
    return null;
  }

  function dollar(start: number): number {
    const close = closingDollar(piece, start + 1, grammar);
    if (close < 0) return latex ? broken('unclosed-math', start, piece.length) : start + 1;
    const content = piece.slice(start + 1, close);
    if (!latex && !isInline(content, piece[close + 1] ?? '')) return start + 1;
    // Some write $`x`$.
    const ticks = !latex && /^`[^`]+`$/.test(content) ? 1 : 0;
    add('inline', base + start, base + close + 1, [base + start + 1 + ticks, base + close - ticks]);
    return close + 1;
  }

  function codeSpan(start: number, length: number): number {
    lastRuns ??= new Map(Array.from(piece.matchAll(BACKTICKS), (run) => [run[0].length, run.index]));
    const inside = start + length;
    if (lastRuns.get(length)! <= start) return inside;
    let run = find(BACKTICKS, piece, inside);
    while (run && run[0].length !== length) run = BACKTICKS.exec(piece);
    if (!run) return inside;
    add('code', base + start, base + run.index + length, [base + inside, base + run.index]);
    return run.index + length;
  }

  function tag(start: number): number {
    if (piece.startsWith('<!--', start)) {
      const end = commentsEnd ? text.indexOf('-->', base + start) : -1;
      commentsEnd = end >= 0;
      if (!commentsEnd) return start + 4;
      add('hidden', base + start, end + 3);
      return end + 3 - base;
    }
    const found = find(TAG, piece, start);
    const isStruck = found && STRUCK.tag.test(found[1]!) && found[0][1] !== '/';
    const behind = isStruck ? struck(start, start + found[0].length, `</${found[1]}>`) : null;
    if (behind !== null) return behind;
    if (found && /^h[1-6]$/i.test(found[1]!) && found[0][1] !== '/')
      headings.push({ at: base + start, seen: base + start });
    return unseen(found && /^su[bp]$/i.test(found[1]!) ? 'opaque' : 'hidden', TAG, start);
  }
}
