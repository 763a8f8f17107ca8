/** Lines of a derivation and their verdicts → data for API, page and command line, and the sentence beside each. */
import type { Difference } from '../derive/differ.ts';
import type { JudgedLine } from '../derive/judged-line.ts';
import type { Reason } from '../derive/reason.ts';
import { EXACT } from '../math/rounding.ts';
import { isTerm, never, toText } from '../math/tree.ts';
import type { FeedbackLevel } from '../problem/schema.ts';
import { sayEvaluation } from './faults.ts';
import { sayMisread } from './misread.ts';
import { answerToText } from './values.ts';

export interface LineResult {
  readonly verdict: JudgedLine['verdict'];
  /** What it follows from, found and not asked for. */
  readonly by?: Reason;
  /** It needs the recurrence and the hypothesis at once. */
  readonly big?: true;
  /** Values at which the two sides differ, and what each side is there. */
  readonly values?: Readonly<Record<string, string>>;
  readonly left?: string;
  readonly right?: string;
  /** Offset in the line of what could not be read, from 0. */
  readonly at?: number;
  readonly feedback?: string;
}

/** What stands beside a line that holds. */
export const REASONS: Readonly<Record<Reason, string>> = {
  algebra: 'by algebra',
  definition: 'by definition',
  hypothesis: 'by the hypothesis',
  given: 'as given',
};

export function lineResult(line: JudgedLine, level: FeedbackLevel): LineResult {
  const feedback = sayLine(line, level);
  const said = feedback === '' ? {} : { feedback };
  switch (line.verdict) {
    case 'holds':
      return { verdict: 'holds', by: line.by, ...(line.big ? { big: true as const } : {}), ...said };
    case 'fails':
      return {
        verdict: 'fails',
        ...(line.difference && level !== 'where' ? differenceResult(line.difference) : {}),
        ...said,
      };
    case 'circular':
      return { verdict: 'circular', ...said };
    case 'unreadable':
      return { verdict: 'unreadable', ...('at' in line ? { at: line.at } : {}), ...said };
    default:
      return never(line);
  }
}

const differenceResult = ({ at, left, right }: Difference) => ({
  values: Object.fromEntries([...at].map(([name, value]) => [name, answerToText(value, EXACT)])),
  left: answerToText(left, EXACT),
  right: answerToText(right, EXACT),
});

/** `n = 1, rho = 1/2` */
const sayValues = ({ at }: Difference): string =>
  [...at].map(([name, value]) => `${name} = ${answerToText(value, EXACT)}`).join(', ');

export function sayDifference(difference: Difference, left: string, right: string): string {
  const where = sayValues(difference);
  const values = `${left} is ${answerToText(difference.left, EXACT)}, ${right} ${answerToText(difference.right, EXACT)}`;
  return where === '' ? `${values.charAt(0).toUpperCase()}${values.slice(1)}.` : `At ${where}: ${values}.`;
}

export function sayLine(line: JudgedLine, level: FeedbackLevel): string {
  switch (line.verdict) {
    case 'holds':
      return line.big
        ? 'The recurrence and the hypothesis are used at once here; right, but two steps in one.'
        : '';
    case 'fails': {
      const again = line.again
        ? ' It is equal to the left side again, so the slip is in the line above.'
        : '';
      // A first line is held against the term that it is of, and so is what is said of another one.
      const term = isTerm(line.before) ? toText(line.before) : null;
      const values =
        line.difference && level !== 'where'
          ? ` ${sayDifference(line.difference, term ?? 'the line before', term ? 'this' : 'this one')}`
          : '';
      return `${term ? `This is not equal to ${term}.` : 'This does not follow from the line before.'}${values}${again}`;
    }
    case 'circular':
      return 'This is what was to be shown. Start from the recurrence, and put the claim in for the earlier term only.';
    case 'unreadable':
      if ('lost' in line) return 'It cannot be said whether this follows: a line above could not be read.';
      return 'at' in line
        ? sayMisread(line.why)
        : `This cannot be worked out: ${sayEvaluation(line.problem)}.`;
    default:
      return never(line);
  }
}
