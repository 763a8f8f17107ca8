/** Every row of the table of slips: all that it makes of a rule, and what it leaves alone. */
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/diagnose/changes.ts';
import { type Around, COPIED, EXCHANGED, SLIP_TABLE } from '../../src/diagnose/table.ts';
import { parse } from '../../src/math/parse.ts';
import { type NameTree, type Tree, toText } from '../../src/math/tree.ts';

const name = (text: string): NameTree => parse(text) as NameTree;

/** Small letters are columns of two, capitals matrices of two by three, alpha and beta and t numbers; only m stands beside mhat. */
const around = (root: Tree): Around => ({
  root,
  constants: [name('alpha'), name('beta')],
  shapeOf: (tree) => {
    const text = toText(tree);
    if (/^[\d.]+$|^(?:alpha|beta|t)$/.test(text)) return { rows: 1, cols: 1 };
    if (/unknown/.test(text)) return null;
    if (/[A-Z]/.test(text)) return { rows: 2, cols: 3 };
    return text.startsWith('row') ? { rows: 1, cols: 3 } : { rows: 2, cols: 1 };
  },
  neighboursOf: ({ name: of }) =>
    ({ w: [name('g'), name('p')], mhat: [name('m'), name('w')], vhat: [name('v')], v_hat: [name('v')] })[
      of
    ] ?? [],
  olderThan: ({ name: of }) => (of === 'w' ? [name('w[t - 1]')] : []),
  newerThan: ({ name: of }) => (of === 'w' ? [name('w[t + 1]')] : []),
  startOf: ({ name: of }) => (of === 'w' ? [name('w[0]')] : []),
  isIndex: (tree) => tree.kind === 'name' && tree.name === 't',
});

/** All that the row of a kind makes of a rule, part by part, in order. */
function made(kind: string, text: string): string[] {
  const rule = parse(text);
  const row = SLIP_TABLE.find((other) => other.kind === kind)!;
  return partsOf(rule)
    .filter(({ part }) => row.at === 'part' || part === rule)
    .flatMap(({ part, rebuild }) =>
      row.change(part, around(rule)).map((instead) => toText(rebuild(instead))),
    );
}

