/** The text of a document → its equations, each relation judged by all that was stated before it, and the chains that they make. */
import { childrenOf, namesIn, type Tree, toText } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import { hasValue } from './compare.ts';
import { type Doubt, doubtAround, isConditional, unknownsAround } from './context.ts';
import { usesDecimalCommas, withPoints } from './decimal-commas.ts';
import { extract, type Segment, type Unfinished } from './extract.ts';
import { rememberMissed, rememberRounding, valueInFull } from './held.ts';
import { type Item, itemsOf } from './items.ts';
import { judge } from './judge.ts';
import { Knowledge } from './knowledge.ts';
import { isOpaqueCall, SERIES } from './meanings.ts';
import { plainItemsOf } from './plain-items.ts';
import { type ReadSide, readSide } from './read.ts';
import { isLiteral, type Judgement, NOTHING } from './relation.ts';
import { textsIn } from './rounding-room.ts';
import { isMark, nameOf } from './shapes.ts';
import { lineAt } from './source.ts';
import { type Display, displayOf, type RelationSign, type Side, type Statement } from './statements.ts';
import { NO_USAGE, type Usage, usageOf } from './usage.ts';
import { readingsOf, valueIn } from './value.ts';

export type Verdict =
  | Judgement
  | { readonly verdict: 'notUnderstood'; readonly at: number; readonly piece: string };

export interface JudgedRelation {
  /** Sources of both sides. */
  readonly left: string;
  readonly right: string;
  /** Where the relation stands in the document, from its left side to the end of its right. */
  readonly at: number;
  readonly end: number;
  /** Of its sign, from 1: in aligned rows each has its own. */
  readonly line: number;
  readonly judgement: Verdict;
}

/** A statement as trees: what it is about, every side after it, and the number it ends in. */
export interface Chain {
  readonly left: Tree;
  readonly lines: readonly Tree[];
  /** What is written for each of them. */
  readonly sources: readonly string[];
  /** The last number that was written for it, and its source, with points for decimal commas; null where it ends in symbols. */
  readonly value: Value | null;
  readonly source: string;
  /** It is said to be what would be, not what is. */
  readonly supposed: boolean;
}

export interface Equation {
  readonly segment: Segment;
  readonly tag: string | null;
  readonly relations: readonly JudgedRelation[];
  /** What it states, a chain each; one that goes on from the equation before is told whole. */
  readonly chains: readonly Chain[];
}

export interface Checked {
  readonly equations: readonly Equation[];
  readonly unfinished: readonly Unfinished[];
}

export const LONGEST_DOCUMENT = 2 * 1024 * 1024;
export const MOST_RELATIONS = 30_000;

interface Parsed {
  readonly segment: Segment;
  readonly display: Display;
}

export function checkDocument(text: string): Checked {
  const { source, segments, unfinished, macros } = extract(text);
  const lineOf = (at: number): number => lineAt(source, at) + 1;
  const strange: Unread[] = [];
  const written: { readonly segment: Segment; readonly items: readonly Item[] }[] = [];
  for (const segment of segments) {
    if (!/[=≈←≔]|\\(?:approx|leftarrow|gets|coloneqq|equiv|simeq|doteq)|:=|~=|<-/.test(segment.tex)) continue;
    const read = segment.kind === 'plain' ? plainItemsOf(segment.clean) : itemsOf(segment.clean, macros);
    if ('why' in read) strange.push({ segment, at: read.at, piece: read.why });
    else written.push({ segment, items: read.items });
  }
  const hasCommas = usesDecimalCommas(written.map(({ items }) => items));
  const read = hasCommas ? withPoints : asWritten;
  const parsed: readonly Parsed[] = written.map(({ segment, items }) => ({
    segment,
    display: displayOf(read(items), segment.clean),
  }));
  const usage = usageOf(parsed.map(({ display }) => display));
  const solved = solvedIn(parsed);
  const coming = parsed.flatMap(({ display }) => display.statements.map(valueStated));
  const known = new Knowledge(usage.mixed);
  const equations: Equation[] = [];
  const left = [...unfinished];
  let count = 0;
  let position = 0;
  let last: { readonly statement: Statement; readonly segment: Segment } | null = null;
  let open: Chain | null = null;
  for (const { segment, display } of parsed) {
    if (count > MOST_RELATIONS) {
      const { at, line, tex } = segment;
      left.push({ at, line, what: 'too-many', piece: tex.slice(0, 60) });
      break;
    }
    const relations: JudgedRelation[] = [];
    const chains: Chain[] = [];
    const place = {
      segment,
      lineOf,
      hasCommas,
      known,
      isUnknown: unknownsAround(text, segment, solved),
      doubt: doubtAround(text, segment, hasCommas),
    };
    for (const own of display.statements) {
      const next = coming.slice(++position, position + NEXT);
      known.later = (name) => next.find((each) => each?.name === name.name && !name.index)?.value;
      const goesOn = own.continues && last !== null && isOneLine(text, last.segment, segment);
      const statement: Statement = goesOn ? continued(last!.statement, own) : withoutFirstSign(own);
      const here = { ...place, usage: { ...usage, defined: known.definedIn(segment.section) } };
      const judged = judgeStatement(statement, here);
      if (!own.continues) define(statement, here, isConditional(text, segment));
      relations.push(...judged.relations);
      const chain: Chain | null =
        judged.chain && (goesOn && open ? longer(open, judged.chain) : judged.chain);
      if (chain && !place.doubt.withdrawn) chains.push(chain);
      open = chain;
      count += Math.max(1, statement.signs.length);
      if (statement.sides.length > 0) last = { statement, segment };
    }
    if (relations.length > 0) equations.push({ segment, tag: display.tag, relations, chains });
  }
  for (const { segment, at, piece } of strange) {
    const judgement = { verdict: 'notUnderstood', at: segment.at + at, piece } as const;
    const relation = {
      left: segment.tex.slice(0, 80),
      right: '',
      at: segment.at,
      end: segment.at + segment.tex.length,
      line: lineOf(segment.at),
      judgement,
    };
    equations.push({ segment, tag: null, relations: [relation], chains: [] });
  }
  equations.sort((a, b) => a.segment.at - b.segment.at);
  return { equations, unfinished: left };
}

