import { Inject, Injectable } from '@nestjs/common';

import { sommaDecimali, type Traguardo } from '@consorzi/domain/ats';
import {
  avanzamenti,
  collegamentiIndicatori,
  progettiRecepiti,
  type RigaAvanzamento,
  type RigaProgettoRecepito,
} from '@consorzi/projections/ats';
import { alberoObiettivi, piani } from '@consorzi/projections/planning';
import type { Found, Reader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import type {
  AttesoTraguardo,
  AvanzamentoDelProgetto,
  FiguraAvanzamento,
  IndicatoreDelTraguardo,
  TraguardoAvanzamento,
} from './avanzamento.types.js';
import { LETTI_PER_LE_REVISIONI, revisioniDi } from './revisioni.js';

type Parole = ReadonlyMap<string, string>;
const LETTI = [
  ...[progettiRecepiti, avanzamenti, collegamentiIndicatori, alberoObiettivi, piani],
  ...LETTI_PER_LE_REVISIONI,
];

/** How far a consortium got with a project, by its own log alone. */
@Injectable()
export class AvanzamentoQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
  ) {}

  async delProgetto(ctx: RequestContext, progettoId: string, quando?: QuandoInput): Promise<AvanzamentoDelProgetto> {
    const found = await this.letture.leggi(ctx, quando, LETTI, async (reader, momento) => {
      const recepito = (await reader.one(progettiRecepiti, progettoId))?.row;
      const figure = await reader.where(avanzamenti, { progettoId });
      const intestazioni = recepito ? traguardiDi(recepito, figure) : [];
      const ids = intestazioni.map(({ traguardoId }) => traguardoId);
      return {
        ...{ momento, recepito, figure, intestazioni },
        indicatori: await indicatoriDi(reader, progettoId),
        revisioni: await revisioniDi(ctx, reader, progettoId, ids),
      };
    });
    const { momento, recepito, figure, intestazioni, indicatori, revisioni } = found;
    if (!recepito) return { momento, titolo: null, cup: null, dal: null, al: null, traguardi: [] };
    const parole = await this.testi.leggi(
      ctx.scope,
      figure.flatMap(({ row: { notaId, motivoId } }) => [notaId, motivoId].flatMap((id) => id ?? [])),
    );
    const { titolo, cup, dal, al } = recepito;
    const traguardi = intestazioni.map((traguardo): TraguardoAvanzamento => {
      const sue = figure.filter(({ row }) => row.traguardoId === traguardo.traguardoId);
      return {
        ...traguardo,
        figure: sue.map((one) => figuraOf(one, parole)).sort((a, b) => a.mese.localeCompare(b.mese)),
        totale: sommaDecimali(sue.map(({ row }) => row.valore)),
        indicatori: indicatori.get(traguardo.traguardoId) ?? [],
        revisione: revisioni.get(traguardo.traguardoId) ?? null,
      };
    });
    return { momento, titolo, cup, dal, al, traguardi };
  }
}

type Intestazione = Omit<TraguardoAvanzamento, 'figure' | 'totale' | 'indicatori' | 'revisione'>;

/** The targets of the plan in its order, and those that a newer plan dropped and that have figures. */
function traguardiDi(
  { partnerId, traguardi }: RigaProgettoRecepito,
  figure: readonly Found<RigaAvanzamento>[],
): readonly Intestazione[] {
  const known = new Set(traguardi.map(({ traguardoId }) => traguardoId));
  const dropped = new Set(figure.map(({ row }) => row.traguardoId).filter((id) => !known.has(id)));
  return [
    ...traguardi.map(({ traguardoId, tipo, titolo, unita, attesi }) => ({
      ...{ traguardoId, tipo, titolo, unita, nelPiano: true, attesi: attesiDi(attesi, partnerId) },
    })),
    ...[...dropped].map((traguardoId) => ({
      ...{ traguardoId, tipo: 'target', titolo: 'Traguardo di un piano precedente', unita: '' },
      ...{ nelPiano: false, attesi: [] },
    })),
  ];
}

/** What is expected of the partner; of the project as a whole where the plan says no more. */
function attesiDi(attesi: Traguardo['attesi'], partnerId: string): AttesoTraguardo[] {
  const suoi = attesi.filter((one) => one.partnerId === partnerId);
  return (suoi.length > 0 ? suoi : attesi)
    .map(({ partnerId: ente, entro, valore }) => ({ ente, entro, valore }))
    .sort((a, b) => a.entro.localeCompare(b.entro));
}

function figuraOf({ position, row }: Found<RigaAvanzamento>, parole: Parole): FiguraAvanzamento {
  const { mese, periodo, valore, notaId, motivoId, fonte, registratoIl, rettifiche } = row;
  const parola = (id: string | null) => (id === null ? null : (parole.get(id) ?? null));
  return {
    ...{ mese, periodo, valore, registratoIl, rettifiche, posizione: position },
    ...{ nota: parola(notaId), motivoRettifica: parola(motivoId) },
    collegato: fonte && { ...fonte, parti: [...fonte.parti] },
  };
}

/** The indicators that give the figures of each target of the project, with the years of their plans. */
async function indicatoriDi(
  reader: Reader,
  progettoId: string,
): Promise<ReadonlyMap<string, IndicatoreDelTraguardo[]>> {
  const links = await reader.where(collegamentiIndicatori, { progettoId });
  const obiettivi = new Map(
    (await reader.many(alberoObiettivi, [...new Set(links.map(({ row }) => row.obiettivoId))])).map((one) => [
      one.key,
      one.row,
    ]),
  );
  const anni = new Map(
    (await reader.many(piani, [...new Set(links.map(({ row }) => row.pianoId))])).map(({ key, row }) => [key, row]),
  );
  const by = new Map<string, IndicatoreDelTraguardo[]>();
  for (const { row } of links) {
    const { pianoId, obiettivoId, indicatoreId, traguardoId } = row;
    const piano = anni.get(pianoId);
    if (traguardoId === null || !piano) continue;
    const indicatore = obiettivi.get(obiettivoId)?.indicatori.find(({ id }) => id === indicatoreId);
    const named = indicatore ? indicatore.nome || indicatore.descrizione : null;
    const one = { pianoId, obiettivoId, indicatoreId, indicatore: named, dal: piano.dal, al: piano.al };
    by.set(traguardoId, [...(by.get(traguardoId) ?? []), one]);
  }
  return by;
}
