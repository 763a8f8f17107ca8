/** What a line of a derivation says beside its formula → relations: an aim, a reason, a condition, or a denial. */
import {
  AIM,
  AIM_BEHIND,
  EQUALITY,
  IS_LEFT,
  IS_RIGHT,
  isAim,
  isWorded,
  RELATION,
  withoutHead,
  withoutRemarks,
} from './remarks.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A relation said in words: as what is to be shown, as true, as a condition, or denied. */
export interface Said {
  readonly text: string;
  readonly how: 'aim' | 'claim' | 'condition' | 'denial';
}

/** What is said of a line to take it back. */
const DENIED =
  /\b(?:(?:is|are|be|ist|wäre?) (?:false|wrong|falsch|incorrect|untrue|not (?:true|right|correct|so|the case|valid)|nicht (?:wahr|richtig|korrekt))|isn['’]t (?:true|right|correct|so)|(?:does(?: not|n['’]t)|do not|can(?:not|['’]t)) (?:hold|be)|never holds?|(?:gilt|stimmt) nicht|(?:only|nur) (?:if|for|when|für|wenn|falls)|(?:if|for|when|für|wenn|falls) (?:(?:all|every|alle|jedes) )?(?:[a-z] (?:is )?)?(?:(?:sufficiently|very|hinreichend) )?(?:even|odd|large|small|big|(?:un)?gerade[sn]?|gro(?:ß|ss)e[sn]?|kleine[sn]?)|[a-z] (?:is |ist )?(?:even|odd|(?:un)?gerade))(?!\p{L})|[([]\s*(?:false|wrong|falsch|not true)\s*[)\]]/iu;
/** What stands before a condition, and in a sentence that holds one. */
const CONDITION =
  /^[\s,;&([]*(?:\\q?quad\s*)*(?:\\text\s*\{\s*)?(?:only\s+|nur\s+)?(?:if|for|when|whenever|provided|falls|wenn|für|sofern)(?!\p{L})/iu;
const ON_CONDITION =
  /(?<!\p{L})(?:if|for|when|whenever|were|would|instead|suppose|provided|falls|wenn|für|sofern|wäre?)(?!\p{L})/iu;
const ASSERTED =
  /(?<!\p{L})(?:using|use|since|because|as|by|from|with|know|have|hence|thus|so|weil|da|wegen|mit|nach|aus|wissen|also|gilt)(?!\p{L})/iu;
/** Of what is wanted nothing is said. */
const WANTED =
  /(?<!\p{L})(?:show\p{L}*|prov\p{L}+|want\p{L}*|need\p{L}*|must|should|goal|aim|claim\p{L}*|zeigen|beweisen|gewünscht|behaupt\p{L}*)(?!\p{L})/iu;
const LONGEST_SAID = 500;

/** What a line says beside its formula, as an aim, a reason or a condition: s_n = 0 in 'to show: s_n = 0' and in '= g since s_n = 0'. */
export function saidBeside(text: string, formula: string, vocabulary: Vocabulary): readonly Said[] {
  if (isAim(text)) {
    const aim = withoutHead(text)
      .replace(AIM, '')
      .replace(AIM_BEHIND, (mark) => (/[=≟]/.test(mark) ? '=' : ''));
    return [{ text: withoutRemarks(aim.replace(/^[\s:,;.|]+/, ''), vocabulary), how: 'aim' }];
  }
  if (text.includes('=') && DENIED.test(text)) return [{ text: text.trim(), how: 'denial' }];
  const at = text.indexOf(formula);
  // An order of names alone is no formula that a line could show.
  const isOrder = RELATION.test(formula) && !EQUALITY.test(formula);
  const isWords = isOrder || isWorded(formula, vocabulary);
  const beside = isWords ? text : at < 0 ? '' : text.slice(at + formula.length);
  const isSure = isWords
    ? ASSERTED.test(beside) && ![ON_CONDITION, WANTED].some((other) => other.test(beside))
    : !CONDITION.test(beside);
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
