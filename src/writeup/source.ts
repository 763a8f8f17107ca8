/** A text → its lines, and whether it is LaTeX or Markdown. */

export interface Source {
  readonly text: string;
  readonly latex: boolean;
  /** Of each line: its first character, and the one behind its last (its line break not counted). */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** What stands before the writing of a line: `> > ` is two quotes; a tab is indented by four. */
export interface Margin {
  readonly at: number;
  readonly indent: number;
  readonly quotes: number;
}

const SURELY_LATEX = /\\documentclass|\\begin\{document\}/;
const SURELY_MARKDOWN = /^\ufeff? {0,3}(?:#{1,6}[ \t]+\S|```|~~~)/m;
const LIKE_LATEX =
  /\\(?:sub){0,2}section\*?\{|\\begin\{(?:equation|align|gather|multline|eqnarray|flalign|itemize|enumerate|proof|theorem|solution|verbatim|lstlisting|minted)\*?\}/;
const LIKE_MARKDOWN = /\*\*\S|\]\(|`|^[ \t]*(?:\||> )/m;
const LINE_BREAK = /\r\n?|\n/g;

/** LaTeX by what only LaTeX has; a `\documentclass` below a Markdown heading or fence is an example in Markdown. */
function isLatex(text: string): boolean {
  const latex = text.search(SURELY_LATEX);
  const markdown = text.search(SURELY_MARKDOWN);
  if (latex >= 0) return markdown < 0 || latex < markdown;
  return markdown < 0 && LIKE_LATEX.test(text) && !LIKE_MARKDOWN.test(text);
}

export function sourceOf(text: string): Source {
  const starts = [0];
  const ends: number[] = [];
  for (const found of text.matchAll(LINE_BREAK)) {
    ends.push(found.index);
    starts.push(found.index + found[0].length);
  }
  ends.push(text.length);
  return { text, latex: isLatex(text), starts, ends };
}

/** The line, from 0, on which a character stands. */
export function lineAt({ starts }: Source, at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function marginOf({ text, latex, starts, ends }: Source, line: number): Margin {
  let [at, indent, quotes] = [starts[line]!, 0, 0];
  for (const end = ends[line]!; at < end; at++) {
    const character = text[at]!;
    if (character === '>' && !latex && indent < 4) {
      quotes++;
      // One space belongs to the mark.
      indent = -1;
    } else if (character === '\t') indent = Math.max(indent, 0) + 4;
    else if (character.trim() === '') indent += character === '\ufeff' ? 0 : 1;
    else break;
  }
  return { at, indent, quotes };
}
