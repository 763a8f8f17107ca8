/** One relation and what the document has stated → true, false, not proved; false only where no sensible reading holds. */
import { absolute, meets } from '../math/real.ts';
import { childrenOf, mentions, type NameTree, namesIn, type Tree, toText } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import { compared, comparedAsHeld, comparedWithEarlier, comparedWithLater, isAbout } from './compare.ts';
import { fixedValue, followed, isFixed, isRefutable } from './follow.ts';
import { isIdentity, isLinear } from './identity.ts';
import type { Knowledge } from './knowledge.ts';
import { APPLIED, SERIES } from './meanings.ts';
import { isOfAnother, unified } from './put-in.ts';
import {
  asName,
  isClosed,
  isLiteral,
  isNought,
  isPlain,
  type Judgement,
  NOTHING,
  type Relation,
} from './relation.ts';
import { isNearly, isSameRounded, isWithinRounding, textsIn } from './rounding-room.ts';
import type { RelationSign } from './statements.ts';
import { type Reading, readingsOf, valueIn } from './value.ts';
import { sameLayout } from './written.ts';

export function judge(relation: Relation, known: Knowledge): Judgement {
  const judgement = judgedAsStated(relation, known);
  const isDoubtful = judgement.verdict === 'false' && isDoubted(relation);
  return isDoubtful ? { verdict: 'unproved' } : judgement;
}

/** Whether the words around take a relation out of what was stated before. */
function isDoubted({ left, right, first, doubt }: Relation): boolean {
  if (doubt.denied) return true;
  if (!first || isClosed(left)) return false;
  return (doubt.wanted && isLiteral(right)) || (doubt.anew && isPlain(left));
}

function judgedAsStated(relation: Relation, known: Knowledge): Judgement {
  const { left, right } = relation;
  const [closedLeft, closedRight] = [isClosed(left), isClosed(right)];
  if (closedLeft && closedRight) return judgeNumbers(relation, known);
  if (closedRight) return judgeAgainstNumbers(relation, known);
  if (closedLeft && right.kind === 'name') {
    state(right, left, known, relation.section);
    return { verdict: 'true', how: 'definition' };
  }
  if (closedLeft) return judgeAgainstNumbers({ ...relation, left: right, right: left, first: false }, known);
  return judgeSymbols(relation, known);
}

function judgeNumbers(relation: Relation, known: Knowledge): Judgement {
  const { left, right, sign } = relation;
  const found = compared(left, right, sign, NOTHING, NOTHING);
  if (found) return found;
  const held = comparedAsHeld(left, right, sign, known);
  if (held) return held;
  // Part of a sum may be worked out, and rounded, while the rest still stands.
  if (!isLiteral(right) && isSameRounded(left, right)) return { verdict: 'true', how: 'rounded' };
  const pair = alike(readingsOf(left, NOTHING), readingsOf(right, NOTHING));
  if (!pair) return { verdict: 'unproved' };
  const { value, written } = pair;
  // The numbers of a stated formula may have been rounded.
  if (hasApplied(left) && isWithinRounding(value, written, left)) return { verdict: 'unproved' };
  // A result that still has something to be worked out may have been rounded in its parts.
  if (!isLiteral(right)) {
    if (isWithinRounding(value, written, right, { half: true, put: textsIn(left) }))
      return { verdict: 'true', how: 'rounded' };
    if (isWithinRounding(value, written, right) || isAbout(value, written, relation))
      return { verdict: 'unproved' };
  }
  return refuted(relation, pair, known);
}

/** What a side comes to, and what was written for it. */
interface Pair {
  readonly value: Value;
  readonly written: Value;
}

/** The first of a side's readings that has the layout of one of the other's; null where none has. */
function alike(own: readonly Reading[], others: readonly Reading[]): Pair | null {
  for (const { value } of own) {
    const other = others.find((each) => sameLayout(value, each.value));
    if (other) return { value, written: other.value };
  }
  return null;
}

/** False, unless rounding before it may have made the difference. */
const refuted = (relation: Relation, { value, written }: Pair, known: Knowledge): Judgement =>
  isOfLoose(relation, value, written, known)
    ? { verdict: 'unproved' }
    : { verdict: 'false', how: 'arithmetic', expected: value, written };

