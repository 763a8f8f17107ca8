/** The items of a display → its statements: sides with equals signs between them, over as many lines as they take, and the tag. */
import type { Item } from './items.ts';
import { isMark } from './shapes.ts';

export interface Side {
  readonly items: readonly Item[];
  /** From the sign before it, or the end of what was stated before, to the sign behind it. */
  readonly at: number;
  readonly end: number;
  readonly source: string;
}

/** = or :=, ≈, and ← for what is set anew. */
export type RelationSign = '=' | '≈' | '←';

export interface Statement {
  readonly sides: readonly Side[];
  /** The sign before each side but the first. */
  readonly signs: readonly RelationSign[];
  /** Begins with an equals sign: it goes on from what was stated last. */
  readonly continues: boolean;
}

export interface Display {
  readonly statements: readonly Statement[];
  readonly tag: string | null;
}

/** Words that join two statements or say when one holds; any other upright word is a name. */
const JOINING = new Set(
  'and so with where for if or then thus hence since because is when while at by from given that we get as in all let und mit also i.e. e.g. s.t. therefore otherwise else'.split(
    ' ',
  ),
);

const isJoining = (item: Item): boolean =>
  item.kind === 'word' &&
  (/[\s()[\]]/.test(item.text.trim()) ||
    item.text.trim() === '' ||
    JOINING.has(
      item.text
        .trim()
        .toLowerCase()
        .replace(/[.,:;]$/, ''),
    ));

/** Signs that end a statement without being an equality. */
const BETWEEN = new Set(['⇒', '⇔', '→', '∵', '∴']);
const OTHER_RELATIONS = new Set(['<', '>', '≤', '≥', '≠', '∈', '~', '∝', '⊂', '≪', '≫']);

export function displayOf(items: readonly Item[], tex: string): Display {
  const lines = linesOf(items);
  let tag: string | null = null;
  // A command in front of a symbol belongs to it, though the symbol alone has a place.
  let from = 0;
  const statements: Statement[] = [];
  let isStopped = false;
  for (const line of lines) {
    const [rest, own] = withoutTag(line);
    tag ??= own;
    for (const [i, piece] of piecesOf(rest).entries()) {
      // Behind an equation, what is none explains it: (definition).
      if (i > 0 && !piece.some(isRelation) && statements.at(-1)?.signs.length) continue;
      add(statements, piece, from, tex, i === 0 && !isStopped && !begins(line));
      from = Math.max(from, closedEnd(tex, endOf(piece)));
    }
    isStopped = endsWithStop(rest);
  }
  return { statements: statements.filter(({ sides }) => sides.length > 0), tag };
}

/** A line with something of its own to the left of what it is aligned at: `-2x &= 4` does not go on from the line above. */
const begins = (line: readonly Item[]): boolean => line[0] === START;

const START: Item = { kind: 'space', wide: false, at: 0, end: 0 };
const GAP: Item = { kind: 'space', wide: true, at: 0, end: 0 };

/** The lines of a display: those of aligned columns, and those that \\ ends. */
function linesOf(items: readonly Item[]): (readonly Item[])[] {
  const lines: Item[][] = [[]];
  for (const item of items)
    if (item.kind === 'space' && item.breaks) lines.push([]);
    else lines.at(-1)!.push(item);
  return lines.flatMap(linesInColumns);
}

function linesInColumns(items: readonly Item[]): (readonly Item[])[] {
  const at = items.findIndex((item) => item.kind === 'lines');
  if (at < 0) return [items];
  const { rows } = items[at] as Extract<Item, { kind: 'lines' }>;
  const [before, after] = [items.slice(0, at), items.slice(at + 1)];
  // Columns come in pairs, a side and its sign; a third one begins another statement.
  const own = rows
    .map((cells) => [
      ...(cells.length > 1 && cells[0]!.some(isSubstance) && !cells[0]!.some(isRelation) ? [START] : []),
      ...cells.flatMap((cell, i) => (i >= 2 && i % 2 === 0 ? [GAP, ...cell] : cell)),
    ])
    .flatMap(linesOf);
  return [
    ...own.map((line, i) => (i === 0 ? [...before, ...line] : line)),
    ...(after.length > 0 ? linesOf(after) : []),
  ].filter((line) => line.some((item) => item.kind !== 'space'));
}

