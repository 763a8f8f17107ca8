/** The JSON API: requests → calls of the checker → JSON. */
import express, { type RequestHandler, type Router } from 'express';
import { type Checker, shownSolution } from '../checker.ts';
import { traceJson } from '../explain/trace-json.ts';
import type { Aside } from './aside.ts';
import { OPENAPI } from './openapi.ts';
import { onlyFor } from './problem-json.ts';
import { checkRequestIn, LARGEST_BODY, LARGEST_WRITEUP, optionsOf, submissionIn, variantOf } from './read.ts';
import { done } from './tasks.ts';

export function api(checker: Checker, aside: Aside): Router {
  const router = express.Router();
  router
    .route('/problems')
    .get((_request, response) => void response.json({ problems: checker.list() }))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id')
    .get((request, response) => void response.json(checker.problem(request.params.id, optionsOf(request))))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/trace')
    .get(
      (request, response) =>
        void response.json(traceJson(shownSolution(checker, request.params.id, optionsOf(request)))),
    )
    .all(onlyFor('GET'));
  router.all('/problems/:id/grade', onlyFor('POST'));
  router
    .route('/check')
    .post(express.text({ type: () => true, limit: LARGEST_WRITEUP }), async (request, response) => {
      const text = await aside.run({
        name: 'check',
        input: { ...checkRequestIn(request), ...variantOf(request) },
      });
      response.type('json').send(text);
    })
    .all(onlyFor('POST'));
  router
    .route('/openapi.json')
    .get((_request, response) => void response.json(OPENAPI))
    .all(onlyFor('GET'));
  return router;
}

/** Marks submissions: reads the body, asks the checker, answers. */
export function grading(checker: Checker, aside: Aside): [RequestHandler, RequestHandler<{ id: string }>] {
  // JSON is read as text, so that numbers stay what was sent.
  const bodyAsText = express.text({ type: () => true, limit: LARGEST_BODY });
  return [
    bodyAsText,
    (request, response, next) => {
      const input = { id: request.params.id, submission: submissionIn(request), options: optionsOf(request) };
      // Straight to the socket: an entity tag would be worked out for an answer that nobody caches.
      const answer = (text: string): void => {
        response.setHeader('Content-Type', 'application/json; charset=utf-8');
        response.end(text);
      };
      // Numbers are marked in less time than handing them over would take.
      const [first] = checker.problem(input.id, input.options).steps;
      if (first?.kind === 'numbers') answer(done(checker, { name: 'grade', input }));
      else aside.run({ name: 'grade', input }).then(answer, next);
    },
  ];
}
