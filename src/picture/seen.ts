/** Whose numbers a picture is drawn with: the true ones, those a student wrote, or none but the givens. */
import type { Marks, StepMark } from '../grade/mark.ts';
import { sameShape, type Value } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import type { Trace } from '../trace/solve.ts';

/** The value of an id that may be seen; undefined where none is, and then none is drawn. */
export type Seen = (id: Id) => Value | undefined;

export const onlyGiven =
  ({ problem, byId }: Trace, shown: ReadonlySet<Id>): Seen =>
  (id) =>
    problem.givens.get(id) ?? (shown.has(id) ? byId.get(id)?.value : undefined);

export const truth =
  ({ problem, byId }: Trace): Seen =>
  (id) =>
    problem.givens.get(id) ?? byId.get(id)?.value;

/** What the student wrote, as it was read, and what was shown; never a number that stands nowhere on the sheet. */
export function written({ trace, steps, shown }: Marks): Seen {
  const answers = new Map(steps.flatMap((marked) => (isAnswered(marked) ? [[marked.step.id, marked]] : [])));
  return (id) => {
    const step = trace.byId.get(id);
    if (!step) return trace.problem.givens.get(id);
    if (shown.has(id)) return step.value;
    const answer = answers.get(id)?.answer;
    return answer && sameShape(answer, step.value) ? answer : undefined;
  };
}

/** What is true of the steps that were answered, and of no other. */
export function trueWhereAnswered(marks: Marks): Seen {
  const [answered, all] = [written(marks), truth(marks.trace)];
  return (id) => (answered(id) ? all(id) : undefined);
}

type Answered = Extract<StepMark, { readonly mark: 'correct' | 'carried' | 'wrong' }>;

const isAnswered = (marked: StepMark): marked is Answered =>
  marked.mark === 'correct' || marked.mark === 'carried' || marked.mark === 'wrong';
