import type { EventoAdesione } from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { AttoRiga } from '../../planning/index.js';
import type { Projection } from '../../projecting/index.js';

/** Whether the consortium takes the ATS for its own, since when and by which acts; times ISO. */
export type RigaAdesione = {
  readonly ats: string;
  readonly stato: 'riconosciuto' | 'disconosciuto';
  readonly riconosciutoIl: string;
  readonly atto: AttoRiga | null;
  readonly disconosciutoIl: string | null;
  readonly attoDisconoscimento: AttoRiga | null;
  readonly motivoId: string | null;
  readonly revisione: number;
};

/**
 * The ATS that a consortium has recognised, by the slug of their scope, those that it has disowned too. The database
 * asks these rows before it lets an ATS read anything: see `read.sharing_scopes`.
 */
export const adesioni: Projection<RigaAdesione> = {
  name: 'adesioni',
  version: 1,
  filters: { ats: true, stato: false },
  keys: (event) => (event.type in TYPES ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    return new Map([[key, { ...evolve(rows.get(key), event), revisione: event.revision }]]);
  },
};

const TYPES: Readonly<Record<EventoAdesione['type'], true>> = { AtsRiconosciuto: true, AtsDisconosciuto: true };

function evolve(row: RigaAdesione | undefined, event: PositionedEvent): Omit<RigaAdesione, 'revisione'> {
  const { type, data } = event as PositionedEvent & EventoAdesione;
  if (type === 'AtsRiconosciuto') {
    const never = { disconosciutoIl: null, attoDisconoscimento: null, motivoId: null };
    return { ats: data.ats, stato: 'riconosciuto', riconosciutoIl: event.recordedAt, atto: event.act, ...never };
  }
  if (type !== 'AtsDisconosciuto') return unknownEvent(event as never);
  if (!row) throw new Error(`${event.type} before it was recognised`);
  const since = { disconosciutoIl: event.recordedAt, attoDisconoscimento: event.act };
  return { ...row, ...since, stato: 'disconosciuto', motivoId: data.motivo.testoId };
}
