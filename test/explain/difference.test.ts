/** Where a rule and what was run in its place differ, underlined in both. */
import { describe, expect, it } from 'vitest';
import { differenceOf, type Marked } from '../../src/explain/difference.ts';
import { toLatex } from '../../src/math/latex.ts';
import { parse } from '../../src/math/parse.ts';

const print = ({ tree, underlined }: Marked): string =>
  toLatex(tree, {
    symbol: ({ name }) => name,
    lookup: () => undefined,
    numbers: false,
    ...(underlined && { underlined }),
  });

describe('the difference between', () => {
  it.each([
    [
      'a sign',
      'b*v - a*g',
      'b*v + a*g',
      'b \\cdot v \\underline{{} - a \\cdot g}',
      'b \\cdot v \\underline{{} + a \\cdot g}',
    ],
    [
      'a factor lost',
      'b*v - a*g',
      'b*v - g',
      'b \\cdot v - \\underline{a \\cdot g}',
      'b \\cdot v - \\underline{g}',
    ],
    ['another name', 'w + v', 'w + g', 'w + \\underline{v}', 'w + \\underline{g}'],
    [
      'a name that stands there twice, taken once',
      'v + v*w',
      'v + v*v',
      'v + v \\cdot \\underline{w}',
      'v + v \\cdot \\underline{v}',
    ],
    [
      'a sum in a product',
      'a*(v + w)',
      'a*(v - w)',
      'a \\cdot \\left(v \\underline{{} + w}\\right)',
      'a \\cdot \\left(v \\underline{{} - w}\\right)',
    ],
    ['all of it', 'a - b', 'b - a', 'a - b', 'b - a'],
  ])('%s', (_, rule, ran, inRule, inRan) => {
    const difference = differenceOf(parse(rule), parse(ran));
    expect([print(difference.rule), print(difference.ran)]).toEqual([inRule, inRan]);
  });
});
