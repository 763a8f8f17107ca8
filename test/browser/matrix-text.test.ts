/** What is pasted as a matrix, read into cells; anything else is left as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsIn, textOf } from '../../browser/matrix-text.ts';

const TWO = [
  ['1', '2'],
  ['3', '4'],
];

describe('cells in', () => {
  it.each([
    ['1\t2\n3\t4', TWO],
    ['1\t2\r\n3\t4\r\n', TWO],
    ['  1   2\n  3   4\n', TWO],
    ['[[1, 2], [3, 4]]', TWO],
    ['[[1, 2],\n [3, 4],]', TWO],
    ['[[1 2]\n [3 4]]', TWO],
    [
      '[[ 1.  2.]\n [-3.  4.]]',
      [
        ['1.', '2.'],
        ['-3.', '4.'],
      ],
    ],
    ['np.array([[1, 2], [3, 4]], dtype=np.float32)', TWO],
    ['tensor([[1, 2],\n        [3, 4]])', TWO],
    ['Matrix([[1, 2], [3, 4]])', TWO],
    ['[1 2; 3 4]', TWO],
    ['A = [1, 2\n 3, 4]', TWO],
    ['ans =\n\n     1     2\n     3     4\n', TWO],
    ['\\begin{bmatrix}1 & 2 \\\\ 3 & 4\\end{bmatrix}', TWO],
    ['$$\\begin{pmatrix}1&2\\\\[0.4em]3&4\\\\\\end{pmatrix}$$', TWO],
    ['\\begin{array}{cc}1 & 2 \\\\ 3 & 4\\end{array}', TWO],
    ['\\begin{bmatrix}\\frac{1}{2} \\\\ -1\\end{bmatrix}', [['\\frac{1}{2}'], ['-1']]],
    ['[0, -1]', [['0', '-1']]],
    ['[0; -1]', [['0'], ['-1']]],
    ['0\n-1', [['0'], ['-1']]],
    ['1\t\t3', [['1', '', '3']]],
  ])('%j', (text, cells) => expect(cellsIn(text)).toEqual(cells));
  it.each(['', '4/5', '-3.8', 'sqrt(17)', '[1, 2; 3]', '[1,2', "[1 2]'", '[[1, 2] + [3, 4]]', '1 2\n3'])(
    '%j there are none',
    (text) => expect(cellsIn(text)).toBeNull(),
  );
  it('a matrix too large for a grid there are none', () =>
    expect(cellsIn(Array.from({ length: 21 }, () => '1\t'.repeat(20)).join('\n'))).toBeNull());
});

describe('the text of cells', () => {
  it.each([
    [[['']], ''],
    [[['4/5 ']], '4/5'],
    [TWO, '[1, 2; 3, 4]'],
    [[['0'], ['-1']], '[0; -1]'],
    [
      [
        ['1', ''],
        ['', ''],
      ],
      '1',
    ],
    [
      [
        ['1', '2', ''],
        ['', '', ''],
      ],
      '[1, 2]',
    ],
    [
      [
        ['1', ''],
        ['', '2'],
      ],
      '[1, ; , 2]',
    ],
    [[['0,8', '1']], '\\begin{bmatrix}0,8 & 1\\end{bmatrix}'],
  ])('%j is %j', (cells, text) => expect(textOf(cells)).toBe(text));
  it('is read back as the same cells', () => {
    const entry = fc.constantFrom('0', '-1', '4/5', '2.5e-3', 'sqrt(17)', '0,8', '\\frac{1}{2}');
    const cells = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .filter(([height, width]) => height * width > 1)
      .chain(([height, width]) =>
        fc.array(fc.array(entry, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      );
    fc.assert(
      fc.property(cells, (table) => {
        expect(cellsIn(textOf(table))).toEqual(table);
      }),
    );
  });
});
