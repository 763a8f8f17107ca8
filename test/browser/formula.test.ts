/** The formula keyboard in a real browser: what is written with it is read, and what was typed is never harmed. Needs what `node build.mjs` makes. */
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { launched } from './chromium.ts';
import { siteOf } from './visit.ts';

const browser = await launched();
const checker = createChecker();
const site = browser && (await siteOf(checker, browser));
afterAll(() => site?.close());

/** What is asked of MathLive's field. */
interface Formula {
  readonly getValue: (format: string) => string;
  readonly setValue: (latex: string) => void;
}

const PROOF = '/problems/bias-correction';
const MATHLIVE = '/assets/mathlive.mjs';
const PROOFS = checker
  .list()
  .map(({ id }) => checker.problem(id))
  .filter(({ names }) => names.length > 0);

const step = (page: Page, id: string) => page.locator(`[id="step-${id}"]`);
const field = (page: Page, id: string) => page.locator(`[id="answer-${id}"]`);
const button = (page: Page, id: string) => step(page, id).getByRole('button', { name: /^Formula keyboard/ });
const formula = (page: Page) => page.locator('math-field');

/** Opens the keyboard at a step, the caret behind so much of its text. */
async function open(page: Page, id: string, caret?: number): Promise<void> {
  if (caret !== undefined)
    await field(page, id).evaluate(
      (text, at) => (text as HTMLTextAreaElement).setSelectionRange(at, at),
      caret,
    );
  await button(page, id).click();
  await page.locator('math-field:focus').waitFor();
}

/** Presses keys of the keyboard on the page, by what they are called. */
async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const name of keys)
    await page.locator(`.MLK__layer.is-visible [role=button][aria-label="${name}"]`).click();
}

/** MathLive tells what was written a moment later. */
const written = (page: Page, id: string, text: string | RegExp) =>
  expect.poll(() => field(page, id).inputValue()).toMatch(text);

const words = (text: string): string[] => text.split(' ').map((word) => word.replaceAll('_', ' '));

