import type { EsitoRiga, EventoRiconciliazione, NomeTabella } from '@consorzi/domain/ats';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { TestoRef } from '@consorzi/domain/shared';

import type { Projection } from '../../projecting/index.js';

/** Why a line differs. `chiave` and `nota` are texts outside the log; `impronta` says which difference it was. */
export type RigaSpiegataRiga = {
  readonly progettoId: string;
  readonly tabella: NomeTabella;
  readonly chiave: TestoRef;
  readonly esito: EsitoRiga;
  readonly impronta: string;
  readonly nota: TestoRef;
  readonly personaId: string;
  readonly spiegataIl: string;
};

/** The differences that somebody explained, by the explanation's id: said again, it takes the place of what was said. */
export const righeSpiegate: Projection<RigaSpiegataRiga> = {
  name: 'righe_spiegate',
  version: 1,
  filters: { progettoId: true },
  keys: (event) => (event.type === 'RigaSpiegata' ? [(event as PositionedEvent & EventoRiconciliazione).data.spiegazioneId] : []), // prettier-ignore
  evolve(_rows, event) {
    const { data, personaId, recordedAt } = event as PositionedEvent & EventoRiconciliazione;
    const { spiegazioneId, ...explained } = data;
    return new Map([[spiegazioneId, { ...explained, personaId, spiegataIl: recordedAt }]]);
  },
};
