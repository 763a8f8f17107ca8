/** The lines of a derivation → each with its verdict and the reason why it follows from the one before. */
import { readStatement, type Statement } from '../answer/expression.ts';
import { AND, type Line, type Side } from '../answer/line.ts';
import type { Misread } from '../answer/misread.ts';
import { isAim, isSubstitution } from '../answer/remarks.ts';
import type { Said } from '../answer/said.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import type { EvaluationProblem } from '../math/fault.ts';
import { isTerm, mentions, namesIn, type Tree, toText } from '../math/tree.ts';
import { withIdentity } from '../problem/identity.ts';
import { amountsTo, type Equation, goesBeyond, isCircular, isRecurrence } from './claim.ts';
import { compareTrees, isSame, type Worlds, worldsOf } from './compare.ts';
import { isBound, restricts } from './condition.ts';
import { type Difference, differenceOf } from './differ.ts';
import { renamed, withLetter } from './letter.ts';
import { isBig, type Reason, reasonFor } from './reason.ts';
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
  /** Its last line that could be read, or of lines that lead to the left side the first; null where there is none. */
  readonly last: Tree | null;
  /** What was shown beside it. */
  readonly equations: readonly Equation[];
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
 * Judges the lines of a derivation, each against the one before; of what is said beside them, only what is false of a term is told.
 * @example with s[n] = rho*s[n-1] + (1-rho)*g: ["rho*s[n] + (1-rho)*g"] from s[n+1] holds by definition
 */
export function judgeChain(task: Task, written: readonly Line[]): Chain {
  const prepared = prepare(task, written);
  const [usual, other] = waysOf(prepared);
  const chain = judgeFrom(prepared, usual);
  if (!other || holdsThroughout(chain)) return chain;
  const otherwise = judgeFrom(prepared, other);
  return holdsThroughout(otherwise) ? otherwise : chain;
}

const holdsThroughout = ({ lines }: Chain): boolean => lines.every(({ verdict }) => verdict === 'holds');

/** Lines that are read, and what they are held against. */
interface Prepared {
  readonly written: readonly Line[];
  readonly statements: Lines;
  readonly isRead: boolean;
  readonly left: Tree;
  readonly goal: Tree;
  /** Whether the claim is known, as in an induction. */
  readonly isClaim: boolean;
  readonly worlds: Worlds;
  readonly vocabulary: Vocabulary;
}

/** Where a chain begins; `closes` where it begins at the left side and comes back to it. */
interface Way {
  readonly begin: Tree;
  readonly closes: boolean;
}

function prepare(task: Task, written: readonly Line[]): Prepared {
  const { vocabulary, alias } = withLetter(task.vocabulary, task.setting, written);
  const setting = { ...task.setting, alias };
  const read = written
    .slice(0, MOST_LINES)
    .flatMap((line, place) => statementsOf(line, place, vocabulary, setting))
    .filter(({ statement, ends }) => (statement.kind !== 'blank' || ends) && !isCase(statement, vocabulary));
  const isRead = read.some(({ text, statement }) => statement.kind === 'sides' && !isAim(text));
  // What is only an aim, another index or a bound says nothing that is judged, nor do words between formulas; alone they are no derivation.
  const isSilent = (text: string): boolean =>
    isAim(text) || isSubstitution(text, task.vocabulary) || isBound(text, vocabulary);
  const statements = read.filter(({ text }) => !isRead || !isSilent(text));
  const starts = task.starts.map(({ left, goal }) => ({
    left: renamed(left, alias),
    goal: renamed(goal, alias),
  }));
  const { left, goal } = startOf(starts, statements, setting);
  const target = task.setting.target && left.kind === 'name' ? (left.index ?? null) : null;
  const isClaim = starts.length > 1;
  return {
    written,
    statements: statements.map((line) => withEnd(line, left, isClaim ? goal : null)),
    isRead,
    left,
    goal,
    isClaim,
    worlds: worldsOf({ ...setting, target }),
    vocabulary,
  };
}

