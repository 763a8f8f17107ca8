/** The flagship, solved, for tests that need a trace; and any problem written inside a test. */

import { readdirSync, readFileSync } from 'node:fs';
import { sayFault } from '../src/explain/faults.ts';
import { checkShape } from '../src/problem/check-shape.ts';
import { compile } from '../src/problem/compile.ts';
import { compileDrawn } from '../src/problem/compile-drawn.ts';
import { loadRecipes } from '../src/problem/load.ts';
import type { Proof } from '../src/problem/proof.ts';
import { proofFile } from '../src/problem/proof-schema.ts';
import { problemFile } from '../src/problem/schema.ts';
import { readYaml } from '../src/problem/yaml.ts';
import { solve, type Trace } from '../src/trace/solve.ts';

export const { recipes } = loadRecipes('problems/recipes');

export function compiled(text: string, id = 'here') {
  const yaml = readYaml('here.yaml', text);
  const { data, faults } = checkShape(problemFile, yaml);
  return data ? compile(id, yaml, data, recipes) : { problem: null, faults };
}

/** Every fault of a problem file written in a test, as an author reads it. */
export const faultsOf = (text: string): string[] => compiled(text).faults.map(sayFault);

export function traceOf(text: string, id = 'here'): Trace {
  const { problem, faults } = compiled(text, id);
  if (!problem) throw new Error(faults.map(sayFault).join('\n'));
  return solve(problem);
}

/** A symbolic problem written inside a test. */
export function compiledProof(text: string, id = 'here') {
  const yaml = readYaml('here.yaml', text);
  const { data, faults } = checkShape(proofFile, yaml);
  return data ? compileDrawn(id, yaml, data) : { proof: null, faults };
}

export function proofOf(text: string, id = 'here'): Proof {
  const { proof, faults } = compiledProof(text, id);
  if (!proof) throw new Error(faults.map(sayFault).join('\n'));
  return proof;
}

/** The files of all problems that are calculated, by their ids; those that ask for proofs have no `program`. */
export const calculations: readonly { readonly id: string; readonly text: string }[] = readdirSync('problems')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ id: name.replace('.yaml', ''), text: readFileSync(`problems/${name}`, 'utf8') }))
  .filter(({ text }) => !/^ask:/m.test(text));

export const flagshipText = readFileSync('problems/momentum-regression.yaml', 'utf8');
export const flagship = traceOf(flagshipText);

interface Golden {
  readonly steps: Readonly<Record<string, string | readonly string[] | readonly (readonly string[])[]>>;
}
export const goldenFlagship: Golden = JSON.parse(
  readFileSync('test/golden/momentum-regression.json', 'utf8'),
);
export const submission003: { readonly answers: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync('test/golden/submission-003.answers.json', 'utf8'),
);
