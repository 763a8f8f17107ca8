/**
 * Students who round honestly, simulated in doubles from the text of the rules: neither our trees, nor our evaluator, nor the grader.
 * mathjs only parses; a number written to so many digits is found from the fifteen that a double certainly has.
 */
import { createRequire } from 'node:module';
import { valueToText } from '../../src/explain/values.ts';
import { endsOf } from '../../src/math/real.ts';
import type { Rounding } from '../../src/math/rounding.ts';
import { toText } from '../../src/math/tree.ts';
import type { Value } from '../../src/math/value.ts';
import type { Step, Trace } from '../../src/trace/solve.ts';

const math = createRequire(import.meta.url)('mathjs/lib/browser/math.js');

/** Numbers row by row; a number alone is 1×1. */
export type Table = readonly (readonly number[])[];
/** What becomes of a result in the middle of a step. */
export type Inner = (x: number) => number;
export type Lookup = (reference: string) => Table;

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const single = (x: number): Table => [[x]];
const turned = (a: Table): Table => a[0]!.map((_, col) => a.map((row) => row[col]!));
export const mapped = (a: Table, change: (x: number, row: number, col: number) => number): Table =>
  a.map((row, r) => row.map((x, c) => change(x, r, c)));
export const cellsOf = (a: Table): number[] => a.flat();

const added = (xs: readonly number[], inner: Inner): number =>
  xs.slice(1).reduce((sum, x, i) => (i > 0 ? inner(sum) : sum) + x, xs[0]!);

/** A row, a column or a number is repeated to fit the other side. */
function entrywise(a: Table, b: Table, run: (x: number, y: number) => number): Table {
  const [rows, cols] = [Math.max(a.length, b.length), Math.max(a[0]!.length, b[0]!.length)];
  const at = (v: Table, row: number, col: number): number => {
    const line = v.length === 1 ? v[0]! : v[row]!;
    return line.length === 1 ? line[0]! : line[col]!;
  };
  return times(rows, (row) => times(cols, (col) => run(at(a, row, col), at(b, row, col))));
}

function product(a: Table, b: Table, inner: Inner): Table {
  const isNumber = (v: Table): boolean => v.length === 1 && v[0]!.length === 1;
  if (isNumber(a) || isNumber(b)) return entrywise(a, b, (x, y) => x * y);
  const across = turned(b);
  const one = (row: readonly number[], column: readonly number[]): number => {
    const terms = row.map((x, k) => x * column[k]!);
    return terms.length === 1 ? terms[0]! : added(terms.map(inner), inner);
  };
  return a.map((row) => across.map((column) => one(row, column)));
}

const each =
  (run: (x: number, inner: Inner) => number) =>
  (inner: Inner, a: Table): Table =>
    mapped(a, (x) => run(x, inner));

const norm = (inner: Inner, a: Table): Table => {
  const squares = cellsOf(a).map((x) => inner(x * x));
  return single(Math.sqrt(inner(added(squares, inner))));
};

const mean = (row: readonly number[], inner: Inner): number =>
  row.length === 1 ? row[0]! : inner(added(row, inner)) / row.length;

const FUNCTIONS: Readonly<Record<string, (inner: Inner, a: Table, b: Table) => Table>> = {
  rowmeans: (inner, a) => a.map((row) => [mean(row, inner)]),
  rowsums: (inner, a) => a.map((row) => [added(row, inner)]),
  colsums: (inner, a) => [turned(a).map((column) => added(column, inner))],
  total: (inner, a) => single(added(cellsOf(a), inner)),
  norm,
  column: (_, a, i) => a.map((row) => [row[cellsOf(i)[0]! - 1]!]),
  columns: (_, a, list) => a.map((row) => cellsOf(list).map((i) => row[i - 1]!)),
  entry: (_, a, i) => single(cellsOf(a)[cellsOf(i)[0]! - 1]!),
  reversed: (_, a) => (a.length === 1 ? [a[0]!.toReversed()] : a.toReversed()),
  largest: (_, a) => single(Math.max(...cellsOf(a))),
  argmax: (_, a) => single(cellsOf(a).indexOf(Math.max(...cellsOf(a))) + 1),
  sign: each(Math.sign),
  abs: each(Math.abs),
  sqrt: each(Math.sqrt),
  exp: each(Math.exp),
  log: each(Math.log),
  tanh: each(Math.tanh),
  relu: each((x) => Math.max(x, 0)),
  heaviside: each((x) => (x > 0 ? 1 : 0)),
  sigmoid: each((x, inner) => 1 / inner(1 + inner(Math.exp(-x)))),
};

