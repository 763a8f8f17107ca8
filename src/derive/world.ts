/** A point and what may be used there → the value of every name: what is not fixed by what may be used is a free number. */
import { evaluate, type Lookup } from '../math/evaluate.ts';
import { EvaluationFault } from '../math/fault.ts';
import { remember } from '../math/once.ts';
import { asWhole, compare, ONE, type Rational, reduced, whole, ZERO } from '../math/rational.ts';
import { type Arithmetic, absolute, arithmetic, DIGITS, isRational, type Real, sign } from '../math/real.ts';
import {
  binary,
  type CallTree,
  mapChildren,
  mentions,
  type NameTree,
  namesIn,
  number,
  substituted,
  type Tree,
  toText,
} from '../math/tree.ts';
import { fill, isScalar, map, sameShape, scalar, type Value } from '../math/value.ts';
import { goalOf, isNamed, type Proof } from '../problem/proof.ts';
import { type Point, wholeValue } from './points.ts';
import { chargedTo, type Meter, spend as pay } from './work.ts';

/** What a line may be said to follow from. */
export type Use = 'given' | 'definition' | 'shown' | 'hypothesis';

/** An earlier answer: the term, and what was shown it to be. */
export interface Shown {
  readonly term: NameTree & { readonly index: Tree };
  readonly value: Tree;
}

/** What holds in one derivation. */
export interface Setting {
  readonly proof: Proof;
  /** Earlier answers that may be put in. */
  readonly shown: readonly Shown[];
  /** In an induction step: the index of the term to be shown, below which the claim may be used. */
  readonly target: Tree | null;
  /** Another letter that is used for one of the problem's whole numbers. */
  readonly alias: ReadonlyMap<string, string>;
}

/** One point, seen with some of what may be used. */
export interface World {
  readonly lookup: Lookup;
  readonly how: Arithmetic;
  /** Called before a line is worked out: what one line may sum has a bound. */
  readonly begin: () => void;
}

const MOST_TERMS = 500;
const MOST_TERMS_IN_ALL = 4000;
const FARTHEST_INDEX = 400;
/** Outcomes of a random sequence: the expectation is their mean. */
const OUTCOMES = 3;

