import { given, stream, type History } from '../../event-sourcing/specification.js';
import { progettoRecepito, type ContenutoRecepito } from '../progetto/progetto-recepito.js';
import { contoDi } from './conto-spesa.js';
import type { DatiSpesa } from './dati-spesa.js';
import { numeroFattura, numeroFatturaIdOf } from './numero-fattura.js';
import { deciderPeriodi, periodiRendicontati, type ComandoPeriodi } from './periodi-rendicontati.js';
import { deciderSpesa, spesa } from './spesa.js';
import type { ComandoSpesa, EventoSpesa, Pagamento } from './spesa.eventi.js';

const testo = (testoId: string) => ({ testoId, hash: 'a'.repeat(64) });
const progetto: ContenutoRecepito = {
  ...{ ats: 'ambito', progettoId: 'p1', partnerId: 'alfa', titolo: 'Supervisione', cup: 'I84H22000200006' },
  ...{ programma: 'pnrr', dal: '2024-01-01', al: '2026-06-30', quote: [], traguardi: [], piani: [] },
  ...{ proceduraVersione: 1, modello: {} as never, stato: 'inCorso' },
  voci: [
    { voceId: 'v1', codice: 'A', titolo: 'Servizi' },
    { voceId: 'v2', codice: 'B', titolo: 'Personale' },
  ],
};
const famiglie: ContenutoRecepito = { ...progetto, progettoId: 'p2', titolo: 'Famiglie', cup: 'I84H22000180006' };
const recepito = (contenuto: ContenutoRecepito): History =>
  stream(progettoRecepito, contenuto.progettoId, { type: 'ProgettoRecepito', data: contenuto });

const delProgetto = (progettoId: string, centesimi: number, voceId = 'v1') =>
  ({ fonte: { tipo: 'progetto', progettoId, voceId }, centesimi }) as const;
const altra = (nome: string, centesimi: number) => ({ fonte: { tipo: 'altra', nome }, centesimi }) as const;

/** 1,000.00 and 22% of VAT, all of it a cost. */
const fattura: DatiSpesa = {
  ...{ tipo: 'fattura', competenza: '2025-03-31', descrizione: testo('t1'), cup: 'I84H22000200006' },
  ...{ cig: { codice: 'B10A9942A7' }, documento: { numero: '12/A', data: '2025-04-02' } },
  fornitore: { denominazione: testo('t2'), partitaIva: '07264440012', codiceFiscale: null, iban: null },
  ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 22_000, ritenutaCentesimi: 0 },
  ...{ scissioneIva: true, quote: [delProgetto('p1', 122_000)] },
};
const personale: DatiSpesa = {
  ...fattura,
  ...{ tipo: 'personale', cig: { assenza: 'personale' }, documento: null, fornitore: null },
  ...{ ivaCentesimi: 0, ivaACostoCentesimi: 0, scissioneIva: false, quote: [delProgetto('p1', 100_000, 'v2')] },
};
const fatturaId = numeroFatturaIdOf('07264440012', { numero: '12/A', data: '2025-04-02' });

const base = { autore: { personaId: 'p-anna', centri: 'tutti' }, now: '2025-06-15T09:00:00.000Z' } as const;
const registra = (dati: DatiSpesa = fattura, spesaId = 's1', chiave: string | null = '07264440012'): ComandoSpesa => ({
  ...{ ...base, type: 'RegistraSpesa', spesaId, spesa: dati, chiaveFornitore: dati.tipo === 'fattura' ? chiave : null },
});
const rettifica = (dati: DatiSpesa): ComandoSpesa => ({
  ...{ ...base, type: 'RettificaSpesa', spesaId: 's1', spesa: dati, motivo: testo('m1') },
  chiaveFornitore: dati.tipo === 'fattura' ? '07264440012' : null,
});
const annulla: ComandoSpesa = { ...base, type: 'AnnullaSpesa', spesaId: 's1', motivo: testo('m2') };
const mandato: Pagamento = {
  ...{ pagamentoId: 'g1', mandato: '101', data: '2025-05-02', quietanza: null, centesimi: 100_000 },
};
const paga = (changes: Partial<Pagamento> = {}): ComandoSpesa => ({
  ...{ ...base, type: 'RegistraPagamento', spesaId: 's1', ...mandato, ...changes },
});

