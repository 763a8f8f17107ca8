/** Trees and values → LaTeX: with symbols, or with numbers put in. */
import { certainDigits, decimalsOf, endingDecimal, roundedText } from './decimal.ts';
import { evaluate, type Lookup } from './evaluate.ts';
import { FUNCTIONS, type Printed } from './functions.ts';
import { isZero, type Rational, reduced } from './rational.ts';
import { isRational, type Real } from './real.ts';
import type { Rounding } from './rounding.ts';
import type { Surd } from './surd.ts';
import {
  ATOM,
  type BinaryTree,
  bindingOf,
  type CallTree,
  type NameTree,
  never,
  referenceOf,
  type Tree,
  UNARY,
} from './tree.ts';
import { isScalar, rowsOf, type Value } from './value.ts';

const LONGEST_DECIMAL = 16;
const LONGEST_FRACTION = 16;
const LONGEST_HALF = 10n ** BigInt(LONGEST_FRACTION);

const LONGEST_ROOT = 14;
/** Digits shown of a number that does not end, where it stands alone and where it is put into a formula. */
const DIGITS_ALONE = 12;
const DIGITS_INSIDE = 6;

/** A number as people write it: 0.8 where the decimal ends, a fraction where it does not, certain digits where both are long. */
function rationalToLatex(r: Rational, figures: number): string {
  const decimal = endingDecimal(r, LONGEST_DECIMAL);
  if (decimal !== null && decimal.length <= LONGEST_DECIMAL) return decimal;
  const fraction = decimalsOf(r) === null ? fractionToLatex(r) : null;
  return fraction ?? `${certainDigits(r, figures)}\\ldots`;
}

/** `-\frac{2}{3}`; null where it is too long to be read. */
function fractionToLatex(r: Rational): string | null {
  const { n, d } = reduced(r);
  if (n > LONGEST_HALF || n < -LONGEST_HALF || d > LONGEST_HALF) return null;
  const top = (n < 0n ? -n : n).toString();
  if (top.length + d.toString().length > LONGEST_FRACTION) return null;
  return `${n < 0n ? '-' : ''}${d === 1n ? top : `\\frac{${top}}{${d}}`}`;
}

/** `\frac{6}{5} - \frac{3\sqrt{545}}{545}`; null where it is too long to be read. */
function surdToLatex({ a, b, r }: Surd): string | null {
  const digits = [a.n, a.d, b.n, b.d, r].reduce(
    (sum, part) => sum + `${part}`.replace(/^-?[01]?$/, '').length,
    0,
  );
  if (digits > LONGEST_ROOT) return null;
  const size = b.n < 0n ? -b.n : b.n;
  const top = `${size === 1n ? '' : size}\\sqrt{${r}}`;
  const root = b.d === 1n ? top : `\\frac{${top}}{${b.d}}`;
  if (isZero(a)) return b.n < 0n ? `-${root}` : root;
  return `${fractionToLatex(a)} ${b.n < 0n ? '-' : '+'} ${root}`;
}

function numberToLatex(x: Real, inside: boolean): string {
  const figures = inside ? DIGITS_INSIDE : DIGITS_ALONE;
  if (isRational(x)) return rationalToLatex(x, figures);
  const root = x.surd && !inside ? surdToLatex(x.surd) : null;
  return root ?? `${certainDigits(x, figures)}\\ldots`;
}

/** A value as LaTeX; irrational entries as roots where they are short, else as certain digits. */
export const valueToLatex = (value: Value): string => valueInLatex(value, (x) => numberToLatex(x, false));

/** A value as it is put into a formula: shorter, and without roots. */
const valueInFormula = (value: Value): string => valueInLatex(value, (x) => numberToLatex(x, true));

/** A value rounded as asked. */
export const roundedToLatex = (value: Value, rounding: Rounding): string =>
  valueInLatex(value, (x) => roundedText(x, rounding));

function valueInLatex(value: Value, show: (x: Real) => string): string {
  if (isScalar(value)) return show(value.cells[0]!);
  const rows = rowsOf(value).map((row) => row.map(show).join(' & '));
  const stretch = rows.some((row) => row.includes('\\frac')) ? '[0.4em]' : '';
  return `\\begin{bmatrix}${rows.join(` \\\\${stretch} `)}\\end{bmatrix}`;
}

/** How to print names: `symbol` gives the LaTeX of a reference; with `numbers`, or where it has none, its value stands instead. */
export interface Printing {
  readonly symbol: (name: NameTree) => string | null;
  readonly lookup: Lookup;
  readonly numbers: boolean;
  readonly underlined?: Underlined;
}

/** A part of the tree that is printed; where it is a sum, only its last term with the sign before it may be meant. */
export interface Underlined {
  readonly part: Tree;
  readonly signed: boolean;
}

interface Piece {
  readonly tex: string;
  readonly binding: number;
  /** Runs on to its end, as a sum over an index does: nothing may follow it unbracketed. */
  readonly open?: true;
}

/** Between sum and product: a leading minus may open a sum, and is bracketed anywhere else. */
const SIGNED = 1.5;
/** A fraction holds together in a product but needs brackets under an exponent. */
const TALL = 5;
const POWER = 5;

export const toLatex = (tree: Tree, printing: Printing): string => print(tree, printing).tex;

