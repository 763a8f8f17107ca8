/** The app served for a browser, and pages of it opened in one that has never been there. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Checker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';

export interface Visit {
  readonly page: Page;
  /** Of what kind the answer is: text/html. */
  readonly type: string;
  /** What the browser complained of, and what it asked the server for. */
  readonly complaints: readonly string[];
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Site {
  readonly visit: (path: string, how?: BrowserContextOptions) => Promise<Visit>;
  readonly close: () => Promise<void>;
}

export async function siteOf(checker: Checker, browser: Browser, app = createApp(checker)): Promise<Site> {
  const server: Server = app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    visit: async (path, how = {}) => {
      const context = await browser.newContext(how);
      const page = await context.newPage();
      const complaints: string[] = [];
      const asked: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      const answer = await page.goto(`${address}${path}`);
      return {
        page,
        type: answer?.headers()['content-type'] ?? '',
        complaints,
        asked,
        close: () => context.close(),
      };
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
