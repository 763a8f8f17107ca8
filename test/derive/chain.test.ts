/** Derivations line by line: what belongs to the chain and what stands beside it, where it starts, and what cannot be read in it. */
import { describe, expect, it } from 'vitest';
import { type Chain, judgeChain } from '../../src/derive/chain.ts';
import { isSame } from '../../src/derive/compare.ts';
import type { JudgedLine } from '../../src/derive/judged-line.ts';
import { MOST_LINES } from '../../src/derive/lines.ts';
import { taskOf } from '../../src/derive/task.ts';
import type { Setting } from '../../src/derive/world.ts';
import { toText } from '../../src/math/tree.ts';
import type { Proof } from '../../src/problem/proof.ts';
import { shownAs, smallProof } from './small-proof.ts';

const bias = smallProof(`
free: { rho: between 0 and 1, g: number, n: whole from 1, k: whole from 1 }
define: [{ define: 's[n]', rule: 'rho*s[n-1] + (1-rho)*g', from: 1 }]
given: ['s[0] = 0']
ask:
  - { ask: 's[1]', lines: ['(1-rho)*g'] }
  - { ask: 's[2]', lines: ['g*(1-rho^2)'] }
  - { ask: sum, of: 's[1] + g', lines: ['g*(2-rho)'] }
  - induction: s[n] = g*(1-rho^n)
    from: 1
    base: ['rho*s[0] + (1-rho)*g', g*(1-rho^1)]
    step: ['rho*s[n] + (1-rho)*g', rho*g*(1-rho^n) + (1-rho)*g, g*(1-rho^(n+1))]`);
const shown = [shownAs(bias, 's[1]', '(1-rho)*g')];

function chainOf(proof: Proof, id: string, lines: readonly string[], earlier: Setting['shown'] = []): Chain {
  return judgeChain(
    taskOf(proof, proof.asks.find((ask) => ask.id === id)!, earlier),
    lines.map((text) => ({ text })),
  );
}
/** By what a line holds; else its verdict. */
function said(line: JudgedLine): string {
  if (line.verdict === 'holds') return `${line.by}${line.big ? ' big' : ''}`;
  if (line.verdict !== 'unreadable') return line.verdict;
  if ('lost' in line) return 'lost';
  return 'problem' in line ? line.problem.code : line.why.code;
}
const verdicts = (...args: Parameters<typeof chainOf>): string[] => chainOf(...args).lines.map(said);
/** Of which of the lines typed each verdict is. */
const places = (...args: Parameters<typeof chainOf>): number[] =>
  chainOf(...args).lines.map(({ line }) => line);
const startOf = (...args: Parameters<typeof chainOf>): string => {
  const { left, goal } = chainOf(...args);
  return `${toText(left)} to ${toText(goal)}`;
};

const S2 = 'rho*s[1] + (1-rho)*g';
const S2_PUT_IN = 'rho*(1-rho)*g + (1-rho)*g';
const NEXT = 'rho*s[n] + (1-rho)*g';
const NEXT_PUT_IN = 'rho*g*(1-rho^n) + (1-rho)*g';

