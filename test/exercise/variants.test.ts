/** A law over variants of every problem: what is drawn is what the file says, and satisfies its rules. VARIANTS=1000 tries a thousand of each. */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createChecker } from '../../src/checker.ts';
import { changesOf } from '../../src/diagnose/changes.ts';
import { isTrace, slipText, variantOf } from '../../src/exercise/variant.ts';
import type { Rounding } from '../../src/math/rounding.ts';
import type { Drawing, Problem } from '../../src/problem/problem.ts';
import { firstSteps, type Trace } from '../../src/trace/solve.ts';
import { type Simulated, simulate } from '../diagnose/simulated.ts';
import { calculations, traceOf } from '../problem-here.ts';

const VARIANTS = Number(process.env.VARIANTS ?? 3);
/** Slips tried on each variant; from one to the next they are others. */
const SLIPS = 3;

/** Of an answer as it is written: [[1/2, 3]] → 0.5, 3 */
const numbersIn = (answer: string): number[] =>
  [...answer.matchAll(/(-?[\d.]+)(?:\/(\d+))?/g)].map(([, n, d = '1']) => Number(n) / Number(d));

const sizeOf = (answer: string): number => numbersIn(answer).reduce((sum, x) => sum + Math.abs(x), 0);

/** A fraction in lowest terms ends as a decimal after so many places, or never. */
function placesOf(fraction: string): number {
  const denominator = Number(fraction.split('/')[1] ?? 1);
  for (let places = 0; places < 30; places++) if (10 ** places % denominator === 0) return places;
  return Number.POSITIVE_INFINITY;
}

const rounded = (answer: string, rounding: Rounding): string =>
  rounding.kind === 'exact'
    ? answer
    : numbersIn(answer)
        .map((x) =>
          rounding.kind === 'decimals' ? x.toFixed(rounding.digits) : x.toPrecision(rounding.digits),
        )
        .join();

interface Hold {
  readonly decimals?: string;
  readonly nonzero?: readonly string[];
  readonly falls?: readonly string[];
  readonly hides?: readonly string[];
}

