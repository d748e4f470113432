import {
  conDesignazione,
  contiene,
  conUscita,
  periodiCapofila,
  type EventoAts,
  type Intervallo,
} from '@consorzi/domain/ats';
import { unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { AttoRiga } from '../../planning/index.js';
import type { Projection } from '../../projecting/index.js';

/** `consorzio` is the slug of the member's scope; dates are business dates, `alEscluso` null while it lasts. */
export type MembroRiga = {
  readonly consorzio: string;
  readonly denominazione: string;
  readonly dal: string;
  readonly alEscluso: string | null;
  readonly attoEntrata: AttoRiga | null;
  readonly attoUscita: AttoRiga | null;
};

export type CapofilaRiga = {
  readonly consorzio: string;
  readonly dal: string;
  readonly alEscluso: string | null;
  readonly atto: AttoRiga | null;
};

export type RigaAts = {
  readonly denominazione: string;
  readonly atto: AttoRiga | null;
  readonly membri: readonly MembroRiga[];
  readonly capofila: readonly CapofilaRiga[];
  readonly revisione: number;
};

const TYPES: ReadonlySet<string> = new Set<EventoAts['type']>([
  'AtsIstituito',
  'MembroEntrato',
  'MembroUscito',
  'CapofilaDesignato',
]);

/** The ATS of the scope: one row, its key is the scope's slug; members and capofila of all days. */
export const ats: Projection<RigaAts> = {
  name: 'ats',
  version: 1,
  filters: {},
  keys: (event) => (TYPES.has(event.type) ? [event.scope] : []),
  evolve(rows, event) {
    const row = evolve(rows.get(event.scope), event as PositionedEvent & EventoAts);
    return new Map([[event.scope, { ...row, revisione: event.revision }]]);
  },
};

function evolve(row: RigaAts | undefined, event: PositionedEvent & EventoAts): Omit<RigaAts, 'revisione'> {
  const atto = event.act;
  if (event.type === 'AtsIstituito') {
    return { denominazione: event.data.denominazione, atto, membri: [], capofila: [] };
  }
  if (!row) throw new Error(`${event.type} before the ATS was there`);
  switch (event.type) {
    case 'MembroEntrato': {
      const membro = { ...event.data, alEscluso: null, attoEntrata: atto, attoUscita: null };
      return { ...row, membri: [...row.membri, membro] };
    }
    case 'MembroUscito': {
      const after = conUscita(row.membri, event.data);
      const membri = after.map((membro, index) =>
        membro === row.membri[index] ? membro : { ...membro, attoUscita: atto },
      );
      return { ...row, membri };
    }
    case 'CapofilaDesignato':
      return {
        ...row,
        capofila: periodiCapofila(conDesignazione(row.capofila, { ...event.data, alEscluso: null, atto })),
      };
    default:
      return unknownEvent(event);
  }
}

/** Those that count on the day (ISO): the question that every row with business dates answers. */
export const vigentiAlla = <R extends Intervallo>(rows: readonly R[], giorno: string): readonly R[] =>
  rows.filter((row) => contiene(row, giorno));
