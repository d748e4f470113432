import { Inject, Injectable } from '@nestjs/common';

import { CONTEGGI_CONOSCIUTI, type ConteggioConosciuto } from '@consorzi/domain/ats';
import { giornoDi } from '@consorzi/domain/shared';
import {
  collegamentiIndicatori,
  fascicoli,
  listeDiControllo,
  progettiRecepiti,
  rendicontate,
  spese,
} from '@consorzi/projections/ats';
import { alberoObiettivi } from '@consorzi/projections/planning';
import type { Reader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import type { RequestContext } from '../../tenancy/index.js';
import type {
  CollegamentiAlMomento,
  CollegamentiArgs,
  ConteggiConosciuti,
  ConteggiConosciutiArgs,
} from './avanzamento.types.js';

const TITOLI: Readonly<Record<ConteggioConosciuto, string>> = {
  rendiconti: 'Rendiconti con spese del consorzio',
  listeDiControllo: 'Liste di autocontrollo compilate',
  spese: 'Spese registrate',
  documenti: 'Documenti depositati nei fascicoli',
};
const CONTATI = [rendicontate, listeDiControllo, spese, fascicoli];

/** Questions about links of indicators, and about what the platform counts by itself. */
@Injectable()
export class CollegamentiQueries {
  constructor(@Inject(Letture) private readonly letture: Letture) {}

  collegamenti(ctx: RequestContext, args: CollegamentiArgs): Promise<CollegamentiAlMomento> {
    const { progettoId, obiettivoId, quando } = args;
    const read = [collegamentiIndicatori, progettiRecepiti, alberoObiettivi];
    return this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      const where = { ...(progettoId && { progettoId }), ...(obiettivoId && { obiettivoId }) };
      const links = (await reader.where(collegamentiIndicatori, where)).map(({ row }) => row);
      const ids = [...new Set(links.map((one) => one.obiettivoId))];
      const obiettivi = new Map((await reader.many(alberoObiettivi, ids)).map(({ key, row }) => [key, row]));
      const progetti = new Map((await reader.where(progettiRecepiti, {})).map(({ key, row }) => [key, row]));
      const collegamenti = links.map(({ revisione: _revision, ...link }) => {
        const obiettivo = obiettivi.get(link.obiettivoId);
        const indicatore = obiettivo?.indicatori.find(({ id }) => id === link.indicatoreId);
        const progetto = link.progettoId === null ? undefined : progetti.get(link.progettoId);
        const traguardo = progetto?.traguardi.find((one) => one.traguardoId === link.traguardoId);
        return {
          ...link,
          obiettivo: obiettivo?.titolo ?? null,
          indicatore: indicatore ? indicatore.nome || indicatore.descrizione : null,
          progettoTitolo: progetto?.titolo ?? null,
          traguardoTitolo: traguardo?.titolo ?? null,
        };
      });
      return { momento, collegamenti };
    });
  }

  /** Of the scope's own read models alone: what an indicator of the finance office counts. */
  conteggi(ctx: RequestContext, { anno, progettoId, quando }: ConteggiConosciutiArgs): Promise<ConteggiConosciuti> {
    return this.letture.leggi(ctx, quando, CONTATI, async (reader, momento) => {
      const counted = await conta(reader, String(anno), progettoId ? { progettoId } : {});
      const conteggi = CONTEGGI_CONOSCIUTI.map((conteggio) => ({
        ...{ conteggio, titolo: TITOLI[conteggio], valore: counted[conteggio] },
      }));
      return { momento, anno, conteggi };
    });
  }
}

/** Each thing once, in the year to which it belongs: sent, filled in, of the month of the expense, deposited. */
async function conta(
  reader: Reader,
  anno: string,
  where: Readonly<Record<string, string>>,
): Promise<Readonly<Record<ConteggioConosciuto, number>>> {
  const of = (giorno: string) => giorno.startsWith(`${anno}-`);
  const rendiconti = (await reader.where(rendicontate, where)).filter(({ row }) => of(row.il));
  const liste = (await reader.where(listeDiControllo, where)).filter(
    ({ row: { tipo, compilataIl } }) => tipo === 'autocontrollo' && compilataIl !== null && of(giornoDi(compilataIl)),
  );
  const delConsorzio = (await reader.where(spese, where)).filter(({ row }) => of(row.competenza));
  const documenti = (await reader.where(fascicoli, where)).flatMap(({ row }) =>
    row.documenti.filter((one) => one.ritirato === null && of(giornoDi(one.depositatoIl))),
  );
  return {
    rendiconti: new Set(rendiconti.map(({ row }) => row.rendicontoId)).size,
    listeDiControllo: liste.length,
    spese: new Set(delConsorzio.map(({ row }) => row.spesaId)).size,
    documenti: new Set(documenti.map(({ documentoId }) => documentoId)).size,
  };
}
