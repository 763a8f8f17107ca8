/** A program → its passes: each repetition written out, with the rules of every pass and what changes from one to the next. */
import { FUNCTIONS } from '../math/functions.ts';
import { NAME } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import type { Report, TakenBy } from './fault.ts';
import { readValue } from './numbers.ts';
import type { Id } from './problem.ts';
import type { Rule } from './rule.ts';
import type { RuleWriter } from './rules.ts';
import type { Numbers, ProblemFile, RepeatEntry } from './schema.ts';
import { wholeAt } from './whole-number.ts';
import type { Path, YamlFile } from './yaml.ts';

export const MOST_REPEATS = 10_000;
export const MOST_STEPS = 20_000;

export interface Pass {
  readonly rules: readonly Rule[];
  readonly part: string;
  readonly index: { readonly name: string; readonly value: number } | null;
  /** What changes from pass to pass: the id and value of each such name here. */
  readonly each: ReadonlyMap<string, { readonly id: Id; readonly value: Value }>;
}

/** All passes of a program, in order. */
export function passesOf(
  program: ProblemFile['program'],
  yaml: YamlFile,
  rulesOf: RuleWriter['rulesOf'],
  fault: Report,
): Pass[] {
  let room = MOST_STEPS;
  const passes = program.flatMap((entry, i) => passesOfEntry(entry, ['program', i]));
  return room < 0 ? [] : passes;

  function passesOfEntry(entry: ProblemFile['program'][number], path: Path): Pass[] {
    if (!('repeat' in entry))
      return [{ rules: rulesOf(entry, path, null), part: '', index: null, each: new Map() }];
    const times = count(entry.repeat, [...path, 'repeat'], 1);
    const from = entry.from === undefined ? 0 : count(entry.from, [...path, 'from'], 0);
    const name = entry.index ?? 't';
    if (!NAME.test(name)) fault(yaml.place([...path, 'index']), { code: 'bad-name', name });
    const rules = entry.steps.flatMap((inner, i) => rulesOf(inner, [...path, 'steps', i], name));
    for (const other of Object.keys(entry.each ?? {})) {
      const at = yaml.placeOfKey([...path, 'each', other]);
      if (!NAME.test(other)) fault(at, { code: 'bad-name', name: other });
      const by = takenBy(other, name, rules);
      if (by) fault(at, { code: 'taken-name', name: other, by });
    }
    room -= times * rules.length;
    if (room < 0) {
      if (room + times * rules.length >= 0)
        fault(yaml.place([...path, 'repeat']), { code: 'steps', limit: MOST_STEPS });
      return [];
    }
    return Array.from({ length: times }, (_, pass) => {
      const each = eachOf(entry, path, pass, times);
      const part = (entry.title ?? '')
        .replaceAll('{pass}', `${pass + 1}`)
        .replaceAll(`{${name}}`, `${from + pass}`)
        .replaceAll(/\{(\w+)\}/g, (braced, other: string) => each.get(other)?.id.split('=')[1] ?? braced);
      return { rules, part, index: { name, value: from + pass }, each };
    });
  }

  function eachOf(entry: RepeatEntry, path: Path, pass: number, times: number): Pass['each'] {
    const found = new Map<string, { readonly id: Id; readonly value: Value }>();
    for (const [name, written] of Object.entries(entry.each ?? {})) {
      const at = [...path, 'each', name];
      if (written.length !== times) fault(yaml.place(at), { code: 'passes', times, got: written.length });
      const here = written[pass];
      const value = here === undefined ? null : readValue(yaml, [...at, pass], here, fault);
      if (value) found.set(name, { id: `${name}=${writtenText(here!)}`, value });
    }
    return found;
  }

  function count(written: string | number, path: Path, least: number): number {
    return wholeAt(yaml, path, written, { least, most: MOST_REPEATS }, fault) ?? least;
  }
}

/** What a name under "each" would hide, or be hidden by. */
function takenBy(name: string, index: string, rules: readonly Rule[]): TakenBy | null {
  if (FUNCTIONS.has(name)) return 'function';
  if (name === index) return 'own-index';
  return rules.some((rule) => rule.name === name) ? 'computed' : null;
}

/** Told apart by its shape as well: a column 1,2 and a row 1 2. */
const writtenText = (written: Numbers): string =>
  [written]
    .flat()
    .map((row) => [row].flat().join(' '))
    .join(',');
