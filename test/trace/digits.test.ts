/** Every digit printed is certain: a computation at twice the precision prints the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decimalTable } from '../../src/explain/values.ts';
import { solve } from '../../src/trace/solve.ts';
import { traceOf } from '../problem-here.ts';

const files = readdirSync('problems').filter((name) => name.endsWith('.yaml'));

it.each(files)('%s prints the same digits at twice the precision', (file) => {
  const { problem } = traceOf(readFileSync(`problems/${file}`, 'utf8'));
  const printed = (digits: number) =>
    Object.fromEntries(solve(problem, digits).steps.map(({ id, value }) => [id, decimalTable(value)]));
  expect(printed(60)).toEqual(printed(120));
});