const OPERATORS: Readonly<Record<string, (a: Table, b: Table, inner: Inner) => Table>> = {
  '+': (a, b) => entrywise(a, b, (x, y) => x + y),
  '-': (a, b) => entrywise(a, b, (x, y) => x - y),
  '*': product,
  '.*': (a, b) => entrywise(a, b, (x, y) => x * y),
  '/': (a, b) => entrywise(a, b, (x, y) => x / y),
  './': (a, b) => entrywise(a, b, (x, y) => x / y),
  '^': (a, b) => entrywise(a, b, (x, y) => x ** y),
  '.^': (a, b) => entrywise(a, b, (x, y) => x ** y),
};

/** As much of mathjs's nodes as is read here. */
interface Node {
  readonly type: string;
  readonly name: string;
  readonly op: string;
  readonly value: number;
  readonly args: readonly Node[];
  readonly items: readonly Node[];
  readonly content: Node;
  readonly object: Node;
  readonly index: { readonly dimensions: readonly Node[] };
}

/** Selecting entries and turning a matrix round calculates nothing, nor does a sign. */
const CALCULATES_NOTHING = new Set(['column', 'columns', 'entry', 'reversed', 'largest', 'abs']);

function calculate(node: Node, lookup: Lookup, inner: Inner): Table {
  const part = (of: Node): Table => {
    const value = calculate(of, lookup, inner);
    return isResult(of) ? mapped(value, inner) : value;
  };
  switch (node.type) {
    case 'ConstantNode':
      return single(node.value);
    case 'SymbolNode':
      return lookup(node.name);
    case 'ParenthesisNode':
      return calculate(node.content, lookup, inner);
    case 'AccessorNode':
      return lookup(`${node.object.name}[${cellsOf(part(node.index.dimensions[0]!))[0]}]`);
    case 'ArrayNode':
      return node.items.some((item) => item.type === 'ArrayNode')
        ? node.items.flatMap(part)
        : [node.items.map((item) => cellsOf(part(item))[0]!)];
    case 'FunctionNode': {
      const [a, b] = node.args.map(part);
      return FUNCTIONS[node.name]!(inner, a!, b!);
    }
    case 'OperatorNode': {
      const [a, b] = node.args.map(part);
      if (node.op === "'") return turned(a!);
      return b ? OPERATORS[node.op]!(a!, b, inner) : mapped(a!, (x) => -x);
    }
    default:
      throw new Error(`not calculated: ${node.type}`);
  }
}

/** Whether a node's value is an intermediate result where it stands inside another. */
function isResult(node: Node): boolean {
  if (node.type === 'ParenthesisNode') return isResult(node.content);
  if (node.type === 'FunctionNode') return !CALCULATES_NOTHING.has(node.name);
  return node.type === 'OperatorNode' && node.args.length === 2;
}

const parsed = new Map<Step['tree'], Node>();

function ruleOf(step: Step): Node {
  const rule = parsed.get(step.tree) ?? math.parse(toText(step.tree));
  parsed.set(step.tree, rule);
  return rule;
}

/** A step worked out on the values given for its names; an index is what the pass says. */
export function runOn(trace: Trace, step: Step, lookup: Lookup, inner: Inner): Table {
  const withIndices: Lookup = (reference) => {
    const index = trace.problem.indices.get(step.inputs[reference]!);
    return index ? asTable(index) : lookup(reference);
  };
  return calculate(ruleOf(step), withIndices, inner);
}

export const asTable = ({ rows, cols, cells }: Value): Table =>
  times(rows, (row) =>
    times(cols, (col) => {
      const [{ n, d }] = endsOf(cells[row * cols + col]!);
      return Number(n) / Number(d);
    }),
  );

/** So many times a power of ten; `digits` has the sign. */
interface Short {
  readonly digits: number;
  readonly last: number;
}

export type Ties = 'away' | 'even';

const SURE = 15;

