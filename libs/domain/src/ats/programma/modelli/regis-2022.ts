import type { ModelloProcedura } from '../modello-procedura.js';
import { assenzaDoppioFinanziamento, avvioAttivita, verificheAffidamento } from './attestazioni.js';
import { documentiEuropei } from './documenti.js';
import { ammissibilitaSpesa, autocontrolloAffidamento, dnsh, doppioFinanziamento } from './liste.js';

/** PNRR before 25/03/2025: 10% first, rendiconti through the year with check lists, money on the approved ones. */
export const regis2022: ModelloProcedura = {
  codice: 'regis-2022',
  denominazione: 'PNRR su ReGiS, prima del 25/03/2025',
  fonte:
    'Procedura PNRR in uso prima della nota MLPS del 25/03/2025: anticipo del 10% e rendiconti in corso d’anno. Valore iniziale da verificare con la convenzione del programma: il 90% come massimo prima del saldo.',
  documenti: documentiEuropei,
  liste: [autocontrolloAffidamento, ammissibilitaSpesa, doppioFinanziamento, dnsh],
  attestazioni: [avvioAttivita, verificheAffidamento, assenzaDoppioFinanziamento],
  trasferimenti: {
    anticipo: {
      massimoCumulato: 1000,
      sogliaSpesa: null,
      richiede: ['inizioAttivita'],
      attestazioni: ['avvio-attivita'],
      firmatari: ['legaleCapofila'],
    },
    intermedia: {
      massimoCumulato: 9000,
      sogliaSpesa: null,
      richiede: ['rendicontoApprovato', 'listeComplete'],
      attestazioni: ['verifiche-affidamento', 'assenza-doppio-finanziamento'],
      firmatari: ['legaleCapofila'],
    },
    saldo: {
      massimoCumulato: null,
      sogliaSpesa: null,
      richiede: ['rendicontoApprovato', 'listeComplete'],
      attestazioni: ['verifiche-affidamento', 'assenza-doppio-finanziamento'],
      firmatari: ['legaleCapofila'],
    },
  },
  rendiconto: { cadenza: 'aPeriodi', firmatari: ['legaleCapofila', 'finanziarioCapofila'] },
};
