/** The lines of a derivation → each with its verdict and the reason why it follows from the one before. */
import { readStatement, type Statement } from '../answer/expression.ts';
import { BINDS } from '../answer/forms.ts';
import type { Misread } from '../answer/misread.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import type { EvaluationProblem } from '../math/fault.ts';
import { compare, type Rational } from '../math/rational.ts';
import { isRational } from '../math/real.ts';
import { mapChildren, type NameTree, namesIn, substituted, type Tree, toText } from '../math/tree.ts';
import { withIdentity } from '../problem/identity.ts';
import { type Comparison, compareTrees, run, type Worlds, worldsOf } from './compare.ts';
import { type Difference, differenceOf } from './differ.ts';
import { isBig, type Reason, reasonFor } from './reason.ts';
import { holdsPart, sameTerms } from './terms.ts';
import type { Setting } from './world.ts';

interface Placed {
  /** Which of the lines it stands in, from 0. */
  readonly line: number;
}

export type JudgedLine = Placed &
  (
    | {
        readonly verdict: 'holds';
        readonly tree: Tree;
        readonly by: Reason;
        readonly big: boolean;
      }
    | {
        readonly verdict: 'fails';
        readonly tree: Tree;
        readonly before: Tree;
        readonly difference: Difference | null;
        /** The last line that it is equal to again, where that is not the one before. */
        readonly again: boolean;
      }
    | { readonly verdict: 'circular'; readonly tree: Tree }
    | { readonly verdict: 'unreadable'; readonly at: number; readonly why: Misread }
    /** It may follow from a line that could not be read. */
    | { readonly verdict: 'unreadable'; readonly lost: true; readonly tree: Tree }
    | { readonly verdict: 'unreadable'; readonly problem: EvaluationProblem; readonly tree: Tree }
  );

export interface Chain {
  readonly lines: readonly JudgedLine[];
  /** What it starts from. */
  readonly left: Tree;
  /** What is to be shown of it. */
  readonly goal: Tree;
  /** Its last line that could be read; null where there is none. */
  readonly last: Tree | null;
  /** What was known, for asking whether the last line is what was to be shown. */
  readonly worlds: Worlds;
}

export const MOST_LINES = 100;

/** A left side, and what is to be shown of it. */
export interface Start {
  readonly left: Tree;
  readonly goal: Tree;
}

/** Where a derivation starts, and what may be used in it. */
export interface Task {
  readonly setting: Setting;
  /** The left side; another one is taken where the lines themselves start from it: s[n] for s[n+1]. */
  readonly starts: readonly Start[];
  readonly vocabulary: Vocabulary;
}

/**
 * Judges the lines of a derivation, each against the one before.
 * @example with s[n] = rho*s[n-1] + (1-rho)*g: ["rho*s[n] + (1-rho)*g"] from s[n+1] holds by definition
 */
