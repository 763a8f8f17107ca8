/** A student at a worksheet in a real browser: by keyboard alone, with JavaScript and without it. Needs what `node build.mjs` makes. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { spokenName } from '../../views/spoken.ts';
import submission003 from '../golden/submission-003.answers.json' with { type: 'json' };
import { launched } from './chromium.ts';
import { siteOf } from './visit.ts';

const browser = await launched();
const checker = createChecker();
const FLAGSHIP = 'momentum-regression';
const { steps } = checker.problem(FLAGSHIP);
const answers: Readonly<Record<string, string>> = submission003.answers;
const site = browser && (await siteOf(checker, browser));
afterAll(() => site?.close());

const opened = (how: BrowserContextOptions = {}, path = `/problems/${FLAGSHIP}`) => site!.visit(path, how);

const nameOf = (id: string): string => spokenName(steps.find((step) => step.id === id)!);
const field = (page: Page, id: string) => page.locator(`[name="${id}"]`);
const step = (page: Page, id: string) => page.locator(`[id="step-${id}"]`);
const cell = (page: Page, id: string, row = 1, column = 1) =>
  page.getByLabel(`${nameOf(id)}, row ${row}, column ${column}`, { exact: true });
const focused = (page: Page) => page.locator(':focus');
const kept = (page: Page): Promise<unknown> => page.evaluate('localStorage.length');

/** Goes on with Tab until the focus is on an element with such an id or class. */
async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}

/** Types `[a, b; c, d]` cell by cell, as it is done by hand. */
async function typeMatrix(page: Page, text: string): Promise<void> {
  const rows = text.replace(/[[\]]/g, '').split('; ');
  for (const [r, row] of rows.entries()) {
    if (r > 0) await page.keyboard.press('Enter');
    const entries = row.split(', ');
    for (const [c, entry] of entries.entries()) {
      if (c > 0) await page.keyboard.press(r === 0 ? 'Space' : 'ArrowRight');
      await page.keyboard.type(entry);
    }
  }
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`{
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }`);
}

describe.skipIf(!browser)('the whole way by keyboard alone', () => {
  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ] as const)('%s', async (_, javaScriptEnabled) => {
    const { page, complaints, close } = await opened({ javaScriptEnabled });
    for (const { id } of steps) {
      await tabTo(page, javaScriptEnabled ? `[id="answer-${id}-1-1"]` : `[id="answer-${id}"]`);
      if (javaScriptEnabled) await typeMatrix(page, answers[id]!);
      else await page.keyboard.type(answers[id]!);
    }
    await tabTo(page, '.actions button');
    await page.keyboard.press('Enter');
    await page.locator('.score').waitFor();
    expect(await focused(page).textContent()).toMatch(/^18 of 21 steps earned/);
    await tabTo(page, '.shared summary');
    expect(await page.locator('.shared .figure').textContent()).toMatch(/^One slip explains all three: /);
    const story = page.locator('.shared details details p');
    expect(await story.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await story.isVisible()).toBe(true);
    expect(await step(page, 'v[1]').locator('.mark').textContent()).toMatch(/^× wrong/);
    expect(await step(page, 'w[1]').locator('.mark').textContent()).toMatch(/^↪ carried/);
    expect(await field(page, 'yhat[2]').inputValue()).toBe('[8.8, -16.4]');
    expect(complaints).toEqual([]);
    await close();
  });
});

