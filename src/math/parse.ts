/** Text → our own closed tree. mathjs reads the text; whatever is not on the short list is refused by name and place. */
import { createRequire } from 'node:module';
import type { ConfigOptions, MathNode } from 'mathjs';
import { FUNCTIONS } from './functions.ts';
import { childrenOf, NAME, type Operator, referenceOf, sizeOf, type Tree, toText } from './tree.ts';

export type FormulaProblem =
  | { readonly code: 'syntax'; readonly detail: string }
  | { readonly code: 'refused'; readonly piece: string }
  | { readonly code: 'unknown-function'; readonly piece: string; readonly known: readonly string[] }
  | { readonly code: 'arguments'; readonly piece: string; readonly wanted: number; readonly got: number }
  | { readonly code: 'implicit-product' }
  | { readonly code: 'no-derivative'; readonly piece: string }
  | { readonly code: 'ragged' }
  | { readonly code: 'too-long'; readonly limit: number }
  | { readonly code: 'too-many-parts'; readonly limit: number };

/** A formula that cannot be taken; `at` is the offset in its text. */
export class FormulaFault extends Error {
  constructor(
    readonly problem: FormulaProblem,
    readonly at: number,
  ) {
    super(`${problem.code} at ${at}`);
  }
}

export const LONGEST_FORMULA = 1000;
/** Numbers, names and operations: every change of a formula is tried when a wrong answer is explained. */
const MOST_PARTS = 200;
/** The same of a derivative, before what its rules leave behind is tidied. */
const MOST_DERIVED = 2000;
export const DEEPEST_FORMULA = 100;

interface Mathjs {
  create(all: unknown): {
    config(options: ConfigOptions): unknown;
    parse(text: string): MathNode;
    derivative(node: MathNode, name: string, options: { readonly simplify: false }): MathNode;
  };
  readonly all: unknown;
}

// The one-file bundle loads in a fraction of the time of the module tree. BigNumber keeps every digit written.
const mathjs: Mathjs = createRequire(import.meta.url)('mathjs/lib/browser/math.js');
const reader = mathjs.create(mathjs.all);
reader.config({ number: 'BigNumber' });

/**
 * Reads a formula of a problem file.
 * @throws FormulaFault for anything but numbers, names, + - * / ^ (and .* ./ .^), ', matrices and the functions of the table
 * @example toText(parse("w' * X")) is "w'*X"
 */
export function parse(text: string): Tree {
  if (text.length > LONGEST_FORMULA)
    throw new FormulaFault({ code: 'too-long', limit: LONGEST_FORMULA }, LONGEST_FORMULA);
  if (text.trim() === '') throw new FormulaFault({ code: 'syntax', detail: 'there is no formula' }, 0);
  guardDepth(text);
  let node: MathNode;
  try {
    node = reader.parse(text);
  } catch (error) {
    const { char, message } = error as { char?: number; message: string };
    if (/dimensions mismatch/i.test(message))
      throw new FormulaFault({ code: 'ragged' }, Math.max(0, text.indexOf('[')));
    throw new FormulaFault(
      { code: 'syntax', detail: message.replace(/ \(char \d+\)$/, '') },
      Math.max(0, (char ?? 1) - 1),
    );
  }
  return bounded(accept(node, text), MOST_PARTS);
}

function bounded(tree: Tree, limit: number): Tree {
  if (sizeOf(tree) > limit) throw new FormulaFault({ code: 'too-many-parts', limit }, 0);
  return tree;
}

/** Functions that mathjs knows how to derive into others of the table. */
const DERIVED: ReadonlySet<string> = new Set(['sqrt', 'exp', 'log']);

/**
 * The derivative of a formula by a name, as mathjs gives it.
 * @throws FormulaFault for what it cannot derive
 */
export function derive(tree: Tree, name: string): Tree {
  const text = toText(tree);
  const refused = (piece: string): FormulaFault =>
    new FormulaFault({ code: 'no-derivative', piece }, Math.max(0, text.indexOf(piece)));
  const strange = strangeIn(tree);
  if (strange !== undefined) throw refused(strange);
  let node: MathNode;
  try {
    node = reader.derivative(reader.parse(text), name, { simplify: false });
  } catch {
    throw refused(text);
  }
  return bounded(accept(node, text), MOST_DERIVED);
}

/** What has no derivative by a number: other functions, matrices, indices, operations entry by entry. */
function strangeIn(tree: Tree): string | undefined {
  const own =
    tree.kind === 'call' && !DERIVED.has(tree.name)
      ? tree.name
      : tree.kind === 'matrix'
        ? '['
        : tree.kind === 'name' && tree.index
          ? referenceOf(tree)
          : tree.kind === 'binary' && tree.op.startsWith('.')
            ? tree.op
            : undefined;
  return (
    own ??
    childrenOf(tree)
      .map(strangeIn)
      .find((piece) => piece !== undefined)
  );
}

