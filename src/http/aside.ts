/** Where long work is done: at once, or in threads beside the one that answers, and cut off at a limit with a word. */
import { availableParallelism } from 'node:os';
import { LRUCache } from 'lru-cache';
import { Piscina, workerData } from 'piscina';
import type { Checker } from '../checker.ts';
import type { Misfit } from '../exercise/submission.ts';
import { type Kept, keptOf } from './kept.ts';
import { HttpError } from './problem-json.ts';
import { done, type Task, type TaskName } from './tasks.ts';
import { Turns } from './turns.ts';

export interface Aside {
  /**
   * @param client whose turn it takes
   * @throws HttpError where it takes too long, or where too much waits already; Refusal as the checker does
   */
  readonly run: (task: Task, client?: string) => Promise<string>;
  /** The same, of what is answered alike to everyone, and asked for again. */
  readonly kept: (task: Task, client?: string) => Promise<Kept>;
  /** Once what is under way is finished. */
  readonly close: () => Promise<void>;
}

/** What a thread answers. A refusal is told as data: an error would lose its kind on the way. */
export type Outcome =
  | { readonly text: string }
  | {
      readonly refused: {
        readonly status: number;
        readonly detail: string;
        readonly misfits: readonly Misfit[];
      };
    };

/** Everything in the thread that asks, and anew each time: what the checker knows may change. */
export const atOnce = (checker: Checker): Aside => ({
  run: async (task) => done(checker, task),
  kept: async (task) => keptOf(done(checker, task)),
  close: async () => {},
});

/** Pages and marks wait for each other, and never for a write-up. */
const PACES = ['page', 'writeUp'] as const;
type Pace = (typeof PACES)[number];
const paceOf = (name: TaskName): Pace => (name === 'check' || name === 'checkPage' ? 'writeUp' : 'page');

/** Nothing that anyone wrote takes so long, ms; its waiting included. */
export const TAKES_AT_MOST: Readonly<Record<Pace, number>> = { page: 20_000, writeUp: 60_000 };
/** Tasks of one client, and of all, that wait at a time. */
export const MOST_WAITING_OF_ONE = 100;
export const MOST_WAITING = 400;
/** A thread that has nothing to do is kept for so long, ms: to begin, it loads every problem. */
const KEPT_IDLE = 600_000;
/** Of memory, for one thread. */
export const MEGABYTES = 1024;
/** Bytes of answers that are kept; what they come to compressed is about a fifth of it more. */
const MOST_KEPT = 50_000_000;

/** What every thread is given. */
interface Given {
  /** Texts in the place of files that have gone bad. */
  readonly instead?: ReadonlyMap<string, string>;
}
export const givenHere = (): Given => (workerData ?? {}) as Given;

interface Threads extends Given {
  /** ms that a task may take. */
  readonly most?: typeof TAKES_AT_MOST;
  /** How many share this machine. */
  readonly processes?: number;
}

/** @param worker the file that each thread runs */
export function inThreads(
  worker: URL,
  { most = TAKES_AT_MOST, processes = 1, ...given }: Threads = {},
): Aside {
  // A single process has three for each kind even where cores are few: one client has two of them at most, and nobody else waits for it.
  const least = processes === 1 ? 3 : 1;
  const maxThreads = Math.max(least, Math.floor((availableParallelism() - 1) / processes));
  const pools = PACES.map(
    (pace) => [pace, poolOf(worker, { maxThreads, workerData: given }, most[pace])] as const,
  );
  const poolFor = new Map(pools);
  const known = new LRUCache<string, Kept>({
    maxSize: MOST_KEPT,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length,
  });
  const run = async (task: Task, client = ''): Promise<string> => {
    const outcome = await poolFor.get(paceOf(task.name))!.run(task, client);
    if ('text' in outcome) return outcome.text;
    const { status, detail, misfits } = outcome.refused;
    throw new HttpError(status, detail, misfits);
  };
  return {
    run,
    kept: async (task, client) => {
      const key = JSON.stringify(task);
      const before = known.get(key);
      if (before) return before;
      const kept = keptOf(await run(task, client));
      known.set(key, kept);
      return kept;
    },
    close: async () => void (await Promise.all(pools.map(([, pool]) => pool.close()))),
  };
}

interface Pool {
  readonly run: (task: Task, client: string) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

function poolOf(
  worker: URL,
  options: { readonly maxThreads: number; readonly workerData: Given },
  most: number,
): Pool {
  const turns = new Turns(options.maxThreads);
  const threads = new Piscina<Task, Outcome>({
    filename: worker.href,
    minThreads: 1,
    idleTimeout: KEPT_IDLE,
    ...options,
    closeTimeout: most,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  const inTurn = async (task: Task, client: string, signal: AbortSignal): Promise<Outcome> => {
    const leave = await turns.place(client, signal);
    return threads.run(task, { signal }).finally(leave);
  };
  const underWay = new Set<Promise<Outcome>>();
  return {
    run: async (task, client) => {
      if (turns.of(client) >= MOST_WAITING_OF_ONE || turns.size >= MOST_WAITING) throw busy();
      const done = inTurn(task, client, AbortSignal.timeout(most));
      underWay.add(done);
      return done
        .catch((error: unknown) => {
          throw tooMuch(error, task, most);
        })
        .finally(() => underWay.delete(done));
    },
    close: async () => {
      await Promise.allSettled(underWay);
      await threads.close();
    },
  };
}

const busy = (): HttpError =>
  new HttpError(503, 'Too much is waiting to be checked already; try again shortly.');

/** What was sent can be sent in parts; of what was only asked for, the server has no time now. */
function tooMuch(error: unknown, { input }: Task, most: number): unknown {
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'AbortError') {
    const [status, instead] = 'body' in input ? [422, 'send it in parts'] : [503, 'try again shortly'];
    const detail = `This takes longer than the ${most / 1000} s that are given to it here; ${instead}.`;
    return new HttpError(status, detail);
  }
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new HttpError(422, 'This takes more memory than is given to it here; send it in parts.');
  return error;
}