/** `(4)` or `(1a)` behind a wide space at the end, or what \tag says. */
function withoutTag(line: readonly Item[]): readonly [readonly Item[], string | null] {
  const said = line.find((item) => item.kind === 'tag');
  if (said?.kind === 'tag') return [line.filter((item) => item.kind !== 'tag'), said.text];
  const last = line.findLastIndex((item) => item.kind === 'space' && item.wide);
  if (last < 0) return [line, null];
  const behind = line.slice(last + 1).filter((item) => item.kind !== 'space' && !isStop(item));
  const [open, close] = [behind[0], behind.at(-1)];
  const inside = behind.slice(1, -1);
  const isTag =
    isMark(open, '(') &&
    isMark(close, ')') &&
    inside.length > 0 &&
    inside.length <= 4 &&
    inside.every(
      (item) =>
        ['number', 'symbol', 'word'].includes(item.kind) ||
        (item.kind === 'mark' && /^[.'*-]$/.test(item.text)),
    );
  if (!isTag) return [line, null];
  const text = inside
    .map((item) => ('text' in item ? item.text : item.kind === 'symbol' ? item.name : ''))
    .join('');
  return [line.slice(0, last), text];
}

const isStop = (item: Item): boolean => item.kind === 'mark' && /^[.,;]$/.test(item.text);
const endsWithStop = (line: readonly Item[]): boolean => {
  const last = line.findLast((item) => item.kind !== 'space');
  return last !== undefined && isStop(last);
};
const isOpen = (item: Item): boolean => item.kind === 'mark' && /^[([{]$/.test(item.text);
const isClose = (item: Item): boolean => item.kind === 'mark' && /^[)\]}]$/.test(item.text);

/** A line cut where one statement ends and another begins: at wide spaces, arrows, words, and commas between equations. */
function piecesOf(line: readonly Item[]): (readonly Item[])[] {
  const pieces: Item[][] = [[]];
  let depth = 0;
  for (const item of line) {
    if (isOpen(item)) depth++;
    if (isClose(item)) depth = Math.max(0, depth - 1);
    const cuts =
      depth === 0 &&
      ((item.kind === 'space' && item.wide && !endsWithRelation(pieces.at(-1)!)) ||
        isJoining(item) ||
        (item.kind === 'mark' && (BETWEEN.has(item.text) || item.text === ';')));
    if (cuts) pieces.push([]);
    else pieces.at(-1)!.push(item);
  }
  const joined: Item[][] = [];
  for (const piece of pieces.flatMap(cutAtCommas)) {
    if (piece.every((item) => item.kind === 'space' || isStop(item))) continue;
    // A wide space before a plus or inside one side only spreads it out.
    const before = joined.at(-1);
    if (before && !piece.some(isRelation) && startsWithSign(piece) && before.some(isRelation))
      before.push(...piece);
    else joined.push([...piece]);
  }
  return joined;
}

function cutAtCommas(piece: readonly Item[]): Item[][] {
  const parts: Item[][] = [[]];
  let depth = 0;
  for (const [i, item] of piece.entries()) {
    if (isOpen(item)) depth++;
    if (isClose(item)) depth = Math.max(0, depth - 1);
    const [before, behind] = [piece[i - 1], piece[i + 1]];
    // 12,800 is one number.
    const isInside =
      before?.kind === 'number' && behind?.kind === 'number' && isSeparator(before.end, item, behind.at);
    if (depth === 0 && isMark(item, ',') && !isInside) parts.push([]);
    else parts.at(-1)!.push(item);
  }
  return parts.filter((part) => part.length > 0).every((part) => part.some(isRelation))
    ? parts
    : [[...piece]];
}

/** 1,000 or 1{,}000: a comma with nothing around it but braces. */
const isSeparator = (from: number, comma: Item, to: number): boolean =>
  to - from === 1 || (to - from === 3 && comma.at === from + 1);

const startsWithSign = (piece: readonly Item[]): boolean => {
  const first = piece.find((item) => item.kind !== 'space');
  return first?.kind === 'mark' && ['+', '-', '*', '/', '.*'].includes(first.text);
};

/** `x =& 2` and `x = \quad 2` go on. */
function endsWithRelation(items: readonly Item[]): boolean {
  const last = items.findLast(isSubstance);
  return last !== undefined && isRelation(last);
}

function isRelation(item: Item): boolean {
  return item.kind === 'mark' && ['=', '≈', '←'].includes(item.text);
}

/** Adds a piece to the statements: one that begins with an equals sign goes on from the last, one that begins a line with a plus belongs to it. */
function add(
  statements: Statement[],
  piece: readonly Item[],
  from: number,
  tex: string,
  mayGoOn: boolean,
): void {
  const { sides, signs, continues } = cutAtRelations(piece, from, tex);
  if (sides.length === 0) return;
  const last = statements.at(-1);
  if (last && continues) {
    statements[statements.length - 1] = {
      ...last,
      sides: [...last.sides, ...sides],
      signs: [...last.signs, ...signs],
    };
    return;
  }
  const endsOpen = last && endsWithSign(last.sides.at(-1)!.items);
  if (last && ((mayGoOn && startsWithSign(piece)) || endsOpen) && sides.length > 0) {
    const [first, ...rest] = sides;
    const before = last.sides.at(-1)!;
    const whole: Side = {
      items: [...before.items, ...first!.items],
      at: before.at,
      end: first!.end,
      source: withoutFrame(tex.slice(before.at, first!.end)),
    };
    statements[statements.length - 1] = {
      ...last,
      sides: [...last.sides.slice(0, -1), whole, ...rest],
      signs: [...last.signs, ...signs],
    };
    return;
  }
  statements.push({ sides, signs, continues });
}

const endsWithSign = (items: readonly Item[]): boolean => {
  const last = items.findLast((item) => item.kind !== 'space');
  return last?.kind === 'mark' && ['+', '-', '*', '/'].includes(last.text);
};

function cutAtRelations(piece: readonly Item[], from: number, tex: string): Statement {
  const sides: Item[][] = [[]];
  const starts: number[] = [from];
  const ends: number[] = [];
  const signs: RelationSign[] = [];
  let depth = 0;
  for (let i = 0; i < piece.length; i++) {
    const item = piece[i]!;
    if (isOpen(item)) depth++;
    if (isClose(item)) depth = Math.max(0, depth - 1);
    const next = piece[i + 1];
    const follows = isMark(next, '=');
    const text = item.kind === 'mark' ? item.text : '';
    const sign = depth === 0 ? signOf(text, follows) : null;
    if (sign === null) {
      if (depth === 0 && OTHER_RELATIONS.has(text)) break;
      sides.at(-1)!.push(item);
      continue;
    }
    if (follows && (text === ':' || text === '~')) i++;
    signs.push(sign);
    sides.push([]);
    ends.push(item.at);
    starts.push(piece[i]!.end);
  }
  const continues = sides[0]!.every((item) => item.kind === 'space');
  const whole = sides.map((all, i): Side => {
    const [items, at] = [trimmed(all), starts[i]!];
    const end = ends[i] ?? closedEnd(tex, endOf(items));
    return { items, at, end, source: withoutFrame(tex.slice(at, end)) };
  });
  const filled = (continues ? whole.slice(1) : whole).filter(({ items }) => items.length > 0);
  return {
    sides: filled,
    // A sign with nothing behind it says nothing.
    signs: signs.slice(0, Math.max(0, filled.length - (continues ? 0 : 1))),
    continues: continues && signs.length > 0,
  };
}

/** A group, a script, a matrix or a bracket ends with something that is no item. */
function closedEnd(tex: string, end: number): number {
  const more =
    /^(?:[}\s]|\\end\s*\{(?:(?:[bBpvV]|small)?matrix|array|[dr]?cases)\}|\\(?:right|[bB]igg?r?)\s*(?:\\[a-zA-Z|}]+|[)\]|.]))+/.exec(
      tex.slice(end, end + 200),
    );
  return end + (more?.[0].length ?? 0);
}

