/** The schemas → the OpenAPI 3.1 description of the API. */
import { z } from 'zod';
import { submissionSchema } from '../exercise/submission.ts';
import { checkSchema } from '../exercise/writeup-request.ts';
import { checkResult, definition, gradeResult, problemJson, problemList, trace } from './schemas.ts';

const schemaOf = (schema: z.ZodType): unknown => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>;
  return rest;
};

const json = (description: string, name: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const id = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  example: 'momentum-regression',
};
const variant = {
  name: 'variant',
  in: 'query',
  required: false,
  schema: { type: 'integer', minimum: 0 },
  description: 'The same problem with other numbers',
};
const show = {
  name: 'show',
  in: 'query',
  required: false,
  schema: { type: 'string' },
  examples: {
    none: { value: 'none', summary: 'Everything is asked' },
    first: {
      value: 'first update',
      summary: 'The first update is shown, or the first step where there are no two updates',
    },
    last: { value: 'all but last', summary: 'Only the last update is asked, or the last step' },
    steps: { value: 'g[0],v[1]', summary: 'Steps, and words, separated by commas' },
  },
  description:
    'Which steps are shown worked and not asked; what the problem says unless said. A platform that lets students ask for steps sends the same value when it has the work marked.',
};
const unknown = problem('There is no such problem');
const noSteps = problem('The problem does not show its solution, so no step of it is shown');
const notJson = problem('The body is said to be something other than JSON');
/** Too many requests, 429; too much waiting, 503; and what may yet come. */
const others = problem('Any other error, told alike');
const badOptions = problem('An option does not fit, or names a step that the problem does not have');

export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Longhand',
    version: '1',
    description: 'Checks deep-learning calculations done by hand, step by step.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  paths: {
    '/api/v1/problems': {
      get: {
        summary: 'The problems',
        operationId: 'listProblems',
        responses: { 200: json('The problems', 'Problems'), default: others },
      },
    },
    '/api/v1/problems/{id}': {
      get: {
        summary: 'A problem, without its answers',
        operationId: 'getProblem',
        parameters: [id, variant, show],
        responses: {
          200: json('The problem', 'Definition'),
          403: noSteps,
          404: unknown,
          422: badOptions,
          default: others,
        },
      },
    },
    '/api/v1/problems/{id}/trace': {
      get: {
        summary: 'The worked solution',
        operationId: 'getTrace',
        parameters: [id, variant],
        responses: {
          200: json('The worked solution', 'Trace'),
          403: problem('The problem does not show its solution'),
          404: unknown,
          422: badOptions,
          default: others,
        },
      },
    },
    '/api/v1/problems/{id}/grade': {
      post: {
        summary: 'Mark a submission',
        operationId: 'grade',
        parameters: [id, variant, show],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Submission' },
              example: {
                answers: { 'g[0]': '[0, -5]', 'v[1]': '[0, -1]', 'w[1]': '[1, -1]' },
                feedback: 'full',
              },
            },
          },
        },
        responses: {
          200: json('The marks', 'Marks'),
          400: problem('The body is not JSON'),
          403: noSteps,
          404: unknown,
          413: problem('The body is larger than 256 KB'),
          415: notJson,
          422: problem('The body or an option does not fit, or names a step that the problem does not have'),
          default: others,
        },
      },
    },
    '/api/v1/check': {
      post: {
        summary: 'Check a write-up',
        operationId: 'check',
        parameters: [variant],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/WriteUp' },
              example: { text: 'The new velocity is $v = 0.8 \\cdot 0 - 0.2 \\cdot (-5) = -1$.' },
            },
          },
        },
        responses: {
          200: json('The verdicts', 'Verdicts'),
          400: problem('The body is not JSON'),
          404: unknown,
          413: problem('The body is larger than 2 MB'),
          415: notJson,
          422: problem('The body or the variant does not fit'),
          default: others,
        },
      },
    },
  },
  components: {
    schemas: {
      WriteUp: schemaOf(checkSchema),
      Verdicts: schemaOf(checkResult),
      Problems: schemaOf(problemList),
      Definition: schemaOf(definition),
      Trace: schemaOf(trace),
      Submission: schemaOf(submissionSchema),
      Marks: schemaOf(gradeResult),
      Problem: schemaOf(problemJson),
    },
  },
};
