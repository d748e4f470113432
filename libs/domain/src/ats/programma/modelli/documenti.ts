import type { DocumentoRichiesto, ModelloProcedura, TipoDocumento } from '../modello-procedura.js';

const sempre = (...tipi: readonly TipoDocumento[]) =>
  tipi.map((tipo): DocumentoRichiesto => ({ tipo, quando: 'sempre' }));
const seIva = (...tipi: readonly TipoDocumento[]) =>
  tipi.map((tipo): DocumentoRichiesto => ({ tipo, quando: 'seIva' }));
const facoltativi = (...tipi: readonly TipoDocumento[]) =>
  tipi.map((tipo): DocumentoRichiesto => ({ tipo, quando: 'facoltativo' }));

/** From the act to the proof that the treasurer paid: what every payment of a public body leaves behind. */
const pagamento = sempre('determinaLiquidazione', 'mandato', 'quietanza');

/** An invoice as the partners of the sample ATS keep it; the three of the VAT where the body pays it over itself. */
export const fascicoloFattura: readonly DocumentoRichiesto[] = [
  ...sempre('fattura', 'determinaImpegno'),
  ...pagamento,
  ...seIva('ordinativoIva', 'f24Iva', 'quietanzaF24Iva'),
  ...sempre('durc', 'relazioneAvanzamento'),
  ...facoltativi('altro'),
];

/** What a European fund wants to see of each kind of expense. */
export const documentiEuropei: ModelloProcedura['documenti'] = {
  fattura: fascicoloFattura,
  personale: [
    ...sempre('ordineDiServizio', 'prospettoPersonale'),
    ...pagamento,
    ...sempre('f24Contributi', 'relazioneAvanzamento'),
    ...facoltativi('determinaImpegno', 'altro'),
  ],
  trasferimento: [
    ...sempre('determinaImpegno'),
    ...pagamento,
    ...sempre('rendicontoPartner'),
    ...facoltativi('relazioneAvanzamento', 'altro'),
  ],
  contributo: [...sempre('attoDiConcessione', 'determinaImpegno'), ...pagamento, ...facoltativi('altro')],
};

/** A national fund: the same invoice, less paper for staff and transfers, which are most of it. */
export const documentiNazionali: ModelloProcedura['documenti'] = {
  fattura: fascicoloFattura.map((documento) =>
    documento.tipo === 'relazioneAvanzamento' ? { ...documento, quando: 'facoltativo' } : documento,
  ),
  personale: [
    ...sempre('prospettoPersonale', 'mandato', 'quietanza'),
    ...facoltativi('ordineDiServizio', 'determinaLiquidazione', 'f24Contributi', 'relazioneAvanzamento', 'altro'),
  ],
  trasferimento: [...sempre('determinaImpegno'), ...pagamento, ...facoltativi('rendicontoPartner', 'altro')],
  contributo: [...sempre('attoDiConcessione'), ...pagamento, ...facoltativi('determinaImpegno', 'altro')],
};
