/** Pictures in a real browser: on a phone and on a desk, light and dark, everything can be read. Needs what `node build.mjs` makes. */
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import submission003 from '../golden/submission-003.answers.json' with { type: 'json' };
import { launched } from './chromium.ts';
import { siteOf } from './visit.ts';

const browser = await launched();
const site = browser && (await siteOf(createChecker(), browser));
afterAll(() => site?.close());

/** What is wrong with the drawings of a page, found where they are drawn. */
const FAULTS = `(() => {
  const faults = [];
  for (const details of document.querySelectorAll('.pictures details')) details.open = true;
  if (document.documentElement.scrollWidth > innerWidth) faults.push('scrolls sideways');
  const drawings = [...document.querySelectorAll('.picture > svg')];
  if (drawings.length === 0) faults.push('nothing is drawn');
  for (const svg of drawings) {
    if (!svg.querySelector('title').textContent || !svg.querySelector('desc').textContent) faults.push('nameless');
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll('text')].map((text) => {
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < 11) faults.push('small: ' + text.textContent + ' ' + size);
      const { left, right, top, bottom } = text.getBoundingClientRect();
      if (left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 4 || bottom > frame.bottom + 4)
        faults.push('outside: ' + text.textContent);
      // A line's box is higher than its letters.
      const spare = (bottom - top) * 0.22;
      return { text: text.textContent, left, right, top: top + spare, bottom: bottom - spare };
    });
    texts.forEach((a, i) => texts.slice(i + 1).forEach((b) => {
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom)
        faults.push('over one another: ' + a.text + ' and ' + b.text);
    }));
  }
  return faults;
})()`;

/** The least contrast of each sort of mark: with the paper, and with the deepest tint that it may stand on. */
const CONTRASTS = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((x) => x / 255).map((x) => (x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const paper = channels(getComputedStyle(document.body).backgroundColor);
  const bands = [...document.querySelector('.picture > svg').querySelectorAll('.band')];
  const tint = bands.reduce((under, band) => {
    const { fill, fillOpacity } = getComputedStyle(band);
    return under.map((x, i) => x + (channels(fill)[i] - x) * Number(fillOpacity));
  }, paper);
  const least = (selector, property) => {
    const colours = [...document.querySelectorAll('.picture ' + selector)].map((x) => channels(getComputedStyle(x)[property]));
    return Math.min(...colours.flatMap((colour) => [contrast(colour, paper), contrast(colour, tint)]));
  };
  return { text: least('.path text', 'fill'), line: least('.path line', 'stroke'), contour: least('.band', 'stroke') };
})()`;

async function opened(path: string, width: number, colorScheme: 'light' | 'dark', answers: object | null) {
  const visit = await site!.visit(path, { viewport: { width, height: 900 }, colorScheme });
  if (answers) await sent(visit.page, answers);
  return visit;
}

/** Fills in the worksheet and has it marked. */
async function sent(page: Page, answers: object): Promise<void> {
  await page.evaluate(`(() => {
    const form = document.createElement('form');
    form.method = 'post';
    for (const [name, value] of Object.entries(${JSON.stringify(answers)})) {
      const input = document.createElement('input');
      Object.assign(input, { name, value });
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  })()`);
  await page.waitForSelector('.score');
}

const FAR = { 'w[1]': '[1000000000, 3]', 'w[3]': '[2, 1]', 'loss[0]': '[1, 4]', 'loss[1]': '[1e30, 0]' };
const PAGES = [
  ['/problems/momentum-regression', null],
  ['/problems/momentum-regression', submission003.answers],
  ['/problems/momentum-regression', FAR],
  ['/problems/momentum-regression/solution', null],
  ['/problems/step-decay/solution', null],
  ['/problems/adam/solution', null],
  ['/problems/annealed-momentum/solution', null],
  ['/problems/adadelta/solution', null],
  ['/problems/sigmoid-network/solution', null],
  ['/problems/sigmoid-network-training/solution', null],
  ['/problems/relu-softmax-classifier/solution', null],
  ['/problems/linear-layers-collapse/solution', null],
  ['/problems/sigmoid-neuron/solution', null],
  ['/methods', null],
] as const;

describe.skipIf(!browser)('everything in a drawing can be read', () => {
  const rows = PAGES.flatMap(([path, answers]) =>
    ([390, 1280] as const).map((width) => ({
      path,
      width,
      answers,
      name: `${path}${answers ? ', marked' : ''}`,
    })),
  );
  it.each(rows)('$name at $width', { timeout: 30_000 }, async ({ path, width, answers }) => {
    const { page, complaints, close } = await opened(path, width, 'light', answers);
    expect(await page.evaluate(FAULTS)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe.skipIf(!browser)('contrast', () => {
  it.each(['light', 'dark'] as const)('is enough in %s', { timeout: 30_000 }, async (scheme) => {
    const path = '/problems/momentum-regression';
    const { page, close } = await opened(path, 390, scheme, submission003.answers);
    const { text, line, contour } = (await page.evaluate(CONTRASTS)) as Record<
      'text' | 'line' | 'contour',
      number
    >;
    expect(text).toBeGreaterThan(4.5);
    expect(line).toBeGreaterThan(3);
    expect(contour).toBeGreaterThan(3);
    await close();
  });
});
