/** What may take longer than a moment, as functions of plain data: done at once, or in a thread of its own. */
import { checkPage } from '../../views/check.tsx';
import type { Checker, Options } from '../checker.ts';
import type { Submission } from '../exercise/submission.ts';
import type { CheckRequest } from '../exercise/writeup-request.ts';

interface Inputs {
  /** A write-up, to be answered as JSON, and as a page. */
  readonly check: CheckRequest & Pick<Options, 'variant'>;
  readonly checkPage: CheckRequest & Pick<Options, 'variant'>;
  /** Answers with derivations among them. */
  readonly grade: { readonly id: string; readonly submission: Submission; readonly options: Options };
}
export type TaskName = keyof Inputs;
export type Task = { readonly [N in TaskName]: { readonly name: N; readonly input: Inputs[N] } }[TaskName];

export function done(checker: Checker, { name, input }: Task): string {
  switch (name) {
    case 'check':
      return JSON.stringify(checker.check(input.text, input.problem, input));
    case 'checkPage': {
      const { text, problem, variant } = input;
      const checked = checker.checkPage(text, problem, { variant });
      return checkPage({ problems: checker.list(), text, problem: problem ?? '', variant, checked });
    }
    case 'grade':
      return JSON.stringify(checker.grade(input.id, input.submission, input.options));
  }
}
