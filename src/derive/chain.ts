/** The lines of a derivation → each with its verdict and the reason why it follows from the one before. */
import type { Line } from '../answer/line.ts';
import type { Tree } from '../math/tree.ts';
import type { Equation } from './claim.ts';
import type { Worlds } from './compare.ts';
import type { JudgedLine } from './judged-line.ts';
import { MOST_LINES, type Prepared, prepare, type Task, type Way, waysOf } from './lines.ts';
import { withSaid } from './said-beside.ts';
import { walk } from './walk.ts';

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

function judgeFrom(prepared: Prepared, way: Way): Chain {
  const { written, left, goal, worlds } = prepared;
  const { begin } = way;
  const { lines, equations, last } = walk(prepared, way);
  const told = withSaid(prepared, { worlds, begin, equations }, lines).toSorted((a, b) => a.line - b.line);
  const isTooLong = written.length > MOST_LINES || told.length > MOST_LINES;
  return {
    lines: isTooLong ? [...told.slice(0, MOST_LINES), TOO_LONG] : told,
    left,
    goal,
    last: begin === left || !last ? last : begin,
    equations,
    worlds,
  };
}

const TOO_LONG: JudgedLine = {
  line: MOST_LINES,
  verdict: 'unreadable',
  at: 0,
  why: { code: 'too-many-lines', limit: MOST_LINES },
};
