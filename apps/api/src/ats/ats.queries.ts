import { Inject, Injectable } from '@nestjs/common';

import { contiene, type Intervallo } from '@consorzi/domain/ats';
import { giornoDi, giornoPrima } from '@consorzi/domain/shared';
import { ats, convenzioni, nomiDeiMembri, type ParteRiga, type RigaAts } from '@consorzi/projections/ats';

import { Letture } from '../commands/letture.js';
import type { QuandoInput } from '../graphql/momento.js';
import type { RequestContext } from '../tenancy/index.js';
import { AdesioneQueries } from './adesione/adesione.queries.js';
import type { AtsAlMomento, AtsType, ConvenzioneType, PeriodoAts } from './ats.types.js';

/** Questions about an ATS. What is recorded is of the moment; what counts is of the business date that is asked. */
@Injectable()
export class AtsQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(AdesioneQueries) private readonly adesione: AdesioneQueries,
  ) {}

  /** `ats` is null in a scope that is no ATS, or was none yet. `giorno` (ISO) is today in Italy where none is asked. */
  async ats(ctx: RequestContext, quando: QuandoInput | undefined, giorno = giornoDi(ctx.now)): Promise<AtsAlMomento> {
    const riconoscono = await this.adesione.riconoscono(ctx.scope);
    return this.letture.leggi(ctx, quando, [ats, convenzioni], async (reader, momento) => {
      const found = await reader.one(ats, ctx.scope);
      if (!found) return { momento, ats: null };
      const agreements = await reader.where(convenzioni, {});
      const nomi = nomiDeiMembri(found.row);
      return {
        momento,
        ats: {
          ...viewOf(ctx.scope, found.row, { nomi, riconoscono }, giorno),
          convenzioni: agreements
            .map(({ key, row }): ConvenzioneType => {
              const { titolo, atto, revisione } = row;
              const proroghe = row.proroghe.map((one) => ({ al: giornoPrima(one.alEscluso), atto: one.atto }));
              const parti = row.parti.map((parte) => parteOf(parte, nomi));
              return { id: key, titolo, atto, revisione, proroghe, parti, ...periodo(row, giorno) };
            })
            .sort((a, b) => b.dal.localeCompare(a.dal) || a.titolo.localeCompare(b.titolo, 'it')),
        },
      };
    });
  }
}

function viewOf(
  scope: string,
  { denominazione, atto, membri, capofila, revisione }: RigaAts,
  { nomi, riconoscono }: { readonly nomi: ReadonlyMap<string, string>; readonly riconoscono: ReadonlySet<string> },
  giorno: string,
): Omit<AtsType, 'convenzioni'> {
  const leading = capofila.find((one) => contiene(one, giorno))?.consorzio;
  return {
    ...{ scope, denominazione, atto, revisione, giorno },
    membri: membri
      .map(({ consorzio, denominazione: nome, attoEntrata, attoUscita, rettifica, ...dates }) => ({
        ...{ consorzio, denominazione: nome, attoEntrata, attoUscita, rettifica },
        ...periodo(dates, giorno),
        capofila: consorzio === leading && contiene(dates, giorno),
        riconosce: riconoscono.has(consorzio),
      }))
      .sort((a, b) => a.denominazione.localeCompare(b.denominazione, 'it') || a.dal.localeCompare(b.dal)),
    capofila: capofila.map(({ consorzio, atto: act, ...dates }) => ({
      ...{ consorzio, denominazione: nomi.get(consorzio) ?? consorzio, atto: act },
      ...periodo(dates, giorno),
    })),
  };
}

const parteOf = (parte: ParteRiga, nomi: ReadonlyMap<string, string>) =>
  parte.tipo === 'membro'
    ? { consorzio: parte.consorzio, denominazione: nomi.get(parte.consorzio) ?? parte.consorzio }
    : { consorzio: null, denominazione: parte.denominazione };

function periodo({ dal, alEscluso }: Intervallo, giorno: string): PeriodoAts {
  const al = alEscluso === null ? null : giornoPrima(alEscluso);
  return { dal, al, alEscluso, vigente: contiene({ dal, alEscluso }, giorno) };
}
