import type { DocumentoFirmato, EventoAttestazione, Firmatario, OggettoAttestazione } from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

/** Documents by the hash under which they are kept; words of the figures by id. */
export type RigaAttestazione = {
  readonly progettoId: string;
  readonly proceduraVersione: number;
  readonly codice: string;
  readonly titolo: string;
  readonly per: OggettoAttestazione['tipo'];
  readonly riferimentoId: string | null;
  readonly dal: string;
  readonly al: string;
  readonly importoCentesimi: number | null;
  readonly avanzamento: readonly { readonly voceId: string; readonly previsto: string; readonly realizzato: string }[];
  readonly firmatari: readonly Firmatario[];
  readonly firmeAttese: number;
  readonly sha256: string;
  readonly byte: number;
  readonly generataDa: string;
  readonly generataIl: string;
  readonly firmato: {
    readonly sha256: string;
    readonly byte: number;
    readonly formato: DocumentoFirmato['formato'];
    readonly firme: number;
    readonly restituitoDa: string;
    readonly il: string;
  } | null;
  readonly revisione: number;
};

type Evento = PositionedEvent & EventoAttestazione;

/** Statements generated and returned signed, by id. */
export const attestazioni: Projection<RigaAttestazione> = {
  name: 'attestazioni',
  version: 1,
  filters: { progettoId: true },
  keys: (event) => (/^Attestazione[A-Z]/.test(event.type) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    return new Map([[key, { ...evolve(rows.get(key), event as Evento), revisione: event.revision }]]);
  },
};

function evolve(row: RigaAttestazione | undefined, event: Evento): Omit<RigaAttestazione, 'revisione'> {
  if (event.type === 'AttestazioneGenerata') {
    const { oggetto, avanzamento, ...data } = event.data;
    return {
      ...data,
      ...{ per: oggetto.tipo, riferimentoId: oggetto.riferimentoId, dal: oggetto.dal, al: oggetto.al },
      avanzamento: avanzamento.map(({ voce, previsto, realizzato }) => ({
        voceId: voce.testoId,
        previsto,
        realizzato,
      })),
      ...{ generataDa: event.personaId, generataIl: event.recordedAt, firmato: null },
    };
  }
  if (event.type !== 'AttestazioneRestituita') return unknownEvent(event);
  if (!row) throw new Error(`${event.type} before the attestazione was there`);
  const { sha256, byte, formato, firme } = event.data;
  return { ...row, firmato: { sha256, byte, formato, firme, restituitoDa: event.personaId, il: event.recordedAt } };
}
