/** The names of a symbolic problem: what each free one may be, and how all of them are read and printed. */
import { readStatement } from '../answer/expression.ts';
import { BINDS } from '../answer/forms.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { readDecimal } from '../math/decimal.ts';
import { compare } from '../math/rational.ts';
import { childrenOf, NAME, namesIn, type Tree, toText } from '../math/tree.ts';
import type { Report } from './fault.ts';
import type { Matrices } from './identity.ts';
import type { Quantity } from './problem.ts';
import type { Domain } from './proof.ts';
import type { ProofFile } from './proof-schema.ts';
import type { YamlFile } from './yaml.ts';

export interface FreeNames {
  readonly free: ReadonlyMap<string, Domain>;
  /** Those of a kind that cannot be read: told once, and known all the same. */
  readonly unclear: ReadonlySet<string>;
}

export function freeNames(data: ProofFile, yaml: YamlFile, fault: Report): FreeNames {
  const free = new Map<string, Domain>();
  const unclear = new Set<string>();
  for (const [name, text] of Object.entries(data.free)) {
    const key = yaml.placeOfKey(['free', name]);
    if (!NAME.test(name)) fault(key, { code: 'bad-name', name });
    if (isFunction(name)) fault(key, { code: 'taken-name', name, by: 'function' });
    const domain = domainOf(text);
    if (typeof domain === 'object') free.set(name, domain);
    else {
      unclear.add(name);
      fault(yaml.place(['free', name]), { code: 'domain', text, why: domain });
    }
  }
  tellBounds({ free, unclear }, Object.keys(data.free), yaml, fault);
  return { free, unclear };
}

/** What bounds a whole number must be one itself, and lead to an end. */
function tellBounds(
  { free, unclear }: FreeNames,
  known: readonly string[],
  yaml: YamlFile,
  fault: Report,
): void {
  const told = new Set<string>();
  for (const name of free.keys()) {
    const bound = boundOf(free, name);
    if (bound === null || unclear.has(bound)) continue;
    const place = yaml.place(['free', name]);
    if (free.get(bound)?.kind !== 'whole') fault(place, { code: 'unknown-name', name: bound, known });
    const names = told.has(name) ? [] : circleFrom(free, name);
    if (names.length > 0) fault(place, { code: 'bounds', names });
    for (const each of names) told.add(each);
  }
}

function boundOf(free: FreeNames['free'], name: string): string | null {
  const domain = free.get(name);
  return domain?.kind === 'whole' ? domain.to : null;
}

/** The whole numbers that bound each other in a circle, beginning with one; none where it is in no circle. */
function circleFrom(free: FreeNames['free'], name: string): string[] {
  const way: string[] = [];
  let at: string | null = name;
  while (at !== null && !way.includes(at)) {
    way.push(at);
    at = boundOf(free, at);
  }
  return at === name ? way : [];
}

const PLAIN = new Set(['number', 'positive', 'sequence', 'matrix', 'identity', 'function']);

/** `between 0 and 1`, `whole from 1 to t`; or what is wrong with it. */
function domainOf(text: string): Domain | 'unknown' | 'order' {
  if (PLAIN.has(text)) return { kind: text } as Domain;
  if (text === 'random sequence') return { kind: 'random' };
  const whole = /^whole from (\d{1,3})(?: to ([A-Za-z]\w*))?$/.exec(text);
  if (whole) return { kind: 'whole', from: Number(whole[1]), to: whole[2] ?? null };
  const between = /^between (\S+) and (\S+)$/.exec(text);
  const [low, high] = [between?.[1], between?.[2]].map((end) => (end ? readDecimal(end) : null));
  if (!low || !high) return 'unknown';
  return compare(low, high) < 0 ? { kind: 'between', low, high } : 'order';
}

const NOTHING: Vocabulary = {
  names: new Set(),
  sequences: new Set(),
  wholes: new Set(),
  functions: new Set(),
};

/** Whether a name is a function of the language, which asks for its arguments: sum, E, sqrt. */
export function isFunction(name: string): boolean {
  const read = readStatement(name, NOTHING);
  return read.kind === 'misread' && read.why.code === 'arguments';
}

