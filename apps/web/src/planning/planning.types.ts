import type {
  AttivitaInput,
  IndicatoreInput,
  Organo,
  SchedaObiettivoInput,
  SchedaProgettoPegInput,
} from '../graphql/index.js';
import type { OggettoCollegato } from '../ats/index.js';
import type { Momento } from '../shell/momento.js';

export interface Atto {
  readonly organo: Organo;
  readonly numero: string;
  readonly data: string;
}

export type StatoPiano = 'inImportazione' | 'bozza' | 'approvato' | 'inConsuntivo' | 'chiuso';

/** A moment at which the plan took a shape worth reading beside the others. */
export interface Tappa {
  readonly tipo: string;
  readonly posizione: number;
  /** When it was recorded; its act says from when it counts. */
  readonly registratoIl: string;
  readonly variazioneId: string | null;
  readonly atto: Atto | null;
}

export interface Piano {
  readonly id: string;
  readonly titolo: string;
  readonly dal: number;
  readonly al: number;
  readonly stato: StatoPiano;
  readonly ricostruito: boolean;
  readonly atto: Atto | null;
  readonly variazioneAperta: string | null;
  readonly tappe: readonly Tappa[];
  readonly revisione: number;
}

/** What plans hold and how much of it is reported on; what centri share counts once. */
export interface Totali {
  readonly obiettivi: number;
  readonly attivita: number;
  readonly indicatori: number;
  readonly progettiPeg: number;
  readonly attivitaConEsito: number;
  readonly indicatoriConValore: number;
  readonly relazioni: number;
}

export interface TotaliDelConsorzio {
  readonly momento: Momento;
  readonly totale: Totali;
  readonly piani: readonly { readonly pianoId: string; readonly titolo: string; readonly totali: Totali }[];
}

export interface CentroBreve {
  readonly id: string;
  readonly codice: string;
  readonly denominazione: string;
}

export interface Attivita {
  readonly id: string;
  readonly testo: string;
  readonly tempi: { readonly originale: string; readonly tipo: string };
}

export interface Indicatore {
  readonly id: string;
  readonly nome: string;
  readonly descrizione: string;
  readonly unita: string;
  readonly atteso: {
    readonly originale: string;
    readonly tipo: string;
    readonly inteso: string;
    readonly avvertenze: readonly string[];
  };
}

export interface ProgettoPeg {
  readonly id: string;
  readonly codice: string;
  readonly nome: string;
  readonly centroId: string;
  readonly areaStrategica: string;
  readonly obiettivoOperativo: string;
  readonly servizi: readonly string[];
  readonly revisione: number;
}

/** An objective as a leaf of the tree. */
export interface ObiettivoSintesi {
  readonly id: string;
  readonly numero: string;
  readonly titolo: string;
  readonly centri: readonly string[];
  readonly progettiPeg: readonly string[];
  readonly areaStrategica: string;
  readonly quanteAttivita: number;
  readonly quantiIndicatori: number;
  readonly attivitaConEsito: number;
  readonly indicatoriConValore: number;
  readonly conRelazione: boolean;
  readonly revisione: number;
}

/** What an objective of the tree says row by row: to search in and to choose from. */
export interface VociObiettivo {
  readonly id: string;
  readonly numero: string;
  readonly titolo: string;
  readonly attivita: readonly { readonly testo: string }[];
  readonly indicatori: readonly { readonly id: string; readonly nome: string; readonly descrizione: string }[];
}

export interface RamoCentro {
  readonly centro: CentroBreve;
  readonly progettiPeg: readonly ProgettoPeg[];
  readonly obiettivi: readonly ObiettivoSintesi[];
}

export interface AlberoPiano {
  readonly momento: Momento;
  readonly piano: Piano;
  readonly rami: readonly RamoCentro[];
}

/** What a person wrote, what was understood of it, who and when. `testo` is null once it was erased. */
export interface EsitoRegistrato {
  readonly testoId: string;
  readonly testo: string | null;
  readonly tipo: string | null;
  readonly avvertenze: readonly string[];
  readonly rilevatoIl: string;
  readonly registratoIl: string;
  readonly autore: string;
  readonly rettifiche: number;
}

export interface Grado {
  readonly calcolabile: boolean;
  /** A decimal with a point: `"66.7"`. */
  readonly percento: string | null;
  readonly raggiunto: boolean | null;
  readonly motivo: string | null;
}

export interface RelazioneScritta {
  readonly testoId: string;
  readonly testo: string | null;
  readonly registratoIl: string;
  readonly autore: string;
  readonly rettifiche: number;
}

/** The consuntivo of an objective for one centro and year. */
export interface Consuntivo {
  readonly id: string;
  readonly centroId: string;
  readonly anno: number;
  readonly revisione: number;
  readonly attivita: readonly { readonly attivitaId: string; readonly esito: EsitoRegistrato }[];
  readonly indicatori: readonly {
    readonly indicatoreId: string;
    readonly esito: EsitoRegistrato;
    readonly grado: Grado;
  }[];
  readonly relazione: RelazioneScritta | null;
}

export interface Obiettivo {
  readonly momento: Momento;
  readonly id: string;
  readonly piano: Piano;
  readonly numero: string;
  readonly titolo: string;
  readonly centri: readonly CentroBreve[];
  readonly areaStrategica: string;
  readonly obiettivoOperativo: string;
  readonly progettiPeg: readonly ProgettoPeg[];
  readonly progettoPegTesto: string;
  readonly servizi: string;
  readonly utentiFinali: string;
  readonly retiDiCollaborazione: string;
  readonly finalita: string;
  readonly descrizione: string;
  readonly continuaDa: string | null;
  readonly attivita: readonly Attivita[];
  readonly indicatori: readonly Indicatore[];
  readonly consuntivi: readonly Consuntivo[];
  readonly collegamenti: readonly OggettoCollegato[];
  readonly revisione: number;
}

export interface Differenza {
  readonly percorso: string;
  readonly campo: string;
  readonly prima: string | null;
  readonly dopo: string | null;
}

export interface VoceVariazione {
  readonly oggetto: 'obiettivo' | 'progettoPeg';
  readonly oggettoId: string;
  readonly azione: 'aggiungi' | 'modifica' | 'elimina';
  readonly titolo: string;
  readonly differenze: readonly Differenza[];
  /** The sheet that the change makes, while the variazione is open; null for a removal, or where it no longer fits. */
  readonly schedaObiettivo: SchedaProposta | null;
  readonly schedaProgettoPeg: SchedaProgettoPegInput | null;
}

/** The sheet of an objective with its parsed values: centri and projects by id. */
export type SchedaProposta = Omit<SchedaObiettivoInput, 'attivita' | 'indicatori'> & {
  readonly attivita: readonly (Omit<AttivitaInput, 'tempi'> & { readonly tempi: { readonly originale: string } })[];
  readonly indicatori: readonly (Omit<IndicatoreInput, 'atteso'> & {
    readonly atteso: { readonly originale: string };
  })[];
};

export interface Variazione {
  readonly momento: Momento;
  readonly id: string;
  readonly pianoId: string;
  readonly stato: 'aperta' | 'approvata' | 'abbandonata';
  readonly motivo: string | null;
  readonly motivoAbbandono: string | null;
  readonly voci: readonly VoceVariazione[];
  readonly atto: Atto | null;
  readonly posizioneInizio: number;
  readonly posizioneFine: number | null;
  readonly revisione: number;
}
