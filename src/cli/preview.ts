/** A problem file → a server of it alone, which reads it again whenever it, or a recipe beside it, is saved. */
import { once } from 'node:events';
import { statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { basename, dirname, resolve } from 'node:path';
import { whyNot } from '../../views/katex.ts';
import { createChecker } from '../checker.ts';
import { createLive, type Saved } from '../http/live.ts';
import { RECIPES } from '../problem/files.ts';
import { Unusable } from './unusable.ts';
import { watchFolder } from './watch.ts';

/**
 * Serves until it is told to stop; to this machine only.
 * @param port 0 takes any free one
 * @throws Unusable for a file that is not there or is a recipe, or a port that is taken
 */
export async function preview(file: string, port: number): Promise<number> {
  refuseOthers(file);
  const first = read(file);
  const live = createLive(first);
  const server = live.app.listen(port, 'localhost');
  await once(server, 'listening').catch((error: Error) => {
    throw new Unusable(`cannot listen on port ${port}: ${error.message}; set PORT to a free one`);
  });
  const watching = watchFolder(
    dirname(file),
    () => {
      const saved = read(file);
      live.show(saved);
      tell(saved);
    },
    (name) => name === basename(file),
  );
  console.log(`${file}: on http://localhost:${(server.address() as AddressInfo).port}; each save is shown`);
  tell(first);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  watching.close();
  live.end();
  server.close();
  server.closeAllConnections();
  return 0;
}

function refuseOthers(file: string): void {
  const about = statSync(file, { throwIfNoEntry: false });
  if (!about) throw new Unusable(`${file}: there is no such file; longhand new writes one`);
  if (about.isDirectory()) throw new Unusable(`${file}: it is a folder; name the file of one problem`);
  if (basename(dirname(resolve(file))) === RECIPES)
    throw new Unusable(`${file}: it is a recipe; name the file of a problem that uses it`);
}

function read(file: string): Saved {
  const checker = createChecker({ file, typesets: whyNot });
  return { checker, linted: checker.lint() };
}

function tell({ linted: { faults, warnings } }: Saved): void {
  for (const line of [...faults, ...warnings]) console.log(line);
  console.log(faults.length === 0 ? 'no faults' : 'the page shows what to mend');
}
