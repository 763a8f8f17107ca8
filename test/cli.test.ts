/** The command line as a newcomer runs it, in a process of its own; npm test builds it first. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flagshipText } from './problem-here.ts';

function longhand(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/cli.js', ...words], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
const file = (name: string, text: string | Buffer): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const SUBMISSION = 'test/golden/submission-003.answers.json';

describe('exit status and output', () => {
  it.each([
    ['list', ['list'], 0, /^momentum-regression +Three momentum updates/m],
    ['trace as text', ['trace', 'momentum-regression'], 0, /w\[3\] += w\[2\] \+ v\[3\] += \[2\.6, 1\.04\]/],
    ['trace as JSON', ['trace', 'momentum-regression', '--format', 'json'], 0, /"id": "w\[3\]"/],
    ['trace as LaTeX', ['trace', 'momentum-regression', '--format', 'latex'], 0, /\\begin\{document\}/],
    ['trace as Markdown', ['trace', 'momentum-regression', '--format', 'markdown'], 0, /^# Three/],
    [
      'trace as HTML',
      ['trace', 'momentum-regression', '--format', 'html'],
      0,
      /^<!doctype html>[\s\S]*<math/,
    ],
    ['trace of a file', ['trace', 'problems/momentum-regression.yaml'], 0, /w\[3\]/],
    [
      'grade the real submission',
      ['grade', 'momentum-regression', SUBMISSION],
      1,
      /^momentum-regression: 18 of 21\n[\s\S]*✗ v\[1\] +wrong\n +This is the first step/,
    ],
    [
      'grade at a level',
      ['grade', 'momentum-regression', SUBMISSION, '--feedback', 'where'],
      1,
      /✗ v\[1\] +wrong\n +This is the first step that goes wrong\.\n/,
    ],
    [
      'grade what was not shown',
      ['grade', 'momentum-regression', SUBMISSION, '--show', 'all but last'],
      1,
      /^momentum-regression: \d of 7 \(14 shown worked, and not counted\)\n\n. yhat\[2\]/,
    ],
    ['grade as JSON', ['grade', 'momentum-regression', SUBMISSION, '--json'], 1, /"earned": 18/],
    [
      'lint',
      ['lint'],
      0,
      /warning: these numbers cannot tell beta\*v - alpha\*g from .*beta\*v - \(1 - beta\)\*g\n[\s\S]*\d+ files, no faults\n$/,
    ],
    ['lint a recipe', ['lint', 'problems/recipes/momentum.yaml'], 0, /^1 file, no faults\n$/],
    ['help', ['--help'], 0, /longhand grade <problem>/],
  ] as const)(
    '%s',
    (_, words, status, says) => {
      const ran = longhand(words);
      expect(ran.stderr).toBe('');
      expect(ran.stdout).toMatch(says);
      expect(ran.status).toBe(status);
    },
    300_000,
  ); // Linting everything tries fifty variants of each problem.

  it('a warning of rules that are written twice is told once', () => {
    const lines = longhand(['lint', 'problems/rmsprop.yaml']).stdout.split('\n');
    expect(lines.filter((line, i) => lines.indexOf(line) !== i)).toEqual([]);
  }, 60_000);

  it('answers come from standard input too, and blank steps are not wrong', () => {
    expect(longhand(['grade', 'momentum-regression', '-'], '{"answers":{"v[1]":"[0,1]"}}')).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(longhand(['grade', 'momentum-regression', '-'], '{"answers":{"v[1]":"[0,"}}').status).toBe(1);
  });

  it('answers may be in UTF-16, where the file says so', () => {
    const text = file('wide.json', Buffer.from('\uFEFF{"answers":{"v[1]":"[0,1]"}}', 'utf16le'));
    expect(longhand(['grade', 'momentum-regression', text])).toMatchObject({ status: 0, stderr: '' });
  });

  it('several files give a table, or a list as JSON', () => {
    const right = file('right.json', '{"answers":{"v[1]":"[0,1]"}}');
    const table = longhand(['grade', 'momentum-regression', SUBMISSION, right]);
    expect(table.stdout).toMatch(
      /^file +score +first wrong\n.*003.*18 of 21 +v\[1\]\n.*right\.json +1 of 21\n\nstudents +slip +what was written for the rule\n +1 +sign +v: beta\*v \+ alpha\*g\n$/,
    );
    expect(table.status).toBe(1);
    const list = JSON.parse(longhand(['grade', 'momentum-regression', SUBMISSION, right, '--json']).stdout);
    expect(list.map((entry: { file: string; score: unknown }) => [entry.file, entry.score])).toEqual([
      [SUBMISSION, { earned: 18, total: 21 }],
      [right, { earned: 1, total: 21 }],
    ]);
  });

  it('a file that cannot be read does not cost the others their marks', () => {
    const right = file('right.json', '\uFEFF{"answers":{"v[1]":"[0,1]"}}');
    const ran = longhand(['grade', 'momentum-regression', 'nowhere.json', right, 'src']);
    expect(ran.stdout).toMatch(/right\.json +1 of 21\n$/);
    expect(ran.stderr).toBe(
      'longhand: nowhere.json: cannot be read: there is no such file\nlonghand: src: cannot be read: it is a folder\n',
    );
    expect(ran.status).toBe(2);
  });

  it.skipIf(!existsSync('/dev/full'))('a full disk is told, exit 2', () => {
    const ran = spawnSync(process.execPath, ['dist/src/cli.js', 'list'], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      encoding: 'utf8',
    });
    expect(ran.stderr).toMatch(/^longhand: the output cannot be written: ENOSPC.*\n$/);
    expect(ran.status).toBe(2);
  });

  it('a faulty problem file is told with its place, exit 1', () => {
    const ran = longhand(['lint', file('faulty.yaml', flagshipText.replace('alpha: 0.2', 'alpha: 0.2x'))]);
    expect(ran.stdout).toMatch(/faulty\.yaml:\d+:13: "0\.2x" is not a number/);
    expect(ran.status).toBe(1);
  });

  it.each([
    ['nothing', [], /^longhand: checks deep-learning/],
    [
      'an unknown command',
      ['grad'],
      /^longhand: there is no command "grad"; there are list, trace, grade, check, lint, print, export, new, preview\n$/,
    ],
    ['an unknown option', ['list', '--jsn'], /^longhand: Unknown option '--jsn'/],
    ['an option of another command', ['list', '--json'], /^longhand: list does not take --json\n$/],
    [
      'an unknown problem',
      ['trace', 'nope'],
      /^longhand: There is no problem "nope"\. Known here: .*momentum-regression/,
    ],
    ['no problem', ['trace'], /^longhand: trace needs a problem/],
    [
      'a problem whose file is not there',
      ['trace', './nowhere.yaml'],
      /^longhand: \.\/nowhere\.yaml: cannot be read: there is no such file\n$/,
    ],
    [
      'a value that looks like an option',
      ['trace', 'adam', '--variant', '-1'],
      /^longhand: Option '--variant' argument is ambiguous\n$/,
    ],
    [
      'an unknown format',
      ['trace', 'momentum-regression', '--format', 'pdf'],
      /^longhand: there is no format "pdf"; there are text, json, latex, markdown, html\n$/,
    ],
    [
      'a variant that is none',
      ['trace', 'momentum-regression', '--variant', 'x'],
      /^longhand: --variant takes a whole number/,
    ],
    [
      'a variant of a problem without',
      ['trace', 'bias-correction', '--variant', '3'],
      /^longhand: bias-correction has no variants/,
    ],
    [
      'a step to be shown that there is not',
      ['grade', 'momentum-regression', SUBMISSION, '--show', 'v[9]'],
      /^longhand: show: there is no step "v\[9\]" to be shown; known here: none, first update, .*\n$/,
    ],
    ['no answers', ['grade', 'momentum-regression'], /^longhand: grade needs a problem and a file/],
    [
      'a file that is not there',
      ['grade', 'momentum-regression', 'nowhere.json'],
      /^longhand: nowhere\.json: cannot be read: there is no such file\n$/,
    ],
    [
      'a folder',
      ['grade', 'momentum-regression', 'src'],
      /^longhand: src: cannot be read: it is a folder\n$/,
    ],
    [
      'not JSON',
      ['grade', 'momentum-regression', 'README.md'],
      /^longhand: README\.md: this is not JSON: .*\n$/,
    ],
    [
      'not UTF-8',
      ['grade', 'momentum-regression', file('latin.json', Buffer.from('{"answers":{"\xe9', 'latin1'))],
      /latin\.json: this is not text in UTF-8; save the file as UTF-8\n$/,
    ],
    [
      'an unknown step',
      ['grade', 'momentum-regression', file('odd.json', '{"answers":{"v[9]":"1"}}')],
      /odd\.json: momentum-regression has no step "v\[9\]"/,
    ],
    [
      'answers that do not fit',
      ['grade', 'momentum-regression', file('bare.json', '{"v[1]":"[0,1]"}')],
      /bare\.json: answers: should be an object/,
    ],
    [
      'an unknown level',
      ['grade', 'momentum-regression', SUBMISSION, '--feedback', 'all'],
      /^longhand: --feedback takes where, hint, full, not "all"\n$/,
    ],
    [
      'a problem file that is not there',
      ['lint', 'nowhere.yaml'],
      /^longhand: nowhere\.yaml: cannot be read: there is no such file\n$/,
    ],
    [
      'a faulty problem file',
      ['trace', file('empty.yaml', 'title: T\n')],
      /^longhand: .*empty\.yaml:1:1: "statement" is missing/,
    ],
  ] as const)('%s: one line on stderr, exit 2', (_, words, says) => {
    const ran = longhand(words);
    expect(ran.stderr).toMatch(says);
    expect(ran.stdout).toBe('');
    expect(ran.status).toBe(2);
  });
});
