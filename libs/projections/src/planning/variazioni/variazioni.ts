import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { EventoVariazione, VoceVariazione } from '@consorzi/domain/planning';
import type { TestoRef } from '@consorzi/domain/shared';

import type { Projection } from '../../projecting/index.js';
import type { AttoRiga } from '../piani/piani.js';

export type RigaVariazione = {
  readonly pianoId: string;
  readonly stato: 'aperta' | 'approvata' | 'abbandonata';
  readonly motivo: TestoRef;
  readonly motivoAbbandono: TestoRef | null;
  readonly voci: readonly VoceVariazione[];
  readonly atto: AttoRiga | null;
  /** Positions in the scope's log: the plan before is read at `posizioneInizio`, after at `posizioneFine`. */
  readonly posizioneInizio: number;
  readonly posizioneFine: number | null;
  readonly revisione: number;
};

const TYPES: ReadonlySet<string> = new Set<EventoVariazione['type']>([
  'VariazioneAperta',
  'ModificaProposta',
  'ModificaRitirata',
  'VariazioneApprovata',
  'VariazioneAbbandonata',
]);

/** The variazioni of every plan with the changes they hold, by id. */
export const variazioni: Projection<RigaVariazione> = {
  name: 'variazioni',
  version: 1,
  filters: { pianoId: true },
  keys: (event) => (TYPES.has(event.type) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    return new Map([
      [key, { ...evolve(rows.get(key), event as PositionedEvent & EventoVariazione), revisione: event.revision }],
    ]);
  },
};

function evolve(row: RigaVariazione | undefined, event: PositionedEvent & EventoVariazione): RigaVariazione {
  if (event.type === 'VariazioneAperta') {
    const { pianoId, motivo } = event.data;
    const nothing = { motivoAbbandono: null, voci: [], atto: null, posizioneFine: null, revisione: 0 };
    return { pianoId, stato: 'aperta', motivo, posizioneInizio: event.position, ...nothing };
  }
  if (!row) throw new Error(`${event.type} before the variazione was there`);
  switch (event.type) {
    case 'ModificaProposta':
      return { ...row, voci: [...without(row.voci, event.data.voce.oggettoId), event.data.voce] };
    case 'ModificaRitirata':
      return { ...row, voci: without(row.voci, event.data.oggettoId) };
    case 'VariazioneApprovata':
      return { ...row, stato: 'approvata', atto: event.act, posizioneFine: event.position };
    case 'VariazioneAbbandonata':
      return { ...row, stato: 'abbandonata', motivoAbbandono: event.data.motivo, posizioneFine: event.position };
  }
}

const without = (voci: readonly VoceVariazione[], oggettoId: string) =>
  voci.filter((voce) => voce.oggettoId !== oggettoId);