describe('what stands in a chain', () => {
  it.each<[string, readonly string[], readonly string[], readonly number[]]>([
    ['a line each', [S2, S2_PUT_IN, 'g*(1-rho^2)'], ['definition', 'definition', 'algebra'], [0, 1, 2]],
    [
      'several in one line',
      [`${S2} = ${S2_PUT_IN} = g*(1-rho^2)`],
      ['definition', 'definition', 'algebra'],
      [0, 0, 0],
    ],
    ['with the left side', [`s[2] = ${S2}`, `= ${S2_PUT_IN}`], ['definition', 'definition'], [0, 1]],
    [
      'the left side on every line',
      [`s[2] = ${S2}`, `s[2] = ${S2_PUT_IN}`],
      ['definition', 'definition'],
      [0, 1],
    ],
    ['the left side alone', ['s[2]', S2], ['algebra', 'definition'], [0, 1]],
    ['the left side written otherwise', ['s[1+1]', `s[4-2] = ${S2}`], ['algebra', 'definition'], [0, 1]],
    [
      'the left side alone, later',
      [S2, 's[2]', 'rho*s[0]'],
      ['definition', 'definition', 'fails'],
      [0, 1, 2],
    ],
    [
      'blank lines and words between',
      ['', S2, 'and thus with the first', '', S2_PUT_IN],
      ['definition', 'definition'],
      [1, 4],
    ],
    ['another index between', [S2, 'with j = i + 1', S2_PUT_IN], ['definition', 'definition'], [0, 2]],
    ['another index alone', ['j = i + 1'], ['unknown-name'], [0]],
    ['words alone', ['we put it in and are done'], ['words'], [0]],
    ['nothing', ['', ' '], [], []],
    ['a heading', ['n = 2', S2], ['definition'], [1]],
    ['headings before each case', ['n = 1', 'n = 2', S2], ['definition'], [2]],
    ['a heading with another letter', ['n = k', S2], ['definition'], [1]],
  ])('%s', (_, lines, says, at) => {
    expect([verdicts(bias, 's[2]', lines, shown), places(bias, 's[2]', lines, shown)]).toEqual([says, at]);
  });
  it.each([
    ['of three sides', 'n = 1 = 1'],
    ['of what is no whole number', 'rho = 1'],
    ['that is no equation', 'n'],
    ['of a term', 's[1] = 1'],
  ])('no heading: one %s', (_, heading) => {
    expect(verdicts(bias, 's[2]', [heading, S2], shown)).toContain('fails');
  });
});

describe('the left side said again', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['goes on from the line before', [S2, `s[2] = ${S2_PUT_IN}`], ['definition', 'definition']],
    [
      'or from the start, where that line was wrong',
      [S2, 'rho*g', `s[2] = ${S2_PUT_IN}`],
      ['definition', 'fails', 'definition'],
    ],
    [
      'with all that follows it',
      [S2, 'rho*g', `s[2] = ${S2_PUT_IN} = g - g*rho^2`],
      ['definition', 'fails', 'definition', 'algebra'],
    ],
    [
      'but no later side from there',
      [S2, 'rho*g', `s[2] = g = ${S2_PUT_IN}`],
      ['definition', 'fails', 'fails', 'fails'],
    ],
    ['and not where it follows from neither', [S2, 'rho*g', 's[2] = g'], ['definition', 'fails', 'fails']],
    ['the line alone does not', [S2, 'rho*g', S2_PUT_IN], ['definition', 'fails', 'fails']],
  ])('%s', (_, lines, says) => {
    expect(verdicts(bias, 's[2]', lines, shown)).toEqual(says);
  });
  it('of a sum is that sum as it stands: what is equal to it may be its answer', () => {
    expect(verdicts(bias, 'sum', ['s[1] + g = (1-rho)*g + g'], shown)).toEqual(['definition']);
    expect(verdicts(bias, 'sum', ['g + s[1] = (1-rho)*g + g'], shown)).toEqual(['algebra', 'definition']);
    expect(verdicts(bias, 'sum', ['s[1] + g', 'g*(2-rho)'], shown)).toEqual(['algebra', 'definition']);
  });
});

