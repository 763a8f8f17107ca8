/** The names of a problem → the keys of its formula keyboard: the names first, then digits and signs. */

/** As the page tells it: an @ stands in the place of an index, or of what a function is taken of. */
export interface WrittenName {
  readonly name: string;
  readonly tex: string;
}

/** In what a key writes, #? is a place to fill, and #@ takes what stands before it. */
export interface Key {
  readonly latex?: string;
  readonly insert?: string;
  /** A key pressed on a keyboard of one's own, where more than its sign is meant: brackets that close. */
  readonly key?: string;
  readonly label?: string;
  /** What it is called, where it is heard or hovered over; the letters and digits on it are part of that. */
  readonly tooltip: string;
  readonly command?: string;
  readonly class?: string;
  readonly width?: 1.5 | 2;
}

const NAMES_A_ROW = 8;
/** What a sum may count with; the first that is no name of the problem. */
const COUNTS = ['k', 'i', 'j', 'l'] as const;

/** What may grow without end; the first that is a name of the problem. */
const GROWING = ['n', 'k', 't'] as const;

export function keysFor(names: readonly WrittenName[]): readonly (readonly Key[])[] {
  const taken = new Set(names.map(({ name }) => name));
  const count = COUNTS.find((letter) => !taken.has(letter)) ?? COUNTS[0];
  const growing = GROWING.find((letter) => taken.has(letter)) ?? GROWING[0];
  const rows = Array.from({ length: Math.ceil(names.length / NAMES_A_ROW) }, (_, row) =>
    names.slice(row * NAMES_A_ROW, (row + 1) * NAMES_A_ROW).map(nameKey),
  );
  return [...rows, ...signKeys(count, growing)];
}

function nameKey({ name, tex }: WrittenName): Key {
  const latex = tex.replace('(@)', '\\left(#?\\right)').replace('@', '#?');
  const tooltip = tex.includes('(@)') ? `${name} of` : tex.includes('@') ? `term of ${name}` : name;
  return { latex, insert: latex, tooltip, ...(isWord(tex) ? { class: 'small', width: 1.5 } : {}) };
}

/** Set smaller, on a wider key. */
const isWord = (tex: string): boolean => tex.startsWith('\\mathrm');

const digit = (text: string): Key => ({ key: text, label: text, tooltip: text });
const sign = (latex: string, tooltip: string): Key => ({ latex, insert: latex, tooltip });
const typed = (key: string, tooltip: string): Key => ({ key, label: key, tooltip });
/** What MathLive does and has a picture of. */
const act = (picture: string, command: string, tooltip: string): Key => ({
  label: `<svg class="svg-glyph"><use xlink:href="#svg-${picture}" /></svg>`,
  command: `performWithFeedback(${command})`,
  tooltip,
  class: 'action',
});

const signKeys = (count: string, growing: string): readonly (readonly Key[])[] => [
  [
    ...['7', '8', '9'].map(digit),
    typed('(', 'open bracket'),
    typed(')', 'close bracket'),
    { ...sign('\\frac{#@}{#?}', 'fraction'), class: 'small' },
    sign('\\sqrt{#0}', 'square root'),
    act('delete-backward', 'deleteBackward', 'delete'),
  ],
  [
    ...['4', '5', '6'].map(digit),
    sign('\\cdot', 'times'),
    sign('#@^{#?}', 'power'),
    sign('#@^2', 'power 2'),
    sign('#@_{#?}', 'index'),
    sign('=', 'equals'),
  ],
  [
    ...['1', '2', '3'].map(digit),
    sign('+', 'plus'),
    sign('-', 'minus'),
    { latex: '\\textstyle\\sum', insert: `\\sum_{${count}=#?}^{#?}`, tooltip: `sum over ${count}` },
    { label: 'lim', insert: `\\lim_{${growing}\\to\\infty}`, tooltip: 'lim, the limit', class: 'small' },
    sign(count, count),
  ],
  [
    digit('0'),
    sign('.', 'decimal point'),
    act('arrow-left', 'moveToPreviousChar', 'left'),
    act('arrow-right', 'moveToNextChar', 'right'),
    { ...act('commit', 'commit', 'next line'), width: 2 },
  ],
];

/** What letters typed one after the other become: rho is ρ, as in a line of text; a term waits for its index. */
export const shortcutsFor = (names: readonly WrittenName[]): Readonly<Record<string, string>> => ({
  sum: '\\sum',
  lim: '\\lim',
  sqrt: '\\sqrt{#?}',
  '*': '\\cdot',
  ...Object.fromEntries(
    names
      .filter(({ name }) => name.length > 1)
      .map(({ name, tex }) => [name, tex.replace(/_?\{@\}|\(@\)/, '')]),
  ),
});
