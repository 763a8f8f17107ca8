/** What a document states, and a problem → the answers it gives, by step. */
import { readAnswer } from '../answer/read.ts';
import type { RawAnswers } from '../answer/submission.ts';
import { type Tree, toText } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import { symbolOf } from '../problem/problem.ts';
import type { Ask, Proof } from '../problem/proof.ts';
import type { Trace } from '../trace/solve.ts';
import type { Chain, Equation } from './check.ts';
import { itemsOf } from './items.ts';
import { OPAQUE } from './meanings.ts';
import { readSide } from './read.ts';
import { NOTHING } from './relation.ts';
import { keyOf } from './sample.ts';
import { NO_USAGE } from './usage.ts';
import { opaqueName, wholeIn } from './value.ts';

export interface Matched {
  readonly answers: RawAnswers;
  /** Which steps each equation answers. */
  readonly byEquation: ReadonlyMap<Equation, readonly string[]>;
}

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
  const indices = tree.args.map((arg) => wholeIn(arg, NOTHING));
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

/** The numbers that a document gives for the steps of a calculation. */
export function matchCalculation(
  equations: readonly Equation[],
  trace: Trace,
  textOf: (value: Value) => string,
): Matched {
  const steps = stepsByKey(trace);
  const answers: Record<string, string> = {};
  const byEquation = new Map<Equation, string[]>();
  for (const equation of equations) {
    for (const { left, value, source } of equation.chains) {
      if (!value) continue;
      const id = keysOf(left).flatMap((key) => steps.get(key) ?? nextOf(key, trace, answers) ?? [])[0];
      if (id === undefined || Object.hasOwn(answers, id)) continue;
      answers[id] = readAnswer(source).kind === 'value' ? source : textOf(value);
      byEquation.set(equation, [...(byEquation.get(equation) ?? []), id]);
    }
  }
  return { answers, byEquation };
}

/** A quantity written without its index is that of the next update: g, once for each. */
function nextOf(key: string, trace: Trace, answers: Readonly<Record<string, string>>): string | undefined {
  if (!/^[A-Za-z]\w*$/.test(key)) return undefined;
  const isOf = (symbol: string): boolean => symbol.startsWith(`${key}[`);
  const steps = stepsByKey(trace);
  const ids = [...steps].filter(([own]) => isOf(own)).map(([, id]) => id);
  return [...new Set(ids)].find((id) => !Object.hasOwn(answers, id));
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
