/** The tree of a right line → the same value written in another way, or one single change to it; and either as a student writes it. */
import { type NameTree, namesIn, type Operator, substituted, type Tree, toText } from '../../src/math/tree.ts';
import type { Proof } from '../../src/problem/proof.ts';
import { congruential32 } from '../diagnose/random.ts';

export interface Dice {
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

export function diceOf(seed: number): Dice {
  const next = congruential32(Math.imul(seed + 1, 2_654_435_761));
  return {
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)]!,
  };
}

type Binary = Extract<Tree, { kind: 'binary' }>;
const num = (n: number): Tree =>
  n < 0 ? negated(num(-n)) : { kind: 'number', text: `${Number(n.toFixed(6))}` };
const negated = (of: Tree): Tree => ({ kind: 'negate', of });
const binary = (op: Operator, left: Tree, right: Tree): Binary => ({ kind: 'binary', op, left, right });
const [plus, minus, times, over, power] = (['+', '-', '*', '/', '^'] as const).map(
  (op) => (left: Tree, right: Tree) => binary(op, left, right),
) as [typeof make, typeof make, typeof make, typeof make, typeof make];
declare function make(left: Tree, right: Tree): Binary;

const is = (tree: Tree, ...ops: readonly Operator[]): tree is Binary =>
  tree.kind === 'binary' && ops.includes(tree.op);
const isNumber = (tree: Tree, value: number): boolean => tree.kind === 'number' && Number(tree.text) === value;
const same = (a: Tree, b: Tree): boolean => toText(a) === toText(b);
const binds = (tree: Tree): boolean => tree.kind === 'call' && (tree.name === 'sum' || tree.name === 'lim');

/** A part of a line, and where it stands. */
interface Place {
  readonly part: Tree;
  readonly put: (instead: Tree) => Tree;
  /** In an exponent, an index or a bound, where only whole numbers may stand. */
  readonly whole: boolean;
  /** The indices of the sums and limits around it. */
  readonly bound: readonly string[];
}

function placesOf(
  part: Tree,
  whole = false,
  bound: readonly string[] = [],
  put = (tree: Tree): Tree => tree,
): Place[] {
  const at = (inner: Tree, wrap: (tree: Tree) => Tree, isWhole = whole, more: readonly string[] = []) =>
    placesOf(inner, isWhole, [...bound, ...more], (tree) => put(wrap(tree)));
  const own = { part, put, whole, bound };
  if (part.kind === 'name')
    return part.index ? [own, ...at(part.index, (index) => ({ ...part, index }), true)] : [own];
  if (part.kind === 'negate') return [own, ...at(part.of, negated)];
  if (part.kind === 'binary')
    return [
      own,
      ...at(part.left, (left) => ({ ...part, left })),
      ...at(part.right, (right) => ({ ...part, right }), whole || part.op === '^'),
    ];
  if (part.kind !== 'call') return [own];
  const more = binds(part) ? [(part.args[1] as NameTree).name] : [];
  const inside = part.args.flatMap((arg, i) =>
    i === 1
      ? []
      : at(
          arg,
          (tree) => ({ ...part, args: part.args.with(i, tree) }),
          whole || i > 1,
          i === 0 ? more : [],
        ),
  );
  return [own, ...inside];
}

/** The whole line, its problem and the dice. */
interface Scene {
  readonly root: Tree;
  readonly proof: Proof;
  readonly dice: Dice;
}
type Step = (part: Tree, place: Place, scene: Scene) => Tree | null;

const mentions = (tree: Tree, names: readonly string[]): boolean =>
  namesIn(tree).some(({ name, index }) => names.includes(name) || (index && mentions(index, names)));

/** Every matrix of a problem is made of one, so that its products may be exchanged. */
const isMatrix = (tree: Tree, proof: Proof): boolean =>
  placesOf(tree).some(({ part, whole }) => part.kind === 'name' && !whole && proof.matrices?.names.has(part.name));