/** What breaks the rules of a file, worked out by another calculator. */
function broken(trace: Trace, { decimals, nonzero = [], falls = [] }: Hold, worked: Simulated): string[] {
  const answers = Object.entries(worked.answers);
  const of = (name: string) => answers.filter(([id]) => id.replace(/\[.*/, '') === name);
  const asked = answers.filter(([id]) => trace.byId.get(id)!.asked);
  const long = asked.filter(([, answer]) =>
    (answer.match(/-?\d+(?:\/\d+)?/g) ?? []).some((number) => placesOf(number) > Number(decimals)),
  );
  return [
    ...(decimals === undefined ? [] : long.map(([id, answer]) => `${id} = ${answer} is long`)),
    ...nonzero
      .flatMap(of)
      .filter(([, answer]) => numbersIn(answer).includes(0))
      .map(([id]) => `${id} has a zero`),
    ...falls
      .filter((name) => sizeOf(of(name).at(-1)![1]) >= sizeOf(of(name)[0]![1]))
      .map((name) => `${name} does not fall`),
  ];
}

/** Some slips, made at every update, that leave the asked answers as they are. */
function hidden(trace: Trace, variant: number, worked: Simulated): string[] {
  const slips = firstSteps(trace).flatMap((step) => changesOf(trace, step));
  return Array.from({ length: SLIPS }, (_, i) => slips[(variant * SLIPS + i) % slips.length]!)
    .filter((change) => {
      const student = simulate(trace, change, (step) => step.tree === change.rule);
      if (!student?.made) return false;
      return trace.steps.every(
        ({ id, asked, rounding }) =>
          !asked || rounded(student.answers[id]!, rounding) === rounded(worked.answers[id]!, rounding),
      );
    })
    .map(slipText);
}

interface Range {
  readonly from?: unknown;
  readonly to?: unknown;
  readonly by?: unknown;
  readonly of?: readonly unknown[];
  readonly not?: readonly unknown[];
}

/** Whether a number is among those that a file lists for an entry. */
function isListed(x: number, entry: unknown): boolean {
  const numberOf = (written: unknown): number => numbersIn(`${written}`)[0]!;
  if (typeof entry !== 'object') return x === numberOf(entry);
  const { from, to, by = 1, of, not = [] } = entry as Range;
  if (not.map(numberOf).includes(x)) return false;
  if (of) return of.map(numberOf).includes(x);
  const steps = (x - numberOf(from)) / numberOf(by);
  return steps > -1e-9 && x < numberOf(to) + 1e-9 && Math.abs(steps - Math.round(steps)) < 1e-9;
}

/** The givens that are not what the file says they are drawn from. */
function strayed(own: Problem, made: Problem, draw: Readonly<Record<string, unknown>>): string[] {
  const cellsOf = ({ givens }: Problem, id: string): number[] =>
    givens.get(id)!.cells.map((x) => ('n' in x ? Number(x.n) / Number(x.d) : Number.NaN));
  return [...own.givens.keys()].filter((id) => {
    const entry = draw[id] ?? draw[id.replace(/\[.*/, '')];
    const [before, now] = [cellsOf(own, id), cellsOf(made, id)];
    if (entry === 'shuffled') return `${before.toSorted()}` !== `${now.toSorted()}`;
    if (entry === undefined) return `${before}` !== `${now}`;
    const entries = Array.isArray(entry) ? entry.flat() : before.map(() => entry);
    return !now.every((x, i) => isListed(x, entries[i]));
  });
}

describe.each(calculations)('$id', ({ id, text }) => {
  const own = traceOf(text, id);
  const { draw, hold = {} } = parse(text) as { readonly draw: Record<string, unknown>; readonly hold?: Hold };
  const drawing = own.problem.drawing as Drawing;

  it(
    `${VARIANTS} variants are drawn from what it says and satisfy its rules`,
    () => {
      const wrong: string[] = [];
      const numbers = new Set<string>();
      for (let variant = 1; variant <= VARIANTS; variant++) {
        const made = variantOf(own, drawing, variant);
        if (!isTrace(made)) throw new Error(`no numbers for variant ${variant}`);
        numbers.add(JSON.stringify([...made.problem.givens], (_, x) => (typeof x === 'bigint' ? `${x}` : x)));
        const worked = simulate(made, null, () => false)!;
        wrong.push(
          ...[
            ...strayed(own.problem, made.problem, draw).map((given) => `${given} is not drawn as said`),
            ...broken(made, hold, worked),
            ...hidden(made, variant, worked)
              .filter((slip) => !drawing.hold.hides.includes(slip))
              .map((slip) => `${slip} is hidden`),
          ].map((what) => `variant ${variant}: ${what}`),
        );
      }
      expect(wrong).toEqual([]);
      expect(numbers.size).toBeGreaterThan(VARIANTS / 10);
    },
    VARIANTS * 10_000,
  );
});

it('a calculation that takes long is drawn less often before it is given up', () => {
  const ones = `[${Array.from({ length: 20 }, () => `[${Array(20).fill(1).join(', ')}]`).join(', ')}]`;
  const file = join(tmpdir(), `longhand-products-${process.pid}.yaml`);
  const triesAt = (updates: number): number => {
    const steps = `{ repeat: ${updates}, steps: [{ step: "x[t+1]", rule: 0*B*x }] }, { step: y, rule: 0*a }`;
    writeFileSync(
      file,
      `title: T\nstatement: S\nsource: S\ngivens: { B: ${ones}, a: 2 }\nstart: { x: ${ones} }\nprogram: [${steps}]\ndraw: { a: { of: [2, 3] } }\nhold: { nonzero: [y] }\n`,
    );
    return Number(/: (\d+) were drawn/.exec(createChecker({ file }).lint([file]).faults[0]!)![1]);
  };
  expect(triesAt(10)).toBeLessThan(100);
  expect(triesAt(5)).toBeGreaterThan(triesAt(10));
  rmSync(file);
});
