/** Mistakes that authors make in the files that `longhand new` writes, and all that they are shown: it should lead straight to the mend. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { showFault } from '../../src/explain/faults.ts';
import { readYaml } from '../../src/problem/yaml.ts';

const folder = mkdtempSync(join(tmpdir(), 'longhand-'));

/** A starter with one piece replaced → what lint prints of it. */
function shownFor(starter: 'recipe' | 'rules', from: string, to: string): readonly string[] {
  const text = readFileSync(`problems/starters/${starter}.yaml`, 'utf8');
  expect(text).toContain(from);
  const file = join(folder, 'own.yaml');
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
  return createChecker({ file })
    .lint()
    .faults.map((fault) => fault.replaceAll(`${folder}/`, ''));
}

describe('one mistake, and what is shown of it', () => {
  it.each([
    [
      'a misspelt name',
      ['rules', 'x - alpha*g', 'x - aplha*g'],
      [
        'own.yaml:33:37: "aplha" is read but never given. Did you mean "alpha"? Known here: a, alpha, c, g, loss, x',
        "  33 |       - { step: 'x[t+1]', rule: x - aplha*g, title: The next point }",
        '     |                                     ^^^^^',
      ],
    ],
    [
      'a shape that does not fit',
      ['recipe', 'w: [1, 0]', 'w: [1, 0, 2]'],
      [
        `own.yaml:23:14: yhat[0], a step of the recipe "linear-regression" (problems/recipes/linear-regression.yaml:17:11), cannot be computed: in w'*X, a row of 3 does not go with a 2×2 matrix; here w[0] is a column of 3, X is a 2×2 matrix`,
        '  23 |       - use: linear-regression',
        '     |              ^^^^^^^^^^^^^^^^^',
      ],
    ],
    [
      'a missing start value',
      ['rules', '# Values before the first update.\nstart:\n  x: 6\n', ''],
      [
        'own.yaml:28:37: "x" is read before it is first computed; give its value under "start"',
        "  28 |       - { step: 'loss[t]', rule: a*(x - c)^2, title: Loss }",
        '     |                                     ^',
      ],
    ],
    [
      'the matrix product for one entry by entry',
      ['recipe', 'use: linear-regression', '{ step: "g[t]", rule: "w/w + X*y\'" }'],
      [
        'own.yaml:23:31: g[0] cannot be computed: in w/w, a column of 2 does not go with a column of 2; entry by entry it is .*, ./ or .^; here w[0] is a column of 2, X is a 2×2 matrix, y is a row of 2',
        `  23 |       - { step: "g[t]", rule: "w/w + X*y'" }`,
        '     |                               ^^^^^^^^^^^^',
      ],
    ],
    [
      'the square of a column',
      ['recipe', 'use: linear-regression', '{ step: "g[t]", rule: "w^2 + X*y\'" }'],
      [
        'own.yaml:23:31: g[0] cannot be computed: in w^2, only a square matrix has powers, and this is a column of 2; entry by entry it is .^',
        `  23 |       - { step: "g[t]", rule: "w^2 + X*y'" }`,
        '     |                               ^^^^^^^^^^^^',
      ],
    ],
    [
      'an index of what has none',
      ['rules', 'x - alpha*g', "'x - alpha[t]*g'"],
      [
        'own.yaml:33:38: "alpha[0]" is read, but "alpha" has no index; write alpha, or entry(alpha, 1) for an entry of it, or give it as "alpha[0]"',
        "  33 |       - { step: 'x[t+1]', rule: 'x - alpha[t]*g', title: The next point }",
        '     |                                      ^^^^^',
      ],
    ],
    [
      'a comma without quotes',
      ['rules', '2*a*(x - c)', '2*a*entry(x, 1)'],
      [
        'own.yaml:32:44: "1)" is not a field; a text with a comma in it goes in quotes',
        "  32 |       - { step: 'g[t]', rule: 2*a*entry(x, 1), title: Derivative }",
        '     |                                            ^^',
      ],
    ],
    [
      'a rule that cannot be met',
      ['recipe', '  nonzero: [g]', '  nonzero: [g]\n  decimals: 0'],
      [
        'own.yaml:32:3: no numbers for variant 1 satisfy the rules: 1000 were drawn, and most break "decimals" (w[1]); draw from more numbers, or ask less of them',
        '  32 |   decimals: 0',
        '     |   ^^^^^^^^',
      ],
    ],
    [
      'bad indentation',
      ['recipe', '  y: [[2, 1]]', ' y: [[2, 1]]'],
      [
        'own.yaml:13:1: this is not YAML: this line does not begin below its neighbours; give the fields of one part the same indentation',
        '  13 |  y: [[2, 1]]',
        '     | ^',
      ],
    ],
  ] as const)('%s', (_, [starter, from, to], shown) => {
    expect(shownFor(starter, from, to)).toEqual([shown.join('\n')]);
  });

  it('an unknown recipe is one fault, whatever it would have computed', () => {
    const shown = shownFor('recipe', 'use: gradient-descent', 'use: gradient-decent');
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/^own\.yaml:24:14: .* Did you mean "gradient-descent"\?/);
  });

  it('an unknown function is one fault: what it would have computed is not said to be missing', () => {
    const shown = shownFor('rules', '2*a*(x - c)', '2*a*square(x - c)');
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/^own\.yaml:32:35: in .*: there is no function "square"/);
  });

  it('of the slips that most numbers hide, the one that most of them hide is told', () => {
    const between = ", title: Loss }\n      - { step: 'g[t]', rule: ";
    const shown = shownFor('rules', `a*(x - c)^2${between}2*a*(x - c)`, `a^2 + x${between}2*abs(a)*(x - c)`);
    expect(shown[0]).toContain('most break "hides" (g: 2*a*(x - c) leaves no trace)');
  });
});

