/** What is said beside the lines of a derivation → what of it is false of a term, or a condition under which less is shown. */
import { readStatement } from '../answer/expression.ts';
import type { Said } from '../answer/said.ts';
import { isTerm, mentions, namesIn, type Tree } from '../math/tree.ts';
import { type Around, judgeApart } from './beside.ts';
import { isSame } from './compare.ts';
import { restricts } from './condition.ts';
import type { JudgedLine } from './judged-line.ts';
import { identified, isSaidAgain, type Prepared } from './lines.ts';

/** The lines with what is told of the words beside them. */
export function withSaid(
  prepared: Prepared,
  around: Around,
  judged: readonly JudgedLine[],
): readonly JudgedLine[] {
  let lines = judged;
  for (const [line, { said = [] }] of prepared.written.entries())
    for (const told of said) {
      const found = judgeSaid(told, line, prepared, around, lines);
      // What fails as it stands may hold under its condition.
      if (found.some(({ verdict }) => verdict === 'unreadable'))
        lines = lines.filter((other) => other.line !== line || other.verdict === 'holds');
      lines = [...lines, ...found];
    }
  return lines;
}

function judgeSaid(
  { text, how }: Said,
  line: number,
  prepared: Prepared,
  around: Around,
  lines: readonly JudgedLine[],
): JudgedLine[] {
  const { left, goal, isRead, vocabulary, worlds } = prepared;
  const unread = (code: 'words' | 'condition'): JudgedLine[] => [
    { line, verdict: 'unreadable', at: 0, why: { code, piece: text.slice(0, 40) } },
  ];
  if (how === 'denial') return unread('words');
  const isOfNumber = namesIn(goal).length === 0;
  const isShort =
    lines.some((other) => other.line === line && other.verdict === 'fails') || isOfChain(prepared, line);
  if (isRead && !isOfNumber && restricts(worlds, text, vocabulary, [left, goal], isShort))
    return unread('condition');
  const statement = identified(readStatement(text, vocabulary), worlds.setting);
  if (statement.kind !== 'sides' || !statement.sides.flatMap(namesIn).some(isTerm)) return [];
  const [head, ...rest] = statement.sides as [Tree, ...Tree[]];
  const judged = judgeApart(around, line, head, rest);
  // What is still to be shown is no reason.
  const isShown = lines.some(
    (other) => other.line <= line && other.verdict === 'holds' && isSame(worlds, other.tree, goal),
  );
  const isAssumed = judged.some(({ verdict }) => verdict === 'circular') && !isShown;
  if (how === 'claim' && isAssumed) return unread('words');
  const failing = judged.filter(({ verdict }) => verdict === 'fails');
  return failing.length > 0 && how === 'condition' ? unread('condition') : failing;
}

/** Whether a line speaks of what is to be shown, and so of every n. */
function isOfChain({ statements, vocabulary, worlds, left, goal }: Prepared, place: number): boolean {
  const statement = statements.find(({ line }) => line === place)?.statement;
  if (statement?.kind !== 'sides' || ![...vocabulary.wholes].some((name) => mentions(goal, name)))
    return false;
  const [first] = statement.sides;
  return statement.continues || !isTerm(first!) || isSaidAgain(worlds, first!, left);
}
