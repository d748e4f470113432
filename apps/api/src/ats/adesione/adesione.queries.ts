import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import { giornoPrima } from '@consorzi/domain/shared';
import { adesioni } from '@consorzi/projections/ats';

import { API_POOL } from '../../boot/platform.module.js';
import { Letture } from '../../commands/letture.js';
import { inScope } from '../../database/in-scope.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import type { AdesioniAlMomento, AtsCheCiNomina } from './adesione.types.js';

/** Which ATS a consortium recognises, and which say that it is theirs. */
@Injectable()
export class AdesioneQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(API_POOL) private readonly pool: Pool,
  ) {}

  async adesioni(ctx: RequestContext, quando: QuandoInput | undefined): Promise<AdesioniAlMomento> {
    const { momento, found } = await this.letture.leggi(ctx, quando, [adesioni], async (reader, now) => ({
      momento: now,
      found: await reader.where(adesioni, {}),
    }));
    const motivi = await this.testi.leggi(
      ctx.scope,
      found.flatMap(({ row }) => (row.motivoId ? [row.motivoId] : [])),
    );
    return {
      momento,
      adesioni: found.map(({ row: { motivoId, ...row } }) => ({ ...row, motivo: motivi.get(motivoId ?? '') ?? null })),
      ciNominano: await this.ciNominano(ctx.scope),
    };
  }

  /** In the scope of an ATS: the consortia that recognise it now. */
  async riconoscono(scope: string): Promise<ReadonlySet<string>> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<{ consorzio: string }>('select c as consorzio from read.recognising_scopes() c'),
    );
    return new Set(rows.map(({ consorzio }) => consorzio));
  }

  /** Of each ATS the newest stretch of days. Who never recognised an ATS has nothing of it in its log: it is asked there. */
  private async ciNominano(scope: string): Promise<AtsCheCiNomina[]> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<{ ats: string; denominazione: string; dal: string; al_escluso: string | null }>(
        'select ats, denominazione, dal, al_escluso from read.ats_naming_us()',
      ),
    );
    const newest = new Map(rows.map((row) => [row.ats, row]));
    return [...newest.values()].map(({ ats, denominazione, dal, al_escluso }) => ({
      ...{ ats, denominazione, dal },
      al: al_escluso === null ? null : giornoPrima(al_escluso),
    }));
  }
}
