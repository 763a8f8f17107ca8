/** Problems taken along: what is exported is true when it is checked, empty where it should be, and well-formed. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { EXPORTS, exportFormat } from '../../views/exports.ts';
import { whyNot } from '../../views/katex.ts';
import { flagshipText } from '../problem-here.ts';
import { checker, ids } from './every.ts';

const exported = (format: string, id: string, worked: boolean): string =>
  exportFormat(format).write(checker, id, { worked });

describe.each(ids)('%s as a document', (id) => {
  const { steps } = checker.problem(id);
  it.each(['markdown', 'latex'])('worked, in %s, has nothing false in it', (format) => {
    const { equations, unread } = checker.check(exported(format, id, true));
    expect(unread).toEqual([]);
    expect(equations.flatMap(({ relations }) => relations).length).toBeGreaterThan(steps.length);
    const flawed = equations.filter(({ relations }) => relations.some(({ verdict }) => verdict === 'false'));
    expect(flawed.map(({ line, relations }) => ({ line, relations }))).toEqual([]);
  });
  it('empty, has a place for every answer and no answer', () => {
    const markdown = exported('markdown', id, false);
    expect([...markdown.matchAll(/^\$\$(.*) =\$\$$/gm)].map(([, symbol]) => symbol)).toEqual(
      steps.map(({ tex }) => tex.symbol),
    );
    const latex = exported('latex', id, false);
    expect([...latex.matchAll(/^\\\[ (.*) = \\\]\n\\vspace/gm)].map(([, symbol]) => symbol)).toEqual(
      steps.map(({ tex }) => tex.symbol),
    );
    expect(checker.check(markdown).summary.false + checker.check(latex).summary.false).toBe(0);
  });
  it('in LaTeX, opens and closes every environment', () => {
    for (const worked of [true, false]) {
      const open: string[] = [];
      for (const [, word, name] of exported('latex', id, worked).matchAll(/\\(begin|end)\{([^}]*)\}/g)) {
        if (word === 'begin') open.push(name!);
        else expect(open.pop()).toBe(name);
      }
      expect(open).toEqual([]);
    }
  });
});

interface Note {
  readonly type: string;
  readonly front: string;
  readonly back: string;
  readonly tags: readonly string[];
}

/** Reads notes line by line: START, a type, the question, `Back:`, the answer, tags, END. */
function readNotes(text: string): Note[] {
  const notes: Note[] = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    if (lines[i] === '') continue;
    expect(lines[i]).toBe('START');
    const end = lines.indexOf('END', i);
    const [type, ...inside] = lines.slice(i + 1, end);
    expect(inside).not.toContain('START');
    const back = inside.indexOf('Back:');
    const tags = inside.findIndex((line) => line.startsWith('Tags: '));
    expect(back).toBeGreaterThan(0);
    expect(tags).toBe(inside.length - 1);
    notes.push({
      type: type!,
      front: inside.slice(0, back).join('\n').trim(),
      back: inside
        .slice(back + 1, tags)
        .join('\n')
        .trim(),
      tags: inside[tags]!.slice('Tags: '.length).split(' '),
    });
    i = end;
  }
  return notes;
}

/** `$…$` and `$$…$$` on lines of their own, as MathJax takes them. */
const formulasOf = (text: string): string[] =>
  [...text.matchAll(/^\$\$\n([\s\S]*?)\n\$\$$|\$([^$\n]+)\$/gm)].map(
    ([, display, inline]) => display ?? inline!,
  );

describe.each(ids)('%s as cards', (id) => {
  const notes = readNotes(exported('anki', id, false));
  it('are notes that an importer reads, none asked twice', () => {
    expect(notes.length).toBeGreaterThan(1);
    for (const { type, front, back, tags } of notes) {
      expect(type).toBe('Basic');
      expect(front).not.toMatch(/^$|\n/);
      expect(back).not.toBe('');
      expect(tags).toEqual(['longhand', id]);
    }
    expect(new Set(notes.map(({ front }) => front)).size).toBe(notes.length);
  });
  it('hold formulas that typeset', () => {
    for (const { front, back } of notes) {
      const formulas = [...formulasOf(front), ...formulasOf(back)];
      expect(formulas.length).toBeGreaterThan(0);
      for (const tex of formulas) expect([tex, whyNot(tex)]).toEqual([tex, null]);
      expect((front + back).replaceAll('$$', '').split('$').length % 2).toBe(1);
    }
  });
});

const cardOf = (id: string, about: string): string => {
  const found = checker.cards(id).find(({ question }) => question.startsWith(about));
  return found ? `${found.question}\n${found.answer}` : 'no card';
};

