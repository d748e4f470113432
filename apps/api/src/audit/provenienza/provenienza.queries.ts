import { Inject, Injectable } from '@nestjs/common';

import { consuntivoIdOf, stampaValoreConsuntivo } from '@consorzi/domain/consuntivo';
import { stampaValoreAtteso, type Indicatore } from '@consorzi/domain/planning';
import { descrizioneDi, registro, valoriDi } from '@consorzi/projections/audit';
import { consuntivi, type EsitoRiga, type RigaConsuntivo } from '@consorzi/projections/consuntivo';
import {
  alberoObiettivi,
  conteggi,
  MISURE,
  movimenti,
  piani,
  saldiDeiPiani,
  type RigaObiettivo,
} from '@consorzi/projections/planning';
import type { Found, Reader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import { gradoOf } from '../../planning/index.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Fatti } from '../fatti.js';
import { MODELLI_DEI_NOMI } from '../nomi-del-momento.js';
import { Vocabolari } from '../vocabolari.js';
import type {
  ProvenienzaDelTotale,
  ProvenienzaDelTotaleArgs,
  ProvenienzaDelValore,
  ProvenienzaDelValoreArgs,
  ValoreConEventi,
} from './provenienza.types.js';

/** Events told of one value: nobody corrects a figure more often than that. */
const MOST_EVENTS = 50;

/** Where a figure comes from: the events it was recorded by, the rows of the ledger it adds up from. */
@Injectable()
export class ProvenienzaQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Fatti) private readonly fatti: Fatti,
    @Inject(Vocabolari) private readonly vocabolari: Vocabolari,
  ) {}

  /** Null for a plan that is not there at the moment. Rows come newest first; the cursor is the position of a row. */
  totale(ctx: RequestContext, args: ProvenienzaDelTotaleArgs): Promise<ProvenienzaDelTotale | null> {
    const { pianoId, misura, first, after, quando } = args;
    const read = [...new Set([registro, piani, conteggi, ...MODELLI_DEI_NOMI])];
    return this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      const piano = await reader.one(piani, pianoId);
      if (!piano || piano.row.stato === 'inImportazione') return null;
      const before = after !== undefined && /^\d+$/.test(after) ? Number(after) : undefined;
      const found = [...(await movimenti(reader, pianoId, misura, { last: first + 1, before }))].reverse();
      const page = found.slice(0, first);
      const saldi = (await saldiDeiPiani(reader, [pianoId])).get(pianoId)!;
      const { nomi } = await this.vocabolari.di(
        ctx.scope,
        [reader],
        page.map(({ oggettoId }) => oggettoId),
      );
      return {
        momento,
        pianoId,
        piano: piano.row.titolo,
        misura,
        totale: saldi[misura],
        saldi: MISURE.map((one) => ({ misura: one, totale: saldi[one] })),
        edges: page.map(({ position, importo, saldo, oggetto, oggettoId }) => ({
          cursor: String(position),
          node: { posizione: position, importo, saldo, oggetto, oggettoId, nome: nomi.get(oggettoId) ?? '' },
        })),
        fatti: await this.fatti.leggi(
          ctx.scope,
          page.map(({ position }) => position),
          nomi,
        ),
        pageInfo: {
          hasNextPage: found.length > first,
          endCursor: page.length > 0 ? String(page.at(-1)!.position) : null,
        },
      };
    });
  }

  /** Null where the objective has no such voce, or nothing was recorded of it at the moment. */
  valore(ctx: RequestContext, args: ProvenienzaDelValoreArgs): Promise<ProvenienzaDelValore | null> {
    const { obiettivoId, centroId, anno, voceId, quando } = args;
    const read = [...new Set([registro, consuntivi, ...MODELLI_DEI_NOMI])];
    return this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      const obiettivo = await reader.one(alberoObiettivi, obiettivoId);
      if (!obiettivo) return null;
      const { pianoId } = obiettivo.row;
      const key = consuntivoIdOf({ obiettivoId, centroId, anno });
      const consuntivo = await reader.one(consuntivi, key);
      const figura = consuntivo && figuraDi(obiettivo, consuntivo.row, voceId);
      if (!figura) return null;
      const { foglia, testoId, esito, indicatore } = figura;
      const vocabolario = await this.vocabolari.di(ctx.scope, [reader], [obiettivoId, centroId, { testoId }]);
      const valore: ValoreConEventi = {
        nome: figura.nome,
        scritto: vocabolario.testi.get(testoId) ?? null,
        inteso: (esito && stampaValoreConsuntivo(esito.valore)) || null,
        eventi: await eventiDelValore(reader, key, foglia),
      };
      const atteso = indicatore && (await attesoDi(reader, obiettivoId, indicatore));
      const positions = [...valore.eventi, ...(atteso?.eventi ?? [])];
      return {
        ...{ momento, obiettivoId, pianoId, anno, valore, atteso },
        obiettivo: obiettivo.row.titolo,
        centro: vocabolario.nomi.get(centroId) ?? '',
        voce: figura.nome,
        rilevatoIl: esito?.rilevatoIl ?? null,
        grado: indicatore && esito ? gradoOf(indicatore, esito, anno) : null,
        fatti: await this.fatti.leggi(ctx.scope, positions, vocabolario.nomi),
      };
    });
  }
}

