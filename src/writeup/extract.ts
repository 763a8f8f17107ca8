/** The text of a Markdown or LaTeX document → its pieces of mathematics, each with its place. */
import { blocksOf, type Heading } from './blocks.ts';
import { type Definition, definitionAt, isDefining } from './macros.ts';
import { plainEquations } from './plain-lines.ts';
import { lineAt, marginOf, type Source, sourceOf } from './source.ts';
import { type Span, spansOf } from './spans.ts';

export interface Segment {
  /** Between the delimiters, without space at the ends; a bare environment from its \begin to its \end; a plain equation. */
  readonly tex: string;
  /** text.slice(at, at + tex.length) is tex. */
  readonly at: number;
  /** From 1: where the opening delimiter stands. */
  readonly line: number;
  readonly kind: 'display' | 'inline' | 'plain';
  /** The one that fills the segment, as `\begin{…}` says. */
  readonly environment: string | null;
  /** How many headings stand above. */
  readonly section: number;
  readonly label: string | null;
  /** `tex`, with spaces for what is no mathematics: quote marks, comments, labels, definitions, emphasis. Of the same length. */
  readonly clean: string;
}

export interface Unfinished {
  readonly at: number;
  readonly line: number;
  readonly what: 'unclosed-math' | 'unclosed-environment' | 'unclosed-fence' | 'binary' | 'too-many';
  /** How its line goes on. */
  readonly piece: string;
}

export interface Extracted {
  readonly source: Source;
  readonly segments: readonly Segment[];
  readonly unfinished: readonly Unfinished[];
  /** `\R` → `\mathbb{R}` */
  readonly macros: ReadonlyMap<string, string>;
}

/** Walls against a document made to take memory. */
const MOST_SEGMENTS = 20_000;
const MOST_UNFINISHED = 500;
const MOST_MACROS = 1000;
const LONGEST_MACRO = 1000;
const LONGEST_PIECE = 60;
const MOST_QUOTES = 9;

/** More than this many control characters, and more than one in a hundred, are no text; of unknown ones, one in ten. */
const MOST_CONTROLS = 8;

const LABEL = /\\label[ \t]*\{([^{}]*)\}/g;
const COMMENT = /\\.|%[^\r\n]*/gs;
const COMMAND = /\\([A-Za-z]+\*?)/g;
const BEGIN_OR_END = /\\(?:(begin|end)[ \t]*\{([A-Za-z]+\*?)\}|.)/gs;
/** What may stand behind an environment that fills a segment. */
const BEHIND = /^(?:[\s.,;]|\\(?:tag\*?|label)\{[^{}]*\})*$/;

