/**
 * Students who make one slip, simulated by mathjs from the text of the rules: neither our trees, nor our evaluator, nor the grader.
 * `v[t + 1]` in a text becomes a name of its own; a bare name is whatever was computed last.
 */
import { createRequire } from 'node:module';
import { MOST_DIGITS } from '../../src/answer/read.ts';
import type { Change } from '../../src/diagnose/changes.ts';
import { answerToText } from '../../src/explain/values.ts';
import { asFraction, certainDigits } from '../../src/math/decimal.ts';
import { isRational, type Real } from '../../src/math/real.ts';
import { namesIn, referenceOf, type Tree, toText } from '../../src/math/tree.ts';
import { isExact, type Value } from '../../src/math/value.ts';
import type { Step, Trace } from '../../src/trace/solve.ts';

const math = createRequire(import.meta.url)('mathjs/lib/browser/math.js');

type Cells = unknown[][];
type Matrix = { toArray(): Cells };

/** A calculator that works with one kind of number, and how it writes a number down. */
interface Calculator {
  readonly math: typeof math;
  readonly number: (text: string | number) => unknown;
  readonly show: (cell: unknown) => string;
  readonly functions: Readonly<Record<string, unknown>>;
}

function calculator(
  config: object,
  number: (math: Calculator['math'], text: string | number) => unknown,
  show: (math: Calculator['math'], cell: unknown) => string,
): Calculator {
  const own = math.create(math.all);
  own.config(config);
  const sum = (cells: readonly unknown[]): unknown => cells.reduce((a, b) => own.add(a, b));
  const across = (a: Matrix): Cells => (own.transpose(a) as Matrix).toArray();
  const rows = (a: Matrix): Cells => a.toArray();
  const each =
    (run: (x: unknown) => unknown) =>
    (a: unknown): unknown =>
      mapped(own, a, run);
  const one = number(own, 1);
  const positive = (x: unknown): boolean => Boolean(own.larger(x, number(own, 0)));
  const sigmoid = (x: unknown): unknown => own.divide(one, own.add(one, own.exp(own.unaryMinus(x))));
  const functions = {
    columns: (a: Matrix, list: Matrix) =>
      own.matrix(
        rows(a).map((row) =>
          rows(list)
            .flat()
            .map((i) => row[Number(i) - 1]),
        ),
      ),
    rowmeans: (a: Matrix) =>
      own.matrix(rows(a).map((row) => [own.divide(sum(row), number(own, row.length))])),
    rowsums: (a: Matrix) => own.matrix(rows(a).map((row) => [sum(row)])),
    colsums: (a: Matrix) => own.matrix([across(a).map(sum)]),
    column: (a: Matrix, i: unknown) => own.matrix(rows(a).map((row) => [there(row[Number(i) - 1])])),
    reversed: (a: Matrix) =>
      own.matrix(rows(a).length === 1 ? [rows(a)[0]!.toReversed()] : rows(a).toReversed()),
    entry: (a: unknown, i: unknown) => cellsOf(a)[Number(i) - 1],
    total: (a: unknown) => sum(cellsOf(a)),
    norm: (a: unknown) => own.sqrt(sum(cellsOf(a).map((x) => own.multiply(x, x)))),
    largest: (a: unknown) => cellsOf(a).reduce((most, x) => (own.larger(x, most) ? x : most)),
    argmax: (a: unknown) => {
      const cells = cellsOf(a);
      return number(own, 1 + cells.findIndex((x) => cells.every((other) => !own.larger(other, x))));
    },
    sqrt: each((x) => real(own.sqrt(x))),
    exp: each((x) => own.exp(x)),
    log: each((x) => real(own.log(x))),
    tanh: each((x) => own.tanh(x)),
    sigmoid: each(sigmoid),
    relu: each((x) => (positive(x) ? x : number(own, 0))),
    heaviside: each((x) => number(own, positive(x) ? 1 : 0)),
  };
  return {
    math: own,
    number: (text) => number(own, text),
    show: (cell) => show(own, cell),
    functions,
  };
}

