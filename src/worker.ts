/** A thread beside the server: a checker of its own, doing one task at a time. */
import { setPriority } from 'node:os';
import { createChecker } from './checker.ts';
import { foldersIn } from './cli/folders.ts';
import { givenHere, type Outcome } from './http/aside.ts';
import { refusalIn } from './http/problem-json.ts';
import { done, type Task } from './http/tasks.ts';

/** Whoever only marks goes first: where cores are few, the thread that answers would else wait for those that do long work. */
const BEHIND = 5;
// On Linux this thread's alone, elsewhere the whole process's, or not to be had.
if (process.platform === 'linux') setPriority(BEHIND);

const checker = createChecker({ folder: foldersIn(process.env), ...givenHere() });

export default function run(task: Task): Outcome {
  try {
    return { text: done(checker, task) };
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    const { status, message, misfits } = refusal;
    return { refused: { status, detail: message, misfits } };
  }
}
