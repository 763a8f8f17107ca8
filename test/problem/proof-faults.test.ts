/** Faults of symbolic problem files, and what lint finds in those that have none, as an author reads them. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { testProof } from '../../src/exercise/test-proof.ts';
import { sayFault } from '../../src/explain/faults.ts';
import { compiledProof } from '../problem-here.ts';

/** The lines of each part are numbered in the rows below: rho stands in line 5, the rule in 9, the first line in 16. */
const good = `title: T
statement: S
source: S
free:
  rho: between 0 and 1
  g: number
  n: whole from 1
define:
  - { define: 's[n]', rule: 'rho*s[n-1] + (1-rho)*g', from: 1 }
given:
  - s[0] = 0
ask:
  - ask: s[1]
    in: [rho, g]
    lines:
      - rho*s[0] + (1-rho)*g
      - 0 + (1-rho)*g
  - induction: s[n] = g*(1-rho^n)
    base:
      - rho*s[0] + (1-rho)*g
      - g*(1-rho^1)
    step:
      - rho*s[n] + (1-rho)*g
      - rho*g*(1-rho^n) + (1-rho)*g
      - g*(1-rho^(n+1))
tests:
  - answers: { 's[1]': g }
    marks: { 's[1]': wrong }
`;

/** The file above with one piece of its text replaced. */
const changed = (from: string, to: string): string => {
  expect(good).toContain(from);
  return good.replace(from, () => to);
};

/** What keeps a file from being served, a line each. */
const faultsOf = (text: string): string[] => compiledProof(text).faults.map(sayFault);
/** What lint says of a file that can be served; each once. */
const failuresOf = (text: string): string[] => {
  const { proof, faults } = compiledProof(text);
  expect(faults).toEqual([]);
  return [...new Set(testProof(proof!).map(sayFault))];
};

const KNOWN = 'It has rho, g, n, s[n]. A product of names is written with a sign or a space: a*b';
const KINDS =
  'number, positive, between 0 and 1, whole from 1, whole from 1 to t, sequence, random sequence, matrix, identity or function';
const NAME =
  'a name is a letter, then letters, digits or _, such as v, m_hat, x1 (in "step" with its index: v[t+1])';
const SOLUTION = '      - rho*s[0] + (1-rho)*g\n      - 0 + (1-rho)*g\n';
const STEP = '      - rho*s[n] + (1-rho)*g\n      - rho*g*(1-rho^n) + (1-rho)*g\n      - g*(1-rho^(n+1))\n';
const ASKS = good.slice(good.indexOf('ask:'), good.indexOf('tests:'));
const ASK = `  - ask: s[1]\n    in: [rho, g]\n    lines:\n${SOLUTION}`;

type Change = readonly [from: string, to: string];
type Rows = readonly (readonly [name: string, change: Change, says: string])[];

describe('a good file', () => {
  it('has no fault', () => expect(faultsOf(good)).toEqual([]));
  it('passes its tests', () => expect(failuresOf(good)).toEqual([]));
});