describe('an equation beside the chain', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['of an earlier term', [S2, 's[1] = (1-rho)*g', S2_PUT_IN], ['definition', 'definition', 'definition']],
    [
      'that is wrong costs itself alone',
      [S2, 's[1] = rho*g', S2_PUT_IN],
      ['definition', 'fails', 'definition'],
    ],
    [
      'of several sides',
      [S2, 's[1] = rho*s[0] + (1-rho)*g = (1-rho)*g', S2_PUT_IN],
      ['definition', 'definition', 'given', 'definition'],
    ],
    [
      'an identity',
      [S2, S2_PUT_IN, '(1-rho)*(1+rho) = 1 - rho^2', 'g*(1-rho^2)'],
      ['definition', 'definition', 'algebra', 'algebra'],
    ],
    [
      'that goes on in the next line',
      [S2, 's[1] = rho*s[0] + (1-rho)*g', '= (1-rho)*g', S2_PUT_IN],
      ['definition', 'definition', 'given', 'definition'],
    ],
    [
      'and in another',
      [S2, 's[1] = rho*s[0] + (1-rho)*g', '= (1-rho)*g', '= g - rho*g', S2_PUT_IN],
      ['definition', 'definition', 'given', 'algebra', 'definition'],
    ],
    [
      'after which the chain goes on with an equals sign',
      [S2, 's[1] = (1-rho)*g', `= ${S2_PUT_IN}`],
      ['definition', 'definition', 'definition'],
    ],
    [
      'no longer once the chain went on',
      [S2, 's[1] = (1-rho)*g', S2_PUT_IN, '= g - rho*g'],
      ['definition', 'definition', 'definition', 'fails'],
    ],
    [
      'nor once the left side was said again',
      [S2, 's[1] = (1-rho)*g', `s[2] = ${S2_PUT_IN}`, '= g - rho*g'],
      ['definition', 'definition', 'definition', 'fails'],
    ],
    [
      'nor where it does not follow there either',
      [S2, 's[1] = (1-rho)*g', '= g'],
      ['definition', 'definition', 'fails'],
    ],
    ['what begins with an equals sign goes on', [S2, '= rho*g'], ['definition', 'fails']],
    [
      'an equation that follows is no other',
      [S2, `${S2_PUT_IN} = g*(1-rho^2)`, 'g - g*rho^2'],
      ['definition', 'definition', 'algebra', 'algebra'],
    ],
    ['a wrong one of no term is in the chain', [S2, 'rho*g = g'], ['definition', 'fails', 'fails']],
  ])('%s', (_, lines, says) => {
    expect(verdicts(bias, 's[2]', lines, shown)).toEqual(says);
  });
  it('is the hypothesis written down, before the step or within it', () => {
    const rest = [`s[n+1] = ${NEXT}`, `= ${NEXT_PUT_IN}`];
    expect(verdicts(bias, 'step', ['s[n] = g*(1-rho^n)', ...rest])).toEqual([
      'hypothesis',
      'definition',
      'hypothesis',
    ]);
    const within = [`s[n+1] = ${NEXT}`, 's[n] = g*(1-rho^n)', '= g - g*rho^n', `s[n+1] = ${NEXT_PUT_IN}`];
    expect(verdicts(bias, 'step', within)).toEqual(['definition', 'hypothesis', 'algebra', 'hypothesis']);
  });
});

describe('what cannot be read', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['costs its own line', [S2, 'rho*(', S2_PUT_IN], ['definition', 'ends-early', 'definition']],
    [
      'nor does what has no value',
      [S2, 'g/(1-1)', S2_PUT_IN],
      ['definition', 'division-by-zero', 'definition'],
    ],
    [
      'in the beginning, what follows from the left side holds',
      ['rho*(', S2_PUT_IN],
      ['ends-early', 'definition'],
    ],
    ['what may follow from it is not wrong', ['rho*(', 'rho*g'], ['ends-early', 'lost']],
    [
      'and is what the next is held against',
      ['rho*(', 'rho*g', 'g*rho', 'g'],
      ['ends-early', 'lost', 'algebra', 'fails'],
    ],
    [
      'once a line was read the next is held against it',
      ['rho*(', S2, 'rho*g'],
      ['ends-early', 'definition', 'fails'],
    ],
    ['after a line that was read, too', [S2, 'rho*(', 'rho*g'], ['definition', 'ends-early', 'fails']],
    ['words hide nothing', ['we put it in', 'rho*g'], ['fails']],
    ['but for a formula among them', ['we put in s[1] = g there', 'rho*g'], ['words', 'lost']],
    [
      'what follows an inequality is not held against what stands before it',
      [S2, '≤ g', '= g'],
      ['definition', 'relation', 'lost'],
    ],
  ])('%s', (_, lines, says) => {
    expect(verdicts(bias, 's[2]', lines, shown)).toEqual(says);
  });
  it('is told with its place', () => {
    const [, line] = chainOf(bias, 's[2]', [S2, 'rho*stranger'], shown).lines;
    expect(line).toMatchObject({ line: 1, verdict: 'unreadable', at: 4 });
  });
});

describe('a line that fails', () => {
  const lines = chainOf(bias, 's[2]', ['rho*s[1]', S2, 'g'], shown).lines;
  const told = lines.map((line) =>
    line.verdict === 'fails' ? [toText(line.before), line.again] : said(line),
  );
  it('tells the one before it, and whether it is the left side again', () => {
    expect(told).toEqual([
      ['s[2]', false],
      ['rho*s[1]', true],
      [toText(chainOf(bias, 's[2]', [S2], shown).last!), false],
    ]);
  });
  it('and values that show it', () => {
    for (const line of lines) expect(line.verdict === 'fails' && line.difference?.at.size).toBeGreaterThan(0);
  });
});