/** Whether two values differ by no more than decimals can make that were rounded from what could not be worked out. */
function isOfLoose({ left, right }: Relation, value: Value, written: Value, known: Knowledge): boolean {
  const printed = known.asPrinted(left);
  const texts = [...textsIn(printed)];
  const put = new Set(texts.filter((text) => !known.isLoose(text)));
  const gap: Tree = { kind: 'binary', op: '-', left: printed, right };
  return put.size < texts.length && isWithinRounding(value, written, gap, { half: true, put });
}

const hasApplied = (tree: Tree): boolean =>
  (tree.kind === 'call' && tree.name === APPLIED) || childrenOf(tree).some(hasApplied);

/** Symbols on the left, numbers on the right: stated values, numbers put in, or the result of both. */
function judgeAgainstNumbers(relation: Relation, known: Knowledge): Judgement {
  const { left, right, first, sign, isUnknown } = relation;
  const name = asName(left);
  if (name && first) {
    const fixed = fixedValue(relation, known);
    const agrees = fixed && compared(left, right, sign, () => fixed, NOTHING);
    state(name, right, known, relation.section);
    const [written] = readingsOf(right, NOTHING);
    if (fixed && !agrees && written && sameLayout(fixed, written.value))
      return (
        byItsRule(relation, name, known) ??
        nearItsRule(relation, name, [fixed, written.value], known) ?? {
          verdict: 'false',
          how: 'definition',
          expected: fixed,
          written: written.value,
        }
      );
    return agrees?.how === 'rounded' ? agrees : { verdict: 'true', how: 'definition' };
  }
  const whole = comparedAsStated(left, right, sign, known);
  if (whole) return whole;
  const put = unified(left, right, known);
  if (put.kind === 'fits' || put.kind === 'anew') {
    for (const [each, value] of put.learnt) known.learn(each, value, relation.section);
    return put.kind === 'fits' ? { verdict: 'true', how: 'definition' } : { verdict: 'unproved' };
  }
  if (put.kind === 'differs')
    return { verdict: 'false', how: 'substitution', expected: put.stated, written: put.written };
  // 2w - 4 = 0 is solved for w, whatever w was before.
  const names = new Set(namesIn(left).map(toText));
  const [only] = names.size === 1 ? names : [];
  if (first && only && (isLinear(left, right, only) || (isNought(right) && isUnknown(only))))
    return { verdict: 'unproved' };
  const stated = first ? known.statedIn(relation.section) : known.stated;
  const pair = alike(readingsOf(left, stated), readingsOf(right, NOTHING));
  if (!pair) return { verdict: 'unproved' };
  const { value, written } = pair;
  if (!isLiteral(right) && (isOfAnother(left, right, known) || isWithinRounding(value, written, right)))
    return { verdict: 'unproved' };
  if (first && comparedWithLater(relation, known)) return { verdict: 'unproved' };
  return refuted(relation, pair, known);
}

/** What the rule above gives with the numbers that were written, rightly or not, or with what the calculator held. */
function byItsRule({ right, sign }: Relation, name: NameTree, known: Knowledge): Judgement | null {
  const rule = known.ruleFor(name);
  return rule && comparedAsStated(rule, right, sign, known);
}

/** Worked out with what is stated for its names, last or before, or with what the calculator held. */
function comparedAsStated(left: Tree, right: Tree, sign: RelationSign, known: Knowledge): Judgement | null {
  const found =
    compared(left, right, sign, known.stated, NOTHING) ??
    comparedAsHeld(left, right, sign, known) ??
    comparedWithEarlier(left, right, sign, known);
  return found && { ...found, how: found.how === 'exact' ? 'definition' : found.how };
}

/** The numbers put into the rule above, some of its parts worked out and rounded: 0.01 · 5.2008² as 0.01 · 27.048. */
function nearItsRule(
  { right }: Relation,
  name: NameTree,
  [fixed, written]: readonly [Value, Value],
  known: Knowledge,
): Judgement | null {
  const rule = known.ruleFor(name);
  if (!rule || isLiteral(right)) return null;
  const names = known.stated;
  const own = valueIn(rule, names);
  const isNear = isNearly(fixed, written) || (own && sameLayout(own, written) && isNearly(own, written));
  if (isNear || isSameRounded(rule, right, { names, loose: false }))
    return { verdict: 'true', how: 'rounded' };
  // 1 · 0.9 for 0.9 · 0.9 may be rounded, or another number.
  if (isSameRounded(rule, right, { names })) return { verdict: 'unproved' };
  const values = namesIn(rule).flatMap((each) => names(each) ?? []);
  const isPut = (text: string): boolean => {
    const [number] = valueIn({ kind: 'number', text }, NOTHING)!.cells;
    return values.some(({ cells }) => cells.some((cell) => meets(absolute(cell), number!)));
  };
  const put = new Set([...textsIn(rule), ...[...textsIn(right)].filter(isPut)]);
  // After a slip the numbers may be those that it was worked out from.
  const isAfterSlip = namesIn(rule).some((each) => known.isUnsound(each));
  const rounding = isAfterSlip ? {} : { half: true, put };
  return isWithinRounding(fixed, written, right, rounding) ? { verdict: 'unproved' } : null;
}

