/** A symbolic problem → the names that its answers are written in, each in LaTeX that is read as that name again. */
import { readStatement } from '../answer/expression.ts';
import { type NameTree, toText } from '../math/tree.ts';
import type { Proof } from '../problem/proof.ts';
import { nameTex } from './proof-tex.ts';

export interface WrittenName {
  readonly name: string;
  /** An @ stands in the place of an index, or of what a function is taken of. */
  readonly tex: string;
}

/** What is read where an @ stands. */
const ANY = '1';

/**
 * Names that stand alone, terms and functions, in that order; not those that answers are asked under.
 * @example rho is \rho, s[n] is s_{@}, grad(x) is \mathrm{grad}(@)
 */
export function writtenNames(proof: Proof): readonly WrittenName[] {
  const { sequences, functions } = proof.vocabulary;
  const names = [...proof.vocabulary.names].filter((name) => proof.free.has(name));
  return [
    ...names.map((name) => written(proof, { kind: 'name', name })),
    ...[...sequences].map((name) =>
      written(proof, { kind: 'name', name, index: { kind: 'number', text: ANY } }),
    ),
    ...[...functions, ...(isRandom(proof) ? ['E'] : [])].map((name) => ({
      name,
      tex: `${upright(name)}(@)`,
    })),
  ];
}

/** As the problem prints it, where that is read again; by its own letters where it is not. */
function written(proof: Proof, tree: NameTree): WrittenName {
  const { name, index } = tree;
  const printed = nameTex(proof, name, index ? '@' : null);
  const statement = readStatement(printed.replaceAll('@', ANY), proof.vocabulary);
  const isRead = statement.kind === 'sides' && statement.sides.map(toText).join(' = ') === toText(tree);
  return { name, tex: isRead ? printed : `${upright(name)}${index ? '_{@}' : ''}` };
}

const upright = (name: string): string => `\\mathrm{${name}}`;

/** Whether it speaks of means. */
const isRandom = ({ free }: Proof): boolean => [...free.values()].some(({ kind }) => kind === 'random');