const ROWS: Readonly<Record<string, readonly (readonly [rule: string, ...made: string[]])[]>> = {
  'added where the rule subtracts, or subtracted where it adds': [
    ['w - v', 'w + v'],
    ['w + v', 'w - v'],
    ['a + (b - c)', 'a - (b - c)', 'a + (b + c)'],
    ['w*v'],
    ['w/v'],
    ['-w'],
    ['w'],
  ],
  'a difference the other way round': [['w - v', 'v - w'], ['w + v'], ['w*(a - b)', 'w*(b - a)'], ['-w']],
  'a minus lost': [['-w', 'w'], ['-w + -v', 'w + -v', '-w + v'], ['w - v'], ['w']],
  'a minus too many': [
    ['w + v', '-(w + v)', '-w + v', 'w + -v'],
    ['w', '-w'],
    ['2*(a + b)', '-(2*(a + b))', '2*(-a + b)', '2*(a + -b)'],
  ],
  'a factor lost': [
    ['2*w', 'w', '2'],
    ['w .* v', 'v', 'w'],
    ['w/2', 'w'],
    ['w ./ v', 'w'],
    ['w + v'],
    ['w^2'],
  ],
  'the sum for the mean': [['rowmeans(A)', 'rowsums(A)'], ['rowsums(A)'], ['total(A)']],
  'the mean for the sum': [['rowsums(A)', 'rowmeans(A)'], ['rowmeans(A)'], ['colsums(A)']],
  'a term left out': [
    ['w + v', 'w', 'v'],
    ['w - v', 'w', '-v'],
    ['w*v'],
    ['a + b*(c - 1)', 'a', 'b*(c - 1)', 'a + b*c', 'a + b*-1'],
  ],
  'a function left out': [
    ['abs(g)', 'g'],
    ['sqrt(g + 1)', 'g + 1'],
    ["g'"],
    ['rowmeans(A)'],
    ['rowsums(A)'],
    ['colsums(A)'],
    ['column(A, 1)'],
    ['g'],
  ],
  'the bias corrections left out': [
    ['w - mhat ./ sqrt(vhat)', 'w - m ./ sqrt(v)'],
    ['mhat', 'm'],
    ['2*v_hat', '2*v'],
    // No other quantity of that name is there, or it is no corrected one.
    ['what'],
    ['w - m'],
    ['p + 1'],
  ],
  'a constant on the wrong side of the root': [
    ['g ./ (sqrt(v) + beta)', 'g ./ sqrt(v + beta)'],
    ['g ./ sqrt(v + beta)', 'g ./ (sqrt(v) + beta)'],
    ['sqrt(v) + w'],
    ['sqrt(v + w)'],
    ['sqrt(v)'],
    ['sqrt(v) - beta'],
    ['exp(v) + beta'],
    ['exp(v + beta)'],
    ['beta + v'],
  ],
  'a power lost': [['w^2', 'w'], ['(a - b) .^ 2', 'a - b'], ['w*2'], ['w']],
  'doubled instead of squared': [['w .^ 2', '2*w'], ['(a - b)^2', '2*(a - b)'], ['w^3'], ['w^beta'], ['w*2']],
  'the old value for the new one': [['w + v', 'w[t - 1] + v'], ['v'], ['2']],
  'the new value for the old one': [['w + v', 'w[t + 1] + v'], ['v'], ['2']],
  'one minus the factor, or the factor itself for one minus it': [
    ['beta*v', '(1 - beta)*v'],
    // Of one minus a constant there is the constant, and one minus one minus it.
    ['(1 - beta)*v', 'beta*v', '(1 - (1 - beta))*v'],
    ['1 - t', 't'],
    ['1 - v'],
    ['1 + t'],
    ['2 - t'],
    ['1 - unknown'],
    ['beta[1]*v'],
    ['w*v'],
  ],
  'one constant for another': [
    ['beta*v', 'alpha*v'],
    ['alpha + beta', 'beta + beta', 'alpha + alpha'],
    // Wherever it stands, or in one place.
    ['beta*v + (1 - beta)*w', 'alpha*v + (1 - alpha)*w', 'alpha*v + (1 - beta)*w', 'beta*v + (1 - alpha)*w'],
    ['w*v'],
  ],
  'one minus another constant': [['beta*v', '(1 - alpha)*v'], ['w*v']],
  'a factor of 2 or ½ put in': [
    ['w + v', '2*(w + v)', '(w + v)/2'],
    ['w', '2*w', 'w/2'],
  ],
  'summed over the wrong index': [
    ['rowsums(A)', "colsums(A)'"],
    // Two rows are added, and their mean is half of that.
    ['rowmeans(A)', "colsums(A)'/2"],
    ['rowmeans(unknown)', "colsums(unknown)'/1"],
    ['colsums(A)'],
    ['total(A)'],
  ],
  "one input's part only": [
    ['rowsums(A)', 'column(A, 1)', 'column(A, 2)', 'column(A, 3)'],
    [
      'rowmeans(A)',
      'column(A, 1)',
      'column(A, 1)/3',
      'column(A, 2)',
      'column(A, 2)/3',
      'column(A, 3)',
      'column(A, 3)/3',
    ],
    ['rowsums(unknown)'],
    ['colsums(A)'],
  ],
  'a transpose missing': [["w'*A", 'w*A'], ['w*A'], ['abs(w)']],
  'a transpose too many': [['w + v', "w' + v", "w + v'"], ['2']],
  'entry by entry for the matrix product, or the other way round': [
    ['A*w', 'A .* w'],
    ['A .* w', 'A*w'],
    ['A + w'],
    ['A ./ w'],
  ],
  'the entries in the opposite order': [
    ['w + v', 'reversed(w + v)'],
    ['row', 'reversed(row)'],
    // A matrix has no order, nor has one number.
    ['A'],
    ['t'],
    ['unknown'],
  ],
  'a power off by one': [
    ['w^3', 'w^4', 'w^2'],
    // The first power is another slip: a power lost.
    ['w .^ 2', 'w .^ 3'],
    ['w^1', 'w^2'],
    ['w^0.5'],
    ['w^1000'],
    ['w^999', 'w^1000', 'w^998'],
    ['w^beta'],
    ['w*3'],
  ],
  'the inverse of a factor': [
    ['beta*g', 'g/beta'],
    ['2*g', 'g/2'],
    ['w*g'],
    ['g/beta', 'beta*g'],
    ['g ./ w', 'g .* w'],
    ['g .* w'],
    ['unknown*g'],
  ],
  'a factor twice': [['beta*g', 'beta*(beta*g)'], ['w*g'], ['g/beta'], ['unknown*g']],
  'the index off by one': [['beta^t', 'beta^(t + 1)', 'beta^(t - 1)'], ['beta^w']],
  'the start value throughout': [['w + v', 'w[0] + v'], ['v']],
  'another quantity in its place': [['w + v', 'g + v', 'p + v'], ['v'], ['2']],
};

describe.each(Object.entries(ROWS))('%s', (kind, rules) => {
  it.each(rules.map(([rule, ...changed]) => [rule, changed] as const))('%s: %j', (rule, changed) => {
    expect(made(kind, rule)).toEqual(changed);
  });
});

it('every row is here', () => {
  expect(Object.keys(ROWS)).toEqual(SLIP_TABLE.map(({ kind }) => kind));
});

it('what is exchanged comes after the table, and what is copied after that', () => {
  expect(SLIP_TABLE.length - 1).toBeLessThan(EXCHANGED.order);
  expect(EXCHANGED.order).toBeLessThan(COPIED.order);
});
