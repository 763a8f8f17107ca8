/** A trace and whose numbers may be seen → its networks as nodes and edges with their numbers, one drawing a pass. */

import { type NameTree, referenceOf, type Tree } from '../math/tree.ts';
import { sameShape, transposed, type Value } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import type { Step, Trace } from '../trace/solve.ts';
import { approximations } from './approximate.ts';
import type { Point } from './landscape.ts';
import { truth } from './seen.ts';
import type { Sight, Whose } from './track.ts';
import { writtenIn } from './writing.ts';

export interface Node {
  readonly at: Point;
  /** Null where no number is to be seen. */
  readonly number: number | null;
  readonly bias: number | null;
  readonly isWrong: boolean;
}

export interface Edge {
  readonly from: Point;
  readonly to: Point;
  readonly weight: number | null;
  /** Whether there is room for its weight. */
  readonly isWritten: boolean;
}

export interface Column {
  /** What its nodes hold: `x`, `a⁽¹⁾`. */
  readonly name: string;
  readonly x: number;
  readonly nodes: readonly Node[];
}

export interface Network {
  readonly whose: Whose;
  /** The pass it is drawn of: `Input 1`. */
  readonly part: string;
  readonly size: Point;
  readonly columns: readonly Column[];
  readonly edges: readonly Edge[];
}

/** `z = W*x + b`, and what its units make of z. */
interface Layer {
  readonly step: Step;
  readonly weights: { readonly id: Id; readonly isTransposed: boolean };
  readonly input: Id;
  readonly bias: Id;
  readonly output: Step;
}

const MOST_NETWORKS = 4;
const MOST_LAYERS = 4;
const MOST_UNITS = 6;
/** Layers up to this size have their weights written on the edges. */
const MOST_WRITTEN = 3;

export function networksOf(trace: Trace, sight: Sight): Network[] {
  const layers = trace.steps.flatMap((step) => layerAt(trace, step) ?? []);
  const made = new Set(layers.map(({ output }) => output.id));
  /** A bias that goes through a layer is no input of a network. */
  const biases = new Set(layers.map(({ bias }) => bias));
  return layers
    .filter(({ input }) => !made.has(input) && !biases.has(input))
    .map((first) => chainFrom(first, layers))
    .filter((chain) => chain.length <= MOST_LAYERS && isSmall(trace, chain))
    .slice(0, MOST_NETWORKS)
    .map((chain) => drawn(trace, chain, sight));
}

function layerAt(trace: Trace, step: Step): Layer | null {
  const { tree } = step;
  if (tree.kind !== 'binary' || tree.op !== '+' || tree.right.kind !== 'name') return null;
  const { left, right } = tree;
  if (left.kind !== 'binary' || left.op !== '*' || left.right.kind !== 'name') return null;
  const isTransposed = left.left.kind === 'call' && left.left.name === 'transpose';
  const matrix = left.left.kind === 'call' && isTransposed ? left.left.args[0]! : left.left;
  if (matrix.kind !== 'name') return null;
  const idOf = (name: NameTree): Id => step.inputs[referenceOf(name)]!;
  const layer = {
    step,
    weights: { id: idOf(matrix), isTransposed },
    input: idOf(left.right),
    bias: idOf(right),
    output: outputOf(trace, step),
  };
  const input = truth(trace)(layer.input);
  const bias = truth(trace)(layer.bias);
  const fits = input && bias && input.cols === 1 && step.value.cols === 1 && sameShape(bias, step.value);
  return fits && weightsIn(layer, truth(trace))?.cols === input.rows ? layer : null;
}

const UNITS: ReadonlySet<string> = new Set(['sigmoid', 'tanh', 'relu']);

/** `sigmoid(z)` where there is one, else z itself. */
const outputOf = (trace: Trace, step: Step): Step =>
  trace.steps.find(({ tree, inputs }) => {
    const argument: Tree | null = tree.kind === 'call' && UNITS.has(tree.name) ? tree.args[0]! : null;
    return argument?.kind === 'name' && inputs[referenceOf(argument)] === step.id;
  }) ?? step;

function weightsIn({ weights }: Layer, seen: Sight['seen']): Value | undefined {
  const value = seen(weights.id);
  return value && weights.isTransposed ? transposed(value) : value;
}

function chainFrom(first: Layer, layers: readonly Layer[]): Layer[] {
  const next = layers.find(({ input }) => input === first.output.id);
  return [first, ...(next ? chainFrom(next, layers) : [])];
}

const isSmall = (trace: Trace, chain: readonly Layer[]): boolean =>
  [truth(trace)(chain[0]!.input)!, ...chain.map(({ step }) => step.value)].every(
    ({ rows }) => rows <= MOST_UNITS,
  );

/** In units of the drawing, 340 of them wide: a node, the way from one to the next below it, the head of a column. */
export const NODE = { width: 46, height: 26 } as const;
const WIDTH = 340;
const GAP = 66;
const HEAD = 26;
const FIRST = HEAD + 22;

function drawn(trace: Trace, chain: readonly Layer[], { whose, seen, isWrong }: Sight): Network {
  const first = chain[0]!;
  const ids = [first.input, ...chain.map(({ output }) => output.id)];
  const sizes = ids.map((id) => truth(trace)(id)!.rows);
  const tallest = Math.max(...sizes);
  const placeOf = (column: number, row: number): Point => [
    NODE.width / 2 + 1 + (column * (WIDTH - NODE.width - 2)) / chain.length,
    FIRST + GAP * (row + (tallest - sizes[column]!) / 2),
  ];
  const columns = ids.map((id, column): Column => {
    const numbers = numbersIn(seen(id));
    const biases = column === 0 ? [] : numbersIn(seen(chain[column - 1]!.bias));
    return {
      name: writtenIn(trace.problem, id),
      x: placeOf(column, 0)[0],
      nodes: Array.from({ length: sizes[column]! }, (_, row) => ({
        at: placeOf(column, row),
        number: numbers[row] ?? null,
        bias: biases[row] ?? null,
        isWrong: column > 0 && [id, chain[column - 1]!.step.id].some((each) => isWrong?.(each)),
      })),
    };
  });
  const edges = chain.flatMap((layer, column) => {
    const [across, down] = [sizes[column]!, sizes[column + 1]!];
    const weights = numbersIn(weightsIn(layer, seen));
    return Array.from({ length: across * down }, (_, i): Edge => {
      const [from, to] = [placeOf(column, i % across), placeOf(column + 1, Math.floor(i / across))];
      const start: Point = [from[0] + NODE.width / 2, from[1]];
      const end: Point = [to[0] - NODE.width / 2, to[1]];
      return { from: start, to: end, weight: weights[i] ?? null, isWritten: down <= MOST_WRITTEN };
    });
  });
  return { whose, part: first.step.part, size: [WIDTH, FIRST + GAP * (tallest - 1) + 34], columns, edges };
}

const numbersIn = (value: Value | undefined): readonly number[] => (value ? approximations(value) : []);
