// Builds dist/ when the compiler is installed; without it (a production install), dist/ must already be there.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const compiler = at('node_modules/typescript/bin/tsc');

if (existsSync(compiler) && existsSync(at('src'))) {
  for (const project of ['tsconfig.build.json', 'browser/tsconfig.json'])
    execFileSync(process.execPath, [compiler, '-p', at(project)], { stdio: 'inherit' });
  chmodSync(at('dist/src/cli.js'), 0o755);
} else if (!existsSync(at('dist/src/server.js'))) {
  console.error('longhand is not built: run `npm ci` (with development dependencies) once, then try again.');
  process.exit(1);
}
