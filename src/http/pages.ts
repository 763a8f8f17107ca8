/** The pages: requests → calls of the checker → views. */
import express, { type Request, type RequestHandler, type Router } from 'express';
import { checkPage } from '../../views/check.tsx';
import { docsPage } from '../../views/docs.tsx';
import type { Checker } from '../checker.ts';
import { answering, asPage } from './answered.ts';
import type { Aside } from './aside.ts';
import { pagesKept } from './kept.ts';
import { onlyFor } from './problem-json.ts';
import { askedIn, FORM, formIn, LARGEST_BODY, LARGEST_WRITEUP, queryIn, variantOf } from './read.ts';
import { formatOf } from './tasks.ts';

/** Typed text grows when it is sent as a form: a line break takes six characters. */
const GROWS = 3;

export function pages(checker: Checker, aside: Aside): Router {
  const router = express.Router();
  const formUpTo = (limit: number): RequestHandler => express.text({ type: FORM, limit });
  const answered = answering(aside);
  /** What is the same for everyone. */
  const kept = pagesKept();
  const sent = (request: Request) => ({ query: queryIn(request), body: formIn(request) });

  router
    .route('/')
    .get(answered(() => ({ name: 'home', input: {} }), kept))
    .all(onlyFor('GET'));
  router
    .route('/methods')
    .get(answered(() => ({ name: 'methods', input: {} }), kept))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id')
    .get(answered((request) => ({ name: 'worksheet', input: askedIn(request) }), kept))
    .post(
      formUpTo(LARGEST_BODY),
      answered(
        (request) => ({ name: 'marked', input: { ...askedIn(request), body: formIn(request) } }),
        asPage,
      ),
    )
    .all(onlyFor('GET', 'POST'));
  router
    .route('/problems/:id/preview')
    .post(
      formUpTo(LARGEST_BODY),
      answered(
        (request) => ({ name: 'preview', input: { ...askedIn(request), body: formIn(request) } }),
        asPage,
      ),
    )
    .all(onlyFor('POST'));
  router
    .route('/problems/:id/solution')
    .get(answered((request) => ({ name: 'solution', input: askedIn(request) }), kept))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/print')
    .get(answered((request) => ({ name: 'print', input: askedIn(request) }), asPage))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/export')
    .get(async (request, response) => {
      const input = askedIn(request);
      const text = await aside.run({ name: 'export', input }, request.ip);
      const { type, extension } = formatOf(input.query);
      const { variant } = variantOf(input);
      response.attachment(`${[input.id, variant].filter(Boolean).join('-')}.${extension}`);
      response.type(type).send(text);
    })
    .all(onlyFor('GET'));
  router
    .route('/check')
    .get((request, response) => {
      const problem = typeof request.query.problem === 'string' ? request.query.problem : '';
      const asked = { problem, ...variantOf({ query: queryIn(request) }) };
      response.type('html').send(checkPage({ problems: checker.list(), text: '', ...asked, checked: null }));
    })
    .post(
      formUpTo(GROWS * LARGEST_WRITEUP),
      answered((request) => ({ name: 'checkPage', input: sent(request) }), asPage),
    )
    .all(onlyFor('GET', 'POST'));
  router
    .route('/api/v1/docs')
    .get((_request, response) => void response.type('html').send(docsPage()))
    .all(onlyFor('GET'));
  return router;
}
