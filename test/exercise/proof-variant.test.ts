/** Symbolic problems with other numbers: what is asked and what is right go with them, and only there. */
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { sayFault } from '../../src/explain/faults.ts';
import { scalar } from '../../src/math/value.ts';
import { filledIn } from '../../src/problem/fill-in.ts';
import { compileFile } from '../../src/problem/load.ts';
import type { ProofFile } from '../../src/problem/proof-schema.ts';
import { readYaml } from '../../src/problem/yaml.ts';

const checker = createChecker();

/** The numbers in a sentence, as halves of fractions or decimals. */
const numbersIn = (words: string): number[] =>
  [...words.matchAll(/(-?)(?:\\tfrac\{(\d+)\}\{(\d+)\}|(\d*\.\d+))/g)].map(
    ([, minus, n, d, decimal]) => (minus ? -1 : 1) * (decimal ? Number(decimal) : Number(n) / Number(d)),
  );

describe.each([
  ['heavy-ball-unrolled', 'oldest', ([decay]: number[]) => decay! ** 2],
  ['geometric-series', 'negative', ([ratio]: number[]) => 1 / (1 - ratio!)],
  ['momentum-limit', 'larger', (numbers: number[]) => Math.max(...numbers)],
] as const)('%s', (id, step, right) => {
  const aboutOf = (variant?: number) =>
    checker.problem(id, { variant }).steps.find((each) => each.id === step)!.about!;
  const markOf = (answer: string, variant?: number) =>
    checker.grade(id, { answers: { [step]: answer } }, { variant }).steps[step]!.mark;
  const variants = Array.from({ length: 20 }, (_, i) => i + 1);

  it('asks for other numbers in its variants, the same each time', () => {
    const asked = variants.map(aboutOf);
    expect(new Set(asked).size).toBeGreaterThan(4);
    expect(createChecker().problem(id, { variant: 20 }).steps).toEqual(
      checker.problem(id, { variant: 20 }).steps,
    );
  });
  it.each([undefined, ...variants])('marks what is right in variant %s', (variant) => {
    const answer = right(numbersIn(aboutOf(variant)));
    const shown = checker.solve(id, { variant }).steps.find((each) => each.id === step)!;
    const [n, d = '1'] = shown.answer.split('/');
    expect(Number(n) / Number(d)).toBeCloseTo(answer, 12);
    expect(markOf(shown.answer, variant)).toBe('correct');
    const own = checker.solve(id).steps.find((each) => each.id === step)!.answer;
    if (own !== shown.answer) expect(markOf(own, variant)).toBe('wrong');
  });
  it('says which variant it is', () => {
    expect(checker.problem(id, { variant: 7 })).toMatchObject({ variant: 7, variants: true });
    expect(checker.grade(id, { answers: {} }, { variant: 7 }).variant).toBe(7);
    expect(checker.solve(id, { variant: 7 }).variant).toBe(7);
  });
});

const LINES = 'ask: [{ ask: x, about: what, lines: [LINE] }]';
const file = (numbers: string, line = "'{a}'") =>
  `title: T\nstatement: S\nsource: S\nfree: { q: number }\n${LINES.replace('LINE', line)}\n${numbers}`;
const faultsOf = (text: string) =>
  compileFile('here', readYaml('here.yaml', text), new Map()).faults.map(sayFault);

describe('a piece in braces', () => {
  const typed = (piece: string, numbers: Record<string, string>) => {
    const data = { numbers, statement: piece, ask: [{ ask: 'x', lines: [piece] }] } as unknown as ProofFile;
    const values = new Map(
      Object.entries(numbers).map(([name, text]) => {
        const [n, d = '1'] = text.split('/');
        const decimals = n!.split('.')[1]?.length ?? 0;
        const scale = 10n ** BigInt(decimals);
        return [name, scalar({ n: BigInt(n!.replace('.', '')), d: BigInt(d) * scale })];
      }),
    );
    const { statement, ask } = filledIn(data, values).data;
    return [statement, (ask[0] as { lines: string[] }).lines[0]];
  };
  it.each([
    ['a decimal', '{a}', { a: '0.9' }, '0.9', '0.9'],
    ['what is made of it', '{a^2}', { a: '0.9' }, '0.81', '0.81'],
    ['below zero', '2*{a}', { a: '-0.5' }, '2*-0.5', '2*(-0.5)'],
    ['a fraction', '{a}', { a: '1/2' }, '\\tfrac{1}{2}', '(1/2)'],
    ['a fraction below zero', '{a}', { a: '-1/2' }, '-\\tfrac{1}{2}', '(-1/2)'],
    ['a whole number among fractions', '{2*a}', { a: '1/2' }, '1', '1'],
    ['what does not end', '{a/3}', { a: '0.1' }, '\\tfrac{1}{30}', '(1/30)'],
    ['of several', '{a + b}', { a: '0.1', b: '0.2' }, '0.3', '0.3'],
    ['LaTeX of its own', '\\frac{b}{2} x^{n}', { a: '0.1' }, '\\frac{b}{2} x^{n}', '\\frac{b}{2} x^{n}'],
    ['a division by zero', '{1/(a-a)}', { a: '0.1' }, '{1/(a-a)}', '{1/(a-a)}'],
    ['a number without end', '{a^9999}', { a: '0.9' }, '{a^9999}', '{a^9999}'],
  ])('%s', (_, piece, numbers, words, formula) => {
    expect(typed(piece, numbers)).toEqual([words, formula]);
  });
});

describe('faults of a file with numbers', () => {
  it('none', () =>
    expect(faultsOf(file('numbers: { a: 0.5 }\ndraw: { a: { of: [0.1, 0.2] } }'))).toEqual([]));
  it.each([
    [
      'a number that stands nowhere',
      'numbers: { a: 1, b: 2 }',
      /"b" is a number that stands nowhere; write \{b\}/,
    ],
    ['no single number', "numbers: { a: '[1, 2]' }", /:6:\d+: a single number is wanted here/],
    ['drawn, but not there', 'numbers: { a: 1 }\ndraw: { c: { of: [1] } }', /"c".*a/],
    ['an edition of nothing', 'numbers: { a: 1 }\nvariants: 2', /draw/],
    ['rules that are of calculations', 'numbers: { a: 1 }\nhold: {}', /"hold"/],
  ])('%s', (_, numbers, says) => {
    expect(faultsOf(file(numbers)).join('\n')).toMatch(says);
  });
});
