import 'reflect-metadata';

import type { Server } from 'node:http';

import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { AppModule } from './app.module.js';
import { Cancellazioni } from './audit/index.js';
import { openPool } from './boot/database-pool.js';
import { runEntryPoint, type Stop } from './boot/entry-point.js';
import { createLogger, nestLogger, requestLog } from './boot/logging.js';
import { API_VARIABLES } from './boot/platform.module.js';
import { readConfig } from './config.js';
import { BODY_LIMIT, earlyCheck, KnownCredentials, Rates } from './limits/index.js';
import { answerClientErrors, refuseMalformed } from './security/malformed.js';
import { identityProxy } from './web/identity-proxy.js';
import { servePages } from './web/pages.js';
import { securityHeaders } from './web/security-headers.js';

/** What is under way at the end may take this long. */
const DRAIN_MS = 8_000;
/** Longer than proxies and scripts keep a connection that is idle: what is sent on one just closed is lost. */
const IDLE_MS = 65_000;

/** The API and the pages on one port. */
async function start(): Promise<Stop> {
  const config = readConfig(API_VARIABLES);
  const logger = createLogger('api', config.LOG_LEVEL);
  const pool = await openPool(config.DATABASE_API_URL, 'DATABASE_API_URL');

  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, pool, logger), {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(requestLog(logger));
  app.use(securityHeaders(config));
  app.use(refuseMalformed);
  app.use(earlyCheck(app.get(Rates), app.get(KnownCredentials)));
  if (config.IDENTITY_INTERNAL_URL) app.use(identityProxy(config.IDENTITY_INTERNAL_URL, logger));
  servePages(app);
  // A small body that unpacks to a large one would weigh little before it is read.
  app.useBodyParser('json', { limit: BODY_LIMIT, inflate: false });

  const server = app.getHttpServer() as Server;
  server.keepAliveTimeout = IDLE_MS;
  answerClientErrors(server);

  // A copy of the data may have been restored: what was erased goes again before the first answer.
  for (const one of await app.get(Cancellazioni).allinea()) {
    if (one.elencate + one.testi + one.nomi > 0) logger.warn(one, 'erasures carried out again');
  }

  await app.listen(config.PORT, config.HOST);
  logger.info({ url: config.PUBLIC_URL }, 'listening');

  return async () => {
    logger.info('stopping');
    const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    await app.close();
    clearTimeout(cutOff);
  };
}

await runEntryPoint(start);