/** A double's decimal of fifteen digits, rounded to a multiple of 10^last. */
function roundedAt(mantissa: number, power: number, last: number, ties: Ties): number {
  const dropped = last - power;
  if (dropped <= 0) return mantissa * 10 ** -dropped;
  if (dropped > SURE) return 0;
  const unit = 10 ** dropped;
  const whole = Math.floor(mantissa / unit);
  const rest = 2 * (mantissa - whole * unit) - unit;
  if (rest === 0) return ties === 'away' || whole % 2 === 1 ? whole + 1 : whole;
  return rest > 0 ? whole + 1 : whole;
}

export interface Digits {
  readonly kind: 'decimals' | 'figures';
  readonly count: number;
}

/** Rounded to so many digits; 9.996 to three figures is 10.0. */
function shortened(x: number, { kind, count }: Digits, ties: Ties): Short {
  if (x === 0) return { digits: 0, last: kind === 'decimals' ? -count : 0 };
  const [, first, rest, exponent] = /^-?(\d)\.(\d+)e([+-]\d+)$/.exec(x.toExponential(SURE - 1))!;
  const [mantissa, leading] = [Number(first! + rest!), Number(exponent)];
  const last = kind === 'decimals' ? -count : leading - count + 1;
  const size = roundedAt(mantissa, leading - SURE + 1, last, ties);
  const grown = kind === 'figures' && size === 10 ** count;
  const sign = Math.sign(x);
  return grown ? { digits: (sign * size) / 10, last: last + 1 } : { digits: sign * size, last };
}

const numberOf = ({ digits, last }: Short): number => Number(`${digits}e${last}`);

export const roundedTo = (x: number, digits: Digits, ties: Ties): number =>
  Number.isFinite(x) ? numberOf(shortened(x, digits, ties)) : x;

/** The unit of the last digit of a number written to so many digits; of zero to figures none. */
export const unitOf = (x: number, digits: Digits): number =>
  x === 0 && digits.kind === 'figures' ? 0 : Number(`1e${shortened(x, digits, 'away').last}`);

/** `plain` keeps the noughts at the end, `dropped` leaves them away. */
type Style = 'plain' | 'dropped' | 'e' | 'latex';

/** As written on paper. Noughts that are no digits would pass for some, so what has them is written with a power of ten. */
function spelled(short: Short, style: Style): string {
  if (short.digits === 0) return short.last < 0 && style === 'plain' ? (0).toFixed(-short.last) : '0';
  if ((style === 'plain' || style === 'dropped') && short.last <= 0) {
    const text = numberOf(short).toFixed(-short.last);
    return style === 'dropped' && text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }
  const digits = `${Math.abs(short.digits)}`;
  const power = short.last + digits.length - 1;
  const front = `${short.digits < 0 ? '-' : ''}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}`;
  return style === 'latex' ? `${front} \\cdot 10^{${power}}` : `${front}e${power}`;
}

/** A column as a flat list, as it is mostly typed. */
export function typed(entries: readonly (readonly string[])[]): string {
  if (entries.length === 1 && entries[0]!.length === 1) return entries[0]![0]!;
  if (entries[0]!.length === 1) return `[${entries.flat().join(', ')}]`;
  return `[${entries.map((row) => row.join(', ')).join('; ')}]`;
}

export const writtenPlainly = (a: Table, digits: Digits): string =>
  typed(a.map((row) => row.map((x) => spelled(shortened(x, digits, 'away'), 'plain'))));

export interface Random {
  readonly next: () => number;
  readonly from: (first: number, last: number) => number;
}

export const chance = ({ next }: Random, probability: number): boolean => next() < probability;
export const pick = <T>({ from }: Random, list: readonly T[]): T => list[from(0, list.length - 1)]!;

/** How a student works. */
export interface Habits {
  /** Digits beyond those asked. */
  readonly more: number;
  readonly ties: Ties;
  /** How often the written number is taken rather than the one held. */
  readonly takesWritten: number;
  readonly roundsInside: number;
  readonly leavesBlank: number;
  /** Whether what is left blank is worked out on the side, and rounded there. */
  readonly roundsAside: boolean;
  readonly styles: readonly Style[];
}

