/** A request, as the task it asks for → what comes of it, done aside, sent. */
import type { Request, RequestHandler, Response } from 'express';
import type { Aside } from './aside.ts';
import { sendKept } from './kept.ts';
import type { Task } from './tasks.ts';

/** What an answer is, as `response.type` takes it; a download says it by itself. */
type Typed<P> = 'html' | 'json' | ((request: Request<P>, response: Response) => void);

interface Answering {
  /** What is answered to one client alone. */
  readonly anew: <P>(taskOf: (request: Request<P>) => Task, type: Typed<P>) => RequestHandler<P>;
  /** What is the same for everyone. */
  readonly kept: <P>(taskOf: (request: Request<P>) => Task, type: Typed<P>) => RequestHandler<P>;
}

export const answering = (aside: Aside): Answering => ({
  anew: (taskOf, type) => async (request, response) => {
    const text = await aside.run(taskOf(request), request.ip);
    say(type, request, response);
    response.send(text);
  },
  kept: (taskOf, type) => async (request, response) => {
    const kept = await aside.kept(taskOf(request), request.ip);
    say(type, request, response);
    sendKept(request as Request, response, kept);
  },
});

const say = <P>(type: Typed<P>, request: Request<P>, response: Response): void =>
  typeof type === 'string' ? void response.type(type) : type(request, response);