/** Names that stand for a number other than nought wherever the part stands. */
const numbersAt = ({ bound }: Place, { root, proof }: Scene, kinds: readonly string[]): NameTree[] =>
  namesIn(root).filter(
    ({ name, index }) => !index && !bound.includes(name) && kinds.includes(proof.free.get(name)?.kind ?? ''),
  );
const SCALARS = ['number', 'positive', 'between', 'whole'];

/** A part of the line that may be added elsewhere in it. */
function termFor(place: Place, scene: Scene): Tree {
  const { root, proof, dice } = scene;
  if (place.whole) return dice.pick([num(1), num(2), ...numbersAt(place, scene, ['whole'])]);
  const kind = isMatrix(place.part, proof);
  const found = placesOf(root).filter(
    ({ part, whole, bound }) =>
      !whole &&
      isMatrix(part, proof) === kind &&
      !mentions(part, [...bound, ...place.bound]) &&
      placesOf(part).length <= 12 &&
      (place.bound.length === 0 || !placesOf(part).some((inner) => binds(inner.part))),
  );
  return found.length > 0 ? dice.pick(found).part : kind ? place.part : num(1);
}

/** A base that is not nought, whatever is known of the terms. */
const isSteady = (base: Tree, { proof }: Scene): boolean =>
  !isNumber(base, 0) &&
  (base.kind === 'name' || !mentions(base, [...proof.free].filter(([, { kind }]) => kind === 'whole').map(([name]) => name))) &&
  namesIn(base).every(({ index }) => !index) &&
  !placesOf(base).some(({ part }) => part.kind === 'call');

const asPower = (tree: Tree): readonly [Tree, Tree] => (is(tree, '^') ? [tree.left, tree.right] : [tree, num(1)]);
const factorsOf = (tree: Tree): Tree[] =>
  is(tree, '*') ? [...factorsOf(tree.left), ...factorsOf(tree.right)] : [tree];
const without = (factors: readonly Tree[], one: Tree): Tree => {
  const at = factors.findIndex((factor) => same(factor, one));
  const rest = factors.filter((_, i) => i !== at);
  return rest.length > 0 ? rest.reduce(times) : num(1);
};

/** One more, or one less, as a person writes it: n+1, n, n-1. */
function stepped(tree: Tree, by: number): Tree {
  if (tree.kind === 'number') return num(Number(tree.text) + by);
  if (is(tree, '+', '-') && tree.right.kind === 'number') {
    const shift = Number(tree.right.text) * (tree.op === '+' ? 1 : -1) + by;
    return shift === 0 ? tree.left : shift > 0 ? plus(tree.left, num(shift)) : minus(tree.left, num(-shift));
  }
  return by > 0 ? plus(tree, num(by)) : minus(tree, num(-by));
}

/** A whole number with every name at 1, where the sums of the problems have the fewest terms. */
function atOnes(tree: Tree): number {
  if (tree.kind === 'number') return Number(tree.text);
  if (tree.kind === 'negate') return -atOnes(tree.of);
  if (tree.kind !== 'binary') return 1;
  const [a, b] = [atOnes(tree.left), atOnes(tree.right)];
  return { '+': a + b, '-': a - b, '*': a * b, '/': a / b }[tree.op as '+'] ?? Number.NaN;
}

interface Sum {
  readonly term: (index: Tree) => Tree;
  readonly index: NameTree;
  readonly from: Tree;
  readonly to: Tree;
}
function sumIn(tree: Tree): Sum | null {
  if (tree.kind !== 'call' || tree.name !== 'sum') return null;
  const [body, index, from, to] = tree.args as [Tree, NameTree, Tree, Tree];
  return { term: (at) => substituted(body, index.name, at), index, from, to };
}
const sum = (body: Tree, index: Tree, from: Tree, to: Tree): Tree => ({
  kind: 'call',
  name: 'sum',
  args: [body, index, from, to],
});

