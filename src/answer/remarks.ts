/** A line of a derivation as it was written → the formula in it, without the environment, number, reason or sign of the end around it. */
import { FORMS } from './forms.ts';
import { GREEK_NAMES } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

const ENVIRONMENT =
  /\\(?:begin|end)\s*\{(?:aligned|align|alignat|split|gather|gathered|equation|eqnarray|array)\*?\}(?:\{[^}]*\})?/g;
const TAGS =
  /\\(?:(?:tag\*?|label)\s*\{(?:[^{}]|\{[^{}]*\})*\}|notag|nonumber|qed\b|square\b|blacksquare\b|Box\b|checkmark\b)/g;
const GAP = /[\s&]{20,}/g;
const ENDS = /\s*(?:∎|□|■|◻|✓|(?<![A-Za-z])(?:Q\.?E\.?D\.?|w\.?z\.?[bz]\.?w\.?)|#)\s*[.!]?\s*$/i;
const COMMENT = /\s*\/\/.*$|\s%\s.*$/;
const NUMBERED = /^\s*(?:\(?\d{1,2}[.)]|•)\s+(?=\S)/;
const BEFORE =
  /^\s*(?:\\(?:Rightarrow|Longrightarrow|implies|therefore|iff|Leftrightarrow|Longleftrightarrow)\b|[⇒⟹∴→⇔⟺]|<?=>)\s*/;
/** What is equivalent to the line before: ⇔ s_1 = g */
export const EQUIVALENT =
  /^\s*(?:&\s*)*(?:\\(?:i?ff|Leftrightarrow|Longleftrightarrow)\b|[⇔⟺]|<=+>|iff\b|genau dann)/i;
/** \stackrel{IH}{=} */
const REASONED = /\\(?:stackrel|overset)\s*\{(?:[^{}]|\{[^{}]*\})*\}\s*(?:\{\s*=\s*\}|=)/g;
const HEADING = /^\s*([A-Za-z][A-Za-z ,.'’=\d>≥()-]{1,60}?)\s*:(?!=)\s*(?==?\s*\S)/;
/** n = 1: and n → n+1: */
const CASE =
  /^\s*\(?[A-Za-z]\s*(?:=|→|->|↦|\\to\b|\\rightarrow\b)\s*\w+(?:\s*[+-]\s*\w+)?\)?\s*:\s*|^\s*(?:[A-Za-z]{2,}\s*:\s*)?\(?[A-Za-z]\s*(?:→|->|↦|\\to\b|\\rightarrow\b)\s*\w+(?:\s*[+-]\s*\w+)?\)?\s*:?\s*$/;
/** Step: */
const ALONE = /^\s*([A-Za-z][^:=]*):\s*$/;
/** The claim by its name, for one number or for every n: P(1): … and P(n): … */
const NAMED =
  /^\s*[A-Z]\s*\(\s*(?:[a-z]|\d+)(?:\s*[+-]\s*\d+)?\s*\)\s*(?::(?!=)\s*)?(?:⇔|⟺|<=>|\\i?ff\b|\\Leftrightarrow\b|(?<=:\s*))\s*(?=\S)/;
const NAMES_CLAIM = /^\s*[A-Z]\s*\(\s*[a-z]/;
export const SIDES = /^\s*L\.?H\.?S\.?\s*=\s*R\.?H\.?S\.?\s*$/i;
const LEFT = String.raw`(?:L\.?H\.?S|left(?:[ -]hand)? side|linke Seite)\.?`;
const RIGHT = String.raw`(?:R\.?H\.?S|right(?:[ -]hand)? side|rechte Seite)\.?`;
export const LEFT_IS = new RegExp(String.raw`^\s*${LEFT}\s*[:=]+\s*(?=\S)`, 'i');
export const RIGHT_IS = new RegExp(String.raw`^\s*${RIGHT}\s*[:=]+\s*(?=\S)`, 'i');
/** … = LHS */
export const IS_LEFT = new RegExp(String.raw`\s*=\s*${LEFT}\s*(?=$|[,;(])`, 'i');
export const IS_RIGHT = new RegExp(String.raw`\s*=\s*${RIGHT}\s*(?=$|[,;(])`, 'i');
/** What stands in brackets, or behind a bar, a dash or a comma. */
const BEHIND = [
  /\s*(?:&\s*)*(?:\\q?quad|\s){0,12}(?:\\text\s*\{([^{}]*)\}|[([]((?:[^()[\]]|\[[^()[\]]*\]|\([^()[\]]*\))*)[)\]])\s*$/,
  /\s*(?:[,;|←]|(?<!-)--(?!-))\s*([^,;|←=()[\]{}]{1,500})$/,
];
/** , n >= 1 */
const BOUND =
  /\s*[,;]\s*(?:\\q?quad\s*)*(?:\d+\s*(?:[<≤]|<=|\\leq?)\s*)?\\?[A-Za-z]+\d*\s*(?:[<>]=?|!=|[≤≥≠∈]|\\(?:[gl]eq?|neq?|in)(?![A-Za-z]))[^,;()=]*$/;
export const THAT_IS = String.raw`(?:i\.\s?e\.|d\.\s?h\.)`;
/** , i.e. P(n+1) holds */
const MEANING = new RegExp(String.raw`\s*[,;]\s*${THAT_IS}[^=]*$`);
/** Hence P(n+1) holds. */
const CONCLUDED = /^\s*(?:\p{L}{2,}[\s,]+)*([A-Z])\s*\([^()=]*\)(?:\s+\p{L}{2,})*\s*\.?\s*$/u;
/** What stands in brackets before a formula: (IH) s_n = … */
const BRACKETED = /^\s*[([]([^()[\]]*)[)\]]\s*(?=\S)/;
/** = (IH) g */
const REASON_BEHIND_SIGN = /=\s*[([]([^()[\]=]*)[)\]](?=\s*\S)/g;
const REASON =
  /[,;.]?\s+(by|because|since|as|using|from|for|due|where|with|per|which|whenever|if|when|holds?|provided|falls|wenn|sofern|weil|da|wegen|nach|mit|laut|für|was|wie|gelte|gilt)\b.*$/i;
const LEAD = /^(?:\p{L}{2,}\.?[,:]?\s+)+/u;
/** What is only said to be the aim: to show: s_{n+1} = … */
export const AIM =
  /^\s*(?:(?:we|now|it|i|still|remains?|need|have|must|is|next|the|our|induction|inductive)[\s,]+)*(?:to (?:show|prove|see|be (?:shown|proved|proven))|show|prove|claim|statement|goal|aim|wts|nts|want|need|zu (?:zeigen|beweisen)|zeige|beweise|behauptung|z\.?\s?z\.?(?![A-Za-z]))(?![A-Za-z])(?!\s+(?:holds?|is|true|follows|gilt))/i;
export const AIM_BEHIND =
  /[([,]\s*(?:still\s+)?(?:to (?:show|prove|be (?:shown|proved|proven))|wts|nts|goal|want(?:ed)?|zu zeigen)[^()[\],]*[)\]]?\s*$|\?\s*$|=\s*\?|\?\s*=|≟|\\(?:stackrel|overset)\s*\{\s*[?!]\s*\}/i;

const NEGATED = /\b(?:not|never|no|cannot|nicht|nie|kein\p{L}*)\b/iu;
/** What goes on with a question is none: = 0 ? */
const ASKED = /^[\s&]*=(?!\s*\?).*\?\s*$/;

export const EQUALITY = /(?<![<>!])=(?![<>])/;
export const RELATION = /[<>=≤≥≠∈]|\\(?:leq?|geq?|neq?|lt|gt|in)(?![A-Za-z])/;

const INDEX = /^\s*(?:\p{L}{2,}\s+)*([a-z]\s*:?=(?:\s*(?:[+-]\s*)?(?:[a-z]|\d+)(?![\p{L}\d]))+)\s*[.:]?\s*$/u;

/** The lines of an environment, or of a text; LaTeX ends them with two backslashes. */
export const withoutEnvironment = (text: string): string => text.replace(ENVIRONMENT, '\n').replace(TAGS, '');

/** Whether a line says what is still to be shown, as one equation, and shows nothing: to show: s_{n+1} = g*(1-rho^(n+1)) */
export const isAim = (text: string): boolean =>
  (AIM.test(text) || (AIM_BEHIND.test(text) && !ASKED.test(text)) || isNaming(text)) &&
  withoutHead(text).split(/[=≟]/).length === 2;

/** An aim without its name or what stands before a colon: prove for n = k+1: s_{k+1} = g */
export const withoutHead = (text: string): string =>
  AIM.test(text) ? text.replace(/^[^:]*:(?=[^:]*[=≟])/, '') : text.replace(NAMED, '');

const isNaming = (text: string): boolean => NAMED.test(text) && NAMES_CLAIM.test(text);

/** Whether a line says by which letter an index is replaced, and shows nothing: with j = i + 1, so i = j - 1. */
export function isSubstitution(text: string, { names, wholes }: Vocabulary): boolean {
  const pieces = text.split(/[,;]/).map((piece) => INDEX.exec(piece)?.[1]);
  const letters = pieces.flatMap((piece) => piece?.match(/[a-z]/g) ?? []);
  const isOwn = (letter: string): boolean => !names.has(letter);
  return (
    !pieces.includes(undefined) &&
    (letters.some(isOwn) || new Set(letters).size > 1) &&
    letters.every((letter) => isOwn(letter) || wholes.has(letter))
  );
}

/** @example withoutRemarks('= g*(1-rho^2) (by algebra) ∎', vocabulary) is '= g*(1-rho^2)' */
export function withoutRemarks(text: string, vocabulary: Vocabulary): string {
  if (isAim(text)) return text.trim();
  let line = withoutFrame(text)
    .replace(NAMED, '')
    .replace(SIDES, '')
    .replace(CASE, '')
    .replace(RIGHT_IS, '')
    .replace(LEFT_IS, '')
    .replace(IS_LEFT, '')
    .replace(IS_RIGHT, '')
    .replace(REASONED, '=');
  if (isWorded(ALONE.exec(line)?.[1] ?? '', vocabulary)) return '';
  const claim = CONCLUDED.exec(line)?.[1];
  if (claim && !isName(claim, vocabulary)) return '';
  line = line.replace(REASON_BEHIND_SIGN, (whole, said: string) =>
    isSpeech(said, vocabulary) ? '= ' : whole,
  );
  for (const before of [HEADING, BRACKETED]) {
    const said = before.exec(line);
    if (said && isSpeech(said[1]!, vocabulary) && !NEGATED.test(said[1]!)) line = line.slice(said[0].length);
  }
  line = withoutLead(line, vocabulary);
  line = line.replace(MEANING, '').replace(BOUND, '');
  for (const after of BEHIND) {
    const behind = after.exec(line);
    const said = behind?.[1] ?? behind?.[2];
    // No bracket of a formula holds a relation.
    const isRelation = behind?.[2] !== undefined && RELATION.test(said!.replace(/\{[^{}]*\}/g, ''));
    if (behind && said !== undefined && behind.index > 0 && (isRelation || isSpeech(said, vocabulary)))
      line = line.slice(0, behind.index);
  }
  return withoutLead(withoutReason(line, vocabulary), vocabulary).trim();
}

/** Long gaps are of no meaning, and would be looked through again and again. */
export const withoutGaps = (text: string): string => text.replace(GAP, ' ');

/** Without comment, number, arrow and sign of the end. */
export function withoutFrame(text: string): string {
  const line = text.replace(COMMENT, '').replace(ENDS, '').replace(BEFORE, '');
  const numbered = NUMBERED.exec(line)?.[0].length ?? 0;
  return line.length > numbered ? line.slice(numbered) : line;
}

/** Hence s_1 = g → s_1 = g; where more words follow, or a name is given a value, it stays as it is. */
function withoutLead(line: string, vocabulary: Vocabulary): string {
  const words = LEAD.exec(line.trimStart())?.[0].match(/\S+\s+/g) ?? [];
  const first = words.findIndex((word) => !isWorded(word, vocabulary));
  const lead = words.slice(0, first < 0 ? words.length : first).join('');
  const rest = line.trimStart().slice(lead.length);
  const [, set] = /^\\?(\p{L}+)\s*=/u.exec(rest) ?? [];
  const isSet = set !== undefined && !vocabulary.wholes.has(set);
  const formula = withoutReason(rest, vocabulary);
  const [, head] = /^([^=,]*)(?<![<>!])=/.exec(formula) ?? [];
  const isEquation = head !== undefined && isBalanced(head, ['()']);
  const isSaid = isEquation && !isSet && !NEGATED.test(lead);
  return isSaid && !isWorded(formula, vocabulary) ? rest.replace(/\s*:\s*$/, '') : line;
}

/** Whether as many brackets of each kind are closed as are opened. */
export const isBalanced = (text: string, kinds: readonly string[] = ['()', '[]', '{}']): boolean =>
  kinds.every(([open, close]) => text.split(open!).length === text.split(close!).length);

/** … by the recurrence falls away, but not where the word may be a product: d a for da. */
function withoutReason(line: string, vocabulary: Vocabulary): string {
  const reason = REASON.exec(line);
  if (!reason || reason.index === 0) return line;
  const formula = line.slice(0, reason.index);
  const mayBeProduct = [...reason[1]!].every((letter) => vocabulary.names.has(letter));
  return mayBeProduct || isWorded(formula, vocabulary) ? line : formula;
}

/** Whether a text holds a word that is no name of the problem: a reason, not a formula. */
const isSpeech = (text: string, vocabulary: Vocabulary): boolean =>
  isWorded(text, vocabulary) && !/[*/^+]/.test(text);

export function isWorded(text: string, vocabulary: Vocabulary): boolean {
  const words = text.replace(/\\[A-Za-z]+/g, ' ').match(/[A-Za-zÄÖÜäöüß]{2,}/g) ?? [];
  return words.some((word) => !isName(word, vocabulary));
}

const isName = (word: string, { names, sequences, functions }: Vocabulary): boolean =>
  [names, sequences, functions, GREEK_NAMES, FORMS].some((known) => known.has(word));