export function judgeChain(task: Task, texts: readonly string[]): Chain {
  const { vocabulary, alias } = withLetter(task, texts);
  const setting = { ...task.setting, alias };
  const read = texts
    .slice(0, MOST_LINES)
    .map((text, line) => ({ line, statement: identified(readStatement(text, vocabulary), setting) }))
    .filter(({ statement }) => statement.kind !== 'blank' && !isCase(statement, vocabulary));
  const isRead = read.some(({ statement }) => statement.kind === 'sides');
  // Words between formulas say nothing that is judged; words alone are no derivation.
  const statements = read.filter(
    ({ statement }) => !isRead || statement.kind !== 'misread' || statement.why.code !== 'words',
  );
  const starts = task.starts.map(({ left, goal }) => ({
    left: renamed(left, alias),
    goal: renamed(goal, alias),
  }));
  const start = startOf(starts, statements, setting);
  const { left } = start;
  const target = task.setting.target && left.kind === 'name' ? (left.index ?? null) : null;
  const worlds = worldsOf({ ...setting, target });

  const lines: JudgedLine[] = [];
  let before = left;
  let last: Tree | null = null;
  /** What an equation beside the chain came to, on which a line that begins with an equals sign may go on. */
  let aside: Tree | null = null;
  /** The first lines could not be read, so that what follows them cannot be held against the left side. */
  let gap = false;

  const take = (line: number, tree: Tree, others: readonly Tree[] = []): void => {
    const judged = judgeLine(worlds, before, tree, line, left);
    const isSound = judged.verdict === 'holds' || judged.verdict === 'unreadable';
    const instead = isSound
      ? undefined
      : others
          .map((other) => judgeLine(worlds, other, tree, line, left))
          .find(({ verdict }) => verdict === 'holds');
    lines.push(
      instead ??
        (gap && !isSound && before === left ? { line, verdict: 'unreadable', lost: true, tree } : judged),
    );
    if (judged.verdict === 'unreadable') return;
    before = tree;
    last = tree;
    gap = false;
  };
  const follows = (from: Tree, tree: Tree): boolean =>
    judgeLine(worlds, from, tree, 0, left).verdict === 'holds';
  /** Each side against the one before it, apart from the chain. */
  const apart = (line: number, from: Tree, sides: readonly Tree[]): JudgedLine[] =>
    sides.map((side, i) => judgeLine(worlds, i === 0 ? from : sides[i - 1]!, side, line, left));

  for (const [position, { line, statement }] of statements.entries()) {
    if (lines.length > MOST_LINES) break;
    if (statement.kind === 'misread') {
      lines.push({ line, verdict: 'unreadable', at: statement.at, why: statement.why });
      gap = true;
    }
    if (statement.kind !== 'sides') continue;
    const { sides, continues } = statement;
    const [first, ...rest] = sides as [Tree, ...Tree[]];
    // What is equal to a term by algebra alone is that term; what is equal to a sum may be its answer.
    const restates = isTerm(left) ? isSame(worlds, first, left) : toText(first) === toText(left);
    if (restates && rest.length > 0) {
      aside = null;
      for (const [i, side] of rest.entries()) take(line, side, i === 0 ? [left] : []);
      continue;
    }
    if (restates && position === 0) {
      lines.push({ line, verdict: 'holds', tree: first, by: 'algebra', big: false });
      continue;
    }
    const beside = asideOf(line, first, rest, sides, continues);
    if (beside) {
      lines.push(...beside);
      aside = sides.at(-1)!;
      continue;
    }
    aside = null;
    for (const side of sides) take(line, side);
  }
  if (texts.length > MOST_LINES || lines.length > MOST_LINES)
    lines.splice(MOST_LINES, lines.length, {
      line: MOST_LINES,
      verdict: 'unreadable',
      at: 0,
      why: { code: 'too-many-lines', limit: MOST_LINES },
    });
  return { lines, left, goal: start.goal, last, worlds };

  /** An equation of its own beside the chain, such as the hypothesis written down, s[n] = g*(1-rho^n), or what goes on from one; null where it belongs to the chain. */
  function asideOf(
    line: number,
    first: Tree,
    rest: readonly Tree[],
    sides: readonly Tree[],
    continues: boolean,
  ): JudgedLine[] | null {
    if (continues) {
      if (!aside || follows(before, first)) return null;
      const judged = apart(line, aside, sides);
      return judged[0]!.verdict === 'holds' ? judged : null;
    }
    if (rest.length === 0 || follows(before, first)) return null;
    const judged = apart(line, first, rest);
    return isTerm(first) || judged.every(({ verdict }) => verdict === 'holds') ? judged : null;
  }
}

function judgeLine(worlds: Worlds, before: Tree, tree: Tree, line: number, left: Tree): JudgedLine {
  const verdict = reasonFor(worlds, before, tree);
  if (verdict.kind === 'holds') {
    const leaps = verdict.uses.includes('definition') && verdict.uses.length > 1;
    if (leaps && isCircular(worlds, before, tree, left)) return { line, verdict: 'circular', tree };
    const assumes = verdict.uses.includes('hypothesis');
    if (assumes && [before, tree].some((side) => goesBeyond(worlds, side)))
      return { line, verdict: 'circular', tree };
    return { line, verdict: 'holds', tree, by: verdict.by, big: isBig(verdict.uses) };
  }
  if (verdict.kind === 'fault') return { line, verdict: 'unreadable', problem: verdict.problem, tree };
  const difference = differenceOf(worlds, before, tree, verdict.uses);
  const again = before !== left && reasonFor(worlds, left, tree).kind === 'holds';
  return { line, verdict: 'fails', tree, before, difference, again };
}

