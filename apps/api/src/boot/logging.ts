import type { IncomingMessage, ServerResponse } from 'node:http';

import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** JSON lines on stdout. Neither bodies nor headers nor query strings are ever logged: they carry texts and tokens. */
export function createLogger(name: string, level: string): Logger {
  return pino({ name, level, base: { name, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime });
}

/** One line per request, when it is answered. */
export function requestLog(logger: Logger) {
  return pinoHttp({
    logger,
    quietReqLogger: true,
    autoLogging: { ignore: (request) => request.url?.startsWith('/health/') === true },
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: request.url.split('?', 1)[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request: IncomingMessage, response: ServerResponse, error?: Error) =>
      error || response.statusCode >= 500 ? 'error' : 'info',
  });
}

/** Nest's own messages, in the same log. */
export function nestLogger(logger: Logger): LoggerService {
  const write = (level: 'info' | 'warn' | 'error' | 'debug' | 'trace') => (message: unknown, context?: unknown) =>
    logger[level]({ context }, message instanceof Error ? (message.stack ?? message.message) : String(message));
  // What Nest reports while it starts (each route, each module) is of interest to who debugs the start.
  return {
    log: write('debug'),
    warn: write('warn'),
    error: write('error'),
    debug: write('debug'),
    verbose: write('trace'),
  };
}
