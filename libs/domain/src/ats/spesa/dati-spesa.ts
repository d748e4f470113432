import type { TestoRef } from '../../shared/index.js';
import type { TipoSpesa } from '../programma/modello-procedura.js';

/**
 * An expense as a consortium enters it, amounts in integer cents. Words that may name a person (supplier, description)
 * are texts outside the log; so is a tax code of 16 characters, which names one.
 */
export type DatiSpesa = {
  readonly tipo: TipoSpesa;
  /** The day (ISO) it belongs to; its month is the month in which it is reported and shared. */
  readonly competenza: string;
  readonly descrizione: TestoRef;
  readonly cup: string;
  readonly cig: Cig;
  readonly documento: { readonly numero: string; readonly data: string } | null;
  readonly fornitore: Fornitore | null;
  readonly imponibileCentesimi: number;
  readonly ivaCentesimi: number;
  /** Of the VAT, what the body cannot recover and may charge to the project. */
  readonly ivaACostoCentesimi: number;
  readonly ritenutaCentesimi: number;
  /** Split payment: the VAT is paid to the State, not to the supplier. */
  readonly scissioneIva: boolean;
  /** Who pays which part. Together never more than the cost: imponibile + IVA a costo. */
  readonly quote: readonly QuotaFonte[];
};

export type Cig = { readonly codice: string } | { readonly assenza: MotivoSenzaCig };
export const MOTIVI_SENZA_CIG = [
  'personale',
  'trasferimento',
  'contributo',
  'utenze',
  'esclusoDaTracciabilita',
] as const;
export type MotivoSenzaCig = (typeof MOTIVI_SENZA_CIG)[number];

export type Fornitore = {
  readonly denominazione: TestoRef;
  readonly partitaIva: string | null;
  /** A tax code of 11 digits (a body) stands in the payload, one of 16 characters is a text. */
  readonly codiceFiscale: string | TestoRef | null;
  readonly iban: TestoRef | null;
};

/** A project of the ATS by its id, or another source (fund, own budget) by its name. */
export type FonteSpesa =
  | { readonly tipo: 'progetto'; readonly progettoId: string; readonly voceId: string }
  | { readonly tipo: 'altra'; readonly nome: string };
export type QuotaFonte = {
  readonly fonte: FonteSpesa;
  readonly centesimi: number;
};
