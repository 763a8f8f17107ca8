/** Variants from outside: every link and form of a page keeps its variant, a way leads to others and back, and write-ups are marked against it. */
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { createApp } from '../../src/http/app.ts';

const checker = createChecker();
const app = createApp(checker);

const page = async (path: string, fields?: Readonly<Record<string, string>>): Promise<string> => {
  const asked = fields ? request(app).post(path).type('form').send(fields) : request(app).get(path);
  return (await asked.expect(200)).text;
};
/** Where the links and forms of a page lead, but for those to other numbers. */
const addresses = (html: string): string[] =>
  [...html.replace(/<form class="other-numbers[\s\S]*?<\/form>/, '').matchAll(/(?:href|action)="([^"]+)"/g)]
    .map((m) => m[1]!.replaceAll('&amp;', '&'))
    .filter((to) => to.startsWith('/problems/'));
const others = (html: string): string => /<form class="other-numbers[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';

const FLAGSHIP = '/problems/momentum-regression';
const right = Object.fromEntries(
  checker.solve('momentum-regression', { variant: 7 }).steps.map(({ id, answer }) => [id, answer]),
);

describe('a variant is kept', () => {
  it.each([
    ['a worksheet', `${FLAGSHIP}?variant=7`, undefined, 6],
    ['a worksheet that shows steps', `${FLAGSHIP}?variant=7&show=first+update`, undefined, 6],
    ['a marked one', `${FLAGSHIP}?variant=7`, { 'v[1]': '[0, 1]' }, 6],
    ['one whose next step is shown', `${FLAGSHIP}?variant=7&next`, { 'v[1]': '[0, 1]' }, 6],
    ['a solution', `${FLAGSHIP}/solution?variant=7`, undefined, 4],
  ] as const)('by every link and form of %s', async (_, path, fields, least) => {
    const html = await page(path, fields);
    const to = addresses(html);
    expect(to.length).toBeGreaterThanOrEqual(least);
    expect(to.filter((address) => !/[?&]variant=7\b/.test(address))).toEqual([]);
    expect(html).toMatch(/<title>[^<]*\(variant 7\)<\/title>/);
  });
  it('and its answers are right there, and wrong elsewhere', async () => {
    expect(await page(`${FLAGSHIP}?variant=7`, right)).toContain('<title>21 of 21');
    expect(await page(FLAGSHIP, right)).not.toContain('<title>21 of 21');
  });
  it.each(['markdown', 'latex'])('by its title as %s', async (format) => {
    const { text } = await request(app).get(`${FLAGSHIP}/export?format=${format}&variant=7`).buffer();
    expect(text).toContain('Three momentum updates of a linear regression (variant 7)');
  });
  it('on paper', async () => expect(await page(`${FLAGSHIP}/print?variant=7&key`)).toContain('Variant 7'));
});

describe('other numbers', () => {
  it('are offered beside a problem’s own', async () => {
    const html = others(await page(`${FLAGSHIP}?show=first+update`));
    expect(html).toContain('Other numbers:');
    expect(html).toContain(`href="${FLAGSHIP}?show=first+update&amp;variant=1"`);
    expect(html).toMatch(/method="get" action="\/problems\/momentum-regression"/);
    expect(html).toMatch(/<input type="hidden" name="show" value="first update"/);
  });
  it('lead back to them, and on', async () => {
    const html = others(await page(`${FLAGSHIP}?variant=7&show=none`));
    expect(html).toContain(`href="${FLAGSHIP}?show=none"`);
    expect(html).toContain('Variant 7');
    expect(html).toMatch(/href="[^"]*variant=8[^"]*"/);
  });
  it('of the last variant lead back alone', async () => {
    expect(others(await page(`${FLAGSHIP}?variant=999999999`))).not.toContain('1000000000');
  });
  it('are offered only where there are any', async () => {
    const { body } = await request(app).get('/api/v1/problems');
    for (const { id, variants } of body.problems as { id: string; variants: boolean }[])
      expect([id, others(await page(`/problems/${id}`)) !== '']).toEqual([id, variants]);
    expect(body.problems).toContainEqual(expect.objectContaining({ id: 'adam', variants: true }));
  });
});

describe('a write-up of a variant', () => {
  const solved = checker
    .solve('momentum-regression', { variant: 7 })
    .steps.map(({ tex }) => `$$${tex.symbol} = ${tex.value}$$`);
  const text = solved.join('\n\n');
  const send = (query: string, body: object) => request(app).post(`/api/v1/check${query}`).send(body);
  it('is marked against it', async () => {
    const { body } = await send('?variant=7', { text, problem: 'momentum-regression' }).expect(200);
    expect([body.grade.variant, body.grade.score]).toEqual([7, { earned: 21, total: 21 }]);
    const own = await send('', { text, problem: 'momentum-regression' }).expect(200);
    expect(own.body.grade.score.earned).toBeLessThan(21);
  });
  it('on its page, by the field or by the address, which the page keeps', async () => {
    const fields = { text, problem: 'momentum-regression' };
    for (const html of [
      await page('/check', { ...fields, variant: '7' }),
      await page('/check?variant=7', { ...fields, variant: '' }),
    ]) {
      expect(html).toContain('21 of 21');
      expect(html).toMatch(/name="variant"[^>]*value="7"/);
    }
    expect(await page('/check?problem=adam&variant=7')).toMatch(/name="variant"[^>]*value="7"/);
  });
  it.each([
    ['without a problem', '?variant=7', { text }, /^A variant is one of a problem/],
    ['no number', '?variant=x', { text, problem: 'adam' }, /^variant: should be a whole number/],
  ])('%s is refused', async (_, query, sent, says) => {
    const { body } = await send(query, sent).expect(422);
    expect(body.detail).toMatch(says);
  });
});