describe('the last line read', () => {
  it.each<[readonly string[], string]>([
    [[S2, 'g*rho'], 'g*rho'],
    [[S2, 'g/(1-1)'], S2],
    [[S2, 'rho*('], S2],
    [[S2, 's[1] = (1-rho)*g'], S2],
    [[`s[2] = ${S2} = g`], 'g'],
    [['rho*('], 'nothing'],
    [['s[2]'], 'nothing'],
    [[], 'nothing'],
  ])('of %j is %s', (lines, last) => {
    const found = chainOf(bias, 's[2]', lines, shown).last;
    expect(found ? toText(found).replaceAll(' ', '') : 'nothing').toBe(last.replaceAll(' ', ''));
  });
});

describe('the most lines', () => {
  const many = (n: number, line = NEXT): string[] => Array.from({ length: n }, () => line);
  it('are judged, and one more is not', () => {
    const found = chainOf(bias, 'step', many(MOST_LINES)).lines;
    expect([found.length, said(found.at(-1)!)]).toEqual([MOST_LINES, 'algebra']);
    const more = chainOf(bias, 'step', many(MOST_LINES + 1)).lines;
    expect([more.length, said(more[MOST_LINES - 1]!)]).toEqual([MOST_LINES + 1, 'algebra']);
    expect(more[MOST_LINES]).toEqual({
      line: MOST_LINES,
      verdict: 'unreadable',
      at: 0,
      why: { code: 'too-many-lines', limit: MOST_LINES },
    });
  });
  it('are as many where several stand in one', () => {
    const ten = many(10).join(' = ');
    expect([
      verdicts(bias, 'step', many(10, ten)).length,
      verdicts(bias, 'step', many(10, ten)).at(-1),
    ]).toEqual([MOST_LINES, 'algebra']);
    for (const n of [11, 13])
      expect([
        verdicts(bias, 'step', many(n, ten)).length,
        verdicts(bias, 'step', many(n, ten)).at(-1),
      ]).toEqual([MOST_LINES + 1, 'too-many-lines']);
  });
});