const FAULTS: Readonly<Record<string, Rows>> = {
  'what a free name may be': [
    [
      'a kind misspelt',
      ['g: number\n', 'g: number\n  h: nubmer\n'],
      `7:6: "nubmer" is no kind of free name; write ${KINDS}`,
    ],
    [
      'in capitals',
      ['g: number\n', 'g: number\n  h: Number\n'],
      `7:6: "Number" is no kind of free name; write ${KINDS}`,
    ],
    [
      'bounds that are no numbers',
      ['g: number\n', 'g: number\n  h: between 0 and x\n'],
      `7:6: "between 0 and x" is no kind of free name; write ${KINDS}`,
    ],
    [
      'bounds the wrong way round',
      ['g: number\n', 'g: number\n  h: between 1 and 0\n'],
      `7:6: "between 1 and 0" is no kind of free name; write ${KINDS}`,
    ],
    [
      'a whole number from nowhere',
      ['g: number\n', 'g: number\n  h: whole\n'],
      `7:6: "whole" is no kind of free name; write ${KINDS}`,
    ],
    [
      'a whole number up to a name that is not there',
      ['n: whole from 1', 'n: whole from 1 to t'],
      '7:6: "t" is read but never given; known here: rho, g, n',
    ],
    [
      'a whole number up to a number that is not whole',
      ['n: whole from 1', 'n: whole from 1 to g'],
      '7:6: "g" is read but never given; known here: rho, g, n',
    ],
    ['a name that is none', ['g: number\n', 'g: number\n  2x: number\n'], `7:3: "2x" is not a name; ${NAME}`],
    [
      'a name with its index',
      ['g: number\n', 'g: number\n  "a[1]": number\n'],
      `7:3: "a[1]" is not a name; ${NAME}`,
    ],
    [
      'a name of a prototype',
      ['g: number\n', 'g: number\n  __proto__: number\n'],
      `7:3: "__proto__" is not a name; ${NAME}`,
    ],
  ],
  'a rule': [
    [
      'a misspelt name',
      ["(1-rho)*g', from", "(1-roh)*g', from"],
      `9:46: in "rho*s[n-1] + (1-roh)*g": "roh" is not a name of this problem. ${KNOWN}`,
    ],
    [
      'a misspelt name that comes first',
      ["rule: 'rho", "rule: 'rh"],
      `9:29: in "rh*s[n-1] + (1-rho)*g": "rh" is not a name of this problem. ${KNOWN}`,
    ],
    [
      'a misspelt sequence',
      ['rho*s[n-1] +', 'rho*z[n-1] +'],
      `9:34: in "rho*z[n-1] + (1-rho)*g": "z" is not a name of this problem. ${KNOWN}`,
    ],
    [
      'a misspelt index',
      ['rho*s[n-1] +', 'rho*s[m-1] +'],
      `9:36: in "rho*s[m-1] + (1-rho)*g": "m" is not a name of this problem. ${KNOWN}`,
    ],
    [
      'an unknown function',
      ["(1-rho)*g', from", "grad(g)', from"],
      `9:43: in "rho*s[n-1] + grad(g)": "grad" is not a name of this problem. ${KNOWN}`,
    ],
    [
      'a sequence without its index',
      ['rho*s[n-1] +', 'rho*s +'],
      '9:34: in "rho*s + (1-rho)*g": "s" stands for a whole sequence: say which term, s[1] or s[n-1]',
    ],
    [
      'a bracket that stays open',
      ["(1-rho)*g', from", "(1-rho*g', from"],
      '9:43: in "rho*s[n-1] + (1-rho*g": "(" is opened but not closed',
    ],
    [
      'an end that comes too early',
      ["(1-rho)*g', from", "(1-rho)*', from"],
      '9:51: in "rho*s[n-1] + (1-rho)*": the line stops here, but something should follow',
    ],
    [
      'an unsure quotient',
      ["(1-rho)*g', from", "1/2 g', from"],
      '9:47: in "rho*s[n-1] + 1/2 g": it is not clear whether this still belongs below the fraction bar: write a/(b*c) or (a/b)*c',
    ],
    [
      'dots',
      ["(1-rho)*g', from", "…', from"],
      '9:43: in "rho*s[n-1] + …": what the dots stand for cannot be read: write the sum as sum(rho^k, k, 0, n), or all of its terms',
    ],
    [
      'an equation',
      ["rule: 'rho", "rule: 's[n] = rho"],
      '9:29: "s[n] = rho*s[n-1] + (1-rho)*g" should be one expression',
    ],
    ['spaces', ["rule: 'rho*s[n-1] + (1-rho)*g'", "rule: ' '"], '9:29: in " ": there is no expression here'],
    [
      'an empty text',
      ["rule: 'rho*s[n-1] + (1-rho)*g'", "rule: ''"],
      '9:29: "rule" should be something, not nothing',
    ],
    ['none', [", rule: 'rho*s[n-1] + (1-rho)*g'", ''], '9:5: "rule" is missing'],
    [
      'of a name without an index',
      ["define: 's[n]'", 'define: s'],
      '9:15: "s" should be a term with an index, such as s[n]',
    ],
    [
      'of one term',
      ["define: 's[n]'", "define: 's[1]'"],
      '9:15: "s[1]" should be a term with an index, such as s[n]',
    ],
    [
      'of the next term',
      ["define: 's[n]'", "define: 's[n+1]'"],
      '9:15: "s[n+1]" should be a term with an index, such as s[n]',
    ],
    ['from a word on', ['from: 1 }', 'from: one }'], '9:61: "one" should be a whole number, at most 1000'],
    ['from too far on', ['from: 1 }', 'from: 1001 }'], '9:61: "1001" should be a whole number, at most 1000'],
    [
      'a misspelt field',
      ['from: 1 }', 'form: 1 }'],
      '9:55: "form" is not a field; known here: define, rule, from',
    ],
  ],
  'a given': [
    ['no equation', ['- s[0] = 0', '- s[0]'], '11:5: "s[0]" should be an equation such as s[0] = 0'],
    [
      'of a plain name',
      ['- s[0] = 0', '- rho = 0'],
      '11:5: "rho = 0" should be an equation such as s[0] = 0',
    ],
    [
      'of an expression',
      ['- s[0] = 0', '- 2*s[0] = 0'],
      '11:5: "2*s[0] = 0" should be an equation such as s[0] = 0',
    ],
    [
      'of a term reckoned out',
      ['- s[0] = 0', '- s[n-1] = 0'],
      '11:5: "s[n-1] = 0" should be an equation such as s[0] = 0',
    ],
    [
      'a misspelt name',
      ['- s[0] = 0', '- s[0] = h'],
      `11:12: in "s[0] = h": "h" is not a name of this problem. ${KNOWN}`,
    ],
    [
      'half an equation',
      ['- s[0] = 0', '- s[0] ='],
      '11:11: in "s[0] =": the line stops here, but something should follow',
    ],
    [
      'a relation',
      ['- s[0] = 0', "- 's[0] > 0'"],
      '11:11: in "s[0] > 0": ">" cannot be judged here: only equalities, with =, are',
    ],
    [
      'a bracket that stays open',
      ['- s[0] = 0', '- s[0] = (0'],
      '11:12: in "s[0] = (0": "(" is opened but not closed',
    ],
    ['a mapping', ['  - s[0] = 0', '  s[0]: 0'], '11:3: "given" should be a list'],
  ],
  'what is asked': [
    [
      'of a misspelt name',
      ['- ask: s[1]', '- ask: first\n    of: z[1]'],
      `14:9: in "z[1]": "z" is not a name of this problem. ${KNOWN}`,
    ],
    ['of half a term', ['- ask: s[1]', '- ask: s[1'], '13:11: in "s[1": "[" is opened but not closed'],
    ['an equation', ['- ask: s[1]', '- ask: s[1] = g'], '13:10: "s[1] = g" should be one expression'],
    [
      'in words',
      ['- ask: s[1]', '- ask: first case'],
      '13:10: in "first case": only formulas are read here. What is said in words has to be shown in a line of its own',
    ],
    [
      'in a name that is not there',
      ['in: [rho, g]', 'in: [rho, gg]'],
      '14:15: "gg" is read but never given; known here: rho, g, n, s',
    ],
    [
      'in a term that is not there',
      ['in: [rho, g]', "in: [rho, 'z[0]']"],
      '14:15: "z[0]" is read but never given; known here: rho, g, n, s',
    ],
    [
      'a line with a misspelt name',
      ['- 0 + (1-rho)*g', '- 0 + (1-roh)*g'],
      `17:16: in "0 + (1-roh)*g": "roh" is not a name of this problem. ${KNOWN}`,
    ],
    [
      'a line that cannot be read',
      ['- 0 + (1-rho)*g', '- 0 + (1-rho*g'],
      '17:13: in "0 + (1-rho*g": "(" is opened but not closed',
    ],
    [
      'a line with two sides',
      ['- 0 + (1-rho)*g', '- (1-rho)*g = g - rho*g'],
      '17:9: "(1-rho)*g = g - rho*g" should be one expression',
    ],
    [
      'twice the same id',
      [ASK, `${ASK}${ASK}`],
      '18:10: "s[1]" is computed twice; give one of them another name or index',
    ],
    [
      'the id of a proof',
      ['- ask: s[1]', '- ask: base\n    of: s[1]'],
      '19:16: "base" is computed twice; give one of them another name or index',
    ],
  ],
  'a claim': [
    [
      'of a plain name',
      ['induction: s[n] =', 'induction: g ='],
      '18:16: "g = g*(1-rho^n)" should be one claim a problem, such as s[n] = g*(1-rho^n)',
    ],
    [
      'of one case',
      ['induction: s[n] =', 'induction: s[1] ='],
      '18:16: "s[1] = g*(1-rho^n)" should be one claim a problem, such as s[n] = g*(1-rho^n)',
    ],
    [
      'of the next term',
      ['induction: s[n] =', 'induction: s[n+1] ='],
      '18:16: "s[n+1] = g*(1-rho^n)" should be one claim a problem, such as s[n] = g*(1-rho^n)',
    ],
    [
      'of an expression',
      ['induction: s[n] =', 'induction: 2*s[n] ='],
      '18:16: "2*s[n] = g*(1-rho^n)" should be one claim a problem, such as s[n] = g*(1-rho^n)',
    ],
    [
      'in another letter',
      ['induction: s[n] =', 'induction: s[k] ='],
      `18:18: in "s[k] = g*(1-rho^n)": "k" is not a name of this problem. ${KNOWN}`,
    ],
    [
      'in words',
      ['induction: s[n] = g*(1-rho^n)', 'induction: the claim holds'],
      '18:16: in "the claim holds": only formulas are read here. What is said in words has to be shown in a line of its own',
    ],
    [
      'from a word on',
      ['    base:\n', '    from: x\n    base:\n'],
      '19:11: "x" should be a whole number, at most 1000',
    ],
    [
      'a second one',
      ['tests:', "  - { induction: 's[n] = g', base: [g], step: [g] }\ntests:"],
      '26:18: "s[n] = g" should be one claim a problem, such as s[n] = g*(1-rho^n)',
    ],
    [
      'without its base',
      [`    base:\n      - rho*s[0] + (1-rho)*g\n      - g*(1-rho^1)\n`, ''],
      '18:5: "base" is missing',
    ],
    ['without its step', [`    step:\n${STEP}`, ''], '18:5: "step" is missing'],
  ],
  'the wrong shape': [
    ['ask as a mapping', [ASKS, 'ask:\n  s[1]: { lines: [g] }\n'], '13:3: "ask" should be a list'],
    ['ask as one entry', [ASKS, 'ask:\n  ask: s[1]\n  lines: [g]\n'], '13:3: "ask" should be a list'],
    ['ask as text', [ASKS, 'ask: s[1]\n'], '12:6: "ask" should be a list'],
    ['ask of nothing', [ASKS, 'ask: []\n'], '12:6: "ask" should be something, not nothing'],
    [
      'an entry that is text',
      ['- induction:', '- s[2]\n  - induction:'],
      '18:5: "1" should be an entry with ask or induction',
    ],
    [
      'an entry that says not what it is',
      ['- ask: s[1]', '- of: s[1]'],
      '13:5: "0" should be an entry with ask or induction',
    ],
    [
      'an entry that says both',
      ['- induction:', '- ask: s[2]\n    induction:'],
      '18:5: "ask" is not a field; known here: induction, from, base, step, title, part',
    ],
    [
      'a misspelt field of an entry',
      ['in: [rho, g]', 'names: [rho, g]'],
      '14:5: "names" is not a field; known here: ask, of, about, in, without, lines, title, part',
    ],
    ['lines missing', [`    lines:\n${SOLUTION}`, ''], '13:5: "lines" is missing'],
    [
      'lines as text',
      [`    lines:\n${SOLUTION}`, '    lines: g*(1-rho)\n'],
      '15:12: "lines" should be a list',
    ],
    [
      'lines of nothing',
      [`    lines:\n${SOLUTION}`, '    lines: []\n'],
      '15:12: "lines" should be something, not nothing',
    ],
    ['a line that YAML takes for a mapping', ['- 0 + (1-rho)*g', '- s[1]: g'], '17:9: "1" should be text'],
    ['a line that YAML takes for a list', ['- 0 + (1-rho)*g', '- [g]'], '17:9: "1" should be text'],
    ['a line of nothing', ['- 0 + (1-rho)*g', "- ''"], '17:9: "1" should be something, not nothing'],
    ['names as text', ['in: [rho, g]', 'in: rho'], '14:9: "in" should be a list'],
    [
      'without a function that may not be forbidden',
      ['in: [rho, g]', 'without: [sqrt]'],
      '14:15: "0" should be sum or lim',
    ],
    [
      'free names as a list',
      ['free:\n  rho: between 0 and 1\n  g: number\n  n: whole from 1\n', 'free: [rho, g, n]\n'],
      '4:7: "free" should be a mapping (key: value)',
    ],
    [
      'no free names',
      ['free:\n  rho: between 0 and 1\n  g: number\n  n: whole from 1\n', ''],
      '1:1: "free" is missing',
    ],
    ['a kind as a list', ['g: number', 'g: [1, 2]'], '6:6: "g" should be text'],
    ['a kind of nothing', ['g: number', "g: ''"], '6:6: "g" should be something, not nothing'],
    [
      'definitions as a mapping',
      ["  - { define: 's[n]'", "    { define: 's[n]'"],
      '9:5: "define" should be a list',
    ],
    ['no title', ['title: T\n', ''], '1:1: "title" is missing'],
    [
      'a misspelt field',
      ['given:', 'givens:'],
      '10:1: "givens" is not a field; known here: title, statement, source, solution, feedback, names, free, define, given, ask, tests',
    ],
    [
      'a meaning without its key',
      ['free:', 'names: { g: gradient }\nfree:'],
      '4:13: "g" should be a mapping (key: value)',
    ],
    [
      'an odd solution',
      ['free:', 'solution: sometimes\nfree:'],
      '4:11: "solution" should be always or never',
    ],
    [
      'tests as a mapping',
      ["  - answers: { 's[1]': g }\n    marks: { 's[1]': wrong }\n", '  answers: {}\n'],
      '27:3: "tests" should be a list',
    ],
    [
      'a mark that is none',
      ["'s[1]': wrong", "'s[1]': right"],
      `28:22: "s[1]" should be correct or carried or wrong or blank or unreadable`,
    ],
    [
      'an anchor',
      ['g: number\n', 'g: &a number\n  h: *a\n'],
      '7:6: anchors and aliases (& and *) are not read in problem files; write the value out',
    ],
    [
      'a name twice',
      ['g: number\n', 'g: number\n  g: positive\n'],
      '7:3: this is not YAML: Map keys must be unique',
    ],
    [
      'a line that YAML cannot read',
      ['- 0 + (1-rho)*g', '- [g]*(1-rho)'],
      '17:12: this is not YAML: Unexpected alias at node end',
    ],
  ],
};

