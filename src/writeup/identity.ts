/** Two sides with names in them → whether they are equal whatever the names stand for. */
import * as rational from '../math/rational.ts';
import { isRational } from '../math/real.ts';
import { childrenOf, namesIn, type Tree, toText } from '../math/tree.ts';
import { meetsAll, scalar, type Value } from '../math/value.ts';
import { countAt, countingIn, randomAt, SAMPLES } from './sample.ts';
import { type Names, valueIn } from './value.ts';

/** Capitals may be matrices, whose products may not be turned round. */
export const CAPITAL = /^[A-Z]$/;

/** Equal whatever the names stand for. */
export function isIdentity(left: Tree, right: Tree): boolean {
  const counting = countingIn([left, right]);
  const names = (sample: number): Names => {
    const own: Names = (name) => {
      if (!name.index && counting.has(name.name)) return countAt(name.name, sample);
      if (name.name === 'I' && !name.index) return countAt('one', -1);
      const index = name.index ? valueIn(name.index, own) : null;
      if (name.index && !index) return undefined;
      return randomAt(
        index
          ? `${name.name}[${index.cells.map((x) => ('n' in x ? `${x.n}/${x.d}` : '')).join()}]`
          : name.name,
        sample,
      );
    };
    return own;
  };
  return agreesAt(left, right, names) && !(hasCapitalProduct(left) || hasCapitalProduct(right));
}

function agreesAt(left: Tree, right: Tree, names: (sample: number) => Names): boolean {
  let compared = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const [a, b] = [valueIn(left, names(sample)), valueIn(right, names(sample))];
    if (!a || !b) continue;
    if (!meetsAll(a, b)) return false;
    compared++;
  }
  return compared > 0;
}

/** Whether two capitals are multiplied, so that their order may matter. */
function hasCapitalProduct(tree: Tree): boolean {
  if (tree.kind === 'binary' && tree.op === '*') {
    const capitals = (part: Tree): Set<string> =>
      new Set(
        namesIn(part)
          .map(({ name }) => name)
          .filter((name) => CAPITAL.test(name) && name !== 'I' && name !== 'L' && name !== 'E'),
      );
    const [left, right] = [capitals(tree.left), capitals(tree.right)];
    if ([...left].some((name) => [...right].some((other) => other !== name))) return true;
  }
  return childrenOf(tree).some(hasCapitalProduct);
}

/** x + 1 = 2x is solved, not refuted. */
export function isLinear(left: Tree, right: Tree, key: string): boolean {
  const counting = countingIn([left, right]);
  const gap = (n: bigint): Value | null =>
    valueIn({ kind: 'binary', op: '-', left, right }, (name) => {
      if (toText(name) === key || name.name === key) return scalar({ n, d: 1n });
      return counting.has(name.name) && !name.index ? countAt(name.name, 0) : undefined;
    });
  const [a, b, c] = [gap(2n), gap(3n), gap(4n)].map((value) => value?.cells[0]);
  if (!a || !b || !c || !isRational(a) || !isRational(b) || !isRational(c)) return a === undefined;
  return rational.equal(rational.add(a, c), rational.add(b, b));
}