describe('a text that is not YAML is told by what was done, where it was done', () => {
  const INDENT = 'this line does not begin below its neighbours';
  const FURTHER_IN = 'this line begins further in than its neighbours';
  const NO_COLON = 'a field should be followed by ": " and its value';
  const NOT_HERE = 'this does not belong here';
  it.each([
    ['a:\n  b: 1\n c: 2\n', '3:1', INDENT],
    ['a:\n  - repeat: 1\n   steps:\n   - x\n', '3:1', INDENT],
    ['a:\n  b: 1\n   c: 2\n', '3:4', FURTHER_IN],
    ['a:\n  - use: x\n    - use: y\n', '3:5', FURTHER_IN],
    ['a: 1\n\n# on\n  b: 2\n', '4:1', INDENT],
    ['a: 1\n  b: 2\n', '2:3', FURTHER_IN],
    ['x:\n\t- a\n', '2:1', 'this line is indented with a tab'],
    ['title: Foo: bar\n', '1:8', 'a second ": " on this line'],
    ['a:\n  - rule: v: b\n    slip: x\n', '2:11', 'a second ": " on this line'],
    ['a: Foo:\n', '1:4', 'a second ": " on this line'],
    ['a: |\n  text\nDo this now\nb: 1\n', '3:1', NO_COLON],
    ['a:1\nb: 2\n', '1:1', NO_COLON],
    ['a: >\n x\ny\n', '3:1', NO_COLON],
    ['a: {x: 1 y: 2}\n', '1:8', 'between braces, { and }, each field but the first comes after a comma'],
    ['a: [1, 2\nb: 3\n', '2:1', 'a bracket, [ or {, that was opened before this is not closed'],
    ['a: "x\nb: 3\n', '3:1', 'a text in quotes that was begun before this does not end'],
    ['a: @x\n', '1:4', 'a text may not begin with this sign'],
    ["a: 'it's'\n", '1:8', NOT_HERE],
    ['x: ]\n', '1:4', NOT_HERE],
    ['a: 1\n...\nb\n', '3:1', 'a second document begins here'],
    ['%YAML 9\n---\na: 1\n', '1:7', 'unsupported YAML version 9'],
  ])('%j', (text, place, says) => {
    const [fault, ...more] = readYaml('own.yaml', text).faults.map(showFault);
    expect(fault).toMatch(`own.yaml:${place}: this is not YAML: ${says}`);
    expect(more).toEqual([]);
  });
});
