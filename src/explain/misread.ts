/** Why an expression could not be read → a sentence that says what stands there and what to write instead. */
import type { Misread } from '../answer/misread.ts';
import { never } from '../math/tree.ts';

export function sayMisread(why: Misread): string {
  switch (why.code) {
    case 'too-long':
      return `This is longer than the ${why.limit} ${why.unit} that can be read in one line.`;
    case 'too-many-lines':
      return `A derivation may have at most ${why.limit} lines; what comes after is not read.`;
    case 'too-deep':
      return 'Brackets, powers and fractions are nested too deep here to be read.';
    case 'nothing':
      return 'There is no expression here.';
    case 'ends-early':
      return 'The line stops here, but something should follow.';
    case 'unexpected':
      return `${quoted(why.piece)} cannot be read here.`;
    case 'unclosed':
      return `${quoted(why.piece)} is opened but not closed.`;
    case 'unknown-name':
      return `${quoted(why.piece)} is not a name of this problem. It has ${listed(why.known)}. A product of names is written with a sign or a space: a*b.`;
    case 'needs-index':
      return `${quoted(why.piece)} stands for a whole sequence: say which term, ${why.piece}[1] or ${why.piece}[n-1].`;
    case 'no-index':
      return `${quoted(why.piece)} is written without an index here.`;
    case 'unsure-index':
      return `It is not clear where the index ends: write ${why.piece}, or put a space before what follows it.`;
    case 'unsure-quotient':
      return 'It is not clear whether this still belongs below the fraction bar: write a/(b*c) or (a/b)*c.';
    case 'unsure-exponent':
      return `It is not clear whether this still belongs to the exponent: write ^(${why.piece}), or a * before it.`;
    case 'product-sign':
      return 'A number starts here, and nothing says how it belongs to what stands before: write * for a product.';
    case 'arguments':
      return `${quoted(why.piece)} is written ${why.form}.`;
    case 'comma':
      return 'A comma means nothing here: a decimal is written with a point, 0.8, and two lines are two lines.';
    case 'dots':
      return 'What the dots stand for cannot be read: write the sum as sum(rho^k, k, 0, n), or all of its terms.';
    case 'relation':
      return `${quoted(why.piece)} cannot be judged here: only equalities, with =, are.`;
    case 'words':
      return 'Only formulas are read here. What is said in words has to be shown in a line of its own.';
    case 'condition':
      return `${quoted(why.piece)} is not so wherever this has to hold: show it without.`;
    case 'zero-power':
      return '0^0 has no agreed value: write the term without it.';
    case 'too-large':
      return 'This number has too many digits to be worked with.';
    default:
      return never(why);
  }
}

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));
const quoted = (piece: string): string => `"${piece}"`;
