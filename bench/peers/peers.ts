/** The class of three steps, marked by other programs too → sheets a second of each, and whether all give the same verdicts. */
import { type Effort, median } from '../measure.ts';
import { classOf, type Sheet } from '../sheets.ts';
import type { Cell, Section } from '../table.ts';
import { byLonghand } from './longhand.ts';
import { byMathjs } from './mathjs.ts';
import { byMaxima } from './maxima.ts';
import { bySympy } from './sympy.ts';

/** What a program makes of the class. */
export interface Marked {
  readonly name: string;
  /** Sheets a second, run by run. */
  readonly rates: readonly number[];
  /** A letter a step, sheet by sheet: `rwc` is right, wrong, carried. */
  readonly verdicts: readonly string[];
}

/** A program that is not on this machine. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

export type Peer = (sheets: readonly Sheet[], effort: Effort) => readonly (Marked | Missing)[];

const PEERS: readonly Peer[] = [byLonghand, byMathjs, bySympy, byMaxima];

export function peers(effort: Effort): Section {
  const sheets = classOf(effort.short ? 150 : 1000);
  const all = PEERS.flatMap((peer) => peer(sheets, effort));
  const marked = all.filter((one) => 'rates' in one);
  const [ours] = marked;
  const different = marked.flatMap((other) => disagreements(sheets, ours!, other));
  const rows = all.map((one): Cell[] =>
    'missing' in one
      ? [one.name, one.missing, '', '']
      : [one.name, median(one.rates), median(ours!.rates) / median(one.rates), agreeing(ours!, one)],
  );
  return {
    title: 'Beside other programs',
    about: `The same ${sheets.length.toLocaleString('en')} sheets of three steps, ${counted(ours!.verdicts)}. Each program reads every answer as it was written, decimal or
fraction, works each rule exactly on the student's own numbers, and says of each step: right, carried or wrong. Longhand also looks for the
slip and says all in words; the others only mark. Start-up is not counted. SymPy at its best reads with \`Rational\` and has the rules
as functions of Python; Maxima's batch is a file of a line a sheet, marked by compiled functions. By processor time, each.`,
    columns: ['program', 'sheets a second', 'Longhand is faster by', 'same verdicts'],
    rows,
    ...(different.length > 0
      ? { fault: `${different.length} verdicts differ, such as ${different.slice(0, 5).join('; ')}.` }
      : {}),
  };
}

/** Sheets whose verdicts differ, each told. */
export const disagreements = (sheets: readonly Sheet[], ours: Marked, other: Marked): string[] =>
  sheets.flatMap(({ texts }, i) =>
    ours.verdicts[i] === other.verdicts[i]
      ? []
      : [`${texts.join(', ')}: ${ours.verdicts[i]} by ${ours.name}, ${other.verdicts[i]} by ${other.name}`],
  );

const agreeing = (ours: Marked, other: Marked): string =>
  `${ours.verdicts.filter((verdict, i) => verdict === other.verdicts[i]).length} of ${ours.verdicts.length}`;

/** `1,335 answers right, 900 carried, 765 wrong` */
function counted(verdicts: readonly string[]): string {
  const letters = verdicts.join('');
  const count = (letter: string): string => (letters.split(letter).length - 1).toLocaleString('en');
  return `${count('r')} answers right, ${count('c')} carried, ${count('w')} wrong`;
}