/** Whether a factor may stand before a sum, a limit or a mean as well as in it. */
function isConstantFor(factor: Tree, call: Tree, { proof }: Scene): boolean {
  if (call.kind !== 'call' || placesOf(factor).some(({ part }) => binds(part))) return false;
  if (binds(call)) return !mentions(factor, [(call.args[1] as NameTree).name]);
  return call.name === 'E' && namesIn(factor).every(({ name, index }) => !index && SCALARS.includes(proof.free.get(name)?.kind ?? ''));
}
const isLinear = (tree: Tree): tree is Extract<Tree, { kind: 'call' }> =>
  tree.kind === 'call' && ['sum', 'lim', 'E'].includes(tree.name);

/** Steps that leave the value as it is; each gives null where it does not apply. */
export const STEPS: Readonly<Record<string, Step>> = {
  commute: (part) =>
    is(part, '+', '*')
      ? binary(part.op, part.right, part.left)
      : is(part, '-')
        ? plus(negated(part.right), part.left)
        : null,
  regroup: (part) => {
    if (part.kind !== 'binary') return null;
    const { op, left, right } = part;
    if (is(part, '+', '*') && is(left, op)) return binary(op, left.left, binary(op, left.right, right));
    if (is(part, '+', '*') && is(right, op)) return binary(op, binary(op, left, right.left), right.right);
    if (op === '-' && is(left, '+')) return plus(left.left, minus(left.right, right));
    if (op === '-' && is(right, '+')) return minus(minus(left, right.left), right.right);
    if (op === '+' && is(left, '-')) return minus(left.left, minus(left.right, right));
    if (op === '/' && is(left, '*')) return times(left.left, over(left.right, right));
    if (op === '/' && is(left, '/')) return over(left.left, times(left.right, right));
    return op === '*' && is(right, '/') ? over(times(left, right.left), right.right) : null;
  },
  expand: (part) => {
    if (part.kind === 'negate' && is(part.of, '+', '-'))
      return binary(part.of.op === '+' ? '-' : '+', negated(part.of.left), part.of.right);
    if (!is(part, '*', '/')) return null;
    const { op, left, right } = part;
    if (is(left, '+', '-')) return binary(left.op, binary(op, left.left, right), binary(op, left.right, right));
    if (op === '*' && is(right, '+', '-')) return binary(right.op, times(left, right.left), times(left, right.right));
    return null;
  },
  'take a factor out': (part, _, { dice }) => {
    if (!is(part, '+', '-')) return null;
    const [a, b] = [factorsOf(part.left), factorsOf(part.right)];
    const common = a.filter((factor) => b.some((other) => same(factor, other)));
    if (common.length === 0) return null;
    const one = dice.pick(common);
    return times(one, binary(part.op, without(a, one), without(b, one)));
  },
  'multiply above and below': (part, place, scene) => {
    if (place.whole) return null;
    const names = numbersAt(place, scene, SCALARS);
    const factor = scene.dice.pick([num(2), num(3), ...names, ...names.map((name) => plus(num(1), name))]);
    const [top, bottom] = is(part, '/') ? [part.left, part.right] : [part, null];
    return over(times(top, factor), bottom ? times(bottom, factor) : factor);
  },
  'common denominator': (part, { whole }) => {
    if (whole || !is(part, '+', '-')) return null;
    const { op, left, right } = part;
    if (is(left, '/') && is(right, '/'))
      return over(binary(op, times(left.left, right.right), times(right.left, left.right)), times(left.right, right.right));
    if (is(left, '/')) return over(binary(op, left.left, times(right, left.right)), left.right);
    return is(right, '/') ? over(binary(op, times(left, right.right), right.left), right.right) : null;
  },
  'split a power': (part, { whole, bound }, scene) => {
    if (whole || !is(part, '^') || !isSteady(part.left, scene)) return null;
    const { left: base, right: exponent } = part;
    const below = (top: Tree, bottom: Tree): Tree =>
      isMatrix(base, scene.proof) ? times(power(base, top), power(base, negated(bottom))) : over(power(base, top), power(base, bottom));
    const forms: Tree[] = [times(base, power(base, stepped(exponent, -1))), below(stepped(exponent, 1), num(1))];
    if (is(exponent, '+')) forms.push(times(power(base, exponent.left), power(base, exponent.right)));
    if (is(exponent, '-')) forms.push(below(exponent.left, exponent.right));
    if (is(base, '*', '/')) forms.push(binary(base.op, power(base.left, exponent), power(base.right, exponent)));
    if (is(base, '^')) forms.push(power(base.left, times(base.right, exponent)));
    if (isNumber(exponent, 2)) forms.push(times(base, base));
    if (bound.length === 0 && !isMatrix(base, scene.proof)) forms.push(over(num(1), power(base, negated(exponent))));
    return scene.dice.pick(forms);
  },
  'merge powers': (part, { whole }, scene) => {
    if (whole || !is(part, '*', '/')) return null;
    const [[a, m], [b, n]] = [asPower(part.left), asPower(part.right)];
    if (!same(a, b) || !isSteady(a, scene)) return null;
    return power(a, isNumber(n, 1) ? stepped(m, part.op === '*' ? 1 : -1) : binary(part.op === '*' ? '+' : '-', m, n));
  },
  'plus a negative': (part) => {
    if (is(part, '-')) return plus(part.left, negated(part.right));
    return is(part, '+') && part.right.kind === 'negate' ? minus(part.left, part.right.of) : null;
  },
  'two signs': (part, _, { dice }) =>
    part.kind === 'negate' && part.of.kind === 'negate' && dice.chance(0.8) ? part.of.of : negated(negated(part)),
  'move a sign': (part) => {
    if (part.kind === 'negate' && is(part.of, '*', '/')) return { ...part.of, left: negated(part.of.left) };
    return is(part, '*', '/') && part.left.kind === 'negate' ? negated({ ...part, left: part.left.of }) : null;
  },
  'turn a difference': (part) => (is(part, '-') ? negated(minus(part.right, part.left)) : null),
  'add and subtract': (part, place, scene) => {
    const term = termFor(place, scene);
    return minus(scene.dice.pick([plus(part, term), plus(term, part)]), term);
  },
  'once, or plus nothing': (part, _, { dice }) =>
    dice.pick([times(part, num(1)), times(num(1), part), over(part, num(1)), plus(part, num(0)), plus(num(0), part)]),
  tidy: (part) => {
    if (is(part, '*', '/') && isNumber(part.right, 1)) return part.left;
    if (is(part, '*') && isNumber(part.left, 1)) return part.right;
    if (is(part, '+', '-') && isNumber(part.right, 0)) return part.left;
    return is(part, '+') && isNumber(part.left, 0) ? part.right : null;
  },
  'shift an index': (part, { bound }, { proof, dice }) => {
    const found = sumIn(part);
    if (!found) return null;
    const { term, index, from, to } = found;
    const by = dice.pick([1, -1]);
    const { names, sequences } = proof.vocabulary;
    const letter = dice.pick(['i', 'j', 'l', 'p'].filter((one) => !names.has(one) && !sequences.has(one) && !bound.includes(one)));
    const other: Tree = { kind: 'name', name: letter };
    return dice.pick([
      sum(term(stepped(index, -by)), index, stepped(from, by), stepped(to, by)),
      sum(term(minus(plus(from, to), index)), index, from, to),
      sum(term(other), other, from, to),
    ]);
  },
  'split a term off': (part, _, { dice }) => {
    const found = sumIn(part);
    if (!found) return null;
    const { term, index, from, to } = found;
    const [next, before] = [stepped(to, 1), stepped(to, -1)];
    const more = minus(sum(term(index), index, from, next), term(next));
    if (!(atOnes(to) >= atOnes(from))) return more;
    return dice.pick([
      more,
      plus(term(from), sum(term(index), index, stepped(from, 1), to)),
      plus(sum(term(index), index, from, before), term(to)),
    ]);
  },
  'a constant in or out': (part, _, scene) => {
    if (is(part, '*') && isLinear(part.right) && isConstantFor(part.left, part.right, scene))
      return { ...part.right, args: part.right.args.with(0, times(part.left, part.right.args[0]!)) };
    if (is(part, '/') && isLinear(part.left) && isConstantFor(part.right, part.left, scene))
      return { ...part.left, args: part.left.args.with(0, over(part.left.args[0]!, part.right)) };
    if (!isLinear(part)) return null;
    const body = part.args[0]!;
    const of = (inside: Tree): Tree => ({ ...part, args: part.args.with(0, inside) });
    if (body.kind === 'negate') return negated(of(body.of));
    if (is(body, '*') && isConstantFor(body.left, part, scene)) return times(body.left, of(body.right));
    return is(body, '*', '/') && isConstantFor(body.right, part, scene) ? { ...body, left: of(body.left) } : null;
  },
  'part by part': (part) => {
    if (isLinear(part) && is(part.args[0]!, '+', '-')) {
      const { op, left, right } = part.args[0];
      return binary(op, { ...part, args: part.args.with(0, left) }, { ...part, args: part.args.with(0, right) });
    }
    if (!is(part, '+', '-') || !isLinear(part.left) || !isLinear(part.right)) return null;
    const [body, ...rest] = part.left.args as [Tree, ...Tree[]];
    const [other, ...more] = part.right.args as [Tree, ...Tree[]];
    const alike = part.left.name === part.right.name && rest.map(toText).join() === more.map(toText).join();
    return alike ? { ...part.left, args: [binary(part.op, body, other), ...rest] } : null;
  },
};

