/** Every option that a page was asked for with stands in the addresses it leads to. */
import { describe, expect, it } from 'vitest';
import { type Asked, solutionAddress, type Wish, worksheetAddress } from '../../views/address.ts';

describe('an address', () => {
  it.each([
    [{}, [], '/problems/adam'],
    [{ show: undefined, page: undefined }, [], '/problems/adam'],
    [{ variant: 0 }, [], '/problems/adam?variant=0'],
    [
      { variant: 7, show: 'first update,v[2]', page: 1 },
      [],
      '/problems/adam?variant=7&show=first+update,v%5B2%5D&page=1',
    ],
    [{ show: 'none' }, ['next', 'typed'], '/problems/adam?show=none&next&typed'],
    [{ show: 'a&b=c#d' }, [], '/problems/adam?show=a%26b%3Dc%23d'],
  ] as readonly (readonly [Asked, readonly Wish[], string])[])('%j %j', (asked, wishes, wanted) => {
    expect(worksheetAddress('adam', asked, wishes)).toBe(wanted);
  });
  it('of a solution, and of a file with an odd name', () => {
    expect(solutionAddress('adam', { variant: 7, page: 2 })).toBe('/problems/adam/solution?variant=7&page=2');
    expect(worksheetAddress('50% off?')).toBe('/problems/50%25%20off%3F');
  });
});
