/** What a request says → plain data, or an HttpError that tells what does not fit. */
import { parse as parseForm } from 'node:querystring';
import type { Request } from 'express';
import type { Definition, Options } from '../checker.ts';
import { type Misfit, readSubmission, type Submission } from '../exercise/submission.ts';
import { type CheckRequest, readCheckRequest } from '../exercise/writeup-request.ts';
import { HttpError, misfitError } from './problem-json.ts';

export const LARGEST_BODY = 256 * 1024;
export const LARGEST_WRITEUP = 2 * 1024 * 1024;
export const MOST_FIELDS = 5000;

/** What stands behind the question mark of an address: a word that is said twice is a list. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
interface Asked {
  readonly query: Query;
}
interface Sent {
  readonly body: string;
}

const WORDS = ['variant', 'show', 'page', 'step', 'next', 'typed', 'key', 'format', 'worked'] as const;

/** The words of an address that mean something here, in one order. */
export const queryIn = ({ query }: Pick<Request, 'query'>): Query =>
  Object.fromEntries(
    WORDS.filter((word) => query[word] !== undefined).map((word) => [word, query[word]]),
  ) as Query;

/** Of which problem, and with what words. */
export const askedIn = (request: Request<{ id: string }>) => ({
  id: request.params.id,
  query: queryIn(request),
});

export function variantOf({ query: { variant } }: Asked): Options {
  if (variant === undefined) return {};
  if (typeof variant === 'string' && /^\d{1,9}$/.test(variant)) return { variant: Number(variant) };
  throw new HttpError(422, 'variant: should be a whole number, such as ?variant=7.', [
    { path: ['variant'], detail: 'should be a whole number' },
  ]);
}

/** Everything an address may say of a problem; whether the problem has it is for the checker to say. */
export function optionsOf(asked: Asked): Options {
  const { show } = asked.query;
  if (show === undefined) return variantOf(asked);
  if (typeof show === 'string') return { ...variantOf(asked), show };
  const detail = 'should be said once';
  throw new HttpError(422, `show: ${detail}, such as ?show=first+update or ?show=v[1],w[1].`, [
    { path: ['show'], detail },
  ]);
}

/** Which page of several is asked for, from 1. */
export function pageOf({ query: { page } }: Asked, pages: number): number {
  if (page === undefined) return 1;
  const number = typeof page === 'string' && /^\d{1,6}$/.test(page) ? Number(page) : 0;
  if (number >= 1 && number <= pages) return number;
  throw new HttpError(
    404,
    `There is no such page; ${pages === 1 ? 'there is only one' : `they go from 1 to ${pages}`}.`,
  );
}

/** The one step that is to be checked; undefined for the whole sheet. */
export function stepOf({ query: { step } }: Asked, { steps }: Definition): string | undefined {
  if (step === undefined) return undefined;
  const asked = steps.find(({ id, shown }) => id === step && !shown);
  if (asked) return asked.id;
  throw new HttpError(422, 'step: should be one step that is asked here, such as ?step=v[1].', [
    { path: ['step'], detail: 'should be one step that is asked here' },
  ]);
}

/** A body of JSON as it was sent; nothing is read as what it does not say it is. */
export function jsonIn(request: Request): string {
  const type = request.get('content-type');
  if (type !== undefined && !/^\s*[\w.-]+\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new HttpError(415, 'Send JSON here: Content-Type: application/json.');
  return bodyOf(request);
}

/** A form as it was sent. */
export function formIn(request: Request): string {
  if (request.get('content-type') !== undefined && !request.is(FORM))
    throw new HttpError(
      415,
      'A worksheet is sent as a form; programs send JSON to /api/v1/problems/:id/grade.',
    );
  return bodyOf(request);
}

export const FORM = 'application/x-www-form-urlencoded';
const bodyOf = ({ body }: Pick<Request, 'body'>): string => (typeof body === 'string' ? body : '');

/** The submission in a JSON body. */
export const submissionIn = (sent: Sent): Submission =>
  read(sent, readSubmission, 'a submission as JSON: { "answers": { … } }', 'submission');

/** The write-up in a JSON body. */
export const checkRequestIn = (sent: Sent): CheckRequest =>
  read(sent, readCheckRequest, 'a write-up as JSON: { "text": "…" }', 'request');

type Read<K extends string, T> = { readonly [P in K]: T } | { readonly misfits: readonly Misfit[] };

function read<K extends string, T>(
  { body }: Sent,
  reading: (json: string) => Read<K, T>,
  wanted: string,
  part: K,
): T {
  let found: Read<K, T>;
  try {
    found = reading(body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new HttpError(
      400,
      body === ''
        ? `The body is empty; send ${wanted}.`
        : `The body is not JSON: ${error.message.slice(0, 200)}.`,
    );
  }
  if ('misfits' in found) throw misfitError(found.misfits);
  return found[part];
}

/** The answers in a form: a field a step, named by its id. */
export function answersIn({ body }: Sent): Record<string, string> {
  if (body.split('&', MOST_FIELDS + 1).length > MOST_FIELDS)
    throw new HttpError(413, `The form has more than the ${MOST_FIELDS} fields taken here.`);
  const fields = Object.entries(parseForm(body, '&', '=', { maxKeys: 0 })).map(
    ([id, typed]): [string, string] => {
      if (typeof typed !== 'string')
        throw misfitError([{ path: [id.slice(0, 80)], detail: 'was sent more than once' }]);
      return [id, typed];
    },
  );
  return Object.fromEntries(fields);
}
