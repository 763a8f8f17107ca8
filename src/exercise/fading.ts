/** A worksheet and the steps shown worked on it → its definition with these worked, and the step that is shown next. */
import type { MarkedPage } from '../explain/marked-page.ts';
import type { Worked } from '../explain/worked.ts';
import { isRight } from '../problem/marks.ts';
import type { Id } from '../problem/problem.ts';
import { type MayShow, type Resolved, resolveShow, type ShowProblem } from '../problem/show.ts';
import type { AskedStep, Definition } from './exercise.ts';

/** What is shown, as it was asked for and as ids in the order of the problem. */
export interface Showing {
  readonly show: string;
  readonly shown: ReadonlySet<Id>;
}

/** What a problem shows of itself; `show` has been found good when it was read. */
export function shownAtFirst(show: string, may: MayShow): Showing {
  const found = resolveShow(show, may);
  return { show, shown: 'shown' in found ? found.shown : new Set() };
}

/** Opens an exercise again with other steps shown. */
export const reopened =
  <T>(may: MayShow, open: (showing: Showing) => T) =>
  (show: string): T | ShowProblem => {
    const found: Resolved = resolveShow(show, may);
    return 'problem' in found ? found.problem : open({ show, shown: found.shown });
  };

/** The definition with the steps that are shown worked in their places. */
export function withShown(plain: Definition, { show, shown }: Showing, work: () => Worked): Definition {
  if (shown.size === 0) return plain.show === show ? plain : { ...plain, show };
  const worked = new Map(work().steps.map((step) => [step.id, step]));
  const steps = plain.steps.map((step): AskedStep => {
    if (!shown.has(step.id)) return step;
    const { tex, exact, decimal, lines } = worked.get(step.id)!;
    return { ...step, shown: { tex, exact, decimal, ...(lines ? { lines } : {}) } };
  });
  return { ...plain, show, steps };
}

/** The first step that is asked and not yet right; null where all are. */
export const nextToShow = ({ steps }: Definition, marked: MarkedPage): Id | null =>
  steps.find(({ id, shown }) => !shown && !isRight(marked.steps[id]?.mark))?.id ?? null;