const registrata = (dati: DatiSpesa = fattura, numeroFatturaId: string | null = fatturaId): EventoSpesa => ({
  type: 'SpesaRegistrata',
  data: { spesa: dati, numeroFatturaId },
});
const pagata = (changes: Partial<Pagamento> = {}): EventoSpesa => ({
  type: 'PagamentoRegistrato',
  data: { pagamento: { ...mandato, ...changes }, conto: contoDi(fattura, 0) },
});
const presa = (spesaId = 's1', id = fatturaId): History =>
  stream(numeroFattura, id, { type: 'NumeroFatturaAssegnato', data: { spesaId } });
const chiusi = (progettoId: string, finoAlMese: string): History =>
  stream(periodiRendicontati, progettoId, { type: 'PeriodoChiuso', data: { progettoId, finoAlMese } });

const progetti = [recepito(progetto), recepito(famiglie)];
const nuova = (...more: readonly History[]) => given(deciderSpesa, ...progetti, ...more);
const dopo = (events: readonly EventoSpesa[], ...more: readonly History[]) =>
  given(deciderSpesa, ...progetti, presa(), ...more, stream(spesa, 's1', ...events));
const conQuote = (...quote: DatiSpesa['quote']): DatiSpesa => ({ ...fattura, quote });

describe('an expense', () => {
  it('is recorded with its invoice, which no other expense may hold', () => {
    nuova()
      .when(registra())
      .thenWrites({
        'Spesa.s1': [registrata()],
        [`NumeroFattura.${fatturaId}`]: [{ type: 'NumeroFatturaAssegnato', data: { spesaId: 's1' } }],
      });
    nuova(presa('s0')).when(registra()).thenRefused('SPESA_GIA_REGISTRATA', { spesaId: 's0' });
    const typed = { ...fattura, documento: { numero: ' 12 / a ', data: '2025-04-02' } };
    nuova(presa('s0')).when(registra(typed)).thenRefused('SPESA_GIA_REGISTRATA', { spesaId: 's0' });
    dopo([registrata()]).when(registra()).thenRefused('SPESA_GIA_REGISTRATA', { spesaId: 's1' });
  });

  it('of staff or for a user has neither invoice nor payee', () => {
    nuova()
      .when(registra(personale))
      .thenWrites({ 'Spesa.s1': [registrata(personale, null)] });
    for (const tipo of ['personale', 'contributo'] as const) {
      const dati: DatiSpesa = { ...personale, tipo, cig: { assenza: tipo }, fornitore: fattura.fornitore };
      nuova().when(registra(dati)).thenRefused('SPESA_BENEFICIARIO_NON_AMMESSO', { tipo });
    }
  });

  it('keeps its codes in one form, however they are typed', () => {
    const typed: DatiSpesa = {
      ...fattura,
      ...{ cup: ' i84h 22000200006', cig: { codice: 'b10a 9942a7' } },
      fornitore: { ...fattura.fornitore!, partitaIva: ' 072 6444 0012', codiceFiscale: '' },
    };
    nuova().when(registra(typed)).then(registrata());
  });

  it.each<[string, Partial<DatiSpesa>, string, object?]>([
    ['a CUP that is none', { cup: 'I84H2200020000' }, 'CUP_NON_VALIDO'],
    ['a CIG that does not check', { cig: { codice: '1234567AC1' } }, 'CIG_NON_VALIDO'],
    ['a reason of another kind', { cig: { assenza: 'personale' } }, 'CIG_NON_VALIDO', { motivo: 'personale' }],
    ['a reason nobody knows', { cig: { assenza: 'boh' as never } }, 'CIG_NON_VALIDO'],
    ['no number and date', { documento: null }, 'SPESA_SENZA_DOCUMENTO'],
    ['an empty number', { documento: { numero: ' ', data: '2025-04-02' } }, 'CAMPO_NON_VALIDO', { campo: 'documento' }],
    [
      'an invoice of tomorrow',
      { documento: { numero: '1', data: '2025-06-16' } },
      'DATA_FUTURA',
      { campo: 'documento' },
    ],
    ['a day that is none', { competenza: '2025-02-29' }, 'CAMPO_NON_VALIDO', { campo: 'competenza' }],
    ['a day to come', { competenza: '2025-06-16' }, 'DATA_FUTURA', { campo: 'competenza' }],
    ['no supplier', { fornitore: null }, 'SPESA_SENZA_FORNITORE'],
    ['a supplier without a code', { fornitore: { ...fattura.fornitore!, partitaIva: null } }, 'SPESA_SENZA_FORNITORE'],
    [
      'a partita IVA that does not check',
      { fornitore: { ...fattura.fornitore!, partitaIva: '07264440013' } },
      'PARTITA_IVA_NON_VALIDA',
    ],
    [
      'a code of a person in the payload',
      { fornitore: { ...fattura.fornitore!, codiceFiscale: 'RSSMRA85T10A562S' } },
      'CODICE_FISCALE_NON_VALIDO',
    ],
    ['a kind nobody knows', { tipo: 'altro' as never }, 'CAMPO_NON_VALIDO', { campo: 'tipo' }],
    ['a negative amount', { imponibileCentesimi: -1 }, 'CAMPO_NON_VALIDO', { campo: 'imponibileCentesimi' }],
    ['half a cent', { ivaCentesimi: 0.5 }, 'CAMPO_NON_VALIDO', { campo: 'ivaCentesimi' }],
    [
      'more VAT at cost than VAT',
      { ivaACostoCentesimi: 22_001 },
      'SPESA_IMPORTI_INCOERENTI',
      { massimoCentesimi: 22_000 },
    ],
    [
      'more withheld than due',
      { ritenutaCentesimi: 100_001 },
      'SPESA_IMPORTI_INCOERENTI',
      { campo: 'ritenutaCentesimi' },
    ],
    ['no cost', { imponibileCentesimi: 0, ivaACostoCentesimi: 0 }, 'CAMPO_NON_VALIDO'],
    ['no share', { quote: [] }, 'SPESA_SENZA_PROGETTO'],
    ['no share of a project', { quote: [altra('FNPS', 10)] }, 'SPESA_SENZA_PROGETTO'],
    ['a share of nothing', { quote: [delProgetto('p1', 0)] }, 'CAMPO_NON_VALIDO', { campo: 'quota' }],
    ['two shares of an item', { quote: [delProgetto('p1', 1), delProgetto('p1', 2)] }, 'SPESA_QUOTA_RIPETUTA'],
    ['one fund twice', { quote: [delProgetto('p1', 1), altra('FNPS', 1), altra(' fnps', 1)] }, 'SPESA_QUOTA_RIPETUTA'],
    [
      'a project that is unknown',
      { quote: [delProgetto('p9', 1)] },
      'SPESA_PROGETTO_SCONOSCIUTO',
      { progettoId: 'p9' },
    ],
    [
      'an item that is not there',
      { quote: [delProgetto('p1', 1, 'v9')] },
      'SPESA_VOCE_NON_DEL_PROGETTO',
      { voceId: 'v9' },
    ],
    [
      'the CUP of another project',
      { cup: 'I84H22000180006' },
      'SPESA_CUP_NON_DEL_PROGETTO',
      { atteso: 'I84H22000200006' },
    ],
    ['a day before the project', { competenza: '2023-12-31' }, 'SPESA_FUORI_PROGETTO', { dal: '2024-01-01' }],
  ])('is refused with %s', (_, wrong, code, details = {}) => {
    nuova()
      .when(registra({ ...fattura, ...wrong }))
      .thenRefused(code as never, details);
  });

  it('has VAT as an invoice only', () => {
    nuova()
      .when(registra({ ...personale, ivaCentesimi: 1 }))
      .thenRefused('SPESA_IMPORTI_INCOERENTI', { campo: 'ivaCentesimi' });
  });

  it('is not of a project that is closed', () => {
    given(deciderSpesa, recepito({ ...progetto, stato: 'chiuso' }))
      .when(registra())
      .thenRefused('SPESA_PROGETTO_CHIUSO', { progetto: 'Supervisione' });
  });

  it('may be of two projects, under the CUP of one of them', () => {
    const dati = conQuote(delProgetto('p1', 61_000), delProgetto('p2', 61_000));
    nuova().when(registra(dati)).then(registrata(dati));
  });
});

