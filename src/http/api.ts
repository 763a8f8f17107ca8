/** The JSON API: requests → calls of the checker → JSON. */
import express, { type RequestHandler, type Router } from 'express';
import { type Checker, shownSolution } from '../checker.ts';
import { traceJson } from '../explain/trace-json.ts';
import { OPENAPI } from './openapi.ts';
import { onlyFor } from './problem-json.ts';
import { checkRequestIn, LARGEST_BODY, LARGEST_WRITEUP, submissionIn, variantOf } from './read.ts';

export function api(checker: Checker): Router {
  const router = express.Router();
  router
    .route('/problems')
    .get((_request, response) => void response.json({ problems: checker.list() }))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id')
    .get((request, response) => void response.json(checker.problem(request.params.id, variantOf(request))))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/trace')
    .get(
      (request, response) =>
        void response.json(traceJson(shownSolution(checker, request.params.id, variantOf(request)))),
    )
    .all(onlyFor('GET'));
  router.all('/problems/:id/grade', onlyFor('POST'));
  router
    .route('/check')
    .post(express.text({ type: () => true, limit: LARGEST_WRITEUP }), (request, response) => {
      const { text, problem } = checkRequestIn(request);
      response.json(checker.check(text, problem));
    })
    .all(onlyFor('POST'));
  router
    .route('/openapi.json')
    .get((_request, response) => void response.json(OPENAPI))
    .all(onlyFor('GET'));
  return router;
}

/** Marks submissions: reads the body, asks the checker, answers. */
export function grading(checker: Checker): [RequestHandler, RequestHandler<{ id: string }>] {
  // JSON is read as text, so that numbers stay what was sent.
  const bodyAsText = express.text({ type: () => true, limit: LARGEST_BODY });
  return [
    bodyAsText,
    (request, response) => {
      const result = checker.grade(request.params.id, submissionIn(request), variantOf(request));
      // Straight to the socket: an entity tag would be worked out for an answer that nobody caches.
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end(JSON.stringify(result));
    },
  ];
}