describe.each(Object.entries(FAULTS))('%s', (_, rows) => {
  it.each(rows)('%s', (_name, [from, to], says) => {
    expect(faultsOf(changed(from, to))).toEqual([`here.yaml:${says}`]);
  });
});

describe('every fault of a file', () => {
  it('is collected', () => {
    const text = good
      .replace('n: whole from 1', 'n: whole from 1 to t')
      .replace("(1-rho)*g', from", "(1-roh)*g', from")
      .replace('s[0] = 0', 's[0]')
      .replace('in: [rho, g]', 'in: [gg]')
      .replace('- g*(1-rho^1)', '- g*(1-rho^1')
      .replace('induction: s[n]', 'induction: s[n+1]');
    expect(faultsOf(text).map((fault) => fault.split(': ')[0])).toEqual(
      ['7:6', '9:46', '11:5', '14:10', '21:11', '18:16'].map((place) => `here.yaml:${place}`),
    );
  });
  it('up to fifty', () => {
    expect(faultsOf(changed('- 0 + (1-rho)*g', Array(80).fill('- q').join('\n      ')))).toHaveLength(50);
  });
});

const worked = (line: number, text: string, got: string): string =>
  `this test fails: line ${line} of the worked solution, ${text}, should be right, not ${got}`;
const short = (earned: number, ...ids: string[]): string =>
  `2:12: this test fails: the model answers should be full marks, not ${earned} of 3 (not ${ids.join(', ')})`;

