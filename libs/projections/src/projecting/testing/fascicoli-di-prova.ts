import { deciderFascicolo } from '@consorzi/domain/ats';
import { idOf } from '@consorzi/domain/shared';

import { direttore, testo } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';

/** The evidence of the invoice of the expenses: a document deposited by mistake, withdrawn, and the right one. */
export function fascicoloDellaFattura(diario: Diario): void {
  const when = direttore('2025-06-20');
  const spesaId = idOf(idOf(SCOPE, 'progetto delle spese'), 'spesa');
  const file = (sha256: string) => ({ sha256: sha256.repeat(64), byte: 48_213, mediaType: 'application/pdf' });
  const deposita = { ...when, type: 'DepositaDocumento', spesaId, tipo: 'fattura' } as const;
  const [errato, giusto] = [idOf(spesaId, 'documento errato'), idOf(spesaId, 'documento')];
  const nome = testo('nome del file');
  diario.esegui(deciderFascicolo, { ...deposita, documentoId: errato, ...file('a'), nome });
  const motivo = testo('motivo del ritiro');
  diario.esegui(deciderFascicolo, { ...when, type: 'RitiraDocumento', spesaId, documentoId: errato, motivo });
  diario.esegui(deciderFascicolo, { ...deposita, documentoId: giusto, ...file('b'), nome });
}
