import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { DocumentoOrigine, EventoImportazione, SezioneConservata } from '@consorzi/domain/importing';

import type { Projection } from '../../projecting/index.js';

export type RigaImportazione = {
  readonly pianoId: string;
  readonly documento: DocumentoOrigine;
  readonly stato: 'inCorso' | 'accettata';
  readonly parte: number;
  readonly di: number;
  readonly propostaId: string | null;
  readonly sezioni: readonly SezioneConservata[];
  readonly registratoIl: string;
  readonly personaId: string;
};

const TYPES: ReadonlySet<string> = new Set<EventoImportazione['type']>([
  'ImportazioneIniziata',
  'ParteImportata',
  'ImportazioneAccettata',
  'ImportazioneAnnullata',
]);

/** The documents that a consortium accepted, by id (one per SHA-256), with the sections kept of each. */
export const importazioni: Projection<RigaImportazione> = {
  name: 'importazioni',
  version: 1,
  // The document of a draft that was dropped may come back for another period.
  filters: { pianoId: false },
  keys: (event) => (TYPES.has(event.type) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    return new Map([[key, evolve(rows.get(key), event as PositionedEvent & EventoImportazione)]]);
  },
};

function evolve(
  row: RigaImportazione | undefined,
  event: PositionedEvent & EventoImportazione,
): RigaImportazione | null {
  const by = { registratoIl: event.recordedAt, personaId: event.personaId };
  switch (event.type) {
    case 'ImportazioneIniziata': {
      const { pianoId, documento, parti } = event.data;
      return { pianoId, documento, stato: 'inCorso', parte: 1, di: parti, propostaId: null, sezioni: [], ...by };
    }
    case 'ParteImportata':
      if (!row) throw new Error('a part before its import');
      return { ...row, parte: event.data.parte };
    case 'ImportazioneAccettata': {
      const { pianoId, documento, propostaId, sezioni } = event.data;
      const parti = row?.di ?? 1;
      return { pianoId, documento, stato: 'accettata', parte: parti, di: parti, propostaId, sezioni, ...by };
    }
    case 'ImportazioneAnnullata':
      return null;
  }
}
