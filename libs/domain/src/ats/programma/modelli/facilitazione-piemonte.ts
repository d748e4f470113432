import type { ModelloProcedura } from '../modello-procedura.js';
import { assenzaDoppioFinanziamento, verificheAffidamento } from './attestazioni.js';
import { documentiEuropei } from './documenti.js';
import { ammissibilitaSpesa, autocontrolloAffidamento, dnsh, doppioFinanziamento } from './liste.js';

/** Facilitazione digitale: the ATS carries it out for the Region, which kept rendiconti with check lists. */
export const facilitazionePiemonte: ModelloProcedura = {
  codice: 'facilitazione-piemonte',
  denominazione: 'Facilitazione digitale, Regione Piemonte',
  fonte:
    'Convenzione con la Regione Piemonte per la facilitazione digitale: rendiconti in corso d’anno con liste di controllo. Valori iniziali da verificare con la convenzione: anticipo del 10% e 90% come massimo prima del saldo.',
  documenti: documentiEuropei,
  liste: [autocontrolloAffidamento, ammissibilitaSpesa, doppioFinanziamento, dnsh],
  attestazioni: [verificheAffidamento, assenzaDoppioFinanziamento],
  trasferimenti: {
    anticipo: {
      massimoCumulato: 1000,
      sogliaSpesa: null,
      richiede: ['inizioAttivita'],
      attestazioni: [],
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
