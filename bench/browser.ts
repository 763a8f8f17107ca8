/** The worksheet on a slow phone, in a real browser → what is fetched on a first visit, when one can type, how much the page jumps. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { createChecker } from '../src/checker.ts';
import { createApp } from '../src/http/app.ts';
import { launched } from '../test/browser/chromium.ts';
import { type Effort, median } from './measure.ts';
import { FLAGSHIP } from './sheets.ts';
import type { Section } from './table.ts';

/** A processor four times slower, 150 ms there and back, 1.6 Mbit/s. */
const SLOW = { times: 4, latency: 150, bytesPerSecond: 1_600_000 / 8 } as const;
const PHONE = { width: 390, height: 844 } as const;
/** After this long nothing moves any more, ms. */
const SETTLED = 1000;

interface Visit {
  readonly kilobytes: number;
  readonly script: number;
  readonly typing: number;
  readonly shift: number;
}

export async function onASlowPhone({ short, runs }: Effort): Promise<Section> {
  const browser = await launched();
  const about = `The flagship's worksheet on a first visit with nothing kept: Chromium at ${PHONE.width} × ${PHONE.height}, the processor ${SLOW.times} times
slowed, ${SLOW.latency} ms latency, ${(SLOW.bytesPerSecond * 8) / 1e6} Mbit/s. Kilobytes are those that came over the wire, fonts included.`;
  const section = { title: 'The worksheet on a slow phone', about, columns: ['figure', 'median', 'aim'] };
  if (!browser) return { ...section, rows: [['no browser starts here', '–', '–']] };
  const server = createServer(createApp(createChecker())).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/problems/${FLAGSHIP}`;
  const visits: Visit[] = [];
  for (let i = 0; i < (short ? 1 : runs); i++) visits.push(await visit(browser, address));
  await browser.close();
  server.close();
  const of = (figure: keyof Visit): number => median(visits.map((each) => each[figure]));
  return {
    ...section,
    rows: [
      ['our script, kB', of('script'), 'below 60'],
      ['first visit in all, kB', of('kilobytes'), 'below 350'],
      ['one can type after, ms', of('typing'), 'below 1,500'],
      ['layout shift', of('shift'), 'below 0.05'],
    ],
  };
}

async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: SLOW.bytesPerSecond,
    uploadThroughput: SLOW.bytesPerSecond,
  });
  await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOW.times });
  const scripts = new Set<string>();
  let [all, script] = [0, 0];
  wire.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    all += encodedDataLength;
    if (scripts.has(requestId)) script += encodedDataLength;
  });
  await page.addInitScript(`
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  `);
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  const field = page.locator('[id^="answer-"]').first();
  await field.waitFor();
  await field.focus();
  await page.keyboard.type('2');
  const typing = performance.now() - start;
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLED);
  const shift = await page.evaluate<number>('window.shift');
  await context.close();
  return { kilobytes: all / 1024, script: script / 1024, typing, shift };
}
