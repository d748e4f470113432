import { Inject, Injectable } from '@nestjs/common';

import {
  ats,
  concessioni,
  condivisioni,
  nomiDeiMembri,
  progetti,
  progettiRecepiti,
  SENZA_FINE,
  type RigaCondivisione,
} from '@consorzi/projections/ats';
import { meseDopo } from '@consorzi/domain/shared';
import type { SharedFound } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import { LettureCondivise } from '../../commands/letture-condivise.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import type { CondivisioneRicevuta, CondivisioniAlMomento, CondivisioniRicevute } from './condivisione.types.js';
import { GiaRendicontati } from './gia-rendicontati.js';

/** Who lets whom read what: as the consortium that grants sees it, and as the ATS does. */
@Injectable()
export class CondivisioneQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(LettureCondivise) private readonly condivise: LettureCondivise,
    @Inject(GiaRendicontati) private readonly rendicontati: GiaRendicontati,
    @Inject(Testi) private readonly testi: Testi,
  ) {}

  /** In the scope of a consortium: its condivisioni, those revoked too, and the projects of which it could share more. */
  async condivisioni(ctx: RequestContext, quando: QuandoInput | undefined): Promise<CondivisioniAlMomento> {
    const models = [concessioni, progettiRecepiti];
    const { momento, found, recepiti } = await this.letture.leggi(ctx, quando, models, async (reader, now) => ({
      momento: now,
      found: await reader.where(concessioni, {}),
      recepiti: new Map((await reader.where(progettiRecepiti, {})).map(({ key, row }) => [key, row])),
    }));
    const motivi = await this.testi.leggi(
      ctx.scope,
      found.flatMap(({ row }) => (row.motivoId ? [row.motivoId] : [])),
    );
    const rendicontati = await this.rendicontati.diTutti(ctx.scope, [...recepiti.values()]);
    return {
      momento,
      condivisioni: found
        .map(({ key, row: { motivoId, tipi, ...row } }) => ({
          ...{ id: key, ...row, tipi: [...tipi], motivo: motivi.get(motivoId ?? '') ?? null },
          progetto: recepiti.get(row.progettoId)?.titolo ?? null,
          cup: recepiti.get(row.progettoId)?.cup ?? null,
        }))
        .sort((a, b) => b.concessaIl.localeCompare(a.concessaIl)),
      progetti: [...recepiti]
        .map(([progettoId, { ats: rete, titolo, cup, dal, al }]) => ({
          ...{ progettoId, ats: rete, titolo, cup, dal, al },
          giaRendicontato: rendicontati.get(progettoId) ?? null,
        }))
        .sort((a, b) => a.titolo.localeCompare(b.titolo, 'it')),
    };
  }

  /** In the scope of an ATS: what its members let it read now. */
  ricevute(ctx: RequestContext): Promise<CondivisioniRicevute> {
    const daLeggere = { projections: [condivisioni], own: [ats, progetti] };
    return this.condivise.leggi(ctx, undefined, daLeggere, async (shared, own, momenti) => {
      const rete = await own.one(ats, ctx.scope);
      const nomi = rete ? nomiDeiMembri(rete.row) : new Map<string, string>();
      const suoi = new Map((await own.where(progetti, {})).map(({ key, row }) => [key, row]));
      const rows = await shared.where(condivisioni, {});
      const byId = new Map<string, SharedFound<RigaCondivisione>[]>();
      for (const one of rows) {
        const id = `${one.scope}/${one.row.condivisioneId}`;
        byId.set(id, [...(byId.get(id) ?? []), one]);
      }
      return {
        ...momenti,
        condivisioni: [...byId.values()].map((kinds) => {
          const progetto = suoi.get(kinds[0]!.row.progettoId);
          return ricevuta(kinds, nomi, { titolo: progetto?.titolo ?? null, cup: progetto?.cup ?? null });
        }),
      };
    });
  }
}

/** The rows of one condivisione, a kind of data each. */
function ricevuta(
  kinds: readonly SharedFound<RigaCondivisione>[],
  nomi: ReadonlyMap<string, string>,
  { titolo, cup }: { readonly titolo: string | null; readonly cup: string | null },
): CondivisioneRicevuta {
  const [{ scope, row }] = kinds as [SharedFound<RigaCondivisione>];
  const { condivisioneId, progettoId, dalMese, alMeseEscluso, concessaIl, atto } = row;
  return {
    ...{ id: condivisioneId, consorzio: scope, denominazione: nomi.get(scope) ?? scope },
    ...{ progettoId, progetto: titolo, cup, dalMese, concessaIl, atto },
    alMese: alMeseEscluso === SENZA_FINE ? null : meseDopo(alMeseEscluso, -1),
    tipi: kinds.map((one) => one.row.tipo),
  };
}
