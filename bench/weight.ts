/** Pages → what a browser has to fetch for them: raw, compressed, our own script, and all of a first visit. */
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChecker } from '../src/checker.ts';
import { createApp } from '../src/http/app.ts';
import { FLAGSHIP } from './sheets.ts';
import type { Cell, Section } from './table.ts';

const PAGES: readonly (readonly [name: string, path: string])[] = [
  ['problems', '/'],
  ['worksheet', `/problems/${FLAGSHIP}`],
  ['worked solution', `/problems/${FLAGSHIP}/solution`],
  ['write-up check', '/check'],
];

export async function weight(): Promise<Section> {
  const server = createServer(createApp(createChecker())).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const fetched = (path: string, compressed = true) => bytesOf(`http://127.0.0.1:${port}${path}`, compressed);
  const rows: Cell[][] = [];
  for (const [name, path] of PAGES) {
    const [raw, sent] = [await fetched(path, false), await fetched(path)];
    const page = raw.toString();
    const scripts = await modulesOf(named(page, /<script[^>]* src="([^"]+)"/g), path, fetched);
    const others = named(page, /<link[^>]* href="([^"]+)"/g).map((href) => resolved(href, path));
    const sizes = async (paths: readonly string[]): Promise<number> => {
      const all = await Promise.all(paths.map((other) => fetched(other)));
      return all.reduce((sum, { length }) => sum + length, 0);
    };
    const [script, rest] = [await sizes(scripts), await sizes(others)];
    rows.push([name, ...[raw.length, sent.length, script, sent.length + script + rest].map((n) => n / 1024)]);
  }
  server.close();
  return {
    title: 'Pages',
    about: `Kilobytes. All but the raw page as sent to a browser that takes gzip. A first visit is the page, its script and its style sheets;
the fonts of KaTeX, which a browser fetches as a page's formulas need them, are not in it.`,
    columns: ['page', 'raw', 'compressed', 'our script', 'first visit'],
    rows,
  };
}

const resolved = (href: string, from: string): string => new URL(href, `http://here${from}`).pathname;

const named = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, path]) => path!);

/** Scripts, and the modules they import, each once. */
async function modulesOf(
  scripts: readonly string[],
  page: string,
  fetched: (path: string, compressed: boolean) => Promise<Buffer>,
): Promise<string[]> {
  const found = new Set(scripts.map((src) => resolved(src, page)));
  for (const path of found) {
    const text = (await fetched(path, false)).toString();
    for (const other of named(text, /(?:from|import) ?["'](\.[^"']+)["']/g)) found.add(resolved(other, path));
  }
  return [...found];
}

/** As they come over the wire: fetch would unpack them. */
function bytesOf(url: string, compressed: boolean): Promise<Buffer> {
  const headers = compressed ? { 'accept-encoding': 'gzip' } : {};
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(Buffer.concat(chunks))
          : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}
