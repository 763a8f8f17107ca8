/** The marker's truth table: what each answer must get, decided from what is promised of marking, never from what the code gives. */
import type { Observation } from '../../src/diagnose/observe.ts';
import type { Note } from '../../src/grade/mark.ts';
import type { Mark } from '../../src/problem/marks.ts';

export interface Row {
  /** The formula of the step; where there is an earlier one, in x. */
  readonly expected: string;
  /** Its value's first digits, worked out by hand. */
  readonly is?: string;
  /** What is asked of the answer; null where the problem does not say. */
  readonly rule: string | null;
  readonly answer: string;
  readonly mark: Mark;
  /** In the order in which they are told. */
  readonly note?: Note | readonly Note[];
  readonly observed?: Observation['code'];
  readonly why: string;
  /** Whether the problem accepts digits cut off. */
  readonly truncation?: true;
  /** The step before, called x, and what was written for it. */
  readonly earlier?: Earlier;
  /** What the marker gives instead, for now; such a row is not in the document. */
  readonly open?: string;
}

export interface Earlier {
  readonly expected: string;
  readonly rule: string;
  readonly answer: string;
  readonly mark: Mark;
}

export interface Group {
  readonly heading: string;
  readonly about: string;
  readonly rows: readonly Row[];
}

const SIGMOID = { expected: 'sigmoid(0.4798)', is: '0.61770', rule: '2 decimals' } as const;
const NEARLY_HALF = { expected: '0.4996', rule: '3 figures' } as const;
const TINY = { expected: '0.00012345', rule: '3 figures' } as const;
const THOUSAND = { expected: '1234.5', rule: '3 figures' } as const;
const EIGHTH = { expected: '0.125', rule: '2 decimals' } as const;
const ROOT = { expected: 'sqrt(17)', is: '4.12310', rule: '3 figures' } as const;
const TWO_THIRDS = { expected: '2/3', is: '0.66666', rule: '2 decimals' } as const;
const NEGATIVE = { expected: '-2/3', is: '-0.66666', rule: '2 decimals' } as const;
const THIRD = { expected: '1/3', is: '0.33333', rule: 'exact' } as const;
const PAIR = { expected: '[1/3, 2/3]', rule: '2 decimals' } as const;
const MATRIX = { expected: '[1, 2; 3, 4]', rule: 'exact' } as const;
const TEN_ROOTS = { expected: '10*sqrt(2)', is: '14.14213', rule: '2 decimals' } as const;

const CUT = { mark: 'wrong', observed: 'cut off, not rounded' } as const;
const INEXACT = { mark: 'wrong', observed: 'rounded, not exact' } as const;
const SHORT = { mark: 'wrong', note: 'too few digits' } as const;
const ROUNDED = { mark: 'correct', note: 'rounded' } as const;
const INSIDE = { mark: 'correct', note: 'rounded inside the step' } as const;

const before = (expected: string, rule: string, answer: string, mark: Mark): Earlier => ({
  expected,
  rule,
  answer,
  mark,
});
const hundredfold = (answer: string, mark: Mark) =>
  ({ earlier: before('2/3', '2 decimals', answer, mark), expected: '100*x', rule: '2 decimals' }) as const;

