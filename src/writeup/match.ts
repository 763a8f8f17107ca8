/** What a document states, and a problem → the answers it gives, by step. */
import { readAnswer } from '../answer/read.ts';
import type { RawAnswers } from '../answer/submission.ts';
import { type Tree, toText } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import { symbolOf } from '../problem/problem.ts';
import type { Ask, Proof } from '../problem/proof.ts';
import type { Step, Trace } from '../trace/solve.ts';
import type { Chain, Equation } from './check.ts';
import { itemsOf } from './items.ts';
import { OPAQUE } from './meanings.ts';
import { readSide } from './read.ts';
import { keyOf } from './sample.ts';
import { NO_USAGE } from './usage.ts';
import { type Names, opaqueName, valueIn, wholeOf } from './value.ts';
import { sameLayout } from './written.ts';

export interface Matched {
  readonly answers: RawAnswers;
  /** Which steps each equation answers. */
  readonly byEquation: ReadonlyMap<Equation, readonly string[]>;
}

const NOTHING: Names = () => undefined;

/** The left sides of a calculation's steps, in every spelling, to their ids. */
function stepsByKey(trace: Trace): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const step of trace.steps) {
    const symbol = symbolOf(trace.problem, step.id);
    const read = itemsOf(symbol);
    const side = 'items' in read ? readSide(read.items, symbol, NO_USAGE) : null;
    const keys = side?.kind === 'tree' ? keysOf(side.tree) : [];
    for (const key of [...keys, step.id]) if (!found.has(key)) found.set(key, step.id);
  }
  return found;
}

/** How a quantity may be called: as it is written, and a loss of arguments by its letter and the index in them. */
function keysOf(tree: Tree): string[] {
  if (tree.kind === 'name') return [keyOf(tree, NOTHING) ?? toText(tree)];
  if (tree.kind === 'call' && tree.name === 'transpose') return keysOf(tree.args[0]!);
  if (tree.kind !== 'call' || !tree.name.startsWith(OPAQUE)) return [];
  const indices = tree.args.map((arg) => wholeOf(valueIn(arg, NOTHING) ?? HALF));
  if (indices.includes(null)) return [];
  const text = tree.name.slice(OPAQUE.length);
  const letter = /^([A-Za-z]\w*)\(/.exec(text)?.[1];
  return [
    opaqueName(tree.name, indices),
    ...(letter ? [indices.length > 0 ? `${letter}[${indices[0]}]` : letter] : []),
    ...(isDerivative(text) ? [withOneIndex(text, indices)] : []),
  ];
}

const isDerivative = (text: string): boolean => /^\\(?:partial|nabla)\b|^d\w*\)?\//.test(text);

/** A derivative with its index said once, raised or not: \partial L_2/\partial w_2 and \partial L/\partial w^{(2)} are the same. */
function withOneIndex(text: string, indices: readonly (number | null)[]): string {
  const isSame = indices.every((index) => index === indices[0]);
  return `${text.replace(/[_^]\{#\}/g, '')}[${isSame ? indices[0] : indices.join()}]`;
}

const HALF: Value = { rows: 1, cols: 1, cells: [{ n: 1n, d: 2n }] };

/** The numbers that a document gives for the steps of a calculation. */
export function matchCalculation(
  equations: readonly Equation[],
  trace: Trace,
  textOf: (value: Value) => string,
): Matched {
  const steps = stepsByKey(trace);
  const answers: Record<string, string> = {};
  const byEquation = new Map<Equation, string[]>();
  let last: Step | null = null;
  for (const equation of equations) {
    for (const { left, value, source } of equation.chains) {
      if (!value) continue;
      const isOpen = (id: string): boolean => !Object.hasOwn(answers, id);
      const id = keysOf(left).flatMap(
        (key) => steps.get(key) ?? nextOf(key, steps, trace, last, isOpen) ?? [],
      )[0];
      const step = id === undefined ? undefined : trace.byId.get(id);
      // The names are the writer's own: of another shape it is another quantity, a mean or one entry.
      if (!step || !sameLayout(step.value, value)) continue;
      // Stated twice in a row it was corrected.
      if (!isOpen(step.id) && step !== last) continue;
      last = step;
      answers[step.id] = readAnswer(source).kind === 'value' ? source : textOf(value);
      byEquation.set(equation, [...(byEquation.get(equation) ?? []), step.id]);
    }
  }
  return { answers, byEquation };
}

/** A quantity written without its index is that of the update being worked out, or of the next: g, once for each. */
function nextOf(
  key: string,
  steps: ReadonlyMap<string, string>,
  { steps: all, byId }: Trace,
  last: Step | null,
  isOpen: (id: string) => boolean,
): string | undefined {
  if (!/^[A-Za-z]\w*$/.test(key)) return undefined;
  const isDone = last !== null && all[last.position + 1]?.part !== last.part;
  const from = !last ? 0 : isDone ? last.position + 1 : all.findIndex(({ part }) => part === last.part);
  const ids = [...steps].filter(([own]) => own.startsWith(`${key}[`)).map(([, id]) => id);
  return [...new Set(ids)].find((id) => isOpen(id) && byId.get(id)!.position >= from);
}

/** The derivations that a document gives for what a symbolic problem asks. */
export function matchProof(equations: readonly Equation[], proof: Proof): Matched {
  const answers: Record<string, readonly string[]> = {};
  const byEquation = new Map<Equation, string[]>();
  const step = proof.asks.find((ask) => ask.kind === 'step');
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

const isLeft = (ask: Ask, left: Tree): boolean => toText(ask.left) === toText(left);
const linesOf = ({ lines }: Chain): string[] => lines.map(toText);
