/** YAML text → plain data whose scalars are all text, and the place of every part of it. */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Fault, FaultReason, Place } from './fault.ts';

export type Path = readonly (string | number)[];

export interface YamlFile {
  readonly file: string;
  readonly data: unknown;
  readonly faults: readonly Fault[];
  /** Where the value at a path stands; the nearest part that exists, if it does not. */
  readonly place: (path: Path, offset?: number) => Place;
  /** The text written at a path; empty where there is none. */
  readonly textAt: (path: Path) => string;
  /** Where the key at the end of a path stands. */
  readonly placeOfKey: (path: Path) => Place;
}

export const LARGEST_FILE = 64_000;

/** Reads one file's text; anchors and aliases are refused, so that a small file cannot grow without end. */
export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), col: Math.max(1, col) };
  };
  const only = (reason: FaultReason): YamlFile => {
    const start = { file, line: 1, col: 1 };
    return {
      file,
      data: undefined,
      faults: [{ ...start, reason }],
      place: () => start,
      textAt: () => '',
      placeOfKey: () => start,
    };
  };
  if (text.length > LARGEST_FILE) return only({ code: 'too-big', limit: LARGEST_FILE });

  let document: Document;
  try {
    document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  } catch (error) {
    return only({ code: 'yaml', detail: (error as Error).message });
  }
  const faults: Fault[] = document.errors.map((error) => ({
    ...at(error.pos[0]),
    reason: { code: 'yaml', detail: error.message },
  }));

  const keyOf = (key: unknown): string => {
    const name = isScalar(key) ? String(key.value) : '';
    if (name !== '' && name !== '__proto__') return name;
    const range = (key as { readonly range?: readonly number[] | null } | null)?.range;
    faults.push({ ...at(range?.[0] ?? 0), reason: { code: 'bad-name', name } });
    return 'unnamed';
  };
  const data = (node: unknown): unknown => {
    if (isAlias(node)) {
      faults.push({ ...at(node.range?.[0] ?? 0), reason: { code: 'alias' } });
      return undefined;
    }
    if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [keyOf(pair.key), data(pair.value)]));
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
  const place = (path: Path, offset = 0): Place => {
    const node = nodeAt(path);
    const start = node?.range?.[0] ?? 0;
    const quoted = isScalar(node) && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE');
    return at(start + offset + (quoted && offset > 0 ? 1 : 0));
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
    return isScalar(pair?.key) ? at(pair.key.range?.[0] ?? 0) : place(path);
  };
  const plain = faults.length > 0 ? undefined : guarded(() => data(document.contents));
  return { file, data: faults.length > 0 ? undefined : plain, faults, place, textAt, placeOfKey };
}

/** Nesting past the stack is answered as no data at all; the schema then says what is missing. */
function guarded<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
