/** A real browser: the one that comes with the development packages, or the machine's; null, said loudly, where neither starts. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const ON_THE_MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a browser may be, the likeliest to be everywhere first. */
const PLACES: readonly (() => Promise<string | undefined>)[] = [
  async () => {
    // Unless told that the machine has none, the package does not unpack the libraries that a bare machine lacks.
    process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
    const { default: packed } = await import('@sparticuz/chromium');
    return packed.executablePath();
  },
  async () => ON_THE_MACHINE.find(existsSync),
];

/** A browser's own requests are none of ours. */
const QUIETLY = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export async function launched(): Promise<Browser | null> {
  const reasons: string[] = [];
  for (const place of PLACES) {
    try {
      const executablePath = await place();
      if (executablePath) return await chromium.launch({ executablePath, args: QUIETLY });
    } catch (error) {
      reasons.push(String(error).split('\n')[0]!);
    }
  }
  console.error(
    `\n${'!'.repeat(78)}\nNO BROWSER STARTS HERE: the tests of test/browser ARE SKIPPED.\n${reasons.join('\n')}\nInstall one with: apt-get install chromium\n${'!'.repeat(78)}\n`,
  );
  return null;
}
