import type { DatiRichiesta, EsitoRichiesta, EventoRichiesta, QuotaRipartita } from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

export type StatoRichiesta = 'preparata' | 'ritirata' | 'inviata' | 'esitata';
export type IncassoRiga = { readonly il: string; readonly reversale: string; readonly centesimi: number };

export type RigaRichiesta = DatiRichiesta & {
  readonly proceduraVersione: number;
  readonly stato: StatoRichiesta;
  readonly preparataIl: string;
  readonly invio: {
    readonly il: string;
    readonly protocollo: string;
    readonly attestazioni: readonly string[];
  } | null;
  readonly riscontro: {
    readonly esito: EsitoRichiesta;
    readonly il: string;
    readonly centesimiRiconosciuti: number;
  } | null;
  readonly incassi: readonly IncassoRiga[];
  readonly riparti: readonly QuotaRipartita[];
  readonly incassatiCentesimi: number;
  readonly ripartitiCentesimi: number;
  readonly revisione: number;
};

const TYPES: ReadonlySet<string> = new Set<EventoRichiesta['type']>([
  ...(['RichiestaPreparata', 'RichiestaRitirata', 'RichiestaInviata', 'RichiestaEsitata'] as const),
  ...(['SommaIncassata', 'SommaRipartita'] as const),
]);
export type FattoRichiesta = PositionedEvent & EventoRichiesta;
export const isDellaRichiesta = (event: PositionedEvent): event is FattoRichiesta => TYPES.has(event.type);

/** The requests for transfers of an ATS by id, with the money that came and where it went. */
export const richieste: Projection<RigaRichiesta> = {
  name: 'richieste',
  version: 1,
  filters: { progettoId: true },
  keys: (event) => (isDellaRichiesta(event) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    return new Map([[key, { ...evolve(rows.get(key), event as FattoRichiesta), revisione: event.revision }]]);
  },
};

function evolve(row: RigaRichiesta | undefined, event: FattoRichiesta): Omit<RigaRichiesta, 'revisione'> {
  if (event.type === 'RichiestaPreparata') {
    return {
      ...event.data,
      ...{ stato: 'preparata', preparataIl: event.recordedAt, invio: null, riscontro: null },
      ...{ incassi: [], riparti: [], incassatiCentesimi: 0, ripartitiCentesimi: 0 },
    };
  }
  if (!row) throw new Error(`${event.type} before the request was there`);
  switch (event.type) {
    case 'RichiestaRitirata':
      return { ...row, stato: 'ritirata' };
    case 'RichiestaInviata': {
      const { il, protocollo, attestazioni } = event.data;
      return { ...row, stato: 'inviata', invio: { il, protocollo, attestazioni } };
    }
    case 'RichiestaEsitata': {
      const { esito, il, centesimiRiconosciuti } = event.data;
      return { ...row, stato: 'esitata', riscontro: { esito, il, centesimiRiconosciuti } };
    }
    case 'SommaIncassata': {
      const { il, reversale, centesimi } = event.data;
      const incassi = [...row.incassi, { il, reversale, centesimi }];
      return { ...row, incassi, incassatiCentesimi: row.incassatiCentesimi + centesimi };
    }
    case 'SommaRipartita': {
      const { quote } = event.data;
      const centesimi = quote.reduce((sum, quota) => sum + quota.centesimi, 0);
      return {
        ...row,
        riparti: [...row.riparti, ...quote],
        ripartitiCentesimi: row.ripartitiCentesimi + centesimi,
      };
    }
    default:
      return unknownEvent(event);
  }
}
