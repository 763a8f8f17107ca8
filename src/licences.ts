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

/** Without development tools, which are neither installed with the package nor part of it. */
export const installed = ({ packages }: Lock): readonly Package[] =>
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version = '', license = 'unknown' }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version,
      licence: license,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** Permissive: no word on what is built with it. */
export const PERMISSIVE: ReadonlySet<string> = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Python-2.0'],
]);

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