describe.skipIf(!browser)('cells', () => {
  const MATRIX = '[1, -2.5; 3/4, 4]';
  it.each([
    ['a spreadsheet', '1\t-2.5\r\n3/4\t4\r\n'],
    ['Python', '[[1, -2.5], [3/4, 4]]'],
    ['numpy', 'array([[1, -2.5],\n       [3/4, 4]], dtype=object)'],
    ['a print of numpy', '[[1 -2.5]\n [3/4 4]]'],
    ['MATLAB', '[1 -2.5; 3/4 4]'],
    ['LaTeX', '\\begin{bmatrix}1 & -2.5 \\\\ 3/4 & 4\\end{bmatrix}'],
  ])('take a matrix pasted from %s', async (_, text) => {
    const { page, close } = await opened();
    await cell(page, 'dw[0]').focus();
    await paste(page, text);
    expect(await field(page, 'dw[0]').inputValue()).toBe(MATRIX);
    expect(await cell(page, 'dw[0]', 2, 1).inputValue()).toBe('3/4');
    await close();
  });
  it('begin as one and say nothing of the size', async () => {
    const { page, close } = await opened();
    expect(await page.locator('.cells input').count()).toBe(steps.length);
    await close();
  });
  it('move by arrows, and shrink when what was written is taken away', async () => {
    const { page, close } = await opened();
    await cell(page, 'v[1]').focus();
    await typeMatrix(page, '[1, 2; 3, 4]');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page).inputValue()).toBe('2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page).inputValue()).toBe('1');
    await cell(page, 'v[1]', 2, 1).fill('');
    await cell(page, 'v[1]', 2, 2).fill('');
    expect(await field(page, 'v[1]').inputValue()).toBe('[1, 2]');
    await page.keyboard.press('Backspace');
    expect(await step(page, 'v[1]').locator('.cells input').count()).toBe(2);
    await close();
  });
  it('give way to text and come back, with what was written', async () => {
    const { page, close } = await opened();
    await cell(page, 'v[1]').fill('[0, -1]');
    await page.getByRole('button', { name: 'Write text instead' }).press('Enter');
    await field(page, 'v[1]').fill('[0; -1]');
    await page.reload();
    expect(await field(page, 'v[1]').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Write in cells instead' }).press('Enter');
    expect(await cell(page, 'v[1]', 2, 1).inputValue()).toBe('-1');
    await close();
  });
});

describe.skipIf(!browser)('work', () => {
  it('is kept over a reload and until it is marked, and nothing is kept before something is typed', async () => {
    const { page, close } = await opened();
    expect(await kept(page)).toBe(0);
    await cell(page, 'v[1]').fill('7');
    await page.reload();
    expect(await cell(page, 'v[1]').inputValue()).toBe('7');
    expect(await page.locator('.restored').textContent()).toContain('restored');
    await page.goto(new URL(`/problems/${FLAGSHIP}?variant=1`, page.url()).href);
    expect(await field(page, 'v[1]').inputValue()).toBe('');
    await page.goto(new URL(`/problems/${FLAGSHIP}`, page.url()).href);
    await page.getByRole('button', { name: 'Mark my work' }).click();
    await page.locator('.score').waitFor();
    expect(await kept(page)).toBe(0);
    await close();
  });
  it('is cleared on asking', async () => {
    const { page, close } = await opened();
    await cell(page, 'v[1]').fill('7');
    await page.reload();
    await page.getByRole('button', { name: 'Clear it' }).press('Enter');
    expect(await field(page, 'v[1]').inputValue()).toBe('');
    expect(await kept(page)).toBe(0);
    await close();
  });
});

describe.skipIf(!browser)('a step checked alone', () => {
  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ] as const)('is marked, and nothing else is, %s', async (_, javaScriptEnabled) => {
    const { page, complaints, close } = await opened({ javaScriptEnabled });
    if (javaScriptEnabled) {
      await cell(page, 'g[0]').fill('[0, -5]');
      await cell(page, 'v[1]').fill('[0, -1]');
    } else {
      await field(page, 'g[0]').fill('[0, -5]');
      await field(page, 'v[1]').fill('[0, -1]');
    }
    await page.getByRole('button', { name: `Check ${nameOf('v[1]')}` }).press('Enter');
    await page.locator('.feedback').waitFor();
    expect(await page.locator('.feedback').count()).toBe(1);
    expect(await page.locator('.score').count()).toBe(0);
    expect(await step(page, 'v[1]').locator('.where').textContent()).toContain(
      'You may go on from a wrong step',
    );
    expect(await field(page, 'g[0]').inputValue()).toBe('[0, -5]');
    const announced = javaScriptEnabled ? page.locator('[role=status]').first() : focused(page);
    expect(await announced.textContent()).toMatch(/wrong/);
    expect(complaints).toEqual([]);
    await close();
  });
  it('by Ctrl+Enter where one is writing', async () => {
    const { page, close } = await opened();
    await cell(page, 'g[0]').fill('[0, -5]');
    await page.keyboard.press('Control+Enter');
    await step(page, 'g[0]').locator('.mark.correct').waitFor();
    await close();
  });

  it('unfolds the worked solution line by line, back, and all at once', async () => {
    const { page, complaints, close } = await opened({}, `/problems/${FLAGSHIP}/solution`);
    const lines = page.locator('.worked .display:visible');
    const all = await lines.count();
    await page.getByRole('button', { name: 'Step by step' }).press('Enter');
    expect(await lines.count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await lines.count()).toBe(3);
    await page.getByRole('button', { name: 'Back' }).click();
    expect(await page.locator('.unfolding output').textContent()).toBe(`Line 2 of ${all}`);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await lines.count()).toBe(all);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);
});
