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
      `7:6: in "between 1 and 0", the first number must be less than the second`,
    ],
    [
      'bounds that are the same',
      ['g: number\n', 'g: number\n  h: between 1 and 1\n'],
      `7:6: in "between 1 and 1", the first number must be less than the second`,
    ],
    [
      'a kind misspelt of a name that is read everywhere',
      ['rho: between', 'rho: beteen'],
      `5:8: "beteen 0 and 1" is no kind of free name; write ${KINDS}`,
    ],
    [
      'a kind misspelt of a bound',
      ['n: whole from 1', 'n: whole from 1 to k\n  k: whol from 1'],
      `8:6: "whol from 1" is no kind of free name; write ${KINDS}`,
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
    [
      'a whole number up to itself',
      ['n: whole from 1', 'n: whole from 1 to n'],
      '7:6: "n" cannot go up to itself; leave out "to n"',
    ],
    [
      'two whole numbers up to each other',
      ['n: whole from 1', 'n: whole from 1 to k\n  k: whole from 1 to n'],
      '7:6: "n" and "k" go up to each other; one of them must have no bound',
    ],
    [
      'a function',
      ['g: number', 'g: number\n  sum: number'],
      '7:3: "sum" is already a function; choose another name',
    ],
    [
      'the expectation',
      ['g: number', 'g: number\n  E: number'],
      '7:3: "E" is already a function; choose another name',
    ],
    [
      'a sequence that is defined',
      ['g: number', 'g: number\n  s: sequence'],
      '7:3: "s" is already defined under "define"; choose another name',
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
      `7:3: "__proto__" cannot be used as a name; choose another`,
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
      `9:29: in "rh*s[n-1] + (1-rho)*g": "rh" is not a name of this problem. ${KNOWN}. Did you mean "rho"?`,
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
    [
      'of a function',
      ['given:', "  - { define: 'E[n]', rule: 'g' }\ngiven:"],
      '10:15: "E" is already a function; choose another name',
    ],
    [
      'with a quantity for its index',
      ["'rho*s[n-1] + (1-rho)*g'", "'rho*s[n-1] + g'\n    }\n  - { define: 'u[g]', rule: '2*g'"],
      '11:15: "g" is already the name of a quantity, so it cannot be an index; choose another name',
    ],
    [
      'a second one',
      ['given:', "  - { define: 's[k]', rule: 'rho*s[k-1] + (1-rho)*g' }\ngiven:"],
      '10:15: "s[k]" is defined twice; give one of them another name, or delete it',
    ],
    ['from a word on', ['from: 1 }', 'from: one }'], '9:61: "one" should be a whole number, at most 1000'],
    ['from too far on', ['from: 1 }', 'from: 1001 }'], '9:61: "1001" should be a whole number, at most 1000'],
    [
      'a misspelt field',
      ['from: 1 }', 'form: 1 }'],
      '9:55: "form" is not a field. Did you mean "from"? Known here: define, rule, from',
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
    [
      'of a term with a product for its index',
      ['- s[0] = 0', '- s[2n] = 0'],
      '11:5: "s[2n] = 0" should be an equation such as s[0] = 0',
    ],
    [
      'three sides',
      ['- s[0] = 0', '- s[0] = 0 = 5'],
      '11:5: "s[0] = 0 = 5" should be one equation, such as s[0] = 0',
    ],
    [
      'a second one',
      ['  - s[0] = 0', '  - s[0] = 0\n  - s[0] = 1'],
      '12:5: "s[0]" is given twice; delete one of them',
    ],
    [
      'what is defined already',
      ['- s[0] = 0', '- s[1] = 0'],
      '11:5: "s[1]" is both defined and given; let the definition start later, or delete what is given',
    ],
    [
      'of a misspelt term',
      ['- s[0] = 0', '- z[0] = 0'],
      `11:5: in "z[0] = 0": "z" is not a name of this problem. ${KNOWN}`,
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
      '14:15: "gg" is read but never given. Did you mean "g"? Known here: rho, g, n, s',
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
      'with a model answer in other names',
      ['in: [rho, g]', 'in: [rho]'],
      '14:9: the model answer, 0 + (1 - rho)*g, has g, and its names are rho',
    ],
    [
      'with a model answer that is not finished',
      [SOLUTION, '      - s[1]\n'],
      '14:9: the model answer, s[1], has s[1], and its names are rho, g',
    ],
    [
      'under a name that is free',
      ['- ask: s[1]', '- ask: g'],
      '13:10: "g" is already given; choose another name',
    ],
    [
      'the id of the range',
      ['- induction', "- { ask: range, of: 's[2]', lines: ['rho*s[1] + (1-rho)*g'] }\n  - induction"],
      '18:12: "range" is computed twice; give one of them another name or index',
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
      'without its right side',
      ['induction: s[n] = g*(1-rho^n)', 'induction: s[n]'],
      '18:16: "s[n]" should be one claim a problem, such as s[n] = g*(1-rho^n)',
    ],
    [
      'without its left side',
      ['induction: s[n] =', 'induction:'],
      '18:16: "g*(1-rho^n)" should be one claim a problem, such as s[n] = g*(1-rho^n)',
    ],
    [
      'with three sides',
      ['g*(1-rho^n)\n    base', 'g*(1-rho^n) = 5\n    base'],
      '18:16: "s[n] = g*(1-rho^n) = 5" should be one equation, such as s[n] = g*(1-rho^n)',
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
      '18:5: entry 2 of "ask" should be an entry with ask or induction',
    ],
    [
      'an entry that says not what it is',
      ['- ask: s[1]', '- of: s[1]'],
      '13:5: entry 1 of "ask" should be an entry with ask or induction',
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
    ['lines left empty', [`    lines:\n${SOLUTION}`, '    lines:\n'], '15:11: "lines" should be a list'],
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
    [
      'a line that YAML takes for a mapping',
      ['- 0 + (1-rho)*g', '- s[1]: g'],
      '17:9: entry 2 of "lines" should be text',
    ],
    [
      'a line that YAML takes for a list',
      ['- 0 + (1-rho)*g', '- [g]'],
      '17:9: entry 2 of "lines" should be text',
    ],
    [
      'a line of nothing',
      ['- 0 + (1-rho)*g', "- ''"],
      '17:9: entry 2 of "lines" should be something, not nothing',
    ],
    ['names as text', ['in: [rho, g]', 'in: rho'], '14:9: "in" should be a list'],
    [
      'without a function that may not be forbidden',
      ['in: [rho, g]', 'without: [sqrt]'],
      '14:15: entry 1 of "without" should be sum or lim',
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
      '10:1: "givens" is not a field. Did you mean "given"? Known here: title, statement, source, topic, level, solution, feedback, show, names, free, define, given, numbers, variants, draw, ask, tests',
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
      '7:3: "g" is written twice in the same place; delete one of them',
    ],
    [
      'a line that YAML cannot read',
      ['- 0 + (1-rho)*g', '- [g]*(1-rho)'],
      '17:12: this is not YAML: unexpected alias at node end',
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

const fails = (line: number, ask: string, text: string, before: string): string =>
  `line ${line} of ${ask}, ${text}, does not follow from ${before}`;
/** Without the values at which two sides differ. */
const unvalued = (fault: string): string => fault.replace(/: at .* is \S+, this one \S+$/, '');

describe('lint works the solution and runs the tests', () => {
  it.each<readonly [string, Change, readonly string[]]>([
    [
      'a wrong last line',
      ['- 0 + (1-rho)*g', '- 0 + (1+rho)*g'],
      [`17:9: ${fails(2, 's[1]', '0 + (1 + rho)*g', 'the line before')}`],
    ],
    [
      'a wrong first line',
      [SOLUTION, '      - rho*s[0] + rho*g\n      - g*(1-rho)\n'],
      [`16:9: ${fails(1, 's[1]', 'rho*s[0] + rho*g', 's[1]')}`],
    ],
    [
      'a wrong line of the base',
      ['- g*(1-rho^1)', '- g*(1-rho^2)'],
      [`21:9: ${fails(2, 'base', 'g*(1 - rho^2)', 'the line before')}`],
    ],
    [
      'a base that ends elsewhere',
      ['      - g*(1-rho^1)\n', ''],
      [
        '18:16: the solution of base ends in rho*s[0] + (1 - rho)*g, but what is to be shown is g*(1 - rho^1)',
      ],
    ],
    [
      'a wrong line of the step',
      ['- rho*g*(1-rho^n) + (1-rho)*g', '- rho*g*(1-rho^n) + g'],
      [`24:9: ${fails(2, 'step', 'rho*g*(1 - rho^n) + g', 'the line before')}`],
    ],
    [
      'a circular step',
      [STEP, '      - g*(1-rho^(n+1))\n'],
      [
        '23:9: line 1 of step, g*(1 - rho^(n + 1)), is what was to be shown; start from the recurrence, and put the claim in for the earlier term only',
      ],
    ],
    [
      'a wrong claim',
      ['induction: s[n] = g*(1-rho^n)', 'induction: s[n] = g*(1-rho^(n+1))'],
      [
        '18:16: the solution of base ends in g*(1 - rho^1), but what is to be shown is g*(1 - rho^(1 + 1))',
        '18:16: the solution of step ends in g*(1 - rho^(n + 1)), but what is to be shown is g*(1 - rho^(n + 1 + 1))',
      ],
    ],
    [
      'a base from elsewhere',
      ['    base:\n', '    from: 0\n    base:\n'],
      [`21:9: ${fails(1, 'base', 'rho*s[0] + (1 - rho)*g', 's[0]')}`],
    ],
    [
      'a wrong rule',
      ["(1-rho)*g', from", "(1+rho)*g', from"],
      [
        `16:9: ${fails(1, 's[1]', 'rho*s[0] + (1 - rho)*g', 's[1]')}`,
        `23:9: ${fails(1, 'step', 'rho*s[n] + (1 - rho)*g', 's[n + 1]')}`,
      ],
    ],
    [
      'a line that divides by zero',
      ['- 0 + (1-rho)*g', '- (1-rho)*g/0'],
      ['17:9: line 2 of s[1], (1 - rho)*g/0, cannot be worked out: (1 - rho)*g/0 divides by zero'],
    ],
    [
      'an answer that is what is asked',
      [`    in: [rho, g]\n    lines:\n${SOLUTION}`, '    lines:\n      - s[1]\n'],
      ['15:9: the solution of s[1] ends in s[1], which says nothing that was not asked'],
    ],
    ['a start before the first index', ['  - s[0] = 0', '  - s[0] = 0\n  - s[-1] = 0'], []],
    ['a constant sequence', ['  - s[0] = 0', '  - s[0] = 0\n  - g[k] = g'], []],
    ['a sum where none may be', ['in: [rho, g]', 'without: [sum]'], []],
    [
      'a test that fails',
      ["'s[1]': wrong", "'s[1]': correct"],
      ['28:14: this test fails: s[1] should be correct, not wrong'],
    ],
    [
      'a slip that is another',
      ["marks: { 's[1]': wrong }", 'slip: sign'],
      ['28:11: this test fails: the slip should be sign, not factor'],
    ],
    [
      'a slip where none should be',
      ["marks: { 's[1]': wrong }", 'slip: none'],
      ['28:11: this test fails: the slip should be none, not factor'],
    ],
    [
      'verdicts of lines',
      [
        "{ 's[1]': g }\n    marks: { 's[1]': wrong }",
        "{ step: ['rho*s[n] + (1-rho)*g', 'g*rho'] }\n    lines: { step: ['holds by algebra', circular] }",
      ],
      [
        '28:14: this test fails: the lines of step should be holds by algebra; circular, not holds by definition; fails',
      ],
    ],
    [
      'an answer to what is not asked',
      ["answers: { 's[1]': g }", "answers: { 's[2]': g }"],
      ['27:16: there is no step "s[2]"; known here: s[1], base, step, range'],
    ],
    [
      'a mark of what is not asked',
      ["'s[1]': wrong", 'steps: wrong'],
      ['28:14: there is no step "steps". Did you mean "step"? Known here: s[1], base, step, range'],
    ],
  ])('%s', (_, [from, to], says) => {
    expect(failuresOf(changed(from, to)).map(unvalued)).toEqual(says.map((line) => `here.yaml:${line}`));
  });
  it('values at which a wrong line differs from the one before', () => {
    expect(failuresOf(changed('- 0 + (1-rho)*g', '- 0 + (1+rho)*g'))[0]).toMatch(
      /: at rho = \S+, s\[0\] = 0, g = \S+: the line before is \S+, this one \S+$/,
    );
  });
  it('a sum in the model answer where none may be', () => {
    const text = changed('in: [rho, g]', 'without: [sum]').replace(
      '- 0 + (1-rho)*g',
      "- 'sum((1-rho)*g, k, 1, 1)'",
    );
    expect(failuresOf(text)).toEqual([
      'here.yaml:17:9: the solution of s[1] ends in sum((1 - rho)*g, k, 1, 1), but should be written without sum',
    ]);
  });
});

/** A file that asks one term, s[1], shown by one line. */
const own = (define: string, line: string): string =>
  `title: T\nstatement: S\nsource: S\nfree: { g: number, n: whole from 1 }\ndefine:\n${define}\nask:\n  - { ask: 's[1]', lines: ['${line}'] }\n`;

describe('definitions that lead back to themselves', () => {
  const back = (term: string, way = ''): string[] => [
    `here.yaml:6:29: the definition of ${term} leads back to itself${way}; a term must be defined by earlier ones`,
  ];
  it.each([
    ['at once', "  - { define: 's[n]', rule: 's[n] + g' }", back('s[n]')],
    ['by the next term', "  - { define: 's[n]', rule: 's[n+1] + g' }", back('s[n]')],
    [
      'by two',
      "  - { define: 's[n]', rule: '2*u[n]' }\n  - { define: 'u[n]', rule: '2*s[n]' }",
      back('s[n]', ' by way of u[n]'),
    ],
    [
      'by three, up and down again',
      "  - { define: 's[n]', rule: 'u[n-2]' }\n  - { define: 'u[k]', rule: 'v[k+1]' }\n  - { define: 'v[n]', rule: 's[n+1]' }",
      back('s[n]', ' by way of u[k], v[n]'),
    ],
    ['by a sum up to itself', "  - { define: 's[n]', rule: 'sum(s[k], k, 0, n)' }", back('s[n]')],
    ['by a sum from the far end', "  - { define: 's[n]', rule: 'sum(s[n-k], k, 0, n)' }", back('s[n]')],
  ])('%s', (_, define, says) => {
    expect(faultsOf(own(define, 'g'))).toEqual(says);
  });
  it.each([
    ['by every one before', "  - { define: 's[n]', rule: 'sum(s[k], k, 0, n-1)' }", 's[0]', []],
    [
      'by the two before',
      "  - { define: 's[n]', rule: 's[n-1] + s[n-2]' }",
      's[0] + s[-1]',
      [
        'here.yaml:8:28: line 1 of s[1], s[0] + s[-1], cannot be worked out: s[-1] comes before the first term',
      ],
    ],
    [
      'by two that go down between them',
      "  - { define: 's[n]', rule: 'u[n+1]' }\n  - { define: 'u[n]', rule: 'g*s[n-2]', from: 2 }",
      'g*s[0]',
      [],
    ],
  ])('but not %s', (_, define, shown, says) => {
    expect(failuresOf(own(define, shown))).toEqual(says);
  });
});

describe('a file without ask', () => {
  it('is told so, not that it has no program', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'longhand-')), 'here.yaml');
    writeFileSync(file, changed(ASKS, ''));
    expect(createChecker({ file }).faults.join('\n')).toContain('"ask" is missing');
  });
});

describe('where the text of the file is not that of the formula', () => {
  it.each<readonly [string, Change, string]>([
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
    expect(faultsOf(changed(from, to))[0]).toContain(`here.yaml:${place}:`);
  });
});