describe('a derivation starts', () => {
  it.each<[string, string, readonly string[], string]>([
    ['where the problem says', 'step', [NEXT], 's[n + 1] to g*(1 - rho^(n + 1))'],
    ['where nothing is written', 'step', [], 's[n + 1] to g*(1 - rho^(n + 1))'],
    ['where a line names it', 'step', ['s[n] = rho*s[n-1] + (1-rho)*g'], 's[n] to g*(1 - rho^n)'],
    [
      'not where the hypothesis does',
      'step',
      ['s[n] = g*(1-rho^n)', NEXT],
      's[n + 1] to g*(1 - rho^(n + 1))',
    ],
    [
      'where both are named, as the problem says',
      'step',
      ['s[n] = rho*s[n-1] + (1-rho)*g', `s[n+1] = ${NEXT}`],
      's[n + 1] to g*(1 - rho^(n + 1))',
    ],
    [
      'unsaid, where the lines lead from and to',
      'step',
      ['rho*s[n-1] + (1-rho)*g', 'rho*g*(1-rho^(n-1)) + (1-rho)*g', 'g*(1-rho^n)'],
      's[n] to g*(1 - rho^n)',
    ],
    [
      'not where they do not lead to its end',
      'step',
      ['rho*s[n-1] + (1-rho)*g', 'g*(1-rho)'],
      's[n + 1] to g*(1 - rho^(n + 1))',
    ],
    [
      'nor where they do not lead from it',
      'step',
      ['rho*s[n-1]', 'g*(1-rho^n)'],
      's[n + 1] to g*(1 - rho^(n + 1))',
    ],
    ['at the base', 'base', ['rho*s[0] + (1-rho)*g'], 's[1] to g*(1 - rho^1)'],
    ['one before it', 'base', ['s[0] = 0'], 's[0] to g*(1 - rho^0)'],
    ['or after it', 'base', [`s[2] = ${S2}`], 's[2] to g*(1 - rho^2)'],
    [
      'at the base where that is named too',
      'base',
      ['s[0] = 0', 's[1] = rho*s[0] + (1-rho)*g'],
      's[1] to g*(1 - rho^1)',
    ],
    ['and where it stands inside a line', 'base', ['-s[1]*g + s[1]*g + s[1]'], 's[1] to g*(1 - rho^1)'],
    [
      'with the letter of the student',
      'step',
      ['s[k+1] = rho*s[k] + (1-rho)*g'],
      's[k + 1] to g*(1 - rho^(k + 1))',
    ],
  ])('%s', (_, id, lines, says) => {
    expect(startOf(bias, id, lines)).toBe(says);
  });
  it.each<[string, string, readonly string[], readonly string[]]>([
    [
      'what is given',
      'base',
      ['rho*s[0] + (1-rho)*g', 's[0] = 0', '(1-rho)*g'],
      ['definition', 'given', 'given'],
    ],
    [
      'what is given, before it',
      'base',
      ['s[0] = 0', 'rho*s[0] + (1-rho)*g', '(1-rho)*g'],
      ['given', 'definition', 'given'],
    ],
    [
      'the recurrence at n',
      'step',
      [NEXT, 's[n] = rho*s[n-1] + (1-rho)*g', 'rho*(rho*s[n-1] + (1-rho)*g) + (1-rho)*g'],
      ['definition', 'definition', 'definition'],
    ],
    [
      'a hypothesis that is wrong',
      'step',
      [NEXT, 's[n] = g*(1-rho^(n-1))', NEXT_PUT_IN],
      ['definition', 'fails', 'hypothesis'],
    ],
    [
      'a wrong one before it',
      'step',
      ['s[n] = g*(1-rho^(n-1))', NEXT, NEXT_PUT_IN],
      ['fails', 'definition', 'hypothesis'],
    ],
  ])('unsaid, with another term beside it: %s', (_, id, lines, says) => {
    expect(verdicts(bias, id, lines)).toEqual(says);
  });
  it('and is held to it', () => {
    const lines = ['rho*s[n-1] + (1-rho)*g', 'rho*g*(1-rho^(n-1)) + (1-rho)*g', 'g*(1-rho^n)'];
    expect(verdicts(bias, 'step', lines)).toEqual(['definition', 'hypothesis', 'algebra']);
    expect(verdicts(bias, 'step', [`s[n] = ${lines[0]}`, 'g*(1-rho^n)'])).toEqual([
      'definition',
      'hypothesis',
    ]);
    expect(verdicts(bias, 'step', ['s[n] = g*(1-rho^n) + 0'])).toEqual(['circular']);
    expect(verdicts(bias, 'base', ['s[0] = 0', '= g*(1-rho^0)'])).toEqual(['given', 'algebra']);
  });
});

