/** Writes what is made from the code: the JSON Schemas of problem files, the tables of slips, of what is promised and of licences, and the numbers of variants that are new. `npm run generate` */
import { readFileSync, writeFileSync } from 'node:fs';
import { repinned } from './exercise/pinned.ts';
import { slipDocs } from './explain/slip-docs.ts';
import { securityDocs } from './http/security-docs.ts';
import { licenceDocs } from './licences.ts';
import { JSON_SCHEMAS } from './problem/json-schemas.ts';
import { loadFolder } from './problem/load.ts';

const writeJson = (path: string, data: unknown): void =>
  writeFileSync(path, `${JSON.stringify(data, null, 2)}\n`);

for (const [path, schema] of Object.entries(JSON_SCHEMAS)) writeJson(path, schema);
writeFileSync('docs/slips.md', slipDocs());
writeFileSync('docs/security.md', securityDocs());
writeFileSync('docs/licences.md', licenceDocs(JSON.parse(readFileSync('package-lock.json', 'utf8'))));
const pinned = 'test/golden/variants.json';
writeJson(
  pinned,
  repinned(JSON.parse(readFileSync(pinned, 'utf8')), [...loadFolder('problems').problems.values()]),
);
