/** Honest rounding is never marked wrong, and an answer beyond what it can reach is: students and their reach, simulated. */
import { describe, expect, it } from 'vitest';
import { grade } from '../../src/grade/grade.ts';
import type { Step } from '../../src/trace/solve.ts';
import { congruential32, uniformInt } from '../diagnose/random.ts';
import { calculations, traceOf } from '../problem-here.ts';
import {
  allFinite,
  asTable,
  cellsOf,
  chance,
  type Digits,
  type Habits,
  habitsOf,
  type Inner,
  mapped,
  pick,
  type Random,
  roundedTo,
  runOn,
  type Table,
  unitOf,
  type Work,
  workThrough,
  writtenPlainly,
} from './honest.ts';

const isRounded = (step: Step): boolean => step.rounding.kind !== 'exact';

const problems = calculations
  .map(({ id, text }) => ({ id, trace: traceOf(text) }))
  .filter(({ trace }) => trace.steps.some(isRounded));
type Exercise = (typeof problems)[number];

function randomOf(seed: number): Random {
  const next = congruential32(Math.imul(seed, 2_654_435_761));
  // The first numbers of neighbouring seeds resemble each other.
  for (let i = 0; i < 3; i++) next();
  return { next, from: uniformInt(next) };
}

interface Kind {
  /** Where a mistake may be made; null where none is. */
  readonly mistakes: ((step: Step) => boolean) | null;
  readonly habits?: Partial<Habits>;
}

/** The work of one student; where a mistake leads to what cannot be worked out, another is made. */
function studentOf({ trace }: Exercise, random: Random, { mistakes, habits }: Kind): Work {
  const chosen = mistakes && trace.steps.filter(mistakes);
  for (;;) {
    const mistake = chosen && pick(random, chosen);
    const work = workThrough(trace, random, { ...habitsOf(random), ...habits }, mistake);
    if (work) return work;
  }
}

/** What is needed to have a failure again. */
function failure({ id }: Exercise, work: Work, step: Step, mark: string, seed: number): string {
  const quantity = (of: string): string => JSON.stringify(work.known.get(of));
  const inputs = work.taken
    .get(step.id)!
    .map((taken) => `  ${taken.id} took ${JSON.stringify(taken.value)} of ${quantity(taken.id)}`);
  return [
    `${id}, ${step.id}: ${mark}; seed ${seed}, mistake ${work.mistake}, ${JSON.stringify(work.habits)}`,
    ...inputs,
    `  held ${JSON.stringify(work.known.get(step.id)!.held)}, answered ${work.answers[step.id]}`,
    `  ${JSON.stringify(work.answers)}`,
  ].join('\n');
}

/** Every step whose mark is not what it should be: of an honest step wrong or unreadable, of the mistake anything but wrong. */
function misjudged(exercise: Exercise, work: Work, seed: number): string[] {
  return grade(exercise.trace, work.answers).steps.flatMap(({ step, mark }) => {
    const isRight = step.id === work.mistake ? mark === 'wrong' : mark !== 'wrong' && mark !== 'unreadable';
    return isRight ? [] : [failure(exercise, work, step, mark, seed)];
  });
}

function misjudgedAmong(students: number, firstSeed: number, kind: Kind): string[] {
  const each = Math.ceil(students / problems.length);
  return problems.flatMap((exercise, i) =>
    Array.from({ length: each }, (_, k) => firstSeed + i * each + k).flatMap((seed) =>
      misjudged(exercise, studentOf(exercise, randomOf(seed), kind), seed),
    ),
  );
}

const told = (failures: readonly string[]): string =>
  [`${failures.length} misjudged`, ...failures.slice(0, 5)].join('\n');

describe('an honest student is never marked wrong', () => {
  it.each<[string, number, Kind]>([
    ['without a mistake', 5000, { mistakes: null }],
    ['but for the step where a mistake was made', 5000, { mistakes: (step) => step.asked }],
  ])(
    '%s',
    (_, students, kind) => {
      const failures = misjudgedAmong(students, 50_000, kind);
      expect(failures.length, told(failures)).toBe(0);
    },
    300_000,
  );
});

/** The least and the greatest that each entry came to. */
class Range {
  readonly least: number[];
  readonly most: number[];

  constructor(a: Table) {
    this.least = cellsOf(a);
    this.most = cellsOf(a);
  }

