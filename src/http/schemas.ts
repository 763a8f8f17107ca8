/** What the API answers with, as schemas: the OpenAPI description is made from them, and the tests hold the API to them. */
import { z } from 'zod';
import { SLIP_IDS } from '../diagnose/table.ts';
import { MARKS } from '../problem/marks.ts';
import { FEEDBACK_LEVELS } from '../problem/schema.ts';
import { LEVELS, TOPICS } from '../problem/subject.ts';

const table = (cell: z.ZodType) => z.union([cell, z.array(z.array(cell))]);
const variant = z.number().int().nullable().describe('Which variant it is; null with its own numbers');

/** What a worked step says beside its title. */
const workedStep = {
  tex: z.strictObject({
    symbol: z.string(),
    formula: z.string(),
    substituted: z.string(),
    value: z.string(),
  }),
  exact: table(z.string().nullable())
    .nullable()
    .describe('A whole number or p/q; null in the place of an irrational entry, or for an expression'),
  decimal: table(z.string())
    .nullable()
    .describe('One that does not end carries 20 significant digits, all certain; null for an expression'),
  lines: z
    .array(
      z.strictObject({
        tex: z.string(),
        text: z.string(),
        reason: z.string().describe('Why it follows from the line before'),
      }),
    )
    .optional()
    .describe('Of an expression or a proof: the worked solution line by line'),
};

const given = z.strictObject({
  id: z.string(),
  tex: z.string(),
  value: z.string().describe('LaTeX of the value'),
  text: z.string().describe('The value as a person types it'),
  meaning: z.string(),
});

const summary = z.strictObject({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  topic: z.enum(TOPICS).nullable().describe('What it is about; null where its file does not say'),
  level: z.enum(LEVELS).nullable().describe('How far along its student is; null where its file does not say'),
  variants: z.boolean().describe('Whether it can be had with other numbers, as ?variant=N'),
  asked: z.number().int().describe('How many steps are asked, without those shown worked'),
});

export const problemList = z.strictObject({ problems: z.array(summary) }).describe('The problems');

export const definition = z
  .strictObject({
    id: z.string(),
    variant,
    title: z.string(),
    statement: z.string().describe('Markdown with TeX'),
    source: z.string(),
    variants: z.boolean().describe('Whether it can be had with other numbers, as ?variant=N'),
    solution: z.enum(['always', 'never']).describe('never: an exam, whose solution and trace are not served'),
    answers: z.string().describe('How answers are to be written, in words'),
    givens: z.array(given),
    show: z.string().describe('What is shown worked, in the words of ?show=; none where all is asked'),
    shows: z
      .array(z.strictObject({ show: z.string(), title: z.string() }))
      .describe('The words that ?show= takes and that differ here; none for an exam'),
    steps: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        part: z.string().describe('Heading of the pass it belongs to; may be empty'),
        kind: z
          .enum(['numbers', 'expression', 'derivation'])
          .describe('What is asked: numbers, an expression in the names of the problem, or a derivation'),
        rounding: z.string().describe('What is asked of the answer: exact, 2 decimals, 3 figures'),
        tex: z.strictObject({ symbol: z.string(), formula: z.string() }),
        about: z.string().optional().describe('What is asked, in Markdown, where its symbol does not say it'),
        wanted: z
          .string()
          .optional()
          .describe('LaTeX: the names that an expression may contain, or what a derivation is to end in'),
        shown: z
          .strictObject(workedStep)
          .optional()
          .describe('Of a step that is shown worked: its solution. It is not asked, and not counted'),
      }),
    ),
    names: z
      .array(
        z.strictObject({
          name: z.string(),
          tex: z
            .string()
            .describe('LaTeX that is read as it; an @ stands in the place of an index or argument'),
        }),
      )
      .describe('The names that an expression is written in; none where numbers are asked'),
  })
  .describe('A problem as a student is given it, without values of steps but for those shown worked');

export const trace = z
  .strictObject({
    problem: z.string(),
    variant,
    steps: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        part: z.string(),
        ...workedStep,
      }),
    ),
  })
  .describe('The worked solution');

const slipId = z.enum(SLIP_IDS);

const slip = z.strictObject({
  id: slipId.describe('Does not depend on the numbers of a variant'),
  of: z.string().describe('The quantity in whose rule the slip lies'),
  steps: z.array(z.string()),
  wrote: z.string().optional().describe('At feedback "full": what was run in place of the rule'),
  rule: z.string(),
  equals: z
    .array(
      z.strictObject({
        id: slipId,
        of: z.string().optional().describe('Where it lies in the rule of another quantity'),
        wrote: z.string(),
      }),
    )
    .optional()
    .describe('At feedback "full": what would explain the same steps as well'),
  certain: z.literal(false).optional().describe('false where two changes at once were needed'),
  feedback: z.string(),
});

