/** A symbolic problem → the points at which equalities are tried: every whole number small and large, every other name a random rational. */
import { createHash, randomBytes } from 'node:crypto';
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
/** Unknown to whoever writes an answer, so that none can be made to fit. */
const SECRET = randomBytes(16).toString('hex');
const MOST_DRAWS = 20_000;

/** Denominators are all the same power of two, so that sums of drawn numbers need no common denominator. */
function drawFrom(text: string, domain: Domain['kind'], between?: readonly [Rational, Rational]): Rational {
  const digest = createHash('sha256').update(SECRET).update(text).digest();
  const bits = (BigInt(`0x${digest.subarray(0, 11).toString('hex')}`) % UNIT) | 1n;
  const fraction = ratio(bits, UNIT);
  if (between) return add(between[0], multiply(subtract(between[1], between[0]), fraction));
  // Between ½ and 4½, so that neither side of 1 is favoured and powers stay in hand.
  const size = add(multiply(whole(4), fraction), { n: 1n, d: 2n });
  return domain === 'positive' || digest[31]! % 2 === 0 ? size : { n: -size.n, d: size.d };
}

function pointAt(seed: string, wholes: ReadonlyMap<string, number>, rows: number): Point {
  const drawn = new Map<string, Rational>();
  return {
    wholes,
    rows,
    draw: (key, domain, between) => {
      const known = drawn.get(key);
      if (known) return known;
      const value = drawFrom(`${seed}|${key}`, domain, between);
      if (drawn.size > MOST_DRAWS) drawn.clear();
      drawn.set(key, value);
      return value;
    },
  };
}

/** Every n from the first to the twelfth, and large ones. */
const FIRST_TWELVE = Array.from({ length: 12 }, (_, i) => i);
const LARGE = [23, 38];
const FEW = Array.from({ length: 5 }, (_, i) => i);
const MATRIX_ROWS = [2, 3];

interface Whole {
  readonly name: string;
  readonly from: number;
  readonly to: string | null;
}

/** All ways to choose the whole numbers: alone, one from twelve and two large ones; together, from five each and two large ones. */
function choices(wholes: readonly Whole[]): ReadonlyMap<string, number>[] {
  if (wholes.length === 0) return [new Map()];
  const steps = wholes.length === 1 ? FIRST_TWELVE : FEW;
  let all: Map<string, number>[] = [new Map()];
  // What bounds another comes after it: k from 1 to t starts at k, and t goes on from there.
  for (const { name, from } of [...wholes].sort((a, b) => (a.to === b.name ? -1 : b.to === a.name ? 1 : 0))) {
    const below = wholes.filter((other) => other.to === name).map((other) => other.name);
    all = all.flatMap((chosen) => {
      const least = Math.max(from, ...below.map((other) => chosen.get(other)!));
      const large = chosen.size === 0 ? LARGE : [];
      return [...steps, ...large].map((step) => new Map([...chosen, [name, least + step]]));
    });
  }
  return all.length > MOST_POINTS ? all.filter((_, i) => i % Math.ceil(all.length / MOST_POINTS) === 0) : all;
}

const MOST_POINTS = 40;

const known = new WeakMap<Proof, readonly Point[]>();

/** The points of a problem, drawn once; those with small whole numbers first. */
export function pointsOf(proof: Proof): readonly Point[] {
  const found = known.get(proof);
  if (found) return found;
  const wholes = [...proof.free].flatMap(([name, domain]) =>
    domain.kind === 'whole' ? [{ name, from: domain.from, to: domain.to }] : [],
  );
  const hasMatrix = [...proof.free.values()].some((domain) => domain.kind === 'matrix');
  const made = choices(wholes).map((chosen, i) =>
    pointAt(`${proof.id}|${i}`, chosen, MATRIX_ROWS[i % MATRIX_ROWS.length]!),
  );
  const twice =
    made.length > 1 ? made : [...made, pointAt(`${proof.id}|again`, new Map(), hasMatrix ? 3 : 2)];
  known.set(proof, twice);
  return twice;
}

/** A whole number as a value. */
export const wholeValue = (n: number): Value => scalar(n === 1 ? ONE : whole(n));