const cellsOf = (a: unknown): unknown[] => (a as Partial<Matrix>).toArray?.().flat() ?? [a];

/** A number, or a matrix entry by entry. */
function mapped(math: Calculator['math'], a: unknown, run: (x: unknown) => unknown): unknown {
  const rows = (a as Partial<Matrix>).toArray?.();
  return rows ? math.matrix(rows.map((row) => row.map(run))) : run(a);
}

/** A column that is not there leaves the student stuck. */
function there(x: unknown): unknown {
  if (x === undefined) throw new Error('no such column');
  return x;
}

/** A root of a negative number leaves the student stuck. */
function real(x: unknown): unknown {
  if (math.isComplex(x)) throw new Error('not a real number');
  return x;
}

/** Fractions where all is rational, and 64 digits where it is not. */
const FRACTIONS = calculator(
  { number: 'Fraction' },
  (own, text) => own.fraction(text),
  (own, cell) => {
    const ratio: string = own.format(cell, { fraction: 'ratio' });
    const isReadable = ratio.split(/\D+/).every((digits) => digits.length <= MOST_DIGITS);
    return isReadable ? ratio : inDigits(DIGITS.number(ratio));
  },
);
const DIGITS = calculator(
  { number: 'BigNumber', precision: 64 },
  (own, text) => {
    const [n, d] = String(text).split('/');
    return d === undefined ? own.bignumber(n) : own.divide(own.bignumber(n), own.bignumber(d));
  },
  (_, cell) => asRatio(cell as Big) ?? inDigits(cell),
);

/** Digits that a student writes of a number that does not end, or whose fraction is too long to be read. */
const WRITTEN = 14;
const inDigits = (cell: unknown): string => (cell as Big).toSignificantDigits(WRITTEN).toFixed();

interface Big {
  toSignificantDigits(digits: number): { toFixed(): string };
  toFraction(largest: number): readonly { toFixed(): string }[];
  isFinite(): boolean;
  minus(other: unknown): Big;
  abs(): Big;
  lt(other: number | string): boolean;
}

/** A number that is a short fraction is written as one. */
function asRatio(cell: Big): string | null {
  if (!cell.isFinite()) throw new Error('divided by zero');
  const ratio = cell
    .toFraction(1_000_000)
    .map((part) => part.toFixed())
    .join('/');
  return cell.minus(DIGITS.number(ratio)).abs().lt('1e-50') ? ratio : null;
}

/** What was written as a short fraction is worked with as one: 10^-64 left over from a sum that is nought has a root that is seen. */
function asWritten(own: Calculator, value: unknown): unknown {
  if (own !== DIGITS) return value;
  return mapped(own.math, value, (cell) => {
    const ratio = asRatio(cell as Big);
    return ratio === null ? cell : own.number(ratio);
  });
}

/** A root may come out even, as of 0.3^2 + 0.4^2; fractions have none. */
const LEAVES_FRACTIONS = /\b(?:exp|log|norm|sigmoid|sqrt|tanh)\(/;

const calculatorFor = (trace: Trace): Calculator =>
  trace.steps.every((step) => isExact(step.value) && !LEAVES_FRACTIONS.test(toText(step.tree)))
    ? FRACTIONS
    : DIGITS;

const spelled = (name: string, index: number): string => `${name}__${index < 0 ? `m${-index}` : index}`;

/** The text of a rule with every indexed name spelled as a name of its own. */
function plain(own: Calculator, text: string, index: Step['index']): string {
  return text.replace(/([A-Za-z]\w*)\[([^\]]+)\]/g, (_, name: string, at: string) =>
    spelled(name, Number(own.math.evaluate(at, { [index?.name ?? 'none']: own.number(index?.value ?? 0) }))),
  );
}

const asMath = (own: Calculator, value: Value): unknown => {
  const number = (cell: Real): unknown =>
    own.number(isRational(cell) ? asFraction(cell) : certainDigits(cell, 50));
  if (value.rows === 1 && value.cols === 1) return number(value.cells[0]!);
  return own.math.matrix(
    Array.from({ length: value.rows }, (_, r) =>
      value.cells.slice(r * value.cols, (r + 1) * value.cols).map(number),
    ),
  );
};

