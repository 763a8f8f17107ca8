/** docs/authoring.md, followed to the letter in an empty folder: its files are written, its commands run, and print what it says. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../src/math/functions.ts';

const guide = readFileSync('docs/authoring.md', 'utf8');

type Step =
  | { readonly file: string; readonly text: string }
  | { readonly command: string; readonly prints: string };

/** The blocks of the guide in order; a file is named last of all words before its block. */
const steps = [...guide.matchAll(/([^`]*(?:`[^`\n]+`[^`]*)*)```(\w+)\n([\s\S]*?)```/g)].flatMap(
  ([, before, kind, block]): Step[] => {
    if (kind !== 'console')
      return [
        {
          file: before!
            .match(/`[^`]+`/g)!
            .at(-1)!
            .slice(1, -1),
          text: block!,
        },
      ];
    return block!
      .split(/^\$ /m)
      .slice(1)
      .map((part) => ({
        command: part.slice(0, part.indexOf('\n')),
        prints: part.slice(part.indexOf('\n') + 1),
      }));
  },
);

const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
const bin = mkdtempSync(join(tmpdir(), 'longhand-'));
const environment = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, PORT: '' };
const cli = resolve('dist/src/cli.js');
writeFileSync(join(bin, 'longhand'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
chmodSync(join(bin, 'longhand'), 0o755);

/** A line … stands for any lines, a … within one for anything in it. */
const fits = (prints: string): RegExp =>
  new RegExp(
    `^${prints
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/^…\n/gm, '[\\s\\S]*?')
      .replaceAll('…', '.*')}$`,
  );

describe('the guide for authors', () => {
  const rows = steps.map((step) => ['command' in step ? step.command : `(${step.file})`, step] as const);
  it('shows files and commands', () => {
    expect(steps.filter((step) => 'file' in step).length).toBeGreaterThanOrEqual(6);
    expect(steps.filter((step) => 'command' in step).length).toBeGreaterThanOrEqual(12);
  });
  it.each(rows)('%s', (_, step) => {
    if ('file' in step) return writeFileSync(join(folder, step.file), step.text);
    const { stdout, stderr } = spawnSync('sh', ['-c', step.command], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(fits(step.prints));
  });
});

it('the guide lists every function, and no other', () => {
  const listed = guide.match(/^ {4}\w+\(.*$/gm)!.map((line) => line.trim());
  expect(listed).toEqual([...FUNCTIONS.values()].map(({ about }) => about));
});

describe('what the guide says in passing', () => {
  let other: string;
  beforeAll(() => {
    other = mkdtempSync(join(tmpdir(), 'longhand-'));
    mkdirSync(join(other, 'course'));
  });
  const run = (command: string) =>
    spawnSync('sh', ['-c', command], { cwd: other, env: environment, encoding: 'utf8' });

  it.each([...guide.matchAll(/`(longhand new [^`]+)`/g)].map(([, command]) => [command!]))(
    '%s',
    (command) => {
      expect(run(command).stdout).toContain('written');
      const [, id] = /new (\S+)/.exec(command)!;
      expect(run(`longhand lint course/${id}.yaml`).stdout).toBe('1 file, no faults\n');
    },
  );

  it('the preview prints an address that answers', async () => {
    const shown = spawn('sh', ['-c', 'exec longhand preview course/line.yaml'], {
      cwd: folder,
      env: environment,
    });
    const [said] = await once(shown.stdout.setEncoding('utf8'), 'data');
    const address = /http:\/\/localhost:\d+/.exec(said)![0];
    expect(await (await fetch(address)).text()).toContain('Two updates with momentum');
    shown.kill('SIGTERM');
    await once(shown, 'exit');
  });
});
