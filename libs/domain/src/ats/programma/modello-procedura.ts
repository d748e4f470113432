/**
 * A procedure template: what a funder asks for from a day on. It is data, written into the log when it is adopted, so
 * that a dossier keeps the rules it was born under whatever the code says later.
 */
export type ModelloProcedura = {
  /** Stable slug of the template: `regis-2025`. */
  readonly codice: string;
  readonly denominazione: string;
  /** The acts it rests on, as text: `DM MEF 06/12/2024; nota MLPS 25/03/2025`. */
  readonly fonte: string;
  /** Which documents complete the fascicolo of an expense, by its kind. */
  readonly documenti: Readonly<Record<TipoSpesa, readonly DocumentoRichiesto[]>>;
  readonly liste: readonly ModelloLista[];
  readonly attestazioni: readonly ModelloAttestazione[];
  /** The transfers that may be asked for; one that is missing does not exist in this procedure. */
  readonly trasferimenti: Readonly<Partial<Record<TipoTrasferimento, CondizioniTrasferimento>>>;
  /** `aPeriodi`: rendiconti through the year; `soloSaldo`: one, with the balance. */
  readonly rendiconto: { readonly cadenza: 'aPeriodi' | 'soloSaldo'; readonly firmatari: readonly Firmatario[] };
};

/** An expense is of a kind; each kind has its documents. */
export const TIPI_SPESA = ['fattura', 'personale', 'trasferimento', 'contributo'] as const;
export type TipoSpesa = (typeof TIPI_SPESA)[number];

export const TIPI_DOCUMENTO = [
  ...(['fattura', 'determinaImpegno', 'determinaLiquidazione', 'mandato', 'quietanza'] as const),
  ...(['ordinativoIva', 'f24Iva', 'quietanzaF24Iva', 'durc', 'relazioneAvanzamento'] as const),
  ...(['ordineDiServizio', 'prospettoPersonale', 'f24Contributi', 'attoDiConcessione', 'rendicontoPartner'] as const),
  'altro',
] as const;
export type TipoDocumento = (typeof TIPI_DOCUMENTO)[number];

/** `seIva`: wanted only where the expense has VAT that the body pays over itself (split payment). */
export type DocumentoRichiesto = {
  readonly tipo: TipoDocumento;
  readonly quando: 'sempre' | 'seIva' | 'facoltativo';
};

/** Who signs: the legal representative of the capofila, its head of finance, or those of all the partners. */
export const FIRMATARI = ['legaleCapofila', 'finanziarioCapofila', 'legaliDiTutti'] as const;
export type Firmatario = (typeof FIRMATARI)[number];

/** `autocontrollo`: by each consortium, per procurement; `ammissibilita`: by the capofila, for the ATS. */
export const TIPI_LISTA = ['autocontrollo', 'ammissibilita'] as const;
export type TipoLista = (typeof TIPI_LISTA)[number];

export type ModelloLista = {
  readonly codice: string;
  readonly tipo: TipoLista;
  readonly titolo: string;
  readonly domande: readonly DomandaLista[];
  /** Some lists and statements are made by the funder's own platform; the others, with no such field, by this one. */
  readonly prodottaDa?: 'finanziatore';
};
export type DomandaLista = {
  readonly id: string;
  readonly testo: string;
  /** Whether "not applicable" is no answer. */
  readonly obbligatoria: boolean;
};

export type ModelloAttestazione = {
  readonly codice: string;
  readonly titolo: string;
  /** What it goes with. */
  readonly per: 'affidamento' | 'rendiconto' | 'richiesta';
  /** The statement, with `{cup}`, `{progetto}`, `{importo}`, `{periodo}`, `{ente}` to be filled in. */
  readonly testo: string;
  readonly firmatari: readonly Firmatario[];
  readonly prodottaDa?: 'finanziatore';
};

export const TIPI_TRASFERIMENTO = ['anticipo', 'estensioneAnticipo', 'intermedia', 'saldo'] as const;
export type TipoTrasferimento = (typeof TIPI_TRASFERIMENTO)[number];

/** What else must be there before a transfer is asked. */
export const REQUISITI_TRASFERIMENTO = [
  'inizioAttivita',
  'relazioneIntermedia',
  'rendicontoApprovato',
  'listeComplete',
] as const;
export type RequisitoTrasferimento = (typeof REQUISITI_TRASFERIMENTO)[number];

/** Shares are hundredths of a percent (3000 = 30%) of the financed amount. */
export type CondizioniTrasferimento = {
  /** The most that this transfer and those before it may come to together; null: no limit but the whole. */
  readonly massimoCumulato: number | null;
  /** Share of spending that must have been reached. */
  readonly sogliaSpesa: number | null;
  readonly richiede: readonly RequisitoTrasferimento[];
  /** Codes of the attestations that go with it. */
  readonly attestazioni: readonly string[];
  readonly firmatari: readonly Firmatario[];
};
