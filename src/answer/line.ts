/** A line of a derivation as it was written → its formula, what is said beside it, and the sides of the claim that it names. */
import {
  EQUIVALENT,
  IS_LEFT,
  IS_RIGHT,
  isAim,
  LEFT_IS,
  RIGHT_IS,
  SIDES,
  withoutFrame,
  withoutGaps,
  withoutRemarks,
} from './remarks.ts';
import { type Said, saidBeside } from './said.ts';
import { statementsIn } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';

/** \quad \text{since } */
const SPOKEN =
  /(?:\\q?quad\s*|\\[,;]\s*){0,4}\\(?:text|mbox|textrm)\s*\{\s*((?:by|because|since|as|using|from|for|where|with|if|when|da|weil|wegen|nach|mit|für|falls|wenn)\b[^{}]*)\}/gi;

/** \underbrace{s_n}_{\text{IH}} */
const GROUP = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}`;
const LABELLED = new RegExp(
  String.raw`\\(?:under|over)brace\s*(${GROUP})(?:\s*[_^]\s*(?:${GROUP}|\w))?`,
  'g',
);
/** \forall n */
const ALL = /\s*(?:∀|\\forall(?![A-Za-z]))\s*/g;
/** \( and \[ open mathematics. */
const MATHEMATICS = /\\[[\]()]/g;

export type Side = 'left' | 'right';

/** A line of a derivation. */
export interface Line {
  /** The formula in it; an aim is kept whole. */
  readonly text: string;
  /** The statements in it, where there are several. */
  readonly formulas?: readonly string[];
  /** What is said beside the formula, or in the words around it. */
  readonly said?: readonly Said[];
  /** The side of the claim that it is said to begin with, or to end with: RHS = … = LHS. */
  readonly begins?: Side | null;
  readonly ends?: Side | null;
  /** Whether it is said to be equivalent to the line before. */
  readonly isEquivalent?: boolean;
}

/** With all its words, characters. */
export const LONGEST_LINE = 4000;

/**
 * What is longer than any line is not looked through, and is too long to be read.
 * @example lineOf('RHS = g = LHS, as s_0 = 0', vocabulary) has the text 'g', begins right and ends left
 */
export function lineOf(typed: string, vocabulary: Vocabulary): Line {
  const line = withoutGaps(typed);
  if (line.length > LONGEST_LINE) return { text: line.slice(0, LONGEST_LINE + 1) };
  // What is taken out leaves gaps.
  const text = withoutGaps(
    line.replace(SPOKEN, ' $1 ').replace(ALL, ' for all ').replace(LABELLED, '$1').replace(MATHEMATICS, '  '),
  );
  const statements = isAim(text) ? [text] : statementsIn(text);
  const parts = statements.map((statement) => statementOf(statement, vocabulary));
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (parts.length === 1) return { ...first, isEquivalent: EQUIVALENT.test(text) };
  const formulas = parts.map((part) => part.text);
  return {
    text: formulas.join(AND),
    formulas,
    said: parts.flatMap(({ said }) => said ?? []),
    begins: first.begins ?? null,
    ends: last.ends ?? null,
  };
}

/** What stands between the statements of a line. */
export const AND = ', ';

function statementOf(text: string, vocabulary: Vocabulary): Line {
  const whole = withoutFrame(text);
  const isBoth = isAim(text) || SIDES.test(whole);
  const formula = withoutRemarks(text, vocabulary);
  return {
    text: formula,
    said: saidBeside(text, formula, vocabulary),
    begins: isBoth ? null : RIGHT_IS.test(whole) ? 'right' : LEFT_IS.test(whole) ? 'left' : null,
    ends: isBoth ? null : IS_LEFT.test(whole) ? 'left' : IS_RIGHT.test(whole) ? 'right' : null,
  };
}
