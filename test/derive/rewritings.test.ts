/**
 * The law of derivations: a right line written in another way holds, and one with a single change that alters its value fails. What
 * alters it is decided by an evaluator of its own, which shares nothing with src/derive but the trees. A long run, with the counts of
 * each step: REWRITINGS=10000 npx vitest run test/derive/rewritings.test.ts
 */
import { expect, it } from 'vitest';
import { gradeProof } from '../../src/grade/proof.ts';
import { type NameTree, type Tree, toText } from '../../src/math/tree.ts';
import { isProof, loadFolder } from '../../src/problem/load.ts';
import { type Ask, goalOf, type Proof } from '../../src/problem/proof.ts';
import { CHANGES, changed, type Dice, diceOf, STEPS, written } from './rewritings.ts';

const TIMES = Number(process.env.REWRITINGS ?? 200);
const proofs = [...loadFolder('problems').problems.values()].filter(isProof);
const cases = proofs.flatMap((proof) =>
  proof.asks.flatMap((ask) => ask.lines.map((tree, line) => ({ proof, ask, line, tree }))),
);

type Fraction = readonly [n: bigint, d: bigint];
const fraction = (n: bigint, d: bigint): Fraction => {
  if (d === 0n) throw new Undefined();
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  while (b) [a, b] = [b, a % b];
  return d < 0n ? [-n / a, -d / a] : [n / a, d / a];
};
class Undefined extends Error {}

const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => fraction(a * d + c * b, b * d);
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => fraction(a * c, b * d);
const turned = ([n, d]: Fraction): Fraction => fraction(d, n);
const minus = (a: Fraction, [n, d]: Fraction): Fraction => add(a, [-n, d]);
/** Equal but for what is left of powers in a limit. */
const agree = (a: Fraction, b: Fraction): boolean => {
  const [n, d] = minus(a, b);
  return (n < 0n ? -n : n) * 10n ** 30n < d;
};

const OUTCOMES = 4;
/** Where a limit is looked at: 0.72^300 is below 10^-42. */
const FAR = [300n, 350n] as const;

/**
 * The value of a line at a random point: with the whole truth of the problem, or with every term a number of its own. A matrix is a number
 * and the identity 1: what is made of one matrix by sums, products and inverses is equal where it is so for numbers.
 */
