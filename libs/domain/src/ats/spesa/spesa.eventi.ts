import type { DomainEvent } from '../../event-sourcing/index.js';
import type { Comando, TestoRef } from '../../shared/index.js';
import type { ContoSpesa } from './conto-spesa.js';
import type { DatiSpesa } from './dati-spesa.js';

/** A commitment: the amount of the budget bound by a determina. */
export type Impegno = {
  readonly numero: string;
  readonly data: string;
  readonly centesimi: number;
};

/** A payment order, and the receipt of the treasurer where it is known. `pagamentoId` names it within the expense. */
export type Pagamento = {
  readonly pagamentoId: string;
  readonly mandato: string;
  readonly data: string;
  readonly quietanza: string | null;
  readonly centesimi: number;
};

/** `conto` is how the expense stood in the accounts until the event. */
export type EventoSpesa =
  | DomainEvent<'SpesaRegistrata', { spesa: DatiSpesa; numeroFatturaId: string | null }>
  | DomainEvent<
      'SpesaRettificata',
      { spesa: DatiSpesa; numeroFatturaId: string | null; motivo: TestoRef; conto: ContoSpesa }
    >
  | DomainEvent<'SpesaAnnullata', { motivo: TestoRef; conto: ContoSpesa }>
  | DomainEvent<'ImpegnoRegistrato', { impegno: Impegno; conto: ContoSpesa }>
  | DomainEvent<'PagamentoRegistrato', { pagamento: Pagamento; conto: ContoSpesa }>
  | DomainEvent<'PagamentoAnnullato', { pagamento: Pagamento; motivo: TestoRef; conto: ContoSpesa }>;

/**
 * `chiaveFornitore`: by what the supplier of an invoice is known again, its code or, for a person, what the edge makes
 * of it; null for the other kinds.
 */
export type ComandoSpesa =
  | (Comando<'RegistraSpesa'> & Della & { spesa: DatiSpesa; chiaveFornitore: string | null })
  | (Comando<'RettificaSpesa'> & Della & { spesa: DatiSpesa; chiaveFornitore: string | null; motivo: TestoRef })
  | (Comando<'AnnullaSpesa'> & Della & { motivo: TestoRef })
  | (Comando<'RegistraImpegno'> & Della & Impegno)
  | (Comando<'RegistraPagamento'> & Della & Pagamento)
  | (Comando<'AnnullaPagamento'> & Della & { pagamentoId: string; motivo: TestoRef });
interface Della {
  readonly spesaId: string;
}