describe.skipIf(!site)('the formula keyboard', () => {
  it('comes only when it is asked for, and goes with Escape', async () => {
    const { page, asked, complaints, close } = await site!.visit(PROOF);
    await field(page, 's[1]').fill('g');
    expect(asked).not.toContain(MATHLIVE);
    expect(await button(page, 's[2]').getAttribute('aria-expanded')).toBe('false');
    await open(page, 's[2]');
    expect(asked.filter((path) => path === MATHLIVE)).toHaveLength(1);
    expect(await button(page, 's[2]').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.id')).toBe('answer-s[2]');
    expect(await formula(page).count()).toBe(0);
    expect(await page.locator('.ML__keyboard').count()).toBe(0);
    expect(await button(page, 's[2]').getAttribute('aria-expanded')).toBe('false');
    expect(complaints).toEqual([]);
    await close();
  });

  it('is not offered without JavaScript, nor where numbers are asked', async () => {
    const bare = await site!.visit(PROOF, { javaScriptEnabled: false });
    expect(await bare.page.getByText('Formula keyboard').count()).toBe(0);
    await bare.close();
    const numbers = await site!.visit('/problems/adam');
    expect(await numbers.page.getByText('Formula keyboard').count()).toBe(0);
    await numbers.close();
  });

  it('says so where it cannot be loaded', async () => {
    const { page, close } = await site!.visit(PROOF);
    await page.route(`**${MATHLIVE}`, (route) => route.abort());
    await button(page, 's[2]').click();
    await step(page, 's[2]').getByText('could not be loaded').waitFor();
    expect(await button(page, 's[2]').getAttribute('aria-expanded')).toBe('false');
    await close();
  });

  it('writes a whole answer, which is marked right', async () => {
    const { page, complaints, close } = await site!.visit(PROOF);
    await open(page, 's[2]');
    await press(page, words('term_of_s 2 right equals rho open_bracket 1 minus rho close_bracket g plus'));
    await press(page, words('open_bracket 1 minus rho close_bracket g'));
    await press(page, ['next line']);
    expect(await page.evaluate('document.activeElement.id')).toBe('answer-s[2]');
    await page.keyboard.press('Control+Enter');
    await step(page, 's[2]').locator('.mark.correct').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('checks the step by Ctrl+Enter, and stays', async () => {
    const { page, complaints, close } = await site!.visit(PROOF);
    await open(page, 's[1]');
    await page.keyboard.type('g(1-rho)');
    await page.keyboard.press('Control+Enter');
    await step(page, 's[1]').locator('.mark.correct').waitFor();
    expect(await field(page, 's[1]').inputValue()).toBe('g\\left(1-\\rho\\right)');
    expect(await page.locator('math-field:focus').count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  it('has keys that a finger meets, on a narrow page too', async () => {
    const { page, close } = await site!.visit(PROOF, { viewport: { width: 360, height: 740 } });
    await open(page, 's[2]');
    const boxes = await page.locator('.MLK__layer.is-visible [role=button]').all();
    expect(boxes.length).toBeGreaterThan(35);
    for (const each of boxes) {
      const { x, width, height } = (await each.boundingBox())!;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(360);
    }
    await close();
  });

  it('takes in again what it wrote as the page prints it', async () => {
    const { page, close } = await site!.visit('/problems/nesterov-change-of-variables');
    const { id } = checker.problem('nesterov-change-of-variables').steps[0]!;
    await field(page, id).fill('\\mathrm{grad}\\left(\\theta_0\\right)');
    await open(page, id, 4);
    await page.keyboard.press('End');
    await page.keyboard.type('+1');
    await written(page, id, '\\nabla f\\left(\\theta_0\\right)+1');
    await close();
  });

  it('writes a proof line by line', async () => {
    const { page, complaints, close } = await site!.visit(PROOF);
    await open(page, 'step');
    await press(page, words('rho term_of_s n right plus open_bracket 1 minus rho close_bracket g'));
    await press(page, ['next line']);
    await step(page, 'step').getByText('Line 2 of 2').waitFor();
    await press(page, words('rho g open_bracket 1 minus rho power n right close_bracket plus'));
    await press(page, words('open_bracket 1 minus rho close_bracket g'));
    await page.keyboard.press('Enter');
    await step(page, 'step').getByText('Line 3 of 3').waitFor();
    await page.keyboard.type('g(1-rho^n+1');
    await page.keyboard.press('Escape');
    expect((await field(page, 'step').inputValue()).split('\n')).toEqual([
      '\\rho s_{n}+\\left(1-\\rho\\right)g',
      '\\rho g\\left(1-\\rho^{n}\\right)+\\left(1-\\rho\\right)g',
      expect.stringMatching(/^g\\left\(1-\\rho\^\{n\+1\}/),
    ]);
    await step(page, 'step')
      .getByRole('button', { name: /^Check/ })
      .click();
    await step(page, 'step').locator('.feedback').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    ['one line that is read', 'rho*(1 - rho) g', 3],
    ['a line of several', 'rho*s[0] + (1-rho)*g\n\n  = (1-rho) * g  \n', 24],
    ['a line that is not', 'rho*(', 5],
    ['words behind a line', 'g*(1-rho^2)   (by algebra)', 4],
    ['LaTeX of several lines', 'a \\\\ b', 2],
  ])('leaves alone what is only looked at: %s', async (_, text, caret) => {
    const { page, complaints, close } = await site!.visit(PROOF);
    await field(page, 'base').fill(text);
    await open(page, 'base', caret);
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'Home'])
      await page.keyboard.press(key);
    await page.keyboard.press('Escape');
    expect(await field(page, 'base').inputValue()).toBe(text);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    [
      'in its line, and no other',
      'rho*s[0]\n  = g + 2*rho ',
      12,
      '3',
      /^rho\*s\[0\]\n {2}=g\+2\\cdot\\rho3 $/,
    ],
    ['at the cursor in what is not read', 'rho*( + g', 5, '3', /^rho\*\( 3 \+ g$/],
  ])('what is added goes %s', async (_, text, caret, keys, after) => {
    const { page, close } = await site!.visit(PROOF);
    await field(page, 'base').fill(text);
    await open(page, 'base', caret);
    await page.keyboard.press('End');
    await page.keyboard.type(keys);
    await written(page, 'base', after);
    await close();
  });

  it('keeps what it writes over a reload', async () => {
    const { page, close } = await site!.visit(PROOF);
    await open(page, 's[1]');
    await press(page, ['g', 'power 2']);
    await written(page, 's[1]', 'g^2');
    await page.reload();
    expect(await field(page, 's[1]').inputValue()).toBe('g^2');
    await page.getByRole('button', { name: 'Clear it' }).click();
    expect(await field(page, 's[1]').inputValue()).toBe('');
    await close();
  });

  it('makes room for another step, and goes where one writes text', async () => {
    const { page, close } = await site!.visit(PROOF);
    await open(page, 's[1]');
    await press(page, ['g']);
    await open(page, 's[2]');
    expect(await formula(page).count()).toBe(1);
    expect(await field(page, 's[1]').inputValue()).toBe('g');
    await field(page, 's[2]').click();
    expect(await formula(page).count()).toBe(0);
    expect(await page.locator('.ML__keyboard').count()).toBe(0);
    await close();
  });

  /** Keys, and what the checker reads of what they write. */
  it.each([
    ['1 fraction 2', '\\frac{1}{2}'],
    ['fraction rho right g', '\\frac{\\rho}{g}'],
    ['rho power_2 plus rho2 power n', '\\rho^{2} + \\rho_2^{n}'],
    ['term_of_shat n minus 1 right plus term_of_v 0', '\\hat s_{n - 1} + v_{0}'],
    ['sum_over_k 0 right n minus 1 right rho power k', '\\sum_{k=0}^{n - 1} \\rho^{k}'],
    ['lim,_the_limit rho power n', '\\lim_{n \\to \\infty} \\rho^{n}'],
    ['square_root g right plus 0 decimal_point 5 times g', '\\sqrt{g} + 0.5 \\cdot g'],
    ['equals open_bracket 1 minus rho close_bracket power_2 g', '= \\left(1 - \\rho\\right)^{2} \\cdot g'],
    ['g delete rho', '\\rho'],
  ])('%s is read as %s', async (keys, tex) => {
    const { page, close } = await site!.visit(PROOF);
    await open(page, 'step');
    await press(page, words(keys));
    await page.keyboard.press('Escape');
    const text = await field(page, 'step').inputValue();
    expect(checker.preview('bias-correction', text), text).toEqual([{ tex }]);
    await close();
  });

  it.each(PROOFS.map(({ id }) => id))('has keys for the names of %s, each read as its name', async (id) => {
    const { names } = checker.problem(id);
    const { page, complaints, close } = await site!.visit(`/problems/${id}`);
    await button(page, checker.problem(id).steps[0]!.id).click();
    await page.locator('math-field:focus').waitFor();
    const keys = page.locator('.MLK__layer.is-visible .MLK__keycap, .MLK__layer.is-visible .action');
    for (const [i, { name, tex }] of names.entries()) {
      await keys.nth(i).click();
      if (tex.includes('@')) await page.keyboard.type('1');
      const text = await formula(page).evaluate((each) =>
        (each as unknown as Formula).getValue('latex-without-placeholders'),
      );
      const due = checker.preview(id, tex.replace('@', '1'));
      expect(due[0], tex).toHaveProperty('tex');
      expect(checker.preview(id, text), `${name}: ${text}`).toEqual(due);
      await formula(page).evaluate((each) => (each as unknown as Formula).setValue(''));
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(PROOFS.map(({ id }) => id))('gives the worked lines of %s back as they are read', async (id) => {
    // ∇f is shown, and read only as grad.
    const lines = checker
      .solve(id)
      .steps.flatMap(({ lines: all = [] }) => all)
      .filter(({ text, tex }) => checker.preview(id, tex)[0]?.tex === checker.preview(id, text)[0]?.tex);
    const { page, close } = await site!.visit(`/problems/${id}`);
    await button(page, checker.problem(id).steps[0]!.id).click();
    await page.locator('math-field:focus').waitFor();
    const back = await formula(page).evaluate(
      (each, texts) =>
        texts.map((tex) => {
          (each as unknown as Formula).setValue(tex);
          return (each as unknown as Formula).getValue('latex-without-placeholders');
        }),
      lines.map(({ tex }) => tex),
    );
    const lost = lines.filter(
      ({ text }, i) => checker.preview(id, back[i]!)[0]?.tex !== checker.preview(id, text)[0]?.tex,
    );
    expect(lost.map(({ text }) => text)).toEqual([]);
    await close();
  });
});
