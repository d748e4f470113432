import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';

import { AccessModelBehind, AccessoNonRegistrato } from '../tenancy/index.js';

/** What a refusal says where its endpoint has no words of its own. */
const TEXTS: Readonly<Record<number, readonly [codice: string, messaggio: string]>> = {
  400: ['RICHIESTA_NON_VALIDA', 'La richiesta non è scritta come dovrebbe.'],
  401: ['NON_AUTENTICATO', 'Accesso richiesto.'],
  403: ['NON_PERMESSO', 'Operazione non permessa.'],
  404: ['NON_TROVATO', 'Questo indirizzo non esiste.'],
  405: ['METODO_NON_AMMESSO', 'Questo indirizzo non accetta richieste di questo tipo.'],
  413: ['RICHIESTA_TROPPO_GRANDE', 'La richiesta è troppo grande.'],
  415: ['FORMATO_NON_AMMESSO', 'Il formato della richiesta non è tra quelli ammessi.'],
  500: ['ERRORE_INTERNO', 'Errore della piattaforma: riprovare tra poco.'],
};

interface Typed {
  readonly codice: string;
  readonly messaggio: string;
}

/**
 * Every refusal outside GraphQL as `{codice, messaggio}`, with nothing of what the error itself says. Errors of GraphQL go on to where they are answered, as they are.
 */
@Catch()
export class RefusalsFilter implements ExceptionFilter {
  private readonly log = new Logger('richieste');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() !== 'http') {
      if (error instanceof Error && !(error instanceof HttpException) && !('extensions' in error))
        this.log.error(error);
      throw error;
    }
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const status = statusOf(error);
    if (status >= 500 && !(error instanceof HttpException || error instanceof AccessModelBehind)) this.log.error(error);
    if (response.headersSent) return void response.destroy();
    const typed = typedBody(error) ?? notNow(error) ?? bodyFor(status);
    response.locals['motivo'] = typed.codice;
    if (!request.complete) response.setHeader('Connection', 'close');
    response.setHeader('Cache-Control', 'no-store').status(status).json(typed);
  }
}

function bodyFor(status: number): Typed {
  const [codice, messaggio] = TEXTS[status] ?? TEXTS[status < 500 ? 400 : 500]!;
  return { codice, messaggio };
}

/** Of an HttpException, of rights that cannot be told, and of the errors that Express and its parsers throw, for which they name a status below 500. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (notNow(error)) return 503;
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && Number.isInteger(status) && status >= 400 && status < 500 ? status : 500;
}

/** Of rights that cannot be told just now, whichever endpoint asked for them: who waits may try again. */
function notNow(error: unknown): Typed | undefined {
  if (!(error instanceof AccessModelBehind || error instanceof AccessoNonRegistrato)) return undefined;
  return { codice: error.code, messaggio: error.messaggio };
}

/** Words that the endpoint has chosen itself. */
function typedBody(error: unknown): Typed | undefined {
  if (!(error instanceof HttpException)) return undefined;
  const body = error.getResponse();
  return typeof body === 'object' && 'codice' in body && 'messaggio' in body ? (body as Typed) : undefined;
}