export const GROUPS: readonly Group[] = [
  {
    heading: 'Rounded as asked, or to more digits',
    about: 'Every digit that is written has to be right, and there must be as many as are asked, or more.',
    rows: [
      { ...SIGMOID, answer: '0.62', ...ROUNDED, why: 'The number rounded to the 2 decimals asked.' },
      { ...SIGMOID, answer: '.62', ...ROUNDED, why: 'The nought before the point may be left away.' },
      { ...SIGMOID, answer: '0.618', ...ROUNDED, why: 'More digits are welcome, rounded where they end.' },
      { ...SIGMOID, answer: '0.6177', ...ROUNDED, why: 'More digits still.' },
      {
        ...SIGMOID,
        answer: '0.617700646569604911739758',
        ...ROUNDED,
        why: 'As many digits as a calculator has, or more.',
      },
      {
        ...SIGMOID,
        answer: '0.5 + 0.118',
        ...ROUNDED,
        why: 'A sum of decimals stands for what it comes to.',
      },
      { ...SIGMOID, answer: '0.5 + 0.13', mark: 'wrong', why: 'It comes to 0.63.' },
      { ...SIGMOID, answer: '0.63', mark: 'wrong', why: 'One unit off in the last place is not a rounding.' },
      {
        ...SIGMOID,
        answer: '0.620',
        mark: 'wrong',
        why: 'Three decimals are written; the third should be 8.',
      },
      {
        ...SIGMOID,
        answer: '0.6178',
        mark: 'wrong',
        why: 'The last digit counts, however many are written.',
      },
      {
        ...SIGMOID,
        answer: '6.2',
        mark: 'wrong',
        observed: 'point',
        why: 'The digits are right, the point is not.',
      },
      {
        ...SIGMOID,
        answer: '0.26',
        mark: 'wrong',
        observed: 'digits',
        why: 'Two neighbouring digits are exchanged.',
      },
      { ...ROOT, answer: '4.12', ...ROUNDED, why: 'Rounded to the 3 figures asked.' },
      { ...ROOT, answer: '4.1231', ...ROUNDED, why: 'Five figures, each right.' },
      { ...ROOT, answer: '4.13', mark: 'wrong', why: 'One unit off in the last place.' },
      { ...THOUSAND, answer: '1234.5', mark: 'correct', why: 'The number itself.' },
      { ...THOUSAND, answer: '1.23e3', ...ROUNDED, why: 'Three figures and a power of ten.' },
      {
        ...THOUSAND,
        answer: '1230',
        ...ROUNDED,
        why: 'Three figures, and a nought that only holds the place.',
      },
      { ...THOUSAND, answer: '1235', ...ROUNDED, why: 'Four figures, the half rounded up.' },
      { ...THOUSAND, answer: '1240', mark: 'wrong', why: 'The third figure should be 3.' },
      { ...THOUSAND, answer: '1200', ...SHORT, why: 'Two figures where 3 are asked.' },
    ],
  },
  {
    heading: 'Noughts at the end',
    about: 'Noughts that rounding brings may be left away: the answer counts as if they stood there.',
    rows: [
      { ...NEARLY_HALF, answer: '0.500', ...ROUNDED, why: 'Rounded to 3 figures.' },
      { ...NEARLY_HALF, answer: '0.50', ...ROUNDED, why: 'One nought left away.' },
      { ...NEARLY_HALF, answer: '0.5', ...ROUNDED, why: 'Both noughts left away.' },
      { ...NEARLY_HALF, answer: '0.4996', mark: 'correct', why: 'The number itself.' },
      { ...NEARLY_HALF, answer: '0.5000', mark: 'wrong', why: 'Four decimals are written: they are 0.4996.' },
      { ...NEARLY_HALF, answer: '0.499', ...CUT, why: 'The next digit is a 6, so the 9 is rounded up.' },
      {
        expected: '9.996',
        rule: '3 figures',
        answer: '10.0',
        ...ROUNDED,
        why: 'Rounding up makes one digit more before the point.',
      },
      { expected: '9.996', rule: '3 figures', answer: '10', ...ROUNDED, why: 'The nought left away.' },
      { expected: '9.996', rule: '3 figures', answer: '9.99', ...CUT, why: 'Cut off, it is no rounding.' },
      {
        expected: '0.0996',
        rule: '3 figures',
        answer: '0.1',
        ...SHORT,
        why: 'The 3 figures are 0.0996; no noughts come of rounding to them.',
      },
      { expected: '0.0996', rule: '3 figures', answer: '0.0996', mark: 'correct', why: 'The number itself.' },
      {
        expected: '95.4',
        rule: '2 figures',
        answer: '100',
        ...SHORT,
        why: 'The 2 figures are 95; 100 has but one, and its noughts do not come of rounding.',
      },
    ],
  },
  {
    heading: 'Halves',
    about: 'A half may be rounded either way, as some books round to the even digit.',
    rows: [
      { ...EIGHTH, answer: '0.13', ...ROUNDED, why: 'The half rounded up.' },
      { ...EIGHTH, answer: '0.12', ...ROUNDED, why: 'The half rounded to the even digit.' },
      { ...EIGHTH, answer: '0.125', mark: 'correct', why: 'The number itself.' },
      { ...EIGHTH, answer: '0.14', mark: 'wrong', why: 'No rounding gives this.' },
      { ...EIGHTH, answer: '0.11', mark: 'wrong', why: 'No rounding gives this.' },
      { ...EIGHTH, expected: '-0.125', answer: '-0.13', ...ROUNDED, why: 'Away from zero.' },
      { ...EIGHTH, expected: '-0.125', answer: '-0.12', ...ROUNDED, why: 'To the even digit.' },
    ],
  },
  {
    heading: 'Too few digits',
    about:
      'Right as far as it goes, but less than was asked: wrong, and told apart from other wrong answers.',
    rows: [
      { ...SIGMOID, answer: '0.6', ...SHORT, why: 'One decimal where 2 are asked, and 0.60 would be wrong.' },
      { ...SIGMOID, answer: '1', ...SHORT, why: 'No decimal at all.' },
      { ...SIGMOID, answer: '0.7', mark: 'wrong', why: 'Nor is it right as far as it goes.' },
      { ...ROOT, answer: '4.1', ...SHORT, why: 'Two figures where 3 are asked.' },
      { ...ROOT, answer: '4', ...SHORT, why: 'One figure.' },
      { ...ROOT, answer: '4.2', mark: 'wrong', why: 'Nor is it right as far as it goes.' },
      { ...TINY, answer: '1.2e-4', ...SHORT, why: 'Two figures where 3 are asked.' },
    ],
  },
  {
    heading: 'Cut off instead of rounded',
    about:
      'Wrong, and told as such; right with a note where the problem says `truncation: accepted`. In the rows that say so below, it does.',
    rows: [
      { ...SIGMOID, answer: '0.61', ...CUT, why: 'The digits left off, 77…, would have raised the 1.' },
      { ...SIGMOID, answer: '0.617', ...CUT, why: 'Cut off later, but cut off.' },
      { ...NEGATIVE, answer: '-0.66', ...CUT, why: 'The same below zero.' },
      {
        ...SIGMOID,
        truncation: true,
        answer: '0.61',
        mark: 'correct',
        note: 'cut off',
        why: 'Accepted by this problem.',
      },
      {
        ...SIGMOID,
        truncation: true,
        answer: '0.617',
        mark: 'correct',
        note: 'cut off',
        why: 'More digits are welcome.',
      },
      {
        ...NEGATIVE,
        truncation: true,
        answer: '-0.66',
        mark: 'correct',
        note: 'cut off',
        why: 'The same below zero.',
      },
      { ...SIGMOID, truncation: true, answer: '0.62', ...ROUNDED, why: 'Rounding stays right.' },
      { ...SIGMOID, truncation: true, answer: '0.60', mark: 'wrong', why: 'Neither rounded nor cut off.' },
      { ...SIGMOID, truncation: true, answer: '0.6', ...SHORT, why: 'Cut off, but too soon.' },
      {
        expected: '8.8',
        rule: '1 decimal',
        truncation: true,
        answer: '8.7',
        mark: 'wrong',
        why: '8.8 cut off after one decimal is 8.8.',
      },
      {
        ...THIRD,
        truncation: true,
        answer: '0.333',
        ...INEXACT,
        why: 'An exact answer is asked; nothing may be cut off.',
      },
    ],
  },
  {
    heading: 'Powers of ten and percent',
    about: 'They only move the point: the digits count as they do anywhere.',
    rows: [
      { ...TINY, answer: '1.23e-4', ...ROUNDED, why: 'Three figures.' },
      { ...TINY, answer: '1.23*10^-4', ...ROUNDED, why: 'Written out.' },
      { ...TINY, answer: '1.23 × 10⁻⁴', ...ROUNDED, why: 'As on paper.' },
      { ...TINY, answer: '1.23 \\cdot 10^{-4}', ...ROUNDED, why: 'In LaTeX.' },
      { ...TINY, answer: '12.3e-5', ...ROUNDED, why: 'Another power, the same three figures.' },
      { ...TINY, answer: '0.000123', ...ROUNDED, why: 'Without a power.' },
      { ...TINY, answer: '1.2345e-4', mark: 'correct', why: 'The number itself.' },
      { ...TINY, answer: '1.24e-4', mark: 'wrong', why: 'The third figure should be 3.' },
      { ...TINY, answer: '1.23e-3', mark: 'wrong', observed: 'point', why: 'The power is one too great.' },
      { ...SIGMOID, answer: '62%', ...ROUNDED, why: '62% is 0.62.' },
      { ...SIGMOID, answer: '61.8 %', ...ROUNDED, why: '0.618, more digits than asked.' },
      { ...SIGMOID, answer: '61.8\\%', ...ROUNDED, why: 'In LaTeX.' },
      { ...SIGMOID, answer: '61%', ...CUT, why: '0.61, cut off.' },
      { ...SIGMOID, answer: '0.62%', mark: 'wrong', why: 'A hundredth of it.' },
      { expected: '1/4', rule: 'exact', answer: '25%', mark: 'correct', why: 'Exactly a quarter.' },
    ],
  },
  {
    heading: 'Fractions and roots',
    about:
      'A fraction or a root is the number it says, and nothing near it: right when it is the true value, whatever digits are asked.',
    rows: [
      { ...TWO_THIRDS, answer: '2/3', mark: 'correct', why: 'The value itself.' },
      { ...TWO_THIRDS, answer: '4/6', mark: 'correct', why: 'It need not be in lowest terms.' },
      { ...TWO_THIRDS, answer: '1 - 1/3', mark: 'correct', why: 'Nor worked out.' },
      { ...TWO_THIRDS, answer: '\\frac{2}{3}', mark: 'correct', why: 'In LaTeX.' },
      { ...TWO_THIRDS, answer: '0.67', ...ROUNDED, why: 'A decimal may be rounded.' },
      { ...TWO_THIRDS, answer: '33/50', mark: 'wrong', why: 'Near, but a fraction is not rounded.' },
      { ...ROOT, answer: 'sqrt(17)', mark: 'correct', why: 'The value itself.' },
      { ...ROOT, answer: '√17', mark: 'correct', why: 'The same with a root sign.' },
      { ...ROOT, answer: '\\sqrt{17}', mark: 'correct', why: 'The same in LaTeX.' },
      { ...ROOT, answer: '17^(1/2)', mark: 'correct', why: 'The same as a power.' },
      { ...ROOT, answer: '2√17/2', mark: 'correct', why: 'It need not be simplified.' },
      { ...ROOT, answer: '√(16.97)', mark: 'wrong', why: 'Near, but a root is not rounded.' },
      {
        expected: '6/5 + 3/(5*sqrt(34))',
        is: '1.30289',
        rule: '3 figures',
        answer: '3√34/170+6/5',
        mark: 'correct',
        why: 'The same number in another form.',
      },
      {
        expected: '1/(sqrt(2) - 1)',
        is: '2.41421',
        rule: '3 figures',
        answer: '1 + √2',
        mark: 'correct',
        why: 'The same number in another form.',
      },
      {
        expected: '(2 + sqrt(3))*(2 - sqrt(3))',
        rule: 'exact',
        answer: '1',
        mark: 'correct',
        why: 'The roots go out, and 1 is left exactly.',
      },
      {
        expected: 'sqrt(2 + sqrt(3))',
        is: '1.93185',
        rule: '3 figures',
        answer: '(√6 + √2)/2',
        mark: 'correct',
        note: 'equal to 200 digits',
        why: 'A root in a root is not worked with exactly, so it is compared to 200 digits.',
      },
      {
        expected: 'exp(log(2))',
        is: '2.00000',
        rule: '2 decimals',
        answer: '2',
        mark: 'correct',
        note: 'equal to 200 digits',
        why: 'Nor are exponentials and logarithms.',
      },
      {
        expected: 'sqrt(2)^(-2)',
        rule: 'exact',
        answer: '1/2',
        mark: 'correct',
        why: 'Powers of a root are exact.',
      },
    ],
  },
  {
    heading: 'Exact steps',
    about: 'Where a step is asked exactly, no decimal stands for anything but itself.',
    rows: [
      { ...THIRD, answer: '1/3', mark: 'correct', why: 'The value itself.' },
      { ...THIRD, answer: '2/6', mark: 'correct', why: 'It need not be in lowest terms.' },
      { ...THIRD, answer: '0.333', ...INEXACT, why: 'Near is not exact.' },
      { ...THIRD, answer: '0.3333333333333333', ...INEXACT, why: 'Nor is very near.' },
      {
        expected: '1/2',
        rule: 'exact',
        answer: '0.5',
        mark: 'correct',
        why: 'A decimal that ends is exact.',
      },
      { expected: '1/2', rule: 'exact', answer: '0.50', mark: 'correct', why: 'Noughts change nothing.' },
      { expected: '1/2', rule: 'exact', answer: '0.49999', mark: 'wrong', why: 'Near is not exact.' },
      { ...ROOT, rule: 'exact', answer: '√17', mark: 'correct', why: 'The value itself.' },
      { ...ROOT, rule: 'exact', answer: '4.1231', ...INEXACT, why: 'A decimal is never a root.' },
    ],
  },
  {
    heading: 'Where the problem does not say',
    about:
      'A short number is asked exactly, any other to 3 figures; what rests on a rounded step is rounded too.',
    rows: [
      { expected: '4/5', rule: null, answer: '0.8', mark: 'correct', why: 'The value itself.' },
      { expected: '1/7', rule: null, answer: '1/7', mark: 'correct', why: 'The value itself.' },
      {
        expected: '1/7',
        rule: null,
        answer: '0.143',
        ...INEXACT,
        why: 'A short fraction is asked exactly.',
      },
      { ...ROOT, rule: null, answer: '4.12', ...ROUNDED, why: 'A root is asked to 3 figures.' },
      { ...ROOT, rule: null, answer: '4.1', ...SHORT, why: 'A root is asked to 3 figures.' },
    ],
  },
  {
    heading: 'Zero and signs',
    about: 'Zero to so many decimals is anything that rounds to it; it has no figures.',
    rows: [
      { expected: '1/3 - 1/3', rule: 'exact', answer: '0', mark: 'correct', why: 'Zero itself.' },
      { expected: '1/3 - 1/3', rule: '3 figures', answer: '0.00', mark: 'correct', why: 'Zero itself.' },
      { expected: '1/3 - 1/3', rule: '3 figures', answer: '-0', mark: 'correct', why: 'Zero has no sign.' },
      { expected: '1/3 - 1/3', rule: '3 figures', answer: '0.001', mark: 'wrong', why: 'It is not zero.' },
      { expected: '0.002', rule: '2 decimals', answer: '0.00', ...ROUNDED, why: 'Rounded to 2 decimals.' },
      { expected: '0.002', rule: '2 decimals', answer: '0', ...ROUNDED, why: 'The noughts left away.' },
      {
        expected: '0.002',
        rule: '2 decimals',
        answer: '0.01',
        mark: 'wrong',
        why: 'The last digit should be 0.',
      },
      { expected: '0.002', rule: '3 figures', answer: '0.00', ...SHORT, why: 'Not one figure is written.' },
      { ...NEGATIVE, answer: '-0.67', ...ROUNDED, why: 'Rounded to 2 decimals.' },
      { ...NEGATIVE, answer: '−0.67', ...ROUNDED, why: 'With a typeset minus.' },
      { ...NEGATIVE, answer: '-2/3', mark: 'correct', why: 'The value itself.' },
      { ...NEGATIVE, answer: '-0.68', mark: 'wrong', why: 'One unit off in the last place.' },
    ],
  },
  {
    heading: 'Lists and matrices',
    about:
      'Every entry has to be right, each in its own way. A row may be written for a column, or a column for a row; a matrix may not be transposed.',
    rows: [
      { ...PAIR, answer: '[0.33, 0.67]', ...ROUNDED, why: 'A plain list is a column or a row, as asked.' },
      { ...PAIR, answer: '(0.33, 0.67)', ...ROUNDED, why: 'In round brackets.' },
      { ...PAIR, answer: '[0.33; 0.67]', ...ROUNDED, why: 'Written as a column.' },
      {
        ...PAIR,
        answer: '[[0.33, 0.67]]',
        mark: 'correct',
        note: ['transposed', 'rounded'],
        why: 'Written as a row where a column is asked.',
      },
      {
        ...PAIR,
        answer: '[[1/3, 2/3]]',
        mark: 'correct',
        note: 'transposed',
        why: 'The same with fractions.',
      },
      { ...PAIR, answer: '[1/3, 2/3]', mark: 'correct', why: 'The values themselves.' },
      { ...PAIR, answer: '[1/3, 0.67]', ...ROUNDED, why: 'One entry itself, one rounded.' },
      {
        ...PAIR,
        answer: '\\frac{1}{3}\\begin{bmatrix}1\\\\2\\end{bmatrix}',
        mark: 'correct',
        why: 'A number times a column.',
      },
      {
        ...PAIR,
        answer: '\\begin{pmatrix} 0.333 \\\\ 0.667 \\end{pmatrix}',
        ...ROUNDED,
        why: 'A column in LaTeX, to more digits.',
      },
      { ...PAIR, answer: '[0.33, 0.66]', ...CUT, why: 'One entry is cut off.' },
      { ...PAIR, answer: '[0.3, 0.67]', ...SHORT, why: 'One entry has too few digits.' },
      {
        ...PAIR,
        answer: '[0.33, 0.68]',
        mark: 'wrong',
        observed: 'one-entry',
        why: 'One entry of several is off.',
      },
      { ...PAIR, answer: '[0.33, 0.67, 0]', mark: 'wrong', why: 'Three numbers where two are asked.' },
      { ...PAIR, answer: '0.33', mark: 'wrong', why: 'One number where two are asked.' },
      { ...MATRIX, answer: '[1, 2; 3, 4]', mark: 'correct', why: 'By rows.' },
      { ...MATRIX, answer: '[[1, 2], [3, 4]]', mark: 'correct', why: 'As a list of rows.' },
      {
        ...MATRIX,
        answer: '\\begin{bmatrix}1 & 2 \\\\ 3 & 4\\end{bmatrix}',
        mark: 'correct',
        why: 'In LaTeX.',
      },
      {
        ...MATRIX,
        answer: '\\left[\\begin{array}{cc}1&2\\\\3&4\\end{array}\\right]',
        mark: 'correct',
        why: 'In LaTeX, as an array.',
      },
      {
        ...MATRIX,
        answer: '[1, 3; 2, 4]',
        mark: 'wrong',
        observed: 'transposed',
        why: 'The transpose of a matrix is another matrix.',
      },
      {
        expected: '[1, 2; 3, 4]/7',
        rule: '3 figures',
        answer: '\\begin{bmatrix}0.143 & 0.286 \\\\ 0.429 & 0.571\\end{bmatrix}',
        ...ROUNDED,
        why: 'Each entry to 3 figures.',
      },
    ],
  },
  {
    heading: 'Blank or unreadable',
    about: 'What cannot be read is never wrong; its place and the reason are told.',
    rows: [
      { ...SIGMOID, answer: '', mark: 'blank', why: 'Nothing is written.' },
      { ...SIGMOID, answer: '   ', mark: 'blank', why: 'Nothing but spaces.' },
      { ...SIGMOID, answer: '0,62', mark: 'unreadable', why: 'A decimal comma: it may mean two numbers.' },
      { ...SIGMOID, answer: '1/0', mark: 'unreadable', why: 'No number divides by zero.' },
      { ...SIGMOID, answer: '[1,2', mark: 'unreadable', why: 'A bracket is not closed.' },
      { ...SIGMOID, answer: 'sqrt(-1)', mark: 'unreadable', why: 'No number has this root.' },
      { ...SIGMOID, answer: 'y = 0.62', mark: 'unreadable', why: 'Only the value is asked.' },
      { ...SIGMOID, answer: '≈ 0.62', mark: 'unreadable', why: 'Only the value is asked.' },
      { ...SIGMOID, answer: '0.62 0.63', mark: 'unreadable', why: 'Two numbers where one is asked.' },
      { ...SIGMOID, answer: 'about 0.62', mark: 'unreadable', why: 'A word is no number.' },
      { ...PAIR, answer: '[0,33; 0,67]', mark: 'unreadable', why: 'Decimal commas in a list.' },
      { ...PAIR, answer: '0.33, 0.67', mark: 'unreadable', why: 'A list needs its brackets.' },
    ],
  },
  {
    heading: 'After a rounded step: numbers written, or numbers held',
    about:
      'Whoever goes on may use the number written or the one the calculator still holds; a decimal of at least the digits asked stands for all that round to it.',
    rows: [
      { ...hundredfold('0.67', 'correct'), answer: '66.67', ...ROUNDED, why: 'From the number held.' },
      { ...hundredfold('0.67', 'correct'), answer: '67', ...ROUNDED, why: 'From the number written.' },
      { ...hundredfold('0.67', 'correct'), answer: '67.00', ...ROUNDED, why: 'From the number written.' },
      {
        ...hundredfold('0.67', 'correct'),
        answer: '66.70',
        ...ROUNDED,
        why: 'From 0.667, which 0.67 stands for: a calculator may have held so much.',
      },
      {
        ...hundredfold('0.67', 'correct'),
        answer: '67.51',
        mark: 'wrong',
        why: 'From no number that 0.67 is.',
      },
      {
        ...hundredfold('0.67', 'correct'),
        answer: '66.50',
        ...ROUNDED,
        why: 'From 0.665, the least that 0.67 stands for.',
      },
      { ...hundredfold('0.667', 'correct'), answer: '66.7', ...ROUNDED, why: 'From the number written.' },
      {
        ...hundredfold('0.667', 'correct'),
        answer: '67.00',
        mark: 'wrong',
        why: 'Three decimals were written, so 0.67 was not what was gone on with.',
      },
      { ...hundredfold('2/3', 'correct'), answer: '66.67', ...ROUNDED, why: 'From the fraction.' },
      {
        ...hundredfold('2/3', 'correct'),
        answer: '67.00',
        mark: 'wrong',
        why: 'A fraction is itself alone.',
      },
      {
        earlier: before('1/2', '2 decimals', '0.5', 'correct'),
        expected: '100*x',
        rule: '2 decimals',
        answer: '50.4',
        mark: 'wrong',
        why: 'Nothing was rounded away, so 0.5 is itself alone.',
      },
      {
        earlier: before('2/3', '2 decimals', '0.67', 'correct'),
        expected: '3*x',
        rule: 'exact',
        answer: '2',
        mark: 'correct',
        why: 'The value itself, from the number held.',
      },
      {
        earlier: before('2/3', '2 decimals', '0.67', 'correct'),
        expected: '3*x',
        rule: 'exact',
        answer: '2.01',
        ...ROUNDED,
        why: 'From the number written, which was rounded.',
      },
      {
        earlier: before('1/3', '2 decimals', '0.33', 'correct'),
        expected: '1/(x - 0.325)',
        rule: '2 decimals',
        answer: '200',
        mark: 'correct',
        why: 'From the number written, though 0.33 also stands for 0.325, where nothing follows.',
      },
      {
        ...hundredfold('', 'blank'),
        answer: '66.67',
        ...ROUNDED,
        why: 'Left out, but gone on with rightly.',
      },
      {
        ...hundredfold('2/0', 'unreadable'),
        answer: '66.67',
        ...ROUNDED,
        why: 'Unreadable, but gone on with.',
      },
      {
        ...hundredfold('', 'blank'),
        answer: '67.00',
        ...INSIDE,
        why: 'What was not written down is part of this step, and may have been rounded to 0.67.',
      },
      {
        ...hundredfold('', 'blank'),
        answer: '66.60',
        mark: 'wrong',
        why: 'No rounding of it gives this.',
      },
    ],
  },
  {
    heading: 'After a wrong step',
    about:
      'What follows rightly from a wrong number is carried and counts in full; the true value is right too.',
    rows: [
      { ...hundredfold('0.57', 'wrong'), answer: '57', mark: 'carried', note: 'rounded', why: 'From 0.57.' },
      {
        ...hundredfold('0.57', 'wrong'),
        answer: '57.4',
        mark: 'carried',
        note: 'rounded',
        why: 'From 0.574, which 0.57 stands for.',
      },
      { ...hundredfold('0.57', 'wrong'), answer: '66.67', ...ROUNDED, why: 'The true value.' },
      { ...hundredfold('0.57', 'wrong'), answer: '59', mark: 'wrong', why: 'From neither.' },
      {
        ...hundredfold('4/7', 'wrong'),
        answer: '400/7',
        mark: 'carried',
        why: 'Exactly, from the fraction.',
      },
      {
        ...hundredfold('4/7', 'wrong'),
        answer: '57.14',
        mark: 'carried',
        note: 'rounded',
        why: 'Rounded, from the fraction.',
      },
      { ...hundredfold('4/7', 'wrong'), answer: '57', ...SHORT, why: 'From the fraction, too few digits.' },
      { ...hundredfold('4/7', 'wrong'), answer: '57.1', ...SHORT, why: 'From the fraction, too few digits.' },
      {
        earlier: before('1/3', 'exact', '0.333', 'wrong'),
        expected: '3*x',
        rule: 'exact',
        answer: '0.999',
        mark: 'carried',
        why: 'Exactly, from what was written.',
      },
      {
        earlier: before('1/3', 'exact', '0.333', 'wrong'),
        expected: '3*x',
        rule: 'exact',
        answer: '0.9992',
        mark: 'wrong',
        why: 'Asked exactly, 0.333 stands for itself alone.',
      },
      {
        earlier: before('1/3', 'exact', '0.333', 'wrong'),
        expected: '3*x',
        rule: 'exact',
        answer: '1',
        mark: 'correct',
        why: 'The true value.',
      },
      {
        earlier: before('1/3', '2 decimals', '0.34', 'wrong'),
        expected: '1/(x - 0.335)',
        rule: '2 decimals',
        answer: '200',
        mark: 'carried',
        why: 'From the number written, though 0.34 also stands for 0.335, where nothing follows.',
      },
      {
        earlier: before('[0.3333, 0.3351]', '2 decimals', '[0.34, 0.33]', 'wrong'),
        expected: 'argmax(x)',
        rule: 'exact',
        answer: '1',
        mark: 'carried',
        why: 'The greater of the numbers written.',
      },
    ],
  },
  {
    heading: 'After a step cut off, or of too few digits',
    about:
      'The step itself is wrong; what follows may rest on the number written, as it stands, or on what the calculator held.',
    rows: [
      { ...hundredfold('0.7', 'wrong'), answer: '66.67', ...ROUNDED, why: 'From the number held.' },
      { ...hundredfold('0.7', 'wrong'), answer: '70', mark: 'carried', why: 'From 0.7.' },
      {
        ...hundredfold('0.7', 'wrong'),
        answer: '68',
        mark: 'wrong',
        why: 'From neither: 0.7 has too few digits to stand for 0.68.',
      },
      { ...hundredfold('0.7', 'wrong'), answer: '74', mark: 'wrong', why: 'From neither.' },
      { ...hundredfold('0.66', 'wrong'), answer: '66.67', ...ROUNDED, why: 'From the number held.' },
      { ...hundredfold('0.66', 'wrong'), answer: '66', mark: 'carried', note: 'rounded', why: 'From 0.66.' },
      { ...hundredfold('0.66', 'wrong'), answer: '64', mark: 'wrong', why: 'From neither.' },
      {
        ...hundredfold('0.66', 'correct'),
        truncation: true,
        answer: '66',
        ...ROUNDED,
        why: 'Where cutting off is accepted, 0.66 is right, and gone on with.',
      },
    ],
  },
  {
    heading: 'Rounded inside the step',
    about:
      'Results in the middle of a step may be rounded to the digits asked; or to more, where the answer and the numbers that go into it have more.',
    rows: [
      { ...TEN_ROOTS, answer: '14.14', ...ROUNDED, why: 'Rounded at the end only.' },
      { ...TEN_ROOTS, answer: '14.10', ...INSIDE, why: '√2 was rounded to 1.41 first.' },
      { ...TEN_ROOTS, answer: '14.1', ...INSIDE, why: 'The same, its nought left away.' },
      { ...TEN_ROOTS, answer: '14.00', mark: 'wrong', why: '√2 rounded to 1.4: fewer digits than asked.' },
      {
        ...TEN_ROOTS,
        answer: '14.100',
        mark: 'wrong',
        why: 'Three decimals are written, so three were worked with: 1.414.',
      },
      {
        ...TEN_ROOTS,
        answer: '14.12',
        mark: 'wrong',
        why: 'No rounding of √2 gives 1.412.',
        open: 'correct, rounded inside the step: everything between 1.41 and √2 is taken for a rounding',
      },
      {
        expected: '1/3 + 1/3 + 1/3',
        rule: '2 decimals',
        answer: '0.99',
        ...INSIDE,
        why: 'Each third was rounded to 0.33.',
      },
      {
        expected: '1/3 + 1/3 + 1/3',
        rule: 'exact',
        answer: '0.99',
        mark: 'wrong',
        why: 'Asked exactly, nothing may be rounded on the way.',
      },
      {
        expected: '600*(1/300)',
        rule: '2 decimals',
        answer: '1.37',
        mark: 'wrong',
        why: 'Rounded, 1/300 is 0.00 or 0.003; neither gives this.',
        open: 'correct, rounded inside the step: everything from 0.00 to 1/300 is taken for a rounding',
      },
      {
        earlier: before('sqrt(2)', '2 decimals', '1.31', 'wrong'),
        expected: '10*(x/3)',
        rule: '2 decimals',
        answer: '4.40',
        mark: 'carried',
        note: 'rounded inside the step',
        why: '1.31/3 was rounded to 0.44.',
      },
      {
        earlier: before('sqrt(2)', '2 decimals', '1.31', 'wrong'),
        expected: '10*(x/3)',
        rule: '2 decimals',
        answer: '4.70',
        ...INSIDE,
        why: 'From the true √2, with √2/3 rounded to 0.47.',
      },
      {
        earlier: before('sqrt(2)', '2 decimals', '1.31', 'wrong'),
        expected: '10*(x/3)',
        rule: '2 decimals',
        answer: '4.50',
        mark: 'wrong',
        why: 'From neither.',
      },
    ],
  },
];