/** Environments that KaTeX does not know, as those that it does; a mere wrapper as nothing. None is longer than it was. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['eqnarray', 'align'],
  ['flalign', 'align'],
  ['multline', 'gather'],
  ['xalignat', 'alignat'],
  ['xxalignat', 'alignat'],
  ['displaymath', ''],
  ['dmath', ''],
  ['math', ''],
]);

type Found = Pick<Span, 'from' | 'inside'> & { readonly kind: Segment['kind']; readonly clean?: string };
type Define = (definition: Definition) => void;

export function extract(text: string): Extracted {
  const source = sourceOf(text);
  const unfinished: Unfinished[] = [];
  const trouble = (at: number, what: Unfinished['what']): void => {
    if (unfinished.length >= MOST_UNFINISHED) return;
    const line = lineAt(source, at);
    const piece = text.slice(at, Math.min(source.ends[line]!, at + LONGEST_PIECE));
    unfinished.push({ at, line: line + 1, what, piece });
  };
  const macros = new Map<string, string>();
  const define: Define = ({ name, body }) => {
    if (body !== null && body.length <= LONGEST_MACRO && macros.size < MOST_MACROS) macros.set(name, body);
  };
  const segments: Segment[] = [];

  const binary = binaryAt(text);
  if (binary >= 0) {
    trouble(binary, 'binary');
    return { source, segments, unfinished, macros };
  }
  const { blocks, headings, unclosed } = blocksOf(source);
  const { spans, end, ...more } = spansOf(source, blocks, MOST_SEGMENTS + 1);
  more.definitions.forEach(define);
  const found: Found[] = [
    ...spans.filter((span): span is Span & Found => span.kind === 'display' || span.kind === 'inline'),
    ...plainEquations(source, blocks, spans, end, MOST_SEGMENTS + 1).map(
      ({ from, to, clean }): Found => ({ kind: 'plain', from, inside: [from, to], clean }),
    ),
  ];
  found.sort((a, b) => a.from - b.from);

  const sections = sectionsOf([...headings, ...more.headings], spans);
  let section = 0;
  for (const each of found) {
    while (section < sections.length && sections[section]! <= each.from) section++;
    const segment = segmentOf(source, each, section, define);
    if (segment && segments.length === MOST_SEGMENTS) {
      trouble(segment.at, 'too-many');
      break;
    }
    if (segment) segments.push(segment);
  }
  for (const { at, what } of [...unclosed, ...more.unclosed].sort((a, b) => a.at - b.at)) trouble(at, what);
  return { source, segments, unfinished, macros };
}

function segmentOf(source: Source, found: Found, section: number, define: Define): Segment | null {
  const { kind, from, inside, clean: plain } = found;
  const opening = lineAt(source, from);
  const raw = source.text.slice(...inside);
  const place = { line: opening + 1, kind, section };
  if (plain !== undefined)
    return { tex: raw, at: from, ...place, environment: null, label: null, clean: plain };

  let seen = raw;
  const quotes = Math.min(marginOf(source, opening).quotes, MOST_QUOTES);
  if (quotes > 0) seen = seen.replace(new RegExp(`[\\r\\n][ \\t]*(?:>[ \\t]?){1,${quotes}}`, 'g'), blank);
  if (source.latex) seen = seen.replace(COMMENT, (each) => (each[0] === '%' ? blank(each) : each));
  const start = seen.length - seen.trimStart().length;
  const end = Math.max(start, seen.trimEnd().length);
  seen = seen.slice(start, end);

  const environment = environmentOf(seen);
  const label = seen.matchAll(LABEL).next().value?.[1]?.trim() ?? null;
  const clean = withKnownEnvironment(withoutDefinitions(seen.replace(LABEL, blank), define), environment);
  if (clean.trim() === '') return null;
  return { tex: raw.slice(start, end), at: inside[0] + start, ...place, environment, label, clean };
}

/** The same length, its line breaks kept. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function withoutDefinitions(tex: string, define: Define): string {
  const kept: string[] = [];
  let done = 0;
  for (const { 0: command, 1: name, index } of tex.matchAll(COMMAND)) {
    if (index < done || !isDefining(name!)) continue;
    const definition = definitionAt(tex, name!, index + command.length);
    if (definition === 'unclosed') break;
    if (definition === null) continue;
    define(definition);
    kept.push(tex.slice(done, index), blank(tex.slice(index, definition.end)));
    done = definition.end;
  }
  return kept.join('') + tex.slice(done);
}

function withKnownEnvironment(tex: string, environment: string | null): string {
  const [, name, star] = /^([A-Za-z]+)(\*?)$/.exec(environment ?? '') ?? [];
  const known = KNOWN.get(name ?? '');
  if (known === undefined) return tex;
  return ['begin', 'end'].reduce((text, word) => {
    const written = `\\${word}{${environment}}`;
    const other = known === '' ? '' : `\\${word}{${known}${star}}`;
    const at = word === 'begin' ? text.indexOf(written) : text.lastIndexOf(written);
    return at < 0 ? text : text.slice(0, at) + other.padEnd(written.length) + text.slice(at + written.length);
  }, tex);
}

/** The environment that a segment is from its first character to its last. */
function environmentOf(tex: string): string | null {
  if (!tex.startsWith('\\begin')) return null;
  let name: string | null = null;
  let depth = 0;
  for (const { 0: whole, 1: word, 2: named, index } of tex.matchAll(BEGIN_OR_END)) {
    if (word === undefined) continue;
    name ??= named!;
    depth += word === 'begin' ? 1 : -1;
    if (depth === 0) return BEHIND.test(tex.slice(index + whole.length)) ? name : null;
  }
  return null;
}

/** Where sections start, in order; what looks like a heading within mathematics or a comment is none. */
function sectionsOf(headings: readonly Heading[], spans: readonly Span[]): number[] {
  const starts: number[] = [];
  let i = 0;
  for (const { at, seen } of [...headings].sort((a, b) => a.seen - b.seen)) {
    while (i < spans.length && spans[i]!.to <= seen) i++;
    if (i === spans.length || spans[i]!.from >= seen) starts.push(at);
  }
  return starts;
}

/** The first NUL; or the first character that is none, when there are many. A wrong encoding of some letters is no reason. */
function binaryAt(text: string): number {
  let [first, controls, unknown] = [-1, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0) return at;
    if (code < 9 || (code > 13 && code < 32) || code === 127) controls++;
    else if (code === 0xfffd) unknown++;
    else continue;
    if (first < 0) first = at;
  }
  const many = controls * 100 + unknown * 10;
  return controls + unknown > MOST_CONTROLS && many > text.length ? first : -1;
}
