/** The lines of a derivation → each with its verdict and the reason why it follows from the one before. */
import { type Misread, readStatement, type Statement, type Vocabulary } from '../answer/expression.ts';
import type { EvaluationProblem } from '../math/fault.ts';
import { type NameTree, substituted, type Tree, toText } from '../math/tree.ts';
import { withIdentity } from '../problem/identity.ts';
import { type Comparison, compareTrees, type Worlds, worldsOf } from './compare.ts';
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
  const statements = texts
    .slice(0, MOST_LINES)
    .map((text, line) => ({ line, statement: identified(readStatement(text, vocabulary), setting) }))
    .filter(({ statement }) => statement.kind !== 'blank');
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
  const take = (line: number, tree: Tree, others: readonly Tree[] = []): void => {
    const judged = judgeLine(worlds, before, tree, line, left);
    const instead =
      judged.verdict === 'fails'
        ? others
            .map((other) => judgeLine(worlds, other, tree, line, left))
            .find((found) => found.verdict === 'holds')
        : undefined;
    lines.push(instead ?? judged);
    if (judged.verdict === 'unreadable') return;
    before = tree;
    last = tree;
  };

  for (const [position, { line, statement }] of statements.entries()) {
    if (statement.kind === 'misread')
      lines.push({ line, verdict: 'unreadable', at: statement.at, why: statement.why });
    if (statement.kind !== 'sides') continue;
    const [first, ...rest] = statement.sides as [Tree, ...Tree[]];
    // What is equal to a term by algebra alone is that term; what is equal to a sum may be its answer.
    const restates = isTerm(left) ? isSame(worlds, first, left) : toText(first) === toText(left);
    if (restates && rest.length > 0) {
      for (const [i, side] of rest.entries()) take(line, side, i === 0 ? [left] : []);
      continue;
    }
    if (restates && position === 0) {
      lines.push({ line, verdict: 'holds', tree: first, by: 'algebra', big: false });
      continue;
    }
    const isAside =
      rest.length > 0 && isTerm(first) && !statement.continues && !isSame(worlds, first, before);
    if (isAside) {
      aside(line, first, rest);
      continue;
    }
    for (const side of statement.sides) take(line, side);
  }
  if (texts.length > MOST_LINES)
    lines.push({
      line: MOST_LINES,
      verdict: 'unreadable',
      at: 0,
      why: { code: 'too-many-lines', limit: MOST_LINES },
    });
  return { lines, left, goal: start.goal, last, worlds };

  /** An equation of its own beside the chain, such as the hypothesis written down: s[n] = g*(1-rho^n). */
  function aside(line: number, first: Tree, rest: readonly Tree[]): void {
    let from = first;
    for (const side of rest) {
      lines.push(judgeLine(worlds, from, side, line, left));
      from = side;
    }
  }
}

function judgeLine(worlds: Worlds, before: Tree, tree: Tree, line: number, left: Tree): JudgedLine {
  const verdict = reasonFor(worlds, before, tree);
  if (verdict.kind === 'holds') {
    const leaps = verdict.uses.includes('definition') && verdict.uses.length > 1;
    if (leaps && isCircular(worlds, before, tree, left)) return { line, verdict: 'circular', tree };
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
  const claimAt = (index: Tree): Tree => substituted(induction.value, induction.term.index.name, index);
  const previous: Tree = { kind: 'binary', op: '-', left: target, right: { kind: 'number', text: '1' } };
  const wholes = new Set([...proof.vocabulary.wholes, ...worlds.setting.alias.keys()]);
  const at = { worlds: [3, 8].map((i) => worlds.at(worlds.points[i % worlds.points.length]!, [])), wholes };
  return sameTerms(claimAt(target), tree, at) && !holdsPart(tree, claimAt(previous), at);
}

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
  if (isIn(usual, heads)) return usual;
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

const LETTERS = ['n', 'k', 'm', 'i', 'j', 't', 'N', 'T', 'l', 'p', 'q', 'r'];

/** An induction may be written with a letter of one's own: s[k+1] for s[n+1]. */
function withLetter(
  { vocabulary, setting }: Task,
  texts: readonly string[],
): { readonly vocabulary: Vocabulary; readonly alias: ReadonlyMap<string, string> } {
  const none = { vocabulary, alias: setting.alias };
  const own = setting.target && setting.proof.induction?.term.index.name;
  if (!own) return none;
  const isFree = (letter: string): boolean =>
    !vocabulary.names.has(letter) && !vocabulary.sequences.has(letter);
  const words = new Set(texts.flatMap((text) => text.match(/[A-Za-z]+/g) ?? []));
  const used = LETTERS.filter((letter) => isFree(letter) && texts.some((text) => isIndexIn(text, letter)));
  const letter = used.length === 1 && !words.has(own) ? used[0]! : null;
  if (letter === null) return none;
  const names = new Set([...vocabulary.names, letter]);
  const wholes = new Set([...vocabulary.wholes, letter]);
  return { vocabulary: { ...vocabulary, names, wholes }, alias: new Map([...setting.alias, [letter, own]]) };
}

/** Whether a letter stands in an index: s[k+1], s_{k+1}, s_k. */
const isIndexIn = (text: string, letter: string): boolean =>
  new RegExp(String.raw`(?:\[|_\{?)\s*${letter}(?![A-Za-z])`).test(text);

/** A tree with the student's letter for the problem's. */
function renamed(tree: Tree, alias: ReadonlyMap<string, string>): Tree {
  let changed = tree;
  for (const [letter, own] of alias) {
    const instead: NameTree = { kind: 'name', name: letter };
    changed = substituted(changed, own, instead);
  }
  return changed;
}

const identified = (statement: Statement, { proof }: Setting): Statement =>
  statement.kind === 'sides'
    ? { ...statement, sides: statement.sides.map((side) => withIdentity(side, proof.matrices)) }
    : statement;
