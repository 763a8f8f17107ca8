/** What `show` says → the steps that are shown, and what is refused. */
import { describe, expect, it } from 'vitest';
import { type MayShow, resolveShow, showAlso } from '../../src/problem/show.ts';

/** `a 1b 1c 2b 2c d`: steps by name, those of a pass behind its number. */
const sheet = (text: string, solution: 'always' | 'never' = 'always'): MayShow => ({
  solution,
  steps: text.split(' ').map((id) => ({ id, pass: /^\d/.exec(id)?.[0] ?? null, heading: '' })),
});

const shown = (show: string, may: MayShow): string => {
  const found = resolveShow(show, may);
  return 'shown' in found ? [...found.shown].join(' ') : found.problem.code;
};

describe('what is shown', () => {
  it.each([
    ['none', '1b 1c 2b 2c', ''],
    ['', '1b 1c 2b 2c', ''],
    ['first update', '1b 1c 2b 2c 3b', '1b 1c'],
    ['all but last', '1b 1c 2b 2c 3b', '1b 1c 2b 2c'],
    // What comes before the first update goes with it, what follows the last with the last.
    ['first update', 'a 1b 1c 2b 2c d', 'a 1b 1c'],
    ['all but last', 'a 1b 1c 2b 2c d', 'a 1b 1c'],
    ['all but last', 'a 1b x 2b y 3c z', 'a 1b x 2b y'],
    // Without two updates a step is the unit.
    ['first update', '1b 1c 1d', '1b'],
    ['all but last', '1b 1c 1d', '1b 1c'],
    ['all but last', 'a b c', 'a b'],
    ['all but last', 'a', ''],
    ['2b', '1b 1c 2b', '2b'],
    ['2b,1b', '1b 1c 2b', '1b 2b'],
    [' 2b ,  first   update', '1b 1c 2b 2c', '1b 1c 2b'],
    ['none,2b', '1b 1c 2b', '2b'],
  ])('%s of %s is %s', (show, steps, wanted) => {
    expect(shown(show, sheet(steps))).toBe(wanted);
  });
  it('and one step more', () => {
    expect(showAlso('none', 'v[1]')).toBe('v[1]');
    expect(showAlso('first update, v[2]', 'w[2]')).toBe('first update,v[2],w[2]');
  });
});

describe('what is refused', () => {
  it.each([
    ['first update', 'a', 'everything'],
    ['a,b', 'a b', 'everything'],
    ['first update, all but last, 2b', '1b 2b', 'everything'],
    ['c', 'a b', 'unknown-step'],
    ['First update', 'a b', 'unknown-step'],
    ['constructor', 'a b', 'unknown-step'],
    ['__proto__', 'a b', 'unknown-step'],
  ])('%s of %s: %s', (show, steps, code) => {
    expect(shown(show, sheet(steps))).toBe(code);
  });
  it.each([
    ['none', ''],
    ['', ''],
    ['first update', 'kept'],
    ['a', 'kept'],
    ['nonsense', 'kept'],
  ])('%s of an exam', (show, wanted) => {
    expect(shown(show, sheet('a b', 'never'))).toBe(wanted);
  });
});
