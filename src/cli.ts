#!/usr/bin/env node
/** The command line: arguments → calls of the checker → text or JSON. Exit status 0 nothing wrong, 1 something wrong in the work, 2 not readable. */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type Checker,
  type CheckResult,
  createChecker,
  type GradeResult,
  type Options,
  Refusal,
} from './checker.ts';
import { submissionIn, textOf, told } from './cli/files.ts';
import { foldersIn } from './cli/folders.ts';
import { Unusable } from './cli/unusable.ts';
import { toMarkdown, workedDocument } from './explain/document.ts';
import { marksTable, marksText } from './explain/marks-text.ts';
import { traceJson } from './explain/trace-json.ts';
import { traceText } from './explain/trace-text.ts';
import type { Worked } from './explain/worked.ts';
import { checkText, isWrongOrUnread } from './explain/writeup.ts';
import { FEEDBACK_LEVELS, type FeedbackLevel } from './problem/schema.ts';
import { LONGEST_DOCUMENT } from './writeup/check.ts';

const HELP = `longhand: checks deep-learning calculations done by hand

  longhand list                               the problems, a line each
  longhand trace <problem> [--format FORMAT]  the worked solution: text, json, latex, markdown or html
  longhand grade <problem> <answers.json…|->  marks answers; several files give a table
                 [--feedback where|hint|full] [--json] [--show STEPS]
  longhand check <writeup.md|.tex…|->         marks a write-up equation by equation
                 [--problem ID [--variant N]] [--json]
  longhand lint [file…]                       checks problem files
  longhand print <problem>                    worksheets on paper, as one HTML file that needs no server
                 [--variants 1-30|3,5,7] [--key] [--out FILE]
  longhand export <problem>                   the problem to be done, or worked, as a document; or cards to learn it from
                 [--format markdown|latex|anki] [--worked]
  longhand new <id>                           writes a problem file to begin from; asks what is not said
                 [--kind recipe|rules|proof] [--title TITLE] [--updates N] [--out FOLDER]
  longhand preview <file>                     serves one problem while it is written; each save shows it, or its faults

<problem> is an id from the list or a path to a YAML file; trace, grade and export take --variant N.
--show, of grade, print and export, shows steps worked and leaves them out of what is asked: none, "first update", "all but last", or steps such as g[0],v[1].
Answers are JSON: { "answers": { "v[1]": "[0, 1]" } }; - reads them from standard input.
Exit status: 0 nothing wrong was found, 1 something was wrong or unreadable in the work, 2 the command or a file could not be read.
`;

// What typesets is loaded only by the commands that need it, so that the others start fast.
const FORMATS: Readonly<Record<string, (worked: Worked) => string | Promise<string>>> = {
  text: traceText,
  json: (worked) => `${JSON.stringify(traceJson(worked), null, 2)}\n`,
  latex: async (worked) => (await import('../views/latex.ts')).toLatex(workedDocument(worked)),
  markdown: (worked) => toMarkdown(workedDocument(worked)),
  html: async (worked) => (await import('../views/solution.tsx')).solutionFile(worked),
};

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  format: { type: 'string' },
  feedback: { type: 'string' },
  json: { type: 'boolean' },
  key: { type: 'boolean' },
  kind: { type: 'string' },
  out: { type: 'string' },
  problem: { type: 'string' },
  show: { type: 'string' },
  title: { type: 'string' },
  updates: { type: 'string' },
  variant: { type: 'string' },
  variants: { type: 'string' },
  worked: { type: 'boolean' },
} as const;
type OptionName = keyof typeof OPTIONS;
type Values = {
  readonly [K in OptionName]?: (typeof OPTIONS)[K]['type'] extends 'string' ? string : boolean;
};

interface Command {
  readonly takes: readonly OptionName[];
  readonly run: (args: readonly string[], values: Values) => number | Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  list: { takes: [], run: list },
  trace: { takes: ['format', 'variant'], run: onProblem('trace', trace) },
  grade: { takes: ['feedback', 'json', 'variant', 'show'], run: gradeFiles },
  check: { takes: ['json', 'problem', 'variant'], run: checkFiles },
  lint: { takes: [], run: lint },
  print: {
    takes: ['variants', 'key', 'out', 'show'],
    run: onProblem('print', async (...asked) => (await import('./cli/print.ts')).print(...asked)),
  },
  export: {
    takes: ['format', 'worked', 'variant', 'show'],
    run: onProblem('export', async (checker, id, values) =>
      (await import('./cli/export.ts')).exported(checker, id, values, optionsIn(values)),
    ),
  },
  new: { takes: ['kind', 'title', 'updates', 'out'], run: writeFile },
  preview: { takes: [], run: previewFile },
};

