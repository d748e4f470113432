import { deciderAdesione } from '@consorzi/domain/ats';

import { direttore, testo } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';

/** The ATS of the chapters that follow, and one that the consortium thought better of. */
export function riconoscimentoDegliAts(diario: Diario): void {
  const when = { ...direttore('2025-03-02'), scope: SCOPE };
  const atto = { organo: 'assemblea', numero: '3', data: '2025-03-01' } as const;
  for (const ats of ['atsdiprova', 'ambitodiprova', 'rete', 'ambitovicino']) {
    diario.esegui(deciderAdesione, { ...when, type: 'RiconosciAts', ats, atto });
  }
  const motivo = testo('motivo del disconoscimento');
  diario.esegui(deciderAdesione, { ...when, type: 'DisconosciAts', ats: 'ambitovicino', motivo, atto: null });
}
