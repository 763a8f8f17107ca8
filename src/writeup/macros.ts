/** A definition in TeX, `\newcommand{\R}{\mathbb R}` → the name, what it stands for, and where the definition ends. */

/** Commands of usual packages, and what is no formula, as KaTeX would have them defined. */
export const USUAL_MACROS: ReadonlyMap<string, string> = new Map([
  ['\\qedhere', ''],
  ['\\qed', ''],
  ['\\intertext', '\\\\ \\text{#1 } \\\\'],
  ['\\shortintertext', '\\\\ \\text{#1 } \\\\'],
  ['\\eqref', '\\text{(#1)}'],
  ['\\ref', '\\text{#1}'],
  ['\\norm', '\\lVert #1 \\rVert'],
  ['\\abs', '\\lvert #1 \\rvert'],
  ['\\vb', '\\mathbf{#1}'],
]);

export interface Definition {
  /** With its backslash. */
  readonly name: string;
  /** Null for no command, and where it takes an argument more than once, that of itself in itself would grow without end. */
  readonly body: string | null;
  /** The character behind it. */
  readonly end: number;
}

/** `\newcommand{\a}{…}`, `\def\a{…}`, `\let\a=\b`, `\newenvironment{a}{…}{…}`, by the shape of what follows. */
const SHAPES: ReadonlyMap<string, 'command' | 'def' | 'let' | 'operator' | 'environment'> = new Map([
  ['newcommand', 'command'],
  ['renewcommand', 'command'],
  ['providecommand', 'command'],
  ['DeclareRobustCommand', 'command'],
  ['def', 'def'],
  ['gdef', 'def'],
  ['edef', 'def'],
  ['xdef', 'def'],
  ['let', 'let'],
  ['DeclareMathOperator', 'operator'],
  ['newenvironment', 'environment'],
  ['renewenvironment', 'environment'],
]);

const NAME = /\\(?:[A-Za-z@]+|[^A-Za-z\s])|[A-Za-z]+\*?/y;
const PARAMETERS = /[^{}\\]*/y;
const BRACES = /\\.|[{}]/gs;

const shapeOf = (command: string) => SHAPES.get(command.replace('*', ''));

export const isDefining = (command: string): boolean => shapeOf(command) !== undefined;

/** The character behind the closing brace of the group that opens at `at`; −1 when it does not close. */
export function behindGroup(text: string, at: number): number {
  let depth = 0;
  BRACES.lastIndex = at;
  for (let found = BRACES.exec(text); found; found = BRACES.exec(text)) {
    if (found[0] === '{') depth++;
    else if (found[0] === '}' && --depth === 0) return BRACES.lastIndex;
  }
  return -1;
}

/**
 * The definition whose command (`newcommand`, `DeclareMathOperator*`) ends before `at`.
 * Null when none is there, `unclosed` when its braces do not close.
 */
export function definitionAt(text: string, command: string, at: number): Definition | 'unclosed' | null {
  const shape = shapeOf(command);
  let here = at;
  const space = (): void => {
    while (here < text.length && text[here]!.trim() === '') here++;
  };
  const take = (character: string): boolean => {
    space();
    if (text[here] !== character) return false;
    here++;
    return true;
  };
  const word = (): string | null => {
    space();
    NAME.lastIndex = here;
    const found = NAME.exec(text);
    if (found) here = NAME.lastIndex;
    return found?.[0] ?? null;
  };

  const braced = take('{');
  const name = word();
  if (name === null || (braced && !take('}'))) return null;
  if (shape === 'let') {
    take('=');
    const other = word();
    return other === null ? null : { name, body: other, end: here };
  }
  let parameters = '';
  if (shape === 'def') {
    PARAMETERS.lastIndex = here;
    parameters = PARAMETERS.exec(text)![0].trim();
    here = PARAMETERS.lastIndex;
  }
  for (let options = 0; options < 2 && take('['); options++) {
    const end = text.indexOf(']', here);
    if (end < 0) return 'unclosed';
    parameters += text.slice(here, end).trim();
    here = end + 1;
  }

  let body = '';
  for (let groups = shape === 'environment' ? 2 : 1; groups > 0; groups--) {
    space();
    if (text[here] !== '{') return null;
    const end = behindGroup(text, here);
    if (end < 0) return 'unclosed';
    body = text.slice(here + 1, end - 1);
    here = end;
  }
  if (shape === 'operator') body = `\\operatorname${command.endsWith('*') ? '*' : ''}{${body}}`;
  const isCommand = shape !== 'environment' && isPlain(parameters, body);
  return { name, body: isCommand ? body : null, end: here };
}

/** Whether it takes each of its parameters, `2` or `#1#2`, once. */
function isPlain(parameters: string, body: string): boolean {
  const taken = (body.match(/#./g) ?? []).map((each) => each[1]).sort();
  const wanted = /^\d$/.test(parameters)
    ? DIGITS.slice(0, Number(parameters))
    : parameters.replaceAll('#', '');
  return DIGITS.startsWith(wanted) && taken.join('') === wanted;
}

const DIGITS = '123456789';
