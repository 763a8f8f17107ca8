/** The pages: requests → calls of the checker → views. */
import express, { type Request, type Router } from 'express';
import { checkPage } from '../../views/check.tsx';
import { docsPage } from '../../views/docs.tsx';
import { exportFormat } from '../../views/exports.ts';
import { handoutOf } from '../../views/handout.ts';
import { homePage } from '../../views/home.tsx';
import { previewPiece } from '../../views/preview.tsx';
import { printPage } from '../../views/print.tsx';
import { solutionPage, solutionPages } from '../../views/solution.tsx';
import { worksheetPage, worksheetPages } from '../../views/worksheet.tsx';
import { type Checker, type Definition, shownSolution, type Worked } from '../checker.ts';
import { remember } from '../explain/remember.ts';
import { HttpError, onlyFor } from './problem-json.ts';
import { answersInForm, LARGEST_BODY, LARGEST_WRITEUP, pageOf, variantOf } from './read.ts';

const MOST_FIELDS = 5000;

/** Pages typeset once each. */
function rememberPages(draw: (page: number) => string): (page: number) => string {
  const drawn = new Map<number, string>();
  return (page) => {
    const html = drawn.get(page) ?? draw(page);
    drawn.set(page, html);
    return html;
  };
}

export function pages(checker: Checker): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: LARGEST_BODY, parameterLimit: MOST_FIELDS });
  const worksheet = remember((definition: Definition) =>
    rememberPages((page) => worksheetPage({ definition, typed: {}, marked: null, page })),
  );
  const solution = remember((worked: Worked) => rememberPages((page) => solutionPage(worked, page)));

  router
    .route('/')
    .get((_request, response) => void response.type('html').send(homePage(checker.list())))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id')
    .get((request, response) => {
      const definition = checker.problem(request.params.id, variantOf(request));
      response.type('html').send(worksheet(definition)(pageOf(request, worksheetPages(definition))));
    })
    .post(form, (request, response) => {
      const id = request.params.id!;
      const options = variantOf(request);
      const typed = answersInForm(request);
      const definition = checker.problem(id, options);
      const page = pageOf(request, worksheetPages(definition));
      // On the way to another page what was typed is kept, and not yet marked.
      const marked = request.query.typed === undefined ? checker.mark(id, typed, options) : null;
      response.type('html').send(worksheetPage({ definition, typed, marked, page }));
    })
    .all(onlyFor('GET', 'POST'));
  router
    .route('/problems/:id/preview')
    .post(form, (request, response) => {
      const { text = '' } = answersInForm(request as Request);
      response.type('html').send(previewPiece(checker.preview(request.params.id!, text)));
    })
    .all(onlyFor('POST'));
  router
    .route('/problems/:id/solution')
    .get((request, response) => {
      const worked = shownSolution(checker, request.params.id, variantOf(request));
      response.type('html').send(solution(worked)(pageOf(request, solutionPages(worked))));
    })
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/print')
    .get((request, response) => {
      const wanted = [variantOf(request)];
      const key = request.query.key !== undefined;
      response.type('html').send(printPage(handoutOf(checker, request.params.id, wanted, key)));
    })
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/export')
    .get((request, response) => {
      const { id } = request.params;
      const options = variantOf(request);
      const { format, worked } = request.query;
      const { type, extension, write } = exportFormat(typeof format === 'string' ? format : 'markdown');
      const text = write(checker, id, { ...options, worked: worked !== undefined });
      response.attachment(`${[id, options.variant].filter(Boolean).join('-')}.${extension}`);
      response.type(type).send(text);
    })
    .all(onlyFor('GET'));
  const writeUp = express.urlencoded({ extended: false, limit: 3 * LARGEST_WRITEUP, parameterLimit: 10 });
  router
    .route('/check')
    .get((request, response) => {
      const problem = typeof request.query.problem === 'string' ? request.query.problem : '';
      response.type('html').send(checkPage({ problems: checker.list(), text: '', problem, checked: null }));
    })
    .post(writeUp, (request, response) => {
      const { text = '', problem = '' } = answersInForm(request as Request);
      if (text.length > LARGEST_WRITEUP)
        throw new HttpError(413, 'The write-up is larger than the 2 MB taken here.');
      const checked = checker.checkPage(text, problem === '' ? undefined : problem);
      response.type('html').send(checkPage({ problems: checker.list(), text, problem, checked }));
    })
    .all(onlyFor('GET', 'POST'));
  router
    .route('/api/v1/docs')
    .get((_request, response) => void response.type('html').send(docsPage()))
    .all(onlyFor('GET'));
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  return router;
}