/** Without what aligns a line or opens an environment. */
const withoutFrame = (source: string): string =>
  source
    .replace(
      /^(?:\s|&|\\\\(?:\[[^\]]*\])?|\\(?:q?quad|[,;:! ])|[,;]|\.(?!\d)|\\(?:tag|text|textrm|mbox|label)\*?\{[^{}]*\}|\\(?:begin|end)\{(?:aligned|align|split|gather|gathered|alignat|equation)\*?\}|\\begin\{array\}\{[^{}]*\})+/,
      '',
    )
    .replace(
      /(?:\s|&|\\\\|\\q?quad|\\end\{(?:aligned|align|split|gather|gathered|alignat|equation|array)\*?\})+$/,
      '',
    );

const endOf = (items: readonly Item[]): number => Math.max(0, ...items.map((item) => item.end));

function signOf(text: string, beforeEquals: boolean): RelationSign | null {
  if (text === '=') return '=';
  if (text === '≈' || (text === '~' && beforeEquals)) return '≈';
  if (text === '←' || (text === ':' && beforeEquals)) return '←';
  return null;
}

/** Without the spaces around it and the stop or comma that ends a sentence. */
function trimmed(items: readonly Item[]): Item[] {
  const [start, end] = [
    items.findIndex(isSubstance),
    items.findLastIndex((item) => isSubstance(item) && !isStop(item)),
  ];
  return start < 0 || end < 0 ? [] : items.slice(start, end + 1);
}

const isSubstance = (item: Item): boolean => item.kind !== 'space';
