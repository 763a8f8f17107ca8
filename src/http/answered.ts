/** A request, as the task it asks for → what comes of it, done aside, sent. */
import type { Request, RequestHandler, Response } from 'express';
import type { Aside } from './aside.ts';
import type { Task } from './tasks.ts';

/** How what comes of a task is sent. */
export type Send = (request: Request, response: Response, text: string) => void;

export const answering =
  (aside: Aside) =>
  <P>(taskOf: (request: Request<P>) => Task, send: Send): RequestHandler<P> =>
  async (request, response) =>
    send(request as Request, response, await aside.run(taskOf(request), request.ip));

export const asJson: Send = (_request, response, text) => void response.type('json').send(text);
export const asPage: Send = (_request, response, text) => void response.type('html').send(text);
