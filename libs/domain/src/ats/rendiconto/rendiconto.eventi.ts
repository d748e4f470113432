import type { DomainEvent } from '../../event-sourcing/index.js';
import type { Atto, Comando, TestoRef } from '../../shared/index.js';
import type { RigaRendiconto, SpesaDi, SpesaTrovata } from './riga-rendiconto.js';

/** `ordinario`: of a period; `saldo`: the last one, with the balance. */
export const TIPI_RENDICONTO = ['ordinario', 'saldo'] as const;
export type TipoRendiconto = (typeof TIPI_RENDICONTO)[number];
export const ESITI_RENDICONTO = ['ammesso', 'ammessoInParte', 'respinto'] as const;
export type EsitoRendiconto = (typeof ESITI_RENDICONTO)[number];

/** Of a line, the cents that the administration did not admit. */
export type RigaNonAmmessa = SpesaDi & {
  readonly centesimi: number;
};

/** `quotaCentesimi` is what the line reported: the totals need that event alone. */
export type RigaTolta = SpesaDi & {
  readonly quotaCentesimi: number;
};

/** `il` is the day (ISO) on which it was done, `protocollo` the number it was sent or received under. */
export type Trasmissione = {
  readonly il: string;
  readonly protocollo: string;
};

export type AperturaRendiconto = {
  readonly progettoId: string;
  readonly titolo: string;
  /** Months `YYYY-MM`, both included: an expense of an earlier month that comes late is in its place here too. */
  readonly dalMese: string;
  readonly alMese: string;
  readonly tipo: TipoRendiconto;
};

/** Every event says its project: who asks of a project finds them all. */
export type EventoRendiconto =
  | DomainEvent<'RendicontoAperto', AperturaRendiconto & { proceduraVersione: number }>
  | DomainEvent<'SpesaInserita', { progettoId: string; righe: readonly RigaRendiconto[] }>
  | DomainEvent<'SpesaTolta', { progettoId: string; spese: readonly RigaTolta[] }>
  | DomainEvent<'RendicontoVerificato', { progettoId: string }>
  | DomainEvent<'RendicontoApprovato', { progettoId: string }>
  | DomainEvent<'RendicontoInviato', { progettoId: string; quotaCentesimi: number } & Trasmissione>
  | DomainEvent<'IntegrazioniChieste', { progettoId: string; il: string; entro: string | null; testo: TestoRef }>
  | DomainEvent<'IntegrazioniTrasmesse', { progettoId: string; quotaCentesimi: number } & Trasmissione>
  | DomainEvent<
      'RendicontoEsitato',
      { progettoId: string; esito: EsitoRendiconto; il: string; nonAmmesse: readonly RigaNonAmmessa[] }
    >;

/** `contenuto`: what the ATS sees now of the expenses asked for, found at the edge; never what a client says. */
export type ComandoRendiconto =
  | (Comando<'ApriRendiconto'> & Del & AperturaRendiconto & { programmaId: string })
  | (Comando<'InserisciSpese'> & Del & { spese: readonly SpesaDi[]; contenuto: readonly SpesaTrovata[] })
  | (Comando<'TogliSpese'> & Del & { spese: readonly SpesaDi[] })
  | (Comando<'VerificaRendiconto'> & Del)
  | (Comando<'ApprovaRendiconto'> & Del & { atto: Atto })
  | (Comando<'InviaRendiconto'> & Del & Trasmissione)
  | (Comando<'ChiediIntegrazioni'> & Del & { il: string; entro: string | null; testo: TestoRef })
  | (Comando<'TrasmettiIntegrazioni'> & Del & Trasmissione)
  | (Comando<'RiscontraRendiconto'> &
      Del & { esito: EsitoRendiconto; il: string; nonAmmesse: readonly RigaNonAmmessa[] });
interface Del {
  readonly rendicontoId: string;
}