/** The world at a point where only `uses` is known. */
export function worldAt(
  setting: Setting,
  point: Point,
  uses: ReadonlySet<Use>,
  digits: number = DIGITS,
  meter: Meter = { spent: 0 },
): World {
  const { proof, shown, alias } = setting;
  const how = chargedTo(meter, arithmetic(digits));
  const terms = new Map<string, Value>();
  /** Terms that are being worked out: one that leads back to itself is free again. */
  const open = new Set<string>();
  const within = (id: string, run: () => Value): Value => {
    open.add(id);
    try {
      return run();
    } finally {
      open.delete(id);
    }
  };
  let summed = 0;
  const spend = (tree: Tree, count: number): void => {
    summed += count;
    pay(meter, count);
    if (summed <= MOST_TERMS_IN_ALL) return;
    const where = toText(tree);
    throw new EvaluationFault({ code: 'too-many-terms-in-all', where, limit: MOST_TERMS_IN_ALL });
  };
  const claim = uses.has('hypothesis') && setting.target ? proof.induction : null;

  /** `outcome` is that of the random sequences; `bound` are the indices of sums around. */
  function scope(outcome: number, bound: ReadonlyMap<string, Value>): Lookup {
    const lookup: Lookup = (_, tree) =>
      tree.kind === 'call' ? called(tree) : tree.index ? indexed(tree) : plain(tree);

    function plain({ name }: NameTree): Value | undefined {
      const inside = bound.get(name);
      if (inside) return inside;
      const own = alias.get(name) ?? name;
      const chosen = point.wholes.get(own);
      if (chosen !== undefined) return wholeValue(chosen);
      const domain = proof.free.get(own);
      if (domain) {
        if (domain.kind === 'between') return scalar(point.draw(own, domain.kind, [domain.low, domain.high]));
        if (domain.kind === 'matrix')
          return fill(point.rows, point.rows, (row, col) => point.draw(`${own}|${row}|${col}`, 'matrix'));
        if (domain.kind === 'identity')
          return fill(point.rows, point.rows, (row, col) => (row === col ? ONE : ZERO));
        if (domain.kind === 'random') return outcomeOf(own, '*', outcome);
        return scalar(point.draw(own, domain.kind));
      }
      // A name of its own stands for its answer.
      const ask = proof.asks.find((other) => other.id === own);
      if (!ask || !isNamed(ask)) return undefined;
      return uses.has('definition') ? evaluate(goalOf(ask), lookup, how) : scalar(point.draw(own, 'number'));
    }

    function indexed(tree: NameTree): Value | undefined {
      const { name } = tree;
      const index = wholeOf(evaluate(tree.index!, lookup, how), tree);
      const id = `${name}[${index}]`;
      if (Math.abs(index) > FARTHEST_INDEX)
        throw new EvaluationFault({ code: 'too-large', where: toText(tree) });
      const key = `${outcome}|${id}`;
      const known = terms.get(key);
      if (known) return known;
      const value = term(tree, name, index, id);
      if (value) terms.set(key, value);
      return value;
    }

    function term(tree: NameTree, name: string, index: number, id: string): Value | undefined {
      // The indices of sums around mean nothing inside a definition.
      const outside = (variable?: string): Lookup =>
        scope(outcome, variable ? new Map([[variable, wholeValue(index)]]) : new Map());
      const isOpen = open.has(id);
      const earlier =
        uses.has('shown') && !isOpen ? shown.find((other) => isAt(other, name, index)) : undefined;
      if (earlier) return within(id, () => evaluate(earlier.value, outside(), how));
      if (claim && !isOpen && name === claim.term.name && index >= claim.first && index < targetIndex())
        return within(id, () => evaluate(claim.value, outside(claim.term.index.name), how));
      const definition = proof.definitions.get(name);
      if (definition && uses.has('definition') && index >= definition.from && !isOpen)
        return within(id, () => evaluate(definition.rule, outside(definition.index), how));
      for (const given of uses.has('given') ? proof.givens : []) {
        if (given.name !== name) continue;
        if (typeof given.index === 'string') return evaluate(given.value, outside(given.index), how);
        if (given.index === index) return evaluate(given.value, outside(), how);
      }
      if (definition && index < definition.from - 1)
        throw new EvaluationFault({ code: 'before-first', where: toText(tree) });
      const domain = proof.free.get(name);
      if (domain?.kind === 'random') return outcomeOf(name, `${index}`, outcome);
      // A term that rests on random ones is random itself.
      return scalar(point.draw(randomTerms(proof).has(name) ? `${id}|${outcome}` : id, 'number'));
    }

    function isAt({ term: { name: own, index } }: Shown, name: string, at: number): boolean {
      return own === name && wholeOf(evaluate(index, scope(outcome, new Map()), how), index) === at;
    }

    /** The index in the term to be shown, at this point. */
    function targetIndex(): number {
      return wholeOf(evaluate(setting.target!, scope(outcome, new Map()), how), setting.target!);
    }

    function called(tree: CallTree): Value | undefined {
      if (tree.name === 'sum') return summedOver(tree);
      if (tree.name === 'E') return expected(tree);
      if (tree.name === 'lim') return limit(tree);
      if (proof.free.get(tree.name)?.kind !== 'function') return undefined;
      const [x] = evaluate(tree.args[0]!, lookup, how).cells;
      // An unknown function gives the same at the same place, and anything anywhere else.
      if (!isRational(x!)) throw new EvaluationFault({ code: 'undecided', where: toText(tree) });
      const { n, d } = reduced(x);
      return scalar(point.draw(`${tree.name}(${n}/${d})`, 'number'));
    }

    function summedOver(tree: CallTree): Value {
      const [body, variable, ...bounds] = tree.args;
      const [from, to] = bounds.map((each) => wholeOf(evaluate(each, lookup, how), each));
      if (to! - from! >= MOST_TERMS)
        throw new EvaluationFault({ code: 'too-many-terms', where: toText(tree), limit: MOST_TERMS });
      spend(tree, Math.max(0, to! - from! + 1));
      const { name } = variable as NameTree;
      let sum: Value = scalar(ZERO);
      for (let k = from!; k <= to!; k++) {
        const value = evaluate(body!, scope(outcome, new Map([...bound, [name, wholeValue(k)]])), how);
        sum = k === from ? value : plus(sum, value, how);
      }
      return sum;
    }

    function expected(tree: CallTree): Value {
      spend(tree, OUTCOMES);
      const values = Array.from({ length: OUTCOMES }, (_, each) =>
        evaluate(tree.args[0]!, scope(each, bound), how),
      );
      const sum = values.reduce((a, b) => plus(a, b, how));
      return map(sum, (x) => how.divide(x, whole(OUTCOMES)));
    }

    /** As the name grows without end: powers of numbers below 1 in size vanish, sums of such are added up, and no other trace of it may be left. */
    function limit(tree: CallTree): Value {
      const [body, variable] = tree.args;
      const { name } = variable as NameTree;
      const noLimit = (): never => {
        throw new EvaluationFault({ code: 'no-limit', where: toText(body!) });
      };
      const reads = (part: Tree): boolean => mentions(part, name);
      const far = (part: Tree, n: number): Real =>
        evaluate(part, scope(outcome, new Map([...bound, [name, wholeValue(n)]])), how).cells[0]!;
      // Not as (-1)^n*n does, nor as 1 - 1/n.
      const grows = (part: Tree): boolean => {
        const [at, next, later] = [1000, 1001, 2002].map((n) => far(part, n));
        const isMore = (a: Real, b: Real): boolean => sign(how.subtract(a, b)) === 1;
        return isMore(next!, at!) && isMore(later!, how.add(next!, ONE));
      };
      const isSmall = (part: Tree): boolean => {
        const value = evaluate(part, lookup, how);
        const size = isScalar(value) ? absolute(value.cells[0]!) : null;
        return size !== null && isRational(size) && compare(size, ONE) < 0;
      };
      const isSame = (...parts: readonly Tree[]): boolean => {
        const [a, b] = parts.map((part) => evaluate(part, lookup, how).cells[0]!);
        return isRational(a!) && isRational(b!) && compare(a, b) === 0;
      };
      /** A geometric sum without end: its first term over one minus what each term is multiplied by. */
      const added = ([term, index, from, to]: readonly Tree[]): Tree => {
        const at = (i: number): Tree =>
          substituted(term!, (index as NameTree).name, binary('+', from!, number(`${i}`)));
        const ratio = binary('/', at(1), at(0));
        const isGeometric =
          !reads(term!) && !reads(from!) && [1, 2].every((i) => isSame(binary('/', at(i + 1), at(i)), ratio));
        return isGeometric && isSmall(ratio) && grows(to!)
          ? binary('/', at(0), binary('-', number('1'), ratio))
          : noLimit();
      };
      const settled = (part: Tree): Tree => {
        if (part.kind === 'binary' && part.op === '^' && reads(part.right) && !reads(part.left))
          return isSmall(part.left) && grows(part.right) ? number('0') : noLimit();
        if (part.kind === 'call' && part.name === 'sum' && reads(part.args[3]!)) return added(part.args);
        if (part.kind === 'name' && mentions(part, name)) {
          const closed = closedForm(proof, part);
          return closed ? settled(closed) : noLimit();
        }
        return reads(part) ? mapChildren(part, settled) : part;
      };
      return evaluate(settled(body!), lookup, how);
    }
    return lookup;
  }

  /** A random number: with the givens its outcomes have the mean that all of its sequence have, without them any. */
  function outcomeOf(name: string, index: string, outcome: number): Value {
    const drawn = (at: number): Rational => point.draw(`${name}[${index}]|${at}`, 'number');
    if (!uses.has('given') || outcome < OUTCOMES - 1) return scalar(drawn(outcome));
    const mean = point.draw(`mean of ${name}`, 'number');
    let last: Real = how.multiply(mean, whole(OUTCOMES));
    for (let at = 0; at < OUTCOMES - 1; at++) last = how.subtract(last, drawn(at));
    return scalar(last);
  }

  const begin = (): void => {
    summed = 0;
  };
  return { lookup: scope(0, new Map()), how, begin };
}

/** The defined names whose rules speak, directly or through others, of a random sequence. */
const randomTerms = remember((proof: Proof): ReadonlySet<string> => {
  const found = new Set([...proof.free].filter(([, { kind }]) => kind === 'random').map(([name]) => name));
  // A definition may speak of a later one, so it takes as many rounds as there are definitions at most.
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { name, rule } of proof.definitions.values())
      if (namesIn(rule).some((other) => found.has(other.name))) found.add(name);
  }
  return found;
});

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

/** Entry by entry: what is summed has one shape. */
function plus(a: Value, b: Value, how: Arithmetic): Value {
  if (sameShape(a, b)) return { ...a, cells: a.cells.map((x, i) => how.add(x, b.cells[i]!)) };
  throw new EvaluationFault({ code: 'shapes', where: '+', left: a, right: b });
}

function wholeOf(value: Value, tree: Tree): number {
  const [cell] = value.cells;
  const n = isScalar(value) && isRational(cell!) ? asWhole(cell) : null;
  if (n === null || n > 10n ** 12n || n < -(10n ** 12n))
    throw new EvaluationFault({ code: n === null ? 'index' : 'too-large', where: toText(tree) });
  return Number(n);
}
