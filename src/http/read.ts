/** What a request says → plain data, or an HttpError that tells what does not fit. */
import type { Request } from 'express';
import type { Definition, Options } from '../checker.ts';
import { readSubmission, type Submission } from '../exercise/submission.ts';
import { type CheckRequest, readCheckRequest } from '../exercise/writeup-request.ts';
import { HttpError, misfitError } from './problem-json.ts';

export const LARGEST_BODY = 256 * 1024;
export const LARGEST_WRITEUP = 2 * 1024 * 1024;

export function variantOf(request: Pick<Request, 'query'>): Options {
  const { variant } = request.query;
  if (variant === undefined) return {};
  if (typeof variant === 'string' && /^\d{1,9}$/.test(variant)) return { variant: Number(variant) };
  throw new HttpError(422, 'variant: should be a whole number, such as ?variant=7.', [
    { path: ['variant'], detail: 'should be a whole number' },
  ]);
}

/** Everything an address may say of a problem; whether the problem has it is for the checker to say. */
export function optionsOf(request: Pick<Request, 'query'>): Options {
  const { show } = request.query;
  if (show === undefined) return variantOf(request);
  if (typeof show === 'string') return { ...variantOf(request), show };
  const detail = 'should be said once';
  throw new HttpError(422, `show: ${detail}, such as ?show=first+update or ?show=v[1],w[1].`, [
    { path: ['show'], detail },
  ]);
}

/** Which page of several is asked for, from 1. */
export function pageOf(request: Pick<Request, 'query'>, pages: number): number {
  const { page } = request.query;
  if (page === undefined) return 1;
  const number = typeof page === 'string' && /^\d{1,6}$/.test(page) ? Number(page) : 0;
  if (number >= 1 && number <= pages) return number;
  throw new HttpError(
    404,
    `There is no such page; ${pages === 1 ? 'there is only one' : `they go from 1 to ${pages}`}.`,
  );
}

/** The one step that is to be checked; undefined for the whole sheet. */
export function stepOf(request: Pick<Request, 'query'>, { steps }: Definition): string | undefined {
  const { step } = request.query;
  if (step === undefined) return undefined;
  const asked = steps.find(({ id, shown }) => id === step && !shown);
  if (asked) return asked.id;
  throw new HttpError(422, 'step: should be one step that is asked here, such as ?step=v[1].', [
    { path: ['step'], detail: 'should be one step that is asked here' },
  ]);
}

/** The submission in a JSON body. */
export function submissionIn(request: Pick<Request, 'body'>): Submission {
  const body = typeof request.body === 'string' ? request.body : '';
  let checked: ReturnType<typeof readSubmission>;
  try {
    checked = readSubmission(body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new HttpError(
      400,
      body === ''
        ? 'The body is empty; send a submission as JSON: { "answers": { … } }.'
        : `The body is not JSON: ${error.message.slice(0, 200)}.`,
    );
  }
  if ('misfits' in checked) throw misfitError(checked.misfits);
  return checked.submission;
}

/** The write-up in a JSON body. */
export function checkRequestIn(request: Pick<Request, 'body'>): CheckRequest {
  const body = typeof request.body === 'string' ? request.body : '';
  let read: ReturnType<typeof readCheckRequest>;
  try {
    read = readCheckRequest(body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new HttpError(
      400,
      body === ''
        ? 'The body is empty; send a write-up as JSON: { "text": "…" }.'
        : `The body is not JSON: ${error.message.slice(0, 200)}.`,
    );
  }
  if ('misfits' in read) throw misfitError(read.misfits);
  return read.request;
}

/** The answers in a form: a field a step, named by its id. */
export function answersInForm(request: Request): Record<string, string> {
  if (request.get('content-type') !== undefined && !request.is('application/x-www-form-urlencoded'))
    throw new HttpError(
      415,
      'A worksheet is sent as a form; programs send JSON to /api/v1/problems/:id/grade.',
    );
  const fields = Object.entries((request.body ?? {}) as Record<string, unknown>).map(
    ([id, typed]): [string, string] => {
      if (typeof typed !== 'string')
        throw misfitError([{ path: [id.slice(0, 80)], detail: 'was sent more than once' }]);
      return [id, typed];
    },
  );
  return Object.fromEntries(fields);
}