/** The claim at n+1 written for s[n+1], in whatever order and however multiplied out, with no recurrence between. */
function isCircular(worlds: Worlds, before: Tree, tree: Tree, left: Tree): boolean {
  const { proof, target } = worlds.setting;
  const { induction } = proof;
  if (!induction || !target || !isSame(worlds, before, left)) return false;
  const { term, value } = induction;
  const claim = freed(value, worlds.setting.alias);
  const claimAt = (index: Tree): Tree => substituted(claim, term.index.name, index);
  const previous: Tree = { kind: 'binary', op: '-', left: target, right: { kind: 'number', text: '1' } };
  const wholes = new Set([...proof.vocabulary.wholes, ...worlds.setting.alias.keys()]);
  const at = { worlds: [3, 8].map((i) => worlds.at(worlds.points[i % worlds.points.length]!, [])), wholes };
  const definition = proof.definitions.get(term.name);
  // The recurrence with the claim put in: what cancels there may stand in an honest line.
  const honest =
    definition && withClaim(substituted(definition.rule, definition.index, target), term.name, claimAt);
  return sameTerms(claimAt(target), tree, honest ?? null, at) && !holdsPart(tree, claimAt(previous), at);
}

/** Every term of the sequence replaced by what is claimed of it. */
function withClaim(tree: Tree, name: string, claimAt: (index: Tree) => Tree): Tree {
  if (tree.kind === 'name' && tree.name === name && tree.index) return claimAt(tree.index);
  return mapChildren(tree, (part) => withClaim(part, name, claimAt));
}

/** Whether a term stands in it that comes after the one to be shown, of which nothing may be assumed. */
function goesBeyond({ setting, points, at }: Worlds, tree: Tree): boolean {
  const { target, proof } = setting;
  const [point] = points;
  if (!target || !point || !proof.induction) return false;
  const world = at(point, []);
  const indexAt = (index: Tree): Rational | null => {
    const value = run(index, world);
    const [cell] = 'problem' in value ? [] : value.cells;
    return cell && isRational(cell) ? cell : null;
  };
  const most = indexAt(target);
  return namesIn(tree).some(({ name, index }) => {
    const own = index && name === proof.induction!.term.name ? indexAt(index) : null;
    return own !== null && most !== null && compare(own, most) > 0;
  });
}

/** `n = 1` heads a case and claims nothing. */
const isCase = (statement: Statement, { wholes }: Vocabulary): boolean =>
  statement.kind === 'sides' &&
  statement.sides.length === 2 &&
  statement.sides[0]!.kind === 'name' &&
  !statement.sides[0]!.index &&
  wholes.has(statement.sides[0]!.name) &&
  statement.sides[1]!.kind === 'number';

/** Equal whatever the terms are. */
export const isSame = (worlds: Worlds, a: Tree, b: Tree): boolean =>
  compareTrees(worlds, a, b, []).kind === ('equal' satisfies Comparison['kind']);

const isTerm = (tree: Tree): boolean => tree.kind === 'name' && tree.index !== undefined;

type Lines = readonly { readonly line: number; readonly statement: Statement }[];

