import { given, stream } from '../../event-sourcing/specification.js';
import { spesa, type DatiSpesa, type EventoSpesa } from '../spesa/index.js';
import { deciderFascicolo, fascicolo, MASSIMO_DOCUMENTI, type ComandoFascicolo, type EventoFascicolo } from './fascicolo.js'; // prettier-ignore

const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  now: '2025-04-10T09:00:00.000Z',
  spesaId: 's1',
} as const;
const testo = (testoId: string) => ({ testoId, hash: 'h' });
const dati: DatiSpesa = {
  ...{ tipo: 'fattura', competenza: '2025-03-14', descrizione: testo('d'), cup: 'I84H22000180006' },
  ...{ cig: { codice: 'B10A9942A7' }, documento: { numero: '27/PA', data: '2025-03-14' }, fornitore: null },
  ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 0, ritenutaCentesimi: 0 },
  scissioneIva: true,
  quote: [
    { fonte: { tipo: 'progetto', progettoId: 'pippi', voceId: 'v1' }, centesimi: 60_000 },
    { fonte: { tipo: 'progetto', progettoId: 'dimissioni', voceId: 'v2' }, centesimi: 40_000 },
  ],
};
const registrata: EventoSpesa = { type: 'SpesaRegistrata', data: { spesa: dati, numeroFatturaId: null } };
const conto = { tipo: 'fattura', mese: '2025-03', costoCentesimi: 1, pagatoCentesimi: 0, imputazioni: [] } as const;
const annullata: EventoSpesa = { type: 'SpesaAnnullata', data: { motivo: testo('m'), conto } };
const progetti = ['pippi', 'dimissioni'].map((progettoId) => ({ progettoId, mese: '2025-03' }));

const file = { sha256: 'a'.repeat(64), byte: 1_234, mediaType: 'application/pdf', nome: testo('n') };
type Deposita = Extract<ComandoFascicolo, { type: 'DepositaDocumento' }>;
const deposita = (changes: Partial<Deposita> = {}): ComandoFascicolo => ({
  ...{ ...base, type: 'DepositaDocumento', documentoId: 'doc1', tipo: 'fattura', ...file },
  ...changes,
});
const ritira = (documentoId: string): ComandoFascicolo => ({
  ...{ ...base, type: 'RitiraDocumento', documentoId, motivo: testo('m') },
});
const depositato = (documentoId: string, sha256 = file.sha256): EventoFascicolo => ({
  type: 'DocumentoDepositato',
  data: { documentoId, tipo: 'fattura', ...file, sha256, progetti },
});
const ritirato = (documentoId: string): EventoFascicolo => ({
  type: 'DocumentoRitirato',
  data: { documentoId, motivo: testo('m'), progetti },
});
const dopo = (...events: readonly EventoFascicolo[]) =>
  given(deciderFascicolo, stream(spesa, 's1', registrata), stream(fascicolo, 's1', ...events));

describe('a fascicolo', () => {
  it('takes a document with its hash, and says of which projects the expense is', () => {
    dopo().when(deposita()).then(depositato('doc1'));
  });

  it('is of an expense that is there', () => {
    given(deciderFascicolo).when(deposita()).thenRefused('SPESA_INESISTENTE');
    given(deciderFascicolo).when(ritira('doc1')).thenRefused('SPESA_INESISTENTE');
    const gone = given(deciderFascicolo, stream(spesa, 's1', registrata, annullata), stream(fascicolo, 's1', depositato('doc1'))); // prettier-ignore
    gone.when(deposita({ documentoId: 'doc2', sha256: 'b'.repeat(64) })).thenRefused('SPESA_ANNULLATA');
    // What is wrong with a document is wrong with it also once the expense is annulled.
    gone.when(ritira('doc1')).then(ritirato('doc1'));
  });

  it('holds a file once, until it is withdrawn; another expense may hold it too', () => {
    dopo(depositato('doc1')).when(deposita({ documentoId: 'doc2' })).thenRefused('DOCUMENTO_GIA_DEPOSITATO', { documentoId: 'doc1' }); // prettier-ignore
    dopo(depositato('doc1'), ritirato('doc1'))
      .when(deposita({ documentoId: 'doc2' }))
      .then(depositato('doc2'));
    given(deciderFascicolo, stream(spesa, 's2', registrata), stream(fascicolo, 's1', depositato('doc1')))
      .when(deposita({ spesaId: 's2' }))
      .then(depositato('doc1'));
  });

  it.each([
    ['tipo', { tipo: 'scontrino' as never }],
    ['sha256', { sha256: '../../etc/passwd' }],
    ['sha256', { sha256: 'A'.repeat(64) }],
    ['byte', { byte: 0 }],
    ['byte', { byte: 1.5 }],
    ['mediaType', { mediaType: 'text/html; x' }],
  ] as const)('has documents with a %s', (campo, wrong) => {
    dopo().when(deposita(wrong)).thenRefused('CAMPO_NON_VALIDO', { campo });
  });

  it('lets a document go once, with the reason', () => {
    dopo(depositato('doc1')).when(ritira('doc1')).then(ritirato('doc1'));
    dopo(depositato('doc1')).when(ritira('doc2')).thenRefused('DOCUMENTO_INESISTENTE');
    dopo(depositato('doc1'), ritirato('doc1')).when(ritira('doc1')).thenRefused('DOCUMENTO_GIA_RITIRATO');
  });

  it('is full at some time, by what it holds now', () => {
    const many = Array.from({ length: MASSIMO_DOCUMENTI }, (_, n) => depositato(`d${n}`, String(n).padStart(64, '0')));
    dopo(...many)
      .when(deposita())
      .thenRefused('FASCICOLO_PIENO', { massimo: MASSIMO_DOCUMENTI });
    dopo(...many, ritirato('d0'))
      .when(deposita())
      .then(depositato('doc1'));
  });

  it('does not replay an event it does not know', () => {
    expect(() => fascicolo.evolve(fascicolo.initial, { type: 'Altro', data: {} } as never)).toThrow(
      'unknown event Altro',
    );
  });
});
