/** The JSON Schemas complete and explain every field in editors, and take what we take. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { JSON_SCHEMAS } from '../../src/problem/json-schemas.ts';

interface Schema {
  readonly description?: string;
  readonly examples?: readonly string[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Every field at any depth, by its path. */
function fieldsOf(schema: Schema, path = ''): (readonly [path: string, field: Schema])[] {
  const below = [
    ...(schema.anyOf ?? []),
    ...(schema.items ? [schema.items] : []),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ].flatMap((each) => fieldsOf(each, path));
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    [`${path}.${name}`, field] as const,
    ...fieldsOf(field, `${path}.${name}`),
  ]);
  return [...own, ...below];
}

const schemaOf = (kind: string): Schema => JSON_SCHEMAS[`problems/${kind}.schema.json`] as Schema;
/** An object that takes any field would complete none. */
const takesAnything = (schema: Schema): boolean =>
  (schema.properties !== undefined && schema.additionalProperties !== false) ||
  [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ].some(takesAnything);

describe.each([
  ['problem', 40],
  ['proof', 25],
  ['recipe', 10],
])('the schema of a %s', (kind, atLeast) => {
  const fields = fieldsOf(schemaOf(kind));
  it('explains every field in a sentence or two', () => {
    expect(fields.length).toBeGreaterThan(atLeast);
    expect(fields.filter(([, { description = '' }]) => description.length < 8).map(([path]) => path)).toEqual(
      [],
    );
  });
  it('knows every field of every object', () => expect(takesAnything(schemaOf(kind))).toBe(false));
});

describe('the words that a field takes are offered', () => {
  const problem = new Map(fieldsOf(schemaOf('problem')));
  it.each([
    ['.solution', ['always', 'never']],
    ['.feedback', ['where', 'hint', 'full']],
    ['.truncation', ['accepted', 'refused']],
    ['.rounding', ['exact', '2 decimals', '3 figures']],
    ['.show', ['none', 'first update', 'all but last']],
  ])('%s', (path, words) => {
    const field = problem.get(path)!;
    expect(field.enum ?? field.examples).toEqual(words);
  });
});

describe('a validator that knows only the published file', () => {
  const validatorOf = (kind: string): z.ZodType =>
    z.fromJSONSchema(JSON.parse(readFileSync(`problems/${kind}.schema.json`, 'utf8')));
  const kindOf = (text: string): string => /\$schema=\S*?(\w+)\.schema\.json/.exec(text)![1]!;
  const files = ['problems', 'problems/recipes', 'problems/starters'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `${folder}/${name}`),
  );
  it.each(files)('takes %s', (path) => {
    const text = readFileSync(path, 'utf8');
    expect(validatorOf(kindOf(text)).safeParse(parse(text)).error?.issues ?? []).toEqual([]);
  });
  it.each([
    ['a misspelt field', 'statement:', 'statment:'],
    ['a word that is none', 'title:', 'feedback: all\ntitle:'],
    ['a field in the wrong place', '      - use:', '      - repeat: 2\n        use:'],
  ])('refuses %s', (_, from, to) => {
    const text = readFileSync('problems/starters/recipe.yaml', 'utf8');
    expect(validatorOf('problem').safeParse(parse(text.replace(from, to))).success).toBe(false);
  });
});
