/** Pages that are the same for everyone → compressed once, and sent as each browser takes them. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Send } from './answered.ts';

const COMPRESSED = {
  br: (html: string) => brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (html: string) => gzipSync(html),
};
type Encoding = keyof typeof COMPRESSED;
const ENCODINGS = Object.keys(COMPRESSED) as Encoding[];

/** Characters of pages whose compressed bytes are kept. */
const MOST_KEPT = 20_000_000;

export function pagesKept(): Send {
  const known = new LRUCache<string, Map<Encoding, Buffer>>({
    maxSize: MOST_KEPT,
    sizeCalculation: (_, html) => html.length,
  });
  const compressedAs = (encoding: Encoding, html: string): Buffer => {
    const all = known.get(html) ?? new Map<Encoding, Buffer>();
    const bytes = all.get(encoding) ?? COMPRESSED[encoding](html);
    known.set(html, all.set(encoding, bytes));
    return bytes;
  };
  return (request, response, html) => {
    response.type('html').vary('Accept-Encoding');
    const encoding = request.acceptsEncodings(ENCODINGS) as Encoding | false;
    if (encoding === false) response.send(html);
    else response.setHeader('Content-Encoding', encoding).send(compressedAs(encoding, html));
  };
}
