import { pipeline } from 'node:stream/promises';

import { HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';

import type { Permesso } from '@consorzi/domain/tenancy';

import { attachment, FILE_REFUSALS, FileRefused, tooLarge, Whole, type FileStore } from '../../files/index.js';
import type { Purpose, RequestContext, Rights } from '../../tenancy/index.js';

export const refusal = (codice: string, messaggio: string, status: number) =>
  new HttpException({ codice, messaggio }, status);

/** Who asks, with the right; unknown and forbidden scopes look the same. @throws HttpException 401, 403 */
export async function allowed(
  rights: Rights,
  request: Request,
  scope: string,
  right: Permesso,
  purpose: Purpose,
): Promise<RequestContext> {
  // prettier-ignore
  const person = await rights.signedIn(request);
  if (!person) throw refusal('NON_AUTENTICATO', 'Accesso richiesto.', 401);
  const ctx = await rights.contextFor(person, scope, right, purpose);
  if (!ctx) throw refusal('NON_PERMESSO', 'Operazione non permessa.', 403);
  return ctx;
}

/** Before a byte is read: who says that they send too much is believed. @throws FileRefused FILE_TROPPO_GRANDE */
export function assertSmall(request: Request, maxBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/** Runs what takes a file in; a refusal becomes an answer, and what is left of the body is not read. */
export async function takingIn<T>(request: Request, response: Response, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!request.complete && !response.headersSent) response.setHeader('Connection', 'close');
    if (!(error instanceof FileRefused)) throw error;
    throw refusal(error.code, error.message, FILE_REFUSALS[error.code].status);
  }
}

/** A file to be kept, never to be shown by the browser in our name. */
export interface DaScaricare {
  readonly scope: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly nome: string;
}

/** @throws HttpException 503 where the store does not have it. */
export async function download(response: Response, store: FileStore, file: DaScaricare): Promise<void> {
  const found = await store.open(file.scope, file.sha256);
  if (!found) throw refusal('FILE_MANCANTE', 'Il file non è al momento disponibile.', 503);
  response.setHeader('content-type', file.mediaType);
  response.setHeader('content-length', String(found.byte));
  response.setHeader('content-disposition', attachment(file.nome));
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  response.setHeader('cache-control', 'private, no-store');
  // Whoever goes away in the middle has not asked for an error; a damaged file breaks off before its end.
  await pipeline(found.stream, new Whole(file.sha256), response).catch(() => response.destroy());
}