describe('the 100% rule', () => {
  it('lets sources pay up to the last cent', () => {
    const dati = conQuote(delProgetto('p1', 100_000), altra('FNPS', 22_000));
    nuova().when(registra(dati)).then(registrata(dati));
  });

  it('names the other source and says by how many cents', () => {
    nuova()
      .when(registra(conQuote(delProgetto('p1', 100_000), altra('FNPS', 22_001))))
      .thenRefused('SPESA_OLTRE_IL_COSTO', { altraFonte: 'FNPS', eccedenzaCentesimi: 1, costoCentesimi: 122_000 });
    nuova()
      .when(registra(conQuote(delProgetto('p1', 122_000), delProgetto('p2', 500))))
      .thenRefused('SPESA_OLTRE_IL_COSTO', { altraFonte: 'Famiglie', eccedenzaCentesimi: 500 });
    nuova()
      .when(registra(conQuote(delProgetto('p1', 122_001))))
      .thenRefused('SPESA_OLTRE_IL_COSTO', { altraFonte: null, eccedenzaCentesimi: 1 });
  });

  it('counts VAT that is recovered as no cost', () => {
    nuova()
      .when(registra({ ...fattura, ivaACostoCentesimi: 0 }))
      .thenRefused('SPESA_OLTRE_IL_COSTO', { eccedenzaCentesimi: 22_000 });
  });

  it('holds for a correction too', () => {
    dopo([registrata()])
      .when(rettifica(conQuote(delProgetto('p1', 122_000), altra('FNA', 1))))
      .thenRefused('SPESA_OLTRE_IL_COSTO', { altraFonte: 'FNA' });
  });
});

