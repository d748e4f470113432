import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Controller, Get, HttpException, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';

import { isNomeTabella, RIFIUTI_REGIS, type CodiceRifiutoRegis } from '@consorzi/domain/ats';
import { isUuid } from '@consorzi/domain/shared';
import { progetti } from '@consorzi/projections/ats';

import { API_POOL } from '../../boot/platform.module.js';
import { keepPlace } from '../../limits/index.js';
import { readAt } from '../../projections/index.js';
import { Rights, type RequestContext } from '../../tenancy/index.js';
import { scriviXlsx } from '../protocollo/xlsx-writer.js';
import { Confronti } from './confronti.js';
import { EsitoInFile } from './esito-in-file.js';
import { LIMITI_REGIS } from './lettura/limiti.js';
import { Riconciliazioni } from './riconciliazioni.js';

/** Exports come in as the body of a request; what was found in them goes out as a table. */
@Controller('api/ats')
export class RiconciliazioneController {
  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(API_POOL) private readonly pool: Pool,
    @Inject(Confronti) private readonly confronti: Confronti,
    @Inject(Riconciliazioni) private readonly riconciliazioni: Riconciliazioni,
    @Inject(EsitoInFile) private readonly esitoInFile: EsitoInFile,
  ) {}

  /** Answers with an id at once; `avanzamento` tells how far the reading is. */
  @Post(':scope/riconciliazione/:progettoId/:tabella')
  async carica(
    @Req() request: Request,
    @Param() { scope = '', progettoId = '', tabella = '' }: Readonly<Record<string, string>>,
    @Query('nome') nome: unknown,
  ) {
    const ctx = await this.allowed(request, scope, 'riconciliazione', [progettoId]);
    if (!isNomeTabella(tabella)) throw refusal('RICHIESTA_NON_VALIDA', 'La tabella non è indicata bene.', 400);
    if (!isUuid(progettoId) || !(await this.isThere(scope, progettoId))) throw missing('Il progetto non esiste.');
    const file = await bodyOf(request);
    const id = randomUUID();
    const name = typeof nome === 'string' && nome.trim() !== '' ? nome.trim().slice(0, 200) : 'esportazione';
    const sha256 = createHash('sha256').update(file).digest('hex');
    await this.riconciliazioni.apri(scope, {
      id,
      personaId: ctx.personaId,
      progettoId,
      tabella,
      nome: name,
      sha256,
      file,
    });
    void this.confronti.leggi(scope, id, file, tabella).finally(keepPlace(request));
    return { riconciliazioneId: id };
  }

  @Get(':scope/riconciliazione/:riconciliazioneId/avanzamento')
  async avanzamento(@Req() request: Request, @Param('scope') scope: string, @Param('riconciliazioneId') id: string) {
    await this.allowed(request, scope, 'avanzamentoRiconciliazione', []);
    const row = isUuid(id) ? await this.riconciliazioni.trova(scope, id) : null;
    if (!row) throw missing('La riconciliazione non esiste o è scaduta.');
    await this.confronti.riprendi(scope, row);
    const { percento, stato, errore } = row;
    return { percento, stato, finita: stato !== 'inLettura' && stato !== 'inConfronto', errore };
  }

  @Get(':scope/riconciliazione/:riconciliazioneId/esito')
  async esito(
    @Req() request: Request,
    @Res() response: Response,
    @Param('scope') scope: string,
    @Param('riconciliazioneId') id: string,
    @Query('formato') formato: unknown = 'xlsx',
  ) {
    const ctx = await this.allowed(request, scope, 'esitoRiconciliazione', [id]);
    const row = isUuid(id) ? await this.riconciliazioni.trova(scope, id) : null;
    if (row?.stato !== 'pronta' || row.superata)
      throw missing('La riconciliazione non esiste, non è finita o è superata.');
    if (formato !== 'csv' && formato !== 'xlsx') throw refusal('RICHIESTA_NON_VALIDA', 'Il formato non è indicato bene.', 400); // prettier-ignore
    const foglio = await this.esitoInFile.foglio(ctx, row);
    const isCsv = formato === 'csv';
    response.setHeader('content-type', isCsv ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'); // prettier-ignore
    response.setHeader('content-disposition', `attachment; filename="riconciliazione-${row.tabella}.${formato}"`);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cache-control', 'private, no-store');
    const stream = isCsv ? Readable.from(this.esitoInFile.csv(foglio)) : scriviXlsx([foglio]);
    // Whoever goes away in the middle has not asked for an error.
    await pipeline(stream, response).catch(() => response.destroy());
  }

  private isThere(scope: string, progettoId: string): Promise<boolean> {
    const options = { scope, projections: [progetti] };
    return readAt(this.pool, options, async (reader) => (await reader.one(progetti, progettoId)) !== null);
  }

  private async allowed(
    request: Request,
    scope: string,
    operazione: string,
    ids: readonly string[],
  ): Promise<RequestContext> {
    const person = await this.rights.signedIn(request);
    if (!person) throw refusal('NON_AUTENTICATO', 'Accesso richiesto.', 401);
    const ctx = await this.rights.contextFor(person, scope, 'ats.rendiconta', {
      operazione,
      oggetti: ids.filter(isUuid),
    });
    if (!ctx) throw refusal('NON_PERMESSO', 'Operazione non permessa.', 403);
    return ctx;
  }
}

/** The body's bytes; one over the limit is cut off as soon as that is seen. */
async function bodyOf(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMITI_REGIS.maxBytes) throw regis('FILE_TROPPO_GRANDE', 413);
    chunks.push(chunk);
  }
  if (size === 0) throw regis('FILE_VUOTO', 400);
  return Buffer.concat(chunks);
}

const regis = (codice: CodiceRifiutoRegis, status: number) => refusal(codice, RIFIUTI_REGIS[codice], status);
const missing = (messaggio: string) => refusal('NON_TROVATA', messaggio, 404);
const refusal = (codice: string, messaggio: string, status: number) => new HttpException({ codice, messaggio }, status);
