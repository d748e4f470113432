import type { EsitoIstanza, EventoIstanza, PianoProgetto, PropostaIstanza, TipoIstanza } from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { TestoRef } from '@consorzi/domain/shared';

import type { Projection } from '../../projecting/index.js';

/** An answer, or the silence in its place, and the partners that heard of it. */
export type RiscontroRiga = {
  readonly esito: EsitoIstanza;
  readonly riscontrataIl: string;
  readonly testo: TestoRef | null;
  readonly decorre: string | null;
  readonly pianoAccolto: PianoProgetto | null;
  readonly comunicazioni: readonly { readonly partnerId: string; readonly il: string }[];
};

export type RigaIstanza = {
  readonly progettoId: string;
  readonly tipo: TipoIstanza;
  readonly oggetto: TestoRef;
  readonly presentataIl: string;
  readonly proposta: PropostaIstanza;
  /** In order: a silence may be followed by a late answer. The last one counts. */
  readonly riscontri: readonly RiscontroRiga[];
  readonly revisione: number;
};

/** What was asked of the administration about the projects of an ATS, by id. */
export const istanze: Projection<RigaIstanza> = {
  name: 'istanze',
  version: 1,
  filters: { progettoId: true },
  keys: (event) => (/^Istanza[A-Z]/.test(event.type) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    const row = evolve(rows.get(key), event as PositionedEvent & EventoIstanza);
    return new Map([[key, { ...row, revisione: event.revision }]]);
  },
};

function evolve(row: RigaIstanza | undefined, event: PositionedEvent & EventoIstanza): Omit<RigaIstanza, 'revisione'> {
  if (event.type === 'IstanzaPresentata') return { ...event.data, riscontri: [] };
  if (!row) throw new Error(`${event.type} before the istanza was there`);
  if (event.type === 'IstanzaRiscontrata') {
    return { ...row, riscontri: [...row.riscontri, { ...event.data, comunicazioni: [] }] };
  }
  if (event.type !== 'IstanzaComunicata') return unknownEvent(event);
  const last = row.riscontri.at(-1);
  if (!last) throw new Error('IstanzaComunicata before there was an outcome');
  return {
    ...row,
    riscontri: [...row.riscontri.slice(0, -1), { ...last, comunicazioni: [...last.comunicazioni, event.data] }],
  };
}
