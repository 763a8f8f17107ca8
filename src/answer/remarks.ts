/** A line of a derivation as it was written → the formula in it, without the environment, number, reason or sign of the end around it. */
import { FORMS } from './forms.ts';
import { GREEK_NAMES } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

const ENVIRONMENT =
  /\\(?:begin|end)\s*\{(?:aligned|align|alignat|split|gather|gathered|equation|eqnarray|array)\*?\}(?:\{[^}]*\})?/g;
const TAGS =
  /\\(?:tag\*?\s*\{[^}]*\}|notag|nonumber|label\s*\{[^}]*\}|qed\b|square\b|blacksquare\b|Box\b|checkmark\b)/g;
const GAP = /[\s&]{20,}/g;
const ENDS = /\s*(?:∎|□|■|◻|✓|(?<![A-Za-z])(?:Q\.?E\.?D\.?|w\.?z\.?[bz]\.?w\.?)|#)\s*$/i;
const COMMENT = /\s*\/\/.*$|\s%\s.*$/;
const NUMBERED = /^\s*(?:\(?\d{1,2}[.)]|•)\s+(?=\S)/;
const BEFORE =
  /^\s*(?:\\(?:Rightarrow|Longrightarrow|implies|therefore|iff|Leftrightarrow)\b|[⇒⟹∴→⇔⟺]|<?=>)\s*/;
/** \stackrel{IH}{=} */
const REASONED = /\\(?:stackrel|overset)\s*\{(?:[^{}]|\{[^{}]*\})*\}\s*(?:\{\s*=\s*\}|=)/g;
const HEADING = /^\s*([A-Za-z][A-Za-z ,.'’=\d>≥()-]{1,60}?)\s*:\s*(?==?\s*\S)/;
/** n = 1: and n → n+1: */
const CASE =
  /^\s*\(?[A-Za-z]\s*(?:=|→|->|↦|\\to\b|\\rightarrow\b)\s*\w+(?:\s*[+-]\s*\w+)?\)?\s*:\s*|^\s*\(?[A-Za-z]\s*(?:→|->|↦|\\to\b|\\rightarrow\b)\s*\w+(?:\s*[+-]\s*\w+)?\)?\s*$/;
/** Step: */
const ALONE = /^\s*([A-Za-z][^:=]*):\s*$/;
/** The claim by its name, for one number or for every n: P(1): … and P(n): … */
const NAMED =
  /^\s*[A-Z]\s*\(\s*(?:[a-z]|\d+)(?:\s*[+-]\s*\d+)?\s*\)\s*(?::(?!=)\s*)?(?:⇔|⟺|<=>|\\i?ff\b|\\Leftrightarrow\b|(?<=:\s*))\s*(?=\S)/;
const NAMES_CLAIM = /^\s*[A-Z]\s*\(\s*[a-z]/;
const SIDES = /^\s*L\.?H\.?S\.?\s*=\s*R\.?H\.?S\.?\s*$/i;
const LEFT = String.raw`(?:L\.?H\.?S|left(?:[ -]hand)? side|linke Seite)\.?`;
const RIGHT = String.raw`(?:R\.?H\.?S|right(?:[ -]hand)? side|rechte Seite)\.?`;
const LEFT_IS = new RegExp(String.raw`^\s*${LEFT}\s*[:=]+\s*(?=\S)`, 'i');
const RIGHT_IS = new RegExp(String.raw`^\s*${RIGHT}\s*[:=]+\s*(?=\S)`, 'i');
/** … = LHS */
const IS_LEFT = new RegExp(String.raw`\s*=\s*${LEFT}\s*(?=$|[,;(])`, 'i');
const IS_RIGHT = new RegExp(String.raw`\s*=\s*${RIGHT}\s*(?=$|[,;(])`, 'i');
/** What stands in brackets, or behind a bar, a dash or a comma. */
const BEHIND = [
  /\s*(?:&\s*)*(?:\\q?quad|\s){0,12}(?:\\text\s*\{([^{}]*)\}|[([]((?:[^()[\]]|\[[^()[\]]*\]|\([^()[\]]*\))*)[)\]])\s*$/,
  /\s*(?:[,;|←]|(?<!-)--(?!-))\s*([^,;|←=()[\]{}]+)$/,
];
/** , n >= 1 */
const BOUND =
  /\s*[,;]\s*(?:\\q?quad\s*)*(?:\d+\s*(?:[<≤]|<=|\\leq?)\s*)?\\?[A-Za-z]+\d*\s*(?:[<>]=?|!=|[≤≥≠∈]|\\(?:[gl]eq?|neq?|in)(?![A-Za-z]))[^,;()=]*$/;
/** Hence P(n+1) holds. */
const CONCLUDED = /^\s*(?:\p{L}{2,}[\s,]+)*([A-Z])\s*\([^()=]*\)(?:\s+\p{L}{2,})*\s*\.?\s*$/u;
/** \quad \text{since } */
const SPOKEN =
  /(?:\\q?quad\s*|\\[,;]\s*){0,4}\\(?:text|mbox|textrm)\s*\{\s*((?:by|because|since|as|using|from|for|where|with|if|when|da|weil|wegen|nach|mit|für|falls|wenn)\b[^{}]*)\}/g;
/** What stands in brackets before a formula: (IH) s_n = … */
const BRACKETED = /^\s*[([]([^()[\]]*)[)\]]\s*(?=\S)/;
const REASON =
  /[,;.]?\s+(by|because|since|as|using|from|for|due|where|with|per|which|whenever|if|when|holds?|provided|falls|wenn|sofern|weil|da|wegen|nach|mit|laut|für|was|wie|gelte|gilt)\b.*$/i;
const LEAD = /^(?:\p{L}{2,}\.?[,:]?\s+)+/u;
/** What is only said to be the aim: to show: s_{n+1} = … */
const AIM =
  /^\s*(?:(?:we|now|it|i|still|remains?|need|have|must|is|next|the|our|induction|inductive)[\s,]+)*(?:to (?:show|prove|see|be (?:shown|proved|proven))|show|prove|claim|statement|goal|aim|wts|nts|want|need|zu (?:zeigen|beweisen)|zeige|beweise|behauptung|z\.?\s?z\.?(?![A-Za-z]))(?![A-Za-z])(?!\s+(?:holds?|is|true|follows|gilt))/i;
const AIM_BEHIND =
  /[([,]\s*(?:still\s+)?(?:to (?:show|prove|be (?:shown|proved|proven))|wts|nts|goal|want(?:ed)?|zu zeigen)[^()[\],]*[)\]]?\s*$|\?\s*$|=\s*\?|\?\s*=|≟|\\(?:stackrel|overset)\s*\{\s*[?!]\s*\}/i;

/** What is said of a line to take it back. */
const DENIED =
  /\b(?:(?:is|are|be|ist|wäre?) (?:false|wrong|falsch|incorrect|untrue|not (?:true|right|correct|so|the case|valid)|nicht (?:wahr|richtig|korrekt))|isn['’]t (?:true|right|correct|so)|(?:does(?: not|n['’]t)|do not|can(?:not|['’]t)) (?:hold|be)|never holds?|(?:gilt|stimmt) nicht|(?:only|nur) (?:if|for|when|für|wenn|falls))(?!\p{L})|[([]\s*(?:false|wrong|falsch|not true)\s*[)\]]/iu;
const NEGATED = /\b(?:not|never|no|cannot|nicht|nie|kein\p{L}*)\b/iu;
/** What stands before a condition, and in a sentence that holds one. */
const CONDITION =
  /^[\s,;&([]*(?:\\q?quad\s*)*(?:\\text\s*\{\s*)?(?:only\s+|nur\s+)?(?:if|for|when|whenever|provided|falls|wenn|für|sofern)(?!\p{L})/iu;
const ON_CONDITION =
  /(?<!\p{L})(?:if|for|when|whenever|were|would|instead|suppose|provided|falls|wenn|für|sofern|wäre?)(?!\p{L})/iu;
const ASSERTED =
  /(?<!\p{L})(?:using|use|since|because|as|by|from|with|know|have|hence|thus|so|weil|da|wegen|mit|nach|aus|wissen|also|gilt)(?!\p{L})/iu;
const RELATION = /[<>=≤≥≠]|\\(?:leq?|geq?|neq?|lt|gt)(?![A-Za-z])/;
const LONGEST_SAID = 500;

/** What goes on with a question is none: = 0 ? */
const ASKED = /^[\s&]*=(?!\s*\?).*\?\s*$/;

const INDEX = /^\s*(?:\p{L}{2,}\s+)*([a-z])\s*:?=(?:\s*[+-]?\s*(?:[a-z]|\d+)(?![\p{L}\d]))+\s*[.:]?\s*$/u;

/** The lines of an environment, or of a text; LaTeX ends them with two backslashes. */
export const withoutEnvironment = (text: string): string => text.replace(ENVIRONMENT, '\n').replace(TAGS, '');

/** Whether a line says what is still to be shown, as one equation, and shows nothing: to show: s_{n+1} = g*(1-rho^(n+1)) */
export const isAim = (text: string): boolean =>
  (AIM.test(text) || (AIM_BEHIND.test(text) && !ASKED.test(text)) || isNaming(text)) &&
  withoutHead(text).split(/[=≟]/).length === 2;

/** An aim without its name or what stands before a colon: prove for n = k+1: s_{k+1} = g */
const withoutHead = (text: string): string =>
  AIM.test(text) ? text.replace(/^[^:]*:(?=[^:]*[=≟])/, '') : text.replace(NAMED, '');

const isNaming = (text: string): boolean => NAMED.test(text) && NAMES_CLAIM.test(text);

/** Whether a line says by which letter an index is replaced, and shows nothing: with j = i + 1. */
export function isSubstitution(text: string, { names }: Vocabulary): boolean {
  const [, letter] = INDEX.exec(text) ?? [];
  return letter !== undefined && !names.has(letter);
}

export type Side = 'left' | 'right';

/** A relation said in words: as true, as a condition, or denied. */
export interface Said {
  readonly text: string;
  readonly how: 'claim' | 'condition' | 'denial';
}

/** A line of a derivation. */
export interface Line {
  /** The formula in it; an aim is kept whole. */
  readonly text: string;
  /** What is said beside the formula, or in the words around it. */
  readonly said?: readonly Said[];
  /** The side of the claim that it is said to begin with, or to end with: RHS = … = LHS. */
  readonly begins?: Side | null;
  readonly ends?: Side | null;
}

/** @example lineOf('RHS = g = LHS, as s_0 = 0', vocabulary) has the text 'g', begins right and ends left */
export function lineOf(typed: string, vocabulary: Vocabulary): Line {
  const text = typed.replace(SPOKEN, ' $1 ');
  const whole = withoutFrame(text);
  const isBoth = isAim(text) || SIDES.test(whole);
  return {
    text: withoutRemarks(text, vocabulary),
    said: saidBeside(text, vocabulary),
    begins: isBoth ? null : RIGHT_IS.test(whole) ? 'right' : LEFT_IS.test(whole) ? 'left' : null,
    ends: isBoth ? null : IS_LEFT.test(whole) ? 'left' : IS_RIGHT.test(whole) ? 'right' : null,
  };
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
  for (const before of [HEADING, BRACKETED]) {
    const said = before.exec(line);
    if (said && isSpeech(said[1]!, vocabulary) && !NEGATED.test(said[1]!)) line = line.slice(said[0].length);
  }
  line = withoutLead(line, vocabulary);
  line = line.replace(BOUND, '');
  for (const after of BEHIND) {
    const behind = after.exec(line);
    const said = behind?.[1] ?? behind?.[2];
    // No bracket of a formula holds an equation.
    const isRelation = behind?.[2] !== undefined && said!.replace(/\{[^{}]*\}/g, '').includes('=');
    if (behind && said !== undefined && behind.index > 0 && (isRelation || isSpeech(said, vocabulary)))
      line = line.slice(0, behind.index);
  }
  return withoutLead(withoutReason(line, vocabulary), vocabulary).trim();
}

/** Without comment, number, arrow and sign of the end. */
function withoutFrame(text: string): string {
  // Long gaps are of no meaning, and would be looked through again and again.
  const line = text.replace(GAP, ' ').replace(COMMENT, '').replace(ENDS, '').replace(BEFORE, '');
  const numbered = NUMBERED.exec(line)?.[0].length ?? 0;
  return line.length > numbered ? line.slice(numbered) : line;
}

/** What a line says beside its formula, as an aim, a reason or a condition: s_n = 0 in 'to show: s_n = 0' and in '= g since s_n = 0'. */
export function saidBeside(text: string, vocabulary: Vocabulary): readonly Said[] {
  if (isAim(text)) {
    const aim = withoutHead(text)
      .replace(AIM, '')
      .replace(AIM_BEHIND, (mark) => (/[=≟]/.test(mark) ? '=' : ''));
    return [{ text: withoutRemarks(aim.replace(/^[\s:,;.|]+/, ''), vocabulary), how: 'claim' }];
  }
  if (text.includes('=') && DENIED.test(text)) return [{ text: text.trim(), how: 'denial' }];
  const formula = withoutRemarks(text, vocabulary);
  const at = text.indexOf(formula);
  const isWords = isWorded(formula, vocabulary);
  const beside = isWords ? text : at < 0 ? '' : text.slice(at + formula.length);
  const isSure = isWords ? ASSERTED.test(beside) && !ON_CONDITION.test(beside) : !CONDITION.test(beside);
  return relationsIn(beside.replace(IS_LEFT, '').replace(IS_RIGHT, ''), vocabulary).map((relation) => ({
    text: relation,
    how: isSure ? 'claim' : 'condition',
  }));
}

/** The relations between the words of a text: s_n = g in 'using s_n = g we get'. */
function relationsIn(text: string, vocabulary: Vocabulary): string[] {
  if (text.length > LONGEST_SAID || !RELATION.test(text)) return [];
  return text
    .replace(/\\text\s*\{([^{}]*)\}|\\q?quad(?![A-Za-z])|[%|]|\/\//g, ' $1 ')
    .replace(/(?<![\\\p{L}])\p{L}{2,}(?![\p{L}([_{])/gu, (word) => (isWorded(word, vocabulary) ? '\n' : word))
    .split(/\n|[,;:]\s(?!\s*(?:\d|[.…\\])|[^()]*\))|\b(?:i\.\s?e|d\.\s?h|e\.\s?g|z\.\s?B)\./)
    .filter((piece) => RELATION.test(piece))
    .map(trimmed);
}

/** Without the signs and brackets around it. */
function trimmed(text: string): string {
  const bare = text.replace(/^[\s&:,;.]+|[\s&:,;.]+$/g, '');
  const inside = bare.replace(/^[([](?=[^()[\]]*[<>=≤≥≠])/, '');
  const count = (sign: string): number => inside.split(sign).length;
  const isOver = [
    ['(', ')'],
    ['[', ']'],
  ].some(([open, close]) => inside.endsWith(close!) && count(close!) > count(open!));
  return isOver ? inside.slice(0, -1) : inside;
}

/** Hence s_1 = g → s_1 = g; where more words follow, or a name is given a value, it stays as it is. */
function withoutLead(line: string, vocabulary: Vocabulary): string {
  const words = LEAD.exec(line.trimStart())?.[0].match(/\S+\s+/g) ?? [];
  const first = words.findIndex((word) => !isWorded(word, vocabulary));
  const lead = words.slice(0, first < 0 ? words.length : first).join('');
  const rest = line.trimStart().slice(lead.length);
  const [, set] = /^\\?(\p{L}+)\s*=/u.exec(rest) ?? [];
  const isSet = set !== undefined && !vocabulary.wholes.has(set);
  const isEquation = /^[^=,]*(?<![<>!])=.*[^:\s]\s*$/.test(rest);
  const isSaid = isEquation && !isSet && !NEGATED.test(lead);
  return isSaid && !isWorded(withoutReason(rest, vocabulary), vocabulary) ? rest : line;
}

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

function isWorded(text: string, vocabulary: Vocabulary): boolean {
  const words = text.replace(/\\[A-Za-z]+/g, ' ').match(/[A-Za-zÄÖÜäöüß]{2,}/g) ?? [];
  return words.some((word) => !isName(word, vocabulary));
}

const isName = (word: string, { names, sequences, functions }: Vocabulary): boolean =>
  [names, sequences, functions, GREEK_NAMES, FORMS].some((known) => known.has(word));
