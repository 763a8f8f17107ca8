/** What the YAML parser says of a text → what an author did, and where. */

export type YamlMistake =
  | 'indent'
  | 'further-in'
  | 'tab'
  | 'second-colon'
  | 'no-colon'
  | 'no-comma'
  | 'first-sign'
  | 'bracket'
  | 'quote'
  | 'left-over'
  | 'second-document'
  | 'other';

interface ParserError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** The first row that fits is taken: the parser's name of an error, and how its message begins. */
const MISTAKES: readonly (readonly [code: string, begins: string, mistake: YamlMistake])[] = [
  ['BAD_INDENT', 'Flow ', 'bracket'],
  ['BAD_INDENT', '', 'indent'],
  ['TAB_AS_INDENT', '', 'tab'],
  ['BLOCK_AS_IMPLICIT_KEY', '', 'second-colon'],
  ['MULTILINE_IMPLICIT_KEY', '', 'no-colon'],
  ['MISSING_CHAR', 'Implicit map keys', 'no-colon'],
  ['MISSING_CHAR', 'Sequence item without -', 'indent'],
  ['MISSING_CHAR', 'Missing closing', 'quote'],
  ['BLOCK_IN_FLOW', '', 'no-comma'],
  ['BAD_SCALAR_START', '', 'first-sign'],
  ['UNEXPECTED_TOKEN', 'Unexpected alias', 'other'],
  ['UNEXPECTED_TOKEN', '', 'left-over'],
  ['MULTIPLE_DOCS', '', 'second-document'],
];

/** The part of the text that is meant: the parser sometimes marks the line before, or all that follows. */
export function mistakeIn(
  text: string,
  { code, message, pos: [from, to] }: ParserError,
): { readonly mistake: YamlMistake; readonly from: number; readonly to: number } {
  const mistake =
    MISTAKES.find(([name, begins]) => name === code && message.startsWith(begins))?.[2] ?? 'other';
  if (mistake === 'indent') return { mistake, from: firstWritten(text, from), to };
  if (mistake !== 'second-colon') return { mistake, from, to };
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = endOfLine(text, from);
  if (text.slice(start, from).trim() !== '' && /:\s/.test(`${text.slice(from, end)}\n`))
    return { mistake, from, to };
  // There is no second colon: a line below begins too far in, and is read as one with this.
  const below = text.slice(start, from).trim() === '' ? start : firstWritten(text, end);
  const first = below + (/^ */.exec(text.slice(below))?.[0].length ?? 0);
  return { mistake: 'further-in', from: first, to: endOfLine(text, first) };
}

const endOfLine = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
};

/** The start of the first line from there that has something on it. */
const firstWritten = (text: string, from: number): number =>
  from + (/^(?:\s*(?:#.*)?\n)*/.exec(text.slice(from))?.[0].length ?? 0);
