/** Kept pages: one page, whatever the browser takes it in. */
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';

const app = createApp(createChecker());
const page = (path: string, encodings: string) => request(app).get(path).set('accept-encoding', encodings);

describe.each([
  '/problems/softmax',
  '/problems/softmax/solution',
  '/problems/gradient-descent?variant=3',
  '/problems/gradient-descent?show=first+update',
])('%s', (path) => {
  it.each([
    ['gzip, deflate, br', 'gzip|br'],
    ['gzip', 'gzip'],
    ['br', 'br'],
  ])('accepting %s', async (encodings, sent) => {
    const plain = await page(path, 'identity').expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    // Asked twice: the second is the one that was kept.
    for (const { headers, text } of [await page(path, encodings), await page(path, encodings)]) {
      expect(headers['content-encoding']).toMatch(new RegExp(`^(${sent})$`));
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers.vary).toContain('Accept-Encoding');
      expect(text).toBe(plain.text);
    }
  });
});

it('two problems, two pages of one, a problem and its variant are not mixed up', async () => {
  const paths = [
    '/problems/adam',
    '/problems/adam/solution',
    '/problems/adam?variant=2',
    '/problems/adam?variant=3',
  ];
  const twice = [...paths, ...paths].map((path) => page(path, 'gzip').then(({ text }) => text));
  const texts = await Promise.all(twice);
  expect(new Set(texts).size).toBe(paths.length);
  expect(texts.slice(paths.length)).toEqual(texts.slice(0, paths.length));
});

it('a page that has not changed is not sent again', async () => {
  const { headers } = await page('/problems/softmax', 'gzip');
  await page('/problems/softmax', 'gzip').set('if-none-match', headers.etag!).expect(304);
});
