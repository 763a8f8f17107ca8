/** What a proof says of the n for which it holds → whether its base and step show that much, and the problem asks for no more. */
import type { Proof } from '../problem/proof.ts';

export interface RangeMark {
  readonly mark: 'correct' | 'wrong' | 'unreadable';
  readonly text: string;
  /** The first n that is claimed, the first that is asked, and the first that the base shows. */
  readonly from: number | null;
  readonly first: number;
  readonly shown: number | null;
  /** A few cases were named instead of a range. */
  readonly cases?: true;
}

const BEHIND = String.raw`\s*(?:\\geq?|>=|≥|=>|⩾|>)\s*(\d{1,6})`;
const AT_LEAST = new RegExp(String.raw`(?:^|[^A-Za-z])\\?[A-Za-z]${BEHIND}`);
/** 1 <= n says the same from the other side. */
const AT_MOST_LEFT = /(?:^|[^\d.])(\d{1,6})\s*(?:\\leq?|<=|≤|=<)\s*\\?[A-Za-z]/;
/** What takes something back, or says it of a few n only. */
const LIMITED =
  /\b(?:not|except|without|but|only|until|to|and|or)\b|[<≤≠]|!=|\\(?:leq?|neq?|lt)\b|\d\.\d|\de\d/i;
const CASES = /^[^A-Za-z]*[A-Za-z]\s*=\s*\d{1,6}(?:\s*(?:,|and)\s*\d{1,6})*\s*\.?$/;
/** A list that goes on without end: 1, 2, …, 9 stops. */
const ON = String.raw`.*(?:\.\.\.|…|\\l?dots)(?!\s*,?\s*(?:\d|[A-Za-z]\b))`;
const LISTED = new RegExp(String.raw`[A-Za-z]\s*=\s*(\d{1,6})\s*,\s*\d{1,6}${ON}`);
/** ℕ₀ begins with 0. */
const WITH_ZERO = String.raw`\s*\}?\s*_\s*\{?\s*(?:\\geq?|>=|≥)?\s*0`;
const NATURAL = new RegExp(
  String.raw`(?:∈|\\in\b|\bin\b)\s*(?:\\mathbb\s*\{?\s*[NZ]\b(?!${WITH_ZERO})|ℕ(?!₀|${WITH_ZERO})|ℤ⁺|N\b|\\?\{\s*1\s*,\s*2\b${ON})`,
);
const ALL =
  /\b(?:all|every|any|each)\s+(?:positive\s+)?(?:whole\s+numbers?|integers?|natural\s+numbers?|n)\b/i;

/** Nobody says it at such length, characters. */
const LONGEST_RANGE = 2000;

/** `n >= 1`, `n > 0`, `n = 1, 2, 3, …`, `n in N` */
export function judgeRange(proof: Proof, text: string, shown: number | null): RangeMark {
  const first = proof.induction?.first ?? 1;
  const from = text.length > LONGEST_RANGE ? null : startIn(text, first);
  const common = { text, from, first, shown };
  if (CASES.test(text)) return { ...common, mark: 'wrong', cases: true };
  if (from === null) return { ...common, mark: 'unreadable' };
  return { ...common, mark: from <= first && from >= (shown ?? first) ? 'correct' : 'wrong' };
}

function startIn(text: string, first: number): number | null {
  const turned = AT_MOST_LEFT.exec(text);
  if (turned && !LIMITED.test(text.slice(turned.index + turned[0].length))) return Number(turned[1]);
  if (LIMITED.test(text)) return null;
  const bound = AT_LEAST.exec(text);
  if (bound) return Number(bound[1]) + (/[^=]>\s*\d/.test(bound[0]) ? 1 : 0);
  const listed = LISTED.exec(text);
  if (listed) return Number(listed[1]);
  return NATURAL.test(text) || ALL.test(text) ? first : null;
}
