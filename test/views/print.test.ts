/** Worksheets on paper: nothing outside the file, room for every answer, and a key that is right. */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChecker, type Options, Refusal } from '../../src/checker.ts';
import { handoutOf } from '../../views/handout.ts';
import { printFile, printPage } from '../../views/print.tsx';
import { solutionFile } from '../../views/solution.tsx';
import { flagshipText } from '../problem-here.ts';
import { checker, ids, numbered } from './every.ts';

const OWN: readonly Options[] = [{}];
const TWO: readonly Options[] = [{ variant: 1 }, { variant: 2 }];

/** What a browser would fetch: all that is named, but for what stands in the file itself. */
const fetchedBy = (html: string): string[] =>
  [...html.matchAll(/(?:\b(?:src|href|srcset|action)=|url\(|@import\s*)["']?([^"')\s>]+)/g)]
    .map(([, where]) => where!)
    .filter((where) => !where.startsWith('data:') && !where.startsWith('#'));

const stepsIn = (html: string): string[] => [...html.matchAll(/data-step="([^"]+)"/g)].map(([, id]) => id!);

/** The sheets, and the key behind them. */
const partsOf = (html: string): readonly [string, string] => {
  const at = html.indexOf('<article class="key">');
  return at < 0 ? [html, ''] : [html.slice(0, at), html.slice(at)];
};

/** What the key says of each step, as the LaTeX that was typeset: its last line, after the last equals sign. */
function saidIn(key: string): Record<string, string> {
  const entries = key.split('data-step="').slice(1);
  return Object.fromEntries(
    entries.map((entry) => {
      const typeset = [...entry.matchAll(/<annotation[^>]*>([\s\S]*?)<\/annotation>/g)];
      const tex = unescaped(typeset.at(-1)![1]!);
      return [entry.slice(0, entry.indexOf('"')), tex.slice(tex.lastIndexOf(' = ') + 3)];
    }),
  );
}

const unescaped = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Answers whose print is not read: `\nabla f`, the gradient as a function. */
const NOT_READ_BACK: Readonly<Record<string, number>> = { 'nesterov-change-of-variables': 3 };

describe.each(ids)('%s on paper', (id) => {
  const { steps } = checker.problem(id);
  const asked = steps.map((step) => step.id);
  const html = printFile(handoutOf(numbered, id, TWO, true));
  const [sheets, key] = partsOf(html);

  it('needs nothing from outside', () => {
    expect(fetchedBy(html)).toEqual([]);
    expect(html.replaceAll(/xmlns(?::\w+)?="[^"]*"/g, '')).not.toMatch(/https?:\/\//);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('class="untypeset"');
  });
  it('has room for every answer, in order, on the sheet of each variant', () => {
    expect(stepsIn(sheets)).toEqual([...asked, ...asked]);
    expect(sheets.match(/class="room"/g)).toHaveLength(2 * asked.length);
    expect([...sheets.matchAll(/Variant \d/g)].map(String)).toEqual(['Variant 1', 'Variant 2']);
  });
  it('has a key that earns every step when it is typed in', () => {
    expect(stepsIn(key)).toEqual([...asked, ...asked]);
    const { score } = checker.grade(id, { answers: saidIn(key) });
    // A proof is judged line by line, and not by where it ends.
    const proofs = steps.filter(({ kind }) => kind === 'derivation').length;
    expect(score.earned).toBeGreaterThanOrEqual(score.total - proofs - (NOT_READ_BACK[id] ?? 0));
  });
  it('a sheet tells no answer', () => {
    const bare = printFile(handoutOf(checker, id, OWN, false));
    expect(stepsIn(bare)).toEqual(asked);
    expect(bare).not.toContain('Answer key');
    expect(bare).not.toContain('class="worked"');
  });
});

describe('the file', () => {
  const html = printFile(handoutOf(checker, 'momentum-regression', OWN, true));
  it('carries the fonts that it uses, and no others', () => {
    expect(html).toMatch(/font-family:KaTeX_Main;[^}]*url\(data:font\/woff2;base64,/);
    expect(html).toMatch(/font-family:KaTeX_Caligraphic;[^}]*url\(data:/); // the loss
    expect(html).not.toMatch(/@font-face\{[^}]*font-family:KaTeX_(Fraktur|Script|Typewriter)/);
  });
  it('gives the values worked out outside the project', () => {
    const golden: Readonly<Record<string, unknown>> = JSON.parse(
      readFileSync('test/golden/momentum-regression.json', 'utf8'),
    ).steps;
    const said = saidIn(partsOf(html)[1]);
    expect(Object.keys(said)).toEqual(Object.keys(golden));
    const { score } = checker.grade('momentum-regression', {
      answers: Object.fromEntries(
        Object.entries(golden).map(([id, value]) => [id, JSON.stringify(value).replaceAll('"', '')]),
      ),
    });
    expect(score.earned).toBe(score.total);
    expect(said['w[3]']).toBe('\\begin{bmatrix}2.6 \\\\ 1.04\\end{bmatrix}'); // 13/5, 26/25
  });
  it('the same as a page takes its styles from the server', () => {
    expect(fetchedBy(printPage(handoutOf(checker, 'momentum-regression', OWN, false)))).toEqual([
      '/assets/icon.svg',
      '/assets/katex/katex.min.css',
      '/assets/paper.css',
    ]);
  });
  it('a worked solution stands alone too', () => {
    const solution = solutionFile(checker.solve('adam'));
    expect(fetchedBy(solution)).toEqual([]);
    expect(stepsIn(solution)).toEqual(checker.solve('adam').steps.map(({ id }) => id));
  });
});

describe('what is not printed', () => {
  const written = (text: string, id: string) => {
    const file = join(tmpdir(), `${id}-${process.pid}.yaml`);
    writeFileSync(file, text.replace(/tests:[\s\S]*/, ''));
    const made = createChecker({ file });
    return { made, only: made.list()[0]!.id };
  };
  it('the key of an exam', () => {
    const { made, only } = written(
      flagshipText.replace('rounding: exact', 'rounding: exact\nsolution: never'),
      'exam',
    );
    expect(() => handoutOf(made, only, OWN, true)).toThrow(Refusal);
    expect(() => handoutOf(made, only, OWN, true)).toThrow(/^The solution of exam-\d+ is not shown\.$/);
    expect(stepsIn(printFile(handoutOf(made, only, OWN, false)))).toHaveLength(21);
  });
  it('more answers than can be typeset at once', () => {
    const steps = '{ step: "x[t+1]", rule: -x }, { step: "y[t+1]", rule: x }';
    const endless = `title: Endless\nstatement: Go on.\nsource: made\nstart: { x: 1 }\nprogram: [{ repeat: 6000, steps: [${steps}] }]\n`;
    const { made, only } = written(endless, 'endless');
    expect(() => handoutOf(made, only, OWN, false)).toThrow(
      /^One sheet of endless-\d+ with 12000 answers each cannot be printed at once; at most 10000/,
    );
  });
});
