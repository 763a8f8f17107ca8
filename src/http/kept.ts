/** What is the same for everyone → the bytes of it in each form that browsers take, made once each; sent with what names it. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

const FORMS = {
  br: (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Buffer) => gzipSync(bytes),
  identity: (bytes: Buffer) => bytes,
};
type Encoding = keyof typeof FORMS;

interface Form {
  readonly bytes: Buffer;
  /** Its entity tag. */
  readonly tag: string;
}

export interface Kept {
  readonly bytes: Buffer;
  readonly forms: Map<Encoding, Form>;
}

export const keptOf = (text: string): Kept => ({ bytes: Buffer.from(text), forms: new Map() });

export function sendKept(request: Request, response: Response, kept: Kept): void {
  const encoding = (request.acceptsEncodings(['br', 'gzip']) || 'identity') as Encoding;
  const { bytes, tag } = formOf(kept, encoding, request.app.get('etag fn'));
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.vary('Accept-Encoding').setHeader('ETag', tag).send(bytes);
}

function formOf({ bytes, forms }: Kept, encoding: Encoding, tagOf: (bytes: Buffer) => string): Form {
  const known = forms.get(encoding);
  if (known) return known;
  const sent = FORMS[encoding](bytes);
  const form = { bytes: sent, tag: tagOf(sent) };
  forms.set(encoding, form);
  return form;
}
