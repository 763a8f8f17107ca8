/** A symbolic problem and the number of a variant → the same with other numbers in it. */
import { toText } from '../math/tree.ts';
import { draw } from '../problem/draw.ts';
import type { Fault } from '../problem/fault.ts';
import type { Ask, Drawn, Proof } from '../problem/proof.ts';
import { testProof } from './test-proof.ts';
import { inVariant, VARIANTS_TESTED } from './test-variants.ts';
import type { Unmet } from './variant.ts';

/** The first numbers drawn: whatever is drawn leaves the proof as it is. */
export function proofVariantOf(
  { id }: Proof,
  { drawing, own, withNumbers }: Drawn,
  variant: number,
): Proof | Unmet {
  const numbers = draw(id, own, drawing, variant).next().value;
  const proof = withNumbers(numbers);
  return proof
    ? { ...proof, drawn: { drawing, own: numbers, withNumbers }, variant }
    : { tries: 1, breach: { rule: 'solved', what: id } };
}

export const isProofVariant = (made: Proof | Unmet): made is Proof => 'asks' in made;

/** Faults where a variant cannot be had, or its worked solution does not hold. */
export function testProofVariants(proof: Proof): readonly Fault[] {
  if (!proof.drawn) return [];
  for (let variant = 1; variant <= VARIANTS_TESTED; variant++) {
    const made = proofVariantOf(proof, proof.drawn, variant);
    if (!isProofVariant(made))
      return [{ ...proof.drawn.drawing.place, reason: { code: 'unmet', variant, ...made } }];
    // What has no numbers in it holds as it did; what has, mostly by itself.
    const asks = made.asks.filter((ask, i) => linesText(ask) !== linesText(proof.asks[i]!));
    const failed = testProof({ ...made, asks }).length > 0 ? testProof(made) : [];
    if (failed.length > 0) return failed.map((fault) => inVariant(fault, variant));
  }
  return [];
}

const linesText = ({ lines }: Ask): string => lines.map(toText).join('\n');
