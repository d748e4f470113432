import { existsSync } from 'node:fs';
import path from 'node:path';

import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

/** What is answered by the platform itself; every other address is a page of the web application. */
const OURS = /^\/(graphql|health|realms|accesso|uscita|api|\.well-known)(\/|$)/;

/** The built web application; this file runs from `apps/api/dist/web`. */
export const WEB_FOLDER = path.resolve(import.meta.dirname, '../../../web/dist');

/** Where the build leaves the compressed twins of files; the name is agreed with `infra/compress.mjs`. */
const COMPRESSED = '.compressi';
const IS_TEXT = /^\/[\w./-]+\.(js|css|svg|json|txt)$/;
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** The better one first. */
const ENCODINGS = ['br', 'gzip'] as const;

/**
 * Serves the built pages. Files under `assets/` carry their content's hash in their name and never change; the page
 * that names them is never kept by the browser, so that a new release is seen at the next load.
 */
export function servePages(app: NestExpressApplication, folder = WEB_FOLDER): void {
  const assets = path.join(folder, 'assets') + path.sep;
  app.use(compressedTwin(folder));
  app.useStaticAssets(folder, {
    index: false,
    setHeaders: (response: Response, file: string) =>
      response.setHeader('Cache-Control', file.startsWith(assets) ? IMMUTABLE : 'no-cache'),
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request)) return next();
    response.setHeader('Cache-Control', 'no-store');
    if (!existsSync(path.join(folder, 'index.html'))) {
      return void response.type('text/plain').status(503).send('Le pagine di Consorzi non sono ancora compilate.\n');
    }
    response.sendFile('index.html', { root: folder, cacheControl: false });
  });
}

/**
 * Answers with the twin of a file that the build has compressed, where there is one and the client can read it. Nothing
 * is compressed here: what depends on a person or a request goes out as it is.
 */
function compressedTwin(folder: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || !IS_TEXT.test(request.path)) return next();
    // Also of an answer that is not compressed: a cache must not give one client what another can read.
    response.vary('Accept-Encoding');
    const encoding = ENCODINGS.find((each) => request.acceptsEncodings(each) === each);
    if (!encoding || request.headers.range) return next();
    const headers = {
      'Content-Encoding': encoding,
      'Cache-Control': request.path.startsWith('/assets/') ? IMMUTABLE : 'no-cache',
    };
    const options = { root: path.join(folder, COMPRESSED, encoding), headers };
    response.sendFile(request.path.slice(1), options, (error?: Error) => {
      if (!error || response.headersSent) return;
      if (!response.hasHeader('Content-Encoding')) return next(); // No twin.
      response.removeHeader('Content-Encoding');
      next(error);
    });
  };
}

/** A missing file is missing: the page in its place would be run as a script, or kept as a picture. */
function isPage(request: Request): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isFile = /\.[a-z]+\d?$/i.test(request.path);
  return isRead && !isFile && !OURS.test(request.path) && request.accepts(['html', 'json']) === 'html';
}
