/** The pages: requests → calls of the checker → views. */
import express, { type Router } from 'express';
import { docsPage } from '../../views/docs.tsx';
import { homePage } from '../../views/home.tsx';
import { solutionPage } from '../../views/solution.tsx';
import { worksheetPage } from '../../views/worksheet.tsx';
import type { Checker, Definition, Worked } from '../checker.ts';
import { describeMarks } from '../explain/marked-page.ts';
import { remember } from '../explain/remember.ts';
import { onlyFor, servedSolution } from './problem-json.ts';
import { answersInForm, LARGEST_BODY, variantOf } from './read.ts';

const MOST_FIELDS = 5000;

export function pages(checker: Checker): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: LARGEST_BODY, parameterLimit: MOST_FIELDS });
  const worksheet = remember((definition: Definition) =>
    worksheetPage({ definition, typed: {}, marked: null }),
  );
  const solution = remember((worked: Worked) => solutionPage(worked));

  router
    .route('/')
    .get((_request, response) => void response.type('html').send(homePage(checker.list())))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id')
    .get(
      (request, response) =>
        void response.type('html').send(worksheet(checker.problem(request.params.id, variantOf(request)))),
    )
    .post(form, (request, response) => {
      const id = request.params.id!;
      const options = variantOf(request);
      const typed = answersInForm(request);
      const marks = checker.mark(id, { answers: typed }, options);
      response.type('html').send(
        worksheetPage({
          definition: checker.problem(id, options),
          typed,
          marked: describeMarks(marks, typed),
        }),
      );
    })
    .all(onlyFor('GET', 'POST'));
  router
    .route('/problems/:id/solution')
    .get(
      (request, response) =>
        void response
          .type('html')
          .send(solution(servedSolution(checker, request.params.id, variantOf(request)))),
    )
    .all(onlyFor('GET'));
  router
    .route('/api/v1/docs')
    .get((_request, response) => void response.type('html').send(docsPage()))
    .all(onlyFor('GET'));
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  return router;
}
