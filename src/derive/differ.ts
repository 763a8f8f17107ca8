/** Two expressions that are not equal → the smallest values at which a person can see it. */
import { BINDS } from '../answer/forms.ts';
import { add, multiply, type Rational, ratio, subtract, whole } from '../math/rational.ts';
import { childrenOf, type NameTree, type Tree, toText } from '../math/tree.ts';
import { meetsAll, sameShape, type Value } from '../math/value.ts';
import type { Domain } from '../problem/proof.ts';
import { run, type Worlds } from './compare.ts';
import { type Point, wholeValue } from './points.ts';
import { type Use, type World, worldAt } from './world.ts';

export interface Difference {
  /** The value of every name in either side: n → 1, s[n] → 1/2. */
  readonly at: ReadonlyMap<string, Value>;
  readonly left: Value;
  readonly right: Value;
}

const MOST_TRIES = 160;
const MOST_WHOLES = 6;
const NUMBERS = [whole(2), whole(3), whole(5), whole(-1), whole(1)];
const FRACTIONS = [ratio(1n, 2n), ratio(1n, 3n), ratio(2n, 3n), ratio(1n, 4n), ratio(9n, 10n)];

/** A point of small numbers: the choice made for each name is counted from what it gets at first. */
function smallPoint(point: Point, choices: ReadonlyMap<string, number>, seen: string[]): Point {
  return {
    ...point,
    rows: 2,
    draw: (key: string, domain: Domain['kind'], between?: readonly [Rational, Rational]): Rational => {
      if (!seen.includes(key)) seen.push(key);
      const choice = choices.get(key) ?? 0;
      if (between) {
        const part = FRACTIONS[choice % FRACTIONS.length]!;
        return add(between[0], multiply(subtract(between[1], between[0]), part));
      }
      // Terms of a sequence get different numbers: 1, 2, 3.
      const first =
        key.includes('[') || key.includes('|') ? seen.filter((other) => /[[|]/.test(other)).indexOf(key) : 0;
      const number = NUMBERS[(first + choice) % NUMBERS.length]!;
      return domain === 'positive' && number.n < 0n ? whole(4) : number;
    },
  };
}

/** @returns null where no small values show it */
export function differenceOf(
  worlds: Worlds,
  left: Tree,
  right: Tree,
  uses: readonly Use[],
): Difference | null {
  const { setting } = worlds;
  let tries = 0;
  const points = worlds.points.slice(0, MOST_WHOLES);
  const tried = (point: Point, choices: ReadonlyMap<string, number>, seen: string[]): Difference | null => {
    tries++;
    const world = worldAt(setting, smallPoint(point, choices, seen), new Set(uses), undefined, worlds.meter);
    const [a, b] = [run(left, world), run(right, world)];
    if ('problem' in a || 'problem' in b) return null;
    if (!sameShape(a, b) || meetsAll(a, b)) return null;
    return { at: namesAt([left, right], world, setting.alias, point), left: a, right: b };
  };
  for (const point of points) {
    const seen: string[] = [];
    const found = tried(point, new Map(), seen);
    if (found) return found;
    for (const changed of seen)
      for (let choice = 1; choice < NUMBERS.length && tries < MOST_TRIES; choice++) {
        const other = tried(point, new Map([[changed, choice]]), [...seen]);
        if (other) return other;
      }
  }
  return null;
}

/** What the names in both sides stand for; those under a sum are left out, for they change within it. */
function namesAt(
  sides: readonly Tree[],
  world: World,
  alias: ReadonlyMap<string, string>,
  point: Point,
): Map<string, Value> {
  const found = new Map<string, Value>();
  const visit = (tree: Tree, bound: readonly string[]): void => {
    if (tree.kind === 'call' && BINDS.has(tree.name)) {
      const inside = [...bound, (tree.args[1] as NameTree).name];
      visit(tree.args[0]!, inside);
      for (const each of tree.args.slice(2)) visit(each, bound);
      return;
    }
    if (tree.kind === 'name') {
      if (tree.index) visit(tree.index, bound);
      if (
        bound.includes(tree.name) ||
        (tree.index && bound.some((name) => toText(tree.index!).includes(name)))
      )
        return;
      const value = run(tree, world);
      if (!('problem' in value)) found.set(toText(tree), value);
      return;
    }
    for (const part of childrenOf(tree)) visit(part, bound);
  };
  for (const side of sides) visit(side, []);
  // Whole numbers first: they say where in the sequence one stands.
  const wholes = [...found.keys()].filter((name) => point.wholes.has(alias.get(name) ?? name));
  return new Map([
    ...wholes.map((name): [string, Value] => [name, wholeValue(point.wholes.get(alias.get(name) ?? name)!)]),
    ...[...found].filter(([name]) => !wholes.includes(name)),
  ]);
}
