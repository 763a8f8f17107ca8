/** Where long work is done: at once, or in threads beside the one that answers, and cut off at a limit with a word. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { type Checker, Refusal } from '../checker.ts';
import { HttpError } from './problem-json.ts';
import { done, type Task } from './tasks.ts';

export interface Aside {
  /** @throws HttpError where it takes too long, or where too much waits already; Refusal as the checker does */
  readonly run: (task: Task) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** What a thread answers. A refusal is told as data: an error would lose its kind on the way. */
export type Outcome =
  | { readonly text: string }
  | {
      readonly refused: {
        readonly kind: Refusal['kind'];
        readonly detail: string;
        readonly path?: readonly (string | number)[];
      };
    };

/** Everything in the thread that asks. */
export const atOnce = (checker: Checker): Aside => ({
  run: async (task) => done(checker, task),
  close: async () => {},
});

/** A short write-up takes less than handing it over would. */
const SHORT = 8000;
const MOST_WAITING = 200;
/** Nothing that anyone wrote takes so long, ms. */
const TAKES_AT_MOST = 60_000;
const MEGABYTES = 1024;

const isShort = (task: Task): boolean => task.name !== 'grade' && task.input.text.length <= SHORT;

/**
 * @param worker the file that each thread runs
 * @param most ms that a task may take, its waiting included
 */
export function inThreads(checker: Checker, worker: URL, most = TAKES_AT_MOST): Aside {
  const threads = new Piscina<Task, Outcome>({
    filename: worker.href,
    minThreads: 1,
    maxThreads: Math.max(1, availableParallelism() - 1),
    maxQueue: MOST_WAITING,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  const inThread = async (task: Task): Promise<string> => {
    const outcome = await threads.run(task, { signal: AbortSignal.timeout(most) }).catch((error: unknown) => {
      throw tooMuch(error, most);
    });
    if ('text' in outcome) return outcome.text;
    const { kind, detail, path } = outcome.refused;
    throw new Refusal(kind, detail, path);
  };
  return {
    run: (task) => (isShort(task) ? atOnce(checker).run(task) : inThread(task)),
    close: () => threads.close({ force: true }),
  };
}

function tooMuch(error: unknown, most: number): unknown {
  const { name, message, code } = error as { name?: string; message?: string; code?: string };
  if (name === 'AbortError')
    return new HttpError(
      422,
      `This takes longer than the ${most / 1000} s that are given to it here; send it in parts.`,
    );
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new HttpError(422, 'This takes more memory than is given to it here; send it in parts.');
  if (message === 'Task queue is at limit')
    return new HttpError(503, 'Too much is waiting to be checked already; try again shortly.');
  return error;
}
