/** A symbolic problem and a submission → the mark of every answer: expressions by their value, derivations line by line. */

import { readStatement, type Statement } from '../answer/expression.ts';
import { type Line, lineOf } from '../answer/line.ts';
import { withoutEnvironment } from '../answer/remarks.ts';
import type { RawAnswer, RawAnswers } from '../answer/submission.ts';
import { type Chain, judgeChain } from '../derive/chain.ts';
import { amountsTo } from '../derive/claim.ts';
import { compareTrees, isSame } from '../derive/compare.ts';
import { type Difference, differenceOf } from '../derive/differ.ts';
import type { JudgedLine } from '../derive/judged-line.ts';
import { MOST_LINES } from '../derive/lines.ts';
import { mayBePutIn, shownBy, taskOf } from '../derive/task.ts';
import { isSpent } from '../derive/work.ts';
import type { Shown } from '../derive/world.ts';
import type { Change } from '../diagnose/changes.ts';
import { explainExpression } from '../diagnose/expressions.ts';
import { wholeIn } from '../math/evaluate.ts';
import { childrenOf, namesIn, substituted, type Tree, toText } from '../math/tree.ts';
import { isRight, type Mark } from '../problem/marks.ts';
import { type Ask, goalOf, type InductionAsk, isNamed, type Proof, RANGE } from '../problem/proof.ts';
import { strangeIn } from '../problem/proof-names.ts';
import { judgeRange, type RangeMark } from './range.ts';

/** Why an answer whose lines all hold is not right, or what is to be said of one that is. */
export type Remark =
  /** True, but not yet in the names that are asked for. */
  | { readonly code: 'unfinished'; readonly names: readonly string[] }
  /** It ends in something true that is not what was to be shown. */
  | { readonly code: 'elsewhere' }
  /** Cases stand where the step from n to n+1 is asked. */
  | { readonly code: 'cases' }
  /** The base is shown at a later n than the first, and those before it are not. */
  | { readonly code: 'late-base'; readonly at: number; readonly first: number }
  /** A proof that goes back to the start instead of using the hypothesis. */
  | { readonly code: 'direct' };

export interface ProofMark {
  readonly ask: Ask;
  readonly mark: Mark;
  /** What was typed, a line each. */
  readonly texts: readonly string[];
  /** Whether it is a derivation rather than an expression by itself. */
  readonly isDerivation: boolean;
  readonly lines: readonly JudgedLine[];
  readonly remarks: readonly Remark[];
  /** What it comes to; null where nothing could be read. */
  readonly answer: Tree | null;
  readonly from: readonly string[];
  /** Where a wrong answer differs from the right one. */
  readonly difference: Difference | null;
  /** The single changes that explain a wrong answer, the simplest first. */
  readonly changes: readonly Change[];
}

export interface ProofMarks {
  readonly proof: Proof;
  readonly earned: number;
  readonly total: number;
  /** Of all that was asked and not shown. */
  readonly steps: readonly ProofMark[];
  /** The asks shown worked, which are not counted. */
  readonly shown: ReadonlySet<string>;
  /** For which n it is said to hold, where that was said. */
  readonly range: RangeMark | null;
}

/** Marks every answer; the asks in `shown` are given to the student: they are as good as right, get no mark and are not counted. */
export function gradeProof(
  proof: Proof,
  answers: RawAnswers,
  shown: ReadonlySet<string> = new Set(),
): ProofMarks {
  const all: ProofMark[] = [];
  for (const ask of proof.asks)
    all.push(shown.has(ask.id) ? shownMark(ask) : markAsk(proof, ask, answers[ask.id], all));
  const steps = all.filter(({ ask }) => !shown.has(ask.id));
  const earned = steps.filter(({ mark }) => isRight(mark)).length;
  const base = steps.find(({ ask }) => ask.kind === 'base');
  const stated = textsOf(answers[RANGE], proof);
  const range =
    stated.length > 0 ? judgeRange(proof, stated.join(' '), base ? startOfBase(base) : null) : null;
  return { proof, earned, total: steps.length, steps, shown, range };
}