/** What a line says, one statement or several; the place of what cannot be read is that in the line. */
function statementsOf(
  { text: whole, formulas = [whole], begins, ends, isEquivalent = false }: Line,
  line: number,
  vocabulary: Vocabulary,
  setting: Setting,
): Lines {
  let from = 0;
  return formulas.map((text, i) => {
    const statement = identified(readStatement(text, vocabulary), setting);
    const placed = statement.kind === 'misread' ? { ...statement, at: statement.at + from } : statement;
    from += text.length + AND.length;
    return {
      line,
      text,
      isRight: i === 0 && begins === 'right',
      isEquivalent,
      ends: (i === formulas.length - 1 && ends) || null,
      statement: placed,
    };
  });
}

/** A line that ends with a side of the claim, with that side. */
function withEnd(line: Lines[number], left: Tree, goal: Tree | null): Lines[number] {
  const { statement, ends } = line;
  const end = ends === 'left' ? left : ends === 'right' ? goal : null;
  if (!end || statement.kind === 'misread') return line;
  const { sides, continues } = statement.kind === 'sides' ? statement : NOTHING;
  return { ...line, statement: { kind: 'sides', sides: [...sides, end], continues } };
}
const NOTHING = { sides: [], continues: true } as const;

function judgeFrom(prepared: Prepared, { begin, closes }: Way): Chain {
  const { written, statements, isRead, left, goal, worlds, vocabulary } = prepared;
  /** The right side of a claim by itself, where the left one is led to it or to what it is. */
  const isApart = prepared.isClaim && begin === left && statements.some(startsAnew);
  const end = closes ? lastOf(statements) : null;

  let lines: JudgedLine[] = [];
  const equations: Beside[] = [];
  let before = begin;
  let last: Tree | null = null;
  /** An equation beside the chain, on which a line that begins with an equals sign may go on. */
  let aside: Beside | null = null;
  /** The first lines could not be read, so that what follows them cannot be held against the left side. */
  let gap = false;
  /** Such a line was no equation, so that what follows it need not be equal to anything before. */
  let loose = false;
  /** Words that may hold a formula: told only where what follows them cannot be held against anything. */
  let worded: JudgedLine | null = null;

  const take = (line: number, tree: Tree, others: readonly Tree[] = []): void => {
    if (tree === end && lines.every(({ verdict }) => verdict === 'holds')) {
      lines.push({ line, verdict: 'holds', tree, by: 'algebra', big: false });
      return;
    }
    const judged = judgeLine(worlds, before, tree, line, begin);
    const isSound = judged.verdict === 'holds' || judged.verdict === 'unreadable';
    const instead = isSound
      ? undefined
      : others
          .map((other) => judgeLine(worlds, other, tree, line, begin))
          .find(({ verdict }) => verdict === 'holds');
    const beside = BESIDE.find(
      ({ uses }) =>
        judged.verdict === 'circular' &&
        equations.some(
          (other) => !(other.big && uses.length > 0) && amountsTo(worlds, other, before, tree, uses),
        ),
    );
    if (beside) lines.push({ line, verdict: 'holds', tree, by: beside.by, big: false });
    else if (instead || isSound || !gap || (before !== begin && !loose)) lines.push(instead ?? judged);
    else lines.push(...(worded ? [worded] : []), { line, verdict: 'unreadable', lost: true, tree });
    if (judged.verdict === 'unreadable') return;
    before = tree;
    last = tree;
    gap = false;
    loose = false;
    worded = null;
  };
  const follows = (from: Tree, tree: Tree): boolean =>
    judgeLine(worlds, from, tree, 0, begin).verdict === 'holds';
  /** Each side against the one before it, apart from the chain. */
  const apart = (line: number, from: Tree, sides: readonly Tree[]): JudgedLine[] =>
    sides.map((side, i) => {
      const judged = judgeLine(worlds, i === 0 ? from : sides[i - 1]!, side, line, begin);
      const said = equations.filter((other) => i === 0 && isSame(worlds, other.from, from));
      const instead = judged.verdict === 'holds' ? undefined : said.find((other) => follows(other.to, side));
      return instead ? judgeLine(worlds, instead.to, side, line, begin) : judged;
    });

  for (const [position, { line, isRight, statement }] of statements.entries()) {
    if (lines.length > MOST_LINES) break;
    if (statement.kind === 'misread') {
      const unread: JudgedLine = { line, verdict: 'unreadable', at: statement.at, why: statement.why };
      if (isRead && statement.why.code === 'words')
        worded = written[line]!.text.includes('=') ? unread : worded;
      else lines.push(unread);
      gap ||= unread === worded || lines.at(-1) === unread;
      loose ||= statement.why.code === 'relation';
    }
    if (statement.kind !== 'sides') continue;
    const { sides, continues } = statement;
    const [first, ...rest] = sides as [Tree, ...Tree[]];
    if (isRight && isApart) {
      const judged = apart(line, goal, sides);
      lines.push(...judged);
      aside = besideOf(null, sides, judged);
      equations.push(aside);
      continue;
    }
    const restates = isSaidAgain(worlds, first, begin);
    if (restates && rest.length > 0) {
      if (!last && isOnlyAim(statements.slice(position), [begin, goal], worlds)) continue;
      aside = null;
      for (const [i, side] of rest.entries()) take(line, side, i === 0 ? [begin] : []);
      continue;
    }
    if (restates && position === 0) {
      lines.push({ line, verdict: 'holds', tree: first, by: 'algebra', big: false });
      continue;
    }
    const beside = asideOf(line, first, rest, sides, continues);
    if (beside) {
      lines.push(...beside);
      aside = besideOf(continues ? aside : null, sides, beside);
      equations.push(aside);
      continue;
    }
    aside = null;
    // What leads to the left side is what it begins with.
    for (const side of sides) take(line, side, begin === left ? [] : [begin]);
  }
  for (const [line, { said = [] }] of written.entries())
    for (const told of said) {
      const judged = judgeSaid(told, line);
      // What fails as it stands may hold under its condition.
      if (judged.some(({ verdict }) => verdict === 'unreadable'))
        lines = lines.filter((other) => other.line !== line || other.verdict === 'holds');
      lines.push(...judged);
    }
  lines.sort((a, b) => a.line - b.line);
  if (written.length > MOST_LINES || lines.length > MOST_LINES)
    lines.splice(MOST_LINES, lines.length, {
      line: MOST_LINES,
      verdict: 'unreadable',
      at: 0,
      why: { code: 'too-many-lines', limit: MOST_LINES },
    });
  return { lines, left, goal, last: begin === left || !last ? last : begin, equations, worlds };

  /** What is false of a term, or a condition under which less is shown. */
  function judgeSaid({ text, how }: Said, line: number): JudgedLine[] {
    const unread = (code: 'words' | 'condition'): JudgedLine[] => [
      { line, verdict: 'unreadable', at: 0, why: { code, piece: text.slice(0, 40) } },
    ];
    if (how === 'denial') return unread('words');
    const isOfNumber = namesIn(goal).length === 0;
    const isShort =
      lines.some((other) => other.line === line && other.verdict === 'fails') || isOfChain(line);
    if (isRead && !isOfNumber && restricts(worlds, text, vocabulary, [left, goal], isShort))
      return unread('condition');
    const statement = identified(readStatement(text, vocabulary), worlds.setting);
    if (statement.kind !== 'sides' || !statement.sides.flatMap(namesIn).some(isTerm)) return [];
    const [head, ...rest] = statement.sides as [Tree, ...Tree[]];
    const judged = apart(line, head, rest);
    // What is still to be shown is no reason.
    const isAssumed = judged.some(({ verdict }) => verdict === 'circular') && !isShownBy(line);
    if (how === 'claim' && isAssumed) return unread('words');
    const failing = judged.filter(({ verdict }) => verdict === 'fails');
    return failing.length > 0 && how === 'condition' ? unread('condition') : failing;
  }

  /** Whether what is to be shown stands in a line up to this one. */
  function isShownBy(place: number): boolean {
    return lines.some(
      (other) => other.line <= place && other.verdict === 'holds' && isSame(worlds, other.tree, goal),
    );
  }

  /** Whether a line speaks of what is to be shown, and so of every n. */
  function isOfChain(place: number): boolean {
    const statement = statements.find(({ line }) => line === place)?.statement;
    if (statement?.kind !== 'sides' || ![...vocabulary.wholes].some((name) => mentions(goal, name)))
      return false;
    const [first] = statement.sides;
    return statement.continues || !isTerm(first!) || isSaidAgain(worlds, first!, left);
  }

  /** An equation of its own beside the chain, such as the hypothesis written down, s[n] = g*(1-rho^n), or what goes on from one; null where it belongs to the chain. */
  function asideOf(
    line: number,
    first: Tree,
    rest: readonly Tree[],
    sides: readonly Tree[],
    continues: boolean,
  ): JudgedLine[] | null {
    if (continues) {
      if (!aside) return null;
      const judged = apart(line, aside.to, sides);
      return judged[0]!.verdict === 'holds' ? judged : null;
    }
    if (rest.length === 0 || follows(before, first)) return null;
    const judged = apart(line, first, rest);
    return isTerm(first) || judged.every(({ verdict }) => verdict === 'holds') ? judged : null;
  }
}

