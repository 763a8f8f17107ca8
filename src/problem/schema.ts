/** What a problem file and a recipe file may hold; the published JSON Schemas are made from these. */
import { z } from 'zod';
import { MARKS } from './marks.ts';
import { subject } from './subject.ts';

/** How much is told of a wrong answer: which step; which part of the rule; the slip and the expected value. */
export const FEEDBACK_LEVELS = ['where', 'hint', 'full'] as const;
export type FeedbackLevel = (typeof FEEDBACK_LEVELS)[number];

const line = z.string().min(1);
export const number = z.union([z.string(), z.number()]).describe('An exact number: 0.2, 1/5, 1e-8');
const numbers = z
  .union([number, z.array(number), z.array(z.array(number))])
  .describe('A number, a column [1, 0], or a matrix by rows [[2, -1], [-1, 3]]');

const nameEntry = z
  .strictObject({
    tex: line.optional().describe('LaTeX of the quantity; @ stands for its index: \\mathbf v^{(@)}'),
    meaning: line.optional().describe('What it is, in a few words: velocity'),
  })
  .describe('How a quantity is printed and what it means');
export const names = z.record(z.string(), nameEntry).describe('LaTeX and meaning of each name');

const rounding = line
  .describe(
    'What is asked of an answer: exact, 2 decimals, 3 figures. Unless said, exact where the value is short, else 3 figures',
  )
  .meta({ examples: ['exact', '2 decimals', '3 figures'] });

export const show = line
  .describe(
    'Which steps a worksheet shows worked, asking the rest: none, first update, all but last, or steps such as g[0], v[1]; ?show= in the address overrides it. none unless said',
  )
  .meta({ examples: ['none', 'first update', 'all but last'] });

const step = z
  .strictObject({
    step: line.describe('What is computed, with its index inside a repetition: v[t+1]'),
    rule: line.describe('The formula; a bare name is its newest value, w[t] a certain one: beta*v - alpha*g'),
    title: line.optional().describe('A short heading: Velocity'),
    ask: z
      .union([z.enum(['true', 'false']), z.boolean()])
      .optional()
      .describe('false: shown in the worked solution, but not asked'),
    rounding: rounding.optional(),
  })
  .describe('One step: a quantity and the rule that computes it');

const model = z
  .strictObject({
    function: line.describe('A plain function of the weights in place of a model, with its index: f[t]'),
    rule: line.describe('Its formula; the entries of a column w are w1, w2, …: w1^2/2 + 2*w2^2 - w1'),
    of: line.describe('The weights it is a function of: w, a column or a number'),
    gradient: line.describe('What its gradient is called: g[t]; it is derived, and is a step of its own'),
    title: line.optional().describe('Heading of its value'),
    ask: z
      .union([z.enum(['true', 'false']), z.boolean()])
      .optional()
      .describe('false: its value is shown in the worked solution, but not asked'),
  })
  .describe('A function of the weights: two steps, its value and its gradient');

const use = z
  .strictObject({
    use: line.describe('A recipe by its name, the file in problems/recipes/ without .yaml'),
    with: z.record(z.string(), line).optional().describe("Other names for the recipe's: {alpha: eta}"),
  })
  .describe('The steps of a recipe');

const repeat = z
  .strictObject({
    repeat: number.describe('How many times'),
    index: line.optional().describe('The name of the index; t unless said'),
    from: number.optional().describe('The first value of the index; 0 unless said'),
    each: z
      .record(z.string(), z.array(numbers))
      .optional()
      .describe('Numbers that change from pass to pass: {i: [1, 2, 1]}; one for each pass'),
    title: line.optional().describe('Heading of each pass; {pass} counts from 1: Update {pass}'),
    steps: z
      .array(z.union([step, use, model]))
      .min(1)
      .describe('What is computed at each pass, in order'),
  })
  .describe('Steps done several times');

/** What the entries of a given are drawn from. */
const source = z
  .strictObject({
    from: number.optional().describe('The least number that may be drawn'),
    to: number.optional().describe('The greatest number that may be drawn'),
    by: number.optional().describe('The distance from one number to the next; 1 unless said'),
    not: z.array(number).optional().describe('Numbers among these that are never drawn: [0]'),
    of: z
      .array(number)
      .min(1)
      .optional()
      .describe('In place of from and to, the numbers themselves: [0.5, 0.8]'),
  })
  .describe('Numbers that an entry is drawn from: { from: -3, to: 3 } or { of: [0.5, 0.8] }');
