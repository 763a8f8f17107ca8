/** The words around a formula → whether it is an equation to be solved, or holds only under a condition. */
import type { Segment } from './extract.ts';

const BEFORE = 120;
const AFTER = 60;

/** Words of a task in front: solve x² = 2x; where is σ(w) = w? */
const ASKING =
  /\b(?:solv\w*|set(?:ting|s)?|roots? of|fixed|zeros?|equat\w*|find|where|when|which|whether|unless|only|if|iff|suppose|assum\w*|lös\w*|setz\w*|wenn|falls)\b/i;
/** Words of an answer behind: … gives x = 3. */
const ANSWERED = /\b(?:gives?|yields?|has|have|holds?|solv\w*|where|when|only|if|iff|wenn|falls)\b/i;

/** Letters that are unknowns more often than not. */
const UNKNOWNS = new Set(['x', 'y', 'w', 'v', 'u', 'theta']);

/** Which names an equation in one name may be solved for; `solved` are those given a number anywhere. */
export function unknownsAround(
  text: string,
  { at, tex }: Segment,
  solved: ReadonlySet<string>,
): (name: string) => boolean {
  const end = at + tex.length;
  const isAsked =
    ASKING.test(text.slice(Math.max(0, at - BEFORE), at)) || ANSWERED.test(text.slice(end, end + AFTER));
  return (name) => isAsked || UNKNOWNS.has(name) || solved.has(name);
}

/** Words that deny what follows or what was before: it is not true that …; … is wrong. */
const DENYING =
  /\b(?:not (?:true|equal|the case)|never|wrong(?:ly)?|incorrect(?:ly)?|mistake\w*|false|instead of|rather than|falsch)\b[^.$]{0,30}\$*$/i;
const DENIED = /^[\s$\\)\]]*(?:is|was|would be|are|does|ist)\s+not\b/i;
/** The writer's own word that what stands before is wrong; wrong would be, or it is wrong to, speaks of something else. */
const WITHDRAWN =
  /^[\s$\\)\]*_.,;:(←–—-]*(?:(?:no|oops|sorry|but)\W{1,3})?(?:(?:(?:that|this|which|it)(?:\s+|['’](?=s)))?(?:is|s|was|would be|are|does|ist)\s+)?(?:wrong|false|incorrect|a mistake|not (?:right|correct|true|it)|falsch)\b(?!\s+(?:to|would)\b)/i;
/** Words that take back what follows: at first I tried … */
const TRYING = /\bfirst,? (?:I )?(?:tried|try|attempt|thought)\b[^.,;$]{0,30}\$*$/i;
/** Words of what is not so: with a plus it would be … */
const SUPPOSING = /\b(?:would|if\b[^.$]{0,40}\bwere|wäre|würde|hätte)\b[^.$]{0,30}\$*$/i;
/** Words that ask for a value that is not the one stated. */
const WANTING =
  /\b(?:solv\w*|roots? of|need\w*|want\w*|requir\w*|unknown|for (?:which|what)|until|lös\w*|gesucht)\b[^.]{0,40}$/i;
const WANTED = /^[\s$\\)\]]*,?\s*(?:we|you|one|requires|needs|solves?|has the solution)\b/i;
/** Words that begin with other numbers under the same letters. */
const BEGINNING =
  /\b(?:other|another|different|second|third|fourth|next|new|sample|example|case|neuron|unit|layer|point|input|anders?|andere\w*|zweite\w*|nächste\w*|beispiel)\b(?:[^.\n]|\.\d){0,100}$/i;

/** Words that choose a case, right before what they choose. */
const CHOOSING =
  /\b(?:for|if|when|let|suppose|assum\w*|tak\w*|choos\w*|für|bei|falls|wenn|sei|mit)[\s:,]*(?:\$+|\\[([])?\s*$/i;
/** In a document with decimal commas: one number in brackets, or two. */
const NUMBER_OR_PAIR = /[([]\s*-?\d+,\d+\s*[)\]]/;

/** 85 million: words that belong to the number before them. */
const SCALING =
  /^(?:\$\$?|\\[)\]])?[ ~]*(?:hundred|thousand|million|billion|trillion|tausend|mio|mrd|millionen|milliarden|[kMG]B?|percent|per cent|prozent)\b/i;

/** What the words around say against holding a relation to what was stated before. */
export interface Doubt {
  /** It is said to be wrong, its number goes on in words, or what is one number may be two. */
  readonly denied: boolean;
  /** The writer takes it back. */
  readonly withdrawn: boolean;
  /** It is what would be. */
  readonly supposed: boolean;
  /** It is to be solved. */
  readonly wanted: boolean;
  /** Its letters may stand for other numbers now. */
  readonly anew: boolean;
}

export function doubtAround(text: string, { at, tex }: Segment, hasCommas: boolean): Doubt {
  const before = text.slice(Math.max(0, at - BEFORE), at);
  const behind = text.slice(at + tex.length, at + tex.length + AFTER);
  const withdrawn = WITHDRAWN.test(behind) || TRYING.test(before);
  return {
    withdrawn,
    supposed: SUPPOSING.test(before),
    denied:
      withdrawn ||
      DENIED.test(behind) ||
      DENYING.test(before) ||
      SCALING.test(behind) ||
      (hasCommas && NUMBER_OR_PAIR.test(tex)),
    wanted: WANTING.test(before) || WANTED.test(behind),
    anew: BEGINNING.test(before) || CHOOSING.test(before),
  };
}

const CONDITION_INSIDE =
  /\\(?:text|mbox|textrm)\{[^{}]*\b(?:if|for|when|where|else|otherwise|falls|wenn|für)\b|[<>≤≥∈]|\\(?:le|ge|lt|gt|in|leq|geq)(?![A-Za-z])/;
const CONDITION_BEHIND = /^\W{0,6}(?:if|for|when|whenever|where|on|else|otherwise|falls|wenn|für)\b/i;

/** f(x) = x for positive x: what it states does not hold everywhere. */
export const isConditional = (text: string, { at, tex }: Segment): boolean =>
  CONDITION_INSIDE.test(tex) ||
  CONDITION_BEHIND.test(text.slice(at + tex.length, at + tex.length + AFTER).replace(/^[$\\)\]\s.,]+/, ''));
