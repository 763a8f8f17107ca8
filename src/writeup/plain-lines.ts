/** The lines of text and code, and the cells of tables → the plain equations in them. */
import type { Block } from './blocks.ts';
import { type Equation, equationIn, isProgram, LONGEST, type Piece } from './plain.ts';
import { isProse } from './prose.ts';
import { marginOf, type Source } from './source.ts';
import type { Span } from './spans.ts';

const OPERATOR = /^(?:[-+/·×÷−](?![-+])|\*\s)/;
const DANGLING = /[-+*/·×÷−=≈([{]$|(?:^|\s)(?:and|or|of|times|plus|minus|by|over)$/;
const UNDERLINE = /^(?:[-=]{2,}|\*+\S)/;
const RELATION = /^[=≈≅≃≐≔←:~<]/;
const RELATIONS = /[=≈≅≃≐≔←]|<-/;
const BAR = /(?<!\\)\|/g;

/** `|---|:--:|`, the second row of a table. */
const isRuler = (line: string): boolean =>
  /^[|:\- \t>]+$/.test(line) && line.includes('-') && line.includes('|');

const isRow = (line: string): boolean => /^\|\s/.test(line) && /\s\|$/.test(line);

/** In LaTeX a line of plain text with a tight `=` is mostly an option: left=2cm, */
const isSpaced = (text: string): boolean => /\s(?:=|≈|:=|~=|←|<-)\s/.test(text) && !text.endsWith(',');

/** A line that begins with a sign goes on from the one above, unless both are items of a list. */
const goesOn = (line: string, next: string): boolean =>
  OPERATOR.test(next) && next[0] !== line[0] && !isProse(next);

/** A line whose end is missing. */
const breaksOff = (line: string): boolean => DANGLING.test(line) && !UNDERLINE.test(line);

/** A sentence over two lines, the second of which begins with a number. */
const isWrapped = (line: string, next: string): boolean =>
  /^[\d(.]/.test(next) && !/[.:;!?,]$/.test(line) && isProse(line);

/** Those before `end`, and about as many as `most`. */
export function plainEquations(
  source: Source,
  blocks: readonly Block[],
  spans: readonly Span[],
  end: number,
  most: number,
): Equation[] {
  const { text, latex, starts, ends } = source;
  const found: Equation[] = [];
  let next = 0;

  for (const block of blocks) {
    if (block.from >= end || found.length >= most) break;
    if (block.kind === 'math' || block.kind === 'heading' || block.program) continue;
    if (!RELATIONS.test(text.slice(block.from, block.to))) continue;
    const code = block.kind !== 'text';
    const lines = Array.from({ length: block.last - block.first }, (_, i) => writing(block.first + i));
    const where = code ? (isProgram(lines) ? 'program' : 'code') : 'text';
    const ruler = code || latex ? -1 : lines.findIndex(isRuler);
    let goes = false;
    lines.forEach((line, i) => {
      const inTable = (ruler > 0 && i >= ruler - 1) || (where === 'text' && isRow(line));
      const [above, below] = [lines[i - 1] ?? '', lines[i + 1] ?? ''];
      const isHalf = breaksOff(above) || breaksOff(line) || isWrapped(above, line) || goesOn(line, below);
      const before = found.length;
      if (found.length < most && RELATIONS.test(line) && (inTable || !isHalf)) {
        for (const { from, to } of piecesOf(block.first + i, inTable)) {
          if (found.length >= most) break;
          if (latex && !code && !isSpaced(text.slice(from, Math.min(to, from + LONGEST)))) continue;
          const piece = equationIn(text, from, to, where);
          // What begins with a relation goes on from the line above.
          if (piece && (goes || !RELATION.test(text[piece.from]!))) found.push(piece);
        }
      }
      goes = found.length > before;
    });
  }
  for (const { kind, inside } of spans) {
    if (found.length >= 2 * most) break;
    const piece =
      kind === 'code' && RELATIONS.test(text.slice(...inside)) ? equationIn(text, ...inside, 'code') : null;
    if (piece && !RELATION.test(text[piece.from]!)) found.push(piece);
  }
  return found;

  function writing(line: number): string {
    return text.slice(Math.min(marginOf(source, line).at, ends[line]!), ends[line]).trim();
  }

  /** A line without what is unseen in it, cut into cells; those that hold mathematics or code are left out. */
  function piecesOf(line: number, inTable: boolean): Piece[] {
    const end = ends[line]!;
    let from = Math.min(marginOf(source, line).at, end);
    while (next < spans.length && spans[next]!.to <= starts[line]!) next++;
    const parts: Pick<Span, 'kind' | 'from' | 'to'>[] = [];
    for (let i = next; i < spans.length && spans[i]!.from < end; i++) parts.push(spans[i]!);
    if (inTable)
      for (const { index } of text.slice(from, end).matchAll(BAR))
        parts.push({ kind: 'hidden', from: from + index, to: from + index + 1 });
    parts.sort((a, b) => a.from - b.from);

    const pieces: Piece[] = [];
    let [reach, taken] = [from, false];
    const close = (to: number): void => {
      if (!taken && to > from) pieces.push({ from, to });
    };
    for (const part of parts) {
      if (part.to <= reach) continue;
      reach = part.to;
      if (part.kind === 'hidden') {
        close(part.from);
        [from, taken] = [part.to, false];
      } else taken = true;
    }
    close(end);
    return pieces;
  }
}
