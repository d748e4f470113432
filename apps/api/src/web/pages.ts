import { existsSync } from 'node:fs';
import path from 'node:path';

import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

/** What is answered by the platform itself; every other address is a page of the web application. */
const OURS = /^\/(graphql|health|realms|accesso|uscita|api)(\/|$)/;

/** The built web application; this file runs from `apps/api/dist/web`. */
export const WEB_FOLDER = path.resolve(import.meta.dirname, '../../../web/dist');

/**
 * Serves the built pages. Files under `assets/` carry their content's hash in their name and never change; the page
 * that names them is never kept by the browser, so that a new release is seen at the next load.
 */
export function servePages(app: NestExpressApplication, folder = WEB_FOLDER): void {
  const assets = path.join(folder, 'assets') + path.sep;
  app.useStaticAssets(folder, {
    index: false,
    setHeaders: (response: Response, file: string) =>
      response.setHeader('Cache-Control', file.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache'),
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

/** A missing file is missing: the page in its place would be run as a script, or kept as a picture. */
function isPage(request: Request): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isFile = /\.[a-z]+\d?$/i.test(request.path);
  return isRead && !isFile && !OURS.test(request.path) && request.accepts(['html', 'json']) === 'html';
}