/** An answer as lines: those of a list, or of a text of several; no more than it takes to see that they are too many. */
function linesOf(raw: RawAnswer | undefined, { vocabulary }: Proof): Line[] {
  const typed =
    typeof raw === 'string'
      ? linesIn(raw)
      : (raw ?? []).flatMap((line) => (typeof line === 'string' ? linesIn(line) : [`[${String(line)}]`]));
  const lines: Line[] = [];
  for (const each of typed) {
    const line = lineOf(each, vocabulary);
    if (line.ends || !/^[\s$&.]*$/.test(line.text)) lines.push(line);
    if (lines.length > MOST_LINES) break;
  }
  return lines;
}

const textsOf = (raw: RawAnswer | undefined, proof: Proof): string[] =>
  linesOf(raw, proof).map(({ text }) => text);

/** Where a number is asked, rho = 0.9 says that it is 0.9; and a quantity without a name of its own may be given any: w_k = … */
function stated(proof: Proof, ask: Ask, lines: readonly Line[]): readonly Line[] {
  const [line, ...rest] = lines;
  if (!line || line.formulas || !isNamed(ask)) return lines;
  const first = line.text;
  const isNumber = ask.names?.size === 0;
  const [head = '', ...sides] = first.split(EQUALS);
  const statement = readStatement(head, proof.vocabulary);
  const isOwn = OWN_NAME.test(head) && statement.kind === 'misread';
  const isFormula = isNumber && !namesAsk(head, ask) && /\p{L}/u.test(head) && !isClosed(statement);
  const chain = sides.length > 0 && (isOwn || isFormula) ? `= ${sides.join('=').trim()}` : first;
  // Where the way there cannot be read, its end can.
  const isLost = isNumber && rest.length === 0 && readStatement(chain, proof.vocabulary).kind === 'misread';
  return [{ ...line, text: isLost ? (sides.at(-1) ?? first) : chain }, ...rest];
}

/** Not that in \sum_{k=0}. */
const EQUALS = /=(?![^{}]*\})/;
/** Whether it speaks of no name. */
const isClosed = (statement: Statement): boolean =>
  statement.kind === 'sides' && statement.sides.every((side) => strangeIn(side, []).length === 0);

/** A letter or a word with what may stand at its foot: w_k, α', s_∞ */
const OWN_NAME = /^\s*\\?\p{L}+\d*['′]?(?:_(?:\{[^{}]*\}|\\?[\p{L}\d∞]+)|\[[^[\]]*\])?['′]?\s*$/u;
const namesAsk = (text: string, { id }: Ask): boolean => text.trim() === id;

