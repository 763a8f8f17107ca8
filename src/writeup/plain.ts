/** A line of plain text → the equation in it, `w₁ = 0.4 - 0.5 * 0.08 = 0.36`; null for prose, programs and addresses. */
import { isMathematical, proseAt } from './prose.ts';

export interface Piece {
  readonly from: number;
  readonly to: number;
}

export interface Equation extends Piece {
  /** Its text, with spaces for emphasis and escapes of Markdown. */
  readonly clean: string;
}

/** No equation that someone wrote as a line is longer. */
export const LONGEST = 1000;

/** What is written in programs, addresses and markup, and not in plain equations. */
const FOREIGN: readonly RegExp[] = [
  /[+\-*/^!&]=|==|\) ?=>|=>(?! )|\/\/|&&|;$/, // x += 1 · a == b · (x) => y · https://… · x = 3;
  /[\\"“”„`$]|=\s*['’]/, // \alpha · key="value" · name = 'x'
  /[A-Za-z_)\]]\.[A-Za-z_]/, // np.array · train.py
  /<\/?[A-Za-z][^<>]*>|\]\(|!\[|\[\[[A-Za-z]{2}/, // <b> · [text](target) · [[note]]
  /(?:^|\s)--[A-Za-z]|^(?:>>>|\.\.\.|In \[|Out\[)/, // --lr=0.1 · >>> x = 3
  /[?&]\w+=|%[sdf]\b|[{(]$|^@|\b\d{4}-\d\d-\d\d\b/, // ?id=3 · f(x) = { · 2022-11-15
  /^(?:def|class|if|elif|else|for|while|return|import|from|function|print|public|private|static|const|var|int|float|double|char|bool|auto|void|echo|export|assert|raise|try|lambda|async|await|pip|npm|git|python3?|curl|sudo|cd|docker)\b/i,
];

/** Lines that show that the code around them is a program. */
const PROGRAM: readonly RegExp[] = [
  /^(?:def \w|class \w|import \w|from \S+ import|return\b|print\s*\(|else:|function\b|const |var |let \w+ ?=|int |float |double |void |public |#include|end\s*(?:$|for|while|if))/,
  /^(?:for|while|if|elif|else)\b.*(?:[:{]|\bdo|\bthen)$/,
  /[+\-*/]=|==|;$|[A-Za-z_]\.[A-Za-z_]\w*\(/,
];

const TOKEN = /[([{]|[)\]}]|:=|~=|<-(?=\s)|=(?!>)|[≈≅≃≐≔←]/g;
const EVIDENCE = /[\d\u0370-\u03ff²³¹⁰-₟∇∂∑∏√𝔼]|_(?:[{(]|[A-Za-z0-9](?![A-Za-z0-9]))/u;
const COMPUTED = /\d\s*[-+*/·×^−]\s*[\d(]/;
const MARKER =
  /^(?:[-*+•‣◦–]|\d{1,9}[.)]|\([a-z\d]{1,3}\)|[a-z]\)|=>|->|[⇒→∴➤])\s+(?:\[[ x]\]\s+)?(?:\*\*)?(?:\([a-z\d]{1,3}\)\s+)?/i;
/** The sign of a comment, or the number of a line of a list. */
const COMMENT = /^(?:#+|\/\/+|\d{1,3}[.)](?=\s))/;
const BULLET = /^[-*+–]\s+[\d(.]/;
const EMPHASIS = /(?<![^\s(])(\*{1,3}|_{2})(?=[^\s*])([^*]*[^\s*])\1(?=[\s.,;:)]|$)/g;
const ESCAPE = /\\(?=[*<>~=+.-])/g;
const CONNECTIVES =
  'so then thus hence therefore let where with and or given we get have obtain find is are gives giving now since because assume assuming suppose the result that means also again finally yields using set compute calculate note recall take choose'.split(
    ' ',
  );
const CONNECTIVE = new Set(CONNECTIVES);
const ASIDE = new RegExp(`[,;.(]\\s+(?:${CONNECTIVES.join('|')}|which|but)\\b`, 'i');

/** 0.36 ✓ · 0.36 (rounded) · 0.36 (not 0.63) · 0.36 (using v_0 = 0) · 0.36 (3 d.p.) · 0.36 (check: 0.3 + 0.06) */
const REMARK =
  /(?<=[\d)\]}])\s+(?:[✓✔✗✘☑]|\((?:[A-Za-z][A-Za-z ,.-]{2,}|(?:not|nicht|no|instead|rather|statt|using|by|from|with|since|because|as|where|mit|da|weil|aus|nach|wegen|wobei)\b(?:[^()]|\([^()]*\))*|\d+ ?(?:d\.?p|s\.?f|dec|dig|fig|place)[a-z.]*|[A-Za-z]{3,}:(?:[^()]|\([^()]*\))*)\))\s*$/i;
/** Words that say of a result what it is or why. */
const EXPLAINING = /^(?:for|because|since|as|after|by|using|when|where|which|at|in|per|is)\s/i;

interface Relation {
  readonly at: number;
  readonly end: number;
}

/** Whether lines of code are a program; a chain of equations among them still is one. */
export const isProgram = (lines: readonly string[]): boolean =>
  lines.some((line) => line.length <= LONGEST && PROGRAM.some((pattern) => pattern.test(line)));

/** The equation in text[from, to), without list marks, labels and prose around it. */
export function equationIn(
  text: string,
  from: number,
  to: number,
  where: 'text' | 'code' | 'program',
): Equation | null {
  if (to - from > LONGEST) return null;
  const written = text.slice(from, to);
  const marked = where === 'text' ? withoutMarks(written) : written;
  const whole = marked.replace(REMARK, (remark) => ' '.repeat(remark.length));
  const bare = where === 'text' ? bareText(whole) : bareCode(whole);
  if (!bare) return null;
  const line = whole.slice(bare.from, bare.to);
  if (FOREIGN.some((pattern) => pattern.test(line)) || hasAttributes(line)) return null;

  const relations = relationsIn(line);
  if (!relations?.length) return null;
  const start = startOf(line.slice(0, relations[0]!.at), relations.length > 1 || COMPUTED.test(line));
  const end = endOf(line, relations);
  if (start < 0 || end < 0) return null;
  const clean = line.slice(start, end).trimEnd();
  const kept = relations
    .map((each): Relation => ({ at: each.at - start, end: each.end - start }))
    .filter((each) => each.end <= clean.length);
  if ((where === 'program' && kept.length < 2) || !isEquation(clean, kept)) return null;
  const at = from + bare.from + start;
  return { from: at, to: at + clean.length, clean };
}

/** `**0.36**` and `\*`, with spaces for what Markdown does not show. */
function withoutMarks(line: string): string {
  return line
    .replace(ESCAPE, ' ')
    .replace(EMPHASIS, (_, marks: string, inside: string) =>
      [' '.repeat(marks.length), inside, ' '.repeat(marks.length)].join(''),
    );
}

function trimmed(text: string, from: number, to: number): Piece {
  const written = text.slice(from, to);
  const start = from + written.length - written.trimStart().length;
  return { from: start, to: Math.max(start, from + written.trimEnd().length) };
}

/** Without the mark of a list. `- 3 + 5 = 2` may be an item or begin with a minus: null. */
function bareText(text: string): Piece | null {
  const whole = trimmed(text, 0, text.length);
  const line = text.slice(whole.from, whole.to);
  if (BULLET.test(line)) return null;
  const piece = trimmed(text, whole.from + (MARKER.exec(line)?.[0].length ?? 0), whole.to);
  return /[.,;]/.test(text[piece.to - 1] ?? '') ? trimmed(text, piece.from, piece.to - 1) : piece;
}

/** Without the signs of a comment, `# w = 0.36`, or the comment behind a line. */
function bareCode(text: string): Piece | null {
  const whole = trimmed(text, 0, text.length);
  const line = text.slice(whole.from, whole.to);
  if (/^[-*+–]\s/.test(line)) return null;
  const piece = trimmed(text, whole.from + (COMMENT.exec(line)?.[0].length ?? 0), whole.to);
  const comment = text.slice(piece.from, piece.to).search(/\s#/);
  return comment < 0 ? piece : trimmed(text, piece.from, piece.from + comment);
}

/** The relations outside all brackets. Null when the brackets do not match, or hold arguments: Dense(units=64). */
function relationsIn(line: string): Relation[] | null {
  const found: Relation[] = [];
  const called: boolean[] = [];
  for (const { 0: token, index } of line.matchAll(TOKEN)) {
    if ('([{'.includes(token)) {
      const name = /[A-Za-z_][A-Za-z_]+$/.exec(line.slice(Math.max(0, index - 24), index))?.[0];
      called.push(token === '(' && name !== undefined && !isMathematical(name));
    } else if (')]}'.includes(token)) {
      if (called.pop() === undefined) return null;
    } else if (called.length > 0) {
      if (called.includes(true)) return null;
    } else if (!'<>'.includes(line[index - 1] ?? ' ')) found.push({ at: index, end: index + token.length });
  }
  return called.length > 0 ? null : found;
}

/** width=300 height=200 */
function hasAttributes(line: string): boolean {
  const words = line.split(/\s+/);
  const tight = words.map((word) => /^[A-Za-z_][\w-]*=[^=]/.test(word));
  return tight.some((each, i) => each && tight[i + 1] === true && !words[i]!.endsWith(','));
}

/** Where the first side starts, behind a label (`Step 1:`) and words that lead to it (`so we get`); −1 for prose. */
function startOf(left: string, computed: boolean): number {
  const label = /^.*:(?:[*_]{1,3})?\s+/s.exec(left)?.[0].length ?? 0;
  let start = label;
  let onlyWords = true;
  for (const { 0: word, index } of left.slice(label).matchAll(/\S+/g)) {
    const letters = word.replace(/[,:*_]+$/, '');
    if (!/^[A-Za-z]+$/.test(letters)) onlyWords = false;
    if (!CONNECTIVE.has(letters.toLowerCase())) continue;
    if (!onlyWords) return -1;
    start = label + index + word.length;
  }
  const side = left.slice(start).trimStart();
  start = left.length - side.length;
  if (computed) return start;
  // `Week 3 = 10` names a week.
  const counted = /^([A-Za-z]{3,})\s+\d/.exec(side);
  return proseAt(side) >= 0 || (counted && !isMathematical(counted[1]!)) ? -1 : start;
}

/** Where the last side ends, before a comma and prose; −1 when prose comes in without one. */
function endOf(line: string, relations: readonly Relation[]): number {
  const last = relations.at(-1)!.end;
  const prose = proseAt(line, relations[0]!.end);
  const aside = last + (ASIDE.exec(line.slice(last))?.index ?? line.length);
  if (aside < line.length && (prose < 0 || aside < prose)) return aside;
  if (prose < 0) return line.length;
  const before = line.slice(0, prose).trimEnd();
  if (prose > last && /[\d)\]}]$/.test(before) && EXPLAINING.test(line.slice(prose))) return before.length;
  return /[,;.(—–]$/.test(before) ? before.length - 1 : -1;
}

/** Something on both sides (a first side may be left out), something that is mathematics, and no counter. */
function isEquation(equation: string, relations: readonly Relation[]): boolean {
  if (relations.length === 0 || !EVIDENCE.test(equation)) return false;
  const sides = relations.map(({ end }, i) => equation.slice(end, relations[i + 1]?.at).trim());
  if (sides.some((side) => side === '')) return false;
  const name = equation.slice(0, relations[0]!.at).trim();
  const counts = relations.length === 1 && /^[A-Za-z_]\w*$/.test(name) && equation[relations[0]!.at] === '=';
  return !(counts && new RegExp(`\\b${name}\\b`).test(sides[0]!));
}
