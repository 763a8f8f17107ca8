/** The schemas of problem files → the JSON Schemas that editors complete and check them with. */
import { z } from 'zod';
import { proofFile } from './proof-schema.ts';
import { problemFile, recipeFile } from './schema.ts';

const published = (schema: z.ZodType, name: string): unknown => ({
  ...z.toJSONSchema(schema, { io: 'input' }),
  title: name,
});

export const JSON_SCHEMAS: Readonly<Record<string, unknown>> = {
  'problems/problem.schema.json': published(problemFile, 'Longhand problem'),
  'problems/proof.schema.json': published(proofFile, 'Longhand symbolic problem'),
  'problems/recipe.schema.json': published(recipeFile, 'Longhand recipe'),
};