function list(args: readonly string[]): number {
  if (args.length > 0) throw new Unusable(`list takes nothing behind it, not "${args[0]}"`);
  const checker = served();
  for (const fault of checker.faults) console.error(`left out: ${fault}`);
  for (const line of checker.replaced) console.error(line);
  const problems = checker.list();
  const width = Math.max(0, ...problems.map((problem) => problem.id.length));
  for (const problem of problems) console.log(`${problem.id.padEnd(width)}  ${problem.title}`);
  return 0;
}

/** A command on one problem that prints what it makes of it. */
function onProblem(
  name: string,
  write: (checker: Checker, id: string, values: Values) => string | Promise<string>,
): Command['run'] {
  return async (args, values) => {
    const { checker, id } = open(only(args, name, `a problem: longhand ${name} momentum-regression`));
    process.stdout.write(await write(checker, id, values));
    return 0;
  };
}

function trace(checker: Checker, id: string, values: Values): string | Promise<string> {
  const name = values.format ?? 'text';
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (!format)
    throw new Unusable(`there is no format "${values.format}"; there are ${Object.keys(FORMATS).join(', ')}`);
  return format(checker.solve(id, variantIn(values)));
}

function gradeFiles([problem, ...files]: readonly string[], values: Values): number {
  if (!problem || files.length === 0)
    throw new Unusable(
      'grade needs a problem and a file of answers: longhand grade momentum-regression answers.json',
    );
  const feedback = feedbackIn(values);
  const options = optionsIn(values);
  const { checker, id } = open(problem);
  const marked = (file: string): GradeResult =>
    checker.grade(id, { ...submissionIn(file), ...(feedback ? { feedback } : {}) }, options);
  const shown = (results: readonly OfFile<GradeResult>[]): string =>
    values.json
      ? jsonOf(files, results)
      : files.length > 1
        ? marksTable(results)
        : results.map(marksText).join('');
  return ofEach(files, marked, shown).some(hasFlaw) ? 1 : 0;
}

function checkFiles(files: readonly string[], values: Values): number {
  if (files.length === 0) throw new Unusable('check needs a write-up: longhand check solution.md');
  const { checker, id } =
    values.problem === undefined ? { checker: served(), id: undefined } : open(values.problem);
  const variant = variantIn(values);
  const checked = (file: string): CheckResult => checker.check(textOf(file, LONGEST_DOCUMENT), id, variant);
  const shown = (results: readonly OfFile<CheckResult>[]): string =>
    values.json
      ? jsonOf(files, results)
      : results.map((one) => `${files.length > 1 ? `${one.file}: ` : ''}${checkText(one)}`).join('');
  return ofEach(files, checked, shown).some(isWrongOrUnread) ? 1 : 0;
}

type OfFile<T> = T & { readonly file: string };

/** What is made of each file, printed; one that cannot be read does not cost the others theirs. */
function ofEach<T extends object>(
  files: readonly string[],
  run: (file: string) => T,
  shown: (results: readonly OfFile<T>[]) => string,
): readonly OfFile<T>[] {
  const results: OfFile<T>[] = [];
  const unread: string[] = [];
  for (const file of files) {
    try {
      results.push({ file, ...told(file, () => run(file)) });
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      unread.push(error.message);
    }
  }
  if (results.length > 0) process.stdout.write(shown(results));
  if (unread.length > 0) throw new Unusable(unread.join('\nlonghand: '));
  return results;
}

/** One file was asked: its result; several: a list that names them. */
function jsonOf(files: readonly string[], results: readonly OfFile<object>[]): string {
  const [{ file: _, ...only }] = results as [OfFile<object>];
  return `${JSON.stringify(files.length > 1 ? results : only, null, 2)}\n`;
}

const hasFlaw = (result: GradeResult): boolean =>
  Object.values(result.steps).some(({ mark }) => mark === 'wrong' || mark === 'unreadable');