const asWritten = (items: readonly Item[]): readonly Item[] => items;

interface Unread {
  readonly segment: Segment;
  readonly at: number;
  readonly piece: string;
}

/** Where a statement stands, and what is known there. */
interface Place {
  readonly segment: Segment;
  readonly lineOf: (at: number) => number;
  readonly hasCommas: boolean;
  readonly usage: Usage;
  readonly known: Knowledge;
  readonly isUnknown: (name: string) => boolean;
  readonly doubt: Doubt;
}

/** Takes over f(x) = … where it is a formula in that letter and numbers; anything else said of f(x) leaves f unknown. */
function define({ sides, signs }: Statement, { segment, usage, known }: Place, isConditional: boolean): void {
  const [left, right] = sides;
  const [f, open, letter, close, more] = left?.items ?? [];
  const name = f && nameOf(f);
  const isApplied = isMark(open, '(') && letter?.kind === 'symbol' && isMark(close, ')') && !more;
  if (!name || !right || !isApplied || !usage.functions.has(name)) return;
  const read = readSide(right.items, segment.clean, usage);
  const isWhole =
    !isConditional &&
    signs[0] !== '≈' &&
    read.kind === 'tree' &&
    read.tree.kind !== 'name' &&
    isFormulaIn(read.tree, letter.name);
  known.define(name, isWhole ? { letter: letter.name, tree: read.tree } : null, segment.section);
}

/** In one letter and numbers, with the letter in it. */
function isFormulaIn(tree: Tree, letter: string): boolean {
  const names = namesIn(tree);
  return names.length === 1 && names[0]!.name === letter && !names[0]!.index && !hasOpaque(tree);
}

const hasOpaque = (tree: Tree): boolean =>
  isOpaqueCall(tree) || (tree.kind === 'call' && SERIES.has(tree.name)) || childrenOf(tree).some(hasOpaque);

/** How many statements ahead an equation's solution is looked for. */
const NEXT = 6;

interface StatedValue {
  readonly name: string;
  readonly value: Value;
}

/** The plain name that a statement sets to a number. */
function valueStated(statement: Statement): StatedValue | null {
  const { sides } = statement;
  const name = nameStated(statement);
  const last = sides.length > 1 ? readSide(sides.at(-1)!.items, '', NO_USAGE) : null;
  const value = name && last?.kind === 'tree' ? valueIn(last.tree, NOTHING) : null;
  return name && value ? { name, value } : null;
}

/** Names that are given a number somewhere. */
function solvedIn(parsed: readonly Parsed[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const statement of parsed.flatMap(({ display }) => display.statements)) {
    const name = nameStated(statement);
    if (name && statement.sides.some(({ items }) => items.length <= 2 && items.at(-1)?.kind === 'number'))
      found.add(name);
  }
  return found;
}

/** The plain name that a statement begins with, where it is all of its first side. */
function nameStated({ sides }: Statement): string | null {
  const [first, more] = sides[0]?.items ?? [];
  return first && !more ? nameOf(first) : null;
}

const LONGEST_BRIDGE = 80;

/** Whether an equals sign at the start of a segment can go on from the one before: a display with few words in front of it, anything else with none. */
function isOneLine(text: string, before: Segment, { at, kind }: Segment): boolean {
  const between = text.slice(before.at + before.tex.length, at).replace(/\\(?:begin|end)\{[a-z]+\*?\}/g, '');
  return kind === 'display' ? between.length <= LONGEST_BRIDGE : !/[\p{L}\p{N}|]/u.test(between);
}

/** Where there is nothing to go on from, what the first sign says something of is in the words before it. */
const withoutFirstSign = (own: Statement): Statement =>
  own.continues ? { sides: own.sides, signs: own.signs.slice(1), continues: false } : own;

/** A statement that begins with an equals sign goes on from the last side of the one before. */
function continued(before: Statement, own: Statement): Statement {
  const from = before.sides.at(-1)!;
  const first = before.sides[0]!;
  return {
    sides: [first, from, ...own.sides].slice(first === from ? 1 : 0),
    signs: own.signs,
    continues: true,
  };
}

