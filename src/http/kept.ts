/** A page as a problem shows it of itself → drawn once, compressed once, and sent as each browser takes it. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';
import type { Options } from '../checker.ts';

const COMPRESSED = {
  br: (html: string) => brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (html: string) => gzipSync(html),
};
type Encoding = keyof typeof COMPRESSED;
const ENCODINGS = Object.keys(COMPRESSED) as Encoding[];

interface Kept {
  readonly html: string;
  readonly compressed: Map<Encoding, Buffer>;
}

/** What is asked for, and what it is drawn of: kept as long as that is. What an address chooses is drawn when it is asked for. */
interface Asked {
  readonly of: object;
  readonly page: number;
  readonly options: Options;
  readonly draw: () => string;
}

export function pagesKept(): (request: Request, response: Response, asked: Asked) => void {
  const all = new WeakMap<object, Map<number, Kept>>();
  return (request, response, { of, page, options, draw }) => {
    response.type('html');
    if (options.show !== undefined) {
      response.send(draw());
      return;
    }
    const drawn = all.get(of) ?? new Map<number, Kept>();
    all.set(of, drawn);
    const kept = drawn.get(page) ?? { html: draw(), compressed: new Map() };
    drawn.set(page, kept);
    response.vary('Accept-Encoding');
    const encoding = request.acceptsEncodings(ENCODINGS) as Encoding | false;
    if (encoding === false) response.send(kept.html);
    else response.setHeader('Content-Encoding', encoding).send(compressedAs(encoding, kept));
  };
}

function compressedAs(encoding: Encoding, { html, compressed }: Kept): Buffer {
  const bytes = compressed.get(encoding) ?? COMPRESSED[encoding](html);
  compressed.set(encoding, bytes);
  return bytes;
}
