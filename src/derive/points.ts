/** A symbolic problem → the points at which equalities are tried: every whole number small and large, every other name a random rational. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { remember } from '../math/once.ts';
import { add, multiply, ONE, type Rational, ratio, subtract, whole } from '../math/rational.ts';
import { scalar, type Value } from '../math/value.ts';
import type { Domain, Proof } from '../problem/proof.ts';

/**
 * Where two sides are tried. By Schwartz and Zippel's bound two rational functions that differ, of degree d once multiplied out,
 * agree at a random point with a chance of at most d / 2^BITS. No answer that can be read has a degree past 2^24 that is also
 * worked out within the bounds on numbers, so that one point lets a wrong answer pass less often than once in
 * 2^(BITS − 24) = 2^56 > 10^15 times, whatever the whole numbers are; and there is a point of its own for each of them.
 */
export interface Point {
  readonly wholes: ReadonlyMap<string, number>;
  /** A random number, drawn once for each key. */
  readonly draw: (key: string, domain: Domain['kind'], between?: readonly [Rational, Rational]) => Rational;
  /** Rows of its random matrices. */
  readonly rows: number;
}

const BITS = 80;
const UNIT = 1n << BigInt(BITS);
/** Entries of matrices are shorter, for their powers grow fast; nine of them make up for it. */
const SHORT_UNIT = 1n << 32n;
/** Unknown to whoever writes an answer, so that none can be made to fit. */
const SECRET = randomBytes(16).toString('hex');
const MOST_DRAWS = 20_000;

/** Denominators are all the same power of two, so that sums of drawn numbers need no common denominator. */
function drawFrom(
  text: string,
  negative: boolean,
  unit: bigint,
  between?: readonly [Rational, Rational],
): Rational {
  const digest = createHash('sha256').update(SECRET).update(text).digest();
  const bits = (BigInt(`0x${digest.subarray(0, 11).toString('hex')}`) % unit) | 1n;
  const fraction = ratio(bits, unit);
  if (between) return add(between[0], multiply(subtract(between[1], between[0]), fraction));
  // Between ½ and 4½, so that neither side of 1 is favoured and powers stay in hand.
  const size = add(multiply(whole(4), fraction), { n: 1n, d: 2n });
  return negative ? { n: -size.n, d: size.d } : size;
}

/** A number that may be negative is so at every other point, so that no two names go together at all of them. */
const isNegative = (key: string, place: number): boolean => {
  const bits = createHash('sha256').update(key).digest();
  return ((bits[0]! >> (place % 3)) & 1) !== (place & 1);
};

function pointAt(seed: string, place: number, wholes: ReadonlyMap<string, number>, rows: number): Point {
  const drawn = new Map<string, Rational>();
  return {
    wholes,
    rows,
    draw: (key, domain, between) => {
      const known = drawn.get(key);
      if (known) return known;
      const value = drawFrom(
        `${seed}|${place}|${key}`,
        domain !== 'positive' && isNegative(key, place),
        domain === 'matrix' ? SHORT_UNIT : UNIT,
        between,
      );
      if (drawn.size > MOST_DRAWS) drawn.clear();
      drawn.set(key, value);
      return value;
    },
  };
}

/** How far each whole number lies behind its first: every n to the twelfth, and two large ones that nobody knows beforehand. */
const STEPS = [...Array.from({ length: 12 }, (_, i) => i), 13 + randomInt(12), 26 + randomInt(14)];
/** Multipliers without a common factor with the number of steps, so that together every name takes every step, in another order. */
const ORDERS = [1, 3, 5, 9, 11, 13];
const ROUNDS = 2;
/** Three rows where powers are low, and two where they are high. */
const rowsAt = (place: number, wholes: ReadonlyMap<string, number>): number =>
  place % 2 === 1 && Math.max(0, ...wholes.values()) <= 6 ? 3 : 2;

interface Whole {
  readonly name: string;
  readonly from: number;
  readonly to: string | null;
}

/** What bounds another comes after it: k from 1 to t is chosen first, and t goes on from there. */
function inOrder(wholes: readonly Whole[]): Whole[] {
  const ordered: Whole[] = [];
  let left = [...wholes];
  while (left.length > 0) {
    const next = left.find((one) => !left.some((other) => other.to === one.name)) ?? left[0]!;
    ordered.push(next);
    left = left.filter((other) => other !== next);
  }
  return ordered;
}

/** The steps of every name at each point: for one name all of them; for several every small combination, and each step of each name. */
function stepsOf(names: number): readonly (readonly number[])[] {
  if (names === 0) return [[]];
  if (names === 1) return STEPS.map((step) => [step]);
  let small: number[][] = [[]];
  for (let i = 0; i < names; i++)
    small = small.flatMap((steps) => (i < 3 ? [0, 1, 2] : [1]).map((step) => [...steps, step]));
  const spread = Array.from({ length: ROUNDS * STEPS.length }, (_, at) =>
    Array.from({ length: names }, (__, i) => {
      const round = Math.floor(at / STEPS.length);
      return STEPS[(at * ORDERS[i % ORDERS.length]! + round * i * 5) % STEPS.length]!;
    }),
  );
  return [...small, ...spread];
}

/** All ways to choose the whole numbers, the smallest first. */
function choices(wholes: readonly Whole[]): ReadonlyMap<string, number>[] {
  const ordered = inOrder(wholes);
  const chosen = stepsOf(ordered.length).map((steps) => {
    const at = new Map<string, number>();
    for (const [i, { name, from }] of ordered.entries()) {
      const below = ordered.filter((other) => other.to === name).map((other) => at.get(other.name) ?? 0);
      at.set(name, Math.max(from, ...below) + steps[i]!);
    }
    return at;
  });
  const total = (at: ReadonlyMap<string, number>): number => [...at.values()].reduce((sum, n) => sum + n, 0);
  return chosen.sort((a, b) => total(a) - total(b));
}

/** Points of a problem without whole numbers: roots choose a sign, and have to be tried at several. */
const LEAST = 8;

/** The points of a problem, drawn once; those with small whole numbers first. */
export const pointsOf = remember((proof: Proof): readonly Point[] => {
  const wholes = [...proof.free].flatMap(([name, domain]) =>
    domain.kind === 'whole' ? [{ name, from: domain.from, to: domain.to }] : [],
  );
  const made = choices(wholes).map((chosen, i) => pointAt(proof.id, i, chosen, rowsAt(i, chosen)));
  const more = Array.from({ length: Math.max(0, LEAST - made.length) }, (_, i) => {
    const place = made.length + i;
    return pointAt(proof.id, place, made[0]!.wholes, rowsAt(place, made[0]!.wholes));
  });
  return [...made, ...more];
});

/** A whole number as a value. */
export const wholeValue = (n: number): Value => scalar(n === 1 ? ONE : whole(n));