describe('a correction', () => {
  const dati = { ...fattura, competenza: '2025-04-30', quote: [delProgetto('p1', 100_000)] };

  it('says why, and how the expense stood until then', () => {
    dopo([registrata(), pagata()])
      .when(rettifica(dati))
      .then({
        type: 'SpesaRettificata',
        data: { spesa: dati, numeroFatturaId: fatturaId, motivo: testo('m1'), conto: contoDi(fattura, 100_000) },
      });
  });

  it('of the number passes from one invoice to the other, unless that one is held', () => {
    const altroNumero = { ...fattura, documento: { numero: '13', data: '2025-04-02' } };
    const altraId = numeroFatturaIdOf('07264440012', altroNumero.documento);
    dopo([registrata()])
      .when(rettifica(altroNumero))
      .thenWrites({
        'Spesa.s1': [expect.objectContaining({ type: 'SpesaRettificata' })],
        [`NumeroFattura.${fatturaId}`]: [{ type: 'NumeroFatturaLiberato', data: { spesaId: 's1' } }],
        [`NumeroFattura.${altraId}`]: [{ type: 'NumeroFatturaAssegnato', data: { spesaId: 's1' } }],
      });
    dopo([registrata()], presa('s2', altraId)).when(rettifica(altroNumero)).thenRefused('SPESA_GIA_REGISTRATA', {
      spesaId: 's2',
    });
  });

  it('never leaves less due than was paid', () => {
    dopo([registrata(), pagata()])
      .when(rettifica({ ...fattura, imponibileCentesimi: 50_000, quote: [delProgetto('p1', 100)] }))
      .thenRefused('PAGAMENTI_OLTRE_IL_DOVUTO', { dovutoCentesimi: 72_000, eccedenzaCentesimi: 28_000 });
  });

  it.each<[string, ComandoSpesa]>([
    ['corrected', rettifica(dati)],
    ['annulled', annulla],
    ['paid', paga()],
  ])('needs an expense that is there to be %s', (_, command) => {
    nuova().when(command).thenRefused('SPESA_INESISTENTE');
    const gone: EventoSpesa = { type: 'SpesaAnnullata', data: { motivo: testo('m2'), conto: contoDi(fattura, 0) } };
    dopo([registrata(), gone]).when(command).thenRefused('SPESA_ANNULLATA');
  });
});

