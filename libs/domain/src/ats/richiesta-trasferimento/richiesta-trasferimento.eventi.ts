import type { DomainEvent } from '../../event-sourcing/index.js';
import type { Comando } from '../../shared/index.js';
import type { RequisitoTrasferimento, TipoTrasferimento } from '../programma/modello-procedura.js';

export const ESITI_RICHIESTA = ['accolta', 'accoltaInParte', 'respinta'] as const;
export type EsitoRichiesta = (typeof ESITI_RICHIESTA)[number];

/** What is asked for and on what it rests: `spesaRaggiuntaCentesimi` as the funder's platform shows it. */
export type DatiRichiesta = {
  readonly progettoId: string;
  readonly tipo: TipoTrasferimento;
  readonly centesimi: number;
  readonly spesaRaggiuntaCentesimi: number;
  /** The rendiconto that goes with it, where the procedure asks for one. Money can come without any. */
  readonly rendicontoId: string | null;
  /** The day (ISO) on which the activities began, where the procedure asks that they have. */
  readonly inizioAttivita: string | null;
};

/** What a partner was given of a sum; `consorzio` null for a partner that is not on the platform. */
export type QuotaRipartita = {
  readonly partnerId: string;
  readonly consorzio: string | null;
  readonly centesimi: number;
  readonly il: string;
  readonly mandato: string;
};

export type EventoRichiesta =
  | DomainEvent<'RichiestaPreparata', DatiRichiesta & { proceduraVersione: number }>
  | DomainEvent<'RichiestaRitirata', { progettoId: string }>
  | DomainEvent<
      'RichiestaInviata',
      { progettoId: string; il: string; protocollo: string; attestazioni: readonly string[] }
    >
  | DomainEvent<
      'RichiestaEsitata',
      { progettoId: string; esito: EsitoRichiesta; il: string; centesimiRiconosciuti: number }
    >
  | DomainEvent<'SommaIncassata', { progettoId: string; il: string; reversale: string; centesimi: number }>
  | DomainEvent<'SommaRipartita', { progettoId: string; quote: readonly QuotaRipartita[] }>;

/** What the read models say is there when the request is sent; found at the edge, never what a client says. */
export interface AllegatiTrovati {
  readonly presenti: readonly Exclude<RequisitoTrasferimento, 'inizioAttivita' | 'rendicontoApprovato'>[];
  readonly attestazioni: readonly { readonly attestazioneId: string; readonly codice: string }[];
}

export type ComandoRichiesta =
  | (Comando<'PreparaRichiesta'> & Della & DatiRichiesta & { programmaId: string })
  | (Comando<'RitiraRichiesta'> & Della)
  | (Comando<'InviaRichiesta'> &
      Della & {
        programmaId: string;
        il: string;
        protocollo: string;
        attestazioni: readonly string[];
        contenuto: AllegatiTrovati;
      })
  | (Comando<'RiscontraRichiesta'> & Della & { esito: EsitoRichiesta; il: string; centesimiRiconosciuti: number })
  | (Comando<'RegistraIncasso'> & Della & { il: string; reversale: string; centesimi: number })
  | (Comando<'RipartisciSomma'> & Della & { quote: readonly Omit<QuotaRipartita, 'consorzio'>[] });
interface Della {
  readonly richiestaId: string;
}
