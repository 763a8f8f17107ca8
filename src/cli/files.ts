/** A file named on the command line, or standard input → its text, or the submission in it; a failure names it. */
import { readFileSync } from 'node:fs';
import { Refusal, readSubmission, type Submission } from '../checker.ts';
import { pathText } from '../exercise/submission.ts';
import { Unusable } from './unusable.ts';

export function submissionIn(file: string): Submission {
  const checked = readJson(file, textOf(file));
  if ('submission' in checked) return checked.submission;
  const [first, ...more] = checked.misfits;
  throw new Unusable(
    `${file}: ${pathText(first!.path)}: ${first!.detail}${more.length > 0 ? ` (and ${more.length} more)` : ''}`,
  );
}

function readJson(file: string, text: string): ReturnType<typeof readSubmission> {
  try {
    return readSubmission(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    if (text.includes('\uFFFD'))
      throw new Unusable(`${file}: this is not text in UTF-8; save the file as UTF-8`);
    // What the message quotes of the file may be anything.
    throw new Unusable(`${file}: this is not JSON: ${error.message.replace(/[\s\p{C}]+/gu, ' ')}`);
  }
}

const LARGEST_ANSWERS = 16 * 1024 * 1024;

export function textOf(file: string, limit = LARGEST_ANSWERS): string {
  const text = decoded(readFileSync(file === '-' ? 0 : file));
  if (text.length > limit) throw new Unusable(`${file}: larger than ${limit} characters`);
  return text;
}

/** UTF-8, unless its first two bytes say UTF-16, as some consoles write. */
const decoded = (bytes: Buffer): string => new TextDecoder(UTF_16[bytes.toString('hex', 0, 2)]).decode(bytes);
const UTF_16: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' };

/** Runs on behalf of a file, so that a failure names it. */
export function told<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Unusable) throw error;
    if (error instanceof Refusal && error.kind === 'unknown-step')
      throw new Unusable(`${file}: ${error.message}`);
    if (error instanceof Error && 'code' in error)
      throw new Unusable(`${file}: cannot be read: ${SYSTEM[String(error.code)] ?? error.message}`);
    throw error;
  }
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not allowed',
};
