/** Whatever `longhand new` can write lints, variants and all; nothing that is there is written over. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChecker, OUR_PROBLEMS } from '../../src/checker.ts';
import { type Ask, type Wishes, writeNew } from '../../src/cli/new.ts';
import { whyNot } from '../../views/katex.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'longhand-'));
const linted = (file: string) => createChecker({ file, typesets: whyNot }).lint();

describe('every file that can be written lints', () => {
  const calculations = ['recipe', 'rules'].flatMap((kind) =>
    ['1', '2', '3', '20'].map((updates): Wishes => ({ kind, updates })),
  );
  it.each([...calculations, { kind: 'proof' }, {}])('%o', async (wishes) => {
    const file = await writeNew('own', { ...wishes, out: folder() }, null);
    const { faults, warnings } = linted(file);
    expect(faults).toEqual([]);
    if (wishes.updates !== '1') expect(warnings).toEqual([]);
    const checker = createChecker({ file });
    const { title, steps } = checker.problem('own');
    expect(title).toBe('Own');
    if (wishes.updates) expect(steps.at(-1)!.id).toMatch(`[${wishes.updates}]`);
    if (wishes.kind !== 'proof')
      expect(checker.solve('own', { variant: 7 })).not.toEqual(checker.solve('own'));
  });

  it.each([
    "Newton's cradle: part 1 # not a comment",
    'null',
    '"quoted" \\ {odd}, $& and [more]',
    '2 updates',
  ])('under the title %s', async (title) => {
    const file = await writeNew('own', { title, out: folder() }, null);
    expect(linted(file).faults).toEqual([]);
    expect(createChecker({ file }).problem('own').title).toBe(title);
  });

  it.each([['in a folder'], ['in one with a space and an umlaut ä']])(
    'and says where editors find the fields, %s',
    async (name) => {
      const out = mkdtempSync(join(tmpdir(), name));
      for (const [kind, schema] of [
        ['rules', 'problem'],
        ['proof', 'proof'],
      ] as const) {
        const file = await writeNew(kind, { kind, out }, null);
        const [, address] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8'))!;
        expect(resolve(dirname(file), address!)).toBe(resolve(OUR_PROBLEMS, `${schema}.schema.json`));
      }
    },
  );
});

describe('what is not said is asked', () => {
  const asked: string[] = [];
  const answering =
    (answers: readonly string[]): Ask =>
    async (question, usual) => {
      asked.push(`${question} [${usual}]`);
      return answers[asked.length - 1]!;
    };
  it('in turn, an empty answer being the usual', async () => {
    const file = await writeNew('two-layers', { out: folder() }, answering(['rules', '', '3']));
    expect(asked).toEqual([
      expect.stringMatching(/^What it asks: recipe \(.*\), rules \(.*\), proof \(.*\) \[recipe\]$/),
      'Its title [Two layers]',
      'How many updates [2]',
    ]);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain("title: 'Two layers'");
    expect(text).toContain('Do **3 updates**');
    expect(text).toContain('repeat: 3');
  });
  it('and nothing where all is said, or where nobody can be asked', async () => {
    const never: Ask = () => Promise.reject(new Error('asked'));
    await writeNew('a', { kind: 'recipe', title: 'A', updates: '1', out: folder() }, never);
    const ran = spawnSync(process.execPath, ['dist/src/cli.js', 'new', 'b', '--out', folder()], {
      input: 'rules\n',
      encoding: 'utf8',
    });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toMatch(
      /^\S+b\.yaml: written; see it with longhand preview \S+b\.yaml, check it with/,
    );
  });
});

describe('what cannot be written is told, and nothing is', () => {
  const out = folder();
  writeFileSync(join(out, 'there.yaml'), 'mine');
  symlinkSync(join(out, 'elsewhere.yaml'), join(out, 'link.yaml'));
  it.each([
    ['there', {}, /there\.yaml: there is such a file already, and it is left as it is$/],
    ['link', {}, /link\.yaml: there is such a file already/],
    ['../up', {}, /^"\.\.\/up" cannot stand in an address; name the problem with letters, digits and -$/],
    ['a', { out: join(out, 'nowhere') }, /nowhere: there is no such folder$/],
    ['a', { kind: 'essay' }, /^there is no kind "essay"; there are recipe, rules, proof$/],
    ['a', { kind: 'toString' }, /^there is no kind "toString"/],
    ['a', { updates: '0' }, /^updates are a whole number from 1 to 20, not "0"$/],
    ['a', { updates: '21' }, /not "21"$/],
    ['a', { updates: '2e1' }, /not "2e1"$/],
    ['a', { kind: 'proof', updates: '2' }, /^--updates goes with --kind recipe or rules$/],
    ['a', { title: ' ' }, /^a title is one line of at most 200 characters$/],
    ['a', { title: 'two\nlines' }, /^a title is one line/],
  ] as const)('%s, %o', async (id, wishes, says) => {
    await expect(writeNew(id, { out, ...wishes }, null)).rejects.toThrow(says);
    expect(readFileSync(join(out, 'there.yaml'), 'utf8')).toBe('mine');
    expect(['a.yaml', 'elsewhere.yaml', '../up.yaml'].filter((name) => existsSync(join(out, name)))).toEqual(
      [],
    );
  });
});
