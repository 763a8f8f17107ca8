/** package-lock.json → docs/licences.md: what is installed with the package, under which licence. */

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>
  >;
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Licences that a package only gives as a file, read there. */
const READ: Readonly<Record<string, string>> = { 'bigint-gcd': 'Unlicense' };

/** Without development tools, which are neither installed with the package nor part of it. */
export const installed = ({ packages }: Lock): readonly Package[] =>
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version = '', license = 'unknown' }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      return { name, version, licence: READ[name] ?? license };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** Permissive: no word on what is built with it. */
export const PERMISSIVE: ReadonlySet<string> = new Set(
  '0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 ISC MIT Python-2.0 Unlicense'.split(' '),
);

export const licenceDocs = (lock: Lock): string => `# Licences

All that is installed with this package, from \`package-lock.json\`; only permissive licences are taken
(${[...PERMISSIVE].join(', ')}). Written by \`npm run generate\`, and held to it by \`test/docs/security.test.ts\`. Tools of
development are not listed: they are not installed with it.

| package | version | licence |
|---|---|---|
${installed(lock)
  .map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  .join('\n')}
`;
