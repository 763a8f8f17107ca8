import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainMarks } from '../../src/explain/marks.ts';
import { valueToText } from '../../src/explain/values.ts';
import { grade } from '../../src/grade/grade.ts';
import { gradeResult } from '../../src/http/schemas.ts';
import { flagship, submission003, traceOf } from '../problem-here.ts';

const marksOf = (answers: Readonly<Record<string, string>>, trace = flagship) =>
  explainMarks(grade(trace, answers), 'full');
const marksOnly = (answers: Readonly<Record<string, string>>, trace = flagship): Record<string, string> =>
  Object.fromEntries(Object.entries(marksOf(answers, trace).steps).map(([id, { mark }]) => [id, mark]));

const RIGHT: Readonly<Record<string, string>> = Object.fromEntries(
  flagship.steps.map((step) => [step.id, valueToText(step.value)]),
);
const ids = Object.keys(RIGHT);

it('what is too long is looked at no further, whatever it is of', () => {
  for (const text of ['1', '1,', ' 1', '- '].map((piece) => piece.repeat(250_000))) {
    const { mark, at } = marksOf({ 'v[1]': text }).steps['v[1]']!;
    expect([mark, at]).toEqual(['unreadable', 4000]);
  }
});

it.each([
  ['[1, -0,2]', 'write -0.2'],
  ['[1; −0,2]', 'write -0.2'],
  ['[1; 5-0,2]', 'write 0.2'],
  ['[1,0; -0,2]', 'write 1.0'],
  // No comma makes it fit.
  ['[1; 2, 3, 4]', 'rows are not equally long'],
])('a decimal comma in %s is told', (answer, says) => {
  expect(marksOf({ 'v[2]': answer }).steps['v[2]']).toMatchObject({
    mark: 'unreadable',
    feedback: expect.stringContaining(says),
  });
});

describe('the real submission', () => {
  const result = marksOf(submission003.answers);
  it('earns 18 of 21', () => expect(result.score).toEqual({ earned: 18, total: 21 }));
  it.each(Object.keys(submission003.answers))('%s', (id) => {
    const before = ids.indexOf(id) < ids.indexOf('v[1]');
    expect(result.steps[id]!.mark).toBe(id.startsWith('v') ? 'wrong' : before ? 'correct' : 'carried');
  });
  it('names the nearest wrong steps', () => {
    expect(result.steps['w[1]']!.from).toEqual(['v[1]']);
    expect(result.steps['g[1]']!.from).toEqual(['v[1]']);
    expect(result.steps['w[2]']!.from).toEqual(['v[1]', 'v[2]']);
  });
  it('what follows is not told where it is the true value, rounded', () => {
    const trace = traceOf(
      'title: T\nstatement: S\nsource: S\nprogram: [{ step: x, rule: 2/3 + 5, rounding: 2 decimals }, { step: y, rule: 3*x, rounding: 1 decimals }]',
    );
    const { steps } = explainMarks(grade(trace, { x: '5.67', y: '2' }), 'full');
    expect(steps.y!.feedback).toContain('Expected: 17');
    expect(steps.y!.feedback).not.toContain('follows');
  });
  it("says what was expected, true and from the student's own numbers", () => {
    expect(result.steps['v[1]']!.feedback).toBe(
      'This is the first step that goes wrong. One slip explains v[1], v[2] and v[3]: they fit beta*v + alpha*g, where the rule is beta*v - alpha*g (added where the rule subtracts, or subtracted where it adds). Expected: [0, 1].',
    );
    expect(result.steps['v[2]']!.feedback).toContain(
      'From the numbers before it follows [-1, 2.2]; the true value is [1, -0.2].',
    );
    expect(result.steps['v[3]']!.feedback).toContain(
      'From the numbers before it follows [-5, 8.56]; the true value is [0.6, 0.24].',
    );
  });
  it('fits the published schema', () => expect(gradeResult.safeParse(result).error).toBeUndefined());
});

