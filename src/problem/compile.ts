/** A problem file and the recipes → a Problem with every repetition written out, or all its faults. */
import type { Value } from '../math/value.ts';
import { drawingOf } from './drawing.ts';
import { type Fault, MOST_FAULTS, type Report } from './fault.ts';
import { readValues, roundingOf } from './numbers.ts';
import { passesOf } from './passes.ts';
import { type Id, nameOf, type Problem, type Quantity } from './problem.ts';
import type { Recipes } from './recipe.ts';
import { ruleWriter } from './rules.ts';
import type { ProblemFile } from './schema.ts';
import { showable } from './show.ts';
import { formulasIn } from './statement.ts';
import { subjectOf } from './subject.ts';
import { tellingOf } from './telling.ts';
import { placesOfTest } from './test-places.ts';
import { writeOut } from './write-out.ts';
import type { YamlFile } from './yaml.ts';

export function compile(
  id: string,
  yaml: YamlFile,
  data: ProblemFile,
  recipes: Recipes,
): { readonly problem: Problem | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const told = new Set<string>();
  const fault: Report = (place, reason) => {
    const name = 'name' in reason && reason.name;
    // A value that is missing is one mistake, however many rules read it, and whatever it was to be drawn from.
    const isMissing = reason.code === 'no-start';
    const key = [...(isMissing ? [] : [place.file, place.line, place.col]), reason.code, name].join(':');
    const follows = reason.code === 'not-here' && told.has(`no-start:${name}`);
    if (follows || told.has(key) || faults.length >= MOST_FAULTS) return;
    told.add(key);
    faults.push({ ...place, reason });
  };
  const quantities = new Map<string, Quantity>();

  const givens = readValues(yaml, 'givens', data.givens ?? {}, fault);
  const starts = readValues(yaml, 'start', data.start ?? {}, fault);
  const rounding = data.rounding === undefined ? null : roundingOf(data.rounding, yaml, ['rounding'], fault);
  const values = new Map([...givens, ...starts]);
  const { rulesOf, describeOwn } = ruleWriter(yaml, { recipes, quantities, values, rounding, fault });
  describeOwn(data.names ?? {}); // for titles; once more below, so that the problem's own words win
  const passes = passesOf(data.program, yaml, rulesOf, fault);
  describeOwn(data.names ?? {});

  // What an unknown recipe computes is not known, so no name can be said to be missing.
  if (faults.some(({ reason }) => reason.code === 'unknown-recipe')) return { problem: null, faults };
  const written = writeOut(passes, givens, starts, fault);
  if (faults.length === 0) {
    for (const name of written.idleStarts)
      fault(yaml.placeOfKey(['start', name]), { code: 'idle-start', name, known: written.updated });
  }
  if (faults.length === 0) {
    for (const name of givens.keys())
      if (!written.read.has(name)) fault(yaml.placeOfKey(['givens', name]), { code: 'idle-given', name });
  }
  if (faults.length === 0 && !written.steps.some((step) => step.asked))
    fault(yaml.place(['program']), { code: 'nothing-asked' });
  const known = new Map([...givens, ...inWrittenOrder(written.starts, [...starts.keys()])]);
  const computed = [...new Set(written.steps.map((step) => step.name))];
  const drawing = drawingOf(yaml, data, known, computed, fault);
  const telling = faults.length === 0 ? tellingOf(data, showable(written.steps), yaml, fault) : null;
  if (!telling) return { problem: null, faults };
  const problem: Problem = {
    id,
    title: data.title,
    statement: data.statement,
    source: data.source,
    ...subjectOf(data),
    ...telling,
    truncation: data.truncation === 'accepted',
    quantities,
    givens: known,
    indices: written.indices,
    steps: written.steps,
    drawing,
    variant: null,
    tests: (data.tests ?? []).map((test, i) => ({
      answers: test.answers ?? {},
      rule: test.rule,
      marks: test.marks ?? {},
      slip: test.slip,
      place: yaml.place(['tests', i]),
      places: placesOfTest(yaml, ['tests', i], test),
    })),
    formulas: formulasIn(data.statement, yaml, ['statement']),
    place: yaml.place(['statement']),
    numbersPlace: yaml.placeOfKey([data.givens ? 'givens' : data.start ? 'start' : 'program']),
  };
  return { problem, faults };
}

/** Start values as the file lists them, not as the program comes to them. */
const inWrittenOrder = (starts: ReadonlyMap<Id, Value>, names: readonly string[]): [Id, Value][] =>
  [...starts].sort(([a], [b]) => names.indexOf(nameOf(a)) - names.indexOf(nameOf(b)));