  /** The same below zero for above. */
  mirrored(): Range {
    const turned = new Range([this.least.map((x) => -x)]);
    turned.take([this.most.map((x) => -x)]);
    return turned;
  }

  /** What cannot be worked out, such as the root of a number below zero, is passed over. */
  take(a: Table): void {
    if (!allFinite(a)) return;
    cellsOf(a).forEach((x, i) => {
      this.least[i] = Math.min(this.least[i]!, x);
      this.most[i] = Math.max(this.most[i]!, x);
    });
  }
}

/** The values of quantities by their ids. */
type Values = (id: string) => Table;

function remembered(values: Values): Values {
  const known = new Map<string, Table>();
  return (id) => {
    const value = known.get(id) ?? values(id);
    known.set(id, value);
    return value;
  };
}

/** A step worked out by its rule on such values. */
function worked({ trace }: Exercise, work: Work, id: string, values: Values, inner: Inner = (x) => x): Table {
  const ids = new Map(work.taken.get(id)!.map((taken) => [taken.reference, taken.id]));
  return runOn(trace, trace.byId.get(id)!, (reference) => values(ids.get(reference)!), inner);
}

/** Any number that is written so, its ends more often than not. */
function heldBehind(written: number, digits: Digits, random: Random): number {
  const half = unitOf(written, digits) / 2;
  const held = written + half * pick(random, [-0.999_999, 2 * random.next() - 1, 0.999_999]);
  return roundedTo(held, digits, 'away') === written ? held : written;
}

/** What a student may go on with: what is written, or was held behind it; where a step is blank, what such numbers lead to. */
function asMayBe(exercise: Exercise, work: Work, random: Random): Values {
  const values = remembered((id) => {
    const { written, held, digits } = work.known.get(id)!;
    if (!digits) return held;
    if (!written) return worked(exercise, work, id, values);
    return chance(random, 0.3) ? written : mapped(written, (x) => heldBehind(x, digits, random));
  });
  return values;
}

const RUNS = 300;

/** What an honest student could have written at a step, having written the same before it; and what all true numbers lead to. */
function reachOf(exercise: Exercise, work: Work, step: Step, digits: Digits, random: Random) {
  const once = (values: Values): Table => {
    const often = pick(random, [0, 0.5, 1]);
    const ties = pick(random, ['away', 'even'] as const);
    const inner: Inner = (x) => (chance(random, often) ? roundedTo(x, digits, ties) : x);
    return mapped(worked(exercise, work, step.id, values, inner), (x) => roundedTo(x, digits, ties));
  };
  const { byId, problem } = exercise.trace;
  const truly = remembered((id) => asTable(byId.get(id)?.value ?? problem.givens.get(id)!));
  const [own, fromTrue] = [new Range(work.known.get(step.id)!.written!), new Range(once(truly))];
  for (let run = 0; run < RUNS; run++) {
    own.take(once(asMayBe(exercise, work, random)));
    if (run < RUNS / 3) fromTrue.take(once(truly));
  }
  return { own, fromTrue };
}

const withEntry = (a: Table, entry: number, change: (x: number) => number): Table =>
  mapped(a, (x, row, col) => (row * a[0]!.length + col === entry ? change(x) : x));

/** The last digit of the coarsest number that an entry of a step is worked out from, or that it is written as itself. */
function coarsest(exercise: Exercise, work: Work, step: Step, entry: number): number {
  const asWritten: Values = (id) => work.known.get(id)!.written ?? work.known.get(id)!.held;
  const ledTo = (values: Values): number => cellsOf(worked(exercise, work, step.id, values))[entry]!;
  const usual = ledTo(asWritten);
  const matters = (id: string, changed: Table): boolean =>
    ledTo((other) => (other === id ? changed : asWritten(other))) !== usual;
  const units = work.taken.get(step.id)!.flatMap(({ id }) => {
    const { written, digits } = work.known.get(id)!;
    if (!digits || !written) return [];
    return cellsOf(written).map((x, at) => {
      const unit = unitOf(x, digits);
      return matters(
        id,
        withEntry(written, at, (y) => y + unit / 4),
      )
        ? unit
        : 0;
    });
  });
  const { written, digits } = work.known.get(step.id)!;
  return Math.max(unitOf(cellsOf(written!)[entry]!, digits!), ...units);
}

