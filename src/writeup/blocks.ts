/** The lines of a document → its blocks: text between blank lines and headings, code, fenced mathematics. */
import { find } from './delimiters.ts';
import { lineAt, type Margin, marginOf, type Source } from './source.ts';

export interface Block {
  /** `indented` and `code` are code; `heading` is text that nothing reaches across. */
  readonly kind: 'text' | 'heading' | 'code' | 'indented' | 'math';
  readonly from: number;
  readonly to: number;
  /** Its first line, from 0, and the one behind its last. */
  readonly first: number;
  readonly last: number;
  /** Of what is fenced: where the fence opens. */
  readonly opened: number;
  /** Code that says which language it is in. */
  readonly program: boolean;
}

/** The sections start at `at`; `seen` is what makes it a heading: the same place, or the underline below it. */
export interface Heading {
  readonly at: number;
  readonly seen: number;
}

export interface Unclosed {
  readonly at: number;
  readonly what: 'unclosed-math' | 'unclosed-environment' | 'unclosed-fence';
}

export interface Blocks {
  readonly blocks: readonly Block[];
  readonly headings: readonly Heading[];
  readonly unclosed: readonly Unclosed[];
}

interface Fence {
  readonly sign: string;
  readonly length: number;
  readonly info: string;
}

const FENCE = /(`{3,}|~{3,})[ \t]*([^\r\n]*)/y;
const MARKER = /(?:[-*+]|\d{1,9}[.)])[ \t]+/y;
const ATX = /#{1,6}(?:[ \t]|$)/my;
const LATEX_HEADING = /\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\*?[ \t]*[[{]/y;
const UNDERLINE = /(?:={2,}|-{2,})[ \t]*$/my;
const VERBATIM =
  /\\begin\{((?:[vV]erbatim|lstlisting|minted|alltt|comment)\*?)\}[ \t]*(\[[^\]\r\n]*\])?[ \t]*(\{[^}\r\n]*\})?/;
/** What a fence may say and still hold plain equations. */
const NO_LANGUAGE = /^(?:$|te?xt\b|plain|none\b|output\b|pseudo|algorithm|unicode)/i;

/** The first characters of lines that may be more than text. */
const SPECIAL = new Set('`~#\\=-*+0123456789');

export function blocksOf(source: Source): Blocks {
  const { text, latex, starts, ends } = source;
  const blocks: Block[] = [];
  const headings: Heading[] = [];
  const unclosed: Unclosed[] = [];
  const missing = new Set<string>();
  const least = leastIndent(source);
  const hasVerbatim = VERBATIM.test(text);
  let longest: ReadonlyMap<string, Uint32Array> | undefined;
  let [inList, afterText] = [false, false];

  let line = 0;
  while (line < starts.length) {
    const margin = marginOf(source, line);
    if (isBlank(line, margin)) {
      afterText = false;
      line++;
      continue;
    }
    const marked = !latex && find(MARKER, text, margin.at) !== null;
    if (marked) inList = true;
    else if (!afterText && margin.indent - least < 2) inList = false;
    const fence = fenceOf(margin);
    const verbatim = fence ? null : verbatimOf(line);
    if (fence) line = fenced(line, fence, margin);
    else if (verbatim) line = verbatimFrom(line, verbatim);
    else if (isIndented(margin) && !afterText && !inList) line = indented(line);
    else line = paragraph(line);
    afterText = true;
  }
  return { blocks, headings, unclosed };

  function isBlank(here: number, margin = marginOf(source, here)): boolean {
    return margin.at >= ends[here]!;
  }

  function isIndented({ indent, quotes }: Margin): boolean {
    return !latex && indent - least >= 4 && quotes === 0;
  }

  function add(kind: Block['kind'], first: number, last: number, opened: number, program = false): void {
    if (last > first)
      blocks.push({ kind, from: starts[first]!, to: ends[last - 1]!, first, last, opened, program });
  }

  function fenceOf({ at }: Margin): Fence | null {
    if (latex) return null;
    const found = find(FENCE, text, find(MARKER, text, at) ? MARKER.lastIndex : at);
    if (!found || (found[1]![0] === '`' && found[2]!.includes('`'))) return null;
    return { sign: found[1]![0]!, length: found[1]!.length, info: found[2]!.trim() };
  }

  /** How many signs the closing fence on a line has; 0 when it is none. */
  function closing(sign: string, here: number): number {
    const found = find(FENCE, text, marginOf(source, here).at);
    return found && found[1]![0] === sign && found[2]!.trim() === '' ? found[1]!.length : 0;
  }

  /** The longest closing fence from each line on, so that a fence without an end is known at once. */
  function longestFrom(sign: string): Uint32Array {
    longest ??= new Map(
      ['`', '~'].map((each) => {
        const lengths = new Uint32Array(starts.length + 1);
        for (let i = starts.length - 1; i >= 0; i--) lengths[i] = Math.max(lengths[i + 1]!, closing(each, i));
        return [each, lengths];
      }),
    );
    return longest.get(sign)!;
  }

  function fenced(opening: number, { sign, length, info }: Fence, { quotes, at }: Margin): number {
    let last = opening + 1;
    if (longestFrom(sign)[last]! < length) {
      unclosed.push({ at, what: 'unclosed-fence' });
      while (last < starts.length && !isBlank(last)) last++;
      add('code', opening + 1, last, at, !NO_LANGUAGE.test(info));
      return last;
    }
    const inside = (here: number): boolean =>
      here < starts.length && closing(sign, here) < length && marginOf(source, here).quotes >= quotes;
    while (inside(last)) last++;
    const closed = last < starts.length && closing(sign, last) >= length;
    if (/^\{?math\b/i.test(info)) add('math', opening + 1, last, at);
    else add('code', opening + 1, last, at, !NO_LANGUAGE.test(info));
    return closed ? last + 1 : last;
  }

  function verbatimOf(here: number): RegExpExecArray | null {
    if (!hasVerbatim) return null;
    const found = VERBATIM.exec(text.slice(starts[here]!, ends[here]!));
    return found && !/(?:^|[^\\])%/.test(found.input.slice(0, found.index)) ? found : null;
  }

  function verbatimFrom(opening: number, [written, name, options, argument]: RegExpExecArray): number {
    const at = text.indexOf(written, starts[opening]);
    const end = missing.has(name!) ? -1 : text.indexOf(`\\end{${name}}`, at);
    if (end < 0) {
      missing.add(name!);
      unclosed.push({ at, what: 'unclosed-environment' });
      return opening + 1;
    }
    const last = lineAt(source, end);
    const language = (name!.startsWith('minted') ? argument : options) ?? '';
    const hidden = name!.startsWith('comment');
    add('code', opening + 1, last, at, hidden || /language|\{(?!text)/.test(language));
    return last + 1;
  }

  /** Blank lines belong to it when more of it follows. */
  function indented(first: number): number {
    let last = first + 1;
    for (let here = last; here < starts.length; here++) {
      const margin = marginOf(source, here);
      if (isBlank(here, margin)) continue;
      if (!isIndented(margin)) break;
      last = here + 1;
    }
    add('indented', first, last, starts[first]!);
    return last;
  }

  /** Up to a blank line, a fence, a heading or verbatim text. */
  function paragraph(first: number): number {
    const top = marginOf(source, first).at;
    if (isAtx(top)) {
      headings.push({ at: starts[first]!, seen: top });
      add('heading', first, first + 1, top);
      return first + 1;
    }
    let last = first + 1;
    for (; last < starts.length; last++) {
      const margin = marginOf(source, last);
      const { at } = margin;
      if (isBlank(last, margin) || verbatimOf(last)) break;
      if (!SPECIAL.has(text[at]!)) continue;
      if (isAtx(at) || find(LATEX_HEADING, text, at) || fenceOf(margin)) break;
      if (latex) continue;
      if (find(UNDERLINE, text, at)) headings.push({ at: starts[last - 1]!, seen: at });
      if (find(MARKER, text, at)) inList = true;
    }
    add('text', first, last, starts[first]!);
    return last;
  }

  function isAtx(at: number): boolean {
    return !latex && find(ATX, text, at) !== null;
  }
}

/** What all lines are indented by, when that would make all of them code. */
function leastIndent(source: Source): number {
  let least = Number.POSITIVE_INFINITY;
  for (let line = 0; line < source.starts.length; line++) {
    const { at, indent } = marginOf(source, line);
    if (at < source.ends[line]!) least = Math.min(least, indent);
    if (least < 4) return 0;
  }
  return Number.isFinite(least) ? least : 0;
}
