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
import { worksheetPage, worksheetPageOf, worksheetPages } from '../../views/worksheet.tsx';
import { type Checker, shownSolution } from '../checker.ts';
import { nextToShow } from '../exercise/fading.ts';
import { type MarkedPage, markedAlone } from '../explain/marked-page.ts';
import { showAlso } from '../problem/show.ts';
import type { Aside } from './aside.ts';
import { pagesKept } from './kept.ts';
import { HttpError, onlyFor } from './problem-json.ts';
import {
  answersInForm,
  LARGEST_BODY,
  LARGEST_WRITEUP,
  optionsOf,
  pageOf,
  stepOf,
  variantOf,
} from './read.ts';

const MOST_FIELDS = 5000;

export function pages(checker: Checker, aside: Aside): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: LARGEST_BODY, parameterLimit: MOST_FIELDS });
  const kept = pagesKept();

  router
    .route('/')
    .get((_request, response) => void response.type('html').send(homePage(checker.list())))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id')
    .get((request, response) => {
      const options = optionsOf(request);
      const definition = checker.problem(request.params.id, options);
      const page = pageOf(request, worksheetPages(definition));
      const draw = () => worksheetPage({ definition, options, typed: {}, marked: null, page });
      kept(request as Request, response, { of: definition, page, options, draw });
    })
    .post(form, (request, response) => {
      const id = request.params.id!;
      const typed = answersInForm(request);
      const asked = optionsOf(request);
      const before = checker.problem(id, asked);
      const revealed =
        request.query.next === undefined ? null : nextToShow(before, checker.mark(id, typed, asked));
      const options = revealed === null ? asked : { ...asked, show: showAlso(before.show, revealed) };
      const definition = checker.problem(id, options);
      const page =
        revealed === null
          ? pageOf(request, worksheetPages(definition))
          : worksheetPageOf(definition, revealed);
      const alone = stepOf(request, definition);
      const mark = (): MarkedPage => {
        const marked = checker.mark(id, typed, options);
        return alone === undefined ? marked : markedAlone(marked, alone);
      };
      // Until it is asked for, what was typed is kept and not yet marked.
      const marked = request.query.typed === undefined ? mark() : null;
      response.type('html').send(worksheetPage({ definition, options, typed, marked, page, revealed }));
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
      const options = optionsOf(request);
      const worked = shownSolution(checker, request.params.id, options);
      const page = pageOf(request, solutionPages(worked));
      const draw = () => solutionPage(worked, page, options);
      kept(request as Request, response, { of: worked, page, options, draw });
    })
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/print')
    .get((request, response) => {
      const wanted = [optionsOf(request)];
      const key = request.query.key !== undefined;
      response.type('html').send(printPage(handoutOf(checker, request.params.id, wanted, key)));
    })
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/export')
    .get((request, response) => {
      const { id } = request.params;
      const options = optionsOf(request);
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
      const asked = { problem, ...variantOf(request) };
      response.type('html').send(checkPage({ problems: checker.list(), text: '', ...asked, checked: null }));
    })
    .post(writeUp, async (request, response) => {
      const { text = '', problem = '', variant } = answersInForm(request as Request);
      if (text.length > LARGEST_WRITEUP)
        throw new HttpError(413, 'The write-up is larger than the 2 MB taken here.');
      const chosen = variant ? variantOf({ query: { variant } }) : variantOf(request);
      const input = problem === '' ? { text } : { text, problem, ...chosen };
      response.type('html').send(await aside.run({ name: 'checkPage', input }));
    })
    .all(onlyFor('GET', 'POST'));
  router
    .route('/api/v1/docs')
    .get((_request, response) => void response.type('html').send(docsPage()))
    .all(onlyFor('GET'));
  return router;
}
