import type { EventoPeriodi, ModelloProcedura } from '@consorzi/domain/ats';
import fc from 'fast-check';

import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import {
  daIncassare,
  daRipartire,
  fascicoliIncompleti,
  listeMancanti,
  mesiChiusi,
  spesePeriodi,
  type RigaFascicolo,
  type RigaRichiesta,
} from '../index.js';

const motivo = { testoId: 't1', hash: 'a'.repeat(64) };
const periodi = (event: EventoPeriodi): Entry => ['PeriodiRendicontati.p1', event];
const chiuso = (finoAlMese: string) => periodi({ type: 'PeriodoChiuso', data: { progettoId: 'p1', finoAlMese } });
const riaperto = (dalMese: string) => periodi({ type: 'PeriodoRiaperto', data: { progettoId: 'p1', dalMese, motivo } });
const mesi = (...entries: readonly Entry[]) => [...rowsOf(mesiChiusi, log(...entries)).keys()].sort();

describe('closed months', () => {
  it('are a row each, with those before them', () => {
    const rows = mesi(chiuso('2025-03'));
    expect(rows.slice(-3)).toEqual(['p1/2025-01/chiuso', 'p1/2025-02/chiuso', 'p1/2025-03/chiuso']);
    expect(rows).toHaveLength(96);
  });

  it('are gone from the month on that is opened again', () => {
    expect(mesi(chiuso('2025-03'), riaperto('2025-02')).slice(-2)).toEqual(['p1/2024-12/chiuso', 'p1/2025-01/chiuso']);
  });

  it('say the same as the one row of the consortium, whatever was closed and opened again', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((n) => `2025-${String(n).padStart(2, '0')}`);
    const step = fc.tuple(fc.boolean(), month);
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const entries = steps.map(([closes, mese]) => (closes ? chiuso(mese) : riaperto(mese)));
        const { chiusoFinoAl } = rowsOf(spesePeriodi, log(chiuso('2024-12'), ...valid(entries))).get('p1')!;
        expect(mesi(chiuso('2024-12'), ...valid(entries)).at(-1)).toBe(`p1/${chiusoFinoAl}/chiuso`);
      }),
      { numRuns: 60 },
    );
  });
});

/** What the log can hold: closed is only what comes after, opened only what is closed. */
function valid(entries: readonly Entry[]): readonly Entry[] {
  let fino = '2024-12';
  return entries.filter(([, { type, data }]) => {
    const closes = type === 'PeriodoChiuso';
    if (closes ? data.finoAlMese <= fino : data.dalMese > fino) return false;
    const [anno, mese] = (closes ? data.finoAlMese : data.dalMese).split('-').map(Number);
    fino = closes ? data.finoAlMese : mese === 1 ? `${anno - 1}-12` : `${anno}-${String(mese - 1).padStart(2, '0')}`;
    return true;
  });
}

const MODELLO = {
  documenti: {
    fattura: [
      { tipo: 'fattura', quando: 'sempre' },
      { tipo: 'f24Iva', quando: 'seIva' },
    ],
    ...{ personale: [], trasferimento: [], contributo: [] },
  },
  liste: [
    { codice: 'autocontrollo', tipo: 'autocontrollo', titolo: 'Autocontrollo', domande: [] },
    { codice: 'dnsh', tipo: 'autocontrollo', titolo: 'DNSH', domande: [] },
    { codice: 'di-regis', tipo: 'autocontrollo', titolo: 'Di ReGiS', domande: [], prodottaDa: 'finanziatore' },
    { codice: 'ammissibilita', tipo: 'ammissibilita', titolo: 'Ammissibilità', domande: [] },
  ],
} satisfies Pick<ModelloProcedura, 'documenti' | 'liste'>;

describe('what is missing', () => {
  it('are documents that the procedure asks for, of what was not annulled; what was withdrawn is no document', () => {
    const documento = (tipo: string, ritirato = false) => ({ tipo, ritirato: ritirato ? { il: '', motivo } : null });
    const riga = (spesaId: string, altro: object): RigaFascicolo =>
      ({
        ...{ progettoId: 'p1', mese: '2025-01', spesaId, tipo: 'fattura', haIvaScissa: false, annullata: false },
        ...{ documenti: [documento('fattura')], revisione: 0, ...altro },
      }) as unknown as RigaFascicolo;
    const righe = [
      riga('intera', {}),
      riga('senzaIva', { haIvaScissa: true }),
      riga('ritirata', { documenti: [documento('fattura', true)] }),
      riga('annullata', { annullata: true, documenti: [] }),
    ];
    expect(fascicoliIncompleti(MODELLO, righe).map(({ riferimento, cosa }) => [riferimento, ...cosa])).toEqual([
      ['senzaIva', 'f24Iva'],
      ['ritirata', 'fattura'],
    ]);
  });

  it('are lists of self-control: begun and not controlled, or never begun for a procurement', () => {
    const lista = (codice: string, cig: string, stato: 'aperta' | 'controllata') =>
      ({
        ...{ listaId: `${codice}-${cig}`, tipo: codice === 'ammissibilita' ? codice : 'autocontrollo', codice },
        ...{ titolo: codice, mese: '2025-02', stato },
        oggetto: { tipo: 'affidamento', cig, senzaCig: null, testoId: 't1' },
      }) as unknown as Parameters<typeof listeMancanti>[2][number];
    const spese = [
      { cig: { codice: 'B10A9942A7' }, mese: '2025-03' },
      { cig: { codice: 'B10A9942A7' }, mese: '2025-01' },
      { cig: { assenza: 'utenze' as const }, mese: '2025-01' },
    ];
    const liste = [
      lista('autocontrollo', 'B10A9942A7', 'controllata'),
      lista('dnsh', 'B20A9942A7', 'aperta'),
      lista('ammissibilita', 'B20A9942A7', 'aperta'),
    ];
    expect(listeMancanti(MODELLO, spese, liste).map(({ titolo, mese, cosa }) => [titolo, mese, ...cosa])).toEqual([
      ['dnsh, CIG B20A9942A7', '2025-02', 'aperta'],
      ['DNSH, CIG B10A9942A7', '2025-01', 'daAprire'],
    ]);
  });

  it('is money: that came and was not shared out, that was recognised and did not come', () => {
    const richiesta = (key: string, altro: object) =>
      ({ key, position: 0, row: { tipo: 'anticipo', centesimi: 1000, riscontro: null, ...altro } }) as unknown as {
        key: string;
        position: number;
        row: RigaRichiesta;
      };
    const righe = [
      richiesta('preparata', { stato: 'preparata', incassatiCentesimi: 0, ripartitiCentesimi: 0 }),
      richiesta('inviata', { stato: 'inviata', incassatiCentesimi: 0, ripartitiCentesimi: 0 }),
      richiesta('respinta', { stato: 'esitata', riscontro: { esito: 'respinta', centesimiRiconosciuti: 0 }, incassatiCentesimi: 0, ripartitiCentesimi: 0 }), // prettier-ignore
      richiesta('pagata', { stato: 'esitata', riscontro: { esito: 'accolta', centesimiRiconosciuti: 800 }, incassatiCentesimi: 700, ripartitiCentesimi: 300 }), // prettier-ignore
    ];
    const each = (found: readonly { readonly riferimento: string | null; readonly centesimi: number | null }[]) =>
      found.map(({ riferimento, centesimi }) => [riferimento, centesimi]);
    expect(each(daRipartire(righe))).toEqual([['pagata', 400]]);
    expect(each(daIncassare(righe))).toEqual([
      ['inviata', 1000],
      ['pagata', 100],
    ]);
  });
});