/** What is typed into one field: a line each, or lines of LaTeX ended with two backslashes. */
export const linesIn = (text: string): string[] =>
  withoutEnvironment(text)
    .split(/\r?\n|\\\\(?:\[\s*-?[\d.]+\s*[a-z]{2}\s*\])?/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const NOTHING_TYPED = { texts: [], lines: [], remarks: [], from: [], difference: null, changes: [] } as const;

/** What is given stands among the answers only for those after it. */
const shownMark = (ask: Ask): ProofMark => ({
  ...NOTHING_TYPED,
  ask,
  mark: 'correct',
  isDerivation: false,
  answer: goalOf(ask),
});

function markAsk(
  proof: Proof,
  ask: Ask,
  raw: RawAnswer | undefined,
  before: readonly ProofMark[],
): ProofMark {
  const written = stated(proof, ask, linesOf(raw, proof));
  const texts = written.map(({ text }) => text);
  const chain = texts.length === 0 ? null : chainOf(proof, ask, written, before);
  const isDerivation = Array.isArray(raw) || (chain?.lines.length ?? 0) > 1 || ask.kind !== 'expression';
  const common = {
    ...NOTHING_TYPED,
    ask,
    texts,
    isDerivation,
    lines: chain?.lines ?? [],
    answer: chain?.last ?? null,
  };
  if (!chain) return { ...common, mark: 'blank' };
  const verdicts = new Set(chain.lines.map(({ verdict }) => verdict));
  const isSound = !verdicts.has('fails') && !verdicts.has('circular');
  if (isSound && verdicts.has('unreadable')) return { ...common, mark: 'unreadable' };
  const judged =
    ask.kind === 'expression'
      ? judgeExpression(ask, chain, isSound, before)
      : judgeInduction(ask, chain, isSound, before);
  // Where working it out was cut off, nothing was found wrong.
  if (judged.mark === 'wrong' && isSound && isSpent(chain.worlds.meter)) {
    const [line] = chain.lines;
    const problem = { code: 'too-much-work', where: '' } as const;
    return {
      ...common,
      mark: 'unreadable',
      lines: [{ line: line?.line ?? 0, verdict: 'unreadable', problem, tree: ask.left }],
    };
  }
  return { ...common, ...judged };
}

type Judged = Pick<ProofMark, 'mark'> &
  Partial<Pick<ProofMark, 'remarks' | 'from' | 'difference' | 'changes'>>;

/** What is put in for earlier terms: the student's own answers, or the right ones for all; and for those left out the right ones, or what follows by their definitions. */
interface PutIn {
  readonly own: boolean;
  readonly leftOut: 'right' | 'follows';
}
const OWN: readonly PutIn[] = [
  { own: true, leftOut: 'right' },
  { own: true, leftOut: 'follows' },
  { own: false, leftOut: 'right' },
];

/** The lines judged with the student's own earlier answers put in; where one fails, in the other ways: the one that holds the furthest. */
function chainOf(proof: Proof, ask: Ask, written: readonly Line[], before: readonly ProofMark[]): Chain {
  const ways = before.every(({ mark }) => mark === 'correct' || mark === 'blank') ? OWN.slice(0, 1) : OWN;
  let [furthest, best] = [-1, null as Chain | null];
  for (const way of ways) {
    const chain = judgeChain(taskOf(proof, ask, shownFor(proof, ask, before, way)), written);
    const failing = chain.lines.findIndex(({ verdict }) => verdict === 'fails');
    if (failing < 0) return chain;
    if (failing > furthest) [furthest, best] = [failing, chain];
  }
  return best!;
}

/** Earlier terms as the student has them or, where nothing readable was written, as they are or as they follow. */
const shownFor = (proof: Proof, ask: Ask, before: readonly ProofMark[], { own, leftOut }: PutIn): Shown[] =>
  before.flatMap(({ ask: other, answer, mark }) => {
    const isLeftOut = mark === 'blank' || mark === 'unreadable';
    if (leftOut === 'follows' && isLeftOut && isDefined(proof, other.left)) return [];
    const usesOwn =
      own && answer && (mark === 'wrong' || mark === 'carried') && !speaksOf(answer, other.left);
    return shownBy(other, ask, usesOwn ? answer : goalOf(other)) ?? [];
  });

const isDefined = ({ definitions }: Proof, tree: Tree): boolean =>
  tree.kind === 'name' && definitions.has(tree.name);

/** A wrong answer that speaks of the term itself does not say what it is: the right one is put in. */
const speaksOf = (answer: Tree, term: Tree): boolean =>
  namesIn(answer).some((name) => toText(name) === toText(term));

function judgeExpression(ask: Ask, chain: Chain, isSound: boolean, before: readonly ProofMark[]): Judged {
  const { worlds, last } = chain;
  const goal = goalOf(ask);
  if (last === null) return { mark: 'wrong', remarks: [{ code: 'elsewhere' }] };
  const called = strangeCalls(ask, last);
  const strange = [...strangeNames(ask, last), ...called];
  const isGoal = isSame(worlds, last, goal) || (strange.length === 0 && isSameGiven(chain, last, goal));
  if (isSound && isGoal && called.length === 0) return { mark: 'correct' };
  if (isSound && isGoal) return { mark: 'wrong', remarks: [{ code: 'unfinished', names: strange }] };
  if (isGoal) return { mark: 'wrong' };
  const isTrue =
    compareTrees(worlds, last, ask.left, ['definition', 'given']).kind === 'equal' && !isNamed(ask);
  if (isTrue) {
    const remark: Remark =
      strange.length > 0 ? { code: 'unfinished', names: strange } : { code: 'elsewhere' };
    return { mark: 'wrong', remarks: isSound ? [remark] : [] };
  }
  if (isSound && strange.length > 0)
    return { mark: 'wrong', remarks: [{ code: 'unfinished', names: strange }] };
  const from = wrongBefore(worlds.setting.proof, ask, before);
  if (isSound && from.length > 0) return { mark: 'carried', from };
  return {
    mark: 'wrong',
    difference: differenceOf(worlds, goal, last, []),
    changes: explainExpression(worlds, ask, last),
  };
}

const isSameGiven = ({ worlds }: Chain, a: Tree, b: Tree): boolean =>
  compareTrees(worlds, a, b, ['given']).kind === 'equal';

/** The names in an answer that a finished one may not contain. */
const strangeNames = (ask: Ask, tree: Tree): string[] =>
  ask.kind === 'expression' && ask.names ? strangeIn(tree, [...ask.names]) : [];

/** The sums and limits that a finished answer may not be written with. */
const strangeCalls = (ask: Ask, tree: Tree): string[] =>
  ask.kind === 'expression' ? [...ask.without].filter((name) => calls(tree, name)) : [];

const calls = (tree: Tree, name: string): boolean =>
  (tree.kind === 'call' && tree.name === name) || childrenOf(tree).some((part) => calls(part, name));

/** The nearest wrong answers that what is asked rests on: along the definitions of its terms, or by what may be put in. */
function wrongBefore(proof: Proof, ask: Ask, before: readonly ProofMark[]): string[] {
  const found: string[] = [];
  const visited = new Set<string>();
  const visit = (tree: Tree): void => {
    for (const name of namesIn(tree)) {
      const index = name.index ? wholeIn(name.index, () => undefined) : null;
      const definition = proof.definitions.get(name.name);
      if (index === null || !definition) continue;
      const id = `${name.name}[${index}]`;
      if (visited.has(id)) continue;
      visited.add(id);
      const mark = before.find((other) => toText(other.ask.left) === id);
      if (mark?.mark === 'wrong') found.push(mark.ask.id);
      else if (index >= definition.from && index < MOST_BACK)
        visit(substituted(definition.rule, definition.index, { kind: 'number', text: `${index}` }));
    }
  };
  visit(ask.left);
  const along = proof.asks.map(({ id }) => id).filter((id) => found.includes(id) && id !== ask.id);
  if (along.length > 0) return along;
  const put = before.filter((other) => mayBePutIn(other.ask, ask));
  const nearest = put.findLast(({ mark }) => mark === 'wrong' || mark === 'carried');
  return nearest?.mark === 'carried' ? [...nearest.from] : nearest ? [nearest.ask.id] : [];
}

const MOST_BACK = 100;

function judgeInduction(
  ask: InductionAsk,
  chain: Chain,
  isSound: boolean,
  before: readonly ProofMark[],
): Judged {
  const { last, left, goal, worlds, lines, equations } = chain;
  const { term, first } = ask.induction;
  const index = left.kind === 'name' && left.index ? left.index : left;
  const isShownBeside = equations.some((equation) => amountsTo(worlds, equation, left, goal));
  if (last === null && !isShownBeside)
    return { mark: 'wrong', remarks: [{ code: ask.kind === 'step' ? 'cases' : 'elsewhere' }] };
  const isGoal =
    isShownBeside ||
    isSame(worlds, last!, goal) ||
    equations.some(({ from, to }) => isSame(worlds, from, goal) && isSame(worlds, to, last!));
  if (!isGoal) {
    const remarks: Remark[] = isSound ? [{ code: 'elsewhere' }] : [];
    return { mark: 'wrong', remarks };
  }
  if (!isSound) return { mark: 'wrong' };
  if (ask.kind === 'base') {
    const at = wholeIn(index, () => undefined) ?? first;
    const isCovered = Array.from(
      { length: Math.max(0, at - first) },
      (_, i) => `${term.name}[${first + i}]`,
    ).every((id) => before.some((other) => other.ask.id === id && other.mark === 'correct'));
    return isCovered ? { mark: 'correct' } : { mark: 'wrong', remarks: [{ code: 'late-base', at, first }] };
  }
  const usesHypothesis = lines.some((line) => line.verdict === 'holds' && line.by === 'hypothesis');
  return { mark: 'correct', remarks: usesHypothesis ? [] : [{ code: 'direct' }] };
}

/** The n from which a base, where it is right, starts. */
function startOfBase({ ask, mark, lines, texts }: ProofMark): number | null {
  if (ask.kind !== 'base' || mark !== 'correct' || lines.length === 0) return null;
  const { first, term } = ask.induction;
  const earlier = new RegExp(String.raw`^\s*${term.name}\s*(?:\[\s*|_\{?\s*)${first - 1}\b`);
  return first > 0 && earlier.test(texts[0] ?? '') ? first - 1 : first;
}
