/** A write-up and its verdicts → the pieces of its page: the text as it stands, and every equation with its marks in its place. */
import { type CheckResult, type EquationResult, isFlawed } from './writeup.ts';

export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly equations: readonly Placed[] }
  | { readonly kind: 'display'; readonly equation: Placed };

/** An equation, its number on the page, and its place in the text. */
export interface Placed extends EquationResult {
  readonly number: number;
  readonly display: boolean;
}

export interface PlacedResult {
  readonly pieces: readonly Piece[];
  /** The numbers of the equations in which something is wrong, in order. */
  readonly flawed: readonly number[];
}

const OPENING = /(?:\$\$|\\\[|\\begin\s*\{[a-z]+\*?\}(?:\{\d*\})?|```+\s*math)\s*$/;
const CLOSING = /^\s*(?:\$\$|\\\]|\\end\s*\{[a-z]+\*?\}|```+)/;

/** How far from a formula its delimiters are looked for. */
const NEAR = 40;

function withoutOpening(text: string): string {
  const cut = Math.max(0, text.length - NEAR);
  return text.slice(0, cut) + text.slice(cut).replace(OPENING, '');
}

/** Cuts the text at its displays; formulas inside a sentence stay in it, and are judged behind it. */
export function placed(
  text: string,
  { equations }: CheckResult,
  places: readonly { readonly at: number; readonly display: boolean }[],
): PlacedResult {
  const pieces: Piece[] = [];
  const all = equations.map((equation, i): Placed & { readonly at: number } => ({
    ...equation,
    number: i + 1,
    display: places[i]!.display,
    at: places[i]!.at,
  }));
  let from = 0;
  let inside: Placed[] = [];
  const flush = (to: number): void => {
    const between = withoutOpening(text.slice(from, to));
    if (between.trim() !== '' || inside.length > 0)
      pieces.push({ kind: 'text', text: between, equations: inside });
    inside = [];
  };
  for (const equation of all) {
    if (!equation.display) {
      inside.push(equation);
      continue;
    }
    flush(equation.at);
    pieces.push({ kind: 'display', equation });
    from = equation.at + equation.tex.length;
    from += CLOSING.exec(text.slice(from, from + NEAR))?.[0].length ?? 0;
  }
  flush(text.length);
  const flawed = all.filter(isFlawed).map(({ number }) => number);
  return { pieces, flawed };
}
