/** Problems that draw → the numbers of some of their variants; a golden file pins them, so that a variant once handed out stays what it was. */
import { valueToText } from '../explain/values.ts';
import type { Value } from '../math/value.ts';
import type { Exercise } from '../problem/load.ts';
import { isProof } from '../problem/load.ts';
import type { Drawing } from '../problem/problem.ts';
import type { Proof } from '../problem/proof.ts';
import { solve, type Trace } from '../trace/solve.ts';
import { isProofVariant, proofVariantOf } from './proof-variant.ts';
import { isTrace, variantOf } from './variant.ts';

export interface Pin {
  /** The edition: `variants:` in the problem file. */
  readonly variants: number;
  /** What is drawn for a variant, written out: `alpha = 0.2; w[0] = [1, 0]`. */
  readonly numbers: Readonly<Record<string, string>>;
}

export type Pins = Readonly<Record<string, Pin>>;

const PINNED = [1, 2, 3, 1000] as const;

/** Null for a problem that draws nothing. */
export function pinOf(exercise: Exercise): Pin | null {
  const drawing = drawingOf(exercise);
  if (!drawing) return null;
  const numbersOf = numbersIn(exercise, drawing);
  return {
    variants: drawing.edition,
    numbers: Object.fromEntries(PINNED.map((variant) => [`${variant}`, numbersOf(variant)])),
  };
}

function numbersIn(exercise: Exercise, drawing: Drawing): (variant: number) => string {
  const made = isProof(exercise) ? numbersOfProof(exercise) : givensOf(solve(exercise), drawing);
  return (variant) => {
    const numbers = made(variant);
    return [...drawing.sources.keys()]
      .map((id) => `${id} = ${numbers ? valueToText(numbers.get(id)!) : 'none'}`)
      .join('; ');
  };
}

type Made = (variant: number) => ReadonlyMap<string, Value> | null;

const givensOf =
  (own: Trace, drawing: Drawing): Made =>
  (variant) => {
    const made = variantOf(own, drawing, variant);
    return isTrace(made) ? made.problem.givens : null;
  };

const numbersOfProof =
  (proof: Proof): Made =>
  (variant) => {
    const made = proofVariantOf(proof, proof.drawn!, variant);
    return isProofVariant(made) ? made.drawn!.own : null;
  };

/** What is to be pinned: anew where a problem has no pin or its edition rose, else what is; nothing of problems that draw no more. */
export function repinned(pins: Pins, exercises: readonly Exercise[]): Pins {
  return Object.fromEntries(
    exercises.flatMap((exercise): [string, Pin][] => {
      const before = pins[exercise.id];
      const isDue = !before || before.variants < (drawingOf(exercise)?.edition ?? 0);
      const pin = drawingOf(exercise) && (isDue ? pinOf(exercise) : before);
      return pin ? [[exercise.id, pin]] : [];
    }),
  );
}

const drawingOf = (exercise: Exercise): Drawing | null =>
  isProof(exercise) ? (exercise.drawn?.drawing ?? null) : exercise.drawing;
