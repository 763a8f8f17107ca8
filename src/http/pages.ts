/** The pages: requests → calls of the checker → views. */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { checkPage } from '../../views/check.tsx';
import { docsPage } from '../../views/docs.tsx';
import type { Checker } from '../checker.ts';
import { answering } from './answered.ts';
import type { Aside } from './aside.ts';
import { onlyFor } from './problem-json.ts';
import { askedIn, FORM, formIn, LARGEST_BODY, LARGEST_WRITEUP, queryIn, variantOf } from './read.ts';
import { formatOf } from './tasks.ts';

/** Typed text grows when it is sent as a form: a line break takes six characters. */
const GROWS = 3;

export function pages(checker: Checker, aside: Aside): Router {
  const router = express.Router();
  const formUpTo = (limit: number): RequestHandler => express.text({ type: FORM, limit });
  const { anew, kept } = answering(aside);
  const sent = (request: Request) => ({ query: queryIn(request), body: formIn(request) });

  router
    .route('/')
    .get(kept(() => ({ name: 'home', input: {} }), 'html'))
    .all(onlyFor('GET'));
  router
    .route('/methods')
    .get(kept(() => ({ name: 'methods', input: {} }), 'html'))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id')
    .get(kept((request) => ({ name: 'worksheet', input: askedIn(request) }), 'html'))
    .post(
      formUpTo(LARGEST_BODY),
      anew((request) => ({ name: 'marked', input: { ...askedIn(request), body: formIn(request) } }), 'html'),
    )
    .all(onlyFor('GET', 'POST'));
  router
    .route('/problems/:id/preview')
    .post(
      formUpTo(LARGEST_BODY),
      anew((request) => ({ name: 'preview', input: { ...askedIn(request), body: formIn(request) } }), 'html'),
    )
    .all(onlyFor('POST'));
  router
    .route('/problems/:id/solution')
    .get(kept((request) => ({ name: 'solution', input: askedIn(request) }), 'html'))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/print')
    .get(kept((request) => ({ name: 'print', input: askedIn(request) }), 'html'))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/export')
    .get(kept((request) => ({ name: 'export', input: askedIn(request) }), asDownload))
    .all(onlyFor('GET'));
  router
    .route('/check')
    .get((request, response) => {
      const problem = typeof request.query.problem === 'string' ? request.query.problem : '';
      if (problem !== '') checker.problem(problem);
      const asked = { problem, ...variantOf({ query: queryIn(request) }) };
      response.type('html').send(checkPage({ problems: checker.list(), text: '', ...asked, checked: null }));
    })
    .post(
      formUpTo(GROWS * LARGEST_WRITEUP),
      anew((request) => ({ name: 'checkPage', input: sent(request) }), 'html'),
    )
    .all(onlyFor('GET', 'POST'));
  router
    .route('/api/v1/docs')
    .get((_request, response) => void response.type('html').send(docsPage()))
    .all(onlyFor('GET'));
  return router;
}

/** Called after the problem, with its number where it is a variant. */
const asDownload = (request: Request<{ id: string }>, response: Response): void => {
  const input = askedIn(request);
  const { type, extension } = formatOf(input.query);
  const { variant } = variantOf(input);
  response.attachment(`${[input.id, variant].filter(Boolean).join('-')}.${extension}`).type(type);
};
