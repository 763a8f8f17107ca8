/** Something to run → how long it takes: medians of several runs, never one time alone. */
import type { Section } from './table.ts';

/** How much is measured; `short` only shows that everything runs. */
export interface Effort {
  readonly short: boolean;
  readonly runs: number;
  /** Milliseconds of processor time in one run. */
  readonly ms: number;
}

export const FULL: Effort = { short: false, runs: 5, ms: 400 };
export const SHORT: Effort = { short: true, runs: 1, ms: 5 };

/** One part of the report. */
export type Measure = (effort: Effort) => Section | Promise<Section>;

export const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

export const median = (numbers: readonly number[]): number => share(numbers, 0.5);

/** The number that so large a share of all lie below: 0.99 → p99. */
export const share = (numbers: readonly number[], part: number): number =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))]!;

/** Milliseconds. */
export function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Milliseconds of processor time this process has had, all its threads: what else runs on the machine is not counted. */
const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Things done before anything is measured, so that they are compiled: sheets of all kinds take that many. */
const WARM = 12_000;

/** How often in a second of processor time something is done, run by run; what it is done to takes turns. */
export function rates<T>(
  items: readonly T[],
  run: (item: T) => unknown,
  { runs, ms, short }: Effort,
): number[] {
  let next = 0;
  const some = (count: number): void => {
    for (let i = 0; i < count; i++) run(items[next++ % items.length]!);
  };
  const once = (): number => {
    const start = processorTime();
    let done = 0;
    let spent = 0;
    while (spent < ms) {
      some(10);
      done += 10;
      spent = processorTime() - start;
    }
    return (1000 * done) / spent;
  };
  if (!short) {
    const start = processorTime();
    while (next < WARM && processorTime() - start < 10 * ms) some(10);
  }
  return Array.from({ length: runs }, once);
}

/** Milliseconds each time, once warm. */
export function times(run: () => unknown, runs: number): number[] {
  run();
  return Array.from({ length: runs }, () => timed(run));
}
