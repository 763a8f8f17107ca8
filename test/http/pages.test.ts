/** Long worksheets and solutions come in pages, and what was typed on one goes along to the others. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';
import { MOST_ON_A_PAGE, pagesOf, pagesToName } from '../../views/paging.ts';
import { flagshipText } from '../problem-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
const file = join(folder, 'long.yaml');
writeFileSync(file, flagshipText.replace('repeat: 3', 'repeat: 30').replace(/tests:[\s\S]*/, ''));
const app = createApp(createChecker({ file }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('thirty updates', () => {
  it('the first page holds the first ten updates and names the others', async () => {
    const { text } = await request(app).get('/problems/long').expect(200);
    expect(text).toContain('name="w[10]"');
    expect(text).not.toContain('name="yhat[10]"');
    expect(text).toContain('formaction="/problems/long?page=3&amp;typed#work"');
  });
  it('worksheet and solution agree on what is on a page', async () => {
    const [sheet, solution] = await Promise.all(
      ['/problems/long?page=2', '/problems/long/solution?page=2'].map((path) => request(app).get(path)),
    );
    expect(sheet!.text).toContain('name="v[11]"');
    expect(solution!.text).toContain('id="v[11]"');
    expect(solution!.text).not.toContain('id="v[10]"');
  });
  it.each(['/problems/long?page=4', '/problems/long?page=0', '/problems/long/solution?page=x'])(
    '%s is no page',
    async (path) => {
      const { body } = await request(app).get(path).set('accept', 'application/json').expect(404);
      expect(body.detail).toBe('There is no such page; they go from 1 to 3.');
    },
  );
  it('what was typed goes along without being marked', async () => {
    const { text } = await request(app)
      .post('/problems/long?page=2&typed')
      .type('form')
      .send({ 'v[1]': '[0, -1]', 'w[1]': '' });
    expect(text).toContain('<input type="hidden" name="v[1]" value="[0, -1]"');
    expect(text).not.toContain('name="w[1]"');
    expect(text).not.toContain('Your work, marked');
  });
  it('an error on one page is carried to the next', async () => {
    const { text } = await request(app)
      .post('/problems/long?page=2')
      .type('form')
      .send({ 'v[1]': '[0, -1]', 'w[1]': '[1, -1]', 'yhat[10]': '[1, 1]' });
    expect(text).toMatch(
      /The first step that goes wrong is <span class="tex"(?:(?!<p>).)*mathbf v\^\{\(1\)\}/,
    );
    expect(text).toContain('<button type="submit" formaction="/problems/long?page=1#work"');
    expect(text).toMatch(/>1<span class="sign"> ×/);
  });
});

describe('cutting into pages', () => {
  const steps = (sizes: readonly number[]) =>
    sizes.flatMap((size, i) => Array.from({ length: size }, () => ({ part: `Update ${i + 1}` })));
  it('keeps passes whole', () => {
    expect(pagesOf(steps([30, 30, 30])).map((page) => page.length)).toEqual([60, 30]);
  });
  it('cuts a pass that is longer than a page', () => {
    expect(pagesOf(steps([2 * MOST_ON_A_PAGE + 1])).map((page) => page.length)).toEqual([
      MOST_ON_A_PAGE,
      MOST_ON_A_PAGE,
      1,
    ]);
  });
  it('is one page where there is nothing', () => {
    expect(pagesOf([])).toEqual([[]]);
  });
  it('names the pages near, and both ends', () => {
    expect(pagesToName(30, 9)).toEqual([1, 0, 7, 8, 9, 10, 11, 0, 30]);
  });
});
