/** The pages: requests → calls of the checker → views. */
import express, { type Request, type Router } from 'express';
import { checkPage } from '../../views/check.tsx';
import { docsPage } from '../../views/docs.tsx';
import { exportFormat } from '../../views/exports.ts';
import { handoutOf } from '../../views/handout.ts';
import { type Example, homePage } from '../../views/home.tsx';
import { methodsPage } from '../../views/methods.tsx';
import { previewPiece } from '../../views/preview.tsx';
import { printPage } from '../../views/print.tsx';
import { solutionPage, solutionPages } from '../../views/solution.tsx';
import { worksheetPage, worksheetPageOf, worksheetPages } from '../../views/worksheet.tsx';
import { type Checker, type Options, shownSolution, type Worked } from '../checker.ts';
import { nextToShow } from '../exercise/fading.ts';
import { type MarkedPage, markedAlone } from '../explain/marked-page.ts';
import { compareMethods } from '../explain/methods.ts';
import { lazily } from '../grade/follows.ts';
import { showAlso } from '../problem/show.ts';
import type { Aside } from './aside.ts';
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

/** Pages typeset once each, as a problem shows them of itself; what an address chooses is typeset when it is asked for. */
function pagesKept(): (of: object, page: number, options: Options, draw: () => string) => string {
  const kept = new WeakMap<object, Map<number, string>>();
  return (of, page, { show }, draw) => {
    if (show !== undefined) return draw();
    const drawn = kept.get(of) ?? new Map<number, string>();
    kept.set(of, drawn);
    const html = drawn.get(page) ?? draw();
    drawn.set(page, html);
    return html;
  };
}

/** The problem whose wrong solution is offered on the first page, where it is served. */
const EXAMPLE = 'momentum-regression';

/** A sheet with a mistake in it, of the best known problem or else of the first that has one. */
function exampleOf(checker: Checker): Example | null {
  const problems = checker.list().toSorted((a, b) => Number(b.id === EXAMPLE) - Number(a.id === EXAMPLE));
  for (const problem of problems) {
    const typed = checker.wrongSheet(problem.id);
    if (typed) return { problem, typed };
  }
  return null;
}

/** The worked solutions that may be seen. */
const shownSolutions = (checker: Checker): readonly Worked[] =>
  checker
    .list()
    .filter(({ id }) => checker.problem(id).solution === 'always')
    .map(({ id }) => checker.solve(id));

export function pages(checker: Checker, aside: Aside): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: LARGEST_BODY, parameterLimit: MOST_FIELDS });
  const kept = pagesKept();
  const comparisons = lazily(() => compareMethods(shownSolutions(checker)));
  const methods = lazily(() => methodsPage(comparisons()));
  const first = lazily(() =>
    homePage({
      problems: checker.list(),
      example: exampleOf(checker),
      compares: comparisons().length > 0,
    }),
  );

  router
    .route('/')
    .get((_request, response) => void response.type('html').send(first()))
    .all(onlyFor('GET'));
  router
    .route('/methods')
    .get((_request, response) => void response.type('html').send(methods()))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id')
    .get((request, response) => {
      const options = optionsOf(request);
      const definition = checker.problem(request.params.id, options);
      const page = pageOf(request, worksheetPages(definition));
      const draw = () =>
        worksheetPage({
          definition,
          options,
          typed: {},
          marked: null,
          pictures: checker.pictures(definition.id, 'given', options),
          page,
        });
      response.type('html').send(kept(definition, page, options, draw));
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
      const pictures = checker.pictures(id, 'given', options);
      response
        .type('html')
        .send(worksheetPage({ definition, options, typed, marked, pictures, page, revealed }));
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
      const draw = () =>
        solutionPage(worked, page, options, checker.pictures(worked.problem, 'solution', options));
      response.type('html').send(kept(worked, page, options, draw));
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
