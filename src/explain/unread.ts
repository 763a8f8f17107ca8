/** Why an answer could not be read → a sentence that says what stands there and what to write instead. */
import type { Unread } from '../answer/read.ts';
import { never } from '../math/tree.ts';

const FORMS = 'a number such as -3.8 or 4/5, or a matrix such as [0, -1] or [2, -1; -1, 3]';

export function sayUnread(why: Unread): string {
  switch (why.code) {
    case 'too-long':
      return `This is longer than the ${why.limit} that can be read in one answer. Write ${FORMS}.`;
    case 'too-deep':
      return `Brackets are nested more than ${why.limit} deep here.`;
    case 'too-large':
      return 'This number has too many digits to be worked with.';
    case 'exponent':
      return 'An exponent must be a whole number from -400 to 400, or 1/2 for a root.';
    case 'ends-early':
      return 'The answer stops here, but a number should follow.';
    case 'unexpected':
      return `${quoted(why.piece)} cannot be read here. Write ${FORMS}.`;
    case 'name':
      return `${quoted(why.piece)} is not a number. Write the value: ${FORMS}.`;
    case 'root':
      return 'Only square roots are read here: sqrt(17). Write another root as a decimal.';
    case 'negative-root':
      return 'This takes the root of a negative number.';
    case 'equation':
      return 'Write only the value, without the left-hand side and the equals sign.';
    case 'decimal-comma':
      return `A comma separates numbers: for a decimal, write ${why.instead}; for several numbers, use brackets, [0, 1].`;
    case 'thousands':
      return `Write the number with a point and without separators: write ${why.instead}.`;
    case 'unbracketed':
      return 'Several numbers go into brackets, with commas between them: a vector as [0, 1], a matrix row by row as [2, -1; -1, 3].';
    case 'power-lost':
      return 'The power of ten has lost its place: write 10^-3, or 2.5e-3.';
    case 'unclosed-math':
      return `The formula should end with ${quoted(why.piece)}.`;
    case 'two-numbers':
      return 'A second number starts here, and nothing says how the two belong together: write 2*3 for a product, 5/2 for a mixed number, [1, 2] for several numbers.';
    case 'dots':
      return 'What the dots stand for cannot be read: write as many digits as are asked, or a fraction such as 1/3.';
    case 'unsure-quotient':
      return 'It is not clear whether this root still belongs below the fraction bar: write 1/(2*sqrt(3)) or (1/2)*sqrt(3).';
    case 'division-by-zero':
      return 'This divides by zero.';
    case 'ragged':
      return `The rows are not equally long: one has ${why.first}, another ${why.other}.`;
    case 'unclosed':
      return `${quoted(why.piece)} is opened but not closed.`;
    case 'empty-matrix':
      return 'There is no number in this row.';
    case 'matrix-arithmetic':
      return 'Work this out first: write the matrix that results.';
    case 'matrix-entry':
      return 'An entry of a matrix must be a single number.';
    case 'nested-list':
      return 'Write a matrix as a list of rows: [[2, -1], [-1, 3]].';
    default:
      return never(why);
  }
}

const quoted = (piece: string): string => `"${piece}"`;