function valueAt(proof: Proof, round: number, isTrue: boolean): (tree: Tree) => Fraction {
  const dice = diceOf(round);
  const drawn = new Map<string, Fraction>();
  /** A number well between two others, and not a whole one. */
  const draw = (key: string, low: Fraction = [-3n, 1n], high: Fraction = [4n, 1n]): Fraction => {
    const part = fraction(BigInt(21 + dice.upTo(48)), 97n);
    const found = drawn.get(key) ?? add(low, times(minus(high, low), part));
    drawn.set(key, found);
    return found;
  };
  const wholes = new Map<string, bigint>();
  for (const [name, domain] of proof.free)
    if (domain.kind === 'whole')
      wholes.set(name, BigInt(domain.from + (round === 0 ? 0 : dice.pick([0, 1, 2, 3, 5]))));
  for (const [name, { kind, to }] of [...proof.free].map(
    ([name, domain]) => [name, { to: null, ...domain }] as const,
  ))
    if (kind === 'whole' && to !== null && wholes.get(name)! > wholes.get(to)!)
      wholes.set(to, wholes.get(name)!);
  const terms = new Map<string, Fraction>();

  /** An outcome of a random number; in truth all of one sequence have the same mean. */
  function outcomeOf(name: string, index: string, outcome: number): Fraction {
    if (!isTrue || outcome < OUTCOMES - 1) return draw(`${name}[${index}]|${outcome}`);
    const others = Array.from({ length: OUTCOMES - 1 }, (_, each) => draw(`${name}[${index}]|${each}`));
    return others.reduce(minus, times([BigInt(OUTCOMES), 1n], draw(`mean of ${name}`)));
  }
  function term(name: string, index: bigint, outcome: number): Fraction {
    const definition = proof.definitions.get(name);
    if (definition && index < definition.from - 1) throw new Undefined();
    if (proof.free.get(name)?.kind === 'random') return outcomeOf(name, `${index}`, outcome);
    if (!isTrue) return draw(`${name}[${index}]|${outcome}`);
    if (definition && index >= definition.from)
      return value(definition.rule, new Map([[definition.index, index]]), outcome);
    const given = proof.givens.find(
      (each) => each.name === name && (typeof each.index === 'string' || BigInt(each.index) === index),
    );
    if (given)
      return value(
        given.value,
        new Map(typeof given.index === 'string' ? [[given.index, index]] : []),
        outcome,
      );
    return draw(`${name}[${index}]`);
  }
  function whole(tree: Tree, bound: Bound, outcome: number): bigint {
    const [n, d] = value(tree, bound, outcome);
    if (d !== 1n || n > 10_000n || n < -10_000n) throw new Undefined();
    return n;
  }
  function value(tree: Tree, bound: Bound = new Map(), outcome = 0): Fraction {
    const of = (part: Tree): Fraction => value(part, bound, outcome);
    if (tree.kind === 'number') {
      const [, digits = '', places = ''] = /^(\d+)\.?(\d*)$/.exec(tree.text)!;
      return fraction(BigInt(digits + places), 10n ** BigInt(places.length));
    }
    if (tree.kind === 'negate') return minus([0n, 1n], of(tree.of));
    if (tree.kind === 'binary') {
      if (tree.op === '^') return powerOf(of(tree.left), whole(tree.right, bound, outcome));
      const [a, b] = [of(tree.left), of(tree.right)];
      return tree.op === '+'
        ? add(a, b)
        : tree.op === '-'
          ? minus(a, b)
          : tree.op === '*'
            ? times(a, b)
            : times(a, turned(b));
    }
    if (tree.kind === 'name' && tree.index) {
      const index = whole(tree.index, bound, outcome);
      const key = `${tree.name}[${index}]|${outcome}`;
      const found = terms.get(key) ?? term(tree.name, index, outcome);
      terms.set(key, found);
      return found;
    }
    if (tree.kind === 'name') return plain(tree, bound, outcome);
    if (tree.kind !== 'call') throw new Undefined();
    const [body, index, from, to] = tree.args as [Tree, NameTree, Tree, Tree];
    const at = (n: bigint): Fraction => value(body, new Map([...bound, [index.name, n]]), outcome);
    if (tree.name === 'sum') {
      let total: Fraction = [0n, 1n];
      const last = whole(to, bound, outcome);
      for (let n = whole(from, bound, outcome); n <= last; n++) total = add(total, at(n));
      return total;
    }
    if (tree.name === 'lim') {
      const [near, far] = [at(FAR[0]), at(FAR[1])];
      if (!agree(near, far)) throw new Undefined('everywhere');
      return far;
    }
    if (tree.name === 'E') {
      const each = Array.from({ length: OUTCOMES }, (_, other) => value(body, bound, other));
      return times(each.reduce(add), [1n, BigInt(OUTCOMES)]);
    }
    return tree.name === 'inverse' ? turned(of(body)) : draw(`${tree.name}(${of(body)})`);
  }
  function plain({ name }: NameTree, bound: Bound, outcome: number): Fraction {
    const n = bound.get(name) ?? wholes.get(name);
    const domain = proof.free.get(name);
    if (n !== undefined) return [n, 1n];
    if (!domain) throw new Undefined();
    if (domain.kind === 'identity') return [1n, 1n];
    if (domain.kind === 'random') return outcomeOf(name, '*', outcome);
    return domain.kind === 'between'
      ? draw(name, [domain.low.n, domain.low.d], [domain.high.n, domain.high.d])
      : draw(name, domain.kind === 'positive' ? [0n, 1n] : undefined);
  }
  return value;
}
type Bound = ReadonlyMap<string, bigint>;

function powerOf(base: Fraction, exponent: bigint): Fraction {
  const [n, d] = exponent < 0n ? turned(base) : base;
  const size = exponent < 0n ? -exponent : exponent;
  return fraction(n ** size, d ** size);
}

const ROUNDS = 6;
/** At how many points two lines agree and differ; those at which one has no value are passed over, but a limit is there or not. */
function compared(
  proof: Proof,
  one: Tree,
  other: Tree,
  isTrue: boolean,
): { readonly alike: number; readonly apart: number } {
  let [alike, apart] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const value = valueAt(proof, round, isTrue);
    try {
      if (agree(value(one), value(other))) alike++;
      else apart++;
    } catch (error) {
      if (!(error instanceof Undefined)) throw error;
      if (error.message === 'everywhere') return { alike: 0, apart: 0 };
    }
  }
  return { alike, apart };
}