describe('an expense that is annulled', () => {
  it('lets its invoice go', () => {
    dopo([registrata()])
      .when(annulla)
      .thenWrites({
        'Spesa.s1': [{ type: 'SpesaAnnullata', data: { motivo: testo('m2'), conto: contoDi(fattura, 0) } }],
        [`NumeroFattura.${fatturaId}`]: [{ type: 'NumeroFatturaLiberato', data: { spesaId: 's1' } }],
      });
  });

  it('has no payments any more', () => {
    dopo([registrata(), pagata()]).when(annulla).thenRefused('SPESA_CON_PAGAMENTI', { pagatoCentesimi: 100_000 });
  });
});

describe('commitments and payments', () => {
  const impegno = { numero: '55', data: '2025-02-01', centesimi: 122_000 };
  const impegna: ComandoSpesa = { ...base, type: 'RegistraImpegno', spesaId: 's1', ...impegno };
  const impegnata: EventoSpesa = { type: 'ImpegnoRegistrato', data: { impegno, conto: contoDi(fattura, 0) } };

  it('are recorded once each', () => {
    dopo([registrata()]).when(impegna).then(impegnata);
    dopo([registrata(), impegnata]).when(impegna).thenRefused('IMPEGNO_GIA_REGISTRATO', { numero: '55' });
    dopo([registrata()]).when(paga()).then(pagata());
    dopo([registrata(), pagata()])
      .when(paga({ pagamentoId: 'g2' }))
      .thenRefused('PAGAMENTO_GIA_REGISTRATO');
  });

  it('pay all that is due, the VAT to the State included, and no cent more', () => {
    const f24 = { pagamentoId: 'g2', mandato: '102', quietanza: 'F24 9', centesimi: 22_000 };
    dopo([registrata(), pagata()])
      .when(paga(f24))
      .then({
        type: 'PagamentoRegistrato',
        data: { pagamento: { ...mandato, ...f24 }, conto: contoDi(fattura, 100_000) },
      });
    dopo([registrata(), pagata()])
      .when(paga({ ...f24, centesimi: 22_001 }))
      .thenRefused('PAGAMENTI_OLTRE_IL_DOVUTO', { dovutoCentesimi: 122_000, eccedenzaCentesimi: 1 });
  });

  it('are not of tomorrow, and not of nothing', () => {
    dopo([registrata()])
      .when(paga({ data: '2025-06-16' }))
      .thenRefused('DATA_FUTURA', { campo: 'data' });
    dopo([registrata()])
      .when(paga({ centesimi: 0 }))
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'centesimi' });
    dopo([registrata()])
      .when(paga({ quietanza: ' ' }))
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'quietanza' });
  });

  it('are taken back by name', () => {
    const indietro = (pagamentoId: string): ComandoSpesa => ({
      ...{ ...base, type: 'AnnullaPagamento', spesaId: 's1', pagamentoId, motivo: testo('m3') },
    });
    const data = { pagamento: mandato, motivo: testo('m3'), conto: contoDi(fattura, 100_000) };
    dopo([registrata(), pagata()]).when(indietro('g1')).then({ type: 'PagamentoAnnullato', data });
    dopo([registrata(), pagata()]).when(indietro('g9')).thenRefused('PAGAMENTO_INESISTENTE');
    const taken: EventoSpesa = { type: 'PagamentoAnnullato', data };
    dopo([registrata(), pagata(), taken])
      .when(paga({ pagamentoId: 'g2' }))
      .then(pagata({ pagamentoId: 'g2' }));
  });
});

