/** A file of a symbolic problem → a Proof, or all its faults. */
import { readStatement, type Vocabulary } from '../answer/expression.ts';
import { readDecimal } from '../math/decimal.ts';
import { compare } from '../math/rational.ts';
import { substituted, type Tree } from '../math/tree.ts';
import type { Fault, Report } from './fault.ts';
import { type Matrices, withIdentity } from './identity.ts';
import { NAME, type Quantity } from './problem.ts';
import type { Ask, Definition, Domain, Given, Induction, Proof } from './proof.ts';
import type { AskEntry, InductionEntry, ProofFile } from './proof-schema.ts';
import type { Path, YamlFile } from './yaml.ts';

const MOST_FAULTS = 50;
const LARGEST_INDEX = 1000;

export function compileProof(
  id: string,
  yaml: YamlFile,
  data: ProofFile,
): { readonly proof: Proof | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fault: Report = (place, reason) => {
    if (faults.length < MOST_FAULTS) faults.push({ ...place, reason });
  };

  const free = new Map<string, Domain>();
  for (const [name, text] of Object.entries(data.free)) {
    if (!NAME.test(name)) fault(yaml.placeOfKey(['free', name]), { code: 'bad-name', name });
    const domain = domainOf(text);
    if (domain) free.set(name, domain);
    else fault(yaml.place(['free', name]), { code: 'domain', text });
  }
  for (const [name, domain] of free)
    if (domain.kind === 'whole' && domain.to !== null && free.get(domain.to)?.kind !== 'whole')
      fault(yaml.place(['free', name]), { code: 'unknown-name', name: domain.to, known: [...free.keys()] });

  const vocabulary = vocabularyOf(data, free);
  const matrices = matricesOf(data, free);
  const read = (text: string, path: Path, also: readonly string[] = []): readonly Tree[] => {
    const names = new Set([...vocabulary.names, ...also]);
    const statement = readStatement(text, { ...vocabulary, names });
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
  const indexFrom = (written: string | number | undefined, path: Path): number => {
    const text = String(written ?? 1);
    if (/^\d{1,4}$/.test(text) && Number(text) <= LARGEST_INDEX) return Number(text);
    fault(yaml.place(path), { code: 'repeat', text, limit: LARGEST_INDEX });
    return 1;
  };

  const definitions = new Map<string, Definition>();
  for (const [i, { define, rule, from }] of (data.define ?? []).entries()) {
    const path: Path = ['define', i];
    const term = termIn(define);
    if (!term || !/^[A-Za-z]\w*$/.test(term.index)) {
      fault(yaml.place([...path, 'define']), {
        code: 'not-a-term',
        text: define,
        wanted: 'a term with an index, such as s[n]',
      });
      continue;
    }
    const tree = one(rule, [...path, 'rule'], [term.index]);
    if (tree) definitions.set(term.name, { ...term, from: indexFrom(from, [...path, 'from']), rule: tree });
  }

  const givens: Given[] = [];
  for (const [i, text] of (data.given ?? []).entries()) {
    const path: Path = ['given', i];
    const term = termIn(text.split('=')[0]!);
    const [left, value] = read(text, path, term && /^[A-Za-z]/.test(term.index) ? [term.index] : []);
    if (!term || !left || !value) {
      if (left) fault(yaml.place(path), { code: 'not-a-term', text, wanted: 'an equation such as s[0] = 0' });
      continue;
    }
    const index = /^\d+$/.test(term.index) ? Number(term.index) : term.index;
    givens.push({ name: term.name, index, value, sides: [left, value] });
  }

  let induction: Induction | null = null;
  const linesOf = (texts: readonly string[], path: Path): Tree[] =>
    texts.flatMap((text, i) => one(text, [...path, i]) ?? []);
  const asks = data.ask.flatMap((entry, i): Ask[] => {
    const path: Path = ['ask', i];
    return 'induction' in entry ? inductionOf(entry, path) : expressionOf(entry, path);
  });

  function expressionOf(entry: AskEntry, path: Path): Ask[] {
    const left = one(entry.of ?? entry.ask, [...path, entry.of ? 'of' : 'ask']);
    const lines = linesOf(entry.lines, [...path, 'lines']);
    if (!left || lines.length === 0) return [];
    for (const [at, name] of (entry.in ?? []).entries())
      if (
        ![vocabulary.names, vocabulary.sequences, vocabulary.functions].some((known) =>
          known.has(name.replace(/\[.*/, '')),
        )
      )
        fault(yaml.place([...path, 'in', at]), {
          code: 'unknown-name',
          name,
          known: [...vocabulary.names, ...vocabulary.sequences],
        });
    return [
      {
        kind: 'expression',
        id: entry.ask,
        title: entry.title ?? entry.ask,
        part: entry.part ?? '',
        about: entry.about ?? '',
        names: entry.in ? new Set(entry.in.map((name) => name.replaceAll(' ', ''))) : null,
        without: new Set(entry.without ?? []),
        left,
        lines,
        place: yaml.place([...path, 'ask']),
      },
    ];
  }

  function inductionOf(entry: InductionEntry, path: Path): Ask[] {
    const place = yaml.place([...path, 'induction']);
    const [term, value] = read(entry.induction, [...path, 'induction']);
    const base = linesOf(entry.base, [...path, 'base']);
    const step = linesOf(entry.step, [...path, 'step']);
    if (!term || !value || base.length === 0 || step.length === 0) return [];
    if (induction || term.kind !== 'name' || term.index?.kind !== 'name' || term.index.index) {
      fault(place, {
        code: 'not-a-term',
        text: entry.induction,
        wanted: 'one claim a problem, such as s[n] = g*(1-rho^n)',
      });
      return [];
    }
    const first = indexFrom(entry.from, [...path, 'from']);
    induction = { term: term as Induction['term'], value, first };
    const variable = term.index.name;
    const at = (index: Tree): Tree => ({ ...term, index: substituted(index, variable, term.index!) });
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
      },
      { ...heading, kind: 'step', id: 'step', title: `${title}: the step`, left: at(next), lines: step },
    ];
  }

  const ids = new Set<string>();
  for (const ask of asks) {
    if (ids.has(ask.id)) fault(ask.place, { code: 'twice', id: ask.id });
    ids.add(ask.id);
  }
  if (faults.length > 0) return { proof: null, faults };
  const proof: Proof = {
    id,
    title: data.title,
    statement: data.statement,
    source: data.source,
    solution: data.solution ?? 'always',
    feedback:
      data.solution === 'never' && (data.feedback ?? 'full') === 'full' ? 'hint' : (data.feedback ?? 'full'),
    quantities: quantitiesOf(data, yaml, vocabulary),
    vocabulary,
    matrices,
    free,
    definitions,
    givens,
    asks,
    induction,
    tests: (data.tests ?? []).map(({ answers = {}, marks = {}, lines = {}, slip }, i) => ({
      answers,
      marks,
      lines,
      slip,
      place: yaml.place(['tests', i]),
    })),
    place: yaml.place(['statement']),
  };
  return { proof, faults };
}