describe('lint works the solution and runs the tests', () => {
  it.each<readonly [string, Change, readonly string[]]>([
    [
      'a wrong last line',
      ['- 0 + (1-rho)*g', '- 0 + (1+rho)*g'],
      [`13:10: ${worked(2, '0 + (1 + rho)*g', 'fails')}`, short(2, 's[1]')],
    ],
    [
      'a wrong first line',
      [SOLUTION, '      - rho*s[0] + rho*g\n      - g*(1-rho)\n'],
      [`13:10: ${worked(1, 'rho*s[0] + rho*g', 'fails')}`, short(2, 's[1]')],
    ],
    [
      'a wrong line of the base',
      ['- g*(1-rho^1)', '- g*(1-rho^2)'],
      [`18:16: ${worked(2, 'g*(1 - rho^2)', 'fails')}`, short(2, 'base')],
    ],
    ['a base that ends elsewhere', ['      - g*(1-rho^1)\n', ''], [short(2, 'base')]],
    [
      'a wrong line of the step',
      ['- rho*g*(1-rho^n) + (1-rho)*g', '- rho*g*(1-rho^n) + g'],
      [`18:16: ${worked(2, 'rho*g*(1 - rho^n) + g', 'fails')}`, short(2, 'step')],
    ],
    [
      'a circular step',
      [STEP, '      - g*(1-rho^(n+1))\n'],
      [`18:16: ${worked(1, 'g*(1 - rho^(n + 1))', 'circular')}`, short(2, 'step')],
    ],
    [
      'a wrong claim',
      ['induction: s[n] = g*(1-rho^n)', 'induction: s[n] = g*(1-rho^(n+1))'],
      [short(1, 'base', 'step')],
    ],
    [
      'a base from elsewhere',
      ['    base:\n', '    from: 0\n    base:\n'],
      [`18:16: ${worked(1, 'rho*s[0] + (1 - rho)*g', 'fails')}`, short(2, 'base')],
    ],
    [
      'a wrong rule',
      ["(1-rho)*g', from", "(1+rho)*g', from"],
      [
        `13:10: ${worked(1, 'rho*s[0] + (1 - rho)*g', 'fails')}`,
        `18:16: ${worked(1, 'rho*s[n] + (1 - rho)*g', 'fails')}`,
        short(1, 's[1]', 'step'),
      ],
    ],
    [
      'a line that divides by zero',
      ['- 0 + (1-rho)*g', '- (1-rho)*g/0'],
      [`13:10: ${worked(2, '(1 - rho)*g/0', 'unreadable')}`, short(2, 's[1]')],
    ],
    ['an answer that is not finished', [SOLUTION, '      - s[1]\n'], [short(2, 's[1]')]],
    ['a sum where none may be', ['in: [rho, g]', 'without: [sum]'], []],
    [
      'a test that fails',
      ["'s[1]': wrong", "'s[1]': correct"],
      ['27:5: this test fails: s[1] should be correct, not wrong'],
    ],
    [
      'a slip that is another',
      ["marks: { 's[1]': wrong }", 'slip: sign'],
      ['27:5: this test fails: the slip should be sign, not factor'],
    ],
    [
      'a slip where none should be',
      ["marks: { 's[1]': wrong }", 'slip: none'],
      ['27:5: this test fails: the slip should be none, not factor'],
    ],
    [
      'verdicts of lines',
      [
        "{ 's[1]': g }\n    marks: { 's[1]': wrong }",
        "{ step: ['rho*s[n] + (1-rho)*g', 'g*rho'] }\n    lines: { step: ['holds by algebra', circular] }",
      ],
      [
        '27:5: this test fails: the lines of step should be holds by algebra; circular, not holds by definition; fails',
      ],
    ],
    [
      'an answer to what is not asked',
      ["answers: { 's[1]': g }", "answers: { 's[2]': g }"],
      ['27:5: "s[2]" is read but never given; known here: s[1], base, step, range'],
    ],
    [
      'a mark of what is not asked',
      ["'s[1]': wrong", 'steps: wrong'],
      ['27:5: "steps" is read but never given; known here: s[1], base, step, range'],
    ],
  ])('%s', (_, [from, to], says) => {
    expect(failuresOf(changed(from, to))).toEqual(says.map((line) => `here.yaml:${line}`));
  });
  it('a sum in the model answer where none may be', () => {
    const text = changed('in: [rho, g]', 'without: [sum]').replace(
      '- 0 + (1-rho)*g',
      "- 'sum((1-rho)*g, k, 1, 1)'",
    );
    expect(failuresOf(text)).toEqual([`here.yaml:${short(2, 's[1]')}`]);
  });
});

