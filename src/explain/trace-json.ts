/** A worked solution → the JSON of the contract. */
import type { Worked } from './worked.ts';

export const traceJson = ({ problem, variant, steps }: Worked) => ({
  problem,
  variant,
  steps: steps.map(({ id, title, part, tex, exact, decimal, lines }) => ({
    id,
    title,
    part,
    tex,
    exact,
    decimal,
    ...(lines ? { lines } : {}),
  })),
});
