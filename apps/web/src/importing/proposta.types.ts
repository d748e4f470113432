/** What was read from a document and waits for its review. Texts are as printed; null is "not printed". */
export interface Proposta {
  readonly id: string;
  readonly nome: string;
  readonly sha256: string;
  readonly scadeIl: string;
  readonly kind: string;
  readonly organization: string | null;
  readonly year: number | null;
  readonly proposta: ContenutoLetto;
  /** Places of the objectives left out. */
  readonly esclusi: readonly number[];
  readonly avvertenze: readonly Avvertenza[];
  readonly giaImportato: { readonly registratoIl: string; readonly autore: string } | null;
  readonly pianoEsistente: { readonly id: string; readonly titolo: string; readonly stato: string } | null;
  /** Null where the document does not report on a plan that is there. */
  readonly corrispondenze: readonly Corrispondenza[] | null;
}

/** A doubt about a line of the document (from 1; 0 for the whole). */
export interface Avvertenza {
  readonly line: number;
  readonly code: string;
  readonly text: string;
}

export interface Corrispondenza {
  readonly indice: number;
  readonly titolo: string;
  readonly esito: 'abbinato' | 'ambiguo' | 'nuovo';
  readonly obiettivoId: string | null;
  readonly candidati: readonly {
    readonly obiettivoId: string;
    readonly titolo: string;
    readonly centro: string;
    readonly somiglianza: string;
  }[];
}

export type TipoDiRiga = 'attivita' | 'indicatore';

/** Results of an objective found in the plan that none of its rows takes, and the rows of the plan that take none. */
export interface ObiettivoSenzaRighe {
  readonly indice: number;
  readonly obiettivoId: string;
  readonly risultati: readonly {
    readonly tipo: TipoDiRiga;
    readonly indice: number;
    readonly testo: string;
    readonly risultato: string;
  }[];
  readonly righeLibere: readonly { readonly tipo: TipoDiRiga; readonly voceId: string; readonly testo: string }[];
}

export interface ContenutoLetto {
  readonly objectives: readonly ObiettivoLetto[];
  readonly pegProjects: readonly {
    readonly code: string | null;
    readonly name: string | null;
    readonly centroDiResponsabilita: string | null;
    readonly services: readonly string[];
    readonly line: number;
  }[];
  readonly evaluationScores: readonly { readonly area: string; readonly score: number; readonly outOf: number }[];
  readonly sections: readonly SezioneLetta[];
  readonly unread: readonly { readonly line: number; readonly text: string }[];
}

/** A part without a field of its own; `line` is its first. */
export interface SezioneLetta {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly line: number;
}

export interface ObiettivoLetto {
  readonly centroDiResponsabilita: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly areaStrategica: string | null;
  readonly activities: readonly AttivitaLetta[];
  readonly indicators: readonly IndicatoreLetto[];
  readonly hasReport: boolean;
  readonly line: number;
}

export interface AttivitaLetta {
  readonly text: string;
  readonly tempi: string | null;
  readonly consuntivo: string | null;
  readonly line: number;
}

export interface IndicatoreLetto {
  readonly name: string | null;
  readonly description: string | null;
  readonly unit: string | null;
  readonly target: string | null;
  readonly actual: string | null;
  readonly line: number;
}

/** What the person put right: what is left out stays as it was read. Rows by their place. */
export interface Correzioni {
  readonly year?: number;
  readonly objectives?: readonly CorrezioneObiettivo[];
}

export interface CorrezioneObiettivo {
  readonly indice: number;
  readonly title?: string;
  readonly number?: string;
  readonly centroDiResponsabilita?: string;
  readonly escluso?: boolean;
  readonly activities?: readonly {
    readonly indice: number;
    readonly text?: string;
    readonly tempi?: string;
    readonly consuntivo?: string;
  }[];
  readonly indicators?: readonly {
    readonly indice: number;
    readonly name?: string;
    readonly description?: string;
    readonly unit?: string;
    readonly target?: string;
    readonly actual?: string;
  }[];
}
