import { randomUUID } from 'node:crypto';

import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import { isUuid } from '@consorzi/domain/shared';

import { API_CONFIG, type ApiConfig } from '../../boot/platform.module.js';
import { ARCHIVE_LIMITS, fileName, inspectZip, Quarantine } from '../../files/index.js';
import { keepPlace } from '../../limits/index.js';
import { Rights } from '../../tenancy/index.js';
import { ApriArchivio } from './apri-archivio.js';
import { Archivi } from './archivi.js';
import { allowed, assertSmall, refusal, takingIn } from './http.js';

/** A partner's whole archive as one ZIP: looked through before anything of it is unpacked, then opened beside the request. */
@Controller('api/fascicoli')
export class ArchivioController {
  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(Quarantine) private readonly quarantine: Quarantine,
    @Inject(Archivi) private readonly archivi: Archivi,
    @Inject(ApriArchivio) private readonly apri: ApriArchivio,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** Answers with the archive's id once the ZIP is whole and harmless; `avanzamento` tells how far its files are. */
  @Post(':scope/archivi')
  async carica(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('scope') scope: string,
    @Query('nome') nome: unknown,
  ) {
    return takingIn(request, response, async () => {
      const { personaId } = await allowed(this.rights, request, scope, 'ats.spendi', { operazione: 'archivio' });
      const max = this.config.FILES_ARCHIVE_MAX_BYTES;
      assertSmall(request, max);
      const called = fileName(typeof nome === 'string' ? nome.slice(0, 1_000) : 'archivio.zip');
      const received = await this.quarantine.receive(request, max);
      try {
        await inspectZip(received.file, ARCHIVE_LIMITS);
        const archivioId = randomUUID();
        await this.archivi.apri(scope, { id: archivioId, personaId, nome: called });
        void this.apri.apri(received, { scope, personaId, archivioId }).finally(keepPlace(request));
        return { archivioId };
      } catch (error) {
        await received.drop();
        throw error;
      }
    });
  }

  @Get(':scope/archivi/:archivioId/avanzamento')
  async avanzamento(@Req() request: Request, @Param('scope') scope: string, @Param('archivioId') id: string) {
    await allowed(this.rights, request, scope, 'ats.spendi', { operazione: 'archivio' });
    const archivio = isUuid(id) ? await this.archivi.trova(scope, id) : null;
    if (!archivio) throw refusal('NON_TROVATO', 'L’archivio non esiste o è scaduto.', 404);
    const { stato, letti, totale, errore, rifiutati } = archivio;
    return { stato, letti, totale, errore, rifiutati: rifiutati.length };
  }
}