describe('marks', () => {
  it('all right is full marks, an empty sheet none', () => {
    expect(marksOf(RIGHT).score).toEqual({ earned: 21, total: 21 });
    expect(new Set(Object.values(marksOnly(RIGHT)))).toEqual(new Set(['correct']));
    expect(marksOf({}).score).toEqual({ earned: 0, total: 21 });
    expect(new Set(Object.values(marksOnly({})))).toEqual(new Set(['blank']));
  });
  it.each([
    // step, answer, mark, note
    ['v[1]', '[0, 1]', 'correct', undefined],
    ['v[1]', '[[0, 1]]', 'correct', 'transposed'],
    ['v[1]', '[0; 1]', 'correct', undefined],
    ['v[1]', '(0, 5/5)', 'correct', undefined],
    ['v[1]', '\\begin{bmatrix}0\\\\1\\end{bmatrix}', 'correct', undefined],
    ['yhat[0]', '[[2],[-1]]', 'correct', 'transposed'],
    ['v[1]', '[0, 1, 0]', 'wrong', undefined],
    ['v[1]', '1', 'wrong', undefined],
    ['v[1]', '[1, 0]', 'wrong', undefined],
    ['v[1]', '[0, 1.0000000000000000000000001]', 'wrong', undefined],
    ['dw[0]', '[-4, 4; 2, -12]', 'correct', undefined],
    ['dw[0]', '[-4, 2; 4, -12]', 'wrong', undefined],
    ['dw[0]', '[-4, 4, 2, -12]', 'wrong', undefined],
    ['v[1]', '', 'blank', undefined],
    ['v[1]', '[0, 1', 'unreadable', undefined],
    ['v[2]', '[1, -0,2]', 'unreadable', undefined],
    ['g[0]', '0 -5', 'unreadable', undefined],
    ['g[0]', '(0 -5)', 'unreadable', undefined],
    ['g[0]', '\\begin{bmatrix}0 -5\\end{bmatrix}', 'unreadable', undefined],
    ['g[0]', '-5', 'wrong', undefined],
  ])('%s = %s is %s', (id, answer, mark, note) => {
    const step = marksOf({ ...RIGHT, [id]: answer }).steps[id]!;
    expect([step.mark, step.note]).toEqual([mark, note]);
  });
  it('a transposed answer is carried on as it was meant', () => {
    expect(marksOf({ ...RIGHT, 'w[1]': '[[1, 1]]' }).score.earned).toBe(21);
  });
  it('an answer of another shape costs its step alone', () => {
    const result = marksOf({ ...RIGHT, 'v[1]': '[0, 1, 0]' });
    expect(result.score.earned).toBe(20);
    expect(result.steps['v[1]']!.feedback).toContain(
      'The answer is a row of 3; something of another shape is asked.',
    );
  });
  it.each(['', '[0, -'])(
    'a step given as "%s" is filled with what follows, and a later wrong says so',
    (missing) => {
      const result = marksOf({ ...RIGHT, 'v[1]': missing, 'w[1]': '[9, 9]' });
      expect(result.steps['v[1]']!.mark).toBe(missing === '' ? 'blank' : 'unreadable');
      expect(result.steps['w[1]']).toMatchObject({
        mark: 'wrong',
        feedback: expect.stringContaining(
          'v[1] is blank, unreadable or of another shape, so what follows from the answers before was used.',
        ),
      });
    },
  );
  it("blanks are filled from the student's own numbers", () => {
    const only = { 'v[1]': '[0, -1]', 'w[1]': '[1, -1]', 'g[1]': '[5, -15]' };
    expect(marksOnly(only)).toMatchObject({
      'v[1]': 'wrong',
      'w[1]': 'carried',
      'yhat[1]': 'blank',
      'g[1]': 'carried',
    });
  });
  it('a true value after a wrong one is correct, and ends what is carried', () => {
    const answers = { ...RIGHT, 'v[1]': '[0, -1]' };
    expect(marksOnly(answers)).toEqual({ ...marksOnly(RIGHT), 'v[1]': 'wrong' });
  });
  it('a carried value that happens to be the true one is correct', () => {
    const trace = traceOf(
      'title: T\nstatement: S\nsource: S\ngivens: { a: 2 }\nprogram: [{ step: y, rule: -a }, { step: z, rule: y^2 }, { step: u, rule: z + y }]',
    );
    expect(marksOnly({ y: '2', z: '4', u: '6' }, trace)).toEqual({ y: 'wrong', z: 'correct', u: 'carried' });
  });
});

describe("a step that cannot be run on the student's numbers", () => {
  const trace = traceOf(
    'title: T\nstatement: S\nsource: S\ngivens: { a: 2 }\nprogram: [{ step: y, rule: a - 1 }, { step: z, rule: a/y }, { step: u, rule: z + 1 }, { step: s, rule: u + y }]',
  );
  it('says so, and goes on from what was written', () => {
    const result = marksOf({ y: '0', z: '5', u: '6', s: '6' }, trace);
    expect(Object.values(result.steps).map((step) => step.mark)).toEqual([
      'wrong',
      'wrong',
      'carried',
      'carried',
    ]);
    expect(result.steps.z!.feedback).toMatch(
      /^Nothing follows from the numbers before it, because z cannot be computed from them: a\/y divides by zero\./,
    );
  });
  it('says so later too, when it was left blank', () => {
    const result = marksOf({ y: '0', u: '6' }, trace);
    expect(Object.values(result.steps).map((step) => step.mark)).toEqual([
      'wrong',
      'blank',
      'wrong',
      'blank',
    ]);
    expect(result.steps.u!.feedback).toContain('because z cannot be computed');
  });
  it('is still correct where the true value is given', () => {
    expect(marksOnly({ y: '0', z: '2', u: '3', s: '3' }, trace)).toEqual({
      y: 'wrong',
      z: 'correct',
      u: 'correct',
      s: 'carried',
    });
  });
});

describe('steps that are not asked', () => {
  const trace = traceOf(
    'title: T\nstatement: S\nsource: S\ngivens: { a: 2 }\nprogram: [{ step: y, rule: a + 1, ask: false }, { step: z, rule: 2*y }]',
  );
  it('do not count, and are marked only when answered', () => {
    expect(marksOf({ z: '6' }, trace)).toMatchObject({
      score: { earned: 1, total: 1 },
      steps: { z: { mark: 'correct' } },
    });
    expect(marksOf({ z: '6' }, trace).steps.y).toBeUndefined();
    expect(marksOnly({ y: '5', z: '10' }, trace)).toEqual({ y: 'wrong', z: 'carried' });
  });
});

