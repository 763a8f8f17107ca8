/** Ids → names as a drawing writes them, in letters with raised or lowered numbers: `w⁽²⁾`, `θ₂`. */
import { GREEK } from '../answer/tokens.ts';
import { type Id, nameOf, type Problem, partsOf, symbolOf } from '../problem/problem.ts';

/** One letter, bold or not, with its indices: what LaTeX says of most quantities. */
const LETTER =
  /^(?:\\(?:mathbf|boldsymbol)\s*\{?)?(?:\\(?:var)?([a-z]{2,})|([A-Za-z]))\}?((?:[\^_](?:\d|\{\(?-?\d+\)?\}))*)$/;
const INDEX = /([\^_])\{?([^{}^_]+)\}?/g;

const letterNamed = (name: string): string | undefined => [...GREEK].find(([, other]) => other === name)?.[0];

/**
 * As the problem prints it, where that is a letter and an index; else its name and number.
 * @example v[1] is v⁽¹⁾ where its LaTeX is \mathbf v^{(@)}, and v₁ where it is v_{@}
 */
export function writtenIn(problem: Pick<Problem, 'quantities'>, id: Id): string {
  const found = LETTER.exec(symbolOf(problem, id));
  const letter = found && (found[2] ?? letterNamed(found[1]!));
  if (!letter) return `${nameOf(id)}${indexIn(id)}`;
  const indices = [...found[3]!.matchAll(INDEX)];
  return `${letter}${indices.map(([, sign, index]) => (sign === '^' ? raised(index!) : lowered(index!))).join('')}`;
}

/** `[2]` of `w[2]` as `2` */
export const indexIn = (id: Id): string => partsOf(id)?.index ?? '';

const PLAIN = '0123456789-()';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₋₍₎';

const moved = (text: string, from: string, to: string): string =>
  [...text].map((character) => to[from.indexOf(character)] ?? character).join('');
const raised = (text: string): string => moved(text, PLAIN, RAISED);
const lowered = (text: string): string => moved(text, PLAIN, LOWERED);

/** A text in its parts, the raised and lowered ones in plain figures again. */
export interface Part {
  readonly height: 'line' | 'raised' | 'lowered';
  readonly text: string;
}

const PARTS = new RegExp(`[${RAISED}]+|[${LOWERED}]+|[^${RAISED}${LOWERED}]+`, 'g');

export const partsWritten = (text: string): readonly Part[] =>
  (text.match(PARTS) ?? []).map((part) => {
    if (RAISED.includes(part[0]!)) return { height: 'raised', text: moved(part, RAISED, PLAIN) };
    if (LOWERED.includes(part[0]!)) return { height: 'lowered', text: moved(part, LOWERED, PLAIN) };
    return { height: 'line', text: part };
  });
