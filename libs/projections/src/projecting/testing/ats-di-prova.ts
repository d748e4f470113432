import { deciderAts, deciderConvenzione, type EventoAts, type Parte } from '@consorzi/domain/ats';
import { idOf, type Atto } from '@consorzi/domain/shared';

import { direttore } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';

/**
 * An ATS and its agreements, in the log of the story so that it holds every event. Outside a story a scope is either a
 * consortium or an ATS.
 */
export function atsConConvenzioni(diario: Diario): void {
  const atto: Atto = { organo: 'assemblea', numero: '2', data: '2025-02-20' };
  const when = { ...direttore('2025-03-01'), scope: SCOPE, atto };
  const entra = { ...when, type: 'RegistraEntrata' } as const;
  // No command institutes one here: the story's scope is that of a consortium.
  const istituito: EventoAts = { type: 'AtsIstituito', data: { denominazione: 'ATS di prova' } };
  const { personaId } = when.autore;
  diario.append([`Ats.${SCOPE}`, { ...istituito, act: atto }], when.now, personaId, idOf(SCOPE, 'ats'));
  diario.esegui(deciderAts, { ...entra, consorzio: 'alfa', denominazione: 'Consorzio Alfa', dal: '2025-01-01' });
  diario.esegui(deciderAts, { ...entra, consorzio: 'beta', denominazione: 'Consorzio Beta', dal: '2025-01-01' });
  diario.esegui(deciderAts, { ...when, type: 'DesignaCapofila', consorzio: 'alfa', dal: '2025-01-01' });
  diario.esegui(deciderAts, { ...when, type: 'DesignaCapofila', consorzio: 'beta', dal: '2026-01-01' });
  diario.esegui(deciderAts, { ...when, type: 'RegistraUscita', consorzio: 'alfa', al: '2025-12-31' });

  // Recorded by mistake, and put right by acts.
  diario.esegui(deciderAts, { ...entra, consorzio: 'gamma', denominazione: 'Consorzio Gamma', dal: '2025-01-01' });
  diario.esegui(deciderAts, { ...entra, consorzio: 'delta', denominazione: 'Consorzio Delta', dal: '2025-01-01' });
  const errato = { ...when, primoGiorno: '2025-01-01', motivo: 'errore_di_registrazione' } as const;
  const rettifica = { ...errato, type: 'RettificaPeriodoMembro', consorzio: 'gamma' } as const;
  diario.esegui(deciderAts, { ...rettifica, dal: '2025-02-01', al: '2025-12-31' });
  diario.esegui(deciderAts, { ...rettifica, primoGiorno: '2025-02-01', dal: '2025-02-01', al: null });
  diario.esegui(deciderAts, { ...errato, type: 'AnnullaPeriodoMembro', consorzio: 'delta' });
  diario.esegui(deciderAts, { ...when, type: 'RinominaAts', denominazione: 'ATS di prova e dintorni' });

  const alfa: Parte = { tipo: 'membro', consorzio: 'alfa' };
  const beta: Parte = { tipo: 'membro', consorzio: 'beta' };
  const esterna: Parte = { tipo: 'esterna', denominazione: 'Azienda sanitaria di prova' };
  for (const [convenzioneId, parti] of [
    [idOf(SCOPE, 'convenzione', 1), [alfa, esterna]],
    [idOf(SCOPE, 'convenzione', 2), [alfa, beta]],
  ] as const) {
    const termine = { titolo: 'Sostegno alle famiglie', parti, dal: '2025-03-01', al: '2026-06-30' };
    diario.esegui(deciderConvenzione, { ...when, type: 'RegistraConvenzione', convenzioneId, ...termine });
  }
  const convenzioneId = idOf(SCOPE, 'convenzione', 1);
  diario.esegui(deciderConvenzione, { ...when, type: 'ProrogaConvenzione', convenzioneId, al: '2026-12-31' });
}
