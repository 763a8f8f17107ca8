/** Arithmetic whose operations are paid for before they are done: a small text can ask for work without end. */
import * as rational from './rational.ts';
import { type Arithmetic, isRational, type Real } from './real.ts';

/** What operations cost. */
export interface Fees {
  readonly ofTwo: (a: Real, b: Real) => number;
  readonly ofPower: (a: Real, exponent: rational.Rational) => number;
  readonly ofFunction: number;
}

/** The same arithmetic; `pay` is asked for each fee, and throws where it does not pay. */
export function charged(how: Arithmetic, fees: Fees, pay: (fee: number) => void): Arithmetic {
  const both =
    (run: (a: Real, b: Real) => Real) =>
    (a: Real, b: Real): Real => {
      pay(fees.ofTwo(a, b));
      return run(a, b);
    };
  const one =
    (run: (a: Real) => Real) =>
    (a: Real): Real => {
      pay(fees.ofFunction);
      return run(a);
    };
  return {
    ...how,
    add: both(how.add),
    subtract: both(how.subtract),
    multiply: both(how.multiply),
    divide: both(how.divide),
    power: (a, exponent) => {
      pay(fees.ofPower(a, exponent));
      return how.power(a, exponent);
    },
    squareRoot: one(how.squareRoot),
    exponential: one(how.exponential),
    logarithm: one(how.logarithm),
  };
}

/** What a calculation may spend before it is given up: about a tenth of a second. */
const MOST_WORK = 1_200_000;
/** What an operation costs, that of short rationals being 1: of enclosures, and functions that are enclosed. */
const ENCLOSED_COST = 20;
const FUNCTION_COST = 1000;

/** A calculation was given up because it takes too long. */
export class TooMuchWork extends Error {}

export interface Metered extends Arithmetic {
  /** What was asked of it so far: about the number of operations on short numbers. */
  readonly spent: () => number;
}

/** The same arithmetic, which gives up when too much is asked of it. */
export function metered(how: Arithmetic, most = MOST_WORK, functionCost = FUNCTION_COST): Metered {
  let left = most;
  const fees: Fees = {
    ofTwo: costOf,
    ofPower: (a, exponent) => (rational.asWhole(exponent) === null ? functionCost : costOf(a, a)),
    ofFunction: functionCost,
  };
  const paying = charged(how, fees, (fee) => {
    left -= fee;
    if (left < 0) throw new TooMuchWork();
  });
  return { ...paying, spent: () => most - left };
}

const costOf = (a: Real, b: Real): number =>
  isRational(a) && isRational(b) ? rational.weightOf(a) * rational.weightOf(b) : ENCLOSED_COST;
