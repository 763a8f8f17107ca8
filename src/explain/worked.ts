/** A trace → the worked solution as data: each step's symbol, formula, numbers put in, and value. */
import { roundedToLatex, toLatex, type Underlined, valueToLatex } from '../math/latex.ts';
import { mapChildren, type NameTree, referenceOf, type Tree, toText } from '../math/tree.ts';
import { type Id, isOfPass, nameOf, type Problem, quantityTex, symbolOf } from '../problem/problem.ts';
import { lookupAt, resolvedId } from '../trace/resolve.ts';
import { isShort } from '../trace/short.ts';
import { type Earlier, type Step, type Trace, trueValues } from '../trace/solve.ts';
import type { Marked } from './difference.ts';
import { roundingText } from './rounding.ts';
import { answerToText, decimalTable, exactTable, shownText, type Table } from './values.ts';

export interface StepTex {
  readonly symbol: string;
  readonly formula: string;
  readonly substituted: string;
  readonly value: string;
}

export interface WorkedStep {
  readonly id: Id;
  readonly title: string;
  /** Heading of the pass it belongs to, such as `Update 1`. */
  readonly part: string;
  readonly asked: boolean;
  /** The rule in plain text, with the ids of the values it reads. */
  readonly rule: string;
  readonly tex: StepTex;
  /** The value in plain text, cut off where it does not end. */
  readonly text: string;
  /** A right answer, as a student types it. */
  readonly answer: string;
  /** The same in LaTeX. */
  readonly due: string;
  /** What is asked of the answer: `exact`, `2 decimals`, `3 figures`. */
  readonly rounding: string;
  /** Null for an expression. */
  readonly exact: Table<string | null> | null;
  readonly decimal: Table<string> | null;
  /** What the letters in its formula mean, its own first. */
  readonly names: readonly Name[];
  /** Of an expression: the worked solution line by line, each with the reason it follows. */
  readonly lines?: readonly WorkedLine[];
}

export interface Name {
  readonly tex: string;
  readonly meaning: string;
}

export interface WorkedLine {
  readonly tex: string;
  readonly text: string;
  readonly reason: string;
}

/** What stands behind the equals signs of a step, in order; what numbers put in do not change is written once. */
export const linesOf = ({
  tex,
  lines,
}: Pick<WorkedStep, 'tex' | 'lines'>): readonly Pick<WorkedLine, 'tex' | 'reason'>[] =>
  lines ??
  [tex.formula, tex.substituted, tex.value]
    .filter((each, i, all) => each !== all[i - 1])
    .map((each) => ({ tex: each, reason: '' }));

export interface Given {
  readonly id: Id;
  readonly tex: string;
  readonly value: string;
  readonly text: string;
  readonly meaning: string;
}

export interface Worked {
  readonly problem: string;
  readonly variant: number | null;
  readonly title: string;
  readonly statement: string;
  readonly source: string;
  readonly givens: readonly Given[];
  readonly steps: readonly WorkedStep[];
}

export function work(trace: Trace): Worked {
  const { problem } = trace;
  return {
    problem: problem.id,
    variant: problem.variant,
    title: problem.title,
    statement: problem.statement,
    source: problem.source,
    givens: givensOf(problem),
    steps: trace.steps.map((step) => workStep(trace, step)),
  };
}

export function givensOf(problem: Problem): Given[] {
  return [...problem.givens].map(([id, value]) => ({
    id,
    tex: symbolOf(problem, id),
    value: valueToLatex(value),
    text: shownText(value),
    meaning: problem.quantities.get(nameOf(id))?.meaning ?? '',
  }));
}

function workStep(trace: Trace, step: Step): WorkedStep {
  const { problem } = trace;
  return {
    id: step.id,
    title: step.title,
    part: step.part,
    asked: step.asked,
    rule: ruleText(step),
    tex: {
      symbol: symbolOf(problem, step.id),
      formula: formulaTex(trace, step),
      substituted: substitutedTex(trace, step),
      value: dueToLatex(step),
    },
    text: shownText(step.value),
    answer: answerToText(step.value, step.rounding),
    due: askedToLatex(step),
    rounding: roundingText(step.rounding),
    exact: exactTable(step.value),
    decimal: decimalTable(step.value),
    names: namesIn(problem, step),
  };
}

/** Those that the problem says a meaning of. */
function namesIn(problem: Problem, { name, inputs }: Step): readonly Name[] {
  const names = new Set([name, ...Object.values(inputs).map(nameOf)]);
  return [...names].flatMap((each) => {
    const meaning = problem.quantities.get(each)?.meaning;
    return meaning ? [{ tex: quantityTex(problem, each, null), meaning }] : [];
  });
}

export const formulaTex = (trace: Trace, step: Step): string =>
  printed(trace, step, trueValues(trace), false);

/** The formula of a step, or what was run in its place, with a part of it underlined. */
export const underlinedTex = (trace: Trace, step: Step, { tree, underlined }: Marked): string =>
  printed(trace, step, trueValues(trace), false, tree, underlined);

/** The formula with numbers put in: the true ones, or those a student works with. */
export const substitutedTex = (trace: Trace, step: Step, earlier: Earlier = trueValues(trace)): string =>
  printed(trace, step, earlier, true);

/** What was run in place of a step's rule, with the student's numbers put in. */
export const changedTex = (trace: Trace, step: Step, tree: Tree, earlier: Earlier): string =>
  printed(trace, step, earlier, true, tree);

/** A formula that holds at any update: its quantities without an index, or with the index as it is written. */
export function anywhereTex(trace: Trace, tree: Tree): string {
  const symbol = ({ name, index }: NameTree): string =>
    quantityTex(trace.problem, name, index ? toText(index) : null);
  return toLatex(tree, {
    symbol,
    lookup: lookupAt(trace, trace.steps.at(-1)!, tree, trueValues(trace)),
    numbers: false,
  });
}

function printed(
  trace: Trace,
  step: Step,
  earlier: Earlier,
  numbers: boolean,
  tree = step.tree,
  underlined?: Underlined,
): string {
  const symbol = (name: NameTree): string | null => {
    const id = resolvedId(trace, step, name) ?? name.name;
    return isOfPass(id) ? null : symbolOf(trace.problem, id);
  };
  const lookup = lookupAt(trace, step, tree, earlier);
  return toLatex(tree, { symbol, lookup, numbers, ...(underlined && { underlined }) });
}

/** `beta*v[0] - alpha*g[0]`: the rule with every name as the id of the value it stands for here. */
export const ruleText = (step: Step): string => toText(withIds(step.tree, step));

function withIds(tree: Tree, step: Step): Tree {
  if (tree.kind !== 'name') return mapChildren(tree, (part) => withIds(part, step));
  const reference = referenceOf(tree);
  const id = step.inputs[reference] ?? tree.name;
  const value = step.sources[reference];
  if (!isOfPass(id) || typeof value !== 'object') return { kind: 'name', name: id };
  const text = shownText(value);
  return { kind: 'number', text: /^[\d.…]+$|^\[/.test(text) ? text : `(${text})` };
}

/** A step's value, and where it is no short number the rounded one that is asked for. */
export function dueToLatex(step: Step): string {
  const [whole, asked] = [valueToLatex(step.value), askedToLatex(step)];
  return asked === whole ? whole : `${whole} \\approx ${asked}`;
}

const askedToLatex = ({ value, rounding }: Step): string =>
  rounding.kind === 'exact' || isShort(value) ? valueToLatex(value) : roundedToLatex(value, rounding);
