/** The JSON API: requests → calls of the checker → JSON. */
import express, { type RequestHandler, type Router } from 'express';
import { LRUCache } from 'lru-cache';
import type { Checker } from '../checker.ts';
import { answering } from './answered.ts';
import type { Aside } from './aside.ts';
import { OPENAPI } from './openapi.ts';
import { onlyFor } from './problem-json.ts';
import { askedIn, jsonIn, LARGEST_BODY, LARGEST_WRITEUP, queryIn } from './read.ts';
import { done, type Task } from './tasks.ts';

/** Written out before each: where a router is hung up is forgotten once it throws, and errors are counted by route too. */
export const API = '/api/v1';

export function api(checker: Checker, aside: Aside): Router {
  const router = express.Router();
  const { anew, kept } = answering(aside);

  router
    .route(`${API}/problems`)
    .get((_request, response) => void response.json({ problems: checker.list() }))
    .all(onlyFor('GET'));
  router
    .route(`${API}/problems/:id`)
    .get(kept((request) => ({ name: 'definition', input: askedIn(request) }), 'json'))
    .all(onlyFor('GET'));
  router
    .route(`${API}/problems/:id/trace`)
    .get(kept((request) => ({ name: 'trace', input: askedIn(request) }), 'json'))
    .all(onlyFor('GET'));
  router.all(`${API}/problems/:id/grade`, onlyFor('POST'));
  router
    .route(`${API}/check`)
    .post(
      textUpTo(LARGEST_WRITEUP),
      anew(
        (request) => ({ name: 'check', input: { query: queryIn(request), body: jsonIn(request) } }),
        'json',
      ),
    )
    .all(onlyFor('POST'));
  router
    .route(`${API}/openapi.json`)
    .get((_request, response) => void response.json(OPENAPI))
    .all(onlyFor('GET'));
  return router;
}

/** JSON is read as text, so that numbers stay what was sent. */
const textUpTo = (limit: number): RequestHandler => express.text({ type: () => true, limit });

/** Up to here numbers are marked in less time than handing them over would take: characters sent, and steps of the sheet. */
export const SHORT_SUBMISSION = 8000;
export const SHORT_SHEET = 100;
/** A sheet that is wrong throughout takes longer: a problem whose sheets take so long of late, ms, is left to the threads for a while, ms. */
export const TAKES_LONG = 25;
export const LEFT_ASIDE = 60_000;
/** What the last sheet counts of that, the ones before it counting the rest: one alone that takes long, as the first does, is no reason. */
const LAST_COUNTS = 1 / 4;

/** Marks submissions: reads the body, asks the checker, answers. */
export function grading(checker: Checker, aside: Aside): [RequestHandler, RequestHandler<{ id: string }>] {
  const ofLate = new LRUCache<string, number>({ max: 1000, ttl: LEFT_ASIDE });
  const takes = (id: string): number => ofLate.get(id) ?? 0;
  const here = (task: GradeTask): string => {
    const { id } = task.input;
    const start = performance.now();
    const text = done(checker, task);
    ofLate.set(id, takes(id) + LAST_COUNTS * (performance.now() - start - takes(id)));
    return text;
  };
  return [
    textUpTo(LARGEST_BODY),
    (request, response, next) => {
      const input = { ...askedIn(request), body: jsonIn(request) };
      const task: GradeTask = { name: 'grade', input };
      // Straight to the socket: an entity tag would be worked out for an answer that nobody caches.
      const answer = (text: string): void => {
        response.setHeader('Content-Type', 'application/json; charset=utf-8');
        response.end(text);
      };
      if (takes(input.id) <= TAKES_LONG && isShort(checker, input)) answer(here(task));
      else aside.run(task, request.ip).then(answer, next);
    },
  ];
}

type GradeTask = Extract<Task, { readonly name: 'grade' }>;

/** Other numbers may have to be drawn first, and derivations may take long. */
function isShort(checker: Checker, { id, query, body }: GradeTask['input']): boolean {
  if (body.length > SHORT_SUBMISSION || Object.keys(query).length > 0) return false;
  const { steps } = checker.problem(id);
  return steps.length <= SHORT_SHEET && steps.every(({ kind }) => kind === 'numbers');
}
