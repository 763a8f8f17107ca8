/** A write-up pasted and checked in a real browser, with JavaScript and without it. Needs what `node build.mjs` makes. */
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { launched } from './chromium.ts';
import { siteOf } from './visit.ts';

const browser = await launched();
const site = browser && (await siteOf(createChecker(), browser));
afterAll(() => site?.close());

/** The second display is false. */
const WRITE_UP = `The gradient of $f(w) = w^2$ at $w = 3$:

$$f(3) = 3^2 = 9$$

$$2 \\cdot 3 = 5$$

and so $1 + 1 = 2$ is left.`;

describe.skipIf(!site)('a pasted write-up', () => {
  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ] as const)('has its verdicts where they belong, %s', async (_, javaScriptEnabled) => {
    const { page, complaints, close } = await site!.visit('/check', { javaScriptEnabled });
    await page.getByLabel(/^Your solution/).fill(WRITE_UP);
    await page.getByRole('button', { name: 'Check every equation' }).click();
    await page.locator('.score').waitFor();
    expect(await page.title()).toMatch(/^1 wrong equation/);
    expect(await page.locator('.score .figure').textContent()).toMatch(/, 1 false, /);
    expect(await page.locator('li.false').count()).toBe(1);
    const lie = page.locator('.equation.false');
    expect(await lie.locator('.judged').textContent()).toMatch(/false/);
    expect(await lie.locator('annotation').first().textContent()).toContain('2 \\cdot 3 = 5');
    expect(await lie.locator('.place').textContent()).toContain('line 5');
    const right = page.locator('.equation').filter({ hasNot: page.locator('li.false') });
    expect(await right.first().locator('li.true').count()).toBeGreaterThan(0);
    // The link to the first false one leads to it, and what was pasted stays, to be mended.
    const link = page.locator('.score a');
    expect(await link.getAttribute('href')).toBe(`#${await lie.getAttribute('id')}`);
    expect(await page.getByLabel('Mend it and check again').inputValue()).toBe(WRITE_UP);
    await page.getByLabel('Mend it and check again').fill(WRITE_UP.replace('= 5', '= 6'));
    await page.getByRole('button', { name: 'Check every equation' }).click();
    await page.getByText('Nothing false was found. ').waitFor();
    expect(await page.locator('li.false').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
