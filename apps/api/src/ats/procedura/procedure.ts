import { Inject, Injectable } from '@nestjs/common';

import { giornoDi } from '@consorzi/domain/shared';
import { progetti } from '@consorzi/projections/ats';

import { Letture } from '../../commands/letture.js';
import type { RequestContext } from '../../tenancy/index.js';
import { LETTI_PER_LA_PROCEDURA, progettiConProcedura, type ProgettoConProcedura } from './progetti-con-procedura.js';

/** What commands need of a project before they are made; the decider looks at the log itself. */
@Injectable()
export class Procedure {
  constructor(@Inject(Letture) private readonly letture: Letture) {}

  /** The programme that a project of the ATS is of; empty where there is no such project: the decider then says so. */
  programmaDi(ctx: RequestContext, progettoId: string): Promise<string> {
    return this.letture.leggi(ctx, undefined, [progetti], async (reader) => {
      return (await reader.one(progetti, progettoId))?.row.programmaId ?? '';
    });
  }

  /** The project with its procedure, in a consortium or an ATS; null where the scope knows none of that id. */
  async delProgetto(
    ctx: RequestContext,
    progettoId: string,
  ): Promise<{ readonly ente: string; readonly progetto: ProgettoConProcedura } | null> {
    return this.letture.leggi(ctx, undefined, LETTI_PER_LA_PROCEDURA, async (reader) => {
      const { ente, progetti: all } = await progettiConProcedura(reader, giornoDi(ctx.now));
      const progetto = all.find(({ del }) => del.progettoId === progettoId);
      return progetto ? { ente, progetto } : null;
    });
  }
}
