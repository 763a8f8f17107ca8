/** Folders of problems → a checker, and threads beside it, that follow what the folders hold; of a file that has gone bad, its last good text is served. */
import { type Checker, createChecker } from './checker.ts';
import { type Aside, inThreads } from './http/aside.ts';
import type { Instead } from './problem/files.ts';
import { goodTexts, isFaulty } from './problem/good-texts.ts';

export interface Serving {
  /** Always the one that was opened last. */
  readonly checker: Checker;
  readonly aside: Aside;
  readonly reload: () => void;
}

interface Opened {
  readonly checker: Checker;
  readonly good: Instead;
  readonly instead: Instead;
}

const WORKER = new URL('./worker.js', import.meta.url);

/** @param processes how many share this machine */
export function createServing(folders: readonly string[], processes: number): Serving {
  let now = open(folders, new Map());
  let aside = inThreads(WORKER, { processes, instead: now.instead });
  return {
    checker: new Proxy(now.checker, { get: (_, name) => Reflect.get(now.checker, name) }),
    aside: {
      run: (task, client) => aside.run(task, client),
      kept: (task, client) => aside.kept(task, client),
      close: () => aside.close(),
    },
    reload: () => {
      const next = open(folders, now.good);
      // A folder that cannot be read tells nothing of what is in it.
      if (folders.some((folder) => isFaulty(folder, next.checker.faulty))) {
        now = { ...now, checker: { ...now.checker, faults: next.checker.faults } };
        return;
      }
      now = next;
      const before = aside;
      aside = inThreads(WORKER, { processes, instead: now.instead });
      void before.close();
    },
  };
}

function open(folders: readonly string[], good: Instead): Opened {
  const found = createChecker({ folder: folders });
  const instead = new Map([...good].filter(([path]) => isFaulty(path, found.faulty)));
  const served = instead.size === 0 ? found : createChecker({ folder: folders, instead });
  return {
    checker: { ...served, faults: found.faults },
    good: new Map([...instead, ...goodTexts(folders, found.faulty)]),
    instead,
  };
}
