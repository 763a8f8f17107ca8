/** A formula in which a name grows without end → what is left of it: powers of numbers below 1 in size vanish, sums of such are added up, and no other trace of the name may be left. */
import { EvaluationFault } from '../math/fault.ts';
import { compare, ONE } from '../math/rational.ts';
import { type Arithmetic, absolute, isRational, type Real, sign } from '../math/real.ts';
import {
  binary,
  mapChildren,
  mentions,
  type NameTree,
  namesIn,
  number,
  substituted,
  type Tree,
  toText,
} from '../math/tree.ts';
import { isScalar, type Value } from '../math/value.ts';
import { goalOf, type Proof } from '../problem/proof.ts';

/** What is taken to its limit, and where. */
interface Limit {
  readonly body: Tree;
  /** What grows. */
  readonly name: string;
  readonly proof: Proof;
  readonly how: Arithmetic;
  /** What a part comes to; with the name a number, where one is given. */
  readonly run: (part: Tree, n?: number) => Value;
}

/**
 * What stands in the place of a part when the name has grown without end.
 * @throws EvaluationFault where the rules here do not say
 * @example of 1 - rho^n as n grows: 1 - 0
 */
export const limitOf = (limit: Limit): Tree => settled(limit, limit.body);

function settled(limit: Limit, part: Tree): Tree {
  const { name, proof } = limit;
  if (!mentions(part, name)) return part;
  if (part.kind === 'binary' && part.op === '^' && !mentions(part.left, name)) return vanished(limit, part);
  if (part.kind === 'call' && part.name === 'sum' && mentions(part.args[3]!, name))
    return addedUp(limit, part.args);
  if (part.kind === 'name') {
    const closed = closedForm(proof, part);
    return closed ? settled(limit, closed) : noLimit(limit);
  }
  return mapChildren(part, (each) => settled(limit, each));
}

const vanished = (limit: Limit, { left, right }: { readonly left: Tree; readonly right: Tree }): Tree =>
  isSmall(limit, left) && grows(limit, right) ? number('0') : noLimit(limit);

/** A geometric sum without end: its first term over one minus what each term is multiplied by. */
function addedUp(limit: Limit, [term, index, from, to]: readonly Tree[]): Tree {
  const at = (i: number): Tree =>
    substituted(term!, (index as NameTree).name, binary('+', from!, number(`${i}`)));
  const ratio = binary('/', at(1), at(0));
  const isGeometric =
    ![term!, from!].some((part) => mentions(part, limit.name)) &&
    [1, 2].every((i) => isSame(limit, binary('/', at(i + 1), at(i)), ratio));
  return isGeometric && isSmall(limit, ratio) && grows(limit, to!)
    ? binary('/', at(0), binary('-', number('1'), ratio))
    : noLimit(limit);
}

/** Not as (-1)^n*n does, nor as 1 - 1/n. */
function grows({ how, run }: Limit, part: Tree): boolean {
  const [at, next, later] = [1000, 1001, 2002].map((n) => run(part, n).cells[0]!);
  const isMore = (a: Real, b: Real): boolean => sign(how.subtract(a, b)) === 1;
  return isMore(next!, at!) && isMore(later!, how.add(next!, ONE));
}

function isSmall({ run }: Limit, part: Tree): boolean {
  const value = run(part);
  const size = isScalar(value) ? absolute(value.cells[0]!) : null;
  return size !== null && isRational(size) && compare(size, ONE) < 0;
}

function isSame({ run }: Limit, ...parts: readonly [Tree, Tree]): boolean {
  const [a, b] = parts.map((part) => run(part).cells[0]!);
  return isRational(a!) && isRational(b!) && compare(a, b) === 0;
}

/** What a term is for every index, where the problem asks for that: s[k+1] in k alone. */
function closedForm({ asks }: Proof, { name, index }: NameTree): Tree | null {
  for (const ask of asks) {
    const [term, value] =
      ask.kind === 'expression' ? [ask.left, goalOf(ask)] : [ask.induction.term, ask.induction.value];
    const own =
      term.kind === 'name' && term.name === name && term.index?.kind === 'name' ? term.index.name : null;
    const isClosed = own !== null && !namesIn(value).some((other) => other.index && mentions(other, own));
    if (isClosed) return substituted(value, own, index!);
  }
  return null;
}

function noLimit({ body }: Limit): never {
  throw new EvaluationFault({ code: 'no-limit', where: toText(body) });
}
