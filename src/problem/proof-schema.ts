/** What a file of a symbolic problem may hold: free names, definitions, assumptions, and what is asked of them. */
import { z } from 'zod';
import { MARKS } from './marks.ts';
import { FEEDBACK_LEVELS, names, number, show, sources, variants } from './schema.ts';
import { subject } from './subject.ts';

const line = z.string().min(1);
const expression = line.describe('An expression: rho*s[n-1] + (1-rho)*g; sums as sum(rho^k, k, 0, n)');
const lines = z
  .array(expression)
  .min(1)
  .describe('The worked solution, a line each: every line equals the one before, the last is the answer');

const define = z
  .strictObject({
    define: line.describe('A term with its index: s[n]'),
    rule: expression,
    from: z
      .union([z.string(), z.number()])
      .optional()
      .describe('The first index for which it holds; 1 unless said'),
  })
  .describe('A definition, such as a recurrence');

const heading = {
  title: line.optional().describe('A short heading'),
  part: line.optional().describe('Heads what is asked together: The first cases'),
};

const ask = z
  .strictObject({
    ask: line.describe('The id of the answer: a term such as s[1], or a name of its own'),
    of: expression.optional().describe('The left side, where the id is not it: v[k]'),
    about: line.optional().describe('What a name of its own stands for, in words'),
    in: z.array(line).optional().describe('The names that a finished answer may contain; all unless said'),
    without: z
      .array(z.enum(['sum', 'lim']))
      .optional()
      .describe('What a finished answer may not be written with'),
    lines,
    ...heading,
  })
  .describe('An expression that is asked for; a derivation that ends in it is taken too');

const induction = z
  .strictObject({
    induction: line.describe('The claim: s[n] = g*(1-rho^n)'),
    from: z.union([z.string(), z.number()]).optional().describe('The first n; 1 unless said'),
    base: lines,
    step: lines,
    ...heading,
  })
  .describe('A proof by induction: asks the derivations base and step');

const answer = z.union([z.string(), z.array(line)]);
const test = z
  .strictObject({
    answers: z
      .record(z.string(), answer)
      .optional()
      .describe('Answers by id, an empty text for a blank one; the others are right'),
    marks: z.record(z.string(), z.enum(MARKS)).optional().describe('The mark that answers must get'),
    lines: z
      .record(z.string(), z.array(line))
      .optional()
      .describe('The verdict that lines must get: holds by definition, fails, circular, unreadable'),
    slip: line.optional().describe('The slip that must be named, by its id; none: no slip may be'),
  })
  .describe('A student, and what must be told; run by lint');

export const proofFile = z
  .strictObject({
    title: line.describe('What the problem is called'),
    statement: line.describe('What the student is told, in Markdown with TeX between $ signs'),
    source: line.describe('Where the exercise comes from'),
    ...subject,
    solution: z.enum(['always', 'never']).optional().describe('never: an exam; no solution is served'),
    feedback: z.enum(FEEDBACK_LEVELS).optional().describe('The most that is told of a wrong answer'),
    show: show.optional(),
    names: names.optional(),
    free: z
      .record(z.string(), line.meta({ examples: ['number', 'between 0 and 1', 'whole from 1', 'matrix'] }))
      .describe(
        'What each free name may be: number, positive, between 0 and 1, whole from 1, whole from 1 to t, sequence, random sequence, matrix, identity, function',
      ),
    define: z.array(define).optional().describe('Definitions, such as recurrences'),
    given: z.array(line).optional().describe('What is assumed: s[0] = 0, or g[k] = g for every k'),
    numbers: z
      .record(z.string(), number)
      .optional()
      .describe(
        'Numbers that stand in braces, {decay} or {decay^2}, in the statement, in about and in the lines of what is asked; written as fractions where one of them is',
      ),
    variants: variants.optional(),
    draw: z
      .record(z.string(), sources)
      .optional()
      .describe('What the numbers are drawn from in a variant; those not named stay as they are'),
    ask: z
      .array(z.union([ask, induction]))
      .min(1)
      .describe('What is asked, in order'),
    tests: z
      .array(test)
      .optional()
      .describe('Students that lint marks; every problem is also tried with right answers and with none'),
  })
  .describe('A Longhand problem whose answers are expressions and proofs');

export type ProofFile = z.infer<typeof proofFile>;
export type AskEntry = z.infer<typeof ask>;
export type InductionEntry = z.infer<typeof induction>;
