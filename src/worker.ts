/** A thread beside the server: a checker of its own, doing one task at a time. */
import { createChecker, Refusal } from './checker.ts';
import { foldersIn } from './cli/folders.ts';
import type { Outcome } from './http/aside.ts';
import { done, type Task } from './http/tasks.ts';

const checker = createChecker({ folder: foldersIn(process.env) });

export default function run(task: Task): Outcome {
  try {
    return { text: done(checker, task) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { kind, message, path } = error;
    return { refused: { kind, detail: message, ...(path ? { path } : {}) } };
  }
}
