import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { EventoPiano } from '@consorzi/domain/planning';
import type { Atto } from '@consorzi/domain/shared';

import type { Projection } from '../../projecting/index.js';

export type StatoPiano = 'inImportazione' | 'bozza' | 'approvato' | 'inConsuntivo' | 'chiuso';

/** A moment at which the plan took a form worth reading beside the others: its approval, each variazione. */
export type TappaPiano = {
  readonly tipo: 'approvazione' | 'ricostruzione' | 'variazione';
  readonly posizione: number;
  readonly variazioneId: string | null;
  readonly atto: AttoRiga | null;
};

export type AttoRiga = { readonly organo: string; readonly numero: string; readonly data: string };

export type RigaPiano = {
  readonly titolo: string;
  readonly dal: number;
  readonly al: number;
  readonly stato: StatoPiano;
  /** True for a plan rebuilt from a Relazione: its act is unknown. */
  readonly ricostruito: boolean;
  readonly atto: AttoRiga | null;
  readonly documentoSha256: string | null;
  readonly variazioneAperta: string | null;
  readonly tappe: readonly TappaPiano[];
  readonly revisione: number;
};

const TYPES: ReadonlySet<string> = new Set<EventoPiano['type']>([
  'PianoCreato',
  'PianoImportato',
  'PianoRicostruito',
  'ImportazioneDelPianoIniziata',
  'ImportazioneDelPianoAnnullata',
  'PianoApprovato',
  'PianoScartato',
  'ConsuntivazioneAperta',
  'PianoChiuso',
  'PianoRiaperto',
  'VariazioneAvviata',
  'VariazioneConclusa',
]);

/** The plans of a consortium, by id, with the moments of their initial and later forms. */
export const piani: Projection<RigaPiano> = {
  name: 'piani',
  version: 1,
  filters: {},
  keys: (event) => (TYPES.has(event.type) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    const row = evolve(rows.get(key), event as PositionedEvent & EventoPiano);
    return new Map([[key, row && { ...row, revisione: event.revision }]]);
  },
};

function evolve(row: RigaPiano | undefined, event: PositionedEvent & EventoPiano): RigaPiano | null {
  switch (event.type) {
    case 'PianoCreato':
      return born(event, 'bozza', null);
    case 'PianoImportato':
      return born(event, 'bozza', event.data.documentoSha256);
    case 'ImportazioneDelPianoIniziata':
      return born(event, 'inImportazione', event.data.documentoSha256);
    case 'PianoRicostruito': {
      const tappa = { tipo: 'ricostruzione', posizione: event.position, variazioneId: null, atto: null } as const;
      return { ...born(event, 'inConsuntivo', event.data.documentoSha256), ricostruito: true, tappe: [tappa] };
    }
    case 'ImportazioneDelPianoAnnullata':
    case 'PianoScartato':
      return null;
    case 'PianoApprovato': {
      const tappa = { tipo: 'approvazione', posizione: event.position, variazioneId: null, atto: event.act } as const;
      return { ...there(row, event), stato: 'approvato', atto: event.act, tappe: [tappa] };
    }
    case 'ConsuntivazioneAperta':
    case 'PianoRiaperto':
      return { ...there(row, event), stato: 'inConsuntivo' };
    case 'PianoChiuso':
      return { ...there(row, event), stato: 'chiuso' };
    case 'VariazioneAvviata':
      return { ...there(row, event), variazioneAperta: event.data.variazioneId };
    case 'VariazioneConclusa': {
      const closed = { ...there(row, event), variazioneAperta: null };
      if (event.data.esito === 'abbandonata') return closed;
      const { variazioneId } = event.data;
      const tappa = { tipo: 'variazione', posizione: event.position, variazioneId, atto: event.act } as const;
      return { ...closed, tappe: [...closed.tappe, tappa] };
    }
  }
}

function there(row: RigaPiano | undefined, event: PositionedEvent): RigaPiano {
  if (!row) throw new Error(`${event.type} before the plan was there`);
  return row;
}

type Birth = {
  readonly act: Atto | null;
  readonly data: { readonly titolo: string; readonly dal: number; readonly al: number };
};

function born({ data }: Birth, stato: StatoPiano, documentoSha256: string | null): RigaPiano {
  const { titolo, dal, al } = data;
  const nothing = { ricostruito: false, atto: null, variazioneAperta: null, tappe: [], revisione: 0 };
  return { titolo, dal, al, stato, documentoSha256, ...nothing };
}
