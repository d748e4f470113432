import type { ServerResponse } from 'node:http';

import { createProxyMiddleware } from 'http-proxy-middleware';
import type { Logger } from 'pino';

/**
 * Hands `/realms/*` to the embedded identity provider, so that a fresh machine needs one port. Must stand before any
 * body parser: the body is passed on as it comes.
 */
export function identityProxy(target: string, logger: Logger) {
  return createProxyMiddleware({
    target,
    pathFilter: (path) => path === '/realms' || path.startsWith('/realms/'),
    xfwd: true,
    proxyTimeout: 15_000,
    timeout: 15_000,
    on: {
      error: (error, _request, response) => {
        logger.warn({ code: (error as NodeJS.ErrnoException).code }, 'identity provider unreachable');
        // The other kind is a bare socket, of an upgrade that we never asked for.
        if (!('writeHead' in response)) return void response.destroy();
        const answer = response as ServerResponse;
        if (answer.headersSent) return void answer.destroy();
        answer.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
        answer.end("L'accesso non è disponibile in questo momento. Riprovare tra poco.\n");
      },
    },
  });
}
