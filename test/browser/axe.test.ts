/** Every page that the app has, found by its own routes, held to WCAG 2.2 AA in a real browser, light and dark: by axe, and by its width. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';
import { launched } from './chromium.ts';
import { siteOf } from './visit.ts';

const browser = await launched();
const checker = createChecker();
const app = createApp(checker);
const site = browser && (await siteOf(checker, browser, app));
afterAll(() => site?.close());

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly match: (path: string) => boolean;
}

/** Where routers may be mounted. */
const MOUNTS = ['', '/api/v1'];

/** The addresses that answer to GET, with `:id` as it is declared. */
const routesOf = (stack: readonly Layer[], at = ''): string[] =>
  stack.flatMap((layer) => {
    if (layer.route) return layer.route.methods.get ? [`${at}${layer.route.path}`] : [];
    const mount = layer.handle.stack && MOUNTS.find((prefix) => layer.match(`${prefix}/`));
    return mount === undefined ? [] : routesOf(layer.handle.stack!, mount);
  });

const routes = routesOf(app.router.stack as unknown as readonly Layer[]);

/** What stands for `:id`: numbers, a long calculation, a network, a proof. */
const IDS = ['momentum-regression', 'adam', 'sigmoid-network', 'momentum-weighted-sum'];
const addressesOf = (route: string): string[] =>
  route.includes(':id') ? IDS.map((id) => route.replace(':id', id)) : [route];

/** Not written by us: the API's own description, in the pages of its library. */
const LIBRARY = '.swagger-ui';

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(`axe.run({ exclude: ['${LIBRARY}'] }, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).slice(0, 3).join(' | ')))`);
}

/** At 400 % zoom a desk is as narrow as this: only what scrolls in itself may be wider (WCAG 1.4.10). */
const NARROW = { width: 320, height: 800 };

async function sideways(page: Page): Promise<string[]> {
  await page.setViewportSize(NARROW);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  return width > NARROW.width ? [`scrolls sideways: ${width} pixels wide`] : [];
}

/** What is done on a page before it is looked at. */
interface Look {
  readonly name: string;
  readonly path: string;
  readonly first?: (page: Page) => Promise<unknown>;
}

const openAll = (page: Page) =>
  page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true; })`);

const STATES: readonly Look[] = [
  {
    name: 'a marked worksheet, everything unfolded',
    path: '/',
    first: async (page) => {
      await Promise.all([page.waitForURL('**/problems/**'), page.click('.try-it button')]);
      await openAll(page);
    },
  },
  {
    name: 'a marked proof',
    path: '/problems/momentum-weighted-sum',
    first: async (page) => {
      await page.locator('textarea').first().fill('beta*g[0]\n= g[');
      await page.getByRole('button', { name: 'Mark my work' }).click();
      await page.locator('.score').waitFor();
      await openAll(page);
    },
  },
  {
    name: 'a proof with the formula keyboard',
    path: '/problems/momentum-weighted-sum',
    first: async (page) => {
      await page
        .getByRole('button', { name: /^Formula keyboard/ })
        .first()
        .click();
      await page.locator('math-field:focus').waitFor();
      await page.keyboard.type('beta^2');
    },
  },
  {
    name: 'a checked write-up',
    path: '/check',
    first: async (page) => {
      await page.locator('textarea').fill('We get $2 + 2 = 5$ and $1 + 1 = 2$, so $x = $.');
      await page.locator('main button[type=submit]').click();
      await page.locator('.equation').first().waitFor();
    },
  },
  {
    name: 'a worksheet with other numbers, partly shown',
    path: '/problems/adam?variant=7&show=first+update',
  },
  { name: 'no such page', path: '/nowhere' },
];

it('the app tells its routes', () => {
  expect(routes).toEqual(
    expect.arrayContaining(['/', '/methods', '/check', '/problems/:id/solution', '/api/v1/docs']),
  );
});

describe.skipIf(!site)('axe', () => {
  const looked = async (colorScheme: 'light' | 'dark', { path, first }: Look): Promise<string[] | null> => {
    const { page, type, close } = await site!.visit(path, {
      colorScheme,
      bypassCSP: true,
      acceptDownloads: false,
    });
    try {
      if (!type.startsWith('text/html')) return null;
      await first?.(page);
      return [...(await violations(page)), ...(await sideways(page))];
    } finally {
      await close();
    }
  };

  describe.each(['light', 'dark'] as const)('in %s colours', (scheme) => {
    it.each(routes.flatMap(addressesOf).filter((path) => !path.endsWith('/export')))('%s', async (path) => {
      expect((await looked(scheme, { name: path, path })) ?? []).toEqual([]);
    });
    it.each(STATES)('$name', async (look) => {
      expect(await looked(scheme, look)).toEqual([]);
    });
  });
});