/** A file that asks one term, s[1], shown by one line. */
const own = (define: string, line: string): string =>
  `title: T\nstatement: S\nsource: S\nfree: { g: number, n: whole from 1 }\ndefine:\n${define}\nask:\n  - { ask: 's[1]', lines: ['${line}'] }\n`;

describe('definitions that lead back to themselves', () => {
  const line = (text: string, got: string): string[] => [
    `here.yaml:8:12: ${worked(1, text, got)}`,
    'here.yaml:2:12: this test fails: the model answers should be full marks, not 0 of 1 (not s[1])',
  ];
  it.each([
    ['at once', "  - { define: 's[n]', rule: 's[n] + g' }", 's[1] + g', line('s[1] + g', 'fails')],
    [
      'by the next term',
      "  - { define: 's[n]', rule: 's[n+1] + g' }",
      's[2] + g',
      line('s[2] + g', 'unreadable'),
    ],
    [
      'by two',
      "  - { define: 's[n]', rule: '2*u[n]' }\n  - { define: 'u[n]', rule: '2*s[n]' }",
      '2*u[1]',
      [],
    ],
    ['by every one before', "  - { define: 's[n]', rule: 'sum(s[k], k, 0, n-1)' }", 's[0]', []],
    [
      'by the two before',
      "  - { define: 's[n]', rule: 's[n-1] + s[n-2]' }",
      's[0] + s[-1]',
      line('s[0] + s[-1]', 'unreadable'),
    ],
  ])('%s', (_, define, shown, says) => {
    expect(failuresOf(own(define, shown))).toEqual(says);
  });
});