export const habitsOf = (random: Random): Habits => ({
  more: random.from(0, 3),
  ties: pick(random, ['away', 'away', 'even']),
  takesWritten: pick(random, [0, 0.5, 0.5, 1]),
  roundsInside: pick(random, [0, 0.3, 0.7, 1]),
  leavesBlank: pick(random, [0, 0, 0.1, 0.3]),
  roundsAside: pick(random, [true, false]),
  styles: pick<readonly Style[]>(random, [
    ['plain'],
    ['dropped'],
    ['plain', 'dropped', 'e', 'latex'],
    ['plain', 'plain', 'plain', 'e', 'latex'],
  ]),
});

/** What the student has of a quantity. */
export interface Quantity {
  /** As it was written down; null where it was not. */
  readonly written: Table | null;
  /** What the calculator showed. */
  readonly held: Table;
  /** The digits it was rounded to; null where it is exact. */
  readonly digits: Digits | null;
  /** Whether it rests on the mistake. */
  readonly off: boolean;
}

/** A number that went into a step: the name it has in the rule, and the value it is of. */
export interface Taken {
  readonly reference: string;
  readonly id: string;
  readonly value: Table;
}

export interface Work {
  readonly answers: Readonly<Record<string, string>>;
  readonly known: ReadonlyMap<string, Quantity>;
  /** What was put in for the names at each step. */
  readonly taken: ReadonlyMap<string, readonly Taken[]>;
  readonly habits: Habits;
  /** The step where something was done wrong. */
  readonly mistake: string | null;
}

const digitsOf = (rounding: Rounding, { more }: Habits): Digits | null =>
  rounding.kind === 'exact' ? null : { kind: rounding.kind, count: rounding.digits + more };

const certain = (held: Table): Quantity => ({ written: held, held, digits: null, off: false });

