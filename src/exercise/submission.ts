/** What is sent to be marked: the schema that validates it (and makes the OpenAPI), and reading it from JSON. */
import { z } from 'zod';
import {
  MOST_ENTRIES,
  MOST_JSON_DIGITS,
  NotTaken,
  NumberAsText,
  parseJson,
  type RawAnswers,
} from '../answer/submission.ts';
import { FEEDBACK_LEVELS } from '../problem/schema.ts';

const entry = z.union([z.string(), z.number()]);
const answer = z
  .union([z.string(), z.number(), z.array(z.union([entry, z.array(entry)]))])
  .describe('Text as a student types it ("[0, -1]", "4/5", LaTeX), a number, or a list or rows of them');

export const submissionSchema = z
  .strictObject({
    answers: z
      .record(z.string(), answer)
      .describe('Answers by step id: {"v[1]": "[0, 1]"}; steps left out are blank'),
    feedback: z
      .enum(FEEDBACK_LEVELS)
      .optional()
      .describe('How much is told of what is wrong: which step; which rule; the expected value too'),
  })
  .describe('A submission');

export interface Submission {
  readonly answers: RawAnswers;
  readonly feedback?: (typeof FEEDBACK_LEVELS)[number];
}

/** One place where what was sent does not fit: its path, and what is wrong there. */
export interface Misfit {
  readonly path: readonly (string | number)[];
  readonly detail: string;
}

export type Checked = { readonly submission: Submission } | { readonly misfits: readonly Misfit[] };

/**
 * Reads a submission from JSON text.
 * @throws SyntaxError where the text is not JSON
 */
export const readSubmission = (json: string): Checked => readOnce(() => checkSubmission(parseJson(json)));

/** What is read from JSON, or what in it is not taken. */
export function readOnce<T>(read: () => T): T | { readonly misfits: readonly Misfit[] } {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    return { misfits: [{ path: error.path, detail: error.detail }] };
  }
}

/** Checks data that is already parsed; a number means the shortest decimal that reads back as it. */
export function checkSubmission(data: unknown): Checked {
  const misfits: Misfit[] = tooMany(data);
  if (misfits.length > 0) return { misfits };
  const texts = numbersAsText(data, [], misfits);
  // The one key that a record of the schema would pass over in silence.
  const answers = (texts as { readonly answers?: unknown } | null)?.answers;
  if (typeof answers === 'object' && answers !== null && Object.hasOwn(answers, '__proto__'))
    misfits.push({ path: ['answers', '__proto__'], detail: 'is not a step' });
  const result = submissionSchema.safeParse(texts);
  if (!result.success) misfits.push(...result.error.issues.flatMap((issue) => misfitsOf(issue)));
  return misfits.length > 0 ? { misfits } : { submission: result.data as Submission };
}

export const MOST_ANSWERS = 5000;

/** Counted before anything is looked at closely: a list too long to be a matrix, or a sheet too long to be one. */
function tooMany(data: unknown): Misfit[] {
  const answers = (data as { readonly answers?: unknown } | null)?.answers;
  if (typeof answers !== 'object' || answers === null) return [];
  const entries = Object.entries(answers);
  if (entries.length > MOST_ANSWERS)
    return [{ path: ['answers'], detail: `has more than ${MOST_ANSWERS} answers` }];
  const long = entries.find(
    ([, answer]) => Array.isArray(answer) && answer.length + answer.flat().length > 2 * MOST_ENTRIES,
  );
  return long ? [{ path: ['answers', long[0]], detail: `has more than ${MOST_ENTRIES} entries` }] : [];
}

function numbersAsText(data: unknown, path: readonly (string | number)[], misfits: Misfit[]): unknown {
  if (typeof data === 'number') return String(data);
  if (data instanceof NumberAsText) {
    if (path[0] === 'answers' && data.significant > MOST_JSON_DIGITS)
      misfits.push({
        path,
        detail: `a number of more than ${MOST_JSON_DIGITS} significant digits may lose some on the way; send it as text: "${data.text.slice(0, 40)}"`,
      });
    return data.text;
  }
  if (Array.isArray(data)) return data.map((inside, i) => numbersAsText(inside, [...path, i], misfits));
  if (typeof data !== 'object' || data === null) return data;
  for (const value of Object.values(data)) {
    if (typeof value === 'string') continue;
    return Object.fromEntries(
      Object.entries(data).map(([key, inside]) => [key, numbersAsText(inside, [...path, key], misfits)]),
    );
  }
  return data;
}

function misfitsOf(issue: z.core.$ZodIssue): Misfit[] {
  const path = issue.path as (string | number)[];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        detail: 'is not a field of a submission; it has "answers" and, if wanted, "feedback"',
      }));
    case 'invalid_union':
      return [{ path, detail: 'should be text such as "[0, -1]", a number, or a list (or rows) of them' }];
    case 'invalid_value':
      return [
        { path, detail: `should be one of ${issue.values.map((value) => `"${String(value)}"`).join(', ')}` },
      ];
    default:
      if (path.length === 0)
        return [{ path, detail: 'a submission is an object: { "answers": { "v[1]": "[0, 1]" } }' }];
      return [
        {
          path,
          detail:
            path[0] === 'answers'
              ? 'should be an object of answers by step id: { "v[1]": "[0, 1]" }'
              : 'does not fit',
        },
      ];
  }
}

/** As much of a name as is said again. */
const LONGEST_TOLD = 80;

export const pathTold = (path: Misfit['path']): readonly string[] =>
  path.map((key) => String(key).slice(0, LONGEST_TOLD));

/** `answers.v[1]` */
export const pathText = (path: Misfit['path']): string => pathTold(path).join('.') || 'the submission';