describe('a closed period', () => {
  const chiusa = { progettoId: 'p1', mese: '2025-03', chiusoFinoAl: '2025-03' };

  it('takes no expense, lets none go, and none moves into it or out of it', () => {
    nuova(chiusi('p1', '2025-03')).when(registra()).thenRefused('SPESA_IN_PERIODO_CHIUSO', chiusa);
    const out = rettifica({ ...fattura, competenza: '2025-04-30' });
    for (const command of [out, annulla]) {
      dopo([registrata()], chiusi('p1', '2025-03')).when(command).thenRefused('SPESA_IN_PERIODO_CHIUSO', chiusa);
    }
    const aprile = { ...fattura, competenza: '2025-04-30' };
    dopo([registrata(aprile)], chiusi('p1', '2025-03'))
      .when(rettifica(fattura))
      .thenRefused('SPESA_IN_PERIODO_CHIUSO', chiusa);
    dopo([registrata()], chiusi('p2', '2025-03'))
      .when(rettifica(conQuote(delProgetto('p1', 1), delProgetto('p2', 1))))
      .thenRefused('SPESA_IN_PERIODO_CHIUSO', { ...chiusa, progettoId: 'p2' });
  });

  it('still sees its expenses paid', () => {
    dopo([registrata()], chiusi('p1', '2025-03')).when(paga()).then(pagata());
  });

  it('is of its project alone, and over for the months after it', () => {
    nuova(chiusi('p2', '2025-12')).when(registra()).then(registrata());
    nuova(chiusi('p1', '2025-02')).when(registra()).then(registrata());
  });

  const chiudi = (finoAlMese: string): ComandoPeriodi => ({
    ...base,
    type: 'ChiudiPeriodo',
    progettoId: 'p1',
    finoAlMese,
  });
  const riapri = (dalMese: string): ComandoPeriodi => ({
    ...{ ...base, type: 'RiapriPeriodo', progettoId: 'p1', dalMese, motivo: testo('m4') },
  });
  const periodi = (...more: readonly History[]) => given(deciderPeriodi, ...progetti, ...more);

  it('grows month by month, of months that are over', () => {
    periodi()
      .when(chiudi('2025-05'))
      .then({ type: 'PeriodoChiuso', data: { progettoId: 'p1', finoAlMese: '2025-05' } });
    periodi().when(chiudi('2025-06')).thenRefused('DATA_FUTURA', { campo: 'finoAlMese' });
    periodi().when(chiudi('2025-5')).thenRefused('CAMPO_NON_VALIDO', { campo: 'finoAlMese' });
    periodi(chiusi('p1', '2025-03')).when(chiudi('2025-03')).thenRefused('PERIODO_GIA_CHIUSO');
    given(deciderPeriodi).when(chiudi('2025-03')).thenRefused('SPESA_PROGETTO_SCONOSCIUTO');
  });

  it('is opened again from a month, with a reason', () => {
    const riaperto = {
      type: 'PeriodoRiaperto',
      data: { progettoId: 'p1', dalMese: '2025-02', motivo: testo('m4') },
    } as const;
    periodi(chiusi('p1', '2025-03')).when(riapri('2025-02')).then(riaperto);
    periodi(chiusi('p1', '2025-03')).when(riapri('2025-04')).thenRefused('PERIODO_NON_CHIUSO');
    periodi().when(riapri('2025-02')).thenRefused('PERIODO_NON_CHIUSO');
    const opened = stream(
      periodiRendicontati,
      'p1',
      { type: 'PeriodoChiuso', data: { progettoId: 'p1', finoAlMese: '2025-03' } },
      riaperto,
    );
    nuova(opened).when(registra()).then(registrata());
    const gennaio = { ...fattura, competenza: '2025-01-31' };
    nuova(opened)
      .when(registra(gennaio))
      .thenRefused('SPESA_IN_PERIODO_CHIUSO', { mese: '2025-01', chiusoFinoAl: '2025-01' });
  });
});
