/** What a symbolic problem asks for: expressions, and the base and step of a proof by induction. */
import { substituted, type Tree, toText } from '../math/tree.ts';
import type { Definitions } from './definitions.ts';
import type { Place } from './fault.ts';
import { type Ask, type ExpressionAsk, goalOf, type Induction, type InductionAsk, RANGE } from './proof.ts';
import { isFunction, ownName, strangeIn } from './proof-names.ts';
import type { AskEntry, InductionEntry, ProofFile } from './proof-schema.ts';
import type { ProofTexts } from './proof-texts.ts';
import type { Path } from './yaml.ts';

export function asksIn({ ask: entries }: ProofFile, texts: ProofTexts, definitions: Definitions): Ask[] {
  const asks: Ask[] = [];
  for (const [i, entry] of entries.entries()) {
    const path: Path = ['ask', i];
    if ('induction' in entry) asks.push(...inductionIn(entry, path, texts, inductionOf(asks)));
    else asks.push(...expressionIn(entry, path, texts, definitions));
  }
  const ids = new Set<string>([RANGE]);
  for (const { id, place } of asks) {
    if (ids.has(id)) texts.fault(place, { code: 'twice', id });
    ids.add(id);
  }
  return asks;
}

/** The claim that is proved by induction; null where none is. */
export const inductionOf = (asks: readonly Ask[]): Induction | null =>
  asks.find((ask) => ask.kind !== 'expression')?.induction ?? null;

function expressionIn(
  entry: AskEntry,
  path: Path,
  texts: ProofTexts,
  definitions: Definitions,
): ExpressionAsk[] {
  const own = ownName(entry);
  const place = texts.yaml.place([...path, 'ask']);
  if (own !== null) tellOwnName(own, place, texts, definitions);
  const left = texts.one(entry.of ?? entry.ask, [...path, entry.of ? 'of' : 'ask']);
  const lines = texts.lines(entry.lines, [...path, 'lines']);
  if (!left || lines.length === 0) return [];
  const ask: ExpressionAsk = {
    kind: 'expression',
    id: entry.ask,
    title: entry.title ?? entry.ask,
    part: entry.part ?? '',
    about: entry.about ?? '',
    names: entry.in ? new Set(entry.in.map((name) => name.replaceAll(' ', ''))) : null,
    without: new Set(entry.without ?? []),
    left,
    lines,
    places: texts.places(entry.lines, [...path, 'lines']),
    place,
  };
  if (entry.in && lines.length === entry.lines.length)
    tellNames(entry.in, goalOf(ask), [...path, 'in'], texts);
  return [ask];
}

/** What is asked under a name of its own is a new quantity. */
function tellOwnName(
  name: string,
  place: Place,
  { fault, free }: ProofTexts,
  definitions: Definitions,
): void {
  if (isFunction(name)) fault(place, { code: 'taken-name', name, by: 'function' });
  else if (free.has(name)) fault(place, { code: 'taken-name', name, by: 'given' });
  else if (definitions.has(name)) fault(place, { code: 'taken-name', name, by: 'definition' });
}

/** The names that an answer may have must be there, and the model answer must keep to them. */
function tellNames(
  allowed: readonly string[],
  goal: Tree,
  path: Path,
  { yaml, fault, vocabulary, matrices }: ProofTexts,
): void {
  const { names, sequences, functions } = vocabulary;
  const isKnown = (name: string): boolean => [names, sequences, functions].some((known) => known.has(name));
  const unknown = allowed.filter((name) => !isKnown(name.replace(/\[.*/, '')));
  for (const name of unknown)
    fault(yaml.place([...path, allowed.indexOf(name)]), {
      code: 'unknown-name',
      name,
      known: [...names, ...sequences],
    });
  // The identity may come from a 1 that was written for it.
  const strange = strangeIn(goal, [...allowed, ...(matrices ? [matrices.identity] : [])]);
  if (unknown.length === 0 && strange.length > 0)
    fault(yaml.place(path), { code: 'strange-names', text: toText(goal), strange, allowed });
}

/** @param other the claim that is proved already: a problem has one at most */
function inductionIn(
  entry: InductionEntry,
  path: Path,
  texts: ProofTexts,
  other: Induction | null,
): InductionAsk[] {
  const place = texts.yaml.place([...path, 'induction']);
  const sides = texts.sides(entry.induction, [...path, 'induction']);
  const base = texts.lines(entry.base, [...path, 'base']);
  const step = texts.lines(entry.step, [...path, 'step']);
  if (sides.length === 0) return [];
  const [term, value] = sides;
  if (other || !value || sides.length > 2 || !isGeneralTerm(term!)) {
    const wanted = sides.length > 2 ? 'one claim' : 'claim';
    texts.fault(place, { code: 'not-a-term', text: entry.induction, wanted });
    return [];
  }
  if (base.length === 0 || step.length === 0) return [];
  const first = texts.first(entry.from, [...path, 'from']);
  const at = (index: Tree): Tree => ({ ...term, index: substituted(index, term.index.name, term.index) });
  const next: Tree = { kind: 'binary', op: '+', left: term.index, right: { kind: 'number', text: '1' } };
  const title = entry.title ?? 'Proof by induction';
  const heading = { part: entry.part ?? 'The proof', place, induction: { term, value, first } };
  return [
    {
      ...heading,
      kind: 'base',
      id: 'base',
      title: `${title}: the base`,
      left: at({ kind: 'number', text: `${first}` }),
      lines: base,
      places: texts.places(entry.base, [...path, 'base']),
    },
    {
      ...heading,
      kind: 'step',
      id: 'step',
      title: `${title}: the step`,
      left: at(next),
      lines: step,
      places: texts.places(entry.step, [...path, 'step']),
    },
  ];
}

/** s[n], as the general term of a claim. */
const isGeneralTerm = (tree: Tree): tree is Induction['term'] =>
  tree.kind === 'name' && tree.index?.kind === 'name' && !tree.index.index;