/** Faults of the reader of files: what is told now, and what should be. When one is mended, its row says so by failing. */
describe('known faults', () => {
  const told = (text: string): string[] => {
    const { proof, faults } = compiledProof(text);
    return (proof ? testProof(proof) : faults).map(sayFault);
  };
  it('of a good file are none', () => expect(told(good)).toEqual([]));

  it.fails.each<readonly [string, Change, string]>([
    // The whole proof falls away without a word.
    [
      'a claim that is no equation',
      ['induction: s[n] = g*(1-rho^n)', 'induction: s[n]'],
      'one claim a problem',
    ],
    ['a claim that is but its right side', ['induction: s[n] =', 'induction:'], 'one claim a problem'],
    // What stands behind the second equals sign falls away without a word.
    ['a claim with three sides', ['g*(1-rho^n)\n    base', 'g*(1-rho^n) = 5\n    base'], 'one equation'],
    ['a given with three sides', ['s[0] = 0', 's[0] = 0 = 5'], 'one equation'],
    ['a whole number up to itself', ['n: whole from 1', 'n: whole from 1 to n'], 'itself'],
    [
      'two whole numbers up to each other',
      ['n: whole from 1', 'n: whole from 1 to k\n  k: whole from 1 to n'],
      'each other',
    ],
    // Of definitions the last one counts, of givens the first.
    [
      'a term defined twice',
      ['given:', "  - { define: 's[n]', rule: 'rho*s[n-1] + (1-rho)*g' }\ngiven:"],
      'twice',
    ],
    ['a term given twice', ['  - s[0] = 0', '  - s[0] = 0\n  - s[0] = 1'], 'twice'],
    ['a defined term that is free as well', ['g: number', 'g: number\n  s: sequence'], 'already defined'],
    // Then sum(…) is a product with a comma in it, and E(g) is E times g.
    ['a free name that is a function', ['g: number', 'g: number\n  sum: number'], 'already a function'],
    ['a free name that is the expectation', ['g: number', 'g: number\n  E: number'], 'already a function'],
    // What is answered to it is read as the range of the induction as well.
    [
      'the id of the range',
      ['- induction', "- { ask: range, of: 's[2]', lines: ['rho*s[1] + (1-rho)*g'] }\n  - induction"],
      'twice',
    ],
    // The page asks for an answer in rho alone; the model answer speaks of g, and is right.
    ['a model answer in other names than it asks for', ['in: [rho, g]', 'in: [rho]'], 'its names'],
  ])('%s is not told', (_, [from, to]) => {
    expect(told(changed(from, to))).not.toEqual([]);
  });

  it.fails.each<readonly [string, Change, string]>([
    // Everything that speaks of it is told as well: nine more lines for one slip.
    ['a kind misspelt is told once', ['rho: between', 'rho: beteen'], '5:8'],
    [
      'so is a wrong line of the worked solution',
      ['- 0 + (1-rho)*g', '- 0 + (1+rho)*g'],
      '13:10, or better 17:9',
    ],
    ['and a base that ends elsewhere', ['      - g*(1-rho^1)\n', ''], '18:16'],
    ['and lines without a list', [`    lines:\n${SOLUTION}`, '    lines:\n'], '15:11'],
  ])('%s', (_, [from, to]) => {
    expect(told(changed(from, to))).toHaveLength(1);
  });

  it.fails.each<readonly [string, Change, string]>([
    // It makes a sequence of its own; what is told is the first line that does not follow.
    ['a misspelt term of a given', ['- s[0] = 0', '- z[0] = 0'], '11:5'],
    // The claim is wrong, not the statement.
    ['a wrong claim', ['induction: s[n] = g*(1-rho^n)', 'induction: s[n] = g*(1-rho^(n+1))'], '18:16'],
    // A block is taken to start at its sign.
    [
      'a misspelt name in a block',
      [
        "{ define: 's[n]', rule: 'rho*s[n-1] + (1-rho)*g', from: 1 }",
        'define: s[n]\n    rule: |\n      rho*s[n-1] + (1-roh)*g',
      ],
      '11:23',
    ],
    // Two characters of the file are one of the text.
    [
      'a misspelt name behind an escape',
      ["'rho*s[n-1] + (1-rho)*g'", String.raw`"\\rho*s[n-1] + (1-roh)*g"`],
      '9:48',
    ],
  ])('%s is told in its place', (_, [from, to], place) => {
    expect(told(changed(from, to))[0]).toContain(`here.yaml:${place}:`);
  });

  it.fails('a start before the first index may be given', () => {
    expect(told(changed('  - s[0] = 0', '  - s[0] = 0\n  - s[-1] = 0'))).toEqual([]);
  });
  it.fails('why a line of the worked solution cannot be worked out is told', () => {
    expect(told(changed('- 0 + (1-rho)*g', '- (1-rho)*g/0')).join('\n')).toContain('divides by zero');
  });
  it.fails('a file without ask is told so, not that it has no program', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'longhand-')), 'here.yaml');
    writeFileSync(file, changed(ASKS, ''));
    expect(createChecker({ file }).faults.join('\n')).toContain('"ask" is missing');
  });
});