function print(tree: Tree, printing: Printing): Piece {
  const piece = printPlain(tree, printing);
  const { underlined } = printing;
  if (tree !== underlined?.part || underlined.signed) return piece;
  return { ...piece, tex: `\\underline{${piece.tex}}` };
}

function printPlain(tree: Tree, printing: Printing): Piece {
  switch (tree.kind) {
    case 'number':
      return { tex: tree.text, binding: ATOM };
    case 'name':
      return printName(tree, printing);
    case 'negate':
      return { tex: `-${bracketed(print(tree.of, printing), UNARY)}`, binding: SIGNED };
    case 'binary':
      return printBinary(tree, printing);
    case 'call':
      return printCall(tree, printing);
    case 'matrix': {
      const rows = tree.rows.map((row) => row.map((entry) => print(entry, printing).tex).join(' & '));
      return { tex: `\\begin{bmatrix}${rows.join(' \\\\ ')}\\end{bmatrix}`, binding: ATOM };
    }
    default:
      return never(tree);
  }
}

function printName(tree: NameTree, printing: Printing): Piece {
  const symbol = printing.symbol(tree);
  const value = printing.numbers || symbol === null ? printing.lookup(referenceOf(tree), tree) : undefined;
  if (!value) {
    const tex = symbol ?? tree.name;
    return { tex, binding: tex.includes('^') ? POWER : tex.startsWith('\\frac') ? TALL : ATOM };
  }
  const tex = valueInFormula(value);
  if (!isScalar(value)) return { tex, binding: ATOM };
  return { tex, binding: tex.startsWith('-') ? SIGNED : tex.startsWith('\\frac') ? TALL : ATOM };
}

function printBinary(tree: BinaryTree, printing: Printing): Piece {
  const left = print(tree.left, printing);
  const right = print(tree.right, printing);
  const binding = bindingOf(tree.op);
  switch (tree.op) {
    case '+':
    case '-': {
      const term = `${tree.op} ${bracketed(right, 2)}`;
      const isMeant = tree === printing.underlined?.part && printing.underlined.signed;
      return { tex: `${bracketed(left, 1)} ${isMeant ? `\\underline{{} ${term}}` : term}`, binding };
    }
    case '*':
      return {
        tex: `${bracketed(left, 2)} \\cdot ${right.open ? right.tex : bracketed(right, UNARY)}`,
        binding,
      };
    case '.*':
      return { tex: `${bracketed(left, 2)} \\odot ${bracketed(right, UNARY)}`, binding };
    case '/':
    case './':
      return { tex: `\\frac{${left.tex}}{${right.tex}}`, binding: TALL };
    case '^':
    case '.^':
      return { tex: `${bracketed(left, ATOM)}^{${right.tex}}`, binding: POWER };
    default:
      return never(tree.op);
  }
}

function printCall(tree: CallTree, printing: Printing): Piece {
  const row = FUNCTIONS.get(tree.name);
  if (!row) return printBinding(tree, printing);
  const transposes = tree.name === 'transpose';
  const args = tree.args.map((arg): Printed => {
    const piece = print(arg, printing);
    return {
      tex: transposes ? bracketed(piece, ATOM) : piece.tex,
      // Only some are printed by what their argument is; in a formula of free names nothing has a value.
      get value() {
        return evaluate(arg, printing.lookup);
      },
      show: valueInFormula,
      numbers: printing.numbers,
    };
  });
  const tex = row.latex(...args);
  return { tex, binding: bindingOfCall(tree.name, tex, printing.numbers) };
}

/** A sum over an index, a limit, an expectation, or an unknown function. */
function printBinding({ name, args }: CallTree, printing: Printing): Piece {
  const [body, variable, from, to] = args.map((arg) => print(arg, printing));
  if (name === 'sum')
    return {
      tex: `\\sum_{${variable!.tex}=${from!.tex}}^{${to!.tex}} ${bracketed(body!, 2)}`,
      binding: SIGNED,
      open: true,
    };
  if (name === 'lim')
    return {
      tex: `\\lim_{${variable!.tex} \\to \\infty} ${bracketed(body!, 2)}`,
      binding: SIGNED,
      open: true,
    };
  if (name === 'E') return { tex: `\\mathbb{E}\\left[${body!.tex}\\right]`, binding: ATOM };
  const called = print({ kind: 'name', name }, printing);
  return { tex: `${called.tex}\\left(${body!.tex}\\right)`, binding: ATOM };
}

const SUMS: ReadonlySet<string> = new Set(['rowmeans', 'rowsums', 'colsums']);

/** How tightly a printed call holds together; most bring brackets of their own. */
function bindingOfCall(name: string, tex: string, numbers: boolean): number {
  if (name === 'transpose' || name === 'exp' || name === 'inverse') return POWER;
  if (name === 'total') return numbers ? 1 : SIGNED;
  if (SUMS.has(name)) return 2;
  if (name !== 'entry') return ATOM;
  // An entry is a number like any other once it is put in; before, its symbol may have a raised index already.
  if (!numbers) return tex.includes('^') ? POWER : ATOM;
  return tex.startsWith('-') ? SIGNED : tex.startsWith('\\frac') ? TALL : ATOM;
}

const bracketed = (piece: Piece, needed: number): string =>
  piece.binding < needed ? `\\left(${piece.tex}\\right)` : piece.tex;
