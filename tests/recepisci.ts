import { randomUUID } from 'node:crypto';

import { deciderProgettoRecepito, type ContenutoRecepito } from '@consorzi/domain/ats';
import { hashOf } from '@consorzi/domain/event-sourcing';
import { idOf } from '@consorzi/domain/shared';
import pg from 'pg';

import { riconosci } from '../apps/api/src/policies/testing/riconosci.js';
import { runCommand } from '../apps/api/src/event-sourcing/index.js';
import { platformLog } from './platform-log.js';
import { databaseUrls } from './platform-database.js';

/** A project as a consortium gets to know it, written into its log as the policy would: for specs that have no ATS. */
export async function recepisci(platform: { readonly data: string }, scope: string, contenuto: ContenutoRecepito) {
  const pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api, max: 1 });
  try {
    const store = platformLog(platform.data, pool);
    await riconosci(store, contenuto.ats, [scope]);
    const personaId = idOf('recepimento', 'who runs the platform');
    const now = new Date().toISOString();
    const body = { type: 'RecepisciProgetto', scope, contenuto } as const;
    const context = { commandId: randomUUID(), bodyHash: hashOf(body), personaId, role: 'sistema' };
    await runCommand(
      { store },
      { ...context, scope, correlationId: randomUUID(), causationId: null, recordedAt: now },
      deciderProgettoRecepito,
      { ...body, autore: { personaId, centri: 'tutti' }, now },
    );
  } finally {
    await pool.end();
  }
}

/** A project under way since 2024, with two items; its ids are made from `nome`. */
export function progettoDiProva(nome: string, changes: Partial<ContenutoRecepito> = {}): ContenutoRecepito {
  const progettoId = idOf('progetto di prova', nome);
  const piano = {
    ...{ dal: '2024-01-01', al: '2026-06-30', quote: [] },
    voci: [
      { voceId: idOf(progettoId, 'servizi'), codice: 'A.1', titolo: 'Servizi' },
      { voceId: idOf(progettoId, 'personale'), codice: 'B.1', titolo: 'Personale' },
    ],
  };
  return {
    ...{ ats: 'atsdiprova', progettoId, partnerId: idOf(progettoId, 'partner'), titolo: nome, programma: 'Fondo' },
    ...{ ...piano, cup: 'I84H22000200006', traguardi: [], proceduraVersione: 1 },
    piani: [{ dal: piano.dal, piano: { ...piano, fasi: [] } }],
    modello: {
      ...{ codice: 'prova', denominazione: 'Prova', fonte: 'Prova', liste: [], attestazioni: [], trasferimenti: {} },
      documenti: { fattura: [], personale: [], trasferimento: [], contributo: [] },
      rendiconto: { cadenza: 'soloSaldo', firmatari: ['legaleCapofila'] },
    },
    stato: 'inCorso',
    ...changes,
  };
}
