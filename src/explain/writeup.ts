/** A write-up, judged → what API, page and command line tell of it: a verdict and a sentence for each relation. */

import { EXACT } from '../math/rounding.ts';
import { never } from '../math/tree.ts';
import type { Value } from '../math/value.ts';
import type { Id } from '../problem/problem.ts';
import type { Checked, Equation, JudgedRelation, Verdict } from '../writeup/check.ts';
import type { Unfinished } from '../writeup/extract.ts';
import type { GradeResult, StepResult } from './marks.ts';
import { SIGNS } from './marks-text.ts';
import { answerToText } from './values.ts';

export interface RelationResult {
  /** Sources of both sides. */
  readonly left: string;
  readonly right: string;
  /** Where its sign stands, from 1. */
  readonly line: number;
  readonly verdict: Verdict['verdict'];
  readonly how?: 'exact' | 'rounded' | 'identity' | 'definition' | 'arithmetic' | 'substitution';
  readonly expected?: string;
  readonly written?: string;
  readonly feedback?: string;
}

export interface EquationResult {
  readonly tag: string | null;
  /** Where it starts, from 1. */
  readonly line: number;
  readonly tex: string;
  readonly relations: readonly RelationResult[];
  /** Which steps of the problem it answers, and the mark of each. */
  readonly answers?: Readonly<Record<string, { readonly mark: string }>>;
}

/** Whether a relation in it is false, or an answer that it gives is wrong: `v^{(1)} = [5, 5]` may be a definition, and not what the problem asks. */
export const isFlawed = ({ relations, answers = {} }: EquationResult): boolean =>
  relations.some(({ verdict }) => verdict === 'false') || wrongIn(answers).length > 0;

const wrongIn = (answers: NonNullable<EquationResult['answers']>): readonly Id[] =>
  Object.entries(answers).flatMap(([id, { mark }]) =>
    mark === 'wrong' || mark === 'unreadable' ? [id] : [],
  );

/** What is to be told of the answers that an equation gives, where none of its relations tells it. */
export function wrongAnswers(
  { relations, answers = {} }: EquationResult,
  grade: GradeResult | undefined,
): readonly { readonly id: Id; readonly mark: StepResult['mark']; readonly feedback: string }[] {
  if (relations.some(({ verdict }) => verdict === 'false')) return [];
  return wrongIn(answers).map((id) => {
    const { mark, feedback = '' } = grade!.steps[id]!;
    return { id, mark, feedback };
  });
}

/** Whether anything in a write-up is wrong, or could not be read. */
export const isWrongOrUnread = ({ equations, summary, unread }: CheckResult): boolean =>
  equations.some(isFlawed) || summary.notUnderstood > 0 || unread.length > 0;

export interface CheckResult {
  readonly equations: readonly EquationResult[];
  readonly summary: Readonly<Record<Verdict['verdict'], number>>;
  /** What of the document could not be taken apart, with its line. */
  readonly unread: readonly { readonly line: number; readonly feedback: string }[];
  readonly grade?: GradeResult;
}

export function explainCheck(
  { equations, unfinished }: Checked,
  byEquation: ReadonlyMap<Equation, readonly string[]>,
  grade: GradeResult | null,
): CheckResult {
  const summary = { true: 0, false: 0, unproved: 0, notUnderstood: 0 };
  for (const { relations } of equations) for (const { judgement } of relations) summary[judgement.verdict]++;
  return {
    equations: equations.map((equation) => equationResult(equation, byEquation.get(equation) ?? [], grade)),
    summary,
    unread: unfinished.map(({ line, what, piece }) => ({ line, feedback: sayUnfinished(what, piece) })),
    ...(grade ? { grade } : {}),
  };
}

function equationResult(
  equation: Equation,
  ids: readonly string[],
  grade: GradeResult | null,
): EquationResult {
  const { segment, tag, relations } = equation;
  const marks = ids.flatMap((id) => {
    const step = grade?.steps[id];
    return step ? [[id, { mark: step.mark }] as const] : [];
  });
  return {
    tag,
    line: segment.line,
    tex: segment.tex,
    relations: relations.map(relationResult),
    ...(marks.length > 0 ? { answers: Object.fromEntries(marks) } : {}),
  };
}

function relationResult({ left, right, line, judgement }: JudgedRelation): RelationResult {
  const feedback = sayVerdict(judgement);
  const said = feedback === '' ? {} : { feedback };
  const common = { left, right, line, verdict: judgement.verdict };
  switch (judgement.verdict) {
    case 'true':
      return { ...common, how: judgement.how, ...said };
    case 'false': {
      const { expected, written } = judgement;
      const values = {
        ...(expected ? { expected: textOf(expected) } : {}),
        ...(written ? { written: textOf(written) } : {}),
      };
      return { ...common, how: judgement.how, ...values, ...said };
    }
    case 'unproved':
    case 'notUnderstood':
      return { ...common, ...said };
    default:
      return never(judgement);
  }
}

