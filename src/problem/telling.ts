/** How much a problem file lets be told: its solution, the feedback on answers, and the steps that are shown worked. */
import type { Report } from './fault.ts';
import type { FeedbackLevel, ProblemFile } from './schema.ts';
import { NONE_SHOWN, resolveShow, type Showable } from './show.ts';
import type { YamlFile } from './yaml.ts';

export interface Telling {
  /** Whether the worked solution may be served, and the most that is told of a wrong answer. */
  readonly solution: 'always' | 'never';
  readonly feedback: FeedbackLevel;
  /** Which steps are shown worked unless something else is asked for. */
  readonly show: string;
}

/** Null, and a fault, where what is to be shown cannot be. */
export function tellingOf(
  { solution = 'always', feedback = 'full', show = NONE_SHOWN }: Pick<ProblemFile, keyof Telling>,
  steps: readonly Showable[],
  yaml: YamlFile,
  fault: Report,
): Telling | null {
  const found = resolveShow(show, { steps, solution });
  if ('problem' in found) {
    fault(yaml.place(['show']), { code: 'show', why: found.problem });
    return null;
  }
  return { solution, feedback: solution === 'never' && feedback === 'full' ? 'hint' : feedback, show };
}
