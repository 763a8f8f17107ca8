/** A problem file is served while it is written, in a process of its own; npm test builds it first. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
const file = join(folder, 'own.yaml');
const text = (rule: string, step = `{ step: y, rule: ${rule} }`): string =>
  `title: Mine\nstatement: S\nsource: S\ngivens: { a: 2 }\nprogram:\n  - ${step}\n`;

let shown: ChildProcess;
let said = '';
let address = '';

/** Waits for the next that is printed and fits. */
async function hears(what: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = what.exec(said);
    if (found) {
      said = said.slice(found.index + found[0].length);
      return found;
    }
    await once(shown.stdout!, 'data');
  }
}
const page = async (path = '/'): Promise<string> => (await fetch(`${address}${path}`)).text();

beforeAll(async () => {
  writeFileSync(file, text('2*a'));
  shown = spawn(process.execPath, ['dist/src/cli.js', 'preview', file], {
    env: { ...process.env, PORT: '' },
  });
  shown.stdout!.setEncoding('utf8').on('data', (more: string) => {
    said += more;
  });
  address = (await hears(/http:\/\/localhost:\d+/))[0];
  await hears(/no faults/);
});
afterAll(() => {
  shown.kill('SIGKILL');
});

describe('a problem file being written', () => {
  it('is its page, which may load nothing but its own script', async () => {
    const response = await fetch(address);
    const html = await response.text();
    expect(response.url).toBe(`${address}/problems/own`);
    expect(html).toContain('<h1>Mine</h1>');
    expect(html).toMatch(/<script src="\/assets\/reload\.js" data-edition="\d+" data-method="GET" defer>/);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await fetch(`${address}/assets/reload.js`)).status).toBe(200);
  });

  it('broken, is its fault with the line; mended, its page again', async () => {
    writeFileSync(file, text('2*b'));
    await hears(/shows what to mend/);
    const response = await fetch(`${address}/problems/own`);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toMatch(/own\.yaml:6:24: &quot;b&quot; is read but never given; known here: a/);
    expect(html).toContain(
      `  6 |   - { step: y, rule: 2*b }\n    | ${' '.repeat('  - { step: y, rule: 2*'.length)}^`,
    );
    expect(html).toContain('/assets/reload.js');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");

    writeFileSync(file, text('3*a'));
    await hears(/no faults/);
    expect(await page('/problems/own/solution')).toContain('3');
    expect(await page('/api/v1/problems/own/trace')).toContain('"exact":"6"');
  });

  it('put in the place of the old one, as many editors save, is seen too; so is one that was away', async () => {
    writeFileSync(join(folder, 'own.yaml.new'), text('4*a'));
    renameSync(join(folder, 'own.yaml.new'), file);
    await hears(/no faults/);
    expect(await page('/api/v1/problems/own/trace')).toContain('"exact":"8"');
    rmSync(file);
    await hears(/shows what to mend/);
    expect(await page()).toMatch(/own\.yaml:1:1: the file cannot be read/);
    writeFileSync(file, text('5*a'));
    await hears(/no faults/);
    expect(await page('/api/v1/problems/own/trace')).toContain('"exact":"10"');
  });

  it('is shown again when a recipe beside it is written', async () => {
    writeFileSync(file, text('', 'use: twice'));
    await hears(/there is no recipe "twice"/);
    mkdirSync(join(folder, 'recipes'));
    writeFileSync(
      join(folder, 'recipes', 'twice.yaml'),
      'title: T\nabout: A\nsteps: [{ step: y, rule: 2*a }]\n',
    );
    await hears(/no faults/);
    expect(await page('/api/v1/problems/own/trace')).toContain('"exact":"4"');
    writeFileSync(
      join(folder, 'recipes', 'twice.yaml'),
      'title: T\nabout: A\nsteps: [{ step: y, rule: 2*c }]\n',
    );
    await hears(/"c" is read by the recipe "twice"/);
    writeFileSync(file, text('2*a'));
    await hears(/no faults/);
  });

  it('tells every open page that it was saved', async () => {
    const [, edition] = /data-edition="(\d+)"/.exec(await page())!;
    const stream = (await fetch(`${address}/saved`)).body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await stream.read()).value).toBe(`data: ${edition}\n\n`);
    writeFileSync(file, text('7*a'));
    const later = (await stream.read()).value!;
    expect(later).toMatch(/^data: \d+\n\n$/);
    expect(later).not.toBe(`data: ${edition}\n\n`);
    expect(await page()).toContain(`data-edition="${later.trim().slice('data: '.length)}"`);
    await stream.cancel();
  });

  it('is marked, and its form is not sent again', async () => {
    const body = new URLSearchParams({ y: '14' });
    const html = await (await fetch(`${address}/problems/own`, { method: 'POST', body })).text();
    expect(html).toContain('1 of 1');
    expect(html).toContain('data-method="POST"');
  });

  it('ends when it is told to', async () => {
    shown.kill('SIGTERM');
    expect(await once(shown, 'exit')).toEqual([0, null]);
  });
});

describe('what cannot be shown is told in a line', () => {
  it.each([
    ['nothing', [], /^longhand: preview needs a problem file/],
    [
      'no file',
      ['nowhere.yaml'],
      /^longhand: nowhere\.yaml: there is no such file; longhand new writes one\n$/,
    ],
    ['a folder', ['problems'], /^longhand: problems: it is a folder/],
    ['a recipe', ['problems/recipes/momentum.yaml'], /it is a recipe; name the file of a problem/],
  ] as const)('%s', (_, words, says) => {
    const { stderr, status } = spawnSync(process.execPath, ['dist/src/cli.js', 'preview', ...words], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(says);
    expect(status).toBe(2);
  });

  it('a port that is taken', async () => {
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const ran = spawn(process.execPath, ['dist/src/cli.js', 'preview', 'problems/adam.yaml'], {
      env: { ...process.env, PORT: `${port}` },
    });
    let stderr = '';
    ran.stderr.setEncoding('utf8').on('data', (more: string) => {
      stderr += more;
    });
    expect(await once(ran, 'close')).toEqual([2, null]);
    expect(stderr).toMatch(/^longhand: cannot listen on port \d+: .*; set PORT to a free one\n$/);
    other.close();
  });
});
