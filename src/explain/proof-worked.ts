/** A symbolic problem → its worked solution, and what a student is given of it: lines with the reason beside each. */
import { judgeChain } from '../derive/chain.ts';
import type { JudgedLine } from '../derive/judged-line.ts';
import { shownBy, taskOf } from '../derive/task.ts';
import type { Tree } from '../math/tree.ts';
import { toText } from '../math/tree.ts';
import { type Ask, goalOf, isNamed, type Proof } from '../problem/proof.ts';
import { REASONS } from './lines.ts';
import { proofTex } from './proof-tex.ts';
import type { Given, Worked, WorkedStep } from './worked.ts';

export function workProof(proof: Proof): Worked {
  return {
    problem: proof.id,
    variant: proof.variant,
    title: proof.title,
    statement: proof.statement,
    source: proof.source,
    givens: givensOfProof(proof),
    steps: proof.asks.map((ask) => workAsk(proof, ask)),
  };
}

/** The definitions and what is assumed, as equations. */
export function givensOfProof(proof: Proof): Given[] {
  const equation = (left: Tree, right: Tree, meaning: string): Given => ({
    id: toText(left),
    tex: proofTex(proof, left),
    value: proofTex(proof, right),
    text: toText(right),
    meaning,
  });
  const meaningOf = (name: string): string => proof.quantities.get(name)?.meaning ?? '';
  return [
    ...[...proof.definitions.values()].map(({ name, index, rule }) =>
      equation({ kind: 'name', name, index: { kind: 'name', name: index } }, rule, meaningOf(name)),
    ),
    ...proof.givens.map(({ sides: [left, right] }) => equation(left, right, '')),
  ];
}

/** The lines of a worked solution, each with the reason that is found for it. */
export function workedLines(proof: Proof, ask: Ask): readonly JudgedLine[] {
  const before = proof.asks.slice(0, proof.asks.indexOf(ask));
  const shown = before.flatMap((other) => shownBy(other, ask, goalOf(other)) ?? []);
  return judgeChain(
    taskOf(proof, ask, shown),
    ask.lines.map((line) => ({ text: toText(line) })),
  ).lines;
}

function workAsk(proof: Proof, ask: Ask): WorkedStep {
  const judged = workedLines(proof, ask);
  const lines = ask.lines.map((tree, i) => {
    const line = judged[i];
    const reason = isNamed(ask) && i === 0 ? '' : line?.verdict === 'holds' ? REASONS[line.by] : '';
    return { tex: proofTex(proof, tree), text: toText(tree), reason };
  });
  const symbol = proofTex(proof, ask.left);
  const [first, last] = [lines[0]!, lines.at(-1)!];
  return {
    id: ask.id,
    title: ask.title,
    part: ask.part,
    asked: true,
    rule: first.text,
    tex: {
      symbol,
      formula: first.tex,
      substituted:
        lines.length > 2
          ? lines
              .slice(1, -1)
              .map(({ tex }) => tex)
              .join(' = ')
          : first.tex,
      value: last.tex,
    },
    text: last.text,
    answer: ask.kind === 'expression' ? last.text : lines.map(({ text }) => text).join('\n'),
    due: last.tex,
    rounding: 'exact',
    exact: null,
    decimal: null,
    names: [],
    lines,
  };
}
