import type { ModelloProcedura } from '../modello-procedura.js';
import {
  assenzaDoppioFinanziamento,
  avvioAttivita,
  relazioneIntermedia,
  verificheAffidamento,
} from './attestazioni.js';
import { documentiEuropei } from './documenti.js';
import { ammissibilitaSpesa, autocontrolloAffidamento, dnsh, doppioFinanziamento } from './liste.js';

/**
 * PNRR from 25/03/2025: the advance extended up to 30%, intermediate sums by the spending reached and an intermediate
 * report that all the partners sign, a rendiconto only with the balance.
 */
export const regis2025: ModelloProcedura = {
  codice: 'regis-2025',
  denominazione: 'PNRR su ReGiS, dal 25/03/2025',
  fonte:
    'DM MEF 06/12/2024; nota MLPS 25/03/2025: anticipo fino al 30%, trasferimenti intermedi a una percentuale di spesa raggiunta, rendiconto solo a saldo. Valori iniziali da verificare con il testo della nota e la convenzione del programma: soglia di spesa del 30% per la richiesta intermedia e 90% come massimo prima del saldo.',
  documenti: documentiEuropei,
  liste: [autocontrolloAffidamento, ammissibilitaSpesa, doppioFinanziamento, dnsh],
  attestazioni: [avvioAttivita, relazioneIntermedia, verificheAffidamento, assenzaDoppioFinanziamento],
  trasferimenti: {
    anticipo: {
      massimoCumulato: 1000,
      sogliaSpesa: null,
      richiede: ['inizioAttivita'],
      attestazioni: ['avvio-attivita'],
      firmatari: ['legaleCapofila'],
    },
    estensioneAnticipo: {
      massimoCumulato: 3000,
      sogliaSpesa: null,
      richiede: ['inizioAttivita'],
      attestazioni: ['avvio-attivita'],
      firmatari: ['legaleCapofila'],
    },
    intermedia: {
      massimoCumulato: 9000,
      sogliaSpesa: 3000,
      richiede: ['relazioneIntermedia'],
      attestazioni: ['relazione-intermedia'],
      firmatari: ['legaliDiTutti'],
    },
    saldo: {
      massimoCumulato: null,
      sogliaSpesa: null,
      richiede: ['rendicontoApprovato', 'listeComplete'],
      attestazioni: ['verifiche-affidamento', 'assenza-doppio-finanziamento'],
      firmatari: ['legaleCapofila'],
    },
  },
  rendiconto: { cadenza: 'soloSaldo', firmatari: ['legaleCapofila', 'finanziarioCapofila'] },
};
