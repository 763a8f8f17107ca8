/** Faults of problem files, as an author reads them. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { JSON_SCHEMAS } from '../../src/problem/json-schemas.ts';
import { solve } from '../../src/trace/solve.ts';
import { whyNot } from '../../views/katex.ts';
import { compiled, faultsOf, flagshipText } from '../problem-here.ts';

/** The flagship with one piece of its text replaced. */
const changed = (from: string, to: string): string => {
  expect(flagshipText).toContain(from);
  return flagshipText.replace(from, to);
};

describe('a fault is told with its place', () => {
  it('the flagship has none', () => expect(faultsOf(flagshipText)).toEqual([]));

  it.each([
    [
      'a misspelt field',
      ['givens:', 'given:'],
      /^here\.yaml:\d+:1: "given" is not a field\. Did you mean "givens"\? Known here: title, statement, source, topic, level, solution, rounding, truncation, feedback, show, names, givens, start, program, variants, draw, hold, tests$/,
    ],
    [
      'a missing field',
      ['title: Three', 'name: Three'],
      /"name" is not a field\. Did you mean "names"\? Known here: title/,
    ],
    [
      'a field that is missing',
      ['title: Three momentum updates of a linear regression\n', ''],
      /^here\.yaml:\d+:1: "title" is missing$/,
    ],
    [
      'an unknown recipe',
      ['use: momentum', 'use: momentun'],
      /^here\.yaml:\d+:14: there is no recipe "momentun"\. Did you mean "momentum"\? Known here: .*linear-regression/,
    ],
    [
      'a misspelt key of a step',
      ['- use: momentum', '- uses: momentum'],
      /^here\.yaml:\d+:9: "uses" is not a field\. Did you mean "use"\? Known here: step, use, function$/,
    ],
    [
      'an extra key in a repetition',
      ['title: Update {pass}', 'titel: Update {pass}'],
      /^here\.yaml:\d+:5: "titel" is not a field\. Did you mean "title"\? Known here: repeat, index, from, each, title, steps$/,
    ],
    [
      'a missing given',
      ['  alpha: 0.2\n', ''],
      /^here\.yaml:\d+:14: "alpha" is read by the recipe "momentum" \(problems\/recipes\/momentum\.yaml:11:20\) but never given; known here: X, beta/,
    ],
    [
      'a missing start value',
      ['  v: [0, 0]\n', ''],
      /^here\.yaml:\d+:14: "v" is read by the recipe "momentum" \(.*\) before it is first computed; give its value under "start"/,
    ],
    [
      'a start value of nothing',
      ['  v: [0, 0]', '  v: [0, 0]\n  u: [0, 0]'],
      /^here\.yaml:\d+:3: "u" has a start value but no step with an index computes it; computed here: yhat/,
    ],
    [
      'a given that nothing reads',
      ['  alpha: 0.2', '  alpha: 0.2\n  gamma: 3'],
      /^here\.yaml:\d+:3: "gamma" is given but no step reads it/,
    ],
    [
      'a number that is none',
      ['alpha: 0.2', 'alpha: 0.2x'],
      /^here\.yaml:\d+:13: "0\.2x" is not a number that can be read: "x" is not a number/,
    ],
    [
      'a decimal comma',
      ['alpha: 0.2', 'alpha: 0,2'],
      /:11: "0,2" is not a number that can be read: a comma separates numbers: for a decimal, write 0\.2/,
    ],
    [
      'ragged rows',
      ['[[2, -1], [-1, 3]]', '[[2, -1], [-1]]'],
      /^here\.yaml:\d+:6: this is neither a list of numbers nor rows of equal length$/,
    ],
    [
      'no way to round',
      ['rounding: exact', 'rounding: two decimals'],
      /:11: "two decimals" is no way to round; write exact, 2 decimals, or 3 figures$/,
    ],
    ['no repetition', ['repeat: 3', 'repeat: many'], /:13: "many" should be a whole number, at most 10000$/],
    [
      'too many repetitions',
      ['repeat: 3', 'repeat: 1000000'],
      /"1000000" should be a whole number, at most 10000/,
    ],
    ['an index that is a quantity', ['- repeat: 3', '- repeat: 3\n    index: w'], /./],
    ['an anchor', ['alpha: 0.2', 'alpha: &a 0.2\n  beta2: *a'], /anchors and aliases/],
    ['bad indentation', ['  alpha: 0.2', ' alpha: 0.2'], /^here\.yaml:\d+:\d+: this is not YAML: /],
    [
      'a name twice',
      ['  alpha: 0.2', '  alpha: 0.2\n  alpha: 0.3'],
      /^here\.yaml:\d+:3: "alpha" is written twice in the same place; delete one of them$/,
    ],
  ] as const)('%s', (_, [from, to], says) => {
    const faults = faultsOf(changed(from, to));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join('\n')).toMatch(new RegExp(says.source, 'm'));
  });

  const own = (steps: string, givens = 'a: 2'): string =>
    `title: T\nstatement: S\nsource: S\ngivens:\n  ${givens}\nprogram:\n${steps}\n`;
  it.each([
    [
      'a formula that stops',
      own('  - { step: y, rule: a + }'),
      /^here\.yaml:7:25: in "a \+": unexpected end of expression$/,
    ],
    [
      'an unknown name',
      own('  - { step: y, rule: a*bb + 1 }'),
      /^here\.yaml:7:24: "bb" is read but never given; known here: a$/,
    ],
    [
      'an unknown function',
      own('  - { step: y, rule: "1 + cbrt(a)" }'),
      /^here\.yaml:7:27: in "1 \+ cbrt\(a\)": there is no function "cbrt"; known here: transpose, rowmeans, rowsums, /,
    ],
    [
      'a function of another language',
      own('  - { step: y, rule: "1 + colmeans(a)" }'),
      /there is no function "colmeans"\. Did you mean "rowmeans\(A'\)'"\? Known here: transpose, /,
    ],
    [
      'the greatest',
      own('  - { step: y, rule: max(a) }'),
      /there is no function "max"\. Did you mean "largest\(v\)"\? Known here: /,
    ],
    ['an implicit product', own('  - { step: y, rule: 2 a }'), /a product is written with \*/],
    [
      'a matrix in a list',
      own('  - { step: y, rule: a }', 'a: ["[1, 2]", 3]'),
      /^here\.yaml:5:7: "\[1, 2\]" is not a number that can be read: an entry of a matrix must be a single number/,
    ],
    [
      'what changes called as the index',
      own('  - { repeat: 2, each: { t: [7, 9] }, steps: [{ step: "y[t]", rule: a + t }] }'),
      /^here\.yaml:7:26: "t" is already the index of this repetition; choose another name$/,
    ],
    [
      'what changes called as what is computed',
      own(
        '  - { repeat: 2, each: { v: [7, 9] }, steps: [{ step: "v[t]", rule: a }, { step: "y[t]", rule: v }] }',
      ),
      /^here\.yaml:7:26: "v" is already computed in this repetition; choose another name$/,
    ],
    [
      'a step computed twice',
      own('  - { step: y, rule: a }\n  - { step: y, rule: 2*a }'),
      /^here\.yaml:8:13: "y" is computed twice/,
    ],
    [
      'a step that reads itself',
      own('  - { step: y, rule: y + a }'),
      /^here\.yaml:7:22: "y" is read before it is first computed/,
    ],
    ['a step named as a given', own('  - { step: a, rule: a + 1 }'), /"a" is already given/],
    [
      'a step named as a function',
      own('  - { step: rowsums, rule: a + 1 }'),
      /"rowsums" is already a function/,
    ],
    [
      'a step without its index',
      own('  - repeat: 2\n    steps:\n      - { step: y, rule: a }'),
      /"y" is computed twice/,
    ],
    ['an index unknown', own('  - { step: "y[k]", rule: a }'), /the index of "y" is not a whole number here/],
    [
      'a value that is never there',
      own('  - { step: y, rule: "a + z[3]" }'),
      /"z\[3\]" is read but never given/,
    ],
    ['nothing asked', own('  - { step: y, rule: a, ask: false }'), /no step is asked/],
    ['an odd ask', own('  - { step: y, rule: a, ask: perhaps }'), /"ask" should be true or false/],
    ['a step that is no name', own('  - { step: 2*y, rule: a }'), /"2\*y" is not a name/],
    [
      'a matrix too large',
      own('  - { step: y, rule: a }', `a: [${Array(60).fill('1').join(', ')}]`),
      /at most 20 rows and 20 columns/,
    ],
    [
      'a name of a prototype',
      own('  - { step: y, rule: a }', '{ __proto__: 2, a: 2 }').replace('givens:\n  {', 'givens: {'),
      /"__proto__" cannot be used as a name/,
    ],
    [
      'an index that no double can hold',
      own('  - { step: "y[10^30]", rule: a }'),
      /the index of "y" is not a whole number here/,
    ],
    [
      'a recipe under a name that is none',
      own('  - { use: momentum, with: { alpha: "a[1]" } }'),
      /"a\[1\]" is not a name/,
    ],
    [
      'a recipe with a name it has not',
      own('  - { use: momentum, with: { alfa: a } }'),
      /the recipe "momentum" has no name "alfa"\. Did you mean "alpha"\? It has: v, t, beta, alpha/,
    ],
    ['a rule of nothing', own('  - { step: y, rule: "# a" }'), /there is no formula|is not allowed/],
    [
      'two lines in a rule',
      own('  - { step: y, rule: "a\\n+ b" }'),
      /^here\.yaml:7:22: .*"a \+ b"|"b" is read/,
    ],
    [
      'too many names',
      own(
        '  - { step: y, rule: a }',
        `a: 2\n${Array.from({ length: 300 }, (_, k) => `  a${k}: 1`).join('\n')}`,
      ),
      /more than 200 names/,
    ],
    [
      'too many steps in all',
      own(
        Array.from({ length: 30 }, () => '  - { repeat: 10000, steps: [{ step: "y[t]", rule: a }] }').join(
          '\n',
        ),
      ),
      /more than 20000 steps/,
    ],
    ['an empty file', '', /./],
    ['a list', '- a\n- b\n', /should be a mapping/],
    ['text', 'hello', /should be a mapping/],
    ['a huge file', `title: ${'x'.repeat(300_000)}`, /larger than the 64000 characters/],
    ['deep nesting', `title: ${'['.repeat(20_000)}`, /./],
  ])('%s', (_, text, says) => {
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join('\n')).toMatch(new RegExp(says.source, 'm'));
  });

  it('every fault of a file is collected', () => {
    expect(
      faultsOf(own('  - { step: y, rule: 2 a }\n  - { step: z, rule: nowhere }\n  - { step: 3, rule: a }')),
    ).toHaveLength(3);
  });
});