/** `s[n]` → name s, index n */
function termIn(text: string): { readonly name: string; readonly index: string } | null {
  const found = /^\s*([A-Za-z]\w*)\[\s*(\w+)\s*\]\s*$/.exec(text);
  return found ? { name: found[1]!, index: found[2]! } : null;
}

const PLAIN = new Set(['number', 'positive', 'sequence', 'matrix', 'identity', 'function']);

/** `between 0 and 1`, `whole from 1 to t` */
function domainOf(text: string): Domain | null {
  if (PLAIN.has(text)) return { kind: text } as Domain;
  if (text === 'random sequence') return { kind: 'random' };
  const whole = /^whole from (\d{1,3})(?: to ([A-Za-z]\w*))?$/.exec(text);
  if (whole) return { kind: 'whole', from: Number(whole[1]), to: whole[2] ?? null };
  const between = /^between (\S+) and (\S+)$/.exec(text);
  const [low, high] = [between?.[1], between?.[2]].map((end) => (end ? readDecimal(end) : null));
  return low && high && compare(low, high) < 0 ? { kind: 'between', low, high } : null;
}

/** Which names stand alone and which carry an index. */
function vocabularyOf(data: ProofFile, free: ReadonlyMap<string, Domain>): Vocabulary {
  const named = (...kinds: readonly Domain['kind'][]): string[] =>
    [...free].filter(([, domain]) => kinds.includes(domain.kind)).map(([name]) => name);
  const own = data.ask.flatMap((entry) =>
    'ask' in entry && NAME.test(entry.ask) && !entry.of ? [entry.ask] : [],
  );
  const terms = [
    ...(data.define ?? []).map(({ define }) => define),
    ...(data.given ?? []).map((text) => text.split('=')[0]!),
  ].flatMap((text) => termIn(text)?.name ?? []);
  return {
    names: new Set([
      ...named('number', 'positive', 'between', 'whole', 'random', 'matrix', 'identity'),
      ...own,
    ]),
    sequences: new Set([...named('sequence', 'random'), ...terms]),
    wholes: new Set(named('whole')),
    functions: new Set(named('function')),
  };
}

/** A term is a matrix where its rule speaks of one. */
function matricesOf(data: ProofFile, free: ReadonlyMap<string, Domain>): Matrices | null {
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
function quantitiesOf(
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
