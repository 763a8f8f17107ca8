/** Writes the published JSON Schemas: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { JSON_SCHEMAS } from './schema.ts';

for (const [path, schema] of Object.entries(JSON_SCHEMAS))
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