/** What is said of an answer: its mark, and the verdict of each line. */
function judged(proof: Proof, ask: Ask, answer: string | string[]): string[] {
  const { mark, lines } = gradeProof(proof, { [ask.id]: answer }).steps.find((step) => step.ask === ask)!;
  return [
    mark,
    ...lines.map((line) =>
      line.verdict === 'holds' ? `holds by ${line.by}${line.big ? ', big' : ''}` : line.verdict,
    ),
  ];
}

/** A line after so many steps at most. */
function rewritten(proof: Proof, tree: Tree, most: number, dice: Dice) {
  const taken = Array.from({ length: dice.upTo(most) }).reduce<{ tree: Tree; steps: readonly string[] }>(
    (before) => {
      const next = changed(STEPS, { root: before.tree, proof, dice });
      return next ? { tree: next.tree, steps: [...before.steps, next.name] } : before;
    },
    { tree, steps: [] },
  );
  const { alike, apart } = compared(proof, tree, taken.tree, false);
  const isSame = apart === 0 && alike > 0;
  if (!isSame) throw new Error(`not the same: ${toText(tree)} and ${toText(taken.tree)} by ${taken.steps}`);
  return taken;
}

interface Trial {
  readonly names: readonly string[];
  readonly isRight: boolean;
  readonly story: unknown;
}
/** Tries so many, and tells those that were misjudged; a long run also says how often each step was taken. */
function misjudged(title: string, trial: (dice: Dice) => Trial | null): unknown[] {
  const wrong: unknown[] = [];
  const counts = new Map<string, number>();
  let tried = 0;
  for (let seed = 0; tried < TIMES; seed++) {
    const made = trial(diceOf(seed));
    if (!made) continue;
    tried++;
    for (const name of new Set(made.names)) counts.set(name, (counts.get(name) ?? 0) + 1);
    if (!made.isRight) wrong.push({ seed, ...made });
  }
  const rows = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${count} × ${name}`);
  if (process.env.REWRITINGS)
    console.log([`${title}: ${tried} tried, ${wrong.length} misjudged`, ...rows].join('\n'));
  return wrong;
}

it.each(proofs.map((proof) => [proof.id, proof] as const))(
  '%s: the oracle finds the true value in every worked line',
  (_, proof) => {
    const values = proof.asks.flatMap((ask) =>
      ask.lines.map((line) => ({ line: toText(line), ...compared(proof, line, goalOf(ask), true) })),
    );
    expect(values.filter(({ alike, apart }) => alike < ROUNDS || apart > 0)).toEqual([]);
  },
);

const HOUR = 3_600_000;

it('a right line holds however it is written', { timeout: HOUR }, () => {
  /** What is said of the lines as the problem has them. */
  const usual = new Map<string, readonly string[]>();
  const wrong = misjudged('rewritten', (dice) => {
    const { proof, ask, line } = dice.pick(cases);
    const isAlone = ask.kind === 'expression' && line === ask.lines.length - 1 && dice.chance(0.5);
    const lines = isAlone ? [goalOf(ask)] : ask.lines;
    const others = lines.map((tree, at) => rewritten(proof, tree, at === line || isAlone ? 6 : 1, dice));
    const texts = others.map(({ tree }) => written(tree, dice));
    const key = `${proof.id} ${ask.id} ${isAlone}`;
    const wanted = usual.get(key) ?? judged(proof, ask, isAlone ? toText(lines[0]!) : lines.map(toText));
    usual.set(key, wanted);
    const got = judged(proof, ask, isAlone ? texts[0]! : texts);
    const isRight = wanted[0] === 'correct' && got.join() === wanted.join();
    const story = { proof: proof.id, ask: ask.id, lines: lines.map(toText), texts, wanted, got };
    return { names: others.flatMap(({ steps }) => steps), isRight, story };
  });
  expect(wrong).toEqual([]);
});

it('a line that one change has altered fails', { timeout: HOUR }, () => {
  const wrong = misjudged('altered', (dice) => {
    const { proof, ask, line, tree } = dice.pick(cases);
    const root = rewritten(proof, tree, 2, dice).tree;
    const change = changed(CHANGES, { root, proof, dice });
    if (!change || compared(proof, tree, change.tree, true).apart === 0) return null;
    const text = written(change.tree, dice);
    const isAlone = ask.kind === 'expression' && dice.chance(0.3);
    const got = judged(proof, ask, isAlone ? text : [...ask.lines.slice(0, line).map(toText), text]);
    const isRight = got[0] === 'wrong' && got.at(-1) === 'fails';
    return {
      names: [change.name],
      isRight,
      story: { proof: proof.id, ask: ask.id, line: toText(tree), text, got },
    };
  });
  expect(wrong).toEqual([]);
});
