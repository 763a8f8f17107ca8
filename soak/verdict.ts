/** What a soak measured → its table, and the promises of safety that were broken; speed is printed, and breaks nothing. */
import { share } from '../bench/measure.ts';

export interface Measured {
  readonly seconds: number;
  /** Requests a second that the server can answer, and that were sent. */
  readonly capacity: number;
  readonly rate: number;
  readonly honest: readonly Answered[];
  readonly hostile: readonly Answered[];
  /** Bytes of memory that the server holds, each second. */
  readonly memory: readonly number[];
  /** How the server ended, where it did. */
  readonly ended: string | null;
}

export interface Answered {
  /** What was asked. */
  readonly name: string;
  /** When, in seconds from the start. */
  readonly at: number;
  /** 0 where no answer came in time. */
  readonly status: number;
  readonly ms: number;
  /** What went wrong where no answer came. */
  readonly why?: string;
}

/** Bytes; whoever holds more will hold anything. */
const MOST_MEMORY = 3 * 1024 ** 3;
/** A slope means something only after warming up, and over so many seconds. */
const WARM_AFTER = 1 / 3;
const SLOPE_FROM = 240;
/** Of what is held: how much more it may become in the time looked at. */
const MAY_GROW = 0.15;

const percentile = (answers: readonly Answered[], part: number): number =>
  answers.length === 0
    ? Number.NaN
    : share(
        answers.map(({ ms }) => ms),
        part,
      );

/** What 99 of 100 answers of each minute came within: a slow minute of the machine is told from a slow server. */
const minutesOf = (answers: readonly Answered[], seconds: number): readonly string[] =>
  Array.from({ length: Math.ceil(seconds / 60) }, (_, minute) =>
    percentile(
      answers.filter(({ at }) => Math.floor(at / 60) === minute),
      0.99,
    ).toFixed(0),
  );

/** The least-squares line through the memory after the warm-up: where it begins, and how much it rises to the end; bytes. */
export function trend(memory: readonly number[]): { readonly from: number; readonly rise: number } {
  const warm = memory.slice(Math.floor(memory.length * WARM_AFTER));
  const n = warm.length;
  const mean = warm.reduce((sum, y) => sum + y, 0) / n;
  const middle = (n - 1) / 2;
  const [over, under] = warm.reduce(
    ([a, b], y, x) => [a + (x - middle) * (y - mean), b + (x - middle) ** 2] as const,
    [0, 0] as readonly [number, number],
  );
  const slope = under === 0 ? 0 : over / under;
  return { from: mean - slope * middle, rise: slope * (n - 1) };
}

export function brokenBy({ honest, hostile, memory, ended, seconds }: Measured): readonly string[] {
  const all = [...honest, ...hostile];
  const faults = all.filter(({ status }) => status >= 500 && status !== 503).length;
  const hangs = all.filter(({ status }) => status === 0);
  const reasons = [...new Set(hangs.map(({ why }) => why))].filter((why) => why !== undefined);
  const refused = honest.filter(({ status }) => status >= 400 && status < 500).length;
  const most = Math.max(0, ...memory);
  const { from, rise } = trend(memory);
  return [
    ...(ended === null ? [] : [`the server ended: ${ended}`]),
    ...(faults === 0 ? [] : [`${faults} faults of the server (5xx)`]),
    ...(hangs.length === 0 ? [] : [[`${hangs.length} requests without an answer`, ...reasons].join(': ')]),
    ...(refused === 0 ? [] : [`${refused} honest requests refused`]),
    ...(most <= MOST_MEMORY ? [] : [`memory: ${megabytes(most)}`]),
    ...(memory.length > 0 ? [] : ['how much memory it holds was never told']),
    ...(seconds >= SLOPE_FROM && rise > MAY_GROW * from ? [`memory grew by ${megabytes(rise)}`] : []),
  ];
}

export function table(measured: Measured): string {
  const { seconds, capacity, rate, honest, hostile, memory } = measured;
  const { from, rise } = trend(memory);
  const busy = [...honest, ...hostile].filter(({ status }) => status === 503).length;
  const rows: readonly (readonly [string, string])[] = [
    ['time', `${seconds.toFixed(0)} s`],
    ['capacity', `${capacity.toFixed(0)} /s`],
    ['sent', `${rate.toFixed(0)} /s`],
    ['honest answers', `${honest.length}`],
    ['hostile answers', `${hostile.length}`],
    ['told to come again (503)', `${busy}`],
    ['honest, median', `${percentile(honest, 0.5).toFixed(1)} ms`],
    ['honest, 99 of 100 within', `${percentile(honest, 0.99).toFixed(1)} ms (wished: 100 ms)`],
    ['  minute by minute', `${minutesOf(honest, seconds).join(', ')} ms`],
    ...[...new Set(honest.map(({ name }) => name))].sort().map((name) => {
      const these = honest.filter((one) => one.name === name);
      return [`  ${name}, 99 of 100 within`, `${percentile(these, 0.99).toFixed(1)} ms`] as const;
    }),
    ['hostile, 99 of 100 within', `${percentile(hostile, 0.99).toFixed(1)} ms`],
    ['memory at most', megabytes(Math.max(0, ...memory))],
    [
      'memory after the first third, and its rise to the end',
      `${megabytes(from)}, ${megabytes(rise)} (least squares)`,
    ],
  ];
  return rows.map(([name, value]) => `${name.padEnd(54)}${value}`).join('\n');
}

const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(0)} MB`;
