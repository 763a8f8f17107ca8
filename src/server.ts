/** Listens: the checker over http, on PORT or 3000. */

import { createChecker } from './checker.ts';
import { createApp } from './http/app.ts';

const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`longhand: PORT should be a number from 0 to 65535, not "${process.env.PORT}".`);
  process.exit(2);
}
const checker = createChecker();
for (const fault of checker.faults) console.error(`left out: ${fault}`);

/** Once the first requests have been answered, ms. */
const PREPARE_AFTER = 1000;

const server = createApp(checker).listen(port, (error?: Error) => {
  if (error) {
    console.error(`longhand cannot listen on port ${port}: ${error.message}. Set PORT to a free one.`);
    process.exit(2);
  }
  const problems = checker.list().length;
  console.log(
    `longhand: ${problems === 1 ? '1 problem' : `${problems} problems`} on http://localhost:${port}`,
  );
  setTimeout(checker.prepare, PREPARE_AFTER).unref();
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