describe('a letter of one’s own', () => {
  const weighted = smallProof(`
free: { a: number, us: sequence, n: whole from 1 }
define: [{ define: 's[n]', rule: 's[n-1] + us[n]', from: 1 }]
given: ['s[0] = 0']
ask:
  - { ask: 's[1]', lines: ['us[1]'] }
  - { induction: 's[n] = sum(us[i], i, 1, n)', base: ['us[1]'], step: ['s[n] + us[n+1]', 'sum(us[i], i, 1, n+1)'] }`);
  const step = (index: (letter: string) => string, letter = 'k'): string[] => [
    `s${index(`${letter}+1`)} = s${index(letter)} + us[${letter}+1]`,
    `sum(us[j], j, 1, ${letter}) + us[${letter}+1]`,
    `sum(us[j], j, 1, ${letter}+1)`,
  ];
  const RIGHT = ['definition', 'hypothesis', 'algebra'];
  it.each<[string, (letter: string) => string]>([
    ['[k+1]', (letter) => `[${letter}]`],
    ['[ k+1 ]', (letter) => `[ ${letter} ]`],
    [' [k+1]', (letter) => ` [${letter}]`],
    ['_{k+1}', (letter) => `_{${letter}}`],
    ['_{ k+1 }', (letter) => `_{ ${letter} }`],
    ['_k', (letter) => (letter.includes('+') ? `_{${letter}}` : `_${letter}`)],
  ])('in an index written %s', (_, index) => {
    expect(verdicts(weighted, 'step', step(index))).toEqual(RIGHT);
  });
  it('is any that is no other name; that of the problem is one', () => {
    for (const letter of ['n', 'k', 'm', 'N', 'i'])
      expect([
        letter,
        verdicts(
          weighted,
          'step',
          step((text) => `[${text}]`, letter),
        ),
      ]).toEqual([letter, RIGHT]);
  });
  it.each([
    ['a number', 'a'],
    ['a sequence', 's'],
  ])('not the name of %s', (_, letter) => {
    expect(verdicts(weighted, 'step', [`s[${letter}] + us[${letter}+1]`])).not.toEqual(['definition']);
  });
  it('not two of them', () => {
    expect(verdicts(weighted, 'step', ['s[k+1] = s[m] + us[k+1]'])[0]).toMatch(/name/);
  });
  it('not outside the step', () => {
    expect(verdicts(weighted, 's[1]', ['s[k] + us[1]'])[0]).toMatch(/name/);
  });
  it('may be the index of a sum in the claim', () => {
    const older = claimed('r*x[n-1] + us[n]', 'sum(r^(n-i)*us[i], i, 1, n)');
    const lines = [
      'x[i+1] = r*x[i] + us[i+1]',
      'r*sum(r^(i-j)*us[j], j, 1, i) + us[i+1]',
      'sum(r^(i+1-j)*us[j], j, 1, i+1)',
    ];
    expect(verdicts(older, 'step', lines)).toEqual(['definition', 'hypothesis', 'algebra']);
    const { worlds, last, goal } = chainOf(older, 'step', lines);
    expect(isSame(worlds, last!, goal)).toBe(true);
    expect(verdicts(older, 'step', ['x[i+1] = sum(r^(i+1-j)*us[j], j, 1, i+1)'])).toEqual(['circular']);
  });
  it('may have another meaning in the problem', () => {
    const lines = ['s[k+1] = rho*s[k] + (1-rho)*g', 'rho*g*(1-rho^k) + (1-rho)*g', 'g*(1-rho^(k+1))'];
    expect(verdicts(bias, 'step', lines)).toEqual(['definition', 'hypothesis', 'algebra']);
    expect(verdicts(bias, 'step', ['s[k+1] = g*(1-rho^(k+1))'])).toEqual(['circular']);
  });
});

/** x[n+1] by a recurrence, and what is claimed of x[n]. */
const claimed = (rule: string, claim: string, more = ''): Proof =>
  smallProof(`
free: { r: between 0 and 1, c: number, d: number, us: sequence, n: whole from 1${more} }
define: [{ define: 'x[n]', rule: '${rule}', from: 1 }]
ask: [{ induction: 'x[n] = ${claim}', from: 0, base: [c], step: [c] }]`);