const note = z.enum([
  'transposed',
  'rounded',
  'rounded inside the step',
  'cut off',
  'too few digits',
  'equal to 200 digits',
]);

const lineResult = z.strictObject({
  verdict: z.enum(['holds', 'fails', 'circular', 'unreadable']),
  by: z
    .enum(['algebra', 'definition', 'hypothesis', 'given'])
    .optional()
    .describe('What the line follows from: found, not asked for'),
  big: z.literal(true).optional().describe('It needs the recurrence and the hypothesis at once'),
  values: z.record(z.string(), z.string()).optional().describe('Values at which the two sides differ'),
  left: z.string().optional().describe('The line before, at these values'),
  right: z.string().optional().describe('This line, at these values'),
  at: z.number().int().optional().describe('Offset in the line of what could not be read, from 0'),
  feedback: z.string().optional(),
});

const stepResult = z.strictObject({
  mark: z.enum(MARKS),
  from: z.array(z.string()).optional().describe('For a carried step, the nearest wrong steps it rests on'),
  note: note.optional().describe('How the answer agrees with the value, where it is not simply the value'),
  notes: z.array(note).optional().describe('All notes, where there are several'),
  at: z.number().int().optional().describe('For an unreadable answer, the offset of the place, from 0'),
  feedback: z.string().optional(),
  lines: z.array(lineResult).optional().describe('Of a derivation: a verdict for each line'),
  slips: z.array(slipId).optional().describe('Which slips explain a wrong step'),
  observed: z
    .enum([
      'signs',
      'transposed',
      'point',
      'digits',
      'one-entry',
      'cut off, not rounded',
      'rounded, not exact',
    ])
    .optional()
    .describe('What can be seen of a wrong step that no slip explains'),
  expected: z.string().optional().describe('The true value of a wrong step, at feedback "full"'),
  tex: z.strictObject({ answer: z.string(), expected: z.string() }).optional(),
});

export const gradeResult = z
  .strictObject({
    problem: z.string(),
    variant,
    score: z.strictObject({ earned: z.number().int(), total: z.number().int() }),
    steps: z.record(z.string(), stepResult).describe('A mark for each step that was asked'),
    shown: z
      .array(z.string())
      .optional()
      .describe(
        'The steps shown worked, where there are any. They have no mark and are in no count; what was sent for them is passed over, and later steps are judged from their right values',
      ),
    slips: z.array(slip).describe('The fewest slips that explain the wrong steps; none at feedback "where"'),
  })
  .describe(`The marks, with feedback at the level asked for: ${FEEDBACK_LEVELS.join(', ')}`);

const relation = z.strictObject({
  left: z.string().describe('Source of the left side'),
  right: z.string(),
  line: z.number().int().describe('Where its sign stands, from 1; that of a row in aligned ones'),
  verdict: z.enum(['true', 'false', 'unproved', 'notUnderstood']),
  how: z
    .enum(['exact', 'rounded', 'identity', 'definition', 'arithmetic', 'substitution'])
    .optional()
    .describe('How a true relation was shown, or in what a false one is wrong'),
  expected: z.string().optional(),
  written: z.string().optional(),
  feedback: z.string().optional(),
});

export const checkResult = z
  .strictObject({
    equations: z.array(
      z.strictObject({
        tag: z.string().nullable(),
        line: z.number().int().describe('Where the equation starts, from 1'),
        tex: z.string(),
        relations: z.array(relation),
        answers: z
          .record(z.string(), z.strictObject({ mark: z.string() }))
          .optional()
          .describe('The steps of the problem that it answers'),
      }),
    ),
    summary: z.strictObject({
      true: z.number().int(),
      false: z.number().int(),
      unproved: z.number().int(),
      notUnderstood: z.number().int(),
    }),
    unread: z
      .array(z.strictObject({ line: z.number().int(), feedback: z.string() }))
      .describe('What of the document could not be taken apart'),
    grade: gradeResult.optional(),
  })
  .describe('A write-up, marked equation by equation');

export const problemJson = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('What was wrong, and where'),
    errors: z
      .array(
        z.strictObject({ pointer: z.string().describe('JSON pointer into the body'), detail: z.string() }),
      )
      .optional(),
  })
  .describe('An error (RFC 9457)');
