/** A point and what may be used there → the value of every name: what is not fixed by what may be used is a free number. */
import { evaluate, type Lookup } from '../math/evaluate.ts';
import { EvaluationFault } from '../math/fault.ts';
import { remember } from '../math/once.ts';
import { asWhole, ONE, type Rational, reduced, whole, ZERO } from '../math/rational.ts';
import { type Arithmetic, arithmetic, DIGITS, isRational, type Real } from '../math/real.ts';
import { type CallTree, type NameTree, namesIn, type Tree, toText } from '../math/tree.ts';
import { fill, isScalar, map, sameShape, scalar, type Value } from '../math/value.ts';
import { type Domain, type Given, goalOf, isNamed, type Proof } from '../problem/proof.ts';
import { limitOf } from './limit.ts';
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
  const how = chargedTo(meter, arithmetic(digits));
  const here: Here = { setting, point, uses, how, meter, terms: new Map(), open: new Set(), summed: 0 };
  const begin = (): void => {
    here.summed = 0;
  };
  return { lookup: new Scope(here).lookup, how, begin };
}

/** A world while it is looked at. */
interface Here {
  readonly setting: Setting;
  readonly point: Point;
  readonly uses: ReadonlySet<Use>;
  readonly how: Arithmetic;
  readonly meter: Meter;
  /** The values of terms that are known by now. */
  readonly terms: Map<string, Value>;
  /** Terms that are being worked out: one that leads back to itself is free again. */
  readonly open: Set<string>;
  /** How many terms of sums the line had so far. */
  summed: number;
}

const UNBOUND: ReadonlyMap<string, Value> = new Map();

/** What names and calls mean at one place of a formula. */
class Scope {
  readonly lookup: Lookup = (_, tree) =>
    tree.kind === 'call' ? this.called(tree) : tree.index ? this.indexed(tree) : this.plain(tree);

  /**
   * @param outcome that of the random sequences
   * @param bound the indices of sums around
   */
  constructor(
    private readonly here: Here,
    private readonly outcome = 0,
    private readonly bound = UNBOUND,
  ) {}

  private run(tree: Tree): Value {
    return evaluate(tree, this.lookup, this.here.how);
  }

  private wholeIn(tree: Tree): number {
    return wholeOf(this.run(tree), tree);
  }

  /** Inside a sum, its index being that number. */
  private inside(index: string, n: number): Scope {
    return new Scope(this.here, this.outcome, new Map([...this.bound, [index, wholeValue(n)]]));
  }

  /** Inside a rule, where the indices of sums around mean nothing; its own is that number. */
  private outside(index?: string, n = 0): Scope {
    return new Scope(this.here, this.outcome, index ? new Map([[index, wholeValue(n)]]) : UNBOUND);
  }

  private plain({ name }: NameTree): Value | undefined {
    const { setting, point, uses } = this.here;
    const { proof, alias } = setting;
    const inside = this.bound.get(name);
    if (inside) return inside;
    const own = alias.get(name) ?? name;
    const chosen = point.wholes.get(own);
    if (chosen !== undefined) return wholeValue(chosen);
    const domain = proof.free.get(own);
    if (domain?.kind === 'random') return outcomeOf(this.here, own, '*', this.outcome);
    if (domain) return drawn(point, own, domain);
    // A name of its own stands for its answer.
    const ask = proof.asks.find((other) => other.id === own);
    if (!ask || !isNamed(ask)) return undefined;
    return uses.has('definition') ? this.run(goalOf(ask)) : scalar(point.draw(own, 'number'));
  }

  private indexed(tree: NameTree): Value | undefined {
    const { terms } = this.here;
    const index = wholeOf(this.run(tree.index!), tree);
    if (Math.abs(index) > FARTHEST_INDEX)
      throw new EvaluationFault({ code: 'too-large', where: toText(tree) });
    const key = `${this.outcome}|${tree.name}[${index}]`;
    const known = terms.get(key);
    if (known) return known;
    const value = this.term(tree, index);
    terms.set(key, value);
    return value;
  }

  private term(tree: NameTree, at: number): Value {
    const { setting, point, uses, open } = this.here;
    const { name } = tree;
    const id = `${name}[${at}]`;
    const found = open.has(id) ? null : this.ruleFor(name, at);
    if (found) {
      open.add(id);
      try {
        return this.outside(found.index, at).run(found.rule);
      } finally {
        open.delete(id);
      }
    }
    const { proof } = setting;
    const given = uses.has('given') ? proof.givens.find((each) => isOf(each, name, at)) : undefined;
    if (given) {
      const index = typeof given.index === 'string' ? given.index : undefined;
      return this.outside(index, at).run(given.value);
    }
    const first = proof.definitions.get(name)?.from;
    if (first !== undefined && at < first - 1)
      throw new EvaluationFault({ code: 'before-first', where: toText(tree) });
    if (proof.free.get(name)?.kind === 'random') return outcomeOf(this.here, name, `${at}`, this.outcome);
    // A term that rests on random ones is random itself.
    return scalar(point.draw(randomTerms(proof).has(name) ? `${id}|${this.outcome}` : id, 'number'));
  }

