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

const CONDITION_INSIDE =
  /\\(?:text|mbox|textrm)\{[^{}]*\b(?:if|for|when|where|else|otherwise|falls|wenn|für)\b|[<>≤≥∈]|\\(?:le|ge|lt|gt|in|leq|geq)(?![A-Za-z])/;
const CONDITION_BEHIND = /^\W{0,6}(?:if|for|when|whenever|where|on|else|otherwise|falls|wenn|für)\b/i;

/** f(x) = x for positive x: what it states does not hold everywhere. */
export const isConditional = (text: string, { at, tex }: Segment): boolean =>
  CONDITION_INSIDE.test(tex) ||
  CONDITION_BEHIND.test(text.slice(at + tex.length, at + tex.length + AFTER).replace(/^[$\\)\]\s.,]+/, ''));
