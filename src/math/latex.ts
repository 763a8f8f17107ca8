/** Trees and values → LaTeX: with symbols, or with numbers put in. */
import { certainDigits, endingDecimal } from './decimal.ts';
import { evaluate, type Lookup } from './evaluate.ts';
import { FUNCTIONS, type Printed } from './functions.ts';
import { type Rational, reduced } from './rational.ts';
import { ATOM, bindingOf, type NameTree, never, referenceOf, type Tree, UNARY } from './tree.ts';
import { isScalar, rowsOf, type Value } from './value.ts';

const LONGEST_DECIMAL = 16;
const LONGEST_FRACTION = 16;

/** A number as people write it: 0.8 where the decimal ends, a fraction where it does not, certain digits where both are long. */
export function numberToLatex(r: Rational): string {
  const decimal = endingDecimal(r);
  if (decimal !== null && decimal.length <= LONGEST_DECIMAL) return decimal;
  if (decimal === null) {
    const { n, d } = reduced(r);
    const top = (n < 0n ? -n : n).toString();
    if (top.length + d.toString().length <= LONGEST_FRACTION)
      return `${n < 0n ? '-' : ''}\\frac{${top}}{${d}}`;
  }
  return `${certainDigits(r, 12)}\\ldots`;
}

export function valueToLatex(value: Value): string {
  if (isScalar(value)) return numberToLatex(value.cells[0]!);
  const rows = rowsOf(value).map((row) => row.map(numberToLatex).join(' & '));
  const stretch = rows.some((row) => row.includes('\\frac')) ? '[0.4em]' : '';
  return `\\begin{bmatrix}${rows.join(` \\\\${stretch} `)}\\end{bmatrix}`;
}

/** How to print names: `symbol` gives the LaTeX of a reference; with `numbers`, their values stand instead. */
export interface Printing {
  readonly symbol: (name: NameTree) => string;
  readonly lookup: Lookup;
  readonly numbers: boolean;
}

interface Piece {
  readonly tex: string;
  readonly binding: number;
}

/** Between sum and product: a leading minus may open a sum, and is bracketed anywhere else. */
const SIGNED = 1.5;
/** A fraction holds together in a product but needs brackets under an exponent. */
const TALL = 5;
const POWER = 5;

export const toLatex = (tree: Tree, printing: Printing): string => print(tree, printing).tex;

function print(tree: Tree, printing: Printing): Piece {
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
  const value = printing.numbers ? printing.lookup(referenceOf(tree)) : undefined;
  if (!value) {
    const tex = printing.symbol(tree);
    return { tex, binding: tex.includes('^') ? POWER : tex.startsWith('\\frac') ? TALL : ATOM };
  }
  const tex = valueToLatex(value);
  if (!isScalar(value)) return { tex, binding: ATOM };
  return { tex, binding: tex.startsWith('-') ? SIGNED : tex.startsWith('\\frac') ? TALL : ATOM };
}

function printBinary(tree: Extract<Tree, { kind: 'binary' }>, printing: Printing): Piece {
  const left = print(tree.left, printing);
  const right = print(tree.right, printing);
  const binding = bindingOf(tree.op);
  switch (tree.op) {
    case '+':
    case '-':
      return { tex: `${bracketed(left, 1)} ${tree.op} ${bracketed(right, 2)}`, binding };
    case '*':
      return { tex: `${bracketed(left, 2)} \\cdot ${bracketed(right, UNARY)}`, binding };
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

function printCall(tree: Extract<Tree, { kind: 'call' }>, printing: Printing): Piece {
  const transposes = tree.name === 'transpose';
  const args = tree.args.map((arg): Printed => {
    const piece = print(arg, printing);
    return {
      tex: transposes ? bracketed(piece, ATOM) : piece.tex,
      value: evaluate(arg, printing.lookup),
      show: valueToLatex,
      numbers: printing.numbers,
    };
  });
  return { tex: FUNCTIONS.get(tree.name)!.latex(...args), binding: transposes ? POWER : 2 };
}

const bracketed = (piece: Piece, needed: number): string =>
  piece.binding < needed ? `\\left(${piece.tex}\\right)` : piece.tex;
