/** The one front door: list, problem, solve, grade and lint over a folder of problems. Web, command line and importers call these. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';
import { openCalculation } from './exercise/calculation.ts';
import type { Definition, Opened, PreviewLine, ProblemSummary, Typesets } from './exercise/exercise.ts';
import { openProof } from './exercise/proof.ts';
import type { Submission } from './exercise/submission.ts';
import type { Card } from './explain/cards.ts';
import { didYouMean, sayFault, sayReplaced, showFault } from './explain/faults.ts';
import type { MarkedPage } from './explain/marked-page.ts';
import type { GradeResult } from './explain/marks.ts';
import { listed, sayShowProblem } from './explain/show.ts';
import type { Worked } from './explain/worked.ts';
import { type CheckResult, explainCheck } from './explain/writeup.ts';
import { type PlacedResult, placed } from './explain/writeup-page.ts';
import type { Pictures } from './picture/pictures.ts';
import type { Ways } from './picture/ways.ts';
import type { Fault } from './problem/fault.ts';
import { RECIPES } from './problem/files.ts';
import {
  type Exercise,
  isProof,
  type Loaded,
  loadFolders,
  loadProblem,
  loadRecipe,
  loadRecipes,
} from './problem/load.ts';
import { NONE_SHOWN } from './problem/show.ts';
import { SolveFault, solve } from './trace/solve.ts';
import { type Checked, checkDocument } from './writeup/check.ts';

export type { AskedStep, Definition, PreviewLine, ProblemSummary, ShownStep } from './exercise/exercise.ts';
export { checkSubmission, readSubmission, type Submission } from './exercise/submission.ts';
export type { Card } from './explain/cards.ts';
export type { GradeResult, StepResult } from './explain/marks.ts';
export type { Given, Worked, WorkedStep } from './explain/worked.ts';
export type { CheckResult, EquationResult, RelationResult } from './explain/writeup.ts';
export type { FeedbackLevel } from './problem/schema.ts';

/** Something asked of the checker that it cannot do; `kind` says what sort, `path` where in what was sent. */
export class Refusal extends Error {
  constructor(
    readonly kind:
      | 'unknown-problem'
      | 'unknown-step'
      | 'no-variant'
      | 'unknown-show'
      | 'unknown-format'
      | 'not-shown'
      | 'too-long',
    detail: string,
    readonly path?: readonly (string | number)[],
  ) {
    super(detail);
  }
}

export interface Options {
  readonly variant?: number | undefined;
  /** Which steps are shown worked: `none`, `first update`, `all but last`, or steps; what the problem says unless said. */
  readonly show?: string | undefined;
}

export interface Lint {
  /** `file:line:col: what; what is known here`, one each, with the line it speaks of and a mark below it. */
  readonly faults: readonly string[];
  /** What a problem's own numbers hide: not a fault, but worth knowing. */
  readonly warnings: readonly string[];
  readonly files: number;
}

export interface Checker {
  /** Faults of problem files that were left out, a line each. */
  readonly faults: readonly string[];
  /** The files that they stand in. */
  readonly faulty: ReadonlySet<string>;
  /** Which files are served in place of others of the same id. */
  readonly replaced: readonly string[];
  list(): readonly ProblemSummary[];
  /** @throws Refusal for an unknown id */
  problem(id: string, options?: Options): Definition;
  /** The worked solution. @throws Refusal */
  solve(id: string, options?: Options): Worked;
  /** The paths of several problems over the loss of the first, in their order; null where not two numbers are trained. @throws Refusal for an unknown id */
  ways(ids: readonly string[]): Ways | null;
  /** What a student answers who makes the first mistake of the problem's own tests; null where it has none to show. @throws Refusal */
  wrongSheet(id: string): Readonly<Record<string, string>> | null;
  /** What is drawn beside what is given, or beside the worked solution. @throws Refusal */
  pictures(id: string, beside: 'given' | 'solution', options?: Options): Pictures;
  /** Its rules, names and proofs as cards to learn from. @throws Refusal */
  cards(id: string, options?: Options): readonly Card[];
  /** Marks a submission. @throws Refusal for an unknown problem or step id */
  grade(id: string, submission: Submission, options?: Options): GradeResult;
  /** Marks what was typed into a form, as its page shows it. @throws Refusal for an unknown problem or step id */
  mark(id: string, typed: Readonly<Record<string, string>>, options?: Options): MarkedPage;
  /** Marks a whole write-up, Markdown or LaTeX, equation by equation; with a problem named, as its solution or that of one of its variants too. @throws Refusal for an unknown problem */
  check(text: string, problem?: string, options?: Pick<Options, 'variant'>): CheckResult;
  /** The same, with the text cut into the pieces that a page shows. */
  checkPage(text: string, problem?: string, options?: Pick<Options, 'variant'>): CheckedPage;
  /** What is being typed for a step, as it is read, line by line. @throws Refusal for an unknown problem */
  preview(id: string, text: string): readonly PreviewLine[];
  /** Works out ahead of the first wrong answer what diagnosing a problem needs; for servers. @throws Refusal for an unknown id */
  prepare(id: string): void;
  /** Checks the folder's problem files, or only those named. */
  lint(files?: readonly string[]): Lint;
}

