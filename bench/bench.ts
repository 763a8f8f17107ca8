/** `npm run bench`: how fast submissions are marked, in process and over http. Medians of several runs; http as a share of a bare Express echo. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { type Checker, createChecker, OUR_PROBLEMS, type Submission } from '../src/checker.ts';
import { variantOf } from '../src/exercise/variant.ts';
import { isProof, loadFolder, loadProblem, loadRecipes, RECIPES } from '../src/problem/load.ts';
import { solve } from '../src/trace/solve.ts';
import { solutionPage } from '../views/solution.tsx';
import { worksheetPage } from '../views/worksheet.tsx';

const RUNS = 11;
const SECONDS = 1;
const VARIANTS = 100;
const CONNECTIONS = 10;
const root = fileURLToPath(new URL('../..', import.meta.url));
const submission: Submission = JSON.parse(
  readFileSync(`${root}/test/golden/submission-003.answers.json`, 'utf8'),
);

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

function perSecond(run: () => unknown): number {
  const until = performance.now() + 1000;
  let done = 0;
  while (performance.now() < until) {
    run();
    done++;
  }
  return done;
}

const medianPerSecond = (run: () => unknown): number => {
  perSecond(run);
  return median(Array.from({ length: RUNS }, () => perSecond(run)));
};

function rightAnswers(checker: Checker): Submission {
  return {
    answers: Object.fromEntries(
      checker.solve('momentum-regression').steps.map((step) => [step.id, step.answer]),
    ),
  };
}

function inProcess(): void {
  const checker = createChecker();
  const grade = (answers: Submission) => checker.grade('momentum-regression', answers);
  const right = rightAnswers(checker);
  const wrong = everyStepWrong(right);
  row(
    'marks: 21 right answers',
    medianPerSecond(() => grade(right)),
  );
  row(
    'marks: real submission, 3 wrong and told why',
    medianPerSecond(() => grade(submission)),
  );
  row(
    'marks: 21 wrong, none with a reason',
    medianPerSecond(() => grade(wrong)),
  );
  const [typical, worst] = spread(() => grade(submission));
  row('one real submission, median', typical * 1000, 'µs');
  row('one real submission, worst of 2,000', worst * 1000, 'µs');
  row('one with 21 wrong, worst of 2,000', spread(() => grade(wrong))[1] * 1000, 'µs');
}

/** A proof of ten lines, right and with a slip in its middle; each run reads, judges and explains it. */
function proofs(): void {
  const checker = createChecker();
  const lines = [
    'rho*s[n] + (1-rho)*g',
    'rho*g*(1-rho^n) + (1-rho)*g',
    'rho*g - rho*g*rho^n + (1-rho)*g',
    'rho*g - g*rho^(n+1) + (1-rho)*g',
    'rho*g - g*rho^(n+1) + g - rho*g',
    'g - g*rho^(n+1)',
    'g*(1-rho)*(1-rho^(n+1))/(1-rho)',
    'g*(1-rho)*sum(rho^k, k, 0, n)',
    'g*sum(rho^k - rho^(k+1), k, 0, n)',
    'g*(1-rho^(n+1))',
  ];
  const slipped = lines.map((line, i) => (i === 4 ? line.replace('g - rho', 'g + rho') : line));
  for (const [name, step] of [
    ['right', lines],
    ['with a slip', slipped],
  ] as const) {
    const [typical, worst] = spread(() => checker.grade('bias-correction', { answers: { step } }), 300);
    row(`a proof of ten lines, ${name}, median`, typical * 1000, 'µs');
    row(`a proof of ten lines, ${name}, worst of 300`, worst * 1000, 'µs');
  }
}

/** Whole write-ups: the restated submission, and documents made of it. */
function writeUps(): void {
  const checker = createChecker();
  const sheet = readFileSync(`${root}/test/writeup/three-updates.md`, 'utf8');
  const hundred = Array.from(
    { length: 100 },
    (_, i) => `So $$w_{${i + 1}} = w_{${i}} - 0.2 \\cdot ${i}.5 = ${i}.5 - 0.2$$\n`,
  ).join('\n');
  for (const [name, text] of [
    ['three updates on paper, 99 relations', sheet],
    ['100 equations', hundred],
  ] as const) {
    const [typical, worst] = spread(() => checker.check(text), 30);
    row(`write-up: ${name}, median`, typical * 1000, 'µs');
    row(`write-up: ${name}, worst of 30`, worst * 1000, 'µs');
  }
}

/** Methods whose numbers are enclosures: answers rounded as asked, and the same with three of them wrong. */
function irrational(): void {
  const checker = createChecker();
  for (const id of ['adam', 'sigmoid-network']) {
    const right = Object.fromEntries(checker.solve(id).steps.map((step) => [step.id, step.answer]));
    const wrong = { ...right };
    for (const step of Object.keys(right)
      .filter((_, i) => i % 4 === 1)
      .slice(0, 3))
      wrong[step] = right[step]!.replace(/\d+(?:\.\d+)?/g, (n) => (Number(n) + 1.37).toFixed(3));
    for (const [name, answers] of [
      ['answers rounded as asked', right],
      ['3 wrong, none with a reason', wrong],
    ] as const) {
      const [typical, worst] = spread(() => checker.grade(id, { answers }), 200);
      row(`${id}: ${name}, median`, typical * 1000, 'µs');
      row(`${id}: ${name}, worst of 200`, worst * 1000, 'µs');
    }
  }
}

