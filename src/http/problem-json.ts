/** Errors → application/problem+json (RFC 9457), or a page where a person with a browser asks. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { errorPage } from '../../views/error.tsx';
import { Refusal } from '../checker.ts';
import { type Misfit, pathText, pathTold } from '../exercise/submission.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  403: 'Not shown',
  404: 'Not found',
  405: 'Not allowed',
  408: 'Too slow',
  413: 'Too large',
  415: 'Not a kind of body that can be read',
  422: 'The request does not fit',
  429: 'Too many requests',
  431: 'Too long',
  500: 'Something went wrong here',
  503: 'Too busy',
};

/** An answer other than success; what it says is meant for the client. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly misfits: readonly Misfit[] = [],
  ) {
    super(detail);
  }
}

export const misfitError = (misfits: readonly Misfit[]): HttpError =>
  new HttpError(
    422,
    misfits
      .map(({ path, detail }) => `${pathText(path)}: ${detail}.`)
      .join(' ')
      .slice(0, 2000),
    misfits.slice(0, 50),
  );

/** Half a character, which JSON may hold, cannot be encoded. */
const escapedPointer = (key: string): string =>
  encodeURIComponent(
    key
      .replaceAll('~', '~0')
      .replaceAll('/', '~1')
      .replaceAll(/\p{Cs}/gu, '\uFFFD'),
  );
const pointer = (path: Misfit['path']): string =>
  `#${pathTold(path)
    .map((key) => `/${escapedPointer(key)}`)
    .join('')}`;

export const TYPE = 'application/problem+json';
const titleOf = ({ status }: HttpError): string => TITLES[status] ?? 'Error';

/** The body that tells an error. */
export function toldAs(error: HttpError): string {
  const { status, message: detail, misfits } = error;
  const errors = misfits.map((misfit) => ({ pointer: pointer(misfit.path), detail: misfit.detail }));
  return JSON.stringify({
    type: 'about:blank',
    title: titleOf(error),
    status,
    detail,
    ...(errors.length > 0 ? { errors } : {}),
  });
}

function send(request: Request, response: Response, error: HttpError): void {
  response.status(error.status);
  if (!request.path.startsWith('/api/') && request.accepts([TYPE, 'application/json', 'html']) === 'html') {
    response.type('html').send(errorPage(titleOf(error), error.message));
    return;
  }
  response.type(TYPE).send(toldAs(error));
}

const REFUSED: Readonly<Record<Refusal['kind'], number>> = {
  'unknown-problem': 404,
  'unknown-step': 422,
  'no-variant': 422,
  'unknown-show': 422,
  'unknown-format': 422,
  'not-shown': 403,
  'too-long': 422,
};

/** What express and its body parsers throw. */
interface Thrown {
  readonly status?: number;
  readonly type?: string;
  readonly limit?: number;
  readonly message?: string;
}

/** What is meant for the client; null for a fault of the server. */
export function refusalIn(error: unknown): HttpError | null {
  if (error instanceof HttpError) return error;
  if (!(error instanceof Refusal)) return null;
  const { kind, message, path } = error;
  return new HttpError(REFUSED[kind], message, path ? [{ path, detail: message }] : []);
}

function asHttpError(error: unknown): HttpError {
  const refusal = refusalIn(error);
  if (refusal) return refusal;
  const { status, type, limit } = error as Thrown;
  if (type === 'entity.too.large')
    return new HttpError(
      413,
      `The body is larger than the ${Math.floor((limit ?? 0) / 1024)} KB taken here.`,
    );
  if (error instanceof URIError) return new HttpError(400, 'The address is not properly encoded.');
  if (status !== undefined && status >= 400 && status < 500)
    return new HttpError(status, `The request cannot be read: ${(error as Thrown).message ?? 'unknown'}.`);
  console.error(error);
  return new HttpError(500, 'This is a fault of the server, not of the request.');
}

// Four parameters make it an error handler, though the last is not used.
export const answerErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) next(error);
  else send(request, response, asHttpError(error));
};

export const notFound: RequestHandler = (request) => {
  throw new HttpError(404, `There is nothing at ${request.path.slice(0, 200)}.`);
};

/** For a path that exists, but not for this method; OPTIONS is told which there are. */
export const onlyFor =
  (...methods: readonly string[]): RequestHandler =>
  (request, response) => {
    const allowed = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    response.set('Allow', [...allowed, 'OPTIONS'].join(', '));
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    throw new HttpError(
      405,
      `Only ${methods.join(' and ')} ${methods.length === 1 ? 'is' : 'are'} answered here.`,
    );
  };