/** The worked solution, unless the problem keeps it to itself. @throws Refusal */
export function shownSolution(checker: Checker, id: string, options?: Options): Worked {
  if (checker.problem(id, options).solution === 'never')
    throw new Refusal('not-shown', `The solution of ${id} is not shown.`);
  return checker.solve(id, options);
}

/** A checked write-up as its page shows it. */
export interface CheckedPage extends PlacedResult {
  readonly result: CheckResult;
}

export interface Setup {
  /** Folder of problem files, or several; `recipes/` in each holds recipes of its own beside ours. Ours unless said; of two problems with one id the last is served. */
  readonly folder?: string | readonly string[];
  /** Texts that are taken in the place of what files of the folder hold, by path. */
  readonly instead?: ReadonlyMap<string, string> | undefined;
  /** One problem file to serve instead of a folder. */
  readonly file?: string;
  /** Says why a LaTeX string cannot be typeset, or null; checks names and statements in `lint`. */
  readonly typesets?: (tex: string) => string | null;
}

const here = dirname(fileURLToPath(import.meta.url));
/** The problems that come with the package, found from src/ and from dist/src/ alike. */
export const OUR_PROBLEMS =
  [join(here, '../problems'), join(here, '../../problems')].find(existsSync) ?? 'problems';

/**
 * Opens a folder of problems. Files with faults are left out and told in `faults`.
 * @example createChecker().grade('momentum-regression', { answers: { 'v[1]': '[0, 1]' } }).score is { earned: 1, total: 21 }
 */
export function createChecker({ folder = OUR_PROBLEMS, file, typesets, instead }: Setup = {}): Checker {
  const load = (files: readonly string[] | undefined = file === undefined ? undefined : [file]) =>
    files ? { ...openFiles(files), replaced: [] } : loadFolders(OUR_PROBLEMS, [folder].flat(), instead);
  const loaded = load();
  const exercises = new Map<string, Opened>();
  const faults: Fault[] = [...loaded.faults];
  for (const [id, exercise] of loaded.problems) {
    const tried = tryOpen(exercise);
    if ('fault' in tried) faults.push(tried.fault);
    else exercises.set(id, tried.opened);
  }

  /** Variants that were asked for of late: a class asks again for the same ones. */
  const variants = new LRUCache<string, Opened>({
    maxSize: MOST_STEPS_KEPT,
    sizeCalculation: ({ asked }) => asked.length,
  });
  const open = (id: string, options: Options = {}): Opened => {
    const known = [...exercises.keys()];
    const opened = exercises.get(id);
    if (!opened)
      throw new Refusal(
        'unknown-problem',
        `There is no problem "${id.slice(0, 80)}"${didYouMean(id, known) || '.'} Known here: ${known.join(', ') || 'none'}.`,
      );
    const made = options.variant === undefined ? opened : openVariant(id, opened, options.variant);
    return options.show === undefined ? made : showing(made, options.show);
  };
  const openVariant = (id: string, { variant }: Opened, number: number): Opened => {
    const refuse = (detail: string): never => {
      throw new Refusal('no-variant', detail, ['variant']);
    };
    if (!variant) return refuse(`${id} has no variants; ask for it without one.`);
    const key = `${id} ${number}`;
    const made = variants.get(key) ?? variant(number);
    if ('tries' in made)
      return refuse(`There are no numbers for variant ${number} of ${id}; ask for another.`);
    variants.set(key, made);
    return made;
  };
  /** The exercise, once every id that was answered is one of its own. */
  const openFor = (id: string, answers: Submission['answers'], options?: Options): Opened => {
    const opened = open(id, options);
    for (const step in answers) {
      if (opened.takes(step)) continue;
      throw new Refusal(
        'unknown-step',
        `${id} has no step "${step.slice(0, 80)}"${didYouMean(step, opened.asked) || '.'} It has: ${listed(opened.asked)}.`,
        ['answers', step],
      );
    }
    return opened;
  };

  const checkWith = (
    text: string,
    problem?: string,
    { variant }: Pick<Options, 'variant'> = {},
  ): { readonly result: CheckResult; readonly checked: Checked } => {
    if (problem === undefined && variant !== undefined)
      throw new Refusal('no-variant', 'A variant is one of a problem: name the problem too.', ['variant']);
    const opened = problem === undefined ? null : open(problem, { variant, show: NONE_SHOWN });
    const checked = checkDocument(text);
    const matched = opened?.match(checked.equations);
    const grade = opened && matched ? opened.grade({ answers: matched.answers }) : null;
    return { result: explainCheck(checked, matched?.byEquation ?? new Map(), grade), checked };
  };

  return {
    faults: [...new Set(faults.map(sayFault))],
    faulty: new Set(faults.map(({ file }) => file)),
    replaced: loaded.replaced.map(sayReplaced),
    list: () => [...exercises.values()].map(({ summary }) => summary),
    problem: (id, options) => open(id, options).define(),
    solve: (id, options) => open(id, options).work(),
    ways: (ids) => open(ids[0]!).pathsOver(ids.map((id) => open(id).path())),
    wrongSheet: (id) => open(id).wrongSheet(),
    pictures: (id, beside, options) => open(id, options).pictures(beside),
    cards: (id, options) => open(id, options).cards(),
    grade: (id, submission, options) => openFor(id, submission.answers, options).grade(submission),
    mark: (id, typed, options) => openFor(id, typed, options).mark(typed),
    check: (...asked) => checkWith(...asked).result,
    checkPage: (text, ...asked) => {
      const { result, checked } = checkWith(text, ...asked);
      const places = checked.equations.map(({ segment }) => ({
        at: segment.at,
        display: segment.kind === 'display',
      }));
      return { result, ...placed(text, result, places) };
    },
    preview: (id, text) => open(id).preview(text),
    prepare: (id) => open(id).prepare(),
    lint: (files) => lint(load(files), typesets ?? (() => null)),
  };
}