describe('a card', () => {
  it.each([
    [
      'a rule as it holds at any update, with its names',
      'momentum-regression',
      'Gradient descent with momentum: Velocity',
      [
        'Gradient descent with momentum: Velocity, $\\mathbf v^{(t+1)} = {?}$',
        '$$',
        '\\mathbf v^{(t+1)} = \\beta \\cdot \\mathbf v^{(t)} - \\alpha \\cdot \\mathbf g^{(t)}',
        '$$',
        '',
        '- $\\beta$: momentum',
        '- $\\mathbf v$: velocity',
        '- $\\alpha$: learning rate',
        '- $\\mathbf g$: mean gradient',
      ],
    ],
    [
      'what the newest value is in its pass',
      'momentum-regression',
      'Gradient descent with momentum: Weights',
      [
        'Gradient descent with momentum: Weights, $\\mathbf w^{(t+1)} = {?}$',
        '$$',
        '\\mathbf w^{(t+1)} = \\mathbf w^{(t)} + \\mathbf v^{(t+1)}',
        '$$',
        '',
        '- $\\mathbf w$: weights',
        '- $\\mathbf v$: velocity',
      ],
    ],
    [
      'a name that is given',
      'momentum-regression',
      'Three momentum updates of a linear regression: $\\beta',
      ['Three momentum updates of a linear regression: $\\beta$?', 'momentum'],
    ],
    [
      'a definition with its start',
      'velocity-unrolled',
      'The velocity remembers every gradient: velocity',
      [
        'The velocity remembers every gradient: velocity, $v_{k} = {?}$',
        '$$',
        'v_{k} = \\lambda \\cdot v_{k - 1} - \\mu \\cdot g_{k - 1},\\quad v_{0} = 0',
        '$$',
        '',
        '- $v$: velocity',
        '- $\\lambda$: momentum',
        '- $\\mu$: learning rate',
        '- $g$: gradient',
      ],
    ],
    [
      'what an induction shows',
      'bias-correction',
      'Bias correction is exact when the gradient is constant: The proof',
      [
        'Bias correction is exact when the gradient is constant: The proof, $s_{n} = {?}$',
        '$$',
        's_{n} = g \\cdot \\left(1 - \\rho^{n}\\right),\\quad n \\ge 1',
        '$$',
        '',
        '- $s$: first moment',
        '- $g$: gradient, the same at every step',
        '- $\\rho$: decay rate',
      ],
    ],
  ] as const)('tells %s', (_, id, about, lines) => {
    expect(cardOf(id, about)).toBe(lines.join('\n'));
  });
});

describe('an exam', () => {
  const file = join(tmpdir(), `exam-${process.pid}.yaml`);
  writeFileSync(
    file,
    flagshipText.replace('rounding: exact', 'rounding: exact\nsolution: never').replace(/tests:[\s\S]*/, ''),
  );
  const exam = createChecker({ file });
  const { id } = exam.list()[0]!;
  it.each([
    ['markdown', false, true],
    ['latex', false, true],
    ['markdown', true, false],
    ['latex', true, false],
    ['anki', false, false],
  ] as const)('in %s, worked %s: given away %s', (format, worked, given) => {
    const write = () => EXPORTS[format]!.write(exam, id, { worked });
    if (given) expect(write()).toContain('mean');
    else expect(write).toThrow(/^The solution of exam-\d+ is not shown\.$/);
  });
});

describe('a statement in LaTeX', () => {
  const file = join(tmpdir(), `odd-${process.pid}.yaml`);
  const statement = [
    'statement: |',
    '  At 5% & more, `a_b` of #1, *x*<y ~ z^2 \\\\ {q}:',
    '',
    '  1. first $x_1$',
    '  2. **second**',
    '',
    '  $$x = 1$$',
  ].join('\n');
  writeFileSync(
    file,
    flagshipText
      .replace(/statement: \|[\s\S]*?\nrounding/, () => `${statement}\nrounding`)
      .replace(/tests:[\s\S]*/, ''),
  );
  const odd = createChecker({ file });
  it('is text where it was text, and TeX where it was TeX', () => {
    const latex = EXPORTS.latex!.write(odd, odd.list()[0]!.id, { worked: false });
    expect(latex).toContain(
      'At 5\\% \\& more, \\texttt{a\\_b} of \\#1, \\emph{x}\\textless{}y \\~{} z\\^{}2 \\textbackslash{} \\{q\\}:',
    );
    expect(latex).toContain(
      '\\begin{enumerate}\n\\item first $x_1$\n\n\n\\item \\textbf{second}\n\n\n\\end{enumerate}',
    );
    expect(latex).toContain('\\[ x = 1 \\]');
  });
});
