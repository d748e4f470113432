import { deciderProgramma, type ModelloProcedura } from '@consorzi/domain/ats';
import { idOf } from '@consorzi/domain/shared';

import { direttore } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';

/** The programme of the story; its version 2 holds from 25/03/2025. */
export const PROGRAMMA = idOf(SCOPE, 'programma');

/** Small, and with something of everything that a template may have. */
const MODELLO: ModelloProcedura = {
  codice: 'fondo-di-prova',
  denominazione: 'Fondo di prova',
  fonte: 'Convenzione di prova',
  documenti: {
    fattura: [
      { tipo: 'fattura', quando: 'sempre' },
      { tipo: 'f24Iva', quando: 'seIva' },
      { tipo: 'altro', quando: 'facoltativo' },
    ],
    personale: [{ tipo: 'prospettoPersonale', quando: 'sempre' }],
    trasferimento: [{ tipo: 'mandato', quando: 'sempre' }],
    contributo: [{ tipo: 'attoDiConcessione', quando: 'sempre' }],
  },
  liste: [
    {
      ...{ codice: 'autocontrollo', tipo: 'autocontrollo', titolo: 'Autocontrollo' },
      domande: [
        { id: 'a1', testo: 'Il CUP è negli atti?', obbligatoria: true },
        { id: 'a2', testo: 'La rotazione è rispettata?', obbligatoria: false },
      ],
    },
    {
      ...{ codice: 'ammissibilita', tipo: 'ammissibilita', titolo: 'Ammissibilità', prodottaDa: 'finanziatore' },
      domande: [{ id: 's1', testo: 'La spesa è del progetto?', obbligatoria: true }],
    },
  ],
  attestazioni: [
    {
      ...{ codice: 'avvio', titolo: 'Avvio', per: 'richiesta', testo: '{ente} ha iniziato «{progetto}», CUP {cup}.' },
      firmatari: ['legaleCapofila'],
    },
    {
      ...{ codice: 'spese', titolo: 'Spese', per: 'rendiconto', testo: 'Spese del periodo {periodo} per {importo}.' },
      ...{ firmatari: ['legaleCapofila', 'finanziarioCapofila'], prodottaDa: 'finanziatore' },
    },
  ],
  trasferimenti: {
    anticipo: {
      ...{ massimoCumulato: 1000, sogliaSpesa: null, richiede: ['inizioAttivita'], attestazioni: ['avvio'] },
      firmatari: ['legaleCapofila'],
    },
    saldo: {
      ...{ massimoCumulato: null, sogliaSpesa: null, richiede: ['rendicontoApprovato'], attestazioni: [] },
      firmatari: ['legaleCapofila'],
    },
  },
  rendiconto: { cadenza: 'aPeriodi', firmatari: ['legaleCapofila'] },
};

/** A fund that changes its rules in the middle: all that a template may have, then an extension and a threshold. */
export function programmaConProcedure(diario: Diario): void {
  const when = { ...direttore('2025-03-02'), scope: SCOPE, programmaId: PROGRAMMA };
  const nomi = { denominazione: 'Programma di prova', finanziatore: 'Ministero di prova', fondo: 'Fondo di prova' };
  diario.esegui(deciderProgramma, { ...when, type: 'IstituisciProgramma', ...nomi });
  const adotta = { ...when, type: 'AdottaProcedura' } as const;
  diario.esegui(deciderProgramma, { ...adotta, dal: '2024-01-01', proposta: { tipo: 'data', modello: MODELLO } });
  const { anticipo } = MODELLO.trasferimenti;
  const trasferimenti = {
    estensioneAnticipo: { ...anticipo!, massimoCumulato: 3000 },
    intermedia: { ...anticipo!, massimoCumulato: 9000, sogliaSpesa: 3000, richiede: ['relazioneIntermedia'] },
  };
  const rendiconto = { cadenza: 'soloSaldo' };
  const modifiche = { trasferimenti, rendiconto };
  const proposta = { tipo: 'versione', versione: 1, modifiche } as const;
  diario.esegui(deciderProgramma, { ...adotta, dal: '2025-03-25', proposta });
}
