/** Writes what is made from the code: the JSON Schemas of problem files, and the table of slips. `npm run generate` */
import { writeFileSync } from 'node:fs';
import { slipDocs } from './explain/slip-docs.ts';
import { JSON_SCHEMAS } from './problem/json-schemas.ts';

for (const [path, schema] of Object.entries(JSON_SCHEMAS))
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
writeFileSync('docs/slips.md', slipDocs());
