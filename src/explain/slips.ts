/** Slips and observations → what is told of them at each level: where, which part of the rule, the whole. */
import type { Change } from '../diagnose/changes.ts';
import type { Slip } from '../diagnose/diagnose.ts';
import type { Hidden } from '../diagnose/hidden.ts';
import type { Observation } from '../diagnose/observe.ts';
import type { SlipId } from '../diagnose/table.ts';
import { remember } from '../math/once.ts';
import { never, type Tree, toText } from '../math/tree.ts';
import type { Place } from '../problem/fault.ts';
import { type Id, nameOf } from '../problem/problem.ts';

/** A sentence whose formulas are still trees and whose steps are still ids, so that each reader prints them in its own way. */
export type Phrase = readonly (string | { readonly tree: Tree } | { readonly id: Id })[];

/** The phrase in plain text. */
export const plain = (phrase: Phrase): string =>
  phrase
    .map((piece) => (typeof piece === 'string' ? piece : 'id' in piece ? piece.id : textOf(piece.tree)))
    .join('');

/** Rules and what is made of them live as long as their problem. */
export const textOf = remember(toText);

/** Where to look, never the answer. */
const HINTS: Readonly<Record<SlipId, string>> = {
  sign: 'Look at the signs in ',
  factor: 'Look at the factors and powers in ',
  aggregate: 'Look at how the inputs are brought together in ',
  time: 'Look at which update the numbers belong to in ',
  shape: 'Look at how rows and columns meet in ',
  neighbour: 'Look at which quantity is meant by ',
  'left-out': 'Look at whether all was worked out of ',
  copied: 'Look at how the earlier answer was taken over for ',
};

/** Those of all slips that explain a step. */
export const slipsAt = (slips: readonly Slip[], id: Id): Slip[] =>
  slips.filter((slip) => slip.steps.includes(id));

export const sayHint = ({ change }: Slip): Phrase => [
  HINTS[change.id],
  { tree: change.part },
  change.part === change.rule ? ', the rule for ' : ' in the rule for ',
  { id: change.of },
  '.',
];

/** The whole slip: what was run, and what the rule is. */
export function saySlip(slip: Slip): Phrase {
  const { change, steps, equals, certain } = slip;
  const others = equals
    .slice(0, MOST_OTHERS)
    .map((other) => [...(isOf(other, steps) ? [] : [...madeIn(other), ' as ']), ...wrote(other)]);
  return [
    ...(steps.length > 1 ? ['One slip explains '] : []),
    ...ids(steps),
    steps.length > 1 ? ': they ' : ' ',
    ...(isOf(change, steps)
      ? [steps.length > 1 ? 'fit ' : 'fits ']
      : [
          steps.length > 1 ? 'follow if ' : 'follows if ',
          ...madeIn(change),
          (change.in?.length ?? 1) > 1 ? ' are worked out as ' : ' is worked out as ',
        ]),
    ...wrote(change),
    isOf(change, steps) ? ', where the rule is ' : ', where its rule is ',
    { tree: change.rule },
    change.id === 'copied' ? '.' : ` (${change.kind}).`,
    ...(others.length > 0 ? [' The same would come of ', ...joined(others), '.'] : []),
    ...(certain ? [] : [' Two changes at once are needed for this, so it is less certain.']),
  ];
}

/** Where to look in an expression; any piece of the right one would give it away. */
export const sayExpressionHint = ({ change }: Slip): string => `${HINTS[change.id]}it.`;

/** The slip in an expression: what was written, and what is right there. */
export function sayExpressionSlip({ change, equals }: Slip): Phrase {
  const kinds = new Set(equals.map(({ kind }) => kind).filter((kind) => kind !== change.kind));
  const others = [...kinds].slice(0, MOST_OTHER_KINDS);
  return [
    'This is ',
    { tree: change.tree },
    ' where ',
    { tree: change.rule },
    ` is right (${change.kind}).`,
    ...(others.length > 0 ? [` It may as well be seen as ${others.join(', or as ')}.`] : []),
  ];
}

const MOST_OTHER_KINDS = 2;

/** Whether the slip lies in the rule of the steps it explains, rather than in one that was not written down. */
const isOf = (change: Change, steps: readonly Id[]): boolean =>
  change.in === undefined && steps.every((id) => nameOf(id) === change.of);

/** The steps that were worked out by it, or the quantity. */
const madeIn = (change: Change): Phrase => (change.in?.length ? ids(change.in) : [{ id: change.of }]);

const MOST_OTHERS = 4;
const MOST_HIDDEN = 8;

const wrote = (change: Change): Phrase =>
  change.id === 'copied' ? [{ tree: change.tree }, ` with ${change.kind}`] : [{ tree: change.tree }];

/** `beta*v + alpha*g` */
export const wroteOf = (change: Change): string => plain(wrote(change));

export const ids = (steps: readonly Id[]): Phrase => joined(steps.map((id) => [{ id }]));

/** Sentences one after another. */
export const spaced = (sentences: readonly Phrase[]): Phrase =>
  sentences.flatMap((sentence, i) => (i === 0 ? sentence : [' ', ...sentence]));

/** `a`, `a and b`, `a, b and c` */
const joined = (phrases: readonly Phrase[]): Phrase =>
  phrases.flatMap((phrase, i) => (i === 0 ? phrase : [i === phrases.length - 1 ? ' and ' : ', ', ...phrase]));

/** At a hint, only which entry: what is wrong with it would give the answer away. */
export function sayObservation(seen: Observation, level: 'hint' | 'full'): string {
  if (seen.code === 'cut off, not rounded' || seen.code === 'rounded, not exact') return OF_DIGITS[seen.code];
  if (level === 'hint')
    return seen.code === 'one-entry' ? `Only one entry is off, in row ${seen.row}, column ${seen.col}.` : '';
  switch (seen.code) {
    case 'signs':
      return 'The sizes are right, the signs are not.';
    case 'transposed':
      return 'The numbers are right, but rows and columns are exchanged.';
    case 'point':
      return 'The digits are right, the decimal point is not.';
    case 'digits':
      return 'Two neighbouring digits are exchanged.';
    case 'one-entry':
      return `Only one entry is off, in row ${seen.row}, column ${seen.col}${seen.as ? `: ${ENTRY[seen.as]}` : ''}.`;
    default:
      return never(seen);
  }
}

const OF_DIGITS = {
  'cut off, not rounded': 'The digits are cut off where they should be rounded to the nearest.',
  'rounded, not exact': 'It is rounded where the number itself is asked.',
} as const;

const ENTRY = {
  sign: 'its sign',
  point: 'its decimal point',
  digits: 'two of its digits are exchanged',
} as const;

/** `file:line:col: warning: these numbers cannot tell beta*v - alpha*g from beta*v - (1 - beta)*g` */
export const sayHidden = ({ file, line, col }: Place, { rule, changes }: Hidden): string =>
  `${file}:${line}:${col}: warning: these numbers cannot tell ${toText(rule)} from ${plain(joined(changes.slice(0, MOST_HIDDEN).map(wrote)))}${changes.length > MOST_HIDDEN ? `, and ${changes.length - MOST_HIDDEN} more` : ''}`;
