import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitShape, otherwiseAt } from '../../src/answer/fit.ts';
import { type Reading, readAnswer, type Unread } from '../../src/answer/read.ts';
import { readPlain } from '../../src/answer/read-plain.ts';
import { sayUnread } from '../../src/explain/unread.ts';
import { valueToText } from '../../src/explain/values.ts';
import { type Shape, transposed } from '../../src/math/value.ts';

/** A flat list is printed as a column, as it is mostly meant. */
function read(text: string): string {
  const reading = readAnswer(text);
  switch (reading.kind) {
    case 'blank':
      return 'blank';
    case 'unreadable':
      return `unreadable at ${reading.at}: ${reading.why.code}`;
    case 'value':
      return reading.flat
        ? `flat ${valueToText(transposed(reading.value))}`
        : `${reading.value.rows}×${reading.value.cols} ${valueToText(reading.value)}`;
  }
}

describe('numbers', () => {
  it.each([
    ['-3.8', '1×1 -3.8'],
    ['4/5', '1×1 0.8'],
    ['1/3', '1×1 1/3'],
    ['2.5e-3', '1×1 0.0025'],
    ['2.5E-3', '1×1 0.0025'],
    ['2.5×10^-3', '1×1 0.0025'],
    ['2.5 · 10⁻³', '1×1 0.0025'],
    ['2.5 \\cdot 10^{-3}', '1×1 0.0025'],
    ['2.5*10**-3', '1×1 0.0025'],
    ['−3.8', '1×1 -3.8'],
    ['½', '1×1 0.5'],
    ['2½', '1×1 2.5'],
    ['-¾', '1×1 -0.75'],
    ['+7', '1×1 7'],
    ['--7', '1×1 7'],
    ['.5', '1×1 0.5'],
    ['5.', '1×1 5'],
    ['62%', '1×1 0.62'],
    ['62\\%', '1×1 0.62'],
    ['(3)', '1×1 3'],
    ['{3}', '1×1 3'],
    ['-(3/4)', '1×1 -0.75'],
    ['2*3 - 1', '1×1 5'],
    ['-2^2', '1×1 -4'],
    ['2^-1', '1×1 0.5'],
    ['1/2/2', '1×1 0.25'],
    ['7 ÷ 2', '1×1 3.5'],
    ['\\frac{4}{5}', '1×1 0.8'],
    ['-\\dfrac{4}{5}', '1×1 -0.8'],
    ['\\frac45', '1×1 0.8'],
    ['$0.8$', '1×1 0.8'],
    ['$$ 0.8 $$', '1×1 0.8'],
    ['\\(0.8\\)', '1×1 0.8'],
    ['\\mathbf{0.8}', '1×1 0.8'],
    ['\u00a00.8\u2009', '1×1 0.8'],
    ['0.123456789012345678901234567890', '1×1 12345678901234567890123456789/100000000000000000000000000000'],
    ['000.50', '1×1 0.5'],
    ['1 ½', '1×1 1.5'],
    ['2.5 * 10 ^ -3', '1×1 0.0025'],
    ['2.5x10^-3', '1×1 0.0025'],
    ['2.5e–3', '1×1 0.0025'],
    ['2 ** 3', '1×1 8'],
    ['50 %', '1×1 0.5'],
    ['2.5.', '1×1 2.5'],
    ['—9', '1×1 -9'],
    ['\u200b0.8\ufeff', '1×1 0.8'],
    ['2.5e-3.', '1×1 0.0025'],
    ['⅑', '1×1 1/9'],
    ['\\boxed{0.8}', '1×1 0.8'],
    ['$\\boxed{\\frac{4}{5}}$', '1×1 0.8'],
    ['0.8,', '1×1 0.8'],
    ['0.8; ', '1×1 0.8'],
    ['2.5 x 10²', '1×1 250'],
    ['2.5x10⁻³', '1×1 0.0025'],
    ['1/2*√9', '1×1 1.5'],
    ['½√9', '1×1 1.5'],
    ['\\frac12\\sqrt9', '1×1 1.5'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('lists and matrices', () => {
  it.each([
    ['[0, -1]', 'flat [0, -1]'],
    ['(0, -1)', 'flat [0, -1]'],
    ['[0 -1]', 'flat [0, -1]'],
    ['[0 - 1]', 'flat -1'],
    ['[0-1]', 'flat -1'],
    ['[2 \\ -1]', 'flat [2, -1]'],
    ['[2 \\quad -1]', 'flat [2, -1]'],
    ['[0, −1]', 'flat [0, -1]'],
    ['[4/5, ½]', 'flat [0.8, 0.5]'],
    ['[0, -1]^T', '2×1 [0, -1]'],
    ["[0, -1]'", '2×1 [0, -1]'],
    ['[0, -1]ᵀ', '2×1 [0, -1]'],
    ['[0, -1]^{\\top}', '2×1 [0, -1]'],
    ['[0; -1]', '2×1 [0, -1]'],
    ['[[0],[-1]]', '2×1 [0, -1]'],
    ['[[0, -1]]', '1×2 [0, -1]'],
    ['[2, -1; -1, 3]', '2×2 [2, -1; -1, 3]'],
    ['[2 -1; -1 3]', '2×2 [2, -1; -1, 3]'],
    ['[[2,-1],[-1,3]]', '2×2 [2, -1; -1, 3]'],
    ['[[2,-1] [-1,3]]', '2×2 [2, -1; -1, 3]'],
    ['[2, -1; -1, 3;]', '2×2 [2, -1; -1, 3]'],
    ['\\begin{bmatrix}0\\\\-1\\end{bmatrix}', '2×1 [0, -1]'],
    ['\\begin{bmatrix} 0 & -1 \\end{bmatrix}', '1×2 [0, -1]'],
    ['\\begin{pmatrix}2&-1\\\\-1&3\\end{pmatrix}', '2×2 [2, -1; -1, 3]'],
    ['\\left[\\begin{array}{cc}2&-1\\\\[2pt]-1&3\\end{array}\\right]', '2×2 [2, -1; -1, 3]'],
    ['\\begin{bmatrix}2&-1\\\\[1.5em]-1&3\\end{bmatrix}', '2×2 [2, -1; -1, 3]'],
    ['\\begin{bmatrix}0\\\\-1\\\\\\end{bmatrix}^T', '1×2 [0, -1]'],
    ['\\left[0,\\,-1\\right]', 'flat [0, -1]'],
    ['\\left( 0, -1 \\right)', 'flat [0, -1]'],
    ['-[0, -1]', 'flat [0, 1]'],
    ['0.5*[0, -10]', 'flat [0, -5]'],
    ['\\frac{1}{5}\\begin{bmatrix}0\\\\-5\\end{bmatrix}', '2×1 [0, -1]'],
    ['[0, -10]/2', 'flat [0, -5]'],
    ['[5]', 'flat 5'],
    ['[0, 2 -1]', 'flat [0, 1]'],
    ['[1/2 +1/10, 0.24]', 'flat [0.6, 0.24]'],
    ['[0 -1 2]', 'flat [0, -1, 2]'],
    ['[0, 1].', 'flat [0, 1]'],
    ['[-4 4\n2 -12]', '2×2 [-4, 4; 2, -12]'],
    ['[1, 2\n-3, 4]', '2×2 [1, 2; -3, 4]'],
    ['[1 2\n- 3 4]', '2×2 [1, 2; -3, 4]'],
    ['\\boxed{\\begin{bmatrix}0\\\\1\\end{bmatrix}}', '2×1 [0, 1]'],
    ['[\n-4, 4\r\n2, -12\n]', '2×2 [-4, 4; 2, -12]'],
    ['[[-4, 4],\n [2, -12]]', '2×2 [-4, 4; 2, -12]'],
    ['[[-4,4]\n[2,-12]]', '2×2 [-4, 4; 2, -12]'],
    ['[[-4,4];[2,-12]]', '2×2 [-4, 4; 2, -12]'],
    ['\\begin{bmatrix}{-4}&{4}\\\\{2}&{-12}\\end{bmatrix}', '2×2 [-4, 4; 2, -12]'],
    ['\\begin{bmatrix}{0}\\\\{1}\\end{bmatrix}', '2×1 [0, 1]'],
    ['\\begin{bmatrix*}[r]0\\\\1\\end{bmatrix*}', '2×1 [0, 1]'],
    ['\\begin{array}[t]{rr}0&1\\end{array}', '1×2 [0, 1]'],
    ['\\begin{bmatrix}1 -2\\end{bmatrix}', '1×1 -1'],
    ['[0, 1]^{\\mathsf T}', '2×1 [0, 1]'],
    ['[0, 1] ^T', '2×1 [0, 1]'],
    ['[0, 1]^{\\rm T}', '2×1 [0, 1]'],
    ['[0, 1]^{\\text{T}}', '2×1 [0, 1]'],
    ['[0, 1]^{\\!\\top}', '2×1 [0, 1]'],
    ['[0, 1]⊤', '2×1 [0, 1]'],
    ['[0, 1].T', '2×1 [0, 1]'],
    ["[0, 1].'", '2×1 [0, 1]'],
    ['[0, 1];', 'flat [0, 1]'],
    ['[5, 2 √9]', 'flat [5, 6]'],
    ['[2 √9]', 'flat [2, 3]'],
    ['[2√9 1]', 'flat [6, 1]'],
    ['[1, 2\n√9, 4]', '2×2 [1, 2; 3, 4]'],
    ['\\begin{bmatrix} 2 \\sqrt{9} \\\\ \\frac{1}{2} \\sqrt{9} \\end{bmatrix}', '2×1 [6, 1.5]'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('blank', () => {
  it.each(['', '   ', '\n\t', '\u00a0'])('"%s"', (text) => {
    expect(read(text)).toBe('blank');
  });
});

describe('unreadable, with the place and a sentence', () => {
  it.each([
    ['[0, -', 5, 'ends-early', 'a number should follow'],
    ['[0, -1', 6, 'unclosed', '"[" is opened but not closed'],
    ['1/0', 1, 'division-by-zero', 'divides by zero'],
    ['[1, 1/(2-2)]', 5, 'division-by-zero', 'divides by zero'],
    ['[1,2;3]', 0, 'ragged', 'one has 2, another 1'],
    ['abc', 0, 'name', '"abc" is not a number'],
    ['import("fs")', 0, 'name', '"import"'],
    ['zeros(1e9,1e9)', 0, 'name', '"zeros"'],
    ['9^9^9^9', 3, 'exponent', 'whole number from -400 to 400'],
    ['2^0.3', 1, 'exponent', 'whole number'],
    ['0^-1', 1, 'division-by-zero', 'divides by zero'],
    ['\\sqrt[3]{17}', 5, 'root', 'Only square roots'],
    ['sqrt(-1)', 0, 'negative-root', 'root of a negative number'],
    ['√-1', 1, 'unexpected', '"-" cannot be read here'],
    ['sqrt 17 2', 8, 'two-numbers', 'A second number'],
    ['sqrt([1, 2])', 0, 'matrix-arithmetic', 'Work this out first'],
    ['sqrtx', 0, 'name', '"sqrtx"'],
    ['0,8', 1, 'decimal-comma', 'write 0.8'],
    ['-3,75', 2, 'decimal-comma', 'write -3.75'],
    ['3,75e-3', 1, 'decimal-comma', 'write 3.75e-3;'],
    ['v = [0, 1]', 0, 'equation', 'without the left-hand side'],
    ['\\mathbf v^{(1)} = [0, 1]', 0, 'equation', 'without the left-hand side'],
    ['= 3', 0, 'equation', 'without the left-hand side'],
    ['3 = 3', 2, 'equation', 'without the left-hand side'],
    ['1 2', 2, 'two-numbers', '[1, 2] for several numbers'],
    ['1.2.3', 3, 'two-numbers', 'second number'],
    ['1 1/2', 2, 'two-numbers', '5/2 for a mixed number'],
    ['2\\frac12', 1, 'two-numbers', '5/2 for a mixed number'],
    ['[2.0.8]', 4, 'two-numbers', 'second number'],
    ['[2(0.8)]', 2, 'two-numbers', 'write 2*3 for a product'],
    ['[0, 5(0.2)]', 5, 'two-numbers', 'write 2*3 for a product'],
    ['[½½]', 2, 'two-numbers', 'second number'],
    ['[2\\frac45]', 2, 'two-numbers', 'second number'],
    ['[2, 0 ⅘]', 6, 'two-numbers', 'second number'],
    ['\\begin{bmatrix}{5} 0\\\\1\\end{bmatrix}', 19, 'two-numbers', 'second number'],
    ['\\begin{bmatrix}1\\end{pmatrix}', 16, 'unclosed', 'opened but not closed'],
    ['$[1, 2]', 7, 'unclosed-math', 'should end with "$"'],
    ['1,000', 1, 'decimal-comma', 'write 1.000'],
    ['12,345.678', 2, 'thousands', 'write 12345.678'],
    ['12.345,678', 6, 'thousands', 'write 12345.678'],
    ['-3,8', 2, 'decimal-comma', 'write -3.8'],
    ['0.1,0.2', 3, 'unbracketed', 'go into brackets'],
    ['-0.5,0.25', 4, 'unbracketed', 'go into brackets'],
    ['~3', 0, 'equation', 'only the value'],
    ['1e2½', 3, 'two-numbers', 'second number'],
    ['0{,}6', 1, 'decimal-comma', 'write 0.6'],
    ['0, 1', 1, 'unbracketed', 'go into brackets'],
    ['0; 1', 1, 'unbracketed', 'go into brackets'],
    ['-4 & 4', 3, 'unbracketed', 'go into brackets'],
    ['2.5 × 10−3', 5, 'power-lost', 'write 10^-3'],
    ['2.5 x 10-3', 5, 'power-lost', 'write 10^-3'],
    ['1/2√3', 3, 'unsure-quotient', 'write 1/(2*sqrt(3)) or (1/2)*sqrt(3)'],
    ['[1/√2√3, 1]', 5, 'unsure-quotient', 'below the fraction bar'],
    ['0.333...', 5, 'dots', 'What the dots stand for'],
    ['[0.33…, 1]', 5, 'dots', 'a fraction such as 1/3'],
    ['0.3\\ldots', 3, 'dots', 'What the dots stand for'],
    ['1 234.5', 2, 'thousands', 'write 1234.5'],
    ["-1'234.5", 3, 'thousands', 'write 1234.5'],
    ['1,234,567', 1, 'thousands', 'write 1234567'],
    ['1.234.567,8', 5, 'thousands', 'write 1234567.8'],
    ['12 34', 3, 'two-numbers', 'second number'],
    ['1 2345', 2, 'two-numbers', 'second number'],
    ['1\\tfrac12', 1, 'two-numbers', '5/2 for a mixed number'],
    ['3x', 1, 'name', '"x"'],
    ['[1,,2]', 3, 'unexpected', '"," cannot be read here'],
    ['[]', 0, 'empty-matrix', 'no number'],
    ['[1;;2]', 3, 'empty-matrix', 'no number'],
    ['[[1,2],3]', 0, 'matrix-entry', 'single number'],
    ['[[[1],[2]],[3]]', 0, 'nested-list', 'list of rows'],
    ['[1,2]+[3,4]', 5, 'matrix-arithmetic', 'Work this out first'],
    ['[1,2]*[3,4]', 5, 'matrix-arithmetic', 'Work this out first'],
    ['[1,2]^2', 5, 'matrix-arithmetic', 'Work this out first'],
    ['1/[1,2]', 1, 'matrix-arithmetic', 'Work this out first'],
    ['\\begin{vmatrix}1\\end{vmatrix}', 0, 'unexpected', '"\\begin{vmatrix}" cannot be read here'],
    ['\\begin{bmatrix}1', 16, 'unclosed', '"\\begin" is opened but not closed'],
    ['\\alpha', 0, 'unexpected', '"\\alpha" cannot be read here'],
    ['<script>', 0, 'unexpected', '"<" cannot be read here'],
    ['1e401', 1, 'too-large', 'too many digits'],
    ['1e9999', 1, 'too-large', 'too many digits'],
    ['1'.repeat(500), 0, 'too-large', 'too many digits'],
    ['10^300*10^300*10^300', 6, 'too-large', 'too many digits'],
    ['x'.repeat(5000), 4000, 'too-long', 'longer than the 4000'],
    ['['.repeat(3000), 21, 'too-deep', 'more than 20 deep'],
    ['['.repeat(10_000), 4000, 'too-long', 'longer than the 4000'],
    ['-'.repeat(3000), 21, 'too-deep', 'more than 20 deep'],
    ['\u0000', 0, 'unexpected', 'cannot be read here'],
    ['∞', 0, 'unexpected', '"∞"'],
    ['NaN', 0, 'name', '"NaN"'],
    ['\ud800', 0, 'unexpected', 'cannot be read'],
  ])('%s', (text, at, code, says) => {
    const reading = readAnswer(text);
    expect(read(text)).toBe(`unreadable at ${at}: ${code}`);
    expect(reading.kind === 'unreadable' && sayUnread(reading.why)).toContain(says);
  });
});

describe('work is bounded', () => {
  const list = `[${'1,'.repeat(900)}1]`;
  it.each([
    `${list}${'*2'.repeat(1050)}`,
    `${list}${'%'.repeat(990)}`,
    `${list}${"'".repeat(2000)}`,
    `[${Array(8).fill('3^399*3^399/7^399/7^399').join(',')}]${'*1'.repeat(1800)}`,
    `1*3^399/7^399${'*1'.repeat(1900)}`,
    `[${Array.from({ length: 120 }, (_, k) => `1/3^${380 - k}+1/7^${380 - k}`).join(', ')}]`,
  ])('%.40s…', (text) => {
    expect(readAnswer(text)).toMatchObject({ kind: 'unreadable', why: { code: 'too-large' } });
  });
});

describe('laws', () => {
  const pieces = [
    '[',
    ']',
    '(',
    ')',
    ',',
    ';',
    ' ',
    '-',
    '+',
    '*',
    '/',
    '^',
    '1',
    '2.5',
    '.',
    'e',
    '½',
    '\\frac',
    '{',
    '}',
    '\\\\',
    '&',
    "'",
    '\\begin{bmatrix}',
    '\\end{bmatrix}',
    '%',
    '⁻',
    '²',
    'T',
    '\\left',
    '$',
    '=',
    'x',
    '\\',
    '−',
  ];
  it('nothing throws, and places lie in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const reading = readAnswer(text);
        if (reading.kind === 'unreadable') expect(reading.at >= 0 && reading.at <= text.length).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
  it('any text is read, blank or unreadable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void readAnswer(text)),
      { numRuns: 2000 },
    );
  });

  const number = fc
    .tuple(fc.constantFrom('', '-'), fc.nat(99_999), fc.option(fc.nat(999)))
    .map(([sign, whole, part]) => `${sign}${whole}${part === null ? '' : `.${part}`}`);
  const matrix = fc
    .integer({ min: 1, max: 3 })
    .chain((cols) =>
      fc.array(fc.array(number, { minLength: cols, maxLength: cols }), { minLength: 1, maxLength: 3 }),
    );
  it('the one-pass reader agrees with the full one', () => {
    fc.assert(
      fc.property(matrix, fc.constantFrom(', ', ','), (rows, gap) => {
        const text = `[${rows.map((row) => row.join(gap)).join('; ')}]`;
        const plain = readPlain(text)!;
        const full = readAnswer(` ${text.replace('[', '[\\,')}`);
        expect(full).toMatchObject({ kind: 'value', flat: plain.flat });
        expect(valueToText(plain.value)).toBe(valueToText((full as { value: typeof plain.value }).value));
      }),
    );
  });
  it('spaces, brackets and LaTeX do not change a matrix', () => {
    fc.assert(
      fc.property(
        matrix.filter((rows) => rows.length > 1),
        (rows) => {
          const forms = [
            `[${rows.map((row) => row.join(', ')).join('; ')}]`,
            `[${rows.map((row) => row.join(' ')).join(';')}]`,
            `[${rows.map((row) => `[${row.join(',')}]`).join(',')}]`,
            `\\begin{bmatrix}${rows.map((row) => row.join(' & ')).join(' \\\\ ')}\\end{bmatrix}`,
            `$\\left[\\begin{array}{${'c'.repeat(rows[0]!.length)}}${rows.map((row) => row.join('&')).join('\\\\')}\\end{array}\\right]$`,
          ].map(read);
          expect(new Set(forms).size).toBe(1);
        },
      ),
    );
  });
});

describe('shape', () => {
  const column = { rows: 2, cols: 1 };
  it.each([
    ['[1, 2]', 'value', false],
    ['[[1, 2]]', 'value', true],
    ['[[1],[2]]', 'value', false],
    ['[1, 2, 3]', 'wrong-shape', undefined],
    ['7', 'wrong-shape', undefined],
    ['[1,2;3,4]', 'wrong-shape', undefined],
  ])('%s for a column of 2: %s', (text, kind, turned) => {
    const fitted = fitShape(readAnswer(text) as Parameters<typeof fitShape>[0], column);
    expect(fitted.kind).toBe(kind);
    expect(fitted.kind === 'value' ? fitted.transposed : undefined).toBe(turned);
  });
  it.each<[text: string, at?: number | undefined, why?: Unread | undefined, shape?: Shape]>([
    ['[0,8; -1,2]', 2, { code: 'decimal-comma', instead: '0.8' }],
    ['[0,8 -1,2]', 2, { code: 'decimal-comma', instead: '0.8' }],
    ['[1, 2, 3]'],
    // Read as differences, these are one number, and three.
    ['0 -1', 1, { code: 'unbracketed' }],
    ['[0 - 1]', 2, { code: 'unbracketed' }],
    ['[3 - 2; 1 - 4]', 2, { code: 'unbracketed' }, { rows: 2, cols: 2 }],
    ['[0.3 - 0.2 0.5]', 4, { code: 'unbracketed' }, { rows: 3, cols: 1 }],
    ['[3 - 2, 1]', undefined, undefined, { rows: 3, cols: 1 }],
    // Where spaces separate, a mixed number is two.
    ['[1 ½ 2 ½]', 3, { code: 'two-numbers' }],
    ['[[1 ½], [2 ½]]', 4, { code: 'two-numbers' }],
    ['[1 ½ 2]', 3, { code: 'two-numbers' }],
    ['[1 ½ 2 3]'],
    ['[1 1/2 2 1/3]', 3, { code: 'two-numbers' }],
    ['[1 -1/2 2 1/3]'],
  ])('%s may be meant otherwise at %j', (text, at, why, shape = column) => {
    const { value } = readAnswer(text) as Extract<Reading, { kind: 'value' }>;
    expect(otherwiseAt(text, value, shape)).toEqual(at === undefined ? null : { at, why });
  });
});

describe('the last digits that were written, as powers of ten', () => {
  it.each([
    ['0.62', [-2]],
    ['3.80', [-2]],
    ['7', [0]],
    ['12300', [2]],
    ['0', [0]],
    ['2.5e-3', [-4]],
    ['2.5*10^2', [1]],
    ['4/5', [null]],
    ['sqrt(2)', [null]],
    ['-0.5', [-1]],
    // What is worked with decimals is written as its value is.
    ['0.1+0.0862', [-4]],
    ['0.5 - 0.38', [-2]],
    ['1 - 0.38', [-2]],
    ['0.25 + 0.35', [-1]],
    ['3 + 1', [0]],
    ['1200 + 100', [2]],
    ['0.2*0.0862', [-5]],
    ['0.5*0.0862', [-4]],
    ['1/2 + 0.0862', [-4]],
    ['0.0862/2', [-4]],
    ['0.3^2', [-2]],
    ['0.1/3', [null]],
    ['1/3 + 0.1', [null]],
    ['1/2 + 3', [null]],
    ['0.1*sqrt(2)', [null]],
    ['[0.1+0.0862, 1/3]', [-4, null]],
    ['0.5*[0.0862, 1/3]', [-4, null]],
    ['62%', [-2]],
    ['[1.25, 2.5]', [-2, -1]],
    ['[1.25, 2.5; 3, 1/3]', [-2, -1, 0, null]],
    // What stood in a row stands in a column.
    ["[1.25, 2.5; 3, 1/3]'", [-2, 0, -1, null]],
    ["[1.25, 2.5, 7; 3, 1/3, 0.001]'", [-2, 0, -1, null, 0, -3]],
  ] as const)('%s: %j', (text, lasts) => {
    const reading = readAnswer(text);
    expect(reading.kind === 'value' && reading.lasts).toEqual(lasts);
  });
});