/** Momentum for many updates: the exact trace, and what is served of a long one. */
function longTraces(): void {
  const text = readFileSync(`${root}/problems/momentum-regression.yaml`, 'utf8').replace(/tests:[\s\S]*/, '');
  const folder = mkdtempSync(join(tmpdir(), 'longhand-'));
  const { recipes } = loadRecipes(join(OUR_PROBLEMS, RECIPES));
  const fileOf = (updates: number): string => {
    const file = join(folder, `${updates}-updates.yaml`);
    writeFileSync(file, text.replace('repeat: 3', `repeat: ${updates}`));
    return file;
  };
  const problemOf = (updates: number) => {
    const checker = createChecker({ file: fileOf(updates) });
    return { checker, id: checker.list()[0]!.id };
  };
  for (const updates of [10, 100, 1000]) {
    const { problem } = loadProblem(fileOf(updates), recipes);
    if (!problem || isProof(problem)) throw new Error('the flagship is a calculation');
    const times = Array.from({ length: RUNS }, () => timed(() => solve(problem)));
    row(`exact trace, ${updates} momentum updates`, median(times) * 1000, 'µs');
  }
  const { checker, id } = problemOf(300);
  const { steps } = checker.solve(id);
  const answers = Object.fromEntries(steps.map((step) => [step.id, step.answer]));
  row(
    '300 updates: marking a right sheet',
    timed(() => checker.grade(id, { answers })),
    'ms',
  );
  for (const [name, draw] of [
    ['worksheet', () => worksheetPage({ definition: checker.problem(id), typed: {}, marked: null })],
    ['worked solution', () => solutionPage(checker.solve(id))],
  ] as const) {
    row(`300 updates: first page of the ${name}`, timed(draw), 'ms');
    const html = draw();
    row(`300 updates: its size`, html.length / 1024, 'KB');
    row(`300 updates: its size as sent, compressed`, gzipSync(html).length / 1024, 'KB');
  }
  rmSync(folder, { recursive: true });
}

/** Drawing a variant nobody asked for before: numbers, solved and tried against the problem's rules until they hold. */
function variants(): void {
  const medians = [...loadFolder(OUR_PROBLEMS).problems.values()].flatMap((problem) => {
    if (isProof(problem) || !problem.drawing) return [];
    const { id, drawing } = problem;
    const own = solve(problem);
    const times = Array.from({ length: VARIANTS }, (_, i) => timed(() => variantOf(own, drawing, i + 1)));
    return [{ id, ms: median(times) }];
  });
  const slowest = medians.reduce((a, b) => (b.ms > a.ms ? b : a));
  row('drawing a variant, median of all problems', median(medians.map(({ ms }) => ms)) * 1000, 'µs');
  row(`the slowest to draw: ${slowest.id}, median`, slowest.ms, 'ms');
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Numbers that follow from nothing: every change of every rule is tried on every step. */
const everyStepWrong = (right: Submission): Submission => ({
  answers: Object.fromEntries(
    Object.entries(right.answers).map(([id, answer]) => [
      id,
      String(answer).replace(/-?\d+(?:\.\d+)?/g, (n) => `${Number(n) + 37.31}`),
    ]),
  ),
});

/** Median and worst of single runs, in ms. */
function spread(run: () => unknown, runs = 2000): [number, number] {
  const times = Array.from({ length: runs }, () => timed(run));
  return [median(times), Math.max(...times)];
}

const row = (name: string, value: number, unit = 'a second'): void =>
  console.log(`| ${name.padEnd(46)} | ${Math.round(value).toLocaleString('en').padStart(8)} ${unit} |`);

async function serve(kind: string): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = fork(fileURLToPath(new URL('./serve.js', import.meta.url)), [kind]);
  const port = await new Promise<number>((ready) =>
    child.once('message', (message) => ready(message as number)),
  );
  return { child, port };
}

async function requests(port: number, path: string, body: Submission): Promise<number> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${path}`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were no success, ${result.errors} failed`);
  return result.requests.average;
}

async function overHttp(): Promise<void> {
  const [echo, longhand] = [await serve('echo'), await serve('longhand')];
  const grade = '/api/v1/problems/momentum-regression/grade';
  for (const [name, body] of [
    ['21 right answers', rightAnswers(createChecker())],
    ['real submission, 3 wrong', submission],
  ] as const) {
    const pairs: [number, number][] = [];
    await Promise.all([requests(echo.port, '/', body), requests(longhand.port, grade, body)]);
    for (let run = 0; run < RUNS; run++)
      pairs.push([await requests(echo.port, '/', body), await requests(longhand.port, grade, body)]);
    row(`bare Express echo: ${name}`, median(pairs.map(([bare]) => bare)), 'requests a second');
    row(`POST …/grade: ${name}`, median(pairs.map(([, ours]) => ours)), 'requests a second');
    row('as a share of bare Express', 100 * median(pairs.map(([bare, ours]) => ours / bare)), '%');
  }
  echo.child.kill();
  longhand.child.kill();
}

async function startUp(): Promise<void> {
  const port = 20_000 + (process.pid % 20_000);
  const started = performance.now();
  const child = spawn(process.execPath, [`${root}/dist/src/server.js`], {
    env: { ...process.env, PORT: String(port) },
    stdio: 'ignore',
  });
  for (;;) {
    const up = await fetch(`http://127.0.0.1:${port}/healthz`)
      .then((response) => response.ok)
      .catch(() => false);
    if (up) break;
    if (performance.now() - started > 20_000) throw new Error('the server did not start');
    await new Promise((later) => setTimeout(later, 10));
  }
  row('ready to serve', performance.now() - started, 'ms');
  const resident = /VmRSS:\s+(\d+)/.exec(tryRead(`/proc/${child.pid}/status`))?.[1];
  if (resident) row('memory when ready', Number(resident) / 1024, 'MB');
  child.kill();
}

function tryRead(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; medians of ${RUNS} runs\n`,
);
inProcess();
proofs();
writeUps();
irrational();
longTraces();
variants();
await overHttp();
await startUp();
