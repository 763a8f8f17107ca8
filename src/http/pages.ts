/** The pages: requests → calls of the checker → views. */
import express, { type Request, type RequestHandler, type Router } from 'express';
import { checkPage } from '../../views/check.tsx';
import { docsPage } from '../../views/docs.tsx';
import type { Checker } from '../checker.ts';
import type { Aside } from './aside.ts';
import { pagesKept } from './kept.ts';
import { onlyFor } from './problem-json.ts';
import { FORM, formIn, LARGEST_BODY, LARGEST_WRITEUP, queryIn, variantOf } from './read.ts';
import { formatOf, type Task } from './tasks.ts';

/** Typed text grows when it is sent as a form: a line break takes six characters. */
const GROWS = 3;

export function pages(checker: Checker, aside: Aside): Router {
  const router = express.Router();
  const formUpTo = (limit: number): RequestHandler => express.text({ type: FORM, limit });
  const drawn =
    <P>(taskOf: (request: Request<P>) => Task): RequestHandler<P> =>
    async (request, response) =>
      void response.type('html').send(await aside.run(taskOf(request), request.ip));
  const kept = pagesKept();
  /** What is the same for everyone. */
  const same =
    <P>(taskOf: (request: Request<P>) => Task): RequestHandler<P> =>
    async (request, response) =>
      kept(request as Request, response, await aside.run(taskOf(request), request.ip));
  const asked = (request: Request<{ id: string }>) => ({ id: request.params.id, query: queryIn(request) });
  const sent = (request: Request) => ({ query: queryIn(request), body: formIn(request) });

  router
    .route('/')
    .get(same(() => ({ name: 'home', input: {} })))
    .all(onlyFor('GET'));
  router
    .route('/methods')
    .get(same(() => ({ name: 'methods', input: {} })))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id')
    .get(same((request) => ({ name: 'worksheet', input: asked(request) })))
    .post(
      formUpTo(LARGEST_BODY),
      drawn((request) => ({ name: 'marked', input: { ...asked(request), body: formIn(request) } })),
    )
    .all(onlyFor('GET', 'POST'));
  router
    .route('/problems/:id/preview')
    .post(
      formUpTo(LARGEST_BODY),
      drawn((request) => ({ name: 'preview', input: { ...asked(request), body: formIn(request) } })),
    )
    .all(onlyFor('POST'));
  router
    .route('/problems/:id/solution')
    .get(same((request) => ({ name: 'solution', input: asked(request) })))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/print')
    .get(drawn((request) => ({ name: 'print', input: asked(request) })))
    .all(onlyFor('GET'));
  router
    .route('/problems/:id/export')
    .get(async (request, response) => {
      const input = asked(request);
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
      drawn((request) => ({ name: 'checkPage', input: sent(request) })),
    )
    .all(onlyFor('GET', 'POST'));
  router
    .route('/api/v1/docs')
    .get((_request, response) => void response.type('html').send(docsPage()))
    .all(onlyFor('GET'));
  return router;
}
