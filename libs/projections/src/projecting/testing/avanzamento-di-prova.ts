import {
  deciderAvanzamento,
  deciderProgettoRecepito,
  modelloPredefinito,
  type ComandoAvanzamento,
} from '@consorzi/domain/ats';
import {
  consuntivoIdOf,
  deciderCollegamento,
  deciderConsuntivo,
  parseValoreConsuntivo,
  valoreRegistrato,
} from '@consorzi/domain/consuntivo';
import { idOf } from '@consorzi/domain/shared';

import { direttore, LABORATORI, MINORI, PIANO, testo } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';
import { ASL, PROGETTO_ATS } from './progetti-di-prova.js';

/** Figures of targets: by hand, of a partner outside, and from an indicator of the plan, entered once. */
export function avanzamentoDeiTraguardi(diario: Diario): void {
  const who = direttore('2026-01-20');
  const progettoId = idOf(SCOPE, 'progetto con traguardi');
  const target = (nome: string) => ({ progettoId, traguardoId: idOf(progettoId, nome) });
  const [pai, nuclei] = [target('pai'), target('nuclei')];
  diario.esegui(deciderProgettoRecepito, {
    ...{ ...who, type: 'RecepisciProgetto', scope: SCOPE },
    contenuto: {
      ...{ ats: 'rete', progettoId, partnerId: idOf(progettoId, SCOPE), titolo: 'Famiglie', cup: 'I84H22000180006' },
      ...{ programma: 'PNRR', dal: '2024-01-01', al: '2026-06-30', voci: [], quote: [], proceduraVersione: 1 },
      traguardi: [pai, nuclei].map(({ traguardoId }) => ({
        ...({ traguardoId, tipo: 'target', titolo: 'PAI attivati', unita: 'n.' } as const),
        attesi: [{ partnerId: null, entro: '2026-06-30', valore: '125' }],
      })),
      piani: [{ dal: '2024-01-01', piano: { dal: '2024-01-01', al: '2026-06-30', voci: [], quote: [], fasi: [] } }],
      ...{ modello: modelloPredefinito('regis-2025')!, stato: 'inCorso' },
    },
  });

  const esegui = (command: ComandoAvanzamento) => diario.esegui(deciderAvanzamento, command);
  const proprio = { ...who, ...pai, partnerId: null, mese: '2025-03' } as const;
  const nota = testo('nota dell’avanzamento');
  esegui({ ...proprio, type: 'RegistraAvanzamento', periodo: 'mese', valore: '5', nota });
  esegui({ ...proprio, type: 'RettificaAvanzamento', valore: '6', nota: null, motivo: testo('avanzamento corretto') });
  esegui({ ...proprio, type: 'AnnullaAvanzamento', motivo: testo('avanzamento annullato') });
  const traguardoId = idOf(PROGETTO_ATS, 'pai');
  const esterno = { ...who, progettoId: PROGETTO_ATS, traguardoId, partnerId: ASL, mese: '2025-12' } as const;
  esegui({ ...esterno, type: 'RegistraAvanzamento', periodo: 'anno', valore: '12.5', nota: null });

  const indicatoreId = idOf(LABORATORI, 'i1');
  const del = { ...who, obiettivoId: LABORATORI, indicatoreId };
  const motivo = testo('indicatore scollegato');
  const traguardo = { ...nuclei, tipo: 'traguardo' } as const;
  // What was recorded before is carried over.
  diario.esegui(deciderCollegamento, { ...del, type: 'CollegaIndicatore', pianoId: PIANO, oggetto: traguardo });
  valore(diario, 'RettificaValoreIndicatore', 2024, '25');
  valore(diario, 'RettificaValoreIndicatore', 2024, 'attuato');
  valore(diario, 'RegistraValoreIndicatore', 2025, '31');
  diario.esegui(deciderCollegamento, { ...del, type: 'ScollegaIndicatore', motivo });
  const conteggio = { tipo: 'conteggio', conteggio: 'rendiconti', progettoId: null } as const;
  diario.esegui(deciderCollegamento, { ...del, type: 'CollegaIndicatore', pianoId: PIANO, oggetto: conteggio });
  diario.esegui(deciderCollegamento, { ...del, type: 'ScollegaIndicatore', motivo });
  diario.esegui(deciderCollegamento, { ...del, type: 'CollegaIndicatore', pianoId: PIANO, oggetto: traguardo });
}

function valore(
  diario: Diario,
  type: 'RegistraValoreIndicatore' | 'RettificaValoreIndicatore',
  anno: number,
  scritto: string,
): void {
  const sede = { pianoId: PIANO, obiettivoId: LABORATORI, centroId: MINORI, anno };
  const esito = {
    ...{ voceId: idOf(LABORATORI, 'i1'), testo: testo(`i1 del ${anno}: ${scritto}`), rilevatoIl: `${anno}-12-31` },
    valore: valoreRegistrato(parseValoreConsuntivo(scritto)),
  };
  const base = { ...direttore('2026-01-20'), ...sede, consuntivoId: consuntivoIdOf(sede), esito };
  if (type === 'RegistraValoreIndicatore') diario.esegui(deciderConsuntivo, { ...base, type });
  else diario.esegui(deciderConsuntivo, { ...base, type, motivo: testo('motivo della rettifica') });
}
