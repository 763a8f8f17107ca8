/** Momentum for more and more updates → how long the exact trace takes, how long its numbers get, and where its bounds stop it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OUR_PROBLEMS } from '../src/checker.ts';
import { isRational } from '../src/math/real.ts';
import type { Value } from '../src/math/value.ts';
import { RECIPES } from '../src/problem/files.ts';
import { isProof, loadProblem, loadRecipes } from '../src/problem/load.ts';
import type { Problem } from '../src/problem/problem.ts';
import { SolveFault, solve, type Trace } from '../src/trace/solve.ts';
import { type Effort, median, times } from './measure.ts';
import { FLAGSHIP, root } from './sheets.ts';
import type { Cell, Section } from './table.ts';

const UPDATES = [10, 100, 1000];
const MOST = 10_000;
/** Where solving one update after the other is looked at. */
const SEEN_AT = [10, 100, 1000, 3000, MOST];

export function traces({ short, runs }: Effort): Section {
  return {
    title: 'The exact trace',
    about: `The flagship's momentum, seven steps an update. Nothing is rounded, so the numbers grow with every update, and what a problem
file may ask for is bounded. Below, one update is solved again and again from the last one's weights and velocity, and nothing else is
kept, until ${MOST.toLocaleString('en')} updates or a bound; each time is of the updates since the row before.`,
    columns: ['trace', 'µs an update', 'digits in the weights', 'stopped'],
    rows: [
      ...UPDATES.slice(0, short ? 1 : UPDATES.length).map((updates) => everyStep(updates, runs)),
      ...onlyTheLast(short ? 10 : MOST),
    ],
  };
}

function everyStep(updates: number, runs: number): Cell[] {
  const problem = repeated(updates);
  const found = solved(problem);
  const ms = median(times(() => solved(problem), runs));
  return [
    `${updates.toLocaleString('en')} updates, every step kept`,
    (1000 * ms) / updates,
    'fault' in found ? '' : digitsOf(found.trace.steps.at(-1)!.value),
    'fault' in found ? sayStopped(found.fault) : '',
  ];
}

function onlyTheLast(most: number): Cell[][] {
  const one = repeated(1);
  const rows: Cell[][] = [];
  let problem = one;
  let [ms, since] = [0, 0];
  for (let update = 1; update <= most; update++) {
    const start = performance.now();
    const found = solved(problem);
    ms += performance.now() - start;
    const stopped = 'fault' in found ? sayStopped(found.fault) : '';
    if ('trace' in found) problem = continued(one, found.trace);
    if (stopped === '' && !SEEN_AT.includes(update)) continue;
    const digits = digitsOf(problem.givens.get('w[0]')!);
    rows.push([
      `only the last: update ${update.toLocaleString('en')}`,
      (1000 * ms) / (update - since),
      digits,
      stopped,
    ]);
    [ms, since] = [0, update];
    if (stopped !== '') break;
  }
  return rows;
}

/** The problem with the weights and the velocity that an update ended with. */
const continued = (one: Problem, { byId }: Trace): Problem => ({
  ...one,
  givens: new Map([
    ...one.givens,
    ...['w', 'v'].map((name): [string, Value] => [`${name}[0]`, byId.get(`${name}[1]`)!.value]),
  ]),
});

function solved(problem: Problem): { readonly trace: Trace } | { readonly fault: SolveFault } {
  try {
    return { trace: solve(problem) };
  } catch (error) {
    if (!(error instanceof SolveFault)) throw error;
    return { fault: error };
  }
}

const sayStopped = ({ problem, step }: SolveFault): string =>
  `by the bound \`${problem.code}\` at ${step.id}`;

const digitsOf = ({ cells }: Value): number =>
  Math.max(
    ...cells.map((x) => (isRational(x) ? Math.max(`${x.n}`.replace('-', '').length, `${x.d}`.length) : 0)),
  );

/** The flagship, so many updates long. */
function repeated(updates: number): Problem {
  const text = readFileSync(`${root}problems/${FLAGSHIP}.yaml`, 'utf8').replace(/tests:[\s\S]*/, '');
  const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
  const file = join(folder, `${updates}-updates.yaml`);
  writeFileSync(file, text.replace('repeat: 3', `repeat: ${updates}`));
  const { problem } = loadProblem(file, loadRecipes(join(OUR_PROBLEMS, RECIPES)).recipes);
  rmSync(folder, { recursive: true });
  if (!problem || isProof(problem)) throw new Error('the flagship is a calculation');
  return problem;
}