interface Figura {
  readonly nome: string;
  /** Paths of the consuntivo's row in which the value is written. */
  readonly foglia: readonly string[];
  readonly testoId: string;
  readonly esito: EsitoRiga | null;
  readonly indicatore: Indicatore | null;
}

/** What was recorded under the id of a row of the sheet; under the objective's own, the report. */
function figuraDi({ key, row: scheda }: Found<RigaObiettivo>, row: RigaConsuntivo, voceId: string): Figura | null {
  if (voceId === key) {
    const { relazione } = row;
    const own = { nome: '', foglia: ['relazione'], esito: null, indicatore: null };
    return relazione && { ...own, testoId: relazione.testoId };
  }
  const paths = (lista: string) => [
    `${lista}/${voceId}/testo`,
    `${lista}/${voceId}/valore`,
    `${lista}/${voceId}/rilevatoIl`,
  ];
  const attivita = scheda.attivita.find(({ id }) => id === voceId);
  const fatto = row.attivita[voceId];
  if (attivita && fatto)
    return { nome: attivita.testo, foglia: paths('attivita'), testoId: fatto.testoId, esito: fatto, indicatore: null };
  const indicatore = scheda.indicatori.find(({ id }) => id === voceId);
  const misurato = row.indicatori[voceId];
  if (!indicatore || !misurato) return null;
  const nome = indicatore.nome || indicatore.descrizione;
  return { nome, foglia: paths('indicatori'), testoId: misurato.testoId, esito: misurato, indicatore };
}

/** The recording and every correction, newest first: each has words of its own. */
async function eventiDelValore(reader: Reader, key: string, paths: readonly string[]): Promise<number[]> {
  const all: number[] = [];
  for (const path of paths)
    all.push(...(await valoriDi(reader, descrizioneDi(consuntivi.name), key, path, MOST_EVENTS)));
  return [...new Set(all)].sort((a, b) => b - a).slice(0, MOST_EVENTS);
}

async function attesoDi(reader: Reader, obiettivoId: string, indicatore: Indicatore): Promise<ValoreConEventi> {
  const path = `indicatori/${indicatore.id}/atteso`;
  const eventi = await valoriDi(reader, descrizioneDi(alberoObiettivi.name), obiettivoId, path, MOST_EVENTS);
  const { atteso } = indicatore;
  return {
    nome: indicatore.nome || indicatore.descrizione,
    scritto: atteso.originale,
    inteso: stampaValoreAtteso(atteso),
    eventi: [...eventi],
  };
}
