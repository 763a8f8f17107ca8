/** YAML text → plain data whose scalars are all text, and the place of every part of it. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from 'yaml';
import type { Fault, FaultReason, Place } from './fault.ts';
import { pastBounds } from './yaml-bounds.ts';
import { mistakeIn } from './yaml-errors.ts';

export type Path = readonly (string | number)[];

export interface YamlFile {
  readonly file: string;
  readonly data: unknown;
  readonly faults: readonly Fault[];
  /** Where the value at a path stands, or a piece of it; the nearest part that exists, if it does not. */
  readonly place: (path: Path, offset?: number, width?: number) => Place;
  /** The text written at a path; empty where there is none. */
  readonly textAt: (path: Path) => string;
  /** Where the key at the end of a path stands. */
  readonly placeOfKey: (path: Path) => Place;
}

export const LARGEST_FILE = 64_000;

/** A file of which nothing but a fault is known. */
export function unreadable(place: Place, reason: FaultReason): YamlFile {
  return {
    file: place.file,
    data: undefined,
    faults: [{ ...place, reason }],
    place: () => place,
    textAt: () => '',
    placeOfKey: () => place,
  };
}

/** Reads one file's text; anchors and aliases are refused, so that a small file cannot grow without end. */
export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  /** A place in the text; the mark ends with its line. */
  const at = (offset: number, width = 1): Place => {
    const { line, col } = lines.linePos(offset);
    const source = lineAround(text, offset);
    const room = Math.max(1, source.trimEnd().length - col + 1);
    return { file, line: Math.max(1, line), col: Math.max(1, col), source, width: Math.min(width, room) };
  };
  if (text.length > LARGEST_FILE)
    return unreadable({ file, line: 1, col: 1 }, { code: 'too-big', limit: LARGEST_FILE });
  const past = pastBounds(text);
  if (past) {
    countLines(text, lines);
    return unreadable(at(past.at), past.reason);
  }

  const document: Document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  // What comes after the first is most often its consequence.
  const faults: Fault[] = document.errors.slice(0, 1).map((error) => {
    const { mistake, from, to } = mistakeIn(text, error);
    return { ...at(from, to - from), reason: { code: 'yaml', mistake, detail: error.message } };
  });

  const startOf = (node: unknown): number =>
    (node as { readonly range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
  const keyOf = (key: unknown): string => {
    const name = isScalar(key) ? String(key.value) : '';
    if (name !== '' && name !== '__proto__') return name;
    faults.push({ ...at(startOf(key), name.length), reason: { code: 'bad-name', name } });
    return 'unnamed';
  };
  const entriesOf = (map: { readonly items: readonly { key: unknown; value: unknown }[] }): unknown => {
    const entries = new Map<string, unknown>();
    for (const { key, value } of map.items) {
      const name = keyOf(key);
      if (entries.has(name))
        faults.push({ ...at(startOf(key), name.length), reason: { code: 'twice-key', key: name } });
      entries.set(name, data(value));
    }
    return Object.fromEntries(entries);
  };
  const data = (node: unknown): unknown => {
    if (isAlias(node)) {
      faults.push({ ...at(startOf(node), node.source.length + 1), reason: { code: 'alias' } });
      return undefined;
    }
    if (isMap(node)) return entriesOf(node);
    if (isSeq(node)) return node.items.map(data);
    if (isScalar(node)) return node.value === null ? '' : String(node.value);
    return '';
  };

  const nodeAt = (path: Path): Node | null => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (node && typeof node === 'object' && 'range' in node) return node as Node;
    }
    return null;
  };
  const place = (path: Path, offset = 0, width?: number): Place => {
    const node = nodeAt(path);
    const start = node?.range?.[0] ?? 0;
    if (!isScalar(node)) return at(start, node && 'flow' in node && node.flow ? node.range![1] - start : 1);
    if (offset === 0 && width === undefined) return at(start, node.range![1] - start);
    return at(offsetIn(node, text, offset), width ?? wordAt(String(node.value), offset));
  };
  const textAt = (path: Path): string => {
    const node = nodeAt(path);
    return isScalar(node) ? String(node.value) : '';
  };
  const placeOfKey = (path: Path): Place => {
    const parent = nodeAt(path.slice(0, -1));
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1))
      : undefined;
    return isScalar(pair?.key) ? at(startOf(pair.key), String(pair.key.value).length) : place(path);
  };
  const plain = faults.length > 0 ? undefined : data(document.contents);
  return { file, data: faults.length > 0 ? undefined : plain, faults, place, textAt, placeOfKey };
}

function lineAround(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end).replace(/\r$/, '');
}

function countLines(text: string, lines: LineCounter): void {
  for (let start = 0; ; start++) {
    lines.addNewLine(start);
    start = text.indexOf('\n', start);
    if (start < 0) return;
  }
}

/** How far a word or a number reaches; 1 for a sign. */
const wordAt = (text: string, offset: number): number =>
  /^(?:[A-Za-z_]\w*|[\d.]+|\\[A-Za-z]+)/.exec(text.slice(offset))?.[0].length ?? 1;

/** What stands for one character: doubled in single quotes, behind a backslash in double ones. */
const ANY = /^[\s\S]/;
const ESCAPES: Readonly<Record<string, RegExp>> = {
  QUOTE_SINGLE: /^(?:''|[\s\S])/,
  QUOTE_DOUBLE: /^(?:\\(?:x..|u.{4}|U.{8}|[\s\S])|[\s\S])/,
};
const LONGEST_ESCAPE = 10;

/** Where a character of a scalar's text stands in the file: past its quote or header, and the indentation of its lines. */
function offsetIn(node: Scalar, text: string, offset: number): number {
  const [start = 0, end = 0] = node.range ?? [];
  const quoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE';
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  let at = block ? text.indexOf('\n', start) + 1 : start + (quoted ? 1 : 0);
  const indented = (): void => {
    while (at < end && text[at] === ' ') at++;
  };
  if (block) indented();
  for (let left = offset; left > 0 && at < end; left--) {
    const isEnd = text[at] === '\n';
    at += (ESCAPES[node.type ?? ''] ?? ANY).exec(text.slice(at, at + LONGEST_ESCAPE))![0].length;
    if (isEnd) indented();
  }
  return at;
}
