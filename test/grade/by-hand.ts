/** Answers and roundings as they are written in a test, whether a number is among all that an answer stands for, and the mark of one answer of a proof. */
import { readAnswer } from '../../src/answer/read.ts';
import type { RawAnswers } from '../../src/answer/submission.ts';
import { gradeProof, type ProofMark } from '../../src/grade/proof.ts';
import type { Written } from '../../src/grade/written.ts';
import { meets } from '../../src/math/real.ts';
import type { Rounding } from '../../src/math/rounding.ts';
import type { Value } from '../../src/math/value.ts';
import type { Proof } from '../../src/problem/proof.ts';

/** An answer as a student writes it. */
export function written(text: string): Written {
  const reading = readAnswer(text);
  if (reading.kind !== 'value') throw new Error(`${text} is ${reading.kind}`);
  return { value: reading.value, lasts: reading.lasts };
}

export const valueIn = (text: string): Value => written(text).value;

/** `2 decimals`, `3 figures` or `exact`. */
export function rounding(text: string): Rounding {
  if (text === 'exact') return { kind: 'exact' };
  const [digits, kind] = text.split(' ');
  return { kind: kind!.startsWith('decimal') ? 'decimals' : 'figures', digits: Number(digits) };
}

/** Whether one number is among all that a value may stand for; of several entries, in the one that is named. */
export const holds = (stands: Value, text: string, entry = 0): boolean =>
  meets(stands.cells[entry]!, valueIn(text).cells[0]!);

/** The mark of one ask; those in `shown` are shown worked. */
export const markOf = (
  proof: Proof,
  answers: RawAnswers,
  id: string,
  shown: readonly string[] = [],
): ProofMark => gradeProof(proof, answers, new Set(shown)).steps.find(({ ask }) => ask.id === id)!;