  /** What a term is by an earlier answer, by the hypothesis, or by its definition. */
  private ruleFor(name: string, at: number): Rule | undefined {
    const { setting, uses } = this.here;
    const { proof, shown, target } = setting;
    const outside = this.outside();
    const isAt = ({ term }: Shown): boolean => term.name === name && outside.wholeIn(term.index) === at;
    const earlier = uses.has('shown') ? shown.find(isAt) : undefined;
    if (earlier) return { rule: earlier.value };
    const claim = uses.has('hypothesis') && target ? proof.induction : null;
    if (claim?.term.name === name && at >= claim.first && at < outside.wholeIn(target!))
      return { rule: claim.value, index: claim.term.index.name };
    const definition = uses.has('definition') ? proof.definitions.get(name) : undefined;
    return definition && at >= definition.from ? definition : undefined;
  }

  private called(tree: CallTree): Value | undefined {
    const { setting, point } = this.here;
    if (tree.name === 'sum') return this.sum(tree);
    if (tree.name === 'E') return this.expected(tree);
    if (tree.name === 'lim') return this.limit(tree);
    if (setting.proof.free.get(tree.name)?.kind !== 'function') return undefined;
    const [x] = this.run(tree.args[0]!).cells;
    // An unknown function gives the same at the same place, and anything anywhere else.
    if (!isRational(x!)) throw new EvaluationFault({ code: 'undecided', where: toText(tree) });
    const { n, d } = reduced(x);
    return scalar(point.draw(`${tree.name}(${n}/${d})`, 'number'));
  }

  private sum(tree: CallTree): Value {
    const { how } = this.here;
    const [body, variable, first, last] = tree.args;
    const [from, to] = [this.wholeIn(first!), this.wholeIn(last!)];
    if (to - from >= MOST_TERMS)
      throw new EvaluationFault({ code: 'too-many-terms', where: toText(tree), limit: MOST_TERMS });
    spend(this.here, tree, Math.max(0, to - from + 1));
    const { name } = variable as NameTree;
    let sum: Value = scalar(ZERO);
    for (let k = from; k <= to; k++) {
      const value = this.inside(name, k).run(body!);
      sum = k === from ? value : plus(sum, value, how);
    }
    return sum;
  }

  private expected(tree: CallTree): Value {
    const { how } = this.here;
    spend(this.here, tree, OUTCOMES);
    const values = Array.from({ length: OUTCOMES }, (_, each) =>
      new Scope(this.here, each, this.bound).run(tree.args[0]!),
    );
    const sum = values.reduce((a, b) => plus(a, b, how));
    return map(sum, (x) => how.divide(x, whole(OUTCOMES)));
  }

  private limit({ args: [body, variable] }: CallTree): Value {
    const { setting, how } = this.here;
    const { name } = variable as NameTree;
    const run = (part: Tree, n?: number): Value => (n === undefined ? this : this.inside(name, n)).run(part);
    return this.run(limitOf({ body: body!, name, proof: setting.proof, how, run }));
  }
}

/** A formula, with the name of the index that it is for any value of. */
interface Rule {
  readonly rule: Tree;
  readonly index?: string;
}

const isOf = ({ name: own, index }: Given, name: string, at: number): boolean =>
  own === name && (typeof index === 'string' || index === at);

/** A free name's value. */
function drawn({ draw, rows }: Point, name: string, domain: Domain): Value {
  switch (domain.kind) {
    case 'between':
      return scalar(draw(name, domain.kind, [domain.low, domain.high]));
    case 'matrix':
      return fill(rows, rows, (row, col) => draw(`${name}|${row}|${col}`, 'matrix'));
    case 'identity':
      return fill(rows, rows, (row, col) => (row === col ? ONE : ZERO));
    default:
      return scalar(draw(name, domain.kind));
  }
}

/** A random number: with the givens its outcomes have the mean that all of its sequence have, without them any. */
function outcomeOf({ point, uses, how }: Here, name: string, index: string, outcome: number): Value {
  const drawnAt = (at: number): Rational => point.draw(`${name}[${index}]|${at}`, 'number');
  if (!uses.has('given') || outcome < OUTCOMES - 1) return scalar(drawnAt(outcome));
  const mean = point.draw(`mean of ${name}`, 'number');
  let last: Real = how.multiply(mean, whole(OUTCOMES));
  for (let at = 0; at < OUTCOMES - 1; at++) last = how.subtract(last, drawnAt(at));
  return scalar(last);
}

/** @throws EvaluationFault where one line sums more than it may */
function spend(here: Here, tree: Tree, count: number): void {
  here.summed += count;
  pay(here.meter, count);
  if (here.summed <= MOST_TERMS_IN_ALL) return;
  const where = toText(tree);
  throw new EvaluationFault({ code: 'too-many-terms-in-all', where, limit: MOST_TERMS_IN_ALL });
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