describe('the claim for the term itself', () => {
  it.each<[string, string, string, string, string]>([
    ['r*x[n-1]', 'c*r^n', 'c*r^(n+1)', 'circular', 'as it stands'],
    ['r*x[n-1]', 'c*r^n', 'r^(1+n)*c', 'circular', 'with its factors exchanged'],
    ['r*x[n-1]', 'c*r^n', 'r*c*r^n', 'hypothesis big', 'the recurrence, with the claim put in'],
    ['r*x[n-1]', 'c*r^n', 'c*r*r^n', 'hypothesis big', 'its factors exchanged'],
    ['r*x[n-1]', 'c*r^n', '(c*r^n)*r', 'hypothesis big', 'in brackets'],
    ['r*x[n-1]', 'c*r^n/d', 'c*r^(n+1)/d', 'circular', 'a quotient as it stands'],
    ['r*x[n-1]', 'c*r^n/d', 'r*(c*r^n/d)', 'hypothesis big', 'put in in brackets'],
    ['r*x[n-1]', 'c*r^n/d', 'r*c*r^n/d', 'hypothesis big', 'put in without brackets'],
    ['r*x[n-1]', 'c*r^n/2', 'r*c*r^n/2', 'hypothesis big', 'over a number'],
    ['r*x[n-1]', '-c*r^n', '-c*r^(n+1)', 'circular', 'with its sign as it stands'],
    ['r*x[n-1]', '-c*r^n', 'r*(-c*r^n)', 'hypothesis big', 'put in with its sign'],
    ['r*x[n-1]', '-c*r^n', '-r*c*r^n', 'hypothesis big', 'the sign brought to the front'],
    ['r*x[n-1]', '-c*r^n/d', '-r*c*r^n/d', 'hypothesis big', 'of a quotient too'],
    ['-x[n-1]', 'c*(-1)^n', 'c*(-1)^(n+1)', 'circular', 'where a sign is all that is new'],
    [
      'x[n-1] + us[n]',
      'c + sum(us[i], i, 1, n)',
      'c + sum(us[i], i, 1, n+1)',
      'circular',
      'a sum as it stands',
    ],
    [
      'x[n-1] + us[n]',
      'c + sum(us[i], i, 1, n)',
      'c + sum(us[i], i, 1, n) + us[n+1]',
      'hypothesis big',
      'with its last term apart',
    ],
    ['x[n-1] + 2*n - 1', 'n^2', '(n+1)^2', 'circular', 'a square as it stands'],
    ['x[n-1] + 2*n - 1', 'n^2', '(n+1)*(n+1)', 'circular', 'as a product'],
    ['x[n-1] + 2*n - 1', 'n^2', 'n^2 + 2*n + 1', 'hypothesis big', 'the claim at n, and what is added to it'],
    ['x[n-1] + 2*n - 1', 'n^2', '1 + 2*n + n*n', 'hypothesis big', 'in another order'],
    ['n^2', 'n*n', '(n+1)^2', 'definition', 'a definition that is no recurrence needs no claim'],
    ['r*x[n-1] + (1-r)*c', 'c - c*r^n', 'c - c*r^(n+1)', 'circular', 'with a term that cancels on the way'],
    [
      'r*x[n-1] + (1-r)*c',
      'c - c*r^n',
      'r*c - r*c*r^n + c - r*c',
      'hypothesis big',
      'before it has cancelled',
    ],
    [
      'r*x[n-1] + (1-r)*c',
      'c - c*r^n',
      'c - c*r^(n+1) + d - d',
      'circular',
      'with something else that cancels',
    ],
  ])('x[n] = %s, claimed %s; %s is %s: %s', (rule, claim, line, says) => {
    expect(verdicts(claimed(rule, claim), 'step', [line])).toEqual([says]);
    expect(verdicts(claimed(rule, claim), 'step', [`x[n+1] = ${line}`])).toEqual([says]);
  });
  it('with a letter of one’s own', () => {
    const proof = claimed('x[n-1] + 2*n - 1', 'n^2');
    expect(verdicts(proof, 'step', ['x[k+1] = (k+1)^2'])).toEqual(['circular']);
    expect(verdicts(proof, 'step', ['x[k+1] = k^2 + 2*k + 1'])).toEqual(['hypothesis big']);
  });
  it('is none after a line that needed the recurrence', () => {
    const proof = claimed('r*x[n-1]', 'c*r^n');
    expect(verdicts(proof, 'step', ['r*x[n]', 'c*r^(n+1)'])).toEqual(['definition', 'hypothesis']);
    expect(verdicts(proof, 'step', ['x[n+1]', 'c*r^(n+1)'])).toEqual(['algebra', 'circular']);
    expect(verdicts(proof, 'step', ['c*r^(n+1)', 'c*r*r^n'])).toEqual(['circular', 'algebra']);
  });
  it('is none outside an induction step', () => {
    expect(verdicts(bias, 's[2]', ['g*(1-rho^2)'])).toEqual(['given']);
    expect(verdicts(bias, 'base', ['g*(1-rho^1)'])).toEqual(['given']);
  });
});

describe('a term after the one to be shown', () => {
  it('may not be known by the claim', () => {
    const back = '(s[n+2] - (1-rho)*g)/rho';
    const claim = '(g*(1-rho^(n+2)) - (1-rho)*g)/rho';
    expect(verdicts(bias, 'step', [back, claim])).toEqual(['definition', 'circular']);
    expect(verdicts(bias, 'step', [NEXT, NEXT_PUT_IN, back])).toEqual([
      'definition',
      'hypothesis',
      'circular',
    ]);
  });
  it('may stand where no claim is used', () => {
    expect(verdicts(bias, 'step', ['(s[n+2] - (1-rho)*g)/rho', NEXT])).toEqual(['definition', 'definition']);
  });
  it('of another sequence may stand anywhere', () => {
    const ahead = claimed('x[n-1] + us[n+1]', 'c + sum(us[i+1], i, 1, n)');
    const line = 'c + sum(us[i+1], i, 1, n) + us[n+2]';
    expect(verdicts(ahead, 'step', ['x[n] + us[n+2]', line])).toEqual(['definition', 'hypothesis']);
  });
});