/** The start that the lines themselves name; else the first one, unless they lead from another one to what is to be shown of it. */
function startOf(starts: readonly Start[], statements: Lines, setting: Setting): Start {
  const [usual, ...others] = starts as [Start, ...Start[]];
  const sides = statements.flatMap(({ statement }) => (statement.kind === 'sides' ? statement.sides : []));
  const [first, last] = [sides[0], sides.at(-1)];
  if (others.length === 0 || !first || !last) return usual;
  const worlds = worldsOf({ ...setting, target: null });
  const isIn = ({ left }: Start, trees: readonly Tree[]): boolean =>
    trees.some((tree) => contains(tree, (part) => isTerm(part) && isSame(worlds, part, left)));
  // The hypothesis may be written down first: s[n] = g*(1-rho^n) is no start of what leads to s[n+1].
  const isHypothesis = ([head, value]: readonly Tree[]): boolean =>
    setting.target !== null &&
    value !== undefined &&
    others.some(({ left, goal }) => isSame(worlds, head!, left) && isSame(worlds, value, goal));
  const heads = statements.flatMap(({ statement }) =>
    statement.kind === 'sides' && !statement.continues && !isHypothesis(statement.sides)
      ? statement.sides.slice(0, 1).filter(isTerm)
      : [],
  );
  // Where a line follows from the usual start, what else is named stands beside the chain: s[0] = 0 under rho*s[0] + (1-rho)*g.
  const isUnsaid = statements.some(
    ({ statement }) =>
      statement.kind === 'sides' &&
      !isTerm(statement.sides[0]!) &&
      compareTrees(worlds, usual.left, statement.sides[0]!, ['definition']).kind === 'equal',
  );
  if (isUnsaid || isIn(usual, heads)) return usual;
  const named = others.find((start) => isIn(start, heads));
  if (named || isIn(usual, sides)) return named ?? usual;
  const leads = ({ left, goal }: Start): boolean =>
    compareTrees(worlds, left, first, ['definition']).kind === 'equal' && isSame(worlds, last, goal);
  return others.find(leads) ?? usual;
}

function contains(tree: Tree, is: (part: Tree) => boolean): boolean {
  if (is(tree)) return true;
  if (tree.kind === 'binary') return contains(tree.left, is) || contains(tree.right, is);
  if (tree.kind === 'negate') return contains(tree.of, is);
  return tree.kind === 'call' && tree.args.some((arg) => contains(arg, is));
}

/** An induction may be written with a letter of one's own, s[k+1] for s[n+1], even where the problem has it for something else. */
function withLetter(
  { vocabulary, setting }: Task,
  texts: readonly string[],
): { readonly vocabulary: Vocabulary; readonly alias: ReadonlyMap<string, string> } {
  const none = { vocabulary, alias: setting.alias };
  const term = setting.target && setting.proof.induction?.term;
  if (!term) return none;
  const own = term.index.name;
  const letters = new Set(texts.flatMap((text) => indicesIn(text, term.name)));
  const [letter] = letters;
  const isTaken = (name: string): boolean =>
    vocabulary.sequences.has(name) || (vocabulary.names.has(name) && !vocabulary.wholes.has(name));
  if (letters.size !== 1 || letter === undefined || letter === own || isTaken(letter)) return none;
  const names = new Set([...vocabulary.names, letter]);
  const wholes = new Set([...vocabulary.wholes, letter]);
  return { vocabulary: { ...vocabulary, names, wholes }, alias: new Map([...setting.alias, [letter, own]]) };
}

/** The letters in the indices of a sequence: s[k+1], s_{k+1} and s_k have k. */
const indicesIn = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(String.raw`(?<![A-Za-z])${name}\}?\s*(?:\[|_\{?)\s*\\?([A-Za-z]+)`, 'g'))].map(
    ([, letter]) => letter!,
  );

/** A tree with the student's letter for the problem's. */
function renamed(tree: Tree, alias: ReadonlyMap<string, string>): Tree {
  let changed = freed(tree, alias);
  for (const [letter, own] of alias) {
    const instead: NameTree = { kind: 'name', name: letter };
    changed = substituted(changed, own, instead);
  }
  return changed;
}

/** The index of a sum that is the student's letter gets another name, so that the letter means one thing in it: i for n in the sum over i. */
function freed(tree: Tree, alias: ReadonlyMap<string, string>): Tree {
  const inside = mapChildren(tree, (part) => freed(part, alias));
  const [body, index, ...bounds] = inside.kind === 'call' && BINDS.has(inside.name) ? inside.args : [];
  if (inside.kind !== 'call' || !body || index?.kind !== 'name' || !alias.has(index.name)) return inside;
  const other: NameTree = { kind: 'name', name: `${index.name}'` };
  return { ...inside, args: [substituted(body, index.name, other), other, ...bounds] };
}

const identified = (statement: Statement, { proof }: Setting): Statement =>
  statement.kind === 'sides'
    ? { ...statement, sides: statement.sides.map((side) => withIdentity(side, proof.matrices)) }
    : statement;
