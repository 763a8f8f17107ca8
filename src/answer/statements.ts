/** A line that says several things → its statements: If s_n = g, then s_{n+1} = g is two. */
import { EQUALITY, isBalanced, THAT_IS } from './remarks.ts';

/** What may stand between two statements. */
const BETWEEN =
  /[,;](?=\s)|\s(?=(?:then|hence|thus|so|we|dann|also|gilt|ist|folgt)\s)|\s(?:=+>|⇒|⟹|\\Rightarrow|\\implies)(?=\s)/g;
/** A term or a side that is said to be equal to something, maybe after a word or two. */
const BEGINS = new RegExp(
  String.raw`^\s*(?:${THAT_IS}[,:]?\s*|(?:and|und|then|hence|thus|so|dann|also|now|we|get|have|obtain|find|it|that|follows|folgt|gilt|ist|wir|erhalten)[,:]?\s+){0,6}[^\s,;=_[\u2080-\u209c]*[_[\u2080-\u209c][^,;=]*(?<![<>!])=`,
);
const MEANS = new RegExp(String.raw`^\s*${THAT_IS}[,:]?`);
const LONGEST = 2000;
const MOST = 8;

export function statementsIn(text: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  for (const { 0: between, index } of text.length > LONGEST ? [] : text.matchAll(BETWEEN)) {
    const [before, after] = [text.slice(start, index), text.slice(index + between.length)];
    if (!EQUALITY.test(before) || !isBalanced(before) || !BEGINS.test(after)) continue;
    found.push(before);
    start = index + between.length;
  }
  const all = found.length < MOST ? [...found, text.slice(start)] : [text];
  return all.map((piece) => piece.replace(MEANS, ''));
}