describe('a folder', () => {
  const folder = (files: Readonly<Record<string, string>>): string => {
    const path = mkdtempSync(join(tmpdir(), 'longhand-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
    return path;
  };
  const good = 'title: T\nstatement: S\nsource: S\ngivens: { a: 2 }\nprogram:\n  - { step: y, rule: 2*a }\n';
  it('serves what is whole and tells what is not', () => {
    const checker = createChecker({
      folder: folder({
        'good.yaml': good,
        'bad.yaml': 'title: only\n',
        'odd.yaml': good.replace('2*a', '1/(a-2)'),
        'note.txt': 'x',
      }),
    });
    expect(checker.list().map(({ id }) => id)).toEqual(['good']);
    expect(checker.faults.join('\n')).toMatch(
      /bad\.yaml:1:1: "statement" is missing[\s\S]*odd\.yaml:6:22: y cannot be computed: 1\/\(a - 2\) divides by zero/,
    );
  });
  it('that is not there is one fault', () => {
    expect(createChecker({ folder: '/nowhere' }).faults.join()).toMatch(/the file cannot be read/);
  });
  it('runs the tests inside a problem file', () => {
    const tests = (entries: string): string => `${good}tests:\n${entries}\n`;
    const path = folder({
      'a.yaml': tests(
        "  - { answers: { y: '5' }, marks: { y: wrong } }\n  - { rule: 'y: 2/a', marks: { y: wrong } }",
      ),
      'b.yaml': tests(
        "  - { answers: { y: '5' }, marks: { y: correct } }\n  - { rule: 'y: 20/a', slip: sign }",
      ),
      'c.yaml': tests(
        "  - { answers: { z: '5' } }\n  - { rule: 'z: 2/a' }\n  - { rule: 'y: 2 a' }\n  - { rule: 'y: 1/0' }",
      ),
    });
    const { faults } = createChecker({ folder: path }).lint();
    expect(faults.map((fault) => fault.replace(`${path}/`, '').split('\n')[0])).toEqual([
      'b.yaml:8:37: this test fails: y should be correct, not wrong',
      expect.stringMatching(/^b\.yaml:9:30: this test fails: the slip should be sign, not (?!sign)/),
      'c.yaml:8:18: there is no step "z"; known here: y',
      'c.yaml:9:13: there is no step "z"; known here: y',
      expect.stringMatching(/^c\.yaml:10:13: in "2 a": a product is written with/),
      expect.stringMatching(/^c\.yaml:11:13: y: 1\/0 cannot be computed/),
    ]);
  });
  it('lints LaTeX too', () => {
    const path = folder({
      'tex.yaml': `${good}names: { y: { tex: '\\frac{a' } }\n`,
      'statement.yaml': good.replace('statement: S', 'statement: $\\nosuch$'),
    });
    expect(createChecker({ folder: path, typesets: whyNot }).lint().faults.join('\n')).toMatch(
      /statement\.yaml:2:13: .*cannot be typeset[\s\S]*tex\.yaml:7:20: .*cannot be typeset/,
    );
  });
});

describe('what would take too long is a fault', () => {
  const file = (start: string, steps: string): string =>
    `title: T\nstatement: S\nsource: S\n${start}\nprogram:\n${steps}\n`;
  const square = `givens: { A: [${Array.from({ length: 20 }, () => `[${Array(20).fill('1.37').join(', ')}]`).join(', ')}] }`;
  it.each([
    [
      'numbers that grow with every update',
      file('start: { x: 3 }', '  - { repeat: 10000, steps: [{ step: "x[t+1]", rule: x*0.99 + 1/7 }] }'),
    ],
    [
      'squares of squares',
      file('start: { x: 1.1 }', '  - { repeat: 100, steps: [{ step: "x[t+1]", rule: x^2 }] }'),
    ],
    ['a high power of a matrix', file(square, '  - { step: B, rule: A^9999 }')],
  ])('%s', (_, text) => {
    const { problem } = compiled(text);
    expect(() => solve(problem!)).toThrow(/too-large|too-many-operations/);
  });
});

describe('the problems that come with the package', () => {
  it('have no fault', () => {
    const checker = createChecker({ typesets: whyNot });
    expect(checker.lint().faults).toEqual([]);
    expect(checker.list().length).toBeGreaterThan(0);
  }, 240_000);
  it.each(Object.entries(JSON_SCHEMAS))(
    '%s is what the code says (npm run generate writes it)',
    (path, schema) => {
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(schema);
    },
  );
});