const nameOf = (id: string): string => id.replace(/\[.*/, '');

/** What the names in rules stand for: a bare one its newest value, or the given one of this pass. */
class Names {
  private readonly newest = new Map<string, string>();
  private readonly known: ReadonlyMap<string, unknown>;

  constructor(trace: Trace, known: ReadonlyMap<string, unknown>) {
    this.known = known;
    const computed = new Set(trace.steps.map((step) => step.name));
    for (const id of trace.problem.givens.keys())
      if (computed.has(nameOf(id))) this.newest.set(nameOf(id), id);
  }

  add = (step: Step): void => void this.newest.set(step.name, step.id);

  idOf(reference: string, step: Step): string {
    const newest = this.newest.get(reference);
    if (newest !== undefined) return newest;
    return this.known.has(reference) ? reference : `${reference}[${step.index!.value}]`;
  }
}

const LONGEST_SHORT = 8;

const digitCount = (text: string): number => text.replace(/\D/g, '').length;

/** A number of few digits as a decimal or, from exact numbers, a fraction: 1.25, 7/13; null where it is longer than is asked exactly. */
function shortText(x: number, fractions: boolean): string | null {
  const near = `${Number(x.toPrecision(12))}`;
  if (!near.includes('e') && digitCount(near) <= LONGEST_SHORT) return near;
  for (let d = 3; fractions && d < 10_000; d++) {
    const n = Math.round(x * d);
    if (Math.abs(n / d - x) > 1e-13 * Math.abs(x)) continue;
    return digitCount(`${n}${d}`) <= LONGEST_SHORT ? `${n}/${d}` : null;
  }
  return null;
}

/** All entries of a table typed; null where one is too long. */
function shortTexts(a: Table, fractions: boolean): string | null {
  const texts = a.map((row) => row.map((x) => shortText(x, fractions)));
  return texts.flat().includes(null) ? null : typed(texts as string[][]);
}

/** One entry is one too much or one too little. */
function withOneOff(a: Table, random: Random): Table {
  const [row, col] = [random.from(0, a.length - 1), random.from(0, a[0]!.length - 1)];
  const by = pick(random, [-1, 1]);
  return mapped(a, (x, r, c) => (r === row && c === col ? x + by : x));
}

interface Done {
  readonly text: string;
  readonly written: Table;
  readonly held: Table;
  readonly digits: Digits | null;
}

/** A student at work on a problem. */
class Sitting {
  readonly known = new Map<string, Quantity>();
  readonly answers: Record<string, string> = {};
  readonly taken = new Map<string, readonly Taken[]>();
  private readonly names: Names;

  constructor(
    private readonly trace: Trace,
    private readonly random: Random,
    private readonly habits: Habits,
    private readonly mistake: Step | null,
  ) {
    for (const [id, value] of trace.problem.givens) this.known.set(id, certain(asTable(value)));
    this.names = new Names(trace, this.known);
  }

  /** One thing at a time: all that is left blank is rounded on the side as asked, and nothing is rounded inside a step. */
  private get roundsAside(): boolean {
    return this.habits.roundsAside && this.habits.roundsInside === 0 && this.mistake === null;
  }

  /** Does one step; false where it cannot be worked out. */
  next(step: Step): boolean {
    const blank = step !== this.mistake && chance(this.random, this.habits.leavesBlank);
    const aside = blank && this.roundsAside;
    const inputs = new Map<string, Taken>();
    const run = (digits: Digits | null): Table => {
      const found = runOn(this.trace, step, this.lookup(step, inputs), this.inner(blank ? null : digits));
      return step === this.mistake ? withOneOff(found, this.random) : found;
    };
    const done = this.done(step, run, inputs);
    if (!done) return false;
    const { text, written, held, digits } = done;
    if (!blank) this.answers[step.id] = text;
    this.known.set(step.id, {
      written: blank ? null : written,
      held: aside ? written : held,
      digits,
      off: this.isOff(step, inputs),
    });
    this.taken.set(step.id, [...inputs.values()]);
    this.names.add(step);
    return true;
  }

  private readonly isOff = (step: Step, inputs: ReadonlyMap<string, Taken>): boolean =>
    step === this.mistake || [...inputs.values()].some(({ id }) => this.known.get(id)!.off);

  private readonly inner =
    (digits: Digits | null): Inner =>
    (x) =>
      digits && chance(this.random, this.habits.roundsInside) ? roundedTo(x, digits, this.habits.ties) : x;

  private readonly lookup =
    (step: Step, inputs: Map<string, Taken>): Lookup =>
    (reference) => {
      const found = inputs.get(reference) ?? this.take(reference, this.names.idOf(reference, step));
      inputs.set(reference, found);
      return found.value;
    };

  private take(reference: string, id: string): Taken {
    const { written, held } = this.known.get(id)!;
    return {
      reference,
      id,
      value: written && chance(this.random, this.habits.takesWritten) ? written : held,
    };
  }

  /** Rounded as asked; where exact is asked, the short value, or after a mistake a long one rounded. */
  private done(
    step: Step,
    run: (digits: Digits | null) => Table,
    inputs: ReadonlyMap<string, Taken>,
  ): Done | null {
    const asked = digitsOf(step.rounding, this.habits);
    if (asked) return this.rounded(run(asked), asked);
    const found = run(null);
    if (!this.isOff(step, inputs)) {
      const held = asTable(step.value);
      return { text: valueToText(step.value), written: held, held, digits: null };
    }
    if (!allFinite(found)) return null;
    const fromExact = [...inputs.values()].every(({ id }) => this.known.get(id)!.digits === null);
    const text = shortTexts(found, fromExact);
    if (text !== null) return { text, written: found, held: found, digits: null };
    const digits = digitsOf(step.roundingIfLong, this.habits);
    return digits && this.rounded(run(digits), digits);
  }

  private rounded(held: Table, digits: Digits): Done | null {
    if (!allFinite(held)) return null;
    const { ties, styles } = this.habits;
    const short = held.map((row) => row.map((x) => shortened(x, digits, ties)));
    return {
      text: typed(short.map((row) => row.map((x) => spelled(x, pick(this.random, styles))))),
      written: short.map((row) => row.map(numberOf)),
      held,
      digits,
    };
  }
}

export const allFinite = (a: Table): boolean => cellsOf(a).every(Number.isFinite);

/** Works through the whole problem; null where the mistake leads to what cannot be worked out. */
export function workThrough(trace: Trace, random: Random, habits: Habits, mistake: Step | null): Work | null {
  const sitting = new Sitting(trace, random, habits, mistake);
  if (!trace.steps.every((step) => sitting.next(step))) return null;
  const { answers, known, taken } = sitting;
  return { answers, known, taken, habits, mistake: mistake?.id ?? null };
}
