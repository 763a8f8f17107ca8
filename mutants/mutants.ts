/** `npm run mutants -- --share 1/50 --rooms derive,grade`: a share of all mutants of the rooms that mark, or of some of them, each held against the tests → a table by room; exits 1 below 85 % killed. */
import { parseArgs } from 'node:util';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { isIn, readShare } from './share.ts';

const ALL_ROOMS = ['math', 'answer', 'derive', 'diagnose', 'grade'];
const LEAST = 85;

const { values } = parseArgs({
  options: {
    share: { type: 'string', default: '1/1' },
    rooms: { type: 'string', default: ALL_ROOMS.join() },
  },
});
const share = readShare(values.share);
if (!share) {
  console.error(`mutants: --share should be as 3/50, not "${values.share}"`);
  process.exit(2);
}

const ROOMS = values.rooms.split(',');
const unknown = ROOMS.filter((room) => !ALL_ROOMS.includes(room));
if (unknown.length > 0) {
  console.error(`mutants: --rooms are some of ${ALL_ROOMS.join()}, not "${unknown.join()}"`);
  process.exit(2);
}

/** One room after another: each with a first run of the tests of its own, which for all rooms at once takes more memory than a process has. */
const mutantsOf = (room: string): Promise<MutantResult[]> =>
  new Stryker({
    mutate: [`src/${room}/**/*.ts`],
    // Nothing here is needed by the tests.
    ignorePatterns: ['dist', 'bench', 'browser', 'fuzz'],
    plugins: ['@stryker-mutator/vitest-runner', new URL('./share.js', import.meta.url).pathname],
    checkers: ['share'],
    share,
    testRunner: 'vitest',
    // The first time all tests are run, each notes what it comes by.
    dryRunTimeoutMinutes: 30,
    vitest: { configFile: 'mutants/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    // Tables that are made when a file is loaded: every test would have to run for each.
    ignoreStatic: true,
    disableTypeChecks: false,
    // The compiler has no programming interface that Stryker knows, and the tests need none.
    tsconfigFile: 'none',
    // Half of them only pick the share.
    concurrency: 4,
    timeoutMS: 20_000,
    timeoutFactor: 3,
    reporters: ['progress-append-only', 'clear-text', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
    jsonReporter: { fileName: `reports/mutants-${room}.json` },
    allowConsoleColors: false,
  }).runMutationTest();

type Count = Record<'killed' | 'survived' | 'timeout' | 'uncovered' | 'atLoad', number>;

const COLUMN: Partial<Record<MutantResult['status'], keyof Count>> = {
  Killed: 'killed',
  Survived: 'survived',
  Timeout: 'timeout',
  NoCoverage: 'uncovered',
  Ignored: 'atLoad',
};

function count(mutants: readonly MutantResult[]): Count {
  const counts: Count = { killed: 0, survived: 0, timeout: 0, uncovered: 0, atLoad: 0 };
  for (const { status } of mutants) {
    const column = COLUMN[status];
    if (column) counts[column]++;
  }
  return counts;
}

/** Per cent of the mutants tried that a test failed on, or that never came to an end. */
const score = ({ killed, survived, timeout, uncovered }: Count): number =>
  (100 * (killed + timeout)) / (killed + timeout + survived + uncovered);

const row = (name: string, counts: Count): string =>
  `| ${[
    name.padEnd(10),
    ...Object.values(counts).map((n) => `${n}`.padStart(8)),
    score(counts).toFixed(1).padStart(6),
  ].join(' | ')} |`;

const rows: string[] = [];
const tried: MutantResult[] = [];
let written = 0;
for (const room of ROOMS) {
  const mutants = await mutantsOf(room);
  const here = mutants.filter((mutant) => isIn(share, mutant));
  rows.push(row(room, count(here)));
  tried.push(...here);
  written += mutants.length;
}
const all = count(tried);
console.log(
  [
    `share ${values.share}: ${tried.length} of ${written} mutants`,
    '| room       |   killed | survived |  timeout |  no test |  at load |      % |',
    '|------------|---------:|---------:|---------:|---------:|---------:|-------:|',
    ...rows,
    row('all', all),
  ].join('\n'),
);
process.exitCode = score(all) >= LEAST ? 0 : 1;
