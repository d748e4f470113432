import { deciderCondivisione, deciderProgettoRecepito, idCondivisione, modelloPredefinito } from '@consorzi/domain/ats';
import { idOf } from '@consorzi/domain/shared';

import { direttore, testo } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';

/** A project of another ATS than the one of the story: a consortium shares with it, and takes some of that back. */
export function condivisioniConUnAts(diario: Diario): void {
  const who = direttore('2025-10-01');
  const [ats, progettoId] = ['rete', idOf(SCOPE, 'progetto della rete')];
  diario.esegui(deciderProgettoRecepito, {
    ...{ ...who, type: 'RecepisciProgetto', scope: SCOPE },
    contenuto: {
      ...{ ats, progettoId, partnerId: idOf(progettoId, SCOPE), titolo: 'Dimissioni protette', cup: 'I84H22000190006' },
      ...{
        programma: 'PNRR',
        dal: '2024-01-01',
        al: '2026-06-30',
        voci: [],
        quote: [],
        traguardi: [],
        piani: [{ dal: '2024-01-01', piano: { dal: '2024-01-01', al: '2026-06-30', voci: [], quote: [], fasi: [] } }],
        proceduraVersione: 1,
      },
      ...{ modello: modelloPredefinito('regis-2025')!, stato: 'inCorso' },
    },
  });
  for (const [alMese, atto] of [
    [null, null],
    ['2025-06', { organo: 'cda', numero: '12', data: '2025-09-30' }],
  ] as const) {
    const oggetto = { ats, progettoId, tipi: ['spese', 'documenti'] as const, dalMese: '2025-01', alMese };
    const condivisioneId = idCondivisione(SCOPE, oggetto);
    const della = { ...who, scope: SCOPE, condivisioneId };
    diario.esegui(deciderCondivisione, { ...della, ...oggetto, type: 'ConcediCondivisione', atto });
    if (alMese === null) {
      diario.esegui(deciderCondivisione, { ...della, type: 'RevocaCondivisione', motivo: testo('revoca') });
    }
  }
}
