import {
  conDesignazione,
  conRettifica,
  contiene,
  conUscita,
  periodiCapofila,
  type EventoAts,
  type EventoRettifica,
  type Intervallo,
  type MotivoRettificaPeriodo,
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
  /** The newest correction of these days; those before it are in the history. */
  readonly rettifica: { readonly motivo: MotivoRettificaPeriodo; readonly atto: AttoRiga | null } | null;
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
  /** Periods that never were, and were recorded: of them the history still speaks. */
  readonly annullati: readonly MembroRiga[];
  readonly capofila: readonly CapofilaRiga[];
  readonly revisione: number;
};

const TYPES: ReadonlySet<string> = new Set<EventoAts['type']>([
  'AtsIstituito',
  'AtsRinominato',
  'MembroEntrato',
  'MembroUscito',
  'CapofilaDesignato',
  'PeriodoMembroRettificato',
  'PeriodoMembroAnnullato',
]);

/** The ATS of the scope: one row, its key is the scope's slug; members and capofila of all days. */
export const ats: Projection<RigaAts> = {
  name: 'ats',
  version: 2,
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
    return { denominazione: event.data.denominazione, atto, membri: [], annullati: [], capofila: [] };
  }
  if (!row) throw new Error(`${event.type} before the ATS was there`);
  switch (event.type) {
    case 'AtsRinominato':
      return { ...row, denominazione: event.data.denominazione };
    case 'MembroEntrato': {
      const membro = { ...event.data, alEscluso: null, attoEntrata: atto, attoUscita: null, rettifica: null };
      return { ...row, membri: [...row.membri, membro] };
    }
    case 'MembroUscito': {
      const after = conUscita(row.membri, event.data);
      const membri = after.map((membro, index) =>
        membro === row.membri[index] ? membro : { ...membro, attoUscita: atto },
      );
      return { ...row, membri };
    }
    case 'PeriodoMembroRettificato':
      return { ...row, membri: conRettifica(row.membri, event).map(signed(row.membri, event)) };
    case 'PeriodoMembroAnnullato': {
      const membri = conRettifica(row.membri, event);
      const never = row.membri.filter((one) => !membri.includes(one)).map(signed([], event));
      return { ...row, membri, annullati: [...row.annullati, ...never] };
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

/** What a correction changed bears its reason and act; an exit that never was has no act any more. */
const signed =
  (before: readonly MembroRiga[], event: PositionedEvent & EventoRettifica) =>
  (membro: MembroRiga): MembroRiga => {
    if (before.includes(membro)) return membro;
    const rettifica = { motivo: event.data.motivo, atto: event.act };
    return { ...membro, rettifica, attoUscita: membro.alEscluso === null ? null : membro.attoUscita };
  };

/** How the acts call the consortia, by slug: the newest name of each, those included that never were members. */
export const nomiDeiMembri = ({ annullati, membri }: RigaAts): ReadonlyMap<string, string> =>
  new Map([...annullati, ...membri].map(({ consorzio, denominazione }) => [consorzio, denominazione]));

/** Those that count on the day (ISO): the question that every row with business dates answers. */
export const vigentiAlla = <R extends Intervallo>(rows: readonly R[], giorno: string): readonly R[] =>
  rows.filter((row) => contiene(row, giorno));