/** Brackets are counted before parsing: deep nesting would exhaust the parser's stack. */
function guardDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at]!)) depth++;
    else if (')]}'.includes(text[at]!)) depth--;
    if (depth > DEEPEST_FORMULA) throw new FormulaFault({ code: 'refused', piece: text[at]! }, at);
  }
}

/** The loose shape of mathjs's nodes, as far as this file looks into them. */
interface Node {
  readonly type: string;
  readonly op?: string;
  readonly fn?: Node & string;
  readonly implicit?: boolean;
  readonly isPercentage?: boolean;
  readonly args?: readonly Node[];
  readonly name?: string;
  readonly content?: Node;
  readonly object?: Node;
  readonly index?: Node;
  readonly dimensions?: readonly Node[];
  readonly dotNotation?: boolean;
  readonly items?: readonly Node[];
  readonly value?: unknown;
}

const OPERATORS: ReadonlySet<string> = new Set<Operator>(['+', '-', '*', '.*', '/', './', '^', '.^']);

function accept(mathNode: MathNode, text: string): Tree {
  const placeOf = (piece: string): number => {
    const word = NAME.test(piece) ? new RegExp(`\\b${piece}\\b`).exec(text)?.index : text.indexOf(piece);
    return Math.max(0, word ?? 0);
  };
  const refuse = (piece: string): never => {
    throw new FormulaFault({ code: 'refused', piece }, placeOf(piece));
  };

  const take = (node: Node): Tree => {
    switch (node.type) {
      case 'ConstantNode':
        // A derivative brings whole numbers of its own; every number read from a text is a decimal.
        if (Number.isSafeInteger(node.value)) return number(String(node.value));
        return isDecimal(node.value) ? number(node.value.toFixed()) : refuse(String(node));
      case 'SymbolNode':
        return NAME.test(node.name!) ? { kind: 'name', name: node.name! } : refuse(node.name!);
      case 'ParenthesisNode':
        return take(node.content!);
      case 'OperatorNode':
        return takeOperator(node);
      case 'FunctionNode':
        return takeCall(node);
      case 'AccessorNode':
        return takeIndexed(node);
      case 'ArrayNode':
        return takeMatrix(node);
      default:
        return refuse(String(node));
    }
  };

  const number = (digits: string): Tree =>
    digits.startsWith('-')
      ? { kind: 'negate', of: { kind: 'number', text: digits.slice(1) } }
      : { kind: 'number', text: digits };

  const takeOperator = (node: Node): Tree => {
    const [left, right] = node.args!;
    if (node.implicit)
      throw new FormulaFault({ code: 'implicit-product' }, placeOf(String(right).split(/\W/)[0]!));
    if (node.isPercentage) return refuse('%');
    if (node.op === "'") return { kind: 'call', name: 'transpose', args: [take(left!)] };
    if (right === undefined) {
      if (node.op === '-') return { kind: 'negate', of: take(left!) };
      return node.op === '+' ? take(left!) : refuse(node.op!);
    }
    if (!OPERATORS.has(node.op!)) return refuse(node.op!);
    return { kind: 'binary', op: node.op as Operator, left: take(left!), right: take(right) };
  };

  const takeCall = (node: Node): Tree => {
    const name = node.fn!.name ?? String(node.fn);
    const row = FUNCTIONS.get(name);
    if (!row)
      throw new FormulaFault(
        { code: 'unknown-function', piece: name, known: [...FUNCTIONS.keys()] },
        placeOf(name),
      );
    const args = node.args!;
    if (args.length !== row.arity)
      throw new FormulaFault(
        { code: 'arguments', piece: name, wanted: row.arity, got: args.length },
        placeOf(name),
      );
    return { kind: 'call', name, args: args.map(take) };
  };

  const takeIndexed = (node: Node): Tree => {
    const dimensions = node.index!.dimensions!;
    const isTerm = node.object!.type === 'SymbolNode' && NAME.test(node.object!.name!);
    if (!isTerm || node.index!.dotNotation || dimensions.length !== 1) return refuse(String(node));
    return { kind: 'name', name: node.object!.name!, index: take(dimensions[0]!) };
  };

  const takeMatrix = (node: Node): Tree => {
    const items = node.items!;
    const nested = items.length > 0 && items.every((item) => item.type === 'ArrayNode');
    const rows = nested ? items.map((row) => row.items!.map(take)) : items.map((item) => [take(item)]);
    const width = rows[0]?.length ?? 0;
    if (width === 0 || rows.some((row) => row.length !== width))
      throw new FormulaFault({ code: 'ragged' }, placeOf('['));
    return { kind: 'matrix', rows };
  };

  return take(mathNode as unknown as Node);
}

const LARGEST_POWER_OF_TEN = 1000;

/** A plain number; one such as 1e999999999 is refused before its digits are written out. */
function isDecimal(value: unknown): value is { toFixed(): string } {
  if (typeof value !== 'object' || value === null || !('isBigNumber' in value)) return false;
  const { e } = value as { readonly e?: unknown };
  return typeof e === 'number' && Math.abs(e) <= LARGEST_POWER_OF_TEN;
}
