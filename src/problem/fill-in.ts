/** The numbers of a symbolic problem and its file → the file with `{name}`, or `{name^2}`, replaced by them: in formulas as they are typed, in words as LaTeX. */
import { asFraction, endingDecimal } from '../math/decimal.ts';
import { evaluate } from '../math/evaluate.ts';
import { EvaluationFault } from '../math/fault.ts';
import { FormulaFault, parse } from '../math/parse.ts';
import { isLong, type Rational, reduced } from '../math/rational.ts';
import { isRational } from '../math/real.ts';
import { namesIn } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import type { ProofFile } from './proof-schema.ts';

export type Numbers = ReadonlyMap<string, Value>;

/** How a number is written among formulas and among words. */
interface Style {
  readonly typed: (x: Rational) => string;
  readonly tex: (x: Rational) => string;
}

/** Braces around anything else are LaTeX's own. */
const PIECE = /\{([^{}]+)\}/g;
/** Guards against a file of nothing but long sums. */
const MOST_PIECES = 100;

/** The file with its numbers put in, and which of them it uses. */
export function filledIn(
  data: ProofFile,
  numbers: Numbers,
): { readonly data: ProofFile; readonly used: ReadonlySet<string> } {
  const used = new Set<string>();
  if (numbers.size === 0) return { data, used };
  const { typed, tex } = styleOf(data);
  let pieces = 0;
  const filled = (text: string, show: (x: Rational) => string): string =>
    text.replace(PIECE, (piece, formula: string) => {
      pieces++;
      const x = pieces > MOST_PIECES ? null : numberOf(formula, numbers, used);
      return x ? show(x) : piece;
    });
  const inFormula = (text: string): string => filled(text, typed);
  const inWords = (text: string): string => filled(text, tex);
  return {
    data: {
      ...data,
      statement: inWords(data.statement),
      ask: data.ask.map((entry) => {
        if ('induction' in entry) return entry;
        const { about } = entry;
        const words = about === undefined ? {} : { about: inWords(about) };
        return { ...entry, ...words, lines: entry.lines.map(inFormula) };
      }),
    },
    used,
  };
}

function numberOf(formula: string, numbers: Numbers, used: Set<string>): Rational | null {
  try {
    const tree = parse(formula);
    const names = namesIn(tree).map(({ name }) => name);
    if (names.length === 0 || !names.every((name) => numbers.has(name))) return null;
    const { cells } = evaluate(tree, (name) => numbers.get(name));
    const [x] = cells;
    if (cells.length !== 1 || !isRational(x!) || isLong(x)) return null;
    for (const name of names) used.add(name);
    return reduced(x);
  } catch (error) {
    if (error instanceof FormulaFault || error instanceof EvaluationFault) return null;
    throw error;
  }
}

/** Fractions stay fractions where the file writes one among its numbers; else what ends is a decimal. */
function styleOf({ numbers = {} }: ProofFile): Style {
  const fractions = Object.values(numbers).some((written) => `${written}`.includes('/'));
  const decimal = (x: Rational): string | null => (fractions && x.d !== 1n ? null : endingDecimal(x));
  return {
    typed: (x) => (x.n < 0n || decimal(x) === null ? `(${decimal(x) ?? asFraction(x)})` : decimal(x)!),
    tex: (x) => decimal(x) ?? `${x.n < 0n ? '-' : ''}\\tfrac{${x.n < 0n ? -x.n : x.n}}{${x.d}}`,
  };
}
