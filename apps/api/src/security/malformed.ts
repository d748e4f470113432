import type { Server } from 'node:http';
import type { Socket } from 'node:net';

import type { NextFunction, Request, Response } from 'express';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** Before all else: a method that nothing here answers to, and an address that no text can be read from. */
export function refuseMalformed(request: Request, response: Response, next: NextFunction): void {
  const refuse = (status: number, codice: string, messaggio: string) => {
    if (!request.complete) response.setHeader('Connection', 'close');
    response.setHeader('Cache-Control', 'no-store').status(status).json({ codice, messaggio });
  };
  if (!METHODS.has(request.method)) {
    response.setHeader('Allow', [...METHODS].join(', '));
    return refuse(405, 'METODO_NON_AMMESSO', 'Questo indirizzo non accetta richieste di questo tipo.');
  }
  if (!isReadable(request.originalUrl)) {
    return refuse(400, 'INDIRIZZO_NON_VALIDO', "L'indirizzo non è scritto come dovrebbe.");
  }
  next();
}

function isReadable(url: string): boolean {
  if (!url.startsWith('/') || /%00/.test(url)) return false;
  const [path = '', query = ''] = url.split('?', 2);
  try {
    // A slash that is encoded is a part of a name for one reader and a folder for the next.
    if (/%2f|%5c|\\/i.test(path)) return false;
    decodeURIComponent(path);
    decodeURIComponent(query.replaceAll('+', ' '));
    return true;
  } catch {
    return false;
  }
}

const HEADERS = [
  'Content-Type: application/json; charset=utf-8',
  'Cache-Control: no-store',
  "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: same-origin',
  'Connection: close',
];

/** What is no HTTP request at all never gets to Express: it is answered on its socket, in the same words. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return void socket.destroy();
    const [status, codice, messaggio] =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? ['431 Request Header Fields Too Large', 'RICHIESTA_TROPPO_GRANDE', 'La richiesta è troppo grande.']
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? ['408 Request Timeout', 'RICHIESTA_TROPPO_LENTA', 'La richiesta non è arrivata per intero in tempo.']
          : ['400 Bad Request', 'RICHIESTA_NON_VALIDA', 'La richiesta non è scritta come dovrebbe.'];
    const body = JSON.stringify({ codice, messaggio });
    const head = [`HTTP/1.1 ${status}`, ...HEADERS, `Content-Length: ${Buffer.byteLength(body)}`];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
