/** Every problem, and a checker whose variants are all the problem's own numbers. */
import { type Checker, createChecker } from '../../src/checker.ts';

export const checker = createChecker();
export const ids = checker.list().map(({ id }) => id);

/** Stands in where only the number of a variant matters. */
export const numbered: Checker = {
  ...checker,
  problem: (id, { variant = null } = {}) => ({ ...checker.problem(id), variant: variant ?? null }),
  solve: (id, { variant = null } = {}) => ({ ...checker.solve(id), variant: variant ?? null }),
};