function showing(opened: Opened, show: string): Opened {
  const shown = opened.showing(show);
  if (!('code' in shown)) return shown;
  const kind = shown.code === 'kept' ? 'not-shown' : 'unknown-show';
  throw new Refusal(kind, `show: ${sayShowProblem(shown)}.`, ['show']);
}

/** Steps of all variants that are kept solved. */
const MOST_STEPS_KEPT = 10_000;

/** Solves a calculation; a problem that cannot be solved is told as a fault. */
function tryOpen(exercise: Exercise): { readonly opened: Opened } | { readonly fault: Fault } {
  if (isProof(exercise)) return { opened: openProof(exercise) };
  try {
    return { opened: openCalculation(solve(exercise)) };
  } catch (error) {
    if (!(error instanceof SolveFault)) throw error;
    return {
      fault: {
        ...error.step.place,
        reason: {
          code: 'evaluation',
          step: error.step.id,
          why: error.problem,
          read: error.read,
          ...(error.step.by ? { by: error.step.by } : {}),
        },
      },
    };
  }
}

/** Problem files anywhere, with the recipes beside them and ours. */
function openFiles(files: readonly string[]): Loaded {
  const problems = new Map<string, Exercise>();
  const faults: Fault[] = [];
  const { recipes: ours } = loadRecipes(join(OUR_PROBLEMS, RECIPES));
  for (const path of files) {
    if (basename(dirname(resolve(path))) === RECIPES) {
      faults.push(...loadRecipe(path).faults);
      continue;
    }
    const beside = loadRecipes(join(dirname(path), RECIPES));
    const { problem, faults: found } = loadProblem(path, new Map([...ours, ...beside.recipes]));
    faults.push(...found);
    if (problem) problems.set(problem.id, problem);
  }
  return { problems, faults, files: files.length };
}

function lint(loaded: Loaded, typesets: Typesets): Lint {
  const faults: Fault[] = [...loaded.faults];
  const warnings: string[] = [];
  for (const exercise of loaded.problems.values()) {
    const tried = tryOpen(exercise);
    if ('fault' in tried) {
      faults.push(tried.fault);
      continue;
    }
    const linted = tried.opened.lint(typesets);
    faults.push(...linted.faults);
    warnings.push(...linted.warnings);
  }
  return {
    faults: [...new Set(faults.map(showFault))],
    warnings: [...new Set(warnings)],
    files: loaded.files,
  };
}
