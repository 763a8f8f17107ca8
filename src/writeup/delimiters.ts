/** What opens mathematics → where it closes: dollars, `\[`, `\(`, environments. */
import { isProse } from './prose.ts';

/** Where something closes; or, when it does not, where something else opens that shows it never will. */
export type Close = { readonly at: number; readonly end: number } | { readonly stop: number | null };

export type Grammar = 'markdown' | 'latex';

/** In Markdown some double each backslash, as its own escapes would have it. */
export const CLOSING: ReadonlyMap<string, string> = new Map([
  ['$$', '$$'],
  ['\\[', '\\]'],
  ['\\(', '\\)'],
  ['\\\\[', '\\\\]'],
  ['\\\\(', '\\\\)'],
]);

/** Environments that are mathematics without dollars around them; the outer ones never stand in themselves. */
const OUTER =
  /^(?:equation|align|x?xalignat|alignat|gather|multline|eqnarray|flalign|displaymath|math|dmath)\*?$/;
const INNER = /^(?:split|aligned|alignedat|gathered|[dr]?cases)\*?$/;

const DELIMITER = { markdown: /\\(?:\\[[\]()]|.)|\$\$/gs, latex: /\\.|\$\$|%[^\r\n]*/gs };
const ENVIRONMENT = {
  markdown: /\\(?:(begin|end)[ \t]*\{([A-Za-z]+\*?)\}|.)/gs,
  latex: /\\(?:(begin|end)[ \t]*\{([A-Za-z]+\*?)\}|.)|%[^\r\n]*/gs,
};
const DOLLAR = { markdown: /\\.|[{}$]/gs, latex: /\\.|[{}$]|%[^\r\n]*/gs };
const LIST_ITEM = /[\r\n][ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/;

/** How many dollars inside braces, `\text{if $x$}`, are passed over: against a text of nothing but `${`. */
const MOST_NESTED = 8;

/** The first match at or behind a place. */
export function find(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export const isMathematics = (environment: string): boolean =>
  OUTER.test(environment) || INNER.test(environment);

export function closing(open: string, text: string, inside: number, grammar: Grammar): Close {
  const pattern = DELIMITER[grammar];
  const close = CLOSING.get(open);
  for (let found = find(pattern, text, inside); found; found = pattern.exec(text)) {
    if (found[0] === close) return { at: found.index, end: found.index + found[0].length };
    if (found[0] === open) return { stop: found.index };
    // To all but `\\(` a `\\)` is a line break and a bracket.
    if (found[0].startsWith('\\\\')) pattern.lastIndex = found.index + 2;
  }
  return { stop: null };
}

export function closingEnvironment(name: string, text: string, inside: number, grammar: Grammar): Close {
  const pattern = ENVIRONMENT[grammar];
  let depth = 1;
  let stop: number | null = null;
  for (let found = find(pattern, text, inside); found; found = pattern.exec(text)) {
    const [whole, word, inner] = found;
    if (word === 'begin' && OUTER.test(inner!)) {
      stop ??= found.index;
      if (inner === name) return { stop };
    }
    if (inner !== name) continue;
    depth += word === 'begin' ? 1 : -1;
    if (depth === 0) return { at: found.index, end: found.index + whole.length };
  }
  return { stop };
}

/** The dollar that closes a single one, outside of braces where there is one; −1 when none does. */
export function closingDollar(text: string, inside: number, grammar: Grammar): number {
  const pattern = DOLLAR[grammar];
  let [depth, nested, first] = [0, 0, -1];
  for (let found = find(pattern, text, inside); found && nested <= MOST_NESTED; found = pattern.exec(text)) {
    if (found[0] === '{') depth++;
    else if (found[0] === '}') depth = Math.max(0, depth - 1);
    else if (found[0] === '$') {
      if (depth === 0) return found.index;
      if (nested++ === 0) first = found.index;
    }
  }
  return first;
}

/** Markdown's rule for single dollars, so that money is none: no space directly inside, no digit directly behind. */
export function isInline(content: string, next: string): boolean {
  if (/\d/.test(next) || content.trim() === '' || LIST_ITEM.test(content)) return false;
  const [before, behind] = [/^\s/.test(content), /\s$/.test(content)];
  if (before !== behind) return false;
  // `$ x_1 = 2 $` is written by many.
  if (before) return /[\\^_=]/.test(content) && !isProse(content);
  return !(/^\d/.test(content) && !content.includes('\\') && isProse(content));
}