/** `s[n]` → name s, index n; `s[-1]` → name s, index -1 */
export function termIn(text: string): { readonly name: string; readonly index: string } | null {
  const found = /^\s*([A-Za-z]\w*)\[\s*([A-Za-z]\w*|-?\d+)\s*\]\s*$/.exec(text);
  return found && NAME.test(found[1]!) ? { name: found[1]!, index: found[2]! } : null;
}

/** An answer that is asked for under a name of its own. */
export const ownName = (entry: ProofFile['ask'][number]): string | null =>
  'ask' in entry && NAME.test(entry.ask) && !entry.of ? entry.ask : null;

/** Kinds of free names of which a term may be given: a constant sequence is written g[k] = g. */
const GIVEN: ReadonlySet<Domain['kind'] | undefined> = new Set([
  'number',
  'positive',
  'between',
  'sequence',
  'random',
]);

/** Which names stand alone and which carry an index. */
export function vocabularyOf(data: ProofFile, { free, unclear }: FreeNames): Vocabulary {
  const named = (...kinds: readonly Domain['kind'][]): string[] =>
    [...free].filter(([, domain]) => kinds.includes(domain.kind)).map(([name]) => name);
  const own = data.ask.flatMap((entry) => ownName(entry) ?? []);
  // A term that is defined wrongly is known all the same.
  const defined = (data.define ?? []).flatMap(({ define }) => /^\s*([A-Za-z]\w*)/.exec(define)?.[1] ?? []);
  const given = (data.given ?? [])
    .flatMap((text) => termIn(text.split('=')[0]!)?.name ?? [])
    .filter((name) => GIVEN.has(free.get(name)?.kind));
  return {
    names: new Set([
      ...named('number', 'positive', 'between', 'whole', 'random', 'matrix', 'identity'),
      ...unclear,
      ...own,
    ]),
    sequences: new Set([...named('sequence', 'random'), ...unclear, ...defined, ...given]),
    wholes: new Set(named('whole')),
    functions: new Set(named('function')),
  };
}

/** The names in an answer that are not among those it may have; the indices of its sums and limits are its own. */
export function strangeIn(answer: Tree, allowed: readonly string[]): string[] {
  const known = new Set([...allowed.map(bare), ...boundIn(answer)]);
  return namesIn(answer)
    .filter((name) => !known.has(name.name) && !known.has(bare(toText(name))))
    .map(toText);
}

/** A name as it is looked up in a list of names, without spaces. */
const bare = (name: string): string => name.replaceAll(' ', '');

function boundIn(tree: Tree): string[] {
  const variable = tree.kind === 'call' && BINDS.has(tree.name) ? tree.args[1] : undefined;
  return [...(variable?.kind === 'name' ? [variable.name] : []), ...childrenOf(tree).flatMap(boundIn)];
}

/** A term is a matrix where its rule speaks of one. */
export function matricesOf(data: ProofFile, free: FreeNames['free']): Matrices | null {
  const identity = [...free].find(([, domain]) => domain.kind === 'identity')?.[0];
  if (identity === undefined) return null;
  const names = new Set([...free].filter(([, domain]) => domain.kind === 'matrix').map(([name]) => name));
  names.add(identity);
  for (const { define, rule } of data.define ?? []) {
    const isMatrix = (rule.match(/[A-Za-z]\w*/g) ?? []).some((word) => names.has(word));
    if (isMatrix) names.add(termIn(define)?.name ?? identity);
  }
  return { identity, names };
}

/** How names print: a term carries its index below, unless the problem says otherwise. */
export function quantitiesOf(
  data: ProofFile,
  yaml: YamlFile,
  { names, sequences }: Vocabulary,
): Map<string, Quantity> {
  const known = data.names ?? {};
  const all = new Set([...names, ...sequences, ...Object.keys(known)]);
  return new Map(
    [...all].map((name) => {
      const { tex = '', meaning } = known[name] ?? {};
      const place = yaml.place(['names', name, 'tex']);
      return [name, { tex, place, ...(meaning === undefined ? {} : { meaning }) }];
    }),
  );
}
