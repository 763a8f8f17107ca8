/** An id and a few words on the problem → a problem file to begin from, which lints as it is written. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { OUR_PROBLEMS } from '../checker.ts';
import { ID } from '../problem/load.ts';
import { Unusable } from './unusable.ts';

/** What a problem may be begun as: files in problems/starters/, each a problem of its own. */
const KINDS = {
  recipe: 'steps of a recipe, such as linear-regression and gradient-descent',
  rules: 'rules of your own',
  proof: 'expressions and a proof',
} as const;
type Kind = keyof typeof KINDS;

const MOST_UPDATES = 20;

export interface Wishes {
  readonly kind?: string;
  readonly title?: string;
  /** From 1 to 20; of a calculation. */
  readonly updates?: string;
  /** The folder that the file is written into; where one stands unless said. */
  readonly out?: string;
}

/** Puts a question that an empty answer leaves at what is usual. */
export type Ask = (question: string, usual: string) => Promise<string>;

/**
 * Writes `<out>/<id>.yaml`, and never over a file; what the wishes leave open is asked, or is the usual where nobody can be.
 * @returns the path
 * @throws Unusable for an id that cannot stand in an address, a file or kind that is there or not, or updates beyond 20
 */
export async function writeNew(id: string, wishes: Wishes, ask: Ask | null): Promise<string> {
  if (!ID.test(id))
    throw new Unusable(`"${id}" cannot stand in an address; name the problem with letters, digits and -`);
  const folder = wishes.out ?? '.';
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Unusable(`${folder}: there is no such folder`);
  const path = join(folder, `${id}.yaml`);
  const refuse = (): never => {
    throw new Unusable(`${path}: there is such a file already, and it is left as it is`);
  };
  if (existsSync(path)) refuse();
  const chosen = async (wish: string | undefined, question: string, usual: string): Promise<string> =>
    wish ?? ((await ask?.(question, usual)) || usual);

  const offered = Object.entries(KINDS).map(([kind, about]) => `${kind} (${about})`);
  const kind = kindOf(await chosen(wishes.kind, `What it asks: ${offered.join(', ')}`, 'recipe'));
  const title = titleOf(await chosen(wishes.title, 'Its title', titled(id)));
  if (kind === 'proof' && wishes.updates !== undefined)
    throw new Unusable('--updates goes with --kind recipe or rules');
  const updates = kind === 'proof' ? 0 : updatesOf(await chosen(wishes.updates, 'How many updates', '2'));
  try {
    writeFileSync(path, begun(kind, path, title, updates), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') refuse();
    throw new Unusable(`${path}: cannot be written: ${(error as Error).message}`);
  }
  return path;
}

/** On a terminal; nobody can be asked elsewhere. */
export async function asking<T>(run: (ask: Ask | null) => Promise<T>): Promise<T> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return run(null);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.once('SIGINT', () => process.exit(130));
  try {
    return await run(async (question, usual) => (await terminal.question(`${question} [${usual}]: `)).trim());
  } finally {
    terminal.close();
  }
}

/** The starter, told what it is called, how often it repeats, and where editors find what completes it. */
function begun(kind: Kind, path: string, title: string, updates: number): string {
  const starter = join(OUR_PROBLEMS, 'starters', `${kind}.yaml`);
  return readFileSync(starter, 'utf8')
    .replace(/(?<=\$schema=)\S+/, (schema) => from(path, resolve(dirname(starter), schema)))
    .replace(/^title: .*$/m, () => `title: '${title.replaceAll("'", "''")}'`)
    .replace('2 updates', updates === 1 ? '1 update' : `${updates} updates`)
    .replace('repeat: 2', `repeat: ${updates}`);
}

/** The way from one file to another, as an address; a whole one to another drive. */
function from(path: string, target: string): string {
  const way = relative(dirname(resolve(path)), target)
    .split(sep)
    .join('/');
  return /^[\w.@~/-]+$/.test(way) && !way.startsWith('/')
    ? way.replace(/^(?!\.)/, './')
    : pathToFileURL(target).href;
}

/** two-layer-network → Two layer network */
const titled = (id: string): string =>
  id.charAt(0).toUpperCase() + id.slice(1).replace(/[-_]+/g, ' ').trimEnd();

function kindOf(text: string): Kind {
  const known = Object.keys(KINDS) as Kind[];
  const kind = known.find((each) => each === text);
  if (!kind) throw new Unusable(`there is no kind "${text}"; there are ${known.join(', ')}`);
  return kind;
}

const LONGEST_TITLE = 200;

function titleOf(text: string): string {
  if (text.trim() !== '' && text.length <= LONGEST_TITLE && !/\p{Cc}/u.test(text)) return text.trim();
  throw new Unusable(`a title is one line of at most ${LONGEST_TITLE} characters`);
}

function updatesOf(text: string): number {
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_UPDATES) return Number(text);
  throw new Unusable(`updates are a whole number from 1 to ${MOST_UPDATES}, not "${text}"`);
}