/** Single changes, as slips of the pen make them. */
export const CHANGES: Readonly<Record<string, Step>> = {
  'a sign': (part, _, { dice }) => {
    if (is(part, '+', '-')) return { ...part, op: part.op === '+' ? '-' : '+' };
    return part.kind === 'negate' ? part.of : dice.chance(0.2) ? negated(part) : null;
  },
  'an exponent': (part, _, { dice }) =>
    is(part, '^') ? { ...part, right: stepped(part.right, dice.pick([1, -1])) } : null,
  'an index': (part, _, { dice }) =>
    part.kind === 'name' && part.index ? { ...part, index: stepped(part.index, dice.pick([1, -1])) } : null,
  'a number': (part, _, { dice }) => (part.kind === 'number' ? stepped(part, dice.pick([1, -1])) : null),
  'a bound': (part, _, { dice }) => {
    if (!sumIn(part) || part.kind !== 'call') return null;
    const which = dice.pick([2, 3]);
    return { ...part, args: part.args.with(which, stepped(part.args[which]!, dice.pick([1, -1]))) };
  },
  'a factor': (part, _, { dice }) =>
    is(part, '*') ? dice.pick([part.left, part.right]) : is(part, '/') ? part.left : null,
  'a term': (part, _, { dice }) => (is(part, '+', '-') ? dice.pick([part.left, part.right]) : null),
  'two names': (part, { bound, whole }, { proof, dice }) => {
    if (part.kind !== 'name' || bound.includes(part.name)) return null;
    const kinds = whole ? ['whole'] : [...SCALARS, 'matrix', 'identity'];
    const names = part.index ? [...proof.vocabulary.sequences] : [...proof.free].filter(([, { kind }]) => kinds.includes(kind)).map(([name]) => name);
    const others = names.filter((name) => name !== part.name);
    return others.length > 0 ? { ...part, name: dice.pick(others) } : null;
  },
};

const LARGEST = 80;

/** One entry of a table at a random place of the line; null where none was found. */
export function changed(
  table: Readonly<Record<string, Step>>,
  scene: Scene,
): { readonly tree: Tree; readonly name: string } | null {
  const { root, dice } = scene;
  for (let tries = 0; tries < 40; tries++) {
    const [name, step] = dice.pick(Object.entries(table));
    const fits = placesOf(root).flatMap((place) => {
      const part = step(place.part, place, scene);
      return part ? [place.put(part)] : [];
    });
    const tree = fits.length > 0 ? dice.pick(fits) : null;
    if (tree && placesOf(tree).length <= LARGEST) return { tree, name };
  }
  return null;
}
