/** The texts of a symbolic problem's file → trees over its names, and a fault where there is none. */
import { readStatement } from '../answer/expression.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import type { Tree } from '../math/tree.ts';
import type { Place, Report } from './fault.ts';
import { type Matrices, withIdentity } from './identity.ts';
import { type FreeNames, freeNames, isFunction, matricesOf, vocabularyOf } from './proof-names.ts';
import type { ProofFile } from './proof-schema.ts';
import { wholeAt } from './whole-number.ts';
import type { Path, YamlFile } from './yaml.ts';

export interface ProofTexts extends FreeNames {
  readonly yaml: YamlFile;
  readonly fault: Report;
  readonly vocabulary: Vocabulary;
  readonly matrices: Matrices | null;
  /** The sides of a text; none where it cannot be read. `also`: names that only this text may have. */
  readonly sides: (text: string, path: Path, also?: readonly string[]) => readonly Tree[];
  /** The one expression of a text. */
  readonly one: (text: string, path: Path, also?: readonly string[]) => Tree | null;
  /** One expression each, of those that can be read. */
  readonly lines: (texts: readonly string[], path: Path) => readonly Tree[];
  readonly places: (texts: readonly string[], path: Path) => readonly Place[];
  /** Whether an index is a letter: it runs over whole numbers, and is no other name of the problem. */
  readonly isGeneral: (index: string, path: Path) => boolean;
  /** The first whole number of a range; 1 unless said. */
  readonly first: (written: string | number | undefined, path: Path) => number;
}

const LARGEST_INDEX = 1000;

export function textsOf(data: ProofFile, yaml: YamlFile, fault: Report): ProofTexts {
  const names = freeNames(data, yaml, fault);
  const vocabulary = vocabularyOf(data, names);
  const matrices = matricesOf(data, names.free);
  const sides: ProofTexts['sides'] = (text, path, also = []) => {
    const known = new Set([...vocabulary.names, ...also]);
    const statement = readStatement(text, { ...vocabulary, names: known });
    if (statement.kind === 'sides') return statement.sides.map((side) => withIdentity(side, matrices));
    const at = statement.kind === 'misread' ? statement.at : 0;
    const why = statement.kind === 'misread' ? statement.why : ({ code: 'nothing' } as const);
    fault(yaml.place(path, at), { code: 'expression', text, why });
    return [];
  };
  const one: ProofTexts['one'] = (text, path, also) => {
    const found = sides(text, path, also);
    if (found.length > 1) fault(yaml.place(path), { code: 'not-a-term', text, wanted: 'expression' });
    return found.length === 1 ? found[0]! : null;
  };
  return {
    ...names,
    yaml,
    fault,
    vocabulary,
    matrices,
    sides,
    one,
    lines: (texts, path) => texts.flatMap((text, i) => one(text, [...path, i]) ?? []),
    places: (texts, path) => texts.map((_, i) => yaml.place([...path, i])),
    isGeneral: (index, path) => {
      if (!/^[A-Za-z]/.test(index)) return false;
      const isTaken =
        [vocabulary.names, vocabulary.sequences, vocabulary.functions].some((known) => known.has(index)) &&
        !vocabulary.wholes.has(index) &&
        !names.unclear.has(index);
      if (isTaken) fault(yaml.place(path), { code: 'taken-name', name: index, by: 'index' });
      if (isFunction(index)) fault(yaml.place(path), { code: 'taken-name', name: index, by: 'function' });
      return true;
    },
    first: (written = 1, path) =>
      wholeAt(yaml, path, written, { most: LARGEST_INDEX, digits: 4 }, fault) ?? 1,
  };
}
