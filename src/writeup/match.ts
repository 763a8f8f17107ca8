/** What a document states, and a problem → the answers it gives, by step. */
import { readAnswer } from '../answer/read.ts';
import type { RawAnswers } from '../answer/submission.ts';
import { isTight, meets } from '../math/real.ts';
import { type Tree, toText } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import { nameOf } from '../problem/problem.ts';
import type { Ask, Proof } from '../problem/proof.ts';
import type { Step, Trace } from '../trace/solve.ts';
import type { Chain, Equation } from './check.ts';
import { numbered } from './numbering.ts';
import { isOpaque } from './relation.ts';
import { keysIn, keysOf, stepsByName } from './step-keys.ts';
import { nearnessOfPrinted, sameLayout } from './written.ts';

export interface Matched {
  readonly answers: RawAnswers;
  /** Which steps each equation answers. */
  readonly byEquation: ReadonlyMap<Equation, readonly string[]>;
}

/** The numbers that a document gives for the steps of a calculation. */
export function matchCalculation(
  equations: readonly Equation[],
  trace: Trace,
  textOf: (value: Value) => string,
): Matched {
  const steps = numbered(equations, trace);
  const named = stepsByName(trace);
  const answers: Record<string, string> = {};
  const byEquation = new Map<Equation, string[]>();
  let last: Step | null = null;
  for (const equation of equations) {
    for (const { left, value, source, lines, supposed } of equation.chains) {
      if (!value) continue;
      const isOpen = (id: string): boolean => !Object.hasOwn(answers, id);
      const isRight = (id: string): boolean =>
        nearnessOfPrinted(trace.byId.get(id)!.value, value, lines.at(-1)!) !== null;
      const idsOf = (key: string): readonly string[] => {
        const id = steps.get(key);
        return id === undefined ? nextOf(named.get(key) ?? [], value, trace, last, isOpen) : [id];
      };
      const ids =
        keysOf(left)
          .map(idsOf)
          .find(([some]) => some) ?? [];
      // A right one may be that of a later update, as where only the last is told.
      const id = ids.find(isRight) ?? ids[0];
      const step = id === undefined ? undefined : trace.byId.get(id);
      // The names are the writer's own: of another shape it is another quantity, a mean or one entry.
      if (!step || !sameLayout(step.value, value)) continue;
      // Stated twice in a row it was corrected, unless by what would be.
      if (!isOpen(step.id) && (step !== last || supposed)) continue;
      if (id === ids[0]) last = step;
      // Of digits that go on, the right number may be the one that is meant.
      const goesOn = !value.cells.every(isTight);
      const meant = goesOn && isRight(step.id) ? step.value : value;
      answers[step.id] = !goesOn && readAnswer(source).kind === 'value' ? source : textOf(meant);
      byEquation.set(equation, [...(byEquation.get(equation) ?? []), step.id]);
    }
  }
  return { answers, byEquation };
}

/** A quantity written without its index is that of the update being worked out, or of a later one: g, once for each. */
function nextOf(
  ids: readonly string[],
  value: Value,
  { steps, byId, problem }: Trace,
  last: Step | null,
  isOpen: (id: string) => boolean,
): readonly string[] {
  // What is given may be stated first.
  const isGiven = [...problem.givens].some(
    ([id, given]) =>
      ids.some((own) => nameOf(own) === nameOf(id)) && sameLayout(given, value) && isSame(given, value),
  );
  if (isGiven && ids.every(isOpen)) return [];
  const isDone = last !== null && steps[last.position + 1]?.part !== last.part;
  const from = !last ? 0 : isDone ? last.position + 1 : steps.findIndex(({ part }) => part === last.part);
  // What was stated right before may be corrected.
  return ids
    .filter((id) => isOpen(id) && byId.get(id)!.position >= from)
    .concat(ids.filter((id) => id === last?.id));
}

const isSame = (a: Value, b: Value): boolean => a.cells.every((cell, i) => meets(cell, b.cells[i]!));

/** The derivations that a document gives for what a symbolic problem asks. */
export function matchProof(
  equations: readonly Equation[],
  proof: Proof,
  texOf: (tree: Tree) => string,
): Matched {
  const answers: Record<string, readonly string[]> = {};
  const byEquation = new Map<Equation, string[]>();
  const step = proof.asks.find((ask) => ask.kind === 'step');
  const called = new Map(
    proof.asks.map((ask) => [ask, new Set([toText(ask.left), ...keysIn(texOf(ask.left))])]),
  );
  const isLeft = (ask: Ask, left: Tree): boolean =>
    [toText(left), ...keysOf(left)].some((key) => called.get(ask)!.has(key));
  const isShown = equations.some(({ chains }) => chains.some(({ left }) => step && isLeft(step, left)));
  for (const equation of equations) {
    for (const chain of equation.chains) {
      // A base is a case like any other, unless a step follows it.
      const asks = proof.asks.filter((ask) => isLeft(ask, chain.left) && (ask.kind !== 'base' || isShown));
      for (const { id } of asks) {
        const before = answers[id];
        if (before && before.length >= chain.lines.length) continue;
        if (chain.lines.length === 0) continue;
        answers[id] = linesOf(chain);
        byEquation.set(equation, [...(byEquation.get(equation) ?? []), id]);
      }
    }
  }
  return { answers, byEquation };
}

/** What is not looked into here is for the reader of answers, as it is written. */
const linesOf = ({ lines, sources }: Chain): string[] =>
  lines.map((line, i) => (isOpaque(line) ? sources[i]! : toText(line)));
