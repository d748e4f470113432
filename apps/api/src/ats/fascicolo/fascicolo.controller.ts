import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import { tipoDalNome } from '@consorzi/domain/ats';
import { isUuid } from '@consorzi/domain/shared';

import { FILE_STORE, Ricezione, type FileStore } from '../../files/index.js';
import { Rights } from '../../tenancy/index.js';
import { Documenti } from './documenti.js';
import { allowed, assertSmall, download, refusal, takingIn } from './http.js';

/** Files of fascicoli: they come in as bodies of their own, and go out by the row that names them. */
@Controller('api/fascicoli')
export class FascicoloController {
  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(Ricezione) private readonly ricezione: Ricezione,
    @Inject(Documenti) private readonly documenti: Documenti,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** Takes one file in; `depositaDocumento` makes a document of it. `archivio`: an id that those of a folder share. */
  @Post(':scope/caricamenti')
  async carica(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('scope') scope: string,
    @Query() { nome, archivio }: Readonly<Record<string, unknown>>,
  ) {
    return takingIn(request, response, async () => {
      const { personaId } = await allowed(this.rights, request, scope, 'ats.spendi', { operazione: 'caricamento' });
      const archivioId = typeof archivio === 'string' && isUuid(archivio) ? archivio : null;
      if (archivio !== undefined && archivioId === null) throw refusal('RICHIESTA_NON_VALIDA', 'L’archivio non è indicato bene.', 400); // prettier-ignore
      assertSmall(request, this.ricezione.maxBytes);
      const percorso = typeof nome === 'string' ? nome.slice(0, 1_000) : '';
      const taken = await this.ricezione.accogli(request, { scope, personaId, percorso, archivioId });
      const { id, sha256, byte, mediaType } = taken;
      const tipo = taken.indizi.tipo ?? tipoDalNome(taken.percorso) ?? 'altro';
      return { caricamentoId: id, nome: taken.nome, tipo, sha256, byte, mediaType };
    });
  }

  @Get(':scope/:spesaId/:documentoId')
  async scarica(@Req() request: Request, @Res() response: Response, @Param() asked: Readonly<Record<string, string>>) {
    const { scope = '', spesaId = '', documentoId = '' } = asked;
    const ctx = await allowed(this.rights, request, scope, 'ats.leggi', {
      ...{ operazione: 'documento', perimetro: 'applicato', oggetti: [spesaId, documentoId].filter(isUuid) },
    });
    const file = await this.documenti.proprio(ctx, spesaId, documentoId);
    if (!file) throw refusal('NON_TROVATO', 'Il documento non esiste.', 404);
    await download(response, this.store, file);
  }

  /** Of a member, for its ATS: only while a condivisione of documents covers the row. */
  @Get(':ats/condivisi/:consorzio/:spesaId/:documentoId')
  async scaricaCondiviso(
    @Req() request: Request,
    @Res() response: Response,
    @Param() asked: Readonly<Record<string, string>>,
  ) {
    const { ats = '', consorzio = '', spesaId = '', documentoId = '' } = asked;
    const ctx = await allowed(this.rights, request, ats, 'ats.leggi', {
      ...{ operazione: 'documentoCondiviso', perimetro: 'applicato', oggetti: [spesaId, documentoId].filter(isUuid) },
    });
    const file = await this.documenti.condiviso(ctx, consorzio, spesaId, documentoId);
    if (!file) throw refusal('NON_TROVATO', 'Il documento non esiste.', 404);
    await download(response, this.store, file);
  }
}
