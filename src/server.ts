/** Listens: the checker over http, on PORT or 3000. */

import { createChecker } from './checker.ts';
import { foldersIn } from './cli/folders.ts';
import { Unusable } from './cli/unusable.ts';
import { createApp } from './http/app.ts';

const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`longhand: PORT should be a number from 0 to 65535, not "${process.env.PORT}".`);
  process.exit(2);
}
const checker = createChecker({ folder: folders() });
for (const fault of checker.faults) console.error(`left out: ${fault}`);
for (const line of checker.replaced) console.error(line);

function folders(): readonly string[] {
  try {
    return foldersIn(process.env);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(`longhand: ${error.message}`);
    process.exit(2);
  }
}

/** Once the first requests have been answered, ms. */
const PREPARE_AFTER = 1000;

/** One problem at a time, so that requests are answered in between. */
function prepare([id, ...rest]: readonly string[]): void {
  if (id === undefined) return;
  checker.prepare(id);
  setImmediate(() => prepare(rest));
}

const server = createApp(checker).listen(port, (error?: Error) => {
  if (error) {
    console.error(`longhand cannot listen on port ${port}: ${error.message}. Set PORT to a free one.`);
    process.exit(2);
  }
  const ids = checker.list().map((problem) => problem.id);
  console.log(
    `longhand: ${ids.length === 1 ? '1 problem' : `${ids.length} problems`} on http://localhost:${port}`,
  );
  setTimeout(() => prepare(ids), PREPARE_AFTER).unref();
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
