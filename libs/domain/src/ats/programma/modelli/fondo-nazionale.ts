import type { ModelloProcedura } from '../modello-procedura.js';
import { dichiarazioneSpese, verificheAffidamento } from './attestazioni.js';
import { documentiNazionali } from './documenti.js';
import { ammissibilitaNazionale, autocontrolloAffidamento } from './liste.js';

/** A national fund of the social services (Fondo povertà, FNPS, FNA): mostly staff and transfers, few invoices. */
export const fondoNazionale: ModelloProcedura = {
  codice: 'fondo-nazionale',
  denominazione: 'Fondo nazionale ordinario',
  fonte:
    'Modello di partenza per i fondi nazionali (Fondo povertà, FNPS, FNA) e per le misure regionali. Valori iniziali da verificare con il decreto di riparto e la programmazione: prima quota del 50%, saldo sul rendiconto.',
  documenti: documentiNazionali,
  liste: [autocontrolloAffidamento, ammissibilitaNazionale],
  attestazioni: [verificheAffidamento, dichiarazioneSpese],
  trasferimenti: {
    anticipo: {
      massimoCumulato: 5000,
      sogliaSpesa: null,
      richiede: [],
      attestazioni: [],
      firmatari: ['legaleCapofila'],
    },
    saldo: {
      massimoCumulato: null,
      sogliaSpesa: null,
      richiede: ['rendicontoApprovato'],
      attestazioni: ['dichiarazione-spese'],
      firmatari: ['legaleCapofila'],
    },
  },
  rendiconto: { cadenza: 'aPeriodi', firmatari: ['legaleCapofila', 'finanziarioCapofila'] },
};
