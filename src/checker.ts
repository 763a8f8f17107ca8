/** The one front door: list, problem, solve, grade and lint over a folder of problems. Web, command line and importers call these. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changesOf } from './diagnose/changes.ts';
import { hiddenSlips } from './diagnose/hidden.ts';
import { sayFault } from './explain/faults.ts';
import { explainMarks, type GradeResult } from './explain/marks.ts';
import { remember } from './explain/remember.ts';
import { roundingText, sayRoundingRule } from './explain/rounding.ts';
import { sayHidden } from './explain/slips.ts';
import { formulaTex, type Given, givensOf, type Worked, work } from './explain/worked.ts';
import { grade } from './grade/grade.ts';
import type { Marks } from './grade/mark.ts';
import type { Fault, Place } from './problem/fault.ts';
import { loadFolder, loadProblem, loadRecipe, loadRecipes, RECIPES } from './problem/load.ts';
import { type Problem, symbolOf } from './problem/problem.ts';
import { selfTest } from './self-test.ts';
import type { Submission } from './submission.ts';
import { firstSteps, SolveFault, solve, type Trace } from './trace/solve.ts';

export type { GradeResult, StepResult } from './explain/marks.ts';
export type { Given, Worked, WorkedStep } from './explain/worked.ts';
export type { FeedbackLevel } from './problem/schema.ts';
export { checkSubmission, readSubmission, type Submission } from './submission.ts';

/** Something asked of the checker that it cannot do; `kind` says what sort, `path` where in what was sent. */
export class Refusal extends Error {
  constructor(
    readonly kind: 'unknown-problem' | 'unknown-step' | 'no-variant',
    detail: string,
    readonly path?: readonly (string | number)[],
  ) {
    super(detail);
  }
}

export interface ProblemSummary {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** How many steps are asked. */
  readonly asked: number;
}

/** What a student is shown: no values of steps. */
export interface Definition {
  readonly id: string;
  readonly variant: number | null;
  readonly title: string;
  readonly statement: string;
  readonly source: string;
  /** never: an exam, whose worked solution is not served. */
  readonly solution: 'always' | 'never';
  /** How answers are to be rounded, in words. */
  readonly answers: string;
  readonly givens: readonly Given[];
  readonly steps: readonly AskedStep[];
}

export interface AskedStep {
  readonly id: string;
  readonly title: string;
  readonly part: string;
  /** What is asked of the answer: `exact`, `2 decimals`, `3 figures`. */
  readonly rounding: string;
  readonly tex: { readonly symbol: string; readonly formula: string };
}

export interface Options {
  readonly variant?: number | undefined;
}

export interface Lint {
  /** `file:line:col: what; what is known here`, one each. */
  readonly faults: readonly string[];
  /** What a problem's own numbers hide: not a fault, but worth knowing. */
  readonly warnings: readonly string[];
  readonly files: number;
}

export interface Checker {
  /** Faults of problem files that were left out. */
  readonly faults: readonly string[];
  list(): readonly ProblemSummary[];
  /** @throws Refusal for an unknown id */
  problem(id: string, options?: Options): Definition;
  /** The worked solution. @throws Refusal */
  solve(id: string, options?: Options): Worked;
  /** Marks a submission. @throws Refusal for an unknown problem or step id */
  grade(id: string, submission: Submission, options?: Options): GradeResult;
  /** Marks and their trace as data, for pages that print formulas with the student's numbers. */
  mark(id: string, submission: Submission, options?: Options): Marks;
  /** Works out ahead of the first wrong answer what diagnosing a problem needs; for servers. @throws Refusal for an unknown id */
  prepare(id: string): void;
  /** Checks the folder's problem files, or only those named. */
  lint(files?: readonly string[]): Lint;
}