function judgeStatement(
  { sides, signs, continues }: Statement,
  place: Place,
): { readonly relations: JudgedRelation[]; readonly chain: Chain | null } {
  const { segment, usage } = place;
  const read = sides.map((side) => readSide(side.items, segment.clean, usage));
  const relations: JudgedRelation[] = [];
  const offset = sides.length - signs.length;
  for (const [i, sign] of signs.entries()) {
    const [left, right] = [i + offset - 1, i + offset];
    const first = left === 0 && !continues;
    const judgement = judged(read[left]!, read[right]!, { sign, first }, place);
    const held = judgement.verdict === 'false' && isHeld(read.slice(0, right + 1), relations, place);
    relations.push({
      ...placesOf(sides[left]!, sides[right]!, place),
      judgement: held ? { verdict: 'true', how: 'rounded', note: 'held' } : judgement,
    });
  }
  const sound = !relations.some(({ judgement }) => judgement.verdict === 'false');
  return { relations, chain: chainOf(sides, read, place, sound) };
}

/** Whether the last of some sides is the value of one before, the sides in between being the same, printed rounded. */
function isHeld(read: readonly ReadSide[], before: readonly JudgedRelation[], { known }: Place): boolean {
  const result = read.at(-1)!;
  const same = before.length - 1 - before.findLastIndex(({ judgement }) => judgement.verdict !== 'true');
  return (
    result.kind === 'tree' &&
    read
      .slice(read.length - 2 - same, -2)
      .some((side) => side.kind === 'tree' && hasValue(side.tree, result.tree, known))
  );
}

/** No derivation has so many lines; guards against keeping a chain of thousands at each of its lines. */
const MOST_KEPT = 200;

/** One that goes on from the last side of another: its first lines, and its last. */
const longer = (before: Chain, { lines, sources, value, source }: Chain): Chain => ({
  ...before,
  lines: [...before.lines.slice(0, MOST_KEPT), ...lines.slice(1)],
  sources: [...before.sources.slice(0, MOST_KEPT), ...sources.slice(1)],
  value,
  source,
});

function judged(
  left: ReadSide,
  right: ReadSide,
  as: { readonly sign: RelationSign; readonly first: boolean },
  { segment, known, isUnknown, doubt }: Place,
): Verdict {
  for (const side of [left, right])
    if (side.kind === 'strange')
      return { verdict: 'notUnderstood', at: segment.at + side.at, piece: side.piece };
  if (left.kind !== 'tree' || right.kind !== 'tree') return { verdict: 'unproved' };
  const judgement = judge(
    { left: left.tree, right: right.tree, ...as, section: segment.section, isUnknown, doubt },
    known,
  );
  if (judgement.verdict === 'false') rememberMissed(left.tree, known);
  if (judgement.verdict === 'true') rememberRounding(left.tree, right.tree, known);
  const isDefined = judgement.verdict === 'true' && judgement.how === 'definition';
  if ((isDefined || judgement.verdict === 'unproved') && isLiteral(right.tree)) {
    const isGiven = isDefined && as.sign !== '≈';
    known.addLoose([...textsIn(right.tree)].filter((text) => !isGiven || LONG.test(text)));
  }
  return judgement;
}

/** Four figures and more that are only stated are rather a result, and so rounded. */
const LONG = /^[0.]*[1-9](?:\.?\d){3}/;

/** The number that a statement ends in is the value of the name it begins with. */
function chainOf(
  sides: readonly Side[],
  read: readonly ReadSide[],
  { segment: { section }, hasCommas, known, doubt }: Place,
  sound: boolean,
): Chain | null {
  const [first, ...rest] = read;
  if (first?.kind !== 'tree' || rest.length === 0) return null;
  const last = rest.at(-1)!;
  const told = rest.flatMap((side, i) =>
    side.kind === 'tree' ? [{ line: side.tree, source: sides[i + 1]!.source }] : [],
  );
  const lines = told.map(({ line }) => line);
  const [reading] = last.kind === 'tree' ? readingsOf(last.tree, NOTHING) : [];
  if (reading && first.tree.kind === 'name') {
    // Worked out before the name has its new value: it may stand on both sides.
    const full = sound ? valueInFull(lines, known) : null;
    known.state(first.tree, reading.value, section, sound);
    if (full) known.hold(first.tree, full);
    if (last.kind === 'tree') known.print(first.tree, last.tree);
  }
  const end = sides.at(-1)!;
  return {
    left: first.tree,
    lines,
    sources: told.map(({ source }) => source),
    value: reading?.value ?? null,
    source: hasCommas && last.kind === 'tree' ? toText(last.tree) : end.source,
    supposed: doubt.supposed,
  };
}

const placesOf = (
  left: Side,
  right: Side,
  { segment: { at }, lineOf }: Place,
): Omit<JudgedRelation, 'judgement'> => ({
  left: left.source,
  right: right.source,
  at: at + right.at,
  end: at + right.end,
  line: lineOf(at + Math.max(0, right.at - 1)),
});