const textOf = (value: Value): string => answerToText(value, EXACT);

function sayVerdict(judgement: Verdict): string {
  switch (judgement.verdict) {
    case 'true':
      return judgement.note ? NOTES[judgement.note] : '';
    case 'false':
      return sayFalse(judgement);
    case 'unproved':
      return judgement.note === 'unused index'
        ? 'The index of this sum does not stand in it: every term is the same. Is that meant?'
        : '';
    case 'notUnderstood':
      return `This is not understood: "${judgement.piece.trim()}".`;
    default:
      return never(judgement);
  }
}

const NOTES = {
  'cut off': 'The last digits are cut off rather than rounded; accepted.',
  convention: 'Read in the way in which it holds: row by column, entry by entry, or columns side by side.',
  held: 'Right with the number that was rounded above.',
} as const;

function sayFalse({ how, expected, written }: Extract<Verdict, { verdict: 'false' }>): string {
  const instead = expected && written ? `${textOf(expected)}, not ${textOf(written)}` : '';
  switch (how) {
    case 'arithmetic':
      return instead === '' ? 'The two sides are different numbers.' : `The left side is ${instead}.`;
    case 'substitution':
      return instead === ''
        ? 'The numbers put in are not those stated above.'
        : `A number put in is not the one stated above: that was ${instead}.`;
    case 'identity':
      return `The two sides are not equal${instead === '' ? '' : `: a part of the left one is ${instead}`}.`;
    case 'definition':
      return `This does not follow from what is stated above for it${instead === '' ? '' : `: that gives ${instead}`}.`;
    default:
      return never(how);
  }
}

const UNFINISHED: Readonly<Record<Unfinished['what'], string>> = {
  'unclosed-math': 'A formula is opened here and not closed',
  'unclosed-environment': 'An environment is opened here and not closed',
  'unclosed-fence': 'A block of code is opened here and not closed',
  binary: 'This is not a text',
  'too-many': 'There are more formulas than are read; from here on they are left out',
};

const sayUnfinished = (what: Unfinished['what'], piece: string): string =>
  piece.trim() === '' ? `${UNFINISHED[what]}.` : `${UNFINISHED[what]}: ${piece.trim().slice(0, 60)}`;

/** The words that stand beside a verdict. */
export const VERDICTS: Readonly<
  Record<Verdict['verdict'], { readonly sign: string; readonly word: string }>
> = {
  true: { sign: '✓', word: 'true' },
  false: { sign: '✗', word: 'false' },
  unproved: { sign: '○', word: 'not proved' },
  notUnderstood: { sign: '?', word: 'not understood' },
};

export const NO_EQUATION = 'No equation was found in it.';

/** A report for the command line: what is false first, then a line for each equation with anything to say. */
export function checkText({ equations, summary, unread, grade }: CheckResult): string {
  const lines = equations.flatMap((equation) => {
    const { line, tag, tex, relations, answers } = equation;
    const place = (at: number): string => `line ${at}${tag ? ` (${tag})` : ''}`;
    const steps = answers ? ` [${Object.keys(answers).join(', ')}]` : '';
    return [
      ...relations
        .filter(({ verdict, feedback }) => verdict !== 'true' || feedback)
        .map(({ left, right, line: own, verdict, how, feedback }) => {
          const { sign, word } = VERDICTS[verdict];
          const reason = how ? `, ${how}` : '';
          return `${sign} ${place(own)}${steps}: ${word}${reason}\n    ${shortened(left)} = ${shortened(right)}${feedback ? `\n    ${feedback}` : ''}`;
        }),
      ...wrongAnswers(equation, grade).map(
        ({ id, mark, feedback }) =>
          `${SIGNS[mark]} ${place(line)} [${id}]: ${mark}\n    ${shortened(tex)}\n    ${feedback}`,
      ),
    ];
  });
  const counts = `${summary.true} true, ${summary.false} false, ${summary.unproved} not proved, ${summary.notUnderstood} not understood`;
  return [
    counts,
    ...(grade ? [`${grade.problem}: ${grade.score.earned} of ${grade.score.total}`] : []),
    ...(equations.length + unread.length === 0 ? [NO_EQUATION] : []),
    ...(lines.length + unread.length > 0 ? [''] : []),
    ...unread.map(({ line, feedback }) => `! line ${line}: ${feedback}`),
    ...lines,
    ...(grade ? grade.slips.map((slip) => `\n${slip.feedback}`) : []),
    '',
  ].join('\n');
}

const shortened = (tex: string): string => {
  const flat = tex.replace(/\s+/g, ' ').trim();
  return flat.length > 100 ? `${flat.slice(0, 100)}…` : flat;
};
