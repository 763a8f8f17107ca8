/** Slips and observations → what is told of them at each level: where, which part of the rule, the whole. */
import type { Change } from '../diagnose/changes.ts';
import type { Slip } from '../diagnose/diagnose.ts';
import type { Hidden } from '../diagnose/hidden.ts';
import type { Observation } from '../diagnose/observe.ts';
import type { SlipId } from '../diagnose/table.ts';
import { never, toText } from '../math/tree.ts';
import type { Place } from '../problem/fault.ts';
import type { Id } from '../problem/problem.ts';

/** Where to look, never the answer; the part of the rule stands in place of the dots. */
const HINTS: Readonly<Record<SlipId, (part: string) => string>> = {
  sign: (part) => `Look at the signs in ${part}.`,
  factor: (part) => `Look at the factors and powers in ${part}.`,
  aggregate: (part) => `Look at how ${part} brings the inputs together.`,
  time: (part) => `Look at which update the numbers in ${part} belong to.`,
  shape: (part) => `Look at how rows and columns meet in ${part}.`,
  neighbour: (part) => `Look at which quantity stands for ${part}.`,
  'left-out': (part) => `Look at whether all of ${part} was worked out.`,
  copied: (part) => `Look at how ${part} was taken over from the earlier answer.`,
};

export const sayHint = ({ change }: Slip): string =>
  `In the rule ${change.of} = ${toText(change.rule)}: ${HINTS[change.id](toText(change.part))}`;

/** The whole slip: what was run, and what the rule is. */
export function saySlip(slip: Slip): string {
  const { change, steps, equals, certain } = slip;
  const explains = steps.length === 1 ? `${steps[0]} fits` : `One slip explains ${listed(steps)}: they fit`;
  const others =
    equals.length === 0 ? '' : ` ${listed(equals.map(wroteOf).slice(0, MOST_OTHERS))} would give the same.`;
  const doubt = certain ? '' : ' Two changes at once are needed for this, so it is less certain.';
  return `${explains} ${wroteOf(change)}, where the rule is ${toText(change.rule)} (${change.kind}).${others}${doubt}`;
}

const MOST_OTHERS = 4;

/** `beta*v + alpha*g` */
export const wroteOf = (change: Change): string =>
  change.id === 'copied' ? `${toText(change.tree)} with ${change.kind}` : toText(change.tree);

const listed = (names: readonly (Id | string)[]): string =>
  names.length < 2 ? `${names[0] ?? ''}` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export function sayObservation(seen: Observation): string {
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

const ENTRY = {
  sign: 'its sign',
  point: 'its decimal point',
  digits: 'two of its digits are exchanged',
} as const;

/** `file:line:col: warning: these numbers cannot tell beta*v - alpha*g from beta*v - (1 - beta)*g` */
export const sayHidden = ({ file, line, col }: Place, { rule, changes }: Hidden): string =>
  `${file}:${line}:${col}: warning: these numbers cannot tell ${toText(rule)} from ${listed(changes.map(wroteOf))}`;
