/** What a symbolic problem defines and gives: s[n] = rho*s[n-1] + (1-rho)*g, and s[0] = 0. */
import { toText } from '../math/tree.ts';
import { circlesOf } from './leads-back.ts';
import type { Definition, Domain, Given } from './proof.ts';
import { isFunction, termIn } from './proof-names.ts';
import type { ProofFile } from './proof-schema.ts';
import type { ProofTexts } from './proof-texts.ts';
import type { Path } from './yaml.ts';

export type Definitions = ReadonlyMap<string, Definition>;

/** Kinds of free names whose terms are free already. */
const NEVER_DEFINED: ReadonlySet<Domain['kind'] | undefined> = new Set(['sequence', 'random', 'function']);

export function definitionsIn({ define = [] }: ProofFile, texts: ProofTexts): Definitions {
  const { yaml, fault, free } = texts;
  const definitions = new Map<string, Definition>();
  for (const [i, { define: text, rule, from }] of define.entries()) {
    const path: Path = ['define', i];
    const place = yaml.place([...path, 'define']);
    const term = termIn(text);
    if (!term || !texts.isGeneral(term.index, [...path, 'define'])) {
      fault(place, { code: 'not-a-term', text, wanted: 'term' });
      continue;
    }
    if (isFunction(term.name)) fault(place, { code: 'taken-name', name: term.name, by: 'function' });
    if (NEVER_DEFINED.has(free.get(term.name)?.kind))
      fault(yaml.placeOfKey(['free', term.name]), { code: 'taken-name', name: term.name, by: 'definition' });
    const tree = texts.one(rule, [...path, 'rule'], [term.index]);
    if (definitions.has(term.name)) fault(place, { code: 'twice', id: text, as: 'defined' });
    else if (tree)
      definitions.set(term.name, { ...term, from: texts.first(from, [...path, 'from']), rule: tree });
  }
  tellCircles(define, definitions, texts);
  return definitions;
}

function tellCircles(
  define: NonNullable<ProofFile['define']>,
  definitions: Definitions,
  { yaml, fault }: ProofTexts,
): void {
  for (const [name, ...others] of circlesOf(definitions)) {
    const i = define.findIndex((entry) => termIn(entry.define)?.name === name);
    const [term, ...through] = [name!, ...others].map((each) => termOf(definitions.get(each)!));
    fault(yaml.place(['define', i, 'rule']), { code: 'leads-back', term: term!, through });
  }
}

const termOf = ({ name, index }: Definition): string => `${name}[${index}]`;

export function givensIn({ given = [] }: ProofFile, texts: ProofTexts, definitions: Definitions): Given[] {
  const { yaml, fault } = texts;
  const givens: Given[] = [];
  for (const [i, text] of given.entries()) {
    const path: Path = ['given', i];
    const term = termIn(text.split('=')[0]!);
    const isGeneral = term !== null && texts.isGeneral(term.index, path);
    const sides = texts.sides(text, path, isGeneral ? [term.index] : []);
    const [left, value] = sides;
    if (!term || !left || !value || sides.length > 2) {
      const wanted = sides.length > 2 ? 'one given' : 'given';
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
  return givens;
}
