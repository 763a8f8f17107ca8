/** A word and what stands behind it → the name of the problem that it writes: m_hat, ρ₂ for rho2, g0 for the term g[0]. */
import { childrenOf, type NameTree, type Tree } from '../math/tree.ts';
import { BINDS } from './forms.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface WrittenName {
  readonly name: string;
  /** Digits that stand in the word itself and are its index, as in g0. */
  readonly digits: string;
  /** Where the tokens go on behind the name. */
  readonly next: number;
}

type Known = Pick<Vocabulary, 'names' | 'sequences'>;

/** The longest name that the word begins; `next`: the token behind the word. */
export function nameAt(word: string, tokens: readonly Token[], next: number, known: Known): WrittenName {
  const tails = tailsAt(tokens, next);
  for (let count = tails.length; count > 0; count--) {
    const parts = tails.slice(0, count);
    const found = spelled([word, ...parts.map(({ text }) => text)].join('_'), known);
    if (found) return { ...found, next: parts.at(-1)!.next };
  }
  const [tail] = tails;
  if (tail && /^\d+$/.test(tail.text) && !known.sequences.has(word)) {
    const found = spelled(word + tail.text, known);
    if (found?.digits === '') return { ...found, next: tail.next };
  }
  // m_hat is one name, whether the problem has it or not.
  if (tail && /^hat\d*$/.test(tail.text)) return { name: word + tail.text, digits: '', next: tail.next };
  return { ...(spelled(word, known) ?? { name: word, digits: '' }), next };
}

/** A word as the problem spells it, without the digits that are an index; null: it has no such name. */
export function spelled(word: string, { names, sequences }: Known): Omit<WrittenName, 'next'> | null {
  const whole = spellings(word).find((name) => names.has(name) || sequences.has(name));
  if (whole !== undefined) return { name: whole, digits: '' };
  const [, stem = '', digits = ''] = /^(.*?)(\d+)$/.exec(word) ?? [];
  const term = spellings(stem).find((name) => sequences.has(name));
  return term === undefined ? null : { name: term, digits };
}

/** A name with a hat is written shat or s_hat. */
const spellings = (word: string): readonly string[] => [
  word,
  word.replace(/_?hat$/, (hat) => (hat === 'hat' ? '_hat' : 'hat')),
];

/** What is joined to a word from below, one sign a piece: _hat, _{2}. */
function tailsAt(tokens: readonly Token[], from: number): { readonly text: string; readonly next: number }[] {
  const tails = [];
  for (let next = from; tokens[next]?.text === '_'; ) {
    const isBraced = tokens[next + 1]?.text === '{' && tokens[next + 3]?.text === '}';
    const piece = tokens[next + (isBraced ? 2 : 1)];
    if (piece?.kind !== 'word' && piece?.kind !== 'number') break;
    next += isBraced ? 4 : 2;
    tails.push({ text: piece.text, next });
  }
  return tails;
}

/** The first name in a tree that is not one of the problem's, nor bound by a sum or a limit around it. */
export function strangeIn(tree: Tree, known: Known, bound: ReadonlySet<string> = new Set()): NameTree | null {
  const firstOf = (trees: readonly Tree[], within = bound): NameTree | null => {
    for (const each of trees) {
      const strange = strangeIn(each, known, within);
      if (strange) return strange;
    }
    return null;
  };
  if (tree.kind === 'name') {
    const { name, index } = tree;
    const isKnown = index ? known.sequences.has(name) : known.names.has(name) || bound.has(name);
    return isKnown ? firstOf(index ? [index] : []) : tree;
  }
  if (tree.kind !== 'call' || !BINDS.has(tree.name)) return firstOf(childrenOf(tree));
  const [body, variable, ...bounds] = tree.args;
  return firstOf(bounds) ?? firstOf([body!], new Set([...bound, (variable as NameTree).name]));
}
