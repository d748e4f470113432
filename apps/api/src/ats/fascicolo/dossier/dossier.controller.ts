import { pipeline } from 'node:stream/promises';

import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';

import { isMese, isUuid } from '@consorzi/domain/shared';

import { API_POOL } from '../../../boot/platform.module.js';
import { attachment, FILE_STORE, type FileStore } from '../../../files/index.js';
import { Rights } from '../../../tenancy/index.js';
import { Testi } from '../../../testi/index.js';
import { allowed, refusal } from '../http.js';
import { contenutoDossier } from './contenuto.js';
import { DossierIncompleto, zipDelDossier } from './dossier.js';
import { periodoDetto } from './periodo.js';

/** Dossiers made at a time by this process: each reads many files. */
const AT_ONCE = 3;

/** The evidence of a project as one ZIP, sent while it is made. */
@Controller('api/dossier')
export class DossierController {
  private underWay = 0;

  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(API_POOL) private readonly pool: Pool,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  @Get(':scope/:progettoId')
  async scarica(
    @Req() request: Request,
    @Res() response: Response,
    @Param('scope') scope: string,
    @Param('progettoId') progettoId: string,
    @Query() { dal, al }: Readonly<Record<string, unknown>>,
  ) {
    const ctx = await allowed(this.rights, request, scope, 'ats.leggi', {
      ...{ operazione: 'dossierDelProgetto', perimetro: 'applicato', oggetti: [progettoId].filter(isUuid) },
    });
    if (!isMonth(dal) || !isMonth(al)) throw refusal('RICHIESTA_NON_VALIDA', 'Il periodo non è indicato bene.', 400);
    const chiesto = { scope: ctx.scope, perimetro: ctx.perimetro, progettoId, dal, al };
    const dossier = isUuid(progettoId) ? await contenutoDossier(this.pool, this.testi, chiesto) : null;
    if (!dossier) throw refusal('NON_TROVATO', 'Il progetto non esiste.', 404);
    if (this.underWay >= AT_ONCE) throw refusal('ESPORTAZIONI_IN_CORSO', 'Altri dossier sono in corso: riprovare tra poco.', 503); // prettier-ignore
    this.underWay += 1;
    try {
      const testata = { ente: ctx.scope, periodo: periodoDetto(dal, al), fattoIl: ctx.now };
      const zip = await zipDelDossier(this.store, ctx.scope, dossier, testata).catch((error: unknown) => {
        if (error instanceof DossierIncompleto) throw refusal('FILE_MANCANTE', error.message, 503);
        throw error;
      });
      response.setHeader('content-type', 'application/zip');
      response.setHeader('content-disposition', attachment(`dossier-${dossier.cup}-${ctx.scope}.zip`));
      response.setHeader('cache-control', 'private, no-store');
      await pipeline(zip, response).catch(() => response.destroy());
    } finally {
      this.underWay -= 1;
    }
  }
}

const isMonth = (value: unknown): value is string | undefined =>
  value === undefined || (typeof value === 'string' && isMese(value));
