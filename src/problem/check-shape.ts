/** Data read from YAML → the same, known to fit its schema; or a fault for every place that does not. */
import { z } from 'zod';
import { type Fault, MOST_FAULTS, type Wanted } from './fault.ts';
import { nearest } from './nearest.ts';
import { ENTRY_KEYS } from './schema.ts';
import type { Path, YamlFile } from './yaml.ts';

type Issue = z.core.$ZodIssue;

export function checkShape<T>(
  schema: z.ZodType<T>,
  file: YamlFile,
): { readonly data?: T; readonly faults: readonly Fault[] } {
  if (file.faults.length > 0) return { faults: file.faults };
  const result = schema.safeParse(file.data);
  if (result.success) return { data: result.data, faults: [] };
  const issues = result.error.issues.slice(0, MOST_FAULTS);
  const faults = issues.flatMap((issue) => faultsOf(issue, [], schema, file));
  return { faults: withoutConsequences(once(faults)).slice(0, MOST_FAULTS) };
}

/** Where "programm" is no field, it is not told as well that "program" is missing. */
function withoutConsequences(faults: readonly Fault[]): Fault[] {
  const meant = faults.flatMap(({ reason }) =>
    reason.code === 'unknown-field' ? [nearest(reason.field, reason.known)] : [],
  );
  return faults.filter(({ reason }) => reason.code !== 'missing-field' || !meant.includes(reason.field));
}

/** What is of the wrong kind is told once: a text where a list belongs has too few entries as well. */
function once(faults: readonly Fault[]): Fault[] {
  const told = new Set<string>();
  return faults.filter(({ line, col, reason }) => {
    const place = `${line}:${col}`;
    if (reason.code !== 'wrong-kind') return true;
    if (told.has(place)) return false;
    told.add(place);
    return true;
  });
}

/** What stands at a path, by its name: the second entry of "lines". */
function calledAt(path: Path): { readonly field: string; readonly entry?: number } {
  const last = path.at(-1) ?? 'the file';
  if (typeof last === 'string') return { field: last };
  const field = path.findLast((key) => typeof key === 'string');
  return { field: String(field ?? 'the file'), entry: last + 1 };
}

function faultsOf(issue: Issue, above: Path, schema: z.ZodType, file: YamlFile): Fault[] {
  const path = [...above, ...(issue.path as Path)];
  const called = calledAt(path);
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, path, file.data);
    return issue.keys.slice(0, MOST_FAULTS).map((key) => ({
      ...file.placeOfKey([...path, key]),
      reason: { code: 'unknown-field', field: key, known },
    }));
  }
  if (issue.code === 'invalid_union') {
    const value = valueAt(file.data, path);
    const branch = branchFor(value, issue);
    const isNested = kindOf(value) === 'repeat' && !branch;
    if (isNested) return [{ ...file.placeOfKey([...path, 'repeat']), reason: { code: 'nested-repeat' } }];
    const misspelt = isEntry(path) ? misspeltKind(value, path) : undefined;
    if (misspelt !== undefined)
      return [
        {
          ...file.placeOfKey([...path, misspelt]),
          reason: { code: 'unknown-field', field: misspelt, known: kindsAt(path) },
        },
      ];
    if (branch) return branch.flatMap((inner) => faultsOf(inner, path, schema, file));
    return [
      { ...file.place(path), reason: { code: 'wrong-kind', ...called, wanted: wantedByUnion(path, issue) } },
    ];
  }
  const missing = valueAt(file.data, path) === undefined;
  if (missing) return [{ ...file.place(path), reason: { code: 'missing-field', field: called.field } }];
  return [{ ...file.place(path), reason: { code: 'wrong-kind', ...called, wanted: wantedBy(issue) } }];
}

const isEntry = (path: Path): boolean =>
  typeof path.at(-1) === 'number' && ['program', 'steps', 'ask'].includes(String(path.at(-2)));

/** The kinds of entry that a list may hold. */
const kindsAt = (path: Path): readonly string[] =>
  path.at(-2) === 'ask'
    ? ['ask', 'induction']
    : ['step', 'use', ...(path.at(-2) === 'program' ? ['repeat'] : []), 'function'];

/** The key that was to say of which kind an entry is. */
function misspeltKind(value: unknown, path: Path): string | undefined {
  if (typeof value !== 'object' || value === null || kindOf(value)) return undefined;
  return Object.keys(value).find((key) => nearest(key, kindsAt(path)) !== undefined);
}

function wantedByUnion(path: Path, issue: Extract<Issue, { code: 'invalid_union' }>): Wanted {
  if (isEntry(path)) return { code: 'entry', kinds: kindsAt(path) };
  const choice = issue.errors.flat().find((inner) => inner.code === 'invalid_value');
  return choice ? wantedBy(choice) : { code: 'numbers' };
}

/** What the schema calls a type. */
const TYPES: Readonly<Record<string, 'mapping' | 'list'>> = {
  record: 'mapping',
  object: 'mapping',
  array: 'list',
};

function wantedBy(issue: Issue): Wanted {
  if (issue.code === 'invalid_type') return { code: TYPES[issue.expected] ?? 'text' };
  if (issue.code === 'too_small') return { code: 'something' };
  if (issue.code === 'invalid_value') return { code: 'choice', of: issue.values.map(String) };
  return { code: 'other' };
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null
        ? (inside as Record<string | number, unknown>)[key]
        : undefined,
    data,
  );
}

const kindOf = (value: unknown): (typeof ENTRY_KEYS)[number] | undefined =>
  typeof value === 'object' && value !== null
    ? ENTRY_KEYS.find((key) => Object.hasOwn(value, key))
    : undefined;

/** In a union of entries, the faults of the kind that the entry's own key says it is. */
function branchFor(
  value: unknown,
  issue: Extract<Issue, { code: 'invalid_union' }>,
): readonly Issue[] | undefined {
  const kind = kindOf(value);
  if (!kind) return undefined;
  return issue.errors.find(
    (branch) => !branch.some((inner) => inner.code === 'unrecognized_keys' && inner.keys.includes(kind)),
  );
}

/** The fields that an object of the schema may have at a path; unions are told apart by the data. */
function fieldsAt(schema: z.ZodType, path: Path, data: unknown): readonly string[] {
  let inside: z.core.$ZodType = schema;
  let value = data;
  for (const key of [...path, null]) {
    inside = unwrapped(inside, value);
    if (key === null) break;
    const definition = (inside as z.ZodType).def as unknown as Record<string, unknown>;
    inside =
      (definition.shape as Record<string, z.ZodType> | undefined)?.[key] ??
      ((definition.element ?? definition.valueType) as z.ZodType) ??
      inside;
    value = valueAt(value, [key]);
  }
  const shape = (inside as unknown as { readonly shape?: object }).shape;
  return shape ? Object.keys(shape) : [];
}

function unwrapped(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return unwrapped(schema.unwrap(), value);
  if (!(schema instanceof z.ZodUnion)) return schema;
  const kind = kindOf(value);
  return (
    schema.options.find(
      (option) => option instanceof z.ZodObject && kind !== undefined && kind in option.shape,
    ) ?? schema
  );
}