/** An equation beside the chain, and whether recurrence and hypothesis were used at once for it: then no more is put in. */
interface Beside extends Equation {
  readonly big: boolean;
}

/** The equation that sides make, or go on with. */
const besideOf = (goesOn: Beside | null, sides: readonly Tree[], judged: readonly JudgedLine[]): Beside => ({
  from: goesOn?.from ?? sides[0]!,
  to: sides.at(-1)!,
  big: goesOn?.big || judged.some((line) => line.verdict === 'holds' && line.big),
});

/** By what the claim may follow from an equation beside the chain. */
const BESIDE = [
  { by: 'algebra', uses: [] },
  { by: 'hypothesis', uses: ['hypothesis'] },
] as const;

function judgeLine(worlds: Worlds, before: Tree, tree: Tree, line: number, begin: Tree): JudgedLine {
  const verdict = reasonFor(worlds, before, tree);
  if (verdict.kind === 'holds') {
    const leaps = verdict.uses.includes('definition') && (verdict.uses.length > 1 || isRecurrence(worlds));
    if (leaps && isCircular(worlds, { from: before, to: tree })) return { line, verdict: 'circular', tree };
    const assumes = verdict.uses.includes('hypothesis');
    if (assumes && [before, tree].some((side) => goesBeyond(worlds, side)))
      return { line, verdict: 'circular', tree };
    return { line, verdict: 'holds', tree, by: verdict.by, big: isBig(verdict.uses) };
  }
  if (verdict.kind === 'fault') return { line, verdict: 'unreadable', problem: verdict.problem, tree };
  const difference = differenceOf(worlds, before, tree, verdict.uses);
  const again = before !== begin && reasonFor(worlds, begin, tree).kind === 'holds';
  return { line, verdict: 'fails', tree, before, difference, again };
}

