/** The lines of a derivation as written → read, with where they start and the ways in which they may be meant. */
import { readStatement, type Statement } from '../answer/expression.ts';
import { AND, type Line, type Side } from '../answer/line.ts';
import { isAim, isSubstitution } from '../answer/remarks.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { isTerm, namesIn, type Tree, toText } from '../math/tree.ts';
import { withIdentity } from '../problem/identity.ts';
import { compareTrees, isSame, type Worlds, worldsOf } from './compare.ts';
import { isBound } from './condition.ts';
import { judgeLine } from './judged-line.ts';
import { renamed, withLetter } from './letter.ts';
import type { Setting } from './world.ts';

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

export type Lines = readonly {
  readonly line: number;
  readonly text: string;
  readonly isRight: boolean;
  readonly isEquivalent: boolean;
  readonly ends: Side | null;
  readonly statement: Statement;
}[];

/** Lines that are read, and what they are held against. */
export interface Prepared {
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
export interface Way {
  readonly begin: Tree;
  readonly closes: boolean;
}

export function prepare(task: Task, written: readonly Line[]): Prepared {
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

/** `n = 1` heads a case and claims nothing. */
const isCase = (statement: Statement, { wholes }: Vocabulary): boolean =>
  statement.kind === 'sides' &&
  statement.sides.length === 2 &&
  statement.sides[0]!.kind === 'name' &&
  !statement.sides[0]!.index &&
  wholes.has(statement.sides[0]!.name) &&
  statement.sides[1]!.kind === 'number';

/** What is equal to a term by algebra alone is that term; what is equal to a sum may be its answer. */
export const isSaidAgain = (worlds: Worlds, tree: Tree, left: Tree): boolean =>
  isTerm(left) ? isSame(worlds, tree, left) : toText(tree) === toText(left);

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

/** In which ways the lines may be meant: from the left side, or where they lead to it, from what is to be shown of it or once round. */
export function waysOf({ worlds, left, goal, statements }: Prepared): readonly [Way, Way?] {
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

export const lastOf = (statements: Lines): Tree | null =>
  statements.flatMap(({ statement }) => (statement.kind === 'sides' ? statement.sides : [])).at(-1) ?? null;

function isDefinition(worlds: Worlds, last: Tree, left: Tree): boolean {
  const judged = judgeLine(worlds, last, left, 0, last);
  return judged.verdict === 'holds' && judged.by === 'definition';
}

export const identified = (statement: Statement, { proof }: Setting): Statement =>
  statement.kind === 'sides'
    ? { ...statement, sides: statement.sides.map((side) => withIdentity(side, proof.matrices)) }
    : statement;
