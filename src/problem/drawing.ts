/** `variants`, `draw` and `hold` of a problem file → what each given is drawn from, and what must hold; or a fault at its place. */
import { add, compare, divide, multiply, ONE, reduced, sign, subtract, whole } from '../math/rational.ts';
import { isRational, meets, type Real } from '../math/real.ts';
import { toText } from '../math/tree.ts';
import { sameShape, type Value } from '../math/value.ts';
import type { Report } from './fault.ts';
import { readValue } from './numbers.ts';
import { type Drawing, type Id, nameOf, type Source } from './problem.ts';
import type { ProblemFile, SourceEntry } from './schema.ts';
import { wholeAt } from './whole-number.ts';
import { readWrongRule } from './wrong-rule.ts';
import type { Path, YamlFile } from './yaml.ts';

/** More numbers than anyone tells apart; guards against ranges without end. */
const MOST_NUMBERS = 1000;
const MOST_EDITIONS = 1_000_000;
const MOST_DECIMALS = 30;

export function drawingOf(
  yaml: YamlFile,
  { variants, draw, hold }: Pick<ProblemFile, 'variants' | 'draw' | 'hold'>,
  givens: ReadonlyMap<Id, Value>,
  computed: readonly string[],
  fault: Report,
): Drawing | null {
  if (!draw) {
    const idle = variants === undefined ? hold && 'hold' : 'variants';
    if (idle) fault(yaml.placeOfKey([idle]), { code: 'missing-field', field: 'draw' });
    return null;
  }
  const count = (written: string | number | undefined, path: Path, most: number): number | null =>
    written === undefined ? null : wholeAt(yaml, path, written, { most }, fault);
  const quantities = (field: 'nonzero' | 'falls'): readonly string[] => {
    const names = hold?.[field] ?? [];
    for (const [i, name] of names.entries())
      if (!computed.includes(name))
        fault(yaml.place(['hold', field, i]), { code: 'not-here', name, as: 'computed', known: computed });
    return names;
  };
  return {
    edition: count(variants, ['variants'], MOST_EDITIONS) ?? 1,
    sources: sourcesOf(yaml, draw, givens, fault),
    hold: {
      decimals: count(hold?.decimals, ['hold', 'decimals'], MOST_DECIMALS),
      nonzero: quantities('nonzero'),
      falls: quantities('falls'),
      hides: (hold?.hides ?? []).flatMap((written, i) => {
        const read = readWrongRule(written, computed);
        if (!('code' in read)) return [`${read.of}: ${toText(read.tree)}`];
        fault(yaml.place(['hold', 'hides', i]), read);
        return [];
      }),
    },
    place: yaml.placeOfKey(['draw']),
    placeOf: (rule) => yaml.placeOfKey(hold && Object.hasOwn(hold, rule) ? ['hold', rule] : ['draw']),
  };
}

function sourcesOf(
  yaml: YamlFile,
  draw: NonNullable<ProblemFile['draw']>,
  givens: ReadonlyMap<Id, Value>,
  fault: Report,
): Map<Id, Source> {
  const sources = new Map<Id, Source>();
  for (const [name, entry] of Object.entries(draw)) {
    // A start value is drawn under its name, and given under its id.
    const id =
      [...givens.keys()].find((each) => each === name) ??
      [...givens.keys()].find((each) => nameOf(each) === name);
    if (id === undefined) {
      const known = [...new Set([...givens.keys()].map(nameOf))];
      fault(yaml.placeOfKey(['draw', name]), { code: 'not-here', name, as: 'given', known });
      continue;
    }
    const source = sourceOf(yaml, ['draw', name], entry, givens.get(id)!, fault);
    if (source) sources.set(id, source);
  }
  return sources;
}

/** A list has the shape of the given, a plain one being a column; anything else is for every entry. */
function sourceOf(
  yaml: YamlFile,
  path: Path,
  entry: NonNullable<ProblemFile['draw']>[string],
  given: Value,
  fault: Report,
): Source | null {
  if (entry === 'shuffled') return 'shuffled';
  if (!Array.isArray(entry)) {
    const numbers = numbersOf(yaml, path, entry, fault);
    return numbers && given.cells.map(() => numbers);
  }
  const rows = entry.map((row, r) =>
    Array.isArray(row)
      ? row.map((cell, c) => ({ cell, at: [...path, r, c] }))
      : [{ cell: row, at: [...path, r] }],
  );
  const shape = { rows: rows.length, cols: rows[0]?.length ?? 0 };
  if (!sameShape(shape, given) || rows.some((row) => row.length !== shape.cols)) {
    fault(yaml.place(path), { code: 'draw', why: 'shape', shape: { rows: given.rows, cols: given.cols } });
    return null;
  }
  const cells = rows.flat().map(({ cell, at }) => numbersOf(yaml, at, cell, fault));
  return cells.every((numbers) => numbers !== null) ? cells : null;
}

/** All numbers that an entry may be; a number alone is kept. */
function numbersOf(yaml: YamlFile, path: Path, entry: SourceEntry, fault: Report): readonly Real[] | null {
  const read = (written: string | number, at: Path): Real | null => {
    const value = readValue(yaml, at, written, fault);
    if (!value || value.cells.length === 1) return value && value.cells[0]!;
    fault(yaml.place(at), { code: 'draw', why: 'number' });
    return null;
  };
  const list = (field: 'of' | 'not', written: readonly (string | number)[]): readonly Real[] | null => {
    const numbers = written.map((each, i) => read(each, [...path, field, i]));
    return numbers.every((x) => x !== null) ? numbers : null;
  };
  if (typeof entry !== 'object') return list('of', [entry]);
  const not = list('not', entry.not ?? []);
  const numbers = entry.of ? list('of', entry.of) : rangeOf(yaml, path, entry, read, fault);
  if (!not || !numbers) return null;
  const left = numbers.filter((x) => !not.some((other) => meets(x, other)));
  if (left.length > 0) return left;
  fault(yaml.place(path), { code: 'draw', why: 'nothing' });
  return null;
}

/** from, from + by, … up to `to`. */
function rangeOf(
  yaml: YamlFile,
  path: Path,
  { from, to, by }: Exclude<SourceEntry, string | number>,
  read: (written: string | number, at: Path) => Real | null,
  fault: Report,
): Real[] | null {
  const wrong = (why: 'ends' | 'order'): null => {
    fault(yaml.place(path), { code: 'draw', why });
    return null;
  };
  if (from === undefined || to === undefined) return wrong('ends');
  const ends = [
    read(from, [...path, 'from']),
    read(to, [...path, 'to']),
    by === undefined ? ONE : read(by, [...path, 'by']),
  ];
  if (ends.includes(null)) return null;
  const [least, most, step] = ends as [Real, Real, Real];
  if (!isRational(least) || !isRational(most) || !isRational(step)) return wrong('order');
  if (sign(step) !== 1 || compare(least, most) > 0) return wrong('order');
  const { n, d } = divide(subtract(most, least), step);
  if (n / d >= MOST_NUMBERS) {
    fault(yaml.place(path), { code: 'draw', why: 'many', limit: MOST_NUMBERS });
    return null;
  }
  return Array.from({ length: Number(n / d) + 1 }, (_, i) => reduced(add(least, multiply(whole(i), step))));
}
