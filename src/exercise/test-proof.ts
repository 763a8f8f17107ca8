/** The tests inside a file of a symbolic problem, and those every such problem must pass → a fault for each that fails. */

import type { Difference } from '../derive/differ.ts';
import type { JudgedLine } from '../derive/judged-line.ts';
import { sayDifference } from '../explain/lines.ts';
import { explainProof } from '../explain/proof-marks.ts';
import { workedLines } from '../explain/proof-worked.ts';
import { gradeProof, type ProofMark } from '../grade/proof.ts';
import { substituted, toText } from '../math/tree.ts';
import type { Fault, FaultReason, LineProblem, SolutionProblem } from '../problem/fault.ts';
import { isRight } from '../problem/marks.ts';
import { type Ask, goalOf, isNamed, type Proof, type ProofTest, RANGE } from '../problem/proof.ts';
import { difference, differences, type Failure, placed, unknownId } from './test-failures.ts';

export function testProof(proof: Proof): Fault[] {
  const lines = Object.fromEntries(proof.asks.map((ask) => [ask.id, ask.lines.map(toText)]));
  const right: Answers = Object.fromEntries(
    proof.asks.map((ask) => [ask.id, ask.kind === 'expression' ? toText(goalOf(ask)) : lines[ask.id]!]),
  );
  const marks = [right, lines].flatMap((answers) => gradeProof(proof, answers).steps);
  // Written answers are for the problem's own numbers.
  const tests = proof.variant === null ? proof.tests : [];
  const { earned } = gradeProof(proof, {});
  const empty: FaultReason = { code: 'test', what: 'an empty sheet', wanted: 'no marks', got: `${earned}` };
  return [
    ...proof.asks.flatMap((ask) => lineFault(proof, ask) ?? solutionFault(ask, marks) ?? []),
    ...(earned === 0 ? [] : [{ ...proof.place, reason: empty }]),
    ...tests.flatMap((test) => placed(failuresOf(proof, test, right), test)),
  ];
}

/** The first line of a worked solution that does not hold. */
function lineFault(proof: Proof, ask: Ask): Fault | null {
  const lines = workedLines(proof, ask);
  const at = lines.findIndex(({ verdict }, i) => verdict !== 'holds' && !(isNamed(ask) && i === 0));
  if (at < 0) return null;
  const before = at === 0 ? toText(ask.left) : 'the line before';
  const difference = (found: Difference): string =>
    sayDifference(found, at === 0 ? 'the left side' : before, 'this one');
  const why = problemOf(lines[at]!, before, difference);
  const reason: FaultReason = { code: 'line', ask: ask.id, line: at + 1, text: toText(ask.lines[at]!), why };
  return { ...ask.places[at]!, reason };
}

function problemOf(line: JudgedLine, before: string, says: (difference: Difference) => string): LineProblem {
  if ('problem' in line) return { code: 'evaluation', why: line.problem };
  if ('why' in line) return { code: 'misread', why: line.why };
  if (line.verdict !== 'fails') return { code: 'circular' };
  return { code: 'fails', before, difference: line.difference ? says(line.difference) : '' };
}

/** A worked solution whose lines hold must be marked right, by its answer alone and by all its lines. */
function solutionFault(ask: Ask, marks: readonly ProofMark[]): Fault | null {
  const failed = marks.find((other) => other.ask === ask && !isRight(other.mark));
  if (!failed) return null;
  const place = ask.kind === 'expression' ? ask.places.at(-1)! : ask.place;
  return {
    ...place,
    reason: { code: 'solution', ask: ask.id, last: toText(goalOf(ask)), why: reasonOf(ask, failed) },
  };
}

function reasonOf(ask: Ask, { mark, remarks }: ProofMark): SolutionProblem {
  for (const remark of remarks) {
    if (remark.code === 'unfinished') return { code: 'unfinished', without: remark.names };
    if (remark.code === 'elsewhere') return elsewhere(ask);
  }
  return { code: 'marked', mark };
}

/** What is to be shown of a proof is the claim at its index. */
function elsewhere(ask: Ask): SolutionProblem {
  if (ask.kind === 'expression' || ask.left.kind !== 'name' || !ask.left.index) return { code: 'no-answer' };
  const { term, value } = ask.induction;
  return { code: 'elsewhere', goal: toText(substituted(value, term.index.name, ask.left.index)) };
}

type Answers = Readonly<Record<string, string | readonly string[]>>;

function failuresOf(proof: Proof, test: ProofTest, right: Answers): readonly Failure[] {
  const known = [...proof.asks.map((ask) => ask.id), ...(proof.induction ? [RANGE] : [])];
  const unknown = unknownId([test.answers, test.marks, test.lines], known);
  if (unknown) return [unknown];
  const { steps, slips } = explainProof(gradeProof(proof, { ...right, ...test.answers }), 'full');
  const lines = Object.entries(test.lines).flatMap(([id, wanted]) => {
    const got = (steps[id]?.lines ?? []).map(
      ({ verdict, by, big }) => `${verdict}${by ? ` by ${by}` : ''}${big ? ', big' : ''}`,
    );
    return difference(`the lines of ${id}`, wanted.join('; '), got.join('; '), `lines ${id}`);
  });
  return [...differences(test, steps, slips), ...lines];
}
