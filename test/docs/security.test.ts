/** docs/security.md says what the code does: its bounds are the constants, its tests are there; and every licence is permissive. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROMISES, securityDocs } from '../../src/http/security-docs.ts';
import { installed, licenceDocs, PERMISSIVE } from '../../src/licences.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

describe('docs/security.md', () => {
  it('is what the code makes of it; npm run generate writes it', () => {
    expect(readFileSync('docs/security.md', 'utf8')).toBe(securityDocs());
  });
  it.each(Object.values(PROMISES).flat())('$what: $test', ({ bound, test: [file, name] }) => {
    expect(bound).not.toMatch(/undefined|NaN|^$/);
    const text = readFileSync(file, 'utf8');
    const titles = [...text.matchAll(/(?:\b(?:it|describe)|\))\(\s*(['"`])(.*?)\1,/gs)].map(
      ([, , title]) => title,
    );
    const rows = [...text.matchAll(/^\s*\[?\s*'([^']*)',/gm)].map(([, row]) => row);
    const targets =
      file === 'test/fuzz.test.ts' ? readFileSync('fuzz/targets.ts', 'utf8').match(/'[\w -]+'/g)! : [];
    expect([...titles, ...rows, ...targets].filter((title) => title?.includes(name))).not.toEqual([]);
  });
});

describe('docs/licences.md', () => {
  it('lists what is installed; npm run generate writes it', () => {
    expect(installed(lock).length).toBeGreaterThan(50);
    expect(readFileSync('docs/licences.md', 'utf8')).toBe(licenceDocs(lock));
  });
  it('every one is permissive', () => {
    expect(installed(lock).filter(({ licence }) => !PERMISSIVE.has(licence))).toEqual([]);
  });
  it('and says so itself, in what is installed here', () => {
    for (const { name, licence } of installed(lock).filter(({ name }) =>
      /^(express|mathjs|pino|katex)$/.test(name),
    ))
      expect(JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).license).toBe(licence);
  });
});
