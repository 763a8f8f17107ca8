/** How answers are to be rounded → words: for one step, and for a whole worksheet. */
import type { Rounding } from '../math/rounding.ts';
import type { Trace } from '../trace/solve.ts';

/** As a problem file writes it: `exact`, `2 decimals`, `3 figures`. */
export function roundingText(rounding: Rounding): string {
  if (rounding.kind === 'exact') return 'exact';
  const unit = rounding.digits === 1 ? rounding.kind.slice(0, -1) : rounding.kind;
  return `${rounding.digits} ${unit}`;
}

/** `exactly`, `to 2 decimals`, `to 3 significant figures`. */
export const sayRounding = (rounding: Rounding): string =>
  rounding.kind === 'exact'
    ? 'exactly'
    : `to ${roundingText(rounding).replace(/figure/, 'significant figure')}`;

/** What the page tells a student about digits; docs/marking.md says the same to a teacher. */
export function sayRoundingRule({ steps, problem }: Trace): string {
  const asked = steps.filter((step) => step.asked);
  const kinds = new Map(asked.map((step) => [roundingText(step.rounding), step.rounding]));
  const exact = kinds.delete('exact');
  if (kinds.size === 0) return 'Work exactly: every answer is checked to the last digit.';
  const ways = [...kinds.values()].map(sayRounding).join(' or ');
  const where = exact
    ? `Some steps are asked exactly; round the others ${ways}, as said beside each.`
    : `Round ${ways}${kinds.size > 1 ? ', as said beside each step' : ''}.`;
  const cut = problem.truncation
    ? 'Digits cut off instead of rounded are accepted.'
    : 'Round to the nearest; digits that are only cut off do not count.';
  return `${where} More digits, and exact values such as 4/5 or sqrt(17), are always welcome. Go on with the numbers you wrote or with those your calculator still holds: both are right. ${cut}`;
}
