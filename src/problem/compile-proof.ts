/** A file of a symbolic problem → a Proof, or all its faults. */
import { readStatement } from '../answer/expression.ts';
import { substituted, type Tree, toText } from '../math/tree.ts';
import type { Fault, Place, Report } from './fault.ts';
import { withIdentity } from './identity.ts';
import { circlesOf } from './leads-back.ts';
import { type Ask, type Definition, type Given, goalOf, type Induction, type Proof, RANGE } from './proof.ts';
import {
  freeNames,
  isFunction,
  matricesOf,
  ownName,
  quantitiesOf,
  strangeIn,
  termIn,
  vocabularyOf,
} from './proof-names.ts';
import type { AskEntry, InductionEntry, ProofFile } from './proof-schema.ts';
import { showable } from './show.ts';
import { formulasIn } from './statement.ts';
import { subjectOf } from './subject.ts';
import { tellingOf } from './telling.ts';
import { placesOfTest } from './test-places.ts';
import type { Path, YamlFile } from './yaml.ts';

const MOST_FAULTS = 50;
const LARGEST_INDEX = 1000;
/** Kinds of free names whose terms are free already. */
const NEVER_DEFINED: ReadonlySet<string | undefined> = new Set(['sequence', 'random', 'function']);

export function compileProof(
  id: string,
  yaml: YamlFile,
  data: ProofFile,
): { readonly proof: Proof | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fault: Report = (place, reason) => {
    if (faults.length < MOST_FAULTS) faults.push({ ...place, reason });
  };

  const names = freeNames(data, yaml, fault);
  const { free, unclear } = names;
  const vocabulary = vocabularyOf(data, names);
  const matrices = matricesOf(data, free);
  const read = (text: string, path: Path, also: readonly string[] = []): readonly Tree[] => {
    const known = new Set([...vocabulary.names, ...also]);
    const statement = readStatement(text, { ...vocabulary, names: known });
    if (statement.kind === 'sides') return statement.sides.map((side) => withIdentity(side, matrices));
    const at = statement.kind === 'misread' ? statement.at : 0;
    const why = statement.kind === 'misread' ? statement.why : ({ code: 'nothing' } as const);
    fault(yaml.place(path, at), { code: 'expression', text, why });
    return [];
  };
  const one = (text: string, path: Path, also?: readonly string[]): Tree | null => {
    const sides = read(text, path, also);
    if (sides.length > 1) fault(yaml.place(path), { code: 'not-a-term', text, wanted: 'one expression' });
    return sides.length === 1 ? sides[0]! : null;
  };
  /** An index runs over whole numbers, and is no other name of the problem. */
  const isIndex = (index: string, path: Path): boolean => {
    if (!/^[A-Za-z]/.test(index)) return false;
    const isTaken =
      [vocabulary.names, vocabulary.sequences, vocabulary.functions].some((known) => known.has(index)) &&
      !vocabulary.wholes.has(index) &&
      !unclear.has(index);
    if (isTaken) fault(yaml.place(path), { code: 'taken-name', name: index, by: 'index' });
    if (isFunction(index)) fault(yaml.place(path), { code: 'taken-name', name: index, by: 'function' });
    return true;
  };
  const indexFrom = (written: string | number | undefined, path: Path): number => {
    const text = String(written ?? 1);
    if (/^\d{1,4}$/.test(text) && Number(text) <= LARGEST_INDEX) return Number(text);
    fault(yaml.place(path), { code: 'repeat', text, limit: LARGEST_INDEX });
    return 1;
  };

  const definitions = new Map<string, Definition>();
  for (const [i, { define, rule, from }] of (data.define ?? []).entries()) {
    const path: Path = ['define', i];
    const place = yaml.place([...path, 'define']);
    const term = termIn(define);
    if (!term || !isIndex(term.index, [...path, 'define'])) {
      fault(place, { code: 'not-a-term', text: define, wanted: 'a term with an index, such as s[n]' });
      continue;
    }
    if (isFunction(term.name)) fault(place, { code: 'taken-name', name: term.name, by: 'function' });
    if (NEVER_DEFINED.has(free.get(term.name)?.kind))
      fault(yaml.placeOfKey(['free', term.name]), { code: 'taken-name', name: term.name, by: 'definition' });
    const tree = one(rule, [...path, 'rule'], [term.index]);
    if (definitions.has(term.name)) fault(place, { code: 'twice', id: define, as: 'defined' });
    else if (tree)
      definitions.set(term.name, { ...term, from: indexFrom(from, [...path, 'from']), rule: tree });
  }
  for (const [name, ...others] of circlesOf(definitions)) {
    const i = data.define!.findIndex(({ define }) => termIn(define)?.name === name);
    const through = others.map((other) => termOf(definitions.get(other)!));
    fault(yaml.place(['define', i, 'rule']), {
      code: 'leads-back',
      term: termOf(definitions.get(name!)!),
      through,
    });
  }

  const givens: Given[] = [];
  for (const [i, text] of (data.given ?? []).entries()) {
    const path: Path = ['given', i];
    const term = termIn(text.split('=')[0]!);
    const isGeneral = term !== null && isIndex(term.index, path);
    const sides = read(text, path, isGeneral ? [term.index] : []);
    const [left, value] = sides;
    if (!term || !left || !value || sides.length > 2) {
      const wanted = `${sides.length > 2 ? 'one equation,' : 'an equation'} such as s[0] = 0`;
      if (left) fault(yaml.place(path), { code: 'not-a-term', text, wanted });
      continue;
    }
    const { name } = term;
    const index = isGeneral ? term.index : Number(term.index);
    const isOther = (other: Given): boolean =>
      other.name === name && (isGeneral || typeof other.index === 'string' || other.index === index);
    const definition = definitions.get(name);
    if (givens.some(isOther)) fault(yaml.place(path), { code: 'twice', id: toText(left), as: 'given' });
    else if (definition && (isGeneral || Number(index) >= definition.from))
      fault(yaml.place(path), { code: 'twice', id: toText(left), as: 'defined and given' });
    givens.push({ name, index, value, sides: [left, value] });
  }

  let induction: Induction | null = null;
  const linesOf = (texts: readonly string[], path: Path): Tree[] =>
    texts.flatMap((text, i) => one(text, [...path, i]) ?? []);
  const placesOf = (texts: readonly string[], path: Path): Place[] =>
    texts.map((_, i) => yaml.place([...path, i]));
  const asks = data.ask.flatMap((entry, i): Ask[] => {
    const path: Path = ['ask', i];
    return 'induction' in entry ? inductionOf(entry, path) : expressionOf(entry, path);
  });

  function expressionOf(entry: AskEntry, path: Path): Ask[] {
    const own = ownName(entry);
    const place = yaml.place([...path, 'ask']);
    if (own !== null) tellOwnName(own, place);
    const left = one(entry.of ?? entry.ask, [...path, entry.of ? 'of' : 'ask']);
    const lines = linesOf(entry.lines, [...path, 'lines']);
    if (!left || lines.length === 0) return [];
    const ask: Ask = {
      kind: 'expression',
      id: entry.ask,
      title: entry.title ?? entry.ask,
      part: entry.part ?? '',
      about: entry.about ?? '',
      names: entry.in ? new Set(entry.in.map((name) => name.replaceAll(' ', ''))) : null,
      without: new Set(entry.without ?? []),
      left,
      lines,
      places: placesOf(entry.lines, [...path, 'lines']),
      place,
    };
    if (entry.in && lines.length === entry.lines.length) tellNames(entry.in, goalOf(ask), [...path, 'in']);
    return [ask];
  }

  /** What is asked under a name of its own is a new quantity. */
  function tellOwnName(name: string, place: Place): void {
    if (isFunction(name)) fault(place, { code: 'taken-name', name, by: 'function' });
    else if (free.has(name)) fault(place, { code: 'taken-name', name, by: 'given' });
    else if (definitions.has(name)) fault(place, { code: 'taken-name', name, by: 'definition' });
  }

  /** The names that an answer may have must be there, and the model answer must keep to them. */
  function tellNames(allowed: readonly string[], goal: Tree, path: Path): void {
    const all = [vocabulary.names, vocabulary.sequences, vocabulary.functions];
    const unknown = allowed.filter((name) => !all.some((known) => known.has(name.replace(/\[.*/, ''))));
    for (const name of unknown)
      fault(yaml.place([...path, allowed.indexOf(name)]), {
        code: 'unknown-name',
        name,
        known: [...vocabulary.names, ...vocabulary.sequences],
      });
    // The identity may come from a 1 that was written for it.
    const strange = strangeIn(goal, [...allowed, ...(matrices ? [matrices.identity] : [])]);
    if (unknown.length === 0 && strange.length > 0)
      fault(yaml.place(path), { code: 'strange-names', text: toText(goal), strange, allowed });
  }

  function inductionOf(entry: InductionEntry, path: Path): Ask[] {
    const place = yaml.place([...path, 'induction']);
    const sides = read(entry.induction, [...path, 'induction']);
    const base = linesOf(entry.base, [...path, 'base']);
    const step = linesOf(entry.step, [...path, 'step']);
    if (sides.length === 0) return [];
    const [term, value] = sides;
    if (induction || !value || sides.length > 2 || !isGeneralTerm(term!)) {
      const wanted = `${sides.length > 2 ? 'one equation' : 'one claim a problem'}, such as s[n] = g*(1-rho^n)`;
      fault(place, { code: 'not-a-term', text: entry.induction, wanted });
      return [];
    }
    if (base.length === 0 || step.length === 0) return [];
    const first = indexFrom(entry.from, [...path, 'from']);
    induction = { term, value, first };
    const variable = term.index.name;
    const at = (index: Tree): Tree => ({ ...term, index: substituted(index, variable, term.index) });
    const heading = { part: entry.part ?? 'The proof', place, induction };
    const next: Tree = { kind: 'binary', op: '+', left: term.index, right: { kind: 'number', text: '1' } };
    const title = entry.title ?? 'Proof by induction';
    return [
      {
        ...heading,
        kind: 'base',
        id: 'base',
        title: `${title}: the base`,
        left: at({ kind: 'number', text: `${first}` }),
        lines: base,
        places: placesOf(entry.base, [...path, 'base']),
      },
      {
        ...heading,
        kind: 'step',
        id: 'step',
        title: `${title}: the step`,
        left: at(next),
        lines: step,
        places: placesOf(entry.step, [...path, 'step']),
      },
    ];
  }

  const ids = new Set<string>([RANGE]);
  for (const ask of asks) {
    if (ids.has(ask.id)) fault(ask.place, { code: 'twice', id: ask.id });
    ids.add(ask.id);
  }
  const telling = faults.length === 0 ? tellingOf(data, showable(asks), yaml, fault) : null;
  if (!telling) return { proof: null, faults };
  const proof: Proof = {
    id,
    title: data.title,
    statement: data.statement,
    source: data.source,
    ...subjectOf(data),
    ...telling,
    quantities: quantitiesOf(data, yaml, vocabulary),
    vocabulary,
    matrices,
    free,
    definitions,
    givens,
    asks,
    induction,
    drawn: null,
    variant: null,
    tests: (data.tests ?? []).map((test, i) => ({
      answers: test.answers ?? {},
      marks: test.marks ?? {},
      lines: test.lines ?? {},
      slip: test.slip,
      place: yaml.place(['tests', i]),
      places: placesOfTest(yaml, ['tests', i], test),
    })),
    formulas: [
      ...formulasIn(data.statement, yaml, ['statement']),
      ...data.ask.flatMap((entry, i) =>
        'ask' in entry && entry.about ? formulasIn(entry.about, yaml, ['ask', i, 'about']) : [],
      ),
    ],
    place: yaml.place(['statement']),
  };
  return { proof, faults };
}

const termOf = ({ name, index }: Definition): string => `${name}[${index}]`;

/** s[n], as the general term of a claim. */
const isGeneralTerm = (tree: Tree): tree is Induction['term'] =>
  tree.kind === 'name' && tree.index?.kind === 'name' && !tree.index.index;