export interface Setup {
  /** Folder of problem files; its `recipes/` holds the recipes. Ours unless said. */
  readonly folder?: string;
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
export function createChecker({ folder = OUR_PROBLEMS, file, typesets }: Setup = {}): Checker {
  const loaded = file === undefined ? loadFolder(folder) : openFiles([file]);
  const traces = new Map<string, Trace>();
  const faults: Fault[] = [...loaded.faults];
  for (const problem of loaded.problems.values()) {
    const solved = trySolve(problem);
    if ('fault' in solved) faults.push(solved.fault);
    else traces.set(problem.id, solved.trace);
  }

  const traceOf = (id: string, options: Options = {}): Trace => {
    const trace = traces.get(id);
    if (!trace)
      throw new Refusal(
        'unknown-problem',
        `There is no problem "${id.slice(0, 80)}". Known here: ${[...traces.keys()].join(', ') || 'none'}.`,
      );
    if (options.variant !== undefined)
      throw new Refusal('no-variant', `${id} has no variants; ask for it without one.`, ['variant']);
    return trace;
  };
  const mark = (id: string, submission: Submission, options?: Options): Marks => {
    const trace = traceOf(id, options);
    for (const step in submission.answers) {
      if (trace.byId.has(step)) continue;
      throw new Refusal(
        'unknown-step',
        `${id} has no step "${step.slice(0, 80)}". It has: ${askedIn(trace).join(', ')}.`,
        ['answers', step],
      );
    }
    return grade(trace, submission.answers);
  };

  return {
    faults: faults.map(sayFault),
    list: () =>
      [...traces.values()].map(({ problem }) => ({
        id: problem.id,
        title: problem.title,
        source: problem.source,
        asked: problem.steps.filter((step) => step.asked).length,
      })),
    problem: (id, options) => defined(traceOf(id, options)),
    solve: (id, options) => worked(traceOf(id, options)),
    grade: (id, submission, options) =>
      explainMarks(mark(id, submission, options), submission.feedback ?? 'full'),
    mark,
    prepare: (id) => {
      const trace = traceOf(id);
      for (const step of firstSteps(trace)) changesOf(trace, step);
    },
    lint: (files) => lint(files ? openFiles(files) : loadFolder(folder), typesets ?? (() => null)),
  };
}

/** Both depend on the trace alone. */
const defined = remember(define);
const worked = remember(work);

const MOST_IDS_NAMED = 60;

function askedIn(trace: Trace): string[] {
  const ids = trace.steps.filter((step) => step.asked).map((step) => step.id);
  return ids.length > MOST_IDS_NAMED ? [...ids.slice(0, MOST_IDS_NAMED), '…'] : ids;
}

function define(trace: Trace): Definition {
  const { id, title, statement, source, solution } = trace.problem;
  const steps = trace.steps
    .filter((step) => step.asked)
    .map((step) => ({
      id: step.id,
      title: step.title,
      part: step.part,
      rounding: roundingText(step.rounding),
      tex: { symbol: symbolOf(trace.problem, step.id), formula: formulaTex(trace, step) },
    }));
  return {
    id,
    variant: null,
    title,
    statement,
    source,
    solution,
    answers: sayRoundingRule(trace),
    givens: givensOf(trace.problem),
    steps,
  };
}

function trySolve(problem: Problem): { readonly trace: Trace } | { readonly fault: Fault } {
  try {
    return { trace: solve(problem) };
  } catch (error) {
    if (!(error instanceof SolveFault)) throw error;
    return {
      fault: { ...error.step.place, reason: { code: 'evaluation', step: error.step.id, why: error.problem } },
    };
  }
}

/** Problem files anywhere, with the recipes beside them and ours. */
function openFiles(files: readonly string[]): {
  readonly problems: ReadonlyMap<string, Problem>;
  readonly faults: readonly Fault[];
  readonly files: number;
} {
  const problems = new Map<string, Problem>();
  const faults: Fault[] = [];
  const ours = loadRecipes(join(OUR_PROBLEMS, RECIPES));
  for (const path of files) {
    if (basename(dirname(resolve(path))) === RECIPES) {
      faults.push(...loadRecipe(path).faults);
      continue;
    }
    const beside = loadRecipes(join(dirname(path), RECIPES));
    const { problem, faults: found } = loadProblem(path, new Map([...ours.recipes, ...beside.recipes]));
    faults.push(...found);
    if (problem) problems.set(problem.id, problem);
  }
  return { problems, faults, files: files.length };
}

function lint(
  loaded: {
    readonly problems: ReadonlyMap<string, Problem>;
    readonly faults: readonly Fault[];
    readonly files: number;
  },
  typesets: (tex: string) => string | null,
): Lint {
  const faults: Fault[] = [...loaded.faults];
  const warnings: string[] = [];
  for (const problem of loaded.problems.values()) {
    const solved = trySolve(problem);
    if ('fault' in solved) {
      faults.push(solved.fault);
      continue;
    }
    faults.push(...latexFaults(solved.trace, typesets), ...selfTest(solved.trace));
    warnings.push(...hiddenSlips(solved.trace).map((hidden) => sayHidden(problem.numbersPlace, hidden)));
  }
  return { faults: faults.map(sayFault), warnings, files: loaded.files };
}

function latexFaults(trace: Trace, typesets: (tex: string) => string | null): Fault[] {
  const { problem } = trace;
  const check = (tex: string, place: Place): Fault[] => {
    const detail = typesets(tex);
    return detail === null ? [] : [{ ...place, reason: { code: 'latex', tex, detail } }];
  };
  const names = [...problem.quantities].flatMap(([name, { place }]) => check(symbolOf(problem, name), place));
  const statement = [...problem.statement.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$\n]+?)\$/g)].flatMap((found) =>
    check(found[1] ?? found[2]!, problem.place),
  );
  // A rule prints alike at every pass, so its first one is enough.
  const rules = firstSteps(trace).flatMap((step) =>
    check(`${symbolOf(problem, step.id)} = ${formulaTex(trace, step)}`, step.place),
  );
  // A faulty name makes every rule it stands in faulty: told once.
  return names.length > 0 ? [...names, ...statement] : [...statement, ...rules];
}
