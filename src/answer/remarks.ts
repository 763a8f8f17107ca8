/** A line of a derivation as it was written → the formula in it, without the environment, number, reason or sign of the end around it. */
import { FORMS } from './forms.ts';
import { GREEK_NAMES } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

const ENVIRONMENT =
  /\\(?:begin|end)\s*\{(?:aligned|align|alignat|split|gather|gathered|equation|eqnarray|array)\*?\}(?:\{[^}]*\})?/g;
const TAGS =
  /\\(?:tag\*?\s*\{[^}]*\}|notag|nonumber|label\s*\{[^}]*\}|qed\b|square\b|blacksquare\b|Box\b|checkmark\b)/g;
const GAP = /\s{20,}/g;
const ENDS = /\s*(?:∎|□|■|◻|✓|Q\.?E\.?D\.?|#)\s*$/;
const COMMENT = /\s*\/\/.*$|\s%\s.*$/;
const NUMBERED = /^\s*(?:\(?\d{1,2}[.)]|•)\s+(?=\S)/;
const BEFORE = /^\s*(?:\\Rightarrow|\\implies|\\therefore|⇒|∴|→|=>)\s*/;
const BEHIND = /\s*(?:&\s*)*(?:\\quad|\\qquad|\s)*(?:\\text\s*\{([^{}]*)\}|[([]([^()[\]]*)[)\]])\s*$/;
const HEADING = /^\s*([A-Za-z][A-Za-z ,.'’=\d>≥()-]{1,60}?)\s*:\s*(?==?\s*\S)/;

/** The lines of an environment, or of a text; LaTeX ends them with two backslashes. */
export const withoutEnvironment = (text: string): string => text.replace(ENVIRONMENT, '\n').replace(TAGS, '');

/** @example withoutRemarks('= g*(1-rho^2) (by algebra) ∎', vocabulary) is '= g*(1-rho^2)' */
export function withoutRemarks(text: string, vocabulary: Vocabulary): string {
  // Long gaps are of no meaning, and would be looked through again and again.
  let line = text.replace(GAP, ' ').replace(COMMENT, '').replace(ENDS, '').replace(BEFORE, '');
  const heading = HEADING.exec(line);
  if (heading && isSpeech(heading[1]!, vocabulary)) line = line.slice(heading[0].length);
  const behind = BEHIND.exec(line);
  const said = behind?.[1] ?? behind?.[2];
  if (behind && said !== undefined && behind.index > 0 && isSpeech(said, vocabulary))
    line = line.slice(0, behind.index);
  const numbered = NUMBERED.exec(line);
  if (numbered && line.length > numbered[0].length) line = line.slice(numbered[0].length);
  return line.trim();
}

/** Whether a text holds a word that is no name of the problem: a reason, not a formula. */
function isSpeech(text: string, { names, sequences, functions }: Vocabulary): boolean {
  const words = text.replace(/\\[A-Za-z]+/g, ' ').match(/[A-Za-z]{2,}/g) ?? [];
  const isName = (word: string): boolean =>
    names.has(word) || sequences.has(word) || functions.has(word) || GREEK_NAMES.has(word) || FORMS.has(word);
  return words.some((word) => !isName(word)) && !/[*/^+]/.test(text);
}
