import type { Perimetro } from '@consorzi/domain/tenancy';

/** What the platform holds of a person in one scope, as it is downloaded. Dates ISO; the words stay those of the screen. */
export interface DatiNelloScope {
  readonly scope: string;
  readonly denominazione: string | null;
  /** As known when: position of the log, and when its event was recorded. */
  readonly momento: { readonly posizione: number; readonly registratoIl: string | null };
  /** As the scope keeps it; null where it keeps none, or erased it. */
  readonly nome: string | null;
  readonly nomeCancellato: boolean;
  readonly ruoli: readonly PeriodoDiRuolo[];
  readonly delegheRicevute: readonly DelegaDellaPersona[];
  readonly delegheConferite: readonly DelegaDellaPersona[];
  readonly incarichiDiRevisione: readonly IncaricoDellaPersona[];
  /** Oldest first. */
  readonly accessiDaRevisore: readonly AccessoDellaPersona[];
  /** Centri of which the person is or was responsabile. */
  readonly responsabilita: readonly { centro: string; dal: string; al: string | null }[];
  /** What they did, oldest first: one line of the log each. */
  readonly fatti: readonly FattoDellaPersona[];
  /** What they wrote and is not erased. */
  readonly testi: readonly { testoId: string; salvatoIl: string; testo: string }[];
  /** Documents they sent and whose reading waits; they expire by themselves. */
  readonly documentiInAttesa: readonly { nome: string; caricatoIl: string; scadeIl: string }[];
}

export interface PeriodoDiRuolo {
  readonly ruolo: string;
  readonly centri: readonly string[];
  /** When it was granted, and when it was revoked (null: it is held). */
  readonly dal: string;
  readonly al: string | null;
}

export interface DelegaDellaPersona {
  /** Who gave it, or who received it. */
  readonly altraPersonaId: string;
  readonly ruolo: string;
  readonly dal: string;
  readonly al: string;
  /** When it was taken back before its last day; null where it was not. */
  readonly revocataIl: string | null;
}

/** For which the person was called as an auditor, over and revoked ones too. */
export interface IncaricoDellaPersona {
  readonly perimetro: Perimetro;
  readonly dal: string;
  readonly al: string;
  readonly atto: FattoDellaPersona['atto'];
  readonly affidatoIl: string;
  readonly revocatoIl: string | null;
}

/** What the person looked at as an auditor, as the consortium is told: ids and moments. */
export interface AccessoDellaPersona {
  readonly il: string;
  readonly operazione: string;
  readonly oggetti: readonly string[];
  readonly momenti: readonly string[];
}

export interface FattoDellaPersona {
  readonly posizione: number;
  readonly registratoIl: string;
  /** The kind of event, as the log has it. */
  readonly tipo: string;
  readonly ruolo: string;
  /** `<Aggregate>.<id>` of what it was done to. */
  readonly oggetto: string;
  readonly atto: { readonly organo: string; readonly numero: string; readonly data: string } | null;
}

/** One's own: the same for each scope that the token names, and what belongs to none. */
export interface MieiDati {
  readonly personaId: string;
  readonly nomeUtente: string;
  readonly conosciutoDal: string;
  readonly accessi: readonly { inizio: string; scadeIl: string }[];
  readonly scope: readonly DatiNelloScope[];
}
