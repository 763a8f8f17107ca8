/** A connection on which no request could be read → told like any other error, and closed. */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLIENTS } from './limits.ts';
import { HttpError, TYPE, toldAs } from './problem-json.ts';

/** By what node calls it. */
const WHY: Readonly<Record<string, HttpError>> = {
  HPE_HEADER_OVERFLOW: new HttpError(
    431,
    `The address and the headers are longer than the ${CLIENTS.maxHeaderSize / 1024} KB taken here.`,
  ),
  ERR_HTTP_REQUEST_TIMEOUT: new HttpError(408, 'The request took too long to come.'),
};
const NO_HTTP = new HttpError(400, 'This is not a request in HTTP/1.1.');

export function refuseUnread({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  const error = WHY[code] ?? NO_HTTP;
  const body = toldAs(error);
  if (socket.writable)
    socket.write(
      [
        `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}`,
        `Content-Type: ${TYPE}; charset=utf-8`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  socket.destroy();
}
