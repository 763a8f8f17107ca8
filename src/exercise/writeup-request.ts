/** A write-up sent to be checked: the schema that validates it, and reading it from JSON. */
import { z } from 'zod';
import { parseJson } from '../answer/submission.ts';
import { LONGEST_DOCUMENT } from '../writeup/check.ts';
import { type Misfit, readOnce } from './submission.ts';

export const checkSchema = z
  .strictObject({
    text: z.string().max(LONGEST_DOCUMENT).describe('The write-up, in Markdown with TeX or in LaTeX'),
    problem: z.string().optional().describe('The problem it solves, if it is one of ours'),
  })
  .describe('A write-up to be checked');

export type CheckRequest = z.infer<typeof checkSchema>;

type Read = { readonly request: CheckRequest } | { readonly misfits: readonly Misfit[] };

/** @throws SyntaxError where the text is not JSON */
export const readCheckRequest = (json: string): Read => readOnce(() => checkRequest(parseJson(json)));

function checkRequest(data: unknown): Read {
  const result = checkSchema.safeParse(data);
  if (result.success) return { request: result.data };
  return {
    misfits: result.error.issues.map((issue) => ({
      path: issue.path as (string | number)[],
      detail:
        issue.code === 'unrecognized_keys'
          ? `${issue.keys.join(', ')} is not known here; there are "text" and, if wanted, "problem"`
          : issue.path[0] === 'text'
            ? 'should be the text of the write-up'
            : issue.path[0] === 'problem'
              ? 'should be the id of a problem'
              : 'should be an object: { "text": "…" }',
    })),
  };
}