/** `n = 1` heads a case and claims nothing. */
const isCase = (statement: Statement, { wholes }: Vocabulary): boolean =>
  statement.kind === 'sides' &&
  statement.sides.length === 2 &&
  statement.sides[0]!.kind === 'name' &&
  !statement.sides[0]!.index &&
  wholes.has(statement.sides[0]!.name) &&
  statement.sides[1]!.kind === 'number';

/** What is equal to a term by algebra alone is that term; what is equal to a sum may be its answer. */
const isSaidAgain = (worlds: Worlds, tree: Tree, left: Tree): boolean =>
  isTerm(left) ? isSame(worlds, tree, left) : toText(tree) === toText(left);

type Lines = readonly {
  readonly line: number;
  readonly text: string;
  readonly isRight: boolean;
  readonly isEquivalent: boolean;
  readonly ends: Side | null;
  readonly statement: Statement;
}[];

const startsAnew = ({ isRight, statement }: Lines[number]): boolean =>
  !isRight && statement.kind === 'sides' && !statement.continues;

/** The start that the lines themselves name; else the first one, unless they lead from another one to what is to be shown of it. */
function startOf(starts: readonly Start[], statements: Lines, setting: Setting): Start {
  const [usual, ...others] = starts as [Start, ...Start[]];
  const sides = statements.flatMap(({ statement }) => (statement.kind === 'sides' ? statement.sides : []));
  const [first, last] = [sides[0], sides.at(-1)];
  if (others.length === 0 || !first || !last) return usual;
  const worlds = worldsOf({ ...setting, target: null });
  const isIn = ({ left }: Start, trees: readonly Tree[]): boolean =>
    trees.flatMap(namesIn).some((name) => isTerm(name) && isSame(worlds, name, left));
  // The hypothesis may be written down first: s[n] = g*(1-rho^n) is no start of what leads to s[n+1].
  const isHypothesis = ([head, value]: readonly Tree[]): boolean =>
    setting.target !== null &&
    value !== undefined &&
    others.some(({ left, goal }) => isSame(worlds, head!, left) && isSame(worlds, value, goal));
  const starting = statements.flatMap(({ statement }) =>
    statement.kind === 'sides' && !statement.continues && !isHypothesis(statement.sides)
      ? statement.sides.slice(0, 1)
      : [],
  );
  // What is led back to is named at the end.
  const heads = [...starting, last].filter(isTerm);
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

/** Whether the first line says the whole claim, which a later one sets out to show: s[n+1] = g*(1-rho^(n+1)), then s[n+1] = rho*s[n] + …; or whose equivalent the next one is. */
function isOnlyAim([first, ...later]: Lines, claim: readonly [Tree, Tree], worlds: Worlds): boolean {
  if (!worlds.setting.target || first?.statement.kind !== 'sides') return false;
  const { sides } = first.statement;
  const isClaim = sides.length === 2 && sides.every((side, i) => isSame(worlds, side, claim[i]!));
  const isSetOut = ({ statement }: Lines[number]): boolean =>
    statement.kind === 'sides' &&
    statement.sides.length > 1 &&
    !statement.continues &&
    isSame(worlds, statement.sides[0]!, claim[0]);
  return isClaim && (later.some(isSetOut) || later[0]?.isEquivalent === true);
}

/** In which ways the lines may be meant: from the left side, or where they lead to it, from what is to be shown of it or once round. */
function waysOf({ worlds, left, goal, statements }: Prepared): readonly [Way, Way?] {
  const forth = { begin: left, closes: false };
  const first = backFrom(worlds, left, statements);
  if (!first) return [forth];
  const [back, round] = [
    { begin: first, closes: false },
    { begin: left, closes: true },
  ];
  const isRule = compareTrees(worlds, left, first, ['definition']).kind === 'equal';
  return isRule && !isSame(worlds, first, goal) ? [round, back] : [back, round];
}

/** Where a chain begins that leads to the left side instead of from it; null where none does. */
function backFrom(worlds: Worlds, left: Tree, statements: Lines): Tree | null {
  const all = withoutBeside(statements);
  const [first, last] = [all[0]?.sides[0], all.at(-1)?.sides.at(-1)];
  const isOne = all.slice(1).every(({ sides, continues }) => continues || sides.length === 1);
  if (!first || !last || !isOne || isSaidAgain(worlds, first, left)) return null;
  if (isSaidAgain(worlds, last, left)) return first === last ? null : first;
  return statements[0]?.isRight && isDefinition(worlds, last, left) ? first : null;
}

/** The chain without the hypothesis before it and the conclusion behind it, written as equations of a term. */
function withoutBeside(statements: Lines): readonly Extract<Statement, { kind: 'sides' }>[] {
  const all = statements.flatMap(({ statement }) => (statement.kind === 'sides' ? [statement] : []));
  const isBeside = ({ sides, continues }: (typeof all)[number]): boolean =>
    !continues && sides.length === 2 && isTerm(sides[0]!);
  const from = all.findIndex((statement) => !isBeside(statement));
  const to = all.findLastIndex((statement) => !isBeside(statement));
  return from < 0 || all[from]!.continues ? all : all.slice(from, to + 1);
}

const lastOf = (statements: Lines): Tree | null =>
  statements.flatMap(({ statement }) => (statement.kind === 'sides' ? statement.sides : [])).at(-1) ?? null;

function isDefinition(worlds: Worlds, last: Tree, left: Tree): boolean {
  const judged = judgeLine(worlds, last, left, 0, last);
  return judged.verdict === 'holds' && judged.by === 'definition';
}

const identified = (statement: Statement, { proof }: Setting): Statement =>
  statement.kind === 'sides'
    ? { ...statement, sides: statement.sides.map((side) => withIdentity(side, proof.matrices)) }
    : statement;