interface Sample {
  readonly where: string;
  /** How many units beyond its reach an answer is moved until it is wrong. */
  readonly units: number;
}

const MOST_UNITS = 100;

/** Moves one entry of an honest answer up (1) or down (−1) until it is marked wrong; null where there is nothing to move by. */
function moved(exercise: Exercise, work: Work, step: Step, way: 1 | -1, random: Random): Sample | null {
  const { id, trace } = exercise;
  const written = work.known.get(step.id)!.written!;
  const digits = work.known.get(step.id)!.digits!;
  const entry = random.from(0, cellsOf(written).length - 1);
  const unit = coarsest(exercise, work, step, entry);
  if (unit === 0) return null;
  const edge = edgeOf(reachOf(exercise, work, step, digits, random), entry, way, unit);

  const earlier = trace.steps.slice(0, step.position).filter((before) => before.id in work.answers);
  const answers = Object.fromEntries(earlier.map((before) => [before.id, work.answers[before.id]!]));
  const isWrong = (units: number): boolean => {
    const answer = withEntry(written, entry, () => edge + way * units * unit);
    const marks = grade(trace, { ...answers, [step.id]: writtenPlainly(answer, digits) });
    return marks.steps.find((marked) => marked.step === step)!.mark === 'wrong';
  };
  let units = 1;
  while (units < MOST_UNITS && !isWrong(units)) units++;
  return { where: `${id} ${step.id}`, units };
}

/** The end of the reach on one side; what the true numbers lead to is part of it where it is no more than a unit away. */
function edgeOf(
  { own, fromTrue }: { readonly own: Range; readonly fromTrue: Range },
  entry: number,
  way: 1 | -1,
  unit: number,
): number {
  if (way < 0) return -edgeOf({ own: own.mirrored(), fromTrue: fromTrue.mirrored() }, entry, 1, unit);
  const most = own.most[entry]!;
  return fromTrue.least[entry]! - most <= unit ? Math.max(most, fromTrue.most[entry]!) : most;
}

const SAMPLES = 600;

/** Steps that a student answered rightly, or rightly from a mistake before, and rounded. */
function steppedAt({ trace }: Exercise, work: Work): Step[] {
  const marks = grade(trace, work.answers);
  return marks.steps.flatMap(({ step, mark }) =>
    (mark === 'correct' || mark === 'carried') && work.known.get(step.id)!.digits ? [step] : [],
  );
}

function samplesOf(exercise: Exercise, count: number): Sample[] {
  const samples: Sample[] = [];
  for (let seed = 1; samples.length < count; seed++) {
    const random = randomOf(seed);
    const work = studentOf(exercise, random, {
      mistakes: seed % 2 === 0 ? isRounded : null,
      habits: { styles: ['plain'] },
    });
    const steps = steppedAt(exercise, work);
    if (steps.length === 0) continue;
    const sample = moved(exercise, work, pick(random, steps), pick(random, [1, -1]), random);
    if (sample) samples.push(sample);
  }
  return samples;
}

const quantile = (samples: readonly Sample[], part: number): number =>
  samples.map(({ units }) => units).sort((a, b) => a - b)[
    Math.min(samples.length - 1, Math.floor(part * samples.length))
  ]!;

const row = (name: string, samples: readonly Sample[]): string =>
  [name.padEnd(28), ...[0.5, 0.95, 1].map((part) => `${quantile(samples, part)}`.padStart(6))].join(' ');

it('an answer moved beyond what honest rounding reaches is wrong', () => {
  const byProblem = problems.map((exercise) => ({
    id: exercise.id,
    samples: samplesOf(exercise, Math.ceil(SAMPLES / problems.length)),
  }));
  const all = byProblem.flatMap(({ samples }) => samples);
  const furthest = [...all].sort((a, b) => b.units - a.units).slice(0, 12);
  console.log(
    [
      `units beyond the reach until wrong   median, 95 %, worst`,
      row(`all ${all.length}`, all),
      ...byProblem.map(({ id, samples }) => row(id, samples)),
      `furthest: ${furthest.map(({ where, units }) => `${where} ${units}`).join(', ')}`,
    ].join('\n'),
  );
  expect(quantile(all, 0.5)).toBeLessThanOrEqual(2);
  expect(quantile(all, 0.95)).toBeLessThanOrEqual(5);
}, 300_000);