/**
 * An independent student: the exercise written straight down with mathjs's own Fractions and matrices, not with our trees.
 * At one step the student writes something else, and goes on rightly from there.
 */
const mathjs = createRequire(import.meta.url)('mathjs/lib/browser/math.js');
const exact = mathjs.create(mathjs.all);
exact.config({ number: 'Fraction' });

interface Matrix {
  toArray(): unknown[][];
}

function student(spoilt: string, by: readonly string[]): Record<string, string> {
  const answers: Record<string, string> = {};
  const m = (text: string) => exact.evaluate(text);
  const write = (id: string, value: Matrix): Matrix => {
    let next = 0;
    const changed: Matrix =
      id === spoilt
        ? exact.map(value, (cell: unknown) => exact.add(cell, exact.fraction(by[next++ % by.length])))
        : value;
    answers[id] = `[${changed
      .toArray()
      .map((row: unknown[]) => row.map((cell) => exact.format(cell, { fraction: 'ratio' })).join(', '))
      .join('; ')}]`;
    return changed;
  };
  const [X, y, ones] = [m('[2, -1; -1, 3]'), m('[3, 1]').valueOf(), m('[1; 1]')] as [
    unknown,
    unknown,
    unknown,
  ];
  const Y = exact.matrix([y]);
  let w = exact.matrix(m('[1; 0]'));
  let v = exact.matrix(m('[0; 0]'));
  for (let t = 0; t < 3; t++) {
    const yhat = write(`yhat[${t}]`, exact.multiply(exact.transpose(w), X));
    const error = exact.subtract(yhat, Y) as Matrix;
    write(`loss[${t}]`, exact.dotMultiply(error, error));
    const dyhat = write(`dyhat[${t}]`, exact.multiply(exact.fraction(2), error));
    const [first, second] = dyhat.toArray()[0]!;
    const dw = write(
      `dw[${t}]`,
      exact.multiply(
        X,
        exact.matrix([
          [first, exact.fraction(0)],
          [exact.fraction(0), second],
        ]),
      ),
    );
    const g = write(`g[${t}]`, exact.multiply(exact.multiply(dw, ones), exact.fraction('1/2')));
    v = write(
      `v[${t + 1}]`,
      exact.subtract(exact.multiply(exact.fraction('4/5'), v), exact.multiply(exact.fraction('1/5'), g)),
    );
    w = write(`w[${t + 1}]`, exact.add(w, v));
  }
  return answers;
}

describe('a law over every step', () => {
  it('the independent student gets full marks unspoilt', () => {
    expect(marksOf(student('', [])).score.earned).toBe(21);
  });
  const amount = fc
    .tuple(
      fc.integer({ min: -99, max: 99 }).filter((n) => n !== 0),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(([n, d]) => `${n}/${d}`);
  it.each(ids)(
    'spoil %s consistently: it is wrong, later ones are carried or correct, none before it is touched',
    (id) => {
      fc.assert(
        fc.property(fc.array(amount, { minLength: 1, maxLength: 3 }), (by) => {
          const marks = marksOnly(student(id, by));
          for (const [position, other] of ids.entries()) {
            if (position < ids.indexOf(id)) expect([other, marks[other]]).toEqual([other, 'correct']);
            else if (other === id) expect([other, marks[other]]).toEqual([other, 'wrong']);
            else expect(['carried', 'correct']).toContain(marks[other]);
          }
          expect(Object.values(marks).filter((mark) => mark === 'wrong')).toHaveLength(1);
        }),
        { numRuns: 20 },
      );
    },
  );
});

describe('the sigmoid network of the source, with its last layer alone written down', () => {
  const network = traceOf(readFileSync('problems/sigmoid-network.yaml', 'utf8'));
  it.each([
    ['[0.62, 0.83]', 'correct', 'rounded', undefined],
    ['[0.6177, 0.8291]', 'correct', 'rounded', undefined],
    ['[0.61, 0.83]', 'wrong', undefined, 'cut off, not rounded'],
    ['[0.62, 0.82]', 'wrong', undefined, 'cut off, not rounded'],
    ['[0.6, 0.83]', 'wrong', 'too few digits', undefined],
    ['[0.63, 0.83]', 'wrong', undefined, 'one-entry'],
  ])('a3[1] = %s: %s', (answer, mark, note, observed) => {
    const result = marksOf({ 'a3[1]': answer, 'a3[2]': '[0.51, 0.85]' }, network);
    const { mark: got, note: noted, observed: seen } = result.steps['a3[1]']!;
    expect([got, noted, seen]).toEqual([mark, note, observed]);
    expect(result.steps['a3[2]']!.mark).toBe('correct');
  });
  it('exact numbers within a rounded step carry no note', () => {
    expect(marksOf({ 'z1[1]': '[4, -2]' }, network).steps['z1[1]']).toEqual({ mark: 'correct' });
  });
});