/** Takes over a value that is stated. */
function state(name: NameTree, tree: Tree, known: Knowledge, section: number): void {
  const [reading] = readingsOf(tree, NOTHING);
  if (reading) known.state(name, reading.value, section);
}

/** Names on both sides. */
function judgeSymbols(relation: Relation, known: Knowledge): Judgement {
  const { left, right, first, sign } = relation;
  if (hasUnusedIndex(left) || hasUnusedIndex(right)) {
    return isIdentity(left, right)
      ? { verdict: 'true', how: 'identity' }
      : { verdict: 'unproved', note: 'unused index' };
  }
  if (isIdentity(left, right)) return { verdict: 'true', how: 'identity' };
  const under = followed(relation, known);
  if (under === 'equal') {
    remember(relation, known);
    return { verdict: 'true', how: 'definition' };
  }
  const name = asName(left);
  if (first && name) {
    if (under === 'different' && sign !== '≈' && isFixed(relation, known))
      return { verdict: 'false', how: 'definition', expected: null, written: null };
    remember(relation, known);
    return { verdict: 'true', how: 'definition' };
  }
  if (isSameRounded(left, right)) return { verdict: 'true', how: 'rounded' };
  const wrong = under === 'different' ? wronglyWorked(left, right, relation, known) : null;
  if (wrong) return wrong;
  // What holds nearly is no identity.
  if (under === 'different' && sign !== '≈' && isRefutable(relation, known))
    return { verdict: 'false', how: 'identity', expected: null, written: null };
  return { verdict: 'unproved' };
}

function remember({ left, right, section, first }: Relation, known: Knowledge): void {
  const name = asName(left);
  if (!name || !first) return;
  if (speaksOf(right, name)) {
    known.addUpdate(right);
    return;
  }
  known.addRule({ name: name.name, index: name.index ?? null, tree: right, section });
}

/** w = w - m sets a name anew; as a rule it would go round for ever. */
const speaksOf = (tree: Tree, name: NameTree): boolean =>
  namesIn(tree).some((other) => toText(other) === toText(name));

/** A_0 + … with an index that its body never reads. */
function hasUnusedIndex(tree: Tree): boolean {
  if (tree.kind === 'call' && SERIES.has(tree.name)) {
    const [body, variable] = tree.args;
    if (!mentions(body!, (variable as NameTree).name)) return true;
  }
  return childrenOf(tree).some(hasUnusedIndex);
}

/** The same formula but for one part in numbers, which is worked out wrongly: \frac{κ}{\sqrt{3^2 + 4^2}} = \frac{κ}{7}. */
function wronglyWorked(left: Tree, right: Tree, relation: Relation, known: Knowledge): Judgement | null {
  if (isClosed(left) && isClosed(right)) {
    if (isLiteral(left) || !isLiteral(right)) return null;
    const judgement = judgeNumbers({ ...relation, left, right, sign: '≈' }, known);
    return judgement.verdict === 'false' ? { ...judgement, how: 'identity' } : null;
  }
  const [a, b] = [childrenOf(left), childrenOf(right)];
  if (headOf(left) !== headOf(right) || a.length !== b.length) return null;
  const others = a.flatMap((part, i) => (toText(part) === toText(b[i]!) ? [] : [[part, b[i]!] as const]));
  const [only] = others;
  return only && others.length === 1 ? wronglyWorked(only[0], only[1], relation, known) : null;
}

/** What a tree is, its parts aside. */
function headOf(tree: Tree): string {
  if (tree.kind === 'binary') return tree.op;
  return tree.kind === 'call' || tree.kind === 'name' ? `${tree.kind} ${tree.name}` : tree.kind;
}
