/** The lines of a derivation, each against the one before → their verdicts, and the equations that stand beside the chain. */
import { isTerm, type Tree } from '../math/tree.ts';
import { type Beside, besideOf, follows, judgeApart, reasonBeside } from './beside.ts';
import { isSame, type Worlds } from './compare.ts';
import { type JudgedLine, judgeLine } from './judged-line.ts';
import { isSaidAgain, type Lines, lastOf, MOST_LINES, type Prepared, type Way } from './lines.ts';

interface Walked {
  readonly lines: readonly JudgedLine[];
  readonly equations: readonly Beside[];
  /** The last side of the chain that could be read; null where there is none. */
  readonly last: Tree | null;
}

export function walk(prepared: Prepared, { begin, closes }: Way): Walked {
  const { written, statements, isRead, left, goal, worlds } = prepared;
  /** The right side of a claim by itself, where the left one is led to it or to what it is. */
  const isApart = prepared.isClaim && begin === left && statements.some(startsAnew);
  const end = closes ? lastOf(statements) : null;

  const lines: JudgedLine[] = [];
  const equations: Beside[] = [];
  const around = { worlds, begin, equations };
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
    const by = judged.verdict === 'circular' ? reasonBeside(around, before, tree) : undefined;
    if (by) lines.push({ line, verdict: 'holds', tree, by, big: false });
    else if (instead || isSound || !gap || (before !== begin && !loose)) lines.push(instead ?? judged);
    else lines.push(...(worded ? [worded] : []), { line, verdict: 'unreadable', lost: true, tree });
    if (judged.verdict === 'unreadable') return;
    before = tree;
    last = tree;
    gap = false;
    loose = false;
    worded = null;
  };

  /** An equation of its own beside the chain, such as the hypothesis written down, s[n] = g*(1-rho^n), or what goes on from one; null where it belongs to the chain. */
  const asideOf = (line: number, sides: readonly Tree[], continues: boolean): JudgedLine[] | null => {
    if (continues) {
      if (!aside) return null;
      const judged = judgeApart(around, line, aside.to, sides);
      return judged[0]!.verdict === 'holds' ? judged : null;
    }
    const [first, ...rest] = sides as [Tree, ...Tree[]];
    if (rest.length === 0 || follows(around, before, first)) return null;
    const judged = judgeApart(around, line, first, rest);
    return isTerm(first) || judged.every(({ verdict }) => verdict === 'holds') ? judged : null;
  };

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
      const judged = judgeApart(around, line, goal, sides);
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
    const beside = asideOf(line, sides, continues);
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
  return { lines, equations, last };
}

const startsAnew = ({ isRight, statement }: Lines[number]): boolean =>
  !isRight && statement.kind === 'sides' && !statement.continues;

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
