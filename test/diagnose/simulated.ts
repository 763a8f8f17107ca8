/**
 * Students who make one slip, simulated by mathjs from the text of the rules: neither our trees, nor our evaluator, nor the grader.
 * `v[t + 1]` in a text becomes a name of its own; a bare name is whatever was computed last.
 */
import { createRequire } from 'node:module';
import type { Change } from '../../src/diagnose/changes.ts';
import { valueToText } from '../../src/explain/values.ts';
import { asFraction } from '../../src/math/decimal.ts';
import type { Rational } from '../../src/math/rational.ts';
import { namesIn, referenceOf, toText } from '../../src/math/tree.ts';
import type { Value } from '../../src/math/value.ts';
import type { Step, Trace } from '../../src/trace/solve.ts';

const math = createRequire(import.meta.url)('mathjs/lib/browser/math.js');
const exact = math.create(math.all);
exact.config({ number: 'Fraction' });

type Cells = unknown[][];
const fraction = (text: string | number) => exact.fraction(text);
const sum = (cells: readonly unknown[]): unknown => cells.reduce((a, b) => exact.add(a, b));
const across = (a: { toArray(): Cells }): Cells => (exact.transpose(a) as { toArray(): Cells }).toArray();

const FUNCTIONS = {
  columns: (a: { toArray(): Cells }, list: { toArray(): Cells }) =>
    exact.matrix(
      a.toArray().map((row) =>
        list
          .toArray()
          .flat()
          .map((i) => row[Number(i) - 1]),
      ),
    ),
  rowmeans: (a: { toArray(): Cells }) =>
    exact.matrix(a.toArray().map((row) => [exact.divide(sum(row), fraction(row.length))])),
  rowsums: (a: { toArray(): Cells }) => exact.matrix(a.toArray().map((row) => [sum(row)])),
  colsums: (a: { toArray(): Cells }) => exact.matrix([across(a).map(sum)]),
  column: (a: { toArray(): Cells }, i: unknown) =>
    exact.matrix(a.toArray().map((row) => [row[Number(i) - 1]])),
  reversed: (a: { toArray(): Cells }) =>
    exact.matrix(a.toArray().length === 1 ? [a.toArray()[0]!.toReversed()] : a.toArray().toReversed()),
};

const spelled = (name: string, index: number): string => `${name}__${index < 0 ? `m${-index}` : index}`;

/** The text of a rule with every indexed name spelled as a name of its own. */
function plain(text: string, index: Step['index']): string {
  return text.replace(/([A-Za-z]\w*)\[([^\]]+)\]/g, (_, name: string, at: string) =>
    spelled(name, Number(exact.evaluate(at, { [index?.name ?? 'none']: fraction(index?.value ?? 0) }))),
  );
}

const asMath = (value: Value): unknown => {
  if (value.rows === 1 && value.cols === 1) return fraction(asFraction(value.cells[0] as Rational));
  return exact.matrix(
    Array.from({ length: value.rows }, (_, r) =>
      value.cells.slice(r * value.cols, (r + 1) * value.cols).map((c) => fraction(asFraction(c as Rational))),
    ),
  );
};

const asText = (value: unknown): string => {
  const show = (cell: unknown): string => exact.format(cell, { fraction: 'ratio' });
  const cells = (value as { toArray?(): Cells }).toArray?.();
  return cells ? `[${cells.map((row) => `[${row.map(show).join(', ')}]`).join(', ')}]` : show(value);
};

export interface Simulated {
  readonly answers: Readonly<Record<string, string>>;
  /** The steps where the slip was made and changed what follows from the student's own numbers. */
  readonly slipped: readonly string[];
}

/** An input taken over wrongly at one step. */
export interface Miscopied {
  readonly step: Step;
  readonly reference: string;
  readonly value: Value;
}

/** Works through the whole problem, with one input of one step taken over wrongly. */
export const simulateCopy = (trace: Trace, copied: Miscopied): Simulated | null =>
  simulate(trace, null, () => false, copied);

/** Works through the whole problem; at the steps chosen, the changed rule is run where it can be. */
export function simulate(
  trace: Trace,
  change: Change | null,
  at: (step: Step) => boolean,
  copied: Miscopied | null = null,
): Simulated | null {
  const scope: Record<string, unknown> = { ...FUNCTIONS };
  for (const [id, value] of trace.problem.givens) {
    const [, name, index] = /^(\w+)(?:\[(-?\d+)\])?$/.exec(id)!;
    scope[name!] = asMath(value);
    if (index) scope[spelled(name!, Number(index))] = asMath(value);
  }
  const answers: Record<string, string> = {};
  const slipped: string[] = [];
  for (const step of trace.steps) {
    if (step.index) scope[step.index.name] = fraction(step.index.value);
    for (const [reference, id] of Object.entries(step.inputs)) {
      const each = trace.problem.indices.get(id);
      if (each) scope[reference] = asMath(each);
    }
    let right: unknown;
    try {
      right = exact.evaluate(plain(toText(step.tree), step.index), scope);
    } catch {
      return null; // the slip has led to a division by zero: the student is stuck
    }
    let value = right;
    if (
      change &&
      at(step) &&
      namesIn(change.tree).every((name) => plain(referenceOf(name), step.index) in scope)
    ) {
      try {
        value = exact.evaluate(plain(toText(change.tree), step.index), scope);
      } catch {
        // Nothing of the kind is known yet at this step: the student works on rightly.
      }
      if (asText(value) !== asText(right)) slipped.push(step.id);
    }
    if (copied?.step === step) {
      value = exact.evaluate(plain(toText(step.tree), step.index), {
        ...scope,
        [copied.reference]: asMath(copied.value),
      });
      if (asText(value) !== asText(right)) slipped.push(step.id);
    }
    answers[step.id] = asText(value);
    scope[step.name] = value;
    const index = /\[(-?\d+)\]$/.exec(step.id)?.[1];
    if (index) scope[spelled(step.name, Number(index))] = value;
  }
  return { answers, slipped };
}

export const trueAnswers = (trace: Trace): Record<string, string> =>
  Object.fromEntries(trace.steps.map((step) => [step.id, valueToText(step.value)]));