async function lint(files: readonly string[]): Promise<number> {
  for (const file of files)
    if (told(file, () => statSync(file)).isDirectory())
      throw new Unusable(`${file}: it is a folder; name the files in it, ${file}/*.yaml`);
  const { whyNot } = await import('../views/katex.ts');
  const checked = createChecker({ folder: foldersIn(process.env), typesets: whyNot }).lint(
    files.length > 0 ? files : undefined,
  );
  for (const line of [...checked.faults, ...checked.warnings]) console.log(line);
  const what = checked.files === 1 ? '1 file' : `${checked.files} files`;
  console.log(
    checked.faults.length === 0
      ? `${what}, no faults`
      : `${what}, ${checked.faults.length === 1 ? '1 fault' : `${checked.faults.length} faults`}`,
  );
  return checked.faults.length === 0 ? 0 : 1;
}

async function writeFile(args: readonly string[], values: Values): Promise<number> {
  const id = only(args, 'new', 'an id: longhand new my-problem');
  const { asking, writeNew } = await import('./cli/new.ts');
  const path = await asking((ask) => writeNew(id, values, ask));
  console.log(`${path}: written; see it with longhand preview ${path}, check it with longhand lint ${path}`);
  return 0;
}

async function previewFile(args: readonly string[]): Promise<number> {
  const file = only(args, 'preview', 'a problem file: longhand preview my-problem.yaml');
  const { settingsOf } = await import('./settings.ts');
  const { port } = settingsOf({ PORT: process.env.PORT || '0' });
  const { preview } = await import('./cli/preview.ts');
  return preview(file, port);
}

/** The one thing that a command is about. */
function only([first, ...rest]: readonly string[], name: string, needs: string): string {
  if (!first) throw new Unusable(`${name} needs ${needs}`);
  if (rest.length > 0) throw new Unusable(`${name} takes one, not also "${rest[0]}"`);
  return first;
}

/** A problem by its id, or a YAML file by its path. */
function open(problem: string): { readonly checker: Checker; readonly id: string } {
  if (!/\.ya?ml$/.test(problem)) return { checker: served(), id: problem };
  told(problem, () => statSync(problem));
  const checker = createChecker({ file: problem });
  const [opened] = checker.list();
  if (!opened) throw new Unusable(firstOf(checker.faults, problem));
  return { checker, id: opened.id };
}

/** The problems of the package, and of the folders that the environment names. */
const served = (): Checker => createChecker({ folder: foldersIn(process.env) });

/** One line says what is wrong; lint shows all of it. */
const firstOf = ([first, ...more]: readonly string[], file: string): string =>
  `${first} (${more.length === 0 ? '' : `and ${more.length} more; `}longhand lint ${file} shows the place)`;

const optionsIn = (values: Values): Options => ({
  ...variantIn(values),
  ...(values.show === undefined ? {} : { show: values.show }),
});

function variantIn(values: Values): Options {
  if (values.variant === undefined) return {};
  if (!/^\d{1,9}$/.test(values.variant))
    throw new Unusable(`--variant takes a whole number, not "${values.variant}"`);
  return { variant: Number(values.variant) };
}

function feedbackIn(values: Values): FeedbackLevel | undefined {
  if (values.feedback === undefined) return undefined;
  const level = FEEDBACK_LEVELS.find((known) => known === values.feedback);
  if (!level) throw new Unusable(`--feedback takes ${FEEDBACK_LEVELS.join(', ')}, not "${values.feedback}"`);
  return level;
}

async function main(words: readonly string[]): Promise<number> {
  let parsed: { readonly values: Values; readonly positionals: readonly string[] };
  try {
    parsed = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Unusable((error as Error).message.split(/\.(?:\s|$)/)[0]!);
  }
  const { values, positionals } = parsed;
  const [name, ...args] = positionals;
  if (values.help || name === 'help' || name === undefined) {
    (name === undefined && !values.help ? process.stderr : process.stdout).write(HELP);
    return name === undefined && !values.help ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command)
    throw new Unusable(`there is no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}`);
  const odd = (Object.keys(values) as OptionName[]).find((option) => !command.takes.includes(option));
  if (odd) throw new Unusable(`${name} does not take --${odd}`);
  return command.run(args, values);
}

/** Whoever reads may have had enough: `longhand print … | head`. A full disk is told. */
function unwritten({ code, message }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') return;
  console.error(`longhand: the output cannot be written: ${message}`);
  process.exitCode = 2;
}

process.stdout.on('error', unwritten);
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Unusable || error instanceof Refusal) {
    console.error(`longhand: ${error.message}`);
    process.exitCode = 2;
  } else if ((error as NodeJS.ErrnoException).syscall === 'write') unwritten(error as NodeJS.ErrnoException);
  else throw error;
}