const asText = (own: Calculator, value: unknown): string => {
  const cells = (value as Partial<Matrix>).toArray?.();
  return cells ? `[${cells.map((row) => `[${row.map(own.show).join(', ')}]`).join(', ')}]` : own.show(value);
};

/** A matrix of one entry is a number, as on paper. */
function unboxed(value: unknown): unknown {
  const cells = (value as Partial<Matrix>).toArray?.().flat();
  return cells?.length === 1 ? cells[0] : value;
}

/** Whether two values of a step may be one, rounded to the figures that are asked. */
function isUnseen(own: Calculator, { rounding }: Step, value: unknown, right: unknown): boolean {
  if (rounding.kind !== 'figures') return false;
  const cells = cellsOf(right);
  const halfUnit = own.number(`1/${2 * 10 ** (rounding.digits - 1)}`);
  return cellsOf(value).every((cell, i) => {
    const off = own.math.abs(own.math.subtract(cell, cells[i]));
    return own.math.smallerEq(off, own.math.multiply(own.math.abs(cells[i]), halfUnit));
  });
}

export interface Simulated {
  readonly answers: Readonly<Record<string, string>>;
  /** Whether the changed rule could be run anywhere. */
  readonly made: boolean;
  /** The steps where the slip was made and changed what follows from the student's own numbers. */
  readonly slipped: readonly string[];
  /** Those of them where it changed less than the digits that are asked can show. */
  readonly unseen: readonly string[];
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
  const own = calculatorFor(trace);
  const scope: Record<string, unknown> = { ...own.functions };
  for (const [id, value] of trace.problem.givens) {
    const [, name, index] = /^(\w+)(?:\[(-?\d+)\])?$/.exec(id)!;
    scope[name!] = asMath(own, value);
    if (index) scope[spelled(name!, Number(index))] = asMath(own, value);
  }
  const answers: Record<string, string> = {};
  const slipped: string[] = [];
  const unseen: string[] = [];
  let made = false;
  for (const step of trace.steps) {
    if (step.index) scope[step.index.name] = own.number(step.index.value);
    for (const [reference, id] of Object.entries(step.inputs)) {
      // What changes from pass to pass, and the given of this pass where a bare name means it.
      const here =
        trace.problem.indices.get(id) ?? (reference === id ? undefined : trace.problem.givens.get(id));
      if (here && !reference.includes('[')) scope[reference] = asMath(own, here);
    }
    /** Throws where the student is stuck: no such thing is known yet, or it cannot be worked out. */
    const run = (tree: Tree, more: object = {}): unknown => {
      const value = unboxed(own.math.evaluate(plain(own, toText(tree), step.index), { ...scope, ...more }));
      asText(own, value);
      return value;
    };
    const tried = (tree: Tree, more?: object): unknown => {
      try {
        return run(tree, more);
      } catch {
        return null;
      }
    };
    const right = tried(step.tree);
    if (right === null) return null;
    const known = (tree: Tree): boolean =>
      namesIn(tree).every((name) => plain(own, referenceOf(name), step.index) in scope);
    let value: unknown = right;
    if (change && at(step) && known(change.tree)) {
      const changed = tried(change.tree);
      made ||= changed !== null;
      value = changed ?? right;
    }
    if (copied?.step === step) value = tried(step.tree, { [copied.reference]: asMath(own, copied.value) });
    if (value === null) return null;
    if (asText(own, value) !== asText(own, right)) {
      slipped.push(step.id);
      if (isUnseen(own, step, value, right)) unseen.push(step.id);
    }
    answers[step.id] = asText(own, value);
    const written = asWritten(own, value);
    scope[step.name] = written;
    const index = /\[(-?\d+)\]$/.exec(step.id)?.[1];
    if (index) scope[spelled(step.name, Number(index))] = written;
  }
  return { answers, made, slipped, unseen };
}

export const trueAnswers = (trace: Trace): Record<string, string> =>
  Object.fromEntries(trace.steps.map((step) => [step.id, answerToText(step.value, step.rounding)]));
