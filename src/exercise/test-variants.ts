/** A problem that draws its numbers → a fault where its variants cannot be had, or fail what its file tests. */
import { possibleChanges } from '../diagnose/changes.ts';
import type { Fault } from '../problem/fault.ts';
import type { Drawing } from '../problem/problem.ts';
import { firstSteps, type Trace } from '../trace/solve.ts';
import { selfTest } from './self-test.ts';
import { isTrace, slipText, variantOf } from './variant.ts';

export const VARIANTS_TESTED = 50;
/** In so many of them students are marked as well. */
const MARKED = 3;

export function testVariants(trace: Trace): Fault[] {
  const { drawing } = trace.problem;
  if (!drawing) return [];
  const unknown = unknownSlips(trace, drawing);
  if (unknown.length > 0) return unknown;
  for (let variant = 1; variant <= VARIANTS_TESTED; variant++) {
    const made = variantOf(trace, drawing, variant);
    if (!isTrace(made))
      return [{ ...drawing.placeOf(made.breach.rule), reason: { code: 'unmet', variant, ...made } }];
    const failed = variant <= MARKED ? selfTest(made).filter(saysSomething) : [];
    if (failed.length > 0) return failed.map((fault) => inVariant(fault, variant));
  }
  return [];
}

/** Slips that may be hidden, but that nobody looks for. */
function unknownSlips(trace: Trace, { hold, place }: Drawing): Fault[] {
  const known = firstSteps(trace).flatMap((step) => possibleChanges(trace, step).map(slipText));
  const ofTheSame = (slip: string): string[] =>
    known.filter((other) => other.startsWith(`${slip.split(':')[0]}:`));
  return hold.hides
    .filter((slip) => !known.includes(slip))
    .map((name) => ({ ...place, reason: { code: 'not-here', name, as: 'slip', known: ofTheSame(name) } }));
}

/** With other numbers a wrong rule may be one that cannot be run, or what follows from it may round to what is right. */
const saysSomething = ({ reason }: Fault): boolean =>
  reason.code === 'test' && !(reason.wanted === 'carried' && reason.got === 'correct');

export const inVariant = ({ reason, ...place }: Fault, variant: number): Fault => ({
  ...place,
  reason: reason.code === 'test' ? { ...reason, what: `in variant ${variant}, ${reason.what}` } : reason,
});
