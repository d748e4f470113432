import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import { isUuid } from '@consorzi/domain/shared';

import { FILE_STORE, Ricezione, type FileStore } from '../../files/index.js';
import { Rights } from '../../tenancy/index.js';
import { allowed, assertSmall, download, refusal, takingIn } from '../fascicolo/http.js';
import { AttestazioniQueries } from './attestazioni.queries.js';

/** The documents of statements, and the way in for those that come back signed. */
@Controller('api/attestazioni')
export class AttestazioniController {
  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(Ricezione) private readonly ricezione: Ricezione,
    @Inject(AttestazioniQueries) private readonly queries: AttestazioniQueries,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** Takes one file in; `restituisciAttestazione` says which statement it is. */
  @Post(':scope/caricamenti')
  async carica(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('scope') scope: string,
    @Query('nome') nome: unknown,
  ) {
    const operazione = 'caricamentoAttestazione';
    const { personaId } = await allowed(this.rights, request, scope, 'ats.controlla', { operazione });
    return takingIn(request, response, async () => {
      assertSmall(request, this.ricezione.maxBytes);
      const percorso = typeof nome === 'string' ? nome.slice(0, 1_000) : '';
      const taken = await this.ricezione.accogli(request, { scope, personaId, percorso, archivioId: null });
      return { caricamentoId: taken.id, nome: taken.nome, sha256: taken.sha256, byte: taken.byte };
    });
  }

  @Get(':scope/:attestazioneId/generato')
  generato(@Req() request: Request, @Res() response: Response, @Param() asked: Readonly<Record<string, string>>) {
    return this.send(request, response, asked, 'generato');
  }

  @Get(':scope/:attestazioneId/firmato')
  firmato(@Req() request: Request, @Res() response: Response, @Param() asked: Readonly<Record<string, string>>) {
    return this.send(request, response, asked, 'firmato');
  }

  private async send(
    request: Request,
    response: Response,
    { scope = '', attestazioneId = '' }: Readonly<Record<string, string>>,
    quale: 'generato' | 'firmato',
  ): Promise<void> {
    const oggetti = [attestazioneId].filter(isUuid);
    const purpose = { operazione: 'attestazione', perimetro: 'applicato', oggetti } as const;
    const ctx = await allowed(this.rights, request, scope, 'ats.leggi', purpose);
    const row = isUuid(attestazioneId) ? await this.queries.una(ctx, attestazioneId) : null;
    const found = quale === 'generato' ? row : row?.firmato;
    if (!row || !found) throw refusal('NON_TROVATO', 'Il documento non esiste.', 404);
    const cades = quale === 'firmato' && row.firmato?.formato === 'cades';
    const base = `${row.codice}-${attestazioneId.slice(0, 8)}`;
    const nome = quale === 'generato' ? `${base}.pdf` : `${base}-firmato.pdf${cades ? '.p7m' : ''}`;
    const mediaType = cades ? 'application/pkcs7-mime' : 'application/pdf';
    await download(response, this.store, { scope, sha256: found.sha256, mediaType, nome });
  }
}
