import { createHash, randomUUID } from 'node:crypto';

import { Controller, Get, HttpException, Inject, Logger, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';

import { DEFAULT_MAX_BYTES, ImportRefused, REFUSAL_TEXTS } from '@consorzi/domain/importing';
import { isUuid } from '@consorzi/domain/shared';
import type { Permesso } from '@consorzi/domain/tenancy';

import { keepPlace } from '../limits/index.js';
import { Rights, type RequestContext } from '../tenancy/index.js';
import { Proposte } from './proposte.js';
import { parseInWorker } from './worker/index.js';

/** Progress is written this often, not at every line. */
const PROGRESS_EVERY_MS = 300;

/** Uploads: the bytes of one document as the body. It is read beside the request, in a limited worker. */
@Controller('api/importazioni')
export class UploadController {
  private readonly log = new Logger('importazione');

  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(Proposte) private readonly proposte: Proposte,
  ) {}

  /** Answers with the proposal's id at once; `avanzamento` tells how far the reading is. */
  @Post(':scope')
  async carica(@Req() request: Request, @Param('scope') scope: string, @Query('nome') nome: unknown) {
    const ctx = await this.allowed(request, scope, 'importing.importa');
    const bytes = await bodyOf(request);
    const id = randomUUID();
    const name = typeof nome === 'string' && nome.trim() !== '' ? nome.trim().slice(0, 200) : 'documento';
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.proposte.apri(scope, { id, personaId: ctx.personaId, nome: name, sha256 });
    void this.read(scope, id, name, bytes).finally(keepPlace(request));
    return { propostaId: id };
  }

  @Get(':scope/:propostaId/avanzamento')
  async avanzamento(@Req() request: Request, @Param('scope') scope: string, @Param('propostaId') id: string) {
    await this.allowed(request, scope, 'importing.importa');
    const proposta = isUuid(id) ? await this.proposte.trova(scope, id) : null;
    if (!proposta)
      throw new HttpException({ codice: 'NON_TROVATA', messaggio: 'La proposta non esiste o è scaduta.' }, 404);
    const { percento, stato, errore } = proposta;
    return { percento, finita: stato !== 'inLettura', errore };
  }

  private async read(scope: string, id: string, document: string, bytes: Buffer): Promise<void> {
    let told = Date.now();
    const onProgress = (share: number) => {
      if (Date.now() - told < PROGRESS_EVERY_MS) return;
      told = Date.now();
      void this.proposte.avanza(scope, id, Math.min(99, Math.floor(share * 100))).catch(() => undefined);
    };
    try {
      await this.proposte.pronta(scope, id, await parseInWorker({ document, bytes }, { onProgress }));
    } catch (error) {
      if (!(error instanceof ImportRefused))
        this.log.error(`a document could not be read: ${(error as Error).message}`);
      const codice = error instanceof ImportRefused ? error.code : 'LETTURA_NON_RIUSCITA';
      const messaggio =
        error instanceof ImportRefused
          ? error.message
          : 'Il documento non è stato letto per un errore della piattaforma.';
      await this.proposte.rifiutata(scope, id, { codice, messaggio }).catch(() => undefined);
    }
  }

  private async allowed(request: Request, scope: string, permesso: Permesso): Promise<RequestContext> {
    const person = await this.rights.signedIn(request);
    if (!person) throw new HttpException({ codice: 'NON_AUTENTICATO', messaggio: 'Accesso richiesto.' }, 401);
    const ctx = await this.rights.contextFor(person, scope, permesso);
    if (!ctx) throw new HttpException({ codice: 'NON_PERMESSO', messaggio: 'Operazione non permessa.' }, 403);
    return ctx;
  }
}

/** The body's bytes; one over the limit is cut off as soon as that is seen. */
async function bodyOf(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > DEFAULT_MAX_BYTES) throw refused('DOCUMENTO_TROPPO_GRANDE', 413);
    chunks.push(chunk);
  }
  if (size === 0) throw refused('DOCUMENTO_VUOTO', 400);
  return Buffer.concat(chunks);
}

const refused = (codice: keyof typeof REFUSAL_TEXTS, status: number) =>
  new HttpException({ codice, messaggio: REFUSAL_TEXTS[codice] }, status);