const entry = z.union([number, source]);
export const sources = z
  .union([entry, z.array(entry), z.array(z.array(entry))])
  .describe(
    'What every entry is drawn from; or a list in the shape of the given, with what each entry is drawn from, or the number it keeps; or shuffled: its own numbers in another order',
  );

const hold = z
  .strictObject({
    decimals: number
      .optional()
      .describe('Every value that is asked is a decimal that ends, with at most so many decimals: 4'),
    nonzero: z.array(line).optional().describe('Quantities with no entry that is zero, at any update: [g]'),
    falls: z
      .array(line)
      .optional()
      .describe(
        'Quantities that are smaller the last time than the first, so that the method converges: [loss]; of several entries the sum of their sizes counts',
      ),
    hides: z
      .array(line)
      .optional()
      .describe(
        'Slips that the numbers may hide, each as the wrong rule for a quantity, as lint tells them: "w: w - alpha*dw"; no other slip may be hidden',
      ),
  })
  .describe('What the numbers of every variant must satisfy');

const test = z
  .strictObject({
    answers: z.record(z.string(), line).optional().describe('Answers by step id; the others are right'),
    rule: line
      .optional()
      .describe('A rule run at every update in place of the right one: "v: beta*v + alpha*g"'),
    marks: z.record(z.string(), z.enum(MARKS)).optional().describe('The mark that steps must get'),
    slip: line.optional().describe('The slip that must be named, by its id; none: no slip may be'),
  })
  .describe('A student, and what must be told; run by lint');

export const variants = number.describe(
  'Which edition of the variants this is, from 1; raise it where a change alters their numbers',
);

export const problemFile = z
  .strictObject({
    title: line.describe('What the problem is called'),
    statement: line.describe('What the student is told, in Markdown with TeX between $ signs'),
    source: line.describe('Where the exercise comes from'),
    ...subject,
    solution: z
      .enum(['always', 'never'])
      .optional()
      .describe('never: an exam; no solution is served, and feedback stops at hint'),
    rounding: rounding.optional(),
    truncation: z
      .enum(['accepted', 'refused'])
      .optional()
      .describe('accepted: digits cut off instead of rounded are right, with a note'),
    feedback: z.enum(FEEDBACK_LEVELS).optional().describe('The most that is told of a wrong answer'),
    show: show.optional(),
    names: names.optional(),
    givens: z.record(z.string(), numbers).optional().describe('Quantities given and never changed'),
    start: z.record(z.string(), numbers).optional().describe('Values before the first update'),
    program: z
      .array(z.union([step, use, repeat, model]))
      .min(1)
      .describe('The calculation, in order'),
    variants: variants.optional(),
    draw: z
      .record(z.string(), sources)
      .optional()
      .describe('What givens and start values are drawn from in a variant; those not named stay as they are'),
    hold: hold.optional(),
    tests: z
      .array(test)
      .optional()
      .describe('Students that lint marks; every problem is also tried with right answers and with none'),
  })
  .describe('A Longhand problem: a small program worked by hand');

export const recipeFile = z
  .strictObject({
    title: line.describe('What the recipe is called'),
    about: line.describe('What it computes, and from what'),
    source: line.optional().describe('Where the rule comes from'),
    names: names.optional(),
    steps: z
      .array(z.union([step, use]))
      .min(1)
      .describe('What it computes, in order; a recipe may use others'),
  })
  .describe('A Longhand recipe: steps shared by problems');

export type ProblemFile = z.infer<typeof problemFile>;
export type RecipeFile = z.infer<typeof recipeFile>;
export type StepEntry = z.infer<typeof step>;
export type UseEntry = z.infer<typeof use>;
export type ModelEntry = z.infer<typeof model>;
export type RepeatEntry = z.infer<typeof repeat>;
export type NameEntry = z.infer<typeof nameEntry>;
export type Numbers = z.infer<typeof numbers>;
export type SourceEntry = z.infer<typeof entry>;

/** Of the kinds of entry a program may hold, the key that tells each apart. */
export const ENTRY_KEYS = ['use', 'repeat', 'function', 'induction', 'step', 'ask'] as const;
