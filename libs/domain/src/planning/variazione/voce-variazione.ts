import type { SchedaObiettivo } from '../obiettivo/scheda-obiettivo.js';
import type { Modifica } from '../modifica.js';
import type { SchedaProgettoPeg } from '../progetto-peg/progetto-peg.js';

/** One change held by a variazione: an object of the plan is added, altered or removed. */
export type VoceVariazione =
  | {
      readonly oggetto: 'obiettivo';
      readonly oggettoId: string;
      readonly azione: 'aggiungi';
      readonly scheda: SchedaObiettivo;
    }
  | {
      readonly oggetto: 'progettoPeg';
      readonly oggettoId: string;
      readonly azione: 'aggiungi';
      readonly scheda: SchedaProgettoPeg;
    }
  | {
      readonly oggetto: Oggetto;
      readonly oggettoId: string;
      readonly azione: 'modifica';
      readonly modifiche: readonly Modifica[];
    }
  | { readonly oggetto: Oggetto; readonly oggettoId: string; readonly azione: 'elimina' };

export type Oggetto = 'obiettivo' | 'progettoPeg';
