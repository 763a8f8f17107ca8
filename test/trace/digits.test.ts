/** Every digit printed is certain: a computation at twice the precision prints the same. */
import { expect, it } from 'vitest';
import { decimalTable } from '../../src/explain/values.ts';
import { solve } from '../../src/trace/solve.ts';
import { calculations, traceOf } from '../problem-here.ts';

it.each(calculations)('$id prints the same digits at twice the precision', ({ text }) => {
  const { problem } = traceOf(text);
  const printed = (digits: number) =>
    Object.fromEntries(solve(problem, digits).steps.map(({ id, value }) => [id, decimalTable(value)]));
  expect(printed(60)).toEqual(printed(120));
});
